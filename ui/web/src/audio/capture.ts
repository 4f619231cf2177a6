/** The microphone as a stream of frames. */
import { IN_RATE } from "../realtime/protocol";

/** Why a device cannot be used; each is a key of the page's strings behind "mic_" or "cam_". */
export type DeviceProblem = "denied" | "insecure" | "missing" | "busy" | "failed";

/** 32 ms, the frame that the shop's voice detector judges: a longer one would only wait. */
const FRAME = (IN_RATE * 32) / 1000;
const FLUSH_LIMIT_MS = 300;
/** A file of its own in the bundle: the audio thread loads it. */
const WORKLET = "/web/capture.worklet.js";

export interface CaptureOptions {
  /** Echo cancellation, noise suppression and gain control. Off only for tests that compare samples. */
  dsp: boolean;
  /** Take the device's own rate and convert it ourselves, as where the browser cannot. */
  nativeRate: boolean;
}

export class Microphone {
  private constructor(
    private readonly context: AudioContext,
    private readonly stream: MediaStream,
    private readonly node: AudioWorkletNode,
  ) {}

  /** Asks for the microphone. Rejects with the browser's error; see `problemOf`. */
  static async open(options: CaptureOptions, onFrame: (samples: Int16Array) => void): Promise<Microphone> {
    if (!navigator.mediaDevices) throw new DOMException("not a secure context", "SecurityError");
    const dsp = options.dsp;
    const audio = { channelCount: 1, echoCancellation: dsp, noiseSuppression: dsp, autoGainControl: dsp };
    const stream = await navigator.mediaDevices.getUserMedia({ audio });
    const { context, source } = connect(stream, options.nativeRate);
    await context.resume();
    await context.audioWorklet.addModule(WORKLET);
    const node = new AudioWorkletNode(context, "vitrine-capture", {
      numberOfOutputs: 0,
      processorOptions: { frame: FRAME, rate: IN_RATE },
    });
    const microphone = new Microphone(context, stream, node);
    node.port.onmessage = (message: MessageEvent<Int16Array>) => {
      if (message.data.length) onFrame(message.data);
      else microphone.flushed?.();
    };
    source.connect(node);
    return microphone;
  }

  private flushed: (() => void) | null = null;

  /** False sends silence instead of sound; the browser itself guarantees it. */
  set enabled(on: boolean) {
    for (const track of this.stream.getAudioTracks()) track.enabled = on;
  }

  /** Resolves once what was said so far has been handed out, the last part of a frame too. */
  flush(): Promise<void> {
    return new Promise((resolve) => {
      this.flushed = resolve;
      window.setTimeout(resolve, FLUSH_LIMIT_MS);
      this.node.port.postMessage("flush");
    });
  }

  close(): void {
    for (const track of this.stream.getTracks()) track.stop();
    void this.context.close();
  }
}

function connect(stream: MediaStream, nativeRate: boolean): { context: AudioContext; source: AudioNode } {
  if (!nativeRate) {
    const context = new AudioContext({ sampleRate: IN_RATE });
    try {
      return { context, source: context.createMediaStreamSource(stream) };
    } catch {
      // Firefox joins a stream only to a context of the device's own rate; the worklet converts then.
      void context.close();
    }
  }
  const context = new AudioContext();
  return { context, source: context.createMediaStreamSource(stream) };
}

/** What to tell the shopper about `error` of getUserMedia. */
export function problemOf(error: unknown): DeviceProblem {
  if (!window.isSecureContext) return "insecure";
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "missing";
  if (name === "NotReadableError" || name === "AbortError") return "busy";
  return "failed";
}

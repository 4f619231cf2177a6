/** Runs on the audio thread: gathers the microphone's sound into frames of 16-bit samples at the wanted rate. */
import { Resampler } from "./resample";

declare const sampleRate: number;
declare function registerProcessor(name: string, processor: unknown): void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

/** What the page gives in `processorOptions`. */
interface Options {
  /** Samples a frame. */
  frame: number;
  /** Samples a second. */
  rate: number;
}

class Capture extends AudioWorkletProcessor {
  private readonly frame: number;
  private readonly resampler: Resampler | null;
  private samples: Int16Array;
  private count = 0;

  constructor(options: { processorOptions: Options }) {
    super();
    const { frame, rate } = options.processorOptions;
    this.frame = frame;
    this.resampler = rate === sampleRate ? null : new Resampler(sampleRate, rate);
    this.samples = new Int16Array(frame);
    // Any message asks for what is left over; an empty frame marks that it was all.
    this.port.onmessage = () => {
      this.post(this.samples.slice(0, this.count));
      this.count = 0;
      this.post(new Int16Array(0));
    };
  }

  process(inputs: Float32Array[][]): boolean {
    const channel = inputs[0]?.[0];
    if (!channel) return true;
    for (const value of this.resampler ? this.resampler.push(channel) : channel) {
      const clipped = Math.max(-1, Math.min(1, value));
      this.samples[this.count++] = Math.round(clipped < 0 ? clipped * 32768 : clipped * 32767);
      if (this.count === this.frame) {
        this.post(this.samples);
        this.samples = new Int16Array(this.frame);
        this.count = 0;
      }
    }
    return true;
  }

  private post(frame: Int16Array): void {
    this.port.postMessage(frame);
  }
}

registerProcessor("vitrine-capture", Capture);

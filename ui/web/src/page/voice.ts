/** The microphone's controls: hands-free (the shop hears when the shopper begins and ends) and hold-to-talk. */
import { Microphone, problemOf } from "../audio/capture";
import { encodePcm, level } from "../audio/pcm";
import type { RealtimeClient } from "../realtime/client";
import { IN_RATE } from "../realtime/protocol";
import { OPTIONS, recall, remember } from "./config";
import type { Conversation } from "./conversation";
import { find } from "./dom";
import { label, lang, t } from "./i18n";

export type Mode = "free" | "hold";

/** A press shorter than this latches: the microphone stays open until the next press. */
const TAP_MS = 300;
/** Speech that fills the button's ring, as a root mean square. */
const FULL_LEVEL = 0.15;
const SECOND_OF_SILENCE = new Int16Array(IN_RATE);

export class Voice {
  private mode: Mode = recall("vitrine.mode") === "hold" ? "hold" : "free";
  private microphone: Microphone | null = null;
  private opening: Promise<Microphone | null> | null = null;
  /** Sound goes to the shop. */
  private live = false;
  private muted = false;
  private pressedAt = 0;
  private readonly button: HTMLButtonElement;
  private readonly mute: HTMLButtonElement;

  constructor(
    private readonly root: HTMLElement,
    private readonly client: RealtimeClient,
    private readonly conversation: Conversation,
    private readonly onNotice: (text: string) => void,
  ) {
    this.button = find(root, ".vt-mic");
    this.mute = find(root, ".vt-mute");
    this.listen();
    for (const input of root.querySelectorAll<HTMLInputElement>('input[name="vt-mode"]')) {
      input.checked = input.value === this.mode;
      input.addEventListener("change", () => this.choose(input.value as Mode));
    }
    this.configure();
    this.show();
  }

  /** Tells the shop the language and who finds the turn's end. */
  configure(): void {
    this.client.configure({
      audio: {
        input: {
          format: { type: "audio/pcm", rate: IN_RATE },
          turn_detection: this.mode === "free" ? { type: "server_vad" } : null,
        },
      },
      vitrine: { lang: lang() },
    });
  }

  /** Draws the controls anew, after a change of language too. */
  show(): void {
    const hold = this.mode === "hold";
    this.button.setAttribute("aria-pressed", String(this.live));
    label(this.button, t(hold ? (this.live ? "mic_release" : "mic_hold") : this.live ? "mic_stop" : "mic_start"));
    this.mute.hidden = hold || !this.live;
    this.mute.setAttribute("aria-pressed", String(this.muted));
    label(this.mute, t(this.muted ? "mic_unmute" : "mic_mute"));
    this.root.dataset["mic"] = this.live ? (this.muted ? "muted" : "on") : "off";
    this.conversation.attend(this.live && !this.muted);
    if (!this.live || this.muted) this.button.style.setProperty("--level", "0");
  }

  private listen(): void {
    this.button.addEventListener("pointerdown", (event) => {
      if (this.mode !== "hold" || event.button !== 0) return;
      this.button.setPointerCapture(event.pointerId);
      this.press();
    });
    this.button.addEventListener("pointerup", () => this.mode === "hold" && this.release());
    this.button.addEventListener("pointercancel", () => this.mode === "hold" && this.release());
    this.button.addEventListener("keydown", (event) => {
      if (this.mode === "hold" && [" ", "Enter"].includes(event.key) && !event.repeat) this.press();
    });
    this.button.addEventListener("keyup", (event) => {
      if (this.mode === "hold" && [" ", "Enter"].includes(event.key)) this.release();
    });
    this.button.addEventListener("click", () => this.mode === "free" && void this.toggle());
    this.mute.addEventListener("click", () => this.setMuted(!this.muted));
    window.addEventListener("pagehide", () => this.close());
  }

  private choose(mode: Mode): void {
    this.mode = mode;
    remember("vitrine.mode", mode);
    this.close();
    this.configure();
    this.show();
  }

  private async toggle(): Promise<void> {
    this.conversation.player.unlock();
    if (this.live) {
      // The shop waits for the end of a sentence that was cut; silence is that end.
      this.append(SECOND_OF_SILENCE);
      this.close();
    } else if (await this.open()) {
      this.live = true;
      this.setMuted(false);
    }
    this.show();
  }

  private press(): void {
    this.conversation.player.unlock();
    if (this.live) return;
    this.pressedAt = performance.now();
    if (this.conversation.busy) this.conversation.interrupt();
    this.client.send({ type: "input_audio_buffer.clear" });
    this.live = true;
    this.show();
    void this.open().then((microphone) => {
      if (microphone) microphone.enabled = this.live;
      else this.live = false;
      this.show();
    });
  }

  private release(): void {
    if (!this.live) return;
    if (this.pressedAt && performance.now() - this.pressedAt < TAP_MS) {
      this.pressedAt = 0;
      return;
    }
    void this.finish();
  }

  private async finish(): Promise<void> {
    await this.microphone?.flush();
    if (!this.live) return;
    this.live = false;
    if (this.microphone) {
      this.microphone.enabled = false;
      this.client.send({ type: "input_audio_buffer.commit" });
      this.conversation.turn();
    }
    this.show();
  }

  private setMuted(muted: boolean): void {
    this.muted = muted;
    if (this.microphone) this.microphone.enabled = !muted;
    this.show();
  }

  private append(samples: Int16Array): void {
    this.client.send({ type: "input_audio_buffer.append", audio: encodePcm(samples) });
  }

  private open(): Promise<Microphone | null> {
    if (this.microphone) return Promise.resolve(this.microphone);
    this.opening ??= Microphone.open(OPTIONS, (samples) => {
      if (!this.live) return;
      this.append(samples);
      this.button.style.setProperty("--level", Math.min(1, level(samples) / FULL_LEVEL).toFixed(2));
    })
      .then((microphone) => {
        this.onNotice("");
        return (this.microphone = microphone);
      })
      .catch((error: unknown) => {
        this.onNotice(t(`mic_${problemOf(error)}`));
        return null;
      })
      .finally(() => (this.opening = null));
    return this.opening;
  }

  private close(): void {
    this.live = false;
    this.microphone?.close();
    this.microphone = null;
  }
}

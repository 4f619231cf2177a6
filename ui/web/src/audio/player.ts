/** Plays sentences one after the other on one AudioContext clock, and tells the avatar when each begins. */
import type { Avatar, VisemeCue } from "../avatar/types";
import { OUT_RATE } from "../realtime/protocol";

/** One sentence to be heard. `tag` is the caller's own mark for it. */
export interface Sound<T> {
  /** The protocol's item; "" for a replay, of which the shop hears nothing. */
  item: string;
  pcm: Int16Array;
  visemes: readonly VisemeCue[];
  mood: number;
  tag: T;
}

/** How much of an item was heard. */
export interface Heard {
  item: string;
  ms: number;
}

export interface PlayerHandlers<T> {
  onStart(sound: Sound<T>): void;
  /** The sentence was heard to its end; `heard` counts the item's sound so far. */
  onEnd(sound: Sound<T>, heard: Heard): void;
  /** Sound was stopped before these began. */
  onCut(sounds: Sound<T>[]): void;
  /** Nothing is left to play, or all was stopped. */
  onIdle(): void;
}

interface Segment<T> {
  sound: Sound<T>;
  source: AudioBufferSourceNode;
  start: number;
  end: number;
  started: boolean;
}

/** Time to hand a sound to the audio thread before it must begin. */
const LEAD_S = 0.02;
const TICK_MS = 30;
/** A cut without a click. */
const FADE_S = 0.008;
/** How sound comes back after it was held. */
const RETURN_S = 0.06;
/** Held sound goes on by itself after this, should the shop's word be lost. */
const HOLD_LIMIT_MS = 3000;

export class Player<T> {
  private context: AudioContext | null = null;
  private gain: GainNode | null = null;
  private queue: Segment<T>[] = [];
  private heard: Heard = { item: "", ms: 0 };
  private timer = 0;
  private held = false;
  private holdTimer = 0;

  constructor(
    private readonly handlers: PlayerHandlers<T>,
    private readonly avatar: () => Avatar | null,
  ) {}

  get playing(): boolean {
    return this.queue.length > 0;
  }

  /** Sentences that are being played or wait for it. */
  get queued(): number {
    return this.queue.length;
  }

  /** Sound is waiting, but the browser wants a click first. */
  get blocked(): boolean {
    return this.playing && !this.held && this.context?.state === "suspended";
  }

  /** Call it from a click or key press: browsers let a page make sound only after one. */
  unlock(): void {
    this.output();
    if (!this.held) void this.context?.resume();
  }

  /** Silence in a moment, the mouth too, without losing the place: perhaps the shopper wants to speak. */
  hold(): void {
    window.clearTimeout(this.holdTimer);
    this.holdTimer = window.setTimeout(() => this.resume(), HOLD_LIMIT_MS);
    if (this.held) return;
    this.held = true;
    const { context, gain } = this;
    if (!context || !gain) return;
    this.ramp(gain, 0, FADE_S);
    // The clock stands still while the context is suspended, so everything that is scheduled waits.
    window.setTimeout(() => this.held && void context.suspend(), 2 * FADE_S * 1000);
  }

  /** The shopper did not: goes on where it was held. */
  resume(): void {
    if (!this.release()) return;
    const { context, gain } = this;
    if (context && gain) void context.resume().then(() => this.ramp(gain, 1, RETURN_S));
  }

  /** Forgets that sound is held; whether it was. */
  private release(): boolean {
    window.clearTimeout(this.holdTimer);
    const was = this.held;
    this.held = false;
    return was;
  }

  private ramp(gain: GainNode, to: number, seconds: number): void {
    const now = this.context?.currentTime ?? 0;
    const from = gain.gain.value;
    gain.gain.cancelScheduledValues(now);
    gain.gain.setValueAtTime(from, now);
    gain.gain.linearRampToValueAtTime(to, now + seconds);
  }

  play(sound: Sound<T>): void {
    if (!sound.pcm.length) return;
    const { context, gain } = this.output();
    if (this.held) void context.suspend();
    const buffer = context.createBuffer(1, sound.pcm.length, OUT_RATE);
    buffer.copyToChannel(Float32Array.from(sound.pcm, (sample) => sample / 32768), 0);
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(gain);
    // A suspended context's clock stands still, so what is scheduled on it waits, in order, until it is resumed.
    const start = Math.max(context.currentTime + LEAD_S, this.queue.at(-1)?.end ?? 0);
    source.start(start);
    this.queue.push({ sound, source, start, end: start + buffer.duration, started: false });
    this.avatar()?.cue(sound.visemes, start, () => (this.held ? -Infinity : context.currentTime), sound.mood);
    this.timer ||= window.setInterval(() => this.tick(), TICK_MS);
  }

  /** Silence at once. Returns how much was heard of the item that was cut, null if nothing was playing. */
  stop(): Heard | null {
    const { context, gain, queue } = this;
    if (this.release()) void context?.resume();
    if (!context || !gain || !queue.length) return null;
    const now = context.currentTime;
    const current = queue.find((segment) => segment.sound.item !== "");
    const at = now - (context.outputLatency || 0);
    const part = current ? 1000 * Math.max(0, Math.min(at, current.end) - current.start) : 0;
    const before = current?.sound.item === this.heard.item ? this.heard.ms : 0;
    this.ramp(gain, 0, FADE_S);
    for (const { source, start } of queue) source.stop(start > now ? 0 : now + FADE_S);
    this.gain = null;
    this.queue = [];
    this.avatar()?.stop();
    this.handlers.onCut(queue.filter((segment) => segment.start > now).map((segment) => segment.sound));
    this.idle();
    return current ? { item: current.sound.item, ms: Math.round(before + part) } : null;
  }

  private tick(): void {
    const now = this.context?.currentTime ?? 0;
    for (let first = this.queue[0]; first && first.start <= now; first = this.queue[0]) {
      if (!first.started) {
        first.started = true;
        this.handlers.onStart(first.sound);
      }
      if (first.end > now) return;
      this.queue.shift();
      if (first.sound.item !== this.heard.item) this.heard = { item: first.sound.item, ms: 0 };
      this.heard.ms = Math.round(this.heard.ms + 1000 * (first.end - first.start));
      this.handlers.onEnd(first.sound, { ...this.heard });
    }
    if (!this.queue.length) this.idle();
  }

  private idle(): void {
    window.clearInterval(this.timer);
    this.timer = 0;
    this.handlers.onIdle();
  }

  private output(): { context: AudioContext; gain: GainNode } {
    this.context ??= new AudioContext();
    if (!this.gain) {
      this.gain = this.context.createGain();
      this.gain.connect(this.context.destination);
    }
    return { context: this.context, gain: this.gain };
  }
}

/**
 * Visemes on the audio clock, co-articulated.
 *
 * Each viseme dominates around its own time and reaches into its neighbours: it begins before its sound (the mouth runs
 * ahead of the voice) and fades after it. What overlaps is shared out by dominance, so that a vowel shows through a "t"
 * but never through the closed lips of a "p". After Cohen & Massaro, "Modeling Coarticulation in Synthetic Visual
 * Speech" (1993), with raised-cosine flanks in place of their exponentials, which never quite end.
 */
import { add, VISEMES, type Weights } from "./blendshapes";
import { clamp, smooth } from "./math";
import { SHAPES, type Shape, type VisemeCue } from "./types";

/** The mouth leads its sound by this much, seconds; within the 60 to 80 ms that speakers do themselves. */
const LOOK_AHEAD_S = 0.07;
const ATTACK_S = 0.075;
const DECAY_S = 0.095;
/** A vowel shorter than this does not reach its full shape. */
const FULL_VOWEL_S = 0.11;
/** After `stop` the mouth closes with this time constant; 150 ms later 1 % is left. */
const CLOSE_TAU_S = 0.03;

const VOWELS: ReadonlySet<Shape> = new Set(["aa", "E", "I", "O", "U"]);
/** How firmly a shape holds against its neighbours: lips that must meet win over everything. */
const DOMINANCE: Readonly<Record<Shape, number>> = {
  sil: 0.7, PP: 5, FF: 3.5, TH: 1.5, DD: 0.9, kk: 0.7, CH: 1.7, SS: 1.2, nn: 0.8, RR: 1, aa: 1.1, E: 1, I: 1, O: 1.3, U: 1.5,
};

interface Segment {
  readonly shape: Shape;
  readonly start: number;
  readonly end: number;
  readonly amplitude: number;
}

export interface MouthFrame {
  readonly weights: Weights;
  /** The shape that dominates now. */
  readonly viseme: Shape;
  /** A sentence is sounding, or is about to. */
  readonly speaking: boolean;
}

const SILENT: MouthFrame = { weights: {}, viseme: "sil", speaking: false };

export class LipSync {
  private segments: Segment[] = [];
  private clock: () => number = () => 0;
  private stopped = SILENT;
  private stoppedFor_s = Infinity;

  /** Adds a sentence. Sentences may be given ahead of time; they follow each other on the same clock. */
  cue(visemes: readonly VisemeCue[], startAt: number, clock: () => number): void {
    this.clock = clock;
    this.stoppedFor_s = Infinity;
    for (const [name, start_s, end_s] of visemes) {
      if (!(end_s > start_s)) continue;
      const shape = SHAPES.find((known) => known === name) ?? "sil";
      const amplitude = VOWELS.has(shape) ? clamp((end_s - start_s) / FULL_VOWEL_S, 0.6, 1) : 1;
      this.segments.push({ shape, start: startAt + start_s, end: startAt + end_s, amplitude });
    }
    this.segments.sort((a, b) => a.start - b.start);
  }

  /** Barge-in: forgets what was still to be said. The mouth closes from where it is, whatever the clock does. */
  stop(): void {
    this.stopped = this.at(this.clock());
    this.stoppedFor_s = 0;
    this.segments = [];
  }

  /** The mouth now; `dt_s` is the time since the last frame. */
  frame(dt_s: number): MouthFrame {
    if (this.stoppedFor_s < 1) {
      this.stoppedFor_s += dt_s;
      const left = Math.exp(-this.stoppedFor_s / CLOSE_TAU_S);
      if (left < 0.01) return SILENT;
      const weights: Weights = {};
      add(weights, this.stopped.weights, left);
      return { weights, viseme: left > 0.5 ? this.stopped.viseme : "sil", speaking: false };
    }
    const now = this.clock();
    while (this.segments[0] && this.segments[0].end + DECAY_S < now) this.segments.shift();
    return this.at(now);
  }

  private at(now: number): MouthFrame {
    const weights: Weights = {};
    const t = now + LOOK_AHEAD_S;
    const active: [Segment, number][] = [];
    let total = 0;
    for (const segment of this.segments) {
      if (segment.start - ATTACK_S > t) break;
      const power = envelope(segment, t) * DOMINANCE[segment.shape];
      if (power > 0) {
        active.push([segment, power]);
        total += power;
      }
    }
    let viseme: Shape = "sil";
    let most = 0;
    let reach = 0;
    for (const [segment] of active) reach = Math.max(reach, envelope(segment, t));
    for (const [segment, power] of active) {
      const share = (power / total) * reach;
      add(weights, VISEMES[segment.shape], share * segment.amplitude);
      // What is being heard counts: the shape whose own time it is, not the one that is only being prepared.
      const heard = share * (now >= segment.start && now < segment.end ? 4 : 1);
      if (heard > most) [viseme, most] = [segment.shape, heard];
    }
    const next = this.segments[0];
    return { weights, viseme, speaking: next !== undefined && next.start - ATTACK_S - LOOK_AHEAD_S < now };
  }
}

/** 1 while the segment lasts, with flanks on either side; half of each flank lies inside. */
function envelope(segment: Segment, t: number): number {
  const inside = Math.min((segment.end - segment.start) / 2, 0.04);
  return smooth(segment.start - ATTACK_S + inside, segment.start + inside, t) * smooth(segment.end + DECAY_S - inside, segment.end - inside, t);
}

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
import { SHAPES, type Shape, type VisemeCue, type VisemeWeights } from "./types";

/** The mouth sets out for a shape this long before its sound, as speakers do, and arrives with it. */
const LOOK_AHEAD_S = 0.075;
const ARRIVAL_S = 0.01;
/** It begins to leave this long before the sound ends, and has left this long after. */
const LEAVE_S = 0.03;
const DECAY_S = 0.075;
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
  /** The same mouth, before it became blendshapes. */
  readonly shapes: VisemeWeights;
  /** The shape that dominates now. */
  readonly viseme: Shape;
  /** A sentence is sounding, or is about to. */
  readonly speaking: boolean;
}

const SILENT: MouthFrame = { weights: {}, shapes: {}, viseme: "sil", speaking: false };

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
      const shapes: VisemeWeights = {};
      for (const shape of SHAPES) if (this.stopped.shapes[shape]) shapes[shape] = this.stopped.shapes[shape] * left;
      return { weights, shapes, viseme: left > 0.5 ? this.stopped.viseme : "sil", speaking: false };
    }
    const now = this.clock();
    while (this.segments[0] && this.segments[0].end + DECAY_S < now) this.segments.shift();
    return this.at(now);
  }

  private at(now: number): MouthFrame {
    const weights: Weights = {};
    const shapes: VisemeWeights = {};
    const active: [Segment, number][] = [];
    let total = 0;
    let reach = 0;
    for (const segment of this.segments) {
      if (segment.start - LOOK_AHEAD_S > now) break;
      const strength = envelope(segment, now);
      if (strength <= 0) continue;
      // Squared, so that what is only setting out or fading leaves the sounding shape its due.
      const power = strength * strength * DOMINANCE[segment.shape];
      active.push([segment, power]);
      total += power;
      reach = Math.max(reach, strength);
    }
    let viseme: Shape = "sil";
    let most = 0;
    for (const [segment, power] of active) {
      const share = (power / total) * reach;
      add(weights, VISEMES[segment.shape], share * segment.amplitude);
      shapes[segment.shape] = (shapes[segment.shape] ?? 0) + share * segment.amplitude;
      // What is being heard counts: the shape whose own time it is, not the one that is only being prepared.
      const heard = share * (now >= segment.start && now < segment.end ? 4 : 1);
      if (heard > most) [viseme, most] = [segment.shape, heard];
    }
    const next = this.segments[0];
    return { weights, shapes, viseme, speaking: next !== undefined && next.start - LOOK_AHEAD_S < now };
  }
}

/** 1 while the segment lasts, with a flank on either side. */
function envelope({ start, end }: Segment, now: number): number {
  const half = (end - start) / 2;
  const rise = smooth(start - LOOK_AHEAD_S, start + Math.min(ARRIVAL_S, half), now);
  return rise * smooth(end + DECAY_S, end - Math.min(LEAVE_S, half), now);
}

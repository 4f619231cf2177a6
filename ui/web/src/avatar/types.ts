/** What the page knows of the avatar. Kept free of three.js, so that importing these types costs nothing. */

/** The 15 Oculus visemes, in the order of Meta's reference (the same as `SHAPES` in multimodal/events.py). */
export const SHAPES = ["sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "I", "O", "U"] as const;
export type Shape = (typeof SHAPES)[number];

export type VisemeWeights = Partial<Record<Shape, number>>;

/** One mouth shape, from `start_s` to `end_s` in seconds after the first sample of its sound. */
export type VisemeCue = readonly [shape: string, start_s: number, end_s: number];

/** 1 (very unhappy) to 5 (very happy); 3 is neutral. */
export type Mood = 1 | 2 | 3 | 4 | 5;
export type AvatarState = "idle" | "listening" | "thinking" | "speaking";
export type Quality = "low" | "high";

export interface AvatarOptions {
  /** "auto" (the default) takes "low" on a software renderer and adapts to the measured frame time afterwards. */
  quality?: Quality | "auto";
  /** Address of a GLB or VRM with ARKit or viseme morph targets, instead of the built-in character. */
  model?: string;
  /** "2d" draws the flat face even where WebGL works. The default reads `?face=2d` from the page's address. */
  face?: "2d" | "3d";
}

export interface AvatarStats {
  /** Frames per second over the last second or so. */
  readonly fps: number;
  readonly quality: Quality | "2d";
  /** What draws: the WebGL renderer's own name, or "canvas2d". */
  readonly renderer: string;
  readonly frames: number;
  /** How far the mouth stands open now, from 0 to 1. */
  readonly mouthOpen: number;
  /** The viseme that weighs most now. */
  readonly viseme: Shape;
}

export interface Avatar {
  /** Says a sentence's mouth shapes. `startAt` is the time of its first sample on `clock` (AudioContext.currentTime). */
  cue(visemes: readonly VisemeCue[], startAt: number, clock: () => number, mood: number): void;
  setMood(level: number): void;
  setState(state: AvatarState): void;
  /** Barge-in: forgets every cue and closes the mouth at once. */
  stop(): void;
  /** Looks at a point of the page, from -1 (left, bottom) to 1 (right, top) of the viewport; `lookAt(0, 0)` is ahead. */
  lookAt(x: number, y: number): void;
  readonly stats: AvatarStats;
  /** Takes the canvas away and frees what it holds. */
  dispose(): void;
}

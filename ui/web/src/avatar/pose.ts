/** A moment of the character: all that a renderer, flat or solid, needs to draw it. */
import type { Weights } from "./blendshapes";
import type { Quality, VisemeWeights } from "./types";

export interface Pose {
  /** Blendshapes, clamped to 0..1. */
  weights: Weights;
  /** The visemes behind the mouth's blendshapes, for models that have shapes for those instead. */
  visemes: VisemeWeights;
  /** Nod (down is positive), turn (to the character's left is positive) and tilt of the head, radians. */
  head: [nod: number, turn: number, tilt: number];
  /** Where the eyes look, relative to the head, radians: to the viewer's right and up are positive. */
  gaze: [across: number, up: number];
  /** From -1 (breathed out) to 1 (breathed in). */
  breath: number;
}

/** What draws a pose. */
export interface Face {
  /** What draws, for `stats.renderer`. */
  readonly renderer: string;
  readonly canvas: HTMLCanvasElement;
  draw(pose: Pose): void;
  /** Size of the element in CSS pixels, and how many canvas pixels stand for one. */
  resize(width: number, height: number, pixelRatio: number): void;
  /** How finely to light; the flat face knows one way only. */
  setQuality(quality: Quality): void;
  dispose(): void;
}

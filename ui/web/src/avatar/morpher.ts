/**
 * Blends morph targets on the processor. Each target lists only the vertices that it moves, so a frame costs what moves
 * in it; a GPU loops over all targets for every vertex, which a software renderer cannot afford.
 */
import type { BufferAttribute } from "three";
import type { Weights } from "./blendshapes";
import type { Part, Shift } from "./character/mesh";
import type { Target } from "./character/morphs";

export class Morpher {
  private readonly restPosition: Float32Array;
  private readonly restNormal: Float32Array;
  private readonly shifts: readonly [Target, Shift][];
  private readonly applied: Float32Array;

  constructor(
    part: Part,
    private readonly position: BufferAttribute,
    private readonly normal: BufferAttribute,
  ) {
    this.restPosition = part.position.slice();
    this.restNormal = part.normal.slice();
    this.shifts = [...part.shifts];
    this.applied = new Float32Array(this.shifts.length);
  }

  /** Moves the vertices to `weights`; does nothing when none of its targets has changed. */
  apply(weights: Weights): void {
    let changed = false;
    this.shifts.forEach(([target], k) => {
      const weight = valueOf(weights, target);
      if (Math.abs(weight - (this.applied[k] as number)) > 1e-3) {
        this.applied[k] = weight;
        changed = true;
      }
    });
    if (!changed) return;
    const position = this.position.array as Float32Array;
    const normal = this.normal.array as Float32Array;
    position.set(this.restPosition);
    normal.set(this.restNormal);
    this.shifts.forEach(([, shift], k) => {
      const weight = this.applied[k] as number;
      if (weight === 0) return;
      addShift(position, shift.index, shift.place, weight);
      addShift(normal, shift.index, shift.normal, weight);
    });
    this.position.needsUpdate = true;
    this.normal.needsUpdate = true;
  }
}

function valueOf(weights: Weights, target: Target): number {
  if (target === "eyeBendLeft" || target === "eyeBendRight") {
    const blink = weights[target === "eyeBendLeft" ? "eyeBlinkLeft" : "eyeBlinkRight"] ?? 0;
    return 4 * blink * (1 - blink);
  }
  return weights[target] ?? 0;
}

function addShift(to: Float32Array, index: Uint32Array, delta: Float32Array, weight: number): void {
  for (let k = 0, d = 0; k < index.length; k++, d += 3) {
    const at = 3 * (index[k] as number);
    to[at] = (to[at] as number) + weight * (delta[d] as number);
    to[at + 1] = (to[at + 1] as number) + weight * (delta[d + 1] as number);
    to[at + 2] = (to[at + 2] as number) + weight * (delta[d + 2] as number);
  }
}

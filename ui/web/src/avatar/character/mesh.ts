/** Collects vertices and triangles of a part, and works out which vertices each morph target moves, and how. */
import { TARGETS, type Target } from "./morphs";
import type { Color } from "./color";
import type { Point } from "./vector";

/** How the surface takes light; the shader knows a recipe for each. */
export type Finish = "skin" | "hair" | "eye" | "wet" | "cloth" | "matte";

/** The vertices that one target moves, with their shift of place and of normal at weight 1. */
export interface Shift {
  readonly index: Uint32Array;
  readonly place: Float32Array;
  readonly normal: Float32Array;
}

export interface Part {
  readonly name: string;
  readonly finish: Finish;
  readonly position: Float32Array;
  readonly normal: Float32Array;
  readonly color: Float32Array;
  readonly triangles: Uint32Array;
  readonly shifts: ReadonlyMap<Target, Shift>;
}

type Vertex = Point | ((target: Target | null) => Point);

export class MeshBuilder {
  private readonly vertices: Vertex[] = [];
  private readonly colors: Color[] = [];
  private readonly triangles: number[] = [];

  /** Adds a vertex, fixed or moving with the targets; gives its number. */
  add(vertex: Vertex, color: Color): number {
    this.vertices.push(vertex);
    return this.colors.push(color) - 1;
  }

  /** Two triangles, counter-clockwise as seen from outside; corners may coincide. */
  quad(a: number, b: number, c: number, d: number): void {
    if (a !== b && b !== c && a !== c) this.triangles.push(a, b, c);
    if (a !== c && c !== d && a !== d) this.triangles.push(a, c, d);
  }

  /** A sheet of rows of vertices; `closed` joins the end of each row to its beginning. */
  sheet(rows: readonly (readonly number[])[], closed: boolean, flipped = false): void {
    for (let j = 0; j + 1 < rows.length; j++) {
      const [low, high] = [rows[j] as number[], rows[j + 1] as number[]];
      for (let k = 0; k < low.length - (closed ? 0 : 1); k++) {
        const n = (k + 1) % low.length;
        const corners = [low[k], low[n], high[n], high[k]] as [number, number, number, number];
        if (flipped) this.quad(corners[3], corners[2], corners[1], corners[0]);
        else this.quad(...corners);
      }
    }
  }

  build(name: string, finish: Finish, moves: boolean): Part {
    const triangles = Uint32Array.from(this.triangles);
    const position = this.places(null);
    const normal = normals(position, triangles);
    const shifts = new Map<Target, Shift>();
    if (moves) {
      for (const target of TARGETS) {
        const shift = this.shift(target, position, normal, triangles);
        if (shift) shifts.set(target, shift);
      }
    }
    return { name, finish, position, normal, color: Float32Array.from(this.colors.flat()), triangles, shifts };
  }

  private places(target: Target | null): Float32Array {
    const places = new Float32Array(this.vertices.length * 3);
    this.vertices.forEach((vertex, k) => places.set(typeof vertex === "function" ? vertex(target) : vertex, 3 * k));
    return places;
  }

  private shift(target: Target, rest: Float32Array, restNormal: Float32Array, triangles: Uint32Array): Shift | null {
    const moved = this.places(target);
    let any = false;
    for (let k = 0; k < moved.length && !any; k++) any = Math.abs((moved[k] as number) - (rest[k] as number)) > 1e-4;
    if (!any) return null;
    const normal = normals(moved, triangles);
    const index: number[] = [];
    for (let k = 0; k < rest.length; k += 3) {
      let far = 0;
      for (let a = k; a < k + 3; a++) {
        moved[a] = (moved[a] as number) - (rest[a] as number);
        normal[a] = (normal[a] as number) - (restNormal[a] as number);
        far = Math.max(far, Math.abs(moved[a] as number), 0.02 * Math.abs(normal[a] as number));
      }
      if (far > 2e-4) index.push(k / 3);
    }
    const pick = (from: Float32Array) => Float32Array.from(index.flatMap((k) => [...from.subarray(3 * k, 3 * k + 3)]));
    return { index: Uint32Array.from(index), place: pick(moved), normal: pick(normal) };
  }
}

/** Smooth vertex normals, weighted by the area of the triangles around. */
export function normals(position: Float32Array, triangles: Uint32Array): Float32Array {
  const n = new Float32Array(position.length);
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [3 * (triangles[t] as number), 3 * (triangles[t + 1] as number), 3 * (triangles[t + 2] as number)];
    const at = (k: number) => position[k] as number;
    const [ux, uy, uz] = [at(b) - at(a), at(b + 1) - at(a + 1), at(b + 2) - at(a + 2)];
    const [vx, vy, vz] = [at(c) - at(a), at(c + 1) - at(a + 1), at(c + 2) - at(a + 2)];
    const cross = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    for (const corner of [a, b, c]) for (let k = 0; k < 3; k++) n[corner + k] = (n[corner + k] as number) + (cross[k] as number);
  }
  for (let k = 0; k < n.length; k += 3) {
    const far = Math.hypot(n[k] as number, n[k + 1] as number, n[k + 2] as number) || 1;
    for (let a = k; a < k + 3; a++) n[a] = (n[a] as number) / far;
  }
  return n;
}

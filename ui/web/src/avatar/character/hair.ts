/**
 * A side-parted bob, tucked behind the ears. Each side is a sheet that runs from the parting (v = 0) to the tips (v = 1),
 * swept through a few hand-placed strands; `u` goes from the strand at the forehead to the middle of the back. Locks are
 * rounded ridges along u; the sheet has an inner side and a rolled edge, so that it looks like a body of hair.
 */
import { clamp, mix, randomFrom, smooth } from "../math";
import type { Look } from "../look";
import { blend, color, shade, type Color } from "./color";
import { MeshBuilder, type Part } from "./mesh";
import { cross, curve, minus, plus, unit, type Point } from "./vector";

/** Strands of the broad side (the character's left), from the forehead to the middle of the back; root first. */
const BROAD: readonly (readonly Point[])[] = [
  [[-0.265, 0.83, 0.55], [0.04, 0.79, 0.72], [0.37, 0.61, 0.71], [0.66, 0.38, 0.48], [0.83, 0.18, 0.1], [0.86, -0.12, -0.2], [0.74, -0.62, -0.22], [0.56, -1.1, -0.06]],
  [[-0.27, 1.0, 0.34], [0.06, 1.03, 0.5], [0.45, 0.83, 0.52], [0.76, 0.52, 0.3], [0.91, 0.18, -0.02], [0.95, -0.2, -0.2], [0.88, -0.68, -0.22], [0.66, -1.15, -0.14]],
  [[-0.265, 1.08, 0.08], [0.1, 1.15, 0.12], [0.52, 0.98, 0.12], [0.84, 0.62, 0.0], [0.98, 0.18, -0.22], [0.99, -0.25, -0.36], [0.92, -0.72, -0.38], [0.68, -1.18, -0.32]],
  [[-0.225, 1.09, -0.22], [0.12, 1.13, -0.3], [0.5, 0.98, -0.42], [0.78, 0.62, -0.58], [0.88, 0.18, -0.7], [0.87, -0.28, -0.74], [0.78, -0.76, -0.7], [0.56, -1.2, -0.58]],
  [[-0.125, 1.05, -0.46], [0.05, 1.02, -0.62], [0.22, 0.86, -0.84], [0.36, 0.54, -1.02], [0.42, 0.14, -1.08], [0.42, -0.3, -1.05], [0.38, -0.78, -0.94], [0.28, -1.22, -0.76]],
  [[-0.05, 1.0, -0.56], [-0.02, 0.95, -0.74], [-0.02, 0.8, -0.94], [-0.02, 0.5, -1.08], [-0.02, 0.12, -1.13], [-0.02, -0.3, -1.1], [-0.02, -0.78, -0.98], [-0.02, -1.23, -0.78]],
];

/** The narrow side: the same strands mirrored, but for the roots, which share the parting, and the front. */
const NARROW: readonly (readonly Point[])[] = [
  [[-0.24, 0.83, 0.55], [-0.39, 0.75, 0.58], [-0.57, 0.6, 0.52], [-0.72, 0.38, 0.36], [-0.83, 0.18, 0.08], [-0.86, -0.12, -0.2], [-0.74, -0.62, -0.22], [-0.56, -1.1, -0.06]],
  [[-0.245, 1.0, 0.34], [-0.46, 0.92, 0.38], [-0.65, 0.72, 0.34], [-0.81, 0.48, 0.2], [-0.91, 0.18, -0.04], [-0.95, -0.2, -0.2], [-0.88, -0.68, -0.22], [-0.66, -1.15, -0.14]],
  [[-0.24, 1.08, 0.08], [-0.48, 1.02, 0.06], [-0.7, 0.84, 0.02], [-0.89, 0.56, -0.08], [-0.98, 0.18, -0.24], [-0.99, -0.25, -0.36], [-0.92, -0.72, -0.38], [-0.68, -1.18, -0.32]],
  [[-0.2, 1.09, -0.22], [-0.42, 1.05, -0.32], [-0.62, 0.9, -0.44], [-0.8, 0.6, -0.58], [-0.88, 0.18, -0.7], [-0.87, -0.28, -0.74], [-0.78, -0.76, -0.7], [-0.56, -1.2, -0.58]],
  [[-0.1, 1.05, -0.46], [-0.18, 1.0, -0.64], [-0.28, 0.84, -0.84], [-0.38, 0.54, -1.01], [-0.42, 0.14, -1.08], [-0.42, -0.3, -1.05], [-0.38, -0.78, -0.94], [-0.28, -1.22, -0.76]],
  [[0.02, 1.0, -0.56], [0.02, 0.95, -0.74], [0, 0.8, -0.94], [0, 0.5, -1.08], [0, 0.12, -1.13], [0, -0.3, -1.1], [0, -0.78, -0.98], [0, -1.23, -0.78]],
];

interface Lock {
  readonly end: number;
  readonly tone: number;
  readonly short: number;
}

/** Divides u into locks of uneven width. */
function locks(random: () => number, count: number): Lock[] {
  const widths = Array.from({ length: count }, () => 0.6 + 0.8 * random());
  const sum = widths.reduce((a, b) => a + b, 0);
  let end = 0;
  return widths.map((w) => ({ end: (end += w / sum), tone: random(), short: random() }));
}

/** Keeps hair off the head. */
function outside(p: Point): Point {
  if (p[1] < -0.35) return p;
  const r = Math.hypot(p[0] / 0.83, p[1] / 1.05, p[2] / (p[2] > 0 ? 0.885 : 1.01));
  const k = r < 1.03 ? mix(1, 1.03 / r, smooth(-0.35, 0, p[1])) : 1;
  return [p[0] * k, p[1] * k, p[2] * k];
}

function sheetPoint(strands: readonly (readonly Point[])[], u: number, v: number): Point {
  return outside(curve(strands.map((strand) => curve(strand, v)), u));
}

/** One column of the inner side stands for this many of the outer. */
const INNER_EVERY = 4;

interface Grid {
  readonly columns: number;
  readonly rows: number;
}

function side(mesh: MeshBuilder, strands: readonly (readonly Point[])[], look: Look, seed: number, grid: Grid): void {
  const random = randomFrom(seed);
  const pieces = locks(random, 15);
  const mirrored = strands === NARROW;
  const [base, light, dark] = [color(look.hair), color(look.hairLight), color(look.hairDark)];
  const outer: number[][] = [];
  const inner: number[][] = [];
  for (let i = 0; i <= grid.columns; i++) {
    const u = i / grid.columns;
    const n = Math.max(0, pieces.findIndex((piece) => piece.end >= u - 1e-9));
    const lock = pieces[n] as Lock;
    const from = n > 0 ? (pieces[n - 1] as Lock).end : 0;
    const x = clamp((u - from) / (lock.end - from)) * 2 - 1;
    const round = Math.sqrt(Math.max(0, 1 - x * x));
    const reach = 1 - 0.035 * lock.short - 0.03 * (1 - round);
    const fine = Math.sin(u * 260 + 3 * lock.tone) * 0.5 + Math.sin(u * 131 + 1.3) * 0.5;
    const seam = i % INNER_EVERY === 0; // the inner side needs no fine locks
    const [out, back]: [number[], number[]] = [[], []];
    for (let j = 0; j <= grid.rows; j++) {
      const v = j / grid.rows;
      const p = sheetPoint(strands, u, v * reach);
      const du = minus(sheetPoint(strands, Math.min(1, u + 0.01), v * reach), sheetPoint(strands, Math.max(0, u - 0.01), v * reach));
      const dv = minus(sheetPoint(strands, u, Math.min(1, v * reach + 0.01)), sheetPoint(strands, u, Math.max(0, v * reach - 0.01)));
      const normal = unit(mirrored ? cross(du, dv) : cross(dv, du));
      const depth = (0.012 + 0.03 * smooth(0.1, 0.9, v)) * (round - 0.6) + 0.0025 * fine;
      const rolled = smooth(0.035, 0, u) * smooth(0.02, 0.12, v); // the edge beside the face rolls in
      const sunk = 0.05 * smooth(0.05, 0, v); // the parting is a groove
      const q = plus(p, normal, depth - sunk - 0.05 * rolled * rolled);
      let tone: Color = blend(base, light, (0.16 + 0.34 * lock.tone) * smooth(0.04, 0.35, v) + 0.1 * fine);
      tone = blend(tone, dark, 0.65 * (1 - round) ** 1.5 + 0.4 * smooth(0.06, 0, v) + 0.35 * smooth(0.75, 1, v));
      out.push(mesh.add(q, tone));
      const thick = mix(0.03, 0.1, smooth(0.1, 0.6, v)) * smooth(1.02, 0.9, v);
      if (seam) back.push(mesh.add(plus(p, normal, -thick - 0.02), shade(dark, 0.75)));
    }
    outer.push(out);
    if (seam) inner.push(back);
  }
  mesh.sheet(outer, false, mirrored);
  mesh.sheet(inner, false, !mirrored);
  // Close the edge beside the face and the hem.
  mesh.sheet([inner[0] as number[], outer[0] as number[]], false, mirrored);
  const last = (row: number[]) => row.at(-1) as number;
  outer.slice(0, -1).forEach((row, i) => {
    const [a, b] = [inner[Math.floor(i / INNER_EVERY)] as number[], inner[Math.ceil((i + 1) / INNER_EVERY)] as number[]];
    mesh.sheet([[last(row), last(outer[i + 1] as number[])], [last(a), last(b)]], false, !mirrored);
  });
}

export function hair(look: Look, fine: boolean): Part {
  const mesh = new MeshBuilder();
  const grid = fine ? { columns: 148, rows: 34 } : { columns: 88, rows: 18 };
  side(mesh, BROAD, look, 7, grid);
  side(mesh, NARROW, look, 19, grid);
  return mesh.build("Hair", "hair", false);
}

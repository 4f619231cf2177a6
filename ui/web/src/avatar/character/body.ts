/** Neck and shoulders, a shirt with a collar, and the shop's apron with a badge. */
import { bell, mix, smooth } from "../math";
import type { Look } from "../look";
import { blend, color, shade, type Color } from "./color";
import { MeshBuilder, type Part } from "./mesh";
import { curve, type Point } from "./vector";

/** Sections from the neck downwards: height, half width, half depth, depth of the middle. */
const SECTIONS: readonly [y: number, wide: number, deep: number, z: number][] = [
  [-0.72, 0.29, 0.24, -0.17], [-0.9, 0.305, 0.3, -0.13], [-1.1, 0.33, 0.32, -0.13], [-1.21, 0.42, 0.36, -0.14], [-1.29, 0.62, 0.4, -0.15],
  [-1.37, 0.88, 0.43, -0.16], [-1.47, 1.1, 0.46, -0.17], [-1.62, 1.26, 0.49, -0.17], [-1.85, 1.35, 0.53, -0.16], [-2.2, 1.4, 0.56, -0.15], [-2.9, 1.42, 0.58, -0.15],
];
/** Exponent of the sections' superellipse: below 1 is squarer than an ellipse. */
const SQUARE = 0.82;

/** Half width, half depth and middle of the body at a height. */
function section(y: number): [wide: number, deep: number, z: number] {
  let i = 0;
  while (i < SECTIONS.length - 2 && (SECTIONS[i + 1] as Point4)[0] > y) i++;
  const at = (k: number) => SECTIONS[Math.min(SECTIONS.length - 1, Math.max(0, k))] as Point4;
  const t = ((at(i)[0] - y) / (at(i)[0] - at(i + 1)[0]) + i) / (SECTIONS.length - 1);
  const p = curve(SECTIONS.map(([, wide, deep, z]) => [wide, deep, z] as Point), t);
  return p;
}
type Point4 = readonly [number, number, number, number];

/** A point on the body at height `y` and angle `a` (0 ahead, to the character's left), `grow` above the cloth. */
function around(y: number, a: number, grow: number): Point {
  const [wide, deep, z] = section(y);
  const [s, c] = [Math.sin(a), Math.cos(a)];
  const x = Math.sign(s) * Math.abs(s) ** SQUARE * (wide + grow);
  // the fold between arm and chest
  const crease = 0.07 * bell(Math.abs(x) - 0.98, 0.05) * smooth(-1.6, -1.9, y) * Math.sign(c);
  return [x, y + 0.3 * grow, z + Math.sign(c) * Math.abs(c) ** SQUARE * (deep + grow) - crease];
}

/** The front (or back) of the body at `x`, `y`. */
function onto(x: number, y: number, grow: number, front = 1): Point {
  const [wide] = section(y);
  const s = Math.min(1, Math.abs(x) / (wide + grow)) ** (1 / SQUARE);
  const p = around(y, Math.asin(s), grow);
  const [, , z] = section(y);
  return [x, p[1], front > 0 ? p[2] : 2 * z - p[2]];
}

export function torso(look: Look, fine: boolean): Part {
  const mesh = new MeshBuilder();
  const columns = fine ? 88 : 60;
  const down = fine ? 60 : 40;
  const rows: number[][] = [];
  for (let j = 0; j <= down; j++) {
    const y = mix(-0.72, -2.9, (j / down) ** 1.15);
    rows.push(
      Array.from({ length: columns }, (_, k) => {
        const a = (k / columns) * 2 * Math.PI;
        const ahead = Math.max(0, Math.cos(a));
        // The shirt's edge runs under the collar: low in front, high at the back.
        const edge = mix(-1.12, -1.44, ahead ** 6);
        const cloth = smooth(edge + 0.01, edge - 0.02, y);
        const p = around(y, a, 0.02 * cloth);
        const skin = blend(color(look.skin), color(look.skinShade), 0.95 * smooth(-1.25, -0.85, y) + 0.25 * smooth(0.4, -0.2, Math.cos(a)));
        const folds = 0.95 + 0.05 * Math.sin(9 * p[0] + 6 * y);
        const fabric = shade(color(look.shirt), folds * (1 - 0.28 * bell(Math.abs(p[0]) - 0.98, 0.04) * smooth(-1.6, -1.9, y)));
        return mesh.add(p, blend(skin, blend(fabric, shade(color(look.shirt), 0.72), 0.8 * smooth(edge - 0.35, edge, y)), cloth));
      }),
    );
  }
  mesh.sheet(rows, true, true);
  return mesh.build("Torso", "cloth", false);
}

/** The collar's fold around the neck and its lower edge, from the throat to the nape, on the character's left. */
const FOLD: readonly Point[] = [[0.018, -1.4, 0.275], [0.16, -1.27, 0.25], [0.29, -1.15, 0.14], [0.36, -1.07, -0.08], [0.31, -1.02, -0.3], [0.16, -1.0, -0.44], [0, -0.99, -0.48]];
const HEM_GROW = 0.1;
const HEM: readonly Point[] = [
  [0.018, -1.47, 0.35], onto(0.24, -1.67, HEM_GROW), onto(0.45, -1.47, HEM_GROW), around(-1.285, 1.35, HEM_GROW),
  around(-1.25, 2.1, HEM_GROW), around(-1.23, 2.7, HEM_GROW), around(-1.21, Math.PI, HEM_GROW),
];

export function collar(look: Look): Part {
  const mesh = new MeshBuilder();
  const cloth = color(look.collar);
  for (const dir of [1, -1]) {
    const rows: number[][] = [];
    for (let k = 0; k <= 40; k++) {
      const t = (k / 40) ** 1.2;
      const fold = curve(FOLD, t);
      // The point of the wing is a corner: straight lines lead to it on both sides.
      const hem = t < 1 / 6 ? line(HEM[0] as Point, HEM[1] as Point, t * 6) : t < 2 / 6 ? line(HEM[1] as Point, HEM[2] as Point, t * 6 - 1) : curve(HEM, t);
      const leaf = [0, 0.15, 0.4, 0.7, 1].map((v) => {
        const p = line(fold, hem, v);
        const lift = 0.075 * Math.sin(Math.PI * Math.min(1, v * 1.1));
        return mesh.add([dir * (p[0] * (1 + lift * 0.5)), p[1] + lift * 0.8, p[2] + lift], shade(cloth, mix(1, 0.94, v)));
      });
      const inside = [0.5, 1].map((v) => mesh.add([dir * fold[0] * (1 - 0.1 * v), fold[1] - 0.16 * v, fold[2] - 0.03 * v * Math.sign(fold[2])], shade(cloth, 0.72)));
      const under = mesh.add([dir * hem[0] * 0.98, hem[1] - 0.012, hem[2] - 0.03], shade(cloth, 0.6));
      rows.push([inside[1] as number, inside[0] as number, ...leaf, under]);
    }
    mesh.sheet(rows, false, dir < 0);
    // The end of each wing, beside the throat, is seen from both sides.
    mesh.sheet(rows.slice(0, 3), false, dir > 0);
  }
  return mesh.build("Collar", "cloth", false);
}

function line(a: Point, b: Point, t: number): Point {
  return [mix(a[0], b[0], t), mix(a[1], b[1], t), mix(a[2], b[2], t)];
}

const BIB_TOP = -1.86;
const BIB_HALF = 0.6;
const STRAP_HALF = 0.085;
const STRAP_X = 0.5;

/** A ribbon or panel: rows of points, given a thickness by turning its edge down to the body. */
function panel(mesh: MeshBuilder, rows: Point[][], lowered: (p: Point) => Point, tone: Color): void {
  const ids = rows.map((row) => {
    const edge = [row[0] as Point, row.at(-1) as Point].map(lowered) as [Point, Point];
    const dark = shade(tone, 0.55);
    return [mesh.add(edge[0], dark), ...row.map((p) => mesh.add(p, tone)), mesh.add(edge[1], dark)];
  });
  mesh.sheet(ids, false);
}

export function apron(look: Look): Part {
  const mesh = new MeshBuilder();
  const tone = color(look.apron);
  const lowered = (p: Point): Point => [p[0], p[1] - 0.01, p[2] - 0.05];
  const bib: Point[][] = [];
  for (let j = 0; j <= 16; j++) {
    const y = mix(-2.85, BIB_TOP, j / 16);
    const half = BIB_HALF + 0.12 * smooth(-2.1, -2.8, y);
    bib.push(Array.from({ length: 25 }, (_, k) => onto(mix(-half, half, k / 24), y, 0.055)));
  }
  // the hemmed upper edge
  bib.push((bib.at(-1) as Point[]).map(([x, y, z]): Point => [x, y + 0.012, z - 0.02]));
  panel(mesh, bib, lowered, tone);
  for (const dir of [1, -1]) {
    const strap: Point[][] = [];
    for (let j = 0; j <= 40; j++) {
      // up the chest, over the shoulder, down the back
      const t = (j / 40) * 2 - 1;
      const x = dir * mix(STRAP_X, STRAP_X + 0.22, smooth(-1, 0, t));
      strap.push([-1, -0.4, 0.4, 1].map((w) => strapPoint(x + w * STRAP_HALF, t)));
    }
    panel(mesh, strap, (p) => [p[0], p[1] - 0.03, p[2] - 0.02], shade(tone, 1.12));
  }
  return mesh.build("Apron", "cloth", false);
}

/** `t` from -1 (at the bib) over 0 (on top of the shoulder) to 1 (on the back). */
function strapPoint(x: number, t: number): Point {
  const grow = 0.05;
  let [low, high] = [-2.5, -1.0];
  for (let k = 0; k < 24; k++) {
    const middle = (low + high) / 2;
    if (section(middle)[0] + grow > Math.abs(x)) low = middle;
    else high = middle;
  }
  const y = mix(low, BIB_TOP - 0.06, 1 - Math.cos((t * Math.PI) / 2) ** 1);
  return onto(x, Math.min(low, y), grow, t > 0 ? -1 : 1);
}

/** Buttons of the shirt and the badge on the bib. */
export function trimmings(look: Look): Part {
  const mesh = new MeshBuilder();
  for (const y of [-1.56, -1.75]) {
    const centre = mesh.add(plusZ(onto(0, y, 0.04), 0.012), color("#d8d3c8"));
    const ring = Array.from({ length: 14 }, (_, k) => {
      const a = (k / 14) * 2 * Math.PI;
      return mesh.add(onto(0.028 * Math.cos(a), y + 0.028 * Math.sin(a), 0.036), color("#b9b3a6"));
    });
    ring.forEach((id, k) => mesh.quad(centre, id, ring[(k + 1) % 14] as number, centre));
  }
  const gold = color(look.badge);
  const badge: Point[][] = [];
  for (let j = 0; j <= 4; j++) badge.push(Array.from({ length: 9 }, (_, k) => onto(mix(0.2, 0.5, k / 8), mix(-2.1, -1.99, j / 4), 0.085)));
  panel(mesh, badge, (p) => [p[0], p[1], p[2] - 0.03], gold);
  return mesh.build("Trimmings", "wet", false);
}

const plusZ = (p: Point, z: number): Point => [p[0], p[1], p[2] + z];

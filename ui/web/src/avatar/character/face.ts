/** The head's skin: a grid over longitude and latitude, fine where it is slit, with lips and lids folded inwards. */
import { bell, clamp, DEGREE, mix, smooth } from "../math";
import type { Look } from "../look";
import { blend, color, shade, type Color } from "./color";
import { MeshBuilder, type Part } from "./mesh";
import { skinAt, type Target } from "./morphs";
import { EYE_HALF, EYE_LAT, EYE_LON, eyeball, MOUTH_HALF, MOUTH_LAT, SkinPoint } from "./skin";
import { between, plus, type Point } from "./vector";

type Row = readonly [lat: number, side: number];

type Spanned = (from: number, to: number, count: number) => Row[];

/**
 * Rows from the chin to the crown; each slit has two, one for either lip or lid. The coarse grid is not for speed alone:
 * SwiftShader drops pixels between triangles that are smaller than one.
 */
function latitudes(fine: boolean): Row[] {
  const span: Spanned = (from, to, fullCount) => {
    const count = fine ? fullCount : Math.ceil(fullCount * 0.6);
    return Array.from({ length: count }, (_, k) => [mix(from, to, k / count) * DEGREE, 0] as const);
  };
  const mouth = MOUTH_LAT / DEGREE;
  const eye = EYE_LAT / DEGREE;
  return [
    ...span(-90, -50, 11), ...span(-50, -37, 9), ...span(-37, mouth, 11), [MOUTH_LAT, -1], [MOUTH_LAT, 1],
    ...span(mouth, -25, 11).slice(1), ...span(-25, -11, 14), ...span(-11, eye, 11), [EYE_LAT, -1], [EYE_LAT, 1],
    ...span(eye, 13, 12).slice(1), ...span(13, 32, 13), ...span(32, 90, 12), [90 * DEGREE, 0],
  ];
}

/** Column `k` of `count`, densest in front. */
function longitude(k: number, count: number): number {
  const u = (2 * k) / count - 1;
  return Math.PI * (0.4 * u + 0.6 * u * u * u);
}

/** Colour of the skin at a point: lips, blush, shadow where the light hardly reaches, scalp under the hair. */
function complexion(s: SkinPoint, look: Look): Color {
  let c = color(look.skin);
  const tint = (hex: string, k: number) => {
    c = blend(c, color(hex), k);
  };
  tint(look.skinLight, 0.5 * s.near(0, 0.35, 0.35, 0.2) + 0.4 * s.near(0, -0.1, 0.05, 0.16));
  tint(look.blush, 0.4 * s.near(0.45, -0.2, 0.14, 0.1) + 0.2 * s.near(0, -0.27, 0.09, 0.07) + 0.1 * s.near(0, -0.86, 0.16, 0.1));
  tint(look.skinShade, 0.16 * s.near(0, -0.375, 0.09, 0.022) + 0.22 * s.near(0, -0.68, 0.13, 0.035) + 0.2 * s.near(0.2, 0.0, 0.05, 0.12));
  tint("#8a4537", 0.5 * s.near(0.052, -0.352, 0.021, 0.013)); // nostrils
  // under the chin and towards the ears the face turns away from the light
  tint(look.skinShade, 0.55 * smooth(-0.82, -1.0, s.rest[1]) + 0.35 * smooth(0.5, 0.05, s.out[2]));
  const bow = (0.073 + 0.014 * Math.cos(s.along * 6.5)) * s.taper;
  const low = 0.09 * Math.max(0, 1 - s.along ** 2) ** 0.62;
  const lip = s.upper ? smooth(bow + 0.011, bow - 0.011, s.fromSlit) : smooth(low + 0.013, low - 0.013, -s.fromSlit);
  if (s.along < 1) tint(look.lip, 0.88 * lip * s.front);
  if (Math.abs(s.fromSlit) < 0.006 && s.along < 1.03) tint(look.lipLine, 0.6 * s.front);
  if (Math.abs(s.eye) < 1.3 && s.front > 0) {
    const near = smooth(1.3, 0.7, Math.abs(s.eye));
    if (s.upperLid) tint(look.skinShade, 0.42 * smooth(0.14, 0.0, s.fromLid) * near);
    else tint(look.blush, 0.18 * smooth(-0.12, 0, s.fromLid) * near);
  }
  return blend(c, color(look.hairDark), smooth(0.7, 0.76, s.rest[1] - 0.28 * smooth(0.5, -0.1, s.rest[2])));
}

export function face(look: Look, fine: boolean): Part {
  const columns = fine ? 144 : 104;
  const rows = latitudes(fine);
  const mesh = new MeshBuilder();
  const points: SkinPoint[][] = [];
  const ids: number[][] = rows.map(([lat, side], j) => {
    points[j] = [];
    return Array.from({ length: columns }, (_, k) => {
      const lon = longitude(k, columns);
      const slit = lat === MOUTH_LAT ? Math.abs(lon) < MOUTH_HALF : Math.abs((Math.abs(lon) - EYE_LON) / EYE_HALF) < 1;
      const s = new SkinPoint(lon, lat, side);
      (points[j] as SkinPoint[])[k] = s;
      // Beyond the slit's ends its two rows are one.
      return side === 1 && !slit ? -1 : mesh.add((target) => skinAt(s, target), complexion(s, look));
    });
  });
  ids.forEach((row, j) => row.forEach((id, k) => id < 0 && (row[k] = (ids[j - 1] as number[])[k] as number)));
  for (let j = 0; j + 1 < rows.length; j++) {
    if ((rows[j] as Row)[1] !== -1) mesh.sheet([ids[j] as number[], ids[j + 1] as number[]], true);
  }
  const fold = (lat: number, side: number, wanted: (lon: number) => boolean, layers: Layer[]) => {
    const j = rows.findIndex((row) => row[0] === lat && row[1] === side);
    const strips: number[][] = [];
    for (let k = 0; k < columns; k++) {
      const s = (points[j] as SkinPoint[])[k] as SkinPoint;
      if (!wanted(s.lon)) continue;
      strips.push([
        (ids[j] as number[])[k] as number,
        ...layers.map(([move, hex]) => mesh.add((target) => move(skinAt(s, target), s), color(hex))),
      ]);
    }
    mesh.sheet(strips, false, side > 0);
  };
  foldMouth(fold, look);
  foldLids(fold, look);
  return mesh.build("Face", "skin", true);
}

type Layer = [move: (p: Point, s: SkinPoint) => Point, hex: string];
type Fold = (lat: number, side: number, wanted: (lon: number) => boolean, layers: Layer[]) => void;

/** Lips roll inwards behind their edge and darken. */
function foldMouth(fold: Fold, look: Look): void {
  const wanted = (lon: number) => Math.abs(lon) < MOUTH_HALF * 1.02;
  for (const side of [1, -1]) {
    const inwards = (narrow: number, up: number, back: number) => (p: Point): Point => [p[0] * (1 - narrow), p[1] + side * up, p[2] - back];
    fold(MOUTH_LAT, side, wanted, [
      [inwards(0.03, 0.014, 0.035), look.lip],
      [inwards(0.08, 0.03, 0.075), "#a24a4e"],
      [inwards(0.16, 0.06, 0.12), "#6d2a2d"],
      [inwards(0.3, 0.11, 0.2), look.mouthDark],
    ]);
  }
}

/** Lids have a thickness: their edge runs inwards to the eyeball. */
function foldLids(fold: Fold, look: Look): void {
  for (const dir of [1, -1]) {
    const wanted = (lon: number) => lon * dir > 0 && Math.abs((Math.abs(lon) - EYE_LON) / EYE_HALF) < 1.02;
    const inwards = (share: number) => (p: Point) => between(p, eyeball(dir), share);
    fold(EYE_LAT, 1, wanted, [[inwards(0.05), look.lash], [inwards(0.2), "#6a3a34"]]);
    fold(EYE_LAT, -1, wanted, [[inwards(0.05), "#dba091"], [inwards(0.2), "#b06a60"]]);
  }
}

/** Upper lashes as one soft band that widens to the outside, with a short lower line. */
export function lashes(look: Look): Part {
  const mesh = new MeshBuilder();
  const dark = color(look.lash);
  const count = 30;
  for (const dir of [1, -1]) {
    const rows: number[][] = [];
    for (let k = 0; k <= count; k++) {
      const e = mix(-0.97, 1.0, k / count);
      const s = new SkinPoint(dir * (EYE_LON + EYE_HALF * Math.min(e, 0.998)), EYE_LAT, 1);
      const t = smooth(-1, 1, e);
      const long = (0.014 + 0.03 * t * t) * smooth(1.0, 0.93, e) + 0.012 * t;
      const at = (up: number, out: number, aside: number) => (target: Target | null): Point => {
        const c = eyeball(dir);
        const p = between(c, skinAt(s, target), 1.025);
        // As the lid closes the lashes sink from upwards to a little downwards.
        const fall = target === `eyeBlink${dir > 0 ? "Left" : "Right"}` ? -0.5 : 1;
        return [p[0] + aside * dir, p[1] + up * fall, p[2] + out];
      };
      const outside = 0.55 * long * t * t;
      rows.push([
        mesh.add(at(-0.012, 0.002, 0), dark),
        mesh.add(at(0.01, 0.01, 0.1 * outside), dark),
        mesh.add(at(0.008 + long * 0.7, 0.012 + long * 0.5, outside), dark),
      ]);
    }
    mesh.sheet(rows, false, dir > 0);
    mesh.sheet(rows, false, dir < 0); // seen from above and from below
  }
  return mesh.build("Lashes", "matte", true);
}

/** Brows: tapered rolls lying on the skin. */
export function brows(look: Look): Part {
  const mesh = new MeshBuilder();
  const around = 8;
  const along = 26;
  for (const dir of [1, -1]) {
    const rows: number[][] = [];
    for (let k = 0; k <= along; k++) {
      const t = k / along;
      const lon = dir * mix(10, 43, t) * DEGREE;
      const lat = (17.3 + 5 * Math.sin(t * 2.3) - 2.4 * t) * DEGREE;
      const wide = 0.03 * (1 - t) ** 0.5 * smooth(-0.1, 0.14, t) + 0.003;
      const tone = shade(color(look.brow), mix(1.25, 0.9, clamp(t * 2)));
      rows.push(
        Array.from({ length: around }, (_, a) => {
          const angle = (a / around) * 2 * Math.PI;
          const s = new SkinPoint(lon, lat + Math.sin(angle) * wide, 1);
          const lift = 0.003 + 0.013 * Math.max(0, Math.cos(angle)) * bell(t - 0.4, 0.5);
          return mesh.add((target) => plus(skinAt(s, target), s.out, lift), tone);
        }),
      );
    }
    mesh.sheet(rows, true, dir < 0);
  }
  return mesh.build("Brows", "matte", true);
}

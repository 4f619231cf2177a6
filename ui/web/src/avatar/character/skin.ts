/**
 * The skin of the head as a function of longitude and latitude: a moulded ellipsoid that is slit at the mouth and at the
 * eyes. Everything on the face rides on it (lids, lashes, brows, the inside of the lips), so it all moves together.
 *
 * Units: the head is about 2 high and 1.6 wide; +x is the character's left, +y up, +z ahead. Angles in radians.
 */
import { bell, clamp, DEGREE, mix, smooth } from "../math";
import type { Point } from "./vector";

/** Latitudes of the slits, half the mouth's width, centre and half width of the eye (longitudes). */
export const MOUTH_LAT = -31 * DEGREE;
export const EYE_LAT = 1 * DEGREE;
export const MOUTH_HALF = 20.5 * DEGREE;
export const EYE_LON = 27 * DEGREE;
export const EYE_HALF = 14.8 * DEGREE;
export const EYEBALL_RADIUS = 0.235;

export function eyeball(dir: number): Point {
  return [0.367 * dir, 0.03, 0.492];
}

/** The lids of one eye: everything 0 at rest. */
export interface Lids {
  blink: number;
  wide: number;
  squint: number;
  up: number;
  down: number;
}
export const LIDS_AT_REST: Lids = { blink: 0, wide: 0, squint: 0, up: 0, down: 0 };

/** The bare head: an ellipsoid with a fuller, narrower lower face. Gives the point and its latitude's direction. */
function skull(lon: number, lat: number): { p: Point; d: Point } {
  const c = Math.cos(lat);
  const ahead = Math.cos(lon);
  const d: Point = [Math.sin(lon) * c, Math.sin(lat), ahead * c];
  const low = smooth(0, -38 * DEGREE, lat);
  const front = smooth(-0.5, 0.6, ahead);
  const depth = c ** mix(1, 0.6, low * front);
  const width = c ** mix(1, 0.8, low);
  const p: Point = [0.785 * Math.sin(lon) * width, 1.02 * d[1], (ahead > 0 ? 0.85 : 0.98) * ahead * depth];
  const t = smooth(0.1, -1.05, p[1]);
  p[0] *= 1 - 0.17 * t - 0.16 * t * t;
  p[0] *= 1 + 0.06 * bell(p[1] + 0.5, 0.22) + 0.045 * bell(p[1] - 0.4, 0.38);
  p[1] += 0.3 * t * t * smooth(0.5, -0.4, ahead * c);
  p[2] += 0.03 * t - 0.035 * smooth(0.2, 0.9, d[2]) * bell(p[1] - 0.04, 0.32);
  return { p, d };
}

export class SkinPoint {
  /** Where the point lies when every weight is 0. */
  readonly rest: Point;
  /** Outwards, roughly. */
  readonly out: Point;
  /** 1 on the face, 0 behind the ears. */
  readonly front: number;
  /** +1 on the character's left, -1 on the right; distance from the middle; height before the lids were cut. */
  readonly dir: number;
  readonly ax: number;
  readonly height: number;
  /** Along the mouth: 0 in the middle, 1 at the corner; above or below the slit, in latitude and in height. */
  readonly along: number;
  readonly fromSlit: number;
  readonly fromMouth: number;
  readonly upper: boolean;
  /** 1 in the middle of the lips, 0 at the corners and beyond. */
  readonly taper: number;
  /** Along the eye: -1 at the inner corner, 1 at the outer; above the slit. */
  readonly eye: number;
  readonly fromLid: number;
  readonly upperLid: boolean;
  private readonly beforeLids: Point;

  constructor(
    readonly lon: number,
    readonly lat: number,
    side: number,
  ) {
    const { p, d } = skull(lon, lat);
    this.out = d;
    this.front = smooth(0.05, 0.45, d[2]);
    this.dir = lon < 0 ? -1 : 1;
    this.ax = Math.abs(p[0]);
    this.height = p[1];
    this.along = Math.abs(lon) / MOUTH_HALF;
    this.fromSlit = lat - MOUTH_LAT;
    this.fromMouth = p[1] - 1.02 * Math.sin(MOUTH_LAT);
    this.upper = this.fromSlit > 1e-6 || (Math.abs(this.fromSlit) <= 1e-6 && side > 0);
    this.taper = Math.sqrt(Math.max(0, 1 - this.along ** 2));
    this.eye = (Math.abs(lon) - EYE_LON) / EYE_HALF;
    this.fromLid = lat - EYE_LAT;
    this.upperLid = this.fromLid > 1e-6 || (Math.abs(this.fromLid) <= 1e-6 && side > 0);
    this.mould(p);
    this.mouldLips(p);
    this.beforeLids = p;
    this.rest = this.withLids(LIDS_AT_REST);
  }

  /** A bell around a place of the face, the same on both sides. */
  near(x: number, y: number, width: number, tall: number): number {
    return this.front * bell(this.ax - x, width) * bell(this.height - y, tall);
  }

  private mould(p: Point): void {
    const { front: f, height: y, ax } = this;
    p[2] -= 0.085 * this.near(0.34, 0.05, 0.16, 0.12); // eye sockets
    p[2] += 0.03 * this.near(0.3, 0.3, 0.18, 0.07) + 0.015 * this.near(0, 0.28, 0.16, 0.12); // brow ridge
    // nose: bridge, tip, wings, and the hollow beside them
    const bridge = bell(ax, mix(0.05, 0.068, smooth(0.1, -0.25, y)));
    p[2] += 0.11 * bridge * smooth(0.24, -0.26, y) ** 1.3 * smooth(-0.395, -0.27, y) * f;
    p[2] += 0.075 * this.near(0, -0.258, 0.074, 0.07) + 0.055 * this.near(0.088, -0.295, 0.036, 0.042);
    p[1] += 0.012 * this.near(0, -0.32, 0.085, 0.06);
    p[2] -= 0.03 * this.near(0.055, -0.36, 0.04, 0.026) + 0.02 * this.near(0.15, -0.24, 0.03, 0.06);
    const cheek = this.near(0.42, -0.2, 0.17, 0.15);
    p[2] += 0.05 * cheek;
    p[0] += this.dir * 0.03 * cheek;
    p[2] += 0.04 * this.near(0, -0.53, 0.26, 0.15); // the muzzle carries the lips
    p[2] += 0.17 * this.near(0, -0.86, 0.19, 0.13) - 0.022 * this.near(0, -0.7, 0.17, 0.045); // chin and the dip above it
    p[2] -= 0.014 * this.near(0, -0.42, 0.022, 0.05); // philtrum
  }

  private mouldLips(p: Point): void {
    const { along, fromSlit, fromMouth, front: f, taper } = this;
    if (this.upper) p[2] += 0.05 * bell(fromSlit - 0.036, 0.027) * taper ** 0.7 * (1 - 0.18 * bell(along, 0.14)) * f;
    else p[2] += 0.064 * bell(fromSlit + 0.048, 0.034) * taper ** 0.7 * f;
    p[2] -= 0.032 * bell(fromSlit, 0.013) * smooth(1.2, 0.6, along) * f;
    // A gentle upward curve of the line between the lips, and a dimple at its end.
    p[1] += 0.03 * along * along * bell(fromMouth, 0.1) * smooth(1.8, 1, along) * f;
    p[2] -= 0.024 * bell(along - 1.05, 0.15) * bell(fromMouth, 0.055) * f;
  }

  /** Opens the eye's slit into an almond and lays the lids on the eyeball. */
  withLids(lids: Lids): Point {
    const p: Point = [...this.beforeLids];
    const { eye, fromLid, upperLid, dir } = this;
    if (this.front <= 0 || Math.abs(eye) > 1.7) return p;
    const e = clamp(eye, -1, 1);
    const inSlit = Math.abs(eye) < 1 ? 1 : 0;
    let top = 0.115 * (1 - Math.abs(e) ** 2.2) ** 0.72 * (1 + 0.3 * lids.wide - 0.26 * lids.squint + 0.14 * lids.up - 0.45 * lids.down);
    let bottom = -0.072 * (1 - e * e) ** 0.8 * (1 - 0.6 * lids.squint + 0.25 * lids.down - 0.12 * lids.up);
    const shut = -0.05 * (1 - e * e);
    top = mix(top, shut, lids.blink);
    bottom = mix(bottom, shut - 0.003, lids.blink * 0.92);
    p[1] += upperLid ? top * bell(fromLid, 0.13) * inSlit : bottom * bell(fromLid, 0.11) * inSlit;
    p[1] += 0.026 * eye * bell(eye, 0.9) * bell(fromLid, 0.2); // the outer corner a little higher

    const c = eyeball(dir);
    const away = upperLid ? fromLid : -fromLid;
    const lay = smooth(1.4, 0.85, Math.abs(eye)) * smooth(0.2, 0.05, away);
    const q: Point = [p[0] - c[0], p[1] - c[1], p[2] - c[2]];
    const far = Math.hypot(q[0], q[1], q[2]);
    if (q[2] > 0) {
      const want = EYEBALL_RADIUS * (1.045 + 0.03 * smooth(0, 0.05, away));
      let r = mix(far, want, lay);
      if (Math.abs(eye) < 1.3) r = Math.max(r, EYEBALL_RADIUS * 1.04);
      for (const k of [0, 1, 2] as const) p[k] = c[k] + (q[k] * r) / far;
    }
    // the crease of the upper lid, smoothed out as it closes
    if (upperLid) p[2] -= 0.02 * bell(fromLid - 0.085, 0.018) * smooth(1.2, 0.7, Math.abs(eye)) * (1 - 0.8 * lids.blink);
    return p;
  }
}

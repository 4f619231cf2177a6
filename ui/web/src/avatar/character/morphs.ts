/** What each blendshape does to a point of the skin: ARKit's 52, and a bend that keeps half-closed lids on the eye. */
import { BLENDSHAPES, type Blendshape } from "../blendshapes";
import { bell, smooth } from "../math";
import { LIDS_AT_REST, MOUTH_LAT, SkinPoint, type Lids } from "./skin";
import type { Point } from "./vector";

/**
 * A lid that blinks moves on an arc, a morph target on a straight line. The "Bend" targets hold the difference half way;
 * weighted 4·b·(1−b) they bring the lid back onto its arc.
 */
export type Target = Blendshape | "eyeBendLeft" | "eyeBendRight";
export const TARGETS: readonly Target[] = [...BLENDSHAPES, "eyeBendLeft", "eyeBendRight"];

const HINGE: Point = [0, -0.12, -0.05];
/** How far a fully open jaw turns, radians. */
const JAW_TURN = 0.3;

/** Turns a point with the jaw about its hinge; `weight` 1 goes all the way. */
export function jaw(p: Point, weight: number): void {
  const a = JAW_TURN * weight;
  const [y, z] = [p[1] - HINGE[1], p[2] - HINGE[2]];
  p[1] = HINGE[1] + y * Math.cos(a) - z * Math.sin(a);
  p[2] = HINGE[2] + y * Math.sin(a) + z * Math.cos(a);
}

/** 1 on the named side of the face, 0 on the other, blending over the middle. */
function half(s: SkinPoint, sign: number): number {
  return smooth(-0.35, 0.35, s.along * s.dir * sign);
}

/** How far a point follows the jaw: the lower lip fully, the upper not at all, the cheek in between. */
export function jawShare(s: SkinPoint): number {
  const mouthY = 1.02 * Math.sin(MOUTH_LAT);
  const cheek = smooth(mouthY + 0.3, mouthY - 0.34, s.height);
  const corner = smooth(0.45, 1.05, s.along);
  const share = s.upper ? cheek * corner : 1 + (cheek - 1) * corner;
  return share * smooth(-0.05, 0.4, s.rest[2]) * s.front ** 0.4;
}

type Deform = (s: SkinPoint, p: Point) => void;

/** The lips near the slit; the region around the whole mouth. */
const lips = (s: SkinPoint) => s.taper * bell(s.fromSlit, 0.1) * s.front;
const around = (s: SkinPoint) => Math.exp(-((s.along / 1.5) ** 4)) * bell(s.fromMouth, 0.17) * s.front;
/** Grows from the middle of the mouth to its corner and fades over the cheek. */
const pull = (s: SkinPoint, width: number) =>
  (s.along < 1 ? s.along ** 1.6 : bell(s.along - 1, width)) * bell(s.fromMouth, 0.15) * s.front;

/** The shapes that exist once on each side; `sign` is +1 for the character's left. */
const SIDED: Record<string, (sign: number) => Deform> = {
  mouthSmile: (sign) => (s, p) => {
    const k = pull(s, 0.62) * half(s, sign);
    p[0] += s.dir * 0.095 * k;
    p[1] += 0.085 * k * Math.min(1, s.along); // a bow, not a wedge
    p[2] -= 0.06 * k;
    const lift = half(s, sign) * s.near(0.42, -0.24, 0.15, 0.13);
    p[1] += 0.045 * lift;
    p[2] += 0.045 * lift;
    p[2] -= 0.016 * half(s, sign) * s.near(0.36, -0.4, 0.045, 0.12); // fold beside the nose
  },
  mouthFrown: (sign) => (s, p) => {
    const k = pull(s, 0.5) * half(s, sign);
    p[0] += s.dir * 0.01 * k;
    p[1] -= 0.075 * k;
    p[2] -= 0.015 * k;
  },
  mouthDimple: (sign) => (s, p) => {
    const k = bell(s.along - 1.05, 0.22) * bell(s.fromMouth, 0.07) * s.front * half(s, sign);
    p[0] += s.dir * 0.025 * k;
    p[2] -= 0.035 * k;
  },
  mouthStretch: (sign) => (s, p) => {
    const k = pull(s, 0.55) * half(s, sign);
    p[0] += s.dir * 0.08 * k;
    p[1] -= 0.012 * k;
    p[2] -= 0.05 * k;
  },
  mouthPress: (sign) => (s, p) => {
    const k = lips(s) * (0.5 + 0.5 * half(s, sign));
    p[2] -= 0.028 * k;
    p[1] += (s.upper ? -0.012 : 0.014) * k;
  },
  mouthLowerDown: (sign) => (s, p) => {
    if (!s.upper) p[1] -= 0.085 * lips(s) * (0.5 + 0.5 * half(s, sign));
  },
  mouthUpperUp: (sign) => (s, p) => {
    if (s.upper) p[1] += 0.07 * lips(s) * (0.5 + 0.5 * half(s, sign));
  },
  browDown: (sign) => (s, p) => {
    const k = half(s, sign) * bell(s.ax - 0.22, 0.18) * bell(s.height - 0.34, 0.12) * s.front;
    p[1] -= 0.075 * k;
    p[2] += 0.012 * k;
    p[0] -= s.dir * 0.018 * k;
  },
  browOuterUp: (sign) => (s, p) => {
    p[1] += 0.1 * half(s, sign) * bell(s.ax - 0.47, 0.14) * bell(s.height - 0.34, 0.12) * s.front;
  },
  cheekSquint: (sign) => (s, p) => {
    const k = half(s, sign) * s.near(0.4, -0.17, 0.15, 0.09);
    p[1] += 0.05 * k;
    p[2] += 0.03 * k;
  },
  noseSneer: (sign) => (s, p) => {
    const k = half(s, sign) * s.near(0.09, -0.27, 0.06, 0.09);
    p[1] += 0.045 * k;
    p[2] += 0.008 * k;
    p[2] += 0.01 * half(s, sign) * s.near(0.17, -0.2, 0.04, 0.1);
  },
  eyeLookIn: (sign) => (s, p) => {
    p[0] -= s.dir * 0.008 * half(s, sign) * bell(s.eye, 0.8) * bell(s.fromLid, 0.1) * s.front;
  },
  eyeLookOut: (sign) => (s, p) => {
    p[0] += s.dir * 0.008 * half(s, sign) * bell(s.eye, 0.8) * bell(s.fromLid, 0.1) * s.front;
  },
};

/** The shapes of the lids, as changes of `Lids`. */
const LID: Record<string, Partial<Lids>> = {
  eyeBlink: { blink: 1 },
  eyeWide: { wide: 1 },
  eyeSquint: { squint: 1 },
  eyeLookUp: { up: 1 },
  eyeLookDown: { down: 1 },
};

const SINGLE: Record<string, Deform> = {
  jawOpen: (s, p) => {
    const share = jawShare(s);
    jaw(p, share);
    p[0] *= 1 - 0.06 * share * bell(s.fromMouth, 0.3);
  },
  jawForward: (s, p) => {
    p[2] += 0.06 * jawShare(s);
  },
  jawLeft: (s, p) => {
    p[0] += 0.06 * jawShare(s);
  },
  jawRight: (s, p) => {
    p[0] -= 0.06 * jawShare(s);
  },
  mouthLeft: (s, p) => {
    p[0] += 0.08 * around(s);
  },
  mouthRight: (s, p) => {
    p[0] -= 0.08 * around(s);
  },
  mouthClose: (s, p) => {
    if (s.upper) return;
    p[1] += 0.2 * lips(s);
    p[2] += 0.02 * lips(s);
  },
  mouthFunnel: (s, p) => {
    const k = around(s);
    p[0] *= 1 - 0.4 * k;
    p[2] += 0.08 * k * smooth(1.3, 0.1, s.along);
    p[1] += (s.upper ? 0.02 : -0.06) * lips(s);
  },
  mouthPucker: (s, p) => {
    const k = around(s);
    p[0] *= 1 - 0.52 * k;
    p[2] += 0.09 * k * smooth(1.3, 0.1, s.along);
  },
  mouthRollLower: (s, p) => {
    if (s.upper) return;
    p[2] -= 0.055 * lips(s);
    p[1] += 0.024 * lips(s);
  },
  mouthRollUpper: (s, p) => {
    if (!s.upper) return;
    p[2] -= 0.045 * lips(s);
    p[1] -= 0.014 * lips(s);
  },
  mouthShrugLower: (s, p) => {
    if (s.upper) return;
    const k = s.near(0, -0.62, 0.2, 0.12);
    p[1] += 0.035 * k;
    p[2] += 0.03 * k;
  },
  mouthShrugUpper: (s, p) => {
    if (!s.upper) return;
    p[1] += 0.03 * lips(s);
    p[2] += 0.025 * lips(s);
  },
  browInnerUp: (s, p) => {
    p[1] += 0.1 * bell(s.ax - 0.13, 0.13) * bell(s.height - 0.34, 0.13) * s.front;
  },
  cheekPuff: (s, p) => {
    const k = s.near(0.4, -0.48, 0.16, 0.16);
    p[0] += s.dir * 0.09 * k;
    p[2] += 0.09 * k;
  },
  tongueOut: () => {},
};

const LID_SHAPE = /^(eyeBlink|eyeWide|eyeSquint|eyeLookUp|eyeLookDown|eyeBend)(Left|Right)$/;

function lidTarget(name: string, sign: number): Deform {
  return (s, p) => {
    if (s.dir !== sign || Math.abs(s.eye) > 1.7 || s.front <= 0) return;
    if (name === "eyeBend") {
      const mid = s.withLids({ ...LIDS_AT_REST, blink: 0.5 });
      const end = s.withLids({ ...LIDS_AT_REST, blink: 1 });
      for (const k of [0, 1, 2] as const) p[k] += mid[k] - 0.5 * (s.rest[k] + end[k]);
    } else {
      const moved = s.withLids({ ...LIDS_AT_REST, ...LID[name] });
      for (const k of [0, 1, 2] as const) p[k] += moved[k] - s.rest[k];
    }
  };
}

const DEFORM = new Map<Target, Deform>(
  TARGETS.map((target) => {
    const lid = LID_SHAPE.exec(target);
    if (lid) return [target, lidTarget(lid[1] as string, lid[2] === "Left" ? 1 : -1)];
    const sided = SIDED[target.replace(/(Left|Right)$/, "")];
    if (sided && !(target in SINGLE)) return [target, sided(target.endsWith("Left") ? 1 : -1)];
    const single = SINGLE[target];
    if (!single) throw new Error(`no deformation for ${target}`);
    return [target, single];
  }),
);

/** The point under one fully raised target, or at rest. */
export function skinAt(s: SkinPoint, target: Target | null): Point {
  const p: Point = [...s.rest];
  if (target) DEFORM.get(target)?.(s, p);
  return p;
}

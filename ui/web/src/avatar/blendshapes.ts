/**
 * The vocabulary of the face: ARKit's 52 blendshapes, the visemes as mixes of them, and an expression per mood.
 * A `Weights` names what is not zero.
 */
import type { Mood, Shape } from "./types";

const SIDED = [
  "eyeBlink", "eyeLookDown", "eyeLookIn", "eyeLookOut", "eyeLookUp", "eyeSquint", "eyeWide",
  "mouthSmile", "mouthFrown", "mouthDimple", "mouthStretch", "mouthPress", "mouthLowerDown", "mouthUpperUp",
  "browDown", "browOuterUp", "cheekSquint", "noseSneer",
] as const;
const SINGLE = [
  "jawForward", "jawLeft", "jawRight", "jawOpen", "mouthClose", "mouthFunnel", "mouthPucker", "mouthLeft", "mouthRight",
  "mouthRollLower", "mouthRollUpper", "mouthShrugLower", "mouthShrugUpper", "browInnerUp", "cheekPuff", "tongueOut",
] as const;

type Sided = (typeof SIDED)[number];
export type Blendshape = `${Sided}${"Left" | "Right"}` | (typeof SINGLE)[number];
export const BLENDSHAPES: readonly Blendshape[] = [
  ...SIDED.flatMap((name) => [`${name}Left`, `${name}Right`] as Blendshape[]),
  ...SINGLE,
];

export type Weights = Partial<Record<Blendshape, number>>;

/** Both sides of what is named without one. */
function both(sided: Partial<Record<Sided, number>>, single: Weights = {}): Weights {
  const weights: Weights = { ...single };
  for (const [name, value] of Object.entries(sided) as [Sided, number][]) {
    weights[`${name}Left`] = value;
    weights[`${name}Right`] = value;
  }
  return weights;
}

/** What the mouth does for each viseme, tuned by eye on the built-in character. */
export const VISEMES: Readonly<Record<Shape, Weights>> = {
  sil: {},
  PP: both({ mouthPress: 0.75 }, { mouthRollLower: 0.35, mouthRollUpper: 0.3, mouthPucker: 0.08 }),
  FF: both({ mouthUpperUp: 0.4, mouthDimple: 0.15 }, { mouthRollLower: 0.85, jawOpen: 0.1 }),
  TH: both({ mouthLowerDown: 0.3, mouthUpperUp: 0.15 }, { jawOpen: 0.2, tongueOut: 0.75 }),
  DD: both({ mouthLowerDown: 0.4, mouthUpperUp: 0.2, mouthStretch: 0.1 }, { jawOpen: 0.17 }),
  kk: both({ mouthStretch: 0.22, mouthLowerDown: 0.2, mouthUpperUp: 0.1 }, { jawOpen: 0.26 }),
  CH: both({ mouthUpperUp: 0.25, mouthLowerDown: 0.25 }, { jawOpen: 0.11, mouthFunnel: 0.7 }),
  SS: both({ mouthStretch: 0.4, mouthSmile: 0.12, mouthLowerDown: 0.4, mouthUpperUp: 0.25 }, { jawOpen: 0.06 }),
  nn: both({ mouthLowerDown: 0.25, mouthUpperUp: 0.1 }, { jawOpen: 0.16 }),
  RR: both({ mouthLowerDown: 0.12 }, { jawOpen: 0.16, mouthFunnel: 0.45, mouthPucker: 0.12 }),
  aa: both({ mouthLowerDown: 0.25, mouthUpperUp: 0.12 }, { jawOpen: 0.72 }),
  E: both({ mouthStretch: 0.34, mouthSmile: 0.2, mouthLowerDown: 0.2, mouthUpperUp: 0.15 }, { jawOpen: 0.4 }),
  I: both({ mouthStretch: 0.3, mouthSmile: 0.36, mouthLowerDown: 0.25, mouthUpperUp: 0.15 }, { jawOpen: 0.2 }),
  O: { jawOpen: 0.46, mouthFunnel: 0.72, mouthPucker: 0.1 },
  U: { jawOpen: 0.12, mouthPucker: 0.8, mouthFunnel: 0.3 },
};

/** The face that goes with a reply: concern for an unhappy shopper, warmth for a happy one. */
export const EXPRESSIONS: Readonly<Record<Mood, Weights>> = {
  1: both({ mouthFrown: 0.42, eyeSquint: 0.12, browOuterUp: 0.05, mouthPress: 0.15 }, { browInnerUp: 0.85, mouthShrugLower: 0.18 }),
  2: both({ mouthFrown: 0.2, mouthDimple: 0.1 }, { browInnerUp: 0.5 }),
  3: both({ mouthSmile: 0.28, mouthDimple: 0.08 }),
  4: both({ mouthSmile: 0.5, cheekSquint: 0.3, eyeSquint: 0.12, browOuterUp: 0.1 }),
  5: both({ mouthSmile: 0.85, cheekSquint: 0.65, eyeSquint: 0.3, browOuterUp: 0.28, mouthUpperUp: 0.3, mouthLowerDown: 0.25 }, { browInnerUp: 0.15, jawOpen: 0.07 }),
};

/** Shapes of the mouth that an expression shares with speech: while the avatar talks they step back. */
export const MOUTH_EXPRESSION = /^(mouth|jaw)/;

export function add(target: Weights, source: Weights, amount: number, only?: (name: Blendshape) => number): void {
  if (amount === 0) return;
  for (const key in source) {
    const name = key as Blendshape;
    target[name] = (target[name] ?? 0) + (source[name] ?? 0) * amount * (only ? only(name) : 1);
  }
}

/** How far these weights open the mouth, from 0 to 1; pressed or rolled lips keep it shut. */
export function openness(weights: Weights): number {
  const lips = ((weights.mouthLowerDownLeft ?? 0) + (weights.mouthUpperUpLeft ?? 0)) * 0.3;
  const shut = (weights.mouthPressLeft ?? 0) * 0.6 + (weights.mouthClose ?? 0) + (weights.mouthRollLower ?? 0) * 0.15;
  return Math.min(1, Math.max(0, (weights.jawOpen ?? 0) + lips + (weights.mouthFunnel ?? 0) * 0.25 - shut));
}

/** Small curves that the geometry and the motion share. Angles in radians. */

export const DEGREE = Math.PI / 180;

export function clamp(x: number, low = 0, high = 1): number {
  return x < low ? low : x > high ? high : x;
}

export function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

/** 0 at `from`, 1 at `to` (which may be the smaller one), with flat ends. */
export function smooth(from: number, to: number, x: number): number {
  const t = clamp((x - from) / (to - from));
  return t * t * (3 - 2 * t);
}

/** A bell of height 1 at 0 with standard deviation `width`. */
export function bell(x: number, width: number): number {
  const q = x / width;
  return q * q > 32 ? 0 : Math.exp(-0.5 * q * q);
}

/** The share of the way to its goal that a first-order lag with time constant `tau_s` goes in `dt_s`. */
export function approach(dt_s: number, tau_s: number): number {
  return 1 - Math.exp(-dt_s / tau_s);
}

/** A small repeatable random generator (mulberry32): the same seed builds the same hair on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Smooth wandering between -1 and 1: a few sines whose periods never meet. */
export function wander(t_s: number, phase: number): number {
  return 0.5 * Math.sin(t_s * 0.61 + phase) + 0.3 * Math.sin(t_s * 1.07 + 2.1 * phase) + 0.2 * Math.sin(t_s * 1.93 + 3.7 * phase);
}

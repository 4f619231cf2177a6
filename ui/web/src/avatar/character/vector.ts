/** Points as plain triples: the geometry makes hundreds of thousands of them while it builds. */
export type Point = [x: number, y: number, z: number];

export const plus = (a: Point, b: Point, k = 1): Point => [a[0] + k * b[0], a[1] + k * b[1], a[2] + k * b[2]];
export const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const between = (a: Point, b: Point, t: number): Point => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];
export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Point, b: Point): Point => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const length = (a: Point): number => Math.hypot(a[0], a[1], a[2]);
export function unit(a: Point): Point {
  const n = length(a) || 1;
  return [a[0] / n, a[1] / n, a[2] / n];
}

/** Catmull-Rom through `knots`, `t` from 0 to 1 over the whole curve. */
export function curve(knots: readonly Point[], t: number): Point {
  const x = Math.min(Math.max(t, 0), 1) * (knots.length - 1);
  const i = Math.min(knots.length - 2, Math.floor(x));
  const u = x - i;
  const at = (k: number) => knots[Math.min(knots.length - 1, Math.max(0, k))] as Point;
  const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
  const axis = (k: 0 | 1 | 2) =>
    0.5 * (2 * b[k] + (c[k] - a[k]) * u + (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * u * u + (3 * b[k] - a[k] - 3 * c[k] + d[k]) * u * u * u);
  return [axis(0), axis(1), axis(2)];
}

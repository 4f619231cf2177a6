/** Ears: a rolled rim around a shell, a lobe below. */
import { bell, mix } from "../math";
import type { Look } from "../look";
import { blend, color } from "./color";
import { MeshBuilder, type Part } from "./mesh";
import { cross, unit, type Point } from "./vector";

/** From where the ear leaves the head, over its rim, into the shell: size, height above the head, share of shade. */
const RINGS: readonly [size: number, out: number, dark: number][] = [
  [0.62, -0.06, 0.4], [0.8, 0.02, 0.35], [0.97, 0.075, 0.15], [1.02, 0.105, 0], [0.98, 0.128, 0], [0.88, 0.128, 0.05],
  [0.78, 0.1, 0.3], [0.68, 0.085, 0.4], [0.56, 0.088, 0.25], [0.42, 0.062, 0.5], [0.26, 0.03, 0.75], [0.1, 0.015, 0.9], [0.01, 0.01, 1],
];

export function ears(look: Look): Part {
  const mesh = new MeshBuilder();
  const around = 32;
  for (const dir of [1, -1]) {
    const out = unit([0.86 * dir, 0.02, 0.42]);
    const up = unit([0.1 * dir, 1, -0.14]);
    const back = unit(cross(up, out)).map((x) => x * -dir) as Point;
    const centre: Point = [0.735 * dir, -0.06, -0.06];
    const rows = RINGS.map(([size, height, dark]) =>
      Array.from({ length: around }, (_, k) => {
        const a = (k / around) * 2 * Math.PI;
        const [x, y] = [Math.cos(a), Math.sin(a)];
        // Broad above, narrow at the lobe, flatter where it meets the cheek.
        const wide = 0.135 * mix(0.72, 1.08, (y + 1) / 2) * (x < 0 ? 0.85 : 1);
        const tall = y < 0 ? 0.205 : 0.19;
        const lobe = bell(y + 1, 0.35) * size;
        const h = height * (x < -0.2 ? mix(1, 0.45, Math.min(1, -x)) : 1) * (1 - 0.35 * lobe);
        const p = [0, 1, 2].map(
          (i) => (centre[i] as number) + back[i as 0] * x * wide * size + up[i as 0] * y * tall * size + out[i as 0] * h,
        ) as Point;
        return mesh.add(p, blend(blend(color(look.skin), color(look.blush), 0.25), color(look.skinShade), dark));
      }),
    );
    mesh.sheet(rows, true, dir > 0);
  }
  return mesh.build("Ears", "skin", false);
}

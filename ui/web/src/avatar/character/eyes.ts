/** Eyeballs with a painted iris, and the light that glints on them. */
import { mix, smooth } from "../math";
import type { Look } from "../look";
import { blend, color, shade, type Color } from "./color";
import { MeshBuilder, type Part } from "./mesh";
import { EYEBALL_RADIUS } from "./skin";
import type { Point } from "./vector";

/** Angles from the eye's axis where pupil and iris end, radians. */
const PUPIL = 0.24;
const IRIS = 0.585;
const RADIUS = EYEBALL_RADIUS * 0.975;

function paint(angle: number, around: number, look: Look): Color {
  const white = blend(color("#f8f5f2"), color("#dcbfb8"), 0.55 * smooth(0.75, 1.4, angle));
  if (angle >= IRIS + 0.035) return blend(white, color("#5b4038"), 0.28 * smooth(0.2, 1, Math.sin(around)) * smooth(1.3, 0.6, angle));
  if (angle < PUPIL - 0.01) return color("#0d0a0b");
  const t = (angle - PUPIL) / (IRIS - PUPIL);
  let c = blend(color(look.iris), color(look.irisLight), smooth(0.75, 0.1, t) * 0.7);
  c = shade(c, 0.9 + 0.14 * Math.sin(around * 11) + 0.1 * Math.sin(around * 17 + 1));
  c = blend(c, color(look.irisLight), 0.5 * smooth(-0.2, -1, Math.sin(around)) * smooth(0.05, 0.5, t));
  c = blend(c, color(look.irisDark), smooth(0.72, 1, t) * 0.9);
  return shade(c, 1 - 0.45 * smooth(-0.2, 1, Math.sin(around))); // the lid's shadow
}

/** One eyeball about the origin, looking along +z; both eyes use the same. */
export function eye(look: Look, fine: boolean): Part {
  const mesh = new MeshBuilder();
  const around = fine ? 44 : 32;
  const rings = [0, 0.08, 0.16, 0.22, 0.235, 0.26, 0.3, 0.36, 0.42, 0.47, 0.52, 0.56, 0.585, 0.6, 0.62, 0.72, 0.9, 1.15, 1.45, 1.8];
  const rows = rings.map((angle) =>
    Array.from({ length: around }, (_, k) => {
      const a = (k / around) * 2 * Math.PI;
      // The iris lies a little flatter than the ball, so that it catches light from the other side.
      const r = RADIUS * (1 - 0.02 * smooth(IRIS, 0, angle));
      const p: Point = [Math.sin(angle) * Math.cos(a) * r, Math.sin(angle) * Math.sin(a) * r, Math.cos(angle) * r];
      return mesh.add(p, paint(angle, a, look));
    }),
  );
  mesh.sheet(rows, true, true);
  return mesh.build("Eyeball", "eye", false);
}

/** Two small discs of light; they stay with the head, since the lamp does not turn with the eye. */
export function glints(centres: readonly Point[]): Part {
  const mesh = new MeshBuilder();
  const spots: [across: number, up: number, size: number, bright: number][] = [[0.22, 0.3, 0.034, 1], [-0.22, -0.24, 0.014, 0.75]];
  for (const centre of centres) {
    for (const [across, up, size, bright] of spots) {
      const disc: number[] = [];
      const tone: Color = [bright, bright, bright];
      const on = (x: number, y: number): Point => {
        const z = Math.sqrt(Math.max(0, 1 - x * x - y * y));
        const r = RADIUS * 1.012;
        return [centre[0] + x * r, centre[1] + y * r, centre[2] + z * r];
      };
      const middle = mesh.add(on(across, up), tone);
      for (let k = 0; k < 16; k++) {
        const a = (k / 16) * 2 * Math.PI;
        const r = size / RADIUS;
        disc.push(mesh.add(on(across + Math.cos(a) * r, up + mix(1, 1.25, 0.5) * Math.sin(a) * r), tone));
      }
      disc.forEach((id, k) => mesh.quad(middle, id, disc[(k + 1) % 16] as number, middle));
    }
  }
  return mesh.build("Glints", "eye", false);
}

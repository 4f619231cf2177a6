/** The inside of the mouth: a dark hollow, two rows of teeth in their gums, a tongue. */
import { bell, clamp, mix, smooth } from "../math";
import type { Look } from "../look";
import { blend, color, shade, type Color } from "./color";
import { MeshBuilder, type Part } from "./mesh";
import { jaw, type Target } from "./morphs";
import type { Point } from "./vector";

const MIDDLE_Y = -0.53;

/** A point that follows the jaw by `share`. */
function hung(p: Point, share: number, target: Target | null): Point {
  const q: Point = [...p];
  if (target === "jawOpen") jaw(q, share);
  if (target === "jawForward") q[2] += 0.06 * share;
  if (target === "jawLeft" || target === "jawRight") q[0] += (target === "jawLeft" ? 0.06 : -0.06) * share;
  return q;
}

/** The hollow goes with corners that are drawn apart, so that nobody sees past its side. */
function widened(p: Point, target: Target | null): Point {
  const side = target && /^mouth(Smile|Stretch)(Left|Right)$/.exec(target);
  if (!side || p[0] > 0 !== (side[2] === "Left")) return p;
  return [p[0] * 1.2, p[1] + (side[1] === "Smile" ? 0.25 * Math.abs(p[0]) : 0), p[2] - 0.25 * Math.abs(p[0])];
}

function hollow(mesh: MeshBuilder, look: Look): void {
  const rows: number[][] = [];
  for (let j = -1; j <= 12; j++) {
    const t = (Math.max(0, j) / 12) * Math.PI * 0.5;
    const wide = j < 0 ? 1.3 : Math.cos(t) ** 0.6; // a brim behind the cheeks
    rows.push(
      Array.from({ length: 24 }, (_, k) => {
        const a = (k / 24) * 2 * Math.PI;
        const y = Math.sin(a) * 0.13 * wide;
        const x = Math.cos(a) * 0.31 * wide;
        const p: Point = [x, MIDDLE_Y + y, 0.6 - 0.36 * Math.sin(t) - 1.3 * x * x];
        return mesh.add((target) => widened(hung(p, smooth(0.05, -0.1, y), target), target), shade(color(look.mouthDark), 1 - 0.85 * Math.max(0, j / 12)));
      }),
    );
  }
  mesh.sheet(rows, true);
}

/** Teeth along an arch: each a soft bulge, parted by thin shaded lines, their edges rounded. */
function teeth(mesh: MeshBuilder, look: Look, upper: boolean): void {
  const columns = 96;
  const share = upper ? 0 : 1;
  // Profile from the gum to the biting edge and round to the back: height, depth behind the front, tone.
  const profile: [y: number, back: number, gum: number][] = upper
    ? [[-0.425, -0.005, 1], [-0.468, 0, 1], [-0.476, 0.002, 0], [-0.505, -0.006, 0], [-0.53, -0.002, 0], [-0.545, 0.008, 0], [-0.55, 0.024, 0], [-0.5, 0.045, 0]]
    : [[-0.675, -0.005, 1], [-0.628, 0, 1], [-0.62, 0.002, 0], [-0.598, -0.004, 0], [-0.582, 0.002, 0], [-0.572, 0.01, 0], [-0.569, 0.024, 0], [-0.62, 0.045, 0]];
  const widths = upper ? [0.062, 0.05, 0.052, 0.05, 0.055, 0.06] : [0.04, 0.042, 0.047, 0.05, 0.055, 0.06];
  const bounds = widths.reduce<number[]>((sum, w) => [...sum, (sum.at(-1) as number) + w], [0]);
  const rows: number[][] = [];
  for (let k = 0; k <= columns; k++) {
    const arc = mix(-0.31, 0.31, k / columns);
    const n = Math.max(0, bounds.findIndex((b) => b > Math.abs(arc)) - 1);
    const [from, to] = [bounds[n] as number, bounds[n + 1] ?? 0.32];
    const within = clamp((Math.abs(arc) - from) / (to - from)) * 2 - 1;
    const gap = within ** 8;
    const angle = arc / (upper ? 0.235 : 0.22);
    const radius = (upper ? 0.235 : 0.222) - 0.008 * gap;
    const dim = smooth(1.5, 0.35, Math.abs(angle));
    rows.push(
      profile.map(([y, back, gum]) => {
        const r = radius - back;
        const rounded = (upper ? 1 : -1) * (0.007 * gap + (n === 1 && upper ? 0.004 : 0)) * (gum ? 0 : smooth(0.03, 0.0, Math.abs(y - MIDDLE_Y) - 0.02));
        const p: Point = [Math.sin(angle) * r, y + rounded, 0.46 + Math.cos(angle) * r * 0.92];
        let tone: Color = gum ? color(look.gum) : blend(color(look.tooth), color("#b79b86"), 0.3 * gap);
        tone = shade(tone, 0.15 + 0.68 * dim);
        return mesh.add((target) => {
          const q = hung(p, share, target);
          // Rounded lips hide the upper teeth; lifting these a little does what the lips' own shadow would.
          if (upper && (target === "mouthPucker" || target === "mouthFunnel")) q[1] += 0.05;
          return q;
        }, tone);
      }),
    );
  }
  mesh.sheet(rows, false, upper);
}

function tongue(mesh: MeshBuilder, look: Look): void {
  const rows: number[][] = [];
  for (let j = 0; j <= 14; j++) {
    const t = j / 14;
    const wide = 0.15 * Math.sqrt(Math.max(0, 1 - (t * 2 - 1) ** 4)) * (1 - 0.25 * t);
    rows.push(
      Array.from({ length: 16 }, (_, k) => {
        const a = (k / 16) * 2 * Math.PI;
        const groove = 0.018 * bell(Math.cos(a), 0.25) * Math.max(0, Math.sin(a));
        const p: Point = [Math.cos(a) * wide, -0.635 + Math.sin(a) * 0.042 + 0.045 * Math.sin(t * Math.PI) - groove, 0.3 + 0.3 * t];
        return mesh.add((target) => {
          const q = hung(p, 0.88, target);
          if (target === "tongueOut") {
            q[1] += 0.085 * t;
            q[2] += 0.15 * t * t;
          }
          return q;
        }, shade(color(look.tongue), 0.3 + 0.65 * t));
      }),
    );
  }
  mesh.sheet(rows, true, true);
}

export function mouth(look: Look): Part {
  const mesh = new MeshBuilder();
  teeth(mesh, look, true);
  teeth(mesh, look, false);
  tongue(mesh, look);
  return mesh.build("Mouth", "wet", true);
}

export function throat(look: Look): Part {
  const mesh = new MeshBuilder();
  hollow(mesh, look);
  return mesh.build("Throat", "matte", true);
}

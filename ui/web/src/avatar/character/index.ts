/** The built-in character: all of its parts, built from code alone. */
import { LOOK, type Look } from "../look";
import type { Quality } from "../types";
import { apron, collar, torso, trimmings } from "./body";
import { ears } from "./ears";
import { eye, glints } from "./eyes";
import { brows, face, lashes } from "./face";
import { hair } from "./hair";
import type { Part } from "./mesh";
import { mouth, throat } from "./mouth";
import { eyeball } from "./skin";
import type { Point } from "./vector";

export interface Character {
  /** What turns with the head, about `pivot`. */
  readonly head: readonly Part[];
  /** One eyeball, to be placed at each of `eyes` and turned with the gaze. */
  readonly eye: Part;
  readonly eyes: readonly Point[];
  readonly body: readonly Part[];
  readonly pivot: Point;
}

/** Lets the page breathe (and its sound play on) between two steps of the build. */
const pause = () => new Promise<void>((done) => setTimeout(done));

export async function buildCharacter(quality: Quality, look: Look = LOOK): Promise<Character> {
  const fine = quality === "high";
  const eyes = [eyeball(1), eyeball(-1)];
  const head: Part[] = [];
  const steps = [
    () => face(look, fine),
    () => mouth(look),
    () => throat(look),
    () => lashes(look),
    () => brows(look),
    () => ears(look),
    () => glints(eyes),
    () => hair(look, fine),
  ];
  for (const step of steps) {
    head.push(step());
    await pause();
  }
  const body = [torso(look, fine), collar(look), apron(look), trimmings(look)];
  return { head, eye: eye(look, fine), eyes, body, pivot: [0, -0.75, -0.1] };
}

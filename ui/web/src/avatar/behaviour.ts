/**
 * What keeps the character alive between words: blinking, breathing, glances, small movements of the head, and a bearing
 * for each state. Time comes in with every call and chance from outside, so that a test can replay it.
 */
import { add, EXPRESSIONS, MOUTH_EXPRESSION, type Blendshape, type Weights } from "./blendshapes";
import type { MouthFrame } from "./lipsync";
import { approach, bell, clamp, mix, smooth, wander } from "./math";
import type { Pose } from "./pose";
import type { AvatarState, Mood } from "./types";

/** Lids close in 70 ms, stay for a moment and open in about 150 ms. */
const BLINK_S = 0.26;
const MOOD_TAU_S = 0.35;
const HEAD_TAU_S = 0.28;
/** A saccade takes some 40 ms: a lag this short looks like a jump that is not broken. */
const SACCADE_TAU_S = 0.022;

type Angles = [number, number, number];
/** Nod, turn and tilt that go with a state, radians. */
const BEARING: Readonly<Record<AvatarState, Angles>> = {
  idle: [0, 0, 0],
  listening: [0.035, 0.05, 0.075],
  thinking: [-0.045, -0.13, -0.045],
  speaking: [0.01, 0, 0],
};

export interface BehaviourOptions {
  /** From 0 to 1, like Math.random. */
  random?: () => number;
  /** No idle sway, no breathing, no nods; the mouth and an occasional blink remain. */
  still?: boolean;
}

export class Behaviour {
  state: AvatarState = "idle";
  still: boolean;
  private readonly random: () => number;
  private expression: Weights = { ...EXPRESSIONS[3] };
  private mood: Mood = 3;
  private time = 0;
  private blinkAt = 1.5;
  private blinkAgain = false;
  private glanceAt = 0.8;
  private glance: [number, number] = [0, 0];
  private target: [number, number] = [0, 0];
  private gaze: [number, number] = [0, 0];
  private head: Angles = [0, 0, 0];
  private nodAt = Infinity;
  private speech = 0;
  private energy = 0;

  constructor({ random = Math.random, still = false }: BehaviourOptions = {}) {
    this.random = random;
    this.still = still;
  }

  setMood(level: number): void {
    this.mood = clamp(Math.round(level), 1, 5) as Mood;
  }

  setState(state: AvatarState): void {
    if (state === this.state) return;
    this.state = state;
    this.glanceAt = this.time;
    this.nodAt = state === "listening" ? this.time + this.between(1.2, 2.5) : Infinity;
    // People blink when they change what they attend to.
    this.blinkAt = Math.min(this.blinkAt, this.time + 0.12);
  }

  lookAt(x: number, y: number): void {
    this.target = [clamp(x, -1, 1), clamp(y, -1, 1)];
    this.glanceAt = this.time + this.between(0.8, 2);
    this.glance = [0, 0];
  }

  /** The pose `dt_s` after the last one, with the mouth that speech asks for. */
  step(dt_s: number, mouth: MouthFrame): Pose {
    this.time += dt_s;
    this.speech += ((mouth.speaking ? 1 : 0) - this.speech) * approach(dt_s, 0.12);
    const open = mouth.weights.jawOpen ?? 0;
    this.energy += (open - this.energy) * approach(dt_s, open > this.energy ? 0.08 : 0.4);

    const weights: Weights = {};
    this.express(weights, dt_s);
    add(weights, mouth.weights, 1);
    this.moveEyes(dt_s);
    this.lids(weights);
    const head = this.moveHead(dt_s);
    for (const key in weights) weights[key as Blendshape] = clamp(weights[key as Blendshape] ?? 0);
    // Eyes keep their aim while the head turns under them.
    const gaze: [number, number] = [clamp(this.gaze[0] - head[1] * 0.6, -0.6, 0.6), clamp(this.gaze[1] + head[0] * 0.6, -0.4, 0.4)];
    return { weights, visemes: mouth.shapes, head, gaze, breath: this.still ? 0 : Math.sin((this.time * 2 * Math.PI) / 4.2) };
  }

  private between(low: number, high: number): number {
    return mix(low, high, this.random());
  }

  private express(weights: Weights, dt_s: number): void {
    const goal = EXPRESSIONS[this.mood];
    const share = approach(dt_s, MOOD_TAU_S);
    for (const key of new Set([...Object.keys(goal), ...Object.keys(this.expression)]) as Set<Blendshape>) {
      this.expression[key] = mix(this.expression[key] ?? 0, goal[key] ?? 0, share);
    }
    add(weights, this.expression, 1, (name) => (MOUTH_EXPRESSION.test(name) ? 1 - 0.5 * this.speech : 1));
    if (this.state === "thinking") add(weights, { browInnerUp: 0.25, browOuterUpLeft: 0.3, mouthPressLeft: 0.25, mouthLeft: 0.12, eyeSquintRight: 0.15 }, 1 - this.speech);
    if (this.state === "listening") add(weights, { browInnerUp: 0.18, browOuterUpLeft: 0.12, browOuterUpRight: 0.12, eyeWideLeft: 0.12, eyeWideRight: 0.12 }, 1);
    // Brows stress what is said loudly.
    if (!this.still) add(weights, { browInnerUp: 0.22, browOuterUpLeft: 0.16, browOuterUpRight: 0.16 }, this.speech * smooth(0.25, 0.6, this.energy));
  }

  private moveEyes(dt_s: number): void {
    if (this.time >= this.glanceAt) {
      const away = this.state === "thinking";
      // Mostly the shopper's eyes, now and then a little past them; when thinking, up and aside.
      if (away) this.glance = [this.between(-0.42, -0.22), this.between(0.12, 0.26)];
      else if (this.random() < (this.state === "listening" ? 0.75 : 0.55)) this.glance = [this.between(-0.025, 0.025), this.between(-0.02, 0.02)];
      else this.glance = [this.between(-0.13, 0.13), this.between(-0.09, 0.05)];
      this.glanceAt = this.time + (away ? this.between(0.7, 1.8) : this.between(0.6, 2.6));
    }
    const share = approach(dt_s, SACCADE_TAU_S);
    this.gaze[0] += (this.target[0] * 0.4 + this.glance[0] - this.gaze[0]) * share;
    this.gaze[1] += (this.target[1] * 0.25 + this.glance[1] - this.gaze[1]) * share;
  }

  private lids(weights: Weights): void {
    const since = this.time - this.blinkAt;
    let closed = 0;
    if (since >= 0) {
      closed = since < 0.07 ? smooth(0, 0.07, since) : smooth(BLINK_S, 0.1, since);
      if (since >= BLINK_S) {
        // About one blink in seven comes double; otherwise 2 to 6 s go by, longer while the shopper talks.
        this.blinkAgain = !this.blinkAgain && this.random() < 0.15;
        this.blinkAt = this.time + (this.blinkAgain ? 0.08 : this.between(1.8, 5.5) * (this.state === "listening" ? 1.25 : 1));
      }
    }
    const up = this.gaze[1];
    const across = this.gaze[0];
    for (const side of ["Left", "Right"] as const) {
      const open = 1 - closed;
      weights[`eyeBlink${side}`] = Math.max(weights[`eyeBlink${side}`] ?? 0, closed);
      weights[`eyeSquint${side}`] = (weights[`eyeSquint${side}`] ?? 0) * open;
      weights[`eyeWide${side}`] = (weights[`eyeWide${side}`] ?? 0) * open;
      weights[`eyeLookUp${side}`] = clamp(up / 0.35) * open;
      weights[`eyeLookDown${side}`] = clamp(-up / 0.35) * open;
      // +x is the character's left: looking there turns the left eye out and the right eye in.
      const out = side === "Left" ? across : -across;
      weights[`eyeLookOut${side}`] = clamp(out / 0.5) * open;
      weights[`eyeLookIn${side}`] = clamp(-out / 0.5) * open;
    }
  }

  private moveHead(dt_s: number): Angles {
    const bearing = BEARING[this.state];
    const sad = this.mood < 3 ? 3 - this.mood : 0;
    const goal: Angles = [
      bearing[0] + 0.02 * sad - this.target[1] * 0.1,
      bearing[1] + this.target[0] * 0.18 + (this.still ? 0 : this.glance[0] * 0.25),
      bearing[2] + 0.025 * sad,
    ];
    if (!this.still) {
      const sway = 0.5 + 0.5 * this.speech;
      goal[0] += 0.022 * sway * wander(this.time, 0.3) + 0.05 * this.speech * (this.energy - 0.15);
      goal[1] += 0.05 * sway * wander(this.time * 0.8, 1.9);
      goal[2] += 0.028 * sway * wander(this.time * 0.7, 4.2);
      goal[0] += this.nod();
    }
    const share = approach(dt_s, HEAD_TAU_S);
    for (const axis of [0, 1, 2] as const) this.head[axis] += (goal[axis] - this.head[axis]) * share;
    return [...this.head];
  }

  /** "I am listening": a nod every few seconds while the shopper speaks. */
  private nod(): number {
    const since = this.time - this.nodAt;
    if (since < -1) return 0;
    if (since > 1) this.nodAt = this.time + this.between(2.2, 5);
    return 0.16 * bell(since, 0.16) + 0.08 * bell(since - 0.42, 0.13);
  }
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { Behaviour } from "./behaviour";
import { BLENDSHAPES } from "./blendshapes";
import type { MouthFrame } from "./lipsync";
import { randomFrom } from "./math";
import type { Pose } from "./pose";
import type { AvatarState } from "./types";

const QUIET: MouthFrame = { weights: {}, shapes: {}, viseme: "sil", speaking: false };
const FRAME_S = 1 / 30;

function live(seconds: number, set: (it: Behaviour) => void = () => {}, still = false): Pose[] {
  const it = new Behaviour({ random: randomFrom(5), still });
  set(it);
  return Array.from({ length: Math.round(seconds / FRAME_S) }, () => it.step(FRAME_S, QUIET));
}
const range = (values: number[]) => Math.max(...values) - Math.min(...values);
const state = (name: AvatarState) => (it: Behaviour) => it.setState(name);

test("there are ARKit's 52 blendshapes, each once", () => {
  assert.equal(BLENDSHAPES.length, 52);
  assert.equal(new Set(BLENDSHAPES).size, 52);
});

test("it blinks 8 to 30 times a minute, not like clockwork", () => {
  const closed = live(60).map((pose) => (pose.weights.eyeBlinkLeft ?? 0) > 0.6);
  const at = closed.flatMap((now, k) => (now && !closed[k - 1] ? [k * FRAME_S] : []));
  assert.ok(at.length >= 8 && at.length <= 30, `${at.length} blinks`);
  assert.ok(range(at.slice(1).map((time, k) => time - (at[k] as number))) > 1);
});

test("it moves a little, and nothing leaves its range", () => {
  for (const pose of live(30, (it) => { it.setState("listening"); it.lookAt(1, -1); it.setMood(5); })) {
    for (const [name, value] of Object.entries(pose.weights)) assert.ok(value >= 0 && value <= 1, `${name} ${value}`);
    for (const angle of pose.head) assert.ok(Math.abs(angle) < 0.5);
  }
  assert.ok(range(live(20).map((pose) => pose.head[1])) > 0.02);
});

test("with reduced motion it neither sways, nods nor breathes, but blinks", () => {
  const poses = live(30, state("listening"), true).slice(90);
  for (const axis of [0, 1, 2] as const) assert.ok(range(poses.map((pose) => pose.head[axis])) < 0.002);
  assert.ok(poses.every((pose) => pose.breath === 0));
  assert.ok(poses.some((pose) => (pose.weights.eyeBlinkLeft ?? 0) > 0.6));
});

test("listening tilts and nods, thinking looks away", () => {
  const listening = live(20, state("listening"));
  assert.ok(listening.slice(60).every((pose) => pose.head[2] > 0.02));
  assert.ok(Math.max(...listening.map((pose) => pose.head[0])) > 0.09, "a nod");
  const thinking = live(4, state("thinking")).slice(30);
  assert.ok(thinking.every((pose) => pose.gaze[0] < -0.05 && pose.gaze[1] > 0.05));
});

test("moods differ and settle within two seconds", () => {
  const at = (mood: number) => live(2, (it) => it.setMood(mood)).at(-1)?.weights ?? {};
  assert.ok((at(5).mouthSmileLeft ?? 0) > 0.7);
  assert.ok((at(1).mouthFrownLeft ?? 0) > 0.3 && (at(1).browInnerUp ?? 0) > 0.6);
  assert.ok((at(1).mouthSmileLeft ?? 0) < 0.05);
  assert.ok((at(99).mouthSmileLeft ?? 0) > 0.7, "levels are clamped");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { openness } from "./blendshapes";
import { LipSync } from "./lipsync";
import type { VisemeCue } from "./types";

const FRAME_S = 1 / 60;
const word = (...shapes: string[]): VisemeCue[] => shapes.map((shape, k) => [shape, 0.1 * k, 0.1 * (k + 1)]);

function run(cues: VisemeCue[], seconds: number, startAt = 0) {
  const lips = new LipSync();
  let now = 0;
  lips.cue(cues, startAt, () => now);
  const frames = [];
  for (; now < seconds; now += FRAME_S) frames.push({ now, ...lips.frame(FRAME_S) });
  return frames;
}

test("shapes come in their order, each at its own time", () => {
  const frames = run(word("PP", "aa", "DD", "O", "FF", "I", "sil"), 1);
  const seen = frames.map((frame) => frame.viseme).filter((shape, k, all) => shape !== all[k - 1]);
  assert.deepEqual(seen, ["PP", "aa", "DD", "O", "FF", "I", "sil"]);
  for (const [k, shape] of ["PP", "aa", "DD", "O", "FF", "I"].entries()) {
    const middle = frames.find((frame) => frame.now >= 0.1 * k + 0.05);
    assert.equal(middle?.viseme, shape);
  }
});

test("lips meet for p even in 60 ms between open vowels", () => {
  const frames = run([["aa", 0, 0.2], ["PP", 0.2, 0.26], ["aa", 0.26, 0.5]], 0.5);
  assert.ok(Math.min(...frames.filter((f) => f.now > 0.2 && f.now < 0.26).map((f) => openness(f.weights))) < 0.05);
  assert.ok(Math.max(...frames.map((f) => openness(f.weights))) > 0.6);
});

test("the mouth moves without jumps", () => {
  const frames = run(word("PP", "aa", "SS", "O", "kk", "E", "FF", "U", "TH", "I"), 1.3);
  const jaw = frames.map((frame) => frame.weights.jawOpen ?? 0);
  const steps = jaw.slice(1).map((value, k) => Math.abs(value - (jaw[k] as number)));
  assert.ok(Math.max(...steps) < 0.3, `a step of ${Math.max(...steps)} in one frame`);
});

test("short vowels do not open fully", () => {
  const widest = (seconds: number) => Math.max(...run([["aa", 0, seconds]], 0.6).map((f) => f.weights.jawOpen ?? 0));
  assert.ok(widest(0.05) < 0.75 * widest(0.2));
});

test("it waits for its start and sets out a little before", () => {
  const frames = run([["aa", 0, 0.2]], 0.8, 0.5);
  const open = (now: number) => openness(frames.findLast((frame) => frame.now <= now)?.weights ?? {});
  assert.equal(open(0.42), 0);
  assert.ok(open(0.48) > 0.05);
  assert.ok(open(0.55) > 0.6);
  assert.equal(open(0.79), 0);
});

test("sentences given ahead follow each other", () => {
  const lips = new LipSync();
  let now = 0;
  lips.cue([["aa", 0, 0.3]], 0, () => now);
  lips.cue([["U", 0, 0.3]], 0.5, () => now);
  now = 0.15;
  assert.equal(lips.frame(FRAME_S).viseme, "aa");
  now = 0.65;
  assert.equal(lips.frame(FRAME_S).viseme, "U");
});

test("stop closes within 150 ms on any clock and forgets the rest", () => {
  const lips = new LipSync();
  lips.cue([["aa", 0, 9]], 0, () => 1); // the sound's clock stands still once it is stopped
  assert.ok(openness(lips.frame(FRAME_S).weights) > 0.6);
  lips.stop();
  let past_s = 0;
  while (openness(lips.frame(FRAME_S).weights) > 0.01) past_s += FRAME_S;
  assert.ok(past_s <= 0.15, `${past_s} s`);
  assert.equal(lips.frame(FRAME_S).speaking, false);
  for (let k = 0; k < 100; k++) assert.equal(openness(lips.frame(FRAME_S).weights), 0);
});

test("unknown shapes and empty spans do no harm", () => {
  const frames = run([["??", 0, 0.2], ["aa", 0.3, 0.3], ["aa", 0.5, 0.4]], 0.6);
  assert.ok(frames.every((frame) => openness(frame.weights) === 0));
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { decodePcm, encodePcm, level } from "./pcm";

test("samples come back as they went, the extremes too", () => {
  const samples = Int16Array.from([0, 1, -1, 32767, -32768, 256, -257]);
  assert.deepEqual(decodePcm(encodePcm(samples)), samples);
});

test("part of a longer buffer is sent, not all of it", () => {
  const whole = Int16Array.from([1, 2, 3, 4]);
  assert.deepEqual(decodePcm(encodePcm(whole.subarray(1, 3))), Int16Array.from([2, 3]));
});

test("bytes are little-endian, and half a sample is dropped", () => {
  assert.deepEqual(decodePcm(btoa("\x01\x02\x03")), Int16Array.from([0x0201]));
});

test("loudness runs from silence to full scale", () => {
  assert.equal(level(new Int16Array(100)), 0);
  assert.equal(level(new Int16Array(0)), 0);
  assert.equal(level(new Int16Array(100).fill(-32768)), 1);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { Governor, isSoftware } from "./quality";

function run(governor: Governor, fps: number, seconds: number): void {
  for (let k = 0; k < fps * seconds; k++) governor.frame(1 / fps);
}

test("software renderers are known by name", () => {
  assert.ok(isSoftware("ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)"));
  assert.ok(isSoftware("llvmpipe (LLVM 15.0.7, 256 bits)"));
  assert.ok(!isSoftware("ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)"));
});

test("auto starts low in software and high on a GPU", () => {
  assert.equal(new Governor("auto", true).level.quality, "low");
  assert.equal(new Governor("auto", false).level.quality, "high");
});

test("a slow GPU ends low", () => {
  const governor = new Governor("auto", false);
  run(governor, 12, 20);
  assert.equal(governor.level.quality, "low");
});

test("after a busy while it becomes finer again, more slowly each time", () => {
  const governor = new Governor("auto", true);
  const finest = governor.level;
  run(governor, 20, 3);
  assert.notEqual(governor.level, finest);
  run(governor, 40, 30);
  assert.notEqual(governor.level, finest, "too soon");
  run(governor, 40, 30);
  assert.equal(governor.level, finest);
  assert.equal(governor.level.quality, "low", "software never becomes high");
});

test("a quality that was asked for stays", () => {
  const high = new Governor("high", true);
  run(high, 5, 60);
  assert.equal(high.level.quality, "high");
  const low = new Governor("low", false);
  run(low, 60, 60);
  assert.equal(low.level.quality, "low");
});

test("a pause is not a slow frame", () => {
  const governor = new Governor("auto", false);
  const before = governor.level;
  for (let k = 0; k < 50; k++) governor.frame(2);
  assert.equal(governor.level, before);
});

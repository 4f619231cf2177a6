import assert from "node:assert/strict";
import { test } from "node:test";
import { Resampler } from "./resample";

const TO = 16_000;

/** One second of a tone at `from` samples a second, pushed in blocks of 128 as the audio thread does. */
function convert(from: number, hertz: number): Float32Array {
  const resampler = new Resampler(from, TO);
  const out: number[] = [];
  for (let start = 0; start < from; start += 128) {
    const block = Float32Array.from({ length: 128 }, (_, i) => Math.sin((2 * Math.PI * hertz * (start + i)) / from));
    out.push(...resampler.push(block));
  }
  return Float32Array.from(out);
}

/** Power of what is not a tone of `hertz`, against the power of the tone, in dB; edges are left out. */
function noiseDb(samples: Float32Array, hertz: number): number {
  const cut = samples.slice(1000, -1000);
  let sine = 0;
  let cosine = 0;
  cut.forEach((value, i) => {
    sine += value * Math.sin((2 * Math.PI * hertz * i) / TO);
    cosine += value * Math.cos((2 * Math.PI * hertz * i) / TO);
  });
  const [a, b] = [(2 * sine) / cut.length, (2 * cosine) / cut.length];
  let noise = 0;
  cut.forEach((value, i) => {
    const tone = a * Math.sin((2 * Math.PI * hertz * i) / TO) + b * Math.cos((2 * Math.PI * hertz * i) / TO);
    noise += (value - tone) ** 2;
  });
  return 10 * Math.log10(noise / cut.length / ((a * a + b * b) / 2));
}

for (const from of [44_100, 48_000]) {
  test(`speech survives the way from ${from} Hz`, () => {
    const samples = convert(from, 1000);
    assert.ok(Math.abs(samples.length - TO) < 40, `${samples.length} samples for a second`);
    assert.ok(noiseDb(samples, 1000) < -50, `${noiseDb(samples, 1000)} dB`);
  });

  test(`what ${TO} Hz cannot carry does not come back as something else, from ${from} Hz`, () => {
    const samples = convert(from, 11_000).slice(1000, -1000);
    const power = samples.reduce((sum, value) => sum + value * value, 0) / samples.length;
    assert.ok(10 * Math.log10(power / 0.5) < -50, `${10 * Math.log10(power / 0.5)} dB`);
  });
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { Outbox } from "./outbox";

const type = (text: string): string => (JSON.parse(text) as { type: string }).type;

test("a session that goes on gets what it has not received, in order and once", () => {
  const outbox = new Outbox();
  for (const name of ["a", "b", "c"]) outbox.add({ type: name }, false);
  outbox.flushed();
  assert.deepEqual(outbox.pending(true, "c1").map(type), ["b", "c"]);
  assert.deepEqual(outbox.pending(true, "c3"), []);
  assert.deepEqual(outbox.pending(true, null).map(type), ["a", "b", "c"]);
});

test("a new session gets only what was never sent", () => {
  const outbox = new Outbox();
  outbox.add({ type: "a" }, false);
  outbox.flushed();
  outbox.add({ type: "b" }, false);
  assert.deepEqual(outbox.pending(false, null).map(type), ["b"]);
});

test("each message has an id of its own", () => {
  const outbox = new Outbox();
  const ids = ["a", "b"].map((name) => (JSON.parse(outbox.add({ type: name }, false)) as { event_id: string }).event_id);
  assert.deepEqual(ids, ["c1", "c2"]);
});

test("old sound is forgotten, words are not", () => {
  const outbox = new Outbox();
  outbox.add({ type: "words" }, false);
  for (let i = 0; i < 100; i++) outbox.add({ type: "sound", audio: "x".repeat(20_000) }, true);
  const kept = outbox.pending(true, null).map(type);
  assert.equal(kept[0], "words");
  assert.ok(kept.length > 30 && kept.length < 40, `${kept.length}`);
});

test("only numbered events of the shop tell where it was", () => {
  const outbox = new Outbox();
  outbox.saw("event_7");
  outbox.saw("event_9f3a");
  outbox.saw(undefined);
  assert.equal(outbox.seen, "event_7");
  outbox.reset();
  assert.equal(outbox.seen, "");
});

"""Metrics that others can read: every event of every session counted, without a word of what the customer said."""

from __future__ import annotations

from functools import singledispatch

from prometheus_client import REGISTRY, Counter, Gauge, Histogram, generate_latest

from multimodal import events as ev

_SECONDS = (0.002, 0.005, 0.01, 0.025, 0.06, 0.1, 0.2, 0.3, 0.45, 0.6, 1.0, 2.0, 5.0, 15.0)
TURNS = Counter("vitrine_turns", "Turns of shoppers", ["source"])
STAGES = Histogram("vitrine_stage_seconds", "Seconds per stage of a turn", ["stage"], buckets=_SECONDS)
SENTENCES = Counter("vitrine_sentences", "Sentences of replies", ["outcome"])
TOOLS = Counter("vitrine_tool_calls", "Calls of the shop's tools", ["tool", "outcome"])
FAILURES = Counter("vitrine_failures", "Failures that a session survived", ["code"])
INTERRUPTIONS = Counter("vitrine_interruptions", "Replies that the shopper broke into")
MOODS = Counter("vitrine_moods", "Turns by mood, 1 very unhappy to 5 very happy", ["mood"])
SESSIONS = Gauge("vitrine_sessions", "Open sessions in this process")


@singledispatch
def observe(event: ev.Event) -> None:
    """Count one event; those without a metric pass."""
    del event


@observe.register
def _(event: ev.UserTurn) -> None:
    TURNS.labels(event.source).inc()


@observe.register
def _(event: ev.Understood) -> None:
    MOODS.labels(str(event.mood)).inc()


@observe.register
def _(event: ev.ToolCalled) -> None:
    TOOLS.labels(event.name, event.error or "ok").inc()


@observe.register
def _(event: ev.Sentence) -> None:
    SENTENCES.labels("repaired" if event.repaired else "ok").inc()


@observe.register
def _(event: ev.Interrupted) -> None:
    del event
    INTERRUPTIONS.inc()


@observe.register
def _(event: ev.Failed) -> None:
    FAILURES.labels(event.code).inc()


@observe.register
def _(event: ev.TurnEnded) -> None:
    for stage, seconds in event.timings_s.items():
        STAGES.labels(stage).observe(seconds)


def exposition() -> bytes:
    """The metrics in Prometheus' text format."""
    return generate_latest(REGISTRY)

"""Typed turns: how soon the first sentence comes, in process and through the whole stack, and what the stack costs."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from time import perf_counter

from bench.figures import Figure, spread, stages
from bench.line import opener
from bench.process import Started, processor_s
from bench.turns import TALKS, Opener, Talk, Turn

WARM_UP = TALKS[:1]


async def hold(open_: Opener, talks: Sequence[Talk]) -> list[Turn]:
    """Every talk in a session of its own, one turn after another."""
    turns: list[Turn] = []
    for talk in talks:
        async with open_(talk.lang) as conversation:
            turns += [await conversation.say(line) for line in talk.lines]
    return turns


async def turns_per_second(open_: Opener, talks: Sequence[Talk], sessions: int, rounds: int = 1) -> tuple[float, int]:
    """Throughput with `sessions` shoppers at once who do not pause, each beginning with another talk; and the turns
    that it was measured over."""

    async def shopper(number: int) -> int:
        first = number % len(talks)
        return len(await hold(open_, [*talks[first:], *talks[:first]] * rounds))

    began = perf_counter()
    counts = await asyncio.gather(*(shopper(number) for number in range(sessions)))
    return sum(counts) / (perf_counter() - began), sum(counts)


async def latency(where: str, open_: Opener, rounds: int, goals: dict[str, float]) -> list[Figure]:
    """Figures of one way to reach the assistant: the cold first turn alone, then warm turns, then their stages."""
    async with open_("en") as conversation:
        cold = await conversation.say(WARM_UP[0].lines[1])
    await hold(open_, TALKS)
    turns = await hold(open_, TALKS * rounds)
    failed = [code for turn in turns for code in turn.failures]
    return [
        Figure(f"{where}: cold first turn, first sentence", "ms", {"value": cold.first_sentence_s * 1000}),
        spread(f"{where}: first sentence", [turn.first_sentence_s for turn in turns], goals),
        spread(f"{where}: first sound", [turn.first_audio_s for turn in turns]),
        spread(f"{where}: whole turn", [turn.whole_s for turn in turns]),
        Figure(f"{where}: failures", "", {"value": len(failed)}, len(turns), note=", ".join(sorted(set(failed)))),
        *stages(f"{where} · ", [turn.stages for turn in turns]),
    ]


async def throughput(where: str, open_: Opener, sessions: int, pid: int) -> tuple[list[Figure], float]:
    """Turns per second, and what a turn costs in processor time of `pid` and its children: the second does not depend
    on who else uses the machine."""
    before = processor_s(pid)
    rate, count = await turns_per_second(open_, TALKS, sessions)
    after = processor_s(pid)
    note = f"{sessions} sessions at once, without pauses"
    figures = [Figure(f"{where}: throughput", "turns/s", {"value": rate}, count, note=note)]
    if before is not None and after is not None:
        cost = {"value": (after - before) / count * 1000}
        figures.append(Figure(f"{where}: processor time a turn", "ms", cost, count, note="all its processes"))
    return figures, rate


async def in_process(open_: Opener, rounds: int, sessions: int) -> tuple[list[Figure], float]:
    """Figures of the pipeline called directly, and its turns per second with `sessions` at once."""
    figures = await latency("in process", open_, rounds, {"p50": 5.0})
    loaded, rate = await throughput("in process", open_, sessions, os.getpid())
    return [*figures, *loaded], rate


async def stack(name: str, started: Started, rounds: int, sessions: int, direct: float) -> list[Figure]:
    """Figures of the same turns over the socket; `direct` is the turns per second of the same pipeline in process."""
    open_ = opener(started.url)
    figures = await latency(name, open_, rounds, {"p50": 25.0, "p95": 60.0})
    loaded, rate = await throughput(name, open_, sessions, started.pid)
    ratio = {"value": rate / direct}
    against = Figure(f"{name}: throughput against in process", "", ratio, 1, {"value": 0.8}, more_is_better=True)
    return [*figures, *loaded, against]

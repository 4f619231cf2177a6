"""Spoken turns as the bench measures them, over the socket of a real server without Ray."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from bench.process import Started, free_port, memory_mib, processor_s, running
from bench.speech import audible, say, utterances
from bench.spoken import ask, break_in, plain
from kernel.errors import EngineUnavailable
from multimodal.audio import to_float
from multimodal.events import IN_RATE

pytestmark = pytest.mark.integration

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    home = tmp_path_factory.mktemp("home")
    port = free_port()
    command = [sys.executable, "-c", "from serve.cli.measure import serve_local; serve_local()"]
    environment = {"VITRINE_HOME": str(home), "VITRINE_PORT": str(port), "PYTHONPATH": str(ROOT)}
    with running(command, f"http://127.0.0.1:{port}", environment, home / "server.log") as started:
        yield started


async def test_a_spoken_question_is_answered_after_its_end(server: Started) -> None:
    said = say("do you have wireless headphones", "f2")
    await ask(server.url, said, 0)  # the first turn of a server is cold
    turn = await ask(server.url, said, 1)
    assert turn is not None
    assert turn.right
    assert 0.1 < turn.first_audio_s < 5
    # The parts that follow one another make the whole; the others lie inside first_audio.
    follow = ("pause until the VAD is sure", "recogniser beside turn end", "first_audio", "socket and hops")
    silence = "silence before the first audible sample"
    assert sum(turn.parts[name] for name in (*follow, silence)) == pytest.approx(turn.first_audio_s)
    assert all(turn.parts[name] > 0 for name in follow)
    assert len(turn.sound) / 2 / IN_RATE > said.end_s


async def test_breaking_in_silences_the_assistant(server: Started) -> None:
    stop = await break_in(server.url, say("where is my last order", "m3"), 2)
    assert stop.silent_s is not None
    assert stop.over_s is not None
    assert 0 < stop.silent_s <= stop.over_s < 3


def test_a_server_has_a_weight_and_a_cost(server: Started) -> None:
    assert 0 < server.healthy_s <= server.page_s
    if Path("/proc/self/smaps_rollup").exists():
        assert 100 < (memory_mib(server.pid) or 0) < 8_000
        assert (processor_s(server.pid) or 0) > 1


def test_a_command_that_ends_is_reported_with_its_words(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "raise SystemExit('no shop today')"]
    with (
        pytest.raises(EngineUnavailable, match="no shop today"),
        running(command, f"http://127.0.0.1:{free_port()}", {}, tmp_path / "log"),
    ):
        pass


def test_utterances_begin_and_end_where_they_say() -> None:
    said = say("where is my parcel", "f2", seed=3)
    sound = to_float(said.pcm)
    begin, end = round(said.begin_s * IN_RATE), round(said.end_s * IN_RATE)
    assert end == len(sound)
    before, inside = sound[: begin - 160], sound[begin:end]
    assert np.abs(before).max() < 0.05 * np.abs(inside).max()
    assert np.abs(before).max() > 0, "the room is never silent"
    assert len({(each.text, each.voice) for each in utterances(32)}) == 32


def test_audible_finds_the_first_and_last_sample() -> None:
    sound = np.zeros(100, np.float32)
    assert audible(sound) == (0, 0)
    sound[20:60] = 0.5
    sound[10] = 0.005
    assert audible(sound) == (20, 60)


def test_amounts_are_the_same_in_words_and_figures() -> None:
    assert plain("Under €100?") == plain("under one hundred euros")

"""Where speech starts and stops, in voices, silence, noise and a tone, and how long a judgement takes."""

from __future__ import annotations

import time

import numpy as np
import pytest

from multimodal.events import IN_RATE
from multimodal.vad import FRAME, FRAME_S, SpeechStarted, SpeechStopped, Vad, VadSettings, probabilities, trim
from tests.speaking import say

pytestmark = pytest.mark.contract

PAUSE = bytes(2 * IN_RATE)


def noise(seconds: float, rms: float) -> bytes:
    return np.random.default_rng(1).normal(0, rms, int(seconds * IN_RATE)).astype("<i2").tobytes()


@pytest.mark.parametrize("variant", ["f2", "m3"])
def test_speech_between_pauses_is_found(variant: str) -> None:
    speech = say("where is my order", variant)[: -2 * int(0.3 * IN_RATE)][2 * int(0.3 * IN_RATE) :]
    seen = Vad().feed(PAUSE + speech + PAUSE)
    assert [type(edge) for edge in seen] == [SpeechStarted, SpeechStopped]
    assert seen[0].at_s == pytest.approx(1.0, abs=0.15)
    assert seen[1].at_s == pytest.approx(1.0 + len(speech) / 2 / IN_RATE, abs=0.2)
    assert seen[0].probability >= 0.5 > 0.35 > seen[1].probability


def test_chunks_of_any_size_give_the_same() -> None:
    pcm = PAUSE + say("do you have a blue backpack") + PAUSE
    whole = Vad().feed(pcm)
    for size in (333, 640, 4096):
        stream = Vad()
        assert [edge for at in range(0, len(pcm), size) for edge in stream.feed(pcm[at : at + size])] == whole
        assert stream.now_s == pytest.approx(len(pcm) // (2 * FRAME) * FRAME_S)


@pytest.mark.parametrize("sound", [bytes(6 * IN_RATE), noise(3, 300), noise(3, 3000)], ids=["silence", "hiss", "roar"])
def test_nobody_speaks(sound: bytes) -> None:
    assert Vad().feed(sound) == []
    assert trim(sound) == b""


def test_a_tone_and_a_click_are_no_speech() -> None:
    time_s = np.arange(3 * IN_RATE) / IN_RATE
    tone = (6000 * np.sin(2 * np.pi * 440 * time_s)).astype("<i2").tobytes()
    click = PAUSE + b"\xff\x7f" * 80 + PAUSE
    assert Vad().feed(tone) == []
    assert Vad().feed(click) == []


def test_a_pause_within_a_sentence_ends_it_only_if_it_is_long_enough() -> None:
    pcm = (
        say("i want to return my kettle", after_s=0.0)
        + bytes(2 * int(0.4 * IN_RATE))
        + say("because it is broken")
        + PAUSE
    )
    assert len(Vad(VadSettings(min_silence_s=0.2)).feed(pcm)) == 4
    assert len(Vad(VadSettings(min_silence_s=1.0)).feed(pcm)) == 2


def test_settings_may_ask_for_longer_speech_while_it_runs() -> None:
    vad = Vad()
    vad.settings = VadSettings(min_speech_s=2.0)
    assert vad.feed(PAUSE + say("yes please") + PAUSE) == []
    vad.settings = VadSettings()
    assert len(vad.feed(say("yes please") + PAUSE)) == 2


def test_the_pause_is_told_as_it_grows_and_reset_forgets_all() -> None:
    vad = Vad(VadSettings(min_silence_s=5.0))
    vad.feed(say("thank you very much", after_s=0.5))
    assert vad.speaking
    assert 0.3 < vad.silence_s < 0.8
    vad.reset()
    assert (vad.speaking, vad.silence_s, vad.now_s) == (False, 0.0, 0.0)


def test_a_finished_recording_is_judged_as_its_stream_is() -> None:
    pcm = say("track my parcel please")
    stream = Vad()
    one_by_one = []
    for at in range(0, len(pcm) - 2 * FRAME + 1, 2 * FRAME):
        stream.feed(pcm[at : at + 2 * FRAME])
        one_by_one.append(stream.probability)
    np.testing.assert_allclose(probabilities(pcm), one_by_one, atol=1e-4)


def test_trim_keeps_the_speech_and_its_margins() -> None:
    speech = say("hello there")
    kept = trim(PAUSE + PAUSE + speech + PAUSE)
    assert kept in PAUSE + PAUSE + speech + PAUSE
    assert 0.4 < len(kept) / 2 / IN_RATE < len(speech) / 2 / IN_RATE + 0.2


def test_a_frame_costs_a_fraction_of_its_length() -> None:
    pcm, vad = say("what is your return policy"), Vad()
    vad.feed(pcm)
    start = time.thread_time()
    vad.feed(pcm)
    cost_s = (time.thread_time() - start) / (len(pcm) // (2 * FRAME))
    assert cost_s < FRAME_S / 20  # measured: about 0.1 ms of 32 ms

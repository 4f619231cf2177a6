"""The ear with a scripted voice detector and turn-end model: a sample of value 1 is speech, 0 is silence."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from kernel.errors import NothingHeard, TooLarge
from multimodal import events as ev
from multimodal.vad import SpeechStarted, SpeechStopped, VadSettings
from serve.listen import LEAD_S, Ear
from serve.settings import Limits
from tests.serve_world import Talk

pytestmark = pytest.mark.unit

SECOND = 2 * ev.IN_RATE


def sound(seconds: float, value: int = 1) -> bytes:
    return bytes([value, 0]) * round(seconds * ev.IN_RATE)


def silence(seconds: float) -> bytes:
    return sound(seconds, 0)


class Detector:
    """Speech starts with its chunk and stops with that in which its pause grows to `PAUSE_S`."""

    PAUSE_S = 0.2

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self.settings = VadSettings()
        self.speaking = False
        self.at_s = self.silence_s = 0.0

    @property
    def now_s(self) -> float:
        return self.at_s

    def feed(self, pcm: bytes) -> list[SpeechStarted | SpeechStopped]:
        begin, self.at_s = self.at_s, self.at_s + len(pcm) / SECOND
        if any(pcm):
            started, self.speaking, self.silence_s = not self.speaking, True, 0.0
            return [SpeechStarted(begin, 0.9)] if started else []
        if not self.speaking:
            return []
        self.silence_s += self.at_s - begin
        if self.silence_s < self.PAUSE_S - 1e-6:
            return []
        self.speaking, silent_s, self.silence_s = False, self.silence_s, 0.0
        return [SpeechStopped(round(self.at_s - silent_s, 6), 0.9)]


class Judge:
    """Says how complete the next pauses sound; `Listening` and its turn-end model in one."""

    def __init__(self) -> None:
        self.turn_end = self
        self.beliefs: list[float] = []
        self.judged: list[bytes] = []

    def probability(self, pcm: bytes) -> float:
        self.judged.append(pcm)
        return self.beliefs.pop(0)


class Room:
    """A session with its ear."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.talk = Talk(limits)
        self.judge = Judge()
        self.ear = Ear(self.talk.session, self.judge)

    async def until(self, come: Callable[[], object]) -> None:
        """Wait until `come` is true; it is asked after every event."""
        news = asyncio.Event()
        stop = self.talk.session.listen(lambda event: news.set())
        async with asyncio.timeout(2):
            while not come():
                await news.wait()
                news.clear()
        stop()

    async def settle(self, seconds: float = 0.03) -> None:
        await asyncio.sleep(seconds)

    def after_start(self) -> list[str]:
        return self.talk.kinds()[1:]


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Room:
    monkeypatch.setattr("serve.listen.Vad", Detector)
    monkeypatch.setattr("serve.listen.PATIENCE_S", 0.02)
    return Room()


async def test_a_finished_sentence_becomes_the_turn_at_its_pause(room: Room) -> None:
    room.judge.beliefs, room.talk.engines.hears = [0.9], ["show me headphones"]
    room.ear.feed(silence(0.5))
    room.ear.feed(sound(1.0))
    room.ear.feed(silence(0.2))
    await room.until(lambda: room.talk.of(ev.TurnEnded))
    assert room.after_start()[:4] == ["VoiceStarted", "VoiceStopped", "Transcript", "UserTurn"]
    assert room.talk.of(ev.VoiceStarted)[0].at_s == 0.5
    assert (room.talk.of(ev.VoiceStopped)[0].at_s, room.talk.of(ev.VoiceStopped)[0].complete) == (1.5, 0.9)
    assert "Echo headphones" in room.talk.reply(1)
    # Recogniser and judge got the same: some silence before the first word, all of it, the pause.
    (heard,) = room.talk.engines.recordings
    assert heard == room.judge.judged[0] == silence(LEAD_S) + sound(1.0) + silence(0.2)


async def test_the_recogniser_starts_before_the_pause_is_sure(room: Room) -> None:
    room.judge.beliefs, room.talk.engines.hears = [0.9], ["show me headphones"]
    room.ear.feed(sound(1.0))
    room.ear.feed(silence(0.1))
    await room.settle()
    assert room.talk.engines.recordings == [sound(1.0) + silence(0.1)]
    assert room.talk.of(ev.UserTurn) == []
    room.ear.feed(silence(0.1))
    await room.until(lambda: room.talk.of(ev.TurnEnded))
    assert [turn.text for turn in room.talk.of(ev.UserTurn)] == ["show me headphones"]
    assert len(room.talk.engines.recordings) == 1, "what it began at the hint is used"
    assert room.judge.judged == [sound(1.0) + silence(0.2)], "the turn-end model hears the whole pause"


async def test_a_breath_is_no_pause(room: Room) -> None:
    room.judge.beliefs, room.talk.engines.hears = [0.9], ["show me", "show me headphones"]
    room.ear.feed(sound(1.0))
    room.ear.feed(silence(0.1))
    await room.settle()
    room.ear.feed(sound(0.5))
    room.ear.feed(silence(0.2))
    await room.until(lambda: room.talk.of(ev.TurnEnded))
    assert [turn.text for turn in room.talk.of(ev.UserTurn)] == ["show me headphones"]
    assert len(room.judge.judged) == 1


async def test_an_unfinished_sentence_is_waited_for(room: Room) -> None:
    room.judge.beliefs, room.talk.engines.hears = [0.1], ["show me headphones"]
    room.ear.feed(sound(1.0))
    room.ear.feed(silence(0.2))
    await room.until(lambda: room.talk.of(ev.PartialTranscript))
    assert room.talk.of(ev.UserTurn) == []
    assert room.talk.of(ev.PartialTranscript)[0].text == "show me headphones"
    await room.until(lambda: room.talk.of(ev.TurnEnded))
    assert len(room.talk.engines.recordings) == 1, "what was understood at the pause is used"


async def test_speech_that_goes_on_makes_the_first_guess_stale(room: Room) -> None:
    room.judge.beliefs, room.talk.engines.hears = [0.1, 0.9], ["show me", "show me headphones"]
    room.ear.feed(sound(1.0))
    room.ear.feed(silence(0.2))
    await room.until(lambda: room.talk.of(ev.PartialTranscript))
    room.ear.feed(sound(0.5))
    await room.settle(0.05)  # longer than the patience
    assert room.talk.of(ev.UserTurn) == []
    room.ear.feed(silence(0.2))
    await room.until(lambda: room.talk.of(ev.TurnEnded))
    assert [turn.text for turn in room.talk.of(ev.UserTurn)] == ["show me headphones"]
    assert room.talk.engines.recordings[1] == sound(1.0) + silence(0.2) + sound(0.5) + silence(0.2)


async def test_a_guess_under_way_is_dropped_with_its_pause(room: Room) -> None:
    room.judge.beliefs, room.talk.engines.hears = [0.9, 0.9], ["show me headphones"]
    room.talk.engines.ear_gate.shut()
    room.ear.feed(sound(1.0))
    room.ear.feed(silence(0.2))
    await room.talk.engines.ear_gate.reached.wait()
    room.ear.feed(sound(0.5))
    room.talk.engines.ear_gate.open()
    await room.settle()
    assert room.after_start() == ["VoiceStarted", "VoiceStarted"]
    room.ear.feed(silence(0.2))
    await room.until(lambda: room.talk.of(ev.TurnEnded))
    assert len(room.talk.of(ev.UserTurn)) == 1


async def test_what_is_said_while_the_turn_is_judged_belongs_to_the_next(room: Room) -> None:
    room.judge.beliefs, room.talk.engines.hears = [0.9, 0.9], ["show me headphones", "in black"]
    room.talk.engines.ear_gate.shut()
    room.ear.feed(sound(1.0))
    room.ear.feed(silence(0.2))
    await room.talk.engines.ear_gate.reached.wait()
    room.ear.feed(silence(0.1))
    room.talk.engines.ear_gate.open()
    await room.until(lambda: room.talk.of(ev.TurnEnded))
    room.talk.heard()
    room.ear.feed(sound(0.4))
    room.ear.feed(silence(0.2))
    await room.until(lambda: len(room.talk.of(ev.UserTurn)) == 2)
    assert room.talk.engines.recordings[1] == silence(0.1) + sound(0.4) + silence(0.2)


async def test_silence_is_no_turn_and_takes_no_room(room: Room) -> None:
    for _ in range(100):
        room.ear.feed(silence(0.5))
    await room.settle()
    assert room.after_start() == []
    assert room.talk.engines.recordings == []
    assert len(room.ear._sound) == round(LEAD_S * SECOND)


async def test_noise_without_words_is_no_turn_and_is_told(room: Room) -> None:
    room.judge.beliefs, room.talk.engines.hears = [0.8, 0.9], ["", "show me headphones"]
    room.ear.feed(sound(0.3))
    room.ear.feed(silence(0.2))
    await room.until(lambda: room.talk.of(ev.Failed))
    assert room.after_start() == ["VoiceStarted", "VoiceStopped", "Failed"]
    assert room.talk.of(ev.Failed)[0].code == "nothing-heard"
    room.ear.feed(sound(0.5))
    room.ear.feed(silence(0.2))
    await room.until(lambda: room.talk.of(ev.TurnEnded))


async def test_a_recogniser_that_breaks_costs_one_turn(room: Room) -> None:
    room.judge.beliefs, room.talk.engines.hears = [0.9, 0.9], ["broken", "show me headphones"]
    room.ear.feed(sound(1.0))
    room.ear.feed(silence(0.2))
    await room.until(lambda: room.talk.of(ev.Failed))
    room.ear.feed(sound(0.5))
    room.ear.feed(silence(0.2))
    await room.until(lambda: room.talk.of(ev.TurnEnded))
    assert room.talk.of(ev.UserTurn)[0].text == "show me headphones"
    assert sound(1.0) not in room.talk.engines.recordings[1], "the sound that broke it is gone"


async def test_push_to_talk_is_taken_as_it_is(room: Room) -> None:
    room.ear.keep(sound(0.5))
    room.ear.keep(silence(0.5))
    assert room.ear.take() == sound(0.5) + silence(0.5)
    with pytest.raises(NothingHeard, match="no sound"):
        room.ear.take()


async def test_forgotten_sound_is_gone(room: Room) -> None:
    room.ear.keep(sound(0.5))
    room.ear.clear()
    with pytest.raises(NothingHeard):
        room.ear.take()


async def test_a_ten_minute_recording_is_refused_with_the_limit(room: Room) -> None:
    for _ in range(600):
        room.ear.keep(sound(1.0))
    assert len(room.ear._sound) == 120 * SECOND, "no more than the limit is kept"
    with pytest.raises(TooLarge) as error:
        room.ear.take()
    assert error.value.details == {"limit": 120.0, "got": 600.0}
    assert "at most 120 s" in str(error.value)
    room.ear.keep(sound(1.0))
    assert room.ear.take() == sound(1.0)


async def test_talk_without_a_pause_is_told_once_per_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("serve.listen.Vad", Detector)
    room = Room(Limits(audio_seconds=10))
    for _ in range(25):
        room.ear.feed(sound(1.0))
    await room.settle()
    assert [event.code for event in room.talk.of(ev.Failed)] == ["too-large", "too-large"]
    assert room.talk.engines.recordings == []
    room.judge.beliefs, room.talk.engines.hears = [0.9], ["show me headphones"]
    room.ear.feed(silence(0.2))
    await room.until(lambda: room.talk.of(ev.TurnEnded))


async def test_a_closed_ear_answers_nothing(room: Room) -> None:
    room.judge.beliefs, room.talk.engines.hears = [0.1], ["show me"]
    room.ear.feed(sound(1.0))
    room.ear.feed(silence(0.2))
    await room.until(lambda: room.talk.of(ev.PartialTranscript))
    room.ear.close()
    await room.settle(0.05)
    assert room.talk.of(ev.UserTurn) == []

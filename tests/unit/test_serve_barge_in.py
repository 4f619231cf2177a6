"""A voice during a reply: held at the onset, ended by words or time, resumed after a false alarm."""

from __future__ import annotations

import numpy as np
import pytest

from multimodal import events as ev
from multimodal.audio import resample
from multimodal.events import IN_RATE, LANGUAGES, OUT_RATE, Transcription
from serve import barge_in
from serve.barge_in import GREETING_S, SURE_S, WORDS_S
from serve.echo import Echo
from serve.words import says_nothing, words
from tests.unit.test_serve_listen import Detector, Room, silence, sound

pytestmark = pytest.mark.unit


@pytest.fixture
async def room(monkeypatch: pytest.MonkeyPatch) -> Room:
    """A room in which the assistant is speaking."""
    monkeypatch.setattr("serve.listen.Vad", Detector)
    monkeypatch.setattr("serve.listen.PATIENCE_S", 0.02)
    room = Room()
    await room.talk.session.say("show me shoes")
    assert room.talk.session.speaking
    room.talk.events.clear()
    return room


def kinds(room: Room) -> list[str]:
    return [kind for kind in room.talk.kinds() if kind != "Failed"]


async def test_the_onset_holds_the_reply(room: Room) -> None:
    room.ear.feed(sound(0.1))
    assert kinds(room) == ["VoiceSuspected"]
    assert room.talk.session.speaking, "held is not over"


async def test_words_end_it(room: Room) -> None:
    room.talk.engines.hears = ["where is my order"]
    room.ear.feed(sound(0.2))
    room.ear.feed(sound(WORDS_S - 0.1))
    await room.until(lambda: room.talk.of(ev.VoiceStarted))
    assert kinds(room) == ["VoiceSuspected", "Interrupted", "VoiceStarted"]
    assert room.talk.session.generation == 1


async def test_half_a_second_ends_it_whatever_the_recogniser_does(room: Room) -> None:
    room.talk.engines.ear_gate.shut()
    for _ in range(4):
        room.ear.feed(sound(0.1))
        await room.settle(0)
    assert kinds(room) == ["VoiceSuspected"]
    room.ear.feed(sound(SURE_S - 0.4))
    assert kinds(room) == ["VoiceSuspected", "Interrupted", "VoiceStarted"]


async def test_a_back_channel_lets_it_go_on(room: Room) -> None:
    room.talk.engines.hears = ["Mm-hmm."]
    room.ear.feed(sound(0.2))
    room.ear.feed(silence(0.2))
    await room.until(lambda: room.talk.of(ev.VoiceDismissed))
    assert kinds(room) == ["VoiceSuspected", "VoiceDismissed"]
    assert room.talk.of(ev.VoiceDismissed)[0].text == "Mm-hmm."
    assert room.talk.session.generation == 0
    assert room.talk.of(ev.UserTurn) == []


async def test_a_longer_back_channel_has_longer(room: Room) -> None:
    room.talk.engines.hears = ["uh huh", "uh huh"]
    room.ear.feed(sound(WORDS_S))
    await room.settle()
    room.ear.feed(sound(SURE_S - WORDS_S + 0.1))
    assert kinds(room) == ["VoiceSuspected"]
    room.ear.feed(silence(0.2))
    await room.until(lambda: room.talk.of(ev.VoiceDismissed))


async def test_a_short_word_is_a_turn(room: Room) -> None:
    room.talk.engines.hears, room.judge.beliefs = ["stop"], [0.9]
    room.ear.feed(sound(0.2))
    room.ear.feed(silence(0.2))
    await room.until(lambda: room.talk.of(ev.TurnEnded))
    expected = ["VoiceSuspected", "Interrupted", "VoiceStarted", "VoiceStopped", "Transcript", "UserTurn"]
    assert kinds(room)[:6] == expected


async def test_a_noise_is_forgotten(room: Room) -> None:
    room.talk.engines.hears, room.judge.beliefs = ["", "where is my order"], [0.9]
    room.ear.feed(sound(0.2))
    room.ear.feed(silence(0.2))
    await room.until(lambda: room.talk.of(ev.VoiceDismissed))
    room.talk.heard()
    room.ear.feed(silence(0.6))
    room.ear.feed(sound(0.6))
    room.ear.feed(silence(0.2))
    await room.until(lambda: room.talk.of(ev.TurnEnded))
    assert sound(0.2) not in room.talk.engines.recordings[-1][: len(sound(0.3))]


async def test_a_recogniser_that_breaks_lets_the_reply_go_on(room: Room) -> None:
    room.talk.engines.hears = ["broken"]
    room.ear.feed(sound(0.2))
    room.ear.feed(silence(0.2))
    await room.until(lambda: room.talk.of(ev.Failed))
    assert kinds(room) == ["VoiceSuspected", "VoiceDismissed"]


async def test_more_speech_after_a_pause_is_the_same_voice(room: Room) -> None:
    room.talk.engines.hears = ["uh", "uh where is my order"]
    room.talk.engines.ear_gate.shut()
    room.ear.feed(sound(0.2))
    room.ear.feed(silence(0.2))
    await room.talk.engines.ear_gate.reached.wait()
    room.ear.feed(sound(0.3))
    assert kinds(room) == ["VoiceSuspected", "Interrupted", "VoiceStarted"]
    assert room.talk.of(ev.VoiceStarted)[0].at_s == 0.0


async def test_a_client_may_forbid_interruptions(room: Room) -> None:
    room.ear.interrupts = False
    room.ear.feed(sound(0.8))
    assert kinds(room) == ["VoiceStarted"]


async def test_the_greeting_is_protected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("serve.listen.Vad", Detector)
    room = Room()
    await room.talk.session.greet()
    room.talk.engines.hears = ["hm"]
    room.talk.events.clear()
    for _ in range(11):
        room.ear.feed(sound(0.1))
        await room.settle(0)
    assert kinds(room) == [], "neither held nor ended by sound"
    room.ear.feed(sound(GREETING_S - 1.0))
    assert kinds(room) == ["Interrupted", "VoiceStarted"]


async def test_the_assistants_own_voice_is_not_the_shoppers(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    shares = [1.0, 1.0, 0.1]
    monkeypatch.setattr("serve.echo.Echo.share", lambda self, pcm: shares.pop(0))
    room.ear.feed(sound(0.3))
    room.ear.feed(sound(0.3))
    assert kinds(room) == []
    assert len(room.ear._sound) <= 2 * IN_RATE * 0.31, "echo takes no room"
    room.ear.feed(sound(0.1))  # somebody speaks above it
    assert kinds(room) == ["VoiceSuspected"]
    assert room.talk.of(ev.VoiceSuspected)[0].at_s == pytest.approx(0.7 - barge_in.CHECK_S)


async def test_echo_alone_is_no_turn(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("serve.echo.Echo.share", lambda self, pcm: 1.0)
    room.ear.feed(sound(0.6))
    room.ear.feed(silence(0.2))
    await room.settle()
    assert kinds(room) == []
    assert room.talk.engines.recordings == []


async def test_held_time_does_not_count_as_played(room: Room) -> None:
    left = room.talk.session._speaking_until
    room.talk.session.hold(0.0)
    await room.settle(0.05)
    room.talk.session.resume()
    assert room.talk.session._speaking_until - left == pytest.approx(room.talk.session.held_s)
    assert room.talk.session.held_s >= 0.05


# --- echo -------------------------------------------------------------------------------------------------------------


def voice(seed: int, seconds: float) -> np.ndarray:
    """Noise that is loud and soft like syllables, different for each seed."""
    rng = np.random.default_rng(seed)
    count = round(seconds * OUT_RATE)
    edges = np.arange(0, count + 2_400, 2_400)
    syllables = np.interp(np.arange(count), edges, rng.uniform(0, 1, len(edges)))
    return np.convolve(rng.normal(0, 1, count), np.ones(8) / 8, "same") * syllables * 8_000


def pcm(samples: np.ndarray) -> bytes:
    return np.clip(samples, -32768, 32767).astype("<i2").tobytes()


def test_echo_is_known_by_what_was_played() -> None:
    now = [100.0]
    echo = Echo(lambda: now[0])
    said, other = voice(1, 3.0), voice(2, 3.0)
    echo.plays(pcm(said))
    now[0] = 101.5
    delay = round(0.12 * OUT_RATE)

    def microphone(samples: np.ndarray) -> bytes:
        return resample(pcm(samples[round(1.0 * OUT_RATE) : round(1.5 * OUT_RATE)]), OUT_RATE, IN_RATE)

    echoed = np.concatenate((np.zeros(delay), said)) * 0.1
    assert echo.share(microphone(echoed)) > 0.9
    assert echo.share(microphone(other)) < 0.3
    assert echo.share(microphone(echoed[: len(other)] + other)) < 0.4, "a voice above it"
    assert echo.share(bytes(9_600)) == 0.0
    assert Echo(lambda: 0.0).share(microphone(echoed)) == 0.0, "nothing was played"


def test_what_was_stopped_or_held_is_not_expected_as_if_it_went_on() -> None:
    now = [10.0]
    echo = Echo(lambda: now[0])
    echo.plays(pcm(voice(1, 3.0)))
    began = echo._now()
    now[0] = 11.0
    assert echo._now() - began == 8_000
    echo.paused(0.5)
    assert echo._now() - began == 4_000
    echo.stopped()
    assert len(echo._played) - began == 4_000
    assert echo._now() - began == 4_000


# --- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_its_back_channels_and_notices(lang: str) -> None:
    known = words(lang)
    assert len(known.sounds) >= 5
    assert len(known.assent) >= 8
    assert not known.sounds & known.assent
    assert "3" in known.in_queue(3)
    for text in known.sounds:
        assert says_nothing(Transcription(text, lang, 0.9, 0.3), asking=True)
    for text in known.assent:
        assert says_nothing(Transcription(text, lang, 0.9, 0.3), asking=False)
        assert not says_nothing(Transcription(text, lang, 0.9, 0.3), asking=True)


@pytest.mark.parametrize(
    ("text", "lang", "asking", "nothing"),
    [
        ("", "en", True, True),
        ("Mmmm.", "en", True, True),
        ("Uh-huh, yeah", "en", False, True),
        ("Yeah but in blue", "en", False, False),
        ("no", "en", False, False),
        ("嗯嗯", "zh", True, True),
        ("嗯，不要这个", "zh", False, False),
        ("Да-да", "ru", False, True),
        ("stop", "de", False, False),
    ],
)
def test_what_calls_for_an_answer(text: str, lang: str, asking: bool, nothing: bool) -> None:
    assert says_nothing(Transcription(text, lang, 0.9, 0.4), asking=asking) is nothing


def test_a_wild_guess_at_a_noise_is_nothing() -> None:
    assert says_nothing(Transcription("Them", "en", 0.02, 0.3), asking=False)
    assert says_nothing(Transcription("Them", "en", 0.02, 0.3), asking=True)
    assert not says_nothing(Transcription("Yes", "en", 0.02, 0.3), asking=True), "a yes was asked for"
    assert not says_nothing(Transcription("where is my order", "en", 0.02, 1.3), asking=False)

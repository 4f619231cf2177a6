"""Spoken turns over the real socket: from the end of speech to the first sound, and from breaking in to silence."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Protocol

from bench.figures import Figure, spread, stages
from bench.line import Line, Message, connect
from bench.microphone import Microphone, microphone
from bench.speech import BACK_CHANNELS, VOICES, Utterance, audible, say, utterances
from kernel.errors import EngineFailed
from multimodal.audio import to_float
from multimodal.events import OUT_RATE, Transcription
from multimodal.vad import SpeechStopped, Vad

ANSWER_S = 15.0
"""The longest wait for an answer."""
_TALKS_FOR_S = 0.8
"""How long the assistant has spoken when the shopper breaks in."""
_LONG_ANSWER = "do you have running shoes"
_WARM_UP = 2
_AFTERWARDS_S = 1.0
"""How long after a sound of listening the assistant may still take it for an interruption."""


class Ears(Protocol):
    """The engines that a pause waits for, to time them alone."""

    def transcribe(self, pcm: bytes, lang: str) -> Transcription:
        """See `multimodal.asr.Recognizer.transcribe`."""

    def turn_end(self, pcm: bytes) -> float:
        """See `multimodal.turn_end.TurnEnd.probability`."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One spoken turn. `first_audio_s`: from the last audible sample of the shopper's voice to the first audible one
    of the answer at the client; `parts` split it. `waited`: the turn-end model took the end for a pause. `said`
    and `heard`: the words, before and after. `sound`: what was recorded up to the pause."""

    first_audio_s: float
    parts: dict[str, float]
    waited: bool
    said: str
    heard: str
    sound: bytes

    @property
    def right(self) -> bool:
        """Whether every word was understood."""
        return plain(self.said) == plain(self.heard)


@asynccontextmanager
async def _call(url: str, seed: int) -> AsyncIterator[tuple[Line, Microphone]]:
    """A session with an open microphone."""
    async with connect(url, "en", listening=True) as line, microphone(line, seed) as mic:
        yield line, mic


async def ask(url: str, utterance: Utterance, seed: int) -> Answered | None:
    """Say `utterance` in a session of its own; None when it is not answered aloud."""
    async with _call(url, seed) as (line, mic):
        ended = mic.say(utterance.pcm) + utterance.end_s
        seen: dict[str, tuple[float, Message]] = {}
        try:
            async with asyncio.timeout(utterance.end_s + ANSWER_S):
                while "vitrine.stages" not in seen:
                    at, message = await line.receive()
                    if at > ended:
                        seen.setdefault(message["type"], (at, message))
        except TimeoutError:
            return None
    transcript = seen.get("conversation.item.input_audio_transcription.completed")
    delta = seen.get("response.output_audio.delta")
    stopped = _stop(mic, ended)
    if transcript is None or delta is None or stopped is None:
        return None
    timings = seen["vitrine.stages"][1]["timings_s"]
    paused, sound = stopped
    lead = audible(to_float(base64.b64decode(delta[1]["delta"])))[0] / OUT_RATE
    parts = {
        "pause until the VAD is sure": paused - ended,
        "recogniser beside turn end": transcript[0] - paused,
        **{name: timings[name] for name in ("understand", "tools", "first_sentence", "first_audio") if name in timings},
        "socket and hops": delta[0] - transcript[0] - timings["first_audio"],
        "silence before the first audible sample": lead,
    }
    waited, heard = "vitrine.partial" in seen, transcript[1]["transcript"]
    return Answered(delta[0] + lead - ended, parts, waited, utterance.text, heard, sound)


def _stop(mic: Microphone, ended: float) -> tuple[float, bytes] | None:
    """When the frame left with which a VAD is sure that speech has ended, and the sound up to it."""
    vad = Vad()
    for count, frame in enumerate(mic.frames, 1):
        edges = vad.feed(frame)
        if mic.left_s(count) > ended and any(isinstance(edge, SpeechStopped) for edge in edges):
            return mic.left_s(count), b"".join(mic.frames[:count])
    return None


def plain(text: str) -> str:
    """Words to compare: a recogniser writes amounts as figures."""
    words = text.lower().replace("one hundred", "100").replace("€", "")
    return " ".join(words.replace("?", "").replace(".", "").replace("euros", "").replace("euro", "").split())


@dataclass(frozen=True, slots=True)
class Stopped:
    """How the assistant gave way to a shopper who broke in, in seconds from the first audible sample of their voice:
    until the client is told to be silent, and until the reply is over; None where it never is."""

    silent_s: float | None
    over_s: float | None


async def break_in(url: str, utterance: Utterance, seed: int) -> Stopped:
    """Speak while the assistant speaks."""
    async with _call(url, seed) as (line, mic):
        await line.type(_LONG_ANSWER)
        async with asyncio.timeout(ANSWER_S):
            while (await line.receive())[1]["type"] != "response.output_audio.delta":
                pass
        told: dict[str, float] = {}
        listening = asyncio.create_task(_told(line, told))
        await asyncio.sleep(_TALKS_FOR_S)
        begins = mic.say(utterance.pcm) + utterance.begin_s
        await asyncio.wait({listening}, timeout=ANSWER_S)
        listening.cancel()
        over = told.get("over")
        silent = told.get("held", over)
        return Stopped(silent and silent - begins, over and over - begins)


async def _told(line: Line, told: dict[str, float]) -> None:
    """When the server asks for silence (`held`; a false alarm takes it back), and when the reply is `over`."""
    while "over" not in told:
        at, message = await line.receive()
        match message["type"]:
            case "vitrine.hold":
                told["held"] = at
            case "vitrine.resume":
                told.pop("held", None)
            case "input_audio_buffer.speech_started":
                told["over"] = at


async def listens_on(url: str, utterance: Utterance, seed: int) -> bool:
    """Say something that is no interruption while the assistant speaks: whether it went on speaking."""
    async with _call(url, seed) as (line, mic):
        await line.type(_LONG_ANSWER)
        async with asyncio.timeout(ANSWER_S):
            while (await line.receive())[1]["type"] != "response.output_audio.delta":
                pass
        told: dict[str, float] = {}
        listening = asyncio.create_task(_told(line, told))
        await asyncio.sleep(_TALKS_FOR_S)
        mic.say(utterance.pcm)
        await asyncio.wait({listening}, timeout=utterance.end_s + _AFTERWARDS_S)
        listening.cancel()
        return "over" not in told


async def latency(url: str, turns: int, sessions: int = 1) -> tuple[list[Figure], list[Answered]]:
    """Figures of `turns` spoken turns, `sessions` at a time, and the turns themselves."""
    said = utterances(turns + _WARM_UP)
    cold = await ask(url, said[0], 0)
    await ask(url, said[1], 1)
    lanes = [range(_WARM_UP + lane, len(said), sessions) for lane in range(sessions)]

    async def shopper(numbers: Sequence[int]) -> list[Answered | None]:
        return [await ask(url, said[number], number) for number in numbers]

    found = [turn for lane in await asyncio.gather(*map(shopper, lanes)) for turn in lane]
    answered = [turn for turn in found if turn is not None]
    if not answered:
        raise EngineFailed("no spoken turn was answered", fix="vitrine doctor")
    at_once = "" if sessions == 1 else f" ({sessions} at once)"
    goals = {"p50": 300.0, "p95": 600.0} if sessions == 1 else {}
    misheard = "; ".join(sorted({f"{turn.said} → {turn.heard or '-'}" for turn in answered if not turn.right}))
    figures = [
        spread(f"speech end → first audible sample{at_once}", [turn.first_audio_s for turn in answered], goals),
        *stages("· ", [turn.parts for turn in answered]),
        _share(f"waited for the rest of a finished sentence{at_once}", [turn.waited for turn in answered]),
        replace(
            _share(f"understood word for word{at_once}", [turn.right for turn in answered]),
            note=misheard if sessions == 1 else "",
        ),
        _share(f"not answered{at_once}", [turn is None for turn in found]),
    ]
    if cold is not None and sessions == 1:
        figures.insert(0, Figure("cold first spoken turn", "ms", {"value": cold.first_audio_s * 1000}))
    return figures, answered


async def barge_in(url: str, times: int) -> list[Figure]:
    """Figures of breaking in `times` times, and of listening sounds that must not interrupt."""
    said = utterances(times + 1)
    stops = [await break_in(url, utterance, seed) for seed, utterance in enumerate(said)][1:]
    silent = [stop.silent_s for stop in stops if stop.silent_s is not None]
    over = [stop.over_s for stop in stops if stop.over_s is not None]
    if not silent or not over:
        raise EngineFailed("the assistant never stopped", fix="vitrine doctor")
    sounds = [say(text, voice) for text in BACK_CHANNELS for voice in VOICES][:times]
    kept = [await listens_on(url, sound, seed) for seed, sound in enumerate(sounds)]
    return [
        spread("barge-in: shopper speaks → client told to be silent", silent, {"p50": 150.0}),
        spread("barge-in: shopper speaks → reply over", over),
        _share("barge-in: not noticed", [stop.over_s is None for stop in stops]),
        _share("false interruption by a sound of listening", [not went_on for went_on in kept]),
    ]


def alone(ears: Ears, turns: Sequence[Answered]) -> list[Figure]:
    """The two engines of a pause one after the other, on what was said in `turns`."""
    recogniser, judge = list[float](), list[float]()
    for turn in turns:
        begun = perf_counter()
        ears.transcribe(turn.sound, "en")
        between = perf_counter()
        ears.turn_end(turn.sound)
        recogniser.append(between - begun)
        judge.append(perf_counter() - between)
    return [spread("recogniser alone", recogniser), spread("turn end alone", judge)]


def _share(name: str, cases: Sequence[bool]) -> Figure:
    return Figure(name, "%", {"value": 100 * sum(cases) / len(cases)}, len(cases))

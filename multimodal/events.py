"""The vocabulary of a turn: a frozen dataclass for each thing that happens, with a JSON codec.

Every event carries `session` (its id), `turn` (counts the shopper's turns from 1) and `generation` (grows by one with
every interruption; what carries an old generation is stale and is dropped before TTS and before the socket).

Units: seconds unless a name says otherwise; PCM is signed 16-bit little-endian mono, `IN_RATE` towards the shop and
`OUT_RATE` towards the shopper; languages are ISO 639-1 codes of `LANGUAGES`; moods run from 1 (very unhappy) to 5.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from kernel.errors import Undecodable

IN_RATE = 16_000
OUT_RATE = 24_000
LANGUAGES = ("zh", "en", "ja", "ko", "es", "fr", "de", "pt", "ru", "ar", "th", "vi")

Shape = Literal["sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "I", "O", "U"]
SHAPES: tuple[Shape, ...] = get_args(Shape)
"""The 15 Oculus visemes, in the order of Meta's reference."""

Source = Literal["text", "voice", "image"]
Json = Any
"""What `json` can carry: dict, list, str, int, float, bool, None. Money travels as a decimal string."""

_STRICT = ConfigDict(
    extra="forbid", ser_json_bytes="base64", val_json_bytes="base64", json_schema_serialization_defaults_required=True
)


# --- values that events and engines share -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Viseme:
    """One mouth shape, from `start_s` to `end_s` after the first sample of its sound."""

    shape: Shape
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Speech:
    """Spoken text: PCM at `OUT_RATE` and the mouth shapes on the same clock (none where an engine gives no timings)."""

    __pydantic_config__ = _STRICT

    pcm: bytes
    visemes: tuple[Viseme, ...] = ()

    @property
    def seconds(self) -> float:
        """Length of the sound."""
        return len(self.pcm) / 2 / OUT_RATE


@dataclass(frozen=True, slots=True)
class Transcription:
    """What a recogniser heard; `confidence` from 0 to 1, `seconds` of sound."""

    text: str
    lang: str
    confidence: float
    seconds: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line that OCR read; `box` holds the four corners (x, y) in pixels, clockwise from top left."""

    text: str
    confidence: float
    box: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A barcode or QR code: `format` is zxing's name for it (Code128, QRCode, EAN13 ...)."""

    format: str
    text: str
    box: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class ImageContent:
    """What a picture shows: printed lines, codes, and an embedding (unit length) for product look-up."""

    width: int
    height: int
    lines: tuple[TextLine, ...] = ()
    codes: tuple[Code, ...] = ()
    embedding: tuple[float, ...] = ()


# --- events -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What every event carries."""

    session: str
    turn: int
    generation: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionStarted(Event):
    """A shopper arrived; `lang` is the page's language, `customer` the signed-in customer if the shop knows one."""

    lang: str
    customer: str | None = None
    type: Literal["session_started"] = "session_started"


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageChosen(Event):
    """The shopper chose a language: what is too short to tell its language is taken to be in this one."""

    lang: str
    type: Literal["language_chosen"] = "language_chosen"


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioChunk(Event):
    """Microphone sound at `IN_RATE`, in order of `seq`."""

    __pydantic_config__ = _STRICT

    seq: int
    pcm: bytes
    type: Literal["audio_chunk"] = "audio_chunk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Greeted(Event):
    """The assistant speaks first: the sentences of turn 0 follow."""

    lang: str
    type: Literal["greeted"] = "greeted"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceSuspected(Event):
    """There is a voice `at_s` into the session's sound while a reply is being played: it is held until `VoiceStarted`
    (the shopper broke in) or `VoiceDismissed`."""

    at_s: float
    type: Literal["voice_suspected"] = "voice_suspected"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceDismissed(Event):
    """It was a cough, a noise or a mere "mm": the reply goes on where it was held. `text` is what was heard."""

    text: str
    type: Literal["voice_dismissed"] = "voice_dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceStarted(Event):
    """The shopper began to speak, `at_s` into the session's sound."""

    at_s: float
    type: Literal["voice_started"] = "voice_started"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceStopped(Event):
    """The shopper fell silent at `at_s`; `complete` is the turn-end model's belief (0 to 1) that the turn is over."""

    at_s: float
    complete: float
    type: Literal["voice_stopped"] = "voice_stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialTranscript(Event):
    """What has been understood of speech that may go on; replaced by the next one."""

    text: str
    lang: str
    type: Literal["partial_transcript"] = "partial_transcript"


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript(Event):
    """The shopper's spoken turn as text."""

    text: str
    lang: str
    confidence: float
    seconds: float
    type: Literal["transcript"] = "transcript"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageRead(Event):
    """What the shopper's photo shows."""

    content: ImageContent
    type: Literal["image_read"] = "image_read"


@dataclass(frozen=True, slots=True, kw_only=True)
class UserTurn(Event):
    """A finished turn, however it came: text (typed, or the transcript) and what a photo showed."""

    text: str
    lang_hint: str
    source: Source
    image: ImageContent | None = None
    type: Literal["user_turn"] = "user_turn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood(Event):
    """Language, intents (name → probability, best first), slots and mood (1 to 5, with its certainty)."""

    lang: str
    intents: dict[str, float]
    slots: dict[str, Json]
    mood: int
    mood_score: float
    type: Literal["understood"] = "understood"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandIssued(Event):
    """The dialogue's own decision: start a flow, set a slot, ask, cancel ... `state.apply` turns it into new state."""

    command: str
    args: dict[str, Json]
    type: Literal["command_issued"] = "command_issued"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolCalled(Event):
    """A tool of the shop ran. `data` is its result; its leaves are this turn's facts. `receipt` only for a WRITE."""

    name: str
    kind: Literal["READ", "WRITE"]
    args: dict[str, Json]
    data: Json = None
    error: str | None = None
    receipt: str | None = None
    type: Literal["tool_called"] = "tool_called"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Event):
    """A verified sentence of the reply. `repaired` where the verifier replaced what the language model wrote."""

    index: int
    text: str
    lang: str
    repaired: bool = False
    type: Literal["sentence"] = "sentence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(Event):
    """Something to look at beside the words: `kind` names the layout (product, products, order, parcel, return ...)."""

    kind: str
    data: Json
    type: Literal["card"] = "card"


@dataclass(frozen=True, slots=True, kw_only=True)
class AvatarCue(Event):
    """Sentence `index` as sound and mouth shapes in one message on one clock, with the mood to show."""

    index: int
    text: str
    lang: str
    mood: int
    speech: Speech
    type: Literal["avatar_cue"] = "avatar_cue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard(Event):
    """The client played the reply up to `played_s`; after an interruption history keeps the words up to there."""

    played_s: float
    type: Literal["heard"] = "heard"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interrupted(Event):
    """The shopper broke in: `generation` is the new one; what carries an older one is stale."""

    type: Literal["interrupted"] = "interrupted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed(Event):
    """Something broke and the session goes on. `code` names the error, `message` and `fix` are for engineers."""

    code: str
    message: str
    fix: str = ""
    type: Literal["failed"] = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnEnded(Event):
    """The turn is over; `timings_s` gives seconds per stage (understand, tools, respond, verify, tts ...)."""

    timings_s: dict[str, float]
    type: Literal["turn_ended"] = "turn_ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEnded(Event):
    """The conversation is over; nothing of this session follows."""

    type: Literal["session_ended"] = "session_ended"


AnyEvent = Annotated[
    SessionStarted
    | LanguageChosen
    | AudioChunk
    | Greeted
    | VoiceSuspected
    | VoiceDismissed
    | VoiceStarted
    | VoiceStopped
    | PartialTranscript
    | Transcript
    | ImageRead
    | UserTurn
    | Understood
    | CommandIssued
    | ToolCalled
    | Sentence
    | Card
    | AvatarCue
    | Heard
    | Interrupted
    | Failed
    | TurnEnded
    | SessionEnded,
    Field(discriminator="type"),
]

_CODEC: TypeAdapter[Any] = TypeAdapter(AnyEvent, config=_STRICT)


def encode(event: Event) -> str:
    """One event as one line of JSON; bytes as base64."""
    return _CODEC.dump_json(event).decode()


def decode(line: str | bytes) -> Event:
    """The event in one line of JSON. Raises `Undecodable`, which names the field that is wrong or unknown."""
    try:
        event: Event = _CODEC.validate_json(line)
    except ValidationError as error:
        raise Undecodable(why(error), fix="See docs/events.schema.json for the fields of every event") from error
    return event


def why(error: ValidationError) -> str:
    """The first thing that is wrong, with the path to its field."""
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else first["msg"]


def schema() -> dict[str, Json]:
    """JSON Schema of every event, as `python -m multimodal.events` writes it to docs/events.schema.json."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Vitrine events"}
    return head | _CODEC.json_schema(mode="serialization")


if __name__ == "__main__":
    sys.stdout.write(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n")

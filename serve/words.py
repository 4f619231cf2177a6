"""The words of a conversation beside its answers, in twelve languages: what a listener utters, and two notices."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from multimodal.events import Transcription

_FILE = Path(__file__).with_name("words.yaml")
_PLACE = "{ $place }"
_DOUBT = 0.1
"""A confidence under which one or two words are a guess at a noise (measured: decision 0007)."""


class Words(BaseModel):
    """See words.yaml."""

    model_config = ConfigDict(extra="forbid")
    sounds: frozenset[str]
    assent: frozenset[str]
    queue: str
    idle: str

    def in_queue(self, place: int) -> str:
        """That the shopper must wait, and for how many."""
        return self.queue.replace(_PLACE, str(place))


@cache
def words(lang: str) -> Words:
    """The words of one of `multimodal.events.LANGUAGES`."""
    return _all()[lang]


@cache
def _all() -> dict[str, Words]:
    raw = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {lang: Words.model_validate(value) for lang, value in raw.items()}


def says_nothing(heard: Transcription, *, asking: bool) -> bool:
    """Whether what was heard while the assistant spoke calls for no answer: nothing, a noise, or a back-channel.

    `asking`: the assistant waits for an answer, so that a word of assent is one.
    """
    text = _plain(heard.text)
    if not text:
        return True
    if heard.confidence < _DOUBT and len(text.split()) <= 2:
        return text not in _plain_words("assent", heard.lang) or not asking
    kinds = ["sounds"] if asking else ["sounds", "assent"]
    ignored = frozenset[str]().union(*(_plain_words(kind, heard.lang) for kind in kinds))
    return text in ignored or all(word in ignored for word in text.split())


@cache
def _plain_words(kind: str, lang: str) -> frozenset[str]:
    return frozenset(map(_plain, getattr(words(lang), kind)))


def _plain(text: str) -> str:
    """`text` without case, punctuation and lengthening: "Mmm-hmm!" is "m hm"."""
    folded = unicodedata.normalize("NFC", text).casefold()
    spaced = "".join(char if char == "'" or unicodedata.category(char)[0] in "LMN" else " " for char in folded)
    return re.sub(r"(\w)\1+", r"\1", " ".join(spaced.split()))

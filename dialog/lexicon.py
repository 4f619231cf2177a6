"""The words of one language as data: `locales/<lang>/lexicon.yaml`, compiled once.

Adding a language is adding a folder; nothing here knows English or Chinese.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

LOCALES = Path(__file__).parent / "locales"
FALLBACK = "en"
# The C loader keeps the same rules and is thirty times faster; PyYAML's wheels bring it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class IntentRules(BaseModel):
    """Patterns that prove an intent (`strong`) and patterns that only hint at it (`weak`). Where a strong pattern
    overlaps with one of an intent in `beats`, that other one proves nothing ("how long do I have to return ...")."""

    model_config = ConfigDict(extra="forbid")
    strong: list[str] = []
    weak: list[str] = []
    beats: list[str] = []


class Promise(BaseModel):
    """A wording that binds the shop, and the WRITE tools of which one must have run to keep it."""

    model_config = ConfigDict(extra="forbid")
    pattern: str
    tools: list[str] = []


class Aspect(BaseModel):
    """One thing to ask about a rule: how it is asked for, and how the sentences speak that answer it."""

    model_config = ConfigDict(extra="forbid")
    asks: list[str]
    tells: list[str]


class Words(BaseModel):
    """The raw file. Every list holds regular expressions, matched without case; in a `spaced` language whole words.

    What has a default is for languages that need it:
    `variants`: letters in patterns → letters that people write for them, as "ô" → "o", or more than one letter, as
    "ü" → "ue|u"; [ô] means itself alone.
    `trained`: whether intent and mood models have learned this language; else rules alone are heard.
    `short`: an answer of a few words has at most so many (characters, where words are not spaced).
    `tells`: words that only this language has; the language with most of them in a text is the text's, however short
    or romanised it is.
    `written_days`: what to mend in a day as CLDR writes it, pattern → replacement.
    `compounds`: the words of one number may be written together ("einundzwanzig").
    `clause_breaks`, `number_joints` ("and"), `number_edge` (what must stand before a number in words), `question` (how
    a question ends that has no mark), `moods` (level → wordings) and, for claims, `percents` {n}, `ordinal_marks`
    (figures that count nothing), `dates` {day} {month} {year}, `times` {h} {m}; `year_offset` is what a calendar of
    its own adds to the year; `unsettled_after` and `negated_after` are `unsettled` and `negated` behind the verb.
    `aspects`: what is asked about a rule ("how long", "who pays"); `joints` part two things that are compared;
    `changes` (address, items, payment), `payment_kinds` and `address` (group "v") are for changing an order.
    """

    model_config = ConfigDict(extra="forbid")
    spaced: bool
    variants: dict[str, str] = {}
    trained: bool = True
    short: int | None = None
    tells: list[str] = []
    clause_breaks: list[str] = []
    number_joints: list[str] = []
    compounds: bool = False
    written_days: dict[str, str] = {}
    number_edge: str | None = None
    question: list[str] = []
    moods: dict[int, list[str]] = {}
    percents: list[str] = []
    ordinal_marks: list[str] = []
    dates: list[str] = [r"(?<!\d){day}\.?\s+{month}(?!\w)\.?(?:,?\s*{year})?"]
    times: list[str] = []
    year_offset: int = 0
    unsettled_after: list[str] = []
    negated_after: list[str] = []
    aspects: dict[str, Aspect] = {}
    joints: list[str] = []
    changes: dict[str, list[str]] = {}
    payment_kinds: dict[str, list[str]] = {}
    address: list[str] = []
    affirm: list[str]
    deny: list[str]
    polite: list[str]
    hedges: list[str]
    negation: list[str]
    cancel: list[str]
    repeat: list[str]
    corrections: list[str]
    references: list[str]
    latest: list[str]
    order_nouns: list[str]
    in_stock: list[str]
    digits: dict[str, str]
    letters: dict[str, str]
    numbers: dict[str, int]
    number_nouns: list[str]
    email: dict[str, list[str]]
    repeats: dict[str, int]
    ordinals: dict[int, list[str]]
    price_max: list[str]
    price_min: list[str]
    price_range: list[str]
    currencies: dict[str, list[str]]
    name: list[str]
    bare_name: list[str]
    postal_code: list[str]
    phone_tail: list[str]
    size: list[str]
    item: list[str]
    query_noise: list[str]
    evidence_min: int
    colors: dict[str, list[str]]
    issue_type: dict[str, list[str]]
    wanted_resolution: dict[str, list[str]]
    refund_method: dict[str, list[str]]
    topics: dict[str, list[str]]
    small_talk: dict[str, list[str]]
    intents: dict[str, IntentRules]
    states: dict[str, list[str]]
    stock: dict[str, list[str]]
    carriers: list[str]
    unsettled: list[str]
    negated: list[str]
    relative_days: dict[int, list[str]]
    weekdays: list[list[str]]
    months: list[list[str]]
    promises: list[Promise]


Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Compiled words of `lang`; `raw` keeps the plain tables."""

    lang: str
    raw: Words
    patterns: dict[str, Pattern]
    tables: dict[str, tuple[tuple[Any, Pattern], ...]]
    strong: dict[str, Pattern]
    weak: dict[str, Pattern]

    def has(self, name: str, text: str) -> bool:
        """Whether `text` holds a phrase of the list `name`."""
        return self.patterns[name].search(text) is not None

    def proves(self, text: str) -> bool:
        """Whether `text` proves an intent, or is a yes, a no or a cancellation."""
        return any(p.search(text) for p in self.strong.values()) or any(
            self.has(name, text) for name in ("affirm", "deny", "cancel")
        )

    def keys(self, table: str, text: str) -> list[Any]:
        """Keys of `table` whose phrases stand in `text`, by position."""
        found = [(match.start(), key) for key, p in self.tables[table] if (match := p.search(text))]
        return [key for _, key in sorted(found, key=lambda pair: pair[0])]


def phrase(words: list[str], spaced: bool) -> Pattern:
    """One pattern for a list of phrases, longest first so that "no problem" wins over "no"."""
    if not words:
        return re.compile(r"(?!)")
    body = "|".join(f"(?:{word})" for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)" if spaced else f"(?:{body})", re.IGNORECASE)


_LISTS = (
    "affirm", "deny", "polite", "hedges", "cancel", "repeat", "corrections", "references", "latest", "order_nouns",
    "in_stock", "carriers", "unsettled", "negated", "query_noise", "negation", "tells", "clause_breaks",
    "unsettled_after", "negated_after", "joints",
)  # fmt: skip
_TABLES = (
    "ordinals", "colors", "issue_type", "wanted_resolution", "refund_method", "topics", "small_talk", "states", "stock",
    "relative_days", "moods", "changes", "payment_kinds",
)  # fmt: skip


@lru_cache
def lexicon(lang: str) -> Lexicon:
    """The lexicon of `lang`, or of the fallback language where `lang` has none yet."""
    path = LOCALES / lang / "lexicon.yaml"
    if not path.is_file():
        return lexicon(FALLBACK)
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - safe, see above
        letters = {letter: also for group, also in data.get("variants", {}).items() for letter in group}
        raw = Words.model_validate(_tolerant(data, letters) if letters else data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise ValueError(f"locales/{lang}/lexicon.yaml: {where}: {first['msg']}") from error
    return Lexicon(
        lang=lang,
        raw=raw,
        patterns={name: phrase(getattr(raw, name), raw.spaced) for name in _LISTS},
        tables={
            name: tuple((key, phrase(words, raw.spaced)) for key, words in getattr(raw, name).items())
            for name in _TABLES
        }
        | {
            f"aspect_{side}": tuple(
                (key, phrase(getattr(aspect, side), raw.spaced)) for key, aspect in raw.aspects.items()
            )
            for side in ("asks", "tells")
        },
        strong={intent: phrase(rules.strong, raw.spaced) for intent, rules in raw.intents.items()},
        weak={intent: phrase(rules.weak, raw.spaced) for intent, rules in raw.intents.items()},
    )


def _tolerant(node: Any, variants: dict[str, str]) -> Any:
    """Every letter of the patterns in `node`, outside of brackets, made to match its variants too."""
    match node:
        case dict():
            return {
                key: value if key in ("variants", "written_days") else _tolerant(value, variants)
                for key, value in node.items()
            }
        case list():
            return [_tolerant(value, variants) for value in node]
        case str():
            parts = re.split(r"(\[[^\]]*\])", node)
            return "".join(
                part if part.startswith("[") else "".join(_either(c, variants[c]) if c in variants else c for c in part)
                for part in parts
            )
        case _:
            return node


def _either(letter: str, variants: str) -> str:
    return f"(?:{letter}|{variants})" if "|" in variants else f"[{letter}{variants}]"


@lru_cache
def languages() -> tuple[str, ...]:
    """The languages that have a locale folder."""
    return tuple(sorted(path.parent.name for path in LOCALES.glob("*/lexicon.yaml")))

"""Slots: what a text says about orders, products and wishes. Each extractor reads one slot by rules and gazetteers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from dialog import ids, numbers
from dialog.lexicon import Lexicon
from multimodal.events import Json


@dataclass(frozen=True)
class Reading:
    """One text prepared for extraction; `asked` is the slot that the dialogue asked for last."""

    text: str
    lex: Lexicon
    asked: str | None = None

    @cached_property
    def plain(self) -> str:
        """Without full-width forms, with spelled numbers written together."""
        return ids.spelled(ids.normal(self.text), self.lex)

    @cached_property
    def affirmed(self) -> str:
        """Without what is negated: "not the shoes, the jacket" leaves the jacket."""
        return self.lex.patterns["negation"].sub(" ", self.plain)


@lru_cache(maxsize=256)
def _patterns(lex: Lexicon, name: str) -> tuple[re.Pattern[str], ...]:
    """The list `name` of `lex` with {n}, {m} and {cur} filled in."""
    currency = "|".join(word for names in lex.raw.currencies.values() for word in names)
    number = rf"(?:{numbers.GROUPED}|{numbers.DIGITS}|{numbers.word_pattern(lex)})"
    fill = {"n": rf"(?:{currency})?\s*(?P<n>{number})\s*(?:{currency})?", "cur": f"(?:{currency})",
            "m": rf"(?:{currency})?\s*(?P<m>{number})\s*(?:{currency})?"}  # fmt: skip
    out = []
    for raw in getattr(lex.raw, name):
        body = re.sub(r"\{(n|m|cur)\}", lambda key: fill[key[1]], raw)
        out.append(re.compile(rf"(?<!\w){body}(?!\w)" if lex.raw.spaced else body, re.IGNORECASE))
    return tuple(out)


def _group(reading: Reading, name: str, text: str | None = None) -> str | None:
    """The named group "v" of the first pattern of list `name` that matches."""
    for pattern in _patterns(reading.lex, name):
        if match := pattern.search(reading.plain if text is None else text):
            return match["v"].strip()
    return None


def _order_number(reading: Reading) -> Json:
    # Six digits alone are an order number only where one is expected: they may as well be a postal code.
    bare = reading.asked == "order_number" or reading.lex.has("order_nouns", reading.plain)
    found = ids.order_numbers(reading.affirmed, bare=bare) or ids.order_numbers(reading.plain, bare=bare)
    return found[0] if found else None


def _tracking_number(reading: Reading) -> Json:
    found = ids.tracking_numbers(reading.plain)
    return found[0] if found else None


def _email(reading: Reading) -> Json:
    return ids.email(ids.normal(reading.text), reading.lex)


def _name(reading: Reading) -> Json:
    text = ids.normal(reading.text)
    said = reading.lex.proves(text) or reading.lex.has("hedges", text) or reading.lex.has("references", text)
    if reading.asked != "identity" or said:
        return _group(reading, "name", text)
    # Asked who they are, people say just "alice martin" or "Alice Martin, 75001".
    bare = re.sub(r"\S*[@\d]\S*|[,，.。!！،、]", " ", text).strip()
    alone = next((hit for p in _patterns(reading.lex, "bare_name") if (hit := p.fullmatch(bare))), None)
    return _group(reading, "name", text) or (alone["v"] if alone else None)


def _postal_code(reading: Reading) -> Json:
    found = _group(reading, "postal_code")
    if found is None and reading.asked == "identity":
        rest = re.sub(r"\S+@\S+", " ", reading.plain)
        alone = re.search(
            r"(?<![\w-])(?:\d{4,6}|\d{3,4}-\d{3,4}|[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})(?![\w-])", rest, re.I | re.A
        )
        found = alone[0] if alone else None
    return found.upper() if found else None


def _phone_tail(reading: Reading) -> Json:
    return _group(reading, "phone_tail")


def _price(reading: Reading, name: str) -> Json:
    for pattern in _patterns(reading.lex, name):
        if match := pattern.search(reading.plain):
            return str(numbers.value(match["n"], reading.lex))
    return None


def _max_price(reading: Reading) -> Json:
    span = _range(reading)
    return span[1] if span else _price(reading, "price_max")


def _min_price(reading: Reading) -> Json:
    span = _range(reading)
    return span[0] if span else _price(reading, "price_min")


def _range(reading: Reading) -> tuple[str, str] | None:
    for pattern in _patterns(reading.lex, "price_range"):
        if match := pattern.search(reading.plain):
            low, high = sorted((numbers.value(match["n"], reading.lex), numbers.value(match["m"], reading.lex)))
            return str(low), str(high)
    return None


def _choice(table: str, reading: Reading) -> Json:
    """The first key of a table that is affirmed; else, where nothing of it is negated away, the first one at all."""
    found = reading.lex.keys(table, reading.affirmed) or reading.lex.keys(table, reading.plain)
    return found[0] if found else None


def _ordinal(reading: Reading) -> Json:
    found = reading.lex.keys("ordinals", reading.affirmed)
    if found:
        return int(found[0])
    # A bare "2" answers a list, nothing else.
    alone = re.fullmatch(r"\W*(\d)\W*", reading.plain) if reading.asked in ("order_number", "item") else None
    return int(alone[1]) if alone else None


def _size(reading: Reading) -> Json:
    found = _group(reading, "size", reading.affirmed)
    return found.upper() if found else None


def _item(reading: Reading) -> Json:
    found = _group(reading, "item", reading.affirmed) or _group(reading, "item")
    ordinals = reading.lex.keys("ordinals", found) if found else []
    return int(ordinals[0]) if ordinals else found  # "the first item" is its place, no name


def _evidence(reading: Reading) -> Json:
    """The clause that names the trouble, where it says more than the trouble's name."""
    for clause in re.split(r"[,.;!?，。；！？،؛؟]", reading.lex.patterns["clause_breaks"].sub(",", reading.text)):
        if reading.lex.keys("issue_type", clause) and _length(clause, reading.lex) >= reading.lex.raw.evidence_min:
            return clause.strip()
    return None


def _length(text: str, lex: Lexicon) -> int:
    return len(text.split()) if lex.raw.spaced else len(re.sub(r"\W", "", text))


def query(reading: Reading) -> Json:
    """What is left of a wish for a product when filters, politeness and small words are taken away."""
    text = reading.plain
    for name in ("price_range", "price_max", "price_min", "size"):
        for pattern in _patterns(reading.lex, name):
            text = pattern.sub(" ", text)
    for _, pattern in (*reading.lex.tables["ordinals"], *reading.lex.tables["colors"]):
        text = pattern.sub(" ", text)
    for name in ("in_stock", "query_noise", "references", "affirm", "deny", "polite"):
        text = reading.lex.patterns[name].sub(" ", text)
    text = re.sub(r"(?<!\w)['-]|['-](?!\w)", " ", text)
    # Vowel and tone signs are no \w, and belong to their letters.
    text = "".join(char if unicodedata.category(char)[0] in "LMN" or char in "_'-" else " " for char in text)
    return " ".join(text.split()) or None


def _flag(name: str, reading: Reading) -> Json:
    return True if reading.lex.has(name, reading.plain) else None


EXTRACTORS: dict[str, Callable[[Reading], Json]] = {
    "order_number": _order_number,
    "tracking_number": _tracking_number,
    "email": _email,
    "name": _name,
    "postal_code": _postal_code,
    "phone_tail": _phone_tail,
    "max_price": _max_price,
    "min_price": _min_price,
    "color": lambda reading: _choice("colors", reading),
    "size": _size,
    "in_stock": lambda reading: _flag("in_stock", reading),
    "ordinal": _ordinal,
    "latest": lambda reading: _flag("latest", reading),
    "reference": lambda reading: _flag("references", reading),
    "item": _item,
    "issue_type": lambda reading: _choice("issue_type", reading),
    "evidence_description": _evidence,
    "wanted_resolution": lambda reading: _choice("wanted_resolution", reading),
    "refund_method": lambda reading: _choice("refund_method", reading),
    "change": lambda reading: _choice("changes", reading),
    "address": lambda reading: _group(reading, "address"),
    "payment_method": lambda reading: _choice("payment_kinds", reading),
    "topic": lambda reading: _choice("topics", reading),
    "small_talk": lambda reading: _choice("small_talk", reading),
    "correction": lambda reading: _flag("corrections", reading),
    "query": query,
}


def extract(text: str, lex: Lexicon, asked: str | None = None) -> dict[str, Json]:
    """Every slot that `text` fills; `query` only says what remains and means nothing without a wish for a product."""
    reading = Reading(text, lex, asked)
    return {name: value for name, read in EXTRACTORS.items() if (value := read(reading)) is not None}

"""The shop's policies: numbers for the rules in `terms.yaml`, texts for people in `<lang>.md`, beside this module."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

import yaml
from babel.dates import format_timedelta
from babel.numbers import get_currency_name

from commerce import money
from kernel.errors import BadInput, NotFound
from multimodal.events import LANGUAGES

FALLBACK = "en"
_DAYS: dict[Literal["day", "month"], int] = {"day": 1, "month": 30}


@dataclass(frozen=True, slots=True)
class Terms:
    """The numbers of the policies. Days count from delivery, or from the parcel's arrival for `refund_days`.

    Goodwill: at most `goodwill_limit` coupons of `goodwill_amount` within `goodwill_days`, each good for `coupon_days`.
    """

    return_days: int
    warranty_months: int
    refund_days: int
    free_shipping_from: Decimal
    shipping_fee: Decimal
    delivery_days_min: int
    delivery_days_max: int
    goodwill_amount: Decimal
    goodwill_limit: int
    goodwill_days: int
    coupon_days: int
    currency: str


@dataclass(frozen=True, slots=True)
class Section:
    """One topic in one language; in what `Policy.section` gives the numbers are filled in."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Policy:
    """`sections` by topic and language, with places for the terms."""

    terms: Terms
    sections: dict[str, dict[str, Section]]

    @property
    def topics(self) -> tuple[str, ...]:
        """What `section` knows."""
        return tuple(self.sections)

    def section(self, topic: str, lang: str) -> Section:
        """The policy on `topic`, in English where `lang` is missing. Raises `NotFound`."""
        texts = self.sections.get(topic.strip().lower())
        if texts is None:
            raise NotFound(f"no policy on '{topic}'", fix=f"Topics: {', '.join(self.sections)}", argument="topic")
        spoken = lang if lang in texts else FALLBACK
        # Filled in when it is asked for: Babel takes a while over twelve languages.
        return Section(texts[spoken].title, texts[spoken].text.format_map(_in_words(self.terms, spoken)))


@lru_cache
def _in_words(terms: Terms, lang: str) -> Mapping[str, str]:
    """Every term as `lang` writes it: 30 days, €4.90, 2 (to) 5 days."""
    return {
        "return_days": span(terms.return_days, "day", lang),
        "warranty_months": span(terms.warranty_months, "month", lang),
        "refund_days": span(terms.refund_days, "day", lang),
        "free_shipping_from": money.in_words(terms.free_shipping_from, terms.currency, lang),
        "shipping_fee": money.in_words(terms.shipping_fee, terms.currency, lang),
        "delivery_days_min": str(terms.delivery_days_min),
        "delivery_days_max": span(terms.delivery_days_max, "day", lang),
        "goodwill_amount": money.in_words(terms.goodwill_amount, terms.currency, lang),
        "goodwill_limit": str(terms.goodwill_limit),
        "goodwill_days": span(terms.goodwill_days, "day", lang),
        "coupon_days": span(terms.coupon_days, "day", lang),
        "currency": get_currency_name(terms.currency, count=2, locale=lang),
    }


def span(count: int, unit: Literal["day", "month"], lang: str) -> str:
    """So many days or months in words: 1 day, 24 месяца."""
    # The threshold keeps Babel from rounding 30 days to a month.
    spelt = format_timedelta(timedelta(days=count * _DAYS[unit]), granularity=unit, threshold=1e9, locale=lang)
    return str(spelt)


def parse(terms: str, texts: Mapping[str, str]) -> Policy:
    """A policy from the YAML of `Terms` and, by language, Markdown: `# topic: title`, then text with `{term}`.

    Raises `BadInput` naming the file and what is missing or unknown in it.
    """
    numbers = _terms(yaml.safe_load(terms))
    sections: dict[str, dict[str, Section]] = {}
    for lang in (FALLBACK, *(other for other in texts if other != FALLBACK)):
        for topic, section in _sections(lang, texts[lang]).items():
            if lang != FALLBACK and topic not in sections:
                raise BadInput(f"{_file(lang)}: '{topic}': {FALLBACK}.md has no such topic")
            sections.setdefault(topic, {})[lang] = section
    return Policy(numbers, sections)


@lru_cache(maxsize=1)
def default() -> Policy:
    """The policies that ship with the shop."""
    here = resources.files(__package__)
    files = {lang: here / f"{lang}.md" for lang in LANGUAGES}
    texts = {lang: file.read_text("utf-8") for lang, file in files.items() if file.is_file()}
    return parse((here / "terms.yaml").read_text("utf-8"), texts)


def _terms(raw: dict[str, Any]) -> Terms:
    kinds: dict[str, type] = {"int": int, "Decimal": Decimal, "str": str}
    try:
        return Terms(**{field.name: kinds[str(field.type)](raw[field.name]) for field in fields(Terms)})
    except (KeyError, ValueError, InvalidOperation) as error:
        raise BadInput(f"commerce/policy/terms.yaml is wrong: {error!r}") from error


def _sections(lang: str, source: str) -> dict[str, Section]:
    before, *parts = re.split(r"^# (.+)$", source, flags=re.MULTILINE)
    if before.strip() or not parts:
        raise BadInput(f"{_file(lang)} does not begin with '# topic: title'")
    terms = {field.name: "" for field in fields(Terms)}
    sections = {}
    for heading, text in zip(parts[::2], parts[1::2], strict=True):
        topic, _, title = heading.partition(": ")
        if not title or not text.strip():
            raise BadInput(f"{_file(lang)}: '{heading}': title or text is missing")
        try:
            text.format_map(terms)
        except (KeyError, ValueError) as error:
            raise BadInput(f"{_file(lang)}: '{topic}' speaks of {error}, which is no term") from error
        sections[topic] = Section(title.strip(), text.strip())
    return sections


def _file(lang: str) -> str:
    return f"commerce/policy/{lang}.md"

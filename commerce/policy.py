"""The shop's policies: numbers for the rules and texts for people, both from `policy.md`."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from kernel.errors import BadInput, NotFound

_FILE = Path(__file__).with_name("policy.md")
FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Terms:
    """The numbers of the policies. Days count from delivery, or from the parcel's arrival for `refund_days`."""

    return_days: int
    warranty_months: int
    refund_days: int
    free_shipping_from: Decimal
    shipping_fee: Decimal
    delivery_days_min: int
    delivery_days_max: int
    currency: str


@dataclass(frozen=True, slots=True)
class Section:
    """One topic in one language, its numbers filled in."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Policy:
    """`sections` by topic and language."""

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
        return texts.get(lang) or texts[FALLBACK]


def parse(source: str) -> Policy:
    """A policy from Markdown: YAML front matter with `Terms`, `# topic`, `## lang: title`, text with `{term}`.

    Raises `BadInput` naming what is missing or unknown.
    """
    match = re.fullmatch(r"---\n(.*?)\n---\n(.*)", source, re.DOTALL)
    if match is None:
        raise BadInput("the policy has no front matter", fix="Begin it with a block between two lines of ---")
    terms = _terms(yaml.safe_load(match[1]))
    values = {field.name: str(getattr(terms, field.name)) for field in fields(Terms)}
    sections: dict[str, dict[str, Section]] = {}
    for topic, body in _split(match[2], "# "):
        texts = sections[topic] = {}
        for heading, text in _split(body, "## "):
            lang, _, title = heading.partition(": ")
            try:
                texts[lang] = Section(title, text.strip().format_map(values))
            except KeyError as error:
                raise BadInput(f"policy '{topic}' ({lang}) speaks of {error}, which is no term") from error
        if FALLBACK not in texts:
            raise BadInput(f"policy '{topic}' has no {FALLBACK} text")
    return Policy(terms, sections)


@lru_cache(maxsize=1)
def default() -> Policy:
    """The policies that ship with the shop."""
    return parse(_FILE.read_text("utf-8"))


def _terms(raw: dict[str, Any]) -> Terms:
    kinds: dict[str, type] = {"int": int, "Decimal": Decimal, "str": str}
    try:
        return Terms(**{field.name: kinds[str(field.type)](raw[field.name]) for field in fields(Terms)})
    except (KeyError, ValueError, InvalidOperation) as error:
        raise BadInput(f"the policy's front matter is wrong: {error!r}") from error


def _split(text: str, mark: str) -> list[tuple[str, str]]:
    """Headings that begin with `mark`, each with what follows it."""
    parts = re.split(rf"^{re.escape(mark)}(.+)$", text, flags=re.MULTILINE)
    return [(heading.strip(), body) for heading, body in zip(parts[1::2], parts[2::2], strict=True)]

"""A rule that forbids something, as a typed error and in the shopper's words."""

from __future__ import annotations

from commerce import texts
from kernel.errors import Refused


def refused(rule: str, **details: str | int) -> Refused:
    """The error for `rule`; its details fill the texts."""
    return Refused(say(rule, texts.FALLBACK, **details), fix="", rule=rule, **details)


def say(rule: str, lang: str, **details: str | int) -> str:
    """Why not, in `lang`."""
    return texts.say("refusal", rule, lang, **details)

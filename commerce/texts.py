"""Short texts of the shop in the shopper's language, from `texts.yaml`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_name("texts.yaml")
FALLBACK = "en"


@lru_cache(maxsize=1)
def _all() -> dict[str, dict[str, dict[str, str]]]:
    data: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(_FILE.read_text("utf-8"))
    return data


def keys(group: str) -> frozenset[str]:
    """The keys of a group: parcel, refusal, instruction."""
    return frozenset(_all()[group])


def say(group: str, key: str, lang: str, **values: str | int) -> str:
    """A text with its values filled in, in English where `lang` is missing."""
    texts = _all()[group][key]
    return texts.get(lang, texts[FALLBACK]).format_map(values)

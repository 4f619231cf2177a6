"""What shoppers say, as weighted sentences for a language model: our own templates and the words of the shop."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from multimodal.asr.templates import expand

TEMPLATES = Path(__file__).with_name("phrases_en.txt")
_DEFINITION = re.compile(r"<(\w+)> = (.*)")
_PART = re.compile(r"<\w+>|[()|\[\]]|[^()|\[\]<>]+")
_WORD = re.compile(r"[a-z]\.(?![a-z])|[a-z][a-z']*")

DEFAULT_THINGS: tuple[str, ...] = (
    "backpack", "bag", "book", "boots", "bottle", "camera", "chair", "coat", "coffee machine", "cup", "desk", "dress",
    "earbuds", "hat", "headphones", "hoodie", "jacket", "jeans", "kettle", "keyboard", "knife", "lamp", "laptop", "mug",
    "notebook", "pan", "phone", "phone case", "pillow", "rain jacket", "scarf", "shirt", "shoes", "skirt", "sneakers",
    "speaker", "suitcase", "sweater", "t. shirt", "table", "teapot", "tent", "toy", "umbrella", "wallet", "watch",
    "water bottle", "yoga mat",
)  # fmt: skip
"""Stands in for the catalogue where none is given."""


def words_of(text: str) -> str:
    """`text` as a recogniser's words: lower case a to z and apostrophes, no accents, hyphens or digits."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'")).encode("ascii", "ignore").decode()
    return " ".join(_WORD.findall(plain))


def sentences(
    things: Iterable[str] = (), words: Iterable[str] = (), phrases: Iterable[str] = (), prefix: str = "VT"
) -> list[tuple[str, float]]:
    """Weighted sentences: our templates filled with `things` (names of products and categories) and `words` (brands,
    materials ...), and the shop's own `phrases`, which may be templates themselves. `prefix` leads order numbers.

    Raises `ValueError` for a phrase whose brackets do not match or whose class nobody defines.
    """
    classes: dict[str, Sequence[str]] = {"thing": _cleaned(things) or DEFAULT_THINGS}
    classes["prefix"] = (" ".join(f"{letter}." for letter in prefix.lower()),)
    classes["word"] = _cleaned(words) or classes["thing"]
    found: list[tuple[str, float]] = []
    for line in [*TEMPLATES.read_text(encoding="utf-8").splitlines(), *map(_plain, phrases)]:
        template = line.strip()
        if not template or template.startswith("#"):
            continue
        if definition := _DEFINITION.fullmatch(template):
            classes[definition[1]] = [sentence for sentence, _ in expand(definition[2], classes)]
        else:
            found += expand(template, classes)
    return found


def _plain(template: str) -> str:
    """`template` with the words between its signs as a recogniser has them."""
    return " ".join(part if part[0] in "<()|[]" else words_of(part) for part in _PART.findall(template))


def _cleaned(names: Iterable[str]) -> list[str]:
    return [clean for clean in dict.fromkeys(map(words_of, names)) if clean]

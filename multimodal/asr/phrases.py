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

DEFAULT_KINDS: tuple[str, ...] = (
    "backpacks", "bags", "books", "boots", "bottles", "cameras", "chairs", "coats", "coffee machines", "cups",
    "desks", "dresses", "earbuds", "hats", "headphones", "hoodies", "jackets", "jeans", "kettles", "keyboards",
    "knives", "lamps", "laptops", "mugs", "notebooks", "pans", "phones", "phone cases", "pillows", "rain jackets",
    "scarves", "shirts", "shoes", "skirts", "sneakers", "speakers", "suitcases", "sweaters", "t. shirts", "tables",
    "teapots", "tents", "toys", "umbrellas", "wallets", "watches", "water bottles", "yoga mats",
)  # fmt: skip
"""Stand in for the catalogue where none is given."""


def words_of(text: str) -> str:
    """`text` as a recogniser's words: lower case a to z and apostrophes, no accents, hyphens or digits."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'")).encode("ascii", "ignore").decode()
    return " ".join(_WORD.findall(plain))


def sentences(
    kinds: Iterable[str] = (),
    things: Iterable[str] = (),
    words: Iterable[str] = (),
    phrases: Iterable[str] = (),
    prefix: str = "VT",
) -> list[tuple[str, float]]:
    """Weighted sentences: our templates filled with `kinds` of product (plural), `things` (products by name) and
    `words` (brands, materials ...), and the shop's own `phrases`, which may be templates themselves. `prefix` leads
    order numbers.

    Raises `ValueError` for a phrase whose brackets do not match or whose class nobody defines.
    """
    many, named = _cleaned(kinds) or list(DEFAULT_KINDS), _cleaned(things)
    one = [_singular(kind) for kind in many]
    # People ask for a kettle far more often than for a product by its name, of which there are many more.
    one *= max(1, len(named) // len(one))
    classes: dict[str, Sequence[str]] = {"many": many, "one": one + named}
    classes["prefix"] = (" ".join(f"{letter}." for letter in prefix.lower()),)
    classes["word"] = _cleaned(words) or one
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


def _singular(kind: str) -> str:
    """One of an English plural, by its ending. A word that does not exist does no harm: nobody says it."""
    for ending, instead in (("ies", "y"), ("shes", "sh"), ("ches", "ch"), ("sses", "ss"), ("xes", "x"), ("ves", "f")):
        if kind.endswith(ending):
            return kind.removesuffix(ending) + instead
    return kind.removesuffix("s")


def _plain(template: str) -> str:
    """`template` with the words between its signs as a recogniser has them."""
    return " ".join(part if part[0] in "<()|[]" else words_of(part) for part in _PART.findall(template))


def _cleaned(names: Iterable[str]) -> list[str]:
    return [clean for clean in dict.fromkeys(map(words_of, names)) if clean]

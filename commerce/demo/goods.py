"""The demo catalogue as typed records, read from the YAML files beside this module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from commerce.pictures.canvas import Colour, Look

CATEGORIES = (
    "mugs", "kettles", "pans", "bottles", "lamps", "chairs", "clocks", "backpacks", "suitcases", "umbrellas",
    "sneakers", "jackets", "tshirts", "watches", "sunglasses", "headphones", "speakers", "keyboards", "toothbrushes",
    "plush",
)  # fmt: skip
LANGS = ("en", "zh")
_COLOUR_OF = {"en": "{name}, {colour}", "zh": "{name}（{colour}）"}

Texts = Mapping[str, str]
"""Language → text."""


@dataclass(frozen=True, slots=True)
class DemoProduct:
    """One product: a model in one colour. Attribute values are in English; `Words` translates them."""

    id: str
    category: str
    name: Texts
    description: Texts
    price: Decimal
    attributes: Mapping[str, str]
    sizes: tuple[str, ...]
    hygiene: bool
    final_sale: bool
    look: Look


@dataclass(frozen=True, slots=True)
class Words:
    """Names and keywords of categories and departments; terms (attribute names and values) by language."""

    categories: Mapping[str, Texts]
    keywords: Mapping[str, Texts]
    parents: Mapping[str, str | None]
    terms: Mapping[str, Texts]
    aliases: Mapping[str, tuple[str, ...]]


def _read(name: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(
        (resources.files("commerce.demo.catalogue") / f"{name}.yaml").read_text("utf-8")
    )
    return data


@lru_cache(maxsize=1)
def words() -> Words:
    """Everything that is said in several languages and is no product."""
    raw = _read("words")
    colours, departments = raw["colours"], raw["departments"]
    files = {category: _read(category) for category in CATEGORIES}
    terms: dict[str, dict[str, str]] = {}
    for key, entry in {**raw["attributes"], **raw["values"], **colours}.items():
        terms[key] = {lang: entry[lang] for lang in LANGS if lang in entry}
    for data in files.values():
        for model in data["models"]:
            for value in model["attributes"].values():
                if isinstance(value, list):
                    terms[value[0]] = {"zh": value[1]}
    return Words(
        categories=departments | {category: data["name"] for category, data in files.items()},
        keywords={category: data["keywords"] for category, data in files.items()},
        parents=dict.fromkeys(departments) | {category: data["department"] for category, data in files.items()},
        terms=terms,
        aliases={key: tuple(entry["also"]) for key, entry in colours.items()},
    )


@lru_cache(maxsize=1)
def products() -> tuple[DemoProduct, ...]:
    """Every product, category by category."""
    colours = _read("words")["colours"]
    return tuple(product for category in CATEGORIES for product in _of_category(category, _read(category), colours))


def _of_category(category: str, data: dict[str, Any], colours: dict[str, Any]) -> Iterator[DemoProduct]:
    rgb: dict[str, Colour] = {
        key: (entry["rgb"][0], entry["rgb"][1], entry["rgb"][2]) for key, entry in colours.items()
    }
    for model in data["models"]:
        plain = {key: str(value[0] if isinstance(value, list) else value) for key, value in model["attributes"].items()}
        for colour, accent in model["colours"].items():
            yield DemoProduct(
                id=f"{category}-{model['id']}-{colour}",
                category=category,
                name={
                    lang: _COLOUR_OF[lang].format(name=model[lang][0], colour=colours[colour][lang]) for lang in LANGS
                },
                description={lang: model[lang][1] for lang in LANGS},
                price=Decimal(model["price"]),
                attributes={"color": colour, "brand": model["brand"], **plain},
                sizes=tuple(data.get("sizes", ())),
                hygiene=bool(model.get("hygiene", data.get("hygiene", False))),
                final_sale=bool(model.get("final_sale", False)),
                look=Look(category, model["shape"], rgb[colour], rgb[accent], model.get("pattern", "plain")),
            )

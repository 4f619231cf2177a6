"""The demo catalogue as typed records, read from the YAML files in `catalogue`. What it says stands in `words`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from commerce.demo import words
from commerce.pictures.canvas import Colour, Look

CATEGORIES = (
    "mugs", "kettles", "pans", "bottles", "lamps", "chairs", "clocks", "backpacks", "suitcases", "umbrellas",
    "sneakers", "jackets", "tshirts", "watches", "sunglasses", "headphones", "speakers", "keyboards", "toothbrushes",
    "plush",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DemoProduct:
    """One product: a `model` in one colour. Attribute values are terms in English; `words` translates them."""

    id: str
    category: str
    model: str
    price: Decimal
    attributes: Mapping[str, str]
    sizes: tuple[str, ...]
    hygiene: bool
    final_sale: bool
    look: Look

    def name(self, lang: str) -> str:
        """What it is called in `lang`, colour and all."""
        model, _ = words.model(self.category, self.model, lang)
        return words.language(lang).name.format(model=model, colour=words.colour(self.attributes["color"], lang))

    def description(self, lang: str) -> str:
        """One or two sentences in `lang`."""
        return words.model(self.category, self.model, lang)[1]


@lru_cache
def _read(name: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(
        (resources.files("commerce.demo.catalogue") / f"{name}.yaml").read_text("utf-8")
    )
    return data


def departments() -> dict[str, str]:
    """Category → the department above it."""
    return {category: _read(category)["department"] for category in CATEGORIES}


@lru_cache(maxsize=1)
def products() -> tuple[DemoProduct, ...]:
    """Every product, category by category."""
    rgb: dict[str, Colour] = {key: (red, green, blue) for key, (red, green, blue) in _read("colours").items()}
    return tuple(product for category in CATEGORIES for product in _of_category(category, _read(category), rgb))


def _of_category(category: str, data: dict[str, Any], rgb: Mapping[str, Colour]) -> Iterator[DemoProduct]:
    for model in data["models"]:
        plain = {key: str(value) for key, value in model["attributes"].items()}
        for colour, accent in model["colours"].items():
            yield DemoProduct(
                id=f"{category}-{model['id']}-{colour}",
                category=category,
                model=model["id"],
                price=Decimal(model["price"]),
                attributes={"color": colour, "brand": model["brand"], **plain},
                sizes=tuple(data.get("sizes", ())),
                hygiene=bool(model.get("hygiene", data.get("hygiene", False))),
                final_sale=bool(model.get("final_sale", False)),
                look=Look(category, model["shape"], rgb[colour], rgb[accent], model.get("pattern", "plain")),
            )

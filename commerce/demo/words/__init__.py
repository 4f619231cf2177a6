"""What the demo shop says in a language: `<lang>.yaml` beside this module, for a translator to keep one at a time.

`en.yaml` is the one to translate: it has every text. What a language lacks is English at run time; `missing` names it,
and the tests let none be missing. A text that English does not have is refused by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from typing import Annotated, Any

import yaml
from babel.numbers import get_decimal_symbol
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kernel.errors import BadInput
from multimodal.events import LANGUAGES

FALLBACK = "en"
Said = Annotated[str, Field(min_length=1)]
Words = Annotated[list[Said], Field(min_length=1)]
"""The name of a thing, then other words that people use for it."""
Key = tuple[str, ...]
"""Where a text stands in a file: ("models", "mugs", "harbor")."""

# libyaml where the wheel brings it: the files are read on every seeding, and it is ten times as fast.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MEASURE = re.compile(r"([\d.]+(?:–[\d.]+)?) (\w+)")


class Language(BaseModel):
    """One file. `name` joins a model and its colour; `units` are the signs of measures where they differ; `models`
    holds, by category and model, the name and the description."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    departments: dict[str, Said]
    categories: dict[str, Words]
    colours: dict[str, Words]
    attributes: dict[str, Said]
    values: dict[str, Said]
    units: dict[str, Said] = {}
    reasons: dict[str, Said]
    models: dict[str, dict[str, tuple[Said, Said]]]

    def places(self) -> Iterator[Key]:
        """Where the texts of the file stand."""
        for group in ("departments", "categories", "colours", "attributes", "values", "reasons"):
            for key in getattr(self, group):
                yield (group, key)
        for category, models in self.models.items():
            for model in models:
                yield ("models", category, model)


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages that have a file."""
    return tuple(lang for lang in LANGUAGES if (resources.files(__package__) / f"{lang}.yaml").is_file())


@lru_cache
def language(lang: str) -> Language:
    """The words of `lang`, those of English where it has no file. Raises `BadInput` naming file and key."""
    if lang not in languages():
        return language(FALLBACK)
    said = parse(lang, (resources.files(__package__) / f"{lang}.yaml").read_text("utf-8"))
    if lang != FALLBACK:
        known = set(language(FALLBACK).places())
        for key in said.places():
            if key not in known:
                raise BadInput(f"{_file(lang)}: {'.'.join(key)}: {FALLBACK}.yaml has no such text")
    return said


def parse(lang: str, source: str) -> Language:
    """Read a file of words. Raises `BadInput` naming the file and the key that is wrong."""
    try:
        said = Language.model_validate(yaml.load(source, Loader=_LOADER))  # noqa: S506, a safe loader either way
        said.name.format(model="", colour="")
    except yaml.YAMLError as error:
        raise BadInput(f"{_file(lang)} is no YAML: {error}") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise BadInput(f"{_file(lang)}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    except (KeyError, IndexError, ValueError) as error:
        raise BadInput(f"{_file(lang)}: name: wants {{model}} and {{colour}}, not {error}") from error
    return said


def _file(lang: str) -> str:
    return f"commerce/demo/words/{lang}.yaml"


def missing(lang: str) -> list[str]:
    """What a translator still has to write: what English says and `lang` does not."""
    has = set(language(lang).places())
    return [".".join(key) for key in language(FALLBACK).places() if key not in has]


def model(category: str, id_: str, lang: str) -> tuple[str, str]:
    """Name and description of a model in `lang`."""
    said = language(lang).models.get(category, {}).get(id_)
    return said or language(FALLBACK).models[category][id_]


def colour(key: str, lang: str) -> str:
    """What a colour is called in `lang`."""
    return language(lang).colours.get(key, language(FALLBACK).colours[key])[0]


def reason(story: str, lang: str) -> str:
    """What a customer of the demo shop wrote who sent something back."""
    return language(lang).reasons.get(story, language(FALLBACK).reasons[story])


def measure(value: str, lang: str) -> str | None:
    """`value`, such as "2.2 l", with the unit and the decimal sign of `lang`; None where nothing differs."""
    match = _MEASURE.fullmatch(value)
    if match is None:
        return None
    number = match[1].replace(".", str(get_decimal_symbol(lang)))
    said = f"{number} {language(lang).units.get(match[2], match[2])}"
    return None if said == value else said


def in_every_language(group: str, key: str) -> Mapping[str, tuple[str, ...]]:
    """Language → the words for `key` of `group`, its name first. Where a language has none there is no entry."""
    found = {}
    for lang in languages():
        said = getattr(language(lang), group).get(key)
        if said is not None:
            found[lang] = (said,) if isinstance(said, str) else tuple(said)
    return found

"""Short texts of the shop in the shopper's language, from `<lang>.yaml` beside this module."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from string import Formatter
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kernel.errors import BadInput

FALLBACK = "en"
_Said = Annotated[str, Field(min_length=1)]


class _Language(BaseModel):
    """One file."""

    model_config = ConfigDict(extra="forbid")
    parcel: dict[str, _Said] = {}
    refusal: dict[str, _Said] = {}
    instruction: dict[str, _Said] = {}
    recommendation: dict[str, _Said] = {}
    invoice: dict[str, _Said] = {}


@lru_cache
def _texts(lang: str) -> dict[str, dict[str, str]]:
    """Group → key → text of `lang`, nothing where it has no file. Raises `BadInput` naming file and key."""
    path = resources.files(__package__) / f"{lang}.yaml"
    return parse(lang, path.read_text("utf-8")) if path.is_file() else {}


def parse(lang: str, source: str) -> dict[str, dict[str, str]]:
    """A file of texts. Raises `BadInput` naming the file and the key that is wrong, unknown, or fills in what the
    English text does not."""
    file = f"commerce/texts/{lang}.yaml"
    try:
        said = _Language.model_validate(yaml.safe_load(source)).model_dump()
    except yaml.YAMLError as error:
        raise BadInput(f"{file} is no YAML: {error}") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise BadInput(f"{file}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    english = said if lang == FALLBACK else _texts(FALLBACK)
    for group, texts in said.items():
        for key, text in texts.items():
            if key not in english[group]:
                raise BadInput(f"{file}: {group}.{key}: {FALLBACK}.yaml has no such text")
            if extra := _fields(text) - _fields(english[group][key]):
                raise BadInput(f"{file}: {group}.{key}: nothing fills in {', '.join(sorted(extra))}")
    return said


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def missing(lang: str) -> list[str]:
    """What a translator still has to write."""
    said = _texts(lang)
    return [
        f"{group}.{key}" for group, texts in _texts(FALLBACK).items() for key in texts if key not in said.get(group, {})
    ]


def keys(group: str) -> frozenset[str]:
    """The keys of a group: parcel, refusal, instruction, recommendation, invoice."""
    return frozenset(_texts(FALLBACK)[group])


def say(group: str, key: str, lang: str, **values: str | int) -> str:
    """A text with its values filled in, in English where `lang` lacks it."""
    text = _texts(lang).get(group, {}).get(key) or _texts(FALLBACK)[group][key]
    return text.format_map(values)

"""The page as data: settings, strings in twelve languages, templates, and that nothing in it points elsewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from multimodal.events import LANGUAGES

pytestmark = pytest.mark.unit
UI = Path(__file__).parents[2] / "ui"
STRINGS = UI / "web" / "src" / "page" / "strings"
ENGLISH = json.loads((STRINGS / "en.json").read_text(encoding="utf-8"))


def test_there_is_a_file_for_each_language() -> None:
    assert {path.stem for path in STRINGS.glob("*.json")} == set(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_has_every_text_with_its_placeholders(lang: str) -> None:
    texts = json.loads((STRINGS / f"{lang}.json").read_text(encoding="utf-8"))
    assert list(texts) == list(ENGLISH)
    assert len(texts["samples"]) == len(ENGLISH["samples"])
    for key, text in texts.items():
        if key == "samples":
            assert all(sample.strip() for sample in text)
            continue
        assert text.strip() == text != ""
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(re.findall(r"\{\w+\}", ENGLISH[key])), key


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "en"])
def test_a_language_is_not_left_in_english(lang: str) -> None:
    texts = json.loads((STRINGS / f"{lang}.json").read_text(encoding="utf-8"))
    same = {key for key, text in texts.items() if text == ENGLISH[key]}
    assert same <= {"assistant", "stage", "talk", "total"}, "words that two languages may share"


@pytest.mark.parametrize("name", ["header", "stage", "talk"])
def test_templates_are_constant_and_name_known_texts(name: str) -> None:
    html = (UI / "panels" / f"{name}.html").read_text(encoding="utf-8")
    assert not re.search(r"\$\{|\{\{", html), "a value in a template would wipe the avatar's canvas when it changes"
    keys = re.findall(r'data-t(?:-label|-placeholder)?="(\w+)"', html)
    assert set(keys) <= set(ENGLISH)


def test_nothing_that_the_browser_loads_points_to_another_machine() -> None:
    # Namespaces and licence notes are names, not addresses that are asked for.
    names = re.compile(r"http://www\.w3\.org/|https?://localhost|https://github\.com/mrdoob")
    sources = [*STRINGS.glob("*.json"), *(UI / "panels").glob("*.*"), *(UI / "web" / "src" / "page").glob("*.css")]
    for path in sources:
        found = [
            url for url in re.findall(r"https?://[\w./-]+", path.read_text(encoding="utf-8")) if not names.match(url)
        ]
        assert not found, path

"""The vocabulary's codec: what is written is read back, what is wrong is named, and the schema on disk is current."""

from __future__ import annotations

import json
import types
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kernel.errors import Undecodable
from multimodal import events as ev

pytestmark = pytest.mark.unit

SCHEMA = Path(__file__).parents[2] / "docs" / "events.schema.json"
EVENTS: tuple[type[ev.Event], ...] = get_args(get_args(ev.AnyEvent)[0])
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | NUMBERS | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a field's type; JSON where it may be anything."""
    origin, args = get_origin(kind), get_args(kind)
    if origin is Literal:
        return st.sampled_from(args)
    if origin in (Union, types.UnionType):
        return st.one_of(*map(values, args))
    if origin is dict:
        return st.dictionaries(st.text(max_size=8), values(args[1]), max_size=3)
    if origin is tuple:
        several = args[-1] is Ellipsis
        return st.lists(values(args[0]), max_size=3).map(tuple) if several else st.tuples(*map(values, args))
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, **{field.name: values(hints[field.name]) for field in fields(kind)})
    simple = {str: st.text(), int: st.integers(), float: NUMBERS, bool: st.booleans(), bytes: st.binary()}
    return simple.get(kind, st.none() if kind is type(None) else JSON)


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.__name__)
@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_every_event_is_read_back_as_it_was_written(kind: type[ev.Event], data: st.DataObject) -> None:
    event = data.draw(values(kind))
    line = ev.encode(event)
    assert "\n" not in line
    assert set(json.loads(line)) == {field.name for field in fields(kind)}
    assert ev.decode(line) == event
    assert type(ev.decode(line)) is kind


SENTENCE = {"type": "sentence", "session": "s", "turn": 1, "generation": 0, "index": 0, "text": "Hi.", "lang": "en"}
CUE = {**SENTENCE, "type": "avatar_cue", "mood": 3, "speech": {"pcm": "AAAA", "visemes": []}}
IMAGE = {"width": 1, "height": 1, "codes": [{"format": "QRCode", "text": "", "box": [[0, 0]], "angle": 3}]}


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ({**SENTENCE, "volume": 3}, "sentence.volume"),
        ({**SENTENCE, "turn": "first"}, "sentence.turn"),
        ({name: value for name, value in SENTENCE.items() if name != "lang"}, "sentence.lang"),
        ({**SENTENCE, "type": "song"}, "song.*avatar_cue"),
        ({name: value for name, value in SENTENCE.items() if name != "type"}, "type"),
        ({**CUE, "speech": {"pcm": "A", "visemes": []}}, "avatar_cue.speech.pcm"),
        ({**CUE, "speech": {"pcm": "", "rate": 8000}}, "avatar_cue.speech.rate"),
        ({**CUE, "speech": {"pcm": "", "visemes": [{"shape": "X", "start_s": 0, "end_s": 1}]}}, "visemes.0.shape"),
        ({**SENTENCE, "type": "image_read", "content": IMAGE}, r"image_read.content.codes.0.angle"),
        ([SENTENCE], "object"),
    ],
)
def test_a_wrong_or_unknown_field_is_named(line: Any, named: str) -> None:
    with pytest.raises(Undecodable, match=named):
        ev.decode(json.dumps(line))


@pytest.mark.parametrize("line", ["", "{", '{"type":"senten', "\x00", b"\xff\xfe{}"])
def test_what_is_no_json_is_said_to_be_none(line: str | bytes) -> None:
    with pytest.raises(Undecodable, match="JSON"):
        ev.decode(line)


def test_the_schema_on_disk_is_current() -> None:
    renew = "renew it: python -m multimodal.events > docs/events.schema.json"
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == ev.schema(), renew


def test_the_schema_describes_every_event_and_field() -> None:
    schema = ev.schema()
    assert len(schema["oneOf"]) == len(EVENTS)
    for kind in EVENTS:
        described = schema["$defs"][kind.__name__]
        assert list(described["properties"]) == described["required"] == [field.name for field in fields(kind)]
        assert described["additionalProperties"] is False
        assert described["description"]

"""The parts of the commands that need no engine: cards, lines of a conversation, checks, names of models."""

from __future__ import annotations

import io
import json
import socket
from pathlib import Path

import pytest
from rich.console import Console

from kernel.errors import BadInput, EngineUnavailable
from multimodal import events as ev
from serve.cli import checks, models, shop, talk
from serve.cli.engine_checks import _mend
from serve.cli.screen import Screen, card
from serve.settings import Settings

pytestmark = pytest.mark.unit

IDS = {"session": "s", "turn": 1, "generation": 0}
PRODUCT = {
    "id": "mug-red", "name": "Mug [bold]red", "category": "Mugs", "price": {"amount": "9.90", "currency": "EUR"},
    "stock": 3, "attributes": {"color": "red"}, "description": "Holds tea.", "image": "",
}  # fmt: skip
ORDER = {
    "order_number": "VT-100001", "state": "shipped", "ordered_on": "2026-01-02", "expected_on": "2026-01-09",
    "total": {"amount": "19.80", "currency": "EUR"}, "carrier": "UPS", "tracking_number": "1Z9",
    "items": [{"name": "Mug", "quantity": 2, "price": {"amount": "9.90", "currency": "EUR"}, "state": "shipped"}],
}  # fmt: skip
PARCEL = {
    "tracking_number": "1Z9", "carrier": "UPS", "state": "in_transit", "expected_on": "2026-01-09",
    "events": [{"at": "2026-01-03T08:00:00+00:00", "place": "Lyon", "text": "Sorted"}],
}  # fmt: skip
RETURN = {
    "return_id": "R-1", "state": "requested", "item": {"name": "Mug"}, "instructions": "Send it back.",
    "refund": {"amount": "9.90", "currency": "EUR"},
}  # fmt: skip


def screen(echo: bool = True) -> tuple[Screen, io.StringIO]:
    out = io.StringIO()
    return Screen(Console(file=out, width=100), echo=echo), out


@pytest.mark.parametrize(
    ("kind", "data", "shown"),
    [
        ("product", {"product": PRODUCT}, ["Mug [bold]red", "9.90 EUR", "Holds tea.", "mug-red"]),
        ("products", {"products": [PRODUCT, PRODUCT]}, ["1", "2", "9.90 EUR", "3"]),
        ("order", {"order": ORDER}, ["VT-100001, shipped", "19.80 EUR", "expected on 2026-01-09", "UPS 1Z9"]),
        ("orders", {"orders": [ORDER]}, ["VT-100001", "2026-01-02"]),
        ("parcel", {"parcel": PARCEL}, ["UPS 1Z9, in_transit", "2026-01-03 08:00", "Lyon", "Sorted"]),
        ("return", RETURN, ["R-1", "requested", "9.90 EUR", "Send it back."]),
        ("label", {"lines": ["UPS", "1Z9"], "codes": [{"format": "Code128", "text": "1Z9"}]}, ["UPS / 1Z9", "Code128"]),
        ("something_new", {"a": 1, "b": {"c": 2}}, ["something_new", "1", "{'c': 2}"]),
    ],
)
def test_every_card_has_a_table(kind: str, data: dict[str, object], shown: list[str]) -> None:
    out = io.StringIO()
    Console(file=out, width=100).print(card(kind, data))
    assert all(text in out.getvalue() for text in shown), out.getvalue()


def test_a_turn_on_the_screen() -> None:
    show, out = screen()
    show(ev.UserTurn(**IDS, text="hello", lang_hint="en", source="text"))
    show(ev.Understood(**IDS, lang="en", intents={"small_talk": 0.9}, slots={}, mood=4, mood_score=0.5))
    show(ev.ToolCalled(**IDS, name="get_order", kind="READ", args={}, error="not-found"))
    show(ev.ToolCalled(**IDS, name="start_return", kind="WRITE", args={}, data={}, receipt="RC-1"))
    show(ev.Sentence(**IDS, index=0, text="Hello [red]there[/red].", lang="en"))
    show(ev.Failed(**IDS, code="too-large", message="too much", fix="Send less"))
    show(ev.TurnEnded(**IDS, timings_s={"understand": 0.0012, "first_sentence": 0.02}))
    lines = out.getvalue().splitlines()
    assert lines == [
        "> hello",
        "Hello [red]there[/red].",
        "! too much. Send less",
        "en · small_talk 0.90 · mood 4 · get_order: not-found · start_return [RC-1]",
        "ms: understand 1.2 · first sentence 20.0",
    ]


def test_what_was_typed_on_a_keyboard_is_not_shown_twice() -> None:
    show, out = screen(echo=False)
    show(ev.UserTurn(**IDS, text="hello", lang_hint="en", source="text"))
    assert out.getvalue() == ""


def test_paths_with_spaces_and_words_after_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my photo.png").touch()
    assert talk._path("my photo.png", "") == (Path("my photo.png"), "")
    assert talk._path('"my photo.png" is it there?', "") == (Path("my photo.png"), "is it there?")
    for bad in ("", "   ", '"open'):
        with pytest.raises(BadInput, match="/image"):
            talk._path(bad, "/image PATH")


def test_a_password_is_not_shown() -> None:
    assert "secret" not in shop._place("postgresql://ann:secret@db/shop")


@pytest.mark.parametrize(
    ("files", "kind"),
    [
        ({"model.bin": "", "config.json": '{"alignment_heads": []}'}, "faster_whisper"),
        ({"model.bin": "", "config.json": '{"bos_token": "<s>"}'}, "ctranslate2"),
        ({"model.safetensors": "", "config.json": "{}"}, "transformers"),
        ({"config.json": "{}"}, ""),
    ],
)
def test_a_pulled_model_is_known_by_its_files(tmp_path: Path, files: dict[str, str], kind: str) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    assert models._kind(tmp_path) == kind
    if kind:
        assert (f"__ENGINE={kind}") in models._usage("some/model", tmp_path)


def test_a_port_in_use_and_a_full_list_of_requirements() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        found = checks.port(Settings(port=port))
    assert found.state == "broken"
    assert f"--port {port + 1}" in found.fix
    assert checks.port(Settings(port=port)).state == "works"
    runtime, extras = checks._requirements()
    assert {"ray", "gradio", "faster-whisper"} <= set(runtime)
    assert "torch" not in runtime
    assert "torch" in extras["train"]


def test_a_missing_package_and_a_full_disk_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_installed", lambda name: name not in ("ray", "easyocr"))
    found = {finding.name: finding for finding in checks.packages()}
    assert found["runtime"].state == "broken"
    assert "ray" in found["runtime"].detail
    assert found["easyocr"].state == "optional"
    assert "vitrine[easyocr]" in found["easyocr"].fix
    assert found["coqui"].state == "works"
    assert checks.disk(Settings(home=tmp_path / "not" / "yet")).state == "works"
    monkeypatch.setattr(checks, "_DISK_MIN", 2**80)
    assert checks.disk(Settings(home=tmp_path)).state == "broken"


def test_the_database_is_looked_at_without_making_one(tmp_path: Path) -> None:
    found = checks.database(Settings(home=tmp_path))
    assert found.state == "works"
    assert not (tmp_path / "shop.sqlite").exists()
    (tmp_path / "shop.sqlite").write_text("this is no database at all" * 10)
    assert checks.database(Settings(home=tmp_path)).state == "broken"


def test_what_mends_an_engine_is_exact() -> None:
    missing = EngineUnavailable("no model", fix="Set model")
    example = _mend("chat", "transformers", missing, chosen=False)
    assert "vitrine models pull Qwen/Qwen3-0.6B" in example
    assert "VITRINE_CHAT__ENGINE=transformers" in example
    options = json.loads(example.split("OPTIONS='")[1].rstrip("'"))
    assert options == {"model": "Qwen/Qwen3-0.6B"}
    assert _mend("chat", "transformers", missing, chosen=True) == "Set model"
    package = EngineUnavailable("no package", fix="Run: pip install 'vitrine[coqui]'")
    assert _mend("tts", "coqui", package, chosen=False) == package.fix

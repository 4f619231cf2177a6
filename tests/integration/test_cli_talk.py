"""`vitrine talk` as a user drives it, with the real engines, shop and recordings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from multimodal import events as ev
from multimodal.audio import to_wav
from multimodal.events import IN_RATE
from serve import local
from serve.settings import Settings
from tests.cli_world import home_at, run
from tests.speaking import say

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module", autouse=True)
def wired(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The wiring of `serve.local`, built once for all conversations."""
    with home_at(tmp_path_factory.mktemp("talk") / "home"), pytest.MonkeyPatch.context() as patch:
        built = local.build(Settings())
        patch.setattr(local, "build", lambda settings, progress: built)
        yield
        built.backend.store.close()


def events(stdout: str) -> list[ev.Event]:
    return [ev.decode(line) for line in stdout.splitlines()]


def test_json_shows_every_stage_and_lines_in_a_row_interrupt_nothing() -> None:
    result = run(
        "talk", "--json", "--as", "alice@example.com", given="show me red mugs\nwhere is my order VT-100001?\n"
    )
    assert result.exit_code == 0
    found = events(result.stdout)
    assert isinstance(found[0], ev.SessionStarted)
    assert found[0].customer == "c-alice"
    assert isinstance(found[-1], ev.SessionEnded)
    assert not any(isinstance(event, ev.Interrupted) for event in found)
    for number in (1, 2):
        turn = [event for event in found if event.turn == number and not isinstance(event, ev.SessionEnded)]
        kinds = [type(event) for event in turn]
        assert kinds[0] is ev.UserTurn
        assert kinds[-1] is ev.TurnEnded
        stages = (ev.Understood, ev.CommandIssued, ev.ToolCalled, ev.Card, ev.Sentence, ev.AvatarCue)
        assert set(stages) <= set(kinds)
        assert kinds.count(ev.Sentence) == kinds.count(ev.AvatarCue)
        cue = next(event for event in turn if isinstance(event, ev.AvatarCue))
        assert cue.speech.seconds > 0.3
        assert cue.speech.visemes
        assert {"understand", "tools", "tts", "total"} <= set(turn[-1].timings_s)  # type: ignore[attr-defined]


def test_a_recording_plays_again_and_a_changed_one_does_not(tmp_path: Path) -> None:
    recording = tmp_path / "session.jsonl"
    given = "where is my order VT-100001?\nalice@example.com\nthank you\n"
    assert run("talk", "--record", recording, given=given).exit_code == 0
    again = run("talk", "--replay", recording)
    assert again.exit_code == 0, again.output
    assert again.stdout.endswith("3 turns, 0 writes: the same\n")
    text = recording.read_text(encoding="utf-8")
    assert "delivered" in text
    changed = tmp_path / "changed.jsonl"
    changed.write_text(text.replace("has been delivered.", "has been lost."), encoding="utf-8")
    differs = run("talk", "--replay", changed)
    assert differs.exit_code == 1
    assert "has been lost." in differs.stdout
    refused = run("talk", "--record", recording, given="")
    assert refused.exit_code == 2
    assert recording.read_text(encoding="utf-8") == text


def test_bad_input_gets_an_error_and_the_conversation_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "silence.wav").write_bytes(to_wav(bytes(2 * IN_RATE)))
    (tmp_path / "long.wav").write_bytes(to_wav(bytes(2 * IN_RATE * 600)))
    (tmp_path / "paper.png").write_bytes(b"%PDF-1.7")
    Image.new("1", (10_000, 10_000)).save(tmp_path / "huge.png")
    (tmp_path / "order.wav").write_bytes(to_wav(say("where is my order")))
    lines: dict[bytes, str] = {
        b"caf\xe9": "not UTF-8",
        b"a" * 100_000: "a message of 100000 characters. Send at most 4000",
        b"/image gone.png": "there is no file gone.png",
        b"/image paper.png": "no picture that can be read",
        b"/image huge.png": "100000000 pixels",
        b"/audio silence.wav": "no words in 1.0 s of sound",
        b"/audio long.wav": "longer than 120 s",
        b"/audio": "Write /audio PATH",
        b"/lang xx": "no language 'xx'",
        b"/what": "there is no command /what",
    }
    given = b"\n".join([*lines, b"", b"/audio order.wav", b"/quit", b"never heard"])
    result = run("talk", "--as", "alice@example.com", given=given)
    assert result.exit_code == 0
    shown = " ".join(result.stdout.split())
    for said in lines.values():
        assert said in shown
    assert shown.count("! ") == len(lines)
    assert "Where is my order" in shown
    assert "Which order do you mean?" in shown
    assert "never heard" not in shown


def test_the_screen_shows_sentences_cards_and_timings() -> None:
    result = run("talk", "--lang", "zh", given="有红色的杯子吗\n/help\n")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "> 有红色的杯子吗"
    assert any("mugs-campfire-red" in line and "11.90 EUR" in line for line in lines)
    assert any("product_search" in line and "find_products" in line for line in lines)
    assert any(line.startswith("ms: understand") for line in lines)
    assert "tts espeak" in result.stderr
    assert "/image PATH" in result.stderr


def test_an_unknown_customer_and_an_unknown_language() -> None:
    assert "nobody@example.com" in run("talk", "--as", "nobody@example.com", given="").stderr
    assert run("talk", "--as", "nobody@example.com", given="").exit_code == 2
    assert run("talk", "--lang", "tlh", given="").exit_code == 2

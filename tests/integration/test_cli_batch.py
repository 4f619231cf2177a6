"""Files by the thousand: lines in, JSON objects out, errors that cost one line; and the console they go through."""

from __future__ import annotations

import io
import json
import threading
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from kernel.errors import BadInput, NotFound, TooLarge, Undecodable, UnknownLanguage
from serve.cli import app, batch, console

pytestmark = pytest.mark.integration


def written(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def shout(record: dict[str, Any]) -> dict[str, Any]:
    return {"loud": batch.text_of(record, "text").upper()}


def test_a_bad_line_costs_itself_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(
        b'\xef\xbb\xbf{"id": "a", "text": "one"}\n\n   \nno json\n{"id": 7}\n{"text": "no id"}\n'
        b'{"id": 8, "text": NaN}\n[1]\n\xff\xfe\n{"id": {"deep": null}, "text": "\xe4\xb8\xad"}\n' + b"[" * 100_000
    )
    with pytest.raises(typer.Exit) as end:
        batch.each_line(str(path), "Shouting", shout)
    assert end.value.exit_code == 1
    rows = written(capsys)
    assert rows[0] == {"id": "a", "loud": "ONE"}
    assert rows[1] == {"id": None, "line": 4, "error": rows[1]["error"], "code": "bad-input"}
    assert rows[2]["id"] == 7
    assert rows[2]["error"] == 'no "text"'
    assert rows[3] == {"id": None, "line": 6, "loud": "NO ID"}
    assert "NaN" in rows[4]["error"]
    assert "no JSON object" in rows[5]["error"]
    assert rows[6]["code"] == "undecodable"
    assert rows[7] == {"id": {"deep": None}, "loud": "中"}
    assert rows[8]["line"] == 11
    assert len(rows) == 9


def test_good_lines_end_well_also_from_a_pipe(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"id":1,"text":"x"}')))
    batch.each_line("-", "Shouting", shout)
    assert written(capsys) == [{"id": 1, "loud": "X"}]


@pytest.mark.parametrize(("name", "error"), [("nothing.jsonl", NotFound), (".", BadInput), ("nul\0l", BadInput)])
def test_a_file_that_cannot_be_read(name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        batch.each_line(name, "Shouting", shout)


def test_files_keep_their_order_and_report_their_own_errors(capsys: pytest.CaptureFixture[str]) -> None:
    second = threading.Event()

    def work(path: Path) -> dict[str, Any]:
        if path.name == "b":
            second.set()
            raise Undecodable("not\n  a picture", fix="Send one")
        assert second.wait(5)  # the first file ends after the second
        return {"n": 1}

    with pytest.raises(typer.Exit):
        batch.each_file([Path("a"), Path("b")], "Reading", work)
    assert written(capsys) == [
        {"file": "a", "n": 1},
        {"file": "b", "error": "not a picture. Send one", "code": "undecodable"},
    ]


def test_in_order_reads_only_a_little_ahead() -> None:
    taken: list[int] = []

    def items() -> Any:
        for number in range(1000):
            taken.append(number)
            yield number

    results = batch.in_order(lambda number: number * 2, items(), 2)
    assert [next(results) for _ in range(3)] == [0, 2, 4]
    assert len(taken) < 20
    results.close()  # type: ignore[attr-defined]


def test_folders_and_a_list_on_stdin_stand_for_their_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b.PNG", "a.jpg", "note.txt", "deep/c.webp"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("x y.png\n\nzü.jpg\n".encode())))
    found = batch.files([str(tmp_path), "-", "gone.png"], batch.IMAGES)
    inside = [str(path.relative_to(tmp_path)) for path in found[:3]]
    assert inside == ["a.jpg", "b.PNG", "deep/c.webp"]
    assert found[3:] == [Path("x y.png"), Path("zü.jpg"), Path("gone.png")]
    with pytest.raises(NotFound):
        batch.files([str(tmp_path / "deep")], batch.SOUNDS)


def test_content_is_limited_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big"
    path.write_bytes(bytes(11))
    assert batch.content(path, 11) == bytes(11)
    with pytest.raises(TooLarge) as error:
        batch.content(path, 10)
    assert error.value.details == {"limit": 10, "got": 11}
    with pytest.raises(NotFound):
        batch.content(tmp_path / "gone", 10)
    with pytest.raises(BadInput):
        batch.content(tmp_path, 10**9)


def test_settings_name_the_variable_that_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VITRINE_LIMITS__TEXT_CHARS", "many")
    with pytest.raises(BadInput, match="VITRINE_LIMITS__TEXT_CHARS"):
        console.settings()
    monkeypatch.delenv("VITRINE_LIMITS__TEXT_CHARS")
    monkeypatch.setenv("VITRINE_ASR", "whisper")
    with pytest.raises(BadInput, match="asr"):
        console.settings()
    monkeypatch.delenv("VITRINE_ASR")
    assert console.settings(lang="zh", port=None).lang == "zh"


def test_languages_are_known_or_named() -> None:
    assert console.known_language("th") == "th"
    with pytest.raises(UnknownLanguage, match="zh, en, ja"):
        console.known_language("xx")


COMMANDS = ("up", "doctor", "talk", "train", "eval", "bench", "models", "models list", "models pull", "shop")
MORE = ("shop seed", "shop import", "shop export", "understand", "transcribe", "read", "lookup", "check")


@pytest.mark.parametrize("command", [*COMMANDS, *MORE])
def test_every_command_explains_itself(command: str) -> None:
    result = CliRunner().invoke(app, [*command.split(), "--help"])
    assert result.exit_code == 0, result.output
    assert f"Usage: vitrine {command}" in result.stdout or f"Usage: root {command}" in result.stdout


def test_an_error_of_ours_is_one_line_with_its_fix_and_exit_code_2() -> None:
    result = CliRunner().invoke(app, ["check", "nothing.jsonl"])
    assert result.exit_code == 2
    assert result.stderr == "Error: there is no file nothing.jsonl. Check the path; - reads from stdin\n"
    assert result.stdout == ""


def test_a_path_that_the_system_refuses_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VITRINE_HOME", "/dev/null/home")
    result = CliRunner().invoke(app, ["shop", "seed"])
    assert result.exit_code == 2
    assert "/dev/null" in result.stderr
    assert "Traceback" not in result.output


def test_a_lone_surrogate_leaves_as_json_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"id": "\\ud800", "facts": {}, "sentence": "Hello."}')
    result = CliRunner().invoke(app, ["check", str(path)])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["id"] == "\ud800"

"""`vitrine models`, `train` and `eval`: a hub of the test's own, a training of seconds, the shipped weights."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.cli_world import rows, run

pytestmark = pytest.mark.integration
COMMIT = "0123456789abcdef0123456789abcdef01234567"
FILES = {
    "acme/decoder": {
        "config.json": b'{"bos_token": "<s>"}', "model.bin": b"W" * 70_000, "tokenizer.json": b"{}",
        "pytorch_model.bin": b"pickle",
    },
    "acme/nothing": {"config.json": b"{}", "README.md": b"hello"},
    "Systran/faster-whisper-tiny": {
        "config.json": b'{"alignment_heads": []}', "model.bin": b"W" * 9_000, "tokenizer.json": b"{}",
    },
}  # fmt: skip


class Hub(BaseHTTPRequestHandler):
    """As much of the model hub as a download asks for."""

    def do_GET(self) -> None:
        match self.path.partition("?")[0].strip("/").split("/"):
            case ["api", "models", owner, name, *what] if (files := FILES.get(f"{owner}/{name}")) is not None:
                tree = [
                    {"type": "file", "path": path, "size": len(data), "oid": COMMIT} for path, data in files.items()
                ]
                about = {"id": f"{owner}/{name}", "sha": COMMIT, "siblings": [{"rfilename": path} for path in files]}
                self._answer(json.dumps(tree if what[0] == "tree" else about).encode())
            case [owner, name, "resolve", _, path] if path in FILES[f"{owner}/{name}"]:
                self._answer(FILES[f"{owner}/{name}"][path])
            case _:
                self.send_error(404)

    do_HEAD = do_GET  # noqa: N815 - the name that the base class calls

    def _answer(self, data: bytes) -> None:
        self.send_response(200)
        self.send_header("X-Repo-Commit", COMMIT)
        self.send_header("ETag", f'"{hashlib.sha256(data).hexdigest()}"')
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def hub() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Hub) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def pull(name: str, endpoint: str, home: Path) -> subprocess.CompletedProcess[str]:
    """`vitrine models pull` in a process of its own: the hub's address is read when its client is imported."""
    env = os.environ | {"HF_ENDPOINT": endpoint, "VITRINE_HOME": str(home), "HF_HOME": str(home / "hf")}
    command = [sys.executable, "-m", "serve.cli", "models", "pull", name]
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=60)


def test_a_decoder_is_pulled_without_pickles_and_listed(
    hub: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = pull("acme/decoder", hub, tmp_path)
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "models" / "acme--decoder"
    assert done.stdout.startswith(str(folder))
    assert "VITRINE_CHAT__ENGINE=ctranslate2" in done.stderr
    assert (folder / "model.bin").read_bytes() == FILES["acme/decoder"]["model.bin"]
    assert not (folder / "pytorch_model.bin").exists()

    assert pull("tiny", hub, tmp_path).returncode == 0
    monkeypatch.setenv("VITRINE_HOME", str(tmp_path))
    (listed,) = rows(run("models", "list", "--json"))
    weights = {row["name"]: row for row in listed["weights"]}
    assert weights["acme/decoder"]["engine"] == "ctranslate2"
    assert weights["acme/decoder"]["size"] > 70_000
    assert weights["tiny"]["engine"] == "faster_whisper"
    assert weights["tiny"]["here"]
    assert weights["small"]["here"] is None
    assert weights["intent"]["here"].endswith("intent.npz")
    assert {row["engine"] for row in listed["engines"]} >= {"pocketsphinx", "espeak", "rapidocr", "visual", "templates"}
    shown = run("models", "list").stdout
    assert "acme/decoder" in shown
    assert "'vitrine[coqui]'" in shown


@pytest.mark.parametrize("name", ["acme/unknown", "acme/nothing", "tiny"])
def test_what_cannot_be_pulled_says_what_helps(hub: str, tmp_path: Path, name: str) -> None:
    done = pull(name, hub if name != "tiny" else "http://127.0.0.1:9", tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("Error: ")
    assert "HF_ENDPOINT" in done.stderr
    assert str(tmp_path / "models" / name.replace("/", "--")) in done.stderr
    assert "Traceback" not in done.stderr


def test_a_name_that_is_no_model_lists_those_that_are() -> None:
    result = run("models", "pull", "huge")
    assert result.exit_code == 2
    assert "large-v3" in result.stderr


def test_eval_prints_a_table_or_json_and_refuses_foreign_labels(tmp_path: Path) -> None:
    (figures,) = rows(run("eval", "sentiment", "--json"))
    assert figures["figures"]["accuracy"] > 0.6
    assert {"en", "zh"} <= set(figures["by"])
    table = run("eval", "intent").stdout
    assert "top1" in table
    assert "parcel_tracking" in table
    (tmp_path / "test.jsonl").write_text('{"text": "what is it", "labels": ["riddle"]}\n')
    for model in ("intent", "sentiment"):
        result = run("eval", model, "--data", tmp_path)
        assert result.exit_code == 2
        assert "vitrine train" in result.stderr
    assert run("eval", "intent", "--data", tmp_path / "none").exit_code == 2
    assert run("eval", "nobody").exit_code == 2


def test_train_on_texts_of_ones_own_then_eval_the_result(tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    fruit = ("apple", "pear", "plum", "cherry", "grape", "melon", "lemon", "peach", "fig", "kiwi")
    wishes = [(f"where is my {each} order", "order_status") for each in fruit]
    wishes += [(f"engrave a name on the {each}", "engraving") for each in fruit]
    lines = [json.dumps({"text": text, "labels": [label]}) for text, label in wishes]
    (tmp_path / "train.en.jsonl").write_text("\n".join(lines))
    (tmp_path / "test.en.jsonl").write_text(json.dumps({"text": "engrave my name", "labels": ["engraving"]}))
    refused = run("train", "intent", "--data", tmp_path)
    assert refused.exit_code == 2
    assert "--out" in refused.stderr
    out = tmp_path / "own.npz"
    trained = run("train", "intent", "--data", tmp_path, "--out", out, "--json")
    assert trained.exit_code == 0, trained.output
    (figures,) = rows(trained)
    assert figures["figures"]["top1"] == 1.0
    (again,) = rows(run("eval", "intent", "--data", tmp_path, "--weights", out, "--json"))
    assert again == figures


def test_eval_visual_on_a_folder_of_pictures(tmp_path: Path) -> None:
    for colour in ("red", "blue", "gold"):
        picture = Image.new("RGB", (128, 128), "white")
        ImageDraw.Draw(picture).ellipse((20, 30, 108, 98), fill=colour)
        picture.save(tmp_path / f"{colour}.png")
    (figures,) = rows(run("eval", "visual", "--data", tmp_path, "--json"))
    assert (figures["products"], figures["queries"]) == (3, 15)
    assert figures["recall_at_1"] > 0.8

"""Files by the thousand through the real engines: what users' scripts will read."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from models.visual.cutouts import read_folder
from models.visual.photos import foreign, photo
from multimodal.audio import to_wav
from multimodal.events import IN_RATE
from serve.engines import WEIGHTS
from tests.cli_world import home_at, rows, run
from tests.contract.test_vision_engines import export_encoder
from tests.speaking import say

pytestmark = pytest.mark.integration
TRACKING = "1Z999AA10123456784"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with home_at(tmp_path_factory.mktemp("cli") / "home") as made:
        yield made


def lines(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return path


def test_understand(home: Path, tmp_path: Path) -> None:
    texts = lines(
        tmp_path / "in.jsonl",
        {"id": "r", "text": "I want to return the headphones from order VT-100234, they arrived broken"},
        {"id": "z", "text": "我的包裹到哪里了？"},
        {"id": "two", "text": "Where is my order VT-100001, and do you have red mugs?"},
        {"id": "fr", "text": "Bonjour, où est ma commande s'il vous plaît ?"},
        {"id": "none", "text": ""},
        {"id": "huge", "text": "where is my order " * 6_000},
        {"id": "bad", "text": 5},
    )
    result = run("understand", texts)
    assert result.exit_code == 1
    found = {row["id"]: row for row in rows(result)}
    assert list(found["r"]) == ["id", "lang", "intents", "slots", "mood", "score"]
    assert next(iter(found["r"]["intents"])) == "return"
    assert found["r"]["slots"]["order_number"] == "VT-100234"
    assert found["r"]["slots"]["item"] == "headphones"
    assert found["r"]["mood"] <= 3
    assert found["z"]["lang"] == "zh"
    assert next(iter(found["z"]["intents"])) == "parcel_tracking"
    assert {"order_status", "product_search"} <= {name for name, p in found["two"]["intents"].items() if p >= 0.5}
    assert found["fr"]["lang"] == "fr"
    assert found["none"]["intents"] == {}
    assert found["huge"]["lang"] == "en"
    assert found["bad"]["error"] == '"text" is no text'


def test_check(tmp_path: Path) -> None:
    facts = {"order": {"order_number": "VT-100001", "total": {"amount": "19.90", "currency": "EUR"}}}
    sentences = lines(
        tmp_path / "in.jsonl",
        {"id": 1, "facts": facts, "sentence": "Order VT-100001 comes to €19.90."},
        {"id": 2, "facts": facts, "sentence": "Order VT-100001 comes to €18.90."},
        {"id": 3, "facts": {"expected_on": "2026-03-02"}, "sentence": "It arrives tomorrow.", "today": "2026-03-01"},
        {"id": 4, "facts": {"expected_on": "2026-03-02"}, "sentence": "It arrives tomorrow.", "today": "2026-03-05"},
        {"id": 5, "facts": facts, "sentence": "订单VT-100001一共19.90欧元。", "lang": "zh"},
    )
    result = run("check", texts := sentences)
    assert result.exit_code == 0, (result.output, texts)
    assert [row["grounded"] for row in rows(result)] == [True, False, True, False, True]
    wrong = rows(result)[1]
    assert "18.90" in wrong["why"]
    assert 0 < wrong["score"] < 1
    bad = lines(tmp_path / "bad.jsonl", {"id": 1, "facts": 1, "sentence": "x", "today": "soon"}, {"id": 2, "facts": 1})
    assert [row["code"] for row in rows(run("check", bad))] == ["bad-input", "bad-input"]


def test_transcribe(home: Path, tmp_path: Path) -> None:
    sounds = {
        "a.wav": to_wav(say("where is my order")),
        "silence.wav": to_wav(bytes(2 * IN_RATE)),
        "long.wav": to_wav(bytes(2 * IN_RATE * 600)),
        "text.wav": b"this is no sound",
    }
    for name, data in sounds.items():
        (tmp_path / name).write_bytes(data)
    names = [tmp_path / name for name in (*sounds, "gone.wav")]
    result = run("transcribe", *names)
    assert result.exit_code == 1
    spoken, silent, *bad = rows(result)
    assert list(spoken) == ["file", "text", "lang", "seconds"]
    assert spoken["text"].lower() == "where is my order"
    assert spoken["file"] == str(tmp_path / "a.wav")
    assert 1 < spoken["seconds"] < 4
    assert silent["text"] == ""
    assert [row["code"] for row in bad] == ["too-large", "undecodable", "not-found"]
    assert "120 s" in bad[0]["error"]


@pytest.fixture(scope="module")
def label(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A parcel label with the number in print and as a barcode."""
    picture = Image.new("RGB", (900, 520), "white")
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(36)
    draw.text((40, 30), "UPS GROUND", fill="black", font=font)
    draw.text((40, 90), "Order VT-100001", fill="black", font=font)
    code = zxingcpp.create_barcode(TRACKING, zxingcpp.BarcodeFormat.Code128)
    picture.paste(Image.fromarray(np.asarray(code.to_image(scale=2))).resize((800, 200)), (40, 240))
    path = tmp_path_factory.mktemp("label") / "label.png"
    picture.save(path)
    return path


def test_read(home: Path, label: Path, tmp_path: Path) -> None:
    pdf, empty = tmp_path / "paper.png", tmp_path / "empty.png"
    pdf.write_bytes(b"%PDF-1.7\n1 0 obj")
    Image.new("RGB", (200, 100), "white").save(empty)
    result = run("read", "-", given=f"{label}\n{pdf}\n{empty}\n")
    assert result.exit_code == 1
    found, paper, nothing = rows(result)
    assert list(found) == ["file", "lines", "codes", "parcel"]
    assert found["codes"] == [{"format": "Code128", "text": TRACKING}]
    assert "UPS GROUND" in found["lines"]
    assert found["parcel"]["tracking_number"] == TRACKING
    assert found["parcel"]["carrier"] == "UPS"
    assert found["parcel"]["order_number"] == "VT-100001"
    assert paper["code"] == "undecodable"
    assert nothing == {"file": str(empty), "lines": [], "codes": [], "parcel": None}


def test_lookup_in_the_shop_and_in_a_folder(home: Path, tmp_path: Path) -> None:
    shelf = home / "media" / "products"
    rng = np.random.default_rng(3)
    cutouts = read_folder(shelf, 256)[:3]
    for cutout in cutouts:
        Image.fromarray(photo(cutout, rng)).save(tmp_path / f"{cutout.name}.jpg")
    Image.fromarray(foreign(rng)).save(tmp_path / "table.jpg")
    in_shop = rows(run("lookup", tmp_path))
    assert [Path(row["file"]).stem for row in in_shop] == [*(cutout.name for cutout in cutouts), "table"]
    assert [row["matches"][0]["id"] for row in in_shop[:3]] == [cutout.name for cutout in cutouts]
    assert in_shop[3]["matches"] == []

    # A sub-folder is one product: its pictures do not take several places.
    gallery = tmp_path / "gallery"
    for cutout in read_folder(shelf, 256)[:4]:
        (gallery / cutout.name).mkdir(parents=True)
        for number in range(2):
            Image.fromarray(cutout.pixels).save(gallery / cutout.name / f"{number}.png")
    (gallery / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    result = run("lookup", tmp_path / f"{cutouts[1].name}.jpg", "--gallery", gallery, "--top", 3)
    assert result.exit_code == 0
    assert "broken.png is left out" in result.stderr
    (row,) = rows(result)
    ids, scores = [match["id"] for match in row["matches"]], [match["score"] for match in row["matches"]]
    assert ids[0] == cutouts[1].name
    assert len(set(ids)) == 3
    assert scores == sorted(scores, reverse=True)
    assert run("lookup", tmp_path, "--gallery", tmp_path / "none").exit_code == 2


def test_another_embedder_looks_at_the_catalogue_anew(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = min((home / "media" / "products").iterdir())
    ours = rows(run("lookup", picture))
    export_encoder("siglip", tmp_path)
    monkeypatch.setenv("VITRINE_VISION__ENGINE", "clip")
    monkeypatch.setenv("VITRINE_VISION__OPTIONS", json.dumps({"model": str(tmp_path), "threshold": 0.9999}))
    (row,) = rows(run("lookup", picture))
    assert row["matches"] == [{"id": picture.stem, "score": 1.0}]
    # A network of the shop's own is named by its file; the vectors of the one before are still there.
    monkeypatch.setenv("VITRINE_VISION__ENGINE", "visual")
    monkeypatch.setenv("VITRINE_VISION__OPTIONS", json.dumps({"model": str(WEIGHTS / "visual.onnx")}))
    assert rows(run("lookup", picture)) == ours


def test_ctrl_c_ends_a_run_without_a_traceback(home: Path) -> None:
    # Who runs the tests in the background has Ctrl-C switched off, and so would this child.
    attentive = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    command = [sys.executable, "-c", f"{attentive}; from serve.cli import main; main()", "understand", "-"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b'{"id": 1, "text": "hello"}\n')
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == 1
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert errors == b""

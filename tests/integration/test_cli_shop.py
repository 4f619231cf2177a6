"""`vitrine shop` and `vitrine doctor` over databases of the test's own."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from tests.cli_world import home_at, rows, run

pytestmark = pytest.mark.integration


def test_nothing_is_replaced_without_force(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VITRINE_HOME", str(tmp_path / "home"))
    out = tmp_path / "shop.jsonl"
    assert run("shop", "export", out).exit_code == 2  # nothing there yet
    assert not out.exists()
    small = tmp_path / "small.jsonl"
    category = {"kind": "category", "id": "tea", "names": {"en": "Tea"}}
    product = {
        "kind": "product", "id": "green-tea", "category": "tea", "names": {"en": "Green tea"},
        "variants": [{"id": "green-tea", "stock": 3, "prices": {"EUR": "4.50"}}],
    }  # fmt: skip
    bad = {**product, "id": "black-tea", "category": "coffee"}
    small.write_text("\n".join(json.dumps(row) for row in (category, product, bad)) + "\nno json\n")

    imported = run("shop", "import", small)
    assert imported.exit_code == 1
    assert imported.stdout == "1 category, 1 product\n"
    assert "line 3 rejected" in imported.stderr
    assert "line 4 rejected" in imported.stderr
    (outcome,) = rows(run("shop", "import", small, "--json"))
    assert [row["line"] for row in outcome["rejected"]] == [3, 4]
    assert run("shop", "import", tmp_path / "gone.jsonl").exit_code == 2

    refused = run("shop", "seed")
    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    seeded = run("shop", "seed", "--force", "--seed", 3, "--today", "2026-01-31", "--json")
    assert seeded.exit_code == 0
    (counts,) = rows(seeded)
    assert counts["products"] >= 200
    assert counts["categories"] >= 20
    assert len(list((tmp_path / "home" / "media" / "products").glob("*.webp"))) == counts["pictures"]
    (kept,) = (tmp_path / "home").glob("shop-*.jsonl")
    assert "green-tea" in kept.read_text()

    exported = run("shop", "export", out, "--json")
    assert rows(exported)[0]["product"] == counts["products"]
    assert "green-tea" not in out.read_text(encoding="utf-8")
    before = out.read_bytes()
    assert run("shop", "export", out).exit_code == 2
    assert run("shop", "export", out, "--force").exit_code == 0
    assert out.read_bytes() == before
    assert run("shop", "export", tmp_path / "small.jsonl" / "below").exit_code == 2

    # The same shop in a database of its own, through the file.
    monkeypatch.setenv("VITRINE_HOME", str(tmp_path / "other"))
    assert run("shop", "import", out).exit_code == 0
    assert run("shop", "export", tmp_path / "again.jsonl").exit_code == 0
    assert (tmp_path / "again.jsonl").read_bytes() == before


def test_doctor_tries_every_engine_and_counts_what_is_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with home_at(tmp_path / "home"), socket.socket() as taken:
        monkeypatch.setenv("VITRINE_ASR__ENGINE", "faster_whisper")
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        monkeypatch.setenv("VITRINE_PORT", str(port))
        result = run("doctor", "--json")
    assert result.exit_code == 1
    (report,) = rows(result)
    found = {(finding["area"], finding["name"]): finding for finding in report["findings"]}
    for engine in (("asr", "pocketsphinx"), ("tts", "espeak"), ("ocr", "rapidocr"), ("vision", "visual")):
        assert found[engine]["state"] == "works", found[engine]
    assert "Where is my order" in found["asr", "pocketsphinx"]["detail"]
    assert "VT-100234" in found["ocr", "rapidocr"]["detail"]
    assert len(found["tts", "espeak"]["detail"].split(" (")[0].split()) == 1 + 12
    assert found["chat", "openai"]["state"] == "optional"
    assert "VITRINE_CHAT__OPTIONS" in found["chat", "openai"]["fix"]
    assert "254 products" in found["shop", "database"]["detail"]
    broken = {key for key, finding in found.items() if finding["state"] == "broken"}
    assert broken == {("asr", "faster_whisper"), ("system", "port")}
    assert found["asr", "faster_whisper"]["fix"] == "Run: vitrine models pull small"
    assert f"--port {port + 1}" in found["system", "port"]["fix"]
    assert report["ok"] is False

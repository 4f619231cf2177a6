"""The written conversations in the other ten languages against a shop in memory."""

from __future__ import annotations

from typing import Any

import pytest

from multimodal.events import LANGUAGES
from tests import dialog_desk
from tests.dialog_world import NAMES, Conversation, MemoryShop, play, ports, scripts

pytestmark = pytest.mark.integration

SCRIPTS = [script for lang in LANGUAGES if lang not in ("en", "zh") for script in scripts(files=f"{lang}_*")]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: f"{script['file']}:{script['name']}")
async def test_script(script: dict[str, Any]) -> None:
    shop = MemoryShop(lacks=frozenset(dialog_desk.SPECS) if script.get("lacks") == "service" else frozenset())
    await play(script, Conversation(ports(shop=shop)), NAMES)

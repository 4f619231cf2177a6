"""Every written conversation against a shop in memory."""

from __future__ import annotations

from typing import Any

import pytest

from tests.dialog_world import NAMES, Conversation, play, scripts

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("script", scripts(), ids=lambda script: f"{script['file']}:{script['name']}")
async def test_script(script: dict[str, Any]) -> None:
    await play(script, Conversation(), NAMES)

"""What `understand` and `check` do with one record."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from typing import Any

from dialog import verify
from dialog.state import State
from dialog.turn import DEFAULTS
from dialog.understand import understand
from kernel.errors import BadInput
from multimodal.events import UserTurn
from serve.backend import LocalEngines
from serve.cli.batch import Record, text_of
from serve.cli.console import known_language
from serve.engines import Engines
from serve.settings import Settings


@contextmanager
def understander(settings: Settings) -> Iterator[Callable[[Record], Record]]:
    """What turns {"text"} into {"lang", "intents", "slots", "mood", "score"}, each as the first message of a
    conversation. It raises `BadInput` where there is no text."""
    state = State(lang=settings.lang)
    with asyncio.Runner() as runner, ThreadPoolExecutor(1) as pool:
        engines = LocalEngines(Engines(settings, ("labels",)), pool)

        def work(record: Record) -> Record:
            text = text_of(record, "text")
            turn = UserTurn(session="", turn=1, generation=0, text=text, lang_hint=state.lang, source="text")
            seen = runner.run(understand(turn, state, engines, DEFAULTS))
            if seen.failed is not None:
                raise seen.failed
            return {
                "lang": seen.spoken,
                "intents": seen.intents,
                "slots": {name: value for name, value in seen.slots.items() if name != "query"},
                "mood": seen.mood,
                "score": round(seen.mood_score, 4),
            }

        yield work


def checked(record: Mapping[str, Any]) -> Record:
    """{"facts", "sentence"} to {"grounded", "score", "why"}. Raises `BadInput`."""
    if "facts" not in record:
        raise BadInput('no "facts"', fix="Give what the tools returned, any JSON")
    lang, today, done = record.get("lang"), record.get("today"), record.get("done", [])
    if not (isinstance(done, list) and all(isinstance(tool, str) for tool in done)):
        raise BadInput('"done" is no list of tool names')
    verdict = verify.check(
        record["facts"],
        text_of(record, "sentence"),
        lang=known_language(str(lang)) if lang is not None else None,
        done=done,
        today=_day(today) if today is not None else None,
    )
    return {"grounded": verdict.grounded, "score": verdict.score, "why": verdict.why}


def _day(text: object) -> date:
    try:
        return date.fromisoformat(str(text))
    except ValueError as error:
        raise BadInput(f'"today" is {text!r}, no date', fix="Write it as 2026-01-31") from error

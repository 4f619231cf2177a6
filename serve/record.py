"""A session's events as JSON lines, each with the time of its turn, so that it can be replayed."""

from __future__ import annotations

import json
from pathlib import Path

from multimodal import events as ev
from serve.session import Session


class Recorder:
    """Appends every event of one session to `folder`/<session>.jsonl."""

    def __init__(self, folder: Path, session: Session) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / f"{session.id}.jsonl"
        self._session = session

    def __call__(self, event: ev.Event) -> None:
        at = json.dumps(self._session.clock.now().isoformat())
        with self._path.open("a", encoding="utf-8") as out:
            out.write(f'{{"at":{at},"event":{ev.encode(event)}}}\n')

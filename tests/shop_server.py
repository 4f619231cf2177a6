"""A whole Vitrine of this process, with its real engines and a new demo shop, behind a real socket."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import Any

import uvicorn

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what Gradio's own imports complain of is not ours
    from serve import local
from serve.settings import Limits, Settings


@contextmanager
def serving(home: Path, **settings: Any) -> Iterator[str]:
    """The address of a running shop with `settings`."""
    built = local.build(Settings(home=home, **settings))
    config = uvicorn.Config(built.app(), port=0, log_level="error", ws="websockets-sansio", ws_max_size=2**25)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            sleep(0.02)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)


__all__ = ["Limits", "serving"]

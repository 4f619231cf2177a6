"""The same wiring without Ray: engines in this process, for the command line, tests and small machines."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from fastapi import FastAPI

from dialog.turn import warm_up
from serve import gateway
from serve.backend import Backend, LocalEngines, local_backend
from serve.engines import Engines
from serve.listen import Listening
from serve.settings import Settings
from serve.shop import Progress, embed_pictures, open_shop, vocabulary


@dataclass(frozen=True, slots=True)
class Local:
    """A whole shop assistant in this process."""

    settings: Settings
    engines: Engines
    backend: Backend

    def app(self) -> FastAPI:
        """The page and the protocols, as Ray Serve's gateway would carry them."""
        return gateway.build(self.settings, self.backend, Listening(), self.engines.states)


def build(settings: Settings, progress: Progress | None = None) -> Local:
    """Open the shop (seeding it the first time), load every engine, wire them. Raises `EngineUnavailable`."""
    store = open_shop(settings, progress)
    engines = Engines(settings, words=vocabulary(store))
    pool = ThreadPoolExecutor(settings.threads.pool, thread_name_prefix="engines")
    backend = local_backend(settings, LocalEngines(engines, pool), store)
    embed_pictures(settings, backend.toolbox, engines, progress)
    warm_up()
    return Local(settings, engines, backend)

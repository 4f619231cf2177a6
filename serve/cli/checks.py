"""What `vitrine doctor` looks at. Each check really tries the thing and says what mends it."""

from __future__ import annotations

import importlib.metadata
import platform
import re
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Literal

import serve
from kernel.errors import VitrineError
from serve.cli.console import one_line
from serve.engines import WEIGHTS
from serve.settings import Settings

State = Literal["works", "optional", "broken"]
_DISK_MIN = 2**30
"""Bytes: the demo shop needs 20 MB, Ray some hundred for its logs and object store."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing: `optional` is missing and not needed, `broken` is needed; `fix` is the step that brings it."""

    area: str
    name: str
    state: State
    detail: str
    fix: str = ""


def python() -> Finding:
    version = platform.python_version()
    if (3, 11) <= sys.version_info[:2] <= (3, 13):
        return Finding("system", "Python", "works", f"{version}, {platform.machine()}")
    return Finding("system", "Python", "broken", version, "Make the environment anew with Python 3.11 to 3.13")


def packages() -> Iterator[Finding]:
    """The runtime set and what of the extras is there."""
    needed, extras = _requirements()
    missing = [name for name in needed if not _installed(name)]
    if missing:
        yield Finding("packages", "runtime", "broken", f"missing: {', '.join(missing)}", "Run: make demo")
    else:
        yield Finding("packages", "runtime", "works", f"all {len(needed)} are installed")
    for extra, names in extras.items():
        lacks = [name for name in names if not _installed(name)]
        if lacks:
            fix = f"Run: pip install 'vitrine[{extra}]'"
            yield Finding("packages", extra, "optional", f"missing: {', '.join(lacks)}", fix)
        else:
            yield Finding("packages", extra, "works", f"all {len(names)} are installed")


def _requirements() -> tuple[list[str], dict[str, list[str]]]:
    """Names of the packages of the runtime set, and of each extra."""
    try:
        lines = importlib.metadata.requires("vitrine") or []
    except importlib.metadata.PackageNotFoundError:
        import tomllib

        about = tomllib.loads((Path(serve.__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
        extras = about["optional-dependencies"].items()
        lines = [*about["dependencies"], *(f'{line}; extra == "{name}"' for name, its in extras for line in its)]
    runtime: list[str] = []
    by_extra: dict[str, list[str]] = {}
    for line in lines:
        name = re.split(r"[\s\[<>=!~;]", line, maxsplit=1)[0]
        extra = re.search(r"extra\s*==\s*['\"](\w+)", line)
        (by_extra.setdefault(extra[1], []) if extra else runtime).append(name)
    return runtime, by_extra


def _installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def weights(settings: Settings) -> Iterator[Finding]:
    from models.intent import IntentModel
    from models.sentiment import SentimentModel

    for name, model in (("intent", IntentModel), ("sentiment", SentimentModel)):
        try:
            loaded = model(WEIGHTS / f"{name}.npz")
            loaded.predict(["where is my order"])
            yield Finding("models", name, "works", f"version {loaded.version}")
        except VitrineError as error:
            yield Finding("models", name, "broken", error.message, error.fix)
    pulled = sorted(path.name.replace("--", "/") for path in settings.models.glob("*") if path.is_dir())
    detail = ", ".join(pulled) or f"none in {settings.models}"
    yield Finding(
        "models", "pulled", "works" if pulled else "optional", detail, "" if pulled else "See: vitrine models list"
    )


def database(settings: Settings) -> Finding:
    from sqlalchemy import func, select
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import SQLAlchemyError

    from commerce.schema import Order, Product
    from commerce.store import Store
    from serve.shop import advice

    try:
        url = make_url(settings.database)
        place = url.render_as_string(hide_password=True)
        if url.get_backend_name() == "sqlite" and url.database and not Path(url.database).is_file():
            return Finding("shop", "database", "works", f"{place} is made by the first start or vitrine shop seed")
        store = Store(settings.database)
        with store.read() as session:
            products = session.scalar(select(func.count()).select_from(Product)) or 0
            orders = session.scalar(select(func.count()).select_from(Order)) or 0
        old = advice(store)
        store.close()
    except VitrineError as error:
        return Finding("shop", "database", "broken", one_line(error.message), error.fix)
    except SQLAlchemyError as error:
        fix = "Check VITRINE_DATABASE_URL, or move the file away and run: vitrine shop seed"
        return Finding("shop", "database", "broken", one_line(str(error)), fix)
    held = f"{place}: {products} products, {orders} orders"
    return Finding("shop", "database", "works", held, old or "")


def port(settings: Settings) -> Finding:
    place = f"{settings.host}:{settings.port}"
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((settings.host, settings.port))
        except OSError as error:
            if _is_vitrine(settings):
                return Finding("system", "port", "works", f"Vitrine is running at {place}")
            fix = f"vitrine up --port {settings.port + 1}, or VITRINE_PORT"
            return Finding("system", "port", "broken", f"{place}: {error.strerror}", fix)
    return Finding("system", "port", "works", f"{place} is free")


def _is_vitrine(settings: Settings) -> bool:
    import httpx

    try:
        answer = httpx.get(f"http://{settings.host}:{settings.port}/healthz", timeout=2.0, trust_env=False)
        return bool(answer.json().get("status") == "ok")
    except (httpx.HTTPError, ValueError, AttributeError):
        return False


def disk(settings: Settings) -> Finding:
    folder = next(path for path in (settings.home, *settings.home.absolute().parents) if path.is_dir())
    free = shutil.disk_usage(folder).free
    detail = f"{free / 2**30:.1f} GiB free at {settings.home}"
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return Finding("system", "disk", "broken", f"cannot write to {folder}: {error.strerror}", "Set VITRINE_HOME")
    if free < _DISK_MIN:
        return Finding("system", "disk", "broken", detail, "Free at least 1 GiB, or set VITRINE_HOME elsewhere")
    return Finding("system", "disk", "works", detail)


def tool(name: str, programs: Sequence[str], why: str) -> Finding:
    found = next((path for path in map(shutil.which, programs) if path), None)
    return Finding("system", name, "works" if found else "optional", found or "not found", "" if found else why)


def ray() -> Finding:
    """Start Ray on this machine and end it again."""
    import logging

    import ray

    begun = perf_counter()
    try:
        ray.init(num_cpus=1, include_dashboard=False, logging_level=logging.ERROR, log_to_driver=False)
        version = str(ray.__version__)
    except (OSError, RuntimeError, ValueError, TimeoutError) as error:
        return Finding("system", "Ray", "broken", one_line(str(error)), "See the logs in /tmp/ray/session_latest/logs")
    finally:
        ray.shutdown()
    return Finding("system", "Ray", "works", f"{version} starts in {perf_counter() - begun:.1f} s")

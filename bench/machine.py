"""Facts about the machine that a figure depends on; nothing that names it."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

_PACKAGES = ("ray", "gradio", "onnxruntime", "ctranslate2", "numpy", "pocketsphinx", "sqlalchemy", "uvicorn")
BUSY = 0.25
"""Load per core from which others take a noticeable part of the machine."""


def facts(packages: Sequence[str] = _PACKAGES) -> dict[str, Any]:
    """Cores, interpreter, versions, date and the load before the bench adds its own."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": cores(),
        "cpu": _cpu(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "versions": {name: found for name in packages if (found := _version(name))},
        "load_1min": round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None,
    }


def busy(machine: dict[str, Any]) -> str:
    """A warning where the machine had other work at the start; empty on a quiet one."""
    load = machine["load_1min"]
    if load is None or load <= BUSY * machine["cores"]:
        return ""
    return f"load average at start was {load} on {machine['cores']} cores: other work took part of the machine"


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _cpu() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.is_file() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor())


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""

"""Where a decoder lies on this machine, and what its tokenizer files say."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from huggingface_hub import snapshot_download
from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

from kernel.errors import EngineUnavailable


def locate(model: str, models: Path | None, needs: Sequence[str]) -> Path:
    """The directory of `model`: a path, a name below `models`, or a hub id that was pulled before. Never downloads.

    Raises `EngineUnavailable` when it is nowhere, or lacks one of the files `needs`.
    """
    if not model:
        raise EngineUnavailable("no decoder is named", fix="Run: vitrine models pull NAME, then set model to NAME")
    places = [Path(model).expanduser(), *([models / model, models / model.replace("/", "--")] if models else [])]
    found = next((place for place in places if place.is_dir()), None) or _cached(model)
    if found is None:
        tried = ", ".join(str(place) for place in places)
        raise EngineUnavailable(
            f"there is no decoder '{model}' here (tried {tried} and the hub cache)",
            fix=f"Run: vitrine models pull {model}",
        )
    if missing := [name for name in needs if not (found / name).is_file()]:
        raise EngineUnavailable(f"{found} has no {', '.join(missing)}", fix=f"Run: vitrine models pull {model}")
    return found


def _cached(model: str) -> Path | None:
    try:
        return Path(snapshot_download(model, local_files_only=True))
    except (HFValidationError, LocalEntryNotFoundError):
        return None


def read_json(path: Path) -> dict[str, Any]:
    """The object in `path`, empty where there is no such file. Raises `EngineUnavailable` when it is broken."""
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise EngineUnavailable(f"{path} is not JSON: {error}", fix="Pull the model again") from error
    return found if isinstance(found, dict) else {}

"""Weights that ship inside other projects' wheels: found without importing those packages, run with few threads."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import onnxruntime

from kernel.errors import EngineUnavailable


def packaged(package: str, inside: str) -> Path:
    """The file `inside` the installed top-level `package`, which is not imported. Raises `EngineUnavailable`."""
    spec = importlib.util.find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder, inside)
        if path.exists():
            return path
    raise EngineUnavailable(f"{inside} of package '{package}' is not installed", fix="Run: make clean demo")


def onnx_session(path: Path, threads: int = 1) -> onnxruntime.InferenceSession:
    """An ONNX model on the CPU with a fixed number of threads; its `run` is safe to call from several threads."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Threads that spin for work would steal the core from the session next door.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

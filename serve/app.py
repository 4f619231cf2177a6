"""The Ray Serve application, built by one function from typed settings, and its start."""

from __future__ import annotations

import errno
import logging
import os
import socket
from collections.abc import Mapping
from typing import Any

import ray
from ray import serve as ray_serve
from ray.serve import Application
from ray.serve.config import HTTPOptions
from ray.serve.schema import LoggingConfig

from kernel.errors import EngineFailed, PortInUse
from serve.deployments import EngineReplica, Gateway
from serve.engines import REGISTRIES, STAGES, Stage, Vocabulary, defaults
from serve.settings import Profile, Settings
from serve.shop import Progress, prepare

_ONGOING = 200
"""Requests that a replica may hold at once. Ray's default of 5 lets a burst of short calls queue at the router
(measured: 7 calls a second instead of 360)."""

_OBJECT_STORE = 256 * 2**20
"""Bytes. Sentences and pictures pass through it, a few MB at a time; Ray's default takes a third of the memory."""

_LIGHT: Mapping[Stage, frozenset[str]] = {
    "labels": frozenset(),
    "chat": frozenset({"auto", "templates"}),
    "tts": frozenset({"auto", "espeak"}),
}
"""Stages whose engines cost less than a hop, or already work in a process of their own (docs/decisions/0006)."""

_GROUPS: Mapping[str, tuple[Stage, ...]] = {
    "ears": ("asr",), "eyes": ("ocr", "vision"), "voice": ("tts",), "words": ("chat",), "labels": ("labels",),
}  # fmt: skip
"""The deployments of a cluster, each scaled by itself."""

_GPU_SHARE = {"ears": 0.25, "eyes": 0.1, "voice": 0.25, "words": 0.4}
"""Fractions of one GPU, so that one card carries the whole pipeline; `labels` stays on the CPU."""


def deployed(settings: Settings) -> Mapping[str, tuple[Stage, ...]]:
    """Deployment → the stages that it runs; what is in none runs in the gateway. A laptop has one for the heavy."""
    if settings.profile != "laptop":
        return _GROUPS
    heavy = [stage for stage in STAGES if not _is_light(settings, stage)]
    return {"engines": tuple(heavy)}


def _is_light(settings: Settings, stage: Stage) -> bool:
    return stage in _LIGHT and (stage == "labels" or getattr(settings, stage).engine in _LIGHT[stage])


def build_app(settings: Settings, words: Vocabulary) -> Application:
    """The application of `settings.profile`; `words` are the shop's own, for the recogniser."""
    replica = ray_serve.deployment(EngineReplica)
    handles: dict[str, Application] = {}
    for name, stages in deployed(settings).items():
        engine = replica.options(name=name, max_ongoing_requests=_ONGOING, **_scaling(settings.profile, name))
        bound = engine.bind(settings, stages, words)
        handles |= dict.fromkeys(stages, bound)
    ingress = ray_serve.deployment(Gateway).options(
        name="gateway", max_ongoing_requests=settings.limits.sessions + _ONGOING, ray_actor_options={"num_cpus": 0}
    )
    return ingress.bind(settings, **handles)


def _scaling(profile: Profile, name: str) -> dict[str, Any]:
    """Replicas and resources: one fixed replica on a laptop, autoscaled elsewhere."""
    if profile == "laptop":
        return {"num_replicas": 1, "ray_actor_options": {"num_cpus": 0}}
    gpus = {"num_gpus": _GPU_SHARE[name]} if profile == "gpu" and name in _GPU_SHARE else {}
    autoscaling = {"min_replicas": 1, "max_replicas": 8, "target_ongoing_requests": 2}
    return {"autoscaling_config": autoscaling, "ray_actor_options": {"num_cpus": 1, **gpus}}


def start(settings: Settings, progress: Progress | None = None) -> str:
    """Start everything: the shop, Ray Serve, the engines, the page. Returns the page's address once it answers.

    Joins the Ray cluster that `RAY_ADDRESS` names, else starts one on this machine. Raises `PortInUse` and
    `EngineUnavailable` before anything is started, `EngineFailed` when Ray does not get it up. `stop` ends it.
    """
    tell: Progress = progress or (lambda *_: None)
    _check_port(settings.host, settings.port)
    _check_named_engines(settings)
    words = prepare(settings, progress)
    tell("Starting Ray", 0, 3)
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # no request leaves the machine
    os.environ.setdefault("OMP_NUM_THREADS", str(settings.threads.onnx))  # Ray hands it to every replica
    for name in ("ray", "ray.serve"):
        logging.getLogger(name).setLevel(logging.ERROR)  # their news is for Ray's own log files
    own: dict[str, Any] = {} if _joins() else {"include_dashboard": False, "object_store_memory": _OBJECT_STORE}
    ray.init(logging_level=logging.ERROR, log_to_driver=False, **own)
    tell("Starting Ray Serve", 1, 3)
    quiet = LoggingConfig(log_level="WARNING", enable_access_log=False)
    ray_serve.start(
        proxy_location="Disabled" if settings.profile == "laptop" else "EveryNode",  # there the gateway listens itself
        http_options=HTTPOptions(host=settings.host, port=settings.port),
        logging_config=quiet,
    )
    tell("Loading the engines", 2, 3)
    try:
        ray_serve.run(build_app(settings, words), name="vitrine", route_prefix="/", logging_config=quiet)
    except RuntimeError as error:  # all that Ray says when a replica could not be built
        logs = f"{ray.get_runtime_context().get_session_name()}/logs/serve"
        raise EngineFailed(f"Ray Serve did not start: {error}", fix=f"Look into Ray's folder, {logs}") from error
    tell("Loading the engines", 3, 3)
    return f"http://{settings.host}:{settings.port}"


def stop() -> None:
    """End the application: alone on a cluster that was joined, else with the Ray that `start` started."""
    if _joins() and ray.is_initialized():
        ray_serve.delete("vitrine")
    ray.shutdown()


def _joins() -> bool:
    """Whether a cluster is named that runs without us."""
    return bool(os.environ.get("RAY_ADDRESS"))


def _check_port(host: str, port: int) -> None:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortInUse(
                    f"port {port} is in use", fix=f"Choose another: vitrine up --port {port + 1}"
                ) from error
            raise PortInUse(
                f"{host}:{port} cannot be opened: {error.strerror}", fix="Choose another --host or --port"
            ) from error


def _check_named_engines(settings: Settings) -> None:
    """Load here what the settings ask for by name: the error of a replica's constructor would come late and long."""
    options = defaults(settings, Vocabulary())
    for stage, registry in REGISTRIES.items():
        choice = getattr(settings, stage)
        if choice.engine != "auto":
            registry.load(choice.engine, options.get(stage, {}).get(choice.engine, {}) | choice.options)

"""The Ray Serve application, built by one function from typed settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ray import serve as ray_serve
from ray.serve import Application

from serve.deployments import EngineReplica, Gateway
from serve.engines import STAGES, Stage, Vocabulary
from serve.settings import Profile, Settings

_ONGOING = 200
"""Requests that a replica may hold at once. Ray's default of 5 lets a burst of short calls queue at the router
(measured: 7 calls a second instead of 360)."""

GROUPS: Mapping[Profile, Mapping[str, tuple[Stage, ...]]] = {
    # Small models share one process: a hop saved, memory shared.
    "laptop": {"engines": STAGES},
    "cpu": {"ears": ("asr",), "eyes": ("ocr", "vision"), "voice": ("tts",), "words": ("chat",), "labels": ("labels",)},
    "gpu": {"ears": ("asr",), "eyes": ("ocr", "vision"), "voice": ("tts",), "words": ("chat",), "labels": ("labels",)},
}

_GPU_SHARE = {"ears": 0.25, "eyes": 0.1, "voice": 0.25, "words": 0.4}
"""Fractions of one GPU, so that one card carries the whole pipeline; `labels` stays on the CPU."""


def build_app(settings: Settings, words: Vocabulary) -> Application:
    """The application of `settings.profile`; `words` are the shop's own, for the recogniser."""
    replica = ray_serve.deployment(EngineReplica)
    handles: dict[str, Application] = {}
    for name, stages in GROUPS[settings.profile].items():
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

"""Train the picture embedder on a folder of product pictures, by telling each from all others in made photos."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
import torch
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from torch import Tensor, nn
from torch.nn import functional as fn

from models.visual.cutouts import Cutout, read_folder
from models.visual.evaluate import Lookup, evaluate
from models.visual.export import embedder, export
from models.visual.network import DIM, SIZE, Embedder
from models.visual.scenes import CATALOGUE, PHOTO, recolour, view

SIDE = 160
"""Pictures are kept at this size and sampled down to the network's, so that turning does not blur them twice."""
_COLUMNS = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
_BATCH = 96
_KEEP = 25
"""Epochs between two checkpoints."""
_ORDERS = torch.tensor(list(permutations(range(3))))
_RECOLOURED = 0.15
"""Part of a batch that is shown with its colour channels in another order, as other products."""
_SAME = 0.15
"""Mean change of a product's pixels, summed over channels (0 to 3), up to which it still looks the same."""
_SCALE = 16.0
_NEAR = 0.25
"""Cosine up to which a photo without a product may come to a look."""


def train(
    pictures: Path,
    out: Path,
    *,
    epochs: int = 1000,
    rate: float = 3e-3,
    seed: int = 0,
    threads: int = 2,
) -> Lookup:
    """Learn from `pictures` (see `read_folder`), write `out` (visual.onnx) and its .json, and say how well it looks up.

    An epoch shows every picture in one made photo. From time to time the state goes to a .pt file beside `out`; a run
    that was cut short goes on from there, if its settings are the same.
    """
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    cutouts = read_folder(pictures, SIDE)
    batch = min(_BATCH, len(cutouts))
    steps = len(cutouts) // batch
    model = Embedder().to(memory_format=torch.channels_last)
    looks = Looks(cutouts, generator)
    groups = [{"params": model.parameters(), "weight_decay": 0.02}, {"params": looks.parameters(), "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=rate)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, [rate, 4 * rate], epochs * steps, pct_start=0.1)
    checkpoint = out.with_suffix(".pt")
    settings = {"epochs": epochs, "batch": batch, "rate": rate, "seed": seed, "pictures": len(cutouts)}
    parts = (model, looks, optimizer, schedule)
    start = _resume(checkpoint, settings, parts, generator)
    with Progress(*_COLUMNS, console=Console(stderr=True)) as bar:  # stdout is for the figures
        task = bar.add_task("visual", total=epochs, completed=start)
        for epoch in range(start, epochs):
            model.train()
            losses = []
            for rows in torch.randperm(len(cutouts), generator=generator).split(batch)[:steps]:
                loss = looks(model, rows)
                optimizer.zero_grad(set_to_none=True)
                loss.backward()
                optimizer.step()
                schedule.step()
                losses.append(loss.item())
            bar.update(task, advance=1, description=f"visual, loss {np.mean(losses):.3f}")
            if (epoch + 1) % _KEEP == 0:
                state = {"settings": settings, "epoch": epoch + 1, "generator": generator.get_state()}
                torch.save(state | {"parts": [part.state_dict() for part in parts]}, checkpoint)
    result = evaluate(embedder(model), cutouts, seed=seed + 1)
    export(model, out, threshold=result.threshold, trained=settings, lookup=asdict(result))
    checkpoint.unlink(missing_ok=True)
    return result


class Looks(nn.Module):  # type: ignore[misc]
    """A learnt vector for every look, by softmax over cosines (Zhai and Wu, 2019).

    A look is a product in one order of its colour channels. The five orders besides its own make further products of
    the same form, so that colour counts and cannot do alone. Looks of one product that come out alike, as all do of
    a grey one, do not stand against each other.
    """

    def __init__(self, cutouts: Sequence[Cutout], generator: torch.Generator) -> None:
        super().__init__()
        self._generator = generator
        self._cutouts = _tensor(cutouts)
        names = sorted({cutout.name for cutout in cutouts})
        self._products = torch.tensor([names.index(cutout.name) for cutout in cutouts])
        self._shape = (len(names), len(_ORDERS))
        self.vectors = nn.Parameter(torch.randn((len(names) * len(_ORDERS), DIM), generator=generator) * 0.1)
        small = fn.avg_pool2d(self._cutouts, 4)
        looks = torch.stack([small[:, order] for order in _ORDERS], 1)
        area = small[:, 3].sum((1, 2)).clamp(min=1).view(-1, 1)
        change = [(looks - looks[:, at : at + 1]).abs().sum((2, 3, 4)) / area for at in range(len(_ORDERS))]
        self._alike = torch.stack(change, 1) < _SAME

    def forward(self, model: Embedder, rows: Tensor) -> Tensor:
        """Cross-entropy of a photo of each of the pictures `rows`, and of an eighth of them as the catalogue has it.

        To it comes how near, beyond `_NEAR`, an eighth as many photos without any product come to a look.
        """
        other = torch.rand(len(rows), generator=self._generator) < _RECOLOURED
        orders = torch.randint(1, len(_ORDERS), (len(rows),), generator=self._generator) * other
        shown = recolour(self._cutouts[rows], _ORDERS[orders])
        eighth = max(1, len(rows) // 8)
        nothing = torch.cat([shown[-eighth:, :3], torch.zeros_like(shown[-eighth:, 3:])], 1)
        sights = ((shown, PHOTO), (shown[:eighth], CATALOGUE), (nothing, PHOTO))
        views = torch.cat([view(cutouts, how, SIZE, self._generator) for cutouts, how in sights])
        rows, orders = torch.cat([rows, rows[:eighth]]), torch.cat([orders, orders[:eighth]])
        with torch.autocast("cpu", torch.bfloat16):
            vectors = model(views)
        cosines = vectors @ fn.normalize(self.vectors, dim=1).T
        scores, empty = cosines[:-eighth] * _SCALE, cosines[-eighth:]
        n, products = torch.arange(len(rows)), self._products[rows]
        target = products * len(_ORDERS) + orders
        hidden = torch.zeros(len(rows), *self._shape, dtype=torch.bool)
        hidden[n, products] = self._alike[rows, orders]
        hidden = hidden.view(len(rows), -1)
        hidden[n, target] = False
        too_near = (empty.amax(1) - _NEAR).clamp(min=0).mean()
        return fn.cross_entropy(scores.masked_fill(hidden, -_SCALE), target) + too_near


def _tensor(cutouts: Sequence[Cutout]) -> Tensor:
    """n x 4 x SIDE x SIDE, RGB and mask, 0 to 1."""
    stacked = np.stack([np.dstack([cutout.pixels, cutout.mask]) for cutout in cutouts])
    return torch.from_numpy(stacked).permute(0, 3, 1, 2).float() / 255


def _resume(checkpoint: Path, settings: dict[str, float], parts: Sequence[Any], generator: torch.Generator) -> int:
    """The epoch to go on with: that of `checkpoint`, loaded into `parts`, if it belongs to the same run."""
    if not checkpoint.is_file():
        return 0
    state = torch.load(checkpoint, weights_only=True)
    if state["settings"] != settings:
        return 0
    for part, saved in zip(parts, state["parts"], strict=True):
        part.load_state_dict(saved)
    generator.set_state(state["generator"])
    return int(state["epoch"])

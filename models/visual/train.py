"""Train the picture embedder on a folder of product pictures, by contrast between views of the same product."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from torch import Tensor
from torch.nn import functional as fn

from models.visual.cutouts import Cutout, read_folder
from models.visual.evaluate import Lookup, evaluate
from models.visual.export import embedder, export
from models.visual.network import DIM, SIZE, Embedder
from models.visual.scenes import CATALOGUE, PHOTO, recolour, view

SIDE = 160
"""Pictures are kept at this size and sampled down to the network's, so that turning does not blur them twice."""
_COLUMNS = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
_TEMPERATURE = 0.07
_BATCH = 64
_SAME = 0.15
"""Mean change of a product's pixels, summed over channels (0 to 3), up to which it still looks the same."""
_RECOLOURED = 0.5
"""Part of a batch that is shown in exchanged colours, as other products."""


def train(
    pictures: Path,
    out: Path,
    *,
    epochs: int = 330,
    rate: float = 1.5e-3,
    seed: int = 0,
    threads: int = 2,
) -> Lookup:
    """Learn from `pictures` (see `read_folder`), write `out` (visual.onnx) and its .json, and say how well it looks up.

    An epoch shows every picture once as the catalogue has it and once as a photo. After each tenth one the state goes
    to a .pt file beside `out`; a run that was cut short goes on from there, if its settings are the same.
    """
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    cutouts = read_folder(pictures, SIDE)
    data = _tensor(cutouts)
    batch = min(_BATCH, len(data))
    steps = epochs * (len(data) // batch)
    model = Embedder().to(memory_format=torch.channels_last)
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=steps, pct_start=0.15)
    contrast = Contrast(len(data), generator)
    checkpoint = out.with_suffix(".pt")
    settings = {"epochs": epochs, "batch": batch, "rate": rate, "seed": seed, "pictures": len(data)}
    start = _resume(checkpoint, settings, model, optimizer, schedule, generator)
    with Progress(
        TextColumn("visual {task.fields[loss]}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    ) as bar:
        task = bar.add_task("", total=epochs, completed=start, loss="")
        for epoch in range(start, epochs):
            model.train()
            losses = []
            for rows in torch.randperm(len(data), generator=generator).split(batch)[: len(data) // batch]:
                loss = contrast(model, data[rows], rows)
                optimizer.zero_grad(set_to_none=True)
                loss.backward()
                optimizer.step()
                schedule.step()
                losses.append(loss.item())
            bar.update(task, advance=1, description=f"visual, loss {np.mean(losses):.3f}")
            if epoch % 10 == 9:
                parts = (model, optimizer, schedule)
                state = {"settings": settings, "epoch": epoch + 1, "generator": generator.get_state()}
                torch.save(state | {"parts": [part.state_dict() for part in parts]}, checkpoint)
    result = evaluate(embedder(model), cutouts, seed=seed + 1)
    export(model, out, threshold=result.threshold, trained=settings, lookup=asdict(result))
    checkpoint.unlink(missing_ok=True)
    return result


class Contrast:
    """InfoNCE (van den Oord et al., 2018) between photos and catalogue views of the same products.

    Against each photo stand the catalogue views of its batch and, from a memory (Wu et al., 2018), those of all other
    products as they were last seen. Part of a batch is shown in exchanged colours; such a product's own, uncoloured
    memory is its hardest negative, unless it has hardly any colour to exchange.
    """

    def __init__(self, products: int, generator: torch.Generator) -> None:
        self._memory = torch.zeros(products, DIM)
        self._generator = generator

    def __call__(self, model: Embedder, cutouts: Tensor, rows: Tensor) -> Tensor:
        """The loss for `cutouts` (n x 4 x h x w, RGB and mask), which are the products `rows` (n)."""
        swapped = torch.rand(len(rows), generator=self._generator) < _RECOLOURED
        shown = torch.where(swapped.view(-1, 1, 1, 1), recolour(cutouts, self._generator), cutouts)
        views = torch.cat([view(shown, how, SIZE, self._generator) for how in (CATALOGUE, PHOTO)])
        with torch.autocast("cpu", torch.bfloat16):
            shelf, photo = model(views).chunk(2)
        changed = (shown - cutouts).abs().sum((1, 2, 3)) / cutouts[:, 3].sum((1, 2)).clamp(min=1)
        own = torch.zeros(len(rows), len(self._memory), dtype=torch.bool)
        own[torch.arange(len(rows)), rows] = changed < _SAME
        against = (photo @ self._memory.T).masked_fill(own, -1.0)
        self._memory = self._memory.index_copy(0, rows[~swapped], shelf.detach()[~swapped])
        target = torch.arange(len(rows))
        there = fn.cross_entropy(torch.cat([photo @ shelf.T, against], 1) / _TEMPERATURE, target)
        back = fn.cross_entropy(shelf @ photo.T / _TEMPERATURE, target)
        return (there + back) / 2


def _tensor(cutouts: list[Cutout]) -> Tensor:
    """n x 4 x SIDE x SIDE, RGB and mask, 0 to 1."""
    stacked = np.stack([np.dstack([cutout.pixels, cutout.mask]) for cutout in cutouts])
    return torch.from_numpy(stacked).permute(0, 3, 1, 2).float() / 255


def _resume(
    checkpoint: Path,
    settings: dict[str, float],
    model: Embedder,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    generator: torch.Generator,
) -> int:
    """The epoch to go on with: that of `checkpoint`, loaded into the rest, if it belongs to the same run."""
    if not checkpoint.is_file():
        return 0
    state = torch.load(checkpoint, weights_only=True)
    if state["settings"] != settings:
        return 0
    for part, saved in zip((model, optimizer, schedule), state["parts"], strict=True):
        part.load_state_dict(saved)
    generator.set_state(state["generator"])
    return int(state["epoch"])

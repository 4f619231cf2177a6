"""`vitrine train` and `vitrine eval`: repeat the training of a model of ours from a seed, and measure it."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kernel.errors import BadInput, EngineUnavailable, NotFound
from serve.cli.console import Tell, bars, emit, note, settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from models.metrics import Metrics
    from models.visual.evaluate import Lookup


class Model(StrEnum):
    """The models of our own."""

    intent = "intent"
    sentiment = "sentiment"
    visual = "visual"


Name = Annotated[Model, typer.Argument(help="Which model.")]
Json = Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")]
_SIDE = 160
"""Pixels of the pictures that photos are made of, as in training."""


def train(
    name: Name,
    data: Annotated[
        Path | None, typer.Option(help="Folder of texts (see models/text_data.py) or product pictures. Default: ours.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Where to write it. Default: where Vitrine loads it from.")] = None,
    seed: Annotated[int | None, typer.Option(help="The same seed and data give the same model.")] = None,
    epochs: Annotated[int, typer.Option(min=1, help="Of visual: rounds over all pictures.")] = 1000,
    as_json: Json = False,
) -> None:
    """Train a model and measure it. Needs the train extra."""
    from serve.engines import WEIGHTS

    own = WEIGHTS / ("visual.onnx" if name == Model.visual else f"{name}.npz")
    if data is not None and out is None:
        raise BadInput("data of your own would replace the model that Vitrine uses", fix=f"--out FILE, or --out {own}")
    target = out or own
    try:
        result = _train(name, data, target, seed, epochs)
    except ImportError as error:
        fix = "Run: pip install 'vitrine[train]'"
        raise EngineUnavailable(f"training needs a package: {error}", fix=fix) from error
    _print(result, as_json=as_json)
    note(f"Written to {target}")


def evaluate(
    name: Name,
    data: Annotated[Path | None, typer.Option(help="Folder to measure on. Default: our own test data.")] = None,
    weights: Annotated[Path | None, typer.Option(help="The model to measure. Default: the one in use.")] = None,
    as_json: Json = False,
) -> None:
    """Measure a model: on our own test data, or on a folder in the same format.

    intent and sentiment take labelled texts (.jsonl, .csv or .txt, see models/text_data.py); visual takes product
    pictures, a file or a sub-folder each, and measures on made photos of them.
    """
    for path in (data, weights):
        if path is not None and not path.exists():
            raise NotFound(f"there is no {path}", fix="Check the path")
    with bars() as tell:
        _print(_evaluate(name, data, weights, tell), as_json=as_json)


def _train(name: Model, data: Path | None, out: Path, seed: int | None, epochs: int) -> Metrics | Lookup:
    if name == Model.visual:
        from models.visual.train import train as train_visual

        return train_visual(data or _catalogue(), out, epochs=epochs, seed=0 if seed is None else seed)
    from models.intent.train import train as train_intent
    from models.sentiment.train import train as train_sentiment

    run = train_intent if name == Model.intent else train_sentiment
    with bars() as tell:
        # The steps count on through its stages, so one bar shows them all.
        one_bar: Tell = lambda _, done, total: tell(f"Training {name}", done, total)  # noqa: E731
        return run(out, data=data, seed=1 if seed is None else seed, progress=one_bar)


def _evaluate(name: Model, data: Path | None, weights: Path | None, tell: Tell) -> Metrics | Lookup:
    from serve.engines import WEIGHTS

    if name == Model.visual:
        return _evaluate_visual(data or _catalogue(), weights or WEIGHTS / "visual.onnx", tell)
    from models.intent.evaluate import evaluate as evaluate_intent
    from models.sentiment.evaluate import evaluate as evaluate_sentiment

    run = evaluate_intent if name == Model.intent else evaluate_sentiment
    _check_labels(name, data, weights)
    tell(f"Measuring {name}", 0, 1)
    result = run(weights or WEIGHTS / f"{name}.npz", data)
    tell(f"Measuring {name}", 1, 1)
    return result


def _check_labels(name: Model, data: Path | None, weights: Path | None) -> None:
    """Raise `BadInput` where the texts in `data` have labels of another kind than the model gives."""
    from models.intent import WEIGHTS, IntentModel
    from models.sentiment import LEVELS
    from models.text_data import read

    if data is None:
        return
    rows = [example.labels for example in read(data, "test")]
    if name == Model.sentiment:
        fits = all(len(labels) == 1 and labels[0] in LEVELS for labels in rows)
    else:
        fits = bool({label for labels in rows for label in labels} & set(IntentModel(weights or WEIGHTS).labels))
    if not fits:
        fix = f"Train on them first: vitrine train {name} --data {data} --out FILE, then eval with --weights FILE"
        raise BadInput(f"the labels in {data} are not those of the {name} model", fix=fix)


def _evaluate_visual(pictures: Path, weights: Path, tell: Tell) -> Lookup:
    from models.visual.cutouts import read_folder
    from models.visual.evaluate import evaluate as evaluate_visual
    from multimodal.vision.onnx import OnnxEmbedder

    engine = OnnxEmbedder(model=weights)
    cutouts = read_folder(pictures, _SIDE)
    seen = 0

    def embed(batch: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
        nonlocal seen
        seen += len(batch)
        tell("Looking at photos", seen, 0)
        return engine.embed(list(batch))

    tell("Looking at photos", 0, 0)
    return evaluate_visual(embed, cutouts, seed=1, threshold=engine.threshold)


def _catalogue() -> Path:
    """The pictures of the shop's products, drawn with the demo shop where there is none yet."""
    from serve.shop import open_shop

    config = settings()
    with bars() as tell:
        open_shop(config, tell).close()
    return config.media / "products"


def _print(result: Metrics | Lookup, *, as_json: bool) -> None:
    figures: dict[str, Any] = asdict(result)
    if as_json:
        emit(json.loads(json.dumps(figures)))
        return
    from rich.console import Console
    from rich.table import Table

    if "by" not in figures:
        table = Table("figure", "value", title="visual")
        for name, value in figures.items():
            table.add_row(name.replace("_", " "), f"{value:.4g}")
    else:
        rows = {"all": figures["figures"], **figures["by"]}
        columns = list(dict.fromkeys(name for row in rows.values() for name in row))
        table = Table("", title=f"{figures['model']} {figures['version']}, {figures['texts']} texts")
        for name in columns:
            table.add_column(name, justify="right")
        for name, row in rows.items():
            table.add_row(name, *(f"{row[c]:.4g}" if c in row else "" for c in columns))
    Console(highlight=False).print(table)

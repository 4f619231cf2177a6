"""`vitrine models`: engines and weights on this machine and on the hub."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kernel.errors import BadInput, EngineUnavailable
from serve.cli.console import emit, note, settings

if TYPE_CHECKING:
    from serve.settings import Settings

commands = typer.Typer(no_args_is_help=True, help="Engines and weights here and on the hub.")

_WANTED = ["*.json", "*.jinja", "vocabulary.*", "tokenizer*", "merges.txt", "vocab.txt", "*.safetensors", "model.bin"]
"""Files of a hub model that our engines read. No pickles: loading one runs what it says."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A model: `size` in bytes (for the hub about, from the number of parameters), `here` its place on this machine."""

    name: str
    stage: str
    engine: str
    size: int
    licence: str
    languages: str
    here: str | None = None


HUB = (
    Weights("tiny", "asr", "faster_whisper", 78_000_000, "MIT", "all 12"),
    Weights("base", "asr", "faster_whisper", 148_000_000, "MIT", "all 12"),
    Weights("small", "asr", "faster_whisper", 488_000_000, "MIT", "all 12"),
    Weights("medium", "asr", "faster_whisper", 1_540_000_000, "MIT", "all 12"),
    Weights("turbo", "asr", "faster_whisper", 1_620_000_000, "MIT", "all 12"),
    Weights("large-v3", "asr", "faster_whisper", 3_100_000_000, "MIT", "all 12"),
    Weights("Qwen/Qwen3-0.6B", "chat", "transformers", 1_500_000_000, "Apache-2.0", "all 12"),
    Weights("Qwen/Qwen3-1.7B", "chat", "transformers", 4_100_000_000, "Apache-2.0", "all 12"),
)
"""What is worth pulling; any other Whisper size, or a hub id of a decoder, can be pulled as well."""


@commands.command("list")
def list_(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Every engine, and the weights that are here or can be pulled."""
    from serve.engines import REGISTRIES

    config = settings()
    engines = [
        {"stage": stage, "engine": spec.name, "about": spec.about, "needs": _needs(spec.embedded, spec.extra)}
        for stage, registry in REGISTRIES.items()
        for spec in registry.specs.values()
    ]
    weights = [*_shipped(), *_pulled(config)]
    weights += [model for model in HUB if model.name not in {found.name for found in weights}]
    if as_json:
        emit({"engines": engines, "weights": [asdict(model) for model in weights], "folder": str(config.models)})
        return
    _show(engines, weights)
    note(f"vitrine models pull NAME fetches one into {config.models}; vitrine doctor tries every engine.")


def _show(engines: list[dict[str, str]], weights: list[Weights]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Column, Table
    from rich.text import Text

    console = Console(highlight=False)
    table = Table("stage", "engine", "what", "needs", title="Engines", box=box.SIMPLE, title_justify="left")
    table.caption, table.caption_justify = "`auto` tries them in this order", "left"
    for row in engines:
        table.add_row(*map(Text, row.values()))
    console.print(table)
    columns = [Column(name, no_wrap=True) for name in ("name", "engine", "size", "licence", "languages", "where")]
    table = Table(*columns, title="Weights", box=box.SIMPLE, title_justify="left", pad_edge=False)
    for model in weights:
        size = _megabytes(model.size) if model.here else f"~ {_megabytes(model.size)}"
        cells = (model.name, model.engine, size, model.licence, model.languages)
        table.add_row(*map(Text, cells), "here" if model.here else Text("hub", style="dim"))
    console.print(table)


@commands.command()
def pull(
    name: Annotated[str, typer.Argument(help="A Whisper size such as small, or the hub id of a decoder.")],
) -> None:
    """Fetch a model from the hub; what was fetched of it before is not fetched again."""
    import faster_whisper
    from huggingface_hub.utils import disable_progress_bars

    import multimodal.asr.faster_whisper

    config = settings()
    sizes = faster_whisper.available_models()
    if name in sizes:
        fetch: Callable[[str, Path], Path] = multimodal.asr.faster_whisper.pull
    elif name.count("/") == 1 and not name.startswith((".", "/", "~")):
        fetch = _snapshot
    else:
        known = ", ".join(sizes)
        raise BadInput(f"'{name}' is no model", fix=f"A Whisper size ({known}) or a hub id such as Qwen/Qwen3-0.6B")
    if not sys.stderr.isatty():
        disable_progress_bars()
    try:
        folder = fetch(name, config.models)
    except EngineUnavailable as error:
        place = config.models / name.replace("/", "--")
        fix = (
            "Check the name; set HF_ENDPOINT to a hub that this machine reaches; "
            f"or copy the model's folder from another machine to {place}"
        )
        raise EngineUnavailable(error.message.split("\n")[0], fix=fix) from error
    print(f"{folder} ({_megabytes(_size(folder))})")
    note(_usage(name, folder))


def _snapshot(name: str, models: Path) -> Path:
    """Fetch hub model `name` into its folder below `models`. Raises `EngineUnavailable`."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError

    folder = models / name.replace("/", "--")
    try:
        snapshot_download(name, local_dir=folder, allow_patterns=_WANTED)
    except (HfHubHTTPError, HFValidationError, OSError) as error:
        raise EngineUnavailable(f"'{name}' cannot be fetched: {error}") from error
    if not _kind(folder):
        raise EngineUnavailable(f"'{name}' has no weights that an engine here reads (model.bin or .safetensors)")
    return folder


def _usage(name: str, folder: Path) -> str:
    """How to have the model used."""
    kind = _kind(folder)
    stage = "ASR" if kind == "faster_whisper" else "CHAT"
    if kind == "faster_whisper" and name == "small":
        return "Vitrine listens with it from the next start on."
    extra = " It needs: pip install 'vitrine[train]'" if kind == "transformers" else ""
    return f"""To use it: VITRINE_{stage}__ENGINE={kind} VITRINE_{stage}__OPTIONS='{{"model": "{name}"}}'.{extra}"""


def _kind(folder: Path) -> str:
    """The engine that reads what lies in `folder`; empty where none does."""
    from models.chat.local import read_json

    if (folder / "model.bin").is_file():
        speech = {"alignment_heads", "lang_ids"} & read_json(folder / "config.json").keys()
        return "faster_whisper" if speech else "ctranslate2"
    return "transformers" if any(folder.glob("*.safetensors")) else ""


def _needs(embedded: bool, extra: str | None) -> str:
    if embedded:
        return "nothing"
    return f"pip install 'vitrine[{extra}]'" if extra else "a model or server"


def _shipped() -> Iterator[Weights]:
    """Our own weights, which come with the package."""
    from serve.engines import WEIGHTS

    for name, stage in (("intent.npz", "labels"), ("sentiment.npz", "labels"), ("visual.onnx", "vision")):
        path = WEIGHTS / name
        if path.is_file():
            languages = "en, zh" if stage == "labels" else "-"
            yield Weights(path.stem, stage, "own", path.stat().st_size, "Apache-2.0", languages, str(path))


def _pulled(config: Settings) -> Iterator[Weights]:
    """What lies in the folder of models."""
    known = {model.name: model for model in HUB}
    for folder in sorted(path for path in config.models.glob("*") if path.is_dir()):
        name, kind = folder.name.replace("--", "/"), _kind(folder)
        about = known.get(name)
        licence, languages = (about.licence, about.languages) if about else ("see its hub page", "see its hub page")
        stage = "asr" if kind == "faster_whisper" else "chat"
        yield Weights(name, stage, kind or "incomplete", _size(folder), licence, languages, str(folder))


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size < 1e7 else f"{size / 1e6:,.0f} MB"

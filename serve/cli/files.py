"""The commands for files by the thousand: understand, transcribe, read, lookup, check. One JSON object a line."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from serve.cli import batch
from serve.cli.batch import Record
from serve.cli.console import bars, known_language, settings

Jsonl = Annotated[str, typer.Argument(metavar="FILE.jsonl", help="A JSON object a line; - for stdin.")]
Sounds = Annotated[list[str], typer.Argument(metavar="WAV...", help="Recordings, folders of them, or - for stdin.")]
Images = Annotated[list[str], typer.Argument(metavar="IMAGE...", help="Pictures, folders of them, or - for stdin.")]


def understand(file: Jsonl) -> None:
    """{"id", "text"} to {"id", "lang", "intents", "slots", "mood", "score"}.

    "intents" maps names to probabilities, best first (from 0.5 on an intent counts; several may); "mood" runs from 1,
    very unhappy, to 5, very happy, and "score" is how sure it is.
    """
    from serve.cli.texts import understander

    with understander(settings()) as work:
        batch.each_line(file, "Understanding", work)


def transcribe(
    wav: Sounds, lang: Annotated[str | None, typer.Option(help="Language that is spoken (en, zh, ja ...).")] = None
) -> None:
    """Recordings to {"file", "text", "lang", "seconds"}; silence gives an empty text."""
    from multimodal import audio
    from serve.engines import Engines
    from serve.shop import open_shop, vocabulary

    config = settings()
    spoken = known_language(lang or config.lang)
    limits = config.limits
    paths = batch.files(wav, batch.SOUNDS)
    with bars() as tell, closing(open_shop(config, tell)) as store:
        words = vocabulary(store)
    engines = Engines(config, ("asr",), words)

    def work(path: Path) -> Record:
        data = batch.content(path, limits.audio_bytes)
        heard = engines.transcribe(
            audio.decode(data, max_seconds=limits.audio_seconds, max_bytes=limits.audio_bytes), spoken
        )
        return {"text": heard.text, "lang": heard.lang, "seconds": round(heard.seconds, 3)}

    batch.each_file(paths, "Listening", work)


def read(image: Images) -> None:
    """Pictures to {"file", "lines", "codes", "parcel"}; "parcel" is null where no parcel is named."""
    from commerce.labels import find_parcel
    from serve.engines import Engines

    config = settings()
    paths = batch.files(image, batch.IMAGES)
    engines = Engines(config, ("ocr", "vision"))

    def work(path: Path) -> Record:
        seen = engines.look(batch.content(path, config.limits.image_bytes))
        parcel = find_parcel(seen.lines, seen.codes)
        return {
            "lines": [line.text for line in seen.lines],
            "codes": [{"format": code.format, "text": code.text} for code in seen.codes],
            "parcel": asdict(parcel) if parcel else None,
        }

    batch.each_file(paths, "Reading", work)


def lookup(
    image: Images,
    gallery: Annotated[
        Path | None,
        typer.Option(help="Folder of product pictures, a file or a sub-folder each. Default: the shop's catalogue."),
    ] = None,
    top: Annotated[int, typer.Option(min=1, max=1000, help="How many matches at most.")] = 5,
    threshold: Annotated[
        float | None,
        typer.Option(help="Least score. Default: the embedder's own for the catalogue, none for a gallery."),
    ] = None,
) -> None:
    """Photos to {"file", "matches": [{"id", "score"}]}, nearest product first."""
    from serve.cli import gallery as galleries
    from serve.engines import Engines

    config = settings()
    paths = batch.files(image, batch.IMAGES)
    engines = Engines(config, ("ocr", "vision"))
    with galleries.opened(gallery, config, engines) as find:

        def work(path: Path) -> Record:
            matches = find(engines.embed(batch.content(path, config.limits.image_bytes)), top, threshold)
            return {"matches": [{"id": id_, "score": round(score, 4)} for id_, score in matches]}

        batch.each_file(paths, "Looking up", work)


def check(file: Jsonl) -> None:
    """{"id", "facts", "sentence"} to {"id", "grounded", "score", "why"}.

    A record may also have "lang" (else it is found out), "today" (an ISO date, for words such as tomorrow) and "done"
    (the tools that changed something in this turn, which make promises true).
    """
    from serve.cli.texts import checked

    batch.each_line(file, "Checking", checked)

"""`vitrine talk`: a conversation, a line a turn, from a terminal or a pipe."""

from __future__ import annotations

import asyncio
import shlex
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from uuid import uuid4

import typer

from kernel.errors import BadInput, NotFound, Undecodable, VitrineError
from serve.cli.batch import content
from serve.cli.console import bars, emit, known_language, note, settings

if TYPE_CHECKING:
    from multimodal import events as ev
    from serve.local import Local
    from serve.session import Listener, Session
    from serve.settings import Settings

HELP = """/image PATH [WORDS]  show a photo
/audio PATH          say what a recording says
/lang xx             the language that is spoken
/help                this
/quit                end (also Ctrl-D)"""


def talk(
    as_json: Annotated[bool, typer.Option("--json", help="Print every event, one JSON object a line.")] = False,
    lang: Annotated[str | None, typer.Option(help="Language to begin in (en, zh, ja ...).")] = None,
    customer: Annotated[str | None, typer.Option("--as", metavar="E-MAIL", help="Be this customer.")] = None,
    record: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the session to FILE.")] = None,
    replay: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Play a recorded session again and compare, instead of talking.")
    ] = None,
) -> None:
    """A conversation without a browser: a line a turn, /image PATH and /audio PATH besides."""
    from serve.local import build

    config = settings(lang=known_language(lang) if lang else None)
    if record is not None and record.exists():
        raise BadInput(f"{record} is there already", fix="Choose another name, or delete it first")
    with bars() as tell:
        local = build(config, tell)
    with closing(local.backend.store):
        if replay is not None:
            _replay(replay, config, local, as_json=as_json)
        else:
            _converse(config, local, customer, record, as_json=as_json)


def _converse(config: Settings, local: Local, customer: str | None, record: Path | None, *, as_json: bool) -> None:
    with asyncio.Runner() as runner:
        session = _session(config, local, customer)
        if record is not None:
            from serve.record import Recorder

            session.listen(Recorder(record, session, local.backend.store, keep_shop=True))
        session.listen(_printer(as_json=as_json))
        if not as_json:
            engines = " · ".join(f"{state.stage} {state.engine}" for state in local.engines.states)
            note(f"{engines}\nOne line a turn; /help tells more.")
        session.start()
        try:
            for line in _typed():
                if not runner.run(_turn(line, session, config)):
                    break
        finally:
            runner.run(session.close())


def _replay(path: Path, config: Settings, local: Local, *, as_json: bool) -> None:
    from serve.replay import replay

    report = asyncio.run(replay(path, config, local.backend))
    if as_json:
        emit(asdict(report) | {"equal": report.equal})
    else:
        print(f"{report.events} events, {report.turns} turns, {report.writes} writes", end=": ")
        print("the same" if report.first is None else f"differs\n{report.first}")
    if not report.equal:
        raise typer.Exit(1)


def _session(config: Settings, local: Local, email: str | None) -> Session:
    from serve.session import Session

    customer = None
    if email is not None:
        call = local.backend.toolbox.call
        try:
            found = call("identify_customer", {"email": email}, customer=None, lang=config.lang, key="")
        except NotFound as error:
            raise NotFound(f"no customer has the e-mail {email}", fix="Check its spelling") from error
        customer = str(found.data["customer_id"])
    name = f"talk_{uuid4().hex[:12]}"
    # Nobody hears this side: two lines in a row are two turns, not an interruption.
    return Session(name, local.backend, config.limits, config.lang, customer, plays=False)


def _printer(*, as_json: bool) -> Listener:
    if not as_json:
        from rich.console import Console

        from serve.cli.screen import Screen

        return Screen(Console(highlight=False), echo=not sys.stdin.isatty())
    from multimodal.events import encode

    def write(event: ev.Event) -> None:
        sys.stdout.write(encode(event) + "\n")
        sys.stdout.flush()

    return write


def _typed() -> Iterator[bytes]:
    """Lines from the pipe, or from the keyboard with a prompt and editing."""
    if not sys.stdin.isatty():
        yield from sys.stdin.buffer
        return
    with suppress(ImportError):  # Windows edits lines by itself
        import readline  # noqa: F401 - gives input() its history and editing
    while True:
        try:
            yield input("> " if sys.stdout.isatty() else "").encode("utf-8", "surrogateescape")
        except UnicodeDecodeError as error:
            yield error.object
        except EOFError:
            return


async def _turn(raw: bytes, session: Session, config: Settings) -> bool:
    """Take one line; whether the conversation goes on. What is wrong with the line becomes a `Failed` event."""
    try:
        line = raw.decode("utf-8").strip()
        if not line.startswith("/"):
            if line:
                await session.say(line)
            return True
        command, _, rest = line.partition(" ")
        match command:
            case "/quit":
                return False
            case "/help":
                note(HELP)
            case "/lang":
                session.choose(known_language(rest.strip()))
            case "/image":
                path, words = _path(rest, "/image PATH [WORDS]")
                await (await session.show(content(path, config.limits.image_bytes), words))
            case "/audio":
                path, _ = _path(rest, "/audio PATH")
                await (await session.hear(_sound(path, config)))
            case _:
                raise BadInput(f"there is no command {command}", fix="/help lists them")
    except UnicodeDecodeError as error:
        session.fail(Undecodable(f"a line that is not UTF-8: {error.reason}", fix="Send UTF-8 text"))
    except VitrineError as error:
        session.fail(error)
    return True


def _path(rest: str, usage: str) -> tuple[Path, str]:
    """The path at the beginning of `rest`, in quotes if it has spaces, and the words after it. Raises `BadInput`."""
    if rest.strip() and Path(rest.strip()).is_file():
        return Path(rest.strip()), ""
    try:
        first, *words = shlex.split(rest)
    except ValueError as error:
        raise BadInput("no path, or an open quotation mark", fix=f"Write {usage}") from error
    return Path(first).expanduser(), " ".join(words)


def _sound(path: Path, config: Settings) -> bytes:
    from multimodal import audio

    limits = config.limits
    data = content(path, limits.audio_bytes)
    return audio.decode(data, max_seconds=limits.audio_seconds, max_bytes=limits.audio_bytes)

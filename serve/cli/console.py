"""What the commands share: settings, bars on stderr, JSON lines on stdout, one clear line for an error."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

from kernel.errors import BadInput, UnknownLanguage, VitrineError

if TYPE_CHECKING:
    from rich.console import Console

    from serve.settings import Settings

Tell = Callable[[str, int, int], None]
"""Called with what is being done, steps done and steps in all (0: unknown)."""


class Commands(TyperGroup):
    """The root of all commands: turns an error of ours into one line with its fix, exit code 2."""

    def invoke(self, ctx: Any) -> Any:
        """Run the chosen command."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                # A lone surrogate becomes \\udxxx, which is also how JSON writes it.
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except VitrineError as error:
            complain(error)
            raise typer.Exit(2) from error
        except OSError as error:
            if error.filename is None:  # no file: a closed pipe, and such
                raise
            fix = "Check the path and its rights; VITRINE_HOME says where the shop's data lie"
            complain(BadInput(f"{error.filename}: {error.strerror}", fix=fix))
            raise typer.Exit(2) from error


def stderr() -> Console:
    """A console on stderr; made anew because tests and pipes exchange the stream."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=True)


def complain(error: VitrineError) -> None:
    """What is wrong and what mends it, on stderr."""
    from rich.text import Text

    stderr().print(Text.assemble(("Error: ", "bold red"), one_line(str(error))))


def note(text: str) -> None:
    """A remark for whoever watches, on stderr."""
    stderr().print(text, style="dim", markup=False)


def one_line(text: str) -> str:
    """`text` without its line breaks: libraries' messages have them."""
    return " ".join(text.split())


def settings(**given: object) -> Settings:
    """The settings, overridden by what was `given` (None: not given). Raises `BadInput` that names the variable."""
    from pydantic import ValidationError
    from pydantic_settings import SettingsError

    from serve.settings import Settings

    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = "VITRINE_" + "__".join(map(str, first["loc"])).upper()
        raise BadInput(f"{name}: {first['msg']}", fix="Correct or unset that variable") from error
    except SettingsError as error:
        raise BadInput(one_line(str(error)), fix="Write lists and options of VITRINE_... as JSON") from error


def known_language(lang: str) -> str:
    """`lang`, if it is one of ours. Raises `UnknownLanguage`."""
    from multimodal.events import LANGUAGES

    if lang not in LANGUAGES:
        raise UnknownLanguage(f"no language '{lang}'", fix=f"One of: {', '.join(LANGUAGES)}", lang=lang)
    return lang


def emit(record: Mapping[str, Any]) -> None:
    """One JSON object as one line on stdout, at once."""
    sys.stdout.write(json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n")
    sys.stdout.flush()


@contextmanager
def bars() -> Iterator[Tell]:
    """A bar on stderr for each kind of work that is told of; silent where stderr is no terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    console = stderr()
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns,
        TimeRemainingColumn(compact=True),
        console=console,
        transient=True,
        disable=not console.is_terminal,
        # What goes to stdout is the result: only where both are the same screen must it pass the bars by.
        redirect_stdout=sys.stdout.isatty(),
    ) as shown:
        tasks: dict[str, Any] = {}

        def tell(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = shown.add_task(what, total=total or None)
            shown.update(tasks[what], completed=done, total=total or None)

        yield tell

"""`vitrine bench`: the figures of design section 8, over a shop made for the run and thrown away after it."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

RESULTS = Path("bench/results")


class Name(StrEnum):
    """What can be measured."""

    text = "text"
    voice = "voice"
    parts = "parts"


def bench(
    name: Annotated[Name | None, typer.Argument(help="One bench; all of them without it.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")] = False,
    out: Annotated[Path, typer.Option(help="Folder for NAME.json.")] = RESULTS,
    rounds: Annotated[int, typer.Option(min=1, help="More rounds give steadier percentiles.")] = 5,
    ray: Annotated[bool, typer.Option("--ray/--no-ray", help="Serve through Ray, or by the gateway alone.")] = True,
) -> None:
    """Measure turns, speech and the parts against the goals of the design."""
    from rich.console import Console

    from bench import machine
    from bench.figures import Report
    from bench.table import save, table
    from serve.cli.measure import Bench
    from serve.settings import Settings

    console = Console()
    for each in [name] if name else list(Name):
        with TemporaryDirectory(prefix="vitrine-bench-") as home:
            # A shop of its own: nobody's orders are touched, and every run measures the same goods.
            run = Bench(Settings(home=Path(home), database_url=""), rounds, ray=ray)
            facts = machine.facts()
            measure = {Name.text: run.text, Name.voice: run.voice, Name.parts: run.parts}[each]
            with Console(stderr=True).status(f"bench {each.value}"):
                figures = tuple(measure())
        remarks = tuple(filter(None, (machine.busy(facts), "" if ray else "served without Ray")))
        report = Report(each.value, figures, facts, remarks)
        path = save(report, out)
        if as_json:
            print(json.dumps(report.as_json(), ensure_ascii=False))
        else:
            console.print(table(report))
            console.print(f"Written to {path}", style="dim")

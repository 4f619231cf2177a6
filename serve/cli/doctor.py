"""`vitrine doctor`: what works here, what is missing, how to get it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from serve.cli.console import emit, settings, stderr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from serve.cli.checks import Finding
    from serve.settings import Settings


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
    deep: Annotated[bool, typer.Option(help="Start Ray, too.")] = False,
) -> None:
    """What works here, what is missing, how to get it. Exit code 1 when something needed is broken."""
    config = settings()
    console = stderr()
    findings: list[Finding] = []
    with console.status("Importing the engines", spinner="dots") as status:
        for finding in _findings(config, deep=deep):
            findings.append(finding)
            status.update(f"{finding.area} {finding.name}: {finding.state}")
    broken = sum(finding.state == "broken" for finding in findings)
    if as_json:
        emit({"ok": not broken, "findings": [asdict(finding) for finding in findings]})
    else:
        _show(findings, broken)
    if broken:
        raise typer.Exit(1)


def _findings(config: Settings, *, deep: bool) -> Iterator[Finding]:
    """All findings, each as soon as it is known."""
    from serve.cli import checks
    from serve.cli.engine_checks import engines

    yield checks.python()
    yield from checks.packages()
    yield from engines(config)
    yield from checks.weights(config)
    yield checks.database(config)
    yield checks.port(config)
    yield checks.disk(config)
    yield checks.tool(
        "Chromium", ("chromium", "chromium-browser", "google-chrome"), "For the browser tests: make browser"
    )
    yield checks.tool("Node", ("node",), "For changes to ui/web: install Node 20 or newer")
    if deep:
        yield checks.ray()


def _show(findings: list[Finding], broken: int) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    marks = {"works": ("works", "green"), "optional": ("not here", "dim"), "broken": ("BROKEN", "bold red")}
    table = Table("", "", "", "", box=box.SIMPLE, show_header=False)
    area = ""
    for finding in findings:
        if area and finding.area != area:
            table.add_section()
        text = Text(finding.detail)
        if finding.fix:
            text.append(f"\n→ {finding.fix}", style="yellow" if finding.state == "broken" else "dim")
        shown = finding.area if finding.area != area else ""
        table.add_row(Text(shown), Text(finding.name), Text(*marks[finding.state]), text)
        area = finding.area
    console.print(table)
    if broken:
        console.print(f"[bold red]{broken} needed and broken[/bold red]")
    else:
        console.print("Everything that is needed works.")

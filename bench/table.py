"""A report as a table for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from rich.table import Table
from rich.text import Text

from bench.figures import Figure, Report

_MET = {True: Text("met", "green"), False: Text("not met", "bold red"), None: Text("")}


def table(report: Report) -> Table:
    """Figures, goals and whether they are met; remarks under it."""
    grid = Table(
        title=f"bench {report.name}", caption="\n".join(report.remarks), title_justify="left", caption_justify="left"
    )
    grid.add_column("figure", overflow="fold")
    for header in ("p50 / p95, or value", "goal", "", "n"):
        grid.add_column(header, justify="right", no_wrap=True)
    for figure in report.figures:
        measured, goal = _shown(figure.values, figure.unit), _goal(figure)
        name = Text.assemble(figure.name, (f"\n  {figure.note}", "dim") if figure.note else "")
        grid.add_row(name, measured, goal, _MET[figure.met], str(figure.count))
    return grid


def save(report: Report, folder: Path) -> Path:
    """Write `folder`/<name>.json; says where it lies."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{report.name}.json"
    path.write_text(json.dumps(report.as_json(), indent=2, ensure_ascii=False, allow_nan=False) + "\n", "utf-8")
    return path


def _shown(values: Mapping[str, float], unit: str) -> str:
    """`12.3 / 45.6 ms` for p50 and p95, `0.83` for a single value."""
    return f"{' / '.join(_number(value) for value in values.values())} {unit}".strip()


def _goal(figure: Figure) -> str:
    if not figure.goals:
        return ""
    bound = "≥" if figure.more_is_better else "≤"
    goals = " / ".join(f"{figure.goals[name]:g}" if name in figure.goals else "-" for name in figure.values)
    return f"{bound} {goals} {figure.unit}".strip()


def _number(value: float) -> str:
    """Three digits that matter."""
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"

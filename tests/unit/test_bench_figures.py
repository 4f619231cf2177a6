"""The benches' statistics, goals, table and file."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from rich.console import Console

from bench import machine
from bench.figures import Figure, Report, percentile, spread, stages
from bench.table import save, table

pytestmark = pytest.mark.unit


def test_percentiles_interpolate_between_samples() -> None:
    samples = [float(n) for n in range(1, 102)]  # 1 to 101
    assert percentile(samples, 50) == 51
    assert percentile(samples, 95) == 96
    assert percentile([1.0, 2.0], 95) == pytest.approx(1.95)
    assert percentile([3.0], 95) == 3
    assert percentile(list(reversed(samples)), 95) == 96


def test_no_samples_are_no_percentile() -> None:
    with pytest.raises(ValueError, match="no samples"):
        percentile([], 50)


def test_a_spread_counts_its_samples_and_changes_the_unit() -> None:
    figure = spread("first sentence", [0.010, 0.020, 0.030], {"p50": 25.0, "p95": 28.0})
    assert figure.values == {"p50": pytest.approx(20.0), "p95": pytest.approx(29.0)}
    assert figure.count == 3
    assert figure.met is False
    assert spread("seed", [2.0], unit="s").values == {"p50": 2.0, "p95": 2.0}


@pytest.mark.parametrize(
    ("value", "goal", "more_is_better", "met"),
    [(5.0, 5.0, False, True), (5.1, 5.0, False, False), (0.8, 0.8, True, True), (0.79, 0.8, True, False)],
)
def test_a_goal_is_a_bound(value: float, goal: float, more_is_better: bool, met: bool) -> None:
    figure = Figure("x", "ms", {"value": value}, goals={"value": goal}, more_is_better=more_is_better)
    assert figure.met is met


def test_a_goal_for_one_percentile_leaves_the_other_free() -> None:
    assert spread("x", [0.001, 0.001, 9.0], {"p50": 5.0}).met is True
    assert spread("x", [0.001]).met is None


def test_a_stage_counts_only_the_turns_that_had_it() -> None:
    figures = stages("in process · ", [{"understand": 0.001}, {"understand": 0.003, "tools": 0.004}])
    assert [(figure.name, figure.count) for figure in figures] == [
        ("in process · understand", 2),
        ("in process · tools", 1),
    ]
    assert figures[0].values["p50"] == pytest.approx(2.0)


def report() -> Report:
    figures = (
        spread("speech end → sound", [0.2, 0.25, 0.7], {"p50": 300.0, "p95": 600.0}),
        Figure("throughput", "", {"value": 0.83}, 208, {"value": 0.8}, more_is_better=True, note="8 sessions"),
        Figure("cold", "ms", {"value": 1234.5}),
    )
    return Report("text", figures, machine.facts(), ("load was high",))


def test_the_table_shows_figures_goals_and_verdicts() -> None:
    console = Console(width=100, record=True, file=None, quiet=False, color_system=None)
    with console.capture() as shown:
        console.print(table(report()))
    text = shown.get()
    lines = text.splitlines()
    late = next(line for line in lines if "speech end" in line)
    assert "250 / 655 ms" in late
    assert "≤ 300 / 600 ms" in late
    assert "not met" in late
    assert "≥ 0.8" in next(line for line in lines if "0.83" in line)
    assert "1234" in text
    assert "8 sessions" in text
    assert "load was high" in text


def test_the_file_is_json_with_finite_figures_and_no_host_name(tmp_path: Path) -> None:
    path = save(report(), tmp_path / "new" / "folder")
    assert path.name == "text.json"
    data = json.loads(path.read_text("utf-8"))
    assert [figure["met"] for figure in data["figures"]] == [False, True, None]
    assert all(math.isfinite(value) for figure in data["figures"] for value in figure["values"].values())
    assert data["machine"].keys() == {"date", "cores", "cpu", "system", "python", "versions", "load_1min"}
    assert data["machine"]["cores"] >= 1


def test_a_figure_that_is_no_number_is_not_written(tmp_path: Path) -> None:
    broken = Report("text", (Figure("x", "ms", {"value": math.nan}),), {}, ())
    with pytest.raises(ValueError, match="JSON"):
        save(broken, tmp_path)
    assert not (tmp_path / "text.json").exists()


def test_a_busy_machine_is_told() -> None:
    assert "1.9" in machine.busy({"load_1min": 1.9, "cores": 2})
    assert machine.busy({"load_1min": 0.1, "cores": 2}) == ""
    assert machine.busy({"load_1min": None, "cores": 2}) == ""

"""A server in a process of its own: started, timed until it answers, weighed, ended."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

import httpx

from kernel.errors import EngineUnavailable

START_S = 180.0
"""The longest wait for a server's first answer; the first start draws a shop."""
_POLL_S = 0.1
_END_S = 30.0
_LOG_TAIL = 2_000


@dataclass(frozen=True, slots=True)
class Started:
    """A server that answers: its address, its process, and the seconds from its start until `/healthz` and the page
    answered."""

    url: str
    pid: int
    healthy_s: float
    page_s: float


def free_port() -> int:
    """A loopback port that nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
    return port


@contextmanager
def running(command: Sequence[str], url: str, environment: Mapping[str, str], log: Path) -> Iterator[Started]:
    """Start `command`, which serves at `url`, and wait until it answers; end it afterwards.

    Raises `EngineUnavailable` with the end of its output when it ends or stays silent.
    """
    with log.open("wb") as out:
        began = perf_counter()
        process = subprocess.Popen(
            command, env={**os.environ, **environment}, stdout=out, stderr=out, start_new_session=True
        )
        try:
            with httpx.Client(timeout=5.0, trust_env=False) as client:
                healthy_s = _answers(client, f"{url}/healthz", process, began, log)
                page_s = _answers(client, f"{url}/", process, began, log)
            yield Started(url, process.pid, healthy_s, page_s)
        finally:
            _end(process)


def _answers(client: httpx.Client, url: str, process: subprocess.Popen[bytes], began: float, log: Path) -> float:
    """Seconds from `began` until `url` answers 200."""
    while (waited := perf_counter() - began) < START_S:
        if process.poll() is not None:
            raise EngineUnavailable(f"the server ended with {process.returncode}: {_tail(log)}", fix="vitrine doctor")
        with suppress(httpx.HTTPError):
            if client.get(url).status_code == httpx.codes.OK:
                return perf_counter() - began
        sleep(_POLL_S)
    raise EngineUnavailable(f"{url} did not answer in {waited:.0f} s: {_tail(log)}", fix="vitrine doctor")


def _tail(log: Path) -> str:
    return log.read_text("utf-8", errors="replace")[-_LOG_TAIL:].strip()


def _end(process: subprocess.Popen[bytes]) -> None:
    """As Ctrl-C would; what does not listen is killed with its children."""
    with suppress(ProcessLookupError):
        process.send_signal(signal.SIGINT)
    try:
        process.wait(_END_S)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def memory_mib(pid: int) -> float | None:
    """Memory of a process and all its descendants, shared pages counted once (PSS); None where the system does not
    tell."""
    rollups = [Path(f"/proc/{each}/smaps_rollup") for each in _family(pid)]
    kib = 0
    for rollup in rollups:
        with suppress(OSError):  # it ended meanwhile
            kib += sum(int(line.split()[1]) for line in rollup.read_text().splitlines() if line.startswith("Pss:"))
    return kib / 1024 if kib else None


def processor_s(pid: int) -> float | None:
    """Processor time that a process and its living descendants have used; None where the system does not tell."""
    ticks = 0
    for each in _family(pid):
        with suppress(OSError):
            fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK") if ticks else None


def _family(pid: int) -> set[int]:
    """A process and its descendants."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(stat.parent.name))
    found, todo = set[int](), [pid]
    while todo:
        found.add(each := todo.pop())
        todo += children.get(each, [])
    return found

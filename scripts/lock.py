"""Write lock/*.txt: exact versions of the runtime set and of each extra, as pip itself resolves pyproject.toml.

One version per package for every Python that we support and for every set, so that any sets can be installed
together. A package that only some Pythons need gets a marker. Nothing is installed and no wheel is fetched whole: pip
reads metadata by range requests. Usage, with python3.11, python3.12 and python3.13 on PATH:

    python3 scripts/lock.py             keep the versions that are locked, add what is missing, drop what is not needed
    python3 scripts/lock.py --upgrade   take the newest that pyproject.toml admits
    python3 scripts/lock.py --check     write nothing; fail where the files are not what would be written
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHONS = ("3.11", "3.12", "3.13")
SETS: Mapping[str, tuple[str, ...]] = {
    "runtime": (),
    "test": ("train", "coqui", "test"),
    "train": ("train",),
    "coqui": ("coqui",),
    "easyocr": ("easyocr",),
}
"""Set → extras on top of the runtime set, widest first: what it fixes holds for the ones after it."""

CUDA = re.compile(r"(nvidia-.*|cuda-.*|triton)$")
"""What torch's default build for Linux pins by itself. Left out, so that its CPU build fits the same lock."""

HEAD = {
    "runtime": "Exact versions of the runtime set: no torch, no CUDA.",
    "test": "Exact versions of what the tests need on top of the runtime set: the extras test, train and coqui.",
    "train": "Exact versions of the extra 'train' on top of the runtime set.",
    "coqui": "Exact versions of the extra 'coqui' on top of the runtime set.",
    "easyocr": "Exact versions of the extra 'easyocr' on top of the runtime set.",
}
TORCH = "torch's default build for Linux brings the CUDA packages that it pins itself; its CPU build brings none."

Pins = dict[str, str]
"""Package as it spells itself → version."""


def normal(name: str) -> str:
    """The name as package indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def wanted(extras: Iterable[str]) -> list[str]:
    """The requirements of pyproject.toml for the runtime set and `extras`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [*project["dependencies"], *(line for extra in extras for line in project["optional-dependencies"][extra])]


def locked(folder: Path) -> Pins:
    """Every pin in the lock files of `folder`."""
    lines = (line.partition(";")[0].strip() for path in folder.glob("*.txt") for line in path.open(encoding="utf-8"))
    return dict(line.split("==") for line in lines if "==" in line and not line.startswith("#"))


def interpreters(scratch: Path) -> dict[str, Path]:
    """Python version → interpreter of an empty environment with a current pip, made under `scratch`."""
    made = {}
    for version in PYTHONS:
        found = shutil.which(f"python{version}")
        if found is None or subprocess.run([found, "--version"], capture_output=True).returncode:
            raise SystemExit(f"lock: python{version} is not on PATH; a lock is resolved by each Python that it is for")
        subprocess.run(
            [found, "-m", "venv", "--upgrade-deps", scratch / version], check=True, stdout=subprocess.DEVNULL
        )
        made[version] = scratch / version / "bin" / "python"
    return made


def resolve(python: Path, requirements: Iterable[str], pins: Pins) -> Pins:
    """What pip would install for `requirements` under `pins`. Exits with pip's own words where nothing fits."""
    folder = python.parent.parent
    (folder / "wanted.txt").write_text("\n".join(requirements), "utf-8")
    (folder / "pins.txt").write_text("\n".join(f"{name}=={version}" for name, version in pins.items()), "utf-8")
    dry = ["--dry-run", "--ignore-installed", "--use-feature=fast-deps", "--report", "report.json"]
    pip = [python, "-m", "pip", "--no-input", "install", "--quiet", *dry, "-r", "wanted.txt", "-c", "pins.txt"]
    done = subprocess.run(pip, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{done.stderr}\nlock: pip found no set of versions; see `make lock UPGRADE=1`")
    found = (item["metadata"] for item in json.loads((folder / "report.json").read_text("utf-8"))["install"])
    # A local version (2.13.0+cpu) names a build of one index; the lock is for every index.
    exact = {str(meta["name"]): str(meta["version"]).partition("+")[0] for meta in found}
    return {name: version for name, version in exact.items() if not CUDA.match(normal(name))}


def marker(pythons: frozenset[str]) -> str:
    """The environment marker for a package that only `pythons` need."""
    if pythons == frozenset(PYTHONS):
        return ""
    if pythons == frozenset(PYTHONS[: len(pythons)]):
        return f' ; python_version < "{PYTHONS[len(pythons)]}"'
    if pythons == frozenset(PYTHONS[-len(pythons) :]):
        return f' ; python_version >= "{PYTHONS[-len(pythons)]}"'
    return " ; " + " or ".join(f'python_version == "{version}"' for version in sorted(pythons))


def written(name: str, needed: Mapping[str, frozenset[str]], runtime: Mapping[str, frozenset[str]]) -> str:
    """The text of one lock file: `needed` (package==version → Pythons) without what `runtime` brings already."""
    left = {pin: pythons - runtime.get(pin, frozenset()) for pin, pythons in needed.items()}
    pins = sorted((pin for pin, pythons in left.items() if pythons), key=lambda pin: normal(pin.partition("==")[0]))
    head = [f"# {HEAD[name]}", "# Made by `make lock`; names no registry."]
    if any(pin.startswith("torch==") for pin in pins):
        head.append(f"# {TORCH}")
    head += [] if name == "runtime" else ["-r runtime.txt"]
    return "\n".join([*head, *(pin + marker(left[pin]) for pin in pins)]) + "\n"


def locks(keep: Pins) -> dict[str, str]:
    """File name → text of every lock, each version as in `keep` where it names one."""
    pins, texts, runtime = dict(keep), {}, {}
    with tempfile.TemporaryDirectory() as scratch:
        pythons = interpreters(Path(scratch))
        for name, extras in SETS.items():
            needed: dict[str, frozenset[str]] = {}
            for version, python in pythons.items():
                print(f"resolving {name} for Python {version}", file=sys.stderr, flush=True)
                for package, exact in resolve(python, wanted(extras), pins).items():
                    pins[package] = exact
                    pin = f"{package}=={exact}"
                    needed[pin] = needed.get(pin, frozenset()) | {version}
            runtime = runtime or needed
            texts[f"{name}.txt"] = written(name, needed, {} if name == "runtime" else runtime)
    return texts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions")
    parser.add_argument("--check", action="store_true", help="write nothing, fail where a file would change")
    args = parser.parse_args()
    folder = ROOT / "lock"
    texts = locks({} if args.upgrade else locked(folder))
    stale = [
        name
        for name, text in texts.items()
        if not (folder / name).is_file() or (folder / name).read_text("utf-8") != text
    ]
    if args.check and stale:
        raise SystemExit(f"lock: {', '.join(stale)} would change; run `make lock`")
    for name in stale:
        (folder / name).write_text(texts[name], "utf-8")
    print(f"lock: {', '.join(stale) + ' written' if stale else 'nothing to change'}", file=sys.stderr)


if __name__ == "__main__":
    main()

"""The lock files: what pyproject.toml asks for, in exact versions that fit each other, from no place in particular."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

pytestmark = pytest.mark.integration

ROOT = Path(__file__).parents[2]
EXTRAS = {"runtime": (), "train": ("train",), "coqui": ("coqui",), "easyocr": ("easyocr",)} | {
    "test": ("train", "coqui", "test")
}
PYTHONS = ("3.11", "3.12", "3.13")
CUDA = re.compile(r"(torch.*|nvidia-.*|cuda-.*|triton)$")
OURS = {"kernel", "multimodal", "models", "commerce", "dialog", "serve", "ui", "bench"}
IMPORT = re.compile(r"^\s*(?:from (\w+)[\w.]* import |import (\w+)[\w.]*(?:$| as ))", re.M)
PIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*==[0-9][A-Za-z0-9.]*( ; python_version [<>=]+ \"3\.1\d\")?$")


def lines(name: str) -> list[str]:
    return (ROOT / "lock" / f"{name}.txt").read_text("utf-8").splitlines()


@cache
def pins(name: str, python: str = "") -> dict[str, Version]:
    """Package → version in lock `name` with what it includes; for one `python`, or for any."""
    found = pins("runtime", python).copy() if name != "runtime" else {}
    for line in lines(name):
        if PIN.match(line):
            requirement = Requirement(line)
            if not python or not requirement.marker or requirement.marker.evaluate({"python_version": python}):
                found[canonicalize_name(requirement.name)] = Version(str(requirement.specifier).removeprefix("=="))
    return found


def declared(name: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    return [Requirement(line) for line in project["dependencies"] + [one for e in EXTRAS[name] for one in extras[e]]]


@pytest.mark.parametrize("name", EXTRAS)
def test_a_lock_names_packages_and_no_place(name: str) -> None:
    assert lines(name), "make lock"
    for line in lines(name):
        assert PIN.match(line) or line == "-r runtime.txt" or re.match(r"# [^/\\]*$", line), line


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("name", EXTRAS)
def test_what_we_ask_for_is_locked_within_its_range(name: str, python: str) -> None:
    locked = pins(name, python)
    for requirement in declared(name):
        version = locked.get(canonicalize_name(requirement.name))
        assert version, f"{requirement} is not in lock/{name}.txt; make lock"
        assert requirement.specifier.contains(version, prereleases=True), f"{requirement} is locked at {version}"


@pytest.mark.parametrize("python", PYTHONS)
def test_the_runtime_set_has_no_torch_and_no_cuda(python: str) -> None:
    assert [name for name in pins("runtime", python) if CUDA.match(name)] == []


def test_every_set_locks_the_same_version_of_a_package() -> None:
    for name in EXTRAS:
        for other in EXTRAS:
            ours, theirs = pins(name), pins(other)
            assert {p: v for p, v in ours.items() if p in theirs} == {p: v for p, v in theirs.items() if p in ours}


def installed(name: str) -> bool:
    return all(any(metadata.distributions(name=one.name)) for one in declared(name))


def needs(requirement: Requirement, seen: set[str]) -> Iterator[tuple[str, Requirement]]:
    """What an installed package needs here, and what that needs; `seen` holds package[extra] that were told."""
    name = canonicalize_name(requirement.name)
    for extra in ("", *requirement.extras):
        if f"{name}[{extra}]" in seen:
            continue
        seen.add(f"{name}[{extra}]")
        try:
            lines = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue
        for needed in map(Requirement, lines):
            if not needed.marker or needed.marker.evaluate({"extra": extra}):
                yield name, needed
                yield from needs(needed, seen)


@pytest.mark.parametrize("name", ["runtime", "test"])
def test_locked_packages_fit_each_other_and_nothing_floats(name: str) -> None:
    """Read from the packages that are installed, so for the Python that runs this."""
    if not installed(name):
        pytest.skip(f"the {name} set is not installed")
    locked, seen = pins(name, "{}.{}".format(*sys.version_info)), set[str]()
    needless = set(locked) - {canonicalize_name(requirement.name) for requirement in declared(name)}
    for requirement in declared(name):
        for parent, needed in needs(requirement, seen):
            child = canonicalize_name(needed.name)
            needless.discard(child)
            if CUDA.match(child) and child not in locked:
                continue  # torch's default build pins these itself
            assert child in locked, f"{parent} needs {needed}, which lock/{name}.txt does not name; make lock"
            if metadata.version(parent).partition("+")[0] == str(locked[parent]):
                assert needed.specifier.contains(locked[child], prereleases=True), f"{parent} needs {needed}"
    assert len(seen) > 100
    assert sys.platform != "linux" or not needless, f"nothing needs {needless}; make lock"


def test_what_our_code_imports_is_declared() -> None:
    """A package that merely comes with another one would leave us when that one no longer needs it."""
    if not installed("test"):
        pytest.skip("the test set is not installed")
    importable = OURS | sys.stdlib_module_names | {"easyocr"}  # not in the test set
    for name in {one.name for one in declared("test")}:
        files = metadata.files(name) or []
        importable |= {file.parts[0].split(".")[0] for file in files if file.suffix in (".py", ".so")}
    for path in (path for folder in OURS for path in (ROOT / folder).rglob("*.py")):
        for modules in IMPORT.findall(path.read_text("utf-8")):
            top = "".join(modules)
            assert top in importable, f"{path.relative_to(ROOT)} imports {top}: declare it"

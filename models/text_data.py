"""Labelled texts as files: our own JSONL, and the two forms in which public sets come.

A folder holds parts by name: a file whose name contains `train` is for training, one with `test` or `dev` for testing.
Where there is no test part, every fifth text (by its checksum) is kept from training and serves as one.

- `.jsonl`: `{"text": "...", "labels": ["return"]}`; several labels or none are fine
- `.csv`: a header, then the text and its label (banking77, HINT3)
- `.txt`: `__label__4<tab>text` (fastText, SST-5)
"""

from __future__ import annotations

import csv
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kernel.errors import BadInput, NotFound
from models.text_features import MAX_CHARS, Features, normalize

Part = Literal["train", "test"]
_NAMES: dict[Part, tuple[str, ...]] = {"train": ("train",), "test": ("test", "dev")}
_SUFFIXES = (".jsonl", ".csv", ".txt")
_HELD_OUT = 5
_TOO_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Example:
    """One text with its labels; `lang` is the middle of a file name such as train.en.jsonl, else empty."""

    text: str
    labels: tuple[str, ...]
    lang: str = ""


def read(data: Path, part: Part) -> list[Example]:
    """The examples of one part of `data`, a folder or a single file, in the order of file names and lines.

    Raises `NotFound` when there are none and `BadInput` (with file and line) when one is malformed.
    """
    files = sorted(p for p in data.iterdir() if p.suffix in _SUFFIXES) if data.is_dir() else [data]
    chosen = [path for path in files if any(name in path.stem for name in _NAMES[part])]
    if any(any(name in path.stem for name in _NAMES["test"]) for path in files):
        found = [example for path in chosen for example in _read_file(path)]
    else:
        found = [e for path in files for e in _read_file(path) if _held_out(e.text) == (part == "test")]
    if not found:
        raise NotFound(f"no {part} texts in {data}", fix=f"Put a {_NAMES[part][0]}.*.jsonl there")
    return found


def check(train: Iterable[Example], test: Iterable[Example], labels: Iterable[str]) -> None:
    """Raise `BadInput` when a label is unknown or a test text also stands, nearly word for word, in the training part.

    Near means that the two share more than 80 % of their character trigrams (Jaccard). Texts without labels are bare
    answers such as order numbers, which are alike by nature, and may be near.
    """
    allowed, features = set(labels), Features(buckets=1 << 20, chars=3, words=0)
    train = list(train)
    known = {normalize(example.text): set(features(example.text).tolist()) for example in train if example.labels}
    for example in (*train, *(test := list(test))):
        if unknown := set(example.labels) - allowed:
            raise BadInput(f"{example.text!r} has the unknown label {min(unknown)}", fix=f"Known: {sorted(allowed)}")
    for example in (example for example in test if example.labels):
        mine = set(features(example.text).tolist())
        for text, grams in known.items():
            # Sets of very different size cannot be alike; asking that first spares most of the work.
            sizes = sorted((len(mine), len(grams)))
            if sizes[0] > _TOO_ALIKE * sizes[1] and len(mine & grams) > _TOO_ALIKE * len(mine | grams):
                raise BadInput(f"test text {example.text!r} is too near the training text {text!r}", fix="Reword it")


def _held_out(text: str) -> bool:
    return zlib.crc32(text.encode()) % _HELD_OUT == 0


def _read_file(path: Path) -> Iterator[Example]:
    parse = {".jsonl": _jsonl, ".csv": _csv, ".txt": _fasttext}.get(path.suffix)
    if parse is None:
        raise BadInput(f"{path.name} is not one of {', '.join(_SUFFIXES)}", fix="Convert it to JSONL")
    parts = path.stem.split(".")
    lang = parts[1] if len(parts) == 2 else ""
    number = 0
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            for text, labels in parse(lines):
                number += 1
                if not text.strip() or len(text) > MAX_CHARS:
                    raise ValueError(f"a text has 1 to {MAX_CHARS} characters")
                yield Example(text, labels, lang)
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{path.name}, after record {number}: {error}", fix="See models/text_data.py") from error


def _jsonl(lines: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for line in lines:
        record = json.loads(line)
        text, labels = record["text"], record["labels"]
        if not isinstance(text, str) or not isinstance(labels, list) or not all(isinstance(n, str) for n in labels):
            raise ValueError("text is a string, labels a list of strings")
        yield text, tuple(labels)


def _csv(lines: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    rows = csv.reader(lines)
    next(rows, None)
    for row in rows:
        if len(row) < 2:
            raise ValueError("text,label expected")
        yield row[0], (row[1],)


def _fasttext(lines: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for line in lines:
        label, _, text = line.rstrip("\n").partition("\t")
        if not label.startswith("__label__") or not text:
            raise ValueError("__label__NAME, a tab and a text expected")
        yield text, (label.removeprefix("__label__"),)

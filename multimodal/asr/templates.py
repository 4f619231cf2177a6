"""Sentences of a shop from short templates.

A template is words with `(one|other)` choices, `[optional]` parts and `<class>` names:
`where is my (order|parcel) [please]`. A class stands for a list of words or sentences, which may use classes in turn.
"""

from __future__ import annotations

import itertools
import math
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

_TOKEN = re.compile(r"[()|\[\]]|<\w+>|[^\s()|\[\]<>]+")
MOST_PER_TEMPLATE = 1500
"""About how many sentences one template gives; a big class is met in samples that take every member in turn."""


def expand(template: str, classes: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, float]]:
    """The sentences of `template`, each with its share of weight 1. Raises `ValueError` for a broken template."""
    tokens = _TOKEN.findall(template)
    shapes, end = _choices(tokens, 0)
    if end != len(tokens):
        raise ValueError(f"unbalanced brackets in template: {template}")
    share = math.ceil(MOST_PER_TEMPLATE / len(shapes))
    for index, shape in enumerate(shapes):
        sentences = _fill(shape, classes, share, index * share)
        for sentence in sentences:
            yield sentence, 1 / len(shapes) / len(sentences)


def _choices(tokens: Sequence[str], at: int) -> tuple[list[tuple[str, ...]], int]:
    """Every reading of `tokens` from `at` up to the bracket that closes it, and where it ended."""
    done: list[tuple[str, ...]] = []
    open_: list[tuple[str, ...]] = [()]
    while at < len(tokens) and tokens[at] not in ")]":
        sign = tokens[at]
        if sign == "|":
            done += open_
            open_ = [()]
        elif sign in "([":
            inner, at = _choices(tokens, at + 1)
            if at >= len(tokens):
                raise ValueError(f"unclosed bracket in template: {' '.join(tokens)}")
            options = inner if sign == "(" else [*inner, ()]
            open_ = [head + tail for head in open_ for tail in options]
        else:
            open_ = [(*head, sign) for head in open_]
        at += 1
    return done + open_, at


def _fill(shape: tuple[str, ...], classes: Mapping[str, Sequence[str]], most: int, start: int) -> list[str]:
    """`shape` with its classes filled in: all combinations up to `most`, else samples `start` onwards of each class."""
    pools = [_members(word, classes) for word in shape]
    rows: Iterable[tuple[str, ...]]
    if math.prod(map(len, pools)) <= most:
        rows = itertools.product(*pools)
    else:
        rows = zip(*(_sample(pool, start, most, seed) for seed, pool in enumerate(pools)), strict=True)
    return [" ".join(row) for row in rows]


def _sample(pool: Sequence[str], start: int, count: int, seed: int) -> Iterator[str]:
    """`count` members of `pool` from place `start` of an endless round through all of them, the same in every run."""
    order = random.Random(seed).sample(pool, len(pool))
    return (order[i % len(order)] for i in range(start, start + count))


def _members(word: str, classes: Mapping[str, Sequence[str]]) -> Sequence[str]:
    if not word.startswith("<"):
        return (word,)
    members = classes.get(word[1:-1])
    if not members:
        raise ValueError(f"unknown or empty class {word}")
    return members

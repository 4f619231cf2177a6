"""Reasoning models think aloud between <think> and </think>; nobody should hear it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_OPEN, _CLOSE = "<think>", "</think>"


def without_thoughts(pieces: Iterable[str]) -> Iterator[str]:
    """`pieces` without what stands between the marks, which may be cut anywhere; a thought that never ends is dropped.

    White space before the first word is dropped too, since a thought usually leaves some behind.
    """
    held, thinking, started = "", False, False
    for piece in pieces:
        held += piece
        visible = ""
        while True:
            mark = _CLOSE if thinking else _OPEN
            before, found, after = held.partition(mark)
            if not found:
                break
            visible += "" if thinking else before
            held, thinking = after, not thinking
        keep = _overlap(held, mark)
        visible += "" if thinking else held[: len(held) - keep]
        held = held[len(held) - keep :]
        if not started:
            visible = visible.lstrip()
        if visible:
            started = True
            yield visible
    if held and not thinking:
        yield held


def _overlap(text: str, mark: str) -> int:
    """How many characters at the end of `text` may be the beginning of `mark`."""
    return next((n for n in range(min(len(text), len(mark) - 1), 0, -1) if mark.startswith(text[-n:])), 0)

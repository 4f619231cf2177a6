"""Text as hashed n-grams: one featuriser for every script, without a vocabulary or a tokeniser.

Characters in runs of one to four catch misspelt words, endings and scripts without spaces; whole words and pairs of
words catch what is longer. Hashing: Weinberger et al., "Feature hashing for large scale multitask learning" (2009).
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MAX_CHARS = 10_000
"""Longer texts are not something a shopper said in one turn; they have no features."""

_LONG_RUN = re.compile(r"(.)\1{2,}")
_DIGIT = re.compile(r"\d")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Features:
    """What a text is turned into: `buckets` (a power of two) and the longest run of characters and of words.

    `marks` keeps punctuation; without it, typed and spoken text look alike.
    """

    buckets: int = 1 << 17
    chars: int = 4
    words: int = 2
    marks: bool = False

    def __call__(self, text: str) -> NDArray[np.uint32]:
        """The distinct buckets that `text` falls into, in rising order; none for empty and for overlong text."""
        if len(text) > MAX_CHARS:
            return np.empty(0, np.uint32)
        clean = normalize(text, marks=self.marks)
        if not clean:
            return np.empty(0, np.uint32)
        codes = np.frombuffer(f" {clean} ".encode("utf-32-le"), np.uint32)
        hashes = [_runs(codes, length) for length in range(1, min(self.chars, len(codes)) + 1)]
        tokens = clean.split()
        for length in range(1, self.words + 1):
            spans = (" ".join(tokens[i : i + length]) for i in range(len(tokens) - length + 1))
            hashes.append(np.array([zlib.crc32(span.encode(), length) for span in spans], np.uint32))
        return np.unique(np.concatenate(hashes) & np.uint32(self.buckets - 1))


def normalize(text: str, *, marks: bool = False) -> str:
    """`text` in one form: NFKC, lower case, every digit 0, "soooo" as "soo", punctuation dropped unless `marks`."""
    # Lone surrogates come from broken UTF-8 and cannot be encoded again.
    text = text.encode("utf-8", "ignore").decode()
    text = _DIGIT.sub("0", unicodedata.normalize("NFKC", text).casefold())
    text = _LONG_RUN.sub(r"\1\1", text)
    kinds = "LNMSP" if marks else "LNMS"
    kept = (c if unicodedata.category(c)[0] in kinds or c == "@" else " " for c in text)
    return _SPACE.sub(" ", "".join(kept).replace("'", "")).strip()


def _runs(codes: NDArray[np.uint32], length: int) -> NDArray[np.uint32]:
    """A 32-bit hash of every run of `length` code points (FNV-1a over code points, then murmur3's final mix)."""
    value = np.full(len(codes) - length + 1, 2166136261 + length, np.uint32)
    for i in range(length):
        value = (value ^ codes[i : len(codes) - length + 1 + i]) * np.uint32(16777619)
    value ^= value >> np.uint32(16)
    value *= np.uint32(0x85EBCA6B)
    value ^= value >> np.uint32(13)
    value *= np.uint32(0xC2B2AE35)
    return value ^ (value >> np.uint32(16))

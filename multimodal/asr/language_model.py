"""A small word n-gram model in ARPA form, for recognisers that know the shop's own sentences.

Probabilities are interpolated (Jelinek and Mercer, 1980): p(w|h) = λ c(hw)/c(h) + (1 - λ) p(w|h'), where h' drops the
oldest word of h, and the unigrams are mixed with a uniform share. The same model is exact in back-off form: seen
n-grams carry the mixture, and the back-off weight of every seen history is 1 - λ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from math import log10

START, END = "<s>", "</s>"
_NEVER = -99.0
"""log10 of the probability of the start mark, which is a condition and never a prediction (ARPA convention)."""

Gram = tuple[str, ...]


def count_grams(sentences: Iterable[tuple[str, float]], order: int) -> list[dict[Gram, float]]:
    """Weighted counts of all n-grams up to `order`, one table per length; each sentence comes with its weight."""
    counts: list[dict[Gram, float]] = [defaultdict(float) for _ in range(order)]
    for sentence, weight in sentences:
        words = (START, *sentence.split(), END)
        for end in range(1, len(words)):
            for length in range(1, min(order, end + 1) + 1):
                counts[length - 1][words[end + 1 - length : end + 1]] += weight
    return counts


def arpa(sentences: Iterable[tuple[str, float]], order: int = 3, seen: float = 0.9, uniform: float = 0.05) -> str:
    """The text of an ARPA file for weighted `sentences` of space-separated words.

    `seen` is λ for bigrams and longer; `uniform` is the unigram mass that is spread evenly over the vocabulary.
    """
    counts = count_grams(sentences, order)
    total = sum(counts[0].values())
    size = len(counts[0])
    probability: list[dict[Gram, float]] = [
        {gram: (1 - uniform) * count / total + uniform / size for gram, count in counts[0].items()}
    ]
    histories: list[dict[Gram, float]] = []
    for length in range(2, order + 1):
        history: dict[Gram, float] = defaultdict(float)
        for gram, count in counts[length - 1].items():
            history[gram[:-1]] += count
        lower = probability[-1]
        probability.append(
            {g: seen * c / history[g[:-1]] + (1 - seen) * lower[g[1:]] for g, c in counts[length - 1].items()}
        )
        histories.append(history)
    histories.append({})
    return "\n".join(_lines(probability, histories, log10(1 - seen)))


def _lines(probability: list[dict[Gram, float]], histories: list[dict[Gram, float]], backoff: float) -> Iterable[str]:
    """The ARPA file line by line. An n-gram that is no history keeps the back-off weight 1, which ARPA leaves out."""
    yield "\\data\\"
    for length, table in enumerate(probability, start=1):
        yield f"ngram {length}={len(table) + (length == 1)}"
    for length, (table, history) in enumerate(zip(probability, histories, strict=True), start=1):
        yield f"\n\\{length}-grams:"
        if length == 1:
            yield f"{_NEVER:.1f} {START} {backoff:.4f}"
        for gram in sorted(table):
            tail = f" {backoff:.4f}" if gram in history else ""
            yield f"{log10(table[gram]):.4f} {' '.join(gram)}{tail}"
    yield "\n\\end\\\n"

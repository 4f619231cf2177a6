"""A small inverted index in memory: words of several languages, typos forgiven, no database needed."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from commerce import tokens

_COVER = 0.75
"""How much of the best product's matched words (by rarity) another must match to be a result too."""
_TYPO_LETTERS = 4
_TWO_TYPOS_LETTERS = 8
_TYPO_WEIGHT = 0.8
_LONGEST_WORD = 8
"""Most characters of a Chinese word of the catalogue."""


@dataclass(frozen=True, slots=True)
class Document:
    """What is searched: texts, and single words that only count whole (a colour), each with its weight."""

    id: str
    texts: tuple[tuple[float, str], ...]
    words: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A document and how well it fits, best 1.0."""

    id: str
    score: float


class SearchIndex:
    """Built once, read by many threads. `vocabulary`: Chinese words that a query is cut into where they occur.

    A document scores the sum over the query's words of rarity (as in BM25's idf) times the greatest weight of a text
    that has the word. Documents that miss much of what the best one matches are no results, so 'red backpack' does not
    bring every red thing.
    """

    def __init__(self, documents: Iterable[Document], vocabulary: Iterable[str] = ()) -> None:
        postings: dict[str, dict[str, float]] = defaultdict(dict)
        self._count = 0
        for document in documents:
            self._count += 1
            for weight, token in _tokens(document):
                postings[token][document.id] = max(weight, postings[token].get(document.id, 0.0))
        self._postings = dict(postings)
        self._words = [token for token in postings if not tokens.is_cjk(token) and not token.isdigit()]
        self._vocabulary = frozenset(word for word in vocabulary if tokens.is_cjk(word) and len(word) > 1)

    def search(self, query: str) -> list[Hit]:
        """Documents that fit, best first; none where no word is known."""
        scores: dict[str, float] = defaultdict(float)
        cover: dict[str, float] = defaultdict(float)
        for word, factor in self._wanted(query).items():
            postings = self._found(word)
            rarity = factor * math.log(1 + (self._count - len(postings) + 0.5) / (len(postings) + 0.5))
            for document, weight in postings.items():
                scores[document] += rarity * weight
                cover[document] += rarity
        if not scores:
            return []
        enough = max(cover.values()) * _COVER
        best = max(scores.values())
        hits = [Hit(id_, score / best) for id_, score in scores.items() if cover[id_] >= enough]
        return sorted(hits, key=lambda hit: (-hit.score, hit.id))

    def _found(self, word: str) -> Mapping[str, float]:
        """Documents that have a word: whole, or a Chinese one as neighbouring pairs in one of their texts."""
        whole = self._postings.get(word, {})
        if len(word) < 3 or not tokens.is_cjk(word):
            return whole
        pairs = [self._postings.get(pair, {}) for pair in tokens.pairs(word)]
        common = set(pairs[0]).intersection(*pairs[1:])
        return {document: min(pair[document] for pair in pairs) for document in common} | dict(whole)

    def _wanted(self, query: str) -> Mapping[str, float]:
        """The known words of a query and how much each counts."""
        wanted: dict[str, float] = {}
        runs = [run for run in tokens.runs(query) if run not in tokens.STOPWORDS]
        for run, after in zip(runs, [*runs[1:], ""], strict=False):
            if tokens.is_cjk(run):
                wanted |= dict.fromkeys(self._chinese(run), 1.0)
            elif run in self._postings:
                wanted[run] = 1.0
            elif (near := self._nearest(run)) is not None:
                wanted.setdefault(near, _TYPO_WEIGHT)
            if after and not tokens.is_cjk(run) and (joined := tokens.stem(run + after)) in self._postings:
                wanted[joined] = 1.0
        return wanted

    def _chinese(self, run: str) -> Iterator[str]:
        """The catalogue's words in a stretch of Chinese, longest first; pairs of characters in between."""
        if len(run) == 1 and run in self._postings:
            yield run
        start = 0
        while start < len(run) - 1:
            for length in range(min(_LONGEST_WORD, len(run) - start), 1, -1):
                word = run[start : start + length]
                if word in self._vocabulary:
                    yield word
                    start += length
                    break
            else:
                pair = run[start : start + 2]
                if pair in self._postings and pair not in tokens.STOPWORDS:
                    yield pair
                start += 1

    def _nearest(self, word: str) -> str | None:
        """The known word that `word` is a typo of: one slip from four letters on, two from eight on."""
        if len(word) < _TYPO_LETTERS or word.isdigit():
            return None
        slips = 2 if len(word) >= _TWO_TYPOS_LETTERS else 1
        match = process.extractOne(word, self._words, scorer=OSA.distance, score_cutoff=slips)
        return match[0] if match else None


def _tokens(document: Document) -> Iterator[tuple[float, str]]:
    for weight, text in document.texts:
        for token in tokens.of_document(text):
            yield weight, token
    for weight, text in document.words:
        if len(runs := tokens.runs(text)) == 1:
            yield weight, runs[0]

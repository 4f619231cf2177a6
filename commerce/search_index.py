"""A small inverted index in memory for one language: typos forgiven, scripts without spaces cut, no database needed."""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from commerce import tokens
from commerce.stems import stem

_COVER = 0.75
"""How much of the best product's matched words (by rarity) another must match to be a result too."""
_SHARE = 0.35
"""How much of the known words the best product itself must match: a word here and a word there is no result."""
_TYPO_LETTERS = 4
_TWO_TYPOS_LETTERS = 8
TYPO_WEIGHT = 0.8
_NAMED = 1.0
"""Least weight of a text that says what a thing is. What its description mentions besides only ranks it: a teddy bear
that survives the washing machine is none."""
_ANY_LETTER = 6
"""Letters from which on a slip in the first one is forgiven too; people seldom make it, and many short words differ in
nothing else."""
_NEAREST = 8
"""Near words that are looked at."""
_HEAD_LETTERS = 3
"""Least letters of the word that a German compound ends in."""


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


@dataclass(frozen=True, slots=True)
class Reading:
    """A query as an index understands it: its known words and how much each counts; `known` is the share of its
    letters that are in them, a misspelt word's at `TYPO_WEIGHT`."""

    words: Mapping[str, float]
    known: float


class SearchIndex:
    """Built once, read by many threads. `vocabulary`: the catalogue's own words, which a query in a script without
    spaces is cut into; `kinds`: the names of categories, which German compounds end in.

    A document scores the sum over the query's words of rarity (as in BM25's idf) times the greatest weight of a text
    that has the word. Documents that miss much of what the best one matches are no results, so 'red backpack' does not
    bring every red thing; what only a description says counts for less there too.
    """

    def __init__(
        self, documents: Iterable[Document], vocabulary: Iterable[str] = (), lang: str = "en", kinds: Iterable[str] = ()
    ) -> None:
        self._lang = lang
        self._stop = tokens.stopwords(lang)
        postings: dict[str, dict[str, float]] = defaultdict(dict)
        self._count = 0
        seen: dict[str, list[str]] = {}  # the colours of a model share most of their texts
        for document in documents:
            self._count += 1
            for weight, text in document.texts:
                if text not in seen:
                    seen[text] = list(dict.fromkeys(tokens.of_document(text, lang)))
                for token in seen[text]:
                    posting = postings[token]
                    posting[document.id] = max(weight, posting.get(document.id, 0.0))
            for weight, text in document.words:
                if len(runs := tokens.runs(text, lang)) == 1:
                    postings[runs[0]][document.id] = max(weight, postings[runs[0]].get(document.id, 0.0))
        words = _single(vocabulary, lang)
        self._heads = frozenset(word for word in _single(kinds, lang) if not tokens.is_dense(word))
        if lang == "de":
            for token, posting in list(postings.items()):
                if (head := self._head(token)) is not None:
                    for id_, weight in posting.items():
                        postings[head][id_] = max(weight, postings[head].get(id_, 0.0))
        self._postings = dict(postings)
        self._cuts = frozenset(word for word in words if tokens.is_dense(word))
        self._longest = max(map(len, (*self._cuts, *self._stop)), default=0)
        # What typos are compared with: the words of names before those of descriptions, letters apart (한 is three).
        known = [token for token in postings if not tokens.is_dense(token) and not token.isdigit()]
        known.sort(key=lambda token: -max(postings[token].values()))
        self._spelt = {_spelt(word): word for word in (*known, *sorted(self._cuts))}
        self._spellings = list(self._spelt)

    def search(self, query: str) -> list[Hit]:
        """Documents that fit, best first; none where no word is known."""
        return self.rank(self.read(query))

    def rank(self, reading: Reading) -> list[Hit]:
        """Documents that fit what was read, best first."""
        scores: dict[str, float] = defaultdict(float)
        cover: dict[str, float] = defaultdict(float)
        named: set[str] = set()
        asked = 0.0
        for word, factor in reading.words.items():
            postings = self._found(word)
            rarity = factor * math.log(1 + (self._count - len(postings) + 0.5) / (len(postings) + 0.5))
            asked += rarity
            for document, weight in postings.items():
                scores[document] += rarity * weight
                cover[document] += rarity * min(1.0, weight)
                if weight >= _NAMED:
                    named.add(document)
        most = max((cover[id_] for id_ in named), default=0.0)
        if not named or most < asked * _SHARE:
            return []
        fitting = {id_: scores[id_] for id_ in named if cover[id_] >= most * _COVER}
        best = max(fitting.values())
        return sorted((Hit(id_, score / best) for id_, score in fitting.items()), key=lambda hit: (-hit.score, hit.id))

    def read(self, query: str, *, typos: bool = True) -> Reading:
        """The words of `query` that the index knows; without `typos` only those that are spelt right."""
        words: dict[str, float] = {}
        letters = known = 0.0
        runs = [run for run in tokens.runs(query, self._lang) if run not in self._stop]
        for run, after in zip(runs, [*runs[1:], ""], strict=False):
            found = list(self._cut(run, typos) if tokens.is_dense(run) else self._word(run, typos))
            letters += sum(length for _, _, length in found)
            for word, factor, length in found:
                known += factor * length
                if factor:
                    words[word] = max(factor, words.get(word, 0.0))
            joined = tokens.plain(stem(run + after, self._lang), self._lang)
            if after and not tokens.is_dense(run) and joined in self._postings:
                words[joined] = 1.0
        return Reading(words, known / letters if letters else 0.0)

    def _found(self, word: str) -> Mapping[str, float]:
        """Documents that have a word: whole, or in a dense script as neighbouring pieces in one of their texts."""
        whole = self._postings.get(word, {})
        if not tokens.is_dense(word) or len(pieces := tokens.pieces(word)) < 2:
            return whole
        parts = [self._postings.get(piece, {}) for piece in pieces]
        common = set(parts[0]).intersection(*parts[1:])
        return {document: min(part[document] for part in parts) for document in common} | dict(whole)

    def _word(self, run: str, typos: bool) -> Iterator[tuple[str, float, int]]:
        """Known words for one that stands between spaces, with their factor and the letters that they explain."""
        length = len(run)
        if run in self._postings:
            yield run, 1.0, length
        elif typos and (near := self._nearest(run)) is not None:
            yield near, TYPO_WEIGHT, length
        elif self._lang == "de" and (head := self._head(run)) is not None:
            yield head, 1.0, len(head)
            if len(front := run[: -len(head)].rstrip("s")) >= _TYPO_LETTERS:
                yield from self._word(stem(front, self._lang), False)
        else:
            yield run, 0.0, length

    def _head(self, run: str) -> str | None:
        """The catalogue's word that a compound ends in, the longest: Reiserucksack is a Rucksack."""
        ends = (run[at:] for at in range(2, len(run) - _HEAD_LETTERS + 1))
        return next((end for end in ends if end in self._heads), None)

    def _cut(self, run: str, typos: bool) -> Iterator[tuple[str, float, int]]:
        """The catalogue's words in a dense stretch, longest first, and what its gaps hold."""
        start = gap = 0
        while start < len(run):
            for length in range(min(self._longest, len(run) - start), 1, -1):
                word = run[start : start + length]
                if word in self._cuts or word in self._stop:
                    yield from self._gap(run[gap:start], typos)
                    if word in self._cuts:
                        yield word, 1.0, length
                    start = gap = start + length
                    break
            else:
                start += 1
        yield from self._gap(run[gap:], typos)

    def _gap(self, stretch: str, typos: bool) -> Iterator[tuple[str, float, int]]:
        """What stands between the catalogue's words: one misspelt, or pieces of other texts."""
        stretch = tokens.bare(stretch)
        stretch = "".join(character for character in stretch if character not in self._stop)
        if not stretch or (tokens.is_hiragana(stretch) and len(stretch) < _TYPO_LETTERS):
            return
        if all(character in self._cuts for character in stretch):
            # 红伞: words of one character, but only where nothing else is left; 木琴 is not of 木.
            yield from ((character, 1.0, 1) for character in stretch)
        elif typos and (near := self._nearest(stretch)) is not None:
            yield near, TYPO_WEIGHT, len(stretch)
        else:
            pieces = [piece for piece in tokens.pieces(stretch) if not tokens.is_hiragana(piece)]
            known = [piece for piece in pieces if piece in self._postings and piece not in self._stop]
            # One piece of many stands in something else by chance, one of letters (Thai) more easily.
            trusted = len(known) >= len(pieces) * (0.75 if max(map(len, pieces), default=0) > 2 else 0.5)
            yield from ((piece, TYPO_WEIGHT if trusted and piece in known else 0.0, 1) for piece in pieces)

    def _nearest(self, word: str) -> str | None:
        """The known word that `word` is a typo of: one slip from four letters on (three Korean syllables), two from
        eight on."""
        letters = len(word) * 4 // 3 if tokens.is_hangul(word) else len(word)
        if letters < _TYPO_LETTERS or word.isdigit():
            return None
        slips = 2 if letters >= _TWO_TYPOS_LETTERS else 1
        spelt = _spelt(word)
        near = process.extract(spelt, self._spellings, scorer=OSA.distance, score_cutoff=slips, limit=_NEAREST)
        same = (match for match, _, _ in near if letters >= _ANY_LETTER or match[:1] == spelt[:1])
        return next((self._spelt[match] for match in same), None)


def _single(texts: Iterable[str], lang: str) -> set[str]:
    """Those that are one word."""
    return {runs[0] for text in texts if len(runs := tokens.runs(text, lang)) == 1}


def _spelt(word: str) -> str:
    """A word letter by letter, so that a slip in a Korean syllable or a Japanese voicing mark is one."""
    return unicodedata.normalize("NFD", word)

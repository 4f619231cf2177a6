"""Text to search tokens: folded words with plain English plurals, Chinese as single characters and pairs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+|[^\W_]+(?:\.\d+)?")
_CJK = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_ENGLISH = (
    "a an and any are as at be by can could do does for from get give got has have i if in is it like look looking me "
    "my need of on one or please show some something than that the there these they this to under want what which with "
    "would you your"
)
_CHINESE = "一个 一只 一把 一双 一件 一款 我想 我要 想要 想买 要买 买一 有没 没有 什么 可以 有吗 请问 帮我 我找 找一"
STOPWORDS = frozenset(f"{_ENGLISH} {_CHINESE}".split())
"""Words that say nothing about a product; pairs of Chinese characters that sentences around a product begin with."""


def fold(text: str) -> str:
    """NFKC, lower case, without accents: 'Sauté' and 'saute' are the same word."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def runs(text: str) -> list[str]:
    """The words and the stretches of Chinese in a text, folded."""
    return [run if _CJK.match(run) else stem(run) for run in _RUN.findall(fold(text))]


def is_cjk(run: str) -> bool:
    """Whether a run is Chinese."""
    return _CJK.match(run) is not None


def stem(word: str) -> str:
    """An English plural's singular, roughly; the same on both sides of a search, which is all that matters."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def pairs(run: str) -> list[str]:
    """The pairs of neighbouring characters."""
    return [run[i : i + 2] for i in range(len(run) - 1)]


def of_document(text: str) -> Iterator[str]:
    """Every token under which a text can be found."""
    for run in runs(text):
        if is_cjk(run):
            yield from run
            yield from pairs(run)
        else:
            yield run

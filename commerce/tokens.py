"""Text to search tokens: folded words by their stem; scripts without spaces as short neighbouring pieces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import yaml

from commerce.stems import stem

_HAN = "\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_KANA = "\u3041-\u3096\u30a1-\u30fa\u30fc"
_HANGUL = "\uac00-\ud7a3"
_THAI = "\u0e01-\u0e4e"
_DENSE = f"[{_HAN}{_KANA}{_HANGUL}{_THAI}]"
_RUN = re.compile(rf"{_DENSE}+|(?:(?!{_DENSE})[^\W_])+(?:\.\d+)?")
_IS_DENSE = re.compile(_DENSE)
_MARKS = re.compile("(?<!и)[\u0300-\u036f]|[\u064b-\u065f\u0670\u0640]")
"""Accents, Arabic vowel signs and stretching; й is a letter of its own."""
_LETTERS = str.maketrans("đøłıةى٠١٢٣٤٥٦٧٨٩๐๑๒๓๔๕๖๗๘๙", "doliهي01234567890123456789")
_GERMAN = re.compile("(?<=[aou])e")
"""Kopfhoerer is Kopfhörer; what this does to blaue it does on both sides of a search."""
_PARTICLE = re.compile("(?<=..)(?:으로|에서|까지|이랑|을|를|이|가|은|는|의|로|도|만|과|와|에|요|랑)$")
_SCRIPTS = {"zh": _HAN, "ja": _HAN + _KANA, "ko": _HANGUL, "th": _THAI, "ru": "\u0400-\u04ff", "ar": "\u0600-\u06ff"}
_LATIN = "a-zA-Z\u00c0-\u024f\u1e00-\u1eff"


@lru_cache
def stopwords(lang: str) -> frozenset[str]:
    """Words of `lang` that say nothing about a product, folded and stemmed; in scripts without spaces, phrases."""
    return frozenset(run for word in _stopwords().get(lang, "").split() for run in runs(word, lang))


@lru_cache(maxsize=1)
def _stopwords() -> dict[str, str]:
    said: dict[str, str] = yaml.safe_load(Path(__file__).with_name("stopwords.yaml").read_text("utf-8"))
    return said


def fold(text: str, lang: str = "en") -> str:
    """NFKC, lower case, without accents: 'Sauté' and 'saute' are the same word. Vietnamese keeps its own."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    return composed if lang == "vi" else plain(composed, lang)


def plain(text: str, lang: str = "en") -> str:
    """Lower-case text without accents."""
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text)).translate(_LETTERS)
    bare = unicodedata.normalize("NFC", bare)
    return _GERMAN.sub("", bare) if lang == "de" else bare


def runs(text: str, lang: str = "en") -> list[str]:
    """The stems of words, and the stretches of scripts that write without spaces, folded."""
    return [run if is_dense(run) else stem(run, lang) for run in _RUN.findall(fold(text, lang))]


def is_dense(run: str) -> bool:
    """Whether a run is of a script that is not cut along its spaces: Chinese, Japanese, Thai; Korean, whose words
    carry particles and are joined freely."""
    return _IS_DENSE.match(run) is not None


def pieces(run: str) -> list[str]:
    """Neighbouring characters of a dense run: threes in Thai, which spells with letters, else pairs."""
    size = 3 if "\u0e01" <= run[0] <= "\u0e4e" else 2
    return [run[at : at + size] for at in range(len(run) - size + 1)] or [run]


def bare(stretch: str) -> str:
    """A stretch without the Korean particle that it ends in."""
    return _PARTICLE.sub("", stretch)


def is_hangul(run: str) -> bool:
    """Whether a run begins in Korean syllables."""
    return "\uac00" <= run[0] <= "\ud7a3"


def is_hiragana(stretch: str) -> bool:
    """Whether it is all hiragana: what joins words in Japanese, mostly."""
    return all("\u3041" <= c <= "\u3096" for c in stretch)


def written_in(text: str, lang: str) -> bool:
    """Whether `text` has letters of the script of `lang`."""
    return re.search(f"[{_SCRIPTS.get(lang, _LATIN)}]", text) is not None


def of_document(text: str, lang: str = "en") -> Iterator[str]:
    """Every token under which a text can be found."""
    words = runs(text, lang)
    for run in words:
        if is_dense(run):
            yield from pieces(run)
            if _is_han(run[0]):
                yield from run
        else:
            yield run
    if lang == "vi":
        # Also without marks, and two syllables as one word, which most Vietnamese words are: dongho, "đồng hồ".
        flat = [plain(word) for word in words]
        yield from flat
        yield from (first + second for first, second in pairwise(flat))


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff"

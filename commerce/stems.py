"""The stem of a word, roughly: enough that singular and plural, and the forms of an adjective, are one word.

Both sides of a search are cut in the same way, so a stem need not be right, only the same. Suffixes after the light
stemmers of Savoy (JASIST 1999, CLEF 2001-2009) and, for Arabic, light10 of Larkey et al. (SIGIR 2002).
"""

from __future__ import annotations

import re
from collections.abc import Callable

_LEAST = 3
"""Letters that stay."""
_RUSSIAN = re.compile(
    "(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|ьев|ьям|ая|яя|ое|ее|ые|ие|ый|ий|ой|ую|юю|ых|их|ым|им|ам|ям|ах|ях|ов|ев|ей"
    "|ом|ем|ья|[аяоеыиуюьй])$"
)
_ARABIC_BEFORE = re.compile("^(?:وال|بال|كال|فال|لل|ال)(?=.{3})")
_ARABIC_AFTER = re.compile("(?:ات|ين|ون|ان|يه|ها|ه|ي)$")


def english(word: str) -> str:
    """Plurals."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _german(word: str) -> str:
    # A plural -s only behind letters that take one: Glas and türkis keep theirs.
    return _without(word, re.compile("(?:ern|er|en|em|es|e|n|(?<=[bdfghklmnrt])s)$"))


def _french(word: str) -> str:
    while len(word) > _LEAST and word[-1] in "sex":
        word = word[:-1]
    return word


def _spanish(word: str) -> str:
    if len(word) > _LEAST + 1 and word.endswith("ces"):
        return word[:-3] + "z"
    return _without(word, re.compile("(?:[aeo]s|[aeo])$"))


def _portuguese(word: str) -> str:
    for plural, singular in (("oes", "ao"), ("aes", "ao"), ("ons", "om"), ("uis", "ul"), ("ais", "al"), ("eis", "el")):
        if len(word) > _LEAST + 1 and word.endswith(plural):
            return word[: -len(plural)] + singular
    return _without(word, re.compile("(?:[aeo]s|[aeo])$"))


def _russian(word: str) -> str:
    return _without(word, _RUSSIAN)


def _arabic(word: str) -> str:
    return _without(_ARABIC_BEFORE.sub("", word), _ARABIC_AFTER)


def _without(word: str, suffix: re.Pattern[str]) -> str:
    match = suffix.search(word)
    return word[: match.start()] if match is not None and match.start() >= _LEAST else word


_LATIN: dict[str, Callable[[str], str]] = {
    "de": _german, "fr": _french, "es": _spanish, "pt": _portuguese, "vi": str,
}  # fmt: skip


def stem(word: str, lang: str) -> str:
    """The stem of a folded word; one in Latin letters is English where `lang` is written otherwise."""
    if word[0] <= "\u024f":
        return _LATIN.get(lang, english)(word)
    if "\u0400" <= word[0] <= "\u04ff":
        return _russian(word)
    if "\u0600" <= word[0] <= "\u06ff":
        return _arabic(word)
    return word

"""How words are pronounced, in the ARPAbet phones of the CMU dictionary.

A word is looked up; a word the dictionary lacks is put together from words that it has (`ear` + `buds`), and what
is left is read by letter-to-sound rules in the manner of Elovitz et al. (1976), "Letter-to-sound rules for automatic
translation of English text to phonetics".
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

Phones = str
"""ARPAbet symbols separated by spaces, without stress marks: "K AE T"."""

_SHORTEST_PART, _SHORTEST_COMPOUND = 3, 7
"""Letters below which a piece of a compound, and the compound itself, are more likely chance than words."""

# Longest match first; "" is silence. Vowels before a consonant and a final e are read long (see `_spell`).
_RULES: dict[str, Phones] = {
    "tion": "SH AH N", "sion": "ZH AH N", "ough": "AO", "augh": "AO", "eigh": "EY", "igh": "AY", "tch": "CH",
    "dge": "JH", "sch": "SH", "eau": "OW", "oor": "AO R", "air": "EH R", "ear": "IH R", "eer": "IH R", "our": "AW R",
    "qu": "K W", "ch": "CH", "sh": "SH", "th": "TH", "ph": "F", "wh": "W", "gh": "G", "ck": "K", "ng": "NG",
    "kn": "N", "wr": "R", "ps": "P S", "ee": "IY", "ea": "IY", "oo": "UW", "ou": "AW", "ow": "OW", "oi": "OY",
    "oy": "OY", "ai": "EY", "ay": "EY", "au": "AO", "aw": "AO", "ie": "IY", "ei": "EY", "ey": "IY", "eu": "UW",
    "ew": "UW", "ue": "UW", "ui": "UW", "oa": "OW", "ar": "AA R", "er": "ER", "ir": "ER", "ur": "ER", "or": "AO R",
    "ce": "S EH", "ci": "S IH", "cy": "S IY", "ge": "JH EH", "gi": "JH IH", "gy": "JH IY",
    "a": "AE", "b": "B", "c": "K", "d": "D", "e": "EH", "f": "F", "g": "G", "h": "HH", "i": "IH", "j": "JH", "k": "K",
    "l": "L", "m": "M", "n": "N", "o": "AA", "p": "P", "q": "K", "r": "R", "s": "S", "t": "T", "u": "AH", "v": "V",
    "w": "W", "x": "K S", "y": "IY", "z": "Z",
}  # fmt: skip
_LONG: dict[str, Phones] = {"a": "EY", "e": "IY", "i": "AY", "o": "OW", "u": "UW", "y": "AY"}
_VOWELS = frozenset("aeiouy")
_VOICELESS = frozenset({"P", "T", "K", "F", "TH"})
_SIBILANT = frozenset({"S", "Z", "SH", "ZH", "CH", "JH"})


def pronounce(words: Iterable[str], dictionary: Path) -> dict[str, tuple[Phones, ...]]:
    """Every word of `words` (lower case) with its pronunciations, from the CMU `dictionary` file or by rule.

    Words with nothing to pronounce (no Latin letters) are left out.
    """
    wanted = {word for word in words if any("a" <= c <= "z" for c in word)}
    parts = {word[i:j] for word in wanted for i in range(len(word)) for j in range(i + _SHORTEST_PART, len(word) + 1)}
    known: dict[str, list[Phones]] = {}
    with dictionary.open(encoding="utf-8") as lines:
        for line in lines:
            entry, _, phones = line.rstrip().partition(" ")
            word = entry.partition("(")[0]
            if word in wanted or word in parts:
                known.setdefault(word, []).append(phones)
    return {word: tuple(known[word]) if word in known else (_guess(word, known),) for word in sorted(wanted)}


def _guess(word: str, known: dict[str, list[Phones]]) -> Phones:
    """`word` from known parts if it splits into them, a plural or possessive of one, or letter by letter."""
    letters = "".join(c for c in word if "a" <= c <= "z")
    if letters.endswith("s") and letters[:-1] in known:
        return f"{known[letters[:-1]][0]} {_plural(known[letters[:-1]][0])}"
    for cut in range(len(letters) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        head, tail = letters[:cut], letters[cut:]
        if len(letters) >= _SHORTEST_COMPOUND and head in known and tail in known:
            return f"{known[head][0]} {known[tail][0]}"
    return _spell(letters)


def _plural(phones: Phones) -> Phones:
    last = phones.split()[-1]
    return "IH Z" if last in _SIBILANT else "S" if last in _VOICELESS else "Z"


def _spell(letters: str) -> Phones:
    """`letters` read by rule. A doubled consonant sounds once, a final e is silent and lengthens the vowel before."""
    phones: list[Phones] = []
    at = 0
    while at < len(letters):
        letter, rest = letters[at], letters[at:]
        if rest == "e" and at > 1 and any(c in _VOWELS for c in letters[:at]):
            break
        if at and letter == letters[at - 1] and letter not in _VOWELS:
            at += 1
            continue
        if letter in _LONG and len(rest) == 3 and rest[1] not in _VOWELS and rest[2] == "e":
            phones.append(_LONG[letter])
            at += 1
            continue
        if letter in "oiu" and len(rest) == 1 and at > 1:
            phones.append({"o": "OW", "i": "IY", "u": "UW"}[letter])
            break
        size = next(n for n in (4, 3, 2, 1) if rest[:n] in _RULES and len(rest[:n]) == n)
        phones.append(_RULES[rest[:size]])
        # A soft c or g before a final e leaves that e silent: "fleece", "orange".
        if rest in ("ce", "ge"):
            phones[-1] = phones[-1].split()[0]
        at += size
    return " ".join(phones)

"""Writing made one, so that patterns need to know one form: width, composition, digits, marks nobody hears."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = r"\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
_UNHEARD = re.compile(rf"[{_UNSEEN}\u0640\u064b-\u0652\u0670]")
"""Zero-width and direction marks, soft hyphen; the Arabic stretch and vowel signs, which hardly anybody types."""
_GROUP = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3})")
_ARABIC_MARKS = str.maketrans({"٫": ".", "٬": ",", "٪": "%", "،": ","})


def _typed(text: str) -> str:
    """Without marks that are not heard; two Thai sara e, which look like sara ae, made the one that is meant."""
    return _UNHEARD.sub("", text).replace("\u0e40\u0e40", "\u0e41")


def composed(text: str) -> str:
    """`text` as it would be typed with care: letters composed with their marks, no marks that are not heard."""
    return _typed(unicodedata.normalize("NFC", text))


def for_voice(text: str) -> str:
    """`text` without marks that only the eye needs; Arabic vowel signs stay, for a voice reads them."""
    return re.sub(f"[{_UNSEEN}]", "", text)


def plain(text: str) -> str:
    """`composed`, and full-width forms and the digits of every script as the ASCII ones. A space that groups digits
    stays the narrow no-break one, which parts no number."""
    pieces = _GROUP.split(_typed(text))
    text = "\u202f".join(unicodedata.normalize("NFKC", piece) for piece in pieces).translate(_ARABIC_MARKS)
    # NFKC takes the Thai vowel am apart, which nobody types so.
    text = text.replace("\u0e4d\u0e32", "\u0e33")
    if text.isascii():
        return text
    return "".join(char if char.isascii() or not char.isdecimal() else str(unicodedata.decimal(char)) for char in text)


def folded(text: str) -> str:
    """`plain`, in lower case and without accents: for comparing what people type with what the shop wrote."""
    bare = "".join(char for char in unicodedata.normalize("NFD", plain(text)) if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare).replace("đ", "d").replace("Đ", "d").lower()

"""Korean as it sounds, where espeak-ng reads the letters: nasal and liquid assimilation between syllables.

Standard Pronunciation Rules of the National Institute of Korean Language, articles 18 to 20.
"""

from __future__ import annotations

import re
import unicodedata

_TO_NASAL = {"ᆨᆩᆿᆪᆰ": "ᆼ", "ᆮᆺᆻᆽᆾᇀᇂ": "ᆫ", "ᆸᇁᆹᆲᆵ": "ᆷ"}
_NASAL = {final: nasal for finals, nasal in _TO_NASAL.items() for final in finals}


def respell(text: str) -> str:
    """`text` with every assimilated syllable respelled: "합니다" → "함니다", "신라" → "실라"."""
    jamo = unicodedata.normalize("NFD", text)
    jamo = re.sub("[ᆫᆯ]ᄅ|ᆯᄂ", "ᆯᄅ", jamo)
    jamo = re.sub("([ᆷᆼᆨᆸ])ᄅ", r"\1ᄂ", jamo)
    jamo = re.sub("([ᆨ-ᇂ])(?=[ᄂᄆ])", lambda found: _NASAL.get(found[1], found[1]), jamo)
    return unicodedata.normalize("NFC", jamo)

"""Which of our languages a text is in."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Any

from dialog.lexicon import languages, lexicon
from dialog.text import composed
from multimodal.events import LANGUAGES

MIN_LETTERS = 8
"""Below this a Latin or Cyrillic text says too little: "ok", "VT-100234" and names keep the previous language."""
CERTAIN = 0.75

_SCRIPTS = (
    ("ja", re.compile(r"[\u3041-\u309f\u30a1-\u30fa]")),
    ("ko", re.compile(r"[\uac00-\ud7a3\u1100-\u11ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)
_VIETNAMESE = re.compile(r"[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
"""Letters of none of the others; one in six at least says more than a name."""
_LATIN = re.compile(r"[a-zA-ZÀ-ỹ]")
_NOISE = re.compile(r"\S+@\S+|https?://\S+|[!-~]*\d[!-~]*")


@lru_cache(maxsize=1)
def _identifier() -> Any:
    # Imported on first use: the model takes about half a second to unpack, and script alone settles many turns.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier


def warm_up() -> None:
    """Load the identifier now, so that the first shopper does not wait for it."""
    _identifier()


def detect(text: str, previous: str) -> str:
    """The language of `text`, one of `LANGUAGES`; `previous` where the text does not say enough to change it."""
    words = _NOISE.sub(" ", composed(text))
    latin = len(_LATIN.findall(words))
    for lang, script in _SCRIPTS:
        count = len(script.findall(words))
        # A Chinese sentence may name "Nike Air Max", an English one may quote a name: the weightier script wins. One
        # ideograph says about as much as two letters.
        if count and count * 2 >= latin:
            return "ja" if lang == "ja" or (lang == "zh" and previous == "ja" and count < 4) else lang
    if latin and len(_VIETNAMESE.findall(words)) * 6 >= latin:
        return "vi"
    told = Counter({lang: len(lexicon(lang).patterns["tells"].findall(words)) for lang in languages()}).most_common(2)
    if told[0][1] > (told[1][1] if len(told) > 1 else 0):
        return told[0][0]
    if latin < MIN_LETTERS:
        return previous
    lang, certainty = _identifier().classify(words.strip())
    return str(lang) if certainty >= CERTAIN else previous

"""Text as it should be spoken: what has no sound goes, codes are spelled, before any engine sees it."""

from __future__ import annotations

import re
import unicodedata

from kernel.errors import TooLarge
from multimodal.tts.amounts import say

MAX_CHARS = 1_000
"""Longest text in one call. A sentence of the dialogue is some 200; this is about a minute of speech."""

_PICTURES = re.compile("[\u200b-\u200d\u2060\ufe0e\ufe0f\u20e3\u2600-\u27bf\U0001f000-\U0001faff\U000e0000-\U000e007f]")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,80}>|[*`~#|<>\[\]{}\\^]|(?<!\w)_+|_+(?!\w)")
_LINK = re.compile(r"\[([^\[\]]*)\]\(\S*?\)|https?://(\S+)")
# ASCII throughout: in Chinese and Japanese a code stands between letters without a space.
_CODE = re.compile(
    r"""(?<![A-Za-z0-9.,])(?=[A-Z0-9-]*\d{4})[A-Z]{1,4}-?\d[A-Z0-9-]*  # an order number: VT-100234
      | (?<![\d.,])\d[A-Z0-9]*\d{6,}(?![\d.,]\d)                      # a parcel number, or digits too long to count
      | (?<![\d.,:])(?<!\d[ ])0\d{2,}(?![\d.,]\d)                      # a dialling code""",
    re.ASCII | re.VERBOSE,
)


def prepare(text: str, lang: str) -> str:
    """`text` without markup, pictures and control characters, codes spelled, amounts worded; "" when nothing is left.

    Raises `TooLarge` over `MAX_CHARS`: a caller speaks sentence by sentence.
    """
    if len(text) > MAX_CHARS:
        raise TooLarge("text to speak is too long", fix="Speak it sentence by sentence", limit=MAX_CHARS, got=len(text))
    text = _LINK.sub(lambda found: found[1] if found[1] is not None else found[2], unicodedata.normalize("NFC", text))
    text = _MARKUP.sub(" ", _PICTURES.sub(" ", text))
    # Control, surrogate, private and unassigned characters; format characters stay, some scripts join letters by them.
    text = "".join(" " if unicodedata.category(char) in {"Cc", "Cs", "Co", "Cn"} else char for char in text)
    text = _CODE.sub(lambda found: " ".join(found[0].replace("-", "")), text)
    text = " ".join(say(text, lang).split())
    return text if any(char.isalnum() for char in text) else ""

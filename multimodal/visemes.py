"""From phonemes, or from bare sound, to the 15 Oculus mouth shapes.

The table follows Meta's viseme reference (shape: example phonemes) — PP p b m; FF f v; TH θ ð; DD t d; kk k g; CH tʃ dʒ
ʃ; SS s z; nn n l; RR r; aa ɑ; E e; I ɪ; O o; U u
(https://developers.meta.com/horizon/documentation/unity/audio-ovrlipsync-viseme-reference). Sounds that it does not
name go to the shape with the same lips, then the same place of the tongue, by the IPA chart: rounded front vowels to U
and O, palatals to I, retroflex and alveolo-palatal sibilants to CH, uvular and pharyngeal consonants to kk.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from multimodal.events import Shape, Viseme

_SOUNDS: dict[Shape, str] = {
    "PP": "p b m ɓ ɸ β ʙ",
    "FF": "f v ɱ ʋ pf",
    "TH": "θ ð",
    "DD": "t d ɗ ʈ ɖ",
    "kk": "k ɡ g ŋ x ɣ χ q ɢ ɴ ħ ʕ c ɟ ç ɠ",
    "CH": "tʃ dʒ ʃ ʒ ʂ tʂ ɕ tɕ ʑ dʑ",
    "SS": "s z ts dz",
    "nn": "n l ɫ ɭ ʎ ɲ ɳ ɬ ɮ ɺ",
    "RR": "r ɹ ɾ ɻ ɽ ʀ ʁ ʐ ɚ ɝ",
    "aa": "a ɑ ɐ æ ʌ ɶ",
    "E": "e ɛ ə ɜ ɘ ɤ",
    "I": "i ɪ ɨ j ᵻ ɯ ɿ",
    "O": "o ɔ ɒ ø œ ɵ ɞ",
    "U": "u ʊ y ʏ ʉ w ɥ ʍ ɰ",
}
_SHAPE: dict[str, Shape] = {sound: shape for shape, sounds in _SOUNDS.items() for sound in sounds.split()}
_SHAPELESS = frozenset("hɦʔ")
"""Made in the throat: the mouth already holds the next sound's shape."""
_MARKS = frozenset("ˈˌːˑ.·|‖ ʰʲʷˠˤ˞ʼ̩ᵝᵊⁿ˥˦˧˨˩'\"`-_,;:!?~0123456789()")

MIN_S = 0.035
"""A shape shorter than this (about two frames of a 60 Hz display) cannot be seen."""
CLOSURES = frozenset({"PP", "FF"})
"""Lips that touch: kept however short, because a missing closure is what people notice in a dubbed face."""

unknown_phonemes: Counter[str] = Counter()
"""IPA symbols that the table does not have, counted since the process began."""


def shapes_of(phoneme: str) -> tuple[Shape, ...] | None:
    """Mouth shapes of one phoneme in IPA, in order (two for a diphthong); () for one that takes the next sound's shape.

    None, and a count in `unknown_phonemes`, when a symbol is not in the table.
    """
    plain = "".join(
        char for char in unicodedata.normalize("NFD", phoneme) if not unicodedata.combining(char) and char not in _MARKS
    )
    shapes: list[Shape] = []
    index = 0
    while index < len(plain):
        pair = plain[index : index + 2]
        sound = pair if pair in _SHAPE else plain[index]
        index += len(sound)
        if sound in _SHAPELESS:
            continue
        if sound not in _SHAPE:
            unknown_phonemes[sound] += 1
            return None
        if not shapes or shapes[-1] != _SHAPE[sound]:
            shapes.append(_SHAPE[sound])
    return tuple(shapes)


def from_phonemes(phonemes: Sequence[tuple[float, str]], end_s: float) -> tuple[Viseme, ...]:
    """Shapes for timed `phonemes`, (start in seconds, IPA; "" for a pause) in order, of a sound that lasts `end_s`.

    They cover 0 to `end_s` without gap or overlap, begin and end included; an unknown phoneme holds the shape before
    it.
    """
    starts = [0.0] + [min(max(0.0, start), end_s) for start, _ in phonemes] + [end_s]
    names = ["", *(name for _, name in phonemes)]
    spans: list[tuple[Shape, float, float]] = []
    carried: float | None = None
    for name, (start, stop) in zip(names, pairwise(starts), strict=True):
        if stop <= start:
            continue
        if carried is not None:
            start, carried = carried, None
        shapes = shapes_of(name) if name else ("sil",)
        if shapes is None:
            shapes = (spans[-1][0] if spans else "sil",)
        elif not shapes:
            carried = start
            continue
        step = (stop - start) / len(shapes)
        spans += [(shape, start + step * place, start + step * (place + 1)) for place, shape in enumerate(shapes)]
    if carried is not None:
        spans.append(("sil", carried, end_s))
    return _smooth(spans)


def _smooth(spans: Iterable[tuple[Shape, float, float]]) -> tuple[Viseme, ...]:
    """Equal neighbours as one; shapes too short to see given to the neighbour before, closures made long enough."""
    kept: list[Viseme] = []
    for shape, start, stop in spans:
        if kept and kept[-1].shape == shape:
            kept[-1] = Viseme(shape, kept[-1].start_s, stop)
        elif kept and stop - start < MIN_S and shape not in CLOSURES:
            kept[-1] = Viseme(kept[-1].shape, kept[-1].start_s, stop)
        else:
            # A closure that is too short borrows from the shape before it: lips meet before the sound breaks off.
            if kept and shape in CLOSURES and stop - start < MIN_S:
                start = max(kept[-1].start_s + (start - kept[-1].start_s) / 2, stop - MIN_S)
                kept[-1] = Viseme(kept[-1].shape, kept[-1].start_s, start)
            kept.append(Viseme(shape, start, stop))
    return tuple(Viseme(each.shape, round(each.start_s, 4), round(each.end_s, 4)) for each in kept)

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

import numpy as np
from numpy.typing import NDArray

from multimodal.events import OUT_RATE, SHAPES, Shape, Viseme

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
    "I": "i ɪ ɨ j ʝ ᵻ ɯ ɿ",
    "O": "o ɔ ɒ ø œ ɵ ɞ",
    "U": "u ʊ y ʏ ʉ w ɥ ʍ ɰ",
}
_SHAPE: dict[str, Shape] = {sound: shape for shape, sounds in _SOUNDS.items() for sound in sounds.split()}
_SHAPELESS = frozenset("hɦʔ")
"""Made in the throat: the mouth already holds the next sound's shape."""
_MNEMONICS = {"s.": "ʂ", "z.": "ʐ", "o-": "ɤ"}
"""espeak-ng's own names, which it gives where its data has no IPA (in Mandarin)."""
_MARKS = frozenset("ˈˌːˑ.·|‖ ʰʲʷˠˤ˞ʼ̩ᵝᵊⁿ˥˦˧˨˩'\"`-_,;:!?~0123456789()")

MIN_S = 0.035
"""A shape shorter than this (about two frames of a 60 Hz display) cannot be seen."""
_STOP_S = 0.12
"""A longer gap in speech is a pause, not the closure of a stop consonant."""
CLOSURES = frozenset({"PP", "FF"})
"""Lips that touch: kept however short, because a missing closure is what people notice in a dubbed face."""

unknown_phonemes: Counter[str] = Counter()
"""IPA symbols that the table does not have, counted since the process began."""


def shapes_of(phoneme: str) -> tuple[Shape, ...] | None:
    """Mouth shapes of one phoneme in IPA, in order (two for a diphthong); () for one that takes the next sound's shape.

    None, and a count in `unknown_phonemes`, when a symbol is not in the table.
    """
    for mnemonic, ipa in _MNEMONICS.items():
        phoneme = phoneme.replace(mnemonic, ipa)
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
    carried: float | None = None  # since when a sound made in the throat waits for its neighbour's shape
    for name, (start, stop) in zip(names, pairwise(starts), strict=True):
        if stop <= start:
            continue
        # A gap too short for a pause is the closure of the stop that follows: the lips already hold its shape.
        shapes = shapes_of(name) if name else ("sil",) if stop - start >= _STOP_S else ()
        if shapes is None:
            shapes = (spans[-1][0] if spans else "sil",)
        elif not shapes:
            carried = start if carried is None else carried
            continue
        if carried is not None:
            spans.append((shapes[0], carried, start))
            carried = None
        step = (stop - start) / len(shapes)
        spans += [(shape, start + step * place, start + step * (place + 1)) for place, shape in enumerate(shapes)]
    if carried is not None:
        spans.append(("sil", carried, end_s))
    return _smooth(spans)


def _smooth(spans: Iterable[tuple[Shape, float, float]]) -> tuple[Viseme, ...]:
    """Equal neighbours as one; a shape too short to see goes to a neighbour, a closure too short is made longer."""
    kept: list[tuple[Shape, float, float]] = []
    for shape, start, stop in spans:
        last, last_start, last_stop = kept[-1] if kept else ("sil", 0.0, 0.0)
        first_unseen = last_stop - last_start < MIN_S and last not in CLOSURES  # later ones never stay so short
        if kept and (last == shape or first_unseen):
            kept[-1] = (shape, last_start, stop)
        elif kept and stop - start < MIN_S and shape not in CLOSURES:
            kept[-1] = (last, last_start, stop)
        else:
            # A closure that is too short borrows from the shape before it: lips meet before the sound breaks off.
            if kept and shape in CLOSURES and stop - start < MIN_S:
                start = max((last_start + start) / 2, stop - MIN_S)
                kept[-1] = (last, last_start, start)
            kept.append((shape, start, stop))
    return _rounded(kept)


def _rounded(spans: Sequence[tuple[Shape, float, float]]) -> tuple[Viseme, ...]:
    """Times in tenths of a millisecond; what rounds to nothing goes, and neighbours that it parted become one."""
    visemes: list[Viseme] = []
    for shape, start, stop in spans:
        start, stop = round(start, 4), round(stop, 4)
        if visemes and visemes[-1].shape == shape:
            visemes[-1] = Viseme(shape, visemes[-1].start_s, stop)
        elif start < stop:
            visemes.append(Viseme(shape, start, stop))
    return tuple(visemes)


# --- from bare sound --------------------------------------------------------------------------------------------------

HOP_S = 0.010
_WINDOW = 512  # samples at OUT_RATE: 21 ms, two periods of a low voice
_SILENT_DB, _MURMUR_DB = -32.0, -17.0  # below the sentence's own loud level (95th percentile)


def from_audio(pcm: bytes) -> tuple[Viseme, ...]:
    """Shapes guessed from sound alone (s16le mono at `OUT_RATE`), for engines that time no phonemes.

    Loudness tells silence and closures, the share above 3.5 kHz sibilants, and the centroids of the first two formant
    regions the vowel (low first formant: I or U by the second; high: aa). A guess of the mouth's opening, not a
    phoneme recogniser.
    """
    samples = np.frombuffer(pcm[: len(pcm) // 2 * 2], dtype="<i2").astype(np.float32) / 32768.0
    if len(samples) == 0:
        return ()
    hop = int(HOP_S * OUT_RATE)
    count = -(-len(samples) // hop)
    padded = np.pad(samples, (_WINDOW // 2, _WINDOW // 2 + count * hop - len(samples)))
    frames = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[: count * hop : hop]
    power = np.abs(np.fft.rfft(frames * np.hanning(_WINDOW).astype(np.float32), axis=1)) ** 2
    level = 10.0 * np.log10(np.mean(frames**2, axis=1) + 1e-10)
    level -= max(float(np.percentile(level, 95)), -45.0)
    shapes = _open_shapes(power)
    shapes[level < _MURMUR_DB] = np.where(_share(power, 0, 500)[level < _MURMUR_DB] > 0.9, "PP", "nn")
    sibilant = _share(power, 3500, 12_000) > 0.45
    shapes[sibilant] = np.where(_centroid(power, 1500, 11_000)[sibilant] > 5200, "SS", "CH")
    shapes[level < _SILENT_DB] = "sil"
    return _from_frames([_known(shape) for shape in shapes.tolist()], len(samples) / OUT_RATE)


def _bins(low: float, high: float) -> slice:
    return slice(int(low * _WINDOW / OUT_RATE), int(high * _WINDOW / OUT_RATE) + 1)


def _share(power: NDArray[np.float32], low: float, high: float) -> NDArray[np.float32]:
    share: NDArray[np.float32] = power[:, _bins(low, high)].sum(axis=1) / (power.sum(axis=1) + 1e-12)
    return share


def _centroid(power: NDArray[np.float32], low: float, high: float) -> NDArray[np.float32]:
    band = power[:, _bins(low, high)]
    hertz = np.arange(band.shape[1], dtype=np.float32) * (OUT_RATE / _WINDOW) + low
    centre: NDArray[np.float32] = (band * hertz).sum(axis=1) / (band.sum(axis=1) + 1e-12)
    return centre


def _open_shapes(power: NDArray[np.float32]) -> NDArray[np.str_]:
    """A vowel for every frame, by where its first and second formants lie."""
    first, second = _centroid(power, 200, 1000), _centroid(power, 1000, 3000)
    close = np.where(second > 2000, "I", "U")
    middle = np.where(second > 1550, "E", "O")
    return np.where(first < 400, close, np.where(first < 660, middle, "aa")).astype("<U3")


def _known(shape: str) -> Shape:
    return _NAMED[shape]


_NAMED: dict[str, Shape] = {shape: shape for shape in SHAPES}


def _from_frames(shapes: Sequence[Shape], end_s: float) -> tuple[Viseme, ...]:
    """Frames as spans; a short silence within speech is a stop whose place is unheard: tongue up, lips almost shut."""
    spans: list[tuple[Shape, float, float]] = []
    for index, shape in enumerate(shapes):
        stop = min(end_s, (index + 1) * HOP_S)
        if spans and spans[-1][0] == shape:
            spans[-1] = (shape, spans[-1][1], stop)
        else:
            spans.append((shape, min(end_s, index * HOP_S), stop))
    last = len(spans) - 1
    return _smooth(
        ("DD" if shape == "sil" and 0 < place < last and stop - start < _STOP_S else shape, start, stop)
        for place, (shape, start, stop) in enumerate(spans)
        if stop > start
    )

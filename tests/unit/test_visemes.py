"""Phonemes and bare sound to mouth shapes."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multimodal.events import OUT_RATE, SHAPES, Viseme
from multimodal.visemes import MIN_S, from_audio, from_phonemes, shapes_of, unknown_phonemes

pytestmark = pytest.mark.unit


def sound(*parts: tuple[str, float]) -> bytes:
    """Parts (kind, seconds) one after another: "hush", "ah" and "ee" (formants), "s" (hiss)."""
    rng = np.random.default_rng(7)
    waves = []
    for kind, seconds in parts:
        time = np.arange(int(seconds * OUT_RATE)) / OUT_RATE
        if kind == "hush":
            waves.append(np.zeros(len(time)))
        elif kind == "s":
            noise = rng.normal(size=len(time))
            waves.append(0.15 * np.diff(noise, n=2, append=[0, 0]))
        else:
            formants = {"ah": (750, 1200), "ee": (280, 2400)}[kind]
            harmonics = np.arange(1, 30) * 120.0
            gain = sum(np.exp(-(((harmonics - each) / 120.0) ** 2)) for each in formants)
            waves.append(0.2 * (gain[:, None] * np.sin(2 * np.pi * harmonics[:, None] * time)).sum(axis=0))
    wave = np.concatenate(waves)
    return (np.clip(wave, -1, 1) * 30_000).astype("<i2").tobytes()


def assert_covers(visemes: tuple[Viseme, ...], end_s: float) -> None:
    """Sorted, without gap or overlap, from 0 to `end_s`, no two equal neighbours."""
    assert visemes[0].start_s == 0
    assert visemes[-1].end_s == pytest.approx(end_s, abs=1e-3)
    for left, right in pairwise(visemes):
        assert left.end_s == right.start_s
        assert left.shape != right.shape
    assert all(each.start_s < each.end_s and each.shape in SHAPES for each in visemes)


@pytest.mark.parametrize(
    ("phoneme", "shapes"),
    [
        ("m", ("PP",)), ("ˈɑː", ("aa",)), ("tʃ", ("CH",)), ("ts", ("SS",)), ("tʰ", ("DD",)), ("θ", ("TH",)),
        ("ʋ", ("FF",)),        ("aɪ", ("aa", "I")), ("ˈoʊ", ("O", "U")), ("eə", ("E",)), ("iɛ", ("I", "E")),
        ("ɔ̃", ("O",)), ("e̞", ("E",)),
        ("ɯᵝ", ("I",)), ("h", ()), ("ʔ", ()), ("k_h", ("kk",)), ("ts.h", ("CH",)), ("ʃʲ", ("CH",)), ("", ()),
    ],
)  # fmt: skip
def test_a_phoneme_has_its_shapes(phoneme: str, shapes: tuple[str, ...]) -> None:
    assert shapes_of(phoneme) == shapes


def test_an_unknown_phoneme_is_counted_and_holds_the_shape() -> None:
    before = unknown_phonemes["☃"]
    assert from_phonemes([(0.0, "m"), (0.1, "☃"), (0.2, "")], 0.3) == (Viseme("PP", 0.0, 0.2), Viseme("sil", 0.2, 0.3))
    assert unknown_phonemes["☃"] == before + 1


def test_a_diphthong_moves_halfway_and_h_takes_the_next_shape() -> None:
    assert from_phonemes([(0.0, "h"), (0.1, "aɪ"), (0.3, "")], 0.4) == (
        Viseme("aa", 0.0, 0.2),
        Viseme("I", 0.2, 0.3),
        Viseme("sil", 0.3, 0.4),
    )


def test_a_short_shape_goes_and_a_short_closure_stays() -> None:
    tongue = from_phonemes([(0.0, "a"), (0.2, "t"), (0.21, "a"), (0.4, "")], 0.5)
    lips = from_phonemes([(0.0, "a"), (0.2, "p"), (0.21, "a"), (0.4, "")], 0.5)
    assert [each.shape for each in tongue] == ["aa", "sil"]
    assert [each.shape for each in lips] == ["aa", "PP", "aa", "sil"]
    assert lips[1].end_s == 0.21
    assert lips[1].end_s - lips[1].start_s == pytest.approx(MIN_S)


phones = st.lists(
    st.tuples(st.floats(0, 2), st.sampled_from(["", "m", "a", "aɪ", "h", "tʃ", "☃", "oʊ", "f"])), max_size=25
)


@settings(max_examples=60, deadline=None)
@given(phones, st.floats(0.05, 2))
def test_any_phonemes_cover_the_sound(timed: list[tuple[float, str]], end_s: float) -> None:
    assert_covers(from_phonemes(sorted(timed, key=lambda phone: phone[0]), end_s), end_s)


def test_sound_alone_shows_silence_vowels_and_hiss() -> None:
    parts = (("hush", 0.2), ("ah", 0.3), ("s", 0.2), ("ee", 0.3), ("hush", 0.3))
    visemes = from_audio(sound(*parts))
    assert_covers(visemes, 1.3)
    middle = {
        at: next(each.shape for each in visemes if each.start_s <= at < each.end_s)
        for at in (0.1, 0.35, 0.6, 0.85, 1.2)
    }
    assert middle == {0.1: "sil", 0.35: "aa", 0.6: "SS", 0.85: "I", 1.2: "sil"}


def test_a_short_gap_in_speech_is_a_stop_and_a_long_one_a_pause() -> None:
    visemes = from_audio(sound(("ah", 0.3), ("hush", 0.08), ("ah", 0.3), ("hush", 0.4), ("ah", 0.3)))
    assert [each.shape for each in visemes] == ["aa", "DD", "aa", "sil", "aa"]


def test_no_sound_has_no_shapes_and_silence_one() -> None:
    assert from_audio(b"") == ()
    assert [each.shape for each in from_audio(bytes(2 * OUT_RATE))] == ["sil"]

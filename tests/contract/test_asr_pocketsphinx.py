"""The embedded recogniser on spoken shop sentences: words it gets wrong, time it takes, what it refuses."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import jiwer
import numpy as np
import pytest

from kernel.errors import EngineUnavailable, UnknownLanguage
from multimodal.asr.pocketsphinx import Pocketsphinx
from multimodal.events import IN_RATE
from tests.speaking import say

pytestmark = pytest.mark.contract

VOICES = (("f2", 3), ("m3", 1), ("", 5))
"""Variant and mood, which sets the speed: 170, 158 and 180 words a minute."""

SENTENCES = """
i'm looking for a green backpack under 80 euros
do you have a black leather wallet
show me your cheapest headphones
how much does the coffee machine cost
is the red jacket available in medium
i would like a present for my sister
do you sell umbrellas
what colours are there
something smaller please
the cheaper one please
add it to my cart
where is my parcel
what is the status of order VT-100456
my order number is VT-100871
when will my order be delivered
my package has not arrived
it is order VT-104207
i want to know the status of my delivery
my email is anna at example dot com
my name is john martin
my postal code is 75011
track my order
where is my package
my tracking number is 8402157396
the tracking shows delivered but nothing came
is my parcel out for delivery
i want to send back my shoes
i would like to return an item
the teapot arrived broken
my keyboard does not work
they are too large
i received the wrong product
give me a refund please
i prefer an exchange
back to my credit card please
how many days do i have to return it
what is your warranty policy
is shipping free
yes go ahead
no never mind
cancel my order please
let me talk to someone
good morning
thanks a lot
""".strip().splitlines()


@pytest.fixture(scope="module")
def recognizer() -> Pocketsphinx:
    return Pocketsphinx(kinds=["Umbrellas", "Wallets", "Jackets", "Backpacks", "Headphones", "Shoes",
                               "Coffee machines", "Teapots", "Keyboards"])  # fmt: skip


def plain(text: str) -> str:
    return text.lower().replace("@", " at ").replace(".com", " dot com")


def test_shop_sentences_are_understood_quickly(recognizer: Pocketsphinx) -> None:
    said: list[str] = []
    heard: list[str] = []
    sure: list[float] = []
    seconds = cost_s = 0.0
    for variant, mood in VOICES:
        for sentence in SENTENCES:
            pcm = say(sentence, variant, mood=mood)
            start = time.thread_time()
            found = recognizer.transcribe(pcm, "en")
            cost_s += time.thread_time() - start
            seconds += found.seconds
            said.append(plain(sentence))
            heard.append(plain(found.text))
            sure.append(found.confidence)
    errors = jiwer.wer(said, heard)
    right = [a == b for a, b in zip(said, heard, strict=True)]
    print(f"word errors {errors:.3f}, whole sentences {np.mean(right):.2f}, real-time factor {cost_s / seconds:.3f}")
    assert errors < 0.15
    assert np.mean(right) > 0.65
    assert cost_s / seconds < 0.15
    # How sure it is says something: what it got right it was surer of.
    assert np.mean([p for p, ok in zip(sure, right, strict=True) if ok]) > 0.02 + np.mean(
        [p for p, ok in zip(sure, right, strict=True) if not ok]
    )


def test_names_of_the_shop_are_heard_once_it_knows_them(recognizer: Pocketsphinx) -> None:
    pcm = say("do you have a zephyr tumbler")
    assert "tumbler" not in recognizer.transcribe(pcm, "en").text
    knowing = Pocketsphinx(kinds=["Tumblers"], things=["Zephyr Tumbler"], threads=1)
    assert knowing.transcribe(pcm, "en").text.endswith("zephyr tumbler")


def test_a_phrase_that_cannot_be_read_is_named() -> None:
    with pytest.raises(EngineUnavailable, match="bracket"):
        Pocketsphinx(phrases=["where is my (order"])


@pytest.mark.parametrize("rms", [0, 30, 500, 5000])
def test_silence_and_noise_are_no_words(recognizer: Pocketsphinx, rms: float) -> None:
    sound = np.random.default_rng(3).normal(0, rms, 3 * IN_RATE).astype("<i2").tobytes()
    found = recognizer.transcribe(sound, "en")
    assert (found.text, found.confidence, found.seconds) == ("", 0.0, 3.0)


def test_speech_is_heard_through_some_noise_and_at_any_loudness(recognizer: Pocketsphinx) -> None:
    clean = np.frombuffer(say("where is my parcel"), "<i2").astype(float)
    hiss = np.random.default_rng(4).normal(0, 60, len(clean))
    for gain in (0.1, 1.0, 1.5):
        sound = np.clip(gain * (clean + hiss), -32768, 32767).astype("<i2").tobytes()
        assert recognizer.transcribe(sound, "en").text == "Where is my parcel"


def test_other_languages_name_the_model_to_pull(recognizer: Pocketsphinx) -> None:
    with pytest.raises(UnknownLanguage) as caught:
        recognizer.transcribe(say("where is my order"), "zh")
    assert "vitrine models pull small" in caught.value.fix
    assert caught.value.details == {"lang": "zh"}


def test_threads_do_not_disturb_each_other_and_nothing_is_printed(
    recognizer: Pocketsphinx, capfd: pytest.CaptureFixture[str]
) -> None:
    sounds = [say(sentence) for sentence in SENTENCES[:8]]
    alone = [recognizer.transcribe(pcm, "en") for pcm in sounds]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda pcm: recognizer.transcribe(pcm, "en"), sounds * 2))
    assert together == alone * 2
    Pocketsphinx(threads=1)
    assert capfd.readouterr() == ("", "")

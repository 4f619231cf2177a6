"""espeak-ng and its worker: twelve languages, lips that fit the sound, and a process that may die at any time."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator

import av
import numpy as np
import pytest
from babel import Locale
from pocketsphinx import Decoder

from kernel.errors import EngineFailed, EngineUnavailable
from multimodal.events import LANGUAGES, OUT_RATE, Speech, Viseme
from multimodal.tts.espeak import RESPELL, Espeak
from multimodal.tts.pcm import SILENCE_LEVEL, TAIL_S, resample
from multimodal.tts.spoken import prepare
from multimodal.visemes import from_audio, unknown_phonemes

pytestmark = pytest.mark.contract

SENTENCES = {
    "zh": "您好，您的订单VT-100234将于3月5日送达，价格是19.90元。",
    "en": "Hello, your order VT-100234 arrives on Friday; the measure of joy is 19.90 euros.",
    "ja": "ご注文の商品は三月五日に東京へ届きます。1,980円です。",
    "ko": "안녕하세요, 주문하신 상품은 금요일에 도착합니다. 19,900원입니다.",
    "es": "Hola, su pedido llegará el viernes por la mañana. Cuesta 19,90 €.",
    "fr": "Bonjour, votre commande arrivera vendredi ; un bon vin blanc coûte 19,90 €.",
    "de": "Guten Tag, Ihre schöne Bestellung kommt am Freitag an und kostet 19,90 €.",
    "pt": "Olá, o seu pedido chega na sexta-feira de manhã. Custa R$ 19,90.",
    "ru": "Здравствуйте, ваш заказ прибудет в пятницу, скидка 20 %.",
    "ar": "مرحبا، سيصل طلبك يوم الجمعة صباحا. السعر 19.90 يورو.",
    "th": "สวัสดีค่ะ คำสั่งซื้อของคุณจะมาถึงวันศุกร์ ราคา 1,980 บาท",
    "vi": "Xin chào, đơn hàng của bạn sẽ đến vào thứ sáu, giá 199.000 ₫.",
}
OPENNESS = {"sil": 0.0, "PP": 0.0, "FF": 0.1, "SS": 0.1, "CH": 0.2, "TH": 0.2, "DD": 0.2, "nn": 0.2, "kk": 0.25,
            "RR": 0.25, "U": 0.35, "I": 0.4, "E": 0.65, "O": 0.7, "aa": 1.0}  # fmt: skip


@pytest.fixture(scope="module")
def espeak() -> Iterator[Espeak]:
    engine = Espeak()
    yield engine
    engine.close()


def samples(speech: Speech) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.frombuffer(speech.pcm, dtype="<i2").astype(np.float64)


def worker_id(engine: Espeak) -> int:
    assert engine._worker is not None
    return engine._worker.process.pid


def openness(speech: Speech, visemes: tuple[Viseme, ...] | None = None) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """How far the mouth is open, every 10 ms."""
    shown = speech.visemes if visemes is None else visemes
    times = np.arange(0.0, speech.seconds, 0.01)
    track = np.zeros(len(times))
    for each in shown:
        track[(times >= each.start_s) & (times < each.end_s)] = OPENNESS[each.shape]
    return np.convolve(track, np.ones(5) / 5, mode="same")


# --- sound ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_sounds_and_every_phoneme_has_a_shape(espeak: Espeak, lang: str) -> None:
    before = unknown_phonemes.total()
    speech = espeak.synthesize(SENTENCES[lang], lang)
    assert unknown_phonemes.total() == before
    assert speech.seconds > 2
    assert {each.shape for each in speech.visemes} > {"sil", "aa", "I", "nn"}
    assert 4 < len(speech.visemes) / speech.seconds < 18


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_names_of_all_countries_have_shapes(espeak: Espeak, lang: str) -> None:
    before = unknown_phonemes.copy()
    names = list(Locale.parse(lang).territories.values())
    for start in range(0, len(names), 25):
        assert espeak.synthesize(", ".join(names[start : start + 25])[:1000], lang).visemes
    assert unknown_phonemes - before == Counter()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_language_falls_back_to_naming_letters(espeak: Espeak, lang: str) -> None:
    text = prepare(SENTENCES[lang].replace("VT-100234", ""), lang)
    header, _ = espeak._render(lang, RESPELL[lang](text) if lang in RESPELL else text, 3)
    assert [name for _, name in header["phones"] if name.startswith("(")] == []  # no switch to another voice


@pytest.mark.parametrize(
    ("lang", "text", "sounds"),
    [
        ("zh", "重新", "ts.honɡɕin"), ("zh", "便宜", "phiɛnji"), ("zh", "20%", "paifənts.i.ərs.i."),
        ("zh", "您的订单", "nintətiŋtan"),
        ("ja", "東京", "to̞kʲo̞"), ("ja", "五日", "itsɯᵝkä"), ("ko", "합니다", "hɐmnidɐ"), ("th", "ขอบคุณ", "k_hɔpk_hun"),
        ("th", "1", "nɯŋ"), ("fr", "un bon vin blanc", "œ̃bɔ̃vɛ̃blɑ̃"), ("es", "19,90 €", "djɛθinweβeeʊɾoskonnoβɛnta"),
        ("de", "19,90 €", "nɔøntseːnɔøroːnɔøntsɪç"),
    ],
)  # fmt: skip
def test_words_sound_as_they_should(espeak: Espeak, lang: str, text: str, sounds: str) -> None:
    words = prepare(text, lang)
    header, _ = espeak._render(lang, RESPELL[lang](words) if lang in RESPELL else words, 3)
    said = "".join(name for _, name in header["phones"])
    assert said.replace("ˈ", "").replace("ˌ", "") == sounds


def test_the_first_sample_is_heard_at_once_and_the_end_has_a_pause(espeak: Espeak) -> None:
    for lang, text in SENTENCES.items():
        loud = np.flatnonzero(np.abs(samples(espeak.synthesize(text, lang))) > SILENCE_LEVEL)
        assert loud[0] / OUT_RATE < 0.012, lang
        assert (len(samples(espeak.synthesize(text, lang))) - loud[-1]) / OUT_RATE == pytest.approx(TAIL_S, abs=0.02)


def test_moods_differ_a_little(espeak: Espeak) -> None:
    unhappy, even, happy = (espeak.synthesize(SENTENCES["en"], "en", mood) for mood in (1, 3, 5))
    assert 1.02 < unhappy.seconds / even.seconds < 1.2
    assert 1.02 < even.seconds / happy.seconds < 1.2
    assert espeak.synthesize("Hi", "en", 9).seconds == pytest.approx(espeak.synthesize("Hi", "en", 5).seconds, abs=0.01)


def test_a_recogniser_understands_most_of_the_english(espeak: Espeak) -> None:
    """Free dictation with pocketsphinx's own model, which hears about two words of three of this voice."""
    decoder = Decoder(samprate=16_000, loglevel="FATAL")
    said, understood = 0, 0
    for text in (
        "please send the yellow shoes back", "where is my order", "thank you very much", "i want to return my order",
        "the parcel will arrive on friday", "do you have these shoes in blue",
    ):  # fmt: skip
        decoder.start_utt()
        decoder.process_raw(at_16_khz(espeak.synthesize(text, "en")), full_utt=True)
        decoder.end_utt()
        words, heard = set(text.split()), decoder.hyp()
        said += len(words)
        understood += len(words & set(heard.hypstr.split() if heard else ()))
    assert understood / said > 0.45


def at_16_khz(speech: Speech) -> bytes:
    resampler = av.AudioResampler(format="s16", layout="mono", rate=16_000)
    frame = av.AudioFrame.from_ndarray(np.frombuffer(speech.pcm, dtype="<i2")[None], format="s16", layout="mono")
    frame.sample_rate = OUT_RATE
    return b"".join(part.to_ndarray().tobytes() for part in (*resampler.resample(frame), *resampler.resample(None)))


def test_resampling_keeps_the_clock_and_the_tone() -> None:
    rate, hertz = 22_050, 3000.0
    tone = (8000 * np.sin(2 * np.pi * hertz * np.arange(3 * rate) / rate)).astype(np.int16)
    got = resample(tone, rate).astype(np.float64)
    assert abs(len(got) - 3 * OUT_RATE) <= 1
    want = 8000 * np.sin(2 * np.pi * hertz * np.arange(len(got)) / OUT_RATE)
    inner = slice(2000, -2000)
    noise_db = 10 * np.log10(np.mean(want[inner] ** 2) / np.mean((got - want)[inner] ** 2))
    assert noise_db > 60
    click = np.zeros(2 * rate, dtype=np.int16)
    click[rate] = 20_000
    assert abs(int(np.abs(resample(click, rate).astype(np.int32)).argmax()) - OUT_RATE) <= 1


# --- lips -------------------------------------------------------------------------------------------------------------


def test_lips_close_six_times_in_mama_papa_baba(espeak: Espeak) -> None:
    speech = espeak.synthesize("mama papa baba", "en")
    shapes = [each.shape for each in speech.visemes]
    assert shapes.count("PP") == 6
    closed = [each for each in speech.visemes if each.shape == "PP"]
    opened = [each for each in speech.visemes if each.shape in {"aa", "E"}]
    sound = samples(speech)

    def loudness(start_s: float, end_s: float) -> float:
        return float(np.sqrt(np.mean(sound[int(start_s * OUT_RATE) : int(end_s * OUT_RATE)] ** 2)))

    # A closure's first half is the closed part; its burst comes at the end.
    quiet = np.mean([loudness(each.start_s, (each.start_s + each.end_s) / 2) for each in closed])
    loud = np.mean([loudness(each.start_s, each.end_s) for each in opened])
    assert loud > 2 * quiet


@pytest.mark.parametrize("lang", ["en", "de", "es", "zh", "ru"])
def test_the_mouth_opens_where_the_sound_is_open(espeak: Espeak, lang: str) -> None:
    speech = espeak.synthesize(SENTENCES[lang], lang)
    timed, heard = openness(speech), openness(speech, from_audio(speech.pcm))
    fit = float(np.corrcoef(timed, heard)[0, 1])
    late = float(np.corrcoef(timed[:-15], heard[15:])[0, 1])
    early = float(np.corrcoef(timed[15:], heard[:-15])[0, 1])
    assert fit > 0.6
    assert fit > max(late, early) + 0.2  # 150 ms out of step would show


# --- odd text and a worker that dies ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "<speak><break time='60s'/>hello</speak>", "[[h@l'oU]] {x}", "a\x00b\x01c\x1b[0m",
        "Hello 你好 สวัสดี مرحبا Привет",
        "\u202eolleh", "Zalgo h̸̡̪̯ͨ͊̽̅̾̎Ȩ̬̩̾͛ͪ̈́̀́͘", "1" * 900, "a" * 1000, "." * 999 + "a", "😀" * 500 + "ok", "½ ² ① Ⅻ ℃ 5µm",
        "%s %n %x", "\ud800 lone", "ﷺ", "กกกก" * 100,
    ],
)  # fmt: skip
def test_odd_text_is_spoken_and_the_worker_lives(espeak: Espeak, text: str) -> None:
    worker = worker_id(espeak)
    for lang in ("en", "zh", "ja", "th"):
        speech = espeak.synthesize(text, lang)
        assert len(speech.pcm) % 2 == 0
    assert worker_id(espeak) == worker


def test_a_killed_worker_costs_nothing(espeak: Espeak) -> None:
    want = espeak.synthesize("still here", "en")
    killed = worker_id(espeak)
    os.kill(killed, signal.SIGKILL)
    started = time.perf_counter()
    assert espeak.synthesize("still here", "en").seconds == pytest.approx(want.seconds, abs=0.01)
    assert time.perf_counter() - started < 2
    assert worker_id(espeak) != killed


def test_a_worker_killed_at_work_is_replaced_in_the_same_call() -> None:
    engine = Espeak()
    try:
        victim = worker_id(engine)
        os.kill(victim, signal.SIGSTOP)  # it cannot answer before it is killed
        killer = threading.Timer(0.2, os.kill, (victim, signal.SIGKILL))
        killer.start()
        assert engine.synthesize("hello", "en").seconds > 0.2
        killer.join()
        assert worker_id(engine) != victim
    finally:
        engine.close()


def test_a_worker_that_hangs_costs_one_sentence() -> None:
    engine = Espeak(timeout_s=0.4)
    try:
        os.kill(worker_id(engine), signal.SIGSTOP)
        with pytest.raises(EngineFailed, match="hung"):
            engine.synthesize("hello", "en")
        assert engine.synthesize("hello", "en").seconds > 0.2
    finally:
        engine.close()


def test_a_variant_that_does_not_exist_is_named() -> None:
    with pytest.raises(EngineUnavailable, match="no voice variant 'nobody'"):
        Espeak(variant="nobody")


def test_the_worker_ends_with_its_engine() -> None:
    engine = Espeak()
    process = engine._worker.process if engine._worker else None
    assert process is not None
    del engine
    assert process.wait(5) is not None

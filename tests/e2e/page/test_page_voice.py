"""The microphone on the shopper's page: what reaches the shop, and what is said where it cannot be used."""

from __future__ import annotations

import wave
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from multimodal.events import IN_RATE

pytestmark = pytest.mark.e2e
LEAD_S, CHIRP_S = 2, 3


def ready(page: Any) -> Any:
    page.set_default_timeout(15_000)
    page.wait_for_selector(".vt-conn[data-state=connected]")
    return page


def chirp(rate: int) -> np.ndarray:
    """A sweep from 120 to 6500 Hz whose loudness moves like syllables."""
    at = np.arange(rate * CHIRP_S) / rate
    growth = (6500 / 120) ** (1 / CHIRP_S)
    tone = np.sin(2 * np.pi * 120 * (growth**at - 1) / np.log(growth))
    return 0.5 * tone * (0.6 + 0.4 * np.sin(2 * np.pi * 4 * at))


@pytest.fixture(scope="module")
def wav(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The chirp after two seconds of silence, at a rate that browsers like."""
    path = tmp_path_factory.mktemp("wav") / "chirp.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48_000)
        quiet = np.zeros(LEAD_S * 48_000)
        file.writeframes((np.concatenate([quiet, chirp(48_000), quiet]) * 32767).astype("<i2").tobytes())
    return path


@pytest.fixture(scope="module")
def listening(launch_chromium: Any, wav: Path) -> Any:
    """Starts a browser whose microphone plays the chirp once from its beginning."""
    flags = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
    return lambda: launch_chromium(*flags, f"--use-file-for-fake-audio-capture={wav}%noloop")


def snr_db(got: np.ndarray, reference: np.ndarray) -> float:
    """Signal to noise of `got` against `reference` after the best delay (a fraction of a sample too) and gain."""
    size = 1 << int(np.ceil(np.log2(len(got) + len(reference))))
    match = np.fft.irfft(np.fft.rfft(got, size) * np.conj(np.fft.rfft(reference, size)), size)
    lag = int(np.argmax(np.abs(match[: len(got)])))
    edge = IN_RATE // 10
    cut = got[lag : lag + len(reference)][edge:-edge]
    spectrum = np.fft.rfft(reference[edge:-edge][: len(cut)])
    turns = np.fft.rfftfreq(len(cut))
    best = -100.0
    for delay in np.linspace(-1, 1, 201):
        moved = np.fft.irfft(spectrum * np.exp(-2j * np.pi * turns * delay), len(cut))
        gain = (moved @ cut) / (moved @ moved)
        noise = cut - gain * moved
        best = max(best, 10 * np.log10((gain * moved @ (gain * moved)) / (noise @ noise)))
    return best


@pytest.mark.parametrize("query", ["dsp=off", "dsp=off&capture=native"])
def test_what_is_said_reaches_the_shop_intact(shop: Any, open_page: Any, listening: Any, query: str) -> None:
    page = ready(open_page(f"{shop.url}?{query}", browser=listening()))
    page.click(".vt-mic")
    page.wait_for_selector(".vt-stage[data-mic=on], [data-mic=on]")
    frames = (LEAD_S + CHIRP_S + 1) * 1000 // 32
    shop.wait_for("input_audio_buffer.append", frames, seconds=20)
    first = shop.of("input_audio_buffer.append")[0]
    assert len(first["audio"]) == 4 * -(-512 * 2 // 3), "32 ms of 16-bit samples in base64"
    sound = shop.sound()[: frames * 512]
    assert snr_db(sound / 32768, chirp(IN_RATE)) > 30
    page.click(".vt-mic")
    page.wait_for_selector("[data-mic=off]")
    page.wait_for_timeout(300)
    settled = len(shop.sound())
    page.wait_for_timeout(400)
    assert len(shop.sound()) == settled, "a closed microphone sends nothing"
    assert not shop.sound()[-IN_RATE:].any(), "a second of silence ends what was being said"


def test_muted_is_silence(shop: Any, open_page: Any, listening: Any) -> None:
    page = ready(open_page(f"{shop.url}?dsp=off", browser=listening()))
    page.click(".vt-mic")
    page.click(".vt-mute")
    page.wait_for_selector("[data-mic=muted]")
    shop.wait_for("input_audio_buffer.append", 3)
    shop.received.clear()
    shop.wait_for("input_audio_buffer.append", 30)
    assert not shop.sound().any()


def test_the_shopper_can_break_in(shop: Any, open_page: Any, listening: Any, artifacts: Path) -> None:
    page = ready(open_page(f"{shop.url}?dsp=off", browser=listening()))
    page.click(".vt-mic")
    shop.push(*shop.turn(["A long answer.", "That goes on."], [], seconds=6))
    page.wait_for_selector(".vt-current")
    shop.push({"type": "input_audio_buffer.speech_started", "item_id": "u1", "audio_start_ms": 0})
    page.wait_for_function("!vitrine.player.playing", timeout=1000)
    cut = shop.wait_for("conversation.item.truncate")[0]
    assert 0 <= cut["audio_end_ms"] < 12_000
    assert page.get_attribute(".vt-stage", "data-state") == "listening"
    shop.push({"type": "vitrine.partial", "item_id": "u1", "text": "where is", "lang": "en"})
    page.wait_for_selector(".vt-you.vt-partial >> text=where is")
    page.screenshot(path=artifacts / "page-listening.png")
    done = {"type": "conversation.item.input_audio_transcription.completed", "item_id": "u1"}
    shop.push(
        {"type": "input_audio_buffer.speech_stopped", "item_id": "u1"}, {**done, "transcript": "Where is my order?"}
    )
    page.wait_for_selector(".vt-you:not(.vt-partial) >> text=Where is my order?")
    assert page.locator(".vt-you").count() == 1


def test_a_voice_holds_the_answer_and_a_false_alarm_lets_it_go_on(shop: Any, open_page: Any, listening: Any) -> None:
    page = ready(open_page(f"{shop.url}?dsp=off", browser=listening()))
    page.click(".vt-mic")
    page.wait_for_function("vitrine.avatar")
    shop.push(*shop.turn(["A long answer."], [], seconds=4))
    page.wait_for_function("vitrine.avatar.stats.mouthOpen > 0.1")
    position = "vitrine.player.context.currentTime"
    shop.push({"type": "vitrine.hold", "audio_start_ms": 0})
    page.wait_for_function("vitrine.player.context.state === 'suspended'", timeout=1000)
    page.wait_for_function("vitrine.avatar.stats.mouthOpen < 0.05", timeout=1000)
    assert page.evaluate("vitrine.player.gain.gain.value") == 0
    held = page.evaluate(position)
    page.wait_for_timeout(400)
    assert page.evaluate(position) == held, "it keeps its place"
    assert page.evaluate("[vitrine.player.playing, vitrine.player.blocked]") == [True, False]
    shop.push({"type": "vitrine.resume", "text": "mm"})
    page.wait_for_function("vitrine.player.gain.gain.value === 1", timeout=1000)
    page.wait_for_function("vitrine.avatar.stats.mouthOpen > 0.1")
    assert shop.wait_for("vitrine.played")[0]["audio_end_ms"] == 4000, "nothing of it was lost"
    assert not shop.of("response.cancel")


def test_an_interruption_ends_what_was_held(shop: Any, open_page: Any, listening: Any) -> None:
    page = ready(open_page(f"{shop.url}?dsp=off", browser=listening()))
    page.click(".vt-mic")
    shop.push(*shop.turn(["A long answer."], [], seconds=4))
    page.wait_for_selector(".vt-current")
    shop.push({"type": "vitrine.hold", "audio_start_ms": 0})
    page.wait_for_function("vitrine.player.context.state === 'suspended'", timeout=1000)
    shop.push({"type": "input_audio_buffer.speech_started", "item_id": "u1", "audio_start_ms": 0})
    page.wait_for_function("!vitrine.player.playing", timeout=1000)
    assert shop.wait_for("conversation.item.truncate")[0]["audio_end_ms"] < 4000
    shop.push(*shop.turn(["The next answer."], [], seconds=1))
    page.wait_for_function("vitrine.player.playing && vitrine.player.context.state === 'running'")
    assert shop.wait_for("vitrine.played")[-1]["audio_end_ms"] == 1000


def test_hold_to_talk_commits_what_was_said(shop: Any, open_page: Any, listening: Any) -> None:
    page = ready(open_page(f"{shop.url}?dsp=off", browser=listening()))
    page.check("input[value=hold]", force=True)
    shop.wait_for("session.update", 2)
    assert shop.of("session.update")[-1]["session"]["audio"]["input"]["turn_detection"] is None
    box = page.locator(".vt-mic").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    shop.wait_for("input_audio_buffer.append", 10)
    page.mouse.up()
    shop.wait_for("response.create")
    kinds = [event["type"] for event in shop.received if event["type"] != "session.update"]
    assert kinds[0] == "input_audio_buffer.clear"
    assert kinds[-2:] == ["input_audio_buffer.commit", "response.create"]
    assert page.get_attribute("[data-mic]", "data-mic") == "off"
    # A tap latches: nothing is committed until the next one.
    shop.received.clear()
    page.click(".vt-mic")
    shop.wait_for("input_audio_buffer.append", 10)
    assert not shop.of("input_audio_buffer.commit")
    page.wait_for_timeout(350)
    page.click(".vt-mic")
    shop.wait_for("input_audio_buffer.commit")


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (("--deny-permission-prompts", "--use-fake-device-for-media-stream"), "The browser blocks the microphone"),
        (("--use-fake-ui-for-media-stream",), "No microphone was found"),
    ],
)
def test_without_a_microphone_the_page_says_why_and_text_works(
    shop: Any, open_page: Any, launch_chromium: Any, artifacts: Path, flags: tuple[str, ...], words: str
) -> None:
    page = ready(open_page(shop.url, browser=launch_chromium(*flags)))
    page.click(".vt-mic")
    page.wait_for_selector(f".vt-notice >> text={words}")
    assert page.get_attribute(".vt-mic", "aria-pressed") == "false"
    page.screenshot(path=artifacts / f"page-mic-{words.split()[-2]}.png")
    page.fill("#vt-text", "hello")
    page.press("#vt-text", "Enter")
    page.wait_for_selector(".vt-current")
    assert page.locator(".vt-notice").count() == 0


def test_an_insecure_page_says_so(shop: Any, open_page: Any) -> None:
    insecure = """Object.defineProperty(window, 'isSecureContext', { value: false });
        Object.defineProperty(navigator, 'mediaDevices', { value: undefined });"""
    page = ready(open_page(shop.url, init_script=insecure))
    page.click(".vt-mic")
    page.wait_for_selector(".vt-notice >> text=Open this page with https://")

"""Every registered speech engine against its protocol."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from kernel.errors import TooLarge, UnknownLanguage
from multimodal.events import LANGUAGES, SHAPES, Speech
from multimodal.tts import REGISTRY, Synthesizer
from multimodal.tts.espeak import Espeak
from tests import tiny_vits

pytestmark = [
    pytest.mark.contract,
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning"),  # of torch and of Coqui
    pytest.mark.filterwarnings("ignore::UserWarning:torch", "ignore::UserWarning:TTS"),
]

SENTENCE = "Your parcel arrives on Friday morning."


@pytest.fixture(scope="module")
def speech_server() -> Iterator[str]:
    """Address of a server that answers every request with espeak's PCM of one sentence."""
    speaker = Espeak()
    pcm = speaker.synthesize(SENTENCE, "en").pcm
    speaker.close()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.send_header("Content-Type", "audio/pcm")
            self.send_header("Content-Length", str(len(pcm)))
            self.end_headers()
            self.wfile.write(pcm)

        def log_message(self, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
        server.shutdown()


@pytest.fixture(scope="module", params=list(REGISTRY.specs))
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Synthesizer:
    options: dict[str, Any] = {}
    if request.param == "coqui":
        if tiny_vits.ABSENT:
            pytest.skip(f"the coqui extra is not installed: {', '.join(tiny_vits.ABSENT)}")
        tiny_vits.make_importable(tmp_path_factory.mktemp("packages"))
        folder = tmp_path_factory.mktemp("vits")
        tiny_vits.save(folder)
        options = {"path": str(folder), "lang": "en"}
    elif request.param == "openai":
        options = {"base_url": request.getfixturevalue("speech_server"), "model": "any", "voice": "any"}
    return REGISTRY.load(request.param, options)


def assert_sound(speech: Speech) -> None:
    """Audible PCM of whole samples, and mouth shapes that cover it in order."""
    assert len(speech.pcm) % 2 == 0
    assert np.abs(np.frombuffer(speech.pcm, dtype="<i2").astype(np.int32)).max() > 200
    assert speech.seconds > 0.2
    assert speech.visemes[0].start_s == 0
    assert speech.visemes[-1].end_s == pytest.approx(speech.seconds, abs=0.001)
    assert all(left.end_s == right.start_s for left, right in pairwise(speech.visemes))
    assert all(each.start_s < each.end_s and each.shape in SHAPES for each in speech.visemes)
    assert len({each.shape for each in speech.visemes}) > 1  # a random model babbles on one vowel


def test_it_says_what_it_is(engine: Synthesizer) -> None:
    assert engine.name in REGISTRY.specs
    assert engine.languages
    assert engine.languages <= set(LANGUAGES)


def test_a_sentence_has_sound_and_shapes(engine: Synthesizer) -> None:
    assert_sound(engine.synthesize(SENTENCE, "en"))


@pytest.mark.parametrize("mood", [1, 5])
def test_every_mood_is_taken(engine: Synthesizer, mood: int) -> None:
    assert_sound(engine.synthesize(SENTENCE, "en", mood))


@pytest.mark.parametrize("text", ["", "   ", "…!?", "😀"])
def test_nothing_to_say_is_no_sound(engine: Synthesizer, text: str) -> None:
    assert engine.synthesize(text, "en") == Speech(b"")


@pytest.mark.parametrize("lang", ["xx", "", "EN", "en-US"])
def test_an_unknown_language_is_named(engine: Synthesizer, lang: str) -> None:
    with pytest.raises(UnknownLanguage) as error:
        engine.synthesize(SENTENCE, lang)
    assert error.value.details["lang"] == lang


def test_too_long_a_text_is_refused(engine: Synthesizer) -> None:
    with pytest.raises(TooLarge):
        engine.synthesize("word " * 20_000, "en")


def test_four_threads_may_call_at_once(engine: Synthesizer) -> None:
    with ThreadPoolExecutor(4) as pool:
        spoken = list(pool.map(lambda _: engine.synthesize(SENTENCE, "en"), range(8)))
    for each in spoken:
        assert_sound(each)

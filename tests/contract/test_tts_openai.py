"""The speech client against a server on this machine: what it asks, and what it makes of every bad answer."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest

from kernel.errors import EngineFailed, EngineUnavailable
from multimodal.events import OUT_RATE
from multimodal.tts.openai import OpenAISpeaker
from multimodal.tts.pcm import TAIL_S

pytestmark = pytest.mark.contract


@dataclass
class Server:
    """What the server answers, and the requests that it got."""

    url: str
    status: int = 200
    kind: str = "audio/pcm"
    body: bytes = b""
    wait_s: float = 0.0
    requests: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)


@pytest.fixture
def server() -> Iterator[Server]:
    state = Server("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.requests.append((self.path, self.headers.get("Authorization", ""), body))
            time.sleep(state.wait_s)
            try:
                self.send_response(state.status)
                self.send_header("Content-Type", state.kind)
                self.send_header("Content-Length", str(len(state.body)))
                self.end_headers()
                self.wfile.write(state.body)
            except (BrokenPipeError, ConnectionResetError):  # the client gave up waiting
                pass

        def log_message(self, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        state.url = f"http://127.0.0.1:{httpd.server_address[1]}/v1"
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield state
        httpd.shutdown()


def tone(seconds: float, rate: int) -> bytes:
    time_s = np.arange(int(seconds * rate)) / rate
    return (9000 * np.sin(2 * np.pi * 700 * time_s) * (time_s % 0.4 < 0.25)).astype("<i2").tobytes()


def speaker(server: Server, **options: Any) -> OpenAISpeaker:
    return OpenAISpeaker(base_url=server.url, model="kokoro", voice="af", **options)


def test_it_asks_for_raw_pcm_and_times_the_lips_from_it(server: Server) -> None:
    server.body = tone(1.0, OUT_RATE)
    speech = speaker(server, api_key="secret").synthesize("Order VT-100234 👍", "en")
    path, key, body = server.requests[0]
    assert (path, key) == ("/v1/audio/speech", "Bearer secret")
    assert body == {"input": "Order V T 1 0 0 2 3 4", "model": "kokoro", "voice": "af", "response_format": "pcm"}
    assert speech.seconds == pytest.approx(0.8 + 0.25 + TAIL_S - 0.2, abs=0.2)
    assert {each.shape for each in speech.visemes} >= {"aa", "sil"}


def test_mood_goes_along_where_it_is_wanted(server: Server) -> None:
    server.body = tone(0.3, OUT_RATE)
    speaker(server, styles=True).synthesize("hello", "en", 1)
    assert "sympathy" in server.requests[0][2]["instructions"]


def test_another_rate_is_resampled(server: Server) -> None:
    server.body = tone(2.0, 16_000)
    speech = speaker(server, rate=16_000).synthesize("hello", "en")
    assert speech.seconds == pytest.approx(1.85 + TAIL_S, abs=0.03)


def test_an_odd_byte_is_dropped_and_silence_is_no_sound(server: Server) -> None:
    server.body = tone(0.5, OUT_RATE) + b"\x01"
    assert len(speaker(server).synthesize("hello", "en").pcm) % 2 == 0
    server.body = bytes(4800)
    assert speaker(server).synthesize("hello", "en").pcm == b""


@pytest.mark.parametrize(
    ("status", "kind", "body", "words"),
    [
        (500, "application/json", b'{"error": {"message": "out of memory"}}', "out of memory"),
        (401, "application/json", b'{"error": {"message": "bad key"}}', "bad key"),
        (404, "text/html", b"<html>no such page</html>", "speech server failed"),
        (200, "application/json", b'{"audio": "..."}', "not raw PCM"),
        (200, "audio/wav", b"RIFF\x24\x00\x00\x00WAVEfmt ", "not raw PCM"),
    ],
)
def test_a_bad_answer_costs_one_sentence(server: Server, status: int, kind: str, body: bytes, words: str) -> None:
    server.status, server.kind, server.body = status, kind, body
    with pytest.raises(EngineFailed, match=words):
        speaker(server).synthesize("hello", "en")
    server.status, server.kind, server.body = 200, "audio/pcm", tone(0.3, OUT_RATE)
    assert speaker(server).synthesize("hello", "en").pcm


def test_a_slow_server_fails_in_time(server: Server) -> None:
    server.wait_s = 3.0
    started = time.perf_counter()
    with pytest.raises(EngineFailed, match="timed out"):
        speaker(server, timeout_s=0.2).synthesize("hello", "en")
    assert time.perf_counter() - started < 2.5
    server.wait_s = 0.0


def test_no_server_fails() -> None:
    engine = OpenAISpeaker(base_url="http://127.0.0.1:9/v1", model="any", voice="any", timeout_s=1.0)
    with pytest.raises(EngineFailed):
        engine.synthesize("hello", "en")


@pytest.mark.parametrize(
    ("options", "missing"),
    [
        ({}, "base_url"),
        ({"api_key": "k"}, "model and voice"),
        ({"base_url": "http://127.0.0.1:9/v1", "model": "m"}, "voice"),
    ],
)
def test_a_missing_setting_is_named(options: dict[str, str], missing: str) -> None:
    with pytest.raises(EngineUnavailable) as error:
        OpenAISpeaker(**options)
    assert missing in error.value.fix

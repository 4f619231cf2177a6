"""The transcription client against a server on this machine: what it asks, and what it makes of every bad answer."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from kernel.errors import EngineFailed, EngineUnavailable, UnknownLanguage
from multimodal.asr.openai import OpenAITranscriber
from multimodal.audio import decode
from multimodal.events import IN_RATE
from tests.speaking import say

pytestmark = pytest.mark.contract


@dataclass
class Server:
    """What the server answers, and the forms that it got: field → bytes."""

    url: str
    status: int = 200
    body: bytes = b'{"text": " Where is my order? "}'
    kind: str = "application/json"
    wait_s: float = 0.0
    requests: list[tuple[str, str, dict[str, bytes]]] = field(default_factory=list)


@pytest.fixture
def server() -> Iterator[Server]:
    state = Server("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            form = message_from_bytes(b"Content-Type: " + self.headers["Content-Type"].encode() + b"\r\n\r\n" + raw)
            fields = {
                str(part.get_param("name", header="content-disposition")): part.get_payload(decode=True)
                for part in form.walk()
                if not part.is_multipart()
            }
            state.requests.append((self.path, self.headers.get("Authorization", ""), fields))  # type: ignore[arg-type]
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


def transcriber(server: Server, **options: Any) -> OpenAITranscriber:
    return OpenAITranscriber(base_url=server.url, model="whisper-1", **options)


def test_it_sends_the_speech_as_wav_and_takes_the_text(server: Server) -> None:
    pcm = bytes(2 * IN_RATE) + say("where is my order") + bytes(2 * IN_RATE)
    found = transcriber(server, api_key="secret").transcribe(pcm, "en", hints=("VT", "teapot"))
    assert (found.text, found.lang, found.confidence) == ("Where is my order?", "en", 1.0)
    assert found.seconds == pytest.approx(len(pcm) / 2 / IN_RATE)
    path, key, form = server.requests[0]
    assert (path, key) == ("/v1/audio/transcriptions", "Bearer secret")
    sent = {name: value.decode() for name, value in form.items() if name != "file"}
    assert sent == {"model": "whisper-1", "language": "en", "response_format": "json", "prompt": "VT, teapot"}
    heard = decode(form["file"], max_seconds=10, max_bytes=1_000_000)
    assert heard in pcm
    assert len(heard) < len(pcm) - 2 * IN_RATE


def test_no_hints_are_no_prompt_and_no_key_is_needed(server: Server) -> None:
    transcriber(server).transcribe(say("where is my order"), "fr")
    assert set(server.requests[0][2]) == {"model", "language", "response_format", "file"}


def test_silence_is_not_sent(server: Server) -> None:
    assert transcriber(server).transcribe(bytes(2 * IN_RATE), "en").text == ""
    assert server.requests == []


def test_nothing_heard_is_no_certainty(server: Server) -> None:
    server.body = b'{"text": ""}'
    assert transcriber(server).transcribe(say("where is my order"), "en").confidence == 0.0


@pytest.mark.parametrize(
    ("status", "kind", "body"),
    [
        (500, "application/json", b'{"error": {"message": "out of memory"}}'),
        (401, "application/json", b'{"error": {"message": "bad key"}}'),
        (200, "application/json", b'{"words": []}'),
        (200, "application/json", b'{"text": null}'),
        (200, "application/json", b"{"),
        (200, "text/html", b"<h1>Welcome</h1>"),
    ],
)
def test_a_bad_answer_costs_one_sentence(server: Server, status: int, kind: str, body: bytes) -> None:
    server.status, server.kind, server.body = status, kind, body
    with pytest.raises(EngineFailed):
        transcriber(server).transcribe(say("where is my order"), "en")
    assert len(server.requests) == 1
    server.status, server.kind, server.body = 200, "application/json", json.dumps({"text": "Hello"}).encode()
    assert transcriber(server).transcribe(say("where is my order"), "en").text == "Hello"


def test_a_slow_or_absent_server_is_given_up(server: Server) -> None:
    server.wait_s = 1.0
    start = time.perf_counter()
    with pytest.raises(EngineFailed):
        transcriber(server, timeout_s=0.2).transcribe(say("where is my order"), "en")
    assert time.perf_counter() - start < 0.9
    with pytest.raises(EngineFailed):
        OpenAITranscriber(base_url="http://127.0.0.1:9/v1", model="m").transcribe(say("where is my order"), "en")


def test_what_is_missing_is_named(server: Server) -> None:
    with pytest.raises(EngineUnavailable) as caught:
        OpenAITranscriber(model="whisper-1")
    assert "base_url" in caught.value.fix
    with pytest.raises(EngineUnavailable) as caught:
        OpenAITranscriber(base_url=server.url)
    assert "model" in caught.value.fix
    with pytest.raises(UnknownLanguage):
        transcriber(server).transcribe(say("where is my order"), "xx")

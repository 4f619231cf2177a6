"""What goes wrong in a real shop: bad input, dead processes, missing models. A clear word, and nothing is lost."""

from __future__ import annotations

import base64
import io
import os
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path
from socket import SHUT_RDWR
from struct import pack
from time import sleep
from typing import Any

import httpx
import numpy as np
import psutil
import pytest
from PIL import Image

from multimodal.events import OUT_RATE
from tests.e2e.product.conftest import COMMAND
from tests.e2e.product.shopper import Shopper, secret, shopper, silence

pytestmark = pytest.mark.e2e


def huge_png(width: int = 10_000, height: int = 10_000) -> bytes:
    """100 megapixels of white in a few kilobytes: a bomb for who decodes before looking."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\xff" * (width // 8)) * height, 9)
    head = pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def noise(seconds: float) -> bytes:
    return (np.random.default_rng(3).normal(0, 2000, int(seconds * OUT_RATE))).astype("<i2").tobytes()


def ten_minutes(caller: Shopper) -> None:
    caller.send("session.update", session={"audio": {"input": {"turn_detection": None}}})
    for _ in range(60):
        caller.send("input_audio_buffer.append", audio=base64.b64encode(noise(10)).decode())
    caller.send("input_audio_buffer.commit")


BAD: dict[str, tuple[Callable[[Shopper], None], set[str]]] = {
    "silence": (lambda s: s.talk(silence(3)), {"nothing-heard"}),
    "noise": (lambda s: s.talk(noise(3)), {"nothing-heard"}),
    "ten minutes": (ten_minutes, {"too-large"}),
    "100 megapixels": (lambda s: s.show(huge_png()), {"too-large"}),
    "a PDF named .png": (lambda s: s.show(b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"), {"undecodable"}),
    "100 kB of text": (lambda s: s.type("where is my order " * 6_000), {"too-large"}),
    "broken UTF-8": (lambda s: s.socket.send(b'{"type": "response.create", "x": "\xff\xfe"}'), {"undecodable"}),
    "no JSON": (lambda s: s.socket.send("hello"), {"undecodable"}),
    "unknown event": (lambda s: s.send("conversation.explode"), {"bad-input"}),
    "unknown language": (
        lambda s: s.send("session.update", session={"vitrine": {"lang": "tlh"}}),
        {"unknown-language"},
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_a_clear_error_and_the_session_goes_on(product: Any, case: str) -> None:
    do, codes = BAD[case]
    with shopper(product.url) as caller:
        assert "€49.90" in caller.ask("show me red backpacks under 80 euros")
        do(caller)
        error = caller.wait("error", "vitrine.notice")
        about = error.get("error", error)
        assert about["code"] in codes
        assert len(about.get("message") or about["text"]) > 10, "an error has words"
        # What was said before is not lost: the answer leans on it.
        assert "€49.90" in caller.ask("how much is the first one?") or "49.90" in " ".join(map(str, caller.seen))
        assert "e-mail" in caller.ask("where is my order")


def replica(product: Any, name: str) -> psutil.Process:
    """The process of a deployment."""
    for process in psutil.Process(product.process.pid).children(recursive=True):
        if f"ServeReplica:vitrine:{name}" in " ".join(process.cmdline()):
            return process
    raise AssertionError(f"no replica of {name}")


def test_a_killed_engine_costs_one_answer_and_no_session(product: Any, label_photo: Any) -> None:
    photo = label_photo[0].read_bytes()
    with shopper(product.url) as caller:
        caller.ask("where is my order")
        before = replica(product, "engines")
        before.kill()
        # Words need no engine of that process; a photo does, and is told when it cannot be read.
        assert "€49.90" in caller.ask("show me red backpacks under 80 euros")
        for _ in range(60):
            caller.show(photo, "image/jpeg")
            if caller.wait("vitrine.notice", "response.done")["type"] == "response.done":
                break
            sleep(0.5)
        assert label_photo[1] in str(caller.seen), "the replica came back by itself and read the label"
        assert replica(product, "engines").pid != before.pid
        assert "order" in caller.ask("alice@example.com").lower(), "the session kept its thread"


def test_a_killed_gateway_comes_back_at_the_same_address(product: Any) -> None:
    replica(product, "gateway").kill()
    for _ in range(120):
        sleep(0.5)
        try:
            if httpx.get(f"{product.url}healthz", timeout=5).status_code == httpx.codes.OK:
                break
        except httpx.TransportError:
            continue
    with shopper(product.url) as caller:
        assert "€49.90" in caller.ask("show me red backpacks under 80 euros")


def test_a_cut_socket_comes_back_to_the_same_conversation(product: Any) -> None:
    token = secret(product.url)
    with shopper(product.url, token) as first:
        assert "e-mail" in first.ask("where is my order")
        first.socket.socket.shutdown(SHUT_RDWR)  # no goodbye: the cable is out
    with shopper(product.url, token) as second:
        assert second.seen[0]["session"]["vitrine"]["resumed"] is True
        # It still waits for the e-mail address that it asked for.
        assert "order" in second.ask("alice@example.com").lower()


def run_up(home: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    settings = os.environ | {"VITRINE_HOME": str(home)} | environment
    return subprocess.run(
        [*COMMAND, "up", *options], env=settings, capture_output=True, text=True, timeout=120, check=False
    )


def test_a_port_in_use_is_said_at_once(product: Any, tmp_path: Path) -> None:
    port = product.url.rstrip("/").rpartition(":")[2]
    ended = run_up(tmp_path, "--port", port)
    assert ended.returncode == 2
    assert f"port {port} is in use" in ended.stderr
    assert f"--port {int(port) + 1}" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not (tmp_path / "shop.sqlite").exists(), "nothing was begun"


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"VITRINE_ASR__ENGINE": "faster_whisper"}, "vitrine models pull small"),
        ({"VITRINE_CHAT__ENGINE": "nonsense"}, "Choose one of"),
        ({"VITRINE_LANG": "klingon"}, "lang"),
    ],
)
def test_a_setting_that_cannot_work_names_its_fix(tmp_path: Path, environment: dict[str, str], words: str) -> None:
    ended = run_up(tmp_path, "--port", "0", **environment)
    assert ended.returncode == 2
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr


def test_health_metrics_and_pictures(product: Any) -> None:
    health = httpx.get(f"{product.url}healthz").json()
    assert health["status"] == "ok"
    assert {state["stage"]: state["engine"] for state in health["engines"]}["tts"] == "espeak"
    with shopper(product.url) as caller:
        caller.ask("hello")
        text = httpx.get(f"{product.url}metrics").text
        assert "vitrine_sessions" in text
        assert "vitrine_turns_total" in text
    picture = httpx.get(f"{product.url}media/products/backpacks-metro-red.webp")
    assert Image.open(io.BytesIO(picture.content)).width >= 240
    assert "/v1/realtime/client_secrets" in httpx.get(f"{product.url}openapi.json").json()["paths"]
    assert httpx.get(f"{product.url}docs").status_code == httpx.codes.NOT_FOUND, "its scripts would come from a CDN"

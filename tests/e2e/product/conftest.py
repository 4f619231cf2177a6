"""The whole product as a shopper meets it: `vitrine up` in a process of its own, on Ray Serve, with a new demo shop."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import wave
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

import httpx
import numpy as np
import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageEnhance, ImageFont

from multimodal.audio import resample
from multimodal.events import IN_RATE
from tests.speaking import say

MIC_RATE = 48_000
COMMAND = (sys.executable, "-m", "serve.cli")
START_S = 180
"""Seconds that a first start may take on a busy machine: it draws 254 product pictures and loads every engine."""


@dataclass(frozen=True)
class Product:
    """A running Vitrine: its page, its data, its process, what it printed."""

    url: str
    home: Path
    process: subprocess.Popen[bytes]
    log: Path

    def rows(self, query: str, *values: object) -> list[tuple[str, ...]]:
        """What stands in the shop's database."""
        with sqlite3.connect(self.home / "shop.sqlite") as connection:
            return connection.execute(query, values).fetchall()


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


@pytest.fixture(scope="package")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """Vitrine with its defaults, on a free port, over an empty folder."""
    home = tmp_path_factory.mktemp("vitrine")
    port = free_port()
    log = home / "up.log"
    # Ray's sockets lie under this folder and their paths are short by law; pytest's own are too long.
    with tempfile.TemporaryDirectory(prefix="vt") as scratch, log.open("wb") as out:
        environment = os.environ | {"VITRINE_HOME": str(home), "RAY_TMPDIR": scratch}
        process = subprocess.Popen(
            [*COMMAND, "up", "--port", str(port)], env=environment, stdout=out, stderr=subprocess.STDOUT, cwd=home
        )
        running = Product(f"http://127.0.0.1:{port}/", home, process, log)
        try:
            until = monotonic() + START_S
            while not _answers(running.url):
                assert process.poll() is None, f"`vitrine up` ended:\n{log.read_text(errors='replace')}"
                assert monotonic() < until, f"no page after {START_S} s:\n{log.read_text(errors='replace')}"
                sleep(0.3)
            yield running
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                raise


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}healthz", timeout=5).status_code == httpx.codes.OK
    except httpx.TransportError:
        return False


@pytest.fixture(scope="package")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Writes a WAV file for the fake microphone: silence, the sentences with pauses between them, silence."""
    folder = tmp_path_factory.mktemp("microphone")

    def record(*sentences: str, lead_s: float = 3.0, pause_s: float = 8.0, noise: float = 0.0) -> Path:
        quiet = np.zeros(int(lead_s * IN_RATE), np.int16)
        parts = [quiet]
        for text in sentences:
            parts += [np.frombuffer(say(text), "<i2"), np.zeros(int(pause_s * IN_RATE), np.int16)]
        sound = np.concatenate(parts)
        if noise:
            rng = np.random.default_rng(7)
            sound = np.clip(sound + rng.normal(0, noise * 32767, len(sound)), -32768, 32767).astype(np.int16)
        path = folder / f"{abs(hash((sentences, lead_s, pause_s, noise)))}.wav"
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(MIC_RATE)
            file.writeframes(resample(sound.astype("<i2").tobytes(), IN_RATE, MIC_RATE))
        return path

    return record


@pytest.fixture
def label_photo(product: Product, tmp_path: Path) -> tuple[Path, str]:
    """A phone's photo of a UPS label with its barcode, on a table, a little aslant; and the label's tracking number."""
    on_its_way = "carrier = 'UPS' and state = 'out_for_delivery'"
    tracking = product.rows(f"select tracking_number from parcels where {on_its_way}")[0][0]
    sheet = Image.new("RGB", (1200, 860), "white")
    draw = ImageDraw.Draw(sheet)
    for row, text in enumerate(("UPS GROUND", "12 RUE DE LA PAIX, 75002 PARIS", f"TRACKING #: {tracking}")):
        draw.text((60, 40 + 90 * row), text, font=ImageFont.load_default(size=60 if row == 0 else 40), fill="black")
    symbol = zxingcpp.create_barcode(tracking, zxingcpp.BarcodeFormat.Code128)
    sheet.paste(Image.fromarray(np.array(zxingcpp.write_barcode_to_image(symbol, scale=4))).convert("RGB"), (60, 400))
    path = tmp_path / "label.jpg"
    _on_a_table(sheet, degrees=7).save(path, quality=85)
    return path, str(tracking)


@pytest.fixture
def product_photo(product: Product, tmp_path: Path) -> tuple[Path, str]:
    """A dim photo of one of the shop's products, turned and on a table; and the product's English name."""
    product_id = "backpacks-metro-red"
    name = product.rows("select name from product_texts where product_id = ? and lang = 'en'", product_id)[0][0]
    picture = Image.open(product.home / "media" / "products" / f"{product_id}.webp").convert("RGB").resize((700, 700))
    path = tmp_path / "product.jpg"
    ImageEnhance.Brightness(_on_a_table(picture, degrees=-6)).enhance(0.85).save(path, quality=80)
    return path, str(name)


def _on_a_table(picture: Image.Image, degrees: float) -> Image.Image:
    table = Image.new("RGB", (picture.width + 200, picture.height + 200), "#8a6f56")
    table.paste(picture, (100, 100))
    return table.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor="#8a6f56")

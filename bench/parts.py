"""The parts one by one: seeding, search, recogniser, voice, label reading, embedding, start and memory."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Protocol

import numpy as np
import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from bench.figures import Figure, percentile, spread
from bench.line import connect
from bench.process import Started, memory_mib
from bench.speech import utterances
from commerce import demo
from commerce.store import Store
from commerce.tools import Toolbox
from multimodal.events import IN_RATE, ImageContent, Speech, Transcription

_QUERIES = (
    "running shoes", "red backpack", "wireless headphones", "umbrella", "a gift for my mother", "coffe machine",
    "蓝牙耳机", "跑鞋", "红色背包", "雨伞",
)  # fmt: skip
_SENTENCES = (
    ("en", "I found ten products."),
    ("en", "First, Drift slip-on, olive for 49.90 euros."),
    ("en", "To look into your orders I need to know who you are."),
    ("zh", "找到了十件商品。"),
    ("zh", "查询订单前，我需要确认您的身份。"),
)
IDLE_SESSIONS = 40
_SETTLE = "hello"


class Engines(Protocol):
    """The engines of a process, as `serve.engines.Engines` has them."""

    def transcribe(self, pcm: bytes, lang: str) -> Transcription:
        """See `multimodal.asr.Recognizer.transcribe`."""

    def synthesize(self, text: str, lang: str) -> Speech:
        """See `multimodal.tts.Synthesizer.synthesize`."""

    def look(self, data: bytes) -> ImageContent:
        """Lines, codes and embedding of an encoded picture."""

    def embed(self, data: bytes) -> tuple[float, ...]:
        """Embedding of an encoded picture."""


def timed(work: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """Seconds of every call of `rounds` over all of `work`, after one over it that does not count."""
    for call in work:
        call()
    seconds: list[float] = []
    for _ in range(rounds):
        for call in work:
            begun = perf_counter()
            call()
            seconds.append(perf_counter() - begun)
    return seconds


def seeding() -> Figure:
    """A new demo shop with its pictures."""
    with TemporaryDirectory(prefix="vitrine-bench-") as folder:
        begun = perf_counter()
        store = Store(f"sqlite:///{folder}/shop.sqlite")
        counts = demo.seed(store, today=datetime.now(UTC).date(), media=Path(folder))
        seconds = perf_counter() - begun
        store.close()
    return Figure("seed the demo shop", "s", {"value": seconds}, note=f"{counts.products} products with pictures")


def search(toolbox: Toolbox, rounds: int) -> list[Figure]:
    """Catalogue search as the dialogue calls it; the first call builds the index."""

    def find(query: str) -> Callable[[], object]:
        lang = "en" if query.isascii() else "zh"
        return lambda: toolbox.call("find_products", {"query": query}, customer=None, lang=lang, key="")

    begun = perf_counter()
    find(_QUERIES[0])()
    first = Figure("catalogue search: first call, builds the index", "ms", {"value": (perf_counter() - begun) * 1000})
    note = "demo shop; the goals of section 8 are for 100 k and 1 M products"
    return [first, spread("catalogue search", timed([find(query) for query in _QUERIES], rounds), note=note)]


def engines(loaded: Engines, picture: bytes, rounds: int) -> list[Figure]:
    """Every engine on real input: spoken sentences, sentences to speak, a parcel label, a product picture."""
    said = utterances(2 * rounds)
    heard = [timed([lambda pcm=each.pcm: loaded.transcribe(pcm, "en")], 1)[0] for each in said]  # type: ignore[misc]
    lengths = [len(each.pcm) / 2 / IN_RATE for each in said]
    factors = [took / length for took, length in zip(heard, lengths, strict=True)]
    voices = [lambda text=text, lang=lang: loaded.synthesize(text, lang) for lang, text in _SENTENCES]
    paper = label()
    factor = {"p50": percentile(factors, 50), "p95": percentile(factors, 95)}
    return [
        spread("recogniser: an utterance", heard, note=f"{np.mean(lengths):.1f} s of sound each"),
        Figure("recogniser: real-time factor", "", factor, len(factors)),
        spread("voice: one sentence", timed(voices, rounds)),
        spread("read a parcel label", timed([lambda: loaded.look(paper)], rounds), note="OCR, barcode and embedding"),
        spread("embed a product picture", timed([lambda: loaded.embed(picture)], rounds)),
    ]


def label() -> bytes:
    """A parcel label as a JPEG: printed lines and a barcode."""
    sheet = Image.new("RGB", (1280, 900), "white")
    draw = ImageDraw.Draw(sheet)
    number = "1Z999AA10123456784"
    lines = ("UPS GROUND", "SHIP TO: ALICE MARTIN", "12 RUE DE LA PAIX, 75002 PARIS", f"TRACKING #: {number}")
    for row, text in enumerate(lines):
        draw.text((60, 40 + 80 * row), text, font=ImageFont.load_default(size=48), fill="black")
    symbol = zxingcpp.create_barcode(number, zxingcpp.BarcodeFormat.Code128)
    sheet.paste(Image.fromarray(np.array(zxingcpp.write_barcode_to_image(symbol, scale=4))).convert("RGB"), (60, 400))
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=85)
    return out.getvalue()


def start(first: Started, later: Started) -> list[Figure]:
    """From the start command until the page answers: with nothing on disk, and with the shop already there."""
    note = "installed, and the shop is there"
    return [
        Figure("first start → page answers", "s", {"value": first.page_s}, note="it also draws the demo shop"),
        Figure("start → /healthz answers", "s", {"value": later.healthy_s}, note=note),
        Figure("start → page answers", "s", {"value": later.page_s}, goals={"value": 20.0}, note=note),
    ]


async def memory(started: Started) -> list[Figure]:
    """Memory of the server with all its processes, and what one more session adds that has had a turn and is idle."""
    async with AsyncExitStack() as stack:

        async def more(count: int) -> float | None:
            for _ in range(count):
                line = await stack.enter_async_context(connect(started.url, "en"))
                await line.say(_SETTLE)
            return memory_mib(started.pid)

        # The first sessions fill pools and caches that later ones share.
        before = await more(IDLE_SESSIONS // 2)
        after = await more(IDLE_SESSIONS)
    if before is None or after is None:
        return []
    note = f"growth over {IDLE_SESSIONS} sessions, each after one turn"
    each = max(0.0, after - before) / IDLE_SESSIONS
    return [
        Figure("memory of all processes", "MiB", {"value": before}, note="shared pages counted once"),
        Figure("one idle session", "MiB", {"value": each}, goals={"value": 1.0}, note=note),
    ]

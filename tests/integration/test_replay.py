"""Recorded conversations with the embedded engines, played again over a new shop."""

from __future__ import annotations

import asyncio
import json
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageFont
from sqlalchemy import text

from commerce import demo
from commerce.demo.goods import products
from commerce.pictures import draw
from commerce.store import Store
from kernel.errors import BadInput, Undecodable
from multimodal import events as ev
from serve.backend import Backend, LocalEngines, local_backend
from serve.engines import Engines, sight
from serve.record import Recorder, load, shop_of
from serve.replay import replay, replay_over
from serve.session import Session
from serve.settings import Settings

pytestmark = pytest.mark.integration

SEEDED = datetime(2026, 12, 3, tzinfo=UTC).date()
MUG, BACKPACK = "mugs-harbor-red", "backpacks-metro-red"


class Day:
    """A clock two days after the seed, whose wall time moves on with every look."""

    def __init__(self) -> None:
        self.looks = 0

    def now(self) -> datetime:
        self.looks += 1
        return datetime(2026, 12, 5, 10, 0, self.looks // 60 % 60, self.looks, tzinfo=UTC)

    def perf(self) -> float:
        return asyncio.get_running_loop().time()


@pytest.fixture(scope="module")
def engines() -> LocalEngines:
    return LocalEngines(Engines(Settings(), ("ocr", "vision", "tts", "chat", "labels")), ThreadPoolExecutor(2))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path)


@pytest.fixture
def backend(settings: Settings, engines: LocalEngines, tmp_path: Path) -> Backend:
    """A demo shop that changes with the conversation, and knows two of its pictures by sight."""
    store = Store(f"sqlite:///{tmp_path / 'shop.sqlite'}")
    demo.fill(store, today=SEEDED)
    backend = local_backend(settings, engines, store, Day())
    seen = {name: engines._engines.embed(picture(name)) for name in (MUG, BACKPACK)}
    backend.toolbox.catalog.store_embeddings(sight(settings).model, seen)
    return backend


def picture(product_id: str) -> bytes:
    return encoded(draw(next(p.look for p in products() if p.id == product_id)))


def label(number: str) -> bytes:
    sheet = Image.new("RGB", (1000, 520), "white")
    pen = ImageDraw.Draw(sheet)
    pen.text((60, 40), "UPS GROUND", font=ImageFont.load_default(size=60), fill="black")
    pen.text((60, 130), f"TRACKING #: {number}", font=ImageFont.load_default(size=40), fill="black")
    bars = zxingcpp.write_barcode_to_image(zxingcpp.create_barcode(number, zxingcpp.BarcodeFormat.Code128), scale=3)
    sheet.paste(Image.fromarray(np.array(bars)), (60, 220))
    return encoded(sheet)


def encoded(image: Image.Image) -> bytes:
    out = BytesIO()
    image.convert("RGB").save(out, "PNG")
    return out.getvalue()


def parcel_of(backend: Backend, order: str, customer: str) -> str:
    found = backend.toolbox.call("track_parcel", {"order_number": order}, customer=customer, lang="en", key="")
    return str(found.data["parcel"]["tracking_number"])


async def record(backend: Backend, settings: Settings, lang: str, turns: list[str | bytes]) -> Path:
    """Talk, and record it; a text is typed, bytes are shown."""
    session = Session(f"sess_{lang}", backend, settings.limits, lang)
    path = settings.records / f"{lang}.jsonl"
    session.listen(Recorder(path, session, backend.store))
    session.start()
    for turn in turns:
        await (session.say(turn) if isinstance(turn, str) else await session.show(turn))
        session._speaking_until = 0.0  # the shopper hears every reply to its end
    await session.close()
    return path


async def english(backend: Backend, settings: Settings) -> Path:
    return await record(
        backend,
        settings,
        "en",
        [
            "show me red backpacks under 80 euros",
            "where is my order VT-100051",
            "alice@example.com",
            label(parcel_of(backend, "VT-100051", "c-alice")),
            picture(MUG),
            "return the daypack from VT-100035, I changed my mind, refund to a gift card",
            "yes",
        ],
    )


async def chinese(backend: Backend, settings: Settings) -> Path:
    return await record(
        backend,
        settings,
        "zh",
        [
            "有没有100欧以下的耳机",
            "订单VT-100045到哪了",
            "wei@example.com",
            label(parcel_of(backend, "VT-100045", "c-wei")),
            "我想把订单VT-100040的马克杯退了，太小了，退款到银行卡",
            "确认",
        ],
    )


@pytest.mark.parametrize("talk", [english, chinese])
async def test_a_recorded_conversation_replays_to_the_same_events_and_shop(
    talk: Callable[[Backend, Settings], Any], backend: Backend, settings: Settings
) -> None:
    path = await talk(backend, settings)
    events = [entry.event for entry in load(path).entries]
    # The conversation was one: it found, identified, read a label, and wrote once.
    called = {event.name: event for event in events if isinstance(event, ev.ToolCalled) and event.error is None}
    assert {"find_products", "get_order", "identify_customer", "track_parcel", "start_return"} <= called.keys()
    assert called["start_return"].receipt is not None
    assert any(event.content.codes for event in events if isinstance(event, ev.ImageRead))
    assert all(entry.at.year == 2026 for entry in load(path).entries)
    assert load(path).head.shop != load(path).tail.shop

    report = await replay(path, settings, backend)
    assert report.equal, str(report.first)
    assert (report.events, report.writes) == (len(events), 1)
    # Nothing of the replay happened to the shop of the recording.
    assert backend.store.fingerprint() == load(path).tail.shop


async def test_a_photo_of_a_product_is_found_in_the_new_shop_too(backend: Backend, settings: Settings) -> None:
    path = await record(backend, settings, "en", [picture(MUG)])
    matches = [e.event.data for e in load(path).entries if isinstance(e.event, ev.ToolCalled)]
    assert matches[0]["matches"][0]["product"]["id"] == MUG
    report = await replay(path, settings, backend)
    assert report.equal, str(report.first)


async def test_an_interrupted_reply_replays_as_far_as_it_came(backend: Backend, settings: Settings) -> None:
    session = Session("sess_cut", backend, settings.limits, "en")
    session.listen(Recorder(settings.records / "cut.jsonl", session, backend.store))
    cut: list[ev.Event] = []

    def break_in(event: ev.Event) -> None:
        if isinstance(event, ev.AvatarCue) and not cut:
            cut.append(event)
            session.interrupt(played_s=0.4)

    session.listen(break_in)
    session.start()
    await session.say("show me headphones")
    await session.say("what is your return policy")
    session.fail(BadInput("a file that is no picture"))
    await session.close()
    events = [entry.event for entry in load(settings.records / "cut.jsonl").entries]
    assert [event.turn for event in events if isinstance(event, ev.TurnEnded)] == [2]
    assert {event.generation for event in events if isinstance(event, ev.AvatarCue)} == {0, 1}
    report = await replay(settings.records / "cut.jsonl", settings, backend)
    assert report.equal, str(report.first)


CHANGES: list[tuple[str, Callable[[ev.Event], bool], str, Any, str]] = [
    ("a word", lambda e: isinstance(e, ev.Sentence), "text", "Here is a lie.", "sentence.text"),
    ("a mood", lambda e: isinstance(e, ev.Understood), "mood", 5, "understood.mood"),
    ("a receipt", lambda e: isinstance(e, ev.ToolCalled) and e.receipt is not None, "receipt", "RC-9", "receipt"),
    ("what was said", lambda e: isinstance(e, ev.UserTurn) and e.turn == 1, "text", "hello", "understood.intents"),
    ("an argument", lambda e: isinstance(e, ev.ToolCalled), "args", {"query": "lamps"}, "tool_called.args"),
    ("a mouth", lambda e: isinstance(e, ev.AvatarCue), "speech", {"pcm": "", "visemes": []}, "avatar_cue.speech"),
    ("a generation", lambda e: isinstance(e, ev.Understood), "generation", 3, "understood.generation"),
]


async def test_a_changed_recording_has_its_difference_named(backend: Backend, settings: Settings) -> None:
    path = await english(backend, settings)
    lines = path.read_text().splitlines()
    for what, chosen, field, value, named in CHANGES:
        at = next(n for n, entry in enumerate(load(path).entries) if chosen(entry.event)) + 1
        line = json.loads(lines[at])
        line["event"][field] = value
        changed = path.with_name("changed.jsonl")
        changed.write_text("\n".join([*lines[:at], json.dumps(line), *lines[at + 1 :]]))
        report = await replay(changed, settings, backend)
        assert report.first is not None, what
        assert named in report.first.field, (what, str(report.first))
        if what != "what was said":
            assert report.first.line == at + 1, (what, str(report.first))


async def test_another_shop_is_said_to_be_another(backend: Backend, settings: Settings, tmp_path: Path) -> None:
    path = await record(backend, settings, "en", ["show me headphones"])
    store = Store(f"sqlite:///{tmp_path / 'other.sqlite'}")
    demo.fill(store, today=SEEDED)
    with store.write() as session:
        session.execute(text("UPDATE variants SET stock = stock + 1"))
    report = await replay_over(load(path), settings, backend, store)
    store.close()
    assert report.first is not None
    assert report.first.line == 1
    assert "before the session" in report.first.field

    head, *rest = path.read_text().splitlines()
    path.write_text("\n".join([json.dumps({**json.loads(head), "seeded_on": None}), *rest]))
    with pytest.raises(BadInput, match="a shop of its own"):
        await replay(path, settings, backend)


async def test_a_shop_that_had_changed_is_kept_with_the_recording(backend: Backend, settings: Settings) -> None:
    await english(backend, settings)  # a return of before
    session = Session("sess_kept", backend, settings.limits, "en", plays=False)
    path = settings.records / "kept.jsonl"
    session.listen(Recorder(path, session, backend.store, keep_shop=True))
    session.start()
    for said in (
        "alice@example.com",
        "return the umbrella from VT-100035, it is broken, refund to a gift card",
        "it tore",
    ):
        await session.say(said)
    await session.say("yes")
    await session.close()
    assert stat.S_IMODE(shop_of(path).stat().st_mode) == 0o600
    report = await replay(path, settings, backend)
    assert report.equal, str(report.first)
    assert report.writes == 1
    assert (await replay(path, settings, backend)).equal, "the kept shop is not changed by a replay"

    shop_of(path).unlink()
    first = (await replay(path, settings, backend)).first
    assert first is not None
    assert first.line == 1, "the seed alone gives another shop"


async def test_a_broken_recording_is_refused_with_its_line(backend: Backend, settings: Settings) -> None:
    path = await record(backend, settings, "en", ["show me headphones"])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    whole = path.read_text()
    lines = whole.splitlines()
    for broken, said in [
        ("", "is empty"),
        (lines[0], "cut off"),
        ("\n".join(lines[:-1]), "cut off"),
        (whole[:-20], f"line {len(lines)}: "),
        ("\n".join([*lines[:3], *lines[4:]]), "events"),
        ("\n".join([*lines[:3], lines[3][:-5], *lines[4:]]), "line 4: "),
        ("\n".join([*lines[:2], lines[2].replace('"text":', '"words":'), *lines[3:]]), "line 3: .*user_turn.text"),
        ("\n".join([lines[0].replace('"recording":1', '"recording":9'), *lines[1:]]), "format 9"),
        ("PK\x03\x04", "line 1"),
    ]:
        path.write_text(broken)
        with pytest.raises(Undecodable, match=said):
            load(path)
    path.write_bytes(b"\xff\xd8\xff\xe0")
    with pytest.raises(Undecodable, match="no text"):
        load(path)
    with pytest.raises(BadInput, match="cannot be read"):
        load(path.with_name("nowhere.jsonl"))

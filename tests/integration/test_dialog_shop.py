"""The written conversations against the real tools over the seeded demo shop."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from commerce import demo
from commerce.demo import fill as fill_shop
from commerce.store import Store
from commerce.tools import Toolbox, ToolResult, ToolSpec
from dialog.ports import Labels
from models.intent import IntentModel
from models.sentiment import SentimentModel
from tests.dialog_world import NOW, Conversation, play, ports, scripts

pytestmark = pytest.mark.integration


PEOPLE = Path(demo.__file__).parent / "people.yaml"
SERVICE = hasattr(Toolbox, "create_ticket")
SCRIPTS = [script for script in scripts("demo") if SERVICE or "service" not in script["file"]]


class OwnModels:
    """The shipped intent and mood models behind the dialogue's port."""

    def __init__(self) -> None:
        self._intent, self._mood = IntentModel(), SentimentModel()

    async def classify(self, text: str, lang: str) -> Labels:
        return Labels(self._intent.predict([text])[0], self._mood.predict([text])[0])


class DemoShop:
    """The toolbox behind the dialogue's port."""

    def __init__(self, toolbox: Toolbox) -> None:
        self._toolbox = toolbox

    def specs(self) -> Mapping[str, ToolSpec]:
        return self._toolbox.specs()

    async def call(
        self, name: str, args: Mapping[str, Any], *, customer: str | None, lang: str, key: str
    ) -> ToolResult:
        return self._toolbox.call(name, args, customer=customer, lang=lang, key=key)


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A seeded database, made once."""
    path = tmp_path_factory.mktemp("shop") / "seeded.db"
    store = Store(f"sqlite:///{path}")
    fill_shop(store, today=date(NOW.year, NOW.month, NOW.day))
    store.close()
    return path


@pytest.fixture(scope="module")
def models() -> OwnModels:
    """Loaded once."""
    return OwnModels()


@pytest.fixture
def shop(seeded: Path, tmp_path: Path) -> Iterator[DemoShop]:
    """A copy of its own for every conversation: returns change the shop."""
    path = tmp_path / "shop.db"
    shutil.copy(seeded, path)
    store = Store(f"sqlite:///{path}")
    yield DemoShop(Toolbox(store, media=tmp_path, now=lambda: NOW))
    store.close()


async def names(shop: DemoShop) -> dict[str, str]:
    """What the scripts name, in the demo shop's own numbers and words."""
    parcel = await shop.call("track_parcel", {"order_number": "VT-100051"}, customer="c-alice", lang="en", key="")
    return {
        "email": "alice@example.com",
        "wei": "wei@example.com",
        "shipped": "VT-100051",
        "tracking": parcel.data["parcel"]["tracking_number"],
        "delivered": "VT-100035",
        "delivered_spelled": "V T one zero zero zero three five",
        "item1": "Metro daypack, red",
        "item2": "Pocket folding umbrella, orange",
        "word1": "daypack",
        "word2": "umbrella",
        "foreign": "VT-100040",
        "zh_shipped": "VT-100045",
        "zh_delivered": "VT-100040",
        "zh_delivered_spelled": "V T 幺零零零四零",
        "zh_item1": "卵石斑点马克杯（米色）",
        "zh_item2": "露珠真无线耳机（白色）",
        "zh_word1": "马克杯",
        "zh_word2": "耳机",
        "pending": "VT-100062",
        "pending_item": "Station wall clock, red",
        "pending_word": "clock",
        "refunded": "VT-100007",
        "product1": "Harbor stoneware mug",
        "product2": "Campfire enamel mug",
        "zh_product1": "卵石斑点马克杯",
        "zh_product2": "高山徒步背包",
        "postal": "N1 7GU",
        "zh_postal": "100022",
        "phone": "0117",
    } | {f"{lang}_{kind}": value for lang, who in people().items() for kind, value in who.items()}


def people() -> dict[str, dict[str, str]]:
    """Name and postal code of the demo customer of each language that has only one."""
    found = yaml.safe_load(PEOPLE.read_text(encoding="utf-8"))["customers"]
    about = {who["lang"]: {"name": who["name"], "postal": who["postal_code"]} for who in found}
    return {lang: who for lang, who in about.items() if lang not in ("en", "zh")}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: f"{script['file']}:{script['name']}")
async def test_script_in_the_demo_shop(script: dict[str, Any], shop: DemoShop) -> None:
    await play(script, Conversation(ports(shop=shop)), await names(shop))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: f"{script['file']}:{script['name']}")
async def test_script_with_the_shipped_models(script: dict[str, Any], shop: DemoShop, models: OwnModels) -> None:
    await play(script, Conversation(ports(shop=shop, classifier=models)), await names(shop))

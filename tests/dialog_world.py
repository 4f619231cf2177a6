"""A small shop, a voice and models in memory for tests of the dialogue, and the player of dialogue scripts."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from commerce.toolkit import ToolResult, ToolSpec
from dialog.ports import Labels, Ports
from dialog.state import State, apply
from dialog.text import folded
from dialog.turn import run
from kernel.errors import EngineFailed, NotAllowed, NotFound, Refused
from models.chat import Brief
from multimodal.events import Card, Event, ImageContent, Sentence, Speech, ToolCalled, Understood, UserTurn
from tests import dialog_desk

NAMES = {
    "email": "alice@example.com", "wei": "wei@example.com", "shipped": "VT-100240", "tracking": "1Z999AA10123456784",
    "delivered": "VT-100234", "item1": "Aria running shoes", "item2": "Delta rain jacket", "word1": "shoes",
    "word2": "jacket", "foreign": "VT-100310", "foreign_tracking": "00340434161094021501", "old": "VT-100220",
    "zh_shipped": "VT-100300", "zh_delivered": "VT-100310", "zh_item1": "Aria 跑鞋", "zh_item2": "Echo 耳机",
    "zh_word1": "跑鞋", "zh_word2": "耳机", "postal": "75001", "zh_postal": "100001", "phone": "4821",
    "pending": "VT-100260", "pending_item": "Delta rain jacket", "pending_word": "jacket", "refunded": "VT-100220",
    "product1": "Aria running shoes", "product2": "Brook running shoes", "zh_pending": "VT-100320",
    "zh_pending_item": "Brook 跑鞋", "zh_product1": "Aria 跑鞋", "zh_product2": "Brook 跑鞋",
    "delivered_spelled": "V T one zero zero two three four", "zh_delivered_spelled": "V T 幺零零三幺零",
}  # fmt: skip
"""What scripts call the things of this shop; a test against another shop brings its own."""
SCRIPTS = Path(__file__).parent / "data" / "dialogs"
WORDS = Path(__file__).parent / "data" / "shop_words"
"""One file a language: what this shop's things are called in it, and a customer who speaks it."""
NOW = datetime(2026, 12, 5, 10, 0, tzinfo=UTC)
RED, BLUE = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0)


class FixedClock:
    """A clock that stands still, and a stopwatch that ticks by itself."""

    def __init__(self) -> None:
        self.ticks = 0.0

    def now(self) -> datetime:
        return NOW

    def perf(self) -> float:
        self.ticks += 0.001
        return self.ticks


@dataclass
class KeywordClassifier:
    """Mood by a few words; intents are left to the rules, or given by `intents`."""

    intents: Mapping[str, float] = field(default_factory=dict)
    fails: bool = False

    async def classify(self, text: str, lang: str) -> Labels:
        if self.fails:
            raise EngineFailed("the classifier broke")
        unhappy = re.search(r"terrible|angry|ridiculous|fed up|气死|太差|生气", text)
        return Labels(self.intents, (0.8, 0.1, 0.1, 0.0, 0.0) if unhappy else (0.0, 0.1, 0.8, 0.1, 0.0))


@dataclass
class EchoChat:
    """Says the draft in small pieces; `rewrite` words it otherwise; `fails_after` pieces it breaks."""

    rewrite: Callable[[Brief], str] | None = None
    fails_after: int | None = None
    briefs: list[Brief] = field(default_factory=list)

    async def reply(self, brief: Brief) -> AsyncIterator[str]:
        self.briefs.append(brief)
        text = self.rewrite(brief) if self.rewrite else " ".join(brief.draft)
        for at in range(0, len(text), 7):
            if self.fails_after is not None and at // 7 >= self.fails_after:
                raise EngineFailed("the language model broke")
            yield text[at : at + 7]


@dataclass
class ToneVoice:
    """Ten milliseconds of silence a character; remembers what it was asked to say."""

    fails: bool = False
    said: list[str] = field(default_factory=list)

    async def synthesize(self, text: str, lang: str, mood: int) -> Speech:
        if self.fails:
            raise EngineFailed("the voice broke")
        self.said.append(text)
        return Speech(b"\0\0" * 240 * len(text))


def _product(id_: str, en: str, zh: str, kind: str, price: str, color: str, stock: int) -> dict[str, Any]:
    return {"id": id_, "en": en, "zh": zh, "kind": kind, "price": price, "color": color, "stock": stock}


PRODUCTS = [
    _product("p1", "Aria running shoes", "Aria 跑鞋", "shoes 鞋", "59.90", "red", 12),
    _product("p2", "Brook running shoes", "Brook 跑鞋", "shoes 鞋", "89.00", "blue", 3),
    _product("p3", "Cliff hiking shoes", "Cliff 登山鞋", "shoes 鞋", "120.00", "brown", 0),
    _product("p4", "Delta rain jacket", "Delta 雨衣", "jacket 夹克 雨衣", "75.50", "blue", 7),
    _product("p5", "Echo headphones", "Echo 耳机", "headphones 耳机", "39.95", "black", 20),
    _product("p6", "Fern mug", "Fern 杯子", "mug 杯子", "12.50", "green", 41),
]
LANGS: dict[str, dict[str, Any]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(WORDS.glob("*.yaml"))
}
for _lang, _words in LANGS.items():
    for _each in PRODUCTS:
        _each[_lang], _each[f"{_lang}_kind"] = _words["products"][_each["id"]]
    NAMES |= {f"{_lang}_{name}": value for name, value in _words["names"].items()}
READS = """find_products get_product find_by_photo identify_customer list_orders get_order track_parcel check_return
get_policy"""
SPECS = {
    "start_return": ToolSpec("start_return", "WRITE", "", {}),
    **{name: ToolSpec(name, "READ", "", {}) for name in READS.split()},
    **dialog_desk.SPECS,
}
PEOPLE = {
    "c1": {"name": "Alice Martin", "email": "alice@example.com", "postal_code": "75001", "phone": "4821", "lang": "en"},
    "c2": {"name": "王伟", "email": "wei@example.com", "postal_code": "100001", "phone": "7733", "lang": "zh"},
}
PEOPLE |= {f"c-{_lang}": {**_words["customer"], "lang": _lang} for _lang, _words in LANGS.items()}


def _order(number: str, owner: str, state: str, items: list[str], **more: Any) -> dict[str, Any]:
    return {"number": number, "owner": owner, "state": state, "items": items, "ordered_on": "2026-11-20", **more}


ORDERS = [
    _order("VT-100240", "c1", "shipped", ["p5"], tracking="1Z999AA10123456784", expected_on="2026-12-07"),
    _order("VT-100234", "c1", "delivered", ["p1", "p4"], delivered_on="2026-11-25"),
    _order("VT-100220", "c1", "delivered", ["p6"], delivered_on="2026-09-01"),
    _order("VT-100250", "c1", "processed", ["p2"], expected_on="2026-12-09"),
    _order("VT-100260", "c1", "pending", ["p4"], expected_on="2026-12-10"),
    _order("VT-100300", "c2", "shipped", ["p6"], tracking="00340434161094021501", expected_on="2026-12-08"),
    _order("VT-100310", "c2", "delivered", ["p1", "p5"], delivered_on="2026-11-28"),
    _order("VT-100320", "c2", "pending", ["p2"], expected_on="2026-12-10"),
]
for _lang, _words in LANGS.items():
    _number, _owner = _words["names"], f"c-{_lang}"
    ORDERS += [
        _order(_number["shipped"], _owner, "shipped", ["p6"], tracking=_number["tracking"], expected_on="2026-12-08"),
        _order(_number["delivered"], _owner, "delivered", ["p1", "p5"], delivered_on="2026-11-28"),
    ]
TEXTS = {
    "en": {"parcel": "Parcel sorted", "instructions": "Pack the item well."},
    "zh": {"parcel": "已到达分拣中心", "instructions": "请将商品包装好。"},
    **{lang: words["texts"] for lang, words in LANGS.items()},
}
POLICIES = {
    "en": "You can return an item within 30 days of delivery. Sending it back is free. We pay within 5 days.",
    "zh": "商品签收后30天内可以退货。退货运费由我们承担。我们在5天内退款。",
    **{lang: words["policy"] for lang, words in LANGS.items()},
}


def _searched(product: Mapping[str, Any]) -> str:
    """Every word that a product is called by, in all languages."""
    names = (product[key] for key in product if key in ("en", "zh", "kind", *LANGS) or key.endswith("_kind"))
    return folded(" ".join(names))


def _kind(text: str) -> set[str]:
    return {word.rstrip("s") for word in folded(text).split()}


@dataclass
class MemoryShop(dialog_desk.ServiceDesk):
    """The shop's tools over the lists above, with the rules that matter here; `lacks` some of them."""

    returns: dict[str, dict[str, Any]] = field(default_factory=dict)
    done: dict[str, dict[str, Any]] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    lacks: frozenset[str] = frozenset()

    def specs(self) -> Mapping[str, ToolSpec]:
        return {name: spec for name, spec in SPECS.items() if name not in self.lacks}

    async def call(
        self, name: str, args: Mapping[str, Any], *, customer: str | None, lang: str, key: str
    ) -> ToolResult:
        if name in self.broken:
            raise EngineFailed(f"{name} broke")
        if key in self.done:
            return ToolResult(self.done[key], receipt=f"receipt-{key}")
        data = getattr(self, f"_{name}")(customer=customer, lang=lang, **args)
        if SPECS[name].kind == "READ":
            return ToolResult(data)
        self.done[key] = data
        if name == "start_return":
            self.returns[key] = data
        return ToolResult(data, receipt=f"receipt-{key}")

    def _shown(self, product: dict[str, Any], lang: str) -> dict[str, Any]:
        return {
            "id": product["id"],
            "name": product[lang],
            "category": product.get(f"{lang}_kind", product["kind"].split()[1 if lang == "zh" else 0]),
            "price": {"amount": product["price"], "currency": "EUR"},
            "stock": product["stock"],
            "attributes": {"color": product["color"]},
            "description": "",
            "image": "",
        }

    def _find_products(self, lang: str, query: str = "", limit: int = 5, **f: Any) -> dict[str, Any]:
        f.pop("customer")
        words = [w[:-1] if w.endswith("s") else w for w in folded(query).split()]
        found = [
            p
            for p in PRODUCTS
            if all(w in _searched(p) for w in words)
            and float(f.get("min_price") or 0) <= float(p["price"]) <= float(f.get("max_price") or 1e9)
            and f.get("color") in (None, p["color"])
            and (not f.get("in_stock") or p["stock"])
            and (not f.get("category") or _kind(f["category"]) & _kind(_searched(p)))
        ]
        return {"total": len(found), "products": [self._shown(p, lang) for p in found[:limit]]}

    def _get_product(self, product_id: str, lang: str, customer: str | None) -> dict[str, Any]:
        return {"product": self._shown(next(p for p in PRODUCTS if p["id"] == product_id), lang)}

    def _find_by_photo(self, embedding: list[float], lang: str, customer: str | None, limit: int = 5) -> Any:
        near = {RED: ["p1", "p2"], BLUE: ["p4"]}.get(tuple(embedding), [])
        return {"matches": [{"score": 0.9, **self._get_product(i, lang, None)} for i in near]}

    def _identify_customer(self, lang: str, customer: str | None, **given: str) -> dict[str, Any]:
        owners = {order["number"]: order["owner"] for order in ORDERS}
        for id_, person in PEOPLE.items():
            if (
                given.get("email") == person["email"]
                or (given.get("name", "").title(), given.get("postal_code")) == (person["name"], person["postal_code"])
                or (owners.get(given.get("order_number", "")) == id_ and given.get("phone_tail") == person["phone"])
            ):
                return {"customer_id": id_, "name": person["name"], "email": "x***x", "lang": person["lang"]}
        raise NotFound("no customer fits")

    def _brief(self, order: dict[str, Any], lang: str) -> dict[str, Any]:
        items = [self._get_product(id_, lang, None)["product"] for id_ in order["items"]]
        total = sum(float(item["price"]["amount"]) for item in items)
        returned = {data["order_number"] for data in self.returns.values()}
        return {
            "order_number": order["number"],
            "state": self.states.get(
                order["number"], "return_requested" if order["number"] in returned else order["state"]
            ),
            "ordered_on": order["ordered_on"],
            **{name: order[name] for name in ("expected_on", "delivered_on") if name in order},
            "total": {"amount": f"{total:.2f}", "currency": "EUR"},
            "items": [
                {
                    "item_id": f"{order['number']}-{at}",
                    "product_id": item["id"],
                    "name": item["name"],
                    "quantity": 1,
                    "price": item["price"],
                    "state": order["state"],
                }
                for at, item in enumerate(items, 1)
            ],
        }

    def _own(self, number: str, customer: str | None) -> dict[str, Any]:
        if customer is None:
            raise NotAllowed("this needs an identified customer")
        for order in ORDERS:
            if order["number"] == number and order["owner"] == customer:
                return order
        raise NotFound(f"no order {number}")

    def _list_orders(self, lang: str, customer: str | None, limit: int = 5) -> dict[str, Any]:
        if customer is None:
            raise NotAllowed("this needs an identified customer")
        return {"orders": [self._brief(order, lang) for order in ORDERS if order["owner"] == customer][:limit]}

    def _get_order(self, order_number: str, lang: str, customer: str | None) -> dict[str, Any]:
        order = self._own(order_number, customer)
        tracking = {"tracking_number": order["tracking"], "carrier": "UPS"} if "tracking" in order else {}
        return {"order": {**self._brief(order, lang), "payment": "card", **tracking}}

    def _track_parcel(
        self, lang: str, customer: str | None, tracking_number: str | None = None, order_number: str | None = None
    ) -> dict[str, Any]:
        if order_number is not None:
            self._own(order_number, customer)
        for order in ORDERS:
            if "tracking" in order and (order["tracking"] == tracking_number or order["number"] == order_number):
                text = TEXTS[lang]["parcel"]
                return {
                    "parcel": {
                        "tracking_number": order["tracking"],
                        "carrier": "UPS",
                        "state": "in_transit",
                        "expected_on": order["expected_on"],
                        "events": [{"at": "2026-12-04T08:15:00", "place": "Lyon", "text": text}],
                    }
                }
        raise NotFound("no parcel")

    def _check_return(self, order_number: str, lang: str, customer: str | None, item_id: str = "") -> Any:
        order = self._own(order_number, customer)
        delivered, late = order["state"] == "delivered", order.get("delivered_on", "") < "2026-11-05"
        reason = "not-delivered" if not delivered else "window-closed" if late else None
        items = [i for i in self._brief(order, lang)["items"] if item_id in ("", i["item_id"])]
        ends = "2026-10-01" if late else "2026-12-25"
        return {"allowed": reason is None, "reason": reason, "window_ends_on": ends, "items": items, "methods": []}

    def _get_policy(self, topic: str, lang: str, customer: str | None) -> dict[str, Any]:
        if topic not in ("returns", "shipping", "warranty", "payment", "privacy"):
            raise NotFound(f"no policy on {topic}")
        return {"topic": topic, "title": topic.capitalize(), "text": POLICIES[lang]}

    def _start_return(self, lang: str, customer: str | None, **args: Any) -> dict[str, Any]:
        order = self._own(args["order_number"], customer)
        if order["state"] != "delivered":
            raise Refused("not delivered", rule="not-delivered")
        item = next(i for i in self._brief(order, lang)["items"] if i["item_id"] == args["item_id"])
        refund = item["price"] if args["resolution"] == "refund" else {"amount": "0", "currency": "EUR"}
        return {
            "customer": customer,
            "return_id": "RT-500001",
            "order_number": args["order_number"],
            "state": "requested",
            "item": item,
            "request": args,
            "refund": refund,
            "instructions": TEXTS[lang]["instructions"],
        }


def ports(**replaced: Any) -> Ports:
    """Ports over fakes, some of them replaced."""
    return Ports(
        **{
            "classifier": KeywordClassifier(),
            "shop": MemoryShop(),
            "chat": EchoChat(),
            "voice": ToneVoice(),
            "clock": FixedClock(),
            **replaced,
        }
    )


@dataclass
class Conversation:
    """A session against `ports`: say something, look at what happened."""

    ports: Ports = field(default_factory=ports)
    state: State = field(default_factory=lambda: State(session="s"))
    events: list[Event] = field(default_factory=list)
    all: list[Event] = field(default_factory=list)

    async def say(
        self, text: str, *, image: ImageContent | None = None, alive: Callable[[], bool] = lambda: True
    ) -> str:
        """One turn; the reply as text."""
        turn = UserTurn(
            session=self.state.session,
            turn=self.state.turn + 1,
            generation=self.state.generation,
            text=text,
            lang_hint="",
            source="image" if image else "text",
            image=image,
        )
        self.events = [event async for event in run(turn, self.state, self.ports, alive)]
        for event in self.events:
            self.state = apply(self.state, event)
        self.all += self.events
        return self.reply

    @property
    def reply(self) -> str:
        return " ".join(event.text for event in self.events if isinstance(event, Sentence))

    def of(self, kind: type[Event]) -> list[Any]:
        """This turn's events of one kind."""
        return [event for event in self.events if isinstance(event, kind)]


def scripts(shop: str = "memory", files: str = "*") -> list[dict[str, Any]]:
    """The scripts for a shop from the files that match; `only` binds a script to the stock and orders of one shop."""
    found = []
    for path in sorted(SCRIPTS.glob(f"{files}.yaml")):
        for script in yaml.safe_load(path.read_text(encoding="utf-8")):
            if script.get("only", shop) == shop:
                found.append({"file": path.name, **script})
    return found


def fill(value: Any, names: Mapping[str, str]) -> Any:
    """`value` with {placeholders} replaced by the shop's own numbers and names."""
    if isinstance(value, str):
        return re.sub(r"\{(\w+)\}", lambda hit: names[hit[1]], value)
    if isinstance(value, list):
        return [fill(item, names) for item in value]
    return {key: fill(item, names) for key, item in value.items()} if isinstance(value, dict) else value


async def play(script: dict[str, Any], conversation: Conversation, names: Mapping[str, str]) -> None:
    """Play a script and assert what each turn expects."""
    for number, step in enumerate(script["turns"], 1):
        await conversation.say(fill(step["say"], names))
        where = f"{script['file']}: {script['name']}: turn {number}: {step['say']!r} → {conversation.reply!r}"
        for key, wanted in fill({k: v for k, v in step.items() if k != "say"}, names).items():
            got = SEEN[key](conversation)
            if key in ("says", "not_says"):
                for part in wanted if isinstance(wanted, list) else [wanted]:
                    assert (part.lower() in got.lower()) == (key == "says"), f"{where}: {key} {part!r}"
            elif isinstance(wanted, dict):
                assert {name: got.get(name) for name in wanted} == wanted, f"{where}: {key} is {got}"
            elif key in ("tools", "cards", "intents"):
                assert set(wanted) <= set(got), f"{where}: {key} is {got}"
            else:
                assert got == wanted, f"{where}: {key} is {got!r}"


SEEN: dict[str, Callable[[Conversation], Any]] = {
    "says": lambda c: c.reply,
    "not_says": lambda c: c.reply,
    "flow": lambda c: c.state.frame.flow if c.state.frame else None,
    "asked": lambda c: c.state.frame.asked if c.state.frame else None,
    "slots": lambda c: c.state.frame.slots if c.state.frame else {},
    "stack": lambda c: [frame.flow for frame in c.state.stack],
    "pending": lambda c: c.state.pending.tool if c.state.pending else None,
    "wrote": lambda c: [event.name for event in c.of(ToolCalled) if event.receipt],
    "wrote_args": lambda c: next((event.args for event in c.of(ToolCalled) if event.receipt), {}),
    "tools": lambda c: [event.name for event in c.of(ToolCalled)],
    "only_cards": lambda c: [event.kind for event in c.of(Card)],
    "cards": lambda c: [event.kind for event in c.of(Card)],
    "intents": lambda c: [name for name, p in c.of(Understood)[0].intents.items() if p >= 0.5],
    "lang": lambda c: c.state.lang,
    "customer": lambda c: c.state.customer is not None,
}

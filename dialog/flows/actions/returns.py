"""Returns: which item, whether it may come back, and the parcel it comes back in."""

from __future__ import annotations

import re
from decimal import Decimal

from dialog.scene import Next, Scene
from dialog.sentences import split
from dialog.text import folded
from kernel.errors import NotFound
from multimodal.events import Json

NO_FAULTS = ("changed_mind", "too_small", "too_large", "other")
"""Reasons that are nobody's fault: rules of hygiene and final sale stand against them."""
_PAIRED = re.compile(r"[\u0600-\u06ff\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")


async def choose_item(scene: Scene) -> Next:
    """From what the shopper called it to the item of the order."""
    items = scene.found["order"]["items"]
    likely = _meant(scene.slots.get("item"), items)
    # Words that fit nothing ("the zip") are about the item chosen before, not about another one.
    if len(likely) != 1:
        likely = [item for item in items if item["item_id"] == scene.slots.get("item_id")] or likely
    if len(likely) != 1:
        # Do not ask which item of an order of which none may come back.
        answer = await scene.tool("check_return", order_number=scene.slots["order_number"])
        if not answer["allowed"]:
            _refuse(scene, answer["reason"], answer)
            return Next.END
        names = tuple(item["name"] for item in (likely or items))
        scene.card("order", {"order": scene.found["order"]})
        scene.ask("item", "return-which-item", choices=names, order_number=scene.slots["order_number"])
        return Next.WAIT
    item = likely[0]
    scene.set(item_id=item["item_id"], item_name=item["name"], item=scene.slots.get("item") or item["name"])
    return Next.GO_ON


def _meant(mention: Json, items: list[Json]) -> list[Json]:
    """The items that a mention may mean: by place in the list, or by the words it shares with their names.

    An order of one item leaves nothing to ask. All items that fit best are given back, so that a tie is asked about.
    """
    if len(items) == 1:
        return items
    if isinstance(mention, int):
        index = mention - 1 if mention > 0 else mention
        return [items[index]] if -len(items) <= index < len(items) else []
    if not mention:
        return []
    scores = [_shared(folded(str(mention)), folded(item["name"])) for item in items]
    best = max(scores)
    return [item for item, score in zip(items, scores, strict=True) if score == best and best > 0]


def _shared(mention: str, name: str) -> int:
    """How many characters of the words of `mention` stand in `name`, endings aside ("куртку" is the "куртка"); where
    words are not spaced or begin in many ways, of its pairs."""
    if _PAIRED.search(mention):
        pairs = [mention[at : at + 2] for at in range(len(mention) - 1)] or [mention]
        return sum(len(pair) for pair in pairs if pair in name)
    return sum(max((n for n in _stems(word) if word[:n] in name), default=0) for word in _WORD.findall(mention))


def _stems(word: str) -> range:
    """Lengths of the beginnings of `word` that still mean it; a number means itself alone."""
    return range(len(word) if word.isdigit() else max(3, len(word) - len(word) // 3), len(word) + 1)


async def check_return(scene: Scene) -> Next:
    """Ask the shop whether its rules let the item come back at all; a refusal names the rule."""
    answer = await scene.tool(
        "check_return", order_number=scene.slots["order_number"], item_id=scene.slots.get("item_id")
    )
    if not answer["allowed"]:
        _refuse(scene, answer["reason"], answer)
        return Next.END
    scene.found["rules"] = answer["items"][0]
    return Next.GO_ON


async def check_reason(scene: Scene) -> Next:
    """Whether the item may come back for this reason; hygiene goods only with their seal whole."""
    rules, issue = scene.found["rules"], scene.slots["issue_type"]
    if issue not in rules.get("issue_types", [issue]):
        scene.say("return-not-for-reason")
        return Next.END
    if rules.get("unopened_only") and issue in NO_FAULTS:
        if scene.slots.get("unopened") is None:
            scene.ask("unopened", "return-ask-unopened")
            return Next.WAIT
        if not scene.slots["unopened"]:
            _refuse(scene, "hygiene-opened", {})
            return Next.END
    return Next.GO_ON


def _refuse(scene: Scene, rule: str, answer: Json) -> None:
    scene.say("return-refused")
    if rule == "warranty-ended" or rule is None:
        return
    scene.say("return-rule", rule=rule, window_ends_on=answer.get("window_ends_on"))


async def tell_return_parcel(scene: Scene) -> Next:
    """The shopper named the number of the parcel that goes back: say what its carrier says."""
    number = scene.slots["return_tracking_number"]
    try:
        parcel = (await scene.tool("track_parcel", tracking_number=number))["parcel"]
    except NotFound:
        scene.say("return-parcel-unknown", tracking_number=number)
        return Next.GO_ON
    scene.say("parcel-state", state=parcel["state"], carrier=parcel["carrier"] or "", tracking_number=number)
    return Next.GO_ON


async def tell_refund(scene: Scene) -> Next:
    """After the receipt: the amount that comes back, where one does, and the shop's instructions."""
    receipt = scene.found["receipt"]
    refund = receipt.get("refund")
    if refund and Decimal(refund["amount"]):
        scene.say("return-done-refund", refund=refund)
    scene.draft += split(receipt.get("instructions") or "")
    return Next.END

"""Who is speaking: nothing of an account is told before the shop knows."""

from __future__ import annotations

from dialog.scene import Next, Scene
from kernel.errors import NotFound
from multimodal.events import Json

WAYS = (("email",), ("name", "postal_code"), ("order_number", "phone_tail"))
MAX_FAILURES = 3
_SECRETS = ("email", "name", "postal_code", "phone_tail")


async def require_customer(scene: Scene) -> Next:
    """Go on with an identified customer; else ask, and after three failures say that a person is needed."""
    given = _given(scene.slots)
    if scene.state.customer is not None:
        return Next.GO_ON
    if scene.state.failed_identifications >= MAX_FAILURES:
        scene.say("identify-person")
        return Next.END
    if not given:
        _ask(scene)
        return Next.WAIT
    try:
        customer = await scene.tool("identify_customer", **given)
    except NotFound:
        scene.forget(*_SECRETS)
        if scene.state.failed_identifications >= MAX_FAILURES:
            scene.say("identify-person")
            return Next.END
        scene.ask("identity", "identify-again")
        return Next.WAIT
    scene.say("identified", name=customer["name"])
    return Next.GO_ON


async def welcome_customer(scene: Scene) -> Next:
    """Close a turn that did nothing but say who speaks."""
    scene.say("identified-now")
    return Next.END


def _given(slots: dict[str, Json]) -> dict[str, Json]:
    """The first complete way of identification among the slots."""
    for way in WAYS:
        if all(slots.get(name) and slots[name] != "latest" for name in way):
            return {name: slots[name] for name in way}
    return {}


def _ask(scene: Scene) -> None:
    number = scene.slots.get("order_number")
    if scene.slots.get("name"):
        scene.ask("identity", "identify-postal-code", name=scene.slots["name"])
    elif scene.slots.get("postal_code"):
        scene.ask("identity", "identify-name")
    elif number and number != "latest":
        scene.ask("identity", "identify-for-order", order_number=number)
    else:
        scene.ask("identity", "identify")

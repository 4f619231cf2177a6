"""One turn, from what the shopper said to what the avatar says."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

from babel import Locale

from dialog import language
from dialog.flows.engine import act
from dialog.flows.spec import flows
from dialog.lexicon import languages, lexicon
from dialog.ports import Ports
from dialog.respond import render
from dialog.scene import Scene
from dialog.sentences import split
from dialog.speak import speak
from dialog.state import State, apply
from dialog.understand import Thresholds, understand
from dialog.watch import Watch
from dialog.wishes import UNHAPPY
from multimodal.events import Event, TurnEnded, Understood, UserTurn

DEFAULTS = Thresholds()


async def run(
    turn: UserTurn, state: State, ports: Ports, alive: Callable[[], bool], limits: Thresholds = DEFAULTS
) -> AsyncIterator[Event]:
    """Everything that happens in `turn`, as it happens; the turn itself first, `TurnEnded` last.

    `state` is the state before the turn; folding `dialog.state.apply` over the events gives the state after it, now or
    from a recording. `alive()` tells whether the turn's generation still stands: once it is false, nothing more is
    spoken. Whatever an engine or the shop raises becomes a `Failed` event and words; no `VitrineError` leaves here.
    """
    watch = Watch(ports.clock.perf)
    yield turn
    before, state = state, apply(state, turn)
    with watch("understand"):
        seen = await understand(turn, state, ports.classifier, limits)
    scene = Scene(turn, state, ports, seen)
    scene.emit(_understood(scene))
    if seen.failed is not None:
        # Rules and gazetteers go on without the classifier, so there is nothing to apologise for.
        scene.fail(seen.failed, apologise=False)
    with watch("tools"):
        await act(scene, limits)
    scene.draft = [*_opening(before, scene), *scene.draft]
    if seen.mood <= UNHAPPY:
        scene.mood = min(scene.mood, UNHAPPY)
    for event in scene.take():
        yield event
    async for event in speak(scene, alive, watch):
        yield event
    watch.mark("total")
    yield TurnEnded(**scene.stamp, timings_s=watch.timings_s)


def warm_up() -> None:
    """Load what the first turn would otherwise wait for: language model, word lists, flows, messages."""
    language.warm_up()
    flows()
    for lang in languages():
        lexicon(lang)
        render(lang, "nothing-to-repeat")


def _understood(scene: Scene) -> Understood:
    seen = scene.seen
    slots = {name: value for name, value in seen.slots.items() if name != "query"}
    if seen.parcel is not None:
        found = {"tracking_number": seen.parcel.tracking_number, "order_number": seen.parcel.order_number}
        slots |= {name: value for name, value in found.items() if value}
    return Understood(
        **scene.stamp,
        lang=seen.lang,
        intents=seen.intents,
        slots=slots,
        mood=seen.mood,
        mood_score=seen.mood_score,
    )


def _opening(before: State, scene: Scene) -> list[str]:
    """What goes before the answer: which languages there are, and an apology to a shopper who has become unhappy."""
    seen, lines = scene.seen, list[str]()
    if seen.spoken not in languages():
        names = tuple(Locale.parse(lang).get_display_name(seen.lang) or lang for lang in languages())
        notice = render(seen.lang, "only-languages", languages=names)
        if not any(notice in said for _, said in scene.state.history):
            lines.append(notice)
    was_calm = not before.moods or before.moods[-1] > UNHAPPY
    # "Too small" answers a question; that it sounds unhappy to a model says nothing.
    answer = seen.short and (seen.answer is not None or bool(seen.slots.keys() - {"query", "reference"}))
    if seen.mood <= UNHAPPY and was_calm and not answer and not scene.found.get("apologised"):
        lines += split(render(seen.lang, "sorry"))
    return lines

"""Everything that needs no order: policies, small talk, people, and what the assistant does not do."""

from __future__ import annotations

import re

from dialog.lexicon import lexicon
from dialog.scene import Next, Scene
from dialog.sentences import split
from kernel.errors import NotFound

POLICY_SENTENCES = 3


async def tell_policy(scene: Scene) -> Next:
    """The shop's rule in its own words: the sentences that are nearest to the question, in their order."""
    topic = scene.slots.get("topic")
    if topic is None:
        scene.ask("topic", "ask-topic")
        return Next.WAIT
    try:
        policy = await scene.tool("get_policy", topic=topic)
    except NotFound:
        scene.say("policy-unknown")
        return Next.END
    sentences = [
        sentence for sentence in split(re.sub(r"[#*_`>]|^\s*-\s*", "", policy["text"], flags=re.M)) if sentence
    ]
    # Trigrams of characters (pairs where words are not spaced) tell near sentences from far ones in any script.
    size = 3 if lexicon(scene.seen.lang).raw.spaced else 2
    asked = _grams(scene.seen.text, size)
    ranked = sorted(range(len(sentences)), key=lambda at: (-len(asked & _grams(sentences[at], size)), at))
    scene.say("policy-intro", title=policy["title"])
    scene.draft += [sentences[at] for at in sorted(ranked[:POLICY_SENTENCES])]
    return Next.END


def _grams(text: str, size: int) -> set[str]:
    plain = re.sub(r"\W+", " ", text.lower())
    return {plain[at : at + size] for at in range(len(plain) - size + 1)}


async def chat(scene: Scene) -> Next:
    """A kind word back."""
    kind = scene.slots.get("small_talk") or "greeting"
    scene.mood = 4
    scene.say("small-talk", kind=kind)
    return Next.END


async def offer_person(scene: Scene) -> Next:
    """Say honestly what is possible: this shop has no tool that reaches a person yet, so nothing is promised."""
    scene.say("person")
    try:
        contact = await scene.tool("get_policy", topic="contact")
    except NotFound:
        return Next.END
    scene.draft += split(contact["text"])[:POLICY_SENTENCES]
    return Next.END


async def decline(scene: Scene) -> Next:
    """Outside the shop, or not understood: say which, and what can be asked here."""
    scene.say("unclear" if scene.slots.get("unclear") else "out-of-scope")
    return Next.END


async def not_here(scene: Scene) -> Next:
    """A wish of shoppers that no tool of this shop can carry out; nothing is promised."""
    scene.say("not-here", wish=scene.slots["wish"])
    return Next.END

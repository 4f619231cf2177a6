"""Everything that needs no order: policies, small talk, people, and what the assistant does not do."""

from __future__ import annotations

import re

from dialog.flows.actions.purchases import shared
from dialog.lexicon import lexicon
from dialog.respond import render
from dialog.scene import Next, Scene
from dialog.sentences import split
from dialog.slots import Reading, query
from dialog.state import unclear_before
from dialog.text import folded
from dialog.wishes import CHAT, GUESS, MAX_MISSES, TROUBLES
from kernel.errors import NotFound
from multimodal.events import Json

GUESSES = 2
"""Wishes that are asked about at once."""

POLICY_SENTENCES = 2
ANSWERS = 1.5
"""What a sentence must score to count as the answer to a particular question."""


async def tell_policy(scene: Scene) -> Next:
    """The shop's rule in its own words: what was asked for is said, the whole is shown."""
    topic = scene.slots.get("topic")
    if topic is None:
        scene.ask("topic", "ask-topic")
        return Next.WAIT
    try:
        policy = await scene.tool("get_policy", topic=topic)
    except NotFound:
        scene.say("policy-unknown")
        return Next.END
    scene.card("policy", policy)
    plain = re.sub(r"[#*_`>]|^\s*-\s*", "", policy["text"], flags=re.M)
    scene.draft += _answering(scene, [sentence for sentence in split(plain) if sentence])
    return Next.END


def _answering(scene: Scene, sentences: list[str]) -> list[str]:
    """The sentences that answer the question, in their order; the first ones where it asks for nothing particular.

    A sentence answers what it is asked for ("how long": it has a number of days) and what it names ("toothbrush").
    """
    lex, text = lexicon(scene.seen.lang), scene.seen.text
    if not lex.raw.aspects:
        # Trigrams of characters (pairs where words are not spaced) tell near sentences from far ones in any script.
        size = 3 if lex.raw.spaced else 2
        scores = [float(len(_grams(text, size) & _grams(sentence, size))) for sentence in sentences]
        best = sorted(range(len(sentences)), key=lambda at: (-scores[at], at))[: POLICY_SENTENCES + 1]
        return [sentences[at] for at in sorted(best)]
    for name in ("topics", "small_talk", "aspect_asks"):
        for _, pattern in lex.tables[name]:
            text = pattern.sub(" ", text)
    named = query(Reading(text, lex)) or ""
    asked = lex.keys("aspect_asks", scene.seen.text)
    scores = [
        2 * len(set(asked) & set(lex.keys("aspect_tells", sentence)))
        + min(3.0, shared(folded(named), folded(sentence)) / 3)
        for sentence in sentences
    ]
    if max(scores, default=0.0) < ANSWERS:
        return sentences[:POLICY_SENTENCES]
    # Of several that may answer ("within 30 days", "within 5 days") the one with more of the question's own words.
    near = [shared(folded(scene.seen.text), folded(sentence)) / 1000 for sentence in sentences]
    return [max(zip(scores, near, sentences, strict=True), key=lambda row: row[0] + row[1])[2]]


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
    """Say honestly what is possible: a shop without a tool that reaches a person promises nothing."""
    scene.say("person")
    try:
        contact = await scene.tool("get_policy", topic="contact")
    except NotFound:
        return Next.END
    scene.draft += split(contact["text"])[:POLICY_SENTENCES]
    return Next.END


async def decline(scene: Scene) -> Next:
    """Outside the shop, or not understood: say which, and what can be asked here."""
    if scene.slots.get("unclear"):
        return clarify(scene)
    scene.say("out-of-scope")
    return Next.END


def clarify(scene: Scene) -> Next:
    """Nothing clear was said: ask whether the likeliest was meant; at most twice, then a person."""
    times = unclear_before(scene.state)
    scene.command("unclear")
    if times >= MAX_MISSES:
        scene.say("stuck")
        return scene.hand_over("talk_to_person") if scene.can("create_ticket") else Next.END
    if guesses := _guesses(scene):
        return scene.hand_over("clarify", choices=guesses, said=scene.seen.slots)
    scene.say("unclear")
    return Next.END


def _guesses(scene: Scene) -> list[Json]:
    """The one or two wishes that this turn may have meant."""
    likely = [name for name, p in scene.seen.intents.items() if p >= GUESS and name not in CHAT][:GUESSES]
    trouble = any(name in scene.seen.slots for name in TROUBLES)
    return ["return", *likely][:GUESSES] if trouble and not {"return", "exchange"} & set(likely) else [*likely]


async def ask_what_is_meant(scene: Scene) -> Next:
    """A choice between two wishes, or a yes or no to one."""
    lang = scene.seen.lang
    scene.ask("wish", "clarify", choices=tuple(render(lang, "wish", wish=wish) for wish in scene.slots["choices"]))
    return Next.WAIT


async def not_here(scene: Scene) -> Next:
    """A wish of shoppers that no tool of this shop can carry out; nothing is promised."""
    scene.say("not-here", wish=scene.slots["wish"])
    return Next.END

"""One message to language, intents, slots, polarity and mood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import exp, log

from commerce.labels import Parcel, find_parcel
from dialog.language import detect
from dialog.lexicon import FALLBACK, Lexicon, languages, lexicon
from dialog.ports import Classifier, Labels
from dialog.slots import Reading, extract
from dialog.state import State
from dialog.text import composed
from dialog.wishes import GRIEVANCES, GUESS
from kernel.errors import VitrineError
from multimodal.events import ImageContent, Json, UserTurn


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities from which an intent counts: `intent` at all, `switch` away from a question under way, `second`
    beside an intent that a rule proves. `strong` and `weak` are what a matching rule is worth. `unhappy` is what the
    two lowest moods must weigh together to be believed where no word says it, `unhappy_wish` beside a wish that is no
    complaint: the mood model has seen few plain wishes, the intent model has seen many."""

    intent: float = 0.5
    switch: float = 0.75
    second: float = 0.85
    strong: float = 0.92
    weak: float = 0.4
    unhappy: float = 0.7
    unhappy_wish: float = 0.95


MAX_CHARS = 2_000
"""What is read of one message; patterns over more would cost more than they tell."""
NEUTRAL = Labels({}, (0.0, 0.0, 1.0, 0.0, 0.0))


@dataclass(frozen=True, slots=True)
class Understanding:
    """What one message says. `lang` is the language to answer in, `spoken` the one it is in; `proven` are intents
    that a rule proves; `answer` is "yes" or "no", `explicit_yes` a yes and nothing else; `bare` that nothing is said
    besides yes, no or a courtesy."""

    text: str
    lang: str
    spoken: str
    intents: dict[str, float]
    proven: frozenset[str]
    slots: dict[str, Json]
    mood: int = 3
    mood_score: float = 0.0
    answer: str | None = None
    explicit_yes: bool = False
    cancel: bool = False
    repeat: bool = False
    image: ImageContent | None = None
    parcel: Parcel | None = None
    failed: VitrineError | None = None
    short: bool = False
    bare: bool = False


async def understand(turn: UserTurn, state: State, classifier: Classifier, thresholds: Thresholds) -> Understanding:
    """What `turn` means in `state`. A classifier that fails leaves the rules, and its error in `failed`."""
    text = composed(turn.text[:MAX_CHARS]).strip()
    asked = state.frame.asked if state.frame else None
    spoken = turn.lang_hint if turn.source == "voice" and turn.lang_hint else detect(text, state.lang)
    if asked == "address":
        spoken = state.lang  # "8 rue des Lilas, Lyon" is where an Englishman lives
    lang = spoken if spoken in languages() else (state.lang if state.lang in languages() else FALLBACK)
    lex = lexicon(lang)
    labels, failed = by_rule(text, lex), None
    if text and lex.raw.trained:
        try:
            labels = await classifier.classify(text, spoken)
        except VitrineError as error:
            failed = error
    reading = Reading(text, lex, asked)
    slots = extract(text, lex, asked)
    intents, proven = combine(text, lex, labels, thresholds)
    answer, explicit = polarity(text, lex)
    mood, score = felt(text, lex, labels, thresholds)
    return Understanding(
        text=text,
        lang=lang,
        spoken=spoken,
        intents=intents,
        proven=proven,
        slots=slots,
        mood=mood,
        mood_score=score,
        answer=answer,
        explicit_yes=explicit,
        cancel=only(lex, "cancel", reading.plain),
        repeat=only(lex, "repeat", reading.plain),
        image=turn.image,
        parcel=find_parcel(turn.image.lines, turn.image.codes) if turn.image else None,
        failed=failed,
        short=is_short(text, lex),
        bare=is_bare(text, lex),
    )


def felt(text: str, lex: Lexicon, labels: Labels, thresholds: Thresholds) -> tuple[int, float]:
    """The mood, 1 to 5, and its weight.

    The median of the classifier's weights: the level with the least expected error; an even split is no sign of anger.
    Displeasure needs words that say it, or a classifier that is sure: an apology for "do you have this?" sounds odd.
    """
    level = next((at for at in range(4) if sum(labels.moods[: at + 1]) >= 0.5), 4) + 1
    told = min(lex.keys("moods", text), default=3)
    if told <= 2:
        return min(told, level), max(labels.moods[min(told, level) - 1], thresholds.strong)
    wish = max((p for name, p in labels.intents.items() if name not in GRIEVANCES), default=0.0)
    calm = wish >= GUESS > max((labels.intents.get(name, 0.0) for name in GRIEVANCES), default=0.0)
    if level <= 2 and sum(labels.moods[:2]) < (thresholds.unhappy_wish if calm else thresholds.unhappy):
        return 3, labels.moods[2]
    return level, labels.moods[level - 1]


def by_rule(text: str, lex: Lexicon) -> Labels:
    """No intent, and the mood that the wording tells where it tells one: for a language without trained models."""
    found = lex.keys("moods", text)
    return Labels({}, tuple(float(level == min(found)) for level in range(1, 6))) if found else NEUTRAL  # type: ignore[arg-type]


def combine(text: str, lex: Lexicon, labels: Labels, thresholds: Thresholds) -> tuple[dict[str, float], frozenset[str]]:
    """What rules and classifier say together, best first, and the intents that a rule proves.

    A strong rule counts against the classifier's odds at half their weight, so that one that fires by accident yields
    to a classifier that is sure (of something else than what the rule beats); "do you have" and "I need a" of a search
    are wide, and yield sooner. A weak rule counts only where the classifier is at a loss.
    What a proven intent beats is no second wish, however sure the classifier is: "who pays for sending it back" starts
    no return. Where no classifier has learned the language, the only weak one that matches is taken: nothing else will
    speak.
    """
    scores: dict[str, float] = {}
    proven = _proven(text, lex)
    lost = max(labels.intents.values(), default=0.0) < thresholds.intent and not proven
    hints = [intent for intent, pattern in lex.weak.items() if lost and pattern.search(text)]
    beaten = {loser for winner in proven for loser in lex.raw.intents[winner].beats} - proven
    mistaken = labels.intents and max(labels.intents, key=lambda name: labels.intents[name]) in beaten
    worth = thresholds.weak if lex.raw.trained or len(hints) > 1 else thresholds.intent
    for intent in {*lex.strong, *labels.intents}:
        score = min(1.0, labels.intents.get(intent, 0.0))
        if intent in proven:
            weight = 0.7 if intent == "product_search" else 0.5
            doubt = weight * min(0.0, _logit(score)) if labels.intents and not mistaken else 0.0
            score = max(score, 1 / (1 + exp(-_logit(thresholds.strong) - doubt)))
        elif intent in hints:
            score = 1 - (1 - worth) * (1 - score)
        elif intent in beaten:
            score = min(score, thresholds.intent - 0.01)
        if score > 0.05:
            scores[intent] = round(score, 4)
    return dict(sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))), proven


def _logit(p: float) -> float:
    p = min(max(p, 0.005), 0.995)
    return log(p / (1 - p))


def _proven(text: str, lex: Lexicon) -> frozenset[str]:
    spans = {intent: [hit.span() for hit in pattern.finditer(text)] for intent, pattern in lex.strong.items()}
    for winner, rules in lex.raw.intents.items():
        for loser in rules.beats if spans[winner] else ():
            spans[loser] = [(a, b) for a, b in spans[loser] if not any(a < d and c < b for c, d in spans[winner])]
    return frozenset(intent for intent, hits in spans.items() if hits)


def polarity(text: str, lex: Lexicon) -> tuple[str | None, bool]:
    """Yes, no or neither; and whether it is a yes that says nothing besides yes.

    Affirmations are taken out longest first, so that "no problem" and "没问题" are no noes. Only an explicit yes may
    release a WRITE: a question, a condition, a doubt or any further content makes it an ordinary message.
    """
    rest, yes = lex.patterns["affirm"].subn(" ", text)
    no = lex.patterns["deny"].search(rest) is not None
    answer = "no" if no else "yes" if yes else None
    doubt = re.search(r"[?？؟]", text) or lex.has("hedges", text)
    left = re.sub(r"[\W_]", "", lex.patterns["polite"].sub(" ", rest))
    return answer, bool(yes and not no and not doubt and not left)


def only(lex: Lexicon, name: str, text: str) -> bool:
    """Whether `text` is a phrase of the list `name` and nothing else but politeness."""
    rest, hits = lex.patterns[name].subn(" ", text)
    if not hits:
        return False
    for other in ("affirm", "deny", "polite"):
        rest = lex.patterns[other].sub(" ", rest)
    return not re.sub(r"[\W_]", "", rest)


def is_bare(text: str, lex: Lexicon) -> bool:
    """Whether nothing is left of `text` without yes, no and courtesies."""
    for name in ("affirm", "deny", "polite"):
        text = lex.patterns[name].sub(" ", text)
    return not re.sub(r"[\W_]", "", text)


def is_short(text: str, lex: Lexicon) -> bool:
    """An answer of a few words: at most six, or ten characters where words are not spaced, or what the lexicon says."""
    return (
        len(text.split()) <= (lex.raw.short or 6)
        if lex.raw.spaced
        else len(re.sub(r"\W", "", text)) <= (lex.raw.short or 10)
    )

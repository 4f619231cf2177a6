"""Check a sentence against the facts of its turn, before anybody hears it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from commerce.tracking_numbers import named_carriers
from dialog.claims import Claim, claims
from dialog.facts import Facts, index
from dialog.language import detect
from dialog.lexicon import Lexicon, lexicon, phrase
from dialog.text import composed, folded
from multimodal.events import Json

_LOOK_BACK, _LOOK_AHEAD = 24, 8
"""Characters before and after a state word in which "not" or "once" may stand."""

IMPLIED: dict[str, frozenset[str]] = {
    "shipped": frozenset({"shipped", "in_transit", "out_for_delivery", "delivered"}),
    "pending": frozenset({"pending", "announced"}),
    "return_requested": frozenset({"return_requested", "requested"}),
    "returned": frozenset({"returned", "refunded"}),
}
"""States that make the claim of another one true."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`score` is the share of claims that stand in the facts (1 where nothing is claimed); `why` names those that do
    not."""

    grounded: bool
    score: float
    why: str


def check(
    facts: Json | Facts,
    sentence: str,
    *,
    lang: str | None = None,
    done: Collection[str] = (),
    today: date | None = None,
) -> Verdict:
    """Whether everything that `sentence` claims stands in `facts` (any JSON, or `index` of it).

    `done` names the WRITE tools that ran, which make promises true; `today` gives "tomorrow" a meaning, without it
    such words cannot be checked and do not pass.
    """
    sentence = composed(sentence)
    known = facts if isinstance(facts, Facts) else index(facts)
    lex = lexicon(lang or detect(sentence, "en"))
    money = _payable(folded(sentence), known)
    results = [(claim.kind, claim.said, _stands(claim, known, money)) for claim in claims(sentence, lex)]
    results += [*_days(sentence, lex, known, today), *_words(sentence, lex, known), *_promises(sentence, lex, done)]
    wrong = [f"{kind} '{said}'" for kind, said, stands in results if not stands]
    score = 1.0 if not results else 1 - len(wrong) / len(results)
    return Verdict(not wrong, round(score, 4), f"not in the facts: {', '.join(wrong)}" if wrong else "")


Result = tuple[str, str, bool]


def _payable(sentence: str, facts: Facts) -> Collection[object]:
    """The amounts that a sentence may say: one that names things may say theirs, and those that belong to no thing."""
    theirs = [amounts for name, amounts in facts.priced if name in sentence]
    if not theirs:
        return facts.money
    return frozenset().union(*theirs) | (facts.money - frozenset().union(*(amounts for _, amounts in facts.priced)))


def _stands(claim: Claim, facts: Facts, money: Collection[object]) -> bool:
    match claim.kind:
        case "id":
            return any(value in facts.ids or str(value).lower() in facts.text for value in claim.values)
        case "day":
            return any(_same_day(value, day) for value in claim.values for day in facts.dates)
        case "time":
            return any(value in facts.times or str(value) in facts.text for value in claim.values)
        case "percent":
            return any(value in facts.percents for value in claim.values)
        case "money":
            return any(value in money for value in claim.values)
        case _:
            return any(value in facts.numbers for value in claim.values)


def _same_day(said: object, day: date) -> bool:
    assert isinstance(said, tuple)
    year, month, number = said
    return (month, number) == (day.month, day.day) and year in (None, day.year)


def _days(sentence: str, lex: Lexicon, facts: Facts, today: date | None) -> Iterator[Result]:
    for number, names in enumerate(lex.raw.weekdays):
        if hit := phrase(names, lex.raw.spaced).search(sentence):
            yield "weekday", hit[0], any(day.weekday() == number for day in facts.dates)
    for offset in lex.keys("relative_days", sentence):
        meant = today + timedelta(days=offset) if today else None
        yield "day", f"today{offset:+d}", meant in facts.dates


def _words(sentence: str, lex: Lexicon, facts: Facts) -> Iterator[Result]:
    """Carriers, states and stock."""
    for carrier in named_carriers(sentence.upper()) - named_carriers(facts.text.upper()):
        yield "carrier", carrier, False
    for hit in lex.patterns["carriers"].finditer(sentence):
        yield "carrier", hit[0], hit[0].lower() in facts.text
    for state, pattern in lex.tables["states"]:
        for hit in pattern.finditer(sentence):
            before = sentence[max(0, hit.start() - _LOOK_BACK) : hit.start()]
            after = sentence[hit.end() : hit.end() + _LOOK_AHEAD]
            if lex.has("negated", before) or lex.has("negated_after", after):
                yield "state", f"not {hit[0]}", facts.states != {state}
            elif not (lex.has("unsettled", before) or lex.has("unsettled_after", after)):
                true = bool(IMPLIED.get(state, frozenset({state})) & facts.states) or hit[0].lower() in facts.text
                yield "state", hit[0], true
    for kind in lex.keys("stock", sentence):
        true = any((stock > 0) == (kind == "available") for stock in facts.stocks)
        yield "stock", str(kind), true


def _promises(sentence: str, lex: Lexicon, done: Collection[str]) -> Iterator[Result]:
    for promise in lex.raw.promises:
        if hit := re.search(promise.pattern, sentence, re.IGNORECASE):
            yield "promise", hit[0], any(tool in done for tool in promise.tools)

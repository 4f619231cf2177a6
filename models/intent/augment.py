"""More training texts from those that were written: greetings in front, thanks behind, two wishes in one breath."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models.text_data import Example

_OPENERS = {
    "en": ("hi,", "hello,", "hey", "good morning,", "excuse me,", "um", "so", "ok", "please help,", "yes,", "no,"),
    "zh": ("你好,", "您好,", "亲,", "请问", "麻烦", "嗯", "那个,", "好的,", "不是,", "喂,"),
}
_CLOSERS = {
    "en": ("please", "thanks", "thank you", "asap", "can you help me", "my number is VT-100234", "!!", "for me"),
    "zh": ("谢谢", "麻烦了", "急", "可以吗", "单号VT-100234", "拜托", "呢", "啊"),
}
_JOINTS = {
    "en": (". ", " and ", ", ", " also ", ". And another thing: ", " "),
    "zh": ("。", ",", ",还有", ",另外", ",顺便", " "),
}
_STOPS = ".?!。？！"
_ALONE = {"small_talk", "out_of_scope"}
_PAIRS_PER_TEXT = 0.15
_FRAMES_PER_TEXT = 0.1


def augment(examples: Sequence[Example], seed: int) -> tuple[list[Example], list[int]]:
    """Framed and joined texts, and for each the index of the example that it was first made from.

    Only languages with openers of their own are augmented. Greetings never count as small talk beside a wish.
    """
    rng = np.random.default_rng(seed)
    made: list[Example] = []
    origin: list[int] = []
    for lang in _OPENERS:
        pool = [i for i, e in enumerate(examples) if e.lang == lang and e.labels and not _ALONE & set(e.labels)]
        if not pool:
            continue
        for i in rng.choice(pool, int(len(pool) * _FRAMES_PER_TEXT)):
            made.append(_frame(examples[i], rng))
            origin.append(int(i))
        for i, j in rng.choice(pool, (int(len(pool) * _PAIRS_PER_TEXT), 2)):
            first, second = examples[i], examples[j]
            if first.labels != second.labels:
                text = first.text.rstrip(_STOPS) + _pick(_JOINTS[lang], rng) + second.text
                made.append(Example(text, tuple(sorted({*first.labels, *second.labels})), lang))
                origin.append(int(i))
    return made, origin


def _frame(example: Example, rng: np.random.Generator) -> Example:
    gap = "" if example.lang == "zh" else " "
    if rng.random() < 0.5:
        return Example(_pick(_OPENERS[example.lang], rng) + gap + example.text, example.labels, example.lang)
    return Example(example.text.rstrip(_STOPS) + gap + _pick(_CLOSERS[example.lang], rng), example.labels, example.lang)


def _pick(choices: Sequence[str], rng: np.random.Generator) -> str:
    return choices[int(rng.integers(len(choices)))]

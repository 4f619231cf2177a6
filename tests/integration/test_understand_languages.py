"""Single messages in further languages: language, what rules prove, slots; and what counts as a yes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dialog.language import detect
from dialog.lexicon import lexicon
from dialog.ports import Labels
from dialog.slots import extract
from dialog.understand import Thresholds, combine, only, polarity

pytestmark = pytest.mark.integration

PHRASES = [
    pytest.param(path.stem, phrase, id=f"{path.stem}:{phrase['say']}")
    for path in sorted((Path(__file__).parent.parent / "data" / "phrases").glob("*.yaml"))
    for phrase in yaml.safe_load(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("lang", "phrase"), PHRASES)
def test_phrase(lang: str, phrase: dict[str, Any]) -> None:
    text, lex = phrase["say"], lexicon(lang)
    assert detect(text, lang) == lang
    if "intents" in phrase:
        _, proven = combine(text, lex, Labels({}, (0, 0, 1, 0, 0)), Thresholds())
        assert sorted(proven) == phrase["intents"]
    found = extract(text, lex)
    wanted = phrase.get("slots", {})
    assert {name: found.get(name) for name in wanted} == wanted


@pytest.mark.parametrize(
    ("lang", "texts"),
    [
        (
            "es",
            [
                "sí",
                "si",
                "Sí, por favor.",
                "vale, gracias",
                "claro que sí",
                "de acuerdo",
                "no hay problema",
                "adelante",
            ],
        ),
        (
            "fr",
            ["oui", "Oui, s'il vous plaît !", "d'accord", "bien sûr", "pas de problème", "allez-y", "c'est ça, merci"],
        ),
        ("de", ["ja", "Ja, bitte!", "in Ordnung", "machen Sie das", "kein Problem", "ja, das stimmt", "gerne, danke"]),
        ("pt", ["sim", "Sim, por favor!", "pode fazer", "tá bom", "claro", "sem problema", "isso mesmo, obrigado"]),
        (
            "ru",
            [
                "да",
                "Да, пожалуйста!",
                "хорошо, спасибо",
                "верно",
                "оформляйте",
                "без проблем",
                "конечно",
                "не возражаю",
            ],
        ),
    ],
)
def test_a_plain_yes_releases_a_write(lang: str, texts: list[str]) -> None:
    for text in texts:
        assert polarity(text, lexicon(lang)) == ("yes", True), text


@pytest.mark.parametrize(
    ("lang", "texts"),
    [
        (
            "es",
            [
                "no",
                "sí, pero a mi tarjeta",
                "si es gratis",
                "¿sí?",
                "no sé",
                "quizás sí",
                "espere",
                "sí quiero saber dónde está mi pedido",
            ],
        ),
        (
            "fr",
            [
                "non",
                "oui mais sur ma carte",
                "oui si c'est gratuit",
                "oui ?",
                "je ne sais pas",
                "peut-être",
                "attendez",
                "pas d'accord",
            ],
        ),
        (
            "de",
            [
                "nein",
                "ja, aber auf meine Karte",
                "ja, wenn es nichts kostet",
                "ja?",
                "weiß nicht",
                "vielleicht",
                "Moment",
                "nicht in Ordnung",
            ],
        ),
        (
            "pt",
            [
                "não",
                "nao",
                "sim, mas no meu cartão",
                "sim, se for grátis",
                "sim?",
                "não sei",
                "talvez",
                "espera",
                "não pode",
            ],
        ),
        (
            "ru",
            [
                "нет",
                "да, но на карту",
                "да, если бесплатно",
                "да?",
                "не знаю",
                "может быть",
                "подождите",
                "не согласен",
                "не хорошо",
            ],
        ),
    ],
)
def test_anything_else_does_not(lang: str, texts: list[str]) -> None:
    for text in texts:
        assert not polarity(text, lexicon(lang))[1], text


@pytest.mark.parametrize(
    ("lang", "cancels", "repeats"),
    [
        ("es", "mejor no, gracias", "¿cómo dice?"),
        ("fr", "laissez tomber, merci", "pardon ?"),
        ("de", "vergessen Sie es, danke", "wie bitte?"),
        ("pt", "deixa pra lá, obrigado", "pode repetir, por favor?"),
        ("ru", "забудьте, спасибо", "повторите, пожалуйста"),
    ],
)
def test_cancelling_and_repeating(lang: str, cancels: str, repeats: str) -> None:
    assert only(lexicon(lang), "cancel", cancels)
    assert only(lexicon(lang), "repeat", repeats)
    assert not only(lexicon(lang), "cancel", repeats)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("hola", "es"),
        ("gracias", "es"),
        ("donde esta mi pedido", "es"),
        ("quiero una devolucion", "es"),
        ("bonjour", "fr"),
        ("merci", "fr"),
        ("oui", "fr"),
        ("ou est mon colis", "fr"),
        ("carte cadeau svp", "fr"),
        ("hallo", "de"),
        ("danke", "de"),
        ("ja bitte", "de"),
        ("wo ist mein paket", "de"),
        ("nein", "de"),
        ("oi", "pt"),
        ("obrigado", "pt"),
        ("sim", "pt"),
        ("onde esta meu pedido", "pt"),
        ("quero devolver os sapatos", "pt"),
        ("да", "ru"),
        ("спасибо", "ru"),
        ("ок", "ru"),
        ("where is my parcel", "en"),
        ("running shoes", "en"),
        ("I want a red jacket", "en"),
        ("gift card please", "en"),
    ],
)
def test_short_and_accentless_messages_tell_their_language(text: str, lang: str) -> None:
    for previous in ("en", "zh", "es", "de"):
        assert detect(text, previous) == lang

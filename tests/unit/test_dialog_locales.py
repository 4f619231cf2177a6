"""Locales complete, flows valid, sentences cut where a speaker would breathe."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from dialog.flows.actions import ACTIONS
from dialog.flows.spec import FLOWS, FlowError, flows, load
from dialog.lexicon import LOCALES, languages, lexicon
from dialog.respond import MissingMessage, explain, message_keys, render, spoken
from dialog.sentences import SentenceSplitter, split
from kernel import errors
from multimodal.events import LANGUAGES

pytestmark = pytest.mark.unit
CODES = {
    cls.code: cls for cls in vars(errors).values() if isinstance(cls, type) and issubclass(cls, errors.VitrineError)
}
INTENTS = {
    "order_status", "parcel_tracking", "cancel_order", "change_order", "return", "exchange", "refund_status",
    "warranty_repair", "invoice", "coupon", "product_search", "compare", "recommend", "stock_size", "store_policy",
    "complaint", "talk_to_person", "small_talk", "out_of_scope",
}  # fmt: skip


def test_every_locale_is_one_of_our_languages_and_has_every_message() -> None:
    assert {"en", "zh"} <= set(languages()) <= set(LANGUAGES)
    for lang in languages():
        assert message_keys(lang) == message_keys("en"), lang


def test_messages_of_every_locale_take_the_same_arguments() -> None:
    for lang in languages():
        for path in (LOCALES / "en").glob("*.ftl"):
            ours, theirs = (_arguments(LOCALES / code / path.name) for code in ("en", lang))
            for key, names in ours.items():
                assert theirs[key] <= names, f"{lang}: {key}"


def _arguments(path: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for block in re.split(r"^(?=[a-z][\w-]* =)", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        found[block.split(" =")[0]] = set(re.findall(r"\$(\w+)", block))
    return found


def test_every_message_that_the_code_says_exists() -> None:
    said: set[tuple[str, ...]] = set()
    for path in Path(FLOWS).parent.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        said |= set(re.findall(r'say\("([a-z][\w-]+)"|ask\("\w+", "([a-z][\w-]+)"', text))
        said |= set(re.findall(r'render\([\w.]+, "([a-z][\w-]+)"()', text))
    assert {key for keys in said for key in keys if key} - message_keys("en") == set()
    assert len(said) > 20


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_error_has_words_in_every_language(code: str) -> None:
    for lang in languages():
        text = explain(lang, CODES[code]("for engineers", fix="mend it"))
        assert text
        assert "for engineers" not in text


def test_an_error_tells_its_figures_where_it_has_them() -> None:
    assert "10 MB" in explain("en", errors.TooLarge("too big", limit="10 MB", got="20 MB"))
    assert "10 MB" in explain("zh", errors.TooLarge("too big", limit="10 MB", got="20 MB"))
    refused = errors.Refused("no", rule="window-closed", window_ends_on="2026-12-03")
    assert "December 3" in explain("en", refused)
    assert "12月3日" in explain("zh", refused)


def test_a_missing_message_or_argument_is_an_error() -> None:
    with pytest.raises(MissingMessage, match="no message"):
        render("en", "no-such-message")
    with pytest.raises(MissingMessage, match="numbers"):
        render("en", "which-order")


def test_amounts_days_and_plurals_are_the_languages_own() -> None:
    price = {"amount": "1299.90", "currency": "EUR"}
    assert render("en", "product-detail", name="Mug", price=price, stock=0) == "Mug costs €1,299.90 and is sold out."
    assert render("zh", "product-detail", name="杯子", price=price, stock=3) == "杯子售价 €1,299.90，库存 3 件。"
    assert render("en", "found-products", count=1, query="") == "I found one product."
    assert render("en", "found-products", count=2, query="") == "I found 2 products."
    today = date(2026, 12, 5)
    assert render("en", "order-expected-on", today, expected_on="2026-12-09") == "It should arrive by December 9."
    assert render("en", "order-expected-on", today, expected_on="2027-01-02") == "It should arrive by January 2, 2027."
    assert render("zh", "order-expected-on", today, expected_on=date(2026, 12, 9)) == "预计12月9日前送到。"
    assert "a or b?" in render("en", "return-which-item", choices=("a", "b"), order_number="VT-1")


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("en", "Order VT-100234 is here.", "Order V T 1 0 0 2 3 4 is here."),
        ("zh", "订单VT-100234已送达。", "订单V T 1 0 0 2 3 4已送达。"),
        ("en", "It costs €19.90.", "It costs 19.90 euros."),
        ("en", "It costs €20.00.", "It costs 20 euros."),
        ("en", "In total €1,299.90 for 4 items.", "In total 1,299.90 euros for 4 items."),
        ("zh", "售价€19.90。", "售价19.90欧元。"),
        ("es", "Cuesta 1.299,90 €, pedido VT-100234.", "Cuesta 1.299,90 euros, pedido V T 1 0 0 2 3 4."),
        ("fr", "Le total est de 1\u202f299,90 €.", "Le total est de 1299,90 euros."),
        ("de", "Der Preis ist 20,00 €.", "Der Preis ist 20 Euro."),
        ("pt", "Custa €\u00a019,90.", "Custa 19,90 Euros."),
        ("ru", "Всего 1\u00a0299,90 €.", "Всего 1299,90 евро."),
        ("en", "Return RT-500001 for RR123456785DE.", "Return R T 5 0 0 0 0 1 for R R 1 2 3 4 5 6 7 8 5 D E."),
        ("en", "You have 30 days.", "You have 30 days."),
    ],
)
def test_the_voice_gets_ids_spelled_and_amounts_in_words(lang: str, text: str, said: str) -> None:
    assert spoken(text, lang) == said


# --- flows ------------------------------------------------------------------------------------------------------------


def test_every_intent_of_the_interface_starts_a_flow_and_has_rules() -> None:
    assert set(flows().by_intent) == INTENTS
    for lang in languages():
        assert set(lexicon(lang).raw.intents) == INTENTS


def test_a_return_tracks_its_seven_slots() -> None:
    assert {
        "order_number", "item", "issue_type", "evidence_description", "wanted_resolution", "refund_method",
        "return_tracking_number",
    } <= set(flows().by_name["return"].slots)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "flow: a\nabout: x\nkind: answer\nsteps: [{action: fly}]",
            ["a.yaml", "flow 'a'", "step 1", "no action 'fly'"],
        ),
        ("flow: a\nabout: x\nkind: answer\nsteps: [{collect: b, ask: person}]", ["step 1", "'b' is no slot"]),
        ("flow: a\nabout: x\nkind: answer\nslots: {b: {}}\nsteps: [{collect: b, ask: nope}]", ["no message 'nope'"]),
        ("flow: a\nabout: x\nkind: answer\nslots: {b: {}}\nsteps: [{collect: b}]", ["step 1", "needs `ask`"]),
        ("flow: a\nabout: x\nkind: answer\nsteps: [{}]", ["step 1", "exactly one of"]),
        ("flow: a\nabout: x\nkind: sometimes\nsteps: []", ["kind", "'task' or 'answer'"]),
        ("flow: b\nabout: x\nkind: answer\nsteps: []", ["must be named b.yaml"]),
        ("flow: a\nabout: x\nkind: answer\nslots: {b: {clears: [c]}}\nsteps: []", ["'b' clears 'c'"]),
        ("flow: a\nabout: x\nkind: answer\nspeed: 3\nsteps: []", ["speed", "Extra inputs"]),
        ("flow: [", ["a.yaml", "not YAML"]),
    ],
)
def test_a_flow_author_learns_what_is_wrong_and_where(tmp_path: Path, text: str, told: list[str]) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(FlowError) as caught:
        load(tmp_path, frozenset(ACTIONS), message_keys("en"))
    for part in told:
        assert part in str(caught.value)


def test_two_flows_for_one_intent_are_refused(tmp_path: Path) -> None:
    for name in ("a", "b"):
        text = f"flow: {name}\nabout: x\nkind: answer\nintents: {{i: {{}}}}\nsteps: []"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(FlowError, match="already starts flow 'a'"):
        load(tmp_path, frozenset(ACTIONS), message_keys("en"))


# --- sentences --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It costs €19.90. Shall I?", ["It costs €19.90.", "Shall I?"]),
        ("Dr. Smith came. He left.", ["Dr. Smith came.", "He left."]),
        ("See e.g. the mug. Or not!", ["See e.g. the mug.", "Or not!"]),
        ("Mail a@example.com. Thanks.", ["Mail a@example.com.", "Thanks."]),
        ("It was 20. Then 30.", ["It was 20.", "Then 30."]),
        ("1. Aria shoes\n2. Brook shoes", ["1. Aria shoes", "2. Brook shoes"]),
        ("Really?! Yes... maybe.", ["Really?!", "Yes...", "maybe."]),
        ("你好！请问需要什么？价格是19.90欧元。", ["你好！", "请问需要什么？", "价格是19.90欧元。"]),
        ("他说：“好的。”然后走了。", ["他说：“好的。”", "然后走了。"]),
        ("no end", ["no end"]),
        ("", []),
    ],
)
@pytest.mark.parametrize("size", [1, 3, 1000])
def test_sentences_are_the_same_in_pieces_of_any_size(text: str, sentences: list[str], size: int) -> None:
    assert split(text) == sentences
    splitter = SentenceSplitter()
    streamed = [s for at in range(0, len(text), size) for s in splitter.feed(text[at : at + size])]
    assert streamed + splitter.flush() == sentences


def test_a_model_that_never_stops_is_cut() -> None:
    splitter = SentenceSplitter()
    assert all(len(sentence) <= 400 for sentence in splitter.feed("word " * 200))


@pytest.mark.parametrize(
    ("lang", "first", "next_year"),
    [
        ("es", "el 1 de diciembre.", "el 1 de enero de 2027."),
        ("fr", "le 1er décembre.", "le 1er janvier 2027."),
        ("de", "bis zum 1. Dezember ankommen.", "bis zum 1. Januar 2027 ankommen."),
        ("pt", "até 1 de dezembro.", "até 1 de janeiro de 2027."),
        ("ru", "не позднее 1 декабря.", "не позднее 1 января 2027 года."),
    ],
)
def test_days_are_written_as_the_language_says_them(lang: str, first: str, next_year: str) -> None:
    today = date(2026, 11, 20)
    for day, end in (("2026-12-01", first), ("2027-01-01", next_year)):
        text = render(lang, "order-expected-on", today, expected_on=day)
        assert text.endswith(end)
        assert split(text) == [text]


def test_russian_counts_have_their_three_forms() -> None:
    counted = [render("ru", "found-products", count=count, query="") for count in (1, 2, 5, 11, 21, 24)]
    forms = ["один товар", "2 товара", "5 товаров", "11 товаров", "21 товар", "24 товара"]
    assert [text.endswith(f"{form}.") for text, form in zip(counted, forms, strict=True)] == [True] * 6

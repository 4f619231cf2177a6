"""How the shopper's page looks and reads: cards, languages, sizes, contrast, labels, a browser without WebGL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.e2e
SIZES = {"phone": (390, 844), "tablet": (820, 1180), "desktop": (1366, 768)}

CONTRAST = """() => {
    const parse = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
    const light = ([r, g, b]) => {
        const part = (v) => ((v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    };
    const poor = [];
    for (const element of document.querySelectorAll('.vt-header *, .vt-talk *, .vt-voice *')) {
        const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
        const box = element.getBoundingClientRect();
        if (!own || box.width < 2 || !element.checkVisibility() || element.matches('option, .vt-skip')) continue;
        let behind = element, back = null;
        while (behind && !back) {
            const color = parse(getComputedStyle(behind).backgroundColor);
            if (color.length === 3 || color[3] === 1) back = color;
            behind = behind.parentElement;
        }
        if (!back) continue;
        const [a, b] = [light(parse(getComputedStyle(element).color)), light(back)].sort((x, y) => y - x);
        const ratio = (a + 0.05) / (b + 0.05);
        const text = element.textContent.trim().slice(0, 30);
        if (ratio < 4.5) poor.push(`${element.className || element.tagName} "${text}" ${ratio.toFixed(2)}`);
    }
    return poor;
}"""

UNNAMED = """() => [...document.querySelectorAll('.vt-header, .vt-stage, .vt-talk')]
    .flatMap((region) => [...region.querySelectorAll('button, select, textarea, img, input:not([type=file])')])
    .filter((one) => !(one.getAttribute('aria-label') || one.textContent.trim() || one.alt))
    .filter((one) => !one.labels?.[0]?.textContent.trim())
    .map((one) => one.outerHTML.slice(0, 120))"""


def all_cards(text: str) -> tuple[list[str], list[str]]:
    return [f"Here is everything about {text}."], [
        "products",
        "order",
        "orders",
        "parcel",
        "return",
        "label",
        "product",
    ]


@pytest.mark.parametrize(
    ("size", "lang", "theme"),
    [
        ("phone", "en", "light"),
        ("phone", "ar", "dark"),
        ("tablet", "zh", "dark"),
        ("desktop", "zh", "light"),
        ("desktop", "ar", "light"),
        ("desktop", "en", "dark"),
    ],
)
def test_sizes_languages_and_themes(
    size: str, lang: str, theme: str, world: Any, open_page: Any, artifacts: Path
) -> None:
    world.answer = all_cards
    width, height = SIZES[size]
    view = {"width": width, "height": height}
    page = open_page(f"{world.url}?lang={lang}", viewport=view, color_scheme=theme)
    page.wait_for_function("window.vitrine?.avatar?.stats.frames > 3")
    page.screenshot(path=artifacts / f"page-{size}-{lang}-{theme}-welcome.png")
    assert page.evaluate(CONTRAST) == []
    page.click(".vt-chip >> nth=1")
    page.wait_for_selector(".vt-card-product")
    page.wait_for_timeout(400)
    page.screenshot(path=artifacts / f"page-{size}-{lang}-{theme}-answer.png")
    assert page.evaluate(CONTRAST) == []
    assert page.evaluate(UNNAMED) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.scrollHeight") <= height
    assert page.evaluate("document.documentElement.dir") == ("rtl" if lang == "ar" else "ltr")
    for part in ("#vt-text", ".vt-send", ".vt-mic", "select"):
        box = page.locator(part).bounding_box()
        assert 0 <= box["x"] <= width - box["width"], part
        assert 0 <= box["y"] <= height - box["height"], part


@pytest.fixture(scope="module")
def running_world(open_shop: Any) -> Any:
    from ui.page import LANGUAGES, PageSettings

    return open_shop(PageSettings(title="Vitrine demo shop", langs=LANGUAGES, engines={"asr": "pocketsphinx"}))


@pytest.fixture
def world(running_world: Any) -> Any:
    """A shop that offers all twelve languages, as new."""
    running_world.received.clear()
    return running_world


def test_every_language_fills_the_whole_page(world: Any, open_page: Any) -> None:
    page = open_page(world.url)
    page.wait_for_selector(".vt-conn[data-state=connected]")
    seen = set()
    for lang in page.locator("select option").evaluate_all("(all) => all.map((one) => one.value)"):
        page.select_option("select", lang)
        page.wait_for_function(f"document.documentElement.lang === '{lang}'")
        page.wait_for_function(f"vitrine.events.at(-1).event.session?.vitrine?.lang === '{lang}'")
        seen.add(page.inner_text(".vt-welcome h1"))
        empty = "[...document.querySelectorAll('[data-t]')].filter((one) => !one.textContent).length"
        assert page.evaluate(empty) == 0
        assert page.locator(".vt-chip").count() == 4
    assert len(seen) == 12


def test_cards_show_what_the_shop_sent(world: Any, open_page: Any) -> None:
    world.answer = all_cards
    page = open_page(f"{world.url}?lang=de")
    page.fill("#vt-text", "alles")
    page.click(".vt-send")
    page.wait_for_selector(".vt-card-product")
    prices = page.locator(".vt-tile .vt-price").all_inner_texts()
    assert [price.replace("\xa0", " ") for price in prices] == ["79,90 €", "64,00 €", "1.234,50 €"]
    assert page.locator(".vt-tile .vt-stock").all_inner_texts() == ["4 auf Lager", "Ausverkauft", "12 auf Lager"]
    page.wait_for_function("document.querySelector('.vt-tile img').naturalWidth === 240")
    assert page.inner_text(".vt-way [aria-current=step]") == "Unterwegs"
    assert page.locator(".vt-events strong").all_inner_texts() == ["Sorted", "Handed to the carrier"]
    assert page.inner_text(".vt-card-label code") == "00340434161094000001"
    assert page.locator(".vt-todo li").count() == 3
    assert page.locator(".vt-choice .vt-badge").all_inner_texts() == ["Unterwegs", "Erstattet"]
    page.click(".vt-tile >> nth=0")
    item = world.wait_for("conversation.item.create", 2)[-1]["item"]
    assert item["content"][-1]["text"] == "Erzählen Sie mir mehr über Trail shoe"


def test_text_from_outside_stays_text(world: Any, open_page: Any) -> None:
    world.answer = lambda text: ([text], [])
    page = open_page(world.url)
    page.wait_for_selector(".vt-conn[data-state=connected]")
    attack = "<img src=x onerror='document.title=1'><b>hi</b>"
    page.fill("#vt-text", attack)
    page.press("#vt-text", "Enter")
    page.wait_for_selector(".vt-sentence")
    assert page.inner_text(".vt-sentence").strip() == attack
    world.push({"type": "vitrine.card", "kind": "product", "data": {"product": None}})
    far = {"id": "f", "name": attack, "price": {"amount": "1", "currency": "EUR"}, "stock": 1}
    world.push(
        {"type": "vitrine.card", "kind": "product", "data": {"product": {**far, "image": "https://example.org/a.png"}}}
    )
    page.wait_for_selector(".vt-card .vt-no-picture")
    assert page.locator(".vt-card").count() == 1
    assert page.evaluate("document.title") != "1"


def test_without_webgl_a_flat_face_speaks(shop: Any, open_page: Any, launch_chromium: Any, artifacts: Path) -> None:
    page = open_page(
        shop.url, browser=launch_chromium("--disable-gpu", "--disable-software-rasterizer", "--disable-3d-apis")
    )
    page.wait_for_function("window.vitrine?.avatar")
    assert page.evaluate("vitrine.avatar.stats.quality") == "2d"
    page.fill("#vt-text", "hello")
    page.press("#vt-text", "Enter")
    page.wait_for_function("vitrine.avatar.stats.mouthOpen > 0.3")
    page.screenshot(path=artifacts / "page-without-webgl.png")


def test_a_page_whose_avatar_fails_still_answers(shop: Any, open_page: Any) -> None:
    # A canvas that gives no context at all: the face can be drawn in no way.
    page = open_page(shop.url, init_script="HTMLCanvasElement.prototype.getContext = () => null")
    page.wait_for_selector(".vt-conn[data-state=connected]")
    page.fill("#vt-text", "hello")
    page.press("#vt-text", "Enter")
    page.wait_for_selector(".vt-current")


def test_settings_reach_the_page(open_shop: Any, open_page: Any) -> None:
    from ui.page import Notice, PageSettings

    pull = Notice("no_speech", "vitrine models pull faster_whisper/base", "zh")
    other = open_shop(PageSettings(title="Schuhe & mehr", langs=("zh", "en"), lang="zh", notices=(pull,)))
    page = open_page(other.url, locale="fr-FR")
    page.wait_for_selector(".vt-conn[data-state=connected]")
    assert page.inner_text(".vt-title") == "Schuhe & mehr"
    assert page.evaluate("document.documentElement.lang") == "zh"
    assert "vitrine models pull faster_whisper/base" in page.inner_text(".vt-notice")
    page.select_option("select", "en")
    page.wait_for_function("document.documentElement.lang === 'en'")
    assert page.locator(".vt-notice").count() == 0

"""The same question in every language, through everything that ships but the browser."""

from __future__ import annotations

import re
from typing import Any

import pytest

from multimodal.events import LANGUAGES
from tests.e2e.product.shopper import shopper

pytestmark = pytest.mark.e2e

RED_BACKPACKS = {
    "en": "show me red backpacks",
    "zh": "有没有红色背包",
    "ja": "赤いリュックを見せてください",
    "ko": "빨간 배낭 보여주세요",
    "es": "¿tienen mochilas rojas?",
    "fr": "montrez-moi des sacs à dos rouges",
    "de": "Zeigen Sie mir rote Rucksäcke",
    "pt": "tem mochilas vermelhas?",
    "ru": "покажите красные рюкзаки",
    "ar": "أرني حقائب ظهر حمراء",
    "th": "มีเป้สีแดงไหม",
    "vi": "cho tôi xem ba lô màu đỏ",
}
PRICE = re.compile(r"(?<!\d)(?:49[.,]90|٤٩[٫.,]٩٠)(?!\d)")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_question_is_answered_aloud_in_its_language(product: Any, lang: str) -> None:
    with shopper(product.url) as caller:
        reply = caller.ask(RED_BACKPACKS[lang])
        assert PRICE.search(reply), reply
        spoken = [message for message in caller.seen if message["type"] == "response.output_audio.delta"]
        assert len(spoken) >= 2
        assert {message["vitrine"]["lang"] for message in spoken} == {lang}
        assert all(len(message["delta"]) > 10_000 for message in spoken), "every sentence has its sound"

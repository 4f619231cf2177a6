"""Draws an invoice as a PDF of one or more A4 pages. The same content gives the same bytes."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel.dates import format_date
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

from commerce import money, texts

_LEFT, _RIGHT, _TOP, _BOTTOM = 22 * mm, A4[0] - 22 * mm, A4[1] - 24 * mm, 25 * mm
_QUANTITY, _PRICE = _RIGHT - 62 * mm, _RIGHT - 30 * mm
_SIZE, _LINE = 10, 6 * mm
_EAST_ASIAN = (
    (re.compile("[\uac00-\ud7a3]"), "HYSMyeongJo-Medium"),
    (re.compile("[\u3041-\u30fa]"), "HeiseiMin-W3"),
    (re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"), "STSong-Light"),
)
"""Fonts that PDF viewers bring themselves, by script."""
_WIDE = ("DejaVuSans.ttf", "NotoSans-Regular.ttf", "Arial Unicode.ttf", "arial.ttf")
"""Fonts of the system with more scripts than Latin; the first there is gets embedded."""


def draw(path: Path, number: str, issued_on: date, content: Mapping[str, Any]) -> None:
    """Write the invoice `number` to `path`; the file appears only when it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    page = _Page(Canvas(str(unfinished), pagesize=A4, invariant=1), content["lang"])
    page.canvas.setTitle(number)
    page.head(number, issued_on, content)
    page.table(content)
    page.canvas.save()
    unfinished.replace(path)


class _Page:
    """A pen that goes down the page, and on to the next one."""

    def __init__(self, canvas: Canvas, lang: str) -> None:
        self.canvas = canvas
        self.lang = lang
        self.y = _TOP

    def head(self, number: str, issued_on: date, content: Mapping[str, Any]) -> None:
        self.text(self.say("title", number=number), size=18)
        self.down(2)
        day = format_date(issued_on, "long", locale=self.lang)
        ordered = format_date(date.fromisoformat(content["ordered_on"]), "long", locale=self.lang)
        for line in (
            self.say("issued", day=day),
            self.say("order", order_number=content["order_number"], day=ordered),
            self.say("payment", payment=content["payment"]),
        ):
            self.text(line)
            self.down()
        self.down()
        to = content["ship_to"]
        place = " ".join(part for part in (to.get("postal_code", ""), to.get("city", ""), to.get("region", "")) if part)
        for line in (content["customer"], to.get("street", ""), place, to.get("country", "")):
            self.text(line)
            self.down()
        self.down()

    def table(self, content: Mapping[str, Any]) -> None:
        self.row(self.say("item"), self.say("quantity"), self.say("price"), self.say("amount"))
        self.rule()
        for line in content["lines"]:
            name = f"{line['name']} ({line['options']})" if line["options"] else line["name"]
            self.row(name, str(line["quantity"]), self.sum(line["price"], content), self.sum(line["amount"], content))
        self.rule()
        self.row(self.say("shipping"), "", "", self.sum(content["shipping"], content))
        self.row(self.say("total"), "", "", self.sum(content["total"], content))
        self.down()
        self.text(self.say("thanks"))

    def row(self, name: str, quantity: str, price: str, amount: str) -> None:
        if self.y < _BOTTOM:
            self.canvas.showPage()
            self.y = _TOP
        self.text(name, width=_QUANTITY - _LEFT - 12 * mm)
        for edge, text in ((_QUANTITY, quantity), (_PRICE, price), (_RIGHT, amount)):
            self.text(text, right=edge)
        self.down()

    def rule(self) -> None:
        self.canvas.line(_LEFT, self.y + _LINE / 2, _RIGHT, self.y + _LINE / 2)
        self.down(0.3)

    def text(self, text: str, *, size: int = _SIZE, right: float | None = None, width: float | None = None) -> None:
        font = _font(text)
        while width is not None and len(text) > 1 and pdfmetrics.stringWidth(text, font, size) > width:
            text = text.rstrip("…")[:-1] + "…"
        self.canvas.setFont(font, size)
        if right is None:
            self.canvas.drawString(_LEFT, self.y, text)
        else:
            self.canvas.drawRightString(right, self.y, text)

    def down(self, lines: float = 1) -> None:
        self.y -= lines * _LINE

    def say(self, key: str, **values: str) -> str:
        return texts.say("invoice", key, self.lang, **values)

    def sum(self, amount: str, content: Mapping[str, Any]) -> str:
        return money.in_words(Decimal(amount), content["currency"], self.lang)


def _font(text: str) -> str:
    """A font that has the letters of `text`."""
    for script, name in _EAST_ASIAN:
        if script.search(text):
            return _viewers(name)
    try:
        text.replace("•", "").replace("…", "").replace("€", "").encode("latin-1")
    except UnicodeEncodeError:
        return _embedded()
    return "Helvetica"


@lru_cache
def _viewers(name: str) -> str:
    pdfmetrics.registerFont(UnicodeCIDFont(name))
    return name


@lru_cache(maxsize=1)
def _embedded() -> str:
    for file in _WIDE:
        try:
            pdfmetrics.registerFont(TTFont("Wide", file))
        except TTFError:
            continue
        return "Wide"
    return "Helvetica"

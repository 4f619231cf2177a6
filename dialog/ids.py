"""Numbers that name things: orders, parcels, e-mail addresses; typed, spelled aloud, or heard by a recogniser."""

from __future__ import annotations

import re
from functools import lru_cache

from dialog.lexicon import Lexicon
from dialog.numbers import CJK_DIGITS
from dialog.text import plain

ORDER_PREFIX = "VT"
ORDER_DIGITS = 6

_ORDER = re.compile(
    rf"(?<![A-Z0-9])V[\s.\-–—_]*T[\s.\-–—_#:]*((?:\d[\s.,\-–—]*){{{ORDER_DIGITS}}})(?!\d)",
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?<![\w.])(?:\d[ \-]?){{{ORDER_DIGITS}}}(?!\w)", re.ASCII)
# Carriers print 10 to 34 letters and digits, in groups; at least eight are digits in every format we know.
_TRACKING = re.compile(
    r"(?<![\w@.])[A-Z]{0,4}\d[A-Z0-9]*(?:[ \-]?(?=[A-Z0-9]*\d)[A-Z0-9]{2,}){0,9}(?![\w@])",
    re.IGNORECASE | re.ASCII,
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_CJK_RUN = re.compile("[" + "".join(CJK_DIGITS) + r"](?:[\s,，、]*[" + "".join(CJK_DIGITS) + r"]){2,}")


def normal(text: str) -> str:
    """`plain` (ＶＴ－１００２３４), with CJK digit runs of three and more made digits (一零零 → 100)."""
    return _CJK_RUN.sub(lambda run: "".join(str(CJK_DIGITS[c]) for c in run[0] if c in CJK_DIGITS), plain(text))


@lru_cache(maxsize=32)
def _spoken(lex: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A run of at least three spelled letters and digits, one of them, and an order's prefix in other letters."""
    names = "|".join(
        sorted(map(re.escape, {**lex.raw.digits, **lex.raw.letters, **lex.raw.repeats}), key=len, reverse=True)
    )
    if not names:
        return (re.compile(r"(?!)"),) * 3
    prefix = "|".join(name for name, said in lex.raw.letters.items() if said == ORDER_PREFIX.lower()) or "(?!)"
    if lex.raw.spaced:
        item, joint = rf"(?<!\w)(?:{names}|[a-z]|\d+|vt)(?!\w)", r"[\s,.\-–]+"
    else:
        item, joint = rf"(?:(?<!\d)(?:{names})|(?<![a-z])(?:[a-z]|vt)(?![a-z])|(?<!\d)\d+(?!\d))", r"[\s,.、\-–]*"
    bodies = (rf"{item}(?:{joint}{item}){{2,}}", item, rf"(?<!\w)(?:{prefix})(?=[\s.\-–—_#:№]*\d)")
    runs, one, prefixes = (re.compile(body, re.IGNORECASE) for body in bodies)
    return runs, one, prefixes


def spelled(text: str, lex: Lexicon) -> str:
    """`text` with runs of spelled letters and digits written together: "V T one double zero two" → "VT1002".

    A run without a digit stays as it is: "a b c" is no number of ours.
    """

    runs, item, prefix = _spoken(lex)

    def join(run: re.Match[str]) -> str:
        out, times = "", 1
        for word in item.findall(run[0].lower()):
            if word in lex.raw.repeats:
                times = lex.raw.repeats[word]
                continue
            out += (lex.raw.digits.get(word) or lex.raw.letters.get(word) or word) * times
            times = 1
        return out.upper() if any(char.isdigit() for char in out) and len(out) >= 4 else run[0]

    out, at = "", 0
    text = prefix.sub(ORDER_PREFIX, text)
    for written in _ORDER.finditer(text):  # "a VT-100234" is no run of four
        out, at = out + runs.sub(join, text[at : written.start()]) + written[0], written.end()
    return out + runs.sub(join, text[at:])


def order_numbers(text: str, *, bare: bool) -> list[str]:
    """Order numbers in a text that went through `normal` and `spelled`, in order. `bare`: six digits alone count."""
    found = [(match.start(), match[1]) for match in _ORDER.finditer(text)]
    if bare and not found:
        found = [(match.start(), match[0]) for match in _BARE.finditer(text)]
    return [f"{ORDER_PREFIX}-{re.sub(r'[^0-9]', '', digits)}" for _, digits in sorted(found)]


def tracking_numbers(text: str) -> list[str]:
    """Numbers that may name a parcel: 10 to 34 letters and digits, eight of them digits, and no order number."""
    found = []
    for match in _TRACKING.finditer(_ORDER.sub(" ", _EMAIL.sub(" ", text))):
        number = re.sub(r"[\s\-]", "", match[0]).upper()
        if 10 <= len(number) <= 34 and sum(char.isdigit() for char in number) >= 8:
            found.append(number)
    return found


def email(text: str, lex: Lexicon) -> str | None:
    """The first e-mail address, typed or said ("alice at example dot com"), in lower case."""
    if typed := _EMAIL.search(text):
        return typed[0].strip(".").lower()
    said = _said_email(lex).search(text)
    if said is None:
        return None
    out = said[0].lower()
    for sign, names in lex.raw.email.items():
        mark = {"at": "@", "dot": ".", "dash": "-", "underscore": "_"}[sign]
        out = re.sub(rf"\s*(?<![a-z])(?:{'|'.join(names)})(?![a-z])\s*", mark, out)
    return re.sub(r"\s", "", out)


@lru_cache(maxsize=32)
def _said_email(lex: Lexicon) -> re.Pattern[str]:
    mark = {sign: rf"(?:{'|'.join(names)})" for sign, names in lex.raw.email.items()}
    joint = rf"\s*(?:(?<![a-z])(?:{mark['dot']}|{mark['dash']}|{mark['underscore']})(?![a-z])|[._\-])\s*"
    # A local part may be spelled letter by letter; otherwise it is one word or words with a said joint.
    local = rf"(?:(?<![a-z0-9])[a-z0-9](?:\s[a-z0-9])+|[a-z0-9]+(?:{joint}[a-z0-9]+)*)"
    domain = rf"[a-z0-9]+(?:{joint}[a-z0-9]+)+"
    return re.compile(rf"(?<![a-z0-9'’]){local}\s*(?:(?<![a-z]){mark['at']}(?![a-z])|@)\s*{domain}", re.IGNORECASE)

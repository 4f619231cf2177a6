"""Words for the shopper: Fluent messages, with amounts, dates and numbers in the shopper's language by Babel.

A message has one form for reading. `spoken` turns a sentence into what a voice should say: ids letter by letter,
amounts with the currency's name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency, get_currency_symbol
from fluent.runtime import FluentBundle, FluentResource

from commerce.return_rules import RULES
from dialog.lexicon import FALLBACK, LOCALES, languages, lexicon
from dialog.text import for_voice
from kernel.errors import VitrineError
from multimodal.events import Json

Arg = str | int | float | date | Mapping[str, Json] | tuple[str, ...] | None
"""What a message may be given: text, a count, a day (also in ISO 8601), Money, or a list (joined with "or" where the
argument is called `choices`); None: no value."""

_SPELLED = re.compile(
    r"(?<![\w@.-])(?=[A-Z0-9-]*\d)(?:[A-Z]{1,4}-\d{4,}|[A-Z0-9]{9,}|[A-Z]{2,}\d[A-Z0-9]{3,})(?![\w@-])",
    re.ASCII,  # an id may stand next to an ideograph
)


_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:T|$)")


class MissingMessage(LookupError):
    """A locale lacks a message, or a message got other arguments than it needs."""


@lru_cache
def _bundle(lang: str) -> FluentBundle:
    bundle = FluentBundle([lang], use_isolating=False)
    for path in sorted((LOCALES / lang).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


@lru_cache
def message_keys(lang: str) -> frozenset[str]:
    """Every message id of `lang`."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in (LOCALES / lang).glob("*.ftl"))
    return frozenset(re.findall(r"^([a-z][\w-]*) *=", text, re.MULTILINE))


def render(lang: str, key: str, today: date | None = None, **args: Arg) -> str:
    """Message `key` in `lang`. A date of another year than `today`'s is written with its year.

    Raises `MissingMessage` when the locale lacks the key or the message an argument: both are bugs that tests find.
    """
    bundle = _bundle(lang)
    if not bundle.has_message(key):
        raise MissingMessage(f"locale '{lang}' has no message '{key}'")
    pattern = bundle.get_message(key).value
    text, errors = bundle.format_pattern(
        pattern, {name: _format(lang, name, value, today) for name, value in args.items()}
    )
    if errors:
        raise MissingMessage(f"message '{key}' of locale '{lang}': {errors[0]}")
    return re.sub(r"[ \n]+", " ", str(text)).strip()


def _format(lang: str, name: str, value: Arg, today: date | None) -> str | int | float:
    match value:
        case None:
            return ""
        case date():
            return day(value, lang, today)
        case str() if _ISO.match(value):
            return day(date.fromisoformat(value[:10]), lang, today)
        case Mapping():
            return money(value, lang)
        case tuple():
            return format_list(value, style="or" if name == "choices" else "standard", locale=lang) if value else ""
        case _:
            return value


def money(value: Mapping[str, Json], lang: str) -> str:
    """{"amount": "19.90", "currency": "EUR"} as €19.90."""
    return str(format_currency(Decimal(value["amount"]), value["currency"], locale=lang))


@lru_cache(maxsize=1024)
def day(value: date, lang: str, today: date | None = None) -> str:
    """December 3, 12月3日; with the year where it is not this one."""
    if today is not None and value.year != today.year:
        text = str(format_date(value, "long", locale=lang))
    else:
        text = str(format_skeleton("MMMMd", value, locale=lang))
    for pattern, mended in lexicon(lang).raw.written_days.items():
        text = re.sub(pattern, mended, text)
    return text


def iso_day(text: str | None) -> date | None:
    """The day of an ISO 8601 date or time."""
    return date.fromisoformat(text[:10]) if text else None


def explain(lang: str, error: VitrineError) -> str:
    """An error in the shopper's words; with its figures where it names them and the locale has words for them."""
    key = f"error-{error.code}"
    detailed = f"{key}-details"
    told = error.code != "refused" or error.details.get("rule") in RULES
    if detailed in message_keys(lang) and told:
        with suppress(MissingMessage):
            return render(lang, detailed, None, **error.details)
    return render(lang, key)


def error_text(code: str, lang: str) -> str:
    """An error code in the shopper's words; an unknown one as an internal error, a missing language in English."""
    lang = lang if lang in languages() else FALLBACK
    key = f"error-{code}"
    return render(lang, key if key in message_keys(lang) else "error-internal")


# --- the same for the ear ---------------------------------------------------------------------------------------------


def spoken(text: str, lang: str) -> str:
    """`text` as a voice should say it: VT-100234 character by character, €19.90 as 19.90 euros."""
    text = for_voice(text)
    text = _SPELLED.sub(lambda run: " ".join(re.sub(r"\W", "", run[0])), text)
    pattern, codes = _amounts(lang)
    return pattern.sub(lambda hit: _named(hit, codes, lang), text)


@lru_cache
def _amounts(lang: str) -> tuple[re.Pattern[str], dict[str, str]]:
    symbols = {
        for_voice(get_currency_symbol(code, locale=lang)): code for code in ("EUR", "USD", "GBP", "CNY", "JPY", "CHF")
    }
    sign = "(?P<sign>" + "|".join(sorted(map(re.escape, symbols), key=len, reverse=True)) + ")"
    number = r"(?P<number>\d+(?:[.,\u00a0\u202f]\d+)*)"
    # A locale writes the sign on one side; looking on both would take "order 4 €19.90" for 4 euros.
    before = not for_voice(format_currency(1, "EUR", locale=lang))[0].isdigit()
    return re.compile(rf"{sign}\s?{number}" if before else rf"{number}\s?{sign}"), symbols


def _named(hit: re.Match[str], codes: dict[str, str], lang: str) -> str:
    digits = hit["number"]
    locale = Locale.parse(lang)
    group, point = locale.number_symbols["latn"]["group"], locale.number_symbols["latn"]["decimal"]
    plain = Decimal(digits.replace(group, "").replace(point, "."))
    whole = plain == plain.to_integral_value()
    return str(
        format_currency(
            plain.quantize(Decimal(1)) if whole else plain,
            codes[hit["sign"]],
            locale=lang,
            format_type="name",
            currency_digits=not whole,
            decimal_quantization=not whole,
            group_separator=bool(group.strip()),  # a voice takes digits parted by a space for two numbers
        )
    )

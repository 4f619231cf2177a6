"""An address as a shopper gives it: in fields, or in one line with commas."""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from commerce.records import AddressRecord
from kernel.errors import BadInput

_FIX = "Such as: 12 Rose Lane, London, N1 7GU, GB"


class GivenAddress(BaseModel):
    """Where an order goes. What is missing of country and region stays as it was."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    street: str = Field(description="Street, house number and flat")
    city: str
    postal_code: str
    country: str | None = Field(default=None, description="ISO 3166 code, such as DE")
    region: str | None = Field(default=None, description="State or province, where addresses have one")


def complete(given: GivenAddress | str, now: dict[str, str]) -> AddressRecord:
    """The whole address; country, and in the same country the region, default to those of `now`.

    Raises `BadInput` when a part is missing or no such.
    """
    parts = _in_line(given) if isinstance(given, str) else given
    country = (parts.country or now.get("country", "")).strip().upper()
    stays = country == now.get("country", "")
    region = parts.region if parts.region is not None else (now.get("region", "") if stays else "")
    try:
        return AddressRecord(
            street=parts.street.strip(),
            city=parts.city.strip(),
            postal_code=parts.postal_code.strip(),
            country=country,
            region=region.strip(),
        )
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise BadInput(f"address: {first['loc'][0]}: {first['msg']}", fix=_FIX, argument="address") from error


def _in_line(text: str) -> GivenAddress:
    """'street, city, postal code[, country]'; '75001 Paris' and 'London N1 7GU' may be one part."""
    parts = [part.strip() for part in re.split(r"[,，、;\n]+", text) if part.strip()]
    country = parts.pop() if len(parts) > 2 and re.fullmatch(r"[A-Z]{2}", parts[-1]) else None
    if len(parts) >= 3 and _is_code(parts[-1]):
        return GivenAddress(street=", ".join(parts[:-2]), city=parts[-2], postal_code=parts[-1], country=country)
    if len(parts) >= 3 and _is_code(parts[-2]):
        return GivenAddress(street=", ".join(parts[:-2]), city=parts[-1], postal_code=parts[-2], country=country)
    if len(parts) >= 2:
        last = parts[-1]
        before = re.fullmatch(r"([A-Z]{0,3}-?\d[\d\- ]{2,9})\s+(\D.*)", last)
        after = re.fullmatch(r"(\D+?)\s+((?=\S*\d)[A-Z0-9]{2,}(?:[ \-][A-Z0-9]+)?)", last)
        street = ", ".join(parts[:-1])
        if before:
            return GivenAddress(street=street, city=before[2], postal_code=before[1], country=country)
        if after:
            return GivenAddress(street=street, city=after[1], postal_code=after[2], country=country)
    raise BadInput("an address has a street, a city and a postal code", fix=_FIX, argument="address")


def _is_code(text: str) -> bool:
    return re.fullmatch(r"(?=.*\d)[A-Za-z0-9][A-Za-z0-9 \-]{2,9}", text) is not None

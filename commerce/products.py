"""Products as the tools show them: name, price, description and attributes in the shopper's language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from commerce import money
from commerce.schema import CategoryText, Price, Product, ProductAttribute, ProductText, Term, Variant

FALLBACK = "en"
K = TypeVar("K")


def as_json(session: Session, ids: Sequence[str], *, lang: str, currency: str) -> list[dict[str, Any]]:
    """The products `ids`, in that order, in `lang` with English where that is missing; unknown ids are left out.

    Without their stock, which changes with every order.
    """
    texts = _texts(session, ids, lang)
    attributes = _attributes(session, ids, lang)
    prices = dict(
        session.execute(
            select(Variant.product_id, func.min(Price.amount))
            .join(Price, Price.variant_id == Variant.id)
            .where(Variant.product_id.in_(ids), Price.currency == currency)
            .group_by(Variant.product_id)
        ).all()
    )
    rows = {product.id: product for product in session.scalars(select(Product).where(Product.id.in_(ids)))}
    categories = category_names(session, {product.category_id for product in rows.values()}, lang)
    return [
        {
            "id": id_,
            "name": texts[id_].name,
            "category": categories.get(rows[id_].category_id, rows[id_].category_id),
            "price": money.as_json(prices[id_], currency),
            "attributes": attributes.get(id_, {}),
            "description": texts[id_].description,
            "image": rows[id_].image,
        }
        for id_ in ids
        if id_ in rows and id_ in texts and id_ in prices
    ]


def names(session: Session, ids: Iterable[str], lang: str) -> dict[str, str]:
    """Product id → its name."""
    return {id_: text.name for id_, text in _texts(session, list(ids), lang).items()}


def category_names(session: Session, ids: Iterable[str], lang: str) -> dict[str, str]:
    """Category id → its name."""
    query = select(CategoryText).where(CategoryText.category_id.in_(list(ids)), CategoryText.lang.in_((lang, FALLBACK)))
    return {id_: text.name for id_, text in _prefer(session.scalars(query), "category_id", lang).items()}


def _texts(session: Session, ids: Sequence[str], lang: str) -> dict[str, ProductText]:
    query = select(ProductText).where(ProductText.product_id.in_(ids), ProductText.lang.in_((lang, FALLBACK)))
    return _prefer(session.scalars(query), "product_id", lang)


def _prefer(rows: Iterable[K], key: str, lang: str) -> dict[str, K]:
    """One row per `key`: that in `lang` where there is one."""
    best: dict[str, K] = {}
    for row in rows:
        if getattr(row, "lang", None) == lang or getattr(row, key) not in best:
            best[getattr(row, key)] = row
    return best


def _attributes(session: Session, ids: Sequence[str], lang: str) -> dict[str, dict[str, str]]:
    rows = session.scalars(select(ProductAttribute).where(ProductAttribute.product_id.in_(ids))).all()
    used = {row.name for row in rows} | {row.value for row in rows}
    words = translations(session, used, lang)
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        found[row.product_id][words.get(row.name, row.name)] = words.get(row.value, row.value)
    return found


def translations(session: Session, terms: Iterable[str], lang: str) -> Mapping[str, str]:
    """Term → its word in `lang`, or in English."""
    query = select(Term).where(Term.term.in_(list(terms)), Term.lang.in_((lang, FALLBACK)))
    return {term: row.text for term, row in _prefer(session.scalars(query), "term", lang).items()}

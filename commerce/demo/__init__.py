"""The demo shop: a fixed catalogue, and customers, orders and parcels grown from a seed and a date."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from commerce import catalog, intake, pictures, policy
from commerce.demo import freshness, goods, history, words
from commerce.demo.goods import DemoProduct
from commerce.records import CategoryRecord, ProductRecord, TermRecord, VariantRecord
from commerce.schema import Order
from commerce.store import Store
from kernel.errors import Refused

Progress = Callable[[int, int], None]
"""Called with the pictures drawn and all there are."""
_THREADS = 2
_SOLD_OUT = 0.1
_NO_SIZE_LEFT = 0.15


@dataclass(frozen=True, slots=True)
class Counts:
    """What the demo shop holds."""

    categories: int
    products: int
    customers: int
    orders: int
    parcels: int
    pictures: int


def seed(
    store: Store,
    *,
    seed: int = 7,
    today: date,
    media: Path,
    progress: Progress | None = None,
    follow: bool = False,
) -> Counts:
    """Fill an empty store with the demo shop, pictures in media/products/<id>.webp.

    The same `seed` and `today` give the same shop. With `follow` it moves along with the days (`freshness.renew`).
    Raises `Refused` (rule shop-not-empty) when there are products.
    """
    if not store.is_empty():
        raise Refused("the shop already has products", fix="Seed a new database", rule="shop-not-empty")
    drawn = _draw(media / "products", progress)
    return fill(store, seed=seed, today=today, pictures_drawn=drawn, follow=follow)


def fill(store: Store, *, seed: int = 7, today: date, pictures_drawn: int = 0, follow: bool = False) -> Counts:
    """The demo shop's rows without its pictures."""
    sold = list(products(seed))
    people = history.customers()
    terms = policy.default().terms
    placed = list(history.orders(sold, terms, seed=seed, today=today))
    given = history.coupons(terms, today=today)
    kinds = list(_categories())
    with store.write() as session:
        for record in (*kinds, *_terms(), *sold, *people, *placed, *given):
            intake.put(record, session)
        catalog.touch(session)
        freshness.follow(session, today if follow else None)
    parcels = sum(len(order.parcels) for order in placed)
    leaves = sum(1 for kind in kinds if kind.parent is not None)
    return Counts(leaves, len(sold), len(people), len(placed), parcels, pictures_drawn)


def _draw(folder: Path, progress: Progress | None) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    everything = goods.products()

    def one(product: DemoProduct) -> None:
        pictures.save(product.look, folder / f"{product.id}.webp")

    with ThreadPoolExecutor(_THREADS) as pool:
        for done, _ in enumerate(pool.map(one, everything), 1):
            if progress is not None:
                progress(done, len(everything))
    return len(everything)


def _categories() -> Iterator[CategoryRecord]:
    above = goods.departments()
    parents: dict[str, str | None] = dict.fromkeys(above.values()) | above
    for position, (id_, parent) in enumerate(parents.items()):
        said = words.in_every_language("departments" if parent is None else "categories", id_)
        yield CategoryRecord(
            id=id_,
            parent=parent,
            position=position,
            names={lang: name for lang, (name, *_) in said.items()},
            keywords={lang: tuple(also) for lang, (_, *also) in said.items() if also},
        )


def _terms() -> Iterator[TermRecord]:
    """Colours, names of attributes, and their values: those that are words, and measures as a language writes them."""
    english = words.language(words.FALLBACK)
    for group in ("attributes", "values", "colours"):
        for term in getattr(english, group):
            said = words.in_every_language(group, term)
            yield TermRecord(
                term=term,
                texts={lang: name for lang, (name, *_) in said.items()},
                also={lang: tuple(also) for lang, (_, *also) in said.items() if also},
            )
    for value in sorted({value for product in goods.products() for value in product.attributes.values()}):
        measures = {lang: text for lang in words.languages() if (text := words.measure(value, lang)) is not None}
        if measures:
            yield TermRecord(term=value, texts=measures)


def products(seed: int, langs: Sequence[str] | None = None) -> Iterator[ProductRecord]:
    """The catalogue with what is in stock, named in `langs`, or in all there are."""
    rng = random.Random(seed)
    for product in goods.products():
        gone = rng.random() < _SOLD_OUT
        yield ProductRecord(
            id=product.id,
            category=product.category,
            names={lang: product.name(lang) for lang in langs or words.languages()},
            descriptions={lang: product.description(lang) for lang in langs or words.languages()},
            attributes=dict(product.attributes),
            variants=tuple(_variants(product, rng, gone)),
            image=f"/media/products/{product.id}.webp",
            hygiene=product.hygiene,
            final_sale=product.final_sale,
            group=f"{product.category}-{product.model}",
        )


def _variants(product: DemoProduct, rng: random.Random, gone: bool) -> Iterator[VariantRecord]:
    for size in product.sizes or ("",):
        stock = 0 if gone or (size and rng.random() < _NO_SIZE_LEFT) else rng.randint(1, 12 if size else 40)
        yield VariantRecord(
            id=f"{product.id}-{size}" if size else product.id,
            options={"size": size} if size else {},
            stock=stock,
            prices={"EUR": product.price},
        )


def seeded_on(store: Store, *, seed: int = 7) -> date | None:
    """The `today` that the demo shop in `store` was filled with, told by its oldest order; None for another shop."""
    any_day = date(2001, 1, 1)
    oldest = next(
        history.orders(list(products(seed, (words.FALLBACK,))), policy.default().terms, seed=seed, today=any_day)
    )
    with store.read() as session:
        order = session.get(Order, oldest.number)
        if order is None or (order.customer_id, order.total) != (oldest.customer, oldest.total):
            return None
        return any_day + (order.ordered_on - oldest.ordered_on)

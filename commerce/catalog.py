"""The catalogue: search by words, by filters and by photo."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from commerce import products, tokens
from commerce.lexicon import Lexicon
from commerce.schema import Counter, Embedding, Price, Product, ProductAttribute, Variant
from commerce.search_index import TYPO_WEIGHT, Hit, SearchIndex
from commerce.store import Store, next_number
from kernel.errors import BadInput

_VERSION = "catalogue"
Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Filters:
    """What products must satisfy. Prices in the shop's currency, bounds included; `color` and `category` as people say
    them in any language."""

    min_price: Decimal | None = None
    max_price: Decimal | None = None
    color: str | None = None
    category: str | None = None
    in_stock: bool | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """How many products fit, and the ids of the best."""

    total: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A product whose picture is near, with the cosine of the two embeddings."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class _Fact:
    """What filters ask of a product. Its stock is not among it: that changes with every order."""

    price: Decimal
    category: str
    color: str


@dataclass(frozen=True, slots=True)
class _Shelf:
    """One version of the catalogue in memory. `indexes` by language, and `shown`, products as JSON by id and language,
    are filled as they are asked for."""

    version: int
    lexicon: Lexicon
    facts: Mapping[str, _Fact]
    indexes: dict[str, SearchIndex]
    shown: dict[tuple[str, str], dict[str, Any]]


def touch(session: Session) -> None:
    """Say that products changed, so that every process builds its index anew."""
    next_number(session, _VERSION)


class Catalog:
    """Search over the store's products. The indexes lie in memory, one a language that was asked for, and follow the
    store."""

    def __init__(self, store: Store, currency: str = "EUR") -> None:
        self._store = store
        self._currency = currency
        self._lock = threading.Lock()
        self._built: _Shelf | None = None
        self._vectors: dict[str, tuple[tuple[int, int], list[str], Vectors]] = {}

    def search(self, query: str, filters: Filters, limit: int, lang: str = products.FALLBACK) -> Found:
        """The products that fit `query` (all, when it is blank) and `filters`; of equals, those in stock, then the
        cheapest, come first. `lang` is the language that the words are most likely in."""
        with self._store.read() as session:
            shelf = self._shelf(session)
            stock = _stock(session)
            hits = self._hits(session, shelf, query, lang) if query.strip() else None
        fits = self._fitting(filters, shelf, lang)
        allowed = {id_: fact for id_, fact in shelf.facts.items() if fits(fact, stock[id_])}
        if hits is None:
            ranked = sorted(allowed, key=lambda id_: (stock[id_] == 0, allowed[id_].price, id_))
            return Found(len(ranked), tuple(ranked[:limit]))
        hits = [hit for hit in hits if hit.id in allowed]
        hits.sort(key=lambda hit: (-round(hit.score, 2), stock[hit.id] == 0, allowed[hit.id].price, hit.id))
        return Found(len(hits), tuple(hit.id for hit in hits[:limit]))

    def _hits(self, session: Session, shelf: _Shelf, query: str, lang: str) -> list[Hit]:
        """What the language that knows most of the query finds: the shopper's, where it knows all, or as much as any.

        Others than that and English must know its words as they stand: a slip in one language is a word in another.
        """
        spoken = (lang, products.FALLBACK)
        others = (other for other in shelf.lexicon.languages if tokens.written_in(query, other))
        best, known = None, -1.0
        for asked in dict.fromkeys((*spoken, *others)):
            index = self._index(session, shelf, asked)
            reading = index.read(query, typos=asked in spoken)
            if reading.known > known:
                best, known = (index, reading), reading.known
            if known >= TYPO_WEIGHT:
                break
        return best[0].rank(best[1]) if best else []

    def _fitting(self, filters: Filters, shelf: _Shelf, lang: str) -> Callable[[_Fact, int], bool]:
        categories = None if filters.category is None else shelf.lexicon.categories(filters.category, lang)
        color = None if filters.color is None else shelf.lexicon.term(filters.color, lang)

        def fits(fact: _Fact, stock: int) -> bool:
            return (
                (filters.min_price is None or fact.price >= filters.min_price)
                and (filters.max_price is None or fact.price <= filters.max_price)
                and (filters.in_stock is None or (stock > 0) == filters.in_stock)
                and (categories is None or fact.category in categories)
                and (color is None or fact.color == color)
            )

        return fits

    def products(self, ids: Sequence[str], lang: str) -> list[dict[str, Any]]:
        """The products `ids` as JSON, in that order, with the stock of this moment; unknown ids are left out."""
        with self._store.read() as session:
            shelf = self._shelf(session)
            missing = [id_ for id_ in ids if (id_, lang) not in shelf.shown]
            if missing:
                for product in products.as_json(session, missing, lang=lang, currency=self._currency):
                    shelf.shown[product["id"], lang] = product
            stock = _stock(session, ids)
        return [shelf.shown[id_, lang] | {"stock": stock[id_]} for id_ in ids if (id_, lang) in shelf.shown]

    def _shelf(self, session: Session) -> _Shelf:
        version = _version(session)
        shelf = self._built
        if shelf is None or shelf.version != version:
            with self._lock:
                shelf = self._built
                if shelf is None or shelf.version != version:
                    shelf = self._built = _fill(session, version, self._currency)
        return shelf

    def _index(self, session: Session, shelf: _Shelf, lang: str) -> SearchIndex:
        index = shelf.indexes.get(lang)
        if index is None:
            with self._lock:
                index = shelf.indexes.get(lang)
                if index is None:
                    documents = shelf.lexicon.documents(session, lang)
                    words, kinds = shelf.lexicon.vocabulary(lang), shelf.lexicon.kinds(lang)
                    index = shelf.indexes[lang] = SearchIndex(documents, words, lang, kinds)
        return index

    def missing_embeddings(self, model: str) -> list[str]:
        """Ids of the products whose picture `model` has not seen yet."""
        seen = select(Embedding.product_id).where(Embedding.model == model)
        query = select(Product.id).where(Product.image != "", Product.id.not_in(seen)).order_by(Product.id)
        with self._store.read() as session:
            return list(session.scalars(query))

    def store_embeddings(self, model: str, vectors: Mapping[str, Sequence[float]]) -> None:
        """Keep what `model` makes of product pictures: product id → vector. Raises `BadInput` for an empty one."""
        rows = [
            Embedding(model=model, product_id=id_, vector=_unit(vector).astype("<f4").tobytes())
            for id_, vector in vectors.items()
        ]
        with self._store.write() as session:
            session.execute(delete(Embedding).where(Embedding.model == model, Embedding.product_id.in_(list(vectors))))
            session.add_all(rows)
        self._vectors.pop(model, None)

    def find_by_photo(self, embedding: Sequence[float], *, model: str, threshold: float, limit: int) -> list[Match]:
        """Products whose picture has a cosine of at least `threshold` with `embedding`, nearest first.

        Raises `BadInput` when the length is not the model's.
        """
        ids, matrix = self._matrix(model)
        if not ids:
            return []
        if len(embedding) != matrix.shape[1]:
            raise BadInput(
                f"an embedding of '{model}' has {matrix.shape[1]} numbers, not {len(embedding)}", argument="embedding"
            )
        scores = matrix @ _unit(embedding)
        best = np.argsort(-scores, kind="stable")[:limit]
        return [Match(ids[i], round(float(scores[i]), 4)) for i in best if scores[i] >= threshold]

    def _matrix(self, model: str) -> tuple[list[str], Vectors]:
        with self._store.read() as session:
            version = _version(session)
            count = session.scalar(select(func.count()).where(Embedding.model == model)) or 0
            cached = self._vectors.get(model)
            if cached is None or cached[0] != (version, count):
                rows = session.execute(
                    select(Embedding.product_id, Embedding.vector)
                    .join(Product, Product.id == Embedding.product_id)
                    .where(Embedding.model == model, Product.active)
                    .order_by(Embedding.product_id)
                )
                cached = self._vectors[model] = ((version, count), *_stack(rows))
        return cached[1], cached[2]


def _version(session: Session) -> int:
    return session.scalar(select(Counter.value).where(Counter.name == _VERSION)) or 0


def _stock(session: Session, ids: Sequence[str] | None = None) -> dict[str, int]:
    """Pieces in stock of these products, or of all."""
    query = select(Variant.product_id, func.sum(Variant.stock)).group_by(Variant.product_id)
    if ids is not None:
        query = query.where(Variant.product_id.in_(ids))
    return {id_: int(pieces) for id_, pieces in session.execute(query)}


def _fill(session: Session, version: int, currency: str) -> _Shelf:
    """Read the catalogue."""
    colours = select(ProductAttribute.product_id, ProductAttribute.value).where(ProductAttribute.name == "color")
    color_of = {id_: color.lower() for id_, color in session.execute(colours)}
    query = (
        select(Product.id, Product.category_id, func.min(Price.amount))
        .join(Variant, Variant.product_id == Product.id)
        .join(Price, Price.variant_id == Variant.id)
        .where(Product.active, Price.currency == currency)
        .group_by(Product.id)
    )
    facts = {id_: _Fact(price, category, color_of.get(id_, "")) for id_, category, price in session.execute(query)}
    return _Shelf(version, Lexicon(session), facts, {}, {})


def _stack(rows: Iterable[tuple[str, bytes]]) -> tuple[list[str], Vectors]:
    ids, vectors = [], []
    for id_, data in rows:
        ids.append(id_)
        vectors.append(np.frombuffer(data, "<f4"))
    return ids, np.stack(vectors) if vectors else np.zeros((0, 0), np.float32)


def _unit(vector: Sequence[float]) -> Vectors:
    """The vector with length 1."""
    array = np.asarray(vector, np.float32)
    length = float(np.linalg.norm(array))
    if array.ndim != 1 or not np.isfinite(length) or length == 0.0:
        raise BadInput("an embedding must be a list of numbers, not all zero", argument="embedding")
    unit: Vectors = array / np.float32(length)
    return unit

"""Opens the shop for a start: the demo shop where there is none, embeddings of its pictures, its words for the ears."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import select

from commerce import demo
from commerce.demo import freshness
from commerce.schema import CategoryText, ProductAttribute, ProductText
from commerce.store import Store
from commerce.tools import Toolbox
from serve.engines import Engines, Vocabulary, sight
from serve.settings import Settings

Progress = Callable[[str, int, int], None]


def open_shop(settings: Settings, progress: Progress | None = None) -> Store:
    """The shop's database, seeded with the demo shop when it is empty; an unused demo shop is moved to today.
    `progress` gets (what, done, total)."""
    settings.home.mkdir(parents=True, exist_ok=True)
    store = Store(settings.database)
    today = datetime.now(UTC).date()
    if store.is_empty():
        tell = (lambda done, total: progress("Drawing the demo shop", done, total)) if progress else None
        demo.seed(store, today=today, media=settings.media, progress=tell, follow=True)
    else:
        freshness.renew(store, today=today)
    return store


def advice(store: Store) -> str | None:
    """What is out of date about a demo shop in `store` and how to renew it; None where nothing is."""
    return freshness.advice(store, demo.seeded_on(store), today=datetime.now(UTC).date())


def prepare(settings: Settings, progress: Progress | None = None) -> Vocabulary:
    """Everything that engines and gateways in other processes need on disk; gives the shop's words."""
    store = open_shop(settings, progress)
    toolbox = Toolbox(store)
    if toolbox.catalog.missing_embeddings(sight(settings).model):
        embed_pictures(settings, toolbox, Engines(settings, ("ocr", "vision")), progress)
    return vocabulary(store)


def embed_pictures(settings: Settings, toolbox: Toolbox, engines: Engines, progress: Progress | None = None) -> int:
    """Show the embedder every product picture that it has not seen yet; says how many those were."""
    model = sight(settings).model
    missing = toolbox.catalog.missing_embeddings(model)
    vectors: dict[str, tuple[float, ...]] = {}
    for done, product_id in enumerate(missing, 1):
        picture = settings.media / "products" / f"{product_id}.webp"
        if picture.is_file():
            vectors[product_id] = engines.embed(picture.read_bytes())
        if progress:
            progress("Looking at the product pictures", done, len(missing))
    if vectors:
        toolbox.catalog.store_embeddings(model, vectors)
    return len(vectors)


def vocabulary(store: Store) -> Vocabulary:
    """The English names and attribute values of the shop, for a recogniser that learns its words."""
    with store.read() as session:
        products = session.scalars(select(ProductText.name).where(ProductText.lang == "en"))
        categories = session.scalars(select(CategoryText.name).where(CategoryText.lang == "en"))
        kinds = tuple(dict.fromkeys(categories))
        # "Metro daypack, red" is one of several: its colour comes after the comma.
        things = tuple(dict.fromkeys(name.partition(",")[0] for name in products))
        words = tuple(sorted(set(session.scalars(select(ProductAttribute.value)))))
    return Vocabulary(kinds, things, words)

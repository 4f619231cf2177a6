"""Tools that anyone may use: the catalogue, advice from it, and the shop's policies."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from commerce import advice
from commerce.catalog import Filters
from commerce.toolkit import Caller, ToolResult, tool
from commerce.tools.arguments import Amount, Limit, Short, Text
from commerce.tools.desk import Desk
from kernel.errors import NotFound


class CatalogueTools(Desk):
    """Products found, compared, recommended and counted."""

    @tool("READ")
    def find_products(
        self,
        caller: Caller,
        query: Annotated[Text, Field(description="What to look for, in any language; empty for everything")] = "",
        max_price: Amount | None = None,
        min_price: Amount | None = None,
        color: Annotated[Short, Field(description="A colour in any language")] | None = None,
        category: Annotated[Short, Field(description="A category in any language, such as backpacks")] | None = None,
        in_stock: Annotated[bool, Field(description="True: only what can be bought now")] | None = None,
        limit: Limit = 5,
    ) -> ToolResult:
        """Search the catalogue by words, price, colour, category and stock."""
        found = self.catalog.search(query, Filters(min_price, max_price, color, category, in_stock), limit, caller.lang)
        return ToolResult({"total": found.total, "products": self.catalog.products(found.ids, caller.lang)})

    @tool("READ")
    def get_product(self, caller: Caller, product_id: Short) -> ToolResult:
        """Everything about one product: price, stock, attributes, description."""
        found = self.catalog.products([product_id], caller.lang)
        if not found:
            raise NotFound(f"no product '{product_id}'", argument="product_id")
        return ToolResult({"product": found[0]})

    @tool("READ")
    def find_by_photo(
        self,
        caller: Caller,
        embedding: Annotated[list[float], Field(min_length=1, max_length=8192, description="Of the shopper's photo")],
        limit: Limit = 5,
    ) -> ToolResult:
        """Products that look like a photo, nearest first; none when nothing is near."""
        matches = self.catalog.find_by_photo(
            embedding, model=self._vision_model, threshold=self._photo_threshold, limit=limit
        )
        by_id = {
            product["id"]: product for product in self.catalog.products([match.id for match in matches], caller.lang)
        }
        return ToolResult({"matches": [{"score": m.score, "product": by_id[m.id]} for m in matches if m.id in by_id]})

    @tool("READ")
    def compare_products(
        self, caller: Caller, product_ids: Annotated[list[Short], Field(min_length=2, max_length=6)]
    ) -> ToolResult:
        """Two or more products side by side, attribute by attribute."""
        found = self.catalog.products(list(dict.fromkeys(product_ids)), caller.lang)
        if missing := [id_ for id_ in product_ids if id_ not in {product["id"] for product in found}]:
            raise NotFound(f"no product '{missing[0]}'", argument="product_ids")
        return ToolResult({"attributes": advice.compare(found), "products": found})

    @tool("READ")
    def recommend_products(
        self,
        caller: Caller,
        product_id: Annotated[Short, Field(description="Something that goes with this, or is like it")] | None = None,
        category: Annotated[Short, Field(description="A category in any language")] | None = None,
        max_price: Amount | None = None,
        limit: Limit = 3,
    ) -> ToolResult:
        """Products in stock that suit, each with the reason: bought together, alike, or popular."""
        wanted = advice.Wanted(product_id, category, max_price, limit)
        with self._store.read() as session:
            best, reasons = advice.recommend(session, self.catalog, wanted, caller.lang)
        return ToolResult({"products": best, "reasons": reasons})

    @tool("READ")
    def get_stock(
        self,
        caller: Caller,
        product_id: Short,
        size: Annotated[Short, Field(description="Such as 42 or XL")] | None = None,
    ) -> ToolResult:
        """How many pieces of a product are in stock, size by size, or in one size."""
        found = self.catalog.products([product_id], caller.lang)
        if not found:
            raise NotFound(f"no product '{product_id}'", argument="product_id")
        with self._store.read() as session:
            return ToolResult(advice.stock(session, found[0], size))

    @tool("READ")
    def get_policy(
        self, caller: Caller, topic: Annotated[Short, Field(description="Such as returns, shipping, warranty")]
    ) -> ToolResult:
        """The shop's policy on a topic: returns, orders, shipping, warranty, coupons, payment, privacy."""
        section = self._policy.section(topic, caller.lang)
        return ToolResult({"topic": topic.strip().lower(), "title": section.title, "text": section.text})

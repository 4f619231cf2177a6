"""The service tools of the shop in memory: cancel, change, refunds, warranty, invoices, coupons, advice, tickets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from commerce.toolkit import ToolSpec
from kernel.errors import NotAllowed, NotFound, Refused

READS = """order_returns compare_products recommend_products get_stock check_cancel check_change get_warranty
list_coupons"""
WRITES = """cancel_order change_address change_items change_payment send_invoice grant_goodwill create_ticket"""
SPECS = {
    **{name: ToolSpec(name, "READ", "", {}) for name in READS.split()},
    **{name: ToolSpec(name, "WRITE", "", {}) for name in WRITES.split()},
}
REASONS = {
    "en": {
        "shipped": "The order is on its way.",
        "processed": "The order is being packed.",
        "delivered": "It has arrived.",
        "cancelled": "It is cancelled already.",
    },
    "zh": {
        "shipped": "订单已经发出。",
        "processed": "订单正在打包。",
        "delivered": "订单已经送达。",
        "cancelled": "订单已经取消。",
    },
}
SIZES = {"p1": {"41": 2, "42": 0}, "p2": {"41": 3}}
VARIANTS = {"p4": ("green", "yellow"), "p2": ("white",)}
COLORS = {"en": {}, "zh": {"green": "绿色", "yellow": "黄色", "white": "白色"}}
METHODS = (
    {"id": "m1", "kind": "card", "label": "Visa •••• 4242"},
    {"id": "m2", "kind": "paypal", "label": "PayPal"},
    {"id": "m3", "kind": "alipay", "label": "Alipay"},
)


def _eur(amount: float) -> dict[str, str]:
    return {"amount": f"{amount:.2f}", "currency": "EUR"}


@dataclass
class ServiceDesk:
    """Mixed into the shop in memory, whose orders and products it reads."""

    states: dict[str, str] = field(default_factory=dict)
    coupons: list[dict[str, Any]] = field(default_factory=list)
    tickets: list[dict[str, Any]] = field(default_factory=list)

    def _order(self, number: str, lang: str, customer: str | None) -> dict[str, Any]:
        order: dict[str, Any] = self._get_order(number, lang, customer)["order"]  # type: ignore[attr-defined]
        return order

    def _product(self, id_: str, lang: str) -> dict[str, Any]:
        product: dict[str, Any] = self._get_product(id_, lang, None)["product"]  # type: ignore[attr-defined]
        return product

    def _verdict(self, order: dict[str, Any], lang: str) -> dict[str, Any]:
        late = None if order["state"] == "pending" else order["state"]
        return {
            "allowed": late is None,
            "reason": late,
            "reason_text": REASONS.get(lang, REASONS["en"]).get(late or ""),
        }

    def _pending(self, number: str, lang: str, customer: str | None) -> dict[str, Any]:
        order = self._order(number, lang, customer)
        if order["state"] != "pending":
            raise Refused("too late", rule="too-late")
        return order

    def _order_returns(self, lang: str, customer: str | None, order_number: str | None = None) -> dict[str, Any]:
        if customer is None:
            raise NotAllowed("this needs an identified customer")
        if order_number:
            self._order(order_number, lang, customer)
        started: dict[str, dict[str, Any]] = self.returns  # type: ignore[attr-defined]
        mine = [data for data in started.values() if data["customer"] == customer]
        past = {"c1": ["p6"], "c2": []}.get(customer, [])
        mine += [
            {"return_id": "RT-500000", "order_number": "VT-100220", "state": "closed", "item": self._product(id_, lang),
             "resolution": "refund", "refund": _eur(12.5)}
            for id_ in past
        ]  # fmt: skip
        return {"returns": [one for one in mine if order_number in (None, one["order_number"])]}

    def _check_cancel(self, order_number: str, lang: str, customer: str | None) -> dict[str, Any]:
        order = self._order(order_number, lang, customer)
        return {**self._verdict(order, lang), "refund": order["total"]}

    def _cancel_order(self, order_number: str, lang: str, customer: str | None, reason: str) -> dict[str, Any]:
        order = self._pending(order_number, lang, customer)
        self.states[order_number] = "cancelled"
        return {"order_number": order_number, "state": "cancelled", "refund": order["total"]}

    def _check_change(self, order_number: str, kind: str, lang: str, customer: str | None) -> dict[str, Any]:
        order = self._order(order_number, lang, customer)
        verdict = {**self._verdict(order, lang), "kind": kind, "payment": METHODS[0]["label"], "methods": list(METHODS)}
        for item in order["items"]:
            item["options_in_stock"] = [
                {"product_id": f"{item['product_id']}-{color}", "name": item["name"],
                 "options": {"color": COLORS.get(lang, {}).get(color, color)}, "stock": 3}
                for color in VARIANTS.get(item["product_id"], ())
            ]  # fmt: skip
        return {**verdict, "items": order["items"]}

    def _change_address(self, order_number: str, address: str, lang: str, customer: str | None) -> dict[str, Any]:
        self._pending(order_number, lang, customer)
        return {
            "order_number": order_number,
            "address": {"city": address.replace("，", ",").split(",")[1].strip(), "country": "FR"},
        }

    def _change_items(
        self, order_number: str, item_id: str, new_product_id: str, lang: str, customer: str | None
    ) -> dict[str, Any]:
        order = self._pending(order_number, lang, customer)
        return {"order_number": order_number, "items": [], "total": order["total"], "new": new_product_id}

    def _change_payment(
        self, order_number: str, payment_method: str, lang: str, customer: str | None
    ) -> dict[str, Any]:
        self._pending(order_number, lang, customer)
        label = next(one["label"] for one in METHODS if one["id"] == payment_method)
        return {"order_number": order_number, "payment": label}

    def _get_warranty(self, order_number: str, item_id: str, lang: str, customer: str | None) -> dict[str, Any]:
        order = self._order(order_number, lang, customer)
        here = order["state"] in ("delivered", "return_requested")
        text = None if here else REASONS.get(lang, REASONS["en"]).get(order["state"])
        return {"until": "2028-11-25" if here else None, "covered": here, "reason_text": text}

    def _send_invoice(self, order_number: str, lang: str, customer: str | None) -> dict[str, Any]:
        order = self._order(order_number, lang, customer)
        return {"invoice_id": "IN-700001", "order_number": order_number, "total": order["total"], "url": "/media/i.pdf"}

    def _list_coupons(self, lang: str, customer: str | None) -> dict[str, Any]:
        if customer is None:
            raise NotAllowed("this needs an identified customer")
        return {"coupons": self.coupons}

    def _grant_goodwill(self, reason: str, lang: str, customer: str | None) -> dict[str, Any]:
        coupon = {"code": "SORRY-AB01", "reason": "goodwill", "amount": _eur(5), "expires_on": "2027-06-30"}
        self.coupons.append(coupon)
        return coupon

    def _create_ticket(
        self, topic: str, summary: str, lang: str, customer: str | None, mood: int | None = None
    ) -> dict[str, Any]:
        self.tickets.append({"topic": topic, "summary": summary, "mood": mood, "customer": customer})
        return {"ticket_id": "TK-800001", "state": "open", "waiting": len(self.tickets) - 1}

    def _compare_products(self, product_ids: list[str], lang: str, customer: str | None) -> dict[str, Any]:
        found = [self._product(id_, lang) for id_ in product_ids]
        values = [product["attributes"]["color"] for product in found]
        name = "颜色" if lang == "zh" else "color"
        return {"attributes": [{"name": name, "values": values, "differs": len(set(values)) > 1}], "products": found}

    def _recommend_products(
        self,
        lang: str,
        customer: str | None,
        product_id: str | None = None,
        category: str | None = None,
        max_price: Any = None,
        limit: int = 3,
    ) -> dict[str, Any]:
        query = category or ""
        if product_id:
            query = self._product(product_id, lang)["category"]
        found = self._find_products(  # type: ignore[attr-defined]
            lang, category=query or None, max_price=max_price, in_stock=True, limit=limit + 1, customer=customer
        )["products"]
        found = [one for one in found if one["id"] != product_id][:limit]
        text = {"en": "Many choose it.", "zh": "很多人选它。"}.get(lang, "")
        return {"products": found, "reasons": [{"product_id": p["id"], "code": "popular", "text": text} for p in found]}

    def _get_stock(self, product_id: str, lang: str, customer: str | None, size: str | None = None) -> dict[str, Any]:
        product = self._product(product_id, lang)
        sizes = SIZES.get(product_id, {})
        if product_id not in {"p1", "p2", "p3", "p4", "p5", "p6"}:
            raise NotFound("no such product")
        stock = product["stock"] if size is None else sizes.get(size, 0)
        return {
            "product_id": product_id,
            "name": product["name"],
            "sizes": [{"size": name, "stock": count} for name, count in sizes.items()],
            "size": size,
            "known": size is None or size in sizes,
            "stock": stock,
            "in_stock": stock > 0,
        }  # fmt: skip

"""The actions that flow files name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from dialog.flows.actions import advice, changes, identity, orders, products, purchases, returns, service, talk
from dialog.scene import Next, Scene

ACTIONS: dict[str, Callable[[Scene], Awaitable[Next]]] = {
    action.__name__: action
    for action in (
        identity.require_customer,
        identity.welcome_customer,
        orders.load_order,
        orders.tell_order,
        orders.find_parcel,
        orders.tell_parcel,
        orders.read_label,
        products.search_products,
        products.tell_product,
        products.look_up_photo,
        purchases.choose_returnable_order,
        purchases.choose_pending_order,
        purchases.choose_any_order,
        purchases.choose_delivered_order,
        purchases.choose_item,
        returns.check_return,
        returns.check_reason,
        returns.prepare_repair,
        returns.tell_return_parcel,
        returns.tell_refund,
        talk.tell_policy,
        talk.chat,
        talk.offer_person,
        talk.ask_what_is_meant,
        advice.compare,
        advice.recommend,
        advice.tell_stock,
        changes.check_cancel,
        changes.tell_cancelled,
        changes.check_change,
        changes.read_address,
        changes.choose_variant,
        changes.choose_payment,
        changes.tell_changed,
        service.tell_refunds,
        service.check_arrived,
        service.tell_warranty,
        service.tell_invoice,
        service.tell_coupons,
        service.soothe,
        service.prepare_ticket,
        talk.decline,
        talk.not_here,
    )
}

"""The actions that flow files name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from dialog.flows.actions import identity, orders, products, returns, talk
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
        returns.choose_item,
        returns.check_return,
        returns.check_reason,
        returns.tell_return_parcel,
        returns.tell_refund,
        talk.tell_policy,
        talk.chat,
        talk.offer_person,
        talk.decline,
        talk.not_here,
    )
}

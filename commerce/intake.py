"""Records into tables: each is written whole, again and again with the same outcome."""

from __future__ import annotations

import re
from functools import singledispatch

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from commerce import opening
from commerce.records import (
    CategoryRecord,
    CouponRecord,
    CustomerRecord,
    OrderRecord,
    ProductRecord,
    Record,
    TermRecord,
)
from commerce.schema import (
    Address,
    Category,
    CategoryText,
    Counter,
    Coupon,
    Customer,
    Order,
    OrderItem,
    Parcel,
    ParcelEvent,
    PaymentMethod,
    Price,
    Product,
    ProductAttribute,
    ProductText,
    ReturnCase,
    Term,
    Variant,
)
from kernel.errors import BadInput, Refused


@singledispatch
def put(record: Record, session: Session) -> None:
    """Write `record`, replacing an older version of the same thing.

    Raises `BadInput` when it points to something that is not there, `Refused` when the shop knows better.
    """
    del session
    raise TypeError(f"no table for {type(record).__name__}")


@put.register
def _category(record: CategoryRecord, session: Session) -> None:
    if record.parent is not None:
        _need(session, Category, record.parent, "parent")
    session.merge(Category(id=record.id, parent_id=record.parent, position=record.position))
    session.flush()
    session.execute(delete(CategoryText).where(CategoryText.category_id == record.id))
    session.add_all(
        CategoryText(category_id=record.id, lang=lang, name=name, keywords=", ".join(record.keywords.get(lang, ())))
        for lang, name in record.names.items()
    )


@put.register
def _term(record: TermRecord, session: Session) -> None:
    session.execute(delete(Term).where(Term.term == record.term))
    session.add_all(
        Term(
            term=record.term,
            lang=lang,
            text=record.texts.get(lang, record.term),
            also=", ".join(record.also.get(lang, ())),
        )
        for lang in sorted(record.texts.keys() | record.also.keys())
    )


@put.register
def _product(record: ProductRecord, session: Session) -> None:
    _need(session, Category, record.category, "category")
    for variant in record.variants:
        owner = session.get(Variant, variant.id)
        if owner is not None and owner.product_id != record.id:
            raise BadInput(f"variant '{variant.id}' belongs to product '{owner.product_id}'", argument="variants")
    session.merge(
        Product(
            id=record.id,
            category_id=record.category,
            image=record.image,
            hygiene=record.hygiene,
            final_sale=record.final_sale,
            active=record.active,
            group_id=record.group,
        )
    )
    session.flush()
    session.execute(delete(ProductText).where(ProductText.product_id == record.id))
    session.execute(delete(ProductAttribute).where(ProductAttribute.product_id == record.id))
    session.add_all(
        ProductText(product_id=record.id, lang=lang, name=name, description=record.descriptions.get(lang, ""))
        for lang, name in record.names.items()
    )
    session.add_all(
        ProductAttribute(product_id=record.id, name=name, value=value) for name, value in record.attributes.items()
    )
    for variant in record.variants:
        session.merge(Variant(id=variant.id, product_id=record.id, options=dict(variant.options), stock=variant.stock))
        session.flush()
        session.execute(delete(Price).where(Price.variant_id == variant.id))
        session.add_all(Price(variant_id=variant.id, currency=c, amount=amount) for c, amount in variant.prices.items())


@put.register
def _customer(record: CustomerRecord, session: Session) -> None:
    email = record.email.lower()
    other = session.scalar(select(Customer.id).where(Customer.email == email, Customer.id != record.id))
    if other is not None:
        raise BadInput(f"'{email}' belongs to customer '{other}'", argument="email")
    session.merge(Customer(id=record.id, email=email, name=record.name, lang=record.lang, phone=record.phone))
    session.flush()
    session.execute(delete(Address).where(Address.customer_id == record.id))
    session.add_all(Address(customer_id=record.id, **address.model_dump()) for address in record.addresses)
    for method in record.payment_methods:
        here = session.get(PaymentMethod, method.id)
        if here is not None and here.customer_id != record.id:
            raise BadInput(f"payment method '{method.id}' is another customer's", argument="payment_methods")
        kept = method.balance if here is None else here.balance  # the books here follow it, an older file must not
        session.merge(PaymentMethod(**method.model_dump(exclude={"balance"}), customer_id=record.id, balance=kept))


@put.register
def _order(record: OrderRecord, session: Session) -> None:
    _need(session, Customer, record.customer, "customer")
    for item in record.items:
        _need(session, Variant, item.variant, "items.variant")
    known = {case.id for case in record.returns}
    here = session.scalars(select(ReturnCase.id).where(ReturnCase.order_number == record.number))
    if newer := [id_ for id_ in here if id_ not in known]:
        raise Refused(f"order {record.number} has return {newer[0]} here, which the file lacks", rule="newer-here")
    old = session.get(Order, record.number)
    if old is not None and old.revision > record.revision:
        raise Refused(f"order {record.number} was changed here since the file was written", rule="newer-here")
    session.merge(
        Order(
            **record.model_dump(include=set(_ORDER_COLUMNS)),
            customer_id=record.customer,
            ship_to=record.ship_to.model_dump(),
        )
    )
    session.flush()
    for item in record.items:
        session.merge(
            OrderItem(
                **item.model_dump(include={"id", "quantity", "price", "state"}),
                order_number=record.number,
                variant_id=item.variant,
            )
        )
    _parcels(record, session)
    _returns(record, session)
    opening.enter(record, session)


_ORDER_COLUMNS = (
    "number", "state", "currency", "shipping", "total", "payment", "ordered_on", "expected_on", "delivered_on",
    "cancel_reason", "revision",
)  # fmt: skip


def _parcels(record: OrderRecord, session: Session) -> None:
    for parcel in record.parcels:
        owner = session.get(Parcel, parcel.tracking_number)
        if owner is not None and owner.order_number != record.number:
            raise BadInput(f"parcel {parcel.tracking_number} carries order {owner.order_number}", argument="parcels")
        session.merge(
            Parcel(
                **parcel.model_dump(include={"tracking_number", "carrier", "state", "expected_on"}),
                order_number=record.number,
            )
        )
        session.flush()
        session.execute(delete(ParcelEvent).where(ParcelEvent.tracking_number == parcel.tracking_number))
        session.add_all(
            ParcelEvent(tracking_number=parcel.tracking_number, **event.model_dump()) for event in parcel.events
        )


def _returns(record: OrderRecord, session: Session) -> None:
    session.flush()
    for case in record.returns:
        session.merge(
            ReturnCase(
                **case.model_dump(exclude={"item", "replacement", "method"}),
                replacement_id=case.replacement,
                method_id=case.method,
                order_number=record.number,
                item_id=case.item,
                customer_id=record.customer,
                currency=record.currency,
            )
        )
        if match := re.fullmatch(r"RT-(\d+)", case.id):
            at_least(session, "return", int(match[1]))


@put.register
def _coupon(record: CouponRecord, session: Session) -> None:
    if record.customer is not None:
        _need(session, Customer, record.customer, "customer")
    session.merge(Coupon(**record.model_dump(exclude={"kind", "customer"}), customer_id=record.customer))


def at_least(session: Session, name: str, value: int) -> None:
    """Let the numbers under `name` go on behind `value`, so that an imported number is never given out again."""
    counter = session.get_one(Counter, name, with_for_update=True)
    counter.value = max(counter.value, value)
    session.flush()


def _need(session: Session, table: type[Category | Customer | Variant], key: str, argument: str) -> None:
    if session.get(table, key) is None:
        raise BadInput(f"there is no {table.__name__.lower()} '{key}'", argument=argument)

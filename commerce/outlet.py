"""Tables into records: the reverse of `intake`, in an order in which they can be read in again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from commerce.records import (
    AddressRecord,
    AnyRecord,
    CategoryRecord,
    CouponRecord,
    CustomerRecord,
    EventRecord,
    ItemRecord,
    MethodRecord,
    OrderRecord,
    ParcelRecord,
    PaymentRecord,
    ProductRecord,
    ReturnRecord,
    TermRecord,
    VariantRecord,
)
from commerce.schema import (
    Address,
    Category,
    CategoryText,
    Coupon,
    Customer,
    Order,
    PaymentMethod,
    Price,
    Product,
    ProductAttribute,
    ProductText,
    ReturnCase,
    Term,
    Variant,
)

_PAGE = 500


def records_of(session: Session) -> Iterator[AnyRecord]:
    """Everything in the shop, a record at a time."""
    yield from _categories(session)
    yield from _terms(session)
    for product in session.scalars(select(Product).order_by(Product.id).execution_options(yield_per=_PAGE)):
        yield _product(session, product)
    for customer in session.scalars(select(Customer).order_by(Customer.id).execution_options(yield_per=_PAGE)):
        yield _customer(session, customer)
    for order in session.scalars(select(Order).order_by(Order.number).execution_options(yield_per=_PAGE)):
        yield _order(session, order)
    for coupon in session.scalars(select(Coupon).order_by(Coupon.code).execution_options(yield_per=_PAGE)):
        yield _coupon(coupon)


def _categories(session: Session) -> Iterator[CategoryRecord]:
    """Parents before children."""
    below: dict[str | None, list[Category]] = defaultdict(list)
    for category in session.scalars(select(Category).order_by(Category.position, Category.id)):
        below[category.parent_id].append(category)
    queue = list(below[None])
    for category in queue:
        queue += below[category.id]
        rows = session.scalars(select(CategoryText).where(CategoryText.category_id == category.id)).all()
        yield CategoryRecord(
            id=category.id,
            parent=category.parent_id,
            position=category.position,
            names={text.lang: text.name for text in rows},
            keywords={text.lang: _listed(text.keywords) for text in rows if text.keywords},
        )


def _terms(session: Session) -> Iterator[TermRecord]:
    words: dict[str, list[Term]] = defaultdict(list)
    for term in session.scalars(select(Term).order_by(Term.term, Term.lang)):
        words[term.term].append(term)
    for word, rows in words.items():
        yield TermRecord(
            term=word,
            texts={row.lang: row.text for row in rows},
            also={row.lang: _listed(row.also) for row in rows if row.also},
        )


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split(", "))


def _product(session: Session, product: Product) -> ProductRecord:
    texts = session.scalars(select(ProductText).where(ProductText.product_id == product.id)).all()
    attributes = session.scalars(select(ProductAttribute).where(ProductAttribute.product_id == product.id))
    variants = session.scalars(select(Variant).where(Variant.product_id == product.id).order_by(Variant.id))
    return ProductRecord(
        id=product.id,
        category=product.category_id,
        names={text.lang: text.name for text in texts},
        descriptions={text.lang: text.description for text in texts if text.description},
        attributes={attribute.name: attribute.value for attribute in attributes},
        variants=tuple(
            VariantRecord(
                id=variant.id,
                options=variant.options,
                stock=variant.stock,
                prices={
                    price.currency: price.amount
                    for price in session.scalars(select(Price).where(Price.variant_id == variant.id))
                },
            )
            for variant in variants
        ),
        image=product.image,
        hygiene=product.hygiene,
        final_sale=product.final_sale,
        active=product.active,
        group=product.group_id,
    )


def _customer(session: Session, customer: Customer) -> CustomerRecord:
    rows = session.scalars(select(Address).where(Address.customer_id == customer.id).order_by(Address.id))
    methods = session.scalars(
        select(PaymentMethod).where(PaymentMethod.customer_id == customer.id).order_by(PaymentMethod.id)
    )
    return CustomerRecord(
        id=customer.id,
        email=customer.email,
        name=customer.name,
        lang=customer.lang,
        phone=customer.phone,
        addresses=tuple(AddressRecord.model_validate(row, from_attributes=True) for row in rows),
        payment_methods=tuple(MethodRecord.model_validate(row, from_attributes=True) for row in methods),
    )


def _order(session: Session, order: Order) -> OrderRecord:
    cases = session.scalars(select(ReturnCase).where(ReturnCase.order_number == order.number).order_by(ReturnCase.id))
    return OrderRecord(
        number=order.number,
        customer=order.customer_id,
        state=order.state,
        currency=order.currency,
        shipping=order.shipping,
        total=order.total,
        payment=order.payment,
        ship_to=AddressRecord.model_validate(order.ship_to),
        ordered_on=order.ordered_on,
        expected_on=order.expected_on,
        delivered_on=order.delivered_on,
        cancel_reason=order.cancel_reason,
        revision=order.revision,
        payments=tuple(
            PaymentRecord(kind=p.kind, amount=p.amount, method=p.method_id, return_id=p.return_id, at=p.at)
            for p in order.payments
        ),
        items=tuple(
            ItemRecord(id=i.id, variant=i.variant_id, quantity=i.quantity, price=i.price, state=i.state)
            for i in order.items
        ),
        parcels=tuple(
            ParcelRecord(
                tracking_number=parcel.tracking_number,
                carrier=parcel.carrier,
                state=parcel.state,
                expected_on=parcel.expected_on,
                events=tuple(EventRecord(at=e.at, place=e.place, code=e.code) for e in parcel.events),
            )
            for parcel in order.parcels
        ),
        returns=tuple(
            ReturnRecord(
                id=case.id,
                item=case.item_id,
                issue_type=case.issue_type,
                evidence=case.evidence,
                resolution=case.resolution,
                refund_method=case.refund_method,
                refund=case.refund,
                state=case.state,
                replacement=case.replacement_id,
                difference=case.difference,
                method=case.method_id,
                created_at=case.created_at,
            )
            for case in cases
        ),
    )


def _coupon(coupon: Coupon) -> CouponRecord:
    return CouponRecord(
        code=coupon.code,
        customer=coupon.customer_id,
        reason=coupon.reason,
        note=coupon.note,
        amount=coupon.amount,
        percent=coupon.percent,
        min_total=coupon.min_total,
        currency=coupon.currency,
        expires_on=coupon.expires_on,
        created_at=coupon.created_at,
    )

"""Where the price of an ordered line comes from, and what the supplier asks now where that is another one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fieldservice.domain.money import Money, format_money
from fieldservice.domain.records import PurchaseOrder
from fieldservice.i18n import translate
from fieldservice.services.order_lines import OrderLine
from fieldservice.services.suppliers import offers, why_chosen
from fieldservice.store.reader import Reader

_C = "purchasing"


def why_prices(reader: Reader, order: PurchaseOrder, lines: Sequence[OrderLine], today: date) -> dict[str, str]:
    """By line, in a sentence; nothing for an order that has ended."""
    if order.status not in ("draft", "ordered"):
        return {}
    return {each.line.id: _why(reader, order, each, today) for each in lines}


def _why(reader: Reader, order: PurchaseOrder, line: OrderLine, today: date) -> str:
    record = line.line
    known = offers(reader, record.part_id, record.quantity_micro, today)
    own = [each for each in known if each.supplier.id == order.supplier_id and each.validity == "valid"]
    if not own or own[0].price_minor is None or own[0].line.currency != order.currency:
        return translate(_C, "No price counts today.")
    offer = own[0]
    if (record.price_minor, record.pack_micro) == (offer.price_minor, offer.line.pack_micro):
        return why_chosen(offer, known) or translate(_C, "As the supplier offers it.")
    price = format_money(Money(offer.price_minor or 0, offer.line.currency))
    return translate(_C, "Now offered at {price}.", price=price)

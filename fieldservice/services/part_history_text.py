"""An event of a part's history in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fieldservice.domain.money import Money, format_money
from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.i18n import mark, translate
from fieldservice.services.part_history import PartEvent

_C = "part_history"
_MOVES = {
    "used": mark("part_history", "{quantity} used from {source}"),
    "returned": mark("part_history", "{quantity} returned unused to {goal}"),
    "opening": mark("part_history", "Opening stock: {quantity} in {goal}"),
    "import": mark("part_history", "Imported: {quantity} in {goal}"),
    "count_more": mark("part_history", "Count difference: {quantity} more in {goal}"),
    "count_less": mark("part_history", "Count difference: {quantity} less in {source}"),
    "transfer": mark("part_history", "{quantity} moved from {source} to {goal}"),
    "removed": mark("part_history", "Old part removed: {quantity}"),
    "picked": mark("part_history", "{quantity} picked from {source}"),
    "shipped": mark("part_history", "{quantity} sent off from {source}"),
    "received": mark("part_history", "{quantity} received into {goal}"),
    "put_away": mark("part_history", "{quantity} put away in {goal}"),
    "inspected": mark("part_history", "{quantity} inspected, now in {goal}"),
    "vendor_return": mark("part_history", "{quantity} went back to the supplier"),
    "repaired": mark("part_history", "{quantity} repaired, now in {goal}"),
    "scrapped": mark("part_history", "{quantity} scrapped"),
}
_CHANGES = {
    "replaced": mark("part_history", "Replaced by {number}"),
    "not_replaced": mark("part_history", "No longer replaced by {number}"),
    "replaces": mark("part_history", "Replaces {number}"),
    "not_replacing": mark("part_history", "No longer replaces {number}"),
}


def event_words(event: PartEvent, unit: str = "pcs") -> str:
    """One line in the language in use; time, person and papers are shown beside it. `unit`: of the part."""
    params = event.params
    if event.kind == "price":
        return _price(params)
    if event.kind in _CHANGES:
        return translate(_C, _CHANGES[event.kind], number=params["after"])
    if event.kind == "counted":
        said = {"quantity": format_quantity(Quantity(params["micro"], unit)), "place": params["place"]}
        if params["count"]:
            return _with_lot(
                translate(_C, "Counted {quantity} in {place} with {count}", count=params["count"], **said), params
            )
        return _with_lot(translate(_C, "Counted {quantity} in {place}", **said), params)
    if event.kind == "count_taken_back":
        return translate(_C, "A count in {place} was taken back", place=params["place"])
    if event.kind == "reversal":
        swapped = {**params, "source": params["goal"], "goal": params["source"]}
        swapped |= {"to_account": params["from_account"], "from_account": params["to_account"]}
        return translate(_C, "Taken back: {what}", what=_move(str(params["reversed"]) or "transfer", swapped))
    return _move(event.kind, params)


def _move(reason: str, params: Mapping[str, Any]) -> str:
    key = ("count_less" if params["to_account"] else "count_more") if reason == "count" else reason
    text = translate(
        _C,
        _MOVES.get(key, _MOVES["transfer"]),
        quantity=format_quantity(Quantity(params["micro"], params["unit"])),
        source=params["source"] or "—",
        goal=params["goal"] or "—",
    )
    if params["cost"] is not None:
        text = translate(_C, "{what}, {price} each", what=text, price=format_money(Money(*params["cost"])))
    return _with_lot(text, params)


def _with_lot(text: str, params: Mapping[str, Any]) -> str:
    if not params["lot_or_serial"]:
        return text
    return translate(_C, "{what} ({which})", what=text, which=params["lot_or_serial"])


def _price(params: Mapping[str, Any]) -> str:
    now, before = (
        format_money(Money(int(minor), params["currency"])) if minor else ""
        for minor in (params["after"], params["before"])
    )
    if not now:
        return translate(_C, "No sale price any more, it was {before}", before=before or "—")
    if not before:
        return translate(_C, "Sale price {price}", price=now)
    return translate(_C, "Sale price {price}, was {before}", price=now, before=before)

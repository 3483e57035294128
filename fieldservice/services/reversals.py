"""Moves back: how what was done is undone in the ledger."""

from __future__ import annotations

from fieldservice.domain.records import StockMove
from fieldservice.services.context import Context
from fieldservice.services.same_facts import fact_id
from fieldservice.services.stock import Posted, post
from fieldservice.store.unit_of_work import UnitOfWork


def reverse_move(context: Context, uow: UnitOfWork, move: StockMove, *, document: str = "") -> Posted:
    """The opposite move within a unit of work, which names the same line, and the same paper unless `document` says
    another thing. It is the same move on two laptops that take it back apart from each other (`same_facts`)."""
    return post(
        context,
        uow,
        move.part_id,
        move.to_location_id,
        move.from_location_id,
        move.quantity_micro,
        reason="reversal",
        lot=move.lot,
        serial=move.serial,
        expiry=move.expiry,
        work_order_id=move.work_order_id,
        document=document or move.document,
        line_id=move.line_id,
        reverses_id=move.id,
        id=fact_id(uow, StockMove, move.id, "reversal"),
    )

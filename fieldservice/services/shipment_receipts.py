"""Receiving shipments: what arrived, what differs, and putting differences right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fieldservice.domain.paper_states import ShipmentState, check_step
from fieldservice.domain.records import Shipment, ShipmentLine, StockMove
from fieldservice.errors import UserError
from fieldservice.services import places
from fieldservice.services.context import Context
from fieldservice.services.pick_moves import move_again
from fieldservice.services.reversals import reverse_move
from fieldservice.services.shipment_moves import (
    close_finished_requests,
    home_of,
    is_stock,
    post_line,
    reverse_all,
    rightful,
    send,
    sent_and_received,
)
from fieldservice.services.shipment_views import ShipmentViews
from fieldservice.services.validation import tidy
from fieldservice.store.queries import outbound_lines as lines_queries
from fieldservice.store.unit_of_work import UnitOfWork

SETTLEMENTS = ("lost", "found", "sent_more", "twice")


@dataclass(frozen=True, slots=True)
class Received:
    """What a receipt did: `done` when nothing more is awaited; sentences about what to beware of."""

    shipment: Shipment
    moves: tuple[StockMove, ...]
    done: bool
    told: tuple[str, ...] = ()


class ShipmentReceipts:
    """The verbs of whoever gets a shipment; each is one unit of work."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._views = ShipmentViews(context)

    def receive(
        self,
        shipment_id: str,
        quantities: Mapping[str, int] | None = None,
        reasons: Mapping[str, str] | None = None,
        *,
        into: Mapping[str, str] | None = None,
        initiator: object | None = None,
    ) -> Received:
        """Record what arrived: everything, or so much of each line. A line with less and no reason is awaited further;
        with a reason it is settled later. `into`: by line the place it goes to, else the destination (in a warehouse
        the part's own bin). Requests that have everything are closed.

        Raises UserError when nothing is awaited any more, or the shipment was cancelled.
        """
        reasons = {id: tidy(text) for id, text in (reasons or {}).items() if tidy(text)}
        with self._context.begin("shipping.receive", initiator) as uow:
            shipment = uow.get(Shipment, shipment_id)
            check_step("shipment", shipment.status, "received")
            if shipment.status == ShipmentState.PACKED:
                send(self._context, uow, shipment)
            lines = uow.where(ShipmentLine, shipment_id=shipment_id)
            before = sent_and_received(uow, shipment, lines)
            transit = places.transit(uow).id
            moves: list[StockMove] = []
            awaited = False
            for line in lines:
                sent, received = before.get(line.id, (0, 0))
                left = max(sent - received, 0)
                arrived = left if quantities is None else quantities.get(line.id, 0)
                if arrived < 0:
                    raise UserError("shipping.negative", "What arrived can't be below zero.")
                if arrived and is_stock(line):
                    to_id = (into or {}).get(line.id) or home_of(uow, shipment.to_location_id, line.part_id or "")
                    moves.append(
                        post_line(self._context, uow, shipment, line, transit, to_id, arrived, "received").move
                    )
                reason = reasons.get(line.id, "")
                if arrived > left and not reason:
                    raise UserError("shipping.say_why", "More arrived than was sent. Say why in a few words.")
                if reason and arrived != left:
                    uow.change(ShipmentLine, line.id, difference_reason=reason)
                elif arrived < left and is_stock(line) and not line.difference_reason:
                    awaited = True
            fields: dict[str, Any] = {"status": "shipped"}
            if not awaited:
                fields = {
                    "status": "received",
                    "received_at": self._context.now(),
                    "received_by_id": self._context.actor_id,
                }
            if shipment.shipped_at is None:
                fields["shipped_at"] = self._context.now()
            changed = uow.change(Shipment, shipment_id, **fields)
            close_finished_requests(self._context, uow, [line.request_line_id for line in lines])
            uow.commit()
        return Received(changed, tuple(moves), not awaited, self._views.view(shipment_id).notices)

    def take_back_receipt(self, shipment_id: str, initiator: object | None = None) -> Shipment:
        """It has not arrived after all: the inverse of `receive`."""
        with self._context.begin("shipping.take_back_receipt", initiator) as uow:
            shipment = uow.get(Shipment, shipment_id)
            lines = uow.where(ShipmentLine, shipment_id=shipment_id)
            if not reverse_all(self._context, uow, lines, "received"):
                raise UserError("shipping.not_received", "Nothing of it is recorded as received.")
            for line in lines:
                uow.change(ShipmentLine, line.id, difference_reason="")
            changed = uow.change(Shipment, shipment.id, status="shipped", received_at=None, received_by_id=None)
            uow.commit()
        return changed

    def settle(self, line_id: str, how: str, initiator: object | None = None) -> tuple[StockMove, ...]:
        """Put a difference right. `lost`: what did not arrive is written off; `found`: it never left and lies at the
        packing place; `sent_more`: more left than the note said; `twice`: two people recorded the same, the later
        record is taken back. Raises UserError when there is nothing to settle."""
        if how not in SETTLEMENTS:
            raise ValueError(how)
        with self._context.begin("shipping.settle", initiator) as uow:
            line = uow.get(ShipmentLine, line_id)
            shipment = uow.get(Shipment, line.shipment_id)
            moves = self._settled(uow, shipment, line, how)
            uow.commit()
        return moves

    def _settled(self, uow: UnitOfWork, shipment: Shipment, line: ShipmentLine, how: str) -> tuple[StockMove, ...]:
        sent, received = sent_and_received(uow, shipment, [line]).get(line.id, (0, 0))
        transit = places.transit(uow).id
        home = (
            shipment.from_location_id
            if shipment.kind == "return"
            else places.packing_of(uow, shipment.from_location_id).id
        )
        right = rightful(line, received)
        if how == "twice" and (sent > right or received > right):
            return (
                *self._too_many(uow, line, "received", received - right),
                *self._too_many(uow, line, "shipped", sent - right),
            )
        if how == "sent_more" and received > sent:
            return (post_line(self._context, uow, shipment, line, home, transit, received - sent, "shipped").move,)
        if how in ("lost", "found") and sent > received:
            to_id = places.adjustment_account(uow).id if how == "lost" else home
            reason = "count" if how == "lost" else "transfer"
            return (post_line(self._context, uow, shipment, line, transit, to_id, sent - received, reason).move,)
        raise UserError("shipping.nothing_to_settle", "There is no such difference in this line.")

    def _too_many(self, uow: UnitOfWork, line: ShipmentLine, reason: str, micro: int) -> list[StockMove]:
        """Take back the newest moves, as far as they are too many; one that is too large is made again smaller."""
        taken: list[StockMove] = []
        for move_id in reversed(lines_queries.standing_moves(uow, [line.id], reason)):
            if micro <= 0:
                break
            move = uow.get(StockMove, move_id)
            taken.append(reverse_move(self._context, uow, move).move)
            if move.quantity_micro > micro:
                move_again(self._context, uow, move, move.quantity_micro - micro)
            micro -= move.quantity_micro
        return taken

"""Signatures of a visit."""

from __future__ import annotations

from ui.visit.view_model import VisitViewModel


class SignViewModel:
    """The verbs of the signature step; outcomes come by the visit's view model."""

    def __init__(self, visit: VisitViewModel) -> None:
        self._visit = visit

    def sign(self, role: str, name: str, png: bytes) -> None:
        """Keep a signature of `role` (customer or technician)."""
        visit = self._visit
        booking, order = visit.booking_id, visit.work_order_id()
        visit.do("sign", lambda: visit.services.signatures.sign(order, role, name, png, booking, visit), role)

    def absent(self) -> None:
        """Nobody was there."""
        visit = self._visit
        booking, order = visit.booking_id, visit.work_order_id()
        visit.do("sign", lambda: visit.services.signatures.absent(order, "", booking, visit), "customer")

    def declined(self, reason: str, name: str) -> None:
        """They did not want to."""
        visit = self._visit
        booking, order = visit.booking_id, visit.work_order_id()
        visit.do("sign", lambda: visit.services.signatures.declined(order, reason, name, booking, visit), "customer")

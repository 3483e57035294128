"""Signatures of customer and technician, or the record that there is none and why.

With a signature a digest of what was signed is kept, so that a later change shows itself.
"""

from __future__ import annotations

import hashlib
import json

from fieldservice.domain.records import Booking, Signature, StatusEvent, WorkOrder
from fieldservice.errors import UserError
from fieldservice.services import time_entries
from fieldservice.services.context import Context
from fieldservice.services.validation import require_short_line, tidy, tidy_lines
from fieldservice.services.work_orders import ensure_open
from fieldservice.store.queries.reports import signed_content
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

SIGNED, ABSENT, DECLINED = "signed", "absent", "declined"
SIGNED_CONTENT = "signature"  # subject of the event that keeps the digest
_PNG = b"\x89PNG\r\n\x1a\n"


class Signatures:
    """The verbs of signatures; each is one unit of work. Signing again replaces: the latest of a role counts."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def sign(
        self,
        work_order_id: str,
        role: str,
        name: str,
        png: bytes,
        booking_id: str | None = None,
        initiator: object | None = None,
    ) -> Signature:
        """Keep a signature drawn on the screen. The work time up to now is kept first, because it is signed with it."""
        if not tidy(name):
            raise UserError("visit.no_signer", "Write the name of the person who signs.")
        if not png.startswith(_PNG):
            raise UserError("visit.no_signature", "Let them sign first.")
        return self._keep(work_order_id, role, SIGNED, name, "", booking_id, initiator, png)

    def absent(
        self,
        work_order_id: str,
        reason: str = "",
        booking_id: str | None = None,
        initiator: object | None = None,
    ) -> Signature:
        """Record that nobody of the customer was there to sign."""
        return self._keep(work_order_id, "customer", ABSENT, "", reason, booking_id, initiator)

    def declined(
        self,
        work_order_id: str,
        reason: str,
        name: str = "",
        booking_id: str | None = None,
        initiator: object | None = None,
    ) -> Signature:
        """Record that the customer did not want to sign, and why."""
        if not tidy(reason):
            raise UserError("visit.no_decline_reason", "Say why the customer did not sign.")
        return self._keep(work_order_id, "customer", DECLINED, name, reason, booking_id, initiator)

    def latest(self, work_order_id: str) -> dict[str, Signature]:
        """The signature that counts, by role (customer, technician)."""
        return latest_signatures(self._context.store.read(), work_order_id)

    def image(self, signature: Signature) -> bytes | None:
        """The PNG of a signature; None when there is none."""
        return self._context.blobs.read(signature.image_sha) if signature.image_sha else None

    def changed_since_signature(self, work_order_id: str) -> bool:
        """Whether something on the report was changed after the customer signed it."""
        return changed_since_signature(self._context.store.read(), work_order_id)

    def _keep(
        self,
        work_order_id: str,
        role: str,
        outcome: str,
        name: str,
        reason: str,
        booking_id: str | None,
        initiator: object | None,
        png: bytes = b"",
    ) -> Signature:
        if role not in ("customer", "technician"):
            raise ValueError(role)
        require_short_line(name)
        context = self._context
        sha = context.blobs.put(png).sha256 if png else ""
        with context.begin(f"visit.signature_{outcome}", initiator) as uow:
            work_order = uow.get(WorkOrder, work_order_id)
            ensure_open(work_order)
            booking = uow.find(Booking, booking_id)
            if booking is not None and booking.left_at is None:
                time_entries.keep_work(context, uow, booking, context.now())
            made = Signature(
                id=context.ids(),
                work_order_id=work_order_id,
                booking_id=booking_id,
                role=role,
                outcome=outcome,
                name=tidy(name),
                reason=tidy_lines(reason),
                image_sha=sha,
                at=context.now(),
                by_id=context.actor_id,
            )
            uow.add(made)
            _keep_digest(context, uow, made)
            uow.commit()
        return made


def _keep_digest(context: Context, uow: UnitOfWork, signature: Signature) -> None:
    context.record_status(
        uow,
        SIGNED_CONTENT,
        signature.id,
        "",
        content_digest(uow, signature.work_order_id),
        work_order_id=signature.work_order_id,
    )


def content_digest(reader: Reader, work_order_id: str) -> str:
    """SHA-256 over everything that a signature on this work order stands for."""
    rows = signed_content(reader, work_order_id)
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def latest_signatures(reader: Reader, work_order_id: str) -> dict[str, Signature]:
    """The signature that counts, by role: the latest."""
    return {signature.role: signature for signature in reader.where(Signature, work_order_id=work_order_id)}


def changed_since_signature(reader: Reader, work_order_id: str) -> bool:
    """Whether what stands on the report now differs from what the customer signed; False without a signature."""
    signature = latest_signatures(reader, work_order_id).get("customer")
    if signature is None or signature.outcome != SIGNED:
        return False
    kept = reader.first(StatusEvent, subject_id=signature.id, subject=SIGNED_CONTENT)
    return kept is not None and kept.after != content_digest(reader, work_order_id)

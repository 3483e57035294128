"""What every service is given: the store, time, ids, encrypted files, and who is working."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from msgspec import Struct

from fieldservice.domain.records import COMPANY_ID, Company, Person, StatusEvent
from fieldservice.store.store import Store
from fieldservice.system.clock import Clock
from fieldservice.system.ids import Ids

if TYPE_CHECKING:
    from fieldservice.store.unit_of_work import UnitOfWork
    from fieldservice.system.blobs import Blobs


class Context(Struct, frozen=True):
    """The surroundings of a service; made once by bootstrap."""

    store: Store
    clock: Clock
    ids: Ids
    blobs: Blobs
    zone: tzinfo

    def now(self) -> datetime:
        """The present, aware, UTC."""
        return self.clock.now()

    def agreed_now(self) -> datetime:
        """The present by the hub's clock, as far ahead of this one as it was when they last met; stand-alone as `now`.

        For what is compared with what others recorded elsewhere: of two answers to one question the latest counts, also
        when one laptop's clock is hours behind.
        """
        from fieldservice.store.queries.availability import hub_clock

        ahead, _met = hub_clock(self.store.read())
        return self.now() + ahead

    @property
    def actor_id(self) -> str | None:
        """The person who is signed in."""
        return self.store.actor_id

    def actor(self) -> Person | None:
        """The person who is signed in, as a record."""
        return self.store.read().find(Person, self.actor_id)

    def roles(self) -> frozenset[str]:
        """The roles of whoever is signed in; none where nobody is, who then may do everything on this computer."""
        actor = self.actor()
        return frozenset(filter(None, (role.strip() for role in actor.roles.split(",")))) if actor else frozenset()

    def company(self) -> Company:
        """Our own company; empty until it is filled in."""
        return self.store.read().find(Company, COMPANY_ID) or Company(id=COMPANY_ID)

    def begin(self, intent: str, initiator: object | None = None) -> UnitOfWork:
        """A unit of work for one verb."""
        return self.store.begin(intent, initiator)

    def record_status(
        self,
        uow: UnitOfWork,
        subject: str,
        subject_id: str,
        before: str,
        after: str,
        *,
        work_order_id: str | None = None,
        reason: str = "",
        at: datetime | None = None,
    ) -> None:
        """Append who changed a status, when and why; the timeline and later the SLA clock read it."""
        uow.add(
            StatusEvent(
                id=self.ids(),
                work_order_id=work_order_id,
                subject=subject,
                subject_id=subject_id,
                before=before,
                after=after,
                reason=reason,
                at=at or self.now(),
                by_id=self.actor_id,
            )
        )

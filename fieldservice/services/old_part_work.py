"""What old parts give the warehouse to do, and several of them taken a step further at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from fieldservice.domain.old_part_steps import NEXT, days_overdue, step_now
from fieldservice.domain.records import OldPartStep, PartLine, Person
from fieldservice.errors import UserError
from fieldservice.services import places
from fieldservice.services.context import Context
from fieldservice.services.old_part_moves import leave, owed_line, steps_of, take_step
from fieldservice.services.validation import require_short_line, tidy
from fieldservice.store.queries import old_parts as queries
from fieldservice.store.queries.old_parts import AgeRow

__all__ = ["AGES", "AgeRow", "OldPartWork", "Several"]

# Days overdue, from and to: how the ageing list is divided.
AGES: tuple[tuple[int, int | None], ...] = ((1, 7), (8, 30), (31, None))
_KEEPERS = frozenset({"warehouse", "manager", "administrator"})
_MOST = 120  # a step, a move and more each; the hub takes 500 rows of a mutation


@dataclass(frozen=True, slots=True)
class OldPartWork:
    """`overdue`: owed and due before today, `oldest_days` the longest, of these people. `received`: lie here and nobody
    looked at them, `inspected`: wait to be sent to the supplier, repaired or scrapped."""

    overdue: int
    oldest_days: int
    people: tuple[tuple[str, str], ...]
    received: int
    inspected: int


def old_part_work(context: Context) -> OldPartWork:
    """What the keeper has to do about old parts today."""
    reader = context.store.read()
    today = context.now().astimezone(context.zone).date()
    owing = [row for row in queries.debts(reader, today) if row.overdue]
    oldest = min((row.oldest for row in owing if row.oldest is not None), default=None)
    lying = queries.lying_here(reader)
    return OldPartWork(
        sum(row.overdue for row in owing),
        days_overdue(oldest, today),
        tuple((row.person, row.person_en) for row in owing),
        lying.get("received", 0),
        lying.get("inspected", 0),
    )


def ages(context: Context, person_id: str | None = None) -> list[AgeRow]:
    """How many are overdue for how long, the shortest first; of one person, or of everybody."""
    reader = context.store.read()
    today = context.now().astimezone(context.zone).date()
    spans = [
        (today - timedelta(days=last) if last is not None else None, today - timedelta(days=first))
        for first, last in AGES
    ]
    return queries.ages(reader, spans, person_id)


def overdue_of(context: Context, person_id: str | None) -> int:
    """How many are overdue for whoever looks: everybody's for a keeper, their own for somebody else."""
    person = context.store.read().find(Person, person_id)
    keeper = person is not None and bool(_KEEPERS & {role.strip() for role in person.roles.split(",")})
    return sum(row.n for row in ages(context, None if keeper else person_id))


class Several:
    """Verbs about many old parts; each is one unit of work. What can't take the step stays as it is, and is told."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def fitting(self, line_ids: Sequence[str], step: str) -> list[str]:
        """Those of them that may take this step now."""
        reader = self._context.store.read()
        lines = reader.many(PartLine, line_ids)
        return [id for id in line_ids if id in lines and step in NEXT[step_now(lines[id], steps_of(reader, id))]]

    def scrap(self, line_ids: Sequence[str], note: str = "", initiator: object | None = None) -> list[OldPartStep]:
        """All of these are thrown away."""
        _some(line_ids)
        require_short_line(note)
        with self._context.begin("old_part.scrap", initiator) as uow:
            target = places.scrap(uow).id
            made = [
                leave(self._context, uow, owed_line(uow, id), "scrapped", target, "scrapped", note) for id in line_ids
            ]
            uow.commit()
        return made

    def inspect(self, line_ids: Sequence[str], note: str, initiator: object | None = None) -> list[OldPartStep]:
        """The same was found at all of them. Raises UserError without words."""
        _some(line_ids)
        if not tidy(note):
            raise UserError("old_parts.no_finding", "Say what was found.")
        with self._context.begin("old_part.inspect", initiator) as uow:
            made = [take_step(self._context, uow, owed_line(uow, id), "inspected", note=note) for id in line_ids]
            uow.commit()
        return made


def _some(line_ids: Sequence[str]) -> None:
    if not line_ids:
        raise UserError("old_parts.nothing", "Choose at least one old part.")
    if len(line_ids) > _MOST:
        raise UserError("old_parts.too_many_at_once", "At most {most} old parts at once.", most=_MOST)

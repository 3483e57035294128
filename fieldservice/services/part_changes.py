"""What a part was before: a row for each change of its sale price and of what replaces it."""

from __future__ import annotations

from fieldservice.domain.records import Part, PartChange, Supersession
from fieldservice.services.context import Context
from fieldservice.store.unit_of_work import UnitOfWork


def note_price(context: Context, uow: UnitOfWork, before: Part, after: Part) -> None:
    """Keep what the price was, within the unit of work that changes it; nothing where it stays."""
    if (before.price_minor, before.currency) == (after.price_minor, after.currency):
        return
    comparable = before.price_minor is not None and before.currency == after.currency
    _note(
        context,
        uow,
        after.id,
        "price",
        str(before.price_minor) if comparable else "",
        "" if after.price_minor is None else str(after.price_minor),
        after.currency,
    )


def note_replacement(
    context: Context, uow: UnitOfWork, before: Supersession | None, after: Supersession | None
) -> None:
    """Keep that a part is replaced by another one, or no longer, with both of them; nothing where that stays.
    An archived line counts as none."""
    old, new = (line if line is not None and not line.archived else None for line in (before, after))
    if old is not None and new is not None and old.replacement_number == new.replacement_number:
        return
    for line, gone in ((old, True), (new, False)):
        if line is None:
            continue
        kinds = ("not_replaced", "not_replacing") if gone else ("replaced", "replaces")
        _note(context, uow, line.part_id, kinds[0], after=line.replacement_number)
        part = uow.find(Part, line.part_id)
        if line.replacement_id is not None and part is not None:
            _note(context, uow, line.replacement_id, kinds[1], after=part.number)


def _note(
    context: Context, uow: UnitOfWork, part_id: str, kind: str, before: str = "", after: str = "", currency: str = ""
) -> None:
    uow.add(
        PartChange(
            id=context.ids(),
            part_id=part_id,
            kind=kind,
            before=before,
            after=after,
            currency=currency,
            at=context.now(),
            by_id=context.actor_id,
        )
    )

"""What comes of scanning an old part's tag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fieldservice.domain.old_part_steps import TO_COME, step_now, step_word
from fieldservice.domain.records import Part, PartLine
from fieldservice.i18n import translate
from fieldservice.services.old_part_moves import steps_of
from fieldservice.services.validation import tidy
from fieldservice.store.unit_of_work import UnitOfWork

_C = "old_parts"


@dataclass(frozen=True, slots=True)
class TagScan:
    """What came of scanning a tag, with the sentence for it.

    `kind`: received — recorded. Not recorded: already (it was received before), not_owed (it was to be scrapped, or
    left with the customer), ask_serial, ask_lot (`receive` again with it), several (the number was given twice:
    `candidates`), unknown (no old part with this tag is known here).
    """

    kind: str
    words: str
    line_id: str | None = None
    candidates: tuple[str, ...] = ()


def refused(uow: UnitOfWork, line: PartLine, serial: str, lot: str) -> TagScan | None:
    """Why the part can't be received as it was scanned; None when it can."""
    tag = line.tag_number
    if line.kind != "removed" or line.disposition != "return" or line.removed:
        return TagScan("not_owed", translate(_C, "{tag} isn't owed back. Ask before you take it in.", tag=tag), line.id)
    now = step_now(line, steps_of(uow, line.id))
    if now not in (*TO_COME, "lost"):
        words = translate(_C, "{tag} was received already. It is “{step}”.", tag=tag, step=step_word(now))
        return TagScan("already", words, line.id)
    part = uow.find(Part, line.part_id)
    if part is not None and part.tracking == "serial" and not (tidy(serial) or line.serial):
        return TagScan("ask_serial", translate(_C, "{tag}: scan the part's serial number.", tag=tag), line.id)
    if part is not None and part.tracking == "lot" and not (tidy(lot) or line.lot):
        return TagScan("ask_lot", translate(_C, "{tag}: scan or type the part's lot.", tag=tag), line.id)
    return None


def not_one(tag: str, found: Sequence[str]) -> TagScan:
    """A tag that several old parts have, or none that is known here."""
    shown = tag[:40]
    if found:
        words = translate(_C, "Several old parts have the tag {tag}. Choose the one that is meant.", tag=shown)
        return TagScan("several", words, candidates=tuple(found))
    words = translate(
        _C,
        "No old part with the tag {tag} is known here. Put it aside with a note of who brought it, and scan it again"
        " after the next synchronisation.",
        tag=shown,
    )
    return TagScan("unknown", words)

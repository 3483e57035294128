"""Entries of a timeline in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from fieldservice.i18n import language
from ui.kit.timeline import TimelineEntry
from ui.work_orders import words

if TYPE_CHECKING:
    from ui.work_orders.detail_view_model import Entry


def shown(entries: Sequence[Entry], now: datetime, zone: tzinfo) -> list[TimelineEntry]:
    """The entries as the timeline shows them: what happened, below it when and who."""
    from ui.work_orders.detail_view_model import timeline_text

    dot = " · " if language() == "en" else "·"
    found = []
    for entry in entries:
        icon, tone = words.timeline_icon(entry.icon)
        second = dot.join(part for part in (words.moment(entry.at, now, zone), words.name_of(entry.by)) if part)
        strong = entry.icon.startswith("work_order.waiting")
        found.append(TimelineEntry(timeline_text(entry), second, icon, tone, strong))
    return found

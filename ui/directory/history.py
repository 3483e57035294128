"""Entries of a customer's or machine's timeline in words, whatever channel they came by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Any

from fieldservice.domain.words import word
from fieldservice.i18n import translate
from ui.directory import words
from ui.kit.status import STATUSES
from ui.kit.timeline import TimelineEntry

C = "directory_page"

_CHANNELS = {
    "phone": "phone",
    "chat": "message-square",
    "email": "mail",
    "web": "globe",
    "social": "message-square",
    "counter": "store",
    "on_site": "map-pin",
}


def timeline_entries(entries: Sequence[Any], now: datetime, zone: tzinfo) -> list[TimelineEntry]:
    """As the timeline shows them: what happened, below it when, by whom, at which state."""
    found = []
    for entry in entries:
        icon, tone = _mark(entry)
        second = words.dotted(
            (words.moment(entry.at, now, zone), words.both(entry.who, entry.who_en), entry.number, _state(entry))
        )
        found.append(TimelineEntry(_words(entry), second, icon, tone))
    return found


def _words(entry: Any) -> str:
    title = entry.title
    if entry.kind == "request":
        channel = word("channel", entry.channel)
        if not title:
            return translate(C, "{channel} request", channel=channel)
        return translate(C, "{channel} request: {what}", channel=channel, what=title)
    if entry.kind == "work_order":
        return translate(C, "Work order: {what}", what=title) if title else translate(C, "Work order opened")
    if entry.kind == "visit":
        if entry.state != "done":
            return (
                translate(C, "Visit without a fix: {what}", what=title)
                if title
                else translate(C, "Visit without a fix")
            )
        return translate(C, "Visit done: {what}", what=title) if title else translate(C, "Visit done")
    if entry.kind == "signature":
        said = translate(C, "Signature: {what}", what=word("signature", entry.state))
        return translate(C, "{what}. “{said}”", what=said, said=title) if title else said
    return str(title)


def _state(entry: Any) -> str:
    if entry.kind == "request":
        return word("service_request", entry.state)
    return word("work_order", entry.state) if entry.kind == "work_order" else ""


def _mark(entry: Any) -> tuple[str, str]:
    if entry.kind == "request":
        return _CHANNELS.get(entry.channel, "inbox"), "muted"
    if entry.kind == "work_order":
        known = STATUSES.get(entry.state)
        return "clipboard-list", known.tone if known and known.tone in ("ok", "danger", "warn", "info") else "muted"
    if entry.kind == "visit":
        return ("map-pin", "ok") if entry.state == "done" else ("map-pin", "danger")
    if entry.kind == "signature":
        return "signature", "ok" if entry.state == "signed" else "muted"
    return "sticky-note", "muted"

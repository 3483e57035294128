"""How customers, assets and parts are worded on screen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from typing import Any

from fieldservice.domain.entitlement import Entitlement
from fieldservice.domain.formats import format_address, format_date, format_moment
from fieldservice.domain.words import word
from fieldservice.i18n import language
from ui.kit.status import STATUSES, PillSpec, status

C = "directory_page"


def both(name: str, name_en: str) -> str:
    """The name in the language in use, or the one there is."""
    return (name_en or name) if language() == "en" else (name or name_en)


def name_of(record: Any) -> str:
    """The name of a record in the language in use; "" for nothing."""
    return both(record.name, getattr(record, "name_en", "")) if record is not None else ""


def dotted(parts: Iterable[str]) -> str:
    """Parts that are there, with a dot between; Chinese closes it up."""
    return (" · " if language() == "en" else "·").join(part for part in parts if part)


def listed(parts: Iterable[str]) -> str:
    """Parts that are there, as a list in words."""
    return (", " if language() == "en" else "，").join(part for part in parts if part)


def asset_words(model: str, name: str, serial: str) -> str:
    """What people call a machine."""
    return dotted((model, name)) or serial


def moment(at: datetime | None, now: datetime, zone: tzinfo) -> str:
    """A time as people say it."""
    return format_moment(at, now, zone) if at is not None else ""


def day(at: datetime | None, now: datetime, zone: tzinfo) -> str:
    """The day of a time."""
    return format_date(at.astimezone(zone).date(), now.astimezone(zone).date()) if at is not None else ""


def plain_day(on: date | None) -> str:
    """A date with its year."""
    return format_date(on) if on is not None else ""


def address(record: Any) -> str:
    """The address of a customer or a site."""
    return format_address(record.province, record.city, record.district, record.street)


def coverage_pill(entitlement: Entitlement | None) -> PillSpec | None:
    """Who pays, as a pill."""
    if entitlement is None:
        return None
    key = "under_contract" if entitlement.kind == "contract" else entitlement.kind
    return status(key) if key in STATUSES else None


def state_pill(state: str) -> PillSpec:
    """The pill of a work order's state."""
    return status(state) if state in STATUSES else PillSpec(word("work_order", state))


def tier_pill(tier: str) -> PillSpec:
    """A customer's tier."""
    if tier == "high":
        return PillSpec(word("tier", tier), "quiet", "accent", "star")
    return PillSpec(word("tier", tier), "quiet", "muted", "user-round" if tier == "ordinary" else "users")


def archived_pill() -> PillSpec:
    """Not in the lists any more."""
    return status("archived")

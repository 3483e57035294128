"""How purchasing is worded on screen."""

from __future__ import annotations

from datetime import date

from fieldservice.domain.formats import format_date
from fieldservice.domain.money import Money, format_money
from fieldservice.domain.paper_states import status_word
from fieldservice.i18n import language, translate
from ui.kit.status import Form, PillSpec, Tone

C = "purchasing_page"
_LOOKS: dict[str, tuple[Form, Tone, str]] = {
    "draft": ("quiet", "muted", "pencil"),
    "ordered": ("quiet", "info", "send"),
    "closed": ("quiet", "ok", "circle-check"),
    "cancelled": ("quiet", "muted", "ban"),
}


def state_pill(status: str, days_overdue: int = 0, lines: int = 0, lines_done: int = 0) -> PillSpec:
    """An order's state: overdue before arrived before what people decided."""
    if status == "ordered" and days_overdue > 0:
        return PillSpec(translate(C, "%n days late", n=days_overdue), "loud", "danger", "triangle-alert")
    if status == "ordered" and lines and lines_done == lines:
        return PillSpec(translate(C, "All arrived"), "quiet", "ok", "package-check")
    form, tone, icon = _LOOKS.get(status, ("quiet", "muted", ""))
    return PillSpec(status_word("purchase_order", status), form, tone, icon)


def days_late(status: str, expected_on: date | None, today: date) -> int:
    """Days since an order should have come; 0 when it isn't late."""
    if status != "ordered" or expected_on is None:
        return 0
    return max((today - expected_on).days, 0)


def day(value: date | None, today: date) -> str:
    """A date; "" for none."""
    return format_date(value, today) if value is not None else ""


def money(minor: int | None, currency: str) -> str:
    """An amount; "" for none."""
    return format_money(Money(minor, currency)) if minor is not None else ""


def comma() -> str:
    """Between parts of a line."""
    return ", " if language() == "en" else "，"


def percent(value: int | None) -> str:
    """'92 %'; a dash where nothing was delivered."""
    return f"{value} %" if value is not None else "—"


def unpriced(lines: int) -> str:
    """How many lines have no price; "" where all have one."""
    return translate(C, "%n lines have no price", n=lines) if lines else ""


def sum_of(minor: int | None, currency: str, lines_unpriced: int) -> str:
    """What an order comes to, in one cell: at least so much where lines have no price."""
    known = money(minor, currency)
    return translate(C, "from {amount}", amount=known) if known and lines_unpriced else known or "—"

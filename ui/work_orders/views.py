"""The saved views of the list in words."""

from __future__ import annotations

from fieldservice.i18n import mark, translate
from ui.work_orders.list_view_model import Count

C = "work_orders"

_VIEW_WORDS = {
    "open": mark(C, "Open"),
    "today": mark(C, "Today"),
    "mine": mark(C, "Mine"),
    "waiting": mark(C, "Waiting"),
    "finished": mark(C, "Finished"),
    "all": mark(C, "All"),
}


def view_words(view: str) -> str:
    """What a saved view is called."""
    return translate(C, _VIEW_WORDS[view])


def count_words(count: Count | None) -> str:
    """A count that stops at a thousand: "1,000+"."""
    if count is None:
        return ""
    return f"{count.n:,}+" if count.more else f"{count.n:,}"


def empty_words(narrowed: bool) -> tuple[str, str]:
    """What an empty list says: a title and the next step."""
    if narrowed:
        return (
            translate(C, "Nothing matches"),
            translate(C, "Take a filter off, or look among all work orders."),
        )
    return (
        translate(C, "No work orders here"),
        translate(C, "New ones come from service requests, or press C to make one."),
    )

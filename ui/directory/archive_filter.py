"""The filter of a list by whether its records are in use."""

from __future__ import annotations

from fieldservice.i18n import translate
from ui.directory.list_page import RecordListPage
from ui.kit.buttons import Menu

C = "directory_page"


def archive_chip(page: RecordListPage) -> tuple[str, str, bool]:
    """The chip of a list that has other filters as well; its key is "archived"."""
    archived = page.list.filter.archived
    shown = translate(C, "archived") if archived else translate(C, "current")
    return "archived", translate(C, "Records: {value}", value=shown), archived


def fill_archive_menu(page: RecordListPage, menu: Menu) -> None:
    """The choices behind `archive_chip`."""
    _fill(page, menu, translate(C, "Current records"), translate(C, "Archived records"))


class InUseListPage(RecordListPage):
    """A list with this filter alone, of things that can be taken out of use."""

    def in_use_words(self, value: str) -> str:
        """The words of the chip: "Suppliers: {value}"."""
        raise NotImplementedError

    def chips(self) -> list[tuple[str, str, bool]]:
        archived = self.list.filter.archived
        state = translate(C, "out of use") if archived else translate(C, "in use")
        return [("archived", self.in_use_words(state), archived)]

    def fill_menu(self, key: str, menu: Menu) -> None:
        _fill(self, menu, translate(C, "In use"), translate(C, "Out of use"))

    def filter_off(self, key: str) -> None:
        self.list.narrow(archived=False)


def _fill(page: RecordListPage, menu: Menu, current: str, archived: str) -> None:
    on = page.list.filter.archived
    page.choice(menu, current, not on, lambda: page.list.narrow(archived=False))
    page.choice(menu, archived, on, lambda: page.list.narrow(archived=True))

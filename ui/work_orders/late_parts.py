"""The parts of the list's page that a start does not show: each is made, and its modules loaded, when first needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from fieldservice.i18n import translate
from ui.kit.drawer import DrawerHost
from ui.kit.theme import current
from ui.shell.page import Page
from ui.work_orders.list_view_model import WorkOrderListViewModel

if TYPE_CHECKING:
    from ui.kit.feedback import EmptyState
    from ui.work_orders.exporting import ListExport
    from ui.work_orders.preview import PreviewDrawer
    from ui.work_orders.selection import SelectionBar

C = "work_orders"
_ABOVE_TABLE = 2  # lines of the page above the bar for the ticked rows


class LateParts(Page):
    """What the page is that they are parts of."""

    vm: WorkOrderListViewModel
    host: DrawerHost
    lines: QVBoxLayout  # head, filters, table
    table_or_empty: QStackedLayout

    def drawer_closed(self) -> None:
        """The person has closed the preview."""
        raise NotImplementedError

    def step(self, by: int) -> None:
        """Preview the row so many further down."""
        raise NotImplementedError

    def set_priority(self, priority: str) -> None:
        """Give the ticked rows a priority."""
        raise NotImplementedError

    def export_selected(self) -> None:
        """Export the ticked rows."""
        raise NotImplementedError

    def clear_ticks(self) -> None:
        """Take the ticks off."""
        raise NotImplementedError

    def show_all(self) -> None:
        """Show all work orders."""
        raise NotImplementedError

    @cached_property
    def drawer(self) -> PreviewDrawer:
        """The preview beside the list."""
        from ui.work_orders.preview import PreviewDrawer

        drawer = PreviewDrawer(self.environment.navigator.go)
        self.host.put(drawer)
        drawer.closed.connect(self.drawer_closed)
        drawer.previous.connect(lambda: self.step(-1))
        drawer.next.connect(lambda: self.step(1))
        return drawer

    @cached_property
    def selection(self) -> SelectionBar:
        """The bar for the ticked rows, above the table."""
        from ui.work_orders.selection import SelectionBar

        bar = SelectionBar()
        self.lines.insertWidget(_ABOVE_TABLE, bar)
        bar.prioritised.connect(self.set_priority)
        bar.export_wanted.connect(self.export_selected)
        bar.cleared.connect(self.clear_ticks)
        return bar

    @cached_property
    def export(self) -> ListExport:
        """The export, with its progress below the table."""
        from ui.work_orders.exporting import ListExport

        export = ListExport(self, self.environment, self.vm)
        self.lines.addWidget(export.panel)
        return export

    @cached_property
    def empty(self) -> EmptyState:
        """What stands in place of a table without rows."""
        from ui.kit.feedback import EmptyState

        empty = EmptyState("clipboard-list", "", "", translate(C, "Show all work orders"), self.show_all)
        self.table_or_empty.addWidget(empty)
        return empty


def fixed_bar(layout: QHBoxLayout, height: int, parent: QWidget) -> QWidget:
    """A line of the page's head, `height` design pixels high."""
    bar = QWidget(parent)
    bar.setLayout(layout)
    bar.setFixedHeight(current().px(height))
    return bar

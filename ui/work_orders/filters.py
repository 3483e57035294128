"""The filter chips of the list: which are on, their words, and the menus behind them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from fieldservice.domain.words import choices
from fieldservice.i18n import language, translate
from ui.work_orders import words
from ui.work_orders.list_view_model import WorkOrderFilter, WorkOrderListViewModel

if TYPE_CHECKING:
    from ui.kit.dialogs import Dialog

C = "work_orders"

FIELDS = ("states", "technician", "customer", "job_types", "priorities", "opened")
Chips = list[tuple[str, str, bool]]


def field_words(key: str) -> str:
    """What a filter is called."""
    return {
        "states": translate(C, "State"),
        "technician": translate(C, "Technician"),
        "customer": translate(C, "Customer"),
        "job_types": translate(C, "Job type"),
        "priorities": translate(C, "Priority"),
        "opened": translate(C, "Opened"),
    }[key]


class Filters:
    """Reads and changes the filter of the list's view model; menus open at the chip."""

    def __init__(self, page: QWidget, view_model: WorkOrderListViewModel, today: Callable[[], date]) -> None:
        self._page, self._vm, self._today = page, view_model, today
        self.menu: QMenu | None = None
        self.dialog: Dialog | None = None

    def chips(self) -> Chips:
        """(key, words, on) of the filters that are on."""
        return [(key, self._chip(key, value), True) for key in FIELDS if (value := self._value(key))]

    def remove(self, key: str) -> None:
        """Take a filter off."""
        self._vm.narrow(**_OFF[key])

    def open(self, key: str, at: QPoint) -> None:
        """The choices of one filter."""
        if key == "customer":
            self._choose_customer()
            return
        menu = QMenu(self._page)
        self._fill(menu, key)
        self._popup(menu, at)

    def add(self, at: QPoint) -> None:
        """All filters, each with its choices."""
        menu = QMenu(self._page)
        for key in FIELDS:
            if key == "customer":
                menu.addAction(translate(C, "Customer…")).triggered.connect(lambda _c=False: self._choose_customer())
                continue
            self._fill(menu.addMenu(field_words(key)), key)
        self._popup(menu, at)

    def _popup(self, menu: QMenu, at: QPoint) -> None:
        self.menu = menu
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _value(self, key: str) -> str:
        filter, comma = self._vm.filter, ", " if language() == "en" else "、"
        if key == "states":
            return comma.join(label for name, label in choices("work_order") if name in filter.states)
        if key == "job_types":
            return comma.join(label for name, label in choices("job_type") if name in filter.job_types)
        if key == "priorities":
            return comma.join(label for name, label in choices("priority") if name in filter.priorities)
        if key == "technician":
            found = next((person for person in self._vm.technicians if person.id == filter.technician_id), None)
            return words.both(found.name, found.name_en) if found else ""
        if key == "customer":
            return self._vm.customer_name if filter.customer_id else ""
        return self._period_words(filter) if filter.opened_from or filter.opened_until else ""

    def _chip(self, key: str, value: str) -> str:
        return translate(C, "{field}: {value}", field=field_words(key), value=value)

    def _periods(self) -> list[tuple[str, date]]:
        today = self._today()
        return [
            (translate(C, "today"), today),
            (translate(C, "last 3 days"), today - timedelta(days=2)),
            (translate(C, "last 7 days"), today - timedelta(days=6)),
            (translate(C, "last 30 days"), today - timedelta(days=29)),
            (translate(C, "this year"), date(today.year, 1, 1)),
        ]

    def _period_words(self, filter: WorkOrderFilter) -> str:
        if filter.opened_until is not None:
            return str(filter.opened_until.year)
        for label, start in self._periods():
            if filter.opened_from == start:
                return label
        return translate(C, "since {day}", day=filter.opened_from.isoformat() if filter.opened_from else "")

    def _fill(self, menu: QMenu, key: str) -> None:
        filter = self._vm.filter
        if key == "technician":
            for person in self._vm.technicians:
                label = words.both(person.name, person.name_en)
                self._tick(menu, label, filter.technician_id == person.id, {"technician_id": person.id})
            return
        if key == "opened":
            for label, start in self._periods():
                on = filter.opened_from == start and filter.opened_until is None
                self._tick(menu, label, on, {"opened_from": start, "opened_until": None})
            last = self._today().year - 1
            whole = {"opened_from": date(last, 1, 1), "opened_until": date(last, 12, 31)}
            label = translate(C, "last year ({year})", year=last)
            self._tick(menu, label, filter.opened_from == whole["opened_from"], whole)
            return
        group = {"states": "work_order", "job_types": "job_type", "priorities": "priority"}[key]
        held: frozenset[str] = getattr(filter, key)
        for name, label in choices(group):
            self._tick(menu, label, name in held, {key: held ^ {name}})

    def _tick(self, menu: QMenu, label: str, on: bool, fields: dict[str, Any]) -> None:
        action = menu.addAction(label)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda _c=False: self._vm.narrow(**fields))

    def _choose_customer(self) -> None:
        from ui.work_orders.customer_dialog import CustomerDialog

        dialog = CustomerDialog(self._page, self._vm)
        self.dialog = dialog
        dialog.open()


_OFF: dict[str, dict[str, Any]] = {
    "states": {"states": frozenset()},
    "technician": {"technician_id": None},
    "customer": {"customer_id": None},
    "job_types": {"job_types": frozenset()},
    "priorities": {"priorities": frozenset()},
    "opened": {"opened_from": None, "opened_until": None},
}

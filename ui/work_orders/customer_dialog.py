"""The dialog that chooses whose work orders the list shows."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from fieldservice.i18n import translate
from ui.kit.dialogs import Dialog
from ui.kit.search import SearchField, Suggestion, marked
from ui.work_orders import words
from ui.work_orders.list_view_model import WorkOrderListViewModel

C = "work_orders"


class CustomerDialog(Dialog):
    """Find a customer while typing; Enter takes the first."""

    def __init__(self, parent: QWidget, view_model: WorkOrderListViewModel) -> None:
        super().__init__(translate(C, "Work orders of a customer"), parent, 480)
        self._vm = view_model
        placeholder = translate(C, "Name, number or telephone")
        self.field = SearchField(translate(C, "Customer"), placeholder, icon="users")
        self.field.queried.connect(view_model.find_customers)
        view_model.customersFound.connect(self._found)
        self.field.taken.connect(self._taken)
        self.add(self.field)
        self.body.addSpacing(160)
        self.add_cancel()
        self.field.focus()

    def _found(self, ticket: int, matches: list[Any]) -> None:
        query = self.field.text()
        self.field.show_results(
            ticket,
            [
                Suggestion(
                    match.customer_id,
                    marked(words.both(match.name, match.name_en), query),
                    " ".join(part for part in (match.number, match.contact_name, match.phone) if part),
                    icon="users",
                )
                for match in matches
            ],
        )

    def _taken(self, suggestion: Suggestion) -> None:
        self._vm.customer_name = suggestion.plain()
        self.accept()
        self._vm.narrow(customer_id=suggestion.id)

"""The list of suppliers; the drawer says how they deliver and what they sell."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory.archive_filter import InUseListPage
from ui.directory.record_dialog import RecordDialog
from ui.directory.words import both, name_of
from ui.kit.buttons import Button, MenuButton
from ui.kit.choices import ChoiceField
from ui.kit.drawer import Drawer
from ui.kit.feedback import EmptyState
from ui.kit.fields import TextArea, TextField
from ui.kit.labels import Label, Link, rule
from ui.kit.models import Column, Row
from ui.kit.panels import KeyValues, SectionHeader, column, row
from ui.purchasing import words
from ui.purchasing.sections import sections
from ui.purchasing.suppliers_view_model import SupplierSheet, SuppliersViewModel

C = "purchasing_page"
_CURRENCIES = ("CNY", "USD", "EUR", "GBP", "JPY", "HKD", "TWD")
_OFFERS = 40


class SuppliersPage(InUseListPage):
    """Enter or Space shows a supplier in the drawer: everything about it is there."""

    NAME = "suppliers"

    def __init__(self, environment: Environment) -> None:
        self.suppliers = SuppliersViewModel(environment)
        super().__init__(environment, self.suppliers)
        self.dialog: SupplierDialog | None = None
        self.suppliers.verbs.done.connect(self._done)
        self.suppliers.verbs.refused.connect(self._refused)
        self.shortcuts.add("N", translate(C, "new supplier"), self.new_supplier)

    def title(self) -> str:
        return translate(C, "Purchasing")

    def export_name(self) -> str:
        return translate(C, "Suppliers")

    def search_words(self) -> str:
        return translate(C, "Supplier, number, contact")

    def head_views(self) -> list[QWidget]:
        return [sections(self.environment, "suppliers")]

    def head_buttons(self) -> list[Button]:
        return [Button(translate(C, "New supplier"), icon="plus", on_click=self.new_supplier)]

    def columns(self) -> list[Column]:
        return [
            Column("number", translate(C, "Number"), 116, kind="record"),
            Column("name", translate(C, "Supplier"), 260, stretch=True),
            Column("contact", translate(C, "Contact"), 120, sortable=False),
            Column("phone", translate(C, "Phone"), 140, sortable=False),
            Column("offers", translate(C, "Parts offered"), 104, sortable=False, kind="number"),
            Column("orders", translate(C, "Open orders"), 104, sortable=False, kind="number"),
            Column("currency", translate(C, "Currency"), 84, sortable=False, kind="muted"),
        ]

    def sorts(self) -> dict[str, str]:
        return {"number": "number", "name": "name"}

    def cells(self, row: Any) -> Row:
        return (
            row.number,
            both(row.name, row.name_en),
            row.contact_name,
            row.phone,
            f"{row.offers:,}" if row.offers else "—",
            f"{row.open_orders:,}" if row.open_orders else "—",
            row.currency,
        )

    def in_use_words(self, value: str) -> str:
        return translate(C, "Suppliers: {value}", value=value)

    def nothing_yet(self) -> QWidget:
        return EmptyState(
            "factory",
            translate(C, "No suppliers yet"),
            translate(C, "Add the first one here. What it sells is noted on the page of a part."),
            translate(C, "New supplier"),
            self.new_supplier,
        )

    def new_supplier(self) -> None:
        """Ask for a supplier's data."""
        self.dialog = SupplierDialog(self, self.environment, None, self.suppliers)
        self.dialog.open()

    def _edit(self, sheet: SupplierSheet) -> None:
        self.dialog = SupplierDialog(self, self.environment, sheet, self.suppliers)
        self.dialog.open()

    def fill_drawer(self, drawer: Drawer, shown: SupplierSheet) -> None:
        supplier, rating, body = shown.supplier, shown.rating, drawer.page.body
        drawer.set_title(supplier.number or translate(C, "Supplier"))
        body.addWidget(Label(name_of(supplier), "lead", strong=True, wrap=True))
        edit = Button(translate(C, "Change"), "secondary", icon="pencil", on_click=lambda: self._edit(shown))
        more = MenuButton("", "secondary", 32, "ellipsis", translate(C, "More"))
        if supplier.archived:
            more.add(translate(C, "Use it again"), lambda: self.suppliers.restore(supplier.id), "rotate-ccw")
        else:
            more.add(translate(C, "Not used any more"), lambda: self.suppliers.archive(supplier.id), "archive")
        body.addLayout(row(edit, more, None))
        facts = KeyValues()
        for label, value in (
            (translate(C, "Contact"), supplier.contact_name),
            (translate(C, "Phone"), supplier.phone),
            (translate(C, "E-mail"), supplier.email),
            (translate(C, "Address"), supplier.address),
            (translate(C, "Remark"), supplier.notes),
        ):
            if value:
                facts.add(label, value, wrap=True)
        body.addWidget(facts)
        body.addWidget(rule(edge=True))
        body.addWidget(SectionHeader(translate(C, "Deliveries of the last year"), step="body"))
        if not rating.deliveries:
            body.addWidget(Label(translate(C, "Nothing was received from it yet."), "body", "muted", wrap=True))
        else:
            marks = KeyValues(label_width=120)
            late = translate(C, "%n days late in all", n=rating.days_late) if rating.days_late else ""
            marks.add(translate(C, "Deliveries"), f"{rating.deliveries:,}")
            marks.add(translate(C, "On the day promised"), words.percent(rating.punctuality), late)
            marks.add(translate(C, "As ordered and good"), words.percent(rating.quality))
            body.addWidget(marks)
        body.addWidget(rule(edge=True))
        count = str(len(shown.offers)) if shown.offers else ""
        body.addWidget(SectionHeader(translate(C, "What it sells"), count, step="body"))
        if not shown.offers:
            said = translate(C, "Nothing is noted. Offers are noted on the page of a part.")
            body.addWidget(Label(said, "body", "muted", wrap=True))
        for line, part in shown.offers[:_OFFERS]:
            link = Link(part.number)
            link.clicked.connect(lambda id=part.id: self.environment.navigator.go("part", id=id))
            price = words.money(line.price_minor, line.currency)
            offer = column(spacing=0)
            offer.addLayout(row(link, None, Label(price or translate(C, "no price"), "body")))
            days = translate(C, "%n days", n=line.lead_days) if line.lead_days is not None else ""
            second = words.comma().join(each for each in (name_of(part), days) if each)
            offer.addWidget(Label(second, "small", "muted", elide=True))
            body.addLayout(offer)
        if len(shown.offers) > _OFFERS:
            body.addWidget(Label(translate(C, "and %n more", n=len(shown.offers) - _OFFERS), "body", "muted"))

    @Slot(str, object, object)
    def _done(self, what: str, _made: Any, undo: Any) -> None:
        if what in ("add", "change") and self.dialog is not None and self.dialog.isVisible():
            self.dialog.finish()
        self.environment.messages.say(
            {
                "add": translate(C, "The supplier is added."),
                "change": translate(C, "The supplier is changed."),
                "archive": translate(C, "Nothing is ordered there any more."),
                "restore": translate(C, "The supplier is in use again."),
            }[what],
            undo,
        )

    @Slot(str, object)
    def _refused(self, _what: str, error: Any) -> None:
        if self.dialog is None or not self.dialog.isVisible() or not self.dialog.show_problem(error):
            self.environment.messages.problem(error)


class SupplierDialog(RecordDialog):
    """What is known about a supplier."""

    def __init__(
        self,
        parent: QWidget,
        environment: Environment,
        sheet: SupplierSheet | None,
        suppliers: SuppliersViewModel,
    ) -> None:
        record = sheet.supplier if sheet is not None else None
        title = translate(C, "New supplier") if record is None else name_of(record)
        act = translate(C, "Add") if record is None else translate(C, "Save")
        send = suppliers.add if record is None else lambda values: suppliers.change(record.id, values)
        super().__init__(title, parent, environment, f"supplier.{record.id if record else 'new'}", act, send)
        self.form.add("name", TextField(translate(C, "Name"), required=True, max_length=120))
        self.form.add("name_en", TextField(translate(C, "English name"), max_length=120))
        self.form.add("number", TextField(translate(C, "Number"), max_length=40))
        known = [(each, each) for each in _CURRENCIES]
        self.form.add("currency", ChoiceField(translate(C, "Currency"), known, "CNY"))
        self.form.add("contact_name", TextField(translate(C, "Contact"), max_length=80))
        self.form.add("phone", TextField(translate(C, "Phone"), max_length=40))
        self.form.add("email", TextField(translate(C, "E-mail"), max_length=120))
        self.form.add("website", TextField(translate(C, "Website"), max_length=200))
        self.form.add("address", TextField(translate(C, "Address"), max_length=200), 2)
        self.form.add("notes", TextArea(translate(C, "Remark"), rows=2), 2)
        if record is None:
            self.begin({"currency": "CNY"})
        else:
            self.begin_with(record)

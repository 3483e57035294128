"""The list of customers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from fieldservice.domain.words import choices, word
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory import words
from ui.directory.archive_filter import archive_chip, fill_archive_menu
from ui.directory.customer_dialogs import NewCustomerDialog
from ui.directory.customers_view_model import CustomerPreview, CustomersViewModel
from ui.directory.history import timeline_entries
from ui.directory.list_page import RecordListPage
from ui.kit.buttons import Button, Menu
from ui.kit.drawer import Drawer
from ui.kit.feedback import EmptyState
from ui.kit.labels import Label, rule
from ui.kit.models import Column, Row
from ui.kit.panels import KeyValues, SectionHeader, row
from ui.kit.timeline import Timeline

C = "directory_page"

_JOBS = 4


class CustomersPage(RecordListPage):
    """Filter, preview, add, export."""

    NAME = "customers"

    def __init__(self, environment: Environment) -> None:
        self.customers = CustomersViewModel(environment)
        super().__init__(environment, self.customers)
        self.dialog: NewCustomerDialog | None = None
        self.shortcuts.add("N", translate(C, "new customer"), self.new_customer)
        self.shortcuts.add("R", translate(C, "new request"), self._request)

    def open(self, **params: object) -> None:
        super().open(**params)
        if params.get("new"):
            self.new_customer()

    def title(self) -> str:
        return translate(C, "Customers")

    def search_words(self) -> str:
        return translate(C, "Name, number, telephone, city, tag")

    def head_buttons(self) -> list[Button]:
        return [Button(translate(C, "New customer"), icon="plus", on_click=self.new_customer)]

    def columns(self) -> list[Column]:
        return [
            Column("number", translate(C, "Number"), 112, kind="record"),
            Column("name", translate(C, "Name"), 220, stretch=True),
            Column("tier", translate(C, "Tier"), 128, sortable=False, kind="pill"),
            Column("contact", translate(C, "Contact"), 92, sortable=False),
            Column("phone", translate(C, "Telephone"), 128, sortable=False),
            Column("city", translate(C, "City"), 92, sortable=False),
            Column("assets", translate(C, "Assets"), 72, sortable=False, kind="number"),
            Column("open_jobs", translate(C, "Open jobs"), 84, sortable=False, kind="number"),
            Column("last_job", translate(C, "Last job"), 120),
            Column("tags", translate(C, "Tags"), 140, sortable=False, kind="muted", hidden=True),
        ]

    def sorts(self) -> dict[str, str]:
        return {"number": "number", "name": "name", "last_job": "last_job"}

    def cells(self, row: Any) -> Row:
        context = self.environment.services.context
        return (
            row.number,
            words.both(row.name, row.name_en),
            words.tier_pill(row.tier),
            row.contact_name,
            row.phone,
            row.city or row.province,
            f"{row.assets:,}" if row.assets else "",
            f"{row.open_jobs:,}" if row.open_jobs else "",
            words.day(row.last_job_at, context.now(), context.zone),
            row.tags.replace(",", " "),
        )

    def chips(self) -> list[tuple[str, str, bool]]:
        filter = self.list.filter
        tier = word("tier", filter.tier) if filter.tier else translate(C, "all")
        return [
            ("tier", translate(C, "Tier: {value}", value=tier), bool(filter.tier)),
            archive_chip(self),
        ]

    def fill_menu(self, key: str, menu: Menu) -> None:
        filter = self.list.filter
        if key == "tier":
            every = translate(C, "All tiers")
            self.choice(menu, every, not filter.tier, lambda: self.list.narrow(tier=""))
            for value, label in choices("tier"):
                self.choice(menu, label, filter.tier == value, partial(self.list.narrow, tier=value))
            return
        fill_archive_menu(self, menu)

    def filter_off(self, key: str) -> None:
        self.list.narrow(**({"tier": ""} if key == "tier" else {"archived": False}))

    def nothing_yet(self) -> QWidget:
        return EmptyState(
            "users",
            translate(C, "No customers yet"),
            translate(C, "Add the first one here, or bring a whole list in from a spreadsheet by “Import”."),
            translate(C, "New customer"),
            self.new_customer,
        )

    def open_record(self, id: str) -> None:
        self.environment.navigator.go("customer", id=id)

    def new_customer(self) -> None:
        """Open the dialog that adds a customer."""
        self.dialog = NewCustomerDialog(self, self.environment, self._added, self.open_record)
        self.dialog.open()

    def _added(self, id: str) -> None:
        self.environment.messages.say(translate(C, "The customer is added."))
        self.open_record(id)

    def _request(self) -> None:
        rid = self.table.current_id()
        if rid is not None:
            self.list.id_of(rid, lambda id: self.environment.navigator.go("new_request", customer_id=id))

    # the drawer

    def fill_drawer(self, drawer: Drawer, shown: CustomerPreview) -> None:
        detail, body = shown.detail, drawer.page.body
        customer, context = detail.customer, self.environment.services.context
        go = self.environment.navigator.go
        drawer.set_title(
            customer.number, words.archived_pill() if customer.archived else words.tier_pill(customer.tier)
        )
        body.addWidget(Label(words.name_of(customer), "lead", strong=True, wrap=True))
        request = Button(
            translate(C, "New request"), "primary", icon="plus", key="R",
            on_click=lambda: go("new_request", customer_id=customer.id), show_key=True,
        )  # fmt: skip
        request.setShortcut("")
        request.set_wide()
        opener = Button(translate(C, "Open"), on_click=lambda: self.open_record(customer.id))
        body.addLayout(row(request, opener))
        body.addWidget(rule(edge=True))
        facts = KeyValues()
        for contact in detail.contacts[:2]:
            facts.add(translate(C, "Contact"), words.listed((contact.name, contact.role)), contact.phone)
        facts.add(translate(C, "Telephone"), customer.phone)
        facts.add(translate(C, "Address"), words.address(customer), wrap=True)
        facts.add(translate(C, "Assets"), f"{len(detail.assets):,}")
        facts.add(translate(C, "Jobs"), f"{detail.jobs_total:,}")
        if customer.notes:
            facts.add(translate(C, "Remark"), customer.notes, wrap=True)
        body.addWidget(facts)
        orders = detail.open_jobs.work_orders
        if orders:
            body.addWidget(rule(edge=True))
            body.addWidget(SectionHeader(translate(C, "Open jobs"), f"{len(orders)}", step="body"))
            open_jobs = KeyValues(label_width=110)
            for job in orders[:_JOBS]:
                open_jobs.add(
                    word("work_order", job.state),
                    job.number,
                    job.summary,
                    link=partial(go, "work_order", id=job.id),
                )
            body.addWidget(open_jobs)
        body.addWidget(rule(edge=True))
        body.addWidget(SectionHeader(translate(C, "Latest"), step="body"))
        body.addWidget(Timeline(timeline_entries(shown.entries, context.now(), context.zone)))

    # export

    def export_header(self) -> list[str]:
        return [
            translate(C, "Number"),
            translate(C, "Name"),
            translate(C, "English name"),
            translate(C, "Short name"),
            translate(C, "Tier"),
            translate(C, "Contact"),
            translate(C, "Telephone"),
            translate(C, "Province"),
            translate(C, "City"),
            translate(C, "Tags"),
            translate(C, "Assets"),
            translate(C, "Open jobs"),
            translate(C, "Last job"),
        ]

    def export_cells(self, row: Any) -> Sequence[Any]:
        return [
            row.number, row.name, row.name_en, row.short_name, word("tier", row.tier), row.contact_name, row.phone,
            row.province, row.city, row.tags, row.assets, row.open_jobs, row.last_job_at,
        ]  # fmt: skip

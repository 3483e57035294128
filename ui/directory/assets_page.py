"""The list of machines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from fieldservice.domain.formats import format_number
from fieldservice.domain.words import word
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory import words
from ui.directory.archive_filter import archive_chip, fill_archive_menu
from ui.directory.assets_view_model import AssetPreview, AssetsViewModel
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


class AssetsPage(RecordListPage):
    """Filter, preview, export."""

    NAME = "assets"

    def __init__(self, environment: Environment) -> None:
        self.assets = AssetsViewModel(environment)
        super().__init__(environment, self.assets)
        self.assets.productsLoaded.connect(self._filter_changed)
        self.shortcuts.add("R", translate(C, "new request"), self._request)

    def open(self, **params: object) -> None:
        super().open(**params)
        self.assets.load_products()

    def title(self) -> str:
        return translate(C, "Assets")

    def search_words(self) -> str:
        return translate(C, "Serial number, name, model, customer, place")

    def columns(self) -> list[Column]:
        return [
            Column("serial", translate(C, "Serial number"), 124, kind="record"),
            Column("model", translate(C, "Model"), 112, sortable=False),
            Column("name", translate(C, "Asset"), 130),
            Column("customer", translate(C, "Customer"), 210, sortable=False, stretch=True),
            Column("coverage", translate(C, "Coverage"), 128, sortable=False, kind="pill"),
            Column("until", translate(C, "Covered until"), 124, sortable=False),
            Column("open_jobs", translate(C, "Open jobs"), 84, sortable=False, kind="number"),
            Column("last_job", translate(C, "Last job"), 120),
            Column("site", translate(C, "Site"), 140, sortable=False),
            Column("hours", translate(C, "Running hours"), 104, sortable=False, kind="number", hidden=True),
        ]

    def sorts(self) -> dict[str, str]:
        return {"serial": "serial", "name": "name", "last_job": "last_job"}

    def cells(self, row: Any) -> Row:
        asset, covered = row.row, row.entitlement
        context = self.environment.services.context
        until = covered.until if covered is not None and covered.kind in ("in_warranty", "contract") else None
        return (
            asset.serial,
            asset.model,
            asset.name or words.both(asset.product_name, asset.product_name_en),
            words.both(asset.customer_name, asset.customer_name_en),
            words.coverage_pill(covered),
            words.plain_day(until),
            f"{asset.open_jobs:,}" if asset.open_jobs else "",
            words.day(asset.last_job_at, context.now(), context.zone),
            asset.site_name or asset.location_note,
            format_number(asset.running_hours) if asset.running_hours is not None else "",
        )

    def chips(self) -> list[tuple[str, str, bool]]:
        filter = self.list.filter
        model = next((p.model for p in self.assets.products if p.id == filter.product_id), translate(C, "all"))
        return [
            ("model", translate(C, "Model: {value}", value=model), bool(filter.product_id)),
            archive_chip(self),
        ]

    def fill_menu(self, key: str, menu: Menu) -> None:
        filter = self.list.filter
        if key == "model":
            every = translate(C, "All models")
            self.choice(menu, every, not filter.product_id, lambda: self.list.narrow(product_id=None))
            for product in self.assets.products:
                label = words.listed((product.model, words.name_of(product)))
                on = filter.product_id == product.id
                self.choice(menu, label, on, partial(self.list.narrow, product_id=product.id))
            return
        fill_archive_menu(self, menu)

    def filter_off(self, key: str) -> None:
        self.list.narrow(**({"product_id": None} if key == "model" else {"archived": False}))

    def nothing_yet(self) -> QWidget:
        return EmptyState(
            "cog",
            translate(C, "No machines yet"),
            translate(C, "A machine is added on its customer's page, or with many others by “Import”."),
            translate(C, "Open the customers"),
            lambda: self.environment.navigator.go("customers"),
        )

    def open_record(self, id: str) -> None:
        self.environment.navigator.go("asset", id=id)

    def _request(self) -> None:
        rid = self.table.current_id()
        if rid is not None:
            self.list.id_of(rid, lambda id: self.environment.navigator.go("new_request", asset_id=id))

    # the drawer

    def fill_drawer(self, drawer: Drawer, shown: AssetPreview) -> None:
        detail, body = shown.detail, drawer.page.body
        asset, context = detail.asset, self.environment.services.context
        go = self.environment.navigator.go
        model = detail.product.model if detail.product else ""
        drawer.set_title(asset.serial or asset.name, words.coverage_pill(detail.entitlement))
        body.addWidget(Label(words.asset_words(model, asset.name, asset.serial), "lead", strong=True, wrap=True))
        request = Button(
            translate(C, "New request"), "primary", icon="plus", on_click=lambda: go("new_request", asset_id=asset.id)
        )
        request.set_wide()
        body.addLayout(row(request, Button(translate(C, "Open"), on_click=lambda: self.open_record(asset.id))))
        body.addWidget(rule(edge=True))
        facts = KeyValues()
        customer = detail.customer
        if customer is not None:
            facts.add(translate(C, "Customer"), words.name_of(customer), link=lambda: go("customer", id=customer.id))
        place = words.listed((detail.site.name if detail.site else "", asset.location_note))
        facts.add(translate(C, "Site"), place, wrap=True)
        facts.add(translate(C, "Coverage"), detail.entitlement.reason, wrap=True)
        facts.add(translate(C, "Installed"), words.plain_day(asset.installed_on))
        if asset.running_hours is not None:
            facts.add(translate(C, "Running hours"), format_number(asset.running_hours))
        facts.add(translate(C, "Jobs"), f"{detail.jobs_total:,}")
        body.addWidget(facts)
        if not shown.entries:
            return
        body.addWidget(rule(edge=True))
        body.addWidget(SectionHeader(translate(C, "Latest"), step="body"))
        body.addWidget(Timeline(timeline_entries(shown.entries, context.now(), context.zone)))

    # export

    def export_header(self) -> list[str]:
        return [
            translate(C, "Serial number"),
            translate(C, "Number"),
            translate(C, "Asset"),
            translate(C, "Model"),
            translate(C, "Customer"),
            translate(C, "Site"),
            translate(C, "Location"),
            translate(C, "Coverage"),
            translate(C, "Covered until"),
            translate(C, "Running hours"),
            translate(C, "Open jobs"),
            translate(C, "Last job"),
        ]

    def export_cells(self, row: Any) -> Sequence[Any]:
        asset, covered = row.row, row.entitlement
        return [
            asset.serial, asset.number, asset.name, asset.model, asset.customer_name, asset.site_name,
            asset.location_note, word("entitlement", covered.kind) if covered else "",
            covered.until if covered else None, asset.running_hours, asset.open_jobs, asset.last_job_at,
        ]  # fmt: skip

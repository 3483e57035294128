"""The list of parts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from fieldservice.domain.quantity import MICRO, unit_word
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory.archive_filter import archive_chip, fill_archive_menu
from ui.directory.list_page import RecordListPage
from ui.directory.words import both, listed
from ui.kit.buttons import Button, Menu
from ui.kit.drawer import Drawer
from ui.kit.feedback import EmptyState, Note
from ui.kit.labels import Label, rule
from ui.kit.models import Column, Row
from ui.kit.panels import KeyValues, SectionHeader, row
from ui.kit.theme import current
from ui.parts import words
from ui.parts.part_form import NewPartDialog
from ui.parts.parts_view_model import CategoryNode, PartsViewModel

C = "parts_page"

_PLACES = 8


class PartsPage(RecordListPage):
    """Search as you type by number (with or without dashes), name or barcode; category tree; stock."""

    NAME = "parts"

    def __init__(self, environment: Environment) -> None:
        self.parts = PartsViewModel(environment)
        super().__init__(environment, self.parts)
        self.dialog: NewPartDialog | None = None
        self.parts.categoriesLoaded.connect(self._filter_changed)
        self.parts.partFound.connect(self.open_record)
        self.parts.replacedFound.connect(self._show_replacement)
        self._replacing = ""
        words = translate(C, "Open the new part")
        self.replacement = Note("", "calm", icon="git-branch", action=words, on_action=self._open_replacement)
        self._banner = QWidget()
        told = row(self.replacement)
        edge = current().px(16)
        told.setContentsMargins(edge, 0, edge, current().px(10))
        self._banner.setLayout(told)
        self._banner.hide()
        self.add_banner(self._banner)
        self.shortcuts.add("N", translate(C, "new part"), self.new_part)
        self.shortcuts.add("L", translate(C, "locations"), lambda: environment.navigator.go("locations"))

    def open(self, **params: object) -> None:
        super().open(**params)
        self.parts.load_categories()
        if params.get("category"):
            self.parts.choose_category(str(params["category"]))
        if params.get("new"):
            self.new_part()

    def title(self) -> str:
        return translate(C, "Parts")

    def search_words(self) -> str:
        return translate(C, "Part number, name, barcode, supplier")

    def head_buttons(self) -> list[Button]:
        go = self.environment.navigator.go
        places, categories = translate(C, "Locations"), translate(C, "Categories")
        return [
            Button(categories, "quiet", icon="boxes", on_click=lambda: go("part_categories")),
            Button(places, "quiet", icon="layers", on_click=lambda: go("locations")),
            Button(translate(C, "New part"), icon="plus", on_click=self.new_part),
        ]

    def columns(self) -> list[Column]:
        return [
            Column("number", translate(C, "Part number"), 148, kind="record"),
            Column("name", translate(C, "Name"), 220, stretch=True),
            Column("category", translate(C, "Category"), 132, sortable=False),
            Column("on_hand", translate(C, "On hand"), 88, sortable=False, kind="number"),
            Column("van", translate(C, "In my van"), 92, sortable=False, kind="number"),
            Column("replaced", translate(C, "Replaced by"), 132, sortable=False, kind="muted"),
            Column("unit", translate(C, "Unit"), 60, sortable=False, kind="muted"),
            Column("price", translate(C, "Price"), 104, kind="number"),
            Column("places", translate(C, "Locations"), 84, sortable=False, kind="number"),
            Column("supplier", translate(C, "Supplier"), 160, sortable=False),
            Column("barcode", translate(C, "Barcode"), 132, sortable=False, hidden=True),
        ]

    def sorts(self) -> dict[str, str]:
        return {"number": "number", "name": "name", "price": "price"}

    def cells(self, row: Any) -> Row:
        part = row.row
        return (
            part.number,
            both(part.name, part.name_en),
            both(part.category, part.category_en),
            words.number(part.on_hand_micro) if part.on_hand_micro else "",
            words.number(row.in_van_micro) if row.in_van_micro else "",
            row.replaced_by,
            unit_word(part.unit),
            words.price(part.price_minor, part.currency),
            f"{part.places:,}" if part.places else "",
            part.supplier,
            part.barcode,
        )

    def chips(self) -> list[tuple[str, str, bool]]:
        category = self._category_name(self.parts.categories, self.parts.category_id) or translate(C, "all")
        stock = {
            "all": translate(C, "all"),
            "any": translate(C, "in stock"),
            "van": translate(C, "in my van"),
            "low": translate(C, "below the minimum"),
        }[self.parts.stock]
        return [
            ("category", translate(C, "Category: {value}", value=category), bool(self.parts.category_id)),
            ("stock", translate(C, "Stock: {value}", value=stock), self.parts.stock != "all"),
            ("superseded", self._superseded_words(), self.list.filter.superseded),
            archive_chip(self),
        ]

    def fill_menu(self, key: str, menu: Menu) -> None:
        vm = self.parts
        if key == "category":
            self.choice(menu, translate(C, "All categories"), not vm.category_id, lambda: vm.choose_category(""))
            menu.addSeparator()
            self._fill_categories(menu, vm.categories)
            return
        if key == "stock":
            for value, label in (
                ("all", translate(C, "All parts")),
                ("any", translate(C, "In stock anywhere")),
                ("van", translate(C, "In my van")),
                ("low", translate(C, "Below the minimum")),
            ):
                self.choice(menu, label, vm.stock == value, partial(vm.choose_stock, value))
            return
        if key == "superseded":
            on = vm.filter.superseded
            self.choice(menu, translate(C, "All parts"), not on, lambda: vm.narrow(superseded=False))
            self.choice(menu, translate(C, "Only what is replaced"), on, lambda: vm.narrow(superseded=True))
            return
        fill_archive_menu(self, menu)

    def filter_off(self, key: str) -> None:
        if key == "category":
            self.parts.choose_category("")
        elif key == "stock":
            self.parts.choose_stock("all")
        elif key == "superseded":
            self.parts.narrow(superseded=False)
        else:
            self.parts.narrow(archived=False)

    def _superseded_words(self) -> str:
        value = translate(C, "only replaced ones") if self.list.filter.superseded else translate(C, "all")
        return translate(C, "Supersession: {value}", value=value)

    @Slot(object)
    def _show_replacement(self, found: Any) -> None:
        """Say what stands in for the number that was searched for."""
        self._banner.setVisible(found is not None)
        if found is not None:
            self._replacing = found.by[0].id
            self.replacement.set(found.sentence, icon="git-branch")

    def _open_replacement(self) -> None:
        if self._replacing:
            self.open_record(self._replacing)

    def _fill_categories(self, menu: Menu, nodes: Sequence[CategoryNode]) -> None:
        for node in nodes:
            label = f"{both(node.name, node.name_en)}  {node.parts:,}"
            choose = partial(self.parts.choose_category, node.id)
            if not node.children:
                self.choice(menu, label, node.id == self.parts.category_id, choose)
                continue
            branch = Menu(menu)
            branch.setTitle(label)
            menu.addMenu(branch)
            whole = translate(C, "All of {name}", name=both(node.name, node.name_en))
            self.choice(branch, whole, node.id == self.parts.category_id, choose)
            branch.addSeparator()
            self._fill_categories(branch, node.children)

    def _category_name(self, nodes: Sequence[CategoryNode], id: str) -> str:
        for node in nodes:
            if node.id == id:
                return both(node.name, node.name_en)
            found = self._category_name(node.children, id)
            if found:
                return found
        return ""

    def _search_entered(self) -> None:
        self.parts.find_code(str(self.search.value()))
        super()._search_entered()

    def nothing_yet(self) -> QWidget:
        return EmptyState(
            "package",
            translate(C, "No parts yet"),
            translate(C, "Add the first one here, or bring the whole catalogue in from a spreadsheet by “Import”."),
            translate(C, "New part"),
            self.new_part,
        )

    def open_record(self, id: str) -> None:
        self.environment.navigator.go("part", id=id)

    def new_part(self) -> None:
        """Open the dialog that adds a part."""
        self.dialog = NewPartDialog(self, self.environment, self._added)
        self.dialog.open()

    def _added(self, id: str) -> None:
        self.environment.messages.say(translate(C, "The part is added."))
        self.open_record(id)

    # the drawer

    def fill_drawer(self, drawer: Drawer, shown: Any) -> None:
        part, body, context = shown.part, drawer.page.body, self.environment.services.context
        drawer.set_title(part.number)
        body.addWidget(Label(both(part.name, part.name_en), "lead", strong=True, wrap=True))
        opener = Button(translate(C, "Open"), "primary", on_click=lambda: self.open_record(part.id))
        opener.set_wide()
        body.addLayout(row(opener))
        body.addWidget(rule(edge=True))
        facts = KeyValues()
        facts.add(translate(C, "On hand"), words.quantity(shown.usable_micro, part.unit))
        facts.add(translate(C, "Price"), words.price(part.price_minor, part.currency))
        path = " / ".join(both(category.name, category.name_en) for category in shown.category_path)
        facts.add(translate(C, "Category"), path, wrap=True)
        facts.add(translate(C, "Supplier"), part.supplier, wrap=True)
        facts.add(translate(C, "Used in"), listed(use.code for use in shown.used_in[:6]), wrap=True)
        body.addWidget(facts)
        body.addWidget(rule(edge=True))
        body.addWidget(SectionHeader(translate(C, "Where it is"), step="body"))
        places = KeyValues(label_width=116)
        for place in shown.stock[:_PLACES]:
            held = place.row
            name = listed((both(held.name, held.name_en), held.lot, held.serial))
            moved = words.age(held.last_move_at, context.now(), context.zone)
            amount = words.quantity(held.quantity_micro, part.unit)
            places.add(name, amount, translate(C, "moved {when}", when=moved) if moved else "")
        body.addWidget(places if shown.stock else Label(translate(C, "None in stock."), "body", "muted"))

    # export

    def export_header(self) -> list[str]:
        return [
            translate(C, "Part number"),
            translate(C, "Name"),
            translate(C, "English name"),
            translate(C, "Category"),
            translate(C, "Unit"),
            translate(C, "Price"),
            translate(C, "Currency"),
            translate(C, "On hand"),
            translate(C, "In my van"),
            translate(C, "Supplier"),
            translate(C, "Barcode"),
            translate(C, "Replaced by"),
        ]

    def export_cells(self, row: Any) -> Sequence[Any]:
        from decimal import Decimal

        from fieldservice.domain.money import decimals

        part = row.row
        scale = Decimal(10) ** decimals(part.currency)
        price = float(Decimal(part.price_minor) / scale) if part.price_minor is not None else None
        return [
            part.number, part.name, part.name_en, both(part.category, part.category_en), unit_word(part.unit), price,
            part.currency, part.on_hand_micro / MICRO, (row.in_van_micro or 0) / MICRO, part.supplier, part.barcode,
            row.replaced_by,
        ]  # fmt: skip

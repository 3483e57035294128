"""The tab of a part's own data: what is written on it, further codes, minimum and bin by place."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from fieldservice.i18n import language, translate
from ui.bridge.environment import Environment
from ui.directory.detail import TableCard, rows_of
from ui.directory.edit_card import EditCard
from ui.directory.words import both, name_of
from ui.kit.panels import column
from ui.kit.theme import current
from ui.parts import words
from ui.parts.part_form import apply_categories, part_fields, to_form
from ui.parts.part_tabs import Tab
from ui.parts.part_view_model import Opened
from ui.parts.supply_dialogs import code_kinds

C = "part_page"

_ONE_BELOW = 900


class DataTab(Tab):
    """Facts that turn into a form in their place; codes and levels beside them."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment, translate(C, "Data"))
        self._opened: Opened | None = None
        self.data = EditCard(translate(C, "Data"), environment, self._form, 112)
        self.codes = TableCard(
            translate(C, "Further codes"),
            rows_of(
                ("code", translate(C, "Code"), 150, "record", True),
                ("kind", translate(C, "Kind"), 150, "muted", False),
            ),
            translate(C, "None. Scanners find the part by its number and barcode."),
            translate(C, "Add a code…"),
        )
        self.levels = TableCard(
            translate(C, "Minimum, maximum and bin"),
            rows_of(
                ("place", translate(C, "Place"), 150, "text", True),
                ("bin", translate(C, "Home bin"), 90, "record", False),
                ("min", translate(C, "Minimum"), 80, "number", False),
                ("max", translate(C, "Maximum"), 80, "number", False),
            ),
            translate(C, "No place is to hold any in particular."),
            translate(C, "Set for a place…"),
        )
        self._side = QWidget()
        side = column(self._side, spacing=12)
        side.addWidget(self.codes)
        side.addWidget(self.levels)
        side.addStretch(1)
        left = QWidget()
        column(left).addWidget(self.data)
        left_column = left.layout()
        if isinstance(left_column, QBoxLayout):
            left_column.addStretch(1)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(current().px(16))
        self._both.addWidget(left, 1)
        self._both.addWidget(self._side, 1)
        self.body.addLayout(self._both)
        self.finish()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        one = self.width() < current().px(_ONE_BELOW)
        self._both.setDirection(QBoxLayout.Direction.TopToBottom if one else QBoxLayout.Direction.LeftToRight)

    def show_part(self, opened: Opened) -> None:
        self._opened = opened
        part, facts = opened.detail.part, self.data.facts
        path = " / ".join(both(category.name, category.name_en) for category in opened.detail.category_path)
        facts.clear()
        facts.add(translate(C, "Category"), path, wrap=True)
        facts.add(translate(C, "Sale price"), words.price(part.price_minor, part.currency))
        facts.add(translate(C, "Barcode"), part.barcode)
        facts.add(translate(C, "Supplier"), part.supplier, wrap=True)
        facts.add(translate(C, "Tracking"), words.tracking_words(part.tracking))
        life = translate(C, "%n days", part.shelf_life_days) if part.shelf_life_days else ""
        facts.add(translate(C, "Shelf life"), life)
        checks = [
            translate(C, "expiry is asked for") if part.expiry_tracked else "",
            translate(C, "inspected on arrival") if part.inspect_on_receipt else "",
        ]
        asked = "\n".join(each for each in checks if each) or translate(C, "not inspected")
        facts.add(translate(C, "On arrival"), asked, wrap=True)
        if language() == "en":
            facts.add(translate(C, "Chinese name"), part.name, wrap=True)
        else:
            facts.add(translate(C, "English name"), part.name_en, wrap=True)
        if part.description:
            facts.add(translate(C, "Description"), part.description, wrap=True)
        facts.add(translate(C, "Remark"), part.notes, wrap=True)
        if self.data.form is not None:
            apply_categories(self.data.form, opened.categories)
        path_ids = [category.id for category in opened.detail.category_path]
        self.data.set_record(f"part.{part.id}", to_form(part, path_ids[-1] if path_ids else None))
        editable = opened.supply.editable and not part.archived
        for button in (self.codes.button, self.levels.button):
            if button is not None:
                button.setVisible(editable)
        kinds = dict(code_kinds())
        self.shown_codes = opened.supply.codes
        self.codes.show_rows([(each.code, kinds.get(each.kind, each.kind)) for each in opened.supply.codes])
        self.shown_levels = opened.supply.levels
        self.levels.show_rows(
            [
                (
                    name_of(each.location),
                    name_of(each.bin),
                    words.number(each.level.min_micro) if each.level.min_micro is not None else "",
                    words.number(each.level.max_micro) if each.level.max_micro is not None else "",
                )
                for each in opened.supply.levels
            ]
        )

    def _form(self, form: Any) -> None:
        part_fields(form)
        if self._opened is not None:
            apply_categories(form, self._opened.categories)

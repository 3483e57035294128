"""One part."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from fieldservice.i18n import language, translate
from ui.bridge.environment import Environment
from ui.directory.detail import RecordPage, TableCard, rows_of
from ui.directory.edit_card import EditCard
from ui.directory.words import archived_pill, both, listed
from ui.kit.buttons import Button, MenuButton
from ui.kit.labels import Label, rule
from ui.kit.panels import ScrollPage, clear_layout, column, panel, row
from ui.kit.status import PillSpec
from ui.kit.theme import current
from ui.parts import words
from ui.parts.part_cards import move_cells, stock_cells
from ui.parts.part_form import apply_categories, from_form, part_fields, to_form
from ui.parts.part_photo import PartPhoto
from ui.parts.part_view_model import Opened, PartViewModel
from ui.parts.stock_dialogs import CountDialog, MoveStockDialog

C = "parts_page"


class PartPage(RecordPage):
    """How much there is and where, how it moved, what it is used in."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.part = PartViewModel(environment, self)
        self.view_model = self.part
        self.dialog: QDialog | None = None
        self._places: list[str] = []
        self._orders: list[str | None] = []
        self._uses: list[tuple[str, str]] = []
        self._inside: list[str] = []
        self._build()
        self._connect()
        self.shortcuts.add("T", translate(C, "move stock"), self.move_stock)
        self.shortcuts.add("C", translate(C, "correct the stock"), self.count)
        self.shortcuts.add("E", translate(C, "edit"), self.data.edit)

    def open(self, **params: object) -> None:
        self.part.open(str(params.get("id", "")))

    def may_leave(self) -> bool:
        self.data.put_away()
        return True

    # building

    def _build(self) -> None:
        theme = current()
        self.photo = PartPhoto()
        self.figures = row(spacing=28)
        numbers = row(self.photo, self.figures, None, spacing=24)
        numbers.setContentsMargins(theme.px(24), 0, theme.px(24), theme.px(16))
        head = panel("raised")
        head_column = column(head)
        head_column.addWidget(self.heading)
        head_column.addLayout(numbers)
        self._make_cards()
        left = column(spacing=12)
        for card in (self.stock, self.moves):
            left.addWidget(card)
        left.addStretch(1)
        right = column(spacing=12)
        right.addWidget(self.used_in)
        right.addWidget(self.made_of)
        right.addWidget(self.data)
        right.addStretch(1)
        both_sides = row(spacing=16)
        both_sides.addLayout(left, 5)
        both_sides.addLayout(right, 3)
        self.body = ScrollPage(gutter=24, spacing=12)
        self.body.body.addLayout(both_sides)
        self.body.finish()
        inside = column(self.content)
        inside.addWidget(head)
        inside.addWidget(rule(edge=True))
        inside.addWidget(self.body, 1)

    def _make_cards(self) -> None:
        self.stock = TableCard(
            translate(C, "Stock by location"),
            rows_of(
                ("place", translate(C, "Location"), 170, "text", True),
                ("kind", translate(C, "Kind"), 128, "muted", False),
                ("person", translate(C, "Responsible"), 112, "text", False),
                ("quantity", translate(C, "On hand"), 80, "number", False),
                ("last", translate(C, "Last move"), 118, "muted", False),
                ("lot", translate(C, "Lot or serial number"), 140, "muted", False),
            ),
            translate(C, "Nothing in stock. “Correct the stock” records what lies in a place."),
        )
        self.moves = TableCard(
            translate(C, "Moves"),
            rows_of(
                ("at", translate(C, "When"), 112, "muted", False),
                ("what", translate(C, "What"), 116, "text", False),
                ("where", translate(C, "From and to"), 130, "text", True),
                ("quantity", translate(C, "Quantity"), 72, "number", False),
                ("document", translate(C, "Document"), 140, "record", False),
                ("by", translate(C, "By"), 104, "muted", False),
            ),
            translate(C, "This part has not moved yet."),
        )
        self.older = Button(translate(C, "Show older moves"), "quiet", 28, on_click=self.part.load_older)
        self.moves.add(self.older)
        self.used_in = TableCard(
            translate(C, "Used in"),
            rows_of(
                ("model", translate(C, "Model"), 104, "record", False),
                ("position", translate(C, "Position"), 80, "muted", True),
                ("machines", translate(C, "Machines"), 72, "number", False),
                ("each", translate(C, "Each"), 64, "number", False),
            ),
            translate(C, "No model lists this part yet."),
        )
        self.made_of = TableCard(
            translate(C, "Made of"),
            rows_of(
                ("number", translate(C, "Part number"), 124, "record", False),
                ("name", translate(C, "Name"), 120, "text", True),
                ("quantity", translate(C, "Quantity"), 72, "number", False),
            ),
            "",
        )
        self.data = EditCard(translate(C, "Data"), self.environment, self._data_form, 84)

    def _connect(self) -> None:
        vm, go = self.part, self.environment.navigator.go
        vm.opened.connect(self._show)
        vm.missing.connect(self._missing)
        vm.older.connect(self._show_moves)
        vm.verbs.done.connect(self._done)
        vm.verbs.refused.connect(self._refused)
        self.data.saved.connect(self._save)
        self.stock.opened.connect(lambda at: go("locations", id=self._places[at]))
        self.moves.opened.connect(self._open_order)
        self.used_in.opened.connect(self._open_use)
        self.made_of.opened.connect(lambda at: go("part", id=self._inside[at]))

    def _data_form(self, form: Any) -> None:
        part_fields(form)
        if self.part.shown is not None:
            apply_categories(form, self.part.shown.categories)

    # showing

    @Slot(object)
    def _show(self, opened: Opened) -> None:
        self.show_content()
        detail = opened.detail
        part = detail.part
        path = [both(category.name, category.name_en) for category in detail.category_path]
        self.heading.set(
            [("parts", translate(C, "Parts")), *(("parts", name) for name in path), ("", part.number)],
            both(part.name, part.name_en),
            listed((part.number, words.price(part.price_minor, part.currency), part.supplier)),
            [
                PillSpec(translate(C, "Genuine"), "quiet", "ok", "shield-check") if part.genuine else None,
                PillSpec(words.tracking_words(part.tracking), "quiet", "muted", "tag")
                if part.tracking != "none"
                else None,
                archived_pill() if part.archived else None,
            ],
        )
        self.photo.set_picture(opened.photo)
        self._buttons(part.archived)
        self._figures(opened)
        context = self.environment.services.context
        now, zone = context.now(), context.zone
        self._places = [place.row.location_id for place in detail.stock]
        self.stock.show_rows(
            [stock_cells(place, part.unit, now, zone) for place in detail.stock],
            translate(
                C, "{places}, {total} altogether", places=translate(C, "%n locations", len(set(self._places))),
                total=words.quantity(detail.total_micro, part.unit),
            ) if self._places else "",
            [not place.usable for place in detail.stock],
        )  # fmt: skip
        self._show_moves(opened.moves)
        self._show_uses(detail)
        self._data_facts(opened, path)

    def _figures(self, opened: Opened) -> None:
        detail = opened.detail
        unit = detail.part.unit
        blocked = detail.total_micro - detail.usable_micro
        clear_layout(self.figures)
        self._figure(words.number(detail.usable_micro), translate(C, "usable") if blocked else translate(C, "on hand"))
        if blocked:
            self.figures.addWidget(Label("=", "title", "muted"))
            self._figure(words.number(detail.total_micro), translate(C, "on hand"))
            self.figures.addWidget(Label("−", "title", "muted"))
            self._figure(words.number(blocked), translate(C, "blocked or on its way"))
        if opened.van_id is not None:
            self.figures.addWidget(rule(vertical=True))
            self._figure(words.number(opened.in_van_micro), translate(C, "in my van"))
        least = detail.part.min_stock_micro
        if least:
            self.figures.addWidget(rule(vertical=True))
            note = translate(C, "minimum, kept") if detail.usable_micro >= least else translate(C, "minimum, not kept")
            self._figure(words.quantity(least, unit), note, "" if detail.usable_micro >= least else "warn")

    def _figure(self, number: str, name: str, tone: str = "") -> None:
        cell = QWidget()
        lines = column(cell)
        lines.addStretch(1)
        lines.addWidget(Label(number, "figure", tone or "text"))
        lines.addWidget(Label(name, "small", "muted"))
        lines.addStretch(1)
        self.figures.addWidget(cell)

    @Slot(object)
    def _show_moves(self, moves: Any) -> None:
        context, shown = self.environment.services.context, self.part.shown
        total = shown.detail.moves_total if shown is not None else len(moves)
        self._orders = [move.work_order_id for move in moves]
        self.moves.show_rows([move_cells(move, context.now(), context.zone) for move in moves], f"{total:,}")
        self.older.setVisible(len(moves) < total)

    def _show_uses(self, detail: Any) -> None:
        self._uses = [(use.product_id or "", use.assembly_part_id or "") for use in detail.used_in]
        machines = sum(use.machines for use in detail.used_in)
        told = translate(C, "%n machines in service", machines) if machines else ""
        self.used_in.show_rows(
            [
                (
                    use.code,
                    use.position or both(use.name, use.name_en),
                    f"{use.machines:,}" if use.product_id else "",
                    words.number(use.quantity_micro),
                )
                for use in detail.used_in
            ],
            told,
        )
        self._inside = [line.part_id for line in detail.made_of]
        self.made_of.show_rows(
            [
                (line.part_number, both(line.part_name, line.part_name_en), words.number(line.quantity_micro))
                for line in detail.made_of
            ]
        )
        self.made_of.setVisible(bool(self._inside))

    def _data_facts(self, opened: Opened, path: list[str]) -> None:
        part, facts = opened.detail.part, self.data.facts
        facts.clear()
        facts.add(translate(C, "Category"), " / ".join(path), wrap=True)
        facts.add(translate(C, "Price"), words.price(part.price_minor, part.currency))
        facts.add(translate(C, "Barcode"), part.barcode)
        facts.add(translate(C, "Supplier"), part.supplier, wrap=True)
        facts.add(translate(C, "Tracking"), words.tracking_words(part.tracking))
        if language() == "en":
            facts.add(translate(C, "Chinese name"), part.name, wrap=True)
        else:
            facts.add(translate(C, "English name"), part.name_en, wrap=True)
        if part.description:
            facts.add(translate(C, "Description"), part.description, wrap=True)
        facts.add(translate(C, "Remark"), part.notes, wrap=True)
        if self.data.form is not None:
            apply_categories(self.data.form, opened.categories)
        self.data.set_record(f"part.{part.id}", to_form(part))

    def _buttons(self, archived: bool) -> None:
        if archived == self._buttons_for:
            return
        self._buttons_for = archived
        more = MenuButton("", "secondary", 36, "ellipsis", translate(C, "More"))
        more.add(translate(C, "Edit the data"), self.data.edit, "pencil")
        more.add(translate(C, "Choose a photo…"), self.choose_photo, "camera")
        more.add(translate("labels", "Labels…"), self.print_labels, "tag")
        more.add_separator()
        if archived:
            back = Button(translate(C, "Bring back"), "primary", 36, on_click=self.part.restore)
            self.heading.set_buttons([more, back])
            return
        more.add(translate(C, "Archive"), self.part.archive, "archive")
        count = Button(translate(C, "Correct the stock…"), "secondary", 36, on_click=self.count)
        move = Button(translate(C, "Move stock…"), "primary", 36, icon="arrow-left-right", on_click=self.move_stock)
        self.heading.set_buttons([count, more, move])

    @Slot(object)
    def _missing(self, _error: Any) -> None:
        self.show_missing("package", translate(C, "This part is not here"), translate(C, "All parts"), "parts")

    # doing

    def move_stock(self) -> None:
        """Ask from where to where."""
        if self.part.shown is not None:
            send = partial(self.part.move, undo_reason=translate(C, "undone at once"))
            self._open(MoveStockDialog(self, self.environment, self.part.shown, send))

    def count(self) -> None:
        """Ask what was counted."""
        if self.part.shown is not None:
            send = partial(self.part.count, undo_reason=translate(C, "undone at once"))
            self._open(CountDialog(self, self.environment, self.part.shown, send))

    def print_labels(self) -> None:
        """Labels of this part."""
        if self.part.shown is not None:
            self.environment.navigator.go("labels", kind="part", id=self.part.shown.detail.part.id)

    def choose_photo(self) -> None:
        """Ask for a picture."""
        dialog = QFileDialog(self, translate(C, "Choose a photo"))
        dialog.fileSelected.connect(lambda name: self.part.set_photo(Path(name)))
        self._open(dialog)

    def _save(self, changes: dict[str, Any]) -> None:
        shown = self.part.shown
        if shown is not None:
            self.part.change(from_form(changes, shown.detail.part.currency))

    def _open_order(self, at: int) -> None:
        order = self._orders[at]
        if order is not None:
            self.environment.navigator.go("work_order", id=order)

    def _open_use(self, at: int) -> None:
        _product, assembly = self._uses[at]
        if assembly:
            self.environment.navigator.go("part", id=assembly)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()

    @Slot(str, object, object)
    def _done(self, what: str, result: Any, undo: object) -> None:
        if what == "changed":
            self.data.finish()
        elif what in ("posted", "counted") and isinstance(self.dialog, (MoveStockDialog, CountDialog)):
            self.dialog.finish()
        say = self.environment.messages.say
        back = undo if callable(undo) else None
        if what == "counted" and result is None:
            say(translate(C, "The stock agrees with the count already."))
            return
        if what == "posted" and result.short_micro:
            lacking = words.quantity(result.short_micro, result.move.unit)
            sentence = translate(
                C, "Moved. {quantity} more left the place than were on record: count it.", quantity=lacking
            )
            say(sentence, back)
            return
        sentence = {
            "changed": translate(C, "The data is saved."),
            "archived": translate(C, "The part is archived."),
            "restored": translate(C, "The part is back in the lists."),
            "photo": translate(C, "The photo is kept."),
            "posted": translate(C, "The move is recorded."),
            "counted": translate(C, "The stock is set right."),
        }[what]
        say(sentence, back)

    @Slot(str, object)
    def _refused(self, what: str, error: Any) -> None:
        dialog = self.dialog
        if what in ("posted", "counted") and isinstance(dialog, (MoveStockDialog, CountDialog)):
            if dialog.show_problem(error):
                return
        elif what == "changed" and self.data.show_problem(error):
            return
        self.environment.messages.problem(error)

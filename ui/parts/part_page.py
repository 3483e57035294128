"""One part."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QStackedWidget, QWidget

from fieldservice.domain.money import DEFAULT_CURRENCY
from fieldservice.domain.quantity import unit_word
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory.detail import RecordPage
from ui.directory.record_dialog import RecordDialog
from ui.directory.words import archived_pill, both
from ui.kit.buttons import Button, MenuButton
from ui.kit.labels import rule
from ui.kit.panels import Tabs, column, panel, row
from ui.kit.status import PillSpec
from ui.kit.theme import current
from ui.parts import words
from ui.parts.equation import Equation
from ui.parts.part_answers import ANSWERS
from ui.parts.part_form import from_form
from ui.parts.part_photo import PartPhoto
from ui.parts.part_tabs import MovesTab, OldPartsTab, PurchasingTab, StockTab, Tab, UsesTab
from ui.parts.part_view_model import Opened, PartViewModel
from ui.parts.stock_dialogs import CountDialog, MoveStockDialog
from ui.parts.supply_dialogs import CodeDialog, LevelDialog, OfferDialog, ReplacementDialog

C = "part_page"

_ROOMY = 1_060


class PartPage(RecordPage):
    """What can be had of it and where, how it moved, what it is used in, where it is bought, old ones, its data."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.part = PartViewModel(environment, self)
        self.view_model = self.part
        self.dialog: QDialog | None = None
        self._tab = "stock"
        self._build()
        self._connect()
        self.shortcuts.add("T", translate(C, "move stock"), self.move_stock)
        self.shortcuts.add("C", translate(C, "correct the stock"), self.count)
        self.shortcuts.add("E", translate(C, "edit"), self.edit)

    def lead(self) -> QWidget | None:
        self.photo = PartPhoto()
        return self.photo

    def open(self, **params: object) -> None:
        wanted = str(params.get("tab", ""))
        if wanted:
            self._tab = wanted
        self.part.open(str(params.get("id", "")))

    def may_leave(self) -> bool:
        if self._data_tab is not None:
            self._data_tab.data.put_away()
        return True

    # building

    def _build(self) -> None:
        theme = current()
        self._data_tab: Any = None
        self.equation = Equation()
        self._figures = row(self.equation)
        self.tabs = Tabs()
        self.tabs.setAccessibleName(translate(C, "Views of the part"))
        bar = row(self.tabs, None)
        bar.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        head = panel("raised")
        head_column = column(head)
        head_column.addWidget(self.heading)
        head_column.addLayout(self._figures)
        head_column.addLayout(bar)
        self.stack = QStackedWidget()
        self._made: dict[str, Tab] = {}
        inside = column(self.content)
        inside.addWidget(head)
        inside.addWidget(rule(edge=True))
        inside.addWidget(self.stack, 1)

        self._indent()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._indent()

    def _indent(self) -> None:
        """The sum stands below the title where there is room, else below the picture."""
        theme = current()
        before = 112 if self.width() >= theme.px(_ROOMY) else 24
        self._figures.setContentsMargins(theme.px(before), 0, theme.px(24), theme.px(8))

    def _connect(self) -> None:
        vm = self.part
        vm.opened.connect(self._show)
        vm.missing.connect(self._missing)
        vm.older.connect(self._show_older)
        vm.verbs.done.connect(self._done)
        vm.verbs.refused.connect(self._refused)
        self.tabs.chosen.connect(self.show_tab)

    def tab(self, key: str) -> Any:
        """The tab of this name, made when first asked for."""
        if key not in self._made:
            made = self._make(key)
            self._made[key] = made
            self.stack.addWidget(made)
            if self.part.shown is not None:
                made.show_part(self.part.shown)
        return self._made[key]

    def _make(self, key: str) -> Tab:
        go, environment = self.environment.navigator.go, self.environment
        if key == "moves":
            moves = MovesTab(environment, self.part.load_older)
            moves.moves.opened.connect(lambda at: self._open_order(moves.orders[at]))
            return moves
        if key == "uses":
            uses = UsesTab(environment)
            uses.used_in.opened.connect(lambda at: self._open_use(uses.uses[at]))
            uses.made_of.opened.connect(lambda at: go("part", id=uses.inside[at]))
            return uses
        if key == "purchasing":
            bought = PurchasingTab(environment)
            bought.offers.opened.connect(lambda at: self.edit_offer(bought.shown[at]))
            _on(bought.offers.button, self.edit_offer)
            return bought
        if key == "old":
            old = OldPartsTab(environment)
            old.old.opened.connect(lambda at: self._open_order(old.orders[at]))
            return old
        if key == "data":
            return self._make_data_tab()
        stock = StockTab(
            environment, partial(self.show_tab, "moves"), partial(self.show_tab, "uses"), self.edit_replacement
        )
        stock.stock.opened.connect(lambda at: go("locations", id=stock.places[at]))
        _on(stock.stock.button, self.edit_level)
        stock.recent.opened.connect(lambda at: self._open_order(stock.orders[at]))
        stock.used_in.opened.connect(lambda at: self._open_use(stock.uses[at]))
        stock.chain.opened.connect(lambda id: go("part", id=id))
        stock.chain.edited.connect(self._edit_line)
        return stock

    def _make_data_tab(self) -> Tab:
        from ui.parts.part_data_tab import DataTab

        made = self._data_tab = DataTab(self.environment)
        made.data.saved.connect(self._save)
        _on(made.codes.button, self.add_code)
        made.codes.opened.connect(lambda at: self.add_code(made.shown_codes[at]))
        _on(made.levels.button, self.edit_level)
        made.levels.opened.connect(lambda at: self.edit_level(made.shown_levels[at].level.location_id))
        return made

    def show_tab(self, key: str) -> None:
        """Bring a tab into view."""
        self._tab = key
        self.tabs.set_current(key)
        self.stack.setCurrentWidget(self.tab(key))

    # showing

    @Slot(object)
    def _show(self, opened: Opened) -> None:
        self.show_content()
        detail, supply = opened.detail, opened.supply
        part = detail.part
        path = [both(category.name, category.name_en) for category in detail.category_path]
        self.heading.set(
            [("parts", translate(C, "Parts")), *(("parts", name) for name in path), ("", part.number)],
            both(part.name, part.name_en),
            "   ".join(each for each in (part.number, unit_word(part.unit), *self._prices(opened)) if each),
            [
                PillSpec(translate(C, "Genuine"), "quiet", "ok", "shield-check") if part.genuine else None,
                PillSpec(words.tracking_words(part.tracking), "quiet", "muted", "tag")
                if part.tracking != "none"
                else None,
                PillSpec(translate(C, "Superseded"), "quiet", "warn", "git-branch") if supply.chain.replaced else None,
                archived_pill() if part.archived else None,
            ],
        )
        self.photo.set_picture(opened.photo)
        self._buttons(part.archived)
        context = self.environment.services.context
        self.equation.show_stock(supply.stock, supply.use, context.now(), context.zone)
        self._name_tabs(opened)
        for key, made in self._made.items():
            if key != "purchasing" or supply.bought is not None:
                made.show_part(opened)
        self.show_tab(self._tab)

    def _prices(self, opened: Opened) -> list[str]:
        """Average cost and supplier only where costs may be seen."""
        part, bought = opened.detail.part, opened.supply.bought
        said = []
        if bought is not None and bought.value is not None and bought.value.average_minor is not None:
            cost = words.price(bought.value.average_minor, DEFAULT_CURRENCY)
            said.append(translate(C, "Average cost {price}", price=cost))
        if part.price_minor is not None:
            said.append(translate(C, "Sale price {price}", price=words.price(part.price_minor, part.currency)))
        best = bought.offers[0] if bought is not None and bought.offers else None
        if best is None:
            return [*said, translate(C, "Supplier {name}", name=part.supplier) if part.supplier else ""]
        name = both(best.supplier.name, best.supplier.name_en)
        if best.line.lead_days is None:
            return [*said, translate(C, "Supplier {name}", name=name)]
        return [*said, translate(C, "Supplier {name}, %n days", best.line.lead_days, name=name)]

    def _name_tabs(self, opened: Opened) -> None:
        detail, supply = opened.detail, opened.supply
        views: list[tuple[str, str, int | str | None, bool]] = [
            ("stock", translate(C, "Stock"), None, False),
            ("moves", translate(C, "Moves"), f"{detail.moves_total:,}" if detail.moves_total else None, False),
            ("uses", translate(C, "Where used"), len(detail.used_in) or None, False),
        ]
        if supply.bought is not None:
            views.append(("purchasing", translate(C, "Purchasing"), len(supply.bought.ordered) or None, False))
        views.append(("old", translate(C, "Old parts"), supply.old_parts_total or None, False))
        views.append(("data", translate(C, "Data"), None, False))
        if self._tab not in {key for key, *_rest in views}:
            self._tab = "stock"
        self.tabs.set_views(views, self._tab)

    @Slot(object)
    def _show_older(self, moves: Any, _more: bool = False) -> None:
        shown = self.part.shown
        self.tab("moves").show_moves(moves, shown.detail.moves_total if shown is not None else len(moves))

    def _buttons(self, archived: bool) -> None:
        if archived == self._buttons_for:
            return
        self._buttons_for = archived
        more = MenuButton("", "secondary", 36, "ellipsis", translate(C, "More"))
        more.add(translate(C, "Edit the data"), self.edit, "pencil")
        more.add(translate("labels", "Labels…"), self.print_labels, "tag")
        more.add(translate(C, "Choose a photo…"), self.choose_photo, "camera")
        more.add_separator()
        if self._editable is not None:
            more.add(translate(C, "Say what replaces it…"), self.edit_replacement, "git-branch")
            more.add(translate(C, "Minimum, maximum and bin…"), self.edit_level, "gauge")
            more.add(translate(C, "Add a code…"), self.add_code, "barcode")
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

    def edit(self) -> None:
        """Open the form of the part's data."""
        if self.part.shown is not None:
            self.show_tab("data")
            self._data_tab.data.edit()

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

    def add_code(self, code: Any = None) -> None:
        """Ask for a further code, or show one that can be taken away."""
        shown = self._editable
        if shown is not None:
            self._open(CodeDialog(self, self.environment, self.part, shown, code))

    def edit_replacement(self, link: Any = None) -> None:
        """Ask what replaces the part, or change a line of it."""
        shown = self._editable
        if shown is not None:
            self._open(ReplacementDialog(self, self.environment, self.part, shown, link))

    def edit_level(self, location_id: str | None = None) -> None:
        """Ask how much a place is to hold."""
        shown = self._editable
        if shown is not None:
            self._open(LevelDialog(self, self.environment, self.part, shown, location_id))

    def edit_offer(self, offer: Any = None) -> None:
        """Ask what a supplier asks."""
        shown = self.part.shown
        if shown is not None and shown.supply.bought is not None:
            self._open(OfferDialog(self, self.environment, self.part, shown, offer))

    def choose_photo(self) -> None:
        """Ask for a picture."""
        dialog = QFileDialog(self, translate(C, "Choose a photo"))
        dialog.fileSelected.connect(lambda name: self.part.set_photo(Path(name)))
        self._open(dialog)

    def print_labels(self) -> None:
        """Labels of this part."""
        if self.part.shown is not None:
            self.environment.navigator.go("labels", kind="part", id=self.part.shown.detail.part.id)

    @property
    def _editable(self) -> Opened | None:
        """What is shown, where whoever is signed in may change what hangs on it."""
        shown = self.part.shown
        return shown if shown is not None and shown.supply.editable and not shown.detail.part.archived else None

    def _edit_line(self, line_id: str) -> None:
        shown = self.part.shown
        chain = shown.supply.chain if shown is not None else None
        for link in (*chain.older, *chain.newer) if chain is not None else ():
            if link.line.id == line_id:
                self.edit_replacement(link)
                return

    def _save(self, changes: dict[str, Any]) -> None:
        shown = self.part.shown
        if shown is not None:
            self.part.change(from_form(changes, shown.detail.part.currency))

    def _open_order(self, order: str | None) -> None:
        if order:
            self.environment.navigator.go("work_order", id=order)

    def _open_use(self, use: Any) -> None:
        if use.assembly_part_id:
            self.environment.navigator.go("part", id=use.assembly_part_id)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()

    @Slot(str, object, object)
    def _done(self, what: str, result: Any, undo: object) -> None:
        if what == "changed":
            self._data_tab.data.finish()
        elif what not in ("archived", "restored", "photo") and isinstance(self.dialog, RecordDialog):
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
        if what == "line_added" and result.replacement_id is None:
            sentence = translate(
                C,
                "Kept. No part of the catalogue has the number {number} yet.",
                number=result.replacement_number,
            )
            say(sentence, back)
            return
        say(translate(C, ANSWERS[what]), back)

    @Slot(str, object)
    def _refused(self, what: str, error: Any) -> None:
        dialog = self.dialog
        if what == "changed":
            if self._data_tab.data.show_problem(error):
                return
        elif isinstance(dialog, RecordDialog) and dialog.isVisible() and dialog.show_problem(error):
            return
        self.environment.messages.problem(error)


def _on(button: Button | None, act: Callable[[], object]) -> None:
    if button is not None:
        button.clicked.connect(lambda _checked=False: act())

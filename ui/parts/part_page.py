"""One part."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from fieldservice.domain.money import DEFAULT_CURRENCY
from fieldservice.domain.quantity import unit_word
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory.record_dialog import RecordDialog
from ui.directory.words import archived_pill, both
from ui.kit.buttons import Button, MenuButton
from ui.kit.feedback import Note
from ui.kit.labels import rule
from ui.kit.panels import Tabs, column, panel, row
from ui.kit.status import PillSpec
from ui.kit.theme import current
from ui.parts import words
from ui.parts.equation import Equation
from ui.parts.part_answers import ANSWERS
from ui.parts.part_photo import PartPhoto
from ui.parts.part_tabs import MovesTab, OldPartsTab, PurchasingTab, StockTab, Tab, UsesTab
from ui.parts.part_verbs import PartVerbs
from ui.parts.part_view_model import Opened, PartViewModel

C = "part_page"

_ROOMY = 1_060
_WITHOUT_DIALOG = ("archived", "restored", "photo_added", "photos_ordered", "photo_removed")


class PartPage(PartVerbs):
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
        self.shortcuts.add("C", translate(C, "count or correct"), self._count_or_correct)
        self.shortcuts.add("R", translate(C, "request a transfer"), self.request_transfer)
        self.shortcuts.add("E", translate(C, "edit"), self.edit)

    def lead(self) -> QWidget | None:
        self.photo = PartPhoto(self.show_photos)
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
        self.told = Note("")
        self.told.hide()
        self.stack = QStackedWidget()
        self._made: dict[str, Tab] = {}
        inside = column(self.content)
        inside.addWidget(head)
        inside.addWidget(rule(edge=True))
        inside.addWidget(self.told)
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
        vm.paper_found.connect(self._open_paper)
        vm.no_paper.connect(self._no_paper)
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
            moves.moves.opened.connect(lambda at: self._open_move(moves.shown_moves[at]))
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
            bought.ordered.opened.connect(lambda at: go("purchase_order", id=bought.orders[at]))
            bought.arrived.opened.connect(lambda at: self._open_paper("goods_receipt", bought.receipts[at]))
            return bought
        if key == "old":
            old = OldPartsTab(environment)
            old.old.opened.connect(lambda at: self._open_order(old.orders[at]))
            return old
        if key == "data":
            return self._make_data_tab()
        if key == "timeline":
            from ui.parts.history_tab import HistoryTab

            return HistoryTab(environment)
        stock = StockTab(
            environment, partial(self.show_tab, "moves"), partial(self.show_tab, "uses"), self.edit_replacement
        )
        stock.stock.opened.connect(lambda at: go("locations", id=stock.places[at]))
        _on(stock.stock.button, self.edit_level)
        stock.recent.opened.connect(lambda at: self._open_move(stock.shown_moves[at]))
        stock.needs.opened.connect(lambda at: self._open_order(stock.waiting[at]))
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
        self.photo.set_picture(opened.photo, opened.photos)
        self._buttons(part.archived)
        context = self.environment.services.context
        self.equation.show_stock(supply.stock, supply.use, context.now(), context.zone)
        self.told.set("\n".join(opened.told))
        self.told.setVisible(bool(opened.told))
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
        views.append(("timeline", translate(C, "Timeline"), None, False))
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
        if not archived:
            more.add(translate(C, "Request a transfer…"), self.request_transfer, "truck")
            if self.editable is not None:
                more.add(translate(C, "Correct the stock…"), self.count, "clipboard-check")
            more.add_separator()
        more.add(translate(C, "Edit the data"), self.edit, "pencil")
        more.add(translate("labels", "Labels…"), self.print_labels, "tag")
        more.add(translate(C, "Photos…"), self.show_photos, "camera")
        more.add_separator()
        if self.editable is not None:
            more.add(translate(C, "Say what replaces it…"), self.edit_replacement, "git-branch")
            more.add(translate(C, "Minimum, maximum and bin…"), self.edit_level, "gauge")
            more.add(translate(C, "Add a code…"), self.add_code, "barcode")
            more.add_separator()
        if archived:
            back = Button(translate(C, "Bring back"), "primary", 36, on_click=self.part.restore)
            self.heading.set_buttons([more, back])
            return
        more.add(translate(C, "Archive"), self.part.archive, "archive")
        if self.editable is not None:
            count = Button(translate(C, "Count this part"), "secondary", 36, "list-checks", on_click=self.count_part)
        else:
            count = Button(translate(C, "Correct the stock…"), "secondary", 36, on_click=self.count)
        move = Button(translate(C, "Move stock…"), "primary", 36, icon="arrow-left-right", on_click=self.move_stock)
        self.heading.set_buttons([count, more, move])

    def _count_or_correct(self) -> None:
        if self.editable is not None:
            self.count_part()
        else:
            self.count()

    @Slot(object)
    def _missing(self, _error: Any) -> None:
        self.show_missing("package", translate(C, "This part is not here"), translate(C, "All parts"), "parts")

    @Slot(str, object, object)
    def _done(self, what: str, result: Any, undo: object) -> None:
        if what == "changed":
            self._data_tab.data.finish()
        elif what not in _WITHOUT_DIALOG and isinstance(self.dialog, RecordDialog):
            self.dialog.finish()
        if what == "count_begun":
            self.environment.navigator.go("stock_count", id=result.id)
            return
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
        if what == "transfer_asked":
            said = translate(C, "Asked for with {number}.", number=result.request.number)
            say(" ".join((said, *result.told)), back)
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

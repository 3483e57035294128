"""Old parts: the scan line receives them by their tags, the list says who owes which since when."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from fieldservice.domain.scans import Scanned
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory.list_page import RecordListPage
from ui.directory.record_dialog import RecordDialog
from ui.directory.words import both, name_of
from ui.kit.buttons import Button, Menu
from ui.kit.drawer import Drawer
from ui.kit.feedback import EmptyState
from ui.kit.models import Column, Row
from ui.kit.panels import FactStrip, row
from ui.kit.pills import SavedViews
from ui.kit.theme import current
from ui.returns import dialogs, words
from ui.returns.selection import SelectionBar
from ui.returns.sheet import fill_sheet
from ui.returns.view_model import AGES, VIEWS, AgeRow, Count, OldPartDetail, OldPartsViewModel, TagScan
from ui.shell.scan_lines import scan_line, sounds_of

C = "old_parts_page"
_MOST_DEBTORS = 5


class OldPartsPage(RecordListPage):
    """For the warehouse everything, with the scan line that receives; for a technician what they owe."""

    NAME = "old_parts"
    TICKABLE = True

    def __init__(self, environment: Environment) -> None:
        self.old_parts = OldPartsViewModel(environment)
        self.states = SavedViews()
        super().__init__(environment, self.old_parts)
        self.dialog: RecordDialog | None = None
        self.states.setAccessibleName(translate(C, "State"))
        self.line = scan_line(environment, sounds_of(environment, self))
        self.line.hint(translate(C, "Scan the tag of an old part to receive it"))
        self.line.scanned.connect(self._entered)
        self.line.undone.connect(self.old_parts.undo_receipt)
        self.debts = FactStrip()
        self._keeping = QWidget()
        theme = current()
        box = row(self.line)
        box.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(10))
        self._keeping.setLayout(box)
        self._owing = QWidget()
        strip = row(self.debts)
        strip.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(10))
        self._owing.setLayout(strip)
        self.ages = FactStrip()
        self._ageing = QWidget()
        ageing = row(self.ages)
        ageing.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(10))
        self._ageing.setLayout(ageing)
        for banner in (self._keeping, self._owing, self._ageing):
            banner.hide()
            self.add_banner(banner)
        self.selection = SelectionBar()
        self.add_banner(self.selection)
        self.selection.cleared.connect(self.table.clear_ticks)
        self.table.ticksChanged.connect(self._ticks_changed)
        self._show_states({})
        self.states.chosen.connect(self.old_parts.choose_view)
        self.states.chosen.connect(lambda _view: self.table.clear_ticks())
        self.old_parts.aroundLoaded.connect(self._show_around)
        self.old_parts.scanned.connect(self._scanned)
        self.old_parts.found.connect(self.search.set_value)
        self.old_parts.noneFit.connect(self._none_fit)
        self.old_parts.verbs.done.connect(self._done)
        self.old_parts.verbs.refused.connect(self._refused)

    def open(self, **params: object) -> None:
        view, id = params.get("view"), params.get("id")
        if params.get("unused"):
            self.send_unused()
        if isinstance(id, str):
            self.old_parts.show_one(id)
        elif isinstance(view, str) and view in VIEWS:
            self.states.set_current(view)
            self.old_parts.choose_view(view)
        else:
            super().open(**params)

    def scanned(self, found: Scanned) -> bool:
        if not self._is_keeper():
            return False
        self.line.take(found.code)
        return True

    def focus_first(self) -> None:
        if self._is_keeper():
            self.line.hold()
        else:
            super().focus_first()

    def title(self) -> str:
        return translate(C, "Old parts")

    def search_words(self) -> str:
        return translate(C, "Tag, part")

    def head_views(self) -> list[QWidget]:
        return [self.states]

    def head_buttons(self) -> list[Button]:
        self.unused_button = Button(
            translate(C, "Send unused parts back…"), "secondary", 32, "undo-2", on_click=self.send_unused
        )
        self.unused_button.hide()
        return [self.unused_button]

    def send_unused(self) -> None:
        """What was not used goes back from one's own van."""
        from ui.returns.unused import UnusedDialog

        self.unused = UnusedDialog(self.environment, self.window())
        self.unused.open()

    def columns(self) -> list[Column]:
        return [
            Column("tag", translate(C, "Tag"), 124, kind="record", sortable=False),
            Column("state", translate(C, "State"), 132, sortable=False, kind="pill"),
            Column("due", translate(C, "Due"), 144, kind="pill"),
            Column("part", translate(C, "Old part"), 200, sortable=False, stretch=True),
            Column("person", translate(C, "Owed by"), 104, sortable=False),
            Column("work_order", translate(C, "Work order"), 124, sortable=False, kind="muted"),
            Column("customer", translate(C, "Customer"), 132, sortable=False),
            Column("serial", translate(C, "Serial number"), 120, sortable=False, kind="muted", hidden=True),
            Column("shipment", translate(C, "Delivery note"), 120, sortable=False, kind="muted", hidden=True),
        ]

    def sorts(self) -> dict[str, str]:
        return {"due": "due"}

    def cells(self, row: Any) -> Row:
        name = both(row.part_name, row.part_name_en) or row.description
        return (
            row.tag_number,
            words.step_pill(row.step),
            words.due(row.step, row.due_on, self.old_parts.today()),
            f"{row.part_number} {name}".strip(),
            both(row.person, row.person_en),
            row.work_order_number,
            both(row.customer, row.customer_en),
            row.serial,
            row.shipment_number,
        )

    def _row(self, record: Any) -> Row:
        return (*self.cells(record), record.step in ("repaired", "scrapped", "to_customer", "lost"))

    def chips(self) -> list[tuple[str, str, bool]]:
        around = self.old_parts.around
        if around is None or not around.is_keeper:
            return []
        who = next((each for each in around.debts if each.person_id == self.list.filter.person_id), None)
        name = both(who.person, who.person_en) if who is not None else translate(C, "all")
        chips = [("person", translate(C, "Owed by: {value}", value=name), who is not None)]
        if len(around.warehouses) > 1:
            place = next((each for each in around.warehouses if each.id == self.old_parts.warehouse_id), None)
            chips.append(("warehouse", translate(C, "Received at: {value}", value=name_of(place)), False))
        return chips

    def fill_menu(self, key: str, menu: Menu) -> None:
        around, vm = self.old_parts.around, self.old_parts
        if around is None:
            return
        if key == "warehouse":
            for place in around.warehouses:
                self.choice(menu, name_of(place), place.id == vm.warehouse_id, partial(vm.choose_warehouse, place.id))
            return
        now = vm.filter.person_id
        self.choice(menu, translate(C, "Everybody"), now is None, partial(vm.choose_person, None))
        menu.addSeparator()
        for each in around.debts:
            label = f"{both(each.person, each.person_en)}  {each.owed:,}"
            self.choice(menu, label, now == each.person_id, partial(vm.choose_person, each.person_id))

    def filter_off(self, key: str) -> None:
        self.old_parts.choose_person(None)

    def is_filtered(self) -> bool:
        return super().is_filtered() or self.old_parts.view != "owed"

    def clear_filters(self) -> None:
        self.states.set_current("owed")
        self.old_parts.choose_view("owed")
        super().clear_filters()

    def nothing_yet(self) -> QWidget:
        return EmptyState(
            "package-check",
            translate(C, "No old parts are owed"),
            translate(C, "A part that is taken out on a visit and must come back appears here with its tag."),
        )

    def fill_drawer(self, drawer: Drawer, shown: OldPartDetail) -> None:
        fill_sheet(self, drawer, shown)

    def ask(self, dialog: RecordDialog) -> None:
        """Show a dialog about a step."""
        self.dialog = dialog
        dialog.open()

    def print_tag(self, id: str) -> None:
        """Show the tag as it is printed."""
        self.environment.navigator.go("report", kind="old_part_tag", id=id)

    def is_keeper(self) -> bool:
        """Whether who looks may receive parts and decide about them."""
        return self._is_keeper()

    def _is_keeper(self) -> bool:
        return self.old_parts.around is not None and self.old_parts.around.is_keeper

    # what surrounds the list

    @Slot()
    def _show_around(self) -> None:
        around = self.old_parts.around
        assert around is not None
        first = self._keeping.isHidden() and around.is_keeper
        self._keeping.setVisible(around.is_keeper)
        self._show_states(around.counts)
        self._filter_changed()
        self._show_ages(around.ages)
        self.unused_button.setVisible(around.has_van)
        self._offer_steps(around.is_keeper)
        self.debts.clear()
        for each in around.debts[:_MOST_DEBTORS]:
            second = translate(C, "none overdue")
            if each.overdue and each.oldest is not None:
                days = (self.old_parts.today() - each.oldest).days
                late = translate(C, "%n overdue", n=each.overdue)
                second = words.comma().join((late, translate(C, "up to %n days", n=days)))
            choose = partial(self.old_parts.choose_person, each.person_id)
            self.debts.add(
                both(each.person, each.person_en), translate(C, "%n parts owed", n=each.owed), second, choose
            )
        self._owing.setVisible(bool(around.debts))
        if first:
            self.shortcuts.add("F2", translate(C, "scan"), self.line.hold)
            self.words_changed.emit()
            if self.isVisible():
                self.line.hold()

    def _show_ages(self, ages: list[AgeRow]) -> None:
        """How long they are overdue; a click shows those."""
        self.ages.clear()
        for (first, last), each in zip(AGES, ages, strict=True):
            choose = partial(self.old_parts.choose_age, each)
            self.ages.add(words.age(first, last), translate(C, "%n overdue", n=each.n), "", choose)
        self._ageing.setVisible(self.old_parts.view == "overdue" and any(each.n for each in ages))

    # several at once

    def _offer_steps(self, is_keeper: bool) -> None:
        if self.selection.buttons:
            return
        suppliers = self.old_parts.around.suppliers if self.old_parts.around is not None else []
        keepers = [
            ("inspected", translate(C, "Record the finding…"), self._several_found),
            ("to_vendor", translate(C, "Send to the supplier…"), self._several_to_vendor),
            ("scrapped", translate(C, "Scrap"), self._several_scrapped),
        ]
        if not suppliers:
            del keepers[1]
        mine = [("handed_over", translate(C, "Send back…"), self._several_back)]
        self.selection.set_steps(keepers if is_keeper else mine)

    @Slot(object)
    def _ticks_changed(self, rids: list[int]) -> None:
        self.selection.show_count(len(rids))

    def _several(self, step: str, then: Callable[[list[str]], object]) -> None:
        """Go on with those of the ticked ones that may take the step; say where none may."""
        self.old_parts.fitting(self.table.ticked_ids(), step, then)

    def _several_found(self) -> None:
        self._several(
            "inspected", lambda ids: self.ask(dialogs.finding_of(self, self.environment, self.old_parts, ids))
        )

    def _several_to_vendor(self) -> None:
        self._several(
            "to_vendor", lambda ids: self.ask(dialogs.to_vendor_of(self, self.environment, self.old_parts, ids))
        )

    def _several_back(self) -> None:
        self._several(
            "handed_over", lambda ids: self.ask(dialogs.hand_over_of(self, self.environment, self.old_parts, ids))
        )

    def _several_scrapped(self) -> None:
        self._several("scrapped", self.old_parts.scrap_several)

    @Slot(int)
    def _none_fit(self, ticked: int) -> None:
        self.environment.messages.say(
            translate(C, "None of the %n selected can take this step now. Look at their states.", n=ticked)
        )

    def _show_states(self, counts: dict[str, Count]) -> None:
        def number(view: str) -> str | None:
            found = counts.get(view)
            return None if found is None or not found.n else f"{found.n}+" if found.more else str(found.n)

        self.states.set_views(
            [
                ("owed", translate(C, "Owed"), number("owed"), False),
                ("overdue", translate(C, "Overdue"), number("overdue"), True),
                ("under_way", translate(C, "Under way"), number("under_way"), False),
                ("here", translate(C, "Here"), number("here"), False),
                ("vendor", translate(C, "At the supplier"), number("vendor"), False),
                ("done", translate(C, "Ended"), None, False),
            ],
            self.old_parts.view,
        )

    # scanning and steps

    @Slot(str)
    def _entered(self, code: str) -> None:
        if code.strip():
            self.old_parts.receive(code)

    @Slot(object)
    def _scanned(self, found: TagScan) -> None:
        good = found.kind == "received"
        asks = found.kind in ("ask_serial", "ask_lot", "several")
        self.line.say("right" if good else "told" if asks else "wrong", found.words)
        self.line.allow_undo(good)
        if found.kind == "several":
            self.search.set_value(self.old_parts.tag)
            self.list.narrow(state="", overdue_on=None, text=self.old_parts.tag)

    @Slot(str, object, object)
    def _done(self, what: str, made: Any, undo: Any) -> None:
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.finish()
        if what == "undo":
            self.line.allow_undo(False)
            self.line.say("", "")
        many = len(made) if isinstance(made, list) else 0
        if many or what in ("to_vendor", "hand_over"):
            self.table.clear_ticks()
        said = {
            "several": translate(C, "%n old parts went a step further.", n=many),
            "undo": translate(C, "Taken back."),
            "inspect": translate(C, "The finding is written down."),
            "to_vendor": translate(C, "The part is on its way to the supplier."),
            "repaired": translate(C, "The part is in stock again."),
            "scrap": translate(C, "The part is scrapped."),
            "to_customer": translate(C, "The customer has the part back."),
            "lost": translate(C, "The part is written off."),
            "hand_over": translate(C, "The part is on its way back."),
        }[what]
        number = getattr(made, "number", "")
        self.environment.messages.say(words.comma().join(part for part in (said, number) if part), undo)

    @Slot(str, object)
    def _refused(self, what: str, error: Any) -> None:
        if what == "receive":
            self.line.say("wrong", error.message())
            return
        if self.dialog is None or not self.dialog.isVisible() or not self.dialog.show_problem(error):
            if self.dialog is not None and self.dialog.isVisible():
                self.dialog.save_button.setEnabled(True)
            self.environment.messages.problem(error)

    # export

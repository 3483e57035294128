"""Beginning a count: where, what of it, how many bins and lines that will be; its sheet printed from here."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from fieldservice.domain.paper_kinds import BATCH
from fieldservice.i18n import language, mark, translate
from ui.bridge.environment import Environment
from ui.kit.choices import CheckBox, ChoiceField
from ui.kit.dialogs import Dialog
from ui.kit.fields import TextField
from ui.kit.labels import Label
from ui.warehouse import words
from ui.warehouse.count_dialog_view_model import CountPlan, StartCountModel, StockCount

C = "bench"
_CHOICES = (
    ("full", mark("bench", "The whole warehouse")),
    ("zone", mark("bench", "One zone")),
    ("due", mark("bench", "The bins whose turn it is")),
    ("stale", mark("bench", "Bins not counted for 90 days")),
    ("a", mark("bench", "Class A bins: most value and movement")),
    ("b", mark("bench", "Class B bins")),
    ("c", mark("bench", "Class C bins")),
)
_NAMED = 6  # bins that the summary names


class StartCountDialog(Dialog):
    """Says what will be counted before it begins."""

    def __init__(self, parent: QWidget, environment: Environment) -> None:
        super().__init__(translate(C, "Start a count"), parent, 520)
        self._environment = environment
        self.plan: CountPlan | None = None
        self._print = False
        self.model = StartCountModel(environment, self)
        self.warehouse = ChoiceField(translate(C, "Warehouse"), required=True)
        self.what = ChoiceField(translate(C, "What"), [(key, translate(C, text)) for key, text in _CHOICES], "due")
        self.zone = ChoiceField(translate(C, "Zone"))
        self.zone.hide()
        self.summary = Label("", "lead", strong=True, wrap=True)
        self.more = Label("", "body", "muted", wrap=True)
        self.blind = CheckBox(translate(C, "Blind: what the books expect is not shown"), True)
        self.note = TextField(translate(C, "Remark"), max_length=160)
        for widget in (self.warehouse, self.what, self.zone, self.summary, self.more, self.blind, self.note):
            self.add(widget)
        self.add_cancel()
        self.print_button = self.add_action(translate(C, "Begin and print the sheet"), self._begin_and_print)
        self.begin_button = self.add_action(translate(C, "Begin"), self._begin, "primary")
        self._allow(None)
        self.warehouse.changed.connect(self._warehouse_changed)
        self.what.changed.connect(self._ask)
        self.zone.changed.connect(self._ask)
        self.model.loaded.connect(self._loaded)
        self.model.zoned.connect(self._zoned)
        self.model.planned.connect(self._planned)
        self.model.begun.connect(self._begun)
        self.model.refused.connect(self._refused)
        self.model.load()

    def _loaded(self) -> None:
        places = [(each.id, words.name(each)) for each in self.model.warehouses]
        self.warehouse.set_choices(places)
        if places:
            self.warehouse.set_value(places[0][0])
            self._warehouse_changed()
        self.what.setFocus()

    def _warehouse_changed(self) -> None:
        self._allow(None)
        self.model.load_zones(str(self.warehouse.value()))

    def _zoned(self) -> None:
        zones = [(each.id, words.joined(each.code, words.name(each))) for each in self.model.zones]
        self.zone.set_choices([(id, text) for id, text in zones])
        if zones and self.zone.value() is None:
            self.zone.set_value(zones[0][0])
        self._ask()

    def _ask(self) -> None:
        choice = str(self.what.value())
        self.zone.setVisible(choice == "zone")
        where = self.zone.value() if choice == "zone" else self.warehouse.value()
        self._allow(None)
        if where is None:
            self.summary.setText(translate(C, "This warehouse has no zones."))
            return
        self.model.plan(str(where), choice)

    def _planned(self, plan: CountPlan) -> None:
        asked = self.zone.value() if self.what.value() == "zone" else self.warehouse.value()
        if (plan.choice, plan.location.id) != (self.what.value(), asked):
            return  # something else was chosen meanwhile
        self._allow(plan)
        bins, lines = translate(C, "%n bins", n=len(plan.bins)), translate(C, "%n lines", n=plan.lines)
        self.summary.setText(words.joined(bins, lines) if plan.bins else translate(C, "Nothing is to be counted here."))
        self.more.setText((" " if language() == "en" else "").join(_told(plan)))
        self.more.setVisible(bool(self.more.text()))

    def _allow(self, plan: CountPlan | None) -> None:
        self.plan = plan
        good = plan is not None and bool(plan.bins) and not (plan.single and plan.open_number)
        self.begin_button.setEnabled(good)
        several = plan is not None and not plan.single and len(plan.bins) > 1
        self.print_button.setText(
            translate(C, "Begin and print the sheets") if several else translate(C, "Begin and print the sheet")
        )
        self.print_button.setEnabled(good)

    def _begin(self) -> None:
        if self.plan is not None:
            self.begin_button.setEnabled(False)
            self.model.begin(self.plan, self.blind.isChecked(), self.note.value())

    def _begin_and_print(self) -> None:
        self._print = True
        self._begin()

    def _begun(self, made: list[StockCount], undo: Any) -> None:
        self.accept()
        said = translate(C, "%n counts are begun.", n=len(made))
        if len(made) == 1:
            said = translate(C, "{number} is begun.", number=made[0].number)
        self._environment.messages.say(said, undo)
        if self._print:
            ids = BATCH.join(each.id for each in made)
            self._environment.navigator.go("report", kind="count_sheet", id=ids)
        elif len(made) == 1:  # several wait in the queue
            self._environment.navigator.go("stock_count", id=made[0].id)

    def _refused(self, error: Any) -> None:
        self._print = False
        self.begin_button.setEnabled(True)
        self._environment.messages.problem(error)


def _told(plan: CountPlan) -> list[str]:
    said = []
    if plan.single and plan.open_number:
        said.append(
            translate(
                C,
                "{number} is a count of the same place and still open. Go on with it, or cancel it.",
                number=plan.open_number,
            )
        )
    elif not plan.single and plan.bins:
        said.append(translate(C, "Each bin is a count of its own and waits in the queue."))
        codes = [each.code or each.name for each in plan.bins[:_NAMED]]
        said.append(translate(C, "{codes} and so on.", codes=words.joined(*codes)) if len(plan.bins) > _NAMED
                    else translate(C, "{codes}.", codes=words.joined(*codes)))  # fmt: skip
    elif plan.bins:
        said.append(translate(C, "Moves made meanwhile are taken into account; nobody has to stop working."))
    if plan.left_out:
        said.append(translate(C, "%n more are being counted already, or are left for the next time.", n=plan.left_out))
    return said

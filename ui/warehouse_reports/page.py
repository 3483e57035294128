"""Reports on stock: on hand, movement, value, age, stale stock; each a list that can be narrowed and exported."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldservice.domain.formats import format_date
from fieldservice.domain.money import Money, format_money
from fieldservice.domain.quantity import MICRO, format_micro, unit_word
from fieldservice.i18n import mark, translate
from ui.bridge.environment import Environment
from ui.directory.list_page import RecordListPage
from ui.directory.words import both, name_of
from ui.kit.buttons import Button, Menu
from ui.kit.drawer import Drawer
from ui.kit.feedback import EmptyState
from ui.kit.labels import Label, rule
from ui.kit.models import Column, Row
from ui.kit.panels import KeyValues, Tabs, column, panel, row
from ui.kit.theme import current
from ui.shell.page import Page
from ui.warehouse_reports.view_model import About, StockReportViewModel

C = "stock_reports_page"

_NAMES = {
    "on_hand": mark("stock_reports_page", "On hand"),
    "movement": mark("stock_reports_page", "Movement"),
    "valuation": mark("stock_reports_page", "Value"),
    "ageing": mark("stock_reports_page", "Age"),
    "stale": mark("stock_reports_page", "Not moving"),
}
_PERIODS = {
    "month": mark("stock_reports_page", "this month"),
    "last_month": mark("stock_reports_page", "last month"),
    "quarter": mark("stock_reports_page", "this quarter"),
    "year": mark("stock_reports_page", "this year"),
}
_IDLE = (30, 90, 180, 365)
_DEFAULT_IDLE = 180


class ReportList(RecordListPage):
    """One report."""

    def __init__(self, environment: Environment, report: str) -> None:
        self.report = report
        self.reports = StockReportViewModel(environment, report)
        self.NAME = f"stock_report.{report}"
        super().__init__(environment, self.reports)
        self.reports.aboutLoaded.connect(self._about)
        self.reports.caughtUp.connect(self._caught_up)

    def open(self, **params: object) -> None:
        super().open(**params)
        self.reports.load_about()

    def title(self) -> str:
        return {
            "on_hand": translate(C, "Stock on hand"),
            "movement": translate(C, "What came and went"),
            "valuation": translate(C, "What the stock is worth"),
            "ageing": translate(C, "How long stock has lain"),
            "stale": translate(C, "Stock that does not move"),
        }[self.report]

    def search_words(self) -> str:
        return translate(C, "Part number or name")

    def head_buttons(self) -> list[Button]:
        return []

    def columns(self) -> list[Column]:
        part = [
            Column("number", translate(C, "Part number"), 150, kind="record"),
            Column("name", translate(C, "Name"), 220, stretch=True),
        ]
        category = Column("category", translate(C, "Category"), 140, sortable=False, kind="muted")
        own = {
            "on_hand": (
                _number("usable", translate(C, "Usable")),
                _number("blocked", translate(C, "Not usable")),
                _number("places", translate(C, "Places")),
            ),
            "movement": (
                _number("opening", translate(C, "At the beginning")),
                _number("in", translate(C, "Came in")),
                _number("out", translate(C, "Went out")),
                _number("closing", translate(C, "At the end")),
            ),
            "valuation": (
                _number("held", translate(C, "On hand")),
                _number("average", translate(C, "Average cost")),
                _number("value", translate(C, "Value"), sortable=True),
                _number("unpriced", translate(C, "Without a cost")),
            ),
        }.get(
            self.report,
            (
                _number("held", translate(C, "On hand")),
                Column("received", translate(C, "Came in last"), 120, sortable=False),
                _number("since_received", translate(C, "Days since it came")),
                Column("oldest", translate(C, "Moved last"), 120),
                _number("since_moved", translate(C, "Days since it moved")),
                _number("value", translate(C, "Value"), sortable=True),
            ),
        )
        unit = Column("unit", translate(C, "Unit"), 60, sortable=False, kind="muted")
        return [*part, *own, unit, category]

    def sorts(self) -> dict[str, str]:
        sorts = {"number": "number", "name": "name"}
        if self.report != "movement" and self.report != "on_hand":
            sorts["value"] = "value"
        if self.report in ("ageing", "stale"):
            sorts["oldest"] = "oldest"
        return sorts

    def descending(self) -> frozenset[str]:
        return frozenset({"value"})

    def cells(self, row: Any) -> Row:
        part = row.part
        figures = [_shown(each) for each in self._figures(row)]
        category = both(part.category, part.category_en)
        return (part.number, both(part.name, part.name_en), *figures, unit_word(part.unit), category)

    def _figures(self, row: Any) -> list[Any]:
        """The figures of a row: quantities as ("q", micro), money as ("m", minor), days, dates."""
        held = row.held.usable_micro + row.held.blocked_micro
        if self.report == "on_hand":
            return [("q", row.held.usable_micro), ("q", row.held.blocked_micro or None), row.held.places]
        if self.report == "movement":
            return [("q", row.opening_micro), ("q", row.in_micro or None), ("q", row.out_micro or None),
                    ("q", row.closing_micro)]  # fmt: skip
        value = row.value
        if self.report == "valuation":
            if value is None:
                return [None, None, None, None]
            return [
                ("q", value.quantity_micro),
                ("m", value.average_minor),
                ("m", _worth(value)),
                ("q", value.unpriced_micro or None),
            ]
        return [
            ("q", held),
            *self._since(row.last_receipt_at),
            *self._since(row.held.last_move_at),
            ("m", _worth(value)) if value is not None else None,
        ]

    def _since(self, at: Any) -> list[Any]:
        """The day and how many days ago."""
        if at is None:
            return [None, None]
        context = self.environment.services.context
        day = at.astimezone(context.zone).date()
        return [day, (self.reports.today() - day).days]

    # filters

    def chips(self) -> list[tuple[str, str, bool]]:
        chosen = self.list.filter
        found: list[tuple[str, str, bool]] = []
        if self.report == "movement":
            period = translate(C, _PERIODS[self.reports.period])
            found.append(("period", translate(C, "Period: {value}", value=period), self.reports.period != "month"))
        if self.report == "stale":
            days = chosen.idle_days or _DEFAULT_IDLE
            found.append(("idle", translate(C, "Not moved for %n days", days), bool(chosen.idle_days)))
        if self.report == "ageing":
            words = translate(C, "Nothing came for %n days", chosen.idle_days) if chosen.idle_days else ""
            found.append(("idle", words or translate(C, "Age: any"), bool(chosen.idle_days)))
        if self.report != "valuation":
            about = self.reports.about
            place = next((each for each in about.places if each.id == chosen.place_id), None) if about else None
            where = name_of(place) or translate(C, "everywhere")
            found.append(("place", translate(C, "Place: {value}", value=where), chosen.place_id is not None))
        return found

    def fill_menu(self, key: str, menu: Menu) -> None:
        vm, chosen = self.reports, self.list.filter
        if key == "period":
            for period, words in _PERIODS.items():
                self.choice(menu, translate(C, words), vm.period == period, partial(vm.choose_period, period))
        elif key == "idle":
            if self.report == "ageing":
                self.choice(menu, translate(C, "Any age"), not chosen.idle_days, lambda: vm.narrow(idle_days=0))
            now = chosen.idle_days or (_DEFAULT_IDLE if self.report == "stale" else 0)
            for days in _IDLE:
                words = translate(C, "%n days and more", days)
                self.choice(menu, words, now == days, partial(self._idle, days))
        else:
            self.choice(menu, translate(C, "Everywhere"), chosen.place_id is None, partial(self._place, None))
            menu.addSeparator()
            for place in vm.about.places if vm.about is not None else ():
                self.choice(menu, name_of(place), chosen.place_id == place.id, partial(self._place, place.id))

    def filter_off(self, key: str) -> None:
        if key == "period":
            self.reports.choose_period("month")
        elif key == "idle":
            self._idle(0)
        else:
            self._place(None)

    def _idle(self, days: int) -> None:
        self.reports.narrow(idle_days=days)

    def _place(self, id: str | None) -> None:
        self.reports.narrow(place_id=id)

    def is_filtered(self) -> bool:
        chosen = self.list.filter
        return bool(chosen.text.strip() or chosen.place_id or chosen.idle_days)

    def nothing_yet(self) -> QWidget:
        about = self.reports.about
        if about is not None and about.behind:
            return EmptyState(
                "clock", translate(C, "Being worked out"), translate(C, "The parts appear here when all are done.")
            )
        icon, title, sentence = {
            "movement": ("arrow-left-right", translate(C, "Nothing moved in this period"),
                         translate(C, "Choose another period above.")),
            "stale": ("circle-check", translate(C, "All stock is moving"),
                      translate(C, "Every part in stock has moved lately.")),
        }.get(
            self.report,
            ("package", translate(C, "Nothing is in stock"),
             translate(C, "Import the opening stock, or receive a delivery, and it stands here.")),
        )  # fmt: skip
        return EmptyState(icon, title, sentence)

    @Slot(object)
    def _about(self, about: About) -> None:
        self._filter_changed()
        if about.total is not None:
            worth = format_money(Money(about.total.value_minor, about.total.currency))
            said = translate(C, "All stock: {value} at moving average cost.", value=worth)
            if about.total.unpriced_parts:
                said += " " + translate(C, "%n parts have no known cost and count nothing.", about.total.unpriced_parts)
            self.total.setText(said)

    @Slot(int, int)
    def _caught_up(self, done: int, of: int) -> None:
        """Say how far it is while age and value of many parts are looked at for the first time."""
        percent = 100 * done // of
        said = translate(C, "Working out age and value: {percent} %. What is ready is shown.", percent=percent)
        self.behind.setText(said)
        self.behind.setVisible(done < of)

    def _build(self) -> None:
        super()._build()
        self.behind = Label("", tone="muted", wrap=True)
        self.behind.setContentsMargins(current().px(16), 0, current().px(16), current().px(10))
        self.behind.hide()
        self.add_banner(self.behind)
        self.total = Label("", "lead", strong=True, wrap=True)
        if self.report == "valuation":
            edge = current().px(16)
            self.total.setContentsMargins(edge, 0, edge, current().px(10))
            self.add_banner(self.total)

    # rows

    def open_record(self, id: str) -> None:
        self.environment.navigator.go("part", id=id)

    def fill_drawer(self, drawer: Drawer, shown: Any) -> None:
        part, body = shown.part, drawer.page.body
        drawer.set_title(part.number)
        body.addWidget(Label(both(part.name, part.name_en), "lead", strong=True, wrap=True))
        opener = Button(translate(C, "Open the part"), "primary", on_click=lambda: self.open_record(part.id))
        opener.set_wide()
        body.addLayout(row(opener))
        body.addWidget(rule(edge=True))
        facts = KeyValues(140)
        columns = self.columns()[2:]
        for each, figure in zip(columns, self._figures(shown), strict=False):
            facts.add(each.title, _shown(figure))
        facts.add(translate(C, "Unit"), unit_word(part.unit))
        facts.add(translate(C, "Category"), both(part.category, part.category_en), wrap=True)
        body.addWidget(facts)

    def export_cells(self, row: Any) -> Sequence[Any]:
        part = row.part
        figures = [_plain(each) for each in self._figures(row)]
        category = both(part.category, part.category_en)
        return [part.number, both(part.name, part.name_en), *figures, unit_word(part.unit), category]


class StockReportsPage(Page):
    """Tabs of reports; each is made when first looked at."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self._made: dict[str, ReportList] = {}
        self.tabs = Tabs()
        self.tabs.setAccessibleName(translate(C, "Reports"))
        self.tabs.chosen.connect(self.show_report)
        self.stack = QStackedWidget()
        bar = panel("raised")
        inside = column(bar)
        line = row(self.tabs, None)
        line.setContentsMargins(current().px(16), current().px(4), current().px(16), 0)
        inside.addLayout(line)
        whole = column(self)
        whole.addWidget(bar)
        whole.addWidget(rule(edge=True))
        whole.addWidget(self.stack, 1)
        self._name_tabs(environment.services.stock_reports.names())

    @property
    def report(self) -> ReportList:
        """The report in view."""
        shown = self.stack.currentWidget()
        assert isinstance(shown, ReportList)
        return shown

    def open(self, **params: object) -> None:
        self.show_report(str(params.get("report", "")) or self.tabs.current())

    def show_report(self, name: str) -> None:
        """Bring a report into view."""
        if name not in self.names:
            name = self.names[0]
        self.tabs.set_current(name)
        if name not in self._made:
            made = self._made[name] = ReportList(self.environment, name)
            made.words_changed.connect(self.words_changed)
            self.stack.addWidget(made)
        self.stack.setCurrentWidget(self._made[name])
        self.view_model = self.report.view_model
        self.report.open()
        self.words_changed.emit()

    def hints(self) -> list[tuple[str, str]]:
        return self.report.hints() if self._made else []

    def note(self) -> str:
        return self.report.note() if self._made else ""

    def focus_first(self) -> None:
        if self._made:
            self.report.focus_first()

    def may_leave(self) -> bool:
        for each in self._made.values():
            each.may_leave()
        return True

    def _name_tabs(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        views: list[tuple[str, str, int | str | None, bool]] = [
            (name, translate(C, _NAMES[name]), None, False) for name in names
        ]
        self.tabs.set_views(views, self.names[0])


def _number(key: str, title: str, sortable: bool = False) -> Column:
    return Column(key, title, 128, sortable=sortable, kind="number", keep=True)


def _worth(value: Any) -> int | None:
    """The value of a part's stock; nothing where no cost is known."""
    return None if value.average_minor is None and not value.value_minor else value.value_minor


def _shown(figure: Any) -> str:
    """A figure as the table shows it."""
    if figure is None or figure == ("q", None) or figure == ("m", None):
        return ""
    if isinstance(figure, tuple):
        kind, value = figure
        return format_micro(value) if kind == "q" else format_money(Money(value))
    return f"{figure:,}" if isinstance(figure, int) else format_date(figure)


def _plain(figure: Any) -> Any:
    """A figure as the spreadsheet takes it."""
    if isinstance(figure, tuple):
        kind, value = figure
        if value is None:
            return None
        return value / MICRO if kind == "q" else value / 100
    return figure

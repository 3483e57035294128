"""One search for everything at the top (Ctrl+K): records, numbers, scans and commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from fieldservice.domain.formats import format_models
from fieldservice.domain.paper_kinds import WORDS
from fieldservice.domain.text import matches
from fieldservice.i18n import language, mark, translate
from ui.bridge.environment import Environment
from ui.kit.fields import FieldFrame
from ui.kit.labels import KeyHint
from ui.kit.status import STATUSES, PillSpec, status
from ui.kit.theme import current
from ui.shell.palette import Palette, PaletteRow, Section
from ui.shell.places import Command, Place
from ui.shell.search_view_model import Answer, Found, SearchModel, parts_of

if TYPE_CHECKING:
    from ui.shell.search_view_model import Named

_SECTIONS = {
    "work_order": (mark("shell", "Work orders"), "clipboard-list"),
    "service_request": (mark("shell", "Service requests"), "inbox"),
    "customer": (mark("shell", "Customers"), "users"),
    "asset": (mark("shell", "Assets"), "settings"),
    "part": (mark("shell", "Parts"), "package"),
    "article": (mark("shell", "Articles"), "book-open"),
}
_CODED = {
    "part": (mark("shell", "Part"), "package"),
    "location": (mark("shell", "Place of the stock"), "layers"),
    "error_code": (mark("shell", "Error code"), "triangle-alert"),
    "pick_list": (mark("shell", "Pick list"), "list-checks"),
    "shipment": (mark("shell", "Delivery note"), "truck"),
    "goods_receipt": (mark("shell", "Goods receipt"), "package-check"),
    "stock_count": (mark("shell", "Count"), "list-checks"),
    "purchase_order": (mark("shell", "Purchase order"), "receipt"),
    "part_request": (mark("shell", "Parts request"), "package-plus"),
}
# A request's states by the pills that say the same.
_OF_REQUEST = {"accepted": "converted", "answered": "closed", "merged": "closed"}
_WIDTH, _LIST_WIDTH = 480, 640
_DELAY_MS = 40


class SearchBox(FieldFrame):
    """The field; its list floats over the page. `closed` when the person is done with it."""

    closed = Signal()

    def __init__(self, environment: Environment, places: dict[str, Place], commands: Sequence[Command]) -> None:
        super().__init__(32)
        self._environment, self._places = environment, places
        self._commands = [command for command in commands if command.listed]
        self.model = SearchModel(environment, self)
        self.model.answered.connect(self._show_answer)
        self.edit = QLineEdit()
        self.edit.setProperty("bare", True)
        self.edit.setMaxLength(400)
        words = translate("shell", "Search work orders, parts, customers, articles, or type a command")
        self.edit.setPlaceholderText(words)
        self.edit.setAccessibleName(words)
        self.hold(self.edit, "search")
        self.edit.setProperty("scans", False)  # a scan goes to its thing from here, as from anywhere
        self._hint = KeyHint("Ctrl K")
        self.row.addWidget(self._hint)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(current().px(_WIDTH))
        self.palette_list: Palette | None = None
        self._answer: Answer | None = None
        self._enter_waits = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)
        self.edit.textEdited.connect(self._typed)

    def sizeHint(self) -> QSize:
        return QSize(current().px(_WIDTH), current().px(32))

    def begin(self) -> None:
        """Put the focus here and show what there is without typing (Ctrl+K)."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()
        self._ask()

    def close_list(self) -> None:
        """Forget what was typed and let go."""
        self._timer.stop()
        self._answer = None
        self._enter_waits = False
        self.edit.clear()
        if self.palette_list is not None:
            self.palette_list.hide()
        self.closed.emit()

    def shown(self) -> list[PaletteRow]:
        """The rows in view, for whoever asks what can be chosen."""
        held = self.palette_list
        return held.rows() if held is not None and held.isVisible() else []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        super().eventFilter(watched, event)
        if watched is not self.edit:
            return False
        if event.type() == QEvent.Type.FocusIn and isinstance(event, QEvent) and not self.edit.text():
            self._timer.start(0)
        if event.type() == QEvent.Type.FocusOut and self.palette_list is not None:
            self._timer.stop()
            self.palette_list.hide()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        held = self.palette_list
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and held is not None and held.isVisible():
            held.step(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
            return True
        if key == Qt.Key.Key_Escape:
            self.close_list()
            return True
        return False

    def _typed(self, _text: str) -> None:
        self._enter_waits = False
        self._timer.start(_DELAY_MS)

    def _text(self) -> str:
        return self.edit.text().strip()

    def _ask(self) -> None:
        self._timer.stop()
        self._answer = None
        self.model.ask(self._text())

    def _enter(self) -> None:
        """Take the marked row; when the answer to what is typed is still under way, as soon as it is there."""
        if self._timer.isActive() or self._answer is None or self._answer.text != self._text():
            self._enter_waits = True
            self._ask()
            return
        row = self.palette_list.current() if self.palette_list is not None else None
        if row is not None:
            self._take(row)

    def _take(self, row: PaletteRow) -> None:
        self.close_list()
        row.run()

    def _show_answer(self, answer: Answer) -> None:
        if answer.text != self._text():
            return
        self._answer = answer
        held = self._list()
        held.show_sections(
            self._sections(answer),
            translate("shell", "Nothing has “{words}” in it. Try fewer or other words.", words=answer.text),
        )
        if self._enter_waits:
            self._enter_waits = False
            row = held.current()
            if row is not None:
                self._take(row)
                return
        if self.edit.hasFocus():
            self._place(held)

    def _list(self) -> Palette:
        if self.palette_list is None:
            self.palette_list = Palette(self.window())
            self.palette_list.chosen.connect(self._take)
        return self.palette_list

    def _place(self, held: Palette) -> None:
        theme = current()
        corner = self.mapTo(self.window(), QPoint(0, self.height() + theme.px(4)))
        room = self.window().height() - corner.y() - theme.px(40)
        width = min(theme.px(_LIST_WIDTH), self.window().width() - corner.x() - theme.px(16))
        held.setGeometry(corner.x(), corner.y(), width, min(held.wanted_height(), room))
        held.show()
        held.raise_()

    def _sections(self, answer: Answer) -> list[Section]:
        query = answer.text
        sections = []
        if answer.exact is not None:
            row = self._record_row(answer.exact, query)
            sections.append(Section(translate("shell", "This number"), (row,)))
        if answer.paper is not None:
            sections.append(Section(translate("shell", "To print"), (self._paper_row(*answer.paper),)))
        if answer.codes:
            named = tuple(self._code_row(each, query) for each in answer.codes if each.place in self._places)
            sections.append(Section(translate("shell", "By code"), named))
        groups = []
        for kind, found, more in answer.groups:
            note = translate("shell", "the newest; type more to narrow it down") if more else ""
            title = translate("shell", _SECTIONS[kind][0])
            if not query:
                title = translate("shell", "Newest work orders")
            rows = tuple(self._record_row(one, query) for one in found if one.place in self._places)
            groups.append(Section(title, rows, note))
        commands = Section(translate("shell", "Commands"), tuple(self._command_rows(query)))
        begins = any(row.plain().lower().startswith(query.lower()) for row in commands.rows) if query else False
        return [*sections, commands, *groups] if begins else [*sections, *groups, commands]

    def _record_row(self, found: Found, query: str) -> PaletteRow:
        hit = found.hit
        english = language() == "en"
        title = (hit.title_en if english and hit.title_en else hit.title) or hit.title_en
        detail = (hit.detail_en if english and hit.detail_en else hit.detail) or hit.detail_en
        if hit.kind == "article":
            detail = format_models(detail)
        second = translate("shell", ", ").join(words for words in (detail, hit.extra) if words)
        second_parts = parts_of(second, query)
        if found.excerpt:
            gap = ("   " if second else "", False)
            second_parts = (*second_parts, gap, *parts_of(found.excerpt, query))
        return PaletteRow(
            title=parts_of(title, query),
            run=self._opens(found.place, hit.id),
            icon=_SECTIONS[hit.kind][1],
            number=parts_of(hit.number, query) if hit.number else (),
            second=second_parts,
            pill=_pill(hit.kind, hit.state),
        )

    def _code_row(self, named: Named, query: str) -> PaletteRow:
        english = language() == "en"
        name = (named.name_en if english and named.name_en else named.name) or named.name_en
        kind, icon = _CODED[named.kind]
        return PaletteRow(
            title=parts_of(name or translate("shell", kind), query),
            run=self._looks(named.place, named.text) if named.text else self._opens(named.place, named.id),
            icon=icon,
            number=parts_of(named.number, query),
            second=parts_of(named.why, query),
        )

    def _paper_row(self, kind: str, id: str, number: str) -> PaletteRow:
        navigator = self._environment.navigator
        return PaletteRow(
            title=((translate("papers_page", WORDS[kind]), False),),
            run=lambda: navigator.go("report", id=id, kind=kind),
            icon="printer",
            number=((number, True),),
        )

    def _command_rows(self, query: str) -> list[PaletteRow]:
        rows = []
        for command in self._commands:
            words = translate(*command.words)
            others = (command.words[1], *command.more_words)
            if query and not _command_matches(query, words, others):
                continue
            run = command.run
            rows.append(
                PaletteRow(
                    title=parts_of(words, query),
                    run=lambda run=run: run(self._environment.navigator),  # type: ignore[misc]  # default binds it
                    icon=command.icon or "corner-down-left",
                    key=command.shortcut.replace("+", " "),
                )
            )
        return rows if query else rows[:8]

    def _looks(self, place: str, text: str) -> Callable[[], None]:
        return lambda: self._environment.navigator.go(place, text=text)

    def _opens(self, place: str, id: str) -> Callable[[], None]:
        return lambda: self._environment.navigator.go(place, id=id)


def _pill(kind: str, state: str) -> PillSpec | None:
    key = _OF_REQUEST.get(state, state) if kind == "service_request" else state
    return status(key) if key in STATUSES else None


def _command_matches(query: str, words: str, others: Sequence[str]) -> bool:
    """Whether a command is meant: by its words in this language, its English ones, or its further words."""
    lowered = query.lower()
    return any(matches(text, query) or lowered in text.lower() for text in (words, *others))

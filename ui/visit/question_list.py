"""The questions around the current one, as widgets: rows, titles of groups and rounds, the card in the middle.

A form may have hundreds of questions. Only those near the current one are widgets, and those that stay on the screen
from one answer to the next are kept, so that an answer costs the same in a form of ten questions and of six hundred.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldservice.domain.checklist import Address, AddRound, Heading
from fieldservice.i18n import translate
from ui.kit.buttons import Button
from ui.kit.feedback import EmptyState
from ui.kit.labels import Label
from ui.kit.panels import SectionHeader, row
from ui.kit.theme import current
from ui.visit.card import QuestionCard
from ui.visit.questions import Entry, Key
from ui.visit.rows import Drawn, FoldedRow, QuestionRow
from ui.visit.view_model import ChecklistView, Snapshot

WHOLE_UP_TO = 60  # so many questions are shown whole
_BEFORE, _AFTER = 5, 12
_MORE = 40  # rows that "more" brings

_Slot = tuple[object, ...]
Loose = tuple[ChecklistView, tuple[Heading | AddRound, ...]]


class RoundHeading(QWidget):
    """The title of a group or of a round; `remove` takes the round away."""

    def __init__(self, depth: int) -> None:
        super().__init__()
        self.level = depth
        self._words = Label("", "body", "text" if depth == 0 else "muted", strong=True)
        self._line = row(self._words, spacing=8)
        self._line.setContentsMargins(current().px(12 * depth), current().px(10), 0, current().px(2))
        self._line.addStretch(1)
        self.setLayout(self._line)
        self.remove: Button | None = None

    def say(self, heading: Heading, title: str) -> None:
        """Show the title of another one."""
        words = title
        if heading.ordinal:
            words = translate(
                "visit", "{title}: {number} of {count}", title=title or translate("visit", "Round"),
                number=heading.ordinal, count=heading.rounds,
            )  # fmt: skip
        self._words.setText(words)

    def can_go(self, remove: Callable[[], object]) -> None:
        """Let people take the round away."""
        self.remove = Button(translate("visit", "Take away"), "quiet", 32, "trash-2", on_click=remove)
        self.remove.setAccessibleName(translate("visit", "Take away {round}", round=self._words.text()))
        self._line.addWidget(self.remove)


class AddRoundRow(QWidget):
    """Adds one more round."""

    def __init__(self, place: AddRound, words: str, add: Callable[[], object]) -> None:
        super().__init__()
        self.section_key, self.path = place.section.key, place.path
        title = words or translate("visit", "Round")
        self.button = Button(translate("visit", "Add: {title}", title=title), "secondary", 36, "plus", on_click=add)
        line = row(self.button, None)
        line.setContentsMargins(current().px(12 * place.depth), current().px(8), 0, current().px(8))
        self.setLayout(line)


class QuestionList(QObject):
    """Fills `layout`. `chosen(key)` asks for a question, `unfolded()` for the folded ones, `round_wanted(checklist,
    section, path, there)` for a round to come or go."""

    chosen = Signal(object)
    unfolded = Signal()
    round_wanted = Signal(str, str, object, bool)

    def __init__(self, layout: QVBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._layout = layout
        self._kept: dict[_Slot, QWidget] = {}
        self._order: list[_Slot] = []
        self._shown: dict[_Slot, QWidget] = {}
        self._spare: dict[str, list[QWidget]] = {}
        self._drawn = Drawn()
        self._more = 0
        self._headings = 0
        self.rows: list[QuestionRow] = []
        self.read_only = False

    def clear(self, but: QWidget | None = None) -> None:
        """Take everything off the screen, all `but` one."""
        self._arrange([], but)

    def show_all(self, widget: QWidget) -> None:
        """Show one widget in place of questions."""
        self._arrange([(("lone",), widget)], None)

    def show_around(
        self,
        listed: list[Entry],
        at: int,
        card: QuestionCard | None,
        folded: list[Entry],
        titles: dict[str, str],
        together: dict[Key, QuestionCard],
        loose: list[Loose],
    ) -> None:
        """Lay out what is near the current question. `folded` are at the top; `titles` by checklist, where several;
        `together` the cards that stand on one screen with the current one; `loose` the checklists without questions,
        to which rounds can be added."""
        first, last = self._window(len(listed), at)
        first = max(first, len(folded))
        wanted: list[tuple[_Slot, QWidget]] = []
        focused = next((shown.key for shown in self.rows if shown.hasFocus()), None)
        self._begin()
        if folded and first == len(folded):
            wanted.append(self._folded(folded))
        elif first > 0:
            wanted.append(self._beyond(first, before=True))
        titled = listed[first - 1].view.checklist.id if first else ""
        for index in range(first, last):
            entry = listed[index]
            checklist = entry.view.checklist.id
            if titles and checklist != titled:
                titled = checklist
                wanted.append(self._keep(("title", checklist), partial(_title, titles[checklist])))
            wanted += self._outline(entry.view, entry.wording, entry.above)
            if entry.key in together:
                number = entry.item.number
                wanted += [(("card", entry.key), together[entry.key]), self._keep(("gap", number), _gap)]
            elif index == at and card is not None:
                wanted += [self._keep(("gap", -1), _gap), (("card",), card), self._keep(("gap", -2), _gap)]
            else:
                wanted.append(self._row(entry))
            wanted += self._outline(entry.view, entry.wording, entry.below)
        if last < len(listed):
            wanted.append(self._beyond(len(listed) - last, before=False))
        wanted += self._loose(loose, titles)
        self._arrange(wanted, card)
        held = next((shown for shown in self.rows if shown.key == focused), None)
        if held is not None and not held.hasFocus():
            held.setFocus()

    def show_loose(self, loose: list[Loose], titles: dict[str, str]) -> None:
        """Show where rounds can be added, when there is no question yet."""
        self._begin()
        self._arrange(self._loose(loose, titles), None)

    def _loose(self, loose: list[Loose], titles: dict[str, str]) -> list[tuple[_Slot, QWidget]]:
        found: list[tuple[_Slot, QWidget]] = []
        for view, parts in loose:
            checklist = view.checklist.id
            if checklist in titles:
                found.append(self._keep(("title", checklist), partial(_title, titles[checklist])))
            found += self._outline(view, view.state.wording, parts)
        return found

    def _window(self, count: int, at: int) -> tuple[int, int]:
        if count <= WHOLE_UP_TO:
            return 0, count
        return max(0, at - _BEFORE - self._more), min(count, max(at, 0) + _AFTER + self._more)

    def _keep(self, slot: _Slot, make: Callable[[], QWidget]) -> tuple[_Slot, QWidget]:
        widget = self._kept.get(slot)
        return slot, widget if widget is not None else make()

    def _begin(self) -> None:
        """Widgets of the kinds that come again and again are taken from the top: with an answer they stay where they
        are and show the next question, so that nothing must be laid out, and no new one dressed."""
        self.rows = []
        self._headings = 0

    def _reuse(self, slot: _Slot) -> QWidget | None:
        kept = self._kept.get(slot)
        if kept is None and self._spare.get(str(slot[0])):
            kept = self._spare[str(slot[0])].pop()
            kept.show()
        return kept

    def _row(self, entry: Entry) -> tuple[_Slot, QWidget]:
        slot: _Slot = ("row", len(self.rows))
        row = self._reuse(slot)
        if isinstance(row, QuestionRow):
            row.set_entry(entry)
        else:
            row = QuestionRow(entry, self._drawn)
            row.chosen.connect(self.chosen)
        self.rows.append(row)
        return slot, row

    def _heading(self, heading: Heading, title: str) -> tuple[_Slot, QWidget]:
        slot: _Slot = (f"heading {heading.depth}", self._headings)
        self._headings += 1
        made = self._reuse(slot)
        if not isinstance(made, RoundHeading):
            made = RoundHeading(heading.depth)
        made.say(heading, title)
        return slot, made

    def _folded(self, folded: list[Entry]) -> tuple[_Slot, QWidget]:
        slot: _Slot = ("folded",)
        made = self._kept.get(slot)
        if isinstance(made, FoldedRow):
            made.fold(folded)
        else:
            made = FoldedRow(folded)
            made.clicked.connect(self.unfolded)
        return slot, made

    def _beyond(self, count: int, before: bool) -> tuple[_Slot, QWidget]:
        if before:
            words, icon = translate("visit", "%n earlier questions", n=count), "chevron-up"
        else:
            words, icon = translate("visit", "%n more questions", n=count), "chevron-down"
        slot: _Slot = ("beyond", before)
        kept = self._kept.get(slot)
        if isinstance(kept, Button):  # a new one would be dressed anew with every answer
            kept.setText(words)
            kept.setAccessibleName(words)
            return slot, kept
        return slot, Button(words, "quiet", 36, icon, on_click=self._show_more)

    def _show_more(self) -> None:
        self._more += _MORE
        self.unfolded.emit()

    def _outline(
        self, view: ChecklistView, wording: str, parts: tuple[Heading | AddRound, ...]
    ) -> list[tuple[_Slot, QWidget]]:
        checklist = view.checklist.id
        found: list[tuple[_Slot, QWidget]] = []
        for part in parts:
            key, path = part.section.key, part.path
            if isinstance(part, AddRound):
                if not self.read_only:
                    add = partial(self.round_wanted.emit, checklist, key, path, True)
                    found.append(
                        self._keep(
                            ("add", checklist, key, path),
                            partial(AddRoundRow, part, part.section.title(wording), add),
                        )
                    )
                continue
            title = view.state.said(Address(key, path), part.section.title(wording))
            if not part.ordinal and not title:
                continue
            away = None
            if part.section.by_people and not self.read_only:
                away = partial(self.round_wanted.emit, checklist, key, path, False)
            if away is None:
                found.append(self._heading(part, title))
                continue
            slot = ("round", checklist, key, path, part.ordinal, part.rounds, title)
            found.append(self._keep(slot, partial(_round, part, title, away)))
        return found

    def _arrange(self, wanted: list[tuple[_Slot, QWidget]], but: QWidget | None) -> None:
        """Put the widgets into the layout in this order; those that are not wanted any more go."""
        order = [slot for slot, _widget in wanted]
        if order == self._order and all(self._shown.get(slot) is widget for slot, widget in wanted):
            return
        before, stays = self._shown.values(), {widget for _slot, widget in wanted}
        for widget in [each for each in before if each not in stays]:
            self._layout.removeWidget(widget)
            if widget is not but:
                self._put_away(widget)
        self._order, self._shown = order, dict(wanted)
        for index, (_slot, widget) in enumerate(wanted):  # by indexOf: asking for items crashes (tests/architecture)
            if self._layout.indexOf(widget) != index:
                self._layout.insertWidget(index, widget)
        self._kept = {slot: widget for slot, widget in wanted if slot[0] != "card"}

    def _put_away(self, widget: QWidget) -> None:
        widget.hide()
        if isinstance(widget, QuestionRow):
            self._spare.setdefault("row", []).append(widget)
        elif isinstance(widget, RoundHeading) and widget.remove is None:
            self._spare.setdefault(f"heading {widget.level}", []).append(widget)
        else:
            widget.deleteLater()


def _round(heading: Heading, title: str, remove: Callable[[], object]) -> QWidget:
    made = RoundHeading(heading.depth)
    made.say(heading, title)
    made.can_go(remove)
    return made


def _gap() -> QWidget:
    made = QWidget()
    made.setFixedHeight(current().px(12))
    return made


def _title(words: str) -> QWidget:
    header = SectionHeader(words, step="body")
    header.setContentsMargins(0, current().px(8), 0, 0)
    return header


def nothing_here(snapshot: Snapshot) -> QWidget:
    """What stands where a step has no questions."""
    suits = [choice for choice in snapshot.templates if choice.suits and choice.template.purpose != "safety"]
    if snapshot.path.booking.arrived_at is None:
        return EmptyState(
            "list-checks",
            translate("visit", "The checklist comes when you arrive"),
            translate("visit", "It is chosen by the machine and its fault."),
        )
    sentence = translate("visit", "No checklist belongs to this job. Write down what you find under “Work and time”.")
    if suits:
        sentence = translate("visit", "Several checklists suit this job. Choose one with “Add checklist”.")
    return EmptyState("list-checks", translate("visit", "No questions here"), sentence)

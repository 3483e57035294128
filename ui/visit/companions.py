"""Groups whose questions belong on one screen (a form's field-list): each is a card, the focused one is current."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.visit.card import QuestionCard
from ui.visit.questions import Entry, Key
from ui.visit.view_model import VisitViewModel

MOST = 15  # questions on one screen; longer groups are asked one by one


class Companions(QObject):
    """The cards beside the current one. `entered(key, card)`: the focus went into another of them."""

    entered = Signal(object, object)
    moved = Signal(int)

    def __init__(self, visit: VisitViewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._visit = visit
        self._current: QuestionCard | None = None
        self.cards: dict[Key, QuestionCard] = {}
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def of(self, listed: list[Entry], at: int, card: QuestionCard | None, finished: bool) -> dict[Key, QuestionCard]:
        """The cards of the current question's group, its own `card` among them; none for other questions."""
        one = listed[at] if at >= 0 else None
        together = one is not None and one.question.section in one.view.together
        wanted = [entry for entry in listed if one is not None and _together(entry, one)] if together else []
        before, self.cards, self._current = self.cards, {}, card
        if not 2 <= len(wanted) <= MOST or card is None:
            return {}
        for entry in wanted:
            found = card if entry.key == card.entry.key else before.get(entry.key)
            if found is None or found.entry.wording != entry.wording:
                found = QuestionCard(self._visit, entry, finished)
                found.moved.connect(self.moved)
            elif found.entry != entry:
                found.show_entry(entry)
            self.cards[entry.key] = found
        return self.cards

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            return
        for key, card in self.cards.items():
            if card is not self._current and (card is now or card.isAncestorOf(now)):
                self._current = card
                self.entered.emit(key, card)
                return


def _together(entry: Entry, other: Entry) -> bool:
    if entry.view.checklist.id != other.view.checklist.id or entry.item.address.path != other.item.address.path:
        return False
    return entry.question.section == other.question.section

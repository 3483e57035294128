"""One of the three values of a conflict: what, who, when, what follows; and the button that chooses it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from fieldservice.i18n import language, translate
from ui.kit import paint
from ui.kit.buttons import Button, Kind, Size
from ui.kit.labels import IconLabel, Label, rule
from ui.kit.panels import KeyValues, column, row
from ui.kit.theme import current
from ui.sync.words import when

if TYPE_CHECKING:
    from fieldservice.domain.records import Person
    from ui.sync.conflicts_view_model import Reading, Side

_C = "conflicts"
_STEPS = ("figure", "title", "lead", "body")
_SHORT, _MIDDLING = 14, 40  # signs that fit in the two larger type steps


def name_of(person: Person | None) -> str:
    """A person's name in the language in use, "a colleague" for somebody unknown here."""
    if person is None:
        return translate(_C, "a colleague")
    return (person.name_en or person.name) if language() == "en" else person.name


class ChoiceButton(Button):
    """A button whose key is bound by the page: a plain digit must not fire while somebody types elsewhere."""

    def __init__(self, words: str, kind: Kind, key: str, on_click: Callable[[], object], size: Size = 44) -> None:
        super().__init__(words, kind, size, on_click=on_click)
        self._shown = key
        self.setToolTip(key)

    def key_text(self) -> str:
        return self._shown


class FittedValue(Label):
    """The value people choose by: in the largest type step, from `step` down, in which all of it can be read."""

    def __init__(self, words: str, step: str, tone: str) -> None:
        super().__init__(words, step, tone, elide=True)
        self.setMinimumWidth(0)

    def step_shown(self) -> str:
        """The step that it is drawn in now."""
        smaller = _STEPS[_STEPS.index(self._step) :]
        return next((step for step in smaller if paint.text_width(self.text(), step, 600) <= self.width()), smaller[-1])

    def paintEvent(self, event: QPaintEvent) -> None:
        step = self.step_shown()
        paint.text(QPainter(self), self.rect(), self.text(), self._tone, step, 600)
        self.setToolTip(self.text() if paint.text_width(self.text(), step, 600) > self.width() else "")


class SideCard(QFrame):
    """Base, mine or theirs."""

    def __init__(
        self, side: Side, key: str, on_choose: Callable[[str], object] | None, now: datetime, zone: tzinfo, stands: bool
    ) -> None:
        super().__init__()
        theme = current()
        self.side = side
        self.setProperty("surface", "calm-card" if side.key == "base" else "choice-card" if stands else "card")
        self.setAccessibleName(self._title())
        whole = column(self)
        whole.setContentsMargins(1, 1, 1, 1)
        head = Label(self._title(), "body", strong=True, elide=True)
        head.setFixedHeight(theme.px(38))
        head.setContentsMargins(0, 0, 0, 0)
        holder = row(head)
        holder.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        holder.setStretch(0, 1)
        whole.addLayout(holder)
        whole.addWidget(rule())
        value = column(None, 16, 2)
        self._fill_value(value, side.reading)
        whole.addLayout(value)
        whole.addWidget(rule())
        origin = column(None, 16, 4)
        self._fill_origin(origin, now, zone)
        whole.addLayout(origin, 1)
        self.button: ChoiceButton | None = None
        if on_choose is not None:
            self.button = ChoiceButton(
                self._verb(), "primary" if stands else "secondary", key, lambda: on_choose(side.key)
            )
            self.button.set_wide()
            foot = column(None, 16)
            foot.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(16))
            foot.addWidget(self.button)
            whole.addLayout(foot)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _title(self) -> str:
        side = self.side
        if side.key == "base":
            return translate(_C, "Before")
        if side.mine:
            return translate(_C, "Yours, shown now") if side.key == "standing" else translate(_C, "Yours")
        name = name_of(side.by)
        if side.key == "standing":
            return translate(_C, "{name}'s, shown now", name=name)
        return translate(_C, "{name}'s", name=name)

    def _verb(self) -> str:
        side = self.side
        if side.key == "base":
            return translate(_C, "Restore this")
        if side.mine:
            return translate(_C, "Use mine")
        return translate(_C, "Use {name}'s", name=name_of(side.by))

    def _fill_value(self, box: QVBoxLayout, reading: Reading) -> None:
        quiet = self.side.key == "base"
        tone = "muted" if quiet else "text"
        if reading.lead:
            box.addWidget(Label(reading.lead, "body", "muted", elide=True))
        if reading.lines:
            facts = KeyValues(label_width=72, spacing=4)
            for label, value in reading.lines:
                facts.add(label, value, wrap=True, tone=tone)
            box.addWidget(facts)
        elif len(reading.value) <= _SHORT:
            box.addWidget(FittedValue(reading.value, "title" if quiet else "figure", tone))
        else:
            step = "title" if len(reading.value) <= _MIDDLING and not quiet else "lead"
            box.addWidget(Label(reading.value, step, tone, wrap=True, selectable=True))
        if reading.note:
            box.addWidget(Label(reading.note, "body", "muted", elide=True))

    def _fill_origin(self, box: QVBoxLayout, now: datetime, zone: tzinfo) -> None:
        side = self.side
        if side.key == "base":
            box.addWidget(Label(translate(_C, "Both started from here."), "body", "muted", wrap=True))
        else:
            device = translate(_C, "this computer") if side.here else side.device
            icon = "laptop" if device else "user"
            who = translate(_C, "you") if side.mine else name_of(side.by)
            if device:
                who = translate(_C, "{name}, {device}", name=who, device=device)
            box.addLayout(_line(icon, "text", Label(who, "body", elide=True)))
            at = when(side.at, now, zone)
            if at and side.key == "offered":
                at = translate(_C, "Changed {time}, arrived later", time=at)
            elif at:
                at = translate(_C, "Changed {time}", time=at)
            if at:
                box.addLayout(_line("", "muted", Label(at, "small", "muted", elide=True)))
        if side.consequence:
            tone = "muted" if side.fits else "warn"
            icon = "check" if side.fits else "triangle-alert"
            box.addSpacing(current().px(4))
            box.addLayout(_line(icon, tone, Label(side.consequence, "small", tone, wrap=True)))
        box.addStretch(1)


def _line(icon: str, tone: str, words: QWidget) -> QHBoxLayout:
    line = row(IconLabel(icon, tone, 14), spacing=8)
    line.addWidget(words, 1)
    return line

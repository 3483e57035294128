"""The card of the line at hand: where to go, what to take, how many are left; or what comes after the last one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from fieldservice.domain.quantity import MICRO
from fieldservice.i18n import translate
from ui.kit.feedback import EmptyState
from ui.kit.labels import IconLabel, Label, rule
from ui.kit.panels import column, row
from ui.kit.theme import current
from ui.warehouse import words
from ui.warehouse.bench_rows import ProgressCells
from ui.warehouse.mode import bench_button
from ui.warehouse.pick_view_model import PickLineView, PickModel, PickState

C = words.C


class LineCard(QFrame):
    """The line at hand: where to go, what to take, how many are left; or what comes after the last one."""

    def __init__(self, picks: PickModel) -> None:
        super().__init__()
        self._picks = picks
        theme = current()
        self.setProperty("surface", "card")
        self._what = QWidget()
        self._walk = Label("", "lead", "muted", elide=True)
        self._bin = Label("", "bench")
        self._bin.setFixedHeight(theme.px(64))
        self._tick = row(IconLabel("circle-check", "ok", 24), Label(translate(C, "Right bin"), "lead", "ok"), spacing=8)
        self._right = QWidget()
        self._right.setLayout(self._tick)
        self._name = Label("", "figure", elide=True)
        self._number = Label("", "title")
        self._about = Label("", "lead", "muted", elide=True)
        where = row(self._bin, self._right, spacing=24)
        where.addStretch(1)
        which = row(self._number, spacing=16)
        which.addWidget(self._about, 1)
        text = column(self._what, spacing=2)
        text.setContentsMargins(theme.px(24), theme.px(16), theme.px(16), theme.px(14))
        text.addWidget(self._walk)
        text.addLayout(where)
        text.addWidget(self._name)
        text.addLayout(which)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._left_words = Label(translate(C, "Still to pick"), "lead", "muted")
        self._left = Label("", "bench-large")
        self._left.setFixedHeight(theme.px(84))
        self._left.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._of = Label("", "title", "muted")
        self._of.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._cells = ProgressCells()
        count = QWidget()
        count.setFixedWidth(theme.px(252))
        figures = column(count, spacing=4)
        figures.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(14))
        for widget in (self._left_words, self._left, self._of, self._cells):
            figures.addWidget(widget, 0, centre)
        figures.addStretch(1)
        top = row(spacing=0)
        top.addWidget(self._what, 1)
        top.addWidget(rule(vertical=True, edge=True))
        top.addWidget(count)
        self.all_button = bench_button("", partial(picks.scan, ""), "Return", "primary")
        self.short_button = bench_button(translate(C, "Not enough…"), picks.ask_ways, "F6")
        self._after = Label("", "body", "muted", elide=True)
        self._after.setAlignment(Qt.AlignmentFlag.AlignRight)
        foot = row(self.all_button, self.short_button)
        foot.addWidget(self._after, 1)
        foot.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(12))
        self._line = QWidget()
        inner = column(self._line)
        inner.addLayout(top)
        inner.addWidget(rule(edge=True))
        inner.addLayout(foot)
        self._end = EmptyState("package-check", " ", " ")
        self._end.setMinimumHeight(theme.px(220))
        self.end_button = bench_button("", partial(picks.scan, ""), "Return", "primary", "package")
        end = column(spacing=0)
        end.addWidget(self._end, 1)
        end.addWidget(self.end_button, 0, centre)
        end.setContentsMargins(0, 0, 0, theme.px(24))
        self._ended = QWidget()
        self._ended.setLayout(end)
        box = column(self)
        box.addWidget(self._line)
        box.addWidget(self._ended)
        self._ended.hide()
        for number in (1, 2, 3):
            _alt_key(self, number, partial(picks.choose, number))

    def show_state(self, state: PickState) -> None:
        """Show the line at hand, or the end."""
        line = state.line
        picking = state.stage == "pick" and line is not None
        self._line.setVisible(picking)
        self._ended.setVisible(not picking)
        if not picking or line is None:
            self._show_end(state)
            return
        total = len(state.view.lines)
        zone = translate(C, "Line {line} of {total}", line=line.line.place, total=total)
        self._walk.setText(words.joined(zone, line.request.number if line.request else ""))
        self._bin.setText(words.bin_code(line.bin) or translate(C, "Which bin?"))
        self._right.setVisible(state.position.bin_id == (line.line.bin_id or "-") or state.position.part_seen)
        self._name.setText(words.name(line.part))
        self._number.setText(line.part.number)
        self._about.setText(self._about_words(line))
        wanted = line.line.quantity_micro - line.line.short_micro
        unit = words.unit(line.left_micro, line.line.unit)
        self._left.setText(words.number(line.left_micro))
        self._of.setText(
            translate(C, "{unit}, {picked} of {wanted} picked", unit=unit, picked=words.number(line.picked_micro),
                      wanted=words.number(wanted))
        )  # fmt: skip
        self._cells.set(line.picked_micro // MICRO, max(1, wanted // MICRO))
        said = translate(C, "All {amount} picked", amount=words.amount(line.left_micro, line.line.unit))
        self.all_button.setText(said)
        self.all_button.setAccessibleName(said)
        self._after.setText(self._after_words(line))

    def _show_end(self, state: PickState) -> None:
        said = {
            "pack": (
                translate(C, "Everything is picked"),
                translate(C, "Pack it: the delivery note is made, and the box is ready to be sent."),
                translate(C, "Pack"),
            ),
            "cancelled": (
                translate(C, "This list was cancelled"),
                translate(C, "Nothing of it is to be picked."),
                "",
            ),
        }.get(state.stage, (translate(C, "Packed"), translate(C, "Its delivery note waits in the queue."), ""))
        self._end.title.setText(said[0])
        self._end.sentence.setText(said[1])
        button = said[2] or translate(C, "Back to the queue")
        self.end_button.setText(button)
        self.end_button.setAccessibleName(button)

    def _about_words(self, line: PickLineView) -> str:
        part = line.part
        lot = line.line.lot
        return words.joined(
            translate(C, "genuine") if part.genuine else translate(C, "not genuine"),
            translate(C, "lot {lot} first", lot=lot) if lot else "",
            translate(C, "by serial number") if part.tracking == "serial" else "",
        )

    def _after_words(self, line: PickLineView) -> str:
        if line.bin is None:
            return ""
        left = words.amount(max(line.remains_micro, 0), line.line.unit)
        said = translate(C, "{left} stay in the bin", left=left)
        if line.counted_at is None:
            return words.joined(said, translate(C, "never counted"))
        day = words.day(line.counted_at, self._picks.now(), self._picks.zone)
        return words.joined(said, translate(C, "counted {day}", day=day))


def _alt_key(owner: QWidget, number: int, action: Callable[[], object]) -> QObject:
    shortcut = QShortcut(QKeySequence(f"Alt+{number}"), owner)
    shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
    shortcut.activated.connect(action)
    return shortcut

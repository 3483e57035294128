"""The large card of the bench: where or what, how many, and the buttons that belong to it; or what comes at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui.kit.buttons import Button
from ui.kit.feedback import EmptyState
from ui.kit.labels import IconLabel, Label, rule
from ui.kit.panels import column, row
from ui.kit.theme import current
from ui.warehouse.bench_rows import ProgressCells
from ui.warehouse.mode import bench_button


class Face(Struct, frozen=True):
    """What the card says: at the left from above, then the count at the right, `after` at the foot. `tick`: words of
    the tick beside the large line; `done` of `total` cells are filled (no cells when total is 0)."""

    above: str
    large: str
    name: str
    number: str
    about: str = ""
    tick: str = ""
    count_title: str = ""
    count: str = ""
    count_of: str = ""
    done: int = 0
    total: int = 0
    after: str = ""


class End(Struct, frozen=True):
    """What the card says when nothing is at hand."""

    icon: str
    title: str
    sentence: str


class BenchCard(QFrame):
    """`show_face` or `show_end`; `main` is the primary button, pressed by Enter in the scan line."""

    def __init__(self, on_main: Callable[[], object], more: Sequence[Button] = ()) -> None:
        super().__init__()
        theme = current()
        self.setProperty("surface", "card")
        self.face: Face | End | None = None
        self.more = list(more)
        self._above = Label("", "lead", "muted", elide=True)
        self._large = Label("", "bench")
        self._large.setFixedHeight(theme.px(64))
        self._large.setMinimumWidth(0)
        self._tick_words = Label("", "lead", "ok")
        self._tick = QWidget()
        self._tick.setLayout(row(IconLabel("circle-check", "ok", 24), self._tick_words, spacing=8))
        self._name = Label("", "figure", elide=True)
        self._number = Label("", "title")
        self._about = Label("", "lead", "muted", elide=True)
        text = column(spacing=2)
        text.setContentsMargins(theme.px(24), theme.px(16), theme.px(16), theme.px(14))
        where = row(self._large, self._tick, spacing=24)
        where.addStretch(1)
        which = row(self._number, spacing=16)
        which.addWidget(self._about, 1)
        text.addWidget(self._above)
        text.addLayout(where)
        text.addWidget(self._name)
        text.addLayout(which)
        text.addStretch(1)
        top = row(spacing=0)
        top.addLayout(text, 1)
        top.addWidget(rule(vertical=True, edge=True))
        top.addWidget(self._figures())
        self.main = bench_button("", on_main, "Return", "primary")
        self._after = Label("", "body", "muted", elide=True)
        self._after.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        foot = row(self.main, *self.more, None, self._after)
        foot.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(12))
        self._line = QWidget()
        inner = column(self._line)
        inner.addLayout(top)
        inner.addWidget(rule(edge=True))
        inner.addLayout(foot)
        self._end = EmptyState("package-check", " ", " ")
        self._end.setMinimumHeight(theme.px(180))
        self.end_button = bench_button("", on_main, "Return", "primary")
        self._ended = QWidget()
        end = column(self._ended)
        end.setContentsMargins(0, 0, 0, theme.px(24))
        end.addWidget(self._end, 1)
        end.addWidget(self.end_button, 0, Qt.AlignmentFlag.AlignHCenter)
        box = column(self)
        box.addWidget(self._line)
        box.addWidget(self._ended)
        self._line.hide()
        self._ended.hide()

    def show_face(self, face: Face, main: str) -> None:
        """Show what is at hand; `main`: the words of the primary button, empty for none."""
        self.face = face
        self._line.show()
        self._ended.hide()
        self._above.setText(face.above)
        self._large.setText(face.large)
        self._tick_words.setText(face.tick)
        self._tick.setVisible(bool(face.tick))
        self._name.setText(face.name)
        self._number.setText(face.number)
        self._about.setText(face.about)
        self._count_title.setText(face.count_title)
        self._count.setText(face.count)
        self._count_of.setText(face.count_of)
        self._cells.setVisible(face.total > 0)
        self._cells.set(face.done, face.total)
        self._after.setText(face.after)
        self._after.updateGeometry()
        _say(self.main, main)

    def show_end(self, end: End, main: str) -> None:
        """Show that nothing is at hand, and the next step."""
        self.face = end
        self._line.hide()
        self._ended.show()
        self._end.set_icon(end.icon)
        self._end.title.setText(end.title)
        self._end.sentence.setText(end.sentence)
        _say(self.end_button, main)

    def _figures(self) -> QWidget:
        theme = current()
        centre = Qt.AlignmentFlag.AlignHCenter
        self._count_title = Label("", "lead", "muted")
        self._count = Label("", "bench-large")
        self._count.setFixedHeight(theme.px(84))
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._count_of = Label("", "title", "muted")
        self._count_of.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._cells = ProgressCells()
        holder = QWidget()
        holder.setFixedWidth(theme.px(252))
        box = column(holder, spacing=4)
        box.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(14))
        for widget in (self._count_title, self._count, self._count_of, self._cells):
            box.addWidget(widget, 0, centre)
        box.addStretch(1)
        return holder


def alt_keys(owner: QWidget, most: int, choose: Callable[[int], object]) -> list[QObject]:
    """Alt+1 to Alt+`most`: answers that can be given at any time, also while a quantity is being typed."""
    made: list[QObject] = []
    for number in range(1, most + 1):
        shortcut = QShortcut(QKeySequence(f"Alt+{number}"), owner)
        shortcut.activated.connect(lambda n=number: choose(n))
        made.append(shortcut)
    return made


def _say(button: Button, words: str) -> None:
    button.setVisible(bool(words))
    button.setText(words)
    button.setAccessibleName(words)

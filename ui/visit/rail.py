"""Beside the steps: what is still missing, each a tap away; parts that jobs like this often need."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.i18n import translate
from ui.kit import paint
from ui.kit.icons import paint_icon
from ui.kit.labels import Label, rule
from ui.kit.panels import Card, ScrollPage, SectionHeader, clear_layout, column, row
from ui.kit.theme import current
from ui.kit.tips import plain_tip
from ui.visit import words
from ui.visit.view_model import Need, PartHint, Snapshot

_ICONS = {
    "safety": "hard-hat",
    "diagnose": "clipboard-list",
    "parts": "package",
    "work": "wrench",
    "test": "gauge",
    "photos": "camera",
    "signature": "signature",
}
_MOST = 9


class NeedRow(QAbstractButton):
    """One thing that is missing."""

    def __init__(self, icon: str, title: str, second: str, tone: str = "text") -> None:
        super().__init__()
        self.say(icon, title, second, tone)
        self.setProperty("ring", 4)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, icon: str, title: str, second: str, tone: str = "text") -> None:
        """Show this."""
        self._icon, self._second, self.tone = icon, second, tone
        self.setText(title)
        self.setAccessibleName(f"{title} {second}")
        self.setToolTip(plain_tip(title))

    def sizeHint(self) -> QSize:
        return QSize(current().px(240), current().px(56))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            paint.box(painter, self.rect(), theme.color("hover"), None, 4)
        paint_icon(painter, QRect(theme.px(12), 0, theme.px(20), self.height()), self._icon, self.tone, 16)
        left = theme.px(44)
        width = self.width() - left - theme.px(30)
        top = (self.height() - theme.px(38)) // 2
        if self._second:
            paint.text(painter, QRect(left, top, width, theme.px(20)), self.text(), "text", "body", 400)
            paint.text(painter, QRect(left, top + theme.px(20), width, theme.px(18)), self._second, "muted", "small")
        elif paint.text_width(self.text()) <= width:
            paint.text(painter, QRect(left, 0, width, self.height()), self.text(), "text", "body", 400)
        else:
            painter.setFont(theme.font())
            painter.setPen(theme.color("text"))
            wrapped = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRect(left, theme.px(6), width, self.height() - theme.px(12)), int(wrapped), self.text())
        paint_icon(
            painter, QRect(self.width() - theme.px(26), 0, theme.px(16), self.height()), "chevron-right", "muted", 16
        )


class VisitRail(ScrollPage):
    """The right column. `need_chosen(Need)`, `part_chosen(part id)`."""

    need_chosen = Signal(object)
    part_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(gutter=16, spacing=8)
        self.setProperty("surface", "rail")
        self.rows: list[NeedRow] = []
        self._kept: QWidget | None = None
        self._shape: tuple[object, ...] = ()
        self._shown: list[tuple[Need, str, str]] = []
        self._head = SectionHeader("")

    def keep(self, widget: QWidget) -> None:
        """Something that stays on top of the parts while the column is filled anew."""
        self._kept = widget
        self.body.insertWidget(max(self.body.count() - 1, 0), widget)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Fill the column; what keeps its shape is only written anew, because every answer comes by here."""
        booking = snapshot.path.booking
        there = booking.arrived_at is not None and booking.left_at is None
        needs = list(snapshot.path.needs) if there else []
        grouped = _grouped(needs)
        shape = (len(grouped), booking.arrived_at is None, snapshot.visit.parts)
        if grouped and shape == self._shape:
            self._rewrite(needs, grouped)
            return
        self._shape = shape
        if self._kept is not None:
            self.body.removeWidget(self._kept)
        clear_layout(self.body)
        self.rows = []
        self._needs(needs, grouped, snapshot)
        if self._kept is not None:
            self.body.addWidget(self._kept)
        self._parts(snapshot)
        self.body.addStretch(1)

    def _rewrite(self, needs: list[Need], grouped: list[tuple[Need, str, str]]) -> None:
        self._head.set(translate("visit", "Still missing"), translate("visit", "%n things", n=len(needs)))
        before, self._shown = self._shown, grouped[:_MOST]
        for item, old, (need, title, second) in zip(self.rows, before, self._shown, strict=True):
            if old != (need, title, second):
                item.say(_icon(need), title, second, _tone(need))

    def _choose(self, index: int) -> None:
        self.need_chosen.emit(self._shown[index][0])

    def _needs(self, needs: list[Need], grouped: list[tuple[Need, str, str]], snapshot: Snapshot) -> None:
        count = translate("visit", "%n things", n=len(needs)) if needs else ""
        self._head = SectionHeader(translate("visit", "Still missing"), count)
        self.add(self._head)
        card = Card(padding=0, spacing=0)
        self._shown = grouped[:_MOST]
        for index, (need, title, second) in enumerate(self._shown):
            if index:
                card.add(rule())
            item = NeedRow(_icon(need), title, second, _tone(need))
            item.clicked.connect(partial(self._choose, index))
            self.rows.append(item)
            card.add(item)
        if not needs:
            words_ = translate("visit", "Nothing is missing.")
            if snapshot.path.booking.arrived_at is None:
                words_ = translate("visit", "What this visit needs shows here once you have arrived.")
            card.body.setContentsMargins(*(current().px(edge) for edge in (16, 12, 16, 12)))
            card.add(Label(words_, "body", "muted", wrap=True))
        self.add(card)
        if len(grouped) > _MOST:
            self.add(Label(translate("visit", "and %n more", n=len(grouped) - _MOST), "small", "muted"))
        self.body.addSpacing(current().px(12))

    def _parts(self, snapshot: Snapshot) -> None:
        hints = snapshot.visit.parts
        if not hints:
            return
        self.add(SectionHeader(translate("visit", "Often needed"), translate("visit", "by past jobs")))
        card = Card(padding=14, spacing=12)
        for hint in hints:
            card.add(self._hint(hint))
        self.add(card)

    def _hint(self, hint: PartHint) -> QWidget:
        holder = QWidget()
        name = words.hint_name(hint)
        held = hint.in_van_micro
        if held is None:
            said, tone = "", "muted"
        elif held >= hint.quantity_micro:
            amount = format_quantity(Quantity(held, hint.unit))
            said, tone = translate("visit", "{quantity} in the van", quantity=amount), "ok"
        else:
            said, tone = translate("visit", "not in the van"), "warn"
        first = row(Label(name, "body", strong=True, elide=True), Label(said, "body", tone, strong=True))
        first.setStretch(0, 1)
        stack = column(holder, spacing=1)
        stack.addLayout(first)
        jobs = translate("visit", "used in %n past jobs", n=hint.jobs)
        stack.addWidget(Label(words.joined(hint.number, jobs), "small", "muted", elide=True))
        return holder


def _tone(need: Need) -> str:
    if need.code == "failed" and need.step == "safety":
        return "danger"
    return "warn" if need.code in ("note", "failed", "changed") else "text"


def _icon(need: Need) -> str:
    return "pencil" if need.code in ("note", "problem", "cause", "remedy") else _ICONS.get(need.step, "circle-alert")


def _grouped(needs: list[Need]) -> list[tuple[Need, str, str]]:
    """Open questions of one checklist become one line; everything else stays as it is."""
    found: list[tuple[Need, str, str]] = []
    at: dict[tuple[str, str | None], int] = {}
    counts: dict[tuple[str, str | None], int] = {}
    for need in needs:
        group = (need.step, need.checklist_id)
        if need.code == "answer" and need.checklist_id is not None:
            counts[group] = counts.get(group, 0) + 1
            if group in at:
                continue
            at[group] = len(found)
        title, _, second = need.sentence.partition("：" if "：" in need.sentence else ": ")
        second = second[:1].upper() + second[1:]
        found.append((need, need.sentence if not second else title, second))
    for group, index in at.items():
        if counts[group] > 1:
            need = found[index][0]
            title = translate("visit", "{step}: %n questions open", n=counts[group], step=words.step_title(need.step))
            found[index] = (need, title, need.sentence)
    return found

"""Picking: the bin and how many, large; what comes next; what will be short and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame

from fieldservice.domain.quantity import MICRO
from fieldservice.i18n import mark, translate
from ui.bridge.environment import Environment
from ui.kit.labels import IconLabel, KeyHint, Label, rule
from ui.kit.panels import Card, KeyValues, ScrollPage, clear_layout, column, panel, row
from ui.kit.status import PillSpec
from ui.kit.theme import current
from ui.warehouse import words
from ui.warehouse.bench_card import BenchCard, End, Face, alt_keys
from ui.warehouse.bench_rows import BenchRow, BenchRows
from ui.warehouse.mode import Mode, bench_button
from ui.warehouse.pick_view_model import PickLineView, PickModel, PickState, Proposal

C = "bench"
_RAIL, _RAIL_NARROW = 348, 300
_ENDS = {  # by stage: icon, title, sentence, the words of the button
    "pack": (
        "package",
        mark("bench", "Everything is picked"),
        mark("bench", "Pack it: the delivery note is made, and the box is ready to be sent."),
        mark("bench", "Pack"),
    ),
    "packed": (
        "package-check",
        mark("bench", "Packed"),
        mark("bench", "Its delivery note waits in the queue."),
        mark("bench", "Back to the queue"),
    ),
    "cancelled": (
        "ban",
        mark("bench", "This list was cancelled"),
        mark("bench", "Nothing of it is to be picked."),
        mark("bench", "Back to the queue"),
    ),
}


class PickMode(Mode):
    """A walk along one pick list."""

    OWN_DIGITS = True

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.model = self.picks = PickModel(environment, self)
        self.short_button = bench_button(translate(C, "Not enough…"), self.picks.ask_ways, "F6")
        self.card = BenchCard(partial(self.picks.scan, ""), [self.short_button])
        alt_keys(self, 3, self.picks.choose)
        self._next = Card(translate(C, "What comes next"), " ", padding=0, spacing=0)
        self.rows = BenchRows()
        self._scroll = ScrollPage(gutter=0, spacing=0, name=translate(C, "What comes next"))
        self._scroll.add(self.rows)
        self._scroll.finish()
        self._next.add(self._scroll, 1)
        self._short = panel("card")
        self._short_box = column(self._short)
        self._box = Card(translate(C, "This box"), " ", padding=16)
        self._facts = KeyValues(96)
        self._box.add(self._facts)
        self._queue = Card(translate(C, "Queue"), " ", padding=0, spacing=0)
        left = column(spacing=12)
        left.addWidget(self.card)
        left.addWidget(self._next, 1)
        self._rail = ScrollPage(gutter=0, spacing=12)
        right = self._rail.body
        for card in (self._short, self._box, self._queue):
            right.addWidget(card)
        right.addStretch(1)
        whole = row(spacing=16)
        whole.addLayout(left, 1)
        whole.addWidget(self._rail)
        self.setLayout(whole)
        self.picks.loaded.connect(self._show)

    def title(self) -> str:
        state = self.picks.state
        return translate(C, "Pick {number}", number=state.view.list.number) if state else ""

    def detail(self) -> str:
        state = self.picks.state
        if state is None:
            return ""
        orders = len(state.view.work_orders)
        return words.joined(
            words.whom(words.name(state.view.person), words.name(state.view.to)),
            translate(C, "%n work orders", n=orders) if orders else "",
        )

    def pill(self) -> PillSpec | None:
        state = self.picks.state
        if state is None:
            return None
        paper = state.view.list
        return words.urgency(paper.due_at, paper.priority, self.picks.now(), self.picks.zone)

    def hint(self) -> str:
        state = self.picks.state
        if state is None or state.stage == "pick":
            if state is not None and state.asked:
                return {
                    1: translate(C, "Press 1, or go on scanning"),
                    2: translate(C, "Press 1 or 2, or go on scanning"),
                }.get(len(state.ways), translate(C, "Press 1, 2 or 3, or go on scanning"))
            line = state.line if state is not None else None
            if state is not None and line is not None and line.bin is not None and not _seen(state):
                return translate(C, "Scan {bin} or the part", bin=words.bin_code(line.bin))
            return translate(C, "Scan a bin or a part, or type how many")
        return translate(C, "Press Enter to pack") if state.stage == "pack" else ""

    def can_undo(self) -> bool:
        state = self.picks.state
        return state is not None and state.stage in ("pick", "pack") and state.picked_any

    def labels(self) -> tuple[str, list[str]] | None:
        line = self.picks.state.line if self.picks.state is not None else None
        return ("part", [line.part.id]) if line is not None else None

    def paper(self) -> tuple[str, str] | None:
        state = self.picks.state
        return ("pick_list", state.view.list.id) if state is not None else None

    def answers(self) -> int:
        state = self.picks.state
        return len(state.ways) if state is not None and state.asked else 0

    def answer(self, number: int) -> None:
        self.picks.choose(number)

    def aside(self) -> Callable[[], object] | None:
        state = self.picks.state
        return self.picks.put_aside if state is not None and state.stage == "pick" else None

    def hints(self) -> list[tuple[str, str]]:
        state = self.picks.state
        if state is None or state.stage != "pick":
            return []
        taking = [("Enter", translate(C, "all of it"))] if _seen(state) else []
        return [*taking, ("F6", translate(C, "not enough")), ("F10", translate(C, "put aside"))]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = current()
        self._rail.setFixedWidth(theme.px(_RAIL_NARROW if self.width() < theme.px(1240) else _RAIL))

    def _show(self) -> None:
        state = self.picks.state
        if state is None:
            return
        self._show_card(state)
        self._show_rows(state)
        self._show_short(state)
        self._show_box(state)
        self._show_queue(state)

    def _show_card(self, state: PickState) -> None:
        line = state.line
        if state.stage != "pick" or line is None:
            icon, title, sentence, main = _ENDS[state.stage if state.stage in _ENDS else "packed"]
            self.card.show_end(End(icon, translate(C, title), translate(C, sentence)), translate(C, main))
            return
        left, unit = line.left_micro, line.line.unit
        wanted = line.line.quantity_micro - line.line.short_micro
        right = _seen(state)
        face = Face(
            translate(C, "Line {line} of {total}", line=line.line.place, total=len(state.view.lines)),
            words.bin_code(line.bin) or translate(C, "Which bin?"),
            words.name(line.part),
            line.part.number,
            _about(line),
            translate(C, "Right bin") if right else "",
            translate(C, "Still to pick"),
            words.number(left),
            translate(
                C,
                "{unit}, {picked} of {wanted} picked",
                unit=words.unit(left, unit),
                picked=words.number(line.picked_micro),
                wanted=words.number(wanted),
            ),
            line.picked_micro // MICRO,
            max(1, wanted // MICRO),
            self._after(line),
        )
        # Enter takes nothing before the bin or the part was scanned, so it is not offered either
        self.card.show_face(face, translate(C, "All {amount} picked", amount=words.amount(left, unit)) if right else "")

    def _after(self, line: PickLineView) -> str:
        if line.bin is None:
            return ""
        left = words.amount(max(line.remains_micro, 0), line.line.unit)
        said = translate(C, "{left} stay in the bin", left=left)
        if line.counted_at is None:
            return words.joined(said, translate(C, "never counted"))
        day = words.day(line.counted_at, self.picks.now(), self.picks.zone)
        return words.joined(said, translate(C, "counted {day}", day=day))

    def _show_rows(self, state: PickState) -> None:
        rows = [self._row(state, line) for line in state.ahead]
        if state.done:
            said = translate(C, "%n lines done", n=len(state.done))
            rows.append(BenchRow("", "", "", said, "", head=True))
            rows += [self._done(line) for line in state.done]
        self.rows.show_rows(rows)
        assert self._next.header is not None
        detail = translate(C, "%n lines, in the order of the walk", n=len(state.ahead)) if state.ahead else ""
        self._next.header.set(translate(C, "What comes next"), detail)

    def _row(self, state: PickState, line: PickLineView) -> BenchRow:
        pill = None
        if line.bin is None:
            pill = PillSpec(translate(C, "In no bin"), "loud", "warn", "triangle-alert")
        elif line.lacking_micro > 0:
            there = words.amount(max(line.left_micro - line.lacking_micro, 0), line.line.unit)
            pill = PillSpec(translate(C, "Only {there} in the bin", there=there), "loud", "warn", "triangle-alert")
        return BenchRow(
            str(line.line.place),
            words.bin_code(line.bin) or "—",
            line.part.number,
            words.name(line.part),
            words.number(line.left_micro),
            words.unit(line.left_micro, line.line.unit),
            pill,
        )

    def _done(self, line: PickLineView) -> BenchRow:
        wanted = line.line.quantity_micro
        short = line.picked_micro < wanted
        said = f"{words.number(line.picked_micro)} / {words.number(wanted)}"
        return BenchRow(
            "", words.bin_code(line.bin) or "—", line.part.number, words.name(line.part), said,
            icon="circle-alert" if short else "circle-check", icon_tone="warn" if short else "ok",
            tone="warn" if short else "ok", faded=True,
        )  # fmt: skip

    def _show_short(self, state: PickState) -> None:
        clear_layout(self._short_box)
        self._short.setVisible(state.short is not None and state.stage == "pick")
        if state.short is None:
            return
        theme, line = current(), state.short
        if state.asked:
            title = translate(C, "Line {line}: not enough?", line=line.line.place)
        else:
            missing = words.amount(line.lacking_micro, line.line.unit)
            title = translate(C, "Line {line} will be {missing} short", line=line.line.place, missing=missing)
        head = row(IconLabel("triangle-alert", "warn"), Label(title, "body", strong=True, elide=True))
        head.setStretch(1, 1)
        head.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        self._short_box.addLayout(head)
        self._short_box.addWidget(rule())
        body = column(margins=16, spacing=8)
        name = f"{line.part.number} {words.name(line.part)}"
        body.addWidget(Label(name, "body", elide=True))
        held = translate(
            C,
            "Wanted {wanted}, {bin} holds {held} by the books",
            wanted=words.amount(line.left_micro, line.line.unit),
            bin=words.bin_code(line.bin) or translate(C, "no bin"),
            held=words.amount(line.held_micro, line.line.unit),
        )
        body.addWidget(Label(held, "small", "muted", wrap=True))
        for at, way in enumerate(state.ways, 1):
            body.addWidget(_Way(way, at, at == 1, state.asked, partial(self.picks.choose, at)))
        self._short_box.addLayout(body)

    def _show_box(self, state: PickState) -> None:
        view = state.view
        self._facts.clear()
        self._facts.add(translate(C, "Goes to"), words.whom(words.name(view.person), words.name(view.to)), wrap=True)
        self._facts.add(translate(C, "From"), words.name(view.warehouse), wrap=True)
        weight = words.weight(view.weight_grams)
        if weight:
            self._facts.add(translate(C, "Weight"), weight)
        if view.work_orders:
            self._facts.add(translate(C, "For"), words.joined(*view.work_orders[:3]), wrap=True)
        if view.notices:
            self._facts.add(translate(C, "Beware"), "\n".join(view.notices), wrap=True, tone="warn")
        assert self._box.header is not None
        self._box.header.set(translate(C, "This box"), "")

    def _show_queue(self, state: PickState) -> None:
        self._queue.setVisible(bool(state.queue))
        self._queue.clear()
        assert self._queue.header is not None
        self._queue.header.set(translate(C, "Queue"), translate(C, "%n more", n=state.waiting))
        theme = current()
        for at, task in enumerate(state.queue):
            if at:
                self._queue.add(rule())
            said, tone = words.due(task, self.picks.now(), self.picks.zone)
            number = Label(task.number or words.kind(task), "body", strong=True)
            line = row(
                number, Label(words.joined(words.for_whom(task), words.progress(task)), "body", "muted", elide=True)
            )
            line.setStretch(1, 1)
            line.addWidget(Label(said, "body", tone))
            line.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
            self._queue.add_layout(line)


def _seen(state: PickState) -> bool:
    """Whether the picker has shown to stand at the right bin, or to hold the part."""
    return state.position.bin_id != "" or state.position.part_seen


def _about(line: PickLineView) -> str:
    part, lot = line.part, line.line.lot
    return words.joined(
        translate(C, "genuine") if part.genuine else translate(C, "not genuine"),
        translate(C, "lot {lot} first", lot=lot) if lot else "",
        translate(C, "by serial number") if part.tracking == "serial" else "",
    )


class _Way(QFrame):
    """A way out of a shortage with its key: the digit alone where the line asks, with Alt otherwise, because a digit in
    the line is a quantity."""

    def __init__(self, way: Proposal, number: int, first: bool, asked: bool, on_click: Callable[[], object]) -> None:
        super().__init__()
        theme = current()
        self._on_click = on_click
        self.setProperty("surface", "choice-card" if first else "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{way.title}. {way.detail}")
        box = column(self)
        box.setContentsMargins(theme.px(12), theme.px(8), theme.px(10), theme.px(8))
        title = Label(way.title, "body", strong=True, wrap=True)
        head = row(title, KeyHint(str(number) if asked else f"Alt {number}"))
        head.setStretch(0, 1)
        box.addLayout(head)
        box.addWidget(Label(way.detail, "small", "muted", wrap=True))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._on_click()

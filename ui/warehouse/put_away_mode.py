"""Putting away: the bin large, what goes there, how much; what else stands in receiving, in the order of the walk."""

from __future__ import annotations

from functools import partial

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.panels import Card, ScrollPage, column
from ui.warehouse import words
from ui.warehouse.bench_card import BenchCard, End, Face
from ui.warehouse.bench_rows import BenchRow, BenchRows
from ui.warehouse.mode import Mode, bench_button
from ui.warehouse.put_away_view_model import PutAwayModel, PutAwayProposal, PutAwayState

C = "bench"


class PutAwayMode(Mode):
    """Everything that stands in one warehouse's receiving place."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.model = self.standing = PutAwayModel(environment, self)
        self.all_button = bench_button(translate(C, "Put everything away as proposed"), self.standing.put_all, "F6")
        self.card = BenchCard(partial(self.standing.scan, ""), [self.all_button])
        self.rows = BenchRows()
        self._lines = Card(translate(C, "Waiting in receiving"), " ", padding=0, spacing=0)
        scroll = ScrollPage(gutter=0, spacing=0, name=translate(C, "Waiting in receiving"))
        scroll.add(self.rows)
        scroll.finish()
        self._lines.add(scroll, 1)
        whole = column(self, spacing=12)
        whole.addWidget(self.card)
        whole.addWidget(self._lines, 1)
        self.standing.loaded.connect(self._show)

    def title(self) -> str:
        return translate(C, "Put away")

    def detail(self) -> str:
        state = self.standing.state
        return words.name(state.place) if state is not None else ""

    def hint(self) -> str:
        state = self.standing.state
        if state is None or state.at is None:
            return translate(C, "Press Enter to go on")
        if state.scanned:
            return translate(C, "Scan the bin; type a number to put only so many there")
        return translate(C, "Scan a part, then its bin")

    def can_undo(self) -> bool:
        state = self.standing.state
        return state is not None and bool(state.put or (state.at and state.quantity_micro != state.at.quantity_micro))

    def labels(self) -> tuple[str, list[str]] | None:
        state = self.standing.state
        ids = list(dict.fromkeys(each.part.id for each in state.proposals)) if state is not None else []
        return ("part", ids) if ids else None

    def hints(self) -> list[tuple[str, str]]:
        return [("Enter", translate(C, "into the proposed bin"))]

    def _show(self) -> None:
        state = self.standing.state
        if state is None:
            return
        self.all_button.setVisible(sum(each.bin is not None for each in state.proposals) > 1)
        if state.at is None:
            sentence = translate(C, "Nothing stands in receiving any more.")
            title = translate(C, "Everything is in its place")
            self.card.show_end(End("package-check", title, sentence), translate(C, "Back to the queue"))
        else:
            self.card.show_face(_face(state, state.at), translate(C, "Put away here") if state.at.bin else "")
        assert self._lines.header is not None
        count = translate(C, "%n lines", n=len(state.proposals)) if state.proposals else ""
        self._lines.header.set(
            translate(C, "Waiting in receiving"), words.joined(count, translate(C, "in the order of the walk"))
        )
        self._lines.setVisible(bool(state.proposals))
        self.rows.show_rows([_row(state, each) for each in state.proposals])


def _face(state: PutAwayState, at: PutAwayProposal) -> Face:
    why = {"home": translate(C, "its home bin"), "last": translate(C, "lies there already")}.get(at.why, "")
    part = state.quantity_micro != at.quantity_micro
    of = translate(C, "{unit} of {wanted}", unit=words.unit(state.quantity_micro, at.part.unit),
                   wanted=words.number(at.quantity_micro))  # fmt: skip
    return Face(
        words.joined(translate(C, "Put away, %n lines", n=len(state.proposals)), why),
        words.bin_code(at.bin) or translate(C, "Which bin?"),
        words.name(at.part),
        at.part.number,
        words.joined(at.line.serial, at.line.lot) or ("" if at.bin else translate(C, "no bin is known: scan one")),
        translate(C, "part scanned") if state.scanned else "",
        translate(C, "Put away"),
        words.number(state.quantity_micro),
        of if part else words.unit(state.quantity_micro, at.part.unit),
    )


def _row(state: PutAwayState, each: PutAwayProposal) -> BenchRow:
    about = words.joined(words.name(each.part), each.line.serial, each.line.lot)
    return BenchRow(
        "", words.bin_code(each.bin) or "—", each.part.number, about, words.number(each.quantity_micro),
        words.unit(each.quantity_micro, each.part.unit), icon="package" if each.bin else "triangle-alert",
        icon_tone="muted" if each.bin else "warn", lit=state.at is not None and each.line.id == state.at.line.id,
    )  # fmt: skip

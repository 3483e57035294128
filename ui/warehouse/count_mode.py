"""Counting: the bin large, what was counted last, what is doubtful, and what it came to."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QResizeEvent

from fieldservice.domain.money import Money, format_money
from fieldservice.domain.paper_states import status_word
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.labels import Label
from ui.kit.panels import Card, ScrollPage, column, row
from ui.kit.status import PillSpec
from ui.kit.theme import current
from ui.warehouse import words
from ui.warehouse.bench_card import BenchCard, End, Face
from ui.warehouse.bench_rows import BenchRow, BenchRows
from ui.warehouse.count_view_model import CountBin, CountModel, CountResult, CountState, SheetLine
from ui.warehouse.mode import Mode, bench_button

C = "bench"
_RAIL, _RAIL_NARROW = 348, 300
_MOST_BINS = 12


class CountMode(Mode):
    """Counting one place, bin by bin."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.model = self.counts = CountModel(environment, self)
        self.even_so = bench_button(translate(C, "Take it as counted"), self.counts.post_even_so, "F6")
        self.card = BenchCard(partial(self.counts.scan, ""), [self.even_so])
        self.rows = BenchRows(where_width=0)
        self._lines = Card(translate(C, "Counted in this bin"), " ", padding=0, spacing=0)
        scroll = ScrollPage(gutter=0, spacing=0, name=translate(C, "Counted in this bin"))
        scroll.add(self.rows)
        scroll.finish()
        self._lines.add(scroll, 1)
        left = column(spacing=12)
        left.addWidget(self.card)
        left.addWidget(self._lines, 1)
        self._bins = Card(translate(C, "Bins"), " ", padding=0, spacing=0)
        self.bin_rows = BenchRows(where_width=0, number_width=120)
        self._bins.add(self.bin_rows)
        self._doubts = Card(translate(C, "Why it is asked again"), padding=16)
        self._doubt_words = Label("", "body", "muted", wrap=True)
        self._doubts.add(self._doubt_words)
        self._rail = ScrollPage(gutter=0, spacing=12)
        right = self._rail.body
        right.addWidget(self._doubts)
        right.addWidget(self._bins)
        right.addStretch(1)
        whole = row(spacing=16)
        whole.addLayout(left, 1)
        whole.addWidget(self._rail)
        self.setLayout(whole)
        self.counts.loaded.connect(self._show)

    def title(self) -> str:
        state = self.counts.state
        return translate(C, "Count {number}", number=state.count.number) if state else ""

    def detail(self) -> str:
        state = self.counts.state
        if state is None or not state.count.blind:
            return ""
        return translate(C, "Blind: what the books expect is not shown")

    def pill(self) -> PillSpec | None:
        state = self.counts.state
        if state is None:
            return None
        if state.stage == "again":
            return PillSpec(translate(C, "Look again"), "loud", "warn", "triangle-alert")
        if state.stage in ("posted", "cancelled"):
            tone = "ok" if state.stage == "posted" else "muted"
            return PillSpec(status_word("stock_count", state.stage), "quiet", tone, "circle-check")  # type: ignore[arg-type]  # one of the two above
        return None

    def hint(self) -> str:
        state = self.counts.state
        if state is None:
            return ""
        if state.asked is not None:
            serial = state.asked.kind == "ask_serial"
            return translate(C, "Scan the serial number") if serial else translate(C, "Scan or type the lot")
        if state.stage == "again":
            return translate(C, "Scan the doubtful parts again, then press Enter")
        if state.stage == "count":
            if state.last is not None:
                return translate(C, "Scan the next part, or type how many")
            return translate(C, "Scan each part, or one and type how many")
        return translate(C, "Press Enter to go on")

    def can_undo(self) -> bool:
        state = self.counts.state
        if state is None or state.stage in ("posted", "cancelled"):
            return False
        return state.asked is not None or any(each.entered or each.looks for each in state.bins)

    def labels(self) -> tuple[str, list[str]] | None:
        state = self.counts.state
        return ("location", [state.bin.id]) if state is not None and state.bin is not None else None

    def paper(self) -> tuple[str, str] | None:
        state = self.counts.state
        return ("count_sheet", state.count.id) if state is not None else None

    def hints(self) -> list[tuple[str, str]]:
        return [("Enter", translate(C, "the bin is done"))]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = current()
        self._rail.setFixedWidth(theme.px(_RAIL_NARROW if self.width() < theme.px(1240) else _RAIL))

    def _show(self) -> None:
        state = self.counts.state
        if state is None:
            return
        self.even_so.setVisible(state.stage == "again")
        if state.stage in ("count", "again"):
            self._show_bin(state)
        else:
            self._show_end(state)
        self._doubts.setVisible(state.stage == "again")
        self._doubt_words.setText(
            "\n".join(translate(C, "{number}: {why}", number=number, why=why) for number, why in state.doubts)
        )
        self._show_bins(state)
        self._rail.setVisible(state.stage == "again" or len(state.bins) > 1)

    def _show_bin(self, state: CountState) -> None:
        last = state.last
        part = last.part if last is not None else None
        asked = state.stage == "again"
        above = translate(C, "Count again in") if asked else translate(C, "Count in")
        at = [each.location.id for each in state.bins]
        if state.bin is not None and state.bin.id in at and len(at) > 1:
            above = words.joined(
                above, translate(C, "bin {at} of {total}", at=at.index(state.bin.id) + 1, total=len(at))
            )
        nothing = translate(C, "Only the doubtful lines") if asked else translate(C, "Scan what lies there")
        face = Face(
            above,
            words.bin_code(state.bin),
            words.name(part) if part is not None else nothing,
            part.number if part is not None else "",
            words.joined(last.lot, last.serial) if last is not None else "",
            "",
            translate(C, "Counted last") if part is not None else "",
            words.number(last.total_micro) if last is not None and part is not None else "",
            words.unit(last.total_micro, part.unit) if last is not None and part is not None else "",
        )
        self.card.show_face(face, translate(C, "This bin is done"))
        self.rows.show_rows([self._line(state, line) for line in reversed(state.lines)])
        title = translate(C, "Look again at these") if asked else translate(C, "Counted in this bin")
        assert self._lines.header is not None
        self._lines.header.set(title, translate(C, "%n lines", n=len(state.lines)) if state.lines else "")

    def _line(self, state: CountState, line: SheetLine) -> BenchRow:
        last = state.last
        lit = (
            last is not None
            and last.part is not None
            and (last.part.id, last.lot, last.serial) == (line.part.id, line.lot, line.serial)
        )
        counted = line.counted_micro
        asked = state.stage == "again"  # while a blind count runs nothing tells what the books expect
        return BenchRow(
            "",
            "",
            line.part.number,
            words.joined(words.name(line.part), line.lot, line.serial),
            words.number(counted) if counted is not None else "",
            words.unit(counted, line.part.unit) if counted is not None else "",
            None,
            "circle-alert" if asked else "circle-check",
            "warn" if asked else "ok",
            lit=lit,
        )

    def _show_end(self, state: CountState) -> None:
        result = state.result
        assert self._lines.header is not None
        if state.stage == "ready":
            sentence = translate(C, "Press Enter: what was counted goes into the books.")
            self.card.show_end(
                End("list-checks", translate(C, "Every bin was looked through"), sentence), translate(C, "Post")
            )
        else:
            title = status_word("stock_count", state.count.status)
            said = self._outcome(result, state.currency) if result is not None and state.stage == "posted" else ""
            self.card.show_end(End("circle-check", title, said), translate(C, "Back to the queue"))
        differences = result.differences if result is not None else ()
        self.rows.show_rows(
            [
                BenchRow(
                    "",
                    "",
                    each.part.number,
                    words.joined(words.name(each.part), words.bin_code(each.location), each.lot, each.serial),
                    _signed(each.difference_micro),
                    words.unit(each.difference_micro, each.part.unit),
                    None,
                    "arrow-up" if each.difference_micro > 0 else "arrow-down",
                    "info" if each.difference_micro > 0 else "warn",
                )
                for each in differences
            ]
        )
        count = len(differences)
        self._lines.header.set(
            translate(C, "Differences"), translate(C, "%n lines", n=count) if count else translate(C, "none")
        )

    def _outcome(self, result: CountResult, currency: str) -> str:
        if not result.differences:
            return translate(C, "The books were right.")
        gained = format_money(Money(result.gained_minor, currency))
        lost = format_money(Money(result.lost_minor, currency))
        return translate(
            C, "The books were right for {share} % of the lines. Found: {gained}, missing: {lost}.",
            share=result.exact or 0, gained=gained, lost=lost,
        )  # fmt: skip

    def _show_bins(self, state: CountState) -> None:
        self._bins.setVisible(len(state.bins) > 1)
        here = state.bin.id if state.bin is not None else ""
        at = next((at for at, each in enumerate(state.bins) if each.location.id == here), 0)
        first = max(0, min(at - 3, len(state.bins) - _MOST_BINS))
        shown = state.bins[first : first + _MOST_BINS]
        self.bin_rows.show_rows([self._bin(each, each.location.id == here) for each in shown])
        done = sum(each.looks > 0 and not each.asked_again for each in state.bins)
        assert self._bins.header is not None
        said = translate(C, "{done} of {total} done", done=done, total=len(state.bins))
        self._bins.header.set(translate(C, "Bins"), said)

    def _bin(self, each: CountBin, lit: bool) -> BenchRow:
        if each.asked_again and each.looks:
            icon, tone, said = "circle-alert", "warn", translate(C, "look again")
        elif each.looks:
            icon, tone, said = "circle-check", "ok", ""
        else:
            icon, tone, said = "circle-dashed", "muted", ""
        return BenchRow("", "", words.bin_code(each.location), said, "", "", None, icon, tone, lit=lit)


def _signed(micro: int) -> str:
    return ("+" if micro > 0 else "\u2212") + words.number(abs(micro))

"""Inspection at the bench: what passed, how many failed, what becomes of those, and what was found."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject

from fieldservice.domain.quantity import parse_micro
from fieldservice.domain.records import GoodsReceipt, StockLocation, Supplier
from fieldservice.domain.scans import Scanned
from fieldservice.i18n import mark, translate
from fieldservice.services.inspection import FATES, Fate, Inspected
from fieldservice.services.stored_files import StoredFile
from ui.bridge.environment import Environment
from ui.warehouse.bench_view_model import Answer, BenchModel

__all__ = ["FINDINGS", "InspectModel", "InspectState", "Inspected", "LinePhoto"]

C = "bench"
# What is found most often, so that nobody has to type it.
FINDINGS = (
    mark("bench", "Damaged"),
    mark("bench", "Wrong part"),
    mark("bench", "Incomplete"),
    mark("bench", "Wrong size"),
    mark("bench", "Does not work"),
)
_BACK = ("vendor", "replacement")  # fates with which it goes back to the supplier
_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d{1,6})?")


class LinePhoto(Struct, frozen=True):
    """A photo of what came. `thumbnail` None: its bytes are not on this computer yet."""

    id: str
    name: str
    thumbnail: bytes | None
    file: StoredFile


class InspectState(Struct, frozen=True):
    """A receipt as inspection shows it. `stage`: look (at `line`) | fate (`failing_micro` failed: what becomes of them)
    | why (what was found) | done. `photos`: of the line at hand, or of the one that was scanned and has its verdict."""

    receipt: GoodsReceipt
    place: StockLocation
    supplier: Supplier | None
    stage: str
    line: Inspected | None
    lines: tuple[Inspected, ...]
    failing_micro: int
    fate: str
    photos: tuple[LinePhoto, ...]
    undoable: bool
    notices: tuple[str, ...]
    judged: Inspected | None  # a line that was scanned and has its verdict already: it may be inspected again

    @property
    def waiting(self) -> tuple[Inspected, ...]:
        """The lines of which something waits."""
        return tuple(each for each in self.lines if each.line.to_inspect_micro > 0)


class InspectModel(BenchModel):
    """Screen state of inspection."""

    WATCHES = ("goods_receipt", "goods_receipt_line", "stock_move", "shipment", "shipment_line", "attachment")
    state: InspectState | None

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self._line = ""  # the receipt's line at hand; empty: the first that waits
        self._failing = 0
        self._fate = ""
        self._again = ""  # a line that was scanned and has its verdict already
        self._judged: list[str] = []  # lines that were judged here, for taking it back

    def open(self, id: str, **params: object) -> None:
        if id != self.id:
            self._line, self._failing, self._fate, self._judged, self._again = "", 0, "", [], ""
        super().open(id, **params)

    def read(self, id: str) -> InspectState:
        services = self.services
        detail = services.receiving.detail(id)
        lines = tuple(services.inspection.lines(id))
        line = self._at_hand(lines)
        judged = next((each for each in lines if each.line.line.id == self._again and not _waits(each)), None)
        stage = "done" if line is None else "why" if self._fate else "fate" if self._failing else "look"
        return InspectState(
            detail.receipt,
            detail.location,
            detail.supplier,
            stage,
            line,
            lines,
            self._failing,
            self._fate,
            self._photos(judged or line),
            bool(self._judged or self._failing),
            detail.notices,
            judged,
        )

    def _photos(self, of: Inspected | None) -> tuple[LinePhoto, ...]:
        if of is None:
            return ()
        kept = self.services.attachments
        return tuple(
            LinePhoto(photo.id, photo.caption or photo.name, kept.thumbnail(photo), kept.stored(photo))
            for photo in kept.of_receipt_line(of.line.line.id)
        )

    def work(self, text: str) -> Answer:
        lines = self.services.inspection.lines(self.id)
        line = self._at_hand(lines)
        if line is not None and self._fate:
            return self._found(line, text)
        if line is None and not text:
            return self._after()
        self._again = ""
        if line is None:
            return self._scanned(lines, text)
        if self._failing and not text:
            return Answer("wrong", translate(C, "Say what becomes of what failed: 1 to 4."))
        if not text:
            self._judge(line, 0, "")
            return Answer("right", translate(C, "{number} passed.", number=line.line.part.number))
        if _NUMBER.fullmatch(text):
            return self._fail(line, parse_micro(text))
        return self._scanned(lines, text)

    def _scanned(self, lines: list[Inspected], text: str) -> Answer:
        found = self.services.scanning.resolve(text)
        meant = sorted((each for each in lines if _is(each, found)), key=lambda each: not _waits(each))
        chosen = meant[0] if meant else None
        if chosen is not None and not _waits(chosen):
            self._again = chosen.line.line.id
            words = translate(
                C, "{number} has its verdict. Press F9 to inspect it again.", number=chosen.line.part.number
            )
            return Answer("told", words)
        if chosen is None:
            words = found.sentence or translate(C, "Nothing of {code} waits for inspection here.", code=text)
            return Answer("wrong", words)
        self._line, self._failing = chosen.line.line.id, 0
        return Answer("right", translate(C, "{number}: does it pass?", number=chosen.line.part.number))

    def take_back(self) -> Answer:
        if self._fate or self._failing:
            self._fate, self._failing = "", 0
            return Answer("told", translate(C, "Taken back."))
        if not self._judged:
            return Answer("wrong", translate(C, "There is nothing to take back here."))
        self.services.inspection.inspect_again(self._judged[-1], initiator=self)
        self._line = self._judged.pop()
        return Answer("told", translate(C, "Taken back: it waits for inspection again."))

    def inspect_again(self) -> None:
        """Take back the verdict on the line that was scanned, whoever gave it."""

        def work() -> Answer:
            if not self._again:
                return Answer()
            self.services.inspection.inspect_again(self._again, initiator=self)
            self._line, self._again = self._again, ""
            return Answer("told", translate(C, "Taken back: it waits for inspection again."))

        self.do(work)

    def fail_all(self) -> None:
        """Nothing of the line at hand passed."""

        def work() -> Answer:
            line = self._at_hand(self.services.inspection.lines(self.id))
            return self._fail(line, line.line.to_inspect_micro) if line is not None else Answer()

        self.do(work)

    def settle(self, choice: int) -> None:
        """Answer 1 to 4: what becomes of what failed; then 1 to 5: what was found."""

        def work() -> Answer:
            line = self._at_hand(self.services.inspection.lines(self.id))
            if line is None or not self._failing:
                return Answer()
            if self._fate:
                return self._found(line, translate(C, FINDINGS[choice - 1])) if choice <= len(FINDINGS) else Answer()
            if choice > len(FATES):
                return Answer()
            fate = FATES[choice - 1]
            if fate in _BACK and line.supplier is None:
                words = translate(C, "The receipt names no supplier, so it can't go back. Press 3 or 4.")
                return Answer("wrong", words)
            if fate == "replacement" and line.line.line.purchase_line_id is None:
                words = translate(C, "It belongs to no order, so no replacement is owed. Press 1, 3 or 4.")
                return Answer("wrong", words)
            self._fate = fate
            return Answer("told", translate(C, "What was found? Type it, or choose."))

        self.do(work)

    def add_photo(self, path: str) -> None:
        """A photo of the line at hand."""

        def work() -> Answer:
            line = self._at_hand(self.services.inspection.lines(self.id))
            if line is None:
                return Answer()
            attach = self.services.attachments.add_photo
            attach(Path(path), receipt_line_id=line.line.line.id, initiator=self)
            return Answer("right", translate(C, "The photo is kept with {number}.", number=line.line.part.number))

        self.do(work)

    def _at_hand(self, lines: tuple[Inspected, ...] | list[Inspected]) -> Inspected | None:
        waiting = [each for each in lines if _waits(each)]
        return next((each for each in waiting if each.line.line.id == self._line), waiting[0] if waiting else None)

    def _fail(self, line: Inspected, micro: int) -> Answer:
        if not 0 < micro <= line.line.to_inspect_micro:
            return Answer("wrong", translate(C, "No more than what waits for inspection can fail it."))
        self._line, self._failing = line.line.line.id, micro
        return Answer("told", translate(C, "What becomes of what failed?"))

    def _found(self, line: Inspected, text: str) -> Answer:
        if not text:
            return Answer("wrong", translate(C, "Say what was found, in a few words."))
        number, fate = line.line.part.number, self._fate
        self._judge(line, self._failing, text)
        if fate in _BACK:
            after = next(e for e in self.services.inspection.lines(self.id) if e.line.line.id == line.line.line.id)
            note = after.note.number if after.note is not None else ""
            order = self.services.receiving.detail(self.id).order
            if order is None:
                return Answer("right", translate(C, "{number} goes back with {note}.", number=number, note=note))
            if fate == "replacement":
                said = translate(
                    C,
                    "{number} goes back with {note}. {order} expects a replacement.",
                    number=number,
                    note=note,
                    order=order.number,
                )
                return Answer("right", said)
            said = translate(
                C,
                "{number} goes back with {note}. {order} counts it as delivered: a credit is due.",
                number=number,
                note=note,
                order=order.number,
            )
            return Answer("right", said)
        return Answer("right", translate(C, "{number}: it is noted what failed.", number=number))

    def _judge(self, line: Inspected, failed: int, finding: str) -> None:
        id = line.line.line.id
        fate: Fate = next((each for each in FATES if each == self._fate), "defective")
        self.services.inspection.inspect(id, failed_micro=failed, finding=finding, fate=fate, initiator=self)
        self._judged.append(id)
        self._line, self._failing, self._fate = "", 0, ""

    def _after(self) -> Answer:
        """What passed is put away next: at the receipt's own bench while it is still taken in."""
        receipt = self.services.receiving.detail(self.id).receipt
        if receipt.status == "open":
            return Answer(go=("goods_receipt", receipt.id))
        if self.services.put_away.standing(receipt.location_id):
            return Answer(go=("put_away", receipt.location_id))
        return Answer(go=("warehouse_queue", ""))


def _is(line: Inspected, found: Scanned) -> bool:
    ids = {found.id, *(each.id for each in found.candidates)}
    own = line.line.line
    return own.part_id in ids and found.serial in ("", own.serial) and found.lot in ("", own.lot)


def _waits(line: Inspected) -> bool:
    return line.line.to_inspect_micro > 0

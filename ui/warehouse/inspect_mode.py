"""Inspection: the line at hand large, what may be said of it, and what was found of the others."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QFileDialog

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.bridge.stored import FileAccess
from ui.kit.labels import Label
from ui.kit.panels import Card, KeyValues, ScrollPage, column, row
from ui.kit.photos import Photo, PhotoStrip, PhotoTile
from ui.kit.status import PillSpec
from ui.kit.theme import current
from ui.shell.viewing import FileOpener
from ui.warehouse import words
from ui.warehouse.bench_card import BenchCard, End, Face
from ui.warehouse.bench_rows import BenchRow, BenchRows
from ui.warehouse.inspect_view_model import FINDINGS, Inspected, InspectModel, InspectState, LinePhoto
from ui.warehouse.mode import Mode, bench_button

C = "bench"
_RAIL, _RAIL_NARROW = 348, 300


class InspectMode(Mode):
    """Inspecting one delivery."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.model = self.goods = InspectModel(environment, self)
        self.failed_button = bench_button(translate(C, "Nothing passed…"), self.goods.fail_all, "F6")
        self.photo_button = bench_button(translate(C, "Photo…"), self.choose_photo, "F7", icon="camera")
        self.again_button = bench_button(translate(C, "Inspect it again"), self.goods.inspect_again, "F9")
        fates = (
            translate(C, "Return, credit"),
            translate(C, "Return, replace"),
            translate(C, "Keep as defective"),
            translate(C, "Scrap it"),
        )
        self.fates = [bench_button(text, partial(self.goods.settle, n)) for n, text in enumerate(fates, 1)]
        for n, button in enumerate(self.fates, 1):
            button.show_key(str(n))  # the line takes a digit for the answer while it asks
        self.card = BenchCard(partial(self.goods.scan, ""), [self.failed_button, *self.fates, self.photo_button])
        self.rows = BenchRows(where_width=0)
        self._lines = Card(translate(C, "Inspected on arrival"), " ", padding=0, spacing=0)
        scroll = ScrollPage(gutter=0, spacing=0, name=translate(C, "Inspected on arrival"))
        scroll.add(self.rows)
        scroll.finish()
        self._lines.add(scroll, 1)
        left = column(spacing=12)
        left.addWidget(self.card)
        left.addWidget(self._lines, 1)
        self._reasons = Card(translate(C, "What was found"), padding=16)
        self.findings = [
            bench_button(translate(C, text), partial(self.goods.settle, n)) for n, text in enumerate(FINDINGS, 1)
        ]
        for n, button in enumerate(self.findings, 1):
            button.show_key(str(n))
            button.set_wide()
            self._reasons.add(button)
        self._facts = KeyValues(96)
        self._photos = Card(translate(C, "Photos"), padding=12)
        self.strip = PhotoStrip(read_only=True)
        self.strip.opened.connect(self._open_photo)
        self._photos.add(self.strip)
        self._photos.hide()
        self._shown_photos: tuple[LinePhoto, ...] = ()
        self.opener = FileOpener(FileAccess(self.goods), self)
        delivery = Card(translate(C, "Delivery"), padding=16)
        delivery.add(self._facts)
        self._again = Card(translate(C, "Has its verdict"), padding=16)
        self._again_words = Label("", "body", wrap=True)
        self._again.add(self._again_words)
        self._again.add(self.again_button)
        self._rail = ScrollPage(gutter=0, spacing=12)
        right = self._rail.body
        right.addWidget(self._reasons)
        right.addWidget(self._again)
        right.addWidget(self._photos)
        right.addWidget(delivery)
        right.addStretch(1)
        whole = row(spacing=16)
        whole.addLayout(left, 1)
        whole.addWidget(self._rail)
        self.setLayout(whole)
        self.goods.loaded.connect(self._show)

    def title(self) -> str:
        state = self.goods.state
        return translate(C, "Inspect {number}", number=state.receipt.number) if state else ""

    def detail(self) -> str:
        state = self.goods.state
        return words.joined(words.name(state.supplier), words.name(state.place)) if state is not None else ""

    def pill(self) -> PillSpec | None:
        state = self.goods.state
        if state is None:
            return None
        if state.stage == "done":
            return PillSpec(translate(C, "Inspected"), "quiet", "ok", "circle-check")
        if state.stage in ("fate", "why"):
            return PillSpec(translate(C, "Did not pass"), "loud", "danger", "circle-x")
        return None

    def hint(self) -> str:
        state = self.goods.state
        stage = state.stage if state is not None else ""
        return {
            "look": translate(C, "Enter if all passed, or type how many failed"),
            "fate": translate(C, "Press 1 to 4"),
            "why": translate(C, "Type what was found, or press 1 to 5"),
            "done": translate(C, "Press Enter to go on"),
        }.get(stage, "")

    def can_undo(self) -> bool:
        state = self.goods.state
        return state is not None and state.undoable

    def answers(self) -> int:
        state = self.goods.state
        return {"fate": len(self.fates), "why": len(self.findings)}.get(state.stage, 0) if state is not None else 0

    def answer(self, number: int) -> None:
        self.goods.settle(number)

    def labels(self) -> tuple[str, list[str]] | None:
        state = self.goods.state
        ids = list(dict.fromkeys(each.line.part.id for each in state.lines)) if state is not None else []
        return ("part", ids) if ids else None

    def paper(self) -> tuple[str, str] | None:
        state = self.goods.state
        return ("goods_receipt", state.receipt.id) if state is not None else None

    def hints(self) -> list[tuple[str, str]]:
        state = self.goods.state
        return [("Enter", translate(C, "all passed"))] if state is not None and state.stage == "look" else []

    def choose_photo(self) -> None:
        """Ask for a photo of the line at hand."""
        kinds = translate(C, "Pictures") + " (*.jpg *.jpeg *.png *.heic *.heif *.webp)"
        name, _kind = QFileDialog.getOpenFileName(self.window(), translate(C, "Add a photo"), "", kinds)
        if name:
            self.goods.add_photo(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = current()
        self._rail.setFixedWidth(theme.px(_RAIL_NARROW if self.width() < theme.px(1240) else _RAIL))

    def _show(self) -> None:
        state = self.goods.state
        if state is None:
            return
        self.failed_button.setVisible(state.stage == "look")
        self.photo_button.setVisible(state.stage != "done")
        for button in self.fates:
            button.setVisible(state.stage == "fate")
        at = state.line
        self.fates[0].setEnabled(at is not None and at.supplier is not None)
        self.fates[1].setEnabled(at is not None and at.supplier is not None and bool(at.line.line.purchase_line_id))
        self._reasons.setVisible(state.stage == "why")
        self._again.setVisible(state.judged is not None and state.stage in ("look", "done"))
        if state.judged is not None:
            part = state.judged.line.part
            self._again_words.setText(words.joined(part.number, words.name(part)))
        if state.line is None:
            self._show_end(state)
        else:
            self.card.show_face(_face(state, state.line), translate(C, "All passed") if state.stage == "look" else "")
        assert self._lines.header is not None
        waiting = translate(C, "%n wait", n=len(state.waiting)) if state.waiting else ""
        self._lines.header.set(translate(C, "Inspected on arrival"), waiting)
        self.rows.show_rows([_row(state, each) for each in state.lines])
        self._facts.clear()
        self._facts.add(translate(C, "From"), words.name(state.supplier) or translate(C, "no supplier"), wrap=True)
        self._facts.add(translate(C, "Warehouse"), words.name(state.place), wrap=True)
        noted = words.noted(state.receipt)
        if noted:
            self._facts.add(translate(C, "Delivery note"), noted, wrap=True)
        if state.notices:
            self._facts.add(translate(C, "Beware"), "\n".join(state.notices), wrap=True, tone="warn")
        self._show_photos(state.photos)

    def _show_photos(self, photos: tuple[LinePhoto, ...]) -> None:
        self._photos.setVisible(bool(photos))
        if photos == self._shown_photos:
            return
        self._shown_photos = photos
        self.strip.set_photos(
            [Photo(each.id, QImage.fromData(each.thumbnail or b""), each.name, "image") for each in photos]
        )
        for tile in self.strip.findChildren(PhotoTile):
            tile.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus with the scan line

    def _open_photo(self, id: str) -> None:
        self.opener.open_one(id, {each.id: each.file for each in self._shown_photos})

    def _show_end(self, state: InspectState) -> None:
        passed = any(each.line.to_put_away_micro > 0 for each in state.lines)
        sentence = translate(C, "What passed is put away next.") if passed else ""
        button = translate(C, "Put away") if passed else translate(C, "Back to the queue")
        self.card.show_end(End("clipboard-check", translate(C, "Everything is inspected"), sentence), button)


def _face(state: InspectState, at: Inspected) -> Face:
    line = at.line
    asked = {
        "fate": translate(C, "What becomes of what failed?"),
        "why": translate(C, "What was found?"),
    }.get(state.stage, translate(C, "Does it pass?"))
    failing = state.failing_micro
    waiting = line.to_inspect_micro
    unit = words.unit(waiting, line.part.unit)
    return Face(
        asked,
        line.part.number,
        words.name(line.part),
        words.joined(line.line.serial, line.line.lot),
        translate(C, "expires {day}", day=line.line.expiry.isoformat()) if line.line.expiry else "",
        "",
        translate(C, "Failed") if failing else translate(C, "To be inspected"),
        words.number(failing or waiting),
        translate(C, "{unit} of {wanted}", unit=unit, wanted=words.number(waiting)) if failing else unit,
    )


def _judged(each: Inspected) -> bool:
    return each.line.line.inspection in ("passed", "failed")


def _row(state: InspectState, each: Inspected) -> BenchRow:
    line = each.line
    lit = state.line is not None and line.line.id == state.line.line.line.id
    about = words.joined(words.name(line.part), line.line.serial, line.line.lot)
    received, unit = line.progress.received, line.part.unit
    if not _judged(each) or line.to_inspect_micro > 0:
        return BenchRow(
            "", "", line.part.number, about, words.number(line.to_inspect_micro), words.unit(received, unit),
            icon="circle-dashed", icon_tone="muted", lit=lit,
        )  # fmt: skip
    if not line.progress.failed:
        pill = PillSpec(translate(C, "Passed"), "quiet", "ok", "circle-check")
        return BenchRow(
            "", "", line.part.number, about, words.number(received), words.unit(received, unit), pill, "circle-check",
            "ok", faded=True,
        )  # fmt: skip
    note = each.note.number if each.note is not None else ""
    fate = {
        "vendor": translate(C, "back with {note}, credit", note=note),
        "replacement": translate(C, "back with {note}, replacement expected", note=note),
        "scrap": translate(C, "scrapped"),
    }.get(each.fate, translate(C, "kept as defective"))
    said = words.joined(words.amount(line.progress.failed, unit), line.line.finding, fate)
    pill = PillSpec(said, "quiet", "danger", "circle-x")
    return BenchRow(
        "", "", line.part.number, about, words.number(received), words.unit(received, unit), pill, "circle-x",
        "danger", faded=True,
    )  # fmt: skip

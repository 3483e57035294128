"""What people do on the page of a part: each verb asks in a dialog of its own."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QDialog

from fieldservice.i18n import translate
from ui.directory.detail import RecordPage
from ui.parts.part_form import from_form
from ui.parts.part_view_model import Opened, PartViewModel
from ui.parts.photos_dialog import PhotosDialog
from ui.parts.stock_dialogs import CountDialog, MoveStockDialog
from ui.parts.supply_dialogs import CodeDialog, LevelDialog, OfferDialog, ReplacementDialog
from ui.parts.work_dialogs import CountPartDialog, TransferDialog, countable

C = "part_page"


class PartVerbs(RecordPage):
    """The verbs of `PartPage`, which shows what became of them."""

    part: PartViewModel
    dialog: QDialog | None
    _data_tab: Any

    def show_tab(self, key: str) -> None:
        """Bring a tab into view."""
        raise NotImplementedError

    def edit(self) -> None:
        """Open the form of the part's data."""
        if self.part.shown is not None:
            self.show_tab("data")
            self._data_tab.data.edit()

    def move_stock(self) -> None:
        """Ask from where to where."""
        if self.part.shown is not None:
            send = partial(self.part.move, undo_reason=translate(C, "undone at once"))
            self._open(MoveStockDialog(self, self.environment, self.part.shown, send))

    def count(self) -> None:
        """Ask what was counted."""
        if self.part.shown is not None:
            send = partial(self.part.count, undo_reason=translate(C, "undone at once"))
            self._open(CountDialog(self, self.environment, self.part.shown, send))

    def count_part(self) -> None:
        """Count this part at the bench; asks where when it is in several places."""
        shown = self.editable
        if shown is None:
            return
        found = countable(shown)
        if len(found) == 1:
            self.dialog = None
            self.part.begin_count(str(found[0][0]))
        else:
            self._open(CountPartDialog(self, self.environment, shown, self.part.begin_count))

    def request_transfer(self) -> None:
        """Ask another place for it."""
        if self.part.shown is not None:
            send = partial(self.part.ask_transfer, undo_reason=translate(C, "undone at once"))
            self._open(TransferDialog(self, self.environment, self.part.shown, send))

    def add_code(self, code: Any = None) -> None:
        """Ask for a further code, or show one that can be taken away."""
        shown = self.editable
        if shown is not None:
            self._open(CodeDialog(self, self.environment, self.part, shown, code))

    def edit_replacement(self, link: Any = None) -> None:
        """Ask what replaces the part, or change a line of it."""
        shown = self.editable
        if shown is not None:
            self._open(ReplacementDialog(self, self.environment, self.part, shown, link))

    def edit_level(self, location_id: str | None = None) -> None:
        """Ask how much a place is to hold."""
        shown = self.editable
        if shown is not None:
            self._open(LevelDialog(self, self.environment, self.part, shown, location_id))

    def edit_offer(self, offer: Any = None) -> None:
        """Ask what a supplier asks."""
        shown = self.part.shown
        if shown is not None and shown.supply.bought is not None:
            self._open(OfferDialog(self, self.environment, self.part, shown, offer))

    def show_photos(self) -> None:
        """The photos of the part, to look at and to change."""
        if self.part.shown is not None:
            self._open(PhotosDialog(self, self.part, self.part.shown, self.editable is not None))

    def print_labels(self) -> None:
        """Labels of this part."""
        if self.part.shown is not None:
            self.environment.navigator.go("labels", kind="part", id=self.part.shown.detail.part.id)

    @property
    def editable(self) -> Opened | None:
        """What is shown, where whoever is signed in may change what hangs on it."""
        shown = self.part.shown
        return shown if shown is not None and shown.supply.editable and not shown.detail.part.archived else None

    def _edit_line(self, line_id: str) -> None:
        shown = self.part.shown
        chain = shown.supply.chain if shown is not None else None
        for link in (*chain.older, *chain.newer) if chain is not None else ():
            if link.line.id == line_id:
                self.edit_replacement(link)
                return

    def _save(self, changes: dict[str, Any]) -> None:
        shown = self.part.shown
        if shown is not None:
            self.part.change(from_form(changes, shown.detail.part.currency))

    def _open_move(self, move: Any) -> None:
        """The job of a move, else the paper that it names."""
        if move.work_order_id:
            self.environment.navigator.go("work_order", id=move.work_order_id)
        elif move.document:
            self.part.find_paper(move.document)

    def _open_paper(self, kind: str, id: str) -> None:
        self.environment.navigator.go("report", kind=kind, id=id)

    def _no_paper(self, number: str) -> None:
        self.environment.messages.say(translate(C, "There is no paper {number} on this computer.", number=number))

    def _open_order(self, order: str | None) -> None:
        if order:
            self.environment.navigator.go("work_order", id=order)

    def _open_use(self, use: Any) -> None:
        if use.assembly_part_id:
            self.environment.navigator.go("part", id=use.assembly_part_id)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()

"""A scan in any window does the obvious thing there.

What is open decides: a dialog in front, then the page in view, each by its method `scanned(Scanned) -> bool`. Where
neither wants it, the program goes to the thing. What nothing has is said in a sentence, with a sound, and a field from
which it was taken gets it back.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from fieldservice.domain.scans import Scanned, Thing
from fieldservice.i18n import language, mark, translate
from ui.app.scanning_view_model import ScanModel
from ui.bridge.scan_timing import timing_of
from ui.bridge.wedge import Wedge
from ui.kit.labels import Label

if TYPE_CHECKING:
    from ui.app.desktop import Desktop

C = "scanning"
# Where a kind of thing is shown; the first place that the program has.
PLACES = {
    "part": ("part",), "asset": ("asset",), "location": ("location", "locations"), "work_order": ("work_order",),
    "service_request": ("request",), "customer": ("customer",), "part_request": ("part_request",),
    "pick_list": ("pick_list", "pick"), "shipment": ("shipment", "delivery"), "purchase_order": ("purchase_order",),
    "goods_receipt": ("goods_receipt", "receipt", "receive"), "stock_count": ("stock_count", "count"),
    "old_part": ("old_part",),
}  # fmt: skip
KINDS = {
    "part": (mark("scanning", "Part"), "package"),
    "asset": (mark("scanning", "Machine"), "settings"),
    "location": (mark("scanning", "Place of the stock"), "layers"),
    "work_order": (mark("scanning", "Work order"), "clipboard-list"),
    "service_request": (mark("scanning", "Service request"), "inbox"),
    "customer": (mark("scanning", "Customer"), "users"),
    "part_request": (mark("scanning", "Parts request"), "package-plus"),
    "pick_list": (mark("scanning", "Pick list"), "list-checks"),
    "shipment": (mark("scanning", "Delivery note"), "truck"),
    "purchase_order": (mark("scanning", "Purchase order"), "receipt"),
    "goods_receipt": (mark("scanning", "Goods receipt"), "package-check"),
    "stock_count": (mark("scanning", "Count"), "list-checks"),
    "old_part": (mark("scanning", "Old part"), "tag"),
    "person": (mark("scanning", "Person"), "user-round"),
}


class Scans(QObject):
    """Between the scanner and what is open. `tell(code)` is a scan from elsewhere (a picture, a test)."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(desktop)
        self._desktop = desktop
        self._environment = desktop.environment
        self.wedge = Wedge(desktop.app, timing_of(desktop.settings), self)
        self.wedge.scanned.connect(self._typed)
        self.model = ScanModel(desktop.environment, self)
        self.model.resolved.connect(self._resolved)
        self.dialog: QDialog | None = None

    def stop(self) -> None:
        """Watch no keys any more."""
        self.wedge.stop()

    def tell(self, code: str) -> None:
        """What a scanner read."""
        self.model.resolve(code)

    @Slot(str)
    def _typed(self, code: str) -> None:
        if QApplication.activeWindow() is None and QApplication.activeModalWidget() is None:
            return
        self.wedge.timing = timing_of(self._desktop.settings)
        self.model.resolve(code)

    @Slot(object)
    def _resolved(self, found: Scanned) -> None:
        front = QApplication.activeModalWidget()
        if front is not None:
            self._in_dialog(front, found)
            return
        page = self._desktop.window.page
        if page is not None and page.scanned(found):
            return
        self.go_to(found)

    def _in_dialog(self, front: QWidget, found: Scanned) -> None:
        hook = getattr(front, "scanned", None)
        if callable(hook) and hook(found):
            return
        if self.wedge.give_back():
            return
        QApplication.beep()
        self._environment.messages.say(translate(C, "Finish or close the dialog first, then scan again."))

    def go_to(self, found: Scanned) -> None:
        """Open what was scanned, ask when it may be several things, or say that it is nothing."""
        if found.candidates:
            self._choose(found)
        elif found.known:
            self._open(found.kind, found.id, found.number, found)
            if found.sentence:
                self._environment.messages.say(found.sentence)
        else:
            self.wedge.give_back()
            QApplication.beep()
            self._environment.messages.say(found.sentence)

    def _open(self, kind: str, id: str, number: str, found: Scanned | None = None) -> None:
        go = self._environment.navigator.go
        place = next((place for place in PLACES.get(kind, ()) if place in self._desktop.places), "")
        if place:
            go(place, id=id)
        elif kind == "old_part" and found is not None and found.work_order_id:
            go("work_order", id=found.work_order_id, tab="parts")
        else:
            what = translate(C, KINDS[kind][0])
            name = _name(found) if found is not None else ""
            words = " ".join(part for part in (number, name) if part)
            self._environment.messages.say(translate(C, "{kind}: {thing}", kind=what, thing=words))

    def _choose(self, found: Scanned) -> None:
        from ui.kit.buttons import Button
        from ui.kit.dialogs import Dialog

        dialog = Dialog(translate(C, "Which one is meant?"), self._desktop.window, 520, found.sentence)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, thing in enumerate(found.candidates[:9], 1):
            words, icon = KINDS[thing.kind]
            dialog.add(Label(translate(C, words), "small", "muted"))
            shown = "  ".join(part for part in (thing.number, _name(thing)) if part)
            button = Button(shown, icon=icon, key=str(place), on_click=partial(self._chosen, dialog, thing))
            button.set_wide()
            dialog.add(button)
        dialog.add_cancel()
        self.dialog = dialog
        dialog.open()

    def _chosen(self, dialog: QDialog, thing: Thing) -> None:
        dialog.accept()
        self.dialog = None
        self._open(thing.kind, thing.id, thing.number)


def _name(thing: Thing | Scanned) -> str:
    return (thing.name_en if language() == "en" else thing.name) or thing.name or thing.name_en

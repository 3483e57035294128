"""What a part needs to be told before it is used, and a removed part that no new one replaces."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from fieldservice.i18n import translate
from ui.kit.buttons import Button
from ui.kit.dialogs import Dialog
from ui.kit.fields import TextField
from ui.visit import words
from ui.visit.parts_view_model import MICRO, Wanted
from ui.visit.view_model import VanPart

Use = Callable[[str, int, str, str], object]  # part id, quantity, lot, serial


class TrackedDialog(Dialog):
    """Asks for the lot or serial number of a tracked part; those in the van are offered."""

    def __init__(self, wanted: Wanted, van: list[VanPart], use: Use, parent: QWidget) -> None:
        part = wanted.part
        by_serial = part.tracking == "serial"
        sentence = (
            translate("visit", "This part is tracked by serial number. Scan it or choose one from the van.")
            if by_serial
            else translate("visit", "This part is tracked by lot. Scan it or choose one from the van.")
        )
        super().__init__(words.part_name(part), parent, 480, sentence)
        self._part, self._use, self._by_serial = part, use, by_serial
        label = translate("visit", "Serial number") if by_serial else translate("visit", "Lot")
        self.number = TextField(label, icon="scan-line", required=True, height=56)
        self.add(self.number)
        for held in van[:6]:
            code = held.serial if by_serial else held.lot
            if code:
                self.add(Button(code, size=44, on_click=partial(self._take, code)))
        self.add_cancel()
        self.add_action(translate("visit", "Use it"), self._send, "primary")
        self.number.focus()

    def _take(self, code: str) -> None:
        self.number.set_value(code)
        self._send()

    def _send(self) -> None:
        if self.number.check():
            code = self.number.value()
            self._use(self._part.id, MICRO, "" if self._by_serial else code, code if self._by_serial else "")
            self.accept()


class OldPartDialog(Dialog):
    """A removed part that no new one replaces."""

    def __init__(self, record: Callable[[str, str, str], object], parent: QWidget) -> None:
        super().__init__(translate("visit", "Record an old part"), parent, 480)
        self._record = record
        self.what = TextField(translate("visit", "Which part was taken out"), required=True, height=44)
        self.serial = TextField(translate("visit", "Its serial number, if any"), height=44)
        self.add(self.what)
        self.add(self.serial)
        self.add_cancel()
        self.add_action(translate("visit", "Stays with customer"), lambda: self._send("customer"))
        self.add_action(translate("visit", "Scrapped"), lambda: self._send("scrap"))
        self.add_action(translate("visit", "Return with tag"), lambda: self._send("return"), "primary")
        self.what.focus()

    def _send(self, disposition: str) -> None:
        if self.what.check():
            self._record(self.what.value(), disposition, self.serial.value())
            self.accept()

"""Which tests of a tree a customer can make on the phone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldservice.i18n import language, translate
from ui.diagnosis.view_model import TreeRow
from ui.kit.choices import CheckBox
from ui.kit.dialogs import Dialog
from ui.kit.panels import ScrollPage
from ui.kit.theme import current

C = "diagnosis_trees"


class PhoneDialog(Dialog):
    """`chosen(keys)`: the tests that are gone through with the customer before anybody drives out."""

    chosen = Signal(object)  # list[str]

    def __init__(self, parent: QWidget, row: TreeRow) -> None:
        super().__init__(
            translate(C, "Checks on the phone"),
            parent,
            560,
            translate(C, "Tick what a customer can do without tools, without opening anything and without danger."),
        )
        self.boxes: dict[str, CheckBox] = {}
        room = ScrollPage(gutter=4, spacing=8, name=translate(C, "Tests"))
        for test in row.tree.tests:
            box = CheckBox(test.title(language()), test.remote)
            box.setToolTip(test.hint(language()))
            self.boxes[test.key] = box
            room.add(box)
        room.finish()
        room.setMinimumHeight(current().px(min(360, 36 * len(self.boxes) + 16)))
        self.add(room)
        self.add_cancel()
        self.add_action(translate(C, "Save"), self._act, "primary")

    def _act(self) -> None:
        self.chosen.emit([key for key, box in self.boxes.items() if box.isChecked()])
        self.accept()

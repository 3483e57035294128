"""Dialogs of the list of codes: one code, and a table of many."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from fieldservice.domain.records import FaultCode
from fieldservice.errors import FieldServiceError
from fieldservice.i18n import mark, translate
from ui.kit.choices import ChoiceField
from ui.kit.dialogs import Dialog
from ui.kit.feedback import Note
from ui.kit.fields import TextField
from ui.kit.labels import Label
from ui.kit.panels import KeyValues, row
from ui.kit.table_dialog import TableDialog
from ui.settings.codes_view_model import ABOVE, CAUSE, ERROR, KINDS, PROBLEM, REMEDY, CodesViewModel

if TYPE_CHECKING:
    from ui.settings.codes_view_model import CodesRead

C = "fault_codes"
KIND_WORDS = {
    PROBLEM: mark("fault_codes", "Problems"),
    CAUSE: mark("fault_codes", "Causes"),
    REMEDY: mark("fault_codes", "Remedies"),
    ERROR: mark("fault_codes", "Makers' error codes"),
}
_ONE = {
    PROBLEM: (mark("fault_codes", "Add a problem"), mark("fault_codes", "Change the problem")),
    CAUSE: (mark("fault_codes", "Add a cause"), mark("fault_codes", "Change the cause")),
    REMEDY: (mark("fault_codes", "Add a remedy"), mark("fault_codes", "Change the remedy")),
    ERROR: (mark("fault_codes", "Add an error code"), mark("fault_codes", "Change the error code")),
}


class CodeDialog(Dialog):
    """A new code of a kind, or the words of one that is there: what records name stays as it is."""

    def __init__(self, parent: QWidget, codes: CodesViewModel, kind: str, changed: FaultCode | None = None) -> None:
        super().__init__(translate(C, _ONE[kind][changed is not None]), parent, 480)
        self._codes, self._kind, self._changed = codes, kind, changed
        found = changed or FaultCode(id="", kind=kind)
        self.code = TextField(translate(C, "Code"), found.code, required=True, max_length=32)
        if changed is not None:
            self.code.set_read_only(True)
            self.code.set_hint(translate(C, "It stays as it is; its words can be changed."))
        self.name = TextField(translate(C, "Chinese"), found.name, required=True, max_length=80)
        self.name_en = TextField(translate(C, "English"), found.name_en, max_length=120)
        words = translate(C, "Belongs to the problem") if kind == CAUSE else translate(C, "Belongs to the cause")
        self.above = ChoiceField(words, [("", translate(C, "to none: it fits all"))])
        self._parent = found.parent_code
        self.problem = Note("", "danger")
        self.problem.hide()
        for field in (self.code, self.name, self.name_en):
            self.add(field)
        if kind in ABOVE:
            self.add(self.above)
            codes.above_loaded.connect(self._show_above)
            codes.load_above(kind)
        self.add(self.problem)
        self.add_cancel()
        act = translate(C, "Save") if changed is not None else translate(C, "Add")
        self.add_action(act, self._act, "primary")
        (self.name if changed is not None else self.code).focus()

    @Slot(object)
    def _show_above(self, found: list[FaultCode]) -> None:
        choices = [("", translate(C, "to none: it fits all"))]
        choices += [(each.code, f"{each.code}  {code_name(each)}") for each in found]
        if self._parent and self._parent not in [code for code, _ in choices]:
            choices.append((self._parent, self._parent))  # what it belongs to is out of use
        self.above.set_choices(choices)
        self.above.set_value(self._parent)

    def show_problem(self, error: FieldServiceError) -> None:
        """Why it can't be kept."""
        self.problem.set(error.message(), "danger")
        self.problem.show()

    def _act(self) -> None:
        if not (self.code.check() and self.name.check()):
            return
        values = {"name": str(self.name.value()), "name_en": str(self.name_en.value())}
        if self._kind in ABOVE:
            values["parent_code"] = str(self.above.value() or "")
        if self._changed is not None:
            self._codes.change(self._changed, **values)
        else:
            self._codes.add(kind=self._kind, code=str(self.code.value()).strip(), **values)


class CodesTableDialog(TableDialog):
    """What a table brings is said before anything is kept."""

    def __init__(self, parent: QWidget, codes: CodesViewModel, kind: str) -> None:
        super().__init__(
            translate(C, "Import codes from a table"),
            parent,
            translate(
                C,
                "Columns: code, Chinese, English, kind, belongs to. A code that is there gets the words of the table.",
            ),
        )
        self.codes = codes
        self.found: CodesRead | None = None
        self.kind = ChoiceField(
            translate(C, "Without a column for it they are"), [(each, translate(C, KIND_WORDS[each])) for each in KINDS]
        )
        self.kind.set_value(kind)
        self.kind.changed.connect(self.read_again)
        line = row(self.kind, None)
        self.add_layout(line)
        self.finish()
        codes.table_read.connect(self._read)
        codes.table_refused.connect(self.show_problem)

    def ask(self, path: Path) -> None:
        self.codes.read_table(path, str(self.kind.value()))

    def keep(self) -> None:
        if self.found is not None:
            self.act.setEnabled(False)
            self.codes.store(self.found)

    @Slot(object)
    def _read(self, found: CodesRead) -> None:
        self.found = found
        self.begin_telling()
        facts = KeyValues(label_width=180)
        for kind in KINDS:
            count = sum(line.kind == kind for line in found.lines)
            if count:
                facts.add(translate(C, KIND_WORDS[kind]), f"{count:,}")
        self.told_body.addWidget(facts)
        for line in found.lines[:3]:
            words = f"{line.code}  {line.name or line.name_en}"
            self.told_body.addWidget(Label(words, "small", "muted", elide=True))
        self.end_telling(found.left_out, bool(found.lines))


def code_name(code: FaultCode) -> str:
    """A code's words in the language in use."""
    from fieldservice.i18n import language

    return code.name if language() == "zh_CN" else code.name_en or code.name

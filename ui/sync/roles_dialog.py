"""A person of the hub: name (for a new one) and roles."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from fieldservice.i18n import translate
from ui.kit.choices import CheckBox
from ui.kit.dialogs import Dialog
from ui.kit.fields import TextField
from ui.kit.labels import Label
from ui.shell.roles import ROLES

_C = "devices"


class RolesDialog(Dialog):
    """`on_save(name, roles)`."""

    def __init__(
        self,
        name: str,
        roles: Sequence[str],
        on_save: Callable[[str, list[str]], object],
        parent: QWidget | None = None,
    ) -> None:
        title = translate(_C, "Roles of {name}", name=name) if name else translate(_C, "New person")
        super().__init__(title, parent, 420, translate(_C, "Roles say what a person sees and may do, on every laptop."))
        self._on_save = on_save
        self.name = TextField(translate(_C, "Name"), icon="user", required=True, max_length=60)
        if name:
            self.name.set_value(name)
            self.name.hide()
        self.add(self.name)
        self.boxes: dict[str, CheckBox] = {}
        for role, words in ROLES.items():
            box = CheckBox(translate("shell", words), role in roles)
            self.boxes[role] = box
            self.add(box)
        self.problem = Label("", "small", "danger", wrap=True)
        self.problem.hide()
        self.add(self.problem)
        self.add_cancel()
        self.add_action(translate(_C, "Save"), self._save, "primary")

    def _save(self) -> None:
        chosen = [role for role, box in self.boxes.items() if box.isChecked()]
        if not self.name.check():
            self.name.focus()
            return
        if not chosen:
            self.problem.setText(translate(_C, "Choose one role at least."))
            self.problem.show()
            return
        self.accept()
        self._on_save(str(self.name.value()), chosen)

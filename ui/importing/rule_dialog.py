"""How one field is read: a second column, a fixed value, what written values mean, the order of dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from fieldservice.i18n import translate
from ui.importing.words import code_words
from ui.kit.choices import ChoiceField
from ui.kit.dialogs import Dialog
from ui.kit.fields import TextField
from ui.kit.labels import Label
from ui.kit.panels import ScrollPage
from ui.kit.theme import current

if TYPE_CHECKING:
    from ui.importing.mapping_view_model import FieldRow
    from ui.importing.view_model import ImportModel

_LEAVE_BLANK = ""
_UNKNOWN = "@unknown"


class RuleDialog(Dialog):
    """Everything that the column table has no room for; nothing changes before it is accepted."""

    def __init__(self, model: ImportModel, field: FieldRow, parent: QWidget | None = None) -> None:
        super().__init__(field.label, parent, 560, field.help)
        self.model, self.field = model, field
        none: tuple[object, str] = ("", translate("importing_page", "None"))
        columns: list[tuple[object, str]] = [none, *model.columns()]
        first = field.columns[0] if field.columns else ""
        second = field.columns[1] if len(field.columns) > 1 else ""
        self.first = ChoiceField(translate("importing_page", "Column of the file"), columns, first)
        self.second = ChoiceField(translate("importing_page", "Second column"), columns, second)
        self.combine = ChoiceField(
            translate("importing_page", "With two columns"),
            [
                ("first", translate("importing_page", "The second only where the first is blank")),
                ("join", translate("importing_page", "Both, one after the other")),
            ],
            field.combine if second else "first",
        )
        self.add(self.first)
        self.add(self.second)
        self.add(self.combine)
        self.fixed = self._fixed_field()
        self.add(self.fixed)
        self.date_order: ChoiceField | None = None
        self.decimal: ChoiceField | None = None
        if field.type in ("date", "datetime"):
            self.date_order = self._date_field()
            self.add(self.date_order)
        if field.type in ("quantity", "money"):
            self.decimal = self._decimal_field()
            self.add(self.decimal)
        self.meanings: dict[str, ChoiceField] = {}
        if field.codes and field.columns:
            self._add_meanings()
        self.first.committed.connect(self._show_second)
        self.second.committed.connect(self._show_second)
        self._show_second()
        self.add_cancel()
        self.add_action(translate("importing_page", "Use this"), self.accept, "primary")
        self.accepted.connect(self._apply)

    def _fixed_field(self) -> ChoiceField | TextField:
        label = translate("importing_page", "Fixed value, where the column is blank or there is none")
        if not self.field.codes:
            return TextField(label, self.field.fixed)
        none: tuple[object, str] = ("", translate("importing_page", "None"))
        choices = [(code, code_words(code)) for code in self.field.codes]
        return ChoiceField(label, [none, *choices], self.field.fixed)

    def _date_field(self) -> ChoiceField:
        choices = [
            ("auto", translate("importing_page", "As the column shows")),
            ("ymd", translate("importing_page", "Year, month, day (2026-05-08)")),
            ("dmy", translate("importing_page", "Day, month, year (08.05.2026)")),
            ("mdy", translate("importing_page", "Month, day, year (05/08/2026)")),
        ]
        return ChoiceField(translate("importing_page", "Order of dates"), choices, self.field.date_order)

    def _decimal_field(self) -> ChoiceField:
        choices = [
            ("auto", translate("importing_page", "As the numbers show")),
            (".", translate("importing_page", "Point (1,234.5)")),
            (",", translate("importing_page", "Comma (1.234,5)")),
        ]
        return ChoiceField(translate("importing_page", "Decimal sign"), choices, self.field.decimal)

    def _add_meanings(self) -> None:
        theme = current()
        self.add(Label(translate("importing_page", "What the written values mean"), "body", strong=True))
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, theme.px(8), 0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        folded = {written.strip().casefold(): meant for written, meant in self.field.values.items()}
        values = dict.fromkeys([*self.model.written(self.field.columns), *self.field.values])
        for at, written in enumerate(values):
            known = self.model.meaning(self.field.key, written)
            choices: list[tuple[object, str]] = [(code, code_words(code)) for code in self.field.codes]
            choices.append((_LEAVE_BLANK, translate("importing_page", "Leave blank")))
            if known is None:
                choices.append((_UNKNOWN, translate("importing_page", "Not known: the row is refused")))
            choice = ChoiceField("", choices, folded.get(written.strip().casefold(), known or _UNKNOWN), height=30)
            choice.combo.setAccessibleName(written)
            grid.addWidget(Label(written, elide=True), at, 0)
            grid.addWidget(choice, at, 1)
            self.meanings[written] = choice
        area = ScrollPage(gutter=0, name=translate("importing_page", "What the written values mean"))
        area.add(holder)
        area.finish()
        area.setMinimumHeight(min(theme.px(240), holder.sizeHint().height() + 2))
        self.add(area, 1)

    def _show_second(self) -> None:
        self.second.setVisible(bool(self.first.value()))
        self.combine.setVisible(bool(self.first.value()) and bool(self.second.value()))

    def _apply(self) -> None:
        first, second = str(self.first.value() or ""), str(self.second.value() or "")
        columns = tuple(dict.fromkeys(key for key in (first, second if first else "") if key))
        # More than two columns come only from a loaded file; they stay while the first two do.
        if len(self.field.columns) > 2 and columns == self.field.columns[:2]:
            columns = self.field.columns
        changes: dict[str, object] = {"columns": columns, "constant": str(self.fixed.value() or "").strip()}
        if len(columns) > 1:
            changes["combine"] = self.combine.value()
        if self.date_order is not None:
            changes["date_order"] = self.date_order.value()
        if self.decimal is not None:
            changes["decimal"] = self.decimal.value()
        if self.meanings and columns == self.field.columns:
            changes["values"] = self._values()
        elif columns != self.field.columns:
            changes["values"] = {}
        self.model.change_rule(self.field.key, **changes)

    def _values(self) -> dict[str, str]:
        """What differs from what the program reads by itself."""
        said: dict[str, str] = {}
        for written, choice in self.meanings.items():
            meant = choice.value()
            known = self.model.meaning(self.field.key, written)
            if isinstance(meant, str) and meant != _UNKNOWN and meant != known:
                said[written] = meant
        return said

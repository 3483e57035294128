"""Step 2: what the table holds, and which column becomes which field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldservice.i18n import translate
from ui.importing.rule_dialog import RuleDialog
from ui.importing.words import code_words
from ui.kit.buttons import IconButton, MenuButton
from ui.kit.choices import ChoiceField
from ui.kit.feedback import Note
from ui.kit.fields import TextField
from ui.kit.labels import Label, rule
from ui.kit.meters import ConfidenceMeter
from ui.kit.panels import Card, ScrollPage, column, row
from ui.kit.theme import current

if TYPE_CHECKING:
    from ui.importing.mapping_view_model import FieldRow
    from ui.importing.view_model import ImportModel

_MORE = "@more"  # the choice that opens the dialog; no column is called so ("@" and letters are those without heading)
_AS_IT_IS = "@as-it-is"
_MOST_UNUSED = 12


class MappingLine:
    """The widgets of one field in the grid."""

    def __init__(self, step: ColumnsStep, field: FieldRow, grid: QGridLayout, at: int) -> None:
        self.step, self.field = step, field
        self.name = Label(field.label, "body", strong=field.needed)
        self.name.setToolTip(field.help or field.label)
        self.star = Label("*" if field.needed else "", "body", "danger")
        self.star.setToolTip(translate("importing_page", "Required"))
        self.source = ChoiceField("", placeholder=field.label, height=30)
        self.source.combo.setAccessibleName(
            translate("importing_page", "{field}, required", field=field.label) if field.needed else field.label
        )
        self.samples = Label("", "body", elide=True)
        self.meter = ConfidenceMeter(0)
        self.reason = Label("", "small", "muted", elide=True)
        self.more = IconButton(
            "sliders-horizontal",
            translate("importing_page", "Set how {field} is read", field=field.label),
            size=28,
            on_click=self._open_dialog,
        )
        name = row(self.name, self.star, None, spacing=4)
        why = row(self.meter, self.reason)
        why.setStretch(1, 1)
        grid.addLayout(name, at, 0)
        grid.addWidget(self.source, at, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.samples, at, 2, Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(why, at, 3)
        grid.addWidget(self.more, at, 4)
        self.source.committed.connect(self._chosen)
        self.show(field)

    def show(self, field: FieldRow) -> None:
        """Show the field's present state."""
        self.field = field
        choices: list[tuple[object, str]] = [("", translate("importing_page", "Not imported"))]
        special = self._special_words()
        if special:
            choices.append((_AS_IT_IS, special))
        choices += self.step.column_choices
        choices.append((_MORE, translate("importing_page", "Fixed value and more…")))
        self.source.set_choices(choices)
        self.source.set_value(_AS_IT_IS if special else field.columns[0] if field.columns else "")
        self.samples.setText(field.samples or (shown_value(field.fixed) if not field.columns else ""))
        self.samples.setToolTip(self.samples.text())
        self.meter.set(field.level, "")
        self.meter.setVisible(field.level > 0)
        words = self._reason_words()
        self.reason.setText(words)
        self.reason.setToolTip(words)
        self.reason.set_tone("danger" if field.needed and not field.filled else "muted")
        self.more.setEnabled(True)

    def _special_words(self) -> str:
        """The words of what is more than one plain column."""
        field = self.field
        titles = [self.step.titles.get(key, key) for key in field.columns]
        if not titles and field.fixed:
            return translate("importing_page", "Always: {value}", value=shown_value(field.fixed))
        if len(titles) > 1:
            template = " + " if field.combine == "join" else translate("importing_page", ", else ")
            return template.join(titles)
        return ""

    def _reason_words(self) -> str:
        field = self.field
        if field.needed and not field.filled:
            return translate("importing_page", "Choose a column or a fixed value.")
        details = [field.reason] if field.reason else []
        if field.values:
            details.append(translate("importing_page", "%n values translated.", n=len(field.values)))
        if field.columns and field.fixed:
            details.append(translate("importing_page", "Where blank: {value}.", value=shown_value(field.fixed)))
        return " ".join(details)

    def _chosen(self) -> None:
        value = self.source.value()
        if value == _MORE:
            self.show(self.field)
            self._open_dialog()
        elif value != _AS_IT_IS:
            self.step.model.choose_column(self.field.key, str(value) if value else None)

    def _open_dialog(self) -> None:
        dialog = RuleDialog(self.step.model, self.field, self.step)
        self.step.dialog = dialog
        dialog.open()


class ColumnsStep(ScrollPage):
    """The kind, the mapping table, the row filter, and the column choice as a file."""

    save = Signal()
    load = Signal()

    def __init__(self, model: ImportModel) -> None:
        super().__init__(name=translate("importing_page", "Columns"))
        self.model = model
        self.dialog: RuleDialog | None = None
        self.lines: dict[str, MappingLine] = {}
        self.titles: dict[str, str] = {}
        self.column_choices: list[tuple[object, str]] = []
        self._shown: tuple[object, str] | None = None
        self.note = Note(
            "",
            icon="history",
            action=translate("importing_page", "Use the proposal instead"),
            on_action=model.use_proposal,
        )
        self.note.hide()
        self.add(self.note)
        self.add(self._kind_card())
        self.table_card = Card(padding=0)
        self._holder: QWidget | None = None
        self.add(self.table_card)
        self.unused = Label("", "small", "muted", wrap=True)
        self.add(self.unused)
        self.finish()

    def _kind_card(self) -> Card:
        card = Card(padding=16, spacing=12)
        self.kind = ChoiceField(translate("importing_page", "The table holds"))
        self.kind.committed.connect(self._kind_chosen)
        self.filter = ChoiceField(translate("importing_page", "Rows"))
        self.filter.committed.connect(self._filter_chosen)
        self.filter_values = TextField(translate("importing_page", "that say (several: separate by |)"))
        self.filter_values.committed.connect(self._filter_values_chosen)
        self.menu = MenuButton("", "quiet", 32, "ellipsis", translate("importing_page", "Column choice as a file"))
        self.menu.add(translate("importing_page", "Save the column choice…"), self.save.emit, "save")
        self.menu.add(translate("importing_page", "Load a column choice…"), self.load.emit, "folder-open")
        self.menu.add_separator()
        self.menu.add(translate("importing_page", "Back to the proposal"), self.model.use_proposal, "undo-2")
        line = row(self.kind, self.filter, self.filter_values, spacing=12)
        for index in range(3):
            line.setStretch(index, 1)
        line.addWidget(self.menu, 0, Qt.AlignmentFlag.AlignBottom)
        card.add_layout(line)
        return card

    def update_from_model(self) -> None:
        """Show the model's state; the lines are built anew only for another file or kind."""
        model = self.model
        if model.table is None or model.mapping is None:
            return
        origins = {
            "remembered": translate("importing_page", "The columns are chosen as you chose them last time."),
            "file": translate("importing_page", "The columns are chosen as the loaded file says."),
        }
        self.note.setVisible(model.origin in origins)
        self.note.set(origins.get(model.origin, ""), icon="history" if model.origin == "remembered" else "circle-check")
        best = model.proposals[0].mapping.kind if model.proposals else ""
        self.kind.set_choices(
            [
                (key, translate("importing_page", "{kind} (fits best)", kind=label) if key == best else label)
                for key, label in model.kinds()
            ]
        )
        self.kind.set_value(model.mapping.kind)
        if self._shown != (model.table, model.mapping.kind):
            self._shown = (model.table, model.mapping.kind)
            self._build_lines()
        else:
            for field in model.rows():
                self.lines[field.key].show(field)
        self._show_filter()
        unused = model.unused()
        more = translate("importing_page", " and %n more", n=len(unused) - _MOST_UNUSED)
        listed = translate("importing_page", ", ").join(unused[:_MOST_UNUSED])
        words = translate("importing_page", "Not imported: {columns}", columns=listed)
        self.unused.setText(words + (more if len(unused) > _MOST_UNUSED else "") if unused else "")

    def focus_first(self) -> None:
        """Where the keyboard begins: the first required field without a source, else the kind."""
        empty = next((line for line in self.lines.values() if line.field.needed and not line.field.filled), None)
        (empty.source if empty else self.kind).setFocus()

    def _show_filter(self) -> None:
        chosen, values = self.model.row_filter()
        everything: list[tuple[object, str]] = [("", translate("importing_page", "Take all rows"))]
        columns = [
            (key, translate("importing_page", "Only where {column}", column=title))
            for key, title in self.model.columns()
        ]
        self.filter.set_choices([*everything, *columns])
        self.filter.set_value(chosen)
        self.filter_values.setVisible(bool(chosen))
        if not self.filter_values.edit.hasFocus():
            self.filter_values.set_value("|".join(values))

    def _build_lines(self) -> None:
        self.titles = dict(self.model.columns())
        self.column_choices = [(key, title) for key, title in self.model.columns()]
        holder = QWidget()
        whole = column(holder)
        grid = QGridLayout()
        whole.addLayout(grid)  # first: what is shown without a parent would be a window of its own
        theme = current()
        grid.setContentsMargins(theme.px(16), theme.px(8), theme.px(8), theme.px(8))
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(4))
        for place, stretch in enumerate((22, 30, 26, 34, 0)):
            grid.setColumnStretch(place, stretch)
        heads = (
            translate("importing_page", "Our field"),
            translate("importing_page", "Column of the file"),
            translate("importing_page", "Examples"),
            translate("importing_page", "Why"),
        )
        for place, words in enumerate(heads):
            grid.addWidget(Label(words, "small", "muted"), 0, place)
        grid.addWidget(rule(), 1, 0, 1, 5)
        self.lines = {
            field.key: MappingLine(self, field, grid, at) for at, field in enumerate(self.model.rows(), start=2)
        }
        if self._holder is not None:
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = holder
        self.table_card.add(holder)

    def _kind_chosen(self) -> None:
        self.model.choose_kind(str(self.kind.value()))

    def _filter_chosen(self) -> None:
        self.model.take_only(str(self.filter.value() or ""))

    def _filter_values_chosen(self) -> None:
        words = tuple(each.strip() for each in self.filter_values.value().split("|") if each.strip())
        chosen, _values = self.model.row_filter()
        if chosen and words:
            self.model.take_only(chosen, words)


def shown_value(value: str) -> str:
    """A fixed value as people read it."""
    return code_words(value)

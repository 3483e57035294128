"""The properties of what is selected in a diagnosis tree, in cards: the tree, a cause, or a test."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldservice.domain.diagnosis import CHECK, TRIAL, editing
from fieldservice.domain.records import FaultCode
from fieldservice.errors import UserError
from fieldservice.i18n import language, translate
from ui.diagnosis.after_editor import AfterEditor
from ui.diagnosis.editor_view_model import TreeEditorViewModel
from ui.diagnosis.outcome_table import OutcomeTable
from ui.kit.buttons import Button, IconButton
from ui.kit.choices import CheckBox
from ui.kit.fields import TextArea, TextField
from ui.kit.labels import Label
from ui.kit.panels import column, row
from ui.templates.editor_view_model import number_of
from ui.templates.fields import FieldPanel
from ui.templates.words import language_words

C = "tree_editor"

_KEY_RULE = re.compile("[A-Za-z][A-Za-z0-9_]{0,63}")
_MOST_MINUTES, _MOST_WEIGHT, _MOST_QUANTITY = 10_000, 1_000, 100_000


class TreeProperties(FieldPanel):
    """Rebuilt when something else is selected or a row comes or goes; what is typed here does not rebuild it."""

    editor: TreeEditorViewModel

    def __init__(self, editor: TreeEditorViewModel) -> None:
        super().__init__(editor)
        self._content: QWidget | None = None
        self.table: OutcomeTable | None = None

    def show_selected(self) -> None:
        """Build the cards of what is selected."""
        self.flush()
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        self.fields, self.table = {}, None
        self._content = QWidget()
        body = column(self._content, spacing=12)
        self.body.addWidget(self._content)
        item = self.editor.item()
        if item is None:
            self._tree(body)
        elif self.editor.selected.startswith(editing.CAUSES):
            self._cause(body, item)
        else:
            self._test(body, item)
        body.addStretch(1)

    # ---- the tree itself

    def _tree(self, body: Any) -> None:
        data = self.editor.data
        card = self.card(body, translate(C, "The tree")).body
        self.words(card, "names", translate(C, "Name"), data.get("names", {}))
        code = self.text("code", translate(C, "Code"), data.get("code"), self._commit_code)
        if self.editor.based_on:
            code.set_read_only()
        card.addWidget(code)
        card = self.card(body, translate(C, "What it is for")).body
        models = self._listed("product_models", translate(C, "Product models"), data, "HC-75V, HC-*")
        models.set_hint(translate(C, "empty: all"))
        maker = self.text("maker", translate(C, "Maker"), data.get("maker"), partial(self.editor.set, "maker"))
        maker.set_hint(translate(C, "empty: all"))
        self.side_by_side(card, models, maker)
        faults = data.get("faults", {})
        problems = self._listed("problems", translate(C, "Problem codes"), faults, "P03, P06")
        card.addWidget(problems)
        self.named = Label("", "small", "muted", wrap=True)
        card.addWidget(self.named)
        words = translate(C, "Words of the fault report that lead to it")
        card.addWidget(self._fault_words(words, faults.get("words", [])))
        hint = translate(C, "Without codes and words it is offered for every fault of these models.")
        card.addWidget(Label(hint, "small", "muted", wrap=True))
        try:
            self._name_problems()
        except UserError as error:
            problems.set_error(error.message())

    def _commit_code(self, text: str) -> None:
        self.editor.set("code", text.strip())
        if not _KEY_RULE.fullmatch(text.strip()):
            raise UserError("tree_editor.bad_code", "A code is a letter, then letters, digits and _.")

    def _fault_words(self, label: str, words: list[str]) -> TextArea:
        """They are many, in both languages: in as many lines as they need."""
        field = TextArea(label, ", ".join(words), placeholder=translate(C, "trips hot, high temperature"), rows=1)

        def hand_over() -> None:
            self._set_faults("words", str(field.value()).replace("\n", ","))

        field.changed.connect(partial(self.later, "words", hand_over))
        self.fields["words"] = field
        return field

    def _set_faults(self, name: str, text: str) -> None:
        faults = {**self.editor.data.get("faults", {}), name: _parts(text)}
        self.editor.set("faults", {key: value for key, value in faults.items() if value})

    def _listed(self, name: str, label: str, held: dict[str, Any], placeholder: str) -> TextField:
        def commit(text: str) -> None:
            if name == "product_models":
                self.editor.set(name, _parts(text))
            else:
                self._set_faults(name, text)
                self._name_problems()

        return self.text(name, label, ", ".join(held.get(name, [])), commit, placeholder)

    def _name_problems(self) -> None:
        """Say what the codes mean, and which nobody knows."""
        known = {code.code: code for code in self.editor.codes.get("problem", ())}
        wanted = self.editor.data.get("faults", {}).get("problems", [])
        self.named.setText("  ".join(f"{code} {_named(known[code])}" for code in wanted if code in known))
        self.named.setVisible(bool(self.named.text()))
        unknown = [code for code in wanted if code not in known]
        if unknown:
            codes = ", ".join(unknown)
            raise UserError("tree_editor.unknown_codes", "The list of fault codes does not have {codes}.", codes=codes)

    # ---- a cause

    def _cause(self, body: Any, cause: dict[str, Any]) -> None:
        card = self.card(body, translate(C, "The cause")).body
        self.words(card, "names", translate(C, "What is wrong"), cause.get("names", {}))
        often = self._quantity("weight", translate(C, "How often, beside the others"), cause, 0.001, _MOST_WEIGHT, True)
        took = self._quantity("minutes", translate(C, "Minutes to mend it"), cause, 0, _MOST_MINUTES)
        self.side_by_side(card, often, took)
        card = self.card(body, translate(C, "What to do")).body
        self.words(card, "remedies", translate(C, "What mends it"), cause.get("remedies", {}))
        self.check(card, "escalate", translate(C, "Only a specialist or the maker mends it"), cause.get("escalate"))
        card = self.card(body, translate(C, "Codes for the finding")).body
        codes = (
            ("problem", translate(C, "Problem")),
            ("cause", translate(C, "Cause")),
            ("remedy", translate(C, "Remedy")),
        )
        for kind, label in codes:
            card.addWidget(self._code(kind, label, cause.get(kind, "")))
        card = self.card(body, translate(C, "Parts that it takes")).body
        for at, part in enumerate(cause.get("parts", [])):
            self._part(card, at, part)
        add = Button(translate(C, "Part"), "secondary", 28, "plus", on_click=self._add_part)
        card.addLayout(row(add, None))

    def _code(self, kind: str, label: str, value: str) -> QWidget:
        known = [(code.code, f"{code.code} {_named(code)}") for code in self.editor.codes.get(kind, ())]
        choices: list[tuple[object, str]] = [("", translate(C, "none")), *known]
        if value and value not in dict(known):
            choices.append((value, value))
        return self.choice(kind, label, choices, value)

    def _part(self, body: Any, at: int, part: dict[str, Any]) -> None:
        line = row(spacing=8)
        number = self._of_part(at, "number", translate(C, "Number"), part, "TV-75")
        count = self._number_in(f"parts.{at}.quantity", translate(C, "Quantity"), part.get("quantity", 1),
                                partial(self._set_in, "parts", at, "quantity"), 0.000_001, _MOST_QUANTITY)  # fmt: skip
        line.addWidget(number, 5)
        line.addWidget(count, 2)
        away = IconButton("trash-2", translate(C, "Take this part away"), on_click=partial(self._drop, "parts", at))
        line.addWidget(away, 0, Qt.AlignmentFlag.AlignBottom)
        body.addLayout(line)
        named = {
            "zh_CN": self._of_part(at, "name", translate(C, "or its Chinese name"), part, ""),
            "en": self._of_part(at, "name_en", translate(C, "or its English name"), part, ""),
        }
        self.side_by_side(body, *(named[each] for each in self.editor.languages_to_write({})))
        box = CheckBox(translate(C, "Only sometimes"), not part.get("likely", True))
        box.toggled.connect(lambda on: self._set_in("parts", at, "likely", not on))
        self.fields[f"parts.{at}.sometimes"] = box
        body.addWidget(box)

    def _of_part(self, at: int, name: str, label: str, part: dict[str, Any], placeholder: str) -> TextField:
        work = partial(self._set_in, "parts", at, name)
        return self.text(f"parts.{at}.{name}", label, part.get(name, ""), work, placeholder)

    def _add_part(self) -> None:
        self.flush()
        item = self.editor.item() or {}
        made = {"number": "", "name": "", "quantity": 1, "likely": True}
        self.editor.set("parts", [*item.get("parts", []), made])
        self.show_selected()
        self.fields[f"parts.{len(item['parts']) - 1}.number"].setFocus()

    # ---- a test

    def _test(self, body: Any, test: dict[str, Any]) -> None:
        card = self.card(body, translate(C, "The test")).body
        self.words(card, "names", translate(C, "What to look at or to try"), test.get("names", {}))
        self.words(card, "hints", translate(C, "How it is done"), test.get("hints", {}))
        kinds: list[tuple[object, str]] = [
            (CHECK, translate(C, "Check: only looks")),
            (TRIAL, translate(C, "Trial: mends a cause and shows whether it was that")),
        ]
        took = self._quantity("minutes", translate(C, "Minutes"), test, 0, _MOST_MINUTES, True)
        self.side_by_side(card, self.choice("kind", translate(C, "Kind"), kinds, test.get("kind", CHECK)), took)
        self.check(
            card, "first", translate(C, "Comes before all others: quick, or a matter of safety"), test.get("first")
        )
        self.check(card, "remote", translate(C, "A customer can do it on the phone"), test.get("remote"))
        card = self.card(body, translate(C, "Outcomes")).body
        for at, outcome in enumerate(test.get("outcomes", [])):
            self._outcome(card, at, outcome, len(test["outcomes"]))
        add = Button(translate(C, "Outcome"), "secondary", 28, "plus", on_click=self._add_outcome)
        card.addLayout(row(add, None))
        card = self.card(body, translate(C, "What each outcome says of the causes")).body
        self.table = OutcomeTable(self.editor)
        card.addWidget(self.table)
        card = self.card(body, translate(C, "Only after other tests")).body
        card.addWidget(AfterEditor(self.editor, self.show_selected))

    def _outcome(self, body: Any, at: int, outcome: dict[str, Any], count: int) -> None:
        line = row(spacing=8)
        names = outcome.get("names", {})
        for each in self.editor.languages_to_write(names):
            work = partial(self._name_outcome, at, each)
            label = language_words(each) if at == 0 else ""
            line.addWidget(
                self.text(f"outcomes.{at}.{each}", label, names.get(each, ""), work, language_words(each)), 1
            )
        up = IconButton("chevron-up", translate(C, "Move this outcome up"), on_click=partial(self._lift_outcome, at))
        up.setEnabled(at > 0)
        away = IconButton("trash-2", translate(C, "Take this outcome away"), on_click=partial(self._drop_outcome, at))
        away.setEnabled(count > 2)
        line.addWidget(up, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(away, 0, Qt.AlignmentFlag.AlignBottom)
        body.addLayout(line)

    def _name_outcome(self, at: int, each: str, text: str) -> None:
        names = {**(self.editor.item() or {})["outcomes"][at].get("names", {}), each: text.strip()}
        self._set_in("outcomes", at, "names", {key: words for key, words in names.items() if words})
        if self.table is not None:
            self.table.refresh()

    def _add_outcome(self) -> None:
        self._rebuilt(lambda data, test: editing.add_outcome(data, test))

    def _drop_outcome(self, at: int) -> None:
        self._rebuilt(lambda data, test: editing.remove_outcome(data, test, at))

    def _lift_outcome(self, at: int) -> None:
        self._rebuilt(lambda _data, test: test["outcomes"].insert(at - 1, test["outcomes"].pop(at)))

    def _rebuilt(self, work: Callable[[dict[str, Any], dict[str, Any]], object]) -> None:
        self.flush()
        item = self.editor.item()
        if item is not None:
            self.editor.change(lambda data: work(data, item))
            self.show_selected()

    # ---- values

    def _quantity(
        self, name: str, label: str, held: dict[str, Any], least: float, most: float, required: bool = False
    ) -> TextField:
        work = partial(self.editor.set, name)
        return self._number_in(name, label, held.get(name), work, least, most, required)

    def _number_in(
        self, name: str, label: str, value: object, work: Callable[[object], object], least: float, most: float,
        required: bool = False,
    ) -> TextField:  # fmt: skip
        """A number; what is none stays in the draft as it was typed, with a sentence."""

        def examine(found: object) -> None:
            if (found is None and not required) or (isinstance(found, int | float) and least <= found <= most):
                return
            raise UserError(
                "tree_editor.bad_number", "Enter a number from {least} to {most}.", least=f"{least:g}", most=f"{most:g}"
            )

        def commit(text: str) -> None:
            found = _number(text)
            work("" if found is None and required else found)
            examine(found)

        field = self.text(name, label, f"{value:g}" if isinstance(value, int | float) else value, commit)
        try:
            examine(value)
        except UserError as error:
            field.set_error(error.message())
        return field

    def _set_in(self, name: str, at: int, what: str, value: object) -> None:
        """Set a property of a part or an outcome of what is selected."""
        held = [dict(each) for each in (self.editor.item() or {}).get(name, [])]
        if at < len(held):
            held[at][what] = value
            self.editor.set(name, held)

    def _drop(self, name: str, at: int) -> None:
        self.flush()
        held = list((self.editor.item() or {}).get(name, []))
        self.editor.set(name, held[:at] + held[at + 1 :])
        self.show_selected()


def _parts(text: str) -> list[str]:
    """What is parted by commas, of either script."""
    return [part.strip() for part in text.replace("，", ",").replace("、", ",").split(",") if part.strip()]


def _number(text: str) -> float | int | str | None:
    """What is typed as a number; None for nothing, the text itself where it is none."""
    try:
        return number_of(text)
    except UserError:
        return text.strip()


def _named(code: FaultCode) -> str:
    return code.name if language() == "zh_CN" else code.name_en or code.name

"""The properties of what is selected: one field each, committed while typing rests and on leaving."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from fieldservice.domain.checklist import editing
from fieldservice.errors import UserError
from fieldservice.i18n import translate
from ui.kit.choices import CheckBox, ChoiceField
from ui.kit.fields import TextArea, TextField
from ui.kit.labels import rule
from ui.kit.panels import ScrollPage, SectionHeader, column, row
from ui.templates.choices_editor import ChoicesEditor
from ui.templates.editor_view_model import EditorViewModel, number_of
from ui.templates.import_dialog import language_words
from ui.templates.rule_field import RuleField
from ui.templates.words import listed, purposes, said, types

C = "templates"

_REST_MS = 350
_META = ("today", "start", "end", "username", "email", "phonenumber", "deviceid")
_LIMITS = ("min", "max", "soft_min", "soft_max", "possible_min", "possible_max")


class PropertiesPanel(ScrollPage):
    """Rebuilt when something else is selected; what is typed here does not rebuild it."""

    def __init__(self, editor: EditorViewModel) -> None:
        super().__init__(gutter=16, spacing=10, name=translate(C, "Properties"))
        self.editor = editor
        self.fields: dict[str, QWidget] = {}
        self._content: QWidget | None = None
        self._pending: dict[str, Callable[[], None]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self.flush)

    def flush(self) -> None:
        """Hand over what was typed last."""
        self._timer.stop()
        pending, self._pending = self._pending, {}
        for commit in pending.values():
            commit()

    def show_selected(self) -> None:
        """Build the fields of what is selected."""
        self.flush()
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        self.fields = {}
        self._content = QWidget()
        body = column(self._content, spacing=10)
        self.body.addWidget(self._content)
        item = self.editor.item()
        if item is None:
            self._template(body)
        elif item.get("group"):
            self._group(body, item)
        else:
            self._question(body, item)
        body.addStretch(1)

    # ---- what each has

    def _template(self, body: Any) -> None:
        data = self.editor.data
        body.addWidget(SectionHeader(translate(C, "The checklist"), step="body"))
        self._words(body, "names", translate(C, "Name"), data.get("names", {}))
        code = self._text("code", translate(C, "Code"), data.get("code", ""), self._set_code)
        purpose = self._choice("purpose", translate(C, "Purpose"), purposes(), data.get("purpose"))
        self._pair(body, code, purpose)
        models = self._text(
            "product_models", translate(C, "Product models"), listed(data.get("product_models", [])),
            partial(self._set_list, "product_models"), translate(C, "all models"),
        )  # fmt: skip
        minutes = self._text(
            "minutes", translate(C, "Minutes"), data.get("minutes", ""), partial(self._number, "minutes")
        )
        self._pair(body, models, minutes)
        faults = data.get("faults", {})
        words = self._text(
            "fault_words", translate(C, "Chosen when the fault says"), listed(faults.get("words", [])),
            partial(self._set_fault, "words"), translate(C, "any fault"),
        )  # fmt: skip
        body.addWidget(words)
        jobs = self._text(
            "task_types", translate(C, "Job types"), listed(data.get("task_types", [])),
            partial(self._set_list, "task_types"), translate(C, "all"),
        )  # fmt: skip
        spoken = self._text(
            "languages",
            translate(C, "Languages"),
            listed(data.get("languages", [])),
            partial(self._set_list, "languages"),
        )
        self._pair(body, jobs, spoken)
        self._check(body, "blocks_start", translate(C, "Work can't start before everything here is passed"), data)
        self._check(body, "fail_needs_note", translate(C, "A failed answer needs a note"), data)

    def _group(self, body: Any, item: dict[str, Any]) -> None:
        body.addWidget(SectionHeader(translate(C, "Section"), step="body"))
        self._words(body, "names", translate(C, "Name"), item.get("names", {}))
        self._rule(body, "show_if", translate(C, "Shown when"), item, translate(C, "always"))
        repeat = item.get("repeat")
        kind = "no" if repeat is None else "count" if repeat.get("count") else "people"
        modes: list[tuple[object, str]] = [
            ("no", translate(C, "asked once")),
            ("count", translate(C, "as often as a rule says")),
            ("people", translate(C, "people add rounds")),
        ]
        mode = ChoiceField(translate(C, "Repeated"), modes, kind)
        mode.committed.connect(lambda: self._set_repeat(str(mode.value())))
        self.fields["repeat"] = mode
        body.addWidget(mode)
        if kind == "count":
            field = RuleField(translate(C, "How many rounds"), self._names)
            field.set_text(str((repeat or {}).get("count", "")))
            field.committed.connect(lambda text: self.editor.set("repeat", {**(repeat or {}), "count": text or "1"}))
            self.fields["count"] = field
            body.addWidget(field)
        if repeat is not None:
            rounds = partial(self._round_number, dict(repeat))
            least = self._text(
                "least", translate(C, "Rounds at least"), repeat.get("least", ""), partial(rounds, "least")
            )
            most = self._text("most", translate(C, "Rounds at most"), repeat.get("most", ""), partial(rounds, "most"))
            self._pair(body, least, most)
        name = self._text("name", translate(C, "Technical name"), item["name"], self._set_name)
        self._pair(body, name, self._text("appearance", translate(C, "Appearance"), item.get("appearance", "")))

    def _question(self, body: Any, item: dict[str, Any]) -> None:
        kind = item["type"]
        body.addWidget(SectionHeader(translate(C, "Question"), step="body"))
        self._words(body, "names", translate(C, "Question"), item.get("names", {}))
        type_field = ChoiceField(translate(C, "Type"), types(), kind)
        type_field.committed.connect(lambda: self._set_type(str(type_field.value())))
        self.fields["type"] = type_field
        name = self._text("name", translate(C, "Technical name"), item["name"], self._set_name)
        self._pair(body, type_field, name)
        if kind == "meta":
            metas: list[tuple[object, str]] = [(each, each) for each in _META]
            body.addWidget(self._choice("meta", translate(C, "What is filled in"), metas, item.get("meta")))
            return
        if "list" in item:
            choices = ChoicesEditor(self.editor, item["list"])
            self.fields["choices"] = choices
            body.addWidget(choices)
        if kind in ("number", "computed"):
            self._numbers(body, item)
        if kind == "photo":
            at_least = partial(self._number, "min_photos")
            body.addWidget(
                self._text("min_photos", translate(C, "Photos at least"), item.get("min_photos", 1), at_least)
            )
        if kind in ("computed", "hidden"):
            self._rule(body, "computed", translate(C, "Worked out by"), item)
        body.addWidget(rule())
        self._rule(body, "show_if", translate(C, "Shown when"), item, translate(C, "always"))
        if kind in ("note", "hidden", "computed"):
            return
        self._required(body, item)
        self._rule(body, "constraint", translate(C, "Accepted when (the answer is “.”)"), item, ". > 0")
        if item.get("constraint"):
            self._words(body, "constraint_message", translate(C, "Said otherwise"), item.get("constraint_message", {}))
        if "list" in item:
            self._rule(body, "choice_filter", translate(C, "Only choices for which"), item, translate(C, "all"))
        default = self._text("default_text", translate(C, "Answer to begin with"), item.get("default_text", ""))
        body.addWidget(default)
        self._rule(body, "default", translate(C, "or worked out by"), item)
        self._words(body, "hints", translate(C, "How to find out"), item.get("hints", {}))
        if kind != "check":
            self._check(body, "judged", translate(C, "People judge the answer"), item)
        self._more(body, item)

    def _more(self, body: Any, item: dict[str, Any]) -> None:
        """What forms of others have more often than ours."""
        body.addWidget(SectionHeader(translate(C, "More"), step="body"))
        self._words(body, "required_message", translate(C, "Said when it stays open"), item.get("required_message", {}))
        self._words(body, "guidance", translate(C, "Further help"), item.get("guidance", {}))
        appearance = self._text("appearance", translate(C, "Appearance"), item.get("appearance", ""))
        parameters = " ".join(f"{key}={value}" for key, value in item.get("parameters", {}).items())
        given = self._text("parameters", translate(C, "Parameters"), parameters, self._set_parameters, "start=0 end=10")
        self._pair(body, appearance, given)
        self._rule(body, "computed", translate(C, "Worked out by"), item)
        trigger = self._text(
            "trigger", translate(C, "Worked out when these change"), listed(item.get("trigger", [])),
            partial(self._set_list, "trigger"),
        )  # fmt: skip
        body.addWidget(trigger)
        self._check(body, "read_only", translate(C, "Only shown, not answered"), item)

    def _numbers(self, body: Any, item: dict[str, Any]) -> None:
        unit = self._text("unit", translate(C, "Unit"), item.get("unit", ""))
        places = self._text(
            "decimals", translate(C, "Decimals"), item.get("decimals", ""), partial(self._number, "decimals")
        )
        self._pair(body, unit, places)
        labels = {
            "min": translate(C, "Fails below"),
            "max": translate(C, "Fails above"),
            "soft_min": translate(C, "Partly passes below"),
            "soft_max": translate(C, "Partly passes above"),
            "possible_min": translate(C, "Impossible below"),
            "possible_max": translate(C, "Impossible above"),
        }
        fields = [self._text(name, labels[name], item.get(name, ""), partial(self._number, name)) for name in _LIMITS]
        for low, high in zip(fields[::2], fields[1::2], strict=True):
            self._pair(body, low, high)

    def _required(self, body: Any, item: dict[str, Any]) -> None:
        required = item.get("required", True)
        mode = "rule" if isinstance(required, str) else "yes" if required else "no"
        modes: list[tuple[object, str]] = [
            ("yes", translate(C, "must be answered")),
            ("no", translate(C, "may stay open")),
            ("rule", translate(C, "must be answered when …")),
        ]
        field = ChoiceField(translate(C, "Answer"), modes, mode)
        field.committed.connect(lambda: self._set_required(str(field.value())))
        self.fields["required"] = field
        body.addWidget(field)
        if mode == "rule":
            rule_field = RuleField(translate(C, "Must be answered when"), self._names)
            rule_field.set_text(str(required))
            rule_field.committed.connect(lambda text: self.editor.set("required", text or False))
            self.fields["required_rule"] = rule_field
            body.addWidget(rule_field)

    # ---- fields

    def _words(self, body: Any, name: str, label: str, texts: dict[str, str]) -> None:
        languages = list(dict.fromkeys(["zh_CN", "en", *self.editor.data.get("languages", []), *texts]))
        line = row(spacing=12)
        for index, language in enumerate(languages):
            words = f"{label} · {language_words(language)}"
            field = TextArea(words, str(texts.get(language, "")), rows=2, max_rows=6)
            field.changed.connect(
                partial(self._later, f"{name}.{language}", partial(self._commit_words, name, language, field))
            )
            self.fields[f"{name}.{language}"] = field
            if index and index % 2 == 0:
                body.addLayout(line)
                line = row(spacing=12)
            line.addWidget(field, 1)
        body.addLayout(line)

    def _commit_words(self, name: str, language: str, field: TextArea) -> None:
        target = self.editor.item() if self.editor.selected else self.editor.data
        if target is None:
            return
        texts = {**target.get(name, {}), language: str(field.value()).strip()}
        self.editor.set(name, {key: text for key, text in texts.items() if text})

    def _text(
        self, name: str, label: str, value: object, commit: Callable[[str], None] | None = None, placeholder: str = ""
    ) -> TextField:
        field = TextField(label, "" if value is None else str(value), placeholder=placeholder)
        work = commit or (lambda text: self.editor.set(name, text.strip()))

        def hand_over() -> None:
            try:
                work(str(field.value()))
                field.set_error("")
            except UserError as error:
                field.set_error(error.message())

        if commit in (self._set_name, self._set_code):
            field.committed.connect(hand_over)
        else:
            field.changed.connect(partial(self._later, name, hand_over))
        self.fields[name] = field
        return field

    def _rule(self, body: Any, name: str, label: str, item: dict[str, Any], placeholder: str = "") -> None:
        field = RuleField(label, self._names, placeholder)
        field.set_text(str(item.get(name, "")))
        field.committed.connect(lambda text: self.editor.set(name, text))
        self.fields[name] = field
        body.addWidget(field)

    def _choice(self, name: str, label: str, choices: list[tuple[object, str]], value: object) -> ChoiceField:
        field = ChoiceField(label, choices, value)
        field.committed.connect(lambda: self.editor.set(name, field.value()))
        self.fields[name] = field
        return field

    def _check(self, body: Any, name: str, words: str, item: dict[str, Any]) -> None:
        box = CheckBox(words, bool(item.get(name)))
        box.toggled.connect(lambda on: self.editor.set(name, True if on else None))
        self.fields[name] = box
        body.addWidget(box)

    def _pair(self, body: Any, left: QWidget, right: QWidget) -> None:
        line = row(spacing=12)
        line.addWidget(left, 1)
        line.addWidget(right, 1)
        body.addLayout(line)

    def _later(self, name: str, commit: Callable[[], None]) -> None:
        self._pending[name] = commit
        self._timer.start()

    def _names(self) -> list[tuple[str, str]]:
        data, own = self.editor.data, self.editor.selected
        return [
            (editing.path_of(data, item["key"]), said(item.get("names", {})) or item["key"])
            for item in editing.walk(data["items"])
            if not item.get("group") and item["key"] != own
        ]

    # ---- what commits do

    def _number(self, name: str, text: str) -> None:
        self.editor.set(name, number_of(text))

    def _set_list(self, name: str, text: str) -> None:
        self.editor.set(name, _parts(text))

    def _set_fault(self, name: str, text: str) -> None:
        faults = {**self.editor.data.get("faults", {}), name: _parts(text)}
        self.editor.set("faults", {key: value for key, value in faults.items() if value})

    def _set_code(self, text: str) -> None:
        self.editor.set("code", text.strip())

    def _round_number(self, repeat: dict[str, Any], name: str, text: str) -> None:
        now = dict((self.editor.item() or {}).get("repeat") or repeat)
        number = number_of(text)
        now = {key: value for key, value in {**now, name: number}.items() if value is not None}
        self.editor.set("repeat", now)

    def _set_parameters(self, text: str) -> None:
        pairs = [part.partition("=") for part in text.split() if "=" in part]
        self.editor.set("parameters", {key: value for key, _sign, value in pairs if key and value})

    def _set_name(self, text: str) -> None:
        key = self.editor.selected

        def work(data: dict[str, Any]) -> None:
            self.editor.selected = editing.renamed(data, key, text.strip())

        item = self.editor.item()
        if text.strip() and item is not None and item["name"] != text.strip():
            self.editor.change(work)

    def _set_type(self, kind: str) -> None:
        item, key = self.editor.item(), self.editor.selected
        if item is None or item["type"] == kind:
            return

        def work(data: dict[str, Any]) -> None:
            holder, index = editing.place(data, key)
            holder[index] = editing.retyped(data, holder[index], kind)

        self.editor.change(work)
        self.show_selected()

    def _set_required(self, mode: str) -> None:
        self.editor.set("required", {"yes": True, "no": False}.get(mode, "true()"))
        self.show_selected()

    def _set_repeat(self, mode: str) -> None:
        self.editor.set("repeat", {"count": {"count": "2"}, "people": {"least": 1}}.get(mode))
        self.show_selected()


def _parts(text: str) -> list[str]:
    for mark in "，、;；":
        text = text.replace(mark, ",")
    return [part.strip() for part in text.split(",") if part.strip()]

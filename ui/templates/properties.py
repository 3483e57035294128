"""The properties of what is selected, in cards: what is asked, when, what helps to answer it, and the rest."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldservice.domain.checklist import editing
from fieldservice.domain.words import choices as worded
from fieldservice.i18n import translate
from ui.kit.choices import CheckBox
from ui.kit.labels import Label, rule
from ui.kit.panels import column
from ui.kit.theme import current
from ui.templates.choices_editor import ChoicesEditor
from ui.templates.editor_view_model import EditorViewModel, number_of
from ui.templates.fields import FieldPanel
from ui.templates.media_editor import MediaEditor
from ui.templates.words import language_key, language_words, listed, metas, purposes, types

C = "templates"

_LIMITS = ("min", "max", "soft_min", "soft_max", "possible_min", "possible_max", "scale_min", "scale_max")
_FIELD_LIST = "field-list"


class PropertiesPanel(FieldPanel):
    """Rebuilt when something else is selected; what is typed here does not rebuild it."""

    editor: EditorViewModel

    def __init__(self, editor: EditorViewModel) -> None:
        super().__init__(editor)
        self._content: QWidget | None = None

    def show_selected(self) -> None:
        """Build the cards of what is selected."""
        self.flush()
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        self.fields = {}
        self._content = QWidget()
        body = column(self._content, spacing=12)
        self.body.addWidget(self._content)
        item = self.editor.item()
        if item is None:
            self._template(body)
        elif item.get("group"):
            self._group(body, item)
        else:
            self._question(body, item)
        body.addStretch(1)

    # ---- the checklist itself

    def _template(self, body: Any) -> None:
        data = self.editor.data
        card = self.card(body, translate(C, "The checklist")).body
        self.words(card, "names", translate(C, "Name"), data.get("names", {}))
        code = self.text("code", translate(C, "Code"), data.get("code", ""), self._set_code, on_leaving=True)
        self.side_by_side(card, code, self.choice("purpose", translate(C, "Purpose"), purposes(), data.get("purpose")))
        spoken = self.text(
            "languages", translate(C, "Languages"), listed([language_words(each) for each in self.editor.languages()]),
            self._set_languages, on_leaving=True,
        )  # fmt: skip
        usual = self.choice(
            "default_language", translate(C, "Asked in by default"),
            [(each, language_words(each)) for each in self.editor.languages()],
            data.get("default_language") or self.editor.languages()[0],
        )  # fmt: skip
        self.side_by_side(card, spoken, usual)
        card = self.card(body, translate(C, "When it is chosen")).body
        models = self.text(
            "product_models", translate(C, "Product models"), listed(data.get("product_models", [])),
            partial(self._set_list, "product_models"), translate(C, "all models"),
        )  # fmt: skip
        self.side_by_side(card, models, self.number("minutes", translate(C, "Minutes"), data.get("minutes", "")))
        faults = data.get("faults", {})
        words = self.text(
            "fault_words", translate(C, "Chosen when the fault says"), listed(faults.get("words", [])),
            partial(self._set_fault, "words"), translate(C, "any fault"),
        )  # fmt: skip
        codes = self.text(
            "fault_problems", translate(C, "or has the problem code"), listed(faults.get("problems", [])),
            partial(self._set_fault, "problems"), "P03",
        )  # fmt: skip
        self.side_by_side(card, words, codes)
        card.addWidget(Label(translate(C, "Job types (none ticked: all)"), "small", "muted"))
        boxes = QGridLayout()
        boxes.setVerticalSpacing(current().px(8))
        for index, (job, said) in enumerate(worded("job_type")):
            box = CheckBox(said, job in data.get("task_types", []))
            box.toggled.connect(partial(self._set_job, job))
            self.fields[f"job.{job}"] = box
            boxes.addWidget(box, index // 3, index % 3, Qt.AlignmentFlag.AlignLeft)
        card.addLayout(boxes)
        card.addWidget(rule())
        self.check(
            card, "blocks_start", translate(C, "Work can't start before everything here is passed"),
            data.get("blocks_start"),
        )  # fmt: skip
        self.check(card, "fail_needs_note", translate(C, "A failed answer needs a note"), data.get("fail_needs_note"))

    # ---- a section

    def _group(self, body: Any, item: dict[str, Any]) -> None:
        holder = self.card(body, translate(C, "Section"))
        assert holder.header is not None
        holder.header.add(self.answer_menu())
        card = holder.body
        self.words(card, "names", translate(C, "Name"), item.get("names", {}))
        self.rule(card, "show_if", translate(C, "Shown when"), item.get("show_if"), translate(C, "always"))
        tokens = str(item.get("appearance", "")).split()
        self.check(
            card, "appearance", translate(C, "All questions on one screen"), _FIELD_LIST in tokens,
            partial(self._set_field_list, tokens),
        )  # fmt: skip
        repeat = item.get("repeat")
        kind = "no" if repeat is None else "count" if repeat.get("count") else "people"
        modes: list[tuple[object, str]] = [
            ("no", translate(C, "asked once")),
            ("count", translate(C, "as often as a rule says")),
            ("people", translate(C, "people add rounds")),
        ]
        mode = self.choice("repeat", translate(C, "Repeated"), modes, kind, self._set_repeat)
        name = self.text("name", translate(C, "Technical name"), item["name"], self._set_name, on_leaving=True)
        self.side_by_side(card, mode, name)
        if kind == "count":
            self.rule(
                card, "count", translate(C, "How many rounds"), (repeat or {}).get("count", ""),
                commit=lambda text: self.editor.set("repeat", {**(repeat or {}), "count": text or "1"}),
            )  # fmt: skip
        if repeat is not None:
            rounds = partial(self._round_number, dict(repeat))
            least = self.text(
                "least", translate(C, "Rounds at least"), repeat.get("least", ""), partial(rounds, "least")
            )
            most = self.text("most", translate(C, "Rounds at most"), repeat.get("most", ""), partial(rounds, "most"))
            self.side_by_side(card, least, most)

    # ---- a question

    def _question(self, body: Any, item: dict[str, Any]) -> None:
        kind = item["type"]
        holder = self.card(body, translate(C, "Question"))
        assert holder.header is not None
        holder.header.add(self.answer_menu())
        card = holder.body
        self.words(card, "names", translate(C, "Question"), item.get("names", {}))
        type_field = self.choice("type", translate(C, "Type"), types(), kind, self._set_type)
        name = self.text("name", translate(C, "Technical name"), item["name"], self._set_name, on_leaving=True)
        self.side_by_side(card, type_field, name)
        if kind == "meta":
            card.addWidget(self.choice("meta", translate(C, "What is filled in"), metas(), item.get("meta")))
            return
        if kind in ("computed", "hidden"):
            self.rule(card, "computed", translate(C, "Worked out by"), item.get("computed"))
        if kind == "photo":
            card.addWidget(self.number("min_photos", translate(C, "Photos at least"), item.get("min_photos", 1)))
        if "list" in item:
            choices = ChoicesEditor(self.editor, item["list"], bool(item.get("choice_filter")))
            self.fields["choices"] = choices
            self.card(body, translate(C, "Choices")).add(choices)
        if kind in ("number", "computed"):
            self._numbers(body, item)
        self._conditions(body, item)
        if kind != "hidden":
            self._help(body, item)
        if kind not in ("note", "hidden", "computed"):
            self._more(body, item)

    def _conditions(self, body: Any, item: dict[str, Any]) -> None:
        card = self.card(body, translate(C, "When it is asked, what is accepted")).body
        self.rule(card, "show_if", translate(C, "Shown when"), item.get("show_if"), translate(C, "always"))
        if item["type"] in ("note", "hidden", "computed"):
            return
        self._required(card, item)
        self.rule(
            card, "constraint", translate(C, "Accepted when (the answer is “.”)"), item.get("constraint"), ". > 0",
            self._set_constraint,
        )  # fmt: skip
        if item.get("constraint"):
            self.words(card, "constraint_message", translate(C, "Said otherwise"), item.get("constraint_message", {}))
        if "list" in item:
            self.rule(
                card, "choice_filter", translate(C, "Only choices for which"), item.get("choice_filter"),
                translate(C, "all"),
            )  # fmt: skip

    def _help(self, body: Any, item: dict[str, Any]) -> None:
        filled = any(item.get(name) for name in ("hints", "guidance", "media"))
        inside = self.folded_card(body, "help", translate(C, "Help and pictures"), filled)
        self.words(inside, "hints", translate(C, "How to find out"), item.get("hints", {}))
        self.words(inside, "guidance", translate(C, "Further help"), item.get("guidance", {}))
        media = MediaEditor(self.editor)
        self.fields["media"] = media
        inside.addWidget(media)

    def _more(self, body: Any, item: dict[str, Any]) -> None:
        """What forms of others have more often than ours."""
        names = ("default_text", "default", "parameters", "appearance", "computed", "trigger", "read_only", "judged")
        inside = self.folded_card(body, "more", translate(C, "More"), any(item.get(name) for name in names))
        if not item.get("required_message"):
            self._open_message(inside, item)
        start = self.text("default_text", translate(C, "Answer to begin with"), item.get("default_text", ""))
        inside.addWidget(start)
        self.rule(inside, "default", translate(C, "or worked out by"), item.get("default"))
        self.rule(inside, "computed", translate(C, "Worked out by"), item.get("computed"))
        if item.get("computed") or item.get("trigger"):
            trigger = self.text(
                "trigger", translate(C, "Worked out when these change"), listed(item.get("trigger", [])),
                partial(self._set_list, "trigger"),
            )  # fmt: skip
            inside.addWidget(trigger)
        if item["type"] != "check":
            self.check(inside, "judged", translate(C, "People judge the answer"), item.get("judged"))
        self.check(inside, "read_only", translate(C, "Only shown, not answered"), item.get("read_only"))
        if item["type"] in ("choice", "multi_choice", "rank"):
            mixed = item.get("parameters", {}).get("randomize") == "true"
            self.check(inside, "randomize", translate(C, "Choices in random order"), mixed, self._set_random)
        elif item["type"] != "number":
            given = " ".join(f"{key}={value}" for key, value in item.get("parameters", {}).items())
            words = translate(C, "Parameters")
            inside.addWidget(self.text("parameters", words, given, self._set_parameters, "max-pixels=1024"))
        look = self.text("appearance", translate(C, "Appearance in ODK Collect"), item.get("appearance", ""))
        inside.addWidget(look)

    def _numbers(self, body: Any, item: dict[str, Any]) -> None:
        card = self.card(body, translate(C, "Numbers and limits")).body
        unit = self.text("unit", translate(C, "Unit"), item.get("unit", ""))
        places = self.number("decimals", translate(C, "Decimals"), item.get("decimals", ""), translate(C, "as typed"))
        self.side_by_side(card, unit, places)
        labels = {
            "min": translate(C, "Fails below"),
            "max": translate(C, "Fails above"),
            "soft_min": translate(C, "Partly passes below"),
            "soft_max": translate(C, "Partly passes above"),
            "possible_min": translate(C, "Impossible below"),
            "possible_max": translate(C, "Impossible above"),
            "scale_min": translate(C, "Scale drawn from"),
            "scale_max": translate(C, "Scale drawn to"),
        }
        fields = [self.number(name, labels[name], item.get(name, "")) for name in _LIMITS]
        for low, high in zip(fields[::2], fields[1::2], strict=True):
            self.side_by_side(card, low, high)
        if item["type"] != "number":
            return
        steps = {
            "start": translate(C, "Answers from"),
            "end": translate(C, "Answers to"),
            "step": translate(C, "in steps of"),
        }
        given = item.get("parameters", {})
        self.side_by_side(
            card, *(self.text(name, words, given.get(name, ""), partial(self._set_step, name))
                    for name, words in steps.items())
        )  # fmt: skip

    def _required(self, body: Any, item: dict[str, Any]) -> None:
        required = item.get("required", True)
        mode = "rule" if isinstance(required, str) else "yes" if required else "no"
        modes: list[tuple[object, str]] = [
            ("yes", translate(C, "must be answered")),
            ("no", translate(C, "may stay open")),
            ("rule", translate(C, "must be answered when …")),
        ]
        body.addWidget(self.choice("required", translate(C, "Answer"), modes, mode, self._set_required))
        if mode == "rule":
            self.rule(
                body, "required_rule", translate(C, "Must be answered when"), required,
                commit=lambda text: self.editor.set("required", text or False),
            )  # fmt: skip
        if item.get("required_message"):
            self._open_message(body, item)

    def _open_message(self, body: Any, item: dict[str, Any]) -> None:
        said = item.get("required_message", {})
        self.words(body, "required_message", translate(C, "Said when it stays open"), said)

    # ---- what commits do

    def _set_list(self, name: str, text: str) -> None:
        self.editor.set(name, _parts(text))

    def _set_fault(self, name: str, text: str) -> None:
        faults = {**self.editor.data.get("faults", {}), name: _parts(text)}
        self.editor.set("faults", {key: value for key, value in faults.items() if value})

    def _set_job(self, job: str, on: bool) -> None:
        now = [each for each in self.editor.data.get("task_types", []) if each != job]
        self.editor.set("task_types", [*now, job] if on else now)

    def _set_code(self, text: str) -> None:
        self.editor.set("code", text.strip())

    def _set_languages(self, text: str) -> None:
        self.editor.set("languages", [language_key(part) for part in _parts(text)])
        self.editor.speak(self.editor.wording)
        self.show_selected()

    def _set_constraint(self, text: str) -> None:
        had = bool((self.editor.item() or {}).get("constraint"))
        self.editor.set("constraint", text)
        if had != bool(text):
            self.show_selected()

    def _set_field_list(self, tokens: list[str], on: bool) -> None:
        others = [token for token in tokens if token != _FIELD_LIST]
        self.editor.set("appearance", " ".join([_FIELD_LIST, *others] if on else others))

    def _round_number(self, repeat: dict[str, Any], name: str, text: str) -> None:
        now = {**((self.editor.item() or {}).get("repeat") or repeat), name: number_of(text)}
        self.editor.set("repeat", {key: value for key, value in now.items() if value is not None})

    def _set_parameters(self, text: str) -> None:
        pairs = [part.partition("=") for part in text.split() if "=" in part]
        self.editor.set("parameters", {key: value for key, _sign, value in pairs if key and value})

    def _set_parameter(self, name: str, value: str) -> None:
        now = {**(self.editor.item() or {}).get("parameters", {}), name: value}
        self.editor.set("parameters", {key: each for key, each in now.items() if each})

    def _set_step(self, name: str, text: str) -> None:
        number = number_of(text)
        self._set_parameter(name, "" if number is None else f"{number:g}")

    def _set_random(self, on: bool) -> None:
        now = {**(self.editor.item() or {}).get("parameters", {}), "randomize": "true" if on else ""}
        without_order = ("randomize", "seed")  # a seed alone is refused by others
        self.editor.set("parameters", {key: each for key, each in now.items() if on or key not in without_order})

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

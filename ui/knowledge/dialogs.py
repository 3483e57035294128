"""Small questions around articles: what is new, what is to be mended; one edition beside the one before."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldservice.domain.formats import format_models
from fieldservice.i18n import translate
from ui.kit.dialogs import Dialog
from ui.kit.fields import TextArea
from ui.kit.labels import Label
from ui.kit.panels import column
from ui.kit.theme import current
from ui.knowledge import words
from ui.knowledge.article_view_model import ArticleDraft, Edition

C = "knowledge"


class PublishDialog(Dialog):
    """What is new in the edition; the first one needs no words."""

    answered = Signal(str)

    def __init__(self, version: int, parent: QWidget) -> None:
        super().__init__(
            translate(C, "Publish edition {edition}", edition=version + 1), parent, 480,
            translate(C, "Everybody in the firm finds and reads it. Earlier editions stay readable."),
        )  # fmt: skip
        self.note = TextArea(translate(C, "What is new in it"), rows=2)
        self.add(self.note)
        self.add_cancel()
        self.add_action(translate(C, "Publish"), self._act, "primary")

    def _act(self) -> None:
        self.answered.emit(self.note.value())
        self.accept()


class SendBackDialog(Dialog):
    """What is to be mended before it can be published."""

    answered = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            translate(C, "Send it back"), parent, 480,
            translate(C, "The author reads your remark and hands it in again."),
        )  # fmt: skip
        self.remark = TextArea(translate(C, "What is to be mended"), rows=3, required=True)
        self.add(self.remark)
        self.add_cancel()
        self.add_action(translate(C, "Send back"), self._act, "primary")
        self.remark.focus()

    def _act(self) -> None:
        if not self.remark.check():
            self.remark.focus()
            return
        self.answered.emit(self.remark.value())
        self.accept()


class EditionDialog(Dialog):
    """An edition; what changed since the one before is marked."""

    def __init__(self, editions: Sequence[Edition], at: int, parent: QWidget) -> None:
        edition = editions[at]
        before = editions[at + 1] if at + 1 < len(editions) else None
        said = translate(C, "Compared with edition {edition}.", edition=before.version) if before is not None else ""
        title = translate(C, "Edition {edition}", edition=edition.version)
        super().__init__(title, parent, 680, said)
        by = words.name_of(edition.by)
        self.add(Label(words.dotted((by, edition.note)), "small", "muted", wrap=True))
        now = _told(edition.draft)
        earlier = _told(before.draft) if before is not None else now
        for label, new in now.items():
            old = earlier[label]
            if new or old:
                shown = Label("", wrap=True)
                shown.setTextFormat(Qt.TextFormat.RichText)
                shown.setText(compared(old, new))
                shown.setAccessibleName(new)
                self.add(section(label, shown))
        self.add_action(translate(C, "Close"), self.accept, "primary")


def section(label: str, content: QWidget) -> QWidget:
    """A passage of an article below what it is called."""
    holder = QWidget()
    inside = column(holder, spacing=4)
    inside.addWidget(Label(label, "small", "muted", strong=True))
    inside.addWidget(content)
    return holder


def _told(draft: ArticleDraft) -> dict[str, str]:
    """What an edition says, by what it is called."""
    minutes = translate(C, "%n minutes", n=draft.minutes) if draft.minutes else ""
    return {
        translate(C, "Title"): draft.title,
        translate(C, "Symptom"): draft.symptom,
        translate(C, "Cause"): draft.cause,
        translate(C, "Solution"): draft.solution,
        translate(C, "Usually takes"): minutes,
        translate(C, "Models"): format_models(draft.product_models),
        translate(C, "Keywords"): draft.keywords,
    }


def compared(old: str, new: str) -> str:
    """The new words as HTML, what came marked and what went struck out."""
    theme = current()
    came, went = theme.color("ok").name(), theme.color("danger").name()
    made = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what in ("delete", "replace"):
            made.append(f'<span style="color:{went}; text-decoration:line-through">{_html(old[a:b])}</span>')
        if what in ("insert", "replace"):
            made.append(f'<span style="color:{came}; font-weight:600">{_html(new[c:d])}</span>')
        if what == "equal":
            made.append(_html(new[c:d]))
    return "".join(made)


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")

"""The head of the editor: what is edited, in which language it is shown, taking back, publishing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal

from fieldservice.i18n import translate
from ui.directory.detail import Heading
from ui.kit.buttons import Button, IconButton, MenuButton
from ui.kit.status import PillSpec
from ui.templates.editor_view_model import EditorViewModel
from ui.templates.words import language_words, title_in

C = "templates"


class EditorHead(Heading):
    """`undone`, `redone`, `published` when a button is pressed; `spoken(language)` when another one is chosen."""

    undone = Signal()
    redone = Signal()
    published = Signal()
    spoken = Signal(str)

    def __init__(self, back: Callable[[str], object]) -> None:
        super().__init__(back)
        self.line.hide()
        self.language = MenuButton(translate(C, "Language"), "quiet", 36, "languages")
        self.language.setToolTip(translate(C, "In which language of the form the tree and the trial are"))
        self.undo = IconButton("undo-2", translate(C, "Take back (Ctrl+Z)"), on_click=self.undone.emit)
        self.redo = IconButton("redo-2", translate(C, "Do again (Ctrl+Shift+Z)"), on_click=self.redone.emit)
        self.publish = Button(translate(C, "Publish version"), "primary", 36, on_click=self.published.emit)
        self.publish.show_key("Ctrl+Return")
        self.set_buttons([self.language, self.undo, self.redo, self.publish])

    def show_template(self, editor: EditorViewModel) -> None:
        """Say what is edited."""
        title = title_in(editor.data, editor.wording) or translate(C, "New checklist")
        steps = [("checklists", translate(C, "Checklists")), ("", str(editor.data.get("code", "")))]
        based = int(editor.data.get("based_on", editor.data.get("version", 1)) or 0)
        state = translate(C, "Draft")
        if based and editor.draft_id:
            state = translate(C, "Draft, after version {version}", version=based)
        self.set(steps, title, "", [PillSpec(state, "quiet", "muted", "pencil")])
        self.undo.setEnabled(editor.can_undo())
        self.redo.setEnabled(editor.can_redo())

    def show_languages(self, editor: EditorViewModel) -> None:
        """Offer the languages of the form; nothing where there is only one."""
        self.language.setText(translate(C, "Language: {language}", language=language_words(editor.wording)))
        self.language.setVisible(len(editor.languages()) > 1)
        self.language.menu_of().clear()
        for each in editor.languages():
            self.language.add(language_words(each), partial(self.spoken.emit, each))

    def allow_publishing(self, allowed: bool) -> None:
        """Whether it can be published; where not, the button says what to do."""
        self.publish.setEnabled(allowed)
        self.publish.setToolTip("" if allowed else translate(C, "Mend what the findings name first."))

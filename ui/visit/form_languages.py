"""The language in which a form is asked: which it is, which others it has, and that it does not have the person's."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QWidget

from fieldservice.i18n import language, translate
from ui.kit.buttons import MenuButton
from ui.kit.feedback import Note
from ui.kit.panels import column
from ui.kit.theme import current
from ui.visit.questions import Entry
from ui.visit.view_model import VisitViewModel

OURS = {"zh_CN": "中文", "en": "English"}
_UNNAMED = "default"  # of forms that do not name the language of their texts
_CODED = re.compile(r"\s*\([^()]*\)\s*$")  # Français (fr)


def language_name(key: str) -> str:
    """What people call a form's language."""
    if key == _UNNAMED:
        return translate("visit", "the form's own words")
    return OURS.get(key) or _CODED.sub("", key) or key


class FormLanguages(MenuButton):
    """Says which language is spoken now and offers the form's others; hidden where the interface's own do."""

    def __init__(self, visit: VisitViewModel) -> None:
        super().__init__(translate("visit", "Language of the form"), "quiet", 32, "languages")
        self._visit = visit
        self._offered: tuple[str, ...] = ()
        self._group = QActionGroup(self)
        self.note = Note("", icon="languages")
        self.notice = QWidget()  # the note, with the room around it
        around = column(self.notice)
        around.setContentsMargins(current().px(32), 0, current().px(32), current().px(8))
        around.addWidget(self.note)
        self.notice.hide()
        self.setAccessibleName(translate("visit", "Language of the form"))
        self.setToolTip(translate("visit", "Language of the form"))
        self.hide()

    def show_entry(self, entry: Entry | None) -> None:
        """Offer the languages of this question's form."""
        form = entry.view.template if entry is not None and entry.view.template.format != 1 else None
        languages = form.languages if form is not None else ()
        foreign = bool(languages) and language() not in languages
        offered = languages if len(languages) > 1 and (foreign or not set(languages) <= set(OURS)) else ()
        self.setVisible(bool(offered))
        self.notice.setVisible(foreign)
        if entry is None or not (offered or foreign):
            return
        spoken = entry.wording
        said = translate("visit", "This form is not in {mine}. It is asked as it was written.", mine=OURS[language()])
        if spoken != _UNNAMED:
            said = translate(
                "visit", "This form is not in {mine}. It is asked in {spoken}.",
                mine=OURS[language()], spoken=language_name(spoken),
            )  # fmt: skip
        self.note.set(said, icon="languages")
        self.setText(language_name(spoken))
        if offered != self._offered:
            self._offer(offered)
        for action, each in zip(self._group.actions(), offered, strict=False):
            action.setChecked(each == spoken)

    def _offer(self, languages: tuple[str, ...]) -> None:
        self._offered = languages
        for action in self._group.actions():
            self._group.removeAction(action)
        menu = self.menu_of()
        menu.clear()
        for each in languages:
            self.add(language_name(each), partial(self._visit.ask_in, each))
            action = menu.actions()[-1]
            action.setCheckable(True)
            self._group.addAction(action)

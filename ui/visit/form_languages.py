"""The language in which a form is asked, where it has more of them than the program."""

from __future__ import annotations

from functools import partial

from fieldservice.i18n import translate
from ui.kit.buttons import MenuButton
from ui.visit.questions import Entry
from ui.visit.view_model import VisitViewModel

LANGUAGES = {"zh_CN": "中文", "en": "English"}


class FormLanguages(MenuButton):
    """Says which language is spoken now and offers the others; hidden where the interface's own do."""

    def __init__(self, visit: VisitViewModel) -> None:
        super().__init__(translate("visit", "Language of the form"), "quiet", 32, "languages")
        self._visit = visit
        self._offered: tuple[str, ...] = ()
        self.setAccessibleName(translate("visit", "Language of the form"))
        self.setToolTip(translate("visit", "Language of the form"))
        self.hide()

    def show_entries(self, listed: list[Entry]) -> None:
        """Offer the languages of these questions."""
        forms = {id(entry.view): entry.view.template for entry in listed}.values()
        more = [form for form in forms if form.format != 1 and not set(form.languages) <= set(LANGUAGES)]
        offered = tuple(dict.fromkeys(each for form in more for each in form.languages))
        if offered:
            spoken = listed[0].wording
            self.setText(LANGUAGES.get(spoken, spoken))
        if offered == self._offered:
            return
        self._offered = offered
        self.setVisible(bool(offered))
        self.menu_of().clear()
        for each in offered:
            self.add(LANGUAGES.get(each, each), partial(self._visit.ask_in, each))

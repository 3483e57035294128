"""Settings, fault codes: how many there are of each kind, and the way to their list."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QShowEvent

from fieldservice.domain.formats import format_number
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button
from ui.kit.labels import Label
from ui.kit.panels import Card, KeyValues, row
from ui.settings.codes_dialogs import KIND_WORDS
from ui.settings.codes_view_model import KINDS, CodeCounts
from ui.settings.section import Section
from ui.settings.view_model import SettingsModel, State

C = "fault_codes"


class CodesSection(Section):
    """Managers and administrators change them; everybody codes with them."""

    def __init__(self, environment: Environment, model: SettingsModel) -> None:
        super().__init__(environment, model)
        self.counts = CodeCounts(environment, self)
        self._may = False
        self.card = Card(translate(C, "Fault codes"), translate(C, "what was wrong, why, and what mended it"))
        self.counts_holder = KeyValues(label_width=180)
        self.card.add(self.counts_holder)
        said = translate(
            C,
            "A problem is also the category of a request. Causes belong to a problem, remedies to a cause; what belongs"
            " to none fits all.",
        )
        self.card.add(Label(said, "body", "muted", wrap=True))
        go = environment.navigator.go
        self.change = Button(translate(C, "Open the list"), icon="tags", on_click=lambda: go("fault_codes"))
        self.card.add_layout(row(self.change, None))
        self.body.addWidget(self.card)
        self.counts.counted.connect(self._show)

    def fill(self, state: State) -> None:
        """The list is for those who may change it."""
        self._may = state.may_change
        self.change.setVisible(self._may)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.counts.refresh()

    def _show(self, counts: dict[str, int]) -> None:
        self.counts_holder.clear()
        go = self.environment.navigator.go
        for kind in KINDS:
            number = format_number(counts.get(kind, 0))
            link = partial(go, "fault_codes", kind=kind) if self._may else None
            self.counts_holder.add(translate(C, KIND_WORDS[kind]), number, link=link)

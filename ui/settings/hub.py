"""The hub in the settings: joining one, or where it is and the ways to its screens."""

from __future__ import annotations

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button
from ui.kit.labels import Label
from ui.kit.panels import Card, row
from ui.settings.section import Section
from ui.settings.view_model import SettingsModel, State
from ui.sync.join_card import JoinCard

_C = "sync_center"


class HubSection(Section):
    """A stand-alone installation joins here; afterwards the card leads to the sync centre and to devices."""

    def __init__(self, environment: Environment, model: SettingsModel) -> None:
        super().__init__(environment, model)
        self.join = JoinCard(environment)
        self.joined = Card(translate(_C, "Hub"), spacing=12)
        self.joined.add(
            Label(
                translate(
                    _C, "This computer belongs to your firm's hub. The sync centre says what waits and what came."
                ),
                wrap=True,
            )
        )
        centre = Button(translate(_C, "Open the sync centre"), on_click=lambda: environment.navigator.go("sync"))
        self.devices = Button(
            translate(_C, "Devices and people…"), icon="laptop", on_click=lambda: environment.navigator.go("devices")
        )
        self.joined.add_layout(row(centre, self.devices, None))
        self.body.addWidget(self.join)
        self.body.addWidget(self.joined)
        environment.sync.tied.connect(self._show)
        self._show()

    def fill(self, state: State) -> None:
        roles = state.me.roles.split(",") if state.me is not None else []
        self.devices.setVisible("administrator" in roles)
        self._show()
        if not self.environment.sync.running:
            self.join.open()

    def _show(self) -> None:
        joined = self.environment.sync.running
        self.join.setVisible(not joined)
        self.joined.setVisible(joined)

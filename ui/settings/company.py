"""Our company as it stands at the head of papers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button
from ui.kit.fields import Field, TextArea, TextField
from ui.kit.labels import Label
from ui.kit.panels import Card, row
from ui.kit.theme import current
from ui.settings.section import Section
from ui.settings.view_model import SettingsModel, State


class CompanySection(Section):
    """Names and addresses in both languages, because papers are printed in the customer's."""

    def __init__(self, environment: Environment, model: SettingsModel) -> None:
        super().__init__(environment, model)
        card = Card(
            translate("settings", "Company"),
            translate("settings", "stands at the head of reports and job sheets"),
            spacing=12,
        )
        words: dict[str, Field] = {
            "name": TextField(translate("settings", "Name in Chinese"), max_length=120),
            "name_en": TextField(translate("settings", "Name in English"), max_length=120),
            "line": TextField(translate("settings", "What you do, one line (Chinese)"), max_length=120),
            "line_en": TextField(translate("settings", "What you do, one line (English)"), max_length=120),
            "address": TextArea(translate("settings", "Address in Chinese"), rows=2),
            "address_en": TextArea(translate("settings", "Address in English"), rows=2),
            "phone": TextField(translate("settings", "Service phone"), max_length=60),
            "email": TextField(translate("settings", "E-mail"), max_length=120),
        }
        for name, field in words.items():
            self.saving(f"company.{name}", field, self._saver(name))
        names = list(words)
        for left, right in zip(names[::2], names[1::2], strict=True):
            card.add_layout(row(words[left], words[right], spacing=12))
        self.body.addWidget(card)
        self.body.addWidget(self._logo_card())

    def fill(self, state: State) -> None:
        company = state.company
        for name in self.fields:
            self.put(name, getattr(company, name.removeprefix("company.")))
        self._show_logo(state.logo)
        self.open_to(state.may_change, self._choose_logo, self._remove)

    def _saver(self, name: str) -> Callable[[object], object]:
        return lambda value: self.model.change_company(name, value)

    def _logo_card(self) -> Card:
        card = Card(translate("settings", "Logo"), translate("settings", "PNG or JPEG, at most 2 MB"))
        self._picture = QLabel()
        self._picture.setFixedHeight(current().px(64))
        self._none = Label(translate("settings", "No logo yet. The first letter of the name stands in."), tone="muted")
        self._remove = Button(translate("settings", "Remove"), "quiet", on_click=lambda: self.model.set_logo(None))
        self._choose_logo = Button(translate("settings", "Choose a picture…"), icon="image", on_click=self._choose)
        card.add_layout(row(self._picture, self._none, None, self._choose_logo, self._remove))
        return card

    def _choose(self) -> None:
        title = translate("settings", "Choose the logo")
        kinds = translate("settings", "Pictures") + " (*.png *.jpg *.jpeg)"
        chosen, _kind = QFileDialog.getOpenFileName(self, title, str(Path.home()), kinds)
        if chosen:
            self.model.set_logo(Path(chosen))

    def _show_logo(self, data: bytes | None) -> None:
        image = QImage.fromData(data) if data else QImage()
        self._none.setVisible(image.isNull())
        self._picture.setVisible(not image.isNull())
        self._remove.setVisible(not image.isNull())
        if not image.isNull():
            height = current().px(64)
            scaled = image.scaledToHeight(height, Qt.TransformationMode.SmoothTransformation)
            self._picture.setPixmap(QPixmap.fromImage(scaled))

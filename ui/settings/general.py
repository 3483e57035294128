"""Language, theme, size; my name; working as somebody else; the passphrase."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget

from fieldservice.i18n import language, translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button
from ui.kit.choices import ChoiceField, SegmentedChoice
from ui.kit.fields import TextField
from ui.kit.labels import Label
from ui.kit.panels import Card, column, row
from ui.kit.theme import current
from ui.settings.scanner import ScannerCard
from ui.settings.section import Section
from ui.settings.view_model import SettingsModel, State
from ui.shell.roles import role_words
from ui.welcome.forms import CodePanel
from ui.welcome.paper import print_code

_SCALES = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


class GeneralSection(Section):
    """Changes of the look take effect at once."""

    def __init__(self, environment: Environment, model: SettingsModel) -> None:
        super().__init__(environment, model)
        self._me = ""
        self.body.addWidget(self._look_card())
        self.body.addWidget(self._person_card())
        self.body.addWidget(ScannerCard(environment))
        self.body.addWidget(self._passphrase_card())
        model.passphrase_changed.connect(self._passphrase_changed)
        model.new_code.connect(self._show_code)

    def fill(self, state: State) -> None:
        if state.me is not None:
            self._me = state.me.name
            self.put("name", state.me.name)
            self.put("name_en", state.me.name_en)
            self.put("phone", state.me.phone)
        english = language() == "en"
        choices = [
            (person.id, f"{(english and person.name_en) or person.name}, {role_words(person.roles)}")
            for person in state.people
        ]
        self.work_as.set_choices(choices)
        if state.me is not None and self.work_as.value() != state.me.id:
            self.work_as.blockSignals(True)
            self.work_as.set_value(state.me.id)
            self.work_as.blockSignals(False)
        self.work_as.setVisible(len(choices) > 1)

    def _look_card(self) -> Card:
        card = Card(translate("settings", "Look"), spacing=12)
        program, settings = self.environment.program, self.environment.settings
        self.language = SegmentedChoice([("zh_CN", "中文"), ("en", "English")], language(), name="语言 / Language")
        self.theme = SegmentedChoice(
            [
                ("system", translate("settings", "As the system")),
                ("light", translate("settings", "Light")),
                ("dark", translate("settings", "Dark")),
            ],
            settings.theme,
            name=translate("settings", "Theme"),
        )
        self.scale = SegmentedChoice(
            [(scale, f"{scale:.0%}") for scale in _SCALES],
            settings.get("scale", 1.0),
            name=translate("settings", "Size"),
        )
        for words, control in (
            (translate("settings", "Language"), self.language),
            (translate("settings", "Theme"), self.theme),
            (translate("settings", "Size"), self.scale),
        ):
            label = Label(words, "body", "muted")
            label.setFixedWidth(current().px(96))
            card.add_layout(row(label, control, None, spacing=12))
        if program is not None:
            # after the click has been dealt with: the change rebuilds this page
            self.language.changed.connect(lambda value: QTimer.singleShot(0, lambda: program.set_language(str(value))))
            self.theme.changed.connect(lambda value: QTimer.singleShot(0, lambda: program.set_theme(str(value))))
            self.scale.changed.connect(lambda value: QTimer.singleShot(0, lambda: program.set_scale(float(str(value)))))
        return card

    def _person_card(self) -> Card:
        card = Card(translate("settings", "You"), spacing=12)
        name = TextField(translate("settings", "Name"), max_length=60)
        name_en = TextField(translate("settings", "Name in English"), max_length=60)
        phone = TextField(translate("settings", "Phone"), max_length=40)
        for key, field in (("name", name), ("name_en", name_en), ("phone", phone)):
            self.saving(key, field, lambda value, key=key: self.model.change_me(key, value))  # type: ignore[misc]
        card.add_layout(row(name, name_en, phone, spacing=12))
        self.work_as = ChoiceField(
            translate("settings", "Who works at this computer"),
            hint=translate("settings", "their home opens; history names them"),
        )
        self.work_as.changed.connect(self._work_as)
        self.work_as.hide()
        card.add(self.work_as)
        return card

    def _passphrase_card(self) -> Card:
        card = Card(translate("settings", "Passphrase and recovery code"), spacing=12)
        now = TextField(translate("settings", "Passphrase now"), password=True, max_length=1024)
        new = TextField(translate("settings", "New passphrase"), password=True, max_length=1024)
        again = TextField(translate("settings", "The same again"), password=True, max_length=1024)
        self.fields.update(now=now, new=new, again=again)
        card.add_layout(row(now, new, again, spacing=12))
        card.add(
            Label(
                translate("settings", "To make a new recovery code, type the passphrase that is valid now."),
                "small",
                "muted",
                wrap=True,
            )
        )
        self.change = Button(translate("settings", "Change the passphrase"), on_click=self._change_passphrase)
        self.renew = Button(translate("settings", "New recovery code…"), on_click=self._renew)
        card.add_layout(row(self.change, self.renew, None))
        return card

    def _work_as(self) -> None:
        person, program = self.work_as.value(), self.environment.program
        if isinstance(person, str) and program is not None and person != self.environment.services.context.actor_id:
            QTimer.singleShot(0, lambda: program.work_as(person))

    def _change_passphrase(self) -> None:
        for name in ("now", "new", "again"):
            self.fields[name].set_error("")
        now, new, again = (str(self.fields[name].value()) for name in ("now", "new", "again"))
        self.model.change_passphrase(now, new, again)

    def _passphrase_changed(self) -> None:
        for name in ("now", "new", "again"):
            self.fields[name].set_value("")
        self.environment.messages.say(translate("settings", "The new passphrase opens your data from now on."))

    def _renew(self) -> None:
        self.fields["now"].set_error("")
        self.model.renew_code(str(self.fields["now"].value()))

    def _show_code(self, code: str) -> None:
        self.fields["now"].set_value("")
        CodeDialog(code, self._me, str(self.environment.session.profile.folder), self).open()


class CodeDialog(QDialog):
    """A new recovery code, shown once."""

    def __init__(self, code: str, person: str, folder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("settings", "New recovery code"))
        self.panel = CodePanel(
            code,
            lambda: print_code(code, person, folder, self),
            lambda: self._save(code),
            self.accept,
            translate("settings", "I have kept it"),
        )
        column(self, 24).addWidget(self.panel)

    def _save(self, code: str) -> None:
        from ui.welcome.saving import save_code

        save_code(code, self)

"""Where the data is, backing it up, checking it, and how to restore it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button
from ui.kit.feedback import Note, ProgressPanel
from ui.kit.labels import Label
from ui.kit.panels import Card, KeyValues, row
from ui.settings.section import Section
from ui.settings.view_model import SettingsModel


class DataSection(Section):
    """Long work runs beside everything else; its result is one sentence."""

    def __init__(self, environment: Environment, model: SettingsModel) -> None:
        super().__init__(environment, model)
        self.result = Note("")
        self.result.hide()
        self.progress = ProgressPanel("", cancellable=False)
        self.progress.hide()
        self.body.addWidget(self.result)
        self.body.addWidget(self.progress)
        self.body.addWidget(self._place_card())
        self.body.addWidget(self._backup_card())
        self.body.addWidget(self._check_card())
        model.progressed.connect(self.progress.set_progress)
        model.backed_up.connect(self._backed_up)
        model.checked.connect(self._checked)
        model.stopped.connect(self._stopped)

    def _place_card(self) -> Card:
        card = Card(translate("settings", "Your data"))
        facts = KeyValues(label_width=120)
        facts.add(translate("settings", "Folder"), str(self.environment.session.profile.folder), wrap=True)
        facts.add(
            translate("settings", "Protection"),
            translate("settings", "Encrypted with your passphrase; photos and papers as well."),
            wrap=True,
        )
        card.add(facts)
        card.add_layout(row(Button(translate("settings", "Open the folder"), on_click=self._open_folder), None))
        return card

    def _backup_card(self) -> Card:
        card = Card(translate("settings", "Backup"), spacing=12)
        card.add(
            Label(
                translate(
                    "settings",
                    "A backup is one encrypted file with everything: records, photos, signatures. Keep it on another"
                    " disk. You can go on working while it is written.",
                ),
                wrap=True,
            )
        )
        self.back_up = Button(translate("settings", "Back up now"), "primary", icon="save", on_click=self._back_up)
        other = Button(translate("settings", "Back up to…"), on_click=self._back_up_to)
        card.add_layout(row(self.back_up, other, None))
        card.add(
            Label(
                translate(
                    "settings",
                    "To restore: close the program, start it again, choose “Restore a backup…” at sign-in. What was"
                    " there before is kept beside it.",
                ),
                "small",
                "muted",
                wrap=True,
            )
        )
        return card

    def _check_card(self) -> Card:
        card = Card(translate("settings", "Check"), spacing=12)
        card.add(
            Label(
                translate(
                    "settings", "Reads everything and compares: file, references, stock sums, states, search index."
                ),
                wrap=True,
            )
        )
        self.check = Button(translate("settings", "Check now"), icon="list-checks", on_click=self._check)
        self.repair = Button(translate("settings", "Compute sums and index again"), on_click=self._repair)
        self.repair.hide()
        card.add_layout(row(self.check, self.repair, None))
        return card

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.environment.session.profile.folder)))

    def _back_up(self) -> None:
        self._begin(translate("settings", "Writing the backup"))
        self.model.back_up()

    def _back_up_to(self) -> None:
        title = translate("settings", "Where to write the backup")
        chosen, _kind = QFileDialog.getSaveFileName(self, title, str(Path.home() / "backup.fsbackup"), "*.fsbackup")
        if chosen:
            self._begin(translate("settings", "Writing the backup"))
            self.model.back_up(Path(chosen))

    def _check(self) -> None:
        self._begin(translate("settings", "Checking the data"))
        self.model.check()

    def _repair(self) -> None:
        self._begin(translate("settings", "Computing sums and index again"))
        self.model.check(repair=True)

    def _begin(self, words: str) -> None:
        self.result.hide()
        self.progress.set_words(words)
        self.progress.set_progress(0, 0)
        self.progress.show()
        for button in (self.back_up, self.check, self.repair):
            button.setEnabled(False)

    def _stopped(self) -> None:
        self.progress.hide()
        for button in (self.back_up, self.check, self.repair):
            button.setEnabled(True)

    def _backed_up(self, file: object, size: int) -> None:
        self._stopped()
        self.result.set(
            translate("settings", "{path}, {size} MB", path=str(file), size=f"{size / 1e6:.1f}"),
            lead=translate("settings", "The backup is written."),
            icon="circle-check",
        )
        self.result.show()

    def _checked(self, sentences: object) -> None:
        self._stopped()
        found = sentences if isinstance(sentences, list) else []
        self.repair.setVisible(bool(found))
        if found:
            self.result.set("\n".join(found), "danger", lead=translate("settings", "Something is not as it should be."))
        else:
            self.result.set(
                translate("settings", "File, references, sums, states, changes and search index agree."),
                lead=translate("settings", "The data is whole."),
                icon="circle-check",
            )
        self.result.show()

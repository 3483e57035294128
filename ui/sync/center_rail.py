"""The right side of the sync centre: the hub and the connection, photos on their way, the safety copy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldservice.domain.formats import format_moment
from fieldservice.i18n import translate
from ui.bridge.sync import Moment, SafetyCopies
from ui.kit.buttons import Button
from ui.kit.choices import CheckBox
from ui.kit.dialogs import Dialog
from ui.kit.fields import TextField
from ui.kit.labels import Label, Link
from ui.kit.panels import Card, KeyValues, column, row
from ui.kit.theme import current
from ui.sync.center_view_model import CenterState
from ui.sync.words import megabytes, when

_C = "sync_center"
WIDTH = 340


class CenterRail(QWidget):
    """Cards; what people ask for comes as signals."""

    metered = Signal(bool)
    copy_wanted = Signal(object, object)  # folder, passphrase or None
    folder_chosen = Signal(object, str)  # folder or None, passphrase
    take_over_wanted = Signal(object, str)  # file, passphrase
    devices_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(current().px(WIDTH))
        whole = column(self, 0, 16)
        self._hub = Card(translate(_C, "Connection"), spacing=10)
        self._facts = KeyValues(label_width=88)
        self._hub.add(self._facts)
        self.metered_box = CheckBox(translate(_C, "Metered connection: photos and files wait"))
        self.metered_box.toggled.connect(self.metered)
        self._hub.add(self.metered_box)
        self._devices = Button(translate(_C, "Devices and people…"), icon="laptop", on_click=self.devices_wanted.emit)
        self._hub.add_layout(row(self._devices, None))
        self._copies = Card(translate(_C, "Safety copy"), spacing=10)
        self._copies.add(
            Label(
                translate(
                    _C,
                    "Work that the hub has not got, as one encrypted file on a stick or another disk. Should this"
                    " laptop be lost, another one delivers it from there.",
                ),
                "body",
                "muted",
                wrap=True,
            )
        )
        self._copy_words = Label("", wrap=True)
        self._copies.add(self._copy_words)
        self.make = Button(translate(_C, "Make one now…"), icon="save", on_click=self._make)
        self.choose = Button(translate(_C, "Automatic…"), on_click=self._choose)
        self.stop = Link(translate(_C, "Stop automatic copies"))
        self.stop.clicked.connect(lambda: self.folder_chosen.emit(None, ""))
        self._copies.add_layout(row(self.make, self.choose, None))
        self.take = Link(translate(_C, "Take one over…"))
        self.take.clicked.connect(self._take_over)
        self._copies.add_layout(row(self.take, None, self.stop))
        self.dialog: PassphraseDialog | None = None
        self._folder: Path | None = None
        whole.addWidget(self._hub)
        whole.addWidget(self._copies)
        whole.addStretch(1)

    def show_state(self, state: CenterState, moment: Moment, administrator: bool, now: datetime, zone: tzinfo) -> None:
        """Show how things stand."""
        standing = state.standing
        self._hub.setVisible(standing.joined)
        self._facts.clear()
        self._facts.add(translate(_C, "Hub"), standing.hub, wrap=True)
        contact = moment.last_contact or standing.last_contact
        met = format_moment(contact, now, zone) if contact else translate(_C, "not yet")
        self._facts.add(translate(_C, "Last contact"), met)
        if moment.next_try is not None and moment.problem is not None:
            self._facts.add(translate(_C, "Next try"), when(moment.next_try, now, zone))
        self._facts.add(translate(_C, "Delivered today"), translate(_C, "%n changes", standing.delivered_today))
        if standing.files:
            left = megabytes(standing.file_bytes - standing.file_bytes_sent)
            files = translate(_C, "%n, {size} still to send", standing.files, size=left)
        else:
            files = translate(_C, "none waiting")
        self._facts.add(translate(_C, "Photos, files"), files)
        if standing.files_to_fetch:
            self._facts.add(translate(_C, "To fetch"), translate(_C, "%n photos and files", standing.files_to_fetch))
        if standing.carried:
            words = translate(_C, "%n changes of another laptop", standing.carried)
            self._facts.add(translate(_C, "Taken over"), words, wrap=True)
        self.metered_box.blockSignals(True)
        self.metered_box.setChecked(moment.metered)
        self.metered_box.blockSignals(False)
        self._devices.setVisible(administrator)
        self._copies.setVisible(state.copies is not None)
        if state.copies is not None:
            self._show_copies(state.copies, now, zone)

    def _show_copies(self, copies: SafetyCopies, now: datetime, zone: tzinfo) -> None:
        self._folder = copies.folder
        if copies.problem is not None:
            words = f"{copies.problem.message()} {copies.problem.next_step()}"
        elif copies.folder is None:
            words = translate(_C, "No automatic copies yet.")
        elif copies.last_at is not None:
            where = translate(_C, "Automatic copies in {folder}.", folder=str(copies.folder))
            last = translate(_C, "Last one: {time}", time=format_moment(copies.last_at, now, zone))
            words = f"{where}\n{last}"
        else:
            words = translate(_C, "Automatic copies in {folder}, whenever something waits.", folder=str(copies.folder))
        self._copy_words.setText(words)
        self.stop.setVisible(copies.folder is not None)

    def _make(self) -> None:
        folder = self._ask_folder(translate(_C, "Where to write the safety copy"))
        if folder is None:
            return
        if self._folder is not None:  # its passphrase is known
            self.copy_wanted.emit(folder, None)
            return
        self.ask_passphrase(lambda phrase: self.copy_wanted.emit(folder, phrase))

    def _choose(self) -> None:
        folder = self._ask_folder(translate(_C, "Where to write safety copies by itself"))
        if folder is not None:
            self.ask_passphrase(lambda phrase: self.folder_chosen.emit(folder, phrase))

    def _take_over(self) -> None:
        kinds = translate(_C, "Safety copies") + " (*.fssafety)"
        title = translate(_C, "Safety copy of the lost laptop")
        chosen, _kind = QFileDialog.getOpenFileName(self, title, str(self._folder or Path.home()), kinds)
        if chosen:
            self.ask_passphrase(lambda phrase: self.take_over_wanted.emit(Path(chosen), phrase), known=True)

    def ask_passphrase(self, on_use: Callable[[str], object], known: bool = False) -> None:
        """Ask for the passphrase that opens the copy; twice, unless it was chosen before."""
        self.dialog = PassphraseDialog(self, known)
        self.dialog.chosen.connect(on_use)
        self.dialog.open()

    def _ask_folder(self, title: str) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(self, title, str(self._folder or Path.home()))
        return Path(chosen) if chosen else None


class PassphraseDialog(Dialog):
    """A passphrase, typed twice unless it is known already; `chosen(passphrase)`."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, known: bool = False) -> None:
        super().__init__(
            translate(_C, "Passphrase of the safety copy"),
            parent,
            440,
            translate(_C, "The one that was chosen on the other laptop.")
            if known
            else translate(
                _C, "Whoever finds the file can't read it without this. You need it on the replacement laptop."
            ),
        )
        self.fields = [
            TextField(translate(_C, "Passphrase"), icon="key-round", password=True, required=True, max_length=1024),
            TextField(translate(_C, "The same again"), icon="key-round", password=True, required=True, max_length=1024),
        ]
        del self.fields[1 if known else 2 :]
        for field in self.fields:
            self.add(field)
        self.add_cancel()
        self.add_action(translate(_C, "Use this passphrase"), self._use, "primary")

    def _use(self) -> None:
        first, second = self.fields[0].value(), self.fields[-1].value()
        if [field for field in self.fields if not field.check()]:
            return
        if first != second:
            self.fields[1].set_error(translate(_C, "The two passphrases differ. Type the same one twice."))
            return
        self.accept()
        self.chosen.emit(str(first))

"""Reading codes from a picture: chosen, dropped or pasted. One code goes straight to its thing."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from fieldservice.domain.scans import Scanned
from fieldservice.errors import FieldServiceError
from fieldservice.i18n import language, translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button
from ui.kit.feedback import EmptyState, Note
from ui.kit.labels import Label
from ui.kit.panels import Card, ScrollPage, clear_layout, column, row
from ui.kit.theme import current
from ui.labels.picture_view_model import PictureViewModel
from ui.shell.page import Page
from ui.visit.pictures import pasted, pictures_in

C = "labels"

_ENDINGS = "*.jpg *.jpeg *.png *.heic *.heif *.webp *.bmp *.tif *.tiff *.gif"


class PicturePage(Page):
    """Takes a picture wherever on the page it is dropped, and Ctrl+V."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        theme = current()
        self.vm = PictureViewModel(environment)
        self.view_model = self.vm
        self.setAcceptDrops(True)
        choose = Button(translate(C, "Choose a picture…"), "primary", 36, "image", on_click=self.choose)
        head = row(Label(translate(C, "Read a code from a picture"), "title"), None, choose, spacing=10)
        head.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(12))
        self.waiting = EmptyState(
            "scan-qr-code",
            translate(C, "Drop a picture here"),
            translate(C, "Or paste one with Ctrl+V: a photo of a label, a screenshot, a page that was scanned."),
        )
        self.found = ScrollPage(max_width=760, name=translate(C, "Codes found"))
        self.body = QStackedWidget()
        self.body.addWidget(self.waiting)
        self.body.addWidget(self.found)
        whole = column(self)
        whole.addLayout(head)
        whole.addWidget(self.body, 1)
        self.vm.read.connect(self._show)
        self.vm.failed.connect(self._failed)

    def open(self, **params: object) -> None:
        self.body.setCurrentWidget(self.waiting)

    def hints(self) -> list[tuple[str, str]]:
        return [("Ctrl+V", translate(C, "paste a picture"))]

    def focus_first(self) -> None:
        self.setFocus()

    def choose(self) -> None:
        """Ask for a picture file."""
        kinds = translate(C, "Pictures ({endings})", endings=_ENDINGS)
        name, _kind = QFileDialog.getOpenFileName(self.window(), translate(C, "Choose a picture"), "", kinds)
        if name:
            self.take([Path(name)])

    def take(self, pictures: list[object]) -> None:
        """Look for codes in the first of these (paths or bytes)."""
        for each in pictures[:1]:
            if isinstance(each, Path):
                self.vm.read_file(each)
            elif isinstance(each, bytes):
                self.vm.read_bytes(each)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take(pasted())
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if data.hasUrls() or data.hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take(pictures_in(event.mimeData()))

    @Slot(object)
    def _show(self, found: list[Scanned]) -> None:
        program = self.environment.program
        if len(found) == 1 and (found[0].known or found[0].candidates) and program is not None:
            program.show_scanned(found[0])
            return
        clear_layout(self.found.body)
        if not found:
            lead = translate(C, "No code was found in this picture.")
            sentence = translate(C, "Take it closer, straight from above and without reflections, then try again.")
            self.found.add(Note(sentence, "warn", lead))
        for each in found:
            self.found.add(self._card(each))
        self.found.finish()
        self.body.setCurrentWidget(self.found)

    def _card(self, found: Scanned) -> QWidget:
        card = Card(found.number or found.code)
        name = (found.name_en if language() == "en" else found.name) or found.name
        card.add(Label(name or found.sentence, "body", "text" if found.known else "muted", wrap=True))
        program = self.environment.program
        if (found.known or found.candidates) and program is not None:
            go = Button(translate(C, "Open"), on_click=partial(program.show_scanned, found))
            card.add_layout(row(go, None))
        return card

    @Slot(object)
    def _failed(self, error: FieldServiceError) -> None:
        clear_layout(self.found.body)
        self.found.add(Note(error.message(), "warn"))
        self.found.finish()
        self.body.setCurrentWidget(self.found)

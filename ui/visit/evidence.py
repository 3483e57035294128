"""Questions that are answered by evidence: photos and signatures."""

from __future__ import annotations

from PySide6.QtGui import QImage

from fieldservice.domain.checklist import Question
from fieldservice.i18n import language, translate
from ui.kit.buttons import Button
from ui.kit.labels import Label
from ui.kit.panels import column, row
from ui.kit.photos import Photo, PhotoStrip
from ui.kit.signature import SignaturePad
from ui.kit.theme import current
from ui.shell.viewing import FileOpener
from ui.visit.editors import Editor
from ui.visit.photo_view_model import PhotosViewModel
from ui.visit.pictures import ask_for_photos
from ui.visit.questions import Entry
from ui.visit.view_model import VisitViewModel

EVIDENCE = ("photo", "signature", "audio", "video", "file")


class PhotoEditor(Editor):
    """Photos of an answer: from files, dropped or pasted."""

    def __init__(self, question: Question, visit: VisitViewModel, entry: Entry) -> None:
        super().__init__(question)
        self._visit, self._entry = visit, entry
        self._photos = PhotosViewModel(visit)
        self.opener = FileOpener(visit.form_access, self)
        self.strip = PhotoStrip(translate("visit", "Add photo"))
        self.strip.add_requested.connect(self.add)
        self.strip.removed.connect(self._remove)
        self.strip.opened.connect(self._open)
        self._need = Label("", "body", "muted")
        stack = column(self, spacing=8)
        stack.addWidget(self.strip)
        stack.addWidget(self._need)

    def show_entry(self, entry: Entry) -> None:
        self._entry = entry
        snapshot = self._visit.snapshot
        thumbnails = snapshot.thumbnails if snapshot is not None else {}
        self.strip.set_photos(
            [Photo(photo.id, QImage.fromData(thumbnails.get(photo.id, b"")), photo.caption) for photo in entry.photos]
        )
        short = max(self.question.min_photos, 1) - len(entry.photos)
        self._need.setText(translate("visit", "%n more needed", n=short) if short > 0 else "")
        self._need.setVisible(short > 0)

    def add(self) -> None:
        """Ask for files."""
        ask_for_photos(self, self.take_files)

    def take_files(self, sources: list[object]) -> None:
        """Attach files or picture bytes to this answer."""
        checklist, place = self._entry.key
        kept = tuple(photo.id for photo in self._entry.photos)
        self._photos.add_to_answer(sources, checklist, place, kept)

    def _remove(self, photo_id: str) -> None:
        kept = tuple(photo.id for photo in self._entry.photos if photo.id != photo_id)
        self.given.emit(kept or None, False)

    def _open(self, photo_id: str) -> None:
        stored = self._visit.services.attachments.stored
        self.opener.open_one(photo_id, {photo.id: stored(photo) for photo in self._entry.photos})


class SignatureEditor(Editor):
    """A signature to one question."""

    def __init__(self, question: Question, visit: VisitViewModel, entry: Entry) -> None:
        super().__init__(question)
        self._entry = entry
        self._photos = PhotosViewModel(visit)
        self.pad = SignaturePad(question.title(language()))
        self.pad.setFixedHeight(current().px(180))
        self.pad.changed.connect(self._changed)
        self.keep = Button(translate("visit", "Keep signature"), size=44, icon="check", on_click=self._keep)
        self._clear = Button(translate("visit", "Clear"), "quiet", 44, on_click=self.pad.clear)
        self._signed = Label("", "lead", "ok")
        line = row(self.keep, self._clear, self._signed, None)
        stack = column(self, spacing=8)
        stack.addWidget(self.pad)
        stack.addLayout(line)
        self._changed()

    def show_entry(self, entry: Entry) -> None:
        self._entry = entry
        signed = entry.item.cell.value is not None
        self._signed.setText(translate("visit", "Signed") if signed else "")

    def _changed(self) -> None:
        self.keep.setEnabled(not self.pad.is_empty())

    def _keep(self) -> None:
        checklist, place = self._entry.key
        self._photos.sign_answer(self.pad.png(), checklist, place)


def evidence_editor(question: Question, visit: VisitViewModel, entry: Entry) -> Editor:
    """The editor of a question that asks for evidence."""
    if question.kind not in ("photo", "signature"):
        from ui.visit.form_editors import FilesEditor

        return FilesEditor(question, visit, entry)
    kinds: dict[str, type[PhotoEditor] | type[SignatureEditor]] = {"photo": PhotoEditor, "signature": SignatureEditor}
    return kinds[question.kind](question, visit, entry)

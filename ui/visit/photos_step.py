"""Photos: from files, dropped on the page or pasted; before, after, label."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from fieldservice.domain.records import Attachment
from fieldservice.i18n import mark, translate
from ui.bridge.environment import Environment
from ui.kit.choices import ChoiceField
from ui.kit.dialogs import Dialog
from ui.kit.feedback import Note
from ui.kit.fields import TextField
from ui.kit.labels import Label
from ui.kit.panels import Card
from ui.kit.photos import Photo, PhotoStrip
from ui.visit import words
from ui.visit.photo_view_model import Added, PhotosViewModel
from ui.visit.pictures import PhotoDialog, ask_for_photos, pasted, pictures_in
from ui.visit.step import StepPanel
from ui.visit.view_model import Need, Outcome, Snapshot, VisitViewModel

STAGES = {
    "before": mark("visit", "Before the repair"),
    "after": mark("visit", "After the repair"),
    "label": mark("visit", "Nameplate and labels"),
    "other": mark("visit", "Others"),
}


class PhotosStep(StepPanel):
    """One strip a stage."""

    KEY = "photos"

    def __init__(self, environment: Environment, visit: VisitViewModel) -> None:
        super().__init__(environment, visit)
        self.setAcceptDrops(True)
        self.photos = PhotosViewModel(visit)
        self.dialog: Dialog | None = None
        self.strips: dict[str, PhotoStrip] = {}
        self._stage = "before"
        self.problem = Note("", "danger")
        self.problem.hide()
        self.body.addWidget(self.problem)
        for stage, title in STAGES.items():
            card = Card(translate("visit", title))
            strip = PhotoStrip(translate("visit", "Add photo"))
            strip.add_requested.connect(lambda wanted=stage: self._ask(wanted))
            strip.opened.connect(self._open)
            strip.removed.connect(self.photos.remove)
            card.add(strip)
            self.strips[stage] = strip
            self.body.addWidget(card)
        said = translate("visit", "Drop pictures here, or paste them with Ctrl+V.")
        self.body.addWidget(Label(said, "small", "muted", wrap=True))
        self.body.addStretch(1)
        self.foot_row.addStretch(1)
        self.foot_row.addWidget(self.primary_button)
        paste = QShortcut(QKeySequence.StandardKey.Paste, self, self._paste)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def heading(self) -> str:
        return words.step_title(self.KEY)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        own = _own(snapshot)
        stages = {photo.stage for photo in own}
        self._stage = "before" if "before" not in stages else "after"
        for stage, strip in self.strips.items():
            strip.set_photos(
                [
                    Photo(
                        photo.id, QImage.fromData(snapshot.thumbnails.get(photo.id, b"")), photo.caption or photo.name
                    )
                    for photo in own
                    if (photo.stage if photo.stage in STAGES else "other") == stage
                ]
            )
        self.detail.setText(translate("visit", "%n photos", n=len(own)) if own else "")
        self.detail.updateGeometry()
        self.set_primary(translate("visit", "Next: {step}", step=words.step_title("report")))

    def entered(self) -> None:
        adder = self.strips[self._stage].adder
        if adder is not None:
            adder.setFocus()

    def show_need(self, need: Need) -> None:
        if need.code in self.strips:
            self._stage = need.code
            self.entered()

    def take(self, sources: list[object], stage: str = "") -> None:
        """Add files (paths) or pictures (bytes)."""
        if sources:
            self.photos.add(sources, stage or self._stage)

    def _ask(self, stage: str) -> None:
        ask_for_photos(self, lambda sources: self.take(sources, stage))

    def _paste(self) -> None:
        found = pasted()
        if found:
            self.take(found)
        else:
            self.environment.messages.say(translate("visit", "The clipboard holds no picture."))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if pictures_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        stage = ""
        for key, strip in self.strips.items():
            spot = strip.mapFrom(self, event.position().toPoint())
            if strip.rect().contains(spot):
                stage = key
        self.take(pictures_in(event.mimeData()), stage)
        event.acceptProposedAction()

    def _open(self, photo_id: str) -> None:
        photo = next(photo for photo in _own(self.snapshot) if photo.id == photo_id)
        self.dialog = PhotoDetails(photo, self.photos, self.snapshot.finished, self)
        self.dialog.open()

    def took(self, outcome: Outcome) -> bool:
        if outcome.what == "add_photos" and isinstance(outcome.result, Added):
            problems = outcome.result.problems
            self.problem.set("\n".join(problems), "danger")
            self.problem.setVisible(bool(problems))
            if not self.isVisible() and problems:
                self.environment.messages.say(" ".join(problems))
            return True
        if outcome.error is not None:
            return False
        if outcome.what == "remove_photo":
            photo = str(outcome.passed)
            self.environment.messages.say(translate("visit", "Photo removed."), lambda: self.photos.restore(photo))
            return True
        return outcome.what in ("change_photo", "restore_photo")


class PhotoDetails(PhotoDialog):
    """A photo large, with its caption and stage."""

    def __init__(self, photo: Attachment, photos: PhotosViewModel, read_only: bool, parent: QWidget) -> None:
        super().__init__(photo, parent.window())
        self._photo, self._photos = photo, photos
        self.caption = TextField(translate("visit", "Caption"), photo.caption)
        choices = [(stage, translate("visit", title)) for stage, title in STAGES.items()]
        self.stage = ChoiceField(translate("visit", "Shows"), choices, photo.stage or "other")
        if not read_only:
            self.add(self.caption)
            self.add(self.stage)
            self.add_action(translate("visit", "Remove"), self._remove, "danger")
            self.add_action(translate("visit", "Keep"), self._keep, "primary")
        self.load(photos)

    def _keep(self) -> None:
        self._photos.change(self._photo.id, caption=self.caption.value(), stage=str(self.stage.value()))
        self.accept()

    def _remove(self) -> None:
        self._photos.remove(self._photo.id)
        self.accept()


def _own(snapshot: Snapshot) -> list[Attachment]:
    return [photo for photo in snapshot.detail.photos if photo.checklist_id is None]

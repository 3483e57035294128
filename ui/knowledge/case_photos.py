"""The photos of the case that an article is made from: a click takes one into the article."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QImage

from fieldservice.i18n import translate
from ui.kit.labels import Label
from ui.kit.panels import Card
from ui.kit.photos import Photo, PhotoStrip
from ui.knowledge.editor_view_model import CasePhoto, EditorViewModel

C = "knowledge"


class CasePhotosCard(Card):
    """Hidden where the case has none; `PhotoStrip.opened` of `strip` names the one that was clicked."""

    def __init__(self, view_model: EditorViewModel) -> None:
        super().__init__(translate(C, "Photos of the case"))
        sentence = translate(C, "Click those that help others. Look first whether they show whose machine it is.")
        self.add(Label(sentence, "small", "muted", wrap=True))
        self.strip = PhotoStrip(read_only=True)
        self.add(self.strip)
        view_model.case_photos_loaded.connect(self._show)
        self.hide()

    @Slot(object)
    def _show(self, photos: list[CasePhoto]) -> None:
        self.strip.set_photos(
            [Photo(each.id, QImage.fromData(each.thumbnail), each.caption, "image") for each in photos]
        )
        self.setVisible(bool(photos))

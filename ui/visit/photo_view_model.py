"""Photos of a visit: adding many at once, one that fails says why; captions, stages, taking off."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fieldservice.domain.checklist import Address
from fieldservice.domain.records import Attachment
from fieldservice.errors import EnvironmentFault, FieldServiceError
from ui.visit.view_model import VisitViewModel

_PASTED = "photo.png"


@dataclass(frozen=True)
class Added:
    """What became of several photos: the ones kept, and a sentence for each that was not."""

    kept: tuple[Attachment, ...]
    problems: tuple[str, ...]


class PhotosViewModel:
    """The verbs of photos; outcomes come by the visit's view model."""

    def __init__(self, visit: VisitViewModel) -> None:
        self._visit = visit

    def add(self, sources: list[object], stage: str) -> None:
        """Attach files (paths) or pictures (bytes) to the work order."""
        visit = self._visit
        owner = {"work_order_id": visit.work_order_id()}
        visit.do("add_photos", lambda: self._add_all(sources, stage, owner), stage)

    def add_to_answer(self, sources: list[object], checklist_id: str, place: Address, kept: tuple[str, ...]) -> None:
        """Attach photos to an answer, which then holds them after those it has."""
        visit = self._visit
        owner = {"work_order_id": visit.work_order_id(), "checklist_id": checklist_id, "question": place.key}

        def work() -> Added:
            added = self._add_all(sources, "", owner)
            if added.kept:
                value = (*kept, *(photo.id for photo in added.kept))
                visit.services.checklists.answer(checklist_id, place, value, initiator=visit)
            return added

        visit.do("add_photos", work, (checklist_id, place, False))

    def add_files_to_answer(
        self, sources: list[object], checklist_id: str, place: Address, kept: tuple[str, ...]
    ) -> None:
        """Attach files of any kind to an answer."""
        visit = self._visit
        owner = {"work_order_id": visit.work_order_id(), "checklist_id": checklist_id, "question": place.key}

        def work() -> Added:
            added, problems = [], []
            for source in sources:
                try:
                    if isinstance(source, Path):
                        added.append(visit.services.attachments.add_file(source, source.name, initiator=visit, **owner))
                except EnvironmentFault as fault:
                    problems.append(f"{fault.message()} {fault.next_step()}")
                except FieldServiceError as error:
                    problems.append(error.message())
            if added:
                value = (*kept, *(file.id for file in added))
                visit.services.checklists.answer(checklist_id, place, value, initiator=visit)
            return Added(tuple(added), tuple(problems))

        visit.do("add_photos", work, (checklist_id, place, False))

    def sign_answer(self, png: bytes, checklist_id: str, place: Address) -> None:
        """Keep a signature as the answer to a question."""
        visit = self._visit
        owner = {"work_order_id": visit.work_order_id(), "checklist_id": checklist_id, "question": place.key}

        def work() -> Any:
            kept = visit.services.attachments.add_file(png, "signature.png", initiator=visit, **owner)
            return visit.services.checklists.answer(checklist_id, place, kept.id, initiator=visit)

        visit.do("answer", work, (checklist_id, place, True))

    def change(self, photo_id: str, **fields: str) -> None:
        """Change caption or stage."""
        visit = self._visit
        visit.do("change_photo", lambda: visit.services.attachments.change(photo_id, visit, **fields))

    def remove(self, photo_id: str) -> None:
        """Take a photo off."""
        visit = self._visit
        visit.do("remove_photo", lambda: visit.services.attachments.remove(photo_id, visit), photo_id)

    def restore(self, photo_id: str) -> None:
        """Put a photo back."""
        visit = self._visit
        visit.do("restore_photo", lambda: visit.services.attachments.restore(photo_id, visit), photo_id)

    def load(self, photo: Attachment, done: Any) -> None:
        """Read the whole picture; `done(bytes)` is a bound method."""
        self._visit.jobs.read(lambda: self._visit.services.attachments.content(photo), done)

    def _add_all(self, sources: list[object], stage: str, owner: dict[str, str]) -> Added:
        kept: list[Attachment] = []
        problems: list[str] = []
        for source in sources:
            name = source.name if isinstance(source, Path) else _PASTED
            try:
                if isinstance(source, Path | bytes):
                    kept.append(
                        self._visit.services.attachments.add_photo(
                            source, name, stage=stage, initiator=self._visit, **owner
                        )
                    )
            except EnvironmentFault as fault:
                problems.append(f"{fault.message()} {fault.next_step()}")
            except FieldServiceError as error:
                problems.append(error.message())
        return Added(tuple(kept), tuple(problems))

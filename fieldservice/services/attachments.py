"""Photos and files on work orders, requests, assets and checklist answers.

The bytes are on disk before the row is committed; should the row not be committed, the bytes are an orphan that a later
sweep removes (another row may refer to the same content, so they are never deleted at once).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fieldservice.domain.records import Attachment, WorkOrder
from fieldservice.errors import EnvironmentFault, UserError
from fieldservice.i18n import translate
from fieldservice.services.context import Context
from fieldservice.services.stored_files import StoredFile, thumbnail_of
from fieldservice.services.work_orders import ensure_open
from fieldservice.system.media import prepare_file, prepare_photo_from

STAGES = ("before", "after", "label", "other", "")
_OWNERS = frozenset({"work_order_id", "request_id", "asset_id", "checklist_id", "question", "receipt_line_id"})


@dataclass(frozen=True, slots=True)
class AttachOutcome:
    """What became of one file: the attachment or None, and the sentence that says it (why not, and what to do)."""

    name: str
    attachment: Attachment | None
    sentence: str

    @property
    def ok(self) -> bool:
        """Whether the file is attached."""
        return self.attachment is not None


class Attachments:
    """The verbs of photos and files; each is one unit of work. An owner is named by keyword: work_order_id,
    request_id, asset_id, receipt_line_id, and for an answer checklist_id with question."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def add_photo(
        self,
        source: bytes | Path,
        name: str = "",
        *,
        stage: str = "",
        caption: str = "",
        initiator: object | None = None,
        **owner: Any,
    ) -> Attachment:
        """Keep a photo: upright, within 4096 pixels, without its metadata. Raises UserError `media.…` when it can't be
        shown, EnvironmentFault when it can't be read or kept."""
        prepared = prepare_photo_from(source, name, self._context.zone)
        blobs = self._context.blobs
        content, thumbnail = blobs.put(prepared.data), blobs.put(prepared.thumbnail)
        return self._add(
            "attachment.add_photo",
            initiator,
            owner,
            kind="photo",
            sha=content.sha256,
            thumbnail_sha=thumbnail.sha256,
            name=prepared.name,
            mime=prepared.mime,
            size=content.size,
            width=prepared.width,
            height=prepared.height,
            stage=_stage(stage),
            caption=caption.strip(),
            taken_at=prepared.taken_at,
        )

    def add_file(
        self,
        source: bytes | Path,
        name: str = "",
        *,
        caption: str = "",
        stage: str = "",
        initiator: object | None = None,
        **owner: Any,
    ) -> Attachment:
        """Keep a file as it is, at most 200 MB."""
        prepared = prepare_file(source, name or None)
        with prepared.open() as stream:
            content = self._context.blobs.put(stream)
        return self._add(
            "attachment.add_file",
            initiator,
            owner,
            kind="file",
            sha=content.sha256,
            name=prepared.name,
            mime=prepared.mime,
            size=content.size,
            stage=_stage(stage),
            caption=caption.strip(),
        )

    def attach(
        self,
        paths: Iterable[Path],
        *,
        stage: str = "",
        caption: str = "",
        initiator: object | None = None,
        **owner: Any,
    ) -> list[AttachOutcome]:
        """Attach many: pictures as photos, everything else as files; one that fails doesn't stop the others."""
        return [self._attach(path, stage, caption, initiator, owner) for path in paths]

    def change(self, attachment_id: str, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Change `caption`, `stage` or `name`; returns what was before."""
        unknown = fields.keys() - {"caption", "stage", "name"}
        if unknown:
            raise ValueError(f"not changed here: {', '.join(sorted(unknown))}")
        if "stage" in fields:
            _stage(fields["stage"])
        with self._context.begin("attachment.change", initiator) as uow:
            before = uow.get(Attachment, attachment_id)
            self._owner_open(uow, before)
            uow.change(Attachment, attachment_id, **{name: str(value).strip() for name, value in fields.items()})
            uow.commit()
        return {name: getattr(before, name) for name in fields}

    def remove(self, attachment_id: str, initiator: object | None = None) -> None:
        """Take it off; the bytes stay until it is certain that nobody needs them. `restore` is the inverse."""
        self._set_removed(attachment_id, True, initiator)

    def restore(self, attachment_id: str, initiator: object | None = None) -> None:
        """Put a removed one back."""
        self._set_removed(attachment_id, False, initiator)

    def of_work_order(self, work_order_id: str) -> list[Attachment]:
        """Photos and files of a work order, in the order in which they were added."""
        return self._context.store.read().where(Attachment, work_order_id=work_order_id, removed=False)

    def of_request(self, request_id: str) -> list[Attachment]:
        """Photos and files of a service request."""
        return self._context.store.read().where(Attachment, request_id=request_id, removed=False)

    def of_asset(self, asset_id: str) -> list[Attachment]:
        """Photos and files of a machine itself."""
        return self._context.store.read().where(Attachment, asset_id=asset_id, removed=False)

    def of_receipt_line(self, line_id: str) -> list[Attachment]:
        """The photos of what came with a delivery."""
        return self._context.store.read().where(Attachment, receipt_line_id=line_id, removed=False)

    def get(self, attachment_id: str) -> Attachment:
        """The attachment. Raises UserError when it isn't here."""
        return self._context.store.read().get(Attachment, attachment_id)

    def content(self, attachment: Attachment) -> bytes:
        """Its bytes. Raises EnvironmentFault when they are missing or damaged."""
        return self._context.blobs.read(attachment.sha)

    def stored(self, attachment: Attachment) -> StoredFile:
        """The file as it is played or copied, piece by piece."""
        name = attachment.name or attachment.sha[:8]
        return StoredFile(
            self._context.blobs, attachment.sha, name, attachment.mime, attachment.size, attachment.caption
        )

    def thumbnail(self, attachment: Attachment) -> bytes | None:
        """A small JPEG of a photo; None for a file, and for a photo whose bytes are not here or damaged: it keeps its
        place, and opening it says why."""
        return thumbnail_of(self._context.blobs, attachment.thumbnail_sha)

    def _attach(
        self, path: Path, stage: str, caption: str, initiator: object | None, owner: dict[str, Any]
    ) -> AttachOutcome:
        try:
            try:
                made = self.add_photo(path, stage=stage, caption=caption, initiator=initiator, **owner)
            except UserError as error:
                if error.code not in _NOT_A_PHOTO:
                    raise
                made = self.add_file(path, caption=caption, stage=stage, initiator=initiator, **owner)
        except EnvironmentFault as fault:
            return AttachOutcome(path.name, None, f"{fault.message()} {fault.next_step()}")
        except UserError as error:
            return AttachOutcome(path.name, None, error.message())
        if made.kind == "photo":
            return AttachOutcome(
                path.name, made, translate("attachment", "{name}: attached as a photo.", name=path.name)
            )
        return AttachOutcome(path.name, made, translate("attachment", "{name}: attached as a file.", name=path.name))

    def _add(self, intent: str, initiator: object | None, owner: dict[str, Any], **fields: Any) -> Attachment:
        unknown = owner.keys() - _OWNERS
        if unknown or not any(owner.get(name) for name in _OWNERS - {"question"}):
            raise ValueError(f"an attachment needs an owner, not {sorted(owner)}")
        with self._context.begin(intent, initiator) as uow:
            made = Attachment(
                id=self._context.ids(),
                **{name: value for name, value in owner.items() if value},
                **fields,
                added_at=self._context.now(),
                added_by_id=self._context.actor_id,
            )
            self._owner_open(uow, made)
            uow.add(made)
            uow.commit()
        return made

    def _owner_open(self, uow: Any, attachment: Attachment) -> None:
        """Photos are part of the record, so a finished work order takes none; papers (files) may follow later."""
        if attachment.kind == "photo" and attachment.work_order_id:
            ensure_open(uow.get(WorkOrder, attachment.work_order_id))

    def _set_removed(self, attachment_id: str, removed: bool, initiator: object | None) -> None:
        with self._context.begin("attachment.remove" if removed else "attachment.restore", initiator) as uow:
            self._owner_open(uow, uow.get(Attachment, attachment_id))
            uow.change(Attachment, attachment_id, removed=removed)
            uow.commit()


_NOT_A_PHOTO = frozenset({"media.not_photo", "media.is_document", "media.many_pages", "media.too_many_pixels"})


def _stage(stage: str) -> str:
    if stage not in STAGES:
        raise ValueError(stage)
    return stage

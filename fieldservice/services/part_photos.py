"""The photos of a part: added, put in order, removed. The first one is the part's face, in lists too."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fieldservice.domain.records import Part, PartPhoto
from fieldservice.errors import UserError
from fieldservice.services.context import Context
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork
from fieldservice.system.atomic import environment_fault_from
from fieldservice.system.media import prepare_photo

MOST = 20
_FACE = "face:"  # before the part's id: a face that has no row, from the time when a part had one photo


class PartPhotos:
    """Reads and verbs; each verb is one unit of work."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of_part(self, part_id: str) -> tuple[PartPhoto, ...]:
        """The photos, the face first."""
        reader = self._context.store.read()
        part = reader.get(Part, part_id)
        rows = _rows(reader, part_id)
        if part.photo_sha and all(row.sha != part.photo_sha for row in rows):
            rows.insert(0, PartPhoto(id=_FACE + part_id, part_id=part_id, sha=part.photo_sha))
        return _in_order(part, rows)

    def add(self, part_id: str, source: bytes | Path, name: str = "", initiator: object | None = None) -> PartPhoto:
        """Keep a photo of a part as its last one; its first one is its face.

        Raises UserError `media.…` when it can't be shown, when it is there already or there are too many;
        EnvironmentFault when it can't be read or kept.
        """
        context = self._context
        prepared = prepare_photo(
            _bytes(source), name or (source.name if isinstance(source, Path) else ""), context.zone
        )
        content, thumbnail = context.blobs.put(prepared.data), context.blobs.put(prepared.thumbnail)
        with context.begin("catalogue.add_photo", initiator) as uow:
            part = uow.get(Part, part_id)
            rows = self._kept(uow, part)
            if any(row.sha == content.sha256 for row in rows):
                raise UserError("part_photos.known", "The part has this photo already.")
            if len(rows) >= MOST:
                raise UserError("part_photos.enough", "A part has at most {most} photos. Remove one first.", most=MOST)
            made = PartPhoto(
                id=context.ids(),
                part_id=part_id,
                sha=content.sha256,
                thumbnail_sha=thumbnail.sha256,
                name=prepared.name,
                place=max((row.place for row in rows), default=-1) + 1,
            )
            uow.add(made)
            if not part.photo_sha:
                uow.change(Part, part_id, photo_sha=made.sha)
            uow.commit()
        return made

    def put_in_order(self, part_id: str, photo_ids: Sequence[str], initiator: object | None = None) -> tuple[str, ...]:
        """Show the photos in this order; those not named follow as they were. Returns the order before."""
        with self._context.begin("catalogue.order_photos", initiator) as uow:
            part = uow.get(Part, part_id)
            rows = self._kept(uow, part)
            before = tuple(row.id for row in rows)
            known = {row.id: row for row in rows}
            if rows and rows[0].sha == part.photo_sha:
                known[_FACE + part_id] = rows[0]
            order = list({known[id].id: known[id] for id in photo_ids if id in known}.values())
            order += [row for row in rows if row not in order]
            for place, row in enumerate(order):
                if row.place != place:
                    uow.change(PartPhoto, row.id, place=place)
            self._face(uow, part, order)
            uow.commit()
        return before

    def remove(self, photo_id: str, initiator: object | None = None) -> str:
        """The part is shown without it; the next one is its face where it was the first. Returns what to `restore`."""
        return self._set(photo_id, True, initiator)

    def restore(self, photo_id: str, initiator: object | None = None) -> None:
        """Show it again in its old place."""
        self._set(photo_id, False, initiator)

    def _set(self, photo_id: str, archived: bool, initiator: object | None) -> str:
        with self._context.begin("catalogue.remove_photo" if archived else "catalogue.restore_photo", initiator) as uow:
            if photo_id.startswith(_FACE):
                part = uow.get(Part, photo_id.removeprefix(_FACE))
                photo = self._kept(uow, part)[0]
            else:
                photo = uow.get(PartPhoto, photo_id)
                part = uow.get(Part, photo.part_id)
            uow.change(PartPhoto, photo.id, archived=archived)
            self._face(uow, part, _rows(uow, part.id))
            uow.commit()
        return photo.id

    def _kept(self, uow: UnitOfWork, part: Part) -> tuple[PartPhoto, ...]:
        """The photos in order, with a row for a face that has none (it was set before there were several)."""
        rows = _rows(uow, part.id)
        if part.photo_sha and all(row.sha != part.photo_sha for row in rows):
            first = min((row.place for row in rows), default=1) - 1
            made = PartPhoto(id=self._context.ids(), part_id=part.id, sha=part.photo_sha, place=first)
            uow.add(made)
            rows = [made, *rows]
        return _in_order(part, rows)

    def _face(self, uow: UnitOfWork, part: Part, order: Sequence[PartPhoto]) -> None:
        face = order[0].sha if order else ""
        if part.photo_sha != face:
            uow.change(Part, part.id, photo_sha=face)


def _rows(reader: Reader, part_id: str) -> list[PartPhoto]:
    return reader.where(PartPhoto, part_id=part_id, archived=False, order_by="place, rid")


def _in_order(part: Part, rows: Sequence[PartPhoto]) -> tuple[PartPhoto, ...]:
    """The face first, which two people may have chosen apart from each other; then by place."""
    return tuple(sorted(rows, key=lambda row: (row.sha != part.photo_sha, row.place)))


def _bytes(source: bytes | Path) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        return source.read_bytes()
    except OSError as error:
        raise environment_fault_from(error, source) from error

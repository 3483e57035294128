"""Pictures and papers of articles. The bytes are on disk before the row is committed, as with `attachments`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fieldservice.domain.knowledge_states import ArticleState
from fieldservice.domain.records import Article, ArticleFile
from fieldservice.errors import EnvironmentFault, UserError
from fieldservice.services.context import Context
from fieldservice.services.stored_files import StoredFile, thumbnail_of
from fieldservice.system.media import prepare_file, prepare_photo_from

_NOT_A_PHOTO = frozenset({"media.not_photo", "media.is_document", "media.many_pages", "media.too_many_pixels"})


class ArticleFiles:
    """The verbs of an article's files; each is one unit of work."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of(self, article_id: str) -> list[ArticleFile]:
        """Pictures and files of an article, in their order."""
        return self._context.store.read().where(
            ArticleFile, article_id=article_id, removed=False, order_by="position, rid"
        )

    def add(
        self, article_id: str, source: bytes | Path, name: str = "", caption: str = "", initiator: object | None = None
    ) -> ArticleFile:
        """Keep a picture (upright, without its metadata) or any other file. Raises UserError and EnvironmentFault."""
        try:
            values = self._photo(source, name)
        except UserError as error:
            if error.code not in _NOT_A_PHOTO:
                raise
            values = self._file(source, name)
        context = self._context
        with context.begin("knowledge.add_file", initiator) as uow:
            article = uow.get(Article, article_id)
            last = uow.first(ArticleFile, article_id=article_id, order_by="position DESC")
            made = ArticleFile(
                id=context.ids(), article_id=article_id, caption=caption.strip(),
                position=last.position + 1 if last else 1, **values,
            )  # fmt: skip
            uow.add(made)
            if article.status == ArticleState.RETIRED:
                raise UserError("knowledge.retired", "{number} is retired.", number=article.number)
            uow.commit()
        return made

    def add_many(
        self, article_id: str, paths: Iterable[Path], initiator: object | None = None
    ) -> tuple[list[ArticleFile], list[UserError | EnvironmentFault]]:
        """Keep many; one that fails doesn't stop the others."""
        made: list[ArticleFile] = []
        problems: list[UserError | EnvironmentFault] = []
        for path in paths:
            try:
                made.append(self.add(article_id, path, initiator=initiator))
            except (UserError, EnvironmentFault) as error:
                problems.append(error)
        return made, problems

    def change(self, file_id: str, caption: str, initiator: object | None = None) -> str:
        """Say what is to be seen on it; returns what was said before."""
        with self._context.begin("knowledge.change_file", initiator) as uow:
            before = uow.get(ArticleFile, file_id)
            uow.change(ArticleFile, file_id, caption=caption.strip())
            uow.commit()
        return before.caption

    def remove(self, file_id: str, initiator: object | None = None) -> None:
        """Take it off. `restore` is the inverse."""
        self._set_removed(file_id, True, initiator)

    def restore(self, file_id: str, initiator: object | None = None) -> None:
        """Put it back."""
        self._set_removed(file_id, False, initiator)

    def content(self, file: ArticleFile) -> bytes:
        """Its bytes. Raises EnvironmentFault when they are missing (not here yet) or damaged."""
        return self._context.blobs.read(file.sha)

    def thumbnail(self, file: ArticleFile) -> bytes | None:
        """A small JPEG of a picture; None for a file, and for a picture whose bytes are not here or damaged."""
        return thumbnail_of(self._context.blobs, file.thumbnail_sha)

    def stored(self, file: ArticleFile) -> StoredFile:
        """The file as it is shown, played or copied, piece by piece."""
        return StoredFile(self._context.blobs, file.sha, file.name or file.sha[:8], file.mime, file.size, file.caption)

    def _photo(self, source: bytes | Path, name: str) -> dict[str, Any]:
        blobs = self._context.blobs
        prepared = prepare_photo_from(source, name, self._context.zone)
        content, thumbnail = blobs.put(prepared.data), blobs.put(prepared.thumbnail)
        return {
            "kind": "photo", "sha": content.sha256, "thumbnail_sha": thumbnail.sha256, "name": prepared.name,
            "mime": prepared.mime, "size": content.size, "width": prepared.width, "height": prepared.height,
        }  # fmt: skip

    def _file(self, source: bytes | Path, name: str) -> dict[str, Any]:
        prepared = prepare_file(source, name or None)
        with prepared.open() as stream:
            content = self._context.blobs.put(stream)
        return {
            "kind": "file", "sha": content.sha256, "name": prepared.name, "mime": prepared.mime, "size": content.size
        }  # fmt: skip

    def _set_removed(self, file_id: str, removed: bool, initiator: object | None) -> None:
        with self._context.begin("knowledge.change_file", initiator) as uow:
            uow.change(ArticleFile, file_id, removed=removed)
            uow.commit()

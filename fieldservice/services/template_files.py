"""Pictures, sounds and films of checklist templates. The bytes are on disk before the rows are committed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from fieldservice.domain.checklist.lists import Rows
from fieldservice.domain.records import ChecklistTemplate, TemplateFile
from fieldservice.errors import EnvironmentFault
from fieldservice.services.checklist_states import files_of, tables_of, template_of
from fieldservice.services.context import Context
from fieldservice.services.stored_files import StoredFile
from fieldservice.system.media import prepare_file

__all__ = ["FormFile", "Taken", "TemplateFiles"]

_MOST_SHOWN_BYTES = 8 * 1024 * 1024  # larger ones are read when they are to be seen


@dataclass(frozen=True, slots=True)
class Taken:
    """A file whose bytes are kept and which no template has yet."""

    name: str
    sha: str
    mime: str
    size: int


@dataclass(frozen=True, slots=True)
class FormFile:
    """A file of a template as a screen shows it; `content` is there for pictures only. `here`: its bytes have come."""

    file: TemplateFile
    content: bytes = b""
    here: bool = True

    @property
    def picture(self) -> bool:
        """Whether it can be shown in place."""
        return bool(self.content)


class TemplateFiles:
    """The verbs of a template's files."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._pictures: dict[str, bytes] = {}

    def take_in(self, files: Mapping[str, Path | bytes]) -> list[Taken]:
        """Keep the bytes of files, by the names that the form has for them. Raises UserError and EnvironmentFault."""
        taken = []
        for name, source in files.items():
            prepared = prepare_file(source, name)
            with prepared.open() as stream:
                blob = self._context.blobs.put(stream)
            taken.append(Taken(name, blob.sha256, prepared.mime, blob.size))
        return taken

    def add(self, template_id: str, taken: Iterable[Taken], initiator: object | None = None) -> list[TemplateFile]:
        """Make them files of a template. One that it has already is not added again."""
        context = self._context
        with context.begin("template.add_file", initiator) as uow:
            uow.get(ChecklistTemplate, template_id)
            there = {(file.name, file.sha) for file in uow.where(TemplateFile, template_id=template_id)}
            made = [
                TemplateFile(
                    id=context.ids(),
                    template_id=template_id,
                    name=each.name,
                    sha=each.sha,
                    mime=each.mime,
                    size=each.size,
                )
                for each in taken
                if (each.name, each.sha) not in there
            ]
            if not made:
                return []
            uow.add_all(made)
            uow.commit()
        return made

    def of(self, template_id: str) -> dict[str, TemplateFile]:
        """The files of a template by name: its own, else those of the newest other version of it, whose pictures
        every version goes on showing.
        """
        reader = self._context.store.read()
        template = reader.find(ChecklistTemplate, template_id)
        if template is None:
            return {}
        return files_of(reader, template)

    def tables(self, template_id: str, names: Iterable[str]) -> dict[str, Rows]:
        """What is in these files of a template, which are lists; those whose bytes are not here (yet) are left out."""
        reader = self._context.store.read()
        template = reader.find(ChecklistTemplate, template_id)
        return {} if template is None else tables_of(self._context, reader, template, names)

    def contents(self, template_id: str) -> tuple[dict[str, bytes], list[str]]:
        """The files that the template names, with their bytes, and the names of those whose bytes are not here."""
        found, missing = {}, []
        row = self._context.store.read().get(ChecklistTemplate, template_id)
        template = template_of(row.body)
        for name, file in self.of(template_id).items():
            if name not in template.media_names | template.list_files:
                continue
            try:
                found[name] = self.content(file)
            except EnvironmentFault:
                missing.append(name)
        return found, [*missing, *sorted((template.media_names | template.list_files) - found.keys() - set(missing))]

    def shown(self, template_id: str) -> dict[str, FormFile]:
        """The same with the bytes of pictures. One whose bytes are not here yet has none."""
        found = {}
        for name, file in self.of(template_id).items():
            shows = file.mime.startswith("image/") and file.size <= _MOST_SHOWN_BYTES
            here = self._context.blobs.exists(file.sha)
            found[name] = FormFile(file, self._picture(file) if shows and here else b"", here)
        return found

    def content(self, file: TemplateFile) -> bytes:
        """Its bytes. Raises EnvironmentFault when they are missing (not here yet) or damaged."""
        return self._context.blobs.read(file.sha)

    def stored(self, file: TemplateFile) -> StoredFile:
        """The file as it is played or copied, piece by piece."""
        return StoredFile(self._context.blobs, file.sha, Path(file.name).name, file.mime, file.size)

    def _picture(self, file: TemplateFile) -> bytes:
        if file.sha not in self._pictures:
            try:
                self._pictures[file.sha] = self.content(file)
            except EnvironmentFault:
                return b""  # its bytes come later; the question is asked without it
        return self._pictures[file.sha]

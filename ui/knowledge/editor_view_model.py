"""Writing an article: what is typed is kept as a draft at once, pictures are on disk before they are shown."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import ArticleFile, Attachment, FaultCode, Part
from fieldservice.errors import FieldServiceError, UserError
from fieldservice.i18n import language
from fieldservice.services.knowledge import ArticleDraft, WantedPart
from ui.bridge.drafts import DraftKeeper
from ui.bridge.environment import Environment
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel

__all__ = [
    "MICRO",
    "ArticleDraft",
    "ArticleFile",
    "CasePhoto",
    "EditorViewModel",
    "FaultCode",
    "Loaded",
    "Part",
    "WantedPart",
]

_MOST_PARTS = 8


@dataclass(frozen=True)
class Loaded:
    """What the editor begins with. `restored`: it is what was typed last time and not saved."""

    draft: ArticleDraft
    number: str
    parts: dict[str, Part]
    restored: bool
    base: ArticleDraft | None  # what the draft was made of; None for a new article


@dataclass(frozen=True)
class CasePhoto:
    """A photo of the work order that the article is made from."""

    id: str
    caption: str
    thumbnail: bytes


class EditorViewModel(ViewModel):
    """`loaded(Loaded)`; `saved(article id, number, its state)`; `files_changed(list of (ArticleFile, thumbnail))`;
    `overtaken(fields, what was begun with, what others wrote)`: nothing was saved, `save` overwrites theirs."""

    loaded = Signal(object)
    saved = Signal(str, str, str)
    overtaken = Signal(object, object, object)
    refused = Signal(object)
    files_changed = Signal(object)
    case_photos_loaded = Signal(object)  # CasePhoto..., those that the article has not taken yet
    codes_loaded = Signal(object)
    models_loaded = Signal(object)
    parts_found = Signal(int, object)

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.id = ""
        self.source = ""  # number of the work order it is made from
        self._work_order_id = ""
        self.verbs = Verbs(environment, self)
        self.keeper = DraftKeeper(environment, "article.new", self)
        self._after_save: list[Any] = []
        self._base: ArticleDraft | None = None
        self._shown: Loaded | None = None

    def open(self, id: str = "", work_order_id: str = "") -> None:
        """Edit an article, begin one, or begin one from a closed work order."""
        self.keeper.flush()
        self.id, self.source = id, ""
        self._work_order_id = work_order_id
        key = f"article.{id}" if id else f"article.from.{work_order_id}" if work_order_id else "article.new"
        self.keeper = DraftKeeper(self.environment, key, self)
        self.jobs.read(lambda: self._read(id, work_order_id, key), done=self._loaded, failed=self.refused.emit)
        if id:
            self.load_files()

    def load_choices(self) -> None:
        """Codes and models to choose from."""
        self.jobs.read(lambda: self.services.company.fault_codes(archived=True), done=self._codes)
        self.jobs.read(lambda: self.services.knowledge.models(), done=self._models)

    def keep(self, draft: ArticleDraft) -> None:
        """Keep what is typed, shortly."""
        base = asdict(self._base) if self._base is not None else None
        self.keeper.keep({"draft": asdict(draft), "source": self.source, "base": base})

    def save(self, draft: ArticleDraft, *, hand_in: bool = False) -> None:
        """Store it; `saved` follows. `hand_in`: for review at once."""
        id, source, knowledge, base = self.id, self.source, self.services.knowledge, self._base

        def work() -> tuple[str, str, str]:
            if id:
                try:
                    knowledge.change(id, draft, base=base)
                except UserError as error:
                    if error.code == "knowledge.overtaken":
                        error.params["theirs"] = knowledge.draft_of(id)
                    raise
                article = knowledge.get(id)
            else:
                article = knowledge.write(draft, source)
            if hand_in and article.status == "draft":
                article = knowledge.submit(article.id)
            return article.id, article.number, article.status

        self.jobs.write(work, done=self._saved, failed=self._not_saved)

    def discard(self) -> None:
        """Forget what was typed and not saved, and read what is saved."""
        self.keeper.forget()
        self.jobs.write(lambda: None, done=self._forgotten)  # behind the forgetting: writes keep their order

    def bring_back(self, typed: ArticleDraft) -> None:
        """Undo `discard`."""
        if self._shown is not None:
            self.keep(typed)
            self.loaded.emit(replace(self._shown, draft=typed, restored=True))

    def find_parts(self, text: str, ticket: int) -> None:
        """Parts for what is typed."""
        search = self.services.search
        self.jobs.read(
            lambda: (ticket, self._parts([hit.id for hit in search.find("part", text, _MOST_PARTS)])),
            done=self._parts_found,
            key="knowledge.parts",
        )

    # pictures and papers

    def add_files(self, paths: list[Path], draft: ArticleDraft) -> None:
        """Keep files; a new article is stored first."""
        self._with_article(draft, lambda id: self._add_files(id, paths))

    def add_picture(self, data: bytes, name: str, draft: ArticleDraft) -> None:
        """Keep a pasted picture."""
        files = self.services.knowledge.files
        self._with_article(draft, lambda id: self.verbs.do("file", lambda: files.add(id, data, name)))

    def take_case_photo(self, photo_id: str, draft: ArticleDraft) -> None:
        """Take a photo of the case into the article."""
        files, attachments = self.services.knowledge.files, self.services.attachments

        def take(id: str) -> None:
            photo = attachments.get(photo_id)
            files.add(id, attachments.content(photo), photo.name, photo.caption)

        self._with_article(draft, lambda id: self.verbs.do("file", lambda: take(id)))

    def remove_file(self, file_id: str) -> None:
        """Take one off; it can be put back."""
        files = self.services.knowledge.files
        self.verbs.do("remove", lambda: files.remove(file_id), lambda _made: lambda: files.restore(file_id))

    def load_files(self) -> None:
        """Read pictures and papers."""
        id, files = self.id, self.services.knowledge.files
        if id:
            self.jobs.read(
                lambda: [(file, files.thumbnail(file)) for file in files.of(id)],
                done=self._files,
                key="knowledge.editor.files",
            )

    def load_case_photos(self) -> None:
        """Read the photos of the case."""
        id, order = self.id, self._work_order_id
        self.jobs.read(lambda: self._case_photos(id, order), done=self._case_photos_came, key="knowledge.case_photos")

    def _case_photos(self, id: str, work_order_id: str) -> list[CasePhoto]:
        knowledge, attachments = self.services.knowledge, self.services.attachments
        order = work_order_id or (knowledge.view(id, draft=True).source_id if id else None)
        if not order:
            return []
        taken = {_looks(file) for file in knowledge.files.of(id)} if id else set()
        return [
            CasePhoto(photo.id, photo.caption or photo.name, small)
            for photo in attachments.of_work_order(order)
            if photo.kind == "photo" and _looks(photo) not in taken and (small := attachments.thumbnail(photo))
        ]

    def _add_files(self, id: str, paths: list[Path]) -> None:
        files = self.services.knowledge.files

        def work() -> None:
            _made, problems = files.add_many(id, paths)
            if problems:
                raise problems[0]

        self.verbs.do("file", work)

    def _with_article(self, draft: ArticleDraft, then: Any) -> None:
        if self.id:
            then(self.id)
            return
        self._after_save.append(then)
        self.save(draft)

    # answers

    def _read(self, id: str, work_order_id: str, key: str) -> tuple[str, Loaded]:
        services = self.services
        kept = services.drafts.load(key)
        number, source = "", ""
        if id:
            draft = services.knowledge.draft_of(id)
            number = services.knowledge.get(id).number
        elif work_order_id:
            draft = services.knowledge.from_case(work_order_id)
            source = services.work_order_details.detail(work_order_id).work_order.number
        else:
            draft = ArticleDraft(language=language())
        restored, base = False, draft if id else None
        if kept is not None:
            typed = draft_from(kept["draft"])
            restored = typed != draft
            draft, source = typed, kept.get("source") or source
            if id and kept.get("base"):
                base = draft_from(kept["base"])
        parts = {part.id: part for part in self._parts([wanted.part_id for wanted in draft.parts])}
        return source, Loaded(draft, number, parts, restored, base)

    def _parts(self, ids: list[str]) -> list[Part]:
        return self.services.knowledge.parts(ids)

    @Slot(object)
    def _forgotten(self, _done: None) -> None:
        self.open(self.id, self._work_order_id)

    @Slot(object)
    def _loaded(self, answer: tuple[str, Loaded]) -> None:
        self.source, loaded = answer
        self._base, self._shown = loaded.base, loaded
        self.loaded.emit(loaded)

    @Slot(object)
    def _codes(self, codes: list[FaultCode]) -> None:
        self.codes_loaded.emit(codes)

    @Slot(object)
    def _models(self, models: list[str]) -> None:
        self.models_loaded.emit(models)

    @Slot(object)
    def _parts_found(self, answer: tuple[int, list[Part]]) -> None:
        self.parts_found.emit(*answer)

    @Slot(object)
    def _files(self, files: list[tuple[ArticleFile, bytes | None]]) -> None:
        self.files_changed.emit(files)

    @Slot(object)
    def _case_photos_came(self, photos: list[CasePhoto]) -> None:
        self.case_photos_loaded.emit(photos)

    @Slot(object)
    def _saved(self, answer: tuple[str, str, str]) -> None:
        self.id, number, status = answer
        self.keeper.forget()
        self.keeper = DraftKeeper(self.environment, f"article.{self.id}", self)
        waiting, self._after_save = self._after_save, []
        for then in waiting:
            then(self.id)
        if not waiting:
            self.saved.emit(self.id, number, status)

    @Slot(object)
    def _not_saved(self, error: FieldServiceError) -> None:
        self._after_save = []
        if error.code != "knowledge.overtaken" or self._base is None:
            self.refused.emit(error)
            return
        theirs: ArticleDraft = error.params["theirs"]
        fields: tuple[str, ...] = error.params["fields"]
        begun = self._base
        self._base = replace(begun, **{name: getattr(theirs, name) for name in fields})
        self.overtaken.emit(fields, begun, theirs)


def draft_from(values: dict[str, Any]) -> ArticleDraft:
    """A draft as it was kept."""
    parts = tuple(WantedPart(**each) for each in values.get("parts", ()))
    return ArticleDraft(**{**values, "parts": parts})


def _looks(photo: Attachment | ArticleFile) -> tuple[object, ...]:
    """By what a photo of a case is known again in the article that took it: its bytes are made anew."""
    return photo.name, photo.caption, photo.width, photo.height

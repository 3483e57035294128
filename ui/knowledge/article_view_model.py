"""One article: what is read, its pictures and papers, and the verbs around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.records import ArticleFile
from fieldservice.errors import FieldServiceError
from fieldservice.services.knowledge import ArticleDraft, ArticleView, Edition
from fieldservice.services.stored_files import StoredFile
from ui.bridge.environment import Environment
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel

__all__ = ["ArticleDraft", "ArticleView", "ArticleViewModel", "Edition", "Shown"]


@dataclass(frozen=True)
class Shown:
    """An article with what stock there is of its parts: (in the van, elsewhere) in millionths by part."""

    view: ArticleView
    stock: dict[str, tuple[int, int]]
    codes: tuple[str, ...]  # names of problem, cause and remedy


class ArticleViewModel(ViewModel):
    """`loaded(Shown)`; small pictures come by `picturesLoaded({file id: bytes})`."""

    WATCHES = (
        "article", "article_version", "article_vote", "article_use", "article_file", "article_part", "stock_move",
    )  # fmt: skip
    loaded = Signal(object)
    missing = Signal(object)
    picturesLoaded = Signal(object)

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.id, self.draft = "", False
        self.request_id: str | None = None
        self.work_order_id: str | None = None
        self.shown: Shown | None = None
        self.verbs = Verbs(environment, self)

    def open(
        self, id: str, draft: bool = False, request_id: str | None = None, work_order_id: str | None = None
    ) -> None:
        """Read an article, or what is being worked on; for a case, when somebody looks for its solution."""
        self.id, self.draft = id, draft
        self.request_id, self.work_order_id = request_id, work_order_id
        self.refresh()

    def refresh(self) -> None:
        if self.id:
            id, draft = self.id, self.draft
            self.jobs.read(
                lambda: self._read(id, draft), done=self._loaded, failed=self._missing, key="knowledge.article"
            )

    def load_pictures(self, files: Sequence[ArticleFile]) -> None:
        """Read the small pictures in the background."""
        small = self.services.knowledge.files.thumbnail
        if wanted := [file for file in files if file.thumbnail_sha]:
            self.jobs.read(
                lambda: {file.id: content for file in wanted if (content := small(file)) is not None},
                done=self._pictures,
            )

    def stored(self, file: ArticleFile) -> StoredFile:
        """A picture or paper, to be opened."""
        return self.services.knowledge.files.stored(file)

    def vote(self, useful: bool) -> None:
        """Say whether it helped."""
        id, knowledge = self.id, self.services.knowledge
        request, order = self.request_id, self.work_order_id
        self.verbs.do("vote", lambda: knowledge.vote(id, useful, request_id=request, work_order_id=order))

    def submit(self) -> None:
        """Hand it in."""
        id, knowledge = self.id, self.services.knowledge
        self.verbs.do("submit", lambda: knowledge.submit(id), lambda _made: lambda: knowledge.take_back(id))

    def take_back(self) -> None:
        """Work on."""
        id, knowledge = self.id, self.services.knowledge
        self.verbs.do("take_back", lambda: knowledge.take_back(id), lambda _made: lambda: knowledge.submit(id))

    def publish(self, note: str) -> None:
        """Publish the next edition."""
        id, knowledge = self.id, self.services.knowledge
        self.draft = False
        self.verbs.do("publish", lambda: knowledge.publish(id, note))

    def send_back(self, remark: str) -> None:
        """Give it back to its author."""
        id, knowledge = self.id, self.services.knowledge
        self.verbs.do("send_back", lambda: knowledge.send_back(id, remark))

    def retire(self) -> None:
        """Offer it to nobody any more."""
        id, knowledge = self.id, self.services.knowledge
        self.verbs.do("retire", lambda: knowledge.retire(id), lambda _made: lambda: knowledge.revive(id))

    def revive(self) -> None:
        """Offer it again."""
        id, knowledge = self.id, self.services.knowledge
        self.verbs.do("revive", lambda: knowledge.revive(id), lambda _made: lambda: knowledge.retire(id))

    def _read(self, id: str, draft: bool) -> Shown:
        services = self.services
        view = services.knowledge.view(id, draft=draft)
        stock = services.knowledge.stock_of([part.id for _, part in view.parts if part is not None])
        return Shown(view, stock, services.knowledge.code_names(view.shown))

    @Slot(object)
    def _loaded(self, shown: Shown) -> None:
        if shown.view.article.id == self.id:
            self.shown = shown
            self.loaded.emit(shown)

    @Slot(object)
    def _missing(self, error: FieldServiceError) -> None:
        self.missing.emit(error)

    @Slot(object)
    def _pictures(self, found: dict[str, bytes]) -> None:
        self.picturesLoaded.emit(found)

"""One article: what is read, its pictures and papers, and the verbs around it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.records import ArticleFile
from fieldservice.errors import FieldServiceError
from fieldservice.services.knowledge import ArticleView, Edition
from ui.bridge.environment import Environment
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel

__all__ = ["ArticleView", "ArticleViewModel", "Edition", "Shown"]


@dataclass(frozen=True)
class Shown:
    """An article with what stock there is of its parts: (in the van, elsewhere) in millionths by part."""

    view: ArticleView
    stock: dict[str, tuple[int, int]]
    codes: tuple[str, ...]  # names of problem, cause and remedy


class ArticleViewModel(ViewModel):
    """`loaded(Shown)`; pictures come by `pictureLoaded(file id, bytes)`."""

    WATCHES = (
        "article", "article_version", "article_vote", "article_use", "article_file", "article_part", "stock_move",
    )  # fmt: skip
    loaded = Signal(object)
    missing = Signal(object)
    pictureLoaded = Signal(str, object)
    paperLoaded = Signal(object, object)  # ArticleFile, bytes

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

    def load_picture(self, file: ArticleFile) -> None:
        """Read a picture in the background."""
        files = self.services.knowledge.files
        self.jobs.read(lambda: (file.id, files.content(file)), done=self._picture, failed=self._no_picture)

    def load_paper(self, file: ArticleFile) -> None:
        """Read a paper to show it."""
        files = self.services.knowledge.files
        self.jobs.read(lambda: (file, files.content(file)), done=self._paper)

    def save_copy(self, file: ArticleFile, path: Path) -> None:
        """Write a file outside the profile."""
        files = self.services.knowledge.files
        self.verbs.do("saved", lambda: files.save_copy(file, path))

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
    def _picture(self, answer: tuple[str, bytes]) -> None:
        self.pictureLoaded.emit(*answer)

    @Slot(object)
    def _no_picture(self, _error: Any) -> None:
        """It has not come from the hub yet: its place stays empty until it does."""

    @Slot(object)
    def _paper(self, answer: tuple[ArticleFile, bytes]) -> None:
        self.paperLoaded.emit(*answer)

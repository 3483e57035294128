"""What solved faults like the one in view: asked in the background, the newest question wins."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from fieldservice.services.similar_cases import Comparison, FittingArticle, SimilarCase, Solution
from ui.bridge.environment import Environment
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel

__all__ = ["Comparison", "FittingArticle", "SimilarCase", "SimilarViewModel", "Solution"]

_TYPING_MS = 300


class SimilarViewModel(ViewModel):
    """Of a work order, of a request, or of words that are being typed."""

    WATCHES = ("case_digest", "article", "stock_move", "work_order")
    compared = Signal(object)  # Comparison
    _made = 0

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        SimilarViewModel._made += 1
        self._key = f"knowledge.similar.{SimilarViewModel._made}"
        self._about: tuple[str, str, str] = ("", "", "")  # work_order | request | words, id or words, machine
        self.shown: Comparison | None = None
        self.verbs = Verbs(environment, self)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.refresh)

    @property
    def work_order_id(self) -> str:
        """The work order in view, if it is one."""
        return self._about[1] if self._about[0] == "work_order" else ""

    @property
    def case(self) -> dict[str, str]:
        """The case in view, as the page of an article takes it: what helps is counted as used with it."""
        kind, id, _machine = self._about
        return {f"{kind}_id": id} if kind in ("work_order", "request") else {}

    def of_work_order(self, id: str) -> None:
        """Compare the fault of a work order."""
        self._about = ("work_order", id, "")
        self.refresh()

    def of_request(self, id: str) -> None:
        """Compare the fault of a request."""
        self._about = ("request", id, "")
        self.refresh()

    def of_words(self, text: str, asset_id: str = "") -> None:
        """Compare what is being typed; asked when the typing rests."""
        if self._about != ("words", text, asset_id):
            self._about = ("words", text, asset_id)
            self._typing.start()

    def refresh(self) -> None:
        """Ask again."""
        if self._about[0]:
            about = self._about
            self.jobs.read(lambda: (about, self._compare(about)), done=self._compared, key=self._key)

    def take_over(self, solution: Solution) -> None:
        """Put problem, cause and remedy into the finding; it can be taken back."""
        id, services = self.work_order_id, self.services

        def back(taken: Any) -> Any:
            before = taken[1]
            return lambda: services.work_orders.change(id, **before)

        self.verbs.do("take_over", lambda: services.similar_cases.take_over(id, solution), back)

    def ask_for_parts(self, solution: Solution) -> None:
        """Ask for what the van lacks; it can be given up again."""
        id, services = self.work_order_id, self.services

        def back(asked: Any) -> Any:
            request = asked.request.id
            return lambda: services.part_requests.cancel(request, "")

        self.verbs.do("ask", lambda: services.similar_cases.ask_for_parts(id, solution), back)

    def _compare(self, about: tuple[str, str, str]) -> Comparison:
        similar = self.services.similar_cases
        kind, what, asset_id = about
        if kind == "work_order":
            return similar.compare(similar.of_work_order(what))
        if kind == "request":
            return similar.compare(similar.of_request(what))
        return similar.compare(similar.of_words(what, asset_id or None))

    @Slot(object)
    def _compared(self, answer: tuple[tuple[str, str, str], Comparison]) -> None:
        about, found = answer
        if about == self._about:
            self.shown = found
            self.compared.emit(found)

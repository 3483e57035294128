"""What the modes of the bench share: scans are carried out one after another, and each answer comes with what is shown
then, so that the screen never tells of one moment and shows another."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.errors import FieldServiceError
from ui.bridge.environment import Environment
from ui.bridge.view_model import ViewModel


class Answer(Struct, frozen=True):
    """What came of a scan or a key. `verdict`: right | wrong | told | "" (nothing to say). `told`: what to beware of.
    `go`: a place of the program and its record, where the work goes on."""

    verdict: str = ""
    words: str = ""
    told: tuple[str, ...] = ()
    go: tuple[str, str] = ("", "")
    note: object = None  # what the mode has to remember of it


Work = Callable[[], Answer]


class BenchModel(ViewModel):
    """Subclasses `read` the state that is shown and say what a scan means (`work`) and how it is taken back
    (`take_back`); all three are called in a worker."""

    loaded = Signal()
    answered = Signal(object)  # Answer

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.id = ""
        self.state: Any = None
        self._waiting: deque[Work] = deque()
        self._busy = False

    def open(self, id: str, **params: object) -> None:
        """Show a record."""
        if id != self.id:
            self.state = None
            self._waiting.clear()
        self.id = id
        self.refresh()

    def refresh(self) -> None:
        if self.id:
            id = self.id
            self.jobs.read(lambda: (id, self.read(id)), self._came, key=f"bench.{type(self).__name__}")

    def read(self, id: str) -> Any:
        """What is shown of a record."""
        raise NotImplementedError

    def work(self, text: str) -> Answer:
        """Carry out a scan; empty: the next step."""
        raise NotImplementedError

    def take_back(self) -> Answer:
        """Undo the last scan by its opposite."""
        raise NotImplementedError

    def scan(self, text: str) -> None:
        """Something was scanned or typed, or Enter pressed on the empty line."""
        self.do(lambda: self.work(text))

    def undo(self) -> None:
        """Take the last scan back."""
        self.do(self.take_back)

    def do(self, work: Work) -> None:
        """Carry something out once everything before it is done."""
        self._waiting.append(work)
        if not self._busy:
            self._next()

    def remember(self, answer: Answer) -> None:
        """Keep what the next scan needs to know of an answer; called in the worker."""

    def now(self) -> datetime:
        """The present, by the program's clock."""
        return self.services.context.now()

    @property
    def zone(self) -> tzinfo:
        """The zone in which times are told."""
        return self.services.context.zone

    def _next(self) -> None:
        work, id = self._waiting.popleft(), self.id
        self._busy = True

        def carry_out() -> tuple[str, Answer, Any]:
            answer = work()
            self.remember(answer)
            return id, answer, self.read(id)

        self.jobs.write(carry_out, self._done, self._failed)

    @Slot(object)
    def _came(self, result: tuple[str, Any]) -> None:
        id, state = result
        if id == self.id and not self._busy:
            self.state = state
            self.loaded.emit()

    @Slot(object)
    def _done(self, result: tuple[str, Answer, Any]) -> None:
        id, answer, state = result
        self._busy = False
        if id == self.id:
            self.state = state
            self.loaded.emit()
            self.answered.emit(answer)
        self._go_on()

    @Slot(object)
    def _failed(self, error: FieldServiceError) -> None:
        self._busy = False
        self.answered.emit(Answer("wrong", error.message()))
        self.refresh()
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting and not self._busy:
            self._next()

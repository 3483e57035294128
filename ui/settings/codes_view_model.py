"""The firm's codes on screen: their list, one of them, and a table that brings many."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.coding import CAUSE, PROBLEM, REMEDY
from fieldservice.domain.records import FaultCode
from fieldservice.errors import FieldServiceError
from fieldservice.services.fault_codes import ABOVE, CodeFilter, CodeRow, Imported
from fieldservice.services.lists import LongList
from ui.bridge.environment import Environment
from ui.bridge.record_list import RecordListViewModel
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel

if TYPE_CHECKING:
    from fieldservice.exchange.fault_code_tables import CodesRead

__all__ = [
    "ABOVE",
    "CAUSE",
    "ERROR",
    "KINDS",
    "PROBLEM",
    "REMEDY",
    "CodeCounts",
    "CodeRow",
    "CodesRead",
    "CodesViewModel",
    "Imported",
]

ERROR = "error"
KINDS = (PROBLEM, CAUSE, REMEDY, ERROR)


class CodeCounts(ViewModel):
    """How many codes of each kind are in use."""

    WATCHES = ("fault_code",)
    counted = Signal(object)  # dict[str, int]

    def refresh(self) -> None:
        self.jobs.read(self.services.fault_codes.counts, done=self._counted, key="fault_codes.counts")

    @Slot(object)
    def _counted(self, counts: dict[str, int]) -> None:
        self.counted.emit(counts)


class CodesViewModel(RecordListViewModel):
    """`above_loaded` carries the codes that one of the kind in view can belong to."""

    LIST = "fault_codes"
    WATCHES = ("fault_code",)
    above_loaded = Signal(object)  # list[FaultCode]
    table_read = Signal(object)  # CodesRead
    table_refused = Signal(object)  # FieldServiceError

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, CodeFilter(), parent)
        self.verbs = Verbs(environment, self)

    def records(self) -> LongList[Any, Any]:
        return self.services.fault_codes

    def load_above(self, kind: str) -> None:
        """Ask what a code of this kind can belong to."""
        company, above = self.services.company, ABOVE.get(kind, "")
        self.jobs.read(lambda: company.fault_codes(above) if above else [], done=self._above, key="fault_codes.above")

    def add(self, **values: str) -> None:
        """Add a code; taking it back takes it out of use."""
        company = self.services.company
        self.verbs.do(
            "added",
            lambda: company.add_fault_code(**values),
            lambda made: lambda: company.change_fault_code(made.id, archived=True),
        )

    def change(self, code: FaultCode, **values: str) -> None:
        """Change its words, or what it belongs to."""
        company = self.services.company
        self.verbs.do(
            "changed",
            lambda: company.change_fault_code(code.id, **values),
            lambda before: lambda: company.change_fault_code(code.id, **before),
        )

    def archive(self, code: FaultCode, archived: bool) -> None:
        """Offer it no more, or again."""
        company = self.services.company
        self.verbs.do(
            "archived" if archived else "restored",
            lambda: company.change_fault_code(code.id, archived=archived),
            lambda before: lambda: company.change_fault_code(code.id, **before),
        )

    def move(self, code: FaultCode, by: int) -> None:
        """Put it further up (below zero) or down among its own."""
        codes = self.services.fault_codes
        self.verbs.do("moved", lambda: codes.move(code.id, by), lambda _none: lambda: codes.move(code.id, -by))

    def read_table(self, path: Path, kind: str) -> None:
        """Read a table; `table_read` or `table_refused` says what became of it."""

        def work() -> CodesRead:
            from fieldservice.exchange.fault_code_tables import read_codes

            return read_codes(path, kind)

        self.jobs.read(work, done=self._read, failed=self._refused, key="fault_codes.table")

    def store(self, read: CodesRead) -> None:
        """Keep what was read."""
        codes = self.services.fault_codes
        self.verbs.do("stored", lambda: codes.store(read.lines))

    @Slot(object)
    def _above(self, found: list[FaultCode]) -> None:
        self.above_loaded.emit(found)

    @Slot(object)
    def _read(self, read: CodesRead) -> None:
        self.table_read.emit(read)

    @Slot(object)
    def _refused(self, error: FieldServiceError) -> None:
        self.table_refused.emit(error)

"""The list of diagnosis trees: what each knows; makers' tables read and imported."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.diagnosis import Candidate
from fieldservice.errors import FieldServiceError
from fieldservice.services.diagnosis_trees import Stored, TreeFilter, TreeRow
from fieldservice.services.lists import LongList
from ui.bridge.environment import Environment
from ui.bridge.record_list import RecordListViewModel
from ui.bridge.verbs import Verbs

if TYPE_CHECKING:
    from fieldservice.exchange.diagnosis_tables import CodeTable

__all__ = ["CodeTable", "Stored", "TreeRow", "TreeSheet", "TreesViewModel"]


@dataclass(frozen=True)
class TreeSheet:
    """A tree with how likely its causes are before anything was tested, as closed cases teach it."""

    row: TreeRow
    causes: tuple[Candidate, ...]
    may_edit: bool = False


class TreesViewModel(RecordListViewModel):
    """Screen state of the list of trees."""

    LIST = "diagnosis_trees"
    WATCHES = ("diagnosis_tree", "diagnosis_run", "case_digest")
    table_read = Signal(object)  # CodeTable
    mayEdit = Signal(bool)
    table_refused = Signal(object)  # FieldServiceError

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, TreeFilter(), parent)
        self.verbs = Verbs(environment, self)

    def records(self) -> LongList[Any, Any]:
        return self.services.diagnosis_trees.list

    def read_preview(self, row: TreeRow) -> TreeSheet:
        trees = self.services.diagnosis_trees
        return TreeSheet(row, trees.likelihoods(row.id), trees.may_publish())

    def look_who_works(self) -> None:
        """Ask whether trees may be edited here; `mayEdit` says it."""
        self.jobs.read(self.services.diagnosis_trees.may_publish, done=self._may, key="diagnosis_trees.may")

    @Slot(object)
    def _may(self, may: bool) -> None:
        self.mayEdit.emit(may)

    def read_table(self, path: Path, models: str, name: str) -> None:
        """Read a maker's table; `table_read` or `table_refused` says what became of it."""
        wanted = [word for word in models.replace("，", ",").replace(",", " ").split() if word]

        def work() -> CodeTable:
            from fieldservice.exchange.diagnosis_tables import read_code_table

            return read_code_table(path, models=wanted, name=name)

        self.jobs.read(work, done=self._read, failed=self._refused, key="diagnosis_trees.table")

    def store(self, table: CodeTable) -> None:
        """Keep what was read; the result is (trees, codes), both `Stored`."""
        trees = self.services.diagnosis_trees

        def work() -> tuple[Stored, Stored]:
            return trees.store(table.trees), trees.store_codes(table.codes, table.maker, table.models)

        self.verbs.do("stored", work)

    def mark_remote(self, row: TreeRow, tests: list[str]) -> None:
        """Say which tests customers can make on the phone."""
        trees, before = self.services.diagnosis_trees, [test.key for test in row.tree.tests if test.remote]
        self.verbs.do(
            "marked", lambda: trees.mark_remote(row.id, tests), lambda id: lambda: trees.mark_remote(id, before)
        )

    def archive(self, row: TreeRow) -> None:
        """Offer it no more."""
        trees = self.services.diagnosis_trees
        self.verbs.do("archived", lambda: trees.archive(row.id), lambda _none: lambda: trees.restore(row.id))

    def restore(self, row: TreeRow) -> None:
        """Offer it again."""
        trees = self.services.diagnosis_trees
        self.verbs.do("restored", lambda: trees.restore(row.id), lambda _none: lambda: trees.archive(row.id))

    def discard_draft(self, draft: str) -> None:
        """Throw a draft away."""
        trees = self.services.diagnosis_trees
        self.verbs.do("discarded", lambda: trees.discard_draft(draft), lambda _none: lambda: trees.take_up_draft(draft))

    @Slot(object)
    def _read(self, table: CodeTable) -> None:
        self.table_read.emit(table)

    @Slot(object)
    def _refused(self, error: FieldServiceError) -> None:
        self.table_refused.emit(error)

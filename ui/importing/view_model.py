"""An import from choosing the file to its result, without widgets. It outlives its page: an import under way goes on
when the page is left or built anew, so the model belongs to the job runner (`import_model`)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot

from fieldservice.errors import FieldServiceError, UserError
from fieldservice.exchange.dry_run import DryRun, dry_run
from fieldservice.exchange.encodings import DELIMITERS, OFFERED_ENCODINGS
from fieldservice.exchange.importing import (
    CHUNK,
    ROW,
    ImportResult,
    import_table,
    remember_mapping,
    report_refused,
)
from fieldservice.exchange.mapping import Mapping, Rule, header_signature, load_mapping
from fieldservice.exchange.proposal import Proposal
from fieldservice.exchange.tables import Table
from fieldservice.i18n import language
from fieldservice.system.atomic import write_atomic
from ui.bridge.environment import Environment
from ui.bridge.jobs import Job
from ui.importing import mapping_view_model as mapping_rows
from ui.importing import outcome_view_model as outcomes
from ui.importing.opening_view_model import Opened, Reading, read
from ui.importing.work_view_model import Worker

STEPS = ("file", "columns", "rehearsal", "import")
ENCODINGS, SEPARATORS = OFFERED_ENCODINGS, DELIMITERS


class ImportModel(Worker):
    """The steps of an import; `busy` is "opening", "rehearsing" or "importing"."""

    saved = Signal(str, int)  # what ("mapping", "refused"), how many rows

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.step = "file"
        self.reading = Reading()
        self.path: Path | None = None
        self.table: Table | None = None
        self.proposals: tuple[Proposal, ...] = ()
        self.mapping: Mapping | None = None
        self.origin = "proposed"  # "remembered", "file" (loaded from JSON) or "changed"
        self.problem: FieldServiceError | None = None  # about the file or its mapping
        self.rehearsal: DryRun | None = None
        self.result: ImportResult | None = None
        self.whole, self.chunk = ROW, CHUNK
        self._waiting_mapping: Mapping | None = None
        self._told_in = language()

    # What pages ask

    def rows(self) -> list[mapping_rows.FieldRow]:
        """The fields of the chosen kind and where they come from."""
        if self.table is None or self.mapping is None:
            return []
        return mapping_rows.field_rows(self.table, self.mapping, self.proposal())

    def proposal(self) -> Proposal | None:
        """The proposal for the chosen kind."""
        kind = self.mapping.kind if self.mapping else ""
        return next((each for each in self.proposals if each.mapping.kind == kind), None)

    def kinds(self) -> list[tuple[str, str]]:
        """(key, label) of all kinds of tables."""
        return mapping_rows.kind_labels()

    def missing(self) -> list[str]:
        """Labels of required fields that nothing fills."""
        return mapping_rows.missing_fields(self.mapping) if self.mapping else []

    def columns(self) -> list[tuple[str, str]]:
        """(key, title) of the file's columns."""
        return [(column.key, column.title) for column in self.table.columns] if self.table else []

    def unused(self) -> list[str]:
        """Titles of the columns that nothing reads."""
        used = self.mapping.used_columns() if self.mapping else set()
        return [title for key, title in self.columns() if key not in used]

    def written(self, columns: tuple[str, ...]) -> list[str]:
        """The different values at the beginning of these columns."""
        return mapping_rows.written_values(self.table, columns) if self.table else []

    def meaning(self, field: str, written: str) -> str | None:
        """The code that the program reads in a written value, None when it knows none."""
        return mapping_rows.meaning(self.mapping.kind, field, written) if self.mapping else None

    def preview(self, rows: int, columns: int) -> list[tuple[int, tuple[str, ...]]]:
        """The first rows of the file as they stand there: (number, cells)."""
        return outcomes.preview(self.table, rows, columns) if self.table else []

    def problem_rows(self) -> list[tuple[int, str, str, str]]:
        """(row number, column, value, sentence) of what the rehearsal found wrong."""
        return outcomes.problem_rows(self.rehearsal.problems) if self.rehearsal else []

    def converted(self) -> tuple[list[tuple[str, str]], list[outcomes.TypedRow]]:
        """The first rows as they would be imported."""
        if self.mapping is None or self.rehearsal is None:
            return [], []
        return outcomes.converted(self.mapping, self.rehearsal.samples)

    def refused_rows(self, most: int) -> list[tuple[int, str]]:
        """(row number, reasons) of the first rows that the import refused."""
        return outcomes.refused_rows(self.result.refused, most) if self.result else []

    def row_filter(self) -> tuple[str, tuple[str, ...]]:
        """(column, values) of the first filter; ("", ()) when all rows are taken."""
        filters = self.mapping.only_rows if self.mapping else ()
        return (filters[0].column, filters[0].values) if filters else ("", ())

    def may_enter(self, step: str) -> bool:
        """Whether a step can be opened now."""
        if self.busy == "importing":
            return step == "import"
        if step == "file":
            return True
        if self.table is None or self.mapping is None or self.busy == "opening":
            return False
        if step == "columns":
            return True
        if self.missing():
            return False
        return step == "rehearsal" or (self.rehearsal is not None and self.rehearsal.good > 0)

    # 1: the file

    def open_file(self, path: Path) -> None:
        """Read what the file is and propose what its columns are. A .json file is a mapping."""
        if self.busy == "importing":
            return
        if path.suffix.lower() == ".json":
            self.load_mapping(path)
            return
        self.path, self.reading = path, Reading()
        self.table, self.mapping, self.proposals = None, None, ()
        self._forget_outcome()
        self.step = "file"
        self._open()

    def read_differently(self, **choices: Any) -> None:
        """Read the same file with another sheet, header row, encoding or separator."""
        if self.path is None or self.busy == "importing":
            return
        self.reading = replace(self.reading, **choices)
        self._forget_outcome()
        self._open()

    def start_over(self) -> None:
        """Ready for the next file."""
        if self.busy == "importing":
            return
        self._stop()
        self.path = self.table = self.mapping = self.problem = None
        self.proposals, self.reading, self.step = (), Reading(), "file"
        self._forget_outcome()
        self.changed.emit()

    def refresh(self) -> None:
        """Say reasons and headings again when another language is set meanwhile."""
        if self._told_in != language() and self.path is not None and not self.busy and self.result is None:
            self.rehearsal = None
            self._open(keep=True)
            if self.step in ("rehearsal", "import"):
                self.step = "columns"
        self._told_in = language()

    def _open(self, keep: bool = False) -> None:
        path, reading = self.path, self.reading
        kept = self.mapping if keep else None
        context = self.services.context
        assert path is not None
        self.problem = None
        self._start(
            "opening", lambda _job, ticket: read(ticket, path, reading, context, kept), self._opened, self._refused
        )

    @Slot(object)
    def _opened(self, opened: Opened) -> None:
        if opened.ticket != self._ticket:
            return
        self._ended()
        self.table, self.proposals = opened.table, opened.proposals
        if opened.remembered is not None:
            if opened.remembered is not self.mapping:
                self.origin = "remembered"
            self.mapping = opened.remembered
        else:
            self.mapping, self.origin = opened.proposals[0].mapping, "proposed"
        if self._waiting_mapping is not None:
            self._take_mapping(self._waiting_mapping)
        self.changed.emit()

    def _refused(self, ticket: int, error: FieldServiceError) -> None:
        """The file can't be opened, or not be rehearsed."""
        if ticket != self._ticket:
            return
        self._ended()
        if error.code == "importing.cancelled":
            self.step = "columns"
        else:
            self.problem = error
        self.changed.emit()

    # 2: what it is

    def choose_kind(self, kind: str) -> None:
        """Another kind of table, with its proposal."""
        proposal = next((each for each in self.proposals if each.mapping.kind == kind), None)
        if proposal is not None and (self.mapping is None or kind != self.mapping.kind):
            self._map(proposal.mapping, "proposed")

    def use_proposal(self) -> None:
        """Forget what was remembered, loaded or changed: the program's own proposal."""
        proposal = self.proposal()
        if proposal is not None:
            self._map(proposal.mapping, "proposed")

    def choose_column(self, field: str, column: str | None) -> None:
        """Fill a field from one column, or leave it out with None."""
        rule = self.rule(field)
        fixed = rule.constant if rule and column else ""
        self.set_rule(field, mapping_rows.changed_rule(rule, (column,) if column else (), fixed))

    def rule(self, field: str) -> Rule | None:
        """How a field is filled; None when it isn't."""
        return self.mapping.fields.get(field) if self.mapping else None

    def change_rule(self, field: str, **changes: Any) -> None:
        """Change parts of how a field is filled (constant, values, date_order, decimal, columns, combine...)."""
        rule = replace(self.rule(field) or Rule(), **changes)
        self.set_rule(field, rule if rule.columns or rule.constant else None)

    def set_rule(self, field: str, rule: Rule | None) -> None:
        """Fill a field in another way."""
        if self.mapping is not None and self.mapping.fields.get(field) != rule:
            self._map(self.mapping.with_rule(field, rule), "changed")

    def take_only(self, column: str, values: tuple[str, ...] | None = None) -> None:
        """Take only rows that say one of `values` in a column (what it writes for yes, unless given); "" takes all."""
        if self.mapping is None or self.table is None:
            return
        said = values if values is not None else mapping_rows.yes_words(self.table, column) if column else ()
        filters = mapping_rows.with_filter(self.mapping, column, said)
        if filters != self.mapping.only_rows:
            self._map(replace(self.mapping, only_rows=filters), "changed")

    def load_mapping(self, path: Path) -> None:
        """Take the column choice from a JSON file: now, or for the next file when none is open."""
        self.jobs.read(lambda: load_mapping(path), self._mapping_loaded, self._mapping_refused, key="import.mapping")

    def save_mapping(self, path: Path) -> None:
        """Write the column choice to a JSON file; `saved` follows."""
        if self.mapping is not None:
            data = self.mapping.to_json().encode("utf-8")
            self.jobs.read(lambda: write_atomic(path, data), self._mapping_saved)

    def waiting_mapping(self) -> bool:
        """Whether a column choice waits for a file."""
        return self._waiting_mapping is not None

    @Slot(object)
    def _mapping_loaded(self, mapping: Mapping) -> None:
        if self.table is None:
            self._waiting_mapping = mapping
        else:
            self._take_mapping(mapping)
        self.changed.emit()

    @Slot(object)
    def _mapping_refused(self, error: FieldServiceError) -> None:
        self.environment.messages.problem(error)

    @Slot(object)
    def _mapping_saved(self, _nothing: object) -> None:
        self.saved.emit("mapping", 0)

    def _take_mapping(self, mapping: Mapping) -> None:
        self._waiting_mapping = None
        assert self.table is not None
        missing = mapping.missing_columns(self.table)
        if missing:
            error = UserError(
                "importing_page.other_columns",
                "This column choice was made for another file: {columns} is missing here.",
                columns=missing[0],
            )
            self.environment.messages.problem(error)
            return
        self._map(replace(mapping, signature=header_signature(self.table.columns)), "file")

    def _map(self, mapping: Mapping, origin: str) -> None:
        if self.busy == "importing":
            return
        self._stop()
        self.mapping, self.origin, self.problem = mapping, origin, None
        self._forget_outcome()
        self.changed.emit()

    # 3: the rehearsal

    def go(self, step: str) -> None:
        """Open a step; the rehearsal begins by itself."""
        if not self.may_enter(step):
            return
        self.step = step
        if step == "rehearsal" and self.rehearsal is None and self.busy != "rehearsing":
            self.rehearse()
        self.changed.emit()

    def rehearse(self) -> None:
        """Convert all rows and count, writing nothing."""
        table, mapping, context = self.table, self.mapping, self.services.context
        assert table is not None and mapping is not None

        def work(job: Job, ticket: int) -> tuple[int, DryRun]:
            found = dry_run(
                table, mapping, zone=context.zone, progress=job.report, cancelled=job.cancelled, context=context
            )
            return ticket, found

        self.problem = None
        self._start("rehearsing", work, self._rehearsed, self._refused)

    @Slot(object)
    def _rehearsed(self, answer: tuple[int, DryRun]) -> None:
        ticket, found = answer
        if ticket != self._ticket:
            return
        self._ended()
        self.rehearsal = found
        self.changed.emit()

    def _forget_outcome(self) -> None:
        self.rehearsal, self.result, self.broken_off = None, None, False

    # 4: the import

    def start(self) -> None:
        """Import; goes on whatever page is in view."""
        table, mapping, context = self.table, self.mapping, self.services.context
        if table is None or mapping is None or self.rehearsal is None or self.busy:
            return
        whole, chunk, total = self.whole, self.chunk, self.rehearsal.total

        def work(job: Job, _ticket: int) -> ImportResult:
            result = import_table(
                context,
                table,
                mapping,
                chunk=chunk,
                whole=whole,
                progress=lambda done: job.report(done, total),
                cancelled=job.cancelled,
            )
            if result.done:
                remember_mapping(context, mapping)
            return result

        self.result, self.broken_off, self.step = None, False, "import"
        self._start("importing", work, self._imported, self._broken)

    def save_refused(self, path: Path) -> None:
        """Write the refused rows with their reasons to a CSV or XLSX; `saved` follows."""
        table, result = self.table, self.result
        if table is not None and result is not None:
            self.jobs.read(lambda: report_refused(path, table, result), self._refused_saved)

    @Slot(object)
    def _refused_saved(self, count: int) -> None:
        self.saved.emit("refused", count)

    @Slot(object)
    def _imported(self, result: ImportResult) -> None:
        self._ended()
        self.result = result
        self.changed.emit()

    def _broken(self, _ticket: int, error: FieldServiceError) -> None:
        self._ended()
        self.broken_off = True
        self.changed.emit()
        self.environment.messages.problem(error)


def import_model(environment: Environment) -> ImportModel:
    """The program's one import: found again by the page that is built after a change of language or theme."""
    found = environment.jobs.findChild(ImportModel)
    return found if isinstance(found, ImportModel) else ImportModel(environment)

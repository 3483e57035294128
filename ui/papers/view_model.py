"""One paper of a work order or of the warehouse: its PDF in the language wanted, and what must be said about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal

from fieldservice.domain.notices import CommitNotice
from fieldservice.domain.paper_kinds import KINDS, OF_WAREHOUSE, SERVICE_REPORT
from fieldservice.system.atomic import write_atomic
from ui.bridge.environment import Environment
from ui.bridge.view_model import ViewModel

LANGUAGES = ("zh_CN", "en")
# What the warehouse's papers are made from.
_WAREHOUSE = (
    "pick_list", "pick_line", "part_request_line", "shipment", "shipment_line", "goods_receipt", "goods_receipt_line",
    "stock_count", "count_entry", "purchase_order", "purchase_line", "stock_move", "stock_location", "part_line",
    "supplier", "company",
)  # fmt: skip
_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True)
class Paper:
    """A rendered paper. `about`: whom it is for. `changed`: something on it is not what the customer signed.
    `record_id`: what the warehouse's paper is about."""

    pdf: bytes
    kind: str
    language: str
    number: str
    about: str
    changed: bool
    record_id: str = ""

    @property
    def file_name(self) -> str:
        """A good name for the file: the number comes first."""
        words = "-".join(filter(None, (self.number, self.kind.replace("_", "-"), self.language.partition("_")[0])))
        return f"{_UNSAFE.sub('-', words)}.pdf"


class PapersViewModel(ViewModel):
    """Renders anew whenever something on the paper changes."""

    WATCHES = (
        "work_order",
        "booking",
        "signature",
        "time_entry",
        "part_line",
        "attachment",
        "charge",
        "checklist",
        "checklist_answer",
        "company",
        "customer",
        "asset",
        "service_task",
        "note",
    )

    rendered = Signal(object)  # Paper
    started = Signal()
    saved = Signal(object)  # Path

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.id = ""
        self.kind = KINDS[0]
        self.language = LANGUAGES[0]
        self.paper: Paper | None = None

    def open(self, id: str, kind: str, language: str) -> None:
        """Show a paper of the work order with this id, or the warehouse's paper with this id or number."""
        self.id = id
        self.kind = kind if kind in KINDS else KINDS[0]
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self.paper = None
        self.refresh()

    def choose(self, kind: str = "", language: str = "") -> None:
        """Another paper, or the same in another language."""
        self.kind, self.language = kind or self.kind, language or self.language
        self.paper = None
        self.refresh()

    @property
    def of_warehouse(self) -> bool:
        """Whether it is one of the warehouse's papers, which have no work order."""
        return self.kind in OF_WAREHOUSE

    def concerns(self, notice: CommitNotice) -> bool:
        return notice.touches(*(_WAREHOUSE if self.of_warehouse else self.WATCHES))

    def refresh(self) -> None:
        if not self.id:
            return
        self.started.emit()
        self.jobs.read(self._render, done=self._came, key="papers.render")

    def save(self, path: Path) -> None:
        """Write the PDF; whole or not at all."""
        if self.paper is None:
            return
        pdf = self.paper.pdf
        self.jobs.write(lambda: _written(path, pdf), done=self._was_saved)

    def printer_name(self) -> str:
        """The printer that this kind of paper was last printed on; empty for none."""
        return str(self.environment.settings.get(f"printer.{self.kind}", ""))

    def remember_printer(self, name: str) -> None:
        """Print this kind of paper there from now on."""
        self.environment.settings.set(f"printer.{self.kind}", name)

    def folder(self) -> Path:
        """Where PDFs were saved last; the home folder at first."""
        kept = Path(str(self.environment.settings.get("papers.folder", "")) or Path.home())
        return kept if kept.is_dir() else Path.home()

    def _render(self) -> Paper:
        id, kind, language = self.id, self.kind, self.language
        drawn = self.environment.session.papers.draw(kind, id, language)
        changed = kind == SERVICE_REPORT and self.services.signatures.changed_since_signature(id)
        named = self.services.warehouse_papers.named(drawn.number) if kind in OF_WAREHOUSE else None
        return Paper(drawn.pdf, kind, language, drawn.number, drawn.about, changed, named[1] if named else id)

    def _came(self, paper: Paper) -> None:
        self.paper = paper
        self.rendered.emit(paper)

    def _was_saved(self, path: Path) -> None:
        self.environment.settings.set("papers.folder", str(path.parent))
        self.saved.emit(path)


def _written(path: Path, pdf: bytes) -> Path:
    write_atomic(path, pdf)
    return path

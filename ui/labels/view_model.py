"""Labels to be printed: which, on what, from which place of the sheet; their PDF follows each change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot

from fieldservice.domain.labels import BADGE, MOST_COPIES, SIZE, SIZES, Label, LabelRun, LabelSize
from fieldservice.domain.scans import Scanned
from fieldservice.services.labels import KINDS, LabelSet
from fieldservice.system.atomic import write_atomic
from ui.bridge.environment import Environment
from ui.bridge.view_model import ViewModel


class LabelsViewModel(ViewModel):
    """Labels are kept as what they are of (kind and id), so that they can be made anew in another language."""

    changed = Signal()
    rendered = Signal(object)  # bytes
    sets_read = Signal(object)  # list of LabelSet
    not_added = Signal(object)  # Scanned, for its sentence or its candidates
    saved = Signal(object)  # Path

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        settings = environment.settings
        self.items: list[tuple[str, str]] = []
        self.lines: list[tuple[Label, ...]] = []  # of each item
        self.labels: list[Label] = []
        self.size: LabelSize = SIZE.get(settings.get("labels.size", ""), SIZES[0])
        self.start = max(1, settings.get("labels.start", 1))
        self.copies = 1
        self.language = "zh_CN"
        self.pdf: bytes | None = None

    def open(self, kind: str, ids: Sequence[str], language: str) -> None:
        """Begin with the labels of these records (none: with what was chosen before)."""
        self.language = language
        if kind and ids:
            self.items = [(kind, id) for id in ids]
            self.copies = 1
        self._make()
        self.jobs.read(self.services.labels.sets, self._sets_came, key="labels.sets")

    def begin_badges(self) -> None:
        """Badges of all our people, in the size of a card."""
        self.items, self.copies = [], 1
        self.choose(size=BADGE)
        self.add_set(LabelSet("people"))

    def run(self) -> LabelRun:
        """What would be printed now."""
        context = self.services.context
        return LabelRun(
            tuple(self.labels), self.size, self.start, self.copies, context.now().astimezone(context.zone).date()
        )

    def add(self, kind: str, ids: Sequence[str]) -> None:
        """Add labels of records."""
        self.items += [(kind, id) for id in ids]
        self._make()

    def add_code(self, text: str) -> None:
        """Add the label of what was scanned or typed."""
        self.jobs.read(lambda: self.services.scanning.resolve(text), self.add_scanned)

    @Slot(object)
    def add_scanned(self, found: Scanned) -> bool:
        """Add the label of what was scanned; False when it is nothing that has one."""
        if found.known and found.kind in KINDS:
            self.add(found.kind, [found.id])
            return True
        self.not_added.emit(found)
        return False

    def add_set(self, chosen: LabelSet) -> None:
        """Add many at once."""
        self.jobs.read(lambda: self.services.labels.members(chosen), self._members_came)

    @Slot(object)
    def _members_came(self, members: list[tuple[str, str]]) -> None:
        self.items += members
        self._make()

    def remove(self, at: int) -> None:
        """Leave out what stands in a line (all boxes of a shipment)."""
        del self.items[at]
        self._make()

    def clear(self) -> None:
        """Leave out all."""
        self.items = []
        self._make()

    def choose(self, size: str = "", start: int | None = None, copies: int | None = None, language: str = "") -> None:
        """Another size, first place, number of copies or language."""
        if size:
            self.size = SIZE[size]
            self.environment.settings.set("labels.size", size)
        if start is not None:
            self.start = min(max(1, start), self.size.count)
            self.environment.settings.set("labels.start", self.start)
        if copies is not None:
            self.copies = min(max(1, copies), MOST_COPIES)
        if language and language != self.language:
            self.language = language
            self._make()
            return
        self._render()

    def was_printed(self) -> None:
        """The sheet has been used up to here; the next run begins behind."""
        run = self.run()
        if not self.size.roll:
            self.choose(start=(run.first + run.total) % self.size.count + 1)

    def save(self, path: Path) -> None:
        """Write the PDF; whole or not at all."""
        pdf = self.pdf
        if pdf is not None:
            self.jobs.write(lambda: _written(path, pdf), done=self._was_saved)

    @property
    def printer_key(self) -> str:
        """The setting with the printer of such labels: rolls have a printer of their own."""
        return "printer.labels_roll" if self.size.roll else "printer.labels_sheet"

    def folder(self) -> Path:
        """Where PDFs were saved last; the home folder at first."""
        kept = Path(self.environment.settings.get("papers.folder", "") or Path.home())
        return kept if kept.is_dir() else Path.home()

    def _make(self) -> None:
        items, language = list(self.items), self.language
        self.jobs.read(lambda: self._made(items, language), self._came, key="labels.make")

    def _made(self, items: list[tuple[str, str]], language: str) -> list[tuple[Label, ...]]:
        return [tuple(made) for made in self.services.labels.each(items, language)]

    @Slot(object)
    def _came(self, made: list[tuple[Label, ...]]) -> None:
        self.items = [item for item, labels in zip(self.items, made, strict=False) if labels]
        self.lines = [labels for labels in made if labels]
        self.labels = [label for labels in self.lines for label in labels]
        self._render()

    def _render(self) -> None:
        run, language = self.run(), self.language
        self.pdf = None
        self.changed.emit()
        if run.labels:
            self.jobs.read(
                lambda: self.environment.session.papers.labels(run, language), self._drawn, key="labels.render"
            )

    @Slot(object)
    def _drawn(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.rendered.emit(pdf)

    @Slot(object)
    def _sets_came(self, sets: list[LabelSet]) -> None:
        self.sets_read.emit(sets)

    @Slot(object)
    def _was_saved(self, path: Path) -> None:
        self.environment.settings.set("papers.folder", str(path.parent))
        self.saved.emit(path)


def _written(path: Path, pdf: bytes) -> Path:
    write_atomic(path, pdf)
    return path

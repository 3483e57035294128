"""Exporting the list: where to, how far, done or stopped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.feedback import ProgressPanel
from ui.work_orders.columns import export_cells, export_header
from ui.work_orders.list_view_model import WorkOrderListViewModel

C = "work_orders"


class ListExport(QObject):
    """Asks for a file and shows the progress in `panel`, below the list."""

    def __init__(self, page: QWidget, environment: Environment, view_model: WorkOrderListViewModel) -> None:
        super().__init__(page)
        self._page, self._environment, self._vm = page, environment, view_model
        self._started = 0.0
        self.panel = ProgressPanel(translate(C, "Writing the list"))
        self.panel.hide()
        self.panel.cancelled.connect(self._cancel)
        view_model.exportProgress.connect(self._progress)
        view_model.exported.connect(self._exported)
        view_model.exportEnded.connect(self.panel.hide)

    def ask(self, rids: Sequence[int] = ()) -> None:
        """Ask where to and begin; `rids` narrows it to some rows."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = str(Path(folder) / (translate(C, "Work orders") + ".xlsx"))
        kinds = f"{translate(C, 'Excel workbook')} (*.xlsx);;{translate(C, 'CSV table')} (*.csv)"
        title = translate(C, "Export the list")
        chosen, kind = QFileDialog.getSaveFileName(self._page, title, suggested, kinds)
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() not in (".xlsx", ".csv"):
            path = path.with_name(path.name + (".csv" if "*.csv" in kind else ".xlsx"))
        self.begin(path, rids)

    def begin(self, path: Path, rids: Sequence[int] = ()) -> None:
        """Write to `path`."""
        self._started = monotonic()
        self.panel.cancel.setEnabled(True)
        self.panel.set_progress(0, 0)
        self.panel.show()
        self._vm.export(path, export_header(), export_cells, rids)

    @Slot(int, int)
    def _progress(self, done: int, total: int) -> None:
        spent = monotonic() - self._started
        left = spent / done * (total - done) if done and spent > 1 else None
        self.panel.set_progress(done, total, left)

    @Slot()
    def _cancel(self) -> None:
        self._vm.cancel_export()
        self._environment.messages.say(translate(C, "The export was stopped; no file was written."))

    @Slot(object, int)
    def _exported(self, path: Path, count: int) -> None:
        self._environment.messages.say(translate(C, "%n work orders are in {file}.", count, file=path.name))

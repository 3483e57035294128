"""The import: a path of four steps at the left, the step in the middle, back and on at the foot."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from fieldservice.i18n import mark, translate
from ui.bridge.environment import Environment
from ui.importing.columns_step import ColumnsStep
from ui.importing.file_step import FileStep
from ui.importing.import_step import ImportStep
from ui.importing.rehearsal_step import RehearsalStep
from ui.importing.view_model import STEPS, import_model
from ui.kit.buttons import Button
from ui.kit.labels import Label, rule
from ui.kit.panels import column, panel, row
from ui.kit.shortcuts import Shortcuts
from ui.kit.stepper import Step, Stepper, StepState
from ui.kit.theme import current
from ui.shell.page import Page

_TITLES = {
    "file": mark("importing_page", "File"),
    "columns": mark("importing_page", "Columns"),
    "rehearsal": mark("importing_page", "Rehearsal"),
    "import": mark("importing_page", "Import"),
}
_LISTS = {
    "customers": "customers",
    "assets": "assets",
    "parts": "parts",
    "stock": "parts",
    "bom": "parts",
    "work-orders": "work_orders",
}
_PATH_WIDTH = 216


class ImportPage(Page):
    """Widgets of the import; everything that happens is the model's, which outlives the page."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.model = import_model(environment)
        self.view_model = self.model
        self.setAcceptDrops(True)
        self.shortcuts = Shortcuts(self)
        self.file_step = FileStep(self.model)
        self.columns_step = ColumnsStep(self.model)
        self.rehearsal_step = RehearsalStep(self.model)
        self.import_step = ImportStep(self.model)
        self.stack = QStackedWidget()
        for step in (self.file_step, self.columns_step, self.rehearsal_step, self.import_step):
            self.stack.addWidget(step)
        self._build()
        self.file_step.choose.connect(self._choose_file)
        self.file_step.choose_mapping.connect(self._choose_mapping)
        self.columns_step.load.connect(self._choose_mapping)
        self.columns_step.save.connect(self._save_mapping)
        self.import_step.save_refused.connect(self._save_refused)
        self.import_step.open_list.connect(self._open_list)
        self.import_step.another.connect(self._another)
        self.model.changed.connect(self._update)
        self.model.saved.connect(self._saved)
        self._step_shown = self._busy_shown = ""
        self._update()

    def _build(self) -> None:
        theme = current()
        whole = column(self)
        self.title = Label(translate("importing_page", "Import"), "title", strong=True)
        self.subject = Label("", "body", "muted", elide=True)
        head = QWidget()
        line = row(self.title, self.subject, spacing=12)
        line.setStretch(1, 1)
        line.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        head.setLayout(line)
        head.setFixedHeight(theme.px(52))
        whole.addWidget(head)
        whole.addWidget(rule(edge=True))
        self.path = Stepper(translate("importing_page", "Steps of the import"))
        self.path.chosen.connect(self._go)
        side = panel("surface")
        side.setFixedWidth(theme.px(_PATH_WIDTH))
        beside = column(side, 8)
        beside.addWidget(self.path)
        beside.addStretch(1)
        middle = row(side, rule(vertical=True, edge=True), self.stack, spacing=0)
        middle.setStretch(2, 1)
        whole.addLayout(middle, 1)
        foot = panel("foot")
        self.back = Button(translate("importing_page", "Back"), "quiet", 36, key="Alt+Up", on_click=self._back)
        self.missing = Label("", "body", "muted", elide=True)
        self.next = Button("", "primary", 36, key="Ctrl+Return", on_click=self._next)
        acts = row(self.back, self.missing, self.next)
        acts.setStretch(1, 1)
        acts.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(8))
        foot.setLayout(acts)
        self.foot = foot
        whole.addWidget(foot)

    # The page of the shell

    def open(self, **params: object) -> None:
        path = params.get("file")
        if isinstance(path, str | Path):
            self.model.open_file(Path(path))
        self.model.refresh()
        self._update()

    def hints(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl O", translate("importing_page", "choose a file")),
            ("Ctrl Enter", translate("importing_page", "next step")),
            ("Alt ↑", translate("importing_page", "step back")),
        ]

    def focus_first(self) -> None:
        step = self.stack.currentWidget()
        if isinstance(step, FileStep | ColumnsStep | ImportStep):
            step.focus_first()
        else:
            self.next.setFocus()

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData()) is not None and self.model.busy != "importing":
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.model.open_file(path)

    # The path

    def _update(self) -> None:
        model = self.model
        self.path.set_steps([self._station(key) for key in STEPS], model.step)
        self.subject.setText(model.path.name if model.path is not None else "")
        for step in (self.file_step, self.columns_step, self.rehearsal_step, self.import_step):
            step.update_from_model()
        self.stack.setCurrentIndex(STEPS.index(model.step))
        self._show_foot()
        settled = bool(self._busy_shown) and not model.busy  # what had the focus may have gone meanwhile
        if self.isVisible() and (model.step != self._step_shown or settled):
            self.focus_first()
        self._step_shown, self._busy_shown = model.step, model.busy

    def _station(self, key: str) -> Step:
        model = self.model
        seconds = {
            "file": model.table.path.name if model.table is not None else "",
            "columns": self._kind_words(),
            "rehearsal": self._rehearsal_words(),
            "import": self._import_words(),
        }
        done = {
            "file": model.table is not None,
            "columns": model.table is not None and not model.missing(),
            "rehearsal": model.rehearsal is not None,
            "import": model.result is not None,
        }
        state: StepState = "done" if done[key] else "open"
        if not model.may_enter(key) and key != model.step:
            state = "blocked"
        elif key == "columns" and model.table is not None and model.missing():
            state = "attention"
        return Step(key, translate("importing_page", _TITLES[key]), seconds[key], state)

    def _kind_words(self) -> str:
        mapping = self.model.mapping
        return dict(self.model.kinds())[mapping.kind] if mapping is not None else ""

    def _rehearsal_words(self) -> str:
        found = self.model.rehearsal
        if found is None:
            return ""
        if not found.bad:
            return translate("importing_page", "%n rows, none refused", n=found.good)
        return translate("importing_page", "{good} good, {bad} refused", good=f"{found.good:,}", bad=f"{found.bad:,}")

    def _import_words(self) -> str:
        if self.model.busy == "importing":
            return translate("importing_page", "Running")
        result = self.model.result
        if result is None:
            return ""
        return translate("importing_page", "Stopped") if result.stopped else translate("importing_page", "Finished")

    def _show_foot(self) -> None:
        model = self.model
        at = STEPS.index(model.step)
        over = model.step == "import" and (model.result is not None or model.busy == "importing")
        self.foot.setVisible(not over and model.table is not None)
        self.back.setVisible(at > 0)
        words = {
            "file": translate("importing_page", "Choose the columns"),
            "columns": translate("importing_page", "Rehearse"),
            "rehearsal": translate("importing_page", "Go on to the import"),
            "import": translate(
                "importing_page", "Import %n rows", n=model.rehearsal.good if model.rehearsal is not None else 0
            ),
        }
        self.next.setText(words[model.step])
        self.next.setAccessibleName(words[model.step])
        self.next.set_key("Ctrl+Return")  # Qt forgets a button's shortcut when its words change
        enabled = not model.busy if at == len(STEPS) - 1 else model.may_enter(STEPS[at + 1]) and not model.busy
        self.next.setEnabled(enabled)
        missing = model.missing() if model.step == "columns" else []
        comma = translate("importing_page", ", ")
        sentence = translate("importing_page", "Still needed: {fields}", fields=comma.join(missing))
        self.missing.setText(sentence if missing else "")

    def _go(self, key: str) -> None:
        self.model.go(key)

    def _next(self) -> None:
        at = STEPS.index(self.model.step)
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()  # a number that is being typed counts
        if at < len(STEPS) - 1:
            self.model.go(STEPS[at + 1])
        elif not self.import_step.chunk.error:
            self.model.start()

    def _back(self) -> None:
        at = STEPS.index(self.model.step)
        if at > 0:
            self.model.go(STEPS[at - 1])

    # Files and lists

    def _choose_file(self) -> None:
        kinds = translate("importing_page", "Tables")
        chosen, _kind = QFileDialog.getOpenFileName(
            self,
            translate("importing_page", "Choose a table"),
            str(self.model.path.parent if self.model.path is not None else Path.home()),
            f"{kinds} (*.xlsx *.xlsm *.xls *.csv *.tsv *.txt);;{translate('importing_page', 'All files')} (*)",
        )
        if chosen:
            self.model.open_file(Path(chosen))

    def _choose_mapping(self) -> None:
        title = translate("importing_page", "Load a column choice")
        chosen, _kind = QFileDialog.getOpenFileName(self, title, str(Path.home()), "JSON (*.json)")
        if chosen:
            self.model.load_mapping(Path(chosen))

    def _save_mapping(self) -> None:
        title = translate("importing_page", "Save the column choice")
        name = f"{self.model.path.stem if self.model.path is not None else 'mapping'}-mapping.json"
        chosen, _kind = QFileDialog.getSaveFileName(self, title, str(Path.home() / name), "JSON (*.json)")
        if chosen:
            self.model.save_mapping(Path(chosen))

    def _save_refused(self) -> None:
        path = self.model.path
        title = translate("importing_page", "Save the refused rows")
        start = path.with_name(f"{path.stem}-refused.csv") if path is not None else Path.home()
        chosen, _kind = QFileDialog.getSaveFileName(self, title, str(start), "CSV (*.csv);;Excel (*.xlsx)")
        if chosen:
            self.model.save_refused(Path(chosen))

    def _saved(self, what: str, count: int) -> None:
        if what == "mapping":
            self.environment.messages.say(translate("importing_page", "The column choice is saved."))
        else:
            self.environment.messages.say(
                translate("importing_page", "%n refused rows are saved with their reasons.", n=count)
            )

    def _open_list(self) -> None:
        mapping = self.model.mapping
        if mapping is not None:
            self.environment.navigator.go(_LISTS[mapping.kind])

    def _another(self) -> None:
        self.model.start_over()


def _dropped(data: QMimeData) -> Path | None:
    """The one file that is dragged."""
    files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return Path(files[0]) if len(files) == 1 else None

"""What the request at hand probably is: asked while one types, learned in the background, taken by a person only."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal, Slot

from fieldservice.services.triage import Call, PastCase, Suggestion
from ui.bridge.environment import Environment
from ui.bridge.jobs import Job
from ui.bridge.view_model import ViewModel
from ui.desk.form import Chosen, IntakeForm

__all__ = ["PastCase", "Suggestion", "TriageViewModel"]

_ASK_AFTER_MS = 250
_BREATH_S = 0.0005


class TriageViewModel(ViewModel):
    """Follows a form that somebody else holds; tells suggestions and takes none by itself."""

    WATCHES = ("fault_code",)

    suggested = Signal(object)  # tuple[Suggestion, ...]
    categories_changed = Signal(object)  # dict[code, (Chinese, English)]

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.suggestions: tuple[Suggestion, ...] = ()
        self._form = IntakeForm()
        self._asked: Call | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_ASK_AFTER_MS)
        self._timer.timeout.connect(self._ask)
        self._learning: Job | None = None

    def begin(self, form: IntakeForm) -> None:
        """Another form is in view: suggest for it at once, and learn meanwhile if it is time to."""
        self._form, self._asked = form, None
        self._show(())
        self.refresh()
        self._ask()
        if self._learning is None:
            self.jobs.read(self.services.triage.learning.due, done=self._learn_if_due, key="triage.due")

    def refresh(self) -> None:
        """Ask again which categories there are."""
        self.jobs.read(self.services.triage.categories, done=self._categories_came, key="triage.categories")

    def form_changed(self) -> None:
        """Something was typed or chosen in the form."""
        if _call(self._form) != self._asked:
            self._timer.start()
        elif self.suggestions:
            self._note()

    # inside

    @Slot()
    def _ask(self) -> None:
        self._timer.stop()
        call = _call(self._form)
        self._asked = call
        self.jobs.read(lambda: (call, self.services.triage.suggest(call)), done=self._came, key="triage.suggest")

    def _came(self, found: tuple[Call, Sequence[Suggestion]]) -> None:
        call, suggestions = found
        if call == self._asked:
            self._show(tuple(suggestions))

    def _show(self, suggestions: tuple[Suggestion, ...]) -> None:
        self.suggestions = suggestions
        self._note()
        self.suggested.emit(suggestions)

    def _note(self) -> None:
        """The form carries what was suggested last, so that it is kept with the request when that is sent."""
        self._form.suggested = [_kept(each) for each in self.suggestions]

    def _learn_if_due(self, due: bool) -> None:
        if due and self._learning is None:
            self._learning = self.jobs.background(self._learn, done=self._learned)

    def _learn(self, job: Job) -> bool:
        def breathe() -> None:
            job.check()
            time.sleep(_BREATH_S)  # lets the window's own thread go first

        learning = self.services.triage.learning
        return learning.due() and learning.learn(breathe)  # another page may have had it learned meanwhile

    def _learned(self, learned: bool) -> None:
        self._learning = None
        if learned:
            self._ask()

    def _categories_came(self, found: dict[str, tuple[str, str]]) -> None:
        self.categories_changed.emit(found)


def _call(form: IntakeForm) -> Call:
    return Call(
        form.fault,
        form.asset["id"] if form.asset else None,
        form.customer["id"] if form.customer else None,
        form.can_stop,
        form.request_id,
    )


def _kept(each: Suggestion) -> Chosen:
    return {"field": each.field, "value": each.value, "score": f"{each.score:.3f}", "source": each.source}

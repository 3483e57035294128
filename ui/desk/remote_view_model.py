"""Guided checks on the phone, for a call that is being taken down or for a request: what to ask next, what was said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from fieldservice.domain.coding import CAUSE, REMEDY, Code, CodeTable, Finding
from fieldservice.services.remote_checks import UNCLEAR, Check, Guide, MakerCode
from ui.bridge.environment import Environment
from ui.bridge.view_model import ViewModel
from ui.desk.form import Chosen, IntakeForm

__all__ = [
    "CAUSE",
    "REMEDY",
    "UNCLEAR",
    "Check",
    "Code",
    "CodeTable",
    "Finding",
    "Guide",
    "RemoteViewModel",
    "checks_of",
]

_TYPING_MS = 250
_Answer = tuple[Guide | None, CodeTable, tuple[MakerCode, ...]]


class RemoteViewModel(ViewModel):
    """`changed` carries the guide, None where there is nothing to go through; `kept` the answers of the call at hand as
    its draft keeps them."""

    WATCHES = ("diagnosis_tree", "diagnosis_run", "diagnosis_step", "service_request", "case_digest", "fault_code")
    changed = Signal(object)  # Guide | None
    kept = Signal(object)  # list[Chosen]

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.guide: Guide | None = None
        self.codes = CodeTable(())
        self.said: tuple[MakerCode, ...] = ()  # makers' error codes that the customer read out
        self._request_id = ""
        self._asked: tuple[str, str, str, str] = ("", "", "", "")  # machine, model, category, words
        self._checks: list[Chosen] = []
        self._tree_id = ""
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self.refresh)

    def of_form(self, form: IntakeForm) -> None:
        """Follow the call at hand; asked when the typing rests. A request that is corrected has answers of its own."""
        if form.request_id:
            if form.request_id != self._request_id:
                self.of_request(form.request_id)
            return
        asset, new = form.asset or {}, form.new_asset or {}
        asked = (asset.get("id", ""), new.get("product_id", ""), form.category, form.fault)
        if (asked, form.checks, self._request_id) != (self._asked, self._checks, ""):
            if not form.checks and asked[0] != self._asked[0]:
                self._tree_id = ""
            self._request_id, self._asked, self._checks = "", asked, list(form.checks)
            self._typing.start()

    def of_request(self, request_id: str) -> None:
        """Follow a request."""
        self._request_id, self._tree_id, self._checks = request_id, "", []
        self._asked = ("", "", "", "")
        self.refresh()

    def follow(self, tree_id: str) -> None:
        """Go through another tree."""
        self._tree_id = tree_id
        self.refresh()

    def answer(self, test: str, outcome: str) -> None:
        """Write down what the customer said, or UNCLEAR."""
        self._put(test, outcome)

    def take_back(self, test: str) -> None:
        """Ask it again."""
        self._put(test, "")

    def refresh(self) -> None:
        self._typing.stop()
        if self._request_id:
            self.jobs.read(self._read_request, done=self._came, key=f"desk.remote.{id(self)}")
        elif any(self._asked) or self._checks:
            asked, checks, tree = self._asked, checks_of(self._checks), self._tree_id
            self.jobs.read(lambda: self._read(asked, checks, tree), done=self._came, key=f"desk.remote.{id(self)}")
        else:
            self._came((None, self.codes, ()))

    def _put(self, test: str, outcome: str) -> None:
        if self.guide is None or not self.guide.open:
            return
        tree = self._tree_id = self.guide.tree_id
        if self._request_id:
            request, remote = self._request_id, self.services.remote_checks

            def work() -> _Answer:
                if outcome:
                    return remote.record(request, tree, test, outcome, initiator=self), self.codes, self.said
                return remote.take_back(request, tree, test, initiator=self), self.codes, self.said

            self.jobs.write(work, done=self._came)
            return
        others = [each for each in self._checks if (each["tree"], each["test"]) != (tree, test)]
        at = self.services.context.now().isoformat()
        new = [{"tree": tree, "test": test, "outcome": outcome, "at": at}] if outcome else []
        self._checks = [*others, *new]
        self.kept.emit(list(self._checks))
        self.refresh()

    def _read_request(self) -> _Answer:
        remote, request = self.services.remote_checks, self._request_id
        return remote.of_request(request, self._tree_id), self._read_codes(), tuple(remote.codes_of_request(request))

    def _read(self, asked: tuple[str, str, str, str], checks: Sequence[Check], tree: str) -> _Answer:
        asset, product, category, words = asked
        remote = self.services.remote_checks
        found = remote.of_words(asset or None, category, words, checks, tree, product_id=product or None)
        said = remote.codes_said(asset or None, words, product_id=product or None)
        return found, self._read_codes(), tuple(said)

    def _read_codes(self) -> CodeTable:
        return CodeTable(
            Code(row.kind, row.code, {"zh_CN": row.name, "en": row.name_en or row.name}, row.parent_code)
            for row in self.services.company.fault_codes()
        )

    @Slot(object)
    def _came(self, found: _Answer) -> None:
        self.guide, self.codes, self.said = found
        self.changed.emit(self.guide)


def checks_of(kept: Sequence[Chosen]) -> tuple[Check, ...]:
    """The answers that a draft keeps; what is damaged is left out."""
    found = []
    for each in kept:
        try:
            at = datetime.fromisoformat(each["at"])
            found.append(Check(each["tree"], each["test"], each["outcome"], at if at.tzinfo is not None else None))
        except (KeyError, ValueError):
            continue
    return tuple(found)

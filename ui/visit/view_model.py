"""The visit on screen: one snapshot of everything, and the verbs, each written and read back in one go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, Signal

from fieldservice.domain.checklist import Address
from fieldservice.domain.coding import Code
from fieldservice.domain.default_codes import default_codes
from fieldservice.errors import FieldServiceError
from fieldservice.services.checklists import ChecklistView, TemplateChoice
from fieldservice.services.my_day import PartHint, Visit
from fieldservice.services.part_usage import PartLineView, Used, VanPart
from fieldservice.services.safety_warnings import SafetyWarning
from fieldservice.services.template_files import FormFile
from fieldservice.services.visit_path import Need, VisitPath
from fieldservice.services.visits import Step
from fieldservice.services.work_order_details import WorkOrderDetail
from ui.bridge.environment import Environment
from ui.bridge.stored import FormAccess
from ui.bridge.view_model import ViewModel

__all__ = [
    "ChecklistView",
    "FormFile",
    "Need",
    "Outcome",
    "PartHint",
    "PartLineView",
    "SafetyWarning",
    "Snapshot",
    "Step",
    "TemplateChoice",
    "Used",
    "VanPart",
    "Visit",
    "VisitPath",
    "VisitViewModel",
    "WorkOrderDetail",
]


@dataclass(frozen=True)
class Snapshot:
    """Everything the screen shows, read at one time. `taken` rises with every reading."""

    taken: int
    visit: Visit
    path: VisitPath
    detail: WorkOrderDetail
    van_id: str | None
    van: tuple[VanPart, ...]
    templates: tuple[TemplateChoice, ...]
    thumbnails: Mapping[str, bytes] = field(default_factory=dict)
    signature_png: bytes = b""  # of the customer, when they signed
    form_files: Mapping[str, Mapping[str, FormFile]] = field(default_factory=dict)  # by template, by name
    warning: SafetyWarning | None = None  # what the office was told is not safe, while it holds
    listed: dict[str, Any] = field(default_factory=dict)  # the questions of each step; see `questions.prepare`

    @property
    def finished(self) -> bool:
        """Nothing can be changed here any more."""
        return self.visit.work_order_status in ("completed", "closed_incomplete", "cancelled", "reviewed", "archived")


@dataclass(frozen=True)
class Outcome:
    """What became of a verb: its name, its result or error, what the screen passed along, and how things are now."""

    what: str
    result: Any = None
    error: FieldServiceError | None = None
    passed: Any = None
    snapshot: Snapshot | None = None


class VisitViewModel(ViewModel):
    """One booking."""

    WATCHES = (
        "booking",
        "work_order",
        "checklist",
        "checklist_answer",
        "part_line",
        "stock_move",
        "time_entry",
        "charge",
        "attachment",
        "signature",
        "note",
        "contact",
        "customer",
        "asset",
        "site",
        "price",
        "escalation",
        "template_file",
    )

    loaded = Signal()
    outcome = Signal(object)  # Outcome of a verb, after `loaded`

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self._context = environment.session.context
        self._taken = count(1)
        self._thumbnails: dict[str, bytes] = {}
        self.form_access = FormAccess(self)
        self._form_files: dict[str, Mapping[str, FormFile]] = {}
        self._media_names: dict[str, frozenset[str]] = {}
        self.booking_id = ""
        self.snapshot: Snapshot | None = None
        self._past: Snapshot | None = None  # let go where it is read: hundreds of questions take a while to forget
        self.saving = 0  # verbs on their way to the disk
        self.wording = ""  # the language in which forms are asked, where somebody chose one
        self._arriving: Outcome | None = None  # its snapshot is being shown
        self.codes: tuple[Code, ...] = tuple(default_codes())

    @property
    def zone(self) -> tzinfo:
        """The zone in which times are shown."""
        return self._context.zone

    def now(self) -> datetime:
        """The present, aware, UTC."""
        return self._context.now()

    def show(self, booking_id: str) -> None:
        """Show a visit."""
        self.booking_id = booking_id
        self.refresh()

    def refresh(self) -> None:
        """Ask again for what is shown."""
        if self.booking_id:
            self.jobs.read(self._read, self._loaded, key=f"visit.{id(self)}")

    def do(self, what: str, verb: Callable[[], Any], passed: Any = None) -> None:
        """Run a verb, then read everything again in the same job; `outcome` follows, also when it is refused."""
        self.saving += 1
        self.jobs.write(lambda: self._done_work(what, verb, passed), self._finished)

    # ---- the way there and back

    def set_off(self) -> None:
        """Start the way to the customer, accepting the visit when it was only proposed."""
        self.do("set_off", self._set_off)

    def _set_off(self) -> Any:
        if self.services.visits.visit(self.booking_id).status == "proposed":
            self.services.bookings.accept(self.booking_id, self)
        return self.services.visits.start_travel(self.booking_id, initiator=self)

    def arrive(self, km: int | None = None) -> None:
        """Be on site."""
        self.do("arrive", lambda: self._arrive(km))

    def _arrive(self, km: int | None) -> Any:
        if self.services.visits.visit(self.booking_id).status == "proposed":
            self.services.bookings.accept(self.booking_id, self)
        return self.services.visits.arrive(self.booking_id, travel_km=km, initiator=self)

    def start_work(self) -> None:
        """Begin the work."""
        self.do("start_work", lambda: self.services.visits.start_work(self.booking_id, initiator=self))

    def leave(self, outcome: str, reason: str, then: str) -> None:
        """Leave the site."""
        booking = self.booking_id
        self.do(
            "leave", lambda: self.services.visits.leave(booking, outcome, reason, then=then, initiator=self), outcome
        )

    def go_back(self, reason: str = "") -> None:
        """Take the last step of the visit back."""
        self.do("go_back", lambda: self.services.visits.go_back(self.booking_id, reason, self))

    def correct(self, **fields: Any) -> None:
        """Correct times or kilometres of the visit."""
        self.do("correct", lambda: self.services.visits.correct(self.booking_id, self, **fields))

    # ---- checklists

    def answer(
        self,
        checklist_id: str,
        place: Address,
        value: object,
        verdict: str | None = None,
        note: str | None = None,
        advance: bool = False,
    ) -> None:
        """Answer a question; `advance` asks the screen to go on when it is on disk."""
        self.do(
            "answer",
            self._safely(
                checklist_id, lambda: self.services.checklists.answer(checklist_id, place, value, verdict, note, self)
            ),
            (checklist_id, place, advance),
        )

    def annotate(self, checklist_id: str, place: Address, note: str, advance: bool = False) -> None:
        """Write the note to a question."""
        self.do(
            "annotate",
            self._safely(checklist_id, lambda: self.services.checklists.annotate(checklist_id, place, note, self)),
            (checklist_id, place, advance),
        )

    def take_answer_back(self, checklist_id: str, place: Address) -> None:
        """Leave a question unanswered again."""
        self.do(
            "take_answer_back",
            self._safely(checklist_id, lambda: self.services.checklists.take_back(checklist_id, place, self)),
            (checklist_id, place, False),
        )

    def _safely(self, checklist_id: str, verb: Callable[[], Any]) -> Callable[[], Any]:
        """After an answer to a safety check the office is told what did not pass, or that it is safe now."""
        views = self.snapshot.detail.checklists if self.snapshot is not None else ()
        if not any(view.checklist.id == checklist_id and view.template.blocks_start for view in views):
            return verb

        def answer_and_tell() -> Any:
            result = verb()
            self.services.visits.report_unsafe(self.booking_id, self)
            return result

        return answer_and_tell

    def ask_in(self, wording: str) -> None:
        """Ask the questions of forms in this language, as far as they have it."""
        self.wording = wording
        self.refresh()

    def add_round(self, checklist_id: str, section: str, path: tuple[int, ...]) -> None:
        """Add a round to a repeated group of questions."""
        self.do(
            "add_round",
            lambda: self.services.checklists.add_round(checklist_id, section, path, self),
            checklist_id,
        )

    def remove_round(self, checklist_id: str, section: str, path: tuple[int, ...]) -> None:
        """Take a round away; its answers are kept."""
        self.do(
            "remove_round",
            lambda: self.services.checklists.remove_round(checklist_id, section, path, self),
            (checklist_id, section, path),
        )

    def restore_round(self, checklist_id: str, section: str, path: tuple[int, ...]) -> None:
        """Put a round that was taken away back with its answers."""
        self.do("restore_round", lambda: self.services.checklists.restore_round(checklist_id, section, path, self))

    def add_checklist(self, template_id: str, stage: str = "before") -> None:
        """Put another checklist on the work order."""
        work_order = self.work_order_id()
        self.do("add_checklist", lambda: self.services.checklists.add(work_order, template_id, stage, self))

    def remove_checklist(self, checklist_id: str) -> None:
        """Take a checklist off; its answers are kept."""
        self.do("remove_checklist", lambda: self.services.checklists.remove(checklist_id, self), checklist_id)

    def restore_checklist(self, checklist_id: str) -> None:
        """Put a removed checklist back."""
        self.do("restore_checklist", lambda: self.services.checklists.restore(checklist_id, self))

    # ---- what was found and done

    def change(self, **fields: Any) -> None:
        """Change fields of the work order."""
        work_order = self.work_order_id()
        self.do("change", lambda: self.services.work_orders.change(work_order, self, **fields), tuple(fields))

    def work_order_id(self) -> str:
        assert self.snapshot is not None
        return self.snapshot.visit.work_order_id

    # ---- reading

    def _done_work(self, what: str, verb: Callable[[], Any], passed: Any) -> Outcome:
        try:
            result = verb()
        except FieldServiceError as error:
            return Outcome(what, None, error, passed, self._read())
        return Outcome(what, result, None, passed, self._read())

    def _read(self) -> Snapshot:
        taken = next(self._taken)
        services = self.services
        self.codes = self._fault_codes() or self.codes
        visit = services.visits.visit(self.booking_id)
        path = services.visits.visit_path(self.booking_id)
        detail = services.work_order_details.detail(visit.work_order_id)
        van_id = services.part_usage.van_of(path.booking.technician_id)
        van = tuple(services.part_usage.van_parts(van_id)) if van_id else ()
        from ui.visit.questions import prepare  # it knows snapshots

        snapshot = Snapshot(
            taken,
            visit,
            path,
            detail,
            van_id,
            van,
            tuple(services.checklists.templates(visit.work_order_id)),
            self._pictures(detail),
            self._signature(detail),
            self._files_of_forms(detail),
            self._warning(visit),
        )
        for view in detail.checklists:
            if self.wording in view.template.languages:
                view.state.wording = self.wording
        self._past = None
        return prepare(snapshot)

    def _warning(self, visit: Visit) -> SafetyWarning | None:
        if visit.status != "on_site":
            return None
        return next(iter(self.services.safety_warnings.of_work_order(visit.work_order_id)), None)

    def _fault_codes(self) -> tuple[Code, ...]:
        return tuple(
            Code(row.kind, row.code, {"zh_CN": row.name, "en": row.name_en or row.name}, row.parent_code, row.archived)
            for row in self.services.company.fault_codes(archived=True)
        )

    def _signature(self, detail: WorkOrderDetail) -> bytes:
        signature = detail.signatures.get("customer")
        if signature is None or not signature.image_sha:
            return b""
        if signature.id not in self._thumbnails:
            try:
                self._thumbnails[signature.id] = self.services.signatures.image(signature) or b""
            except FieldServiceError:
                return b""  # the name and time are shown without the picture
        return self._thumbnails[signature.id]

    def _pictures(self, detail: WorkOrderDetail) -> dict[str, bytes]:
        """Thumbnails by attachment; read from disk once."""
        found: dict[str, bytes] = {}
        for photo in detail.photos:
            if photo.id not in self._thumbnails:
                try:
                    self._thumbnails[photo.id] = self.services.attachments.thumbnail(photo) or b""
                except FieldServiceError:
                    continue  # shown without a picture; opening it says what is wrong
            found[photo.id] = self._thumbnails[photo.id]
        return found

    def _files_of_forms(self, detail: WorkOrderDetail) -> dict[str, Mapping[str, FormFile]]:
        """The files of the forms that name any; read once, again while some are not here yet."""
        found = {}
        for view in detail.checklists:
            id = view.checklist.template_id
            if id not in self._media_names:
                self._media_names[id] = view.template.media_names
            named = self._media_names[id]
            if not named:
                continue
            if id not in self._form_files or named - {n for n, file in self._form_files[id].items() if file.here}:
                self._form_files[id] = self.services.template_files.shown(id)
            found[id] = self._form_files[id]
        return found

    def _take(self, snapshot: Snapshot | None) -> None:
        if snapshot is None or (self.snapshot is not None and snapshot.taken < self.snapshot.taken):
            return
        if snapshot.visit.booking_id != self.booking_id:
            return
        self._past, self.snapshot = self.snapshot, snapshot
        self.loaded.emit()

    def _loaded(self, snapshot: Snapshot) -> None:
        self._take(snapshot)

    def _finished(self, outcome: Outcome) -> None:
        self.saving -= 1
        self._arriving = outcome
        self._take(outcome.snapshot)
        self._arriving = None
        self.outcome.emit(outcome)

    def answered_here(self, key: object) -> bool:
        """Whether the snapshot that is being shown comes with the outcome of answering this question."""
        outcome = self._arriving
        if outcome is None or outcome.what != "answer" or outcome.error is not None or not outcome.passed:
            return False
        return bool(outcome.passed[:2] == key)

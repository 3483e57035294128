"""Taking a call: finding caller and machine while one types, the panel beside it, the draft, and what is sent."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal, Slot

from fieldservice.domain.coding import Finding
from fieldservice.domain.records import Contact, Product, ServiceRequest
from fieldservice.errors import FieldServiceError, UserError
from fieldservice.services.intake import (
    AssetMatch,
    Beside,
    CallerMatch,
    Completeness,
    Taken,
)
from fieldservice.services.validation import phone_problem
from ui.bridge.environment import Environment
from ui.bridge.view_model import ViewModel
from ui.desk.draft_book import Parked
from ui.desk.form import Chosen, IntakeForm, field_of, new_asset, new_customer
from ui.desk.intake_work_view_model import (
    IntakeWork,
    asset_chosen,
    caller_chosen,
    customer_chosen,
    draft_of,
    told_contact,
)
from ui.desk.triage_view_model import TriageViewModel

__all__ = ["AssetMatch", "Beside", "CallerMatch", "Completeness", "Contact", "IntakeViewModel", "Parked", "Product"]

_SAVE_AFTER_MS = 400
_COUNT_AFTER_MS = 120


class IntakeViewModel(ViewModel):
    """Holds the `form`; the page tells every change, the view model tells what it filled in by itself."""

    WATCHES = ("service_request", "work_order", "booking", "asset", "customer", "contact", "contract")

    opened = Signal()  # another form is in view: show all of it
    filled = Signal()  # customer, contact or machine were filled in from one another
    callers_found = Signal(int, object)  # ticket, list[CallerMatch | AssetMatch]
    assets_found = Signal(int, object)  # ticket, list[AssetMatch]
    contacts_changed = Signal(object)  # list[Contact]
    beside_changed = Signal(object)  # Beside | None
    completeness_changed = Signal(object)  # Completeness
    duplicates_changed = Signal(str, object)  # customer | asset, list[Duplicate]
    products_changed = Signal(object)  # list[Product]
    photos_changed = Signal(object)  # list[(key, thumbnail bytes, name)]
    saved = Signal(object)  # datetime
    parked_changed = Signal(object)  # list[Parked]
    sent = Signal(str, str, str)  # what became of it (work_order | request), id, number
    refused = Signal(str, str)  # field ("" for none in particular), sentence
    busy_changed = Signal(bool)

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.form = IntakeForm()
        self.busy = False
        self.triage = TriageViewModel(environment)
        self._work = IntakeWork(self.services, initiator=self)
        self._book = self._work.book
        self._dirty = False
        self._save_timer = self._timer(_SAVE_AFTER_MS, self.keep_draft)
        self._count_timer = self._timer(_COUNT_AFTER_MS, self._count)
        self._products_asked = False

    # opening and keeping

    def open(self, **params: object) -> None:
        """Bring a form into view: the one left open, a parked one (`draft`), or a new one for a machine or customer."""
        self.keep_draft()
        wanted = {name: str(value) for name, value in params.items() if value}
        self.jobs.write(lambda: self._work.opened_form(wanted), done=self._show_form)

    def refresh(self) -> None:
        """Ask again for what stands beside the form."""
        self._ask_beside()
        self._ask_contacts()

    def set_active(self, active: bool) -> None:
        """What is typed is put on disk at once when the page is left."""
        if not active:
            self.keep_draft()
        super().set_active(active)

    def changed(self, **values: object) -> None:
        """Something was typed or chosen."""
        for name, value in values.items():
            setattr(self.form, name, value)
        if self.form.is_empty():
            self.form.started_at = ""
        elif not self.form.started_at:
            self.form.started_at = self._now().isoformat()
        self._dirty = True
        self._save_timer.start()
        self._count_timer.start()
        self.triage.form_changed()

    def keep_draft(self) -> None:
        """Put the draft on disk now."""
        self._save_timer.stop()
        if not self._dirty:
            return
        self._dirty = False
        self.form.saved_at = self._now().isoformat()
        kept = self._copy()
        self.jobs.write(lambda: self._work.keep(kept), done=self._draft_kept)

    def park(self) -> None:
        """Put this call aside and begin with the next one."""
        self._save_timer.stop()
        self._dirty = False
        form = self.form
        form.saved_at = self._now().isoformat()
        self._take_form(IntakeForm())
        self.jobs.write(lambda: (self._book.park(form), self._book.parked())[1], done=self._parked_came)

    def resume(self, id: str) -> None:
        """Go on with a parked call; the one in view is parked instead."""
        self.keep_draft()
        self.jobs.write(lambda: self._work.opened_form({"draft": id}), done=self._show_form)

    def clear(self) -> None:
        """Begin anew with nothing in the form."""
        self._save_timer.stop()
        self._dirty = False
        self._take_form(IntakeForm())
        self.jobs.write(lambda: self._book.keep(None))

    # finding

    def find_callers(self, text: str, ticket: int) -> None:
        """Customers for what was typed; machines when no customer is called like that."""
        self.jobs.read(lambda: (ticket, self._callers(text)), done=self._callers_came, key="intake.callers")

    def find_assets(self, text: str, ticket: int) -> None:
        """Machines for what was typed or scanned, those of the chosen customer first."""
        customer_id = self.form.customer["id"] if self.form.customer else None
        find = self.services.intake.find_assets
        self.jobs.read(lambda: (ticket, find(text, customer_id)), done=self._assets_came, key="intake.assets")

    def take_caller(self, match: CallerMatch) -> None:
        """The customer is known, and the contact when phone or name told who it is."""
        self.form.customer = caller_chosen(match)
        self.form.new_customer = None
        self.form.contact = told_contact(match) or self.form.contact
        self.changed(customer_text="")
        self.filled.emit()
        self.refresh()

    def take_contact(self, contact: Contact) -> None:
        """Who is calling."""
        chosen = {"id": contact.id, "name": contact.name, "role": contact.role, "phone": contact.phone}
        self.changed(contact=chosen, contact_text="")
        self.filled.emit()

    def take_asset(self, match: AssetMatch) -> None:
        """The machine is known; it brings its customer where none is chosen."""
        row = match.asset
        self.changed(asset=asset_chosen(row), asset_text="", new_asset=None)
        if self.form.customer is None and self.form.new_customer is None and row.customer_id:
            customer_id = row.customer_id
            self.jobs.read(lambda: self.services.directory.customer(customer_id), done=self._customer_came)
        self.filled.emit()
        self.refresh()

    def forget(self, what: str) -> None:
        """The customer, contact or asset was taken out again; a machine of another customer goes with it."""
        self.changed(**{what: None})
        if what == "customer":
            self.changed(contact=None, asset=None)
            self.contacts_changed.emit([])
        self.filled.emit()
        self._ask_beside()

    def begin_new(self, what: str, text: str) -> None:
        """Nobody knows this customer or machine yet: make it with the request."""
        if what == "customer":
            self.changed(new_customer=new_customer(text), customer_text="")
        else:
            self.changed(new_asset=new_asset(text), asset_text="")
            if not self._products_asked:
                self._products_asked = True
                self.jobs.read(lambda: self.services.directory.machines.products(), done=self._products_came)
        self.filled.emit()
        self.check_duplicates(what)

    def check_duplicates(self, what: str) -> None:
        """Warn when the new customer or machine is known already."""
        form = self._copy()
        self.jobs.read(
            lambda: (what, self._work.duplicates(what, form)),
            done=self._duplicates_came,
            key=f"intake.duplicates.{what}",
        )

    def use_known(self, what: str, number: str) -> None:
        """Take the known record that a duplicate warning names."""
        intake = self.services.intake
        find = intake.find_callers if what == "customer" else intake.find_assets
        self.jobs.read(lambda: find(number), done=self._take_known)

    def phone_sentence(self, text: str) -> str:
        """What is wrong with a phone number, in a sentence; empty when it is sound."""
        problem = phone_problem(text)
        return problem.message() if problem else ""

    # photos

    def add_files(self, paths: list[Path]) -> None:
        """Keep files that were chosen or dropped; they are attached when the request is sent."""
        for path in paths:
            self.jobs.write(partial(self._work.kept_file, path), done=self._photo_kept)

    def add_picture(self, data: bytes, name: str) -> None:
        """Keep a pasted picture."""
        self.jobs.write(lambda: self._work.kept_photo(data, name), done=self._photo_kept)

    def remove_photo(self, sha: str) -> None:
        """Take a photo out of the form."""
        self.changed(photos=[photo for photo in self.form.photos if photo["sha"] != sha])
        self._show_photos()

    # sending

    def submit(self) -> None:
        """Record the request and make its work order, ready for dispatch."""
        form = self._copy()
        self._send(lambda: self._work.submit(form))

    def save_request(self) -> None:
        """Record the request (or its corrections) without a work order yet."""
        form = self._copy()
        self._send(lambda: self._work.save(form))

    def answer(self, words: str, first_contact: bool = True, finding: Finding | None = None) -> None:
        """Record a request that was solved on the phone."""
        form = self._copy()
        self._send(lambda: self._work.answer(form, words, first_contact, finding))

    def merge(self, work_order_id: str) -> None:
        """Record the request in the file of a work order that is open already."""
        form = self._copy()
        self._send(lambda: self._work.merge(form, work_order_id))

    # inside

    def _copy(self) -> IntakeForm:
        """The form as it is now: the writer must not see what is typed meanwhile."""
        return IntakeForm.from_values(self.form.to_values())

    def _timer(self, milliseconds: int, call: Any) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(call)
        return timer

    def _now(self) -> datetime:
        return self.services.context.now()

    def _callers(self, text: str) -> list[CallerMatch | AssetMatch]:
        found: list[CallerMatch | AssetMatch] = list(self.services.intake.find_callers(text, 7))
        return found or list(self.services.intake.find_assets(text, None, 7))

    def _send(self, work: Any) -> None:
        if self.busy:
            return
        self._save_timer.stop()
        self._set_busy(True)
        self.jobs.write(work, done=self._was_sent, failed=self._was_refused)

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit(busy)

    def _take_form(self, form: IntakeForm) -> None:
        self.form = form
        self.opened.emit()
        self._show_photos()
        self._count()
        self.triage.begin(form)
        self.refresh()

    @Slot()
    def _count(self) -> None:
        self._count_timer.stop()
        draft = draft_of(self.form)
        self.jobs.read(
            lambda: self.services.intake.completeness(draft),
            done=self._completeness_came,
            key="intake.completeness",
        )

    def _ask_beside(self) -> None:
        asset_id = self.form.asset["id"] if self.form.asset else None
        customer_id = self.form.customer["id"] if self.form.customer else None
        self.jobs.read(
            lambda: self.services.intake.beside(asset_id, customer_id) if asset_id or customer_id else None,
            done=self._beside_came,
            key="intake.beside",
        )

    def _ask_contacts(self) -> None:
        if self.form.customer is None:
            return
        customer_id = self.form.customer["id"]
        self.jobs.read(
            lambda: list(self.services.directory.customer(customer_id).contacts),
            done=self._contacts_came,
            key="intake.contacts",
        )

    def _show_photos(self) -> None:
        shown = [(p["sha"], self._work.thumbnails.get(p["sha"], b""), p["name"]) for p in self.form.photos]
        self.photos_changed.emit(shown)

    def _show_form(self, found: tuple[IntakeForm, list[Parked]]) -> None:
        form, parked = found
        self._dirty = False
        self._take_form(form)
        self.parked_changed.emit(parked)
        if form.saved_at:
            self.saved.emit(datetime.fromisoformat(form.saved_at))

    def _draft_kept(self, _result: object) -> None:
        if self.form.saved_at:
            self.saved.emit(datetime.fromisoformat(self.form.saved_at))

    def _callers_came(self, found: tuple[int, list[CallerMatch | AssetMatch]]) -> None:
        self.callers_found.emit(*found)

    def _assets_came(self, found: tuple[int, list[AssetMatch]]) -> None:
        self.assets_found.emit(*found)

    def _duplicates_came(self, found: tuple[str, list[Any]]) -> None:
        self.duplicates_changed.emit(*found)

    def _parked_came(self, parked: list[Parked]) -> None:
        self.parked_changed.emit(parked)

    def _products_came(self, products: list[Product]) -> None:
        self.products_changed.emit(products)

    def _completeness_came(self, found: Completeness) -> None:
        self.completeness_changed.emit(found)

    def _beside_came(self, found: Beside | None) -> None:
        self.beside_changed.emit(found)

    def _contacts_came(self, contacts: list[Contact]) -> None:
        self.contacts_changed.emit(contacts)

    def _customer_came(self, detail: Any) -> None:
        if self.form.customer is None:
            self.changed(customer=customer_chosen(detail))
            self.filled.emit()
            self.contacts_changed.emit(list(detail.contacts))

    def _take_known(self, matches: list[CallerMatch] | list[AssetMatch]) -> None:
        for match in matches[:1]:
            self.take_caller(match) if isinstance(match, CallerMatch) else self.take_asset(match)

    def _photo_kept(self, photo: Chosen) -> None:
        if all(kept["sha"] != photo["sha"] for kept in self.form.photos):
            self.changed(photos=[*self.form.photos, photo])
        self._show_photos()

    def _was_sent(self, result: Taken | ServiceRequest) -> None:
        self._set_busy(False)
        self._dirty = False
        corrected = self.form.request_id
        if corrected:
            self.jobs.write(lambda: self.services.drafts.forget(f"request.{corrected}", initiator=self))
        else:
            self.jobs.write(lambda: self._book.keep(None))
        self._take_form(IntakeForm())
        if isinstance(result, Taken):
            self.sent.emit("work_order", result.work_order.id, result.work_order.number)
        else:
            self.sent.emit("request", result.id, result.number)
        unattached, self._work.unattached = self._work.unattached, []
        for error in unattached:
            self.environment.messages.problem(error)

    def _was_refused(self, error: FieldServiceError) -> None:
        self._set_busy(False)
        self._dirty = True
        self.keep_draft()
        if not isinstance(error, UserError):
            self.environment.messages.problem(error)
            return
        self.refused.emit(field_of(error.code), error.message())

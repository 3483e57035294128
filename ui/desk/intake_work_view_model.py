"""What the intake page has done in the writer: which form is shown, pictures kept, the request recorded. No Qt here."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from fieldservice.domain.coding import Finding
from fieldservice.domain.records import ServiceRequest
from fieldservice.errors import FieldServiceError
from fieldservice.services.container import Services
from fieldservice.services.directory import AssetRow, Duplicate
from fieldservice.services.intake import CallerMatch, NewAsset, NewContact, NewCustomer, RequestDraft, Taken
from fieldservice.services.triage import Suggested
from fieldservice.system.atomic import environment_fault_from
from fieldservice.system.media import prepare_photo
from ui.desk.draft_book import DraftBook, Parked
from ui.desk.form import Chosen, IntakeForm
from ui.desk.remote_view_model import checks_of


class IntakeWork:
    """Called by the view model inside jobs; `initiator` is the view model."""

    def __init__(self, services: Services, initiator: object) -> None:
        self._services, self._initiator = services, initiator
        self.book = DraftBook(services.drafts, initiator)
        self.thumbnails: dict[str, bytes] = {}
        self.unattached: list[FieldServiceError] = []

    def opened_form(self, wanted: dict[str, str]) -> tuple[IntakeForm, list[Parked]]:
        """In the writer: which form is to be shown."""
        if "draft" in wanted:
            form = self.book.resume(wanted["draft"]) or IntakeForm()
        elif "request_id" in wanted:
            form = self._form_of_request(wanted["request_id"])
        else:
            form = self.book.current() or IntakeForm()
            if not form.is_empty() and not _is_about(form, wanted):
                self.book.park(form)
                form = IntakeForm()
        self._prefill(form, wanted)
        for photo in form.photos:
            if photo.get("thumbnail") and photo["sha"] not in self.thumbnails:
                self.thumbnails[photo["sha"]] = self._blobs().read(photo["thumbnail"])
        return form, self.book.parked()

    def keep(self, form: IntakeForm) -> None:
        """Keep the draft; corrections of a request are kept apart from the calls at hand."""
        if form.request_id:
            self._services.drafts.save(f"request.{form.request_id}", form.to_values(), initiator=self._initiator)
        else:
            self.book.keep(form)

    def kept_file(self, path: Path) -> Chosen:
        """Keep a picture file until the request is sent."""
        try:
            data = path.read_bytes()
        except OSError as error:
            raise environment_fault_from(error, path) from error
        return self.kept_photo(data, path.name)

    def kept_photo(self, data: bytes, name: str) -> Chosen:
        """The picture is on disk before the form shows it."""
        photo = prepare_photo(data, name, self._services.context.zone)
        sha, thumbnail = self._blobs().put(photo.data).sha256, self._blobs().put(photo.thumbnail).sha256
        self.thumbnails[sha] = photo.thumbnail
        return {"sha": sha, "thumbnail": thumbnail, "name": photo.name}

    def duplicates(self, what: str, form: IntakeForm) -> list[Duplicate]:
        """Records that may be the new customer or machine of the form."""
        directory = self._services.directory
        if what == "customer":
            new = form.new_customer or {}
            return directory.duplicate_customers(new.get("name", ""), new.get("phone", ""))
        return directory.duplicate_assets((form.new_asset or {}).get("serial", ""))

    def submit(self, form: IntakeForm) -> Taken:
        """Record the request and make its work order, ready for dispatch."""
        draft, intake = draft_of(form), self._services.intake
        if form.request_id:
            intake.change(form.request_id, draft, initiator=self._initiator)
            taken = intake.accept(form.request_id, draft.job_kind, initiator=self._initiator)
        else:
            taken = intake.take_and_qualify(draft, initiator=self._initiator)
        self._attach(form.photos, request_id=taken.request.id, work_order_id=taken.work_order.id)
        return taken

    def save(self, form: IntakeForm) -> ServiceRequest:
        """Record the request (or its corrections) without a work order yet."""
        draft, intake = draft_of(form), self._services.intake
        if form.request_id:
            request = intake.change(form.request_id, draft, initiator=self._initiator)
        else:
            request = intake.take_request(draft, initiator=self._initiator)
        self._attach(form.photos, request_id=request.id)
        return request

    def answer(
        self, form: IntakeForm, words: str, first_contact: bool = True, finding: Finding | None = None
    ) -> ServiceRequest:
        """Record a request that was solved on the phone."""
        draft, intake, found = draft_of(form), self._services.intake, finding or Finding()
        if form.request_id:
            intake.change(form.request_id, draft, initiator=self._initiator)
            request = intake.answer_remotely(
                form.request_id, words, initiator=self._initiator, first_contact=first_contact, finding=found
            )
        else:
            request = intake.take_and_answer(
                draft, words, initiator=self._initiator, first_contact=first_contact, finding=found
            )
        self._attach(form.photos, request_id=request.id)
        return request

    def merge(self, form: IntakeForm, work_order_id: str) -> ServiceRequest:
        """Record the request in the file of a work order that is open already."""
        draft, intake = draft_of(form), self._services.intake
        if form.request_id:
            intake.change(form.request_id, draft, initiator=self._initiator)
            request = intake.merge_into(form.request_id, work_order_id, initiator=self._initiator)
        else:
            request = intake.take_and_merge(draft, work_order_id, initiator=self._initiator)
        self._attach(form.photos, request_id=request.id, work_order_id=work_order_id)
        return request

    def _prefill(self, form: IntakeForm, wanted: dict[str, str]) -> None:
        customer_id = wanted.get("customer_id")
        if "asset_id" in wanted:
            beside = self._services.intake.beside(wanted["asset_id"])
            if beside.asset is not None:
                row = beside.asset
                form.asset = asset_chosen(row)
                customer_id = customer_id or row.customer_id
        if customer_id:
            form.customer = customer_chosen(self._services.directory.customer(customer_id))

    def _form_of_request(self, request_id: str) -> IntakeForm:
        kept = self._services.drafts.load(f"request.{request_id}")
        if kept is not None:
            return IntakeForm.from_values(kept)
        detail = self._services.intake.detail(request_id)
        request, contact, asset = detail.request, detail.contact, detail.asset
        form = IntakeForm(
            channel=request.channel,
            request_type=request.request_type,
            category=request.category,
            priority=request.priority,
            complexity=request.complexity,
            can_stop=request.can_stop,
            fault=request.fault,
            phone=request.caller_phone if contact is None or request.caller_phone != contact.phone else "",
            wanted_at=request.wanted_at.isoformat() if request.wanted_at else "",
            request_id=request_id,
        )
        if detail.customer is not None:
            form.customer = customer_chosen(self._services.directory.customer(detail.customer.id))
        if contact is not None:
            form.contact = {"id": contact.id, "name": contact.name, "role": contact.role, "phone": contact.phone}
        else:
            form.contact_text = request.caller_name
        if asset is not None:
            model = detail.product.model if detail.product else ""
            place = asset.location_note or (detail.site.name if detail.site else "")
            form.asset = {
                "id": asset.id,
                "model": model,
                "name": asset.name,
                "serial": asset.serial,
                "place": place,
            }
        return form

    def _attach(self, photos: list[Chosen], **owner: str) -> None:
        """After the request is on record: a photo that can't be attached doesn't undo the call."""
        for photo in photos:
            try:
                data = self._blobs().read(photo["sha"])
                self._services.attachments.add_photo(data, photo["name"], initiator=self._initiator, **owner)
            except FieldServiceError as error:
                self.unattached.append(error)

    def _blobs(self) -> Any:
        return self._services.context.blobs


def draft_of(form: IntakeForm) -> RequestDraft:
    """The form as the service takes it."""
    contact_text = form.contact_text.strip()
    customer, asset = form.new_customer, form.new_asset
    named = customer is not None and form.contact is None and bool(contact_text)
    return RequestDraft(
        channel=form.channel,
        request_type=form.request_type,
        category=form.category,
        priority=form.priority,
        complexity=form.complexity,
        customer_id=form.customer["id"] if form.customer else None,
        contact_id=form.contact["id"] if form.contact else None,
        asset_id=form.asset["id"] if form.asset else None,
        caller_name=contact_text if form.contact is None else "",
        caller_phone=form.phone or (customer or {}).get("phone", ""),
        fault=form.fault,
        can_stop=form.can_stop,
        wanted_at=datetime.fromisoformat(form.wanted_at) if form.wanted_at else None,
        job_kind=form.job_kind,
        new_customer=NewCustomer(**customer) if customer else None,
        new_contact=NewContact(contact_text, phone=form.phone) if named else None,
        new_asset=_new_asset(asset) if asset else None,
        checks=checks_of(form.checks),
        suggested=tuple(_suggested(form, each) for each in form.suggested),
    )


def _suggested(form: IntakeForm, kept: Chosen) -> Suggested:
    field = kept["field"]
    return Suggested(field, kept["value"], float(kept["score"]), kept["source"], str(getattr(form, field)))


def _is_about(form: IntakeForm, wanted: dict[str, str]) -> bool:
    """Whether the call at hand is about the machine or customer that the page was opened for."""
    if "asset_id" in wanted:
        return form.asset is not None and form.asset["id"] == wanted["asset_id"]
    if "customer_id" in wanted:
        return form.customer is not None and form.customer["id"] == wanted["customer_id"]
    return True


def _new_asset(values: Chosen) -> NewAsset:
    return NewAsset(
        serial=values.get("serial", ""),
        name=values.get("name", ""),
        product_id=values.get("product_id") or None,
        location_note=values.get("location_note", ""),
    )


def customer_chosen(detail: Any) -> Chosen:
    customer = detail.customer
    return {
        "id": customer.id,
        "name": customer.name,
        "name_en": customer.name_en,
        "tier": customer.tier,
        "number": customer.number,
        "assets": str(len(detail.assets)),
    }


def caller_chosen(match: CallerMatch) -> Chosen:
    """A found customer as the form keeps it."""
    return {
        "id": match.customer_id,
        "name": match.name,
        "name_en": match.name_en,
        "tier": match.tier,
        "number": match.number,
        "assets": str(match.assets),
    }


def asset_chosen(row: AssetRow) -> Chosen:
    """A found machine as the form keeps it."""
    place = row.location_note or row.site_name
    return {"id": row.id, "model": row.model, "name": row.name, "serial": row.serial, "place": place}


def told_contact(match: CallerMatch) -> Chosen | None:
    """The contact, when phone or name told who is calling; the main contact need not be the caller."""
    if match.contact_id is None or match.reason not in ("phone", "contact"):
        return None
    return {
        "id": match.contact_id,
        "name": match.contact_name,
        "role": match.contact_role,
        "phone": match.contact_phone,
    }

"""One job from the call to the archive: request, work order, visits, parts, times, signature, every step's event."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from fieldservice.demo_data.answers import Answers
from fieldservice.demo_data.build import Build
from fieldservice.demo_data.catalogue import Catalogue
from fieldservice.demo_data.content import Pair, read_json
from fieldservice.demo_data.customers import Owner, hours_on
from fieldservice.demo_data.firm import Firm
from fieldservice.demo_data.stock import Ledger
from fieldservice.demo_data.triage import complexity_of, suggest
from fieldservice.domain.entitlement import ContractCover, Coverage, WarrantyTerms, entitle
from fieldservice.domain.numbers import make_number
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import (
    Asset,
    Booking,
    Note,
    Part,
    PartLine,
    Person,
    Product,
    ServiceRequest,
    ServiceTask,
    Signature,
    TimeEntry,
    WorkOrder,
)
from fieldservice.services.request_draft import summary_of

_LAST_WO, _LAST_SR, _LAST_OP = 100_000, 200_000, 7_000
_DUE_HOURS = {"emergency": 4, "high": 8, "normal": 30, "low": 72}
_EVENTS_DAYS = 400
_REQUEST_TYPES = {"inspection": "maintenance"}


@dataclass
class Job:
    """What is known before anybody goes there."""

    owner: Owner
    asset: Asset
    job_type: str
    case: dict[str, Any]
    opened: datetime
    priority: str = "normal"
    channel: str = "phone"
    asked: bool = True  # a customer's request stands behind it
    due: datetime | None = None


@dataclass
class Told:
    """A job being told; `close` makes its work order row."""

    job: Job
    id: str
    number: str
    product: Product
    contact_id: str
    contact_name: str
    values: dict[str, int]
    call: str
    request_id: str | None
    entitlement: str
    reason: str
    status: str = "qualified"
    status_at: datetime | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    last_technician: Person | None = None


class Teller:
    """Tells jobs; rows go to the build in the order of time."""

    def __init__(
        self, build: Build, firm: Firm, catalogue: Catalogue, ledger: Ledger, answers: Answers, signatures: list[str],
        jobs: int,
    ) -> None:  # fmt: skip
        self.build, self.firm, self.catalogue = build, firm, catalogue
        self._ledger, self._answers, self._signatures = ledger, answers, signatures
        self._wo, self._sr, self._op = _LAST_WO - jobs, _LAST_SR - jobs, _LAST_OP - jobs
        self._phrases = read_json("jobs.json")

    # ---- the beginning

    def start(self, job: Job, values: dict[str, int] | None = None, call: int | None = None) -> Told:
        """The call and the qualified work order."""
        build, rng = self.build, self.build.rng
        product = self._product(job.asset)
        contact = rng.choice(job.owner.contacts)
        if values is None:
            values = {name: rng.randint(*span) for name, span in job.case.get("vars", {}).items()}
            values |= {"t": values.get("t", rng.randint(82, 90)), "d": values.get("d", rng.randint(4, 7))}
        phrases = job.case["calls"]
        text = build.words(phrases[rng.randrange(len(phrases)) if call is None else call], values)
        if job.due is None:
            hours = _DUE_HOURS[job.priority] if job.job_type == "repair" else 24 * 7
            job.due = job.opened + timedelta(hours=hours)
        self._wo += 1
        kind, reason = self._entitlement(job)
        told = Told(
            job, build.id(), make_number("WO", self._wo), product, contact.id, contact.name, values, text, None, kind,
            reason,
        )  # fmt: skip
        creator = self.firm.dispatcher
        if job.asked:
            told.request_id = self.request(job, text, contact.id, "accepted", told.job.opened)
            creator = rng.choice(self.firm.desk)
        at = min(job.opened + (timedelta(minutes=rng.randint(2, 9)) if job.asked else timedelta()), build.now)
        told.fields["opened_at"], told.fields["created_by_id"] = at, creator.id
        build.event("work_order", told.id, "", "draft", at, creator.id, told.id)
        told.status_at = at
        told.status = "draft"
        return told

    def qualify(self, told: Told) -> Told:
        """Ready for planning."""
        self.move(told, "qualified", told.fields["opened_at"], told.fields["created_by_id"])
        return told

    def request(
        self, job: Job, text: str, contact_id: str, status: str, received: datetime, *, answer: str = "",
        reason: str = "", merged: Told | None = None, complete: bool = True,
    ) -> str:  # fmt: skip
        """A service request with its events; returns its id."""
        build = self.build
        self._sr += 1
        agent = build.rng.choice(self.firm.desk)
        contact = next(c for c in job.owner.contacts if c.id == contact_id)
        request_type = _REQUEST_TYPES.get(job.job_type, job.job_type)
        made = ServiceRequest(
            id=build.id(), number=make_number("SR", self._sr), channel=job.channel, request_type=request_type,
            category=job.case["codes"][0] if request_type == "repair" and complete else "", priority=job.priority,
            complexity=complexity_of(job.case["minutes"]) if complete and status == "accepted" else "",
            customer_id=job.owner.customer.id, contact_id=contact_id, site_id=job.asset.site_id,
            asset_id=job.asset.id, caller_name=contact.name, caller_phone=contact.phone, fault=text,
            can_stop=self._can_stop(job), wanted_at=job.due if complete else None, received_at=received,
            received_by_id=agent.id, status=status, answer=answer, merged_into_id=merged.id if merged else None,
            answered_at=received + timedelta(minutes=6) if answer else None,
            answered_by_id=agent.id if answer else None, first_contact=bool(answer) and job.channel == "phone",
        )  # fmt: skip
        build.add(made)
        if status not in ("cancelled", "merged", "new"):
            suggest(build, made)
        build.event("service_request", made.id, "", "new", received, agent.id)
        if status != "new":
            at = min(received + build.minutes(2, 9), build.now)
            build.event("service_request", made.id, "new", status, at, agent.id, merged.id if merged else None, reason)
        return made.id

    def _can_stop(self, job: Job) -> str:
        if job.job_type != "repair":
            return "yes"
        chance = self.build.rng.random()
        return "stopped" if chance < job.case.get("stopped", 0.2) else "yes" if chance < 0.85 else "no"

    def _product(self, asset: Asset) -> Product:
        return next(p for p in self.catalogue.products.values() if p.id == asset.product_id)

    def _entitlement(self, job: Job) -> tuple[str, str]:
        product, contract = self._product(job.asset), job.owner.contract
        cover = None
        if contract is not None and job.asset.contract_id:
            cover = ContractCover(
                contract.starts_on, contract.ends_on, contract.covers_labour, contract.covers_parts,
                contract.covers_travel, contract.number,
            )  # fmt: skip
        asset = job.asset
        coverage = Coverage(
            asset.purchase_date, asset.installed_on, asset.warranty_months, asset.warranty_until,
            WarrantyTerms(
                product.warranty_months, product.covers_labour, product.covers_parts, product.covers_travel
            ),
            cover,
        )  # fmt: skip
        decided = entitle(coverage, self.build.local_day(job.opened))
        values = {k: v.isoformat() if isinstance(v, date) else v for k, v in decided.params.items()}
        return decided.kind, json.dumps({"text": decided.text, **values}, ensure_ascii=False)

    # ---- on the way

    def move(self, told: Told, after: str, at: datetime, by_id: str | None, reason: str = "") -> None:
        """Take the work order to another status."""
        at = max(at, told.status_at or at)
        self.build.event("work_order", told.id, told.status, after, at, by_id, told.id, reason)
        told.status, told.status_at = after, at

    def book(
        self, told: Told, technician: Person, starts: datetime, minutes: int, status: str, booked: datetime, *,
        times: tuple[datetime | None, datetime | None, datetime | None, datetime | None] = (None, None, None, None),
        outcome: str = "", reason: str = "", km: int | None = None,
    ) -> Booking:  # fmt: skip
        """An appointment that has got as far as `status`, with every step up to it."""
        build = self.build
        travel, arrived, work, left = times
        made = Booking(
            id=build.id(), work_order_id=told.id, technician_id=technician.id, starts_at=starts,
            ends_at=starts + timedelta(minutes=minutes), status=status, travel_started_at=travel, arrived_at=arrived,
            work_started_at=work, left_at=left, travel_km=km, outcome=outcome, outcome_reason=reason,
        )  # fmt: skip
        build.add(made)
        steps: list[tuple[str, datetime | None, str]] = [("proposed", booked, self.firm.dispatcher.id)]
        if status != "proposed":
            took = booked + build.minutes(5, 40)
            took = min(took, travel or starts, build.now)
            after = "declined" if status == "declined" else "cancelled" if status == "cancelled" else "accepted"
            steps.append((after, max(took, booked), technician.id))
        steps += [("travelling", travel, technician.id), ("on_site", arrived, technician.id)]
        steps += [("working", work, technician.id), ("left", left, technician.id)]
        before = ""
        if (build.now - booked).days > _EVENTS_DAYS:
            steps = []  # so long ago the times of the visit are kept, not who pressed what
        for after, at, by_id in steps:
            if at is not None:
                why = reason if after in ("left", "declined") else ""
                build.event("booking", made.id, before, after, at, by_id, told.id, why)
                before = after
        told.last_technician = technician
        self._times(told, made, technician)
        return made

    def _times(self, told: Told, booking: Booking, technician: Person) -> None:
        spans = (
            ("travel", booking.travel_started_at, booking.arrived_at, booking.travel_km),
            ("work", booking.work_started_at, booking.left_at, None),
        )
        for kind, starts, ends, km in spans:
            if starts is None or ends is None:
                continue
            self.build.add(
                TimeEntry(
                    id=self.build.id(), work_order_id=told.id, booking_id=booking.id, person_id=technician.id,
                    kind=kind, starts_at=starts, ends_at=ends, minutes=round((ends - starts).total_seconds() / 60),
                    km=km,
                )
            )  # fmt: skip

    # ---- what was found and used

    def find(self, told: Told, *, tested: bool = True) -> None:
        """Problem, cause, remedy as the technician wrote them."""
        case, words, values = told.job.case, self.build.words, told.values
        names = ("problem", "cause", "remedy", "prevention")
        for name in names:
            if name in case:
                told.fields[name] = words(case[name], values)
        if "steps" in case:
            told.fields["repair_steps"] = words(case["steps"], values)
        if "codes" in case:
            told.fields |= dict(zip(("problem_code", "cause_code", "remedy_code"), case["codes"], strict=True))
        if tested:
            told.fields["functional_test"] = words(case["test"], values)
            told.fields["functional_test_result"] = "pass"

    def use_parts(self, told: Told, technician: Person, booking: Booking, at: datetime) -> None:
        """The parts of the case from the technician's van, and what was taken out; written when stock is settled."""
        wanted = self.wanted_parts(told)
        if wanted:
            self._ledger.later(at, lambda: self._use(told, wanted, technician, booking, at))

    def _use(
        self, told: Told, wanted: list[tuple[Part, int]], technician: Person, booking: Booking, at: datetime
    ) -> None:
        for part, pieces in wanted:
            van = self.firm.vans[technician.id]
            moves = self._ledger.use(part, pieces, van, at, technician.id, told.id, told.number)
            for move in moves:
                line = PartLine(
                    id=self.build.id(), work_order_id=told.id, booking_id=booking.id, part_id=part.id,
                    quantity_micro=move.quantity_micro, unit=part.unit, lot=move.lot, serial=move.serial,
                    from_location_id=van, move_id=move.id, unit_price_minor=part.price_minor, currency=part.currency,
                    genuine=part.genuine, at=at, by_id=technician.id,
                )  # fmt: skip
                self.build.add(line)
            if part.unit == "pcs" and (part.price_minor or 0) >= 20_000:
                self._take_out(told, part, line, technician, booking, at, pieces)

    def wanted_parts(self, told: Told) -> list[tuple[Part, int]]:
        """(part, pieces) that the case needs on this model."""
        found = []
        for written in told.job.case.get("parts", ()):
            key, _, amount = written.rstrip("?").partition("*")
            if written.endswith("?") and self.build.rng.random() > 0.4:
                continue
            pieces = int(amount) if amount.isdigit() else told.values[amount] if amount else 1
            found.append((self.catalogue.find(key, told.product), pieces))
        return found

    def _take_out(
        self, told: Told, part: Part, used: PartLine, technician: Person, booking: Booking, at: datetime, pieces: int
    ) -> None:
        owed = told.entitlement != "out_of_warranty" or (part.price_minor or 0) > 150_000
        disposition = "return" if owed else self.build.rng.choice(("scrap", "scrap", "customer"))
        if owed:
            self._op += 1
        self.build.add(
            PartLine(
                id=self.build.id(), work_order_id=told.id, booking_id=booking.id, kind="removed", part_id=part.id,
                used_line_id=used.id, quantity_micro=pieces * MICRO, unit=part.unit, disposition=disposition,
                tag_number=make_number("OP", self._op) if owed else "",
                due_on=self.build.local_day(at) + timedelta(days=7) if owed else None, at=at, by_id=technician.id,
                handed_in_at=self._handed_in(at) if owed else None,
            )
        )  # fmt: skip

    def _handed_in(self, at: datetime) -> datetime | None:
        """Old parts come back within the week, nearly always; those of the last days are still in the vans."""
        back = at + timedelta(days=self.build.rng.choice((1, 2, 2, 3, 4, 6)))
        return back if back < self.build.now - timedelta(days=2) else None

    def tasks(self, told: Told, done_at: datetime | None, technician: Person | None) -> None:
        """The pieces of work of planned jobs."""
        for position, title in enumerate(told.job.case.get("tasks", ()), 1):
            self.build.add(
                ServiceTask(
                    id=self.build.id(), work_order_id=told.id, position=position, title=self.build.words(title),
                    status="done" if done_at else "open", done_at=done_at,
                    done_by_id=technician.id if technician and done_at else None,
                )
            )  # fmt: skip

    def checklists(self, told: Told, technician: Person, at: datetime) -> None:
        """Safety and what suits the case, answered."""
        hours = hours_on(told.job.asset, self.build.today, self.build.local_day(at))
        self._answers.answer(told.id, told.job.case, told.values | {"hours": hours}, technician.id, at)

    def note(self, told: Told, text: Pair, at: datetime, by_id: str) -> None:
        """A remark on the work order."""
        self.build.add(Note(id=self.build.id(), work_order_id=told.id, text=self.build.words(text), at=at, by_id=by_id))

    def sign(self, told: Told, booking: Booking, at: datetime, technician: Person) -> None:
        """The customer's signature, or why there is none."""
        chance = self.build.rng.random()
        outcome = "signed" if chance < 0.86 else "absent" if chance < 0.97 else "declined"
        rng, words = self.build.rng, self.build.words
        self.build.add(
            Signature(
                id=self.build.id(), work_order_id=told.id, booking_id=booking.id, outcome=outcome,
                name=told.contact_name if outcome == "signed" else "",
                reason="" if outcome == "signed" else words(rng.choice(self._phrases[outcome])),
                image_sha=rng.choice(self._signatures) if outcome == "signed" else "", at=at, by_id=technician.id,
            )
        )  # fmt: skip
        if outcome == "signed" and rng.random() < 0.4:
            told.fields["customer_feedback"] = words(rng.choice(self._phrases["feedback"]))

    # ---- the end

    def close(self, told: Told, finished: datetime | None = None, reason: str = "") -> WorkOrder:
        """The work order's row as everything above has made it."""
        job = told.job
        day = self.build.local_day(finished or job.opened)
        made = WorkOrder(
            id=told.id, number=told.number, request_id=told.request_id, customer_id=job.owner.customer.id,
            contact_id=told.contact_id, site_id=job.asset.site_id, asset_id=job.asset.id, product_id=told.product.id,
            job_type=job.job_type, priority=job.priority, summary=self._summary(told), description=told.call,
            status=told.status, due_at=job.due, finished_at=finished, closing_reason=reason,
            firmware_before=job.asset.firmware,
            firmware_after=job.asset.firmware if finished and job.job_type == "installation" else "",
            running_hours=hours_on(job.asset, self.build.today, day), entitlement=told.entitlement,
            entitlement_reason=told.reason, **told.fields,
        )  # fmt: skip
        self.build.add(made)
        return made

    def _summary(self, told: Told) -> str:
        return self.build.words(told.job.case["summary"], told.values) or summary_of(told.call)

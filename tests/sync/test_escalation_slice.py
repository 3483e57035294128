"""Whoever is asked sees what is needed for the answer, as long as the question is open: with a real hub on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from fieldservice.domain.checklist import Address
from fieldservice.domain.records import (
    Asset,
    Attachment,
    Booking,
    ChecklistTemplate,
    Contact,
    Customer,
    Note,
    Person,
    Product,
    ServicePoint,
    ServiceRequest,
    Site,
    WorkOrder,
)
from fieldservice.hub.assembly import open_hub
from fieldservice.services.container import Services
from fieldservice.services.diagnosis_trees import DiagnosisTrees
from fieldservice.services.escalations import EscalationView, Question
from fieldservice.services.intake import RequestDraft
from fieldservice.system.clock import FixedClock
from tests.domain.forms import field, form_source
from tests.hub.laptop import serving
from tests.services.conftest import MONDAY_MORNING
from tests.sync.real import Laptop, errors_of, invite, make_laptop, new_person

FORM = form_source(field("pressure", "number"))
PHOTO = b"the label of the machine"


@dataclass
class Firm:
    """The office, the technician on the job, and a specialist who has nothing to do with the customer."""

    office: Laptop
    road: Laptop
    expert: Laptop
    technician: Person
    specialist: Person
    asset: Asset
    past: WorkOrder
    template: ChecklistTemplate

    def services(self, laptop: Laptop) -> Services:
        return Services(laptop.world.context)

    def meet(self) -> None:
        """All have a network until all know everything."""
        for _ in range(2):
            for laptop in (self.road, self.office, self.expert):
                laptop.run()
                assert errors_of(laptop) is None and laptop.waiting == 0

    def call(self) -> ServiceRequest:
        """A customer calls about the machine; a photo came along."""
        services = self.services(self.office)
        draft = RequestDraft(asset_id=self.asset.id, fault="排气温度高，报警停机", note="车间等着用气")
        request = services.intake.take_request(draft)
        ref = self.office.world.context.blobs.put(PHOTO)
        ids = self.office.world.ids
        self.office.add(
            "attachment.add_photo", Attachment(id=ids(), request_id=request.id, sha=ref.sha256, size=ref.size)
        )
        return request

    def job(self, request: ServiceRequest) -> WorkOrder:
        """The technician is booked and has answered a question of the checklist."""
        order = self.services(self.office).intake.accept(request.id).work_order
        now = self.office.world.clock.now()
        self.office.add(
            "booking.book",
            Booking(
                id=self.office.world.ids(), work_order_id=order.id, technician_id=self.technician.id, starts_at=now,
                ends_at=now + timedelta(hours=2),
            ),
        )  # fmt: skip
        self.meet()
        mine = self.services(self.road)
        checklist = mine.checklists.add(order.id, self.template.id)
        mine.checklists.answer(checklist.id, Address("pressure"), "7")
        mine.work_orders.add_note(order.id, "换过温控阀，没用")
        return order

    def has(self, cls: type, id: str) -> bool:
        """Whether the specialist's laptop holds a row."""
        return self.expert.world.read().find(cls, id) is not None

    def seen(self) -> EscalationView:
        (view,) = self.services(self.expert).escalations.inbox()
        return view


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Firm]:
    clock = FixedClock(MONDAY_MORNING)
    hub = open_hub(tmp_path / "hub", clock=clock, name="总部")
    with serving(hub) as port:
        url = f"http://127.0.0.1:{port}"
        dispatcher = new_person(hub, "李思敏", "desk", "dispatcher", "manager", "administrator")
        me, expert = new_person(hub, "周立峰", "technician"), new_person(hub, "陈工", "technician")
        laptops = [
            make_laptop(tmp_path / name, clock, seed) for seed, name in enumerate(("office", "road", "expert"), 1)
        ]
        for laptop, person in zip(laptops, (dispatcher, me, expert), strict=True):
            laptop.join(url, invite(hub, person))
        office, road, specialist = laptops
        office.run()
        ids = office.world.ids
        point = office.add("people.add_service_point", ServicePoint(id=ids(), name="南京"))
        customer = Customer(id=ids(), number="C-1", name="江宁永盛纺织有限公司")
        site = Site(id=ids(), customer_id=customer.id, name="2 号厂房", service_point_id=point.id)
        contact = Contact(id=ids(), customer_id=customer.id, name="王建国", phone="13851884471")
        product = office.add("directory.add_product", Product(id=ids(), model="HC-75V", name="螺杆空压机"))
        asset = Asset(id=ids(), customer_id=customer.id, site_id=site.id, product_id=product.id, serial="23081147")
        office.add("directory.add_customer", customer)
        office.add("directory.add_site", site)
        office.add("directory.add_contact", contact)
        office.add("directory.add_asset", asset)
        past = office.add(
            "work_order.create", WorkOrder(id=ids(), number="WO-7", asset_id=asset.id, summary="去年也高温")
        )
        template = office.add(
            "template.publish", ChecklistTemplate(id=ids(), code="test", name="t", name_en="t", body=FORM)
        )
        DiagnosisTrees(office.world.context).install_shipped()
        made = Firm(office, road, specialist, me, expert, asset, past, template)
        made.meet()
        yield made
        for laptop in laptops:
            laptop.close()
    hub.close()


def test_the_owner_of_a_question_sees_machine_fault_answers_photos_and_history_until_it_is_answered(firm: Firm) -> None:
    request = firm.call()
    order = firm.job(request)
    firm.meet()
    assert not firm.has(WorkOrder, order.id) and not firm.has(Asset, firm.asset.id), "it is none of theirs"
    asked = firm.services(firm.road).escalations.ask(
        Question("还能查什么？", owner_id=firm.specialist.id), work_order_id=order.id
    )
    firm.meet()
    view = firm.seen()
    assert (view.place, view.number, view.machine) == ("work_order", order.number, "HC-75V")
    theirs = firm.services(firm.expert)
    (checklist,) = theirs.checklists.of_work_order(order.id)
    assert checklist.state.cell(Address("pressure")).value == 7
    assert {note.text for note in firm.expert.world.read().where(Note)} == {"车间等着用气", "换过温控阀，没用"}
    (photo,) = firm.expert.world.read().where(Attachment)
    assert theirs.attachments.content(photo) == PHOTO
    assert firm.has(WorkOrder, firm.past.id) and firm.has(ServiceRequest, request.id)
    theirs.work_orders.add_note(order.id, "看一下油气分离器压差")
    theirs.escalations.answer(asked.id, "查油气分离器")
    firm.meet()
    assert "看一下油气分离器压差" in {note.text for note in firm.road.world.read().where(Note)}
    for cls, id in (
        (WorkOrder, order.id),
        (WorkOrder, firm.past.id),
        (Asset, firm.asset.id),
        (ServiceRequest, request.id),
    ):
        assert not firm.has(cls, id), "what was needed for the answer leaves with it"
    assert firm.services(firm.expert).escalations.get(asked.id).place == ""
    firm.services(firm.road).escalations.reopen(asked.id)
    firm.meet()
    assert firm.seen().number == order.number, "asked again, it comes again"


def test_a_question_about_a_call_brings_the_call_and_leaves_with_whoever_has_it_now(firm: Firm) -> None:
    request = firm.call()
    guide = firm.services(firm.office).remote_checks.of_request(request.id)
    assert guide is not None
    firm.services(firm.office).remote_checks.record(request.id, guide.tree_id, "fan", "turning")
    asked = firm.services(firm.office).escalations.ask(
        Question("要不要停机？", owner_id=firm.specialist.id), request_id=request.id
    )
    firm.meet()
    assert (firm.seen().place, firm.seen().machine) == ("request", "HC-75V")
    theirs = firm.services(firm.expert)
    assert theirs.intake.detail(request.id).customer is not None
    seen = theirs.remote_checks.of_request(request.id)
    assert seen is not None and [test.key for test, _ in seen.done] == ["fan"]
    (photo,) = firm.expert.world.read().where(Attachment)
    assert theirs.attachments.content(photo) == PHOTO and firm.has(WorkOrder, firm.past.id)
    order = firm.services(firm.office).intake.accept(request.id).work_order
    firm.meet()
    assert firm.has(WorkOrder, order.id), "the job that is made of the call is what the question is about now"
    firm.services(firm.office).escalations.hand_over(asked.id, "specialist", firm.technician.id)
    firm.meet()
    assert not firm.has(WorkOrder, order.id) and not firm.has(ServiceRequest, request.id)
    (view,) = firm.services(firm.road).escalations.inbox()
    assert view.number and firm.road.world.read().find(ServiceRequest, request.id) is not None

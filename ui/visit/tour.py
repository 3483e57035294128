"""Pictures of the visit for the tour: on its way, a safety check that fails, each step at work, the job written up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ui.tour import Shot, Tour

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.visit.page import VisitPage


def open_visit(tour: Tour, step: str = "") -> VisitPage:
    """Open the technician's next visit at a step."""
    from ui.visit.page import VisitPage

    tour.go("visit", booking_id=tour.facts.next_visit_id, step=step)
    page = tour.desktop.window.page
    assert isinstance(page, VisitPage)
    return page


def at_work(tour: Tour) -> None:
    """Bring the visit on site, with the safety check passed and work begun."""
    services, booking = tour.desktop.session.services, tour.facts.next_visit_id
    _bring_on_site(tour)
    if services.visits.visit(booking).status == "on_site":
        _answer_safety(tour)
        services.visits.start_work(booking)


def _before(tour: Tour) -> None:
    open_visit(tour)


def _on_the_way(tour: Tour) -> None:
    services, booking = tour.desktop.session.services, tour.facts.next_visit_id
    if services.visits.visit(booking).status == "proposed":
        services.bookings.accept(booking)
    if services.visits.visit(booking).status == "accepted":
        services.visits.start_travel(booking)
    open_visit(tour)


def _bring_on_site(tour: Tour) -> None:
    services, booking = tour.desktop.session.services, tour.facts.next_visit_id
    status = services.visits.visit(booking).status
    if status == "proposed":
        services.bookings.accept(booking)
    if status in ("proposed", "accepted", "travelling"):
        services.visits.arrive(booking, travel_km=27)


def _answer_safety(tour: Tour, failed: int = -1, note: str = "") -> None:
    """Pass every item of the safety check but one."""
    services, booking = tour.desktop.session.services, tour.facts.next_visit_id
    for view in services.checklists.of_work_order(services.visits.visit(booking).work_order_id):
        if view.template.blocks_start:
            for at, item in enumerate(view.state.items()):
                verdict, said = ("fail", note) if at == failed else ("pass", "")
                services.checklists.answer(view.checklist.id, item.address, None, verdict, said)


def _safety(tour: Tour) -> None:
    _bring_on_site(tour)
    open_visit(tour, "safety")


def _unsafe(tour: Tour, note: bool = True) -> None:
    from fieldservice.i18n import language

    _bring_on_site(tour)
    said = "排污阀卡住，压力表还有 0.3 MPa" if language() == "zh_CN" else "Drain valve jammed, gauge still at 0.3 MPa"
    _answer_safety(tour, 3, said if note else "")
    if note:
        tour.desktop.session.services.visits.report_unsafe(tour.facts.next_visit_id)
    step: Any = open_visit(tour, "safety").steps["safety"]
    step._answer_again()
    tour.settle()


def _told(tour: Tour, place: str) -> QWidget | None:
    """What the dispatcher sees of it above any page (`answer` opens the dialog), and others on the pages of the job."""
    from ui.safety.banner import WarningRow

    _unsafe(tour)
    desktop, services = tour.desktop, tour.desktop.session.services
    desktop.work_as(tour.facts.dispatcher_id if place in ("requests", "answer") else tour.facts.desk_id)
    desktop.watch_warnings()
    order = services.visits.visit(tour.facts.next_visit_id).work_order_id
    request = services.work_order_details.detail(order).request
    if place == "work_order":
        tour.go("work_order", id=order)
    elif place == "request" and request is not None:
        tour.go("request", id=request.id)
    else:
        tour.go("requests")
    if place != "answer":
        return None
    row = desktop.window.findChild(WarningRow)
    assert row is not None
    row.answer()
    tour.settle()
    return row.dialog


def _was_read(tour: Tour) -> None:
    """The same at the site, once the dispatcher has answered."""
    from fieldservice.i18n import language

    _unsafe(tour)
    store, services = tour.desktop.session.store, tour.desktop.session.services
    store.actor_id = tour.facts.dispatcher_id
    said = "先别动，电工 20 分钟后到。" if language() == "zh_CN" else "Wait, the electrician is there in 20 minutes."
    for warning in services.safety_warnings.waiting():
        services.safety_warnings.read(warning.id, said)
    store.actor_id = tour.facts.technician_id
    tour.settle()
    _unsafe(tour)


def _step(tour: Tour, step: str) -> None:
    at_work(tour)
    open_visit(tour, step)


def _answered(tour: Tour, count: int, mode: str = "one") -> None:
    """The checklist with its first questions answered; one reading fails, one was given twice."""
    from fieldservice.domain.checklist import Address
    from fieldservice.i18n import language

    at_work(tour)
    services = tour.desktop.session.services
    note = "进气滤芯发黑" if language() == "zh_CN" else "The filter is black"
    readings: tuple[tuple[str, object, str | None, str], ...] = (
        ("receiver", "0.42", None, ""), ("load_pressure", "0.62", None, ""), ("solenoid", "works", None, ""),
        ("control_line", None, "pass", ""), ("intake_valve", "part", None, ""), ("intake_filter", "6.4", None, note),
    )  # fmt: skip
    order = services.visits.visit(tour.facts.next_visit_id).work_order_id
    view = next(v for v in services.checklists.of_work_order(order) if v.template.code == "compressor_not_loading")
    for key, value, verdict, said in readings[:count]:
        if view.state.cell(Address(key)).answered:
            continue  # once more would settle what others answered
        services.checklists.answer(view.checklist.id, Address(key), value, verdict, said)
    if count >= len(readings):
        others = (event.by for events in view.others.values() for event in events)
        if tour.facts.dispatcher_id not in others:
            tour.answer_apart(view.checklist.id, "intake_filter", "4.6")
    step: Any = open_visit(tour, "diagnose").steps["diagnose"]
    if mode != step.mode.value():
        step.mode.set_value(mode)
        step.mode.changed.emit(mode)
    step.go_to((view.checklist.id, Address(readings[count - 1][0])))
    tour.settle()


def _checklists(tour: Tour) -> list[Any]:
    services = tour.desktop.session.services
    return list(services.checklists.of_work_order(services.visits.visit(tour.facts.next_visit_id).work_order_id))


def _apart(tour: Tour) -> None:
    """Where the two are asked which answer counts."""
    _answered(tour, 6)
    row = next(row for row in tour.desktop.session.services.conflicts.inbox("open") if row.kind == "answers")
    tour.go("conflicts", id=row.id)


def _tree(tour: Tour, outcomes: tuple[int, ...], settle: bool = False) -> None:
    """The diagnosis tree, after these outcomes, by number, of the tests that came next."""
    from ui.visit.question_steps import TREE, DiagnoseStep

    at_work(tour)
    step = open_visit(tour, "diagnose").steps["diagnose"]
    assert isinstance(step, DiagnoseStep)
    diagnosis, work_order = tour.desktop.session.services.diagnosis, step.snapshot.visit.work_order_id
    fitting = next((choice for choice in diagnosis.choices(work_order) if choice.rank is not None), None)
    if fitting is not None and outcomes:
        run = diagnosis.start(work_order, fitting.id).id
        for done in diagnosis.view(run).steps:
            diagnosis.take_back(run, done.test.key)
        for number in outcomes:
            tests = diagnosis.view(run).standing.tests
            if tests:
                diagnosis.record(run, tests[0].test.key, tests[0].test.outcomes[number].key)
        found = diagnosis.view(run).standing.found
        if settle and found is not None:
            diagnosis.conclude(run, found.key)
    step.mode.set_value(TREE)
    step.mode.changed.emit(TREE)
    tour.settle()


def _written_up(tour: Tour, step: str) -> None:
    """The step of a job that is nearly done: parts, findings, test, photos and the signature are there."""
    at_work(tour)
    _do_the_work(tour)
    open_visit(tour, step)


def _do_the_work(tour: Tour) -> None:
    from fieldservice.i18n import language
    from ui.demo.drawings import panel_photo, signature_png

    services, booking = tour.desktop.session.services, tour.facts.next_visit_id
    order = services.visits.visit(booking).work_order_id
    if services.part_usage.lines(order):
        return
    van = services.part_usage.van_of(tour.facts.technician_id)
    held = services.part_usage.van_parts(van)[:2] if van else []
    used = [
        services.part_usage.use_part(order, each.part.id, lot=each.lot, serial=each.serial, booking_id=booking).line
        for each in held
    ]
    for line in used[-1:]:
        services.part_usage.remove_part(order, "return", used_line_id=line.id, booking_id=booking)
    zh = language() == "zh_CN"
    services.work_orders.change(
        order,
        problem="储气罐压力 0.42 MPa，机器运转但不加载" if zh else "Receiver at 0.42 MPa, runs without loading",
        cause="进气阀电磁阀卡滞，控制气路有油泥" if zh else "The solenoid valve sticks, sludge in its control line",
        remedy="更换进气阀电磁阀，清洗控制气路" if zh else "Solenoid valve replaced, control line cleaned",
        functional_test_result="pass",
        functional_test="满载 15 分钟，压力稳定在 0.75 MPa" if zh else "15 minutes on load, steady at 0.75 MPa",
        customer_feedback="处理很快，讲得清楚。" if zh else "Quick, and well explained.",
    )
    for stage, degrees in (("before", 101), ("after", 84)):
        services.attachments.add_photo(panel_photo(degrees, 7859), f"{degrees} ℃.png", stage=stage, work_order_id=order)
    for view in services.checklists.of_work_order(order):
        for item in view.state.items():
            if not item.cell.answered and item.question.kind == "check":
                services.checklists.answer(view.checklist.id, item.address, None, "pass")
    contact = services.work_order_details.detail(order).contact
    services.signatures.sign(order, "customer", contact.name if contact else "沈国平", signature_png(), booking)


def _not_fixed(tour: Tour) -> None:
    at_work(tour)
    open_visit(tour).head.cannot.click()
    tour.settle()


def _form_shots() -> tuple[Shot, ...]:
    from ui.visit.tour_form import SHOTS

    return SHOTS


SHOTS: tuple[Shot, ...] = (
    Shot("visit-1-travel", _before),
    Shot("visit-2-arrive", _on_the_way),
    Shot("visit-3-safety", _safety),
    Shot("visit-3-unsafe-note", partial(_unsafe, note=False)),
    Shot("visit-3-unsafe", _unsafe),
    *(
        Shot(f"visit-3-unsafe-{place}", partial(_told, place=place))
        for place in ("requests", "work_order", "request", "answer")
    ),
    Shot("visit-3-unsafe-read", _was_read),
    *(
        Shot(f"visit-{number}-{step}", partial(_step, step=step))
        for number, step in (
            ("4", "diagnose"),
            ("5", "parts"),
            ("6", "work"),
            ("7", "test"),
            ("8", "photos"),
            ("9", "report"),
            ("10", "signature"),
            ("11", "leave"),
        )
    ),
    Shot("visit-4-diagnose-choice", partial(_answered, count=5)),
    Shot("visit-4-diagnose-failed", partial(_answered, count=6)),
    Shot("visit-4-diagnose-all", partial(_answered, count=6, mode="all")),
    Shot("visit-4-diagnose-apart", _apart),
    Shot("visit-4-tree-offered", partial(_tree, outcomes=())),
    Shot("visit-4-tree", partial(_tree, outcomes=(-1, -1))),
    Shot("visit-4-tree-found", partial(_tree, outcomes=(-1,) * 9)),
    Shot("visit-4-tree-parts", partial(_tree, outcomes=(-1, 0, 0, 0))),
    Shot("visit-4-tree-settled", partial(_tree, outcomes=(-1, 0, 0, 0), settle=True)),
    *_form_shots(),
    Shot("visit-11-not-fixed", _not_fixed),
    *(
        Shot(f"visit-done-{step}", partial(_written_up, step=step))
        for step in ("parts", "work", "test", "photos", "report", "signature", "leave")
    ),
)

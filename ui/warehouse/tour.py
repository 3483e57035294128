"""Pictures of the warehouse for the tour: the queue and the bench, with parts asked for, picked and delivered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from fieldservice import i18n
from ui.tour import Shot, Tour

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

MICRO = 1_000_000
_PIECES = (4, 2, 3, 2, 1, 6, 2)
_made: dict[int, dict[str, str]] = {}


def _keeper(tour: Tour) -> dict[str, str]:
    """The keeper works at this computer, and has something to do; ids of what was made by what it is."""
    desktop = tour.desktop
    if desktop.person is None or desktop.person.id != tour.facts.keeper_id:
        desktop.work_as(tour.facts.keeper_id)
        tour.settle()
    if id(desktop) not in _made:
        _made[id(desktop)] = _fill(tour)
        tour.settle()
    return _made[id(desktop)]


def _fill(tour: Tour) -> dict[str, str]:
    """A day in the central warehouse: requests of three technicians, one list half picked, a delivery on its way."""
    services = tour.desktop.session.services
    now, made = services.context.now(), dict[str, str]()
    (central,) = services.catalogue.stock.locations(("central",))
    held: dict[str, Any] = {}
    for each in services.catalogue.stock.held_at(central.id):
        plain = each.part.tracking == "none" and not each.part.expiry_tracked and each.part.unit == "pcs"
        if plain and each.row.quantity_micro >= 8 * MICRO:
            held.setdefault(each.part.id, each)
    chosen = list(held.values())[:18]
    technicians = services.people.technicians()
    first = next(each for each in technicians if each.id == tour.facts.technician_id)
    others = [each for each in technicians if each.id != first.id]

    def ask(person: Any, parts: list[Any], due: timedelta, priority: str = "normal", **more: Any) -> tuple[str, ...]:
        wanted = [_wanted(each.part.id, pieces) for each, pieces in zip(parts, _PIECES, strict=False)]
        asked = services.part_requests.ask(wanted, person_id=person.id, needed_at=now + due, priority=priority, **more)
        return tuple(line.id for line in asked.lines)

    lines = ask(first, chosen[:7], timedelta(hours=2, minutes=20), work_order_id=tour.facts.waiting_work_order_id)
    made["list"] = services.picking.make_lists(lines, start=True).lists[0].id
    ask(others[0], chosen[7:10], timedelta(hours=3, minutes=40), "high")
    ask(others[1], chosen[10:12], timedelta(hours=20))
    sent = services.picking.make_lists(ask(others[1], chosen[12:15], timedelta(hours=5)), start=True).lists[0].id
    for line in services.picking.view(sent).lines:
        services.picking.pick(line.line.id)
    made["shipment"] = services.shipping.pack(sent).id
    view = services.picking.view(made["list"])
    for line in view.lines[:2]:
        services.picking.pick(line.line.id)
    short = view.lines[4]
    services.catalogue.stock.adjust(short.part.id, short.line.bin_id or "", MICRO, "5")
    numbers = [each.part for each in chosen[:5]]
    supplier = services.suppliers.add(number="S-1007", name="南京恒力密封件有限公司", name_en="Hengli Seals")
    order = services.purchasing.create(supplier.id, central.id)
    for part, pieces in zip(numbers, (20, 8, 40, 12, 6), strict=True):
        services.purchasing.add_line(order.id, part.id, pieces * MICRO)
    services.purchasing.order(order.id, now.astimezone(services.context.zone).date())
    made["receipt"] = services.receiving.begin(purchase_order_id=order.id).id
    for part in numbers[:3]:
        services.receiving.scan(made["receipt"], part.number, whole=True)
    made["inspection"], made["central"] = (
        _inspected(tour, supplier.id, central.id, [e.part for e in chosen[5:9]]),
        central.id,
    )
    counted = next(each for each in chosen[15:] if each.row.parent_id == central.id)
    made["bin"], made["count"] = counted.row.location_id, services.counting.start(counted.row.location_id).id
    made["parts"] = " ".join(
        each.part.number for each in services.catalogue.stock.held_at(made["bin"]) if each.part.tracking == "none"
    )
    return made


def _inspected(tour: Tour, supplier_id: str, central_id: str, parts: list[Any]) -> str:
    """A finished receipt: two parts of it wait for inspection, one failed, the others stand in receiving."""
    services = tour.desktop.session.services
    receipt = services.receiving.begin(supplier_id=supplier_id, location_id=central_id, delivery_note="HL-260518-07")
    for part, pieces in zip(parts, (12, 5, 8, 20), strict=True):
        services.catalogue.change_part(part.id, inspect_on_receipt=pieces != 20)
        services.receiving.take(receipt.id, part.id, pieces * MICRO)
    services.receiving.finish(receipt.id, later=True)
    failing = services.inspection.lines(receipt.id)[-1].line.line.id
    services.inspection.inspect(
        failing,
        failed_micro=3 * MICRO,
        finding="密封面划伤" if i18n.language() == "zh_CN" else "Sealing face scratched",
        fate="vendor",
    )
    return receipt.id


def _wanted(part_id: str, pieces: int) -> Any:
    from ui.warehouse.queue_view_model import Wanted

    return Wanted(part_id, pieces * MICRO)


def _queue(tour: Tour) -> QWidget | None:
    _keeper(tour)
    tour.go("warehouse_queue")
    return None


def _pick(tour: Tour) -> QWidget | None:
    made = _keeper(tour)
    tour.go("pick_list", id=made["list"])
    page: Any = tour.desktop.window.page
    line = page.mode.picks.state.line
    page.line.take(line.bin.code)
    tour.settle()
    page.line.take(line.part.number)
    tour.settle()
    return None


def _receive(tour: Tour) -> QWidget | None:
    made = _keeper(tour)
    tour.go("goods_receipt", id=made["receipt"])
    page: Any = tour.desktop.window.page
    page.line.take(page.mode.goods.state.detail.ordered[3].part.number)
    tour.settle()
    return None


def _put_away(tour: Tour) -> QWidget | None:
    _receive(tour)
    page: Any = tour.desktop.window.page
    page.line.take("")
    tour.settle()
    page.line.take("1")
    tour.settle()
    page.mode.answer(1)
    tour.settle()
    return None


def _differ(tour: Tour) -> QWidget | None:
    _receive(tour)
    page: Any = tour.desktop.window.page
    page.line.take("")
    tour.settle()
    return None


def _inspect(tour: Tour, text: str = "") -> QWidget | None:
    made = _keeper(tour)
    tour.go("inspection", id=made["inspection"])
    page: Any = tour.desktop.window.page
    if not page.mode.goods.state.photos:
        from ui.parts.tour import drawn

        for shade in (0, 60):
            attachments = tour.desktop.session.services.attachments
            attachments.add_photo(drawn(shade), receipt_line_id=page.mode.goods.state.line.line.line.id)
        tour.settle()
    if text:
        page.line.take(text)
        tour.settle()
        page.mode.answer(1)
        tour.settle()
    return None


def _asked(tour: Tour, what: str) -> QWidget | None:
    _queue(tour)
    page: Any = tour.desktop.window.page
    getattr(page, what)()
    tour.settle()
    dialog: QWidget = page.dialog
    return dialog


def _unknown(tour: Tour) -> QWidget | None:
    made = _keeper(tour)
    services = tour.desktop.session.services
    receipt = services.receiving.begin(
        location_id=made["central"],
        note="紧急采购" if i18n.language() == "zh_CN" else "Bought in a hurry",
        delivery_note="SF-88121",
    )
    services.receiving.scan(receipt.id, made["parts"].split()[0], 3 * MICRO)
    tour.go("goods_receipt", id=receipt.id)
    page: Any = tour.desktop.window.page
    page.line.take("4006381333931")
    tour.settle()
    return None


def _put_some_away(tour: Tour) -> QWidget | None:
    tour.go("put_away", id=_keeper(tour)["central"])
    page: Any = tour.desktop.window.page
    page.line.take(page.mode.standing.state.proposals[0].part.number)
    tour.settle()
    return None


def _count(tour: Tour) -> QWidget | None:
    made = _keeper(tour)
    tour.go("stock_count", id=made["count"], bin_id=made["bin"])
    page: Any = tour.desktop.window.page
    for at, number in enumerate(made["parts"].split()[:5]):
        page.line.take(number)
        page.line.take(str(3 + at))
    tour.settle()
    return None


def _ask(tour: Tour) -> QWidget | None:
    tour.go("work_order", id=tour.facts.waiting_work_order_id, tab="parts")
    from ui.warehouse.requests_card import RequestsCard

    page = tour.desktop.window.page
    assert page is not None
    (card,) = page.findChildren(RequestsCard)
    card.ask()
    dialog = card.dialog
    assert dialog is not None
    services = tour.desktop.session.services
    for held in services.catalogue.stock.van_stock(tour.facts.technician_id)[:2]:
        dialog.model.offer(held.part.id, 2 * MICRO)
    tour.settle()
    return dialog


def _requests(tour: Tour) -> QWidget | None:
    _keeper(tour)
    tour.go("work_order", id=tour.facts.waiting_work_order_id, tab="parts")
    return None


def _coming(tour: Tour) -> QWidget | None:
    made = _keeper(tour)
    services = tour.desktop.session.services
    if "sent" not in made:
        shipment = services.shipping.pack(made["list"])
        carrier = "顺丰" if i18n.language() == "zh_CN" else "SF Express"
        made["sent"] = services.shipping.ship(shipment.id, carrier=carrier, tracking="SF1402277360").id
    tour.desktop.work_as(tour.facts.technician_id)
    tour.go("my_day")
    for _ in range(40):
        tour.settle(4)
    return None


def _open(tour: Tour, place: str, what: str) -> QWidget | None:
    tour.go(place, id=_keeper(tour)[what])
    return None


def _at(place: str, what: str) -> Callable[[Tour], QWidget | None]:
    return partial(_open, place=place, what=what)


SHOTS: tuple[Shot, ...] = (
    Shot("warehouse_queue", _queue),
    Shot("pick_list", _pick),
    Shot("shipment", _at("shipment", "shipment")),
    Shot("goods_receipt", _receive),
    Shot("goods_receipt-differ", _differ),
    Shot("goods_receipt-put_away", _put_away),
    Shot("goods_receipt-unknown", _unknown),
    Shot("goods_receipt-without_order", partial(_asked, what="receive")),
    Shot("stock_count-start", partial(_asked, what="count")),
    Shot("inspection", _inspect),
    Shot("inspection-failed", partial(_inspect, text="2")),
    Shot("put_away", _put_some_away),
    Shot("stock_count", _count),
    Shot("part_requests-order", _requests),
    Shot("part_requests-ask", _ask),
    Shot("part_requests-coming", _coming),
)

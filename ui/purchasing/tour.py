"""Pictures of purchasing for the tour: what runs short, orders in every state, suppliers that delivered."""

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
_SUPPLIERS = (
    ("S-1001", "苏州精滤过滤设备有限公司", "Suzhou Fine Filters", "陆建平", "Lu Jianping", "0512 6782 3310"),
    ("S-1002", "无锡宏泰轴承有限公司", "Wuxi Hongtai Bearings", "顾晓梅", "Gu Xiaomei", "0510 8231 7702"),
    ("S-1003", "上海德力仪表有限公司", "Shanghai Deli Instruments", "沈立群", "Shen Liqun", "021 5566 9021"),
)
_made: dict[int, dict[str, str]] = {}


def buyer(tour: Tour) -> dict[str, str]:
    """The keeper works at this computer, and there are orders; ids of what was made by what it is."""
    desktop = tour.desktop
    if desktop.person is None or desktop.person.id != tour.facts.keeper_id:
        desktop.work_as(tour.facts.keeper_id)
        tour.settle()
    if id(desktop) not in _made:
        _made[id(desktop)] = _fill(tour)
        tour.settle()
    return _made[id(desktop)]


def _fill(tour: Tour) -> dict[str, str]:
    """Three suppliers with offers; parts below their minimum; a draft, an order under way, a late one, a done one."""
    services = tour.desktop.session.services
    context, purchasing, made = services.context, services.purchasing, dict[str, str]()
    (central,) = services.catalogue.stock.locations(("central",))
    today = context.now().astimezone(context.zone).date()
    held: dict[str, Any] = {}
    for each in services.catalogue.stock.held_at(central.id):
        if each.part.tracking == "none" and not each.part.expiry_tracked and each.part.unit == "pcs":
            held.setdefault(each.part.id, each.part)
    parts = list(held.values())[-18:]
    suppliers = [
        services.suppliers.add(
            number=number,
            name=name,
            name_en=english,
            phone=phone,
            contact_name=contact if i18n.language() == "zh_CN" else contact_en,
        )
        for number, name, english, contact, contact_en, phone in _SUPPLIERS
    ]
    for at, part in enumerate(parts):
        price = part.price_minor or 18_000
        for further in range(2 if at % 3 == 0 else 1):
            supplier = suppliers[(at + further) % 3]
            services.suppliers.add_offer(
                supplier.id,
                part.id,
                number=f"{supplier.number[-1]}{at + 1:02d}-{part.number[-4:]}",
                price_minor=price * (60 + 4 * further) // 100,
                lead_days=5 + 3 * further,
                pack_micro=(5 if at % 4 == 1 else 1) * MICRO,
            )
    for at, part in enumerate(parts[:9]):
        there = services.availability.available(part.id, central.id) // MICRO
        services.catalogue_supply.set_level(
            part.id, central.id, min_micro=(there + 2 + at) * MICRO, max_micro=(there + 8 + 2 * at) * MICRO
        )

    def order(supplier: int, lines: tuple[int, ...], days: int | None) -> str:
        begun = purchasing.create(suppliers[supplier].id, central.id)
        for at in lines:
            purchasing.add_line(begun.id, parts[at].id, (4 + at) * MICRO)
        if days is not None:
            purchasing.order(begun.id, today + timedelta(days=days))
        return begun.id

    done = order(1, (9, 10), -20)
    receipt = services.receiving.begin(purchase_order_id=done).id
    for at in (9, 10):
        services.receiving.scan(receipt, parts[at].number, whole=True)
    services.receiving.finish(receipt, put_away=True)
    made["late"] = order(0, (12, 15), -4)
    made["ordered"] = order(2, (11, 14, 17, 13), 3)
    came = services.receiving.begin(purchase_order_id=made["ordered"]).id
    for at in (14, 17):
        services.catalogue.change_part(parts[at].id, inspect_on_receipt=True)
        services.receiving.scan(came, parts[at].number, whole=True)
    finding = "法兰面有划痕" if i18n.language() == "zh_CN" else "Flange scratched"
    replaced, credited = (each.line.line.id for each in services.inspection.lines(came))
    services.inspection.inspect(replaced, failed_micro=2 * MICRO, finding=finding, fate="replacement")
    services.inspection.inspect(credited, failed_micro=2 * MICRO, finding=finding, fate="vendor")
    made["draft"] = order(1, (13, 16, 10), None)
    services.purchasing.change_line(purchasing.detail(made["draft"]).lines[-1].line.id, price_minor=None)
    return made


def _open(tour: Tour, place: str) -> QWidget | None:
    buyer(tour)
    tour.go(place)
    return None


def _order(tour: Tour, what: str) -> QWidget | None:
    tour.go("purchase_order", id=buyer(tour)[what])
    return None


def _line(tour: Tour) -> QWidget | None:
    _order(tour, "draft")
    page: Any = tour.desktop.window.page
    page.lines.opened.emit(0)
    tour.settle()
    dialog: QWidget = page.dialog
    return dialog


def _previewed(tour: Tour, place: str) -> QWidget | None:
    _open(tour, place)
    page: Any = tour.desktop.window.page
    page.table.select_row(0)
    page.table.previewed.emit(page.table.current_id())
    tour.settle()
    return None


def _at(what: str) -> Callable[[Tour], QWidget | None]:
    return partial(_order, what=what)


SHOTS: tuple[Shot, ...] = (
    Shot("purchase_orders", partial(_open, place="purchase_orders")),
    Shot("purchase_orders-preview", partial(_previewed, place="purchase_orders")),
    Shot("purchase_proposals", partial(_open, place="purchase_proposals")),
    Shot("purchase_order", _at("draft")),
    Shot("purchase_order-under_way", _at("ordered")),
    Shot("purchase_order-line", _line),
    Shot("goods_receipts", partial(_previewed, place="goods_receipts")),
    Shot("suppliers", partial(_previewed, place="suppliers")),
)

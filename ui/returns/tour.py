"""Pictures of old parts for the tour: for the keeper with the scan line, for a technician what they owe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ui.tour import Shot, Tour

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_made: set[int] = set()


def _keeper(tour: Tour) -> None:
    _fill(tour)
    desktop = tour.desktop
    if desktop.person is None or desktop.person.id != tour.facts.keeper_id:
        desktop.work_as(tour.facts.keeper_id)
        tour.settle()


def _fill(tour: Tour) -> None:
    """Parts that technicians took out: most are owed, some are here already, one has gone to a supplier."""
    if id(tour.desktop) in _made:
        return
    _made.add(id(tour.desktop))
    services = tour.desktop.session.services
    session = tour.desktop.session
    me = session.store.actor_id
    (central,) = services.catalogue.stock.locations(("central",))
    parts = list(
        {each.part.id: each.part for each in services.catalogue.stock.held_at(central.id)
         if each.part.tracking == "none"}.values()
    )  # fmt: skip
    technicians = services.people.technicians()
    order = tour.facts.waiting_work_order_id
    made = []
    for at, part in enumerate(parts[:11]):
        session.store.actor_id = technicians[at % 4].id
        made.append(services.part_usage.remove_part(order, "return", part_id=part.id))
    session.store.actor_id = tour.facts.keeper_id
    old_parts = services.old_parts
    for line in made[5:9]:
        old_parts.receive(line.tag_number, central.id)
    note = "轴承烧蚀，绕组完好" if tour.desktop.settings.language == "zh_CN" else "Bearing burnt, winding sound"
    old_parts.inspect(made[6].id, note)
    vendor = services.suppliers.add(number="S-2001", name="南京电机修造厂", name_en="Nanjing Motor Works")
    old_parts.inspect(made[7].id, note)
    old_parts.to_vendor([made[7].id], vendor.id, rma="RMA-2031")
    session.store.actor_id = technicians[1].id
    old_parts.hand_over([made[9].id], central.id, carrier="SF Express")
    session.store.actor_id = me
    tour.settle()


def _list(tour: Tour) -> QWidget | None:
    _keeper(tour)
    tour.go("old_parts")
    return None


def _received(tour: Tour) -> QWidget | None:
    _list(tour)
    page: Any = tour.desktop.window.page
    page.line.take(page.model.row_values(0)[0])
    tour.settle()
    return None


def _here(tour: Tour) -> QWidget | None:
    _keeper(tour)
    tour.go("old_parts", view="here")
    page: Any = tour.desktop.window.page
    page.table.select_row(1)
    page.table.previewed.emit(page.table.current_id())
    tour.settle()
    return None


def _repaired(tour: Tour) -> QWidget | None:
    from ui.returns import dialogs

    _here(tour)
    page: Any = tour.desktop.window.page
    row = page.old_parts.records().rows([page.table.current_id()])[0]
    shown = tour.desktop.session.services.old_parts.detail(row.id)
    page.ask(dialogs.repaired(page, page.environment, page.old_parts, shown))
    tour.settle()
    dialog: QWidget = page.dialog
    return dialog


def _mine(tour: Tour) -> QWidget | None:
    _fill(tour)
    tour.go("old_parts", view="owed")
    page: Any = tour.desktop.window.page
    page.table.select_row(0)
    page.table.previewed.emit(page.table.current_id())
    tour.settle()
    return None


SHOTS: tuple[Shot, ...] = (
    Shot("old_parts", _list),
    Shot("old_parts-received", _received),
    Shot("old_parts-here", _here),
    Shot("old_parts-repaired", _repaired),
    Shot("old_parts-technician", _mine),
)

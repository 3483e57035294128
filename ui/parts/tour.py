"""Pictures of parts and places for the tour."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ui.tour import Shot, Tour

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from fieldservice.domain.records import Part
    from ui.parts.part_page import PartPage

_MICRO = 1_000_000


def _prepared(tour: Tour) -> Part:
    """A part of the technician's van with everything that can hang on a part; made once."""
    from ui.parts.part_view_model import Wanted

    services = tour.desktop.session.services
    carried = services.catalogue.stock.van_stock(tour.facts.technician_id)
    supply = services.catalogue_supply
    known = {held.part.id: held.part for held in carried if held.part.tracking == "none"}
    part = max(known.values(), key=lambda each: (supply.use(each.id).year_micro, each.number))
    chain = supply.chain(part.id)
    if chain.older or chain.newer:
        return part
    day = services.context.now().date()
    old = services.catalogue.add_part(
        number=f"{part.number}-A", name=f"{part.name}（旧款）", name_en=f"{part.name_en}, old type", unit=part.unit
    )
    new = services.catalogue.add_part(
        number=f"{part.number}-N", name=f"{part.name}（新款）", name_en=f"{part.name_en}, new type", unit=part.unit
    )
    supply.add_replacement(old.id, part.number, interchange="both")
    supply.add_replacement(part.id, new.number, valid_from=day + timedelta(days=110), use_up_first=True)
    services.catalogue.archive_part(old.id)
    supply.add_code(part.id, "6901234567892", "gtin")
    seller = services.suppliers.add(number="S-017", name="宁波恒温阀业", name_en="Ningbo Valve", currency="CNY")
    other = services.suppliers.add(number="S-022", name="上海精工备件", name_en="Shanghai Precision", currency="CNY")
    price = (part.price_minor or 20_000) * 6 // 10
    services.suppliers.add_offer(seller.id, part.id, number="NB-2205", price_minor=price, lead_days=12)
    services.suppliers.add_offer(other.id, part.id, price_minor=price * 11 // 10, pack_micro=5 * _MICRO, lead_days=5)
    first = services.catalogue.moves(part.id, limit=500)[-1]
    services.valuation.set_cost(first.id, price * 95 // 100)
    if part.price_minor is not None:
        services.catalogue.change_part(part.id, price_minor=part.price_minor * 108 // 100)
    stock = services.availability.of_part(part.id)
    for at, here in enumerate(stock.rows[:5]):
        supply.set_level(part.id, here.warehouse.id, max(2, 8 >> at) * _MICRO, max(4, 24 >> at) * _MICRO)
    main = next((row.warehouse for row in stock.rows if row.warehouse.kind == "central"), None)
    if main is not None:
        order = services.purchasing.create(seller.id, main.id)
        services.purchasing.add_line(order.id, part.id, 20 * _MICRO)
        services.purchasing.order(order.id, day + timedelta(days=12))
        earlier = services.purchasing.create(seller.id, main.id)
        services.purchasing.add_line(earlier.id, part.id, 4 * _MICRO)
        services.purchasing.order(earlier.id, day)
        receipt = services.receiving.begin(purchase_order_id=earlier.id, delivery_note="NB-88213")
        services.receiving.accept_all(receipt.id)
        now, wanted = services.context.now(), Wanted(part.id, 2 * _MICRO, main.id)
        services.part_requests.ask([wanted], work_order_id=tour.facts.waiting_work_order_id, needed_at=now)
        services.part_requests.transfer(
            main.id, stock.rows[1].warehouse.id, [wanted], needed_at=now + timedelta(days=3)
        )
    return part


def _part(tour: Tour, tab: str = "stock") -> PartPage:
    from ui.parts.part_page import PartPage

    tour.go("part", id=_prepared(tour).id, tab=tab)
    page = tour.desktop.window.page
    assert isinstance(page, PartPage)
    return page


def _part_of_keeper(tour: Tour, tab: str = "stock") -> PartPage:
    """As warehouse staff see it, costs included."""
    _as_keeper(tour)
    return _part(tour, tab)


def _as_keeper(tour: Tour) -> None:
    people = tour.desktop.session.services.people
    keeper = next((row for row in people.all() if "warehouse" in row.roles), None)
    if keeper is not None and tour.desktop.session.store.actor_id != keeper.id:
        tour.desktop.work_as(keeper.id)
        tour.settle()


def _as_technician(tour: Tour) -> None:
    if tour.desktop.session.store.actor_id != tour.facts.technician_id:
        tour.desktop.work_as(tour.facts.technician_id)
        tour.settle()


def _show_part(tour: Tour) -> None:
    _as_technician(tour)
    _part(tour)


def _tab(name: str) -> Shot:
    def show(tour: Tour) -> None:
        _part_of_keeper(tour, name)

    return Shot(f"part-tab-{name}", show)


def _dialog(name: str, open_it: str) -> Shot:
    def show(tour: Tour) -> QDialog | None:
        page = _part_of_keeper(tour)
        getattr(page, open_it)()
        tour.settle()
        return page.dialog

    return Shot(f"part-dialog-{name}", show)


def _photos(tour: Tour) -> QDialog | None:
    page = _part_of_keeper(tour)
    photos = tour.desktop.session.services.catalogue.photos
    part = _prepared(tour)
    if not photos.of_part(part.id):
        for shade in (60, 120, 190):
            photos.add(part.id, drawn(shade))
    tour.settle()
    page.show_photos()
    tour.settle()
    return page.dialog


def drawn(shade: int) -> bytes:
    """A picture of a sensor, so to say."""
    from PySide6.QtCore import QBuffer, QIODevice, QRect
    from PySide6.QtGui import QColor, QImage, QPainter

    image = QImage(800, 600, QImage.Format.Format_RGB32)
    image.fill(QColor.fromHsv(210, 20, shade))
    painter = QPainter(image)
    for at, light in ((120, 90), (300, 150), (520, 210)):
        painter.fillRect(QRect(at, 180 + shade // 2, 140, 260), QColor.fromHsv(shade, 60, light))
    painter.end()
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(held, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, the library text
    return bytes(held.data().data())


def _categories(tour: Tour) -> None:
    _as_keeper(tour)
    tour.go("part_categories")


def _category(tour: Tour) -> QDialog | None:
    from ui.parts.categories_page import CategoriesPage

    _categories(tour)
    page = tour.desktop.window.page
    assert isinstance(page, CategoriesPage)
    page.table.select_row(1)
    page.edit()
    tour.settle()
    return page.dialog


def _replaced(tour: Tour) -> None:
    from ui.parts.parts_page import PartsPage

    _as_technician(tour)
    part = _prepared(tour)
    tour.go("parts")
    page = tour.desktop.window.page
    assert isinstance(page, PartsPage)
    page.host.close_drawer()
    page.search.set_value(f"{part.number}-A")
    page.list.narrow(text=f"{part.number}-A")
    tour.settle()


def _report(name: str) -> Shot:
    def show(tour: Tour) -> None:
        _as_keeper(tour)
        _prepared(tour)
        tour.go("stock_reports", report=name)

    return Shot(f"stock-report-{name.replace('_', '-')}", show)


def _bins(tour: Tour) -> QDialog | None:
    from ui.parts.locations_page import LocationsPage

    _as_keeper(tour)
    tour.go("locations")
    page = tour.desktop.window.page
    assert isinstance(page, LocationsPage)
    page.add_bins()
    dialog = page.dialog
    assert dialog is not None
    dialog.form.fill({"first": "P-01-01", "last": "P-12-05"})
    tour.settle()
    return dialog


def _drawer(tour: Tour) -> None:
    from ui.parts.parts_page import PartsPage

    _as_technician(tour)
    tour.go("parts")
    page = tour.desktop.window.page
    assert isinstance(page, PartsPage)
    page.table.select_row(3)
    chosen = page.table.current_id()
    if chosen is not None:
        page.table.previewed.emit(chosen)


def _move(tour: Tour) -> QWidget | None:
    _as_technician(tour)
    page = _part(tour)
    page.move_stock()
    tour.settle()
    return page.dialog


def _count(tour: Tour) -> QWidget | None:
    from decimal import Decimal

    from ui.parts.stock_dialogs import CountDialog

    page = _part(tour)
    page.count()
    tour.settle()
    dialog = page.dialog
    assert isinstance(dialog, CountDialog)
    dialog.field("counted").set_value(Decimal(0))
    dialog.look()
    return dialog


def _tree(tour: Tour) -> None:
    _as_keeper(tour)
    tour.go("locations")


def _my_van(tour: Tour) -> None:
    _as_technician(tour)
    tour.go("locations", mine=True)


SHOTS: tuple[Shot, ...] = (
    Shot("parts-list", _drawer),
    Shot("part-page", _show_part),
    *(_tab(name) for name in ("stock", "moves", "uses", "purchasing", "old", "timeline", "data")),
    Shot("part-move", _move),
    Shot("part-count", _count),
    _dialog("replacement", "edit_replacement"),
    _dialog("level", "edit_level"),
    _dialog("offer", "edit_offer"),
    _dialog("code", "add_code"),
    _dialog("transfer", "request_transfer"),
    _dialog("count_where", "count_part"),
    Shot("part-dialog-photos", _photos),
    Shot("part-categories", _categories),
    Shot("part-categories-edit", _category),
    Shot("parts-replaced", _replaced),
    *(_report(name) for name in ("on_hand", "movement", "valuation", "ageing", "stale")),
    Shot("locations-bins", _bins),
    Shot("locations-tree", _tree),
    Shot("locations-my-van", _my_van),
)

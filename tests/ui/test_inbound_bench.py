"""What the bench promises for what comes in: inspected, put away, received without an order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldservice.domain.records import Attachment, GoodsReceipt, GoodsReceiptLine, Part, Shipment, StockLocation
from tests.services.warehouse import MICRO
from tests.ui.warehouse_world import WarehouseWorld, make_warehouse_world
from ui.kit.photos import PhotoTile
from ui.kit.picture_view import PictureView
from ui.kit.viewer import ViewerDialog
from ui.parts.part_form import NewPartDialog
from ui.warehouse.bench_card import Face
from ui.warehouse.inspect_mode import InspectMode
from ui.warehouse.mode import Mode
from ui.warehouse.put_away_mode import PutAwayMode
from ui.warehouse.receipt_dialogs import DeliveryDialog, LookUpDialog, NewReceiptDialog
from ui.warehouse.receive_mode import ReceiveMode
from ui.warehouse.shipment_mode import ShipmentMode

M = TypeVar("M", bound=Mode)


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[WarehouseWorld]:
    made = make_warehouse_world(tmp_path, qapp)
    yield made
    made.close()


def mode(world: WarehouseWorld, kind: type[M]) -> M:
    """The bench in view, in this mode."""
    shown = world.bench().mode
    assert isinstance(shown, kind)
    return shown


def face(shown: InspectMode | PutAwayMode | ReceiveMode) -> Face:
    """What the large card says."""
    said = shown.card.face
    assert isinstance(said, Face)
    return said


def inner(world: WarehouseWorld, kind: str) -> StockLocation:
    """The warehouse's place of this kind."""
    found = world.session.store.read().first(StockLocation, kind=kind, parent_id=world.firm.central.id)
    assert found is not None
    return found


def delivered(world: WarehouseWorld, *lines: tuple[Part, int]) -> str:
    """A delivery of these parts is taken in, and what can't wait is put away; its receipt's id."""
    services = world.session.services
    receipt = services.receiving.begin(purchase_order_id=world.order(*((part.number, n) for part, n in lines)))
    services.receiving.accept_all(receipt.id)
    services.receiving.finish(receipt.id, later=True)
    world.settle()
    return receipt.id


def task(world: WarehouseWorld, kind: str) -> None:
    """Choose the first task of this kind in the queue and begin it."""
    queue = world.queue()
    found = [each.kind for each in queue.list.tasks()]
    inputs = world.inputs()
    for _ in range(found.index(kind)):
        inputs.key("Down")
    inputs.key("Return")


def test_what_waits_for_inspection_is_a_task_and_passes_with_one_key(world: WarehouseWorld) -> None:
    part = world.firm.part("HC-1", inspect_on_receipt=True)
    delivered(world, (part, 4))
    task(world, "inspect")
    shown = mode(world, InspectMode)
    assert (face(shown).large, face(shown).count) == ("HC-1", "4")
    world.inputs().key("Return")
    assert world.firm.held(part, inner(world, "transit")) == 4
    world.inputs().key("Return")
    assert face(mode(world, PutAwayMode)).number == "HC-1"


def test_what_fails_goes_back_to_the_supplier_on_a_note_that_waits_to_be_shipped(world: WarehouseWorld) -> None:
    part = world.firm.part("HC-1", inspect_on_receipt=True)
    delivered(world, (part, 10))
    task(world, "inspect")
    shown, inputs = mode(world, InspectMode), world.inputs()
    inputs.scan("HC-1")
    inputs.scan("3")
    assert (face(shown).count, shown.fates[0].isVisible(), shown.failed_button.isVisible()) == ("3", True, False)
    inputs.click(shown.fates[0])
    inputs.type_here("seal face scratched")
    inputs.key("Return")
    (note,) = world.session.store.read().where(Shipment, kind="vendor_return")
    assert note.number in world.said()[1] and "PO-" in world.said()[1]  # the order counts them as delivered
    assert world.firm.held(part, inner(world, "defective")) == 3
    assert world.firm.held(part, inner(world, "transit")) == 7
    inputs.key("Escape")
    task(world, "ship")
    sending = mode(world, ShipmentMode)
    assert "衡川制造" in sending.detail()
    inputs.key("Return")
    assert world.firm.held(part, inner(world, "defective")) == 0
    inputs.key("Ctrl+Z")
    assert world.firm.held(part, inner(world, "defective")) == 3


def test_a_verdict_is_taken_back_with_its_reason_by_one_key(world: WarehouseWorld) -> None:
    part = world.firm.part("HC-1", inspect_on_receipt=True)
    receipt = delivered(world, (part, 2))
    task(world, "inspect")
    shown, inputs = mode(world, InspectMode), world.inputs()
    inputs.key("F6")
    inputs.click(shown.fates[2])
    inputs.click(shown.findings[0])
    (line,) = world.session.store.read().where(GoodsReceiptLine, receipt_id=receipt)
    assert (line.inspection, line.finding != "") == ("failed", True)
    inputs.key("Ctrl+Z")
    assert world.firm.held(part, inner(world, "quarantine")) == 2
    (line,) = world.session.store.read().where(GoodsReceiptLine, receipt_id=receipt)
    assert (line.inspection, line.finding) == ("pending", "")


def test_a_verdict_of_another_day_is_taken_back_by_scanning_the_part(world: WarehouseWorld) -> None:
    firm = world.firm
    part, other = firm.part("HC-1", inspect_on_receipt=True), firm.part("HC-2", inspect_on_receipt=True)
    receipt = delivered(world, (part, 2), (other, 1))
    inspection = world.session.services.inspection
    first = next(each for each in inspection.lines(receipt) if each.line.part.id == part.id)
    inspection.inspect(first.line.line.id, failed_micro=MICRO, finding="scratched")
    world.settle()
    task(world, "inspect")
    shown, inputs = mode(world, InspectMode), world.inputs()
    assert not shown.again_button.isVisible()
    inputs.scan("HC-1")
    inputs.click(shown.again_button)
    assert firm.held(part, inner(world, "quarantine")) == 2 and face(shown).large == "HC-1"


def test_a_part_that_does_not_wait_here_changes_nothing(world: WarehouseWorld) -> None:
    part = world.firm.part("HC-1", inspect_on_receipt=True)
    world.firm.part("HC-2")
    delivered(world, (part, 2))
    task(world, "inspect")
    world.inputs().scan("HC-2")
    assert world.said()[0] == "wrong"
    assert world.firm.held(part, inner(world, "quarantine")) == 2


def test_a_photo_is_kept_with_the_line_at_hand(world: WarehouseWorld, tmp_path: Path) -> None:
    from PySide6.QtGui import QImage

    part = world.firm.part("HC-1", inspect_on_receipt=True)
    delivered(world, (part, 2))
    task(world, "inspect")
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(0x808080)
    path = tmp_path / "scratch.png"
    assert picture.save(str(path))
    shown = mode(world, InspectMode)
    shown.goods.add_photo(str(path))
    world.settle()
    (photo,) = world.session.store.read().where(Attachment)
    assert photo.receipt_line_id is not None and shown.goods.state is not None and len(shown.goods.state.photos) == 1


def test_photos_of_the_line_are_thumbnails_that_open_large(world: WarehouseWorld, tmp_path: Path) -> None:
    from PySide6.QtGui import QImage

    part = world.firm.part("HC-1", inspect_on_receipt=True)
    delivered(world, (part, 2))
    task(world, "inspect")
    shown, inputs = mode(world, InspectMode), world.inputs()
    assert not shown.strip.isVisible()
    for shade in (0x808080, 0x204060):
        picture = QImage(400, 300, QImage.Format.Format_RGB32)
        picture.fill(shade)
        path = tmp_path / f"scratch-{shade}.png"
        assert picture.save(str(path))
        shown.goods.add_photo(str(path))
        world.settle()
    tiles = [tile for tile in shown.strip.findChildren(PhotoTile) if tile.isVisible()]
    assert len(tiles) == 2
    inputs.click(tiles[1])
    world.settle()
    dialog = shown.opener.dialog
    assert isinstance(dialog, ViewerDialog) and isinstance(dialog.view, PictureView) and dialog.isVisible()
    assert dialog.view.rect_of(0).width() == 400
    inputs.key("Escape", dialog)
    world.desktop.window.activateWindow()  # without a window manager nobody else does
    world.settle()
    assert world.bench().line.edit.hasFocus()
    inputs.key("Return")  # it passes: its photos are still there when it is scanned again
    assert not shown.strip.isVisible()
    inputs.scan("HC-1")
    assert shown.strip.isVisible()


def test_everything_is_put_away_as_proposed_with_one_key_and_taken_back_with_one(world: WarehouseWorld) -> None:
    firm = world.firm
    first, second, third = (firm.part(f"HC-{n}") for n in (1, 2, 3))
    firm.level(first, "central", 1, 9, "A-12-03")
    firm.level(second, "central", 1, 9, "B-07-02")
    delivered(world, (first, 5), (second, 2), (third, 1))
    task(world, "put_away")
    shown, inputs = mode(world, PutAwayMode), world.inputs()
    assert shown.all_button.isVisible()
    inputs.key("F6")
    assert (firm.held(first, "A-12-03"), firm.held(second, "B-07-02")) == (5, 2)
    assert world.said()[0] == "right" and face(shown).number == "HC-3"  # it has no bin yet
    assert not shown.all_button.isVisible()
    inputs.key("Ctrl+Z")
    assert (firm.held(first, "A-12-03"), firm.held(second, "B-07-02")) == (0, 0)


def test_put_away_goes_part_then_bin_also_another_one_and_only_some_of_it(world: WarehouseWorld) -> None:
    firm = world.firm
    first, second = firm.part("HC-1"), firm.part("HC-2")
    firm.level(first, "central", 1, 9, "A-12-03")
    firm.level(second, "central", 1, 9, "B-07-02")
    delivered(world, (first, 5), (second, 2))
    task(world, "put_away")
    shown, inputs = mode(world, PutAwayMode), world.inputs()
    assert (face(shown).large, face(shown).count) == ("A-12-03", "5")
    inputs.scan("HC-1")
    inputs.scan("2")
    inputs.scan("B-07-02")
    assert (firm.held(first, "B-07-02"), firm.held(first, inner(world, "transit"))) == (2, 3)
    assert (face(shown).number, face(shown).count) == ("HC-1", "3")
    inputs.key("Return")
    assert firm.held(first, "A-12-03") == 3
    inputs.key("Ctrl+Z")
    assert firm.held(first, "A-12-03") == 0
    inputs.key("Return")
    inputs.key("Return")
    assert firm.held(second, "B-07-02") == 2
    assert not shown.rows.rows
    inputs.key("Return")
    assert world.desktop.window.here == "warehouse_queue"


def test_more_than_stands_there_is_not_put_away(world: WarehouseWorld) -> None:
    firm = world.firm
    part = firm.part("HC-1")
    firm.level(part, "central", 1, 9, "A-12-03")
    delivered(world, (part, 5))
    task(world, "put_away")
    inputs = world.inputs()
    inputs.scan("6")
    assert world.said()[0] == "wrong"
    inputs.scan("B-07-02")
    assert firm.held(part, "B-07-02") == 5


def test_a_counted_delivery_may_be_put_away_later(world: WarehouseWorld) -> None:
    firm = world.firm
    part = firm.part("HC-1")
    firm.level(part, "central", 1, 9, "A-12-03")
    world.order(("HC-1", 3))
    inputs = world.inputs()
    inputs.key("Return")
    inputs.scan("HC-1")
    inputs.key("Return")
    inputs.key("F7")
    assert firm.held(part, inner(world, "transit")) == 3
    inputs.key("Return")
    kinds = [each.kind for each in world.queue().list.tasks()]
    assert "put_away" in kinds and "receive" not in kinds
    assert world.session.services.put_away.standing(firm.central.id)[0].quantity_micro == 3 * MICRO


def receive_freely(world: WarehouseWorld) -> ReceiveMode:
    """The keeper begins to take in something that nobody ordered."""
    inputs = world.inputs()
    inputs.click(world.queue().receive_button)
    dialog = world.queue().dialog
    assert isinstance(dialog, NewReceiptDialog)
    inputs.type_into(dialog.field("delivery_note"), "HL-07")
    inputs.type_into(dialog.field("delivery_note_on"), "2026-05-17")
    inputs.click(dialog.save_button)
    back(world)
    return mode(world, ReceiveMode)


def back(world: WarehouseWorld) -> None:
    """A dialog closed: the system gives the window in front the keys again, which the screen of tests does not."""
    world.desktop.window.activateWindow()
    world.settle()
    assert world.bench().line.edit.hasFocus()


def test_what_nobody_ordered_is_received_with_its_note_and_put_away(world: WarehouseWorld) -> None:
    firm = world.firm
    part = firm.part("HC-1")
    firm.level(part, "central", 1, 9, "A-12-03")
    shown = receive_freely(world)
    inputs = world.inputs()
    inputs.scan("HC-1")
    inputs.scan("4")
    assert face(shown).count == "4"
    inputs.key("Return")
    inputs.key("Return")
    assert firm.held(part, "A-12-03") == 4
    (receipt,) = world.session.store.read().where(GoodsReceipt)
    assert (receipt.status, receipt.delivery_note, receipt.delivery_note_on) == ("done", "HL-07", date(2026, 5, 17))
    assert receipt.number.startswith("RC-") and receipt.note


def test_an_unknown_code_is_looked_up_and_names_the_part_from_then_on(world: WarehouseWorld) -> None:
    firm = world.firm
    part = firm.part("HC-1")
    shown = receive_freely(world)
    inputs = world.inputs()
    inputs.scan("4006381333931")
    assert (shown.look_up_button.isVisible(), face(shown).large) == (True, "4006381333931")
    inputs.click(shown.look_up_button)
    dialog = shown.dialog
    assert isinstance(dialog, LookUpDialog)
    inputs.type_into(dialog.search, "HC-1")
    inputs.key("Return")
    inputs.click(dialog.act)
    back(world)
    assert firm.held(part, inner(world, "transit")) == 1
    inputs.scan("4006381333931")
    assert firm.held(part, inner(world, "transit")) == 2


def test_an_unknown_code_becomes_a_part_that_is_taken_in(world: WarehouseWorld) -> None:
    shown = receive_freely(world)
    inputs = world.inputs()
    inputs.scan("4006381333931")
    inputs.key("2")
    dialog = shown.dialog
    assert isinstance(dialog, NewPartDialog)
    inputs.type_into(dialog.field("number"), "NEW-1")
    inputs.type_into(dialog.field("name"), "Seal kit")
    inputs.click(dialog.save_button)
    (part,) = world.session.store.read().where(Part, number="NEW-1")
    assert part.barcode == "4006381333931"
    assert world.firm.held(part, inner(world, "transit")) == 1
    assert shown.goods.state is not None and not shown.goods.state.unknown


def test_the_note_of_a_delivery_is_written_on_its_receipt_at_the_bench(world: WarehouseWorld) -> None:
    world.firm.part("HC-1")
    world.order(("HC-1", 3))
    inputs = world.inputs()
    inputs.key("Return")
    shown = mode(world, ReceiveMode)
    inputs.key("F4")
    dialog = shown.dialog
    assert isinstance(dialog, DeliveryDialog) and "supplier_id" not in dialog.form.fields
    inputs.type_into(dialog.field("delivery_note"), "HL-09")
    inputs.click(dialog.save_button)
    (receipt,) = world.session.store.read().where(GoodsReceipt)
    assert receipt.delivery_note == "HL-09"

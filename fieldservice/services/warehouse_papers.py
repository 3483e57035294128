"""What the warehouse's printed papers say, by the id or number of what they are about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from fieldservice.domain import warehouse_papers as papers
from fieldservice.domain.formats import format_date
from fieldservice.domain.numbers import normalise
from fieldservice.domain.paper_kinds import note_kind
from fieldservice.domain.papers import PaperCompany
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import (
    GoodsReceipt,
    Part,
    PartLine,
    PartRequestLine,
    Person,
    PickList,
    PurchaseOrder,
    Shipment,
    StockLocation,
    Supplier,
    WorkOrder,
)
from fieldservice.domain.scans import KIND_OF_SERIES
from fieldservice.domain.words import word
from fieldservice.errors import UserError
from fieldservice.i18n import language as current_language
from fieldservice.i18n import translate_in
from fieldservice.services import report_lines
from fieldservice.services import warehouse_paper_lines as lines
from fieldservice.services.context import Context
from fieldservice.services.count_papers import count_sheet
from fieldservice.services.order_lines import known_total, order_lines
from fieldservice.services.pick_views import PickLineView, PickViews
from fieldservice.services.put_away import put_away_proposals
from fieldservice.services.receipt_differences import Difference, differences_of
from fieldservice.services.receipt_lines import ReceiptLine, receipt_lines
from fieldservice.services.shipment_views import ShipmentLineView, ShipmentViews
from fieldservice.services.work_order_details import WorkOrderDetails
from fieldservice.store.queries import warehouse_papers as queries
from fieldservice.store.reader import Reader

_C = "warehouse_papers"
_SHIPMENT_KINDS: Mapping[str, papers.ShipmentKind] = {
    "delivery": "delivery",
    "direct": "direct",
    "transfer": "transfer",
    "return": "return",
    "vendor_return": "vendor_return",
}
_INSPECTIONS: Mapping[str, papers.InspectionResult] = {"pending": "pending", "passed": "passed", "failed": "failed"}
_DIFFERENCES: Mapping[str, papers.DifferenceKind] = {"less": "less", "more": "more", "not_ordered": "not_ordered"}


class WarehousePapers:
    """Gathers what the papers say; `printouts` lays it out. `key` is an id or a number, language that of the paper."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def named(self, written: str) -> tuple[str, str, str] | None:
        """(kind of paper, id, number) of what a typed or scanned number names; None when no such paper is here."""
        number = normalise(written)
        if number is None:
            return None
        letters = number.partition("-")[0]
        reader = self._context.store.read()
        for series in (letters, letters[:-3]):  # a cloned database puts three letters of its own behind the series
            table = KIND_OF_SERIES.get(series, "")
            if table == "old_part":
                found = queries.tagged_line(reader, number)
                return ("old_part_tag", found, number) if found else None
            if table in queries.NUMBERED:
                id = queries.id_of(reader, table, number)
                return (self._kind(reader, table, id), id, number) if id else None
        return None

    def pick_list(self, key: str, language: str = "") -> papers.PickListPaper:
        """The walk as it stands now. Raises UserError when the list isn't here."""
        context, language = self._context, language or current_language()
        reader = context.store.read()
        view = PickViews(context).view(self._id(reader, "pick_list", key))
        pick_list = view.list
        asked = reader.many(PartRequestLine, [line.line.request_line_id for line in view.lines])
        replaced = reader.many(Part, [line.replaces_part_id for line in asked.values()])
        orders = reader.many(WorkOrder, [line.request.work_order_id for line in view.lines if line.request])

        def pick(line: PickLineView) -> papers.PaperPick:
            wanted = asked.get(line.line.request_line_id or "")
            other = replaced.get(wanted.replaces_part_id or "") if wanted else None
            note = translate_in(language, _C, "Substitute for {number}", number=other.number) if other else ""
            order = orders.get(line.request.work_order_id or "") if line.request else None
            unit, short = line.line.unit, line.line.short_micro
            return papers.PaperPick(
                bin=lines.bin_name(line.bin, language),
                goods=lines.goods(
                    line.part, line.line.quantity_micro, unit, language, lot=line.line.lot, serial=line.line.serial,
                    note=note,
                ),
                purpose=order.number if order else line.request.number if line.request else "",
                picked=line.left_micro == 0 and line.picked_micro > 0,
                in_bin=lines.amount(max(line.held_micro, 0), unit, language) if line.lacking_micro else "",
                short=lines.amount(short, unit, language) if short else "",
                short_reason=line.line.short_reason,
            )  # fmt: skip

        return papers.PickListPaper(
            number=pick_list.number,
            date=self._day(pick_list.made_at),
            company=self._company(language),
            warehouse=lines.place(reader, view.warehouse, language),
            to=lines.place(reader, view.to, language) if view.to else None,
            recipient=report_lines.person_name(view.person, language),
            picker=report_lines.person_name(view.assigned_to, language),
            priority="" if pick_list.priority == "normal" else word("priority", pick_list.priority, language),
            due=pick_list.due_at,
            weight=lines.weight(view.weight_grams),
            lines=tuple(pick(line) for line in view.lines),
            cancelled=pick_list.status == "cancelled",
            timezone=self._context.zone,
        )

    def shipment(self, key: str, language: str = "") -> papers.ShipmentPaper:
        """A delivery, transfer or return note. Raises UserError when the shipment isn't here."""
        context, language = self._context, language or current_language()
        reader = context.store.read()
        view = ShipmentViews(context).view(self._id(reader, "shipment", key))
        made = view.shipment
        listed = reader.find(PickList, made.pick_list_id)
        order = reader.find(WorkOrder, made.work_order_id)
        old = reader.many(PartLine, [line.line.old_part_id for line in view.lines])
        vendor = lines.supplier(reader.find(Supplier, made.supplier_id), language)
        arrived = made.status == "received"

        def shipped(line: ShipmentLineView) -> papers.PaperShipped:
            row = line.line
            tag = old[row.old_part_id or ""].tag_number if row.old_part_id in old else ""
            note = translate_in(language, _C, "Old part {tag}", tag=tag) if tag else ""
            if row.receipt_line_id is not None:
                note = row.description  # what inspection found
            purpose = line.work_order.number if line.work_order else ""
            received = line.received_micro or (row.quantity_micro if row.old_part_id else 0)
            return papers.PaperShipped(
                goods=lines.goods(
                    line.part, row.quantity_micro, row.unit, language, description=row.description, lot=row.lot,
                    serial=row.serial, expiry=row.expiry,
                    note=note,
                ),
                box=row.box,
                purpose="" if order is not None and purpose == order.number else purpose,
                received=lines.amount(received, row.unit, language) if arrived else "",
                why=row.difference_reason,
            )  # fmt: skip

        return papers.ShipmentPaper(
            number=made.number,
            date=self._day(made.shipped_at or made.packed_at),
            company=self._company(language),
            kind=_SHIPMENT_KINDS.get(made.kind, "delivery"),
            source=lines.place(reader, view.source, language),
            to=vendor if made.kind == "vendor_return" and vendor else lines.place(reader, view.to, language),
            recipient="" if made.kind == "return" else report_lines.person_name(view.person, language),
            work_order=order.number if order else "",
            pick_list=listed.number if listed else "",
            boxes=made.boxes,
            weight=lines.weight(made.weight_grams),
            carrier=made.carrier,
            tracking=made.tracking,
            shipped=made.shipped_at,
            expected=made.expected_at,
            packed_by=self._person(reader, made.packed_by_id, language),
            received_by=self._person(reader, made.received_by_id, language),
            received=made.received_at if arrived else None,
            note=made.note,
            lines=tuple(shipped(line) for line in view.lines if line.line.quantity_micro),
            cancelled=made.status == "cancelled",
            timezone=context.zone,
        )

    def goods_receipt(self, key: str, language: str = "") -> papers.GoodsReceiptPaper:
        """A delivery as it arrived, with what differs from the order. Raises UserError when it isn't here."""
        context, language = self._context, language or current_language()
        reader = context.store.read()
        receipt = reader.get(GoodsReceipt, self._id(reader, "goods_receipt", key))
        order = reader.find(PurchaseOrder, receipt.purchase_order_id)
        ordered = order_lines(reader, order) if order else []
        arrived = [line for line in receipt_lines(reader, receipt.id) if line.progress.received > 0]
        differences = differences_of(receipt_lines(reader, receipt.id), ordered)
        bins = queries.put_away_in(reader, [line.line.id for line in arrived])
        for proposal in put_away_proposals(reader, receipt.id) if receipt.status == "open" else ():
            if proposal.bin is not None:
                bins.setdefault(proposal.line.id, []).append(lines.bin_name(proposal.bin, language))
        wanted = {each.line.id: each.line.quantity_micro for each in ordered}
        inspectors = reader.many(Person, [line.line.inspected_by_id for line in arrived])

        def arrival(line: ReceiptLine) -> papers.PaperArrival:
            row, unit, progress = line.line, line.part.unit, line.progress
            expected = wanted.pop(row.purchase_line_id or "", None)  # said once, where it came in several lots
            who = report_lines.person_name(inspectors.get(row.inspected_by_id or ""), language)
            when = ""
            if row.inspected_at:
                when = format_date(self._day(row.inspected_at), paper=True, language=language)
            return papers.PaperArrival(
                goods=lines.goods(
                    line.part, progress.received, unit, language, lot=row.lot, serial=row.serial, expiry=row.expiry
                ),
                ordered="" if expected is None else lines.amount(expected, unit, language),
                place=("、" if language == "zh_CN" else ", ").join(dict.fromkeys(bins.get(row.id, []))),
                inspection=_INSPECTIONS.get(row.inspection, ""),
                passed=lines.amount(progress.passed, unit, language) if progress.passed else "",
                failed=lines.amount(progress.failed, unit, language) if progress.failed else "",
                finding=row.finding,
                inspector=("，" if language == "zh_CN" else ", ").join(filter(None, (who, when))),
            )

        return papers.GoodsReceiptPaper(
            number=receipt.number,
            date=self._day(receipt.received_at),
            company=self._company(language),
            warehouse=lines.place(reader, reader.find(StockLocation, receipt.location_id), language),
            supplier=lines.supplier(reader.find(Supplier, receipt.supplier_id), language),
            order=order.number if order else "",
            delivery_note=receipt.delivery_note,
            delivery_note_on=receipt.delivery_note_on,
            received=receipt.received_at,
            received_by=self._person(reader, receipt.received_by_id, language),
            note=receipt.note,
            lines=tuple(arrival(line) for line in arrived),
            differences=tuple(_difference(each, language) for each in differences),
            compared=order is not None,
            cancelled=receipt.status == "cancelled",
            timezone=context.zone,
        )

    def count_sheet(self, key: str, language: str = "") -> papers.CountSheetPaper:
        """What is to be counted, bin by bin. Raises UserError when the count isn't here."""
        language = language or current_language()
        reader = self._context.store.read()
        return count_sheet(self._context, reader, self._id(reader, "stock_count", key), language)

    def old_part_tag(self, key: str, language: str = "") -> papers.OldPartTag:
        """The tag of an old part, by its id or number. Raises UserError when it isn't here or has none."""
        context, language = self._context, language or current_language()
        reader = context.store.read()
        line = reader.get(PartLine, _known(queries.tagged_line(reader, _key(key)), key))
        detail = WorkOrderDetails(context).detail(line.work_order_id)
        order = detail.work_order
        part = reader.find(Part, line.part_id)
        machine = report_lines.asset(order, detail.asset, detail.product, language)
        told = [" ".join(filter(None, (machine.model, machine.name))), machine.serial] if machine else []
        goods = lines.goods(part, line.quantity_micro, line.unit, language, description=line.description)
        return papers.OldPartTag(
            number=line.tag_number,
            date=self._day(line.at),
            company=self._company(language),
            part=goods.name,
            part_number=goods.number,
            quantity=goods.quantity,
            lot_or_serial=line.serial or line.lot,
            customer=report_lines.named(detail.customer.name, detail.customer.name_en, language)
            if detail.customer
            else "",
            machine=("，" if language == "zh_CN" else ", ").join(filter(None, told)),
            fault=order.problem or order.summary,
            work_order=order.number,
            technician=self._person(reader, line.by_id, language),
            removed=self._day(line.at) if line.at else None,
            due=line.due_on,
        )

    def purchase_order(self, key: str, language: str = "") -> papers.PurchaseOrderPaper:
        """An order as the supplier gets it. Raises UserError when it isn't here."""
        language = language or current_language()
        reader = self._context.store.read()
        order = reader.get(PurchaseOrder, self._id(reader, "purchase_order", key))
        company = self._company(language)
        ordered = order_lines(reader, order)
        total = known_total(ordered, order.currency)
        vendor = lines.supplier(reader.find(Supplier, order.supplier_id), language)
        place = reader.find(StockLocation, order.to_location_id)
        return papers.PurchaseOrderPaper(
            number=order.number,
            date=self._day(order.ordered_at or order.made_at),
            company=company,
            supplier=vendor or papers.PaperParty("—"),
            deliver_to=lines.place(reader, place, language) if place else lines.office(company),
            buyer=self._person(reader, order.made_by_id, language),
            expected=order.expected_on,
            currency=order.currency,
            total=total.minor if total is not None else None,
            unpriced=sum(line.total is None for line in ordered),
            note=order.note,
            lines=tuple(
                papers.PaperOrdered(
                    goods=lines.goods(line.part, line.line.quantity_micro, line.line.unit, language),
                    supplier_number=line.line.supplier_number,
                    price=line.line.price_minor,
                    price_for=""
                    if line.line.pack_micro == MICRO
                    else lines.amount(line.line.pack_micro, line.line.unit, language),
                    amount=line.total.minor if line.total else None,
                    due=line.line.expected_on,
                )
                for line in ordered
            ),
            draft=order.status == "draft",
            cancelled=order.status == "cancelled",
        )

    def _kind(self, reader: Reader, table: str, id: str) -> str:
        """What the paper about a record is called here."""
        if table == "shipment":
            return note_kind(reader.get(Shipment, id).kind)
        return "count_sheet" if table == "stock_count" else table

    def _id(self, reader: Reader, table: str, key: str) -> str:
        return _known(queries.id_of(reader, table, _key(key)), key)

    def _day(self, moment: datetime | None) -> date:
        return (moment or self._context.now()).astimezone(self._context.zone).date()

    def _company(self, language: str) -> PaperCompany:
        return report_lines.company(self._context, self._context.company(), language)

    def _person(self, reader: Reader, person_id: str | None, language: str) -> str:
        return report_lines.person_name(reader.find(Person, person_id), language)


def _key(written: str) -> str:
    return normalise(written) or written


def _known(id: str | None, key: str) -> str:
    if id is None:
        raise UserError("warehouse_papers.unknown", "The paper {number} is not on this computer.", number=key[:40])
    return id


def _difference(made: Difference, language: str) -> papers.PaperDifference:
    unit = made.part.unit
    return papers.PaperDifference(
        kind=_DIFFERENCES[made.kind],
        number=made.part.number,
        name=report_lines.named(made.part.name, made.part.name_en, language),
        ordered=lines.amount(made.ordered_micro, unit, language) if made.kind != "not_ordered" else "",
        received=lines.amount(made.received_micro, unit, language),
        difference=lines.signed(made.received_micro - made.ordered_micro, unit, language),
        reason=made.reason,
    )

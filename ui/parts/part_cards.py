"""What a part's page tells, as rows of cells."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from typing import Any

from fieldservice.domain.confidence import sentence
from fieldservice.domain.formats import format_date, format_moment
from fieldservice.domain.words import word
from fieldservice.i18n import language, translate
from ui.directory.words import both, listed, name_of
from ui.kit.charts import Bar
from ui.kit.models import IconText, Row, Sureness
from ui.parts import words

C = "part_page"
OURS = frozenset("central regional point bin van technician packing defective quarantine transit".split())


def warehouse_cells(here: Any, now: datetime, zone: tzinfo) -> Row:
    """Place, bin, on hand, reserved, available, coming, limits, how sure."""
    place, today = here.warehouse, now.astimezone(zone).date()
    bin = both(here.bin.name, here.bin.name_en) if here.bin is not None else ""
    coming = words.number(here.coming_micro) if here.coming_micro else ""
    if here.coming_micro and here.coming_on is not None:
        coming = listed((coming, format_date(here.coming_on, today)))
    limits = ""
    if here.min_micro is not None or here.max_micro is not None:
        low = words.number(here.min_micro) if here.min_micro is not None else "—"
        high = words.number(here.max_micro) if here.max_micro is not None else "—"
        limits = f"{low} / {high}"
    return (
        IconText(words.KIND_ICONS.get(place.kind, "box"), both(place.name, place.name_en)),
        bin,
        words.number(here.on_hand_micro),
        words.number(here.reserved_micro),
        words.number(here.available_micro),
        coming,
        limits,
        Sureness(here.confidence.level, sentence(here.confidence, now, zone)),
    )


def set_apart(stock: Any) -> str:
    """What is on hand and can't be taken, in words; "" for nothing."""
    packed = sum(each.packed_micro for each in stock.rows)
    waiting = sum(each.inspecting_micro for each in stock.rows)
    defective = sum(each.defective_micro for each in stock.rows)
    between = stock.elsewhere_micro
    number = words.number
    return listed(
        (
            translate(C, "{number} packed", number=number(packed)) if packed else "",
            translate(C, "{number} to be inspected or put away", number=number(waiting)) if waiting else "",
            translate(C, "{number} defective", number=number(defective)) if defective else "",
            translate(C, "{number} between places", number=number(between)) if between else "",
        )
    )


def lot_cells(place: Any, expiries: dict[tuple[str, str], date], today: date) -> Row:
    """Place, lot, serial number, quantity, expiry."""
    held = place.row
    name = " / ".join([*(both(*names) for names in place.path), both(held.name, held.name_en)])
    expiry = expiries.get((held.lot, held.serial))
    shown = format_date(expiry) if expiry is not None else ""
    if expiry is not None and expiry < today:
        shown = translate(C, "{day}, expired", day=shown)
    return name, held.lot, held.serial, words.number(held.quantity_micro), shown


def signed(move: Any) -> str:
    """What a move did to our stock: + came in, − went out; without a sign it stayed ours."""
    amount = words.number(move.quantity_micro)
    ours_before, ours_after = move.from_kind in OURS, move.to_kind in OURS
    if ours_before and not ours_after:
        return f"−{amount}"
    return f"+{amount}" if ours_after and not ours_before else amount


def move_cells(move: Any, now: datetime, zone: tzinfo) -> Row:
    """When, what, from and to, quantity, document or work order, by whom."""
    what, icon = words.reason_words(move.reason)
    before = both(move.from_name, move.from_name_en) if move.from_kind in OURS else ""
    after = both(move.to_name, move.to_name_en) if move.to_kind in OURS else ""
    return (
        format_moment(move.at, now, zone) if move.at is not None else "",
        IconText(icon, what),
        " → ".join(part for part in (before, after) if part),
        signed(move),
        listed(dict.fromkeys((move.work_order_number, move.document, move.lot, move.serial))),
        both(move.by, move.by_en),
    )


def use_cells(use: Any) -> Row:
    """Model, position, machines in service, how many in each."""
    return (
        use.code,
        listed((both(use.name, use.name_en), use.position)),
        f"{use.machines:,}" if use.product_id else "",
        words.number(use.quantity_micro),
    )


def offer_cells(offer: Any, unit: str) -> Row:
    """Supplier, its number, price of a pack, prices from a quantity on, pack, least order, days, when it counts."""
    line = offer.line
    lead = translate(C, "%n days", line.lead_days) if line.lead_days is not None else ""
    return (
        IconText("star" if line.preferred else "truck", both(offer.supplier.name, offer.supplier.name_en)),
        line.number,
        words.price(line.price_minor, line.currency),
        listed(
            tuple(
                translate(
                    C,
                    "{count}: {price}",
                    count=words.number(each.from_micro),
                    price=words.price(each.price_minor, each.currency),
                )
                for each in offer.breaks
            )
        ),
        words.quantity(line.pack_micro, unit),
        words.quantity(line.minimum_micro, unit) if line.minimum_micro is not None else "",
        lead,
        _validity(offer),
    )


def _validity(offer: Any) -> str:
    line = offer.line
    if offer.validity == "lapsed":
        return translate(C, "lapsed {day}", day=line.valid_until.isoformat())
    if offer.validity == "ahead":
        return translate(C, "counts from {day}", day=line.valid_from.isoformat())
    return translate(C, "until {day}", day=line.valid_until.isoformat()) if line.valid_until is not None else ""


def ordered_cells(line: Any, today: date) -> Row:
    """Order, supplier, ordered, open, when it is expected, how it stands."""
    late = line.expected_on is not None and line.expected_on < today and line.status == "ordered"
    day = format_date(line.expected_on, today) if line.expected_on is not None else ""
    status = translate(C, "Draft") if line.status == "draft" else translate(C, "Ordered")
    return (
        line.number,
        both(line.supplier, line.supplier_en),
        words.number(line.quantity_micro),
        words.number(line.open_micro),
        translate(C, "{day}, late", day=day) if late else day,
        status,
    )


def arrival_cells(line: Any, now: datetime, zone: tzinfo) -> Row:
    """When, goods receipt, order, supplier, how much, price of a pack."""
    pack = ""
    if line.price_minor is not None:
        pack = words.price(line.price_minor, line.currency)
        if line.pack_micro != 1_000_000:
            pack = translate(C, "{price} for {pack}", price=pack, pack=words.quantity(line.pack_micro, line.unit))
    return (
        _day(line.at, now, zone) if line.at is not None else "",
        line.number,
        line.order_number,
        both(line.supplier, line.supplier_en),
        words.quantity(line.quantity_micro, line.unit),
        pack,
    )


def need_cells(need: Any, now: datetime, zone: tzinfo) -> Row:
    """When it is needed, for what, for whom, how much, how it stands."""
    request, view = need.request, need.view
    late = request.needed_at is not None and request.needed_at < now
    needed = _day(request.needed_at, now, zone) if request.needed_at is not None else ""
    whom = name_of(need.person) if need.person is not None else name_of(need.to)
    return (
        IconText("triangle-alert" if late else "clock", needed) if needed else "",
        need.work_order.number if need.work_order is not None else request.number,
        whom,
        words.number(view.lacking_micro),
        view.words,
    )


def old_part_cells(old: Any, now: datetime, zone: tzinfo) -> Row:
    """When, tag, work order, customer, quantity, what becomes of it and where that stands, serial number."""
    if old.handed_in_at is not None:
        standing = translate(C, "handed in {day}", day=_day(old.handed_in_at, now, zone))
    elif old.disposition == "return" and old.due_on is not None:
        late = old.due_on < now.astimezone(zone).date()
        day = format_date(old.due_on, now.astimezone(zone).date())
        standing = translate(C, "overdue since {day}", day=day) if late else translate(C, "due {day}", day=day)
    else:
        standing = ""
    return (
        _day(old.at, now, zone) if old.at is not None else "",
        old.tag_number,
        old.work_order_number,
        both(old.customer, old.customer_en),
        words.number(old.quantity_micro),
        listed((word("disposition", old.disposition) if old.disposition else "", standing)),
        old.serial,
    )


def month_bars(months: Any, unit: str) -> list[Bar]:
    """A bar a month, the last one is this month."""
    bars = []
    for first, micro in months:
        used = words.quantity(micro, unit)
        month = first.strftime("%Y-%m")
        label = str(first.month) if language() == "zh_CN" else first.strftime("%b")[:3]
        said = translate(C, "{month}: {quantity} used", month=month, quantity=used)
        bars.append(Bar(label, micro / 1_000_000, words.number(micro) if micro else "", said))
    return bars


def _day(at: datetime, now: datetime, zone: tzinfo) -> str:
    return format_date(at.astimezone(zone).date(), now.astimezone(zone).date())

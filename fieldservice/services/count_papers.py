"""The count sheet: what the books hold in each bin of a count, and what was counted there already."""

from __future__ import annotations

from fieldservice.domain.pick_route import natural
from fieldservice.domain.records import Part, Person, StockCount, StockLocation
from fieldservice.domain.warehouse_papers import CountSheetPaper, PaperCounted
from fieldservice.i18n import mark, translate_in
from fieldservice.services import places, report_lines
from fieldservice.services import warehouse_paper_lines as lines
from fieldservice.services.context import Context
from fieldservice.services.count_comparison import stand
from fieldservice.store.queries.counting import books
from fieldservice.store.reader import Reader

_C = "warehouse_papers"
MOST = 1_000  # lines of one sheet: forty pages, more than anybody walks with
_KINDS = {
    "cycle": mark("warehouse_papers", "Cycle count"),
    "full": mark("warehouse_papers", "Full count"),
    "part": mark("warehouse_papers", "Count of one part"),
}


def count_sheet(context: Context, reader: Reader, count_id: str, language: str) -> CountSheetPaper:
    """The sheet of a count in the order of the walk; a blind one says what is expected only once it is posted."""
    count = reader.get(StockCount, count_id)
    compared = {each.key: each for each in stand(reader, count, with_values=False).compared}
    shown = not count.blind or count.status == "posted"
    inside = places.inside(reader, count.location_id)
    held = books(reader, inside, count.part_id)
    keys = [key for key in held.keys() | compared.keys() if held.get(key) or key in compared]
    bins = reader.many(StockLocation, [key.location_id for key in keys])
    parts = reader.many(Part, [key.part_id for key in keys])
    keys = [key for key in keys if key.part_id in parts and key.location_id in bins]
    keys.sort(
        key=lambda key: (
            bins[key.location_id].walk,
            natural(bins[key.location_id].code),
            key.location_id,
            parts[key.part_id].number,
            key.lot,
            key.serial,
        )
    )
    made = []
    for key in keys[:MOST]:
        part, entered = parts[key.part_id], compared.get(key)
        expected = entered.expected_micro if entered else held.get(key, 0)
        goods = lines.goods(part, expected, part.unit, language, lot=key.lot, serial=key.serial)
        counted = lines.amount(entered.counted_micro, part.unit, language) if entered else ""
        made.append(PaperCounted(lines.bin_name(bins[key.location_id], language), goods, counted))
    place = reader.get(StockLocation, count.location_id)
    warehouse = reader.find(StockLocation, places.warehouse_of(reader, place.id)) or place
    only = reader.find(Part, count.part_id)
    scope = [translate_in(language, _C, _KINDS[count.kind]) if count.kind in _KINDS else ""]
    scope += [lines.bin_name(place, language)] if place.id != warehouse.id else []
    scope += [f"{only.number} {report_lines.named(only.name, only.name_en, language)}"] if only else []
    return CountSheetPaper(
        number=count.number,
        date=(count.made_at or context.now()).astimezone(context.zone).date(),
        company=report_lines.company(context, context.company(), language),
        warehouse=lines.place(reader, warehouse, language),
        scope=("，" if language == "zh_CN" else ", ").join(filter(None, scope)),
        made_by=report_lines.person_name(reader.find(Person, count.made_by_id), language),
        blind=not shown,
        note=count.note,
        lines=tuple(made),
        left_out=max(len(keys) - MOST, 0),
        cancelled=count.status == "cancelled",
        timezone=context.zone,
    )

"""Conditions on a part `t` of the list of parts, and which kinds of place hold what can be used."""

from __future__ import annotations

from fieldservice.store.reader import Reader

# Places that are ours and hold usable stock.
USABLE_KINDS = ("central", "regional", "point", "bin", "van", "technician")
_USABLE = ", ".join(f"'{kind}'" for kind in USABLE_KINDS)

# Picked for request line r: by the pick lines made for it, or naming it itself, less what was undone.
PICKED = """
    (SELECT coalesce(sum(CASE WHEN m.reverses_id IS NULL THEN m.quantity_micro ELSE -m.quantity_micro END), 0)
     FROM stock_move m LEFT JOIN stock_move u ON u.id = m.reverses_id
     WHERE m.line_id IN (SELECT id FROM pick_line WHERE request_line_id = r.id UNION SELECT r.id)
        AND coalesce(u.reason, m.reason) = 'picked')"""
# Of line i of a paper: what arrived of it.
_ARRIVED = """
    (SELECT coalesce(sum(CASE WHEN m.reverses_id IS NULL THEN m.quantity_micro ELSE -m.quantity_micro END), 0)
     FROM stock_move m LEFT JOIN stock_move u ON u.id = m.reverses_id
     WHERE m.line_id {lines} AND coalesce(u.reason, m.reason) = 'received')"""
ARRIVED_OF_SHIPMENT = _ARRIVED.format(lines="= i.id")
# Of line i of an order, less what its supplier has to replace.
ARRIVED_OF_ORDER = (
    "("
    + _ARRIVED.format(lines="IN (SELECT id FROM goods_receipt_line WHERE purchase_line_id = i.id)")
    + """ - (SELECT coalesce(sum(b.quantity_micro), 0) FROM goods_receipt_line g
     JOIN shipment_line b ON b.receipt_line_id = g.id JOIN shipment n ON n.id = b.shipment_id
     WHERE g.purchase_line_id = i.id AND b.replacement AND n.status <> 'cancelled'))"""
)

# Place l is the place of level v, one of its bins, or a bin of its zones.
_INSIDE = """(l.id = v.location_id OR l.kind = 'bin' AND (l.parent_id = v.location_id OR EXISTS (SELECT 1
    FROM stock_location z WHERE z.id = l.parent_id AND z.kind = 'bin' AND z.parent_id = v.location_id)))"""


def _position(part: str, inside: str) -> str:
    """What can be used of a part and is not claimed, and what is coming of it, at the places `inside` allows.

    The same that proposals compare with a minimum, so the list names what is short after all that was asked for and
    ordered: neither what has been ordered already, nor only what is gone already. A draft order is not sent and brings
    nothing yet.
    """
    place = f"JOIN stock_location l ON l.id = {{}} AND {inside}" if inside else ""
    to_us = f"JOIN stock_location l ON l.id = s.to_location_id AND l.kind IN ({_USABLE}) AND {inside or '1'}"
    return f"""
    ((SELECT coalesce(sum(s.quantity_micro), 0) FROM stock_on_hand s JOIN stock_location l ON l.id = s.location_id
      WHERE s.part_id = {part} AND l.kind IN ({_USABLE}) AND {inside or "1"})
    - (SELECT coalesce(sum(max(r.quantity_micro - r.short_micro - {PICKED}, 0)), 0) FROM part_request_line r
       {place.format("r.source_location_id")} LEFT JOIN part_request q ON q.id = r.request_id
       WHERE r.part_id = {part} AND r.status = 'open' AND coalesce(q.status, 'open') = 'open')
    + (SELECT coalesce(sum(max(i.quantity_micro - {ARRIVED_OF_ORDER}, 0)), 0) FROM purchase_line i
       JOIN purchase_order o ON o.id = i.purchase_order_id {place.format("o.to_location_id")}
       WHERE i.part_id = {part} AND NOT i.closed AND NOT i.archived AND o.status = 'ordered')
    + (SELECT coalesce(sum(max(i.quantity_micro - {ARRIVED_OF_SHIPMENT}, 0)), 0) FROM shipment_line i
       JOIN shipment s ON s.id = i.shipment_id {to_us}
       WHERE i.part_id = {part} AND i.old_part_id IS NULL AND s.status = 'shipped'))"""


_BELOW_LEVEL = f"NOT v.archived AND v.min_micro > {_position('v.part_id', _INSIDE)}"
# Which minimums may be undercut at all: less lies there than they ask for, or something of the part is claimed (what is
# coming only adds to that). It costs a fraction of the whole sum, and mostly few are left of many.
_INSIDE_LEVELS = f"""WITH place (id) AS MATERIALIZED (
    SELECT DISTINCT location_id FROM stock_level WHERE NOT archived AND min_micro IS NOT NULL),
  inside (place, id) AS MATERIALIZED (
    SELECT p.id, l.id FROM place p JOIN stock_location l ON l.id = p.id WHERE l.kind IN ({_USABLE})
    UNION SELECT p.id, l.id FROM place p JOIN stock_location l ON l.parent_id = p.id AND l.kind = 'bin'
    UNION SELECT p.id, l.id FROM place p JOIN stock_location z ON z.parent_id = p.id AND z.kind = 'bin'
      JOIN stock_location l ON l.parent_id = z.id AND l.kind = 'bin')"""
_CLAIMED = "EXISTS (SELECT 1 FROM part_request_line r WHERE r.part_id = {part} AND r.status = 'open')"
_DOUBTFUL_LEVELS = f"""{_INSIDE_LEVELS}
  SELECT v.rid FROM stock_level v WHERE NOT v.archived AND v.min_micro IS NOT NULL AND (
    v.min_micro > (SELECT coalesce(sum(s.quantity_micro), 0) FROM stock_on_hand s
      CROSS JOIN inside i ON i.id = s.location_id AND i.place = v.location_id WHERE s.part_id = v.part_id)
    OR {_CLAIMED.format(part="v.part_id")}) LIMIT ?"""
_DOUBTFUL_PARTS = f"""WITH ours (id) AS MATERIALIZED (SELECT id FROM stock_location WHERE kind IN ({_USABLE}))
  SELECT p.rid FROM part p WHERE p.min_stock_micro IS NOT NULL AND (
    p.min_stock_micro > (SELECT coalesce(sum(s.quantity_micro), 0) FROM stock_on_hand s
      CROSS JOIN ours o ON o.id = s.location_id WHERE s.part_id = p.id)
    OR {_CLAIMED.format(part="p.id")}) LIMIT ?"""
# Below a minimum of its own, or below that of a place: the parts found from few minimums ...
_FEW_BELOW = (
    f"t.id IN (SELECT v.part_id FROM stock_level v WHERE v.rid IN ({{levels}}) AND {_BELOW_LEVEL} UNION ALL"
    f" SELECT p.id FROM part p WHERE p.rid IN ({{parts}}) AND p.min_stock_micro > {_position('p.id', '')})"
)
# ... and part by part until a page is full, where so many may be undercut that many are.
_MANY_BELOW = (
    f"(t.min_stock_micro IS NOT NULL AND t.min_stock_micro > {_position('t.id', '')}"
    f" OR EXISTS (SELECT 1 FROM stock_level v WHERE v.part_id = t.id AND {_BELOW_LEVEL}))"
)
_FEW = 4_000


def below_minimum(reader: Reader) -> str:
    """The condition that finds the parts below a minimum soonest."""
    levels, own = ([row[0] for row in reader.rows(sql, (_FEW + 1,))] for sql in (_DOUBTFUL_LEVELS, _DOUBTFUL_PARTS))
    if len(levels) + len(own) > _FEW:
        return _MANY_BELOW
    return _FEW_BELOW.format(levels=", ".join(map(str, levels)), parts=", ".join(map(str, own)))


SUPERSEDED = "t.id IN (SELECT part_id FROM supersession WHERE NOT archived)"

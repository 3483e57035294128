"""What the warehouse's papers tell of work orders: selects of `queries.timeline`, which says what they yield."""

from __future__ import annotations

_PARTS = (
    "(SELECT group_concat(p.number || char(31) || l.quantity_micro || char(31) || l.unit, char(30)) FROM {lines} l"
    " JOIN part p ON p.id = l.part_id WHERE {which})"
)
_ASKED_FOR = _PARTS.format(lines="part_request_line", which="l.request_id = r.id AND l.status <> 'cancelled'")
_SENT = _PARTS.format(
    lines="shipment_line",
    which="l.shipment_id = s.id AND coalesce(l.work_order_id, w.id) = w.id AND l.quantity_micro > 0",
)
_SHIPMENTS = (
    " FROM shipment s JOIN work_order w ON w.id IN ({orders})"
    " LEFT JOIN person h ON h.id = s.person_id WHERE s.status <> 'cancelled' AND s.id IN (SELECT x.shipment_id"
    " FROM shipment_line x WHERE x.work_order_id = w.id AND x.old_part_id IS NULL UNION SELECT y.id FROM shipment y"
    " WHERE y.work_order_id = w.id AND y.kind <> 'vendor_return')"
)
_WHOM = "coalesce(h.name, '') || char(31) || coalesce(h.name_en, '')"

OF_WORK_ORDERS = (
    f"SELECT 'parts_asked', r.id, w.number, r.asked_at, r.asked_by_id, r.number, {_ASKED_FOR}, r.status, '', ''"
    " FROM part_request r JOIN work_order w ON w.id = r.work_order_id WHERE r.work_order_id IN ({orders})",
    "SELECT 'parts_picked', k.id, w.number, k.picked_at, k.assigned_to_id, k.number, '', '', '', ''"
    " FROM part_request r JOIN work_order w ON w.id = r.work_order_id"
    " JOIN part_request_line q ON q.request_id = r.id JOIN pick_line l ON l.request_line_id = q.id"
    " JOIN pick_list k ON k.id = l.pick_list_id WHERE k.status = 'picked' AND k.picked_at IS NOT NULL"
    " AND r.work_order_id IN ({orders}) GROUP BY k.id, w.id",
    f"SELECT 'parts_sent', s.id, w.number, s.shipped_at, s.packed_by_id, s.number, {_SENT}, s.kind,"
    f" trim(s.carrier || ' ' || s.tracking), {_WHOM}{_SHIPMENTS} AND s.shipped_at IS NOT NULL",
    f"SELECT 'parts_received', s.id, w.number, s.received_at, s.received_by_id, s.number, {_SENT}, s.kind, '',"
    f" {_WHOM}{_SHIPMENTS} AND s.received_at IS NOT NULL",
    "SELECT 'old_part', o.id, w.number, o.at, o.by_id, l.tag_number, o.step, CASE o.note WHEN '↩' THEN '' ELSE o.note"
    " END, o.note = '↩', '' FROM part_line l JOIN work_order w ON w.id = l.work_order_id"
    " JOIN old_part_step o ON o.part_line_id = l.id WHERE NOT l.removed AND l.work_order_id IN ({orders})",
    "SELECT 'old_part', l.id, w.number, l.handed_in_at, NULL, l.tag_number, 'received', '', 0, ''"
    " FROM part_line l JOIN work_order w ON w.id = l.work_order_id WHERE NOT l.removed AND l.handed_in_at IS NOT NULL"
    " AND l.tag_number > '' AND l.work_order_id IN ({orders}) AND NOT EXISTS (SELECT 1 FROM old_part_step o"
    " WHERE o.part_line_id = l.id AND o.step = 'received')",
)

"""Everything that happened to a work order, a customer or a machine, as one list of (kind, id, at, by, values)."""

from __future__ import annotations

from typing import Any

from fieldservice.store.queries import timeline_papers
from fieldservice.store.reader import Reader

# Every select yields: kind, id, work order number, at (ms), by, and up to five values that the wording needs.
_OF_WORK_ORDERS = (
    "SELECT 'status', e.id, w.number, e.at, e.by_id, e.subject, e.before, e.after, e.reason,"
    " coalesce((SELECT technician_id FROM booking WHERE id = e.subject_id), '')"
    " FROM status_event e JOIN work_order w ON w.id = e.work_order_id"
    " WHERE e.subject <> 'signature' AND e.work_order_id IN ({orders})",
    "SELECT 'note', n.id, w.number, n.at, n.by_id, n.text, '', '', '', '' FROM note n"
    " JOIN work_order w ON w.id = n.work_order_id WHERE n.work_order_id IN ({orders})",
    "SELECT a.kind, a.id, w.number, a.added_at, a.added_by_id, a.name, a.caption, a.stage, '', '' FROM attachment a"
    " JOIN work_order w ON w.id = a.work_order_id WHERE NOT a.removed AND a.work_order_id IN ({orders})",
    "SELECT CASE l.kind WHEN 'used' THEN 'part_used' ELSE 'part_removed' END, l.id, w.number, l.at, l.by_id,"
    " coalesce(p.number, ''), coalesce(nullif(p.name, ''), l.description) || char(31) || coalesce(p.name_en, ''),"
    " l.quantity_micro, l.unit,"
    " CASE l.kind WHEN 'used' THEN coalesce(nullif(l.serial, ''), l.lot) ELSE l.tag_number END"
    " FROM part_line l JOIN work_order w ON w.id = l.work_order_id LEFT JOIN part p ON p.id = l.part_id"
    " WHERE NOT l.removed AND l.work_order_id IN ({orders})",
    "SELECT 'answers', k.id, w.number, max(a.at), a.by_id, t.name, t.name_en, count(DISTINCT a.question || a.path),"
    " (SELECT count(*) FROM checklist_answer x WHERE x.checklist_id = k.id AND x.verdict = 'fail' AND NOT EXISTS"
    "  (SELECT 1 FROM checklist_answer y WHERE y.checklist_id = k.id AND y.question = x.question AND y.path = x.path"
    "   AND y.rid > x.rid)), k.purpose"
    " FROM checklist k JOIN work_order w ON w.id = k.work_order_id JOIN checklist_template t ON t.id = k.template_id"
    " JOIN checklist_answer a ON a.checklist_id = k.id WHERE NOT k.removed AND k.work_order_id IN ({orders})"
    " GROUP BY k.id",
    "SELECT 'signature', s.id, w.number, s.at, s.by_id, s.role, s.outcome, s.name, s.reason, '' FROM signature s"
    " JOIN work_order w ON w.id = s.work_order_id WHERE s.work_order_id IN ({orders})",
)
_ASKED = (
    "SELECT 'escalation', x.id, coalesce(w.number, r.number, ''), x.asked_at, x.asked_by_id, x.question, x.level,"
    " coalesce(p.name, nullif(x.owner_name, ''), ''), coalesce(nullif(p.name_en, ''), p.name, x.owner_name), x.status"
    " FROM escalation x LEFT JOIN work_order w ON w.id = x.work_order_id"
    " LEFT JOIN service_request r ON r.id = x.request_id LEFT JOIN person p ON p.id = x.owner_id"
    " WHERE x.level <> 'safety' AND (x.work_order_id IN ({orders}) OR (x.request_id IS NOT NULL AND {requests}))",
    "SELECT 'safety_read', x.id, coalesce(w.number, r.number, ''), x.read_at, x.read_by_id, '', '', '', '', ''"
    " FROM escalation x LEFT JOIN work_order w ON w.id = x.work_order_id"
    " LEFT JOIN service_request r ON r.id = x.request_id WHERE x.read_at IS NOT NULL"
    " AND (x.work_order_id IN ({orders}) OR (x.request_id IS NOT NULL AND {requests}))",
    "SELECT 'escalation_answer', x.id, coalesce(w.number, r.number, ''), x.answered_at, x.owner_id, x.answer, x.level,"
    " x.owner_name, '', x.status FROM escalation x LEFT JOIN work_order w ON w.id = x.work_order_id"
    " LEFT JOIN service_request r ON r.id = x.request_id WHERE x.answered_at IS NOT NULL"
    " AND (x.work_order_id IN ({orders}) OR (x.request_id IS NOT NULL AND {requests}))",
)
_REQUEST = (
    "SELECT 'request', r.id, r.number, r.received_at, r.received_by_id, r.channel, r.fault, r.caller_name, r.status, ''"
    " FROM service_request r WHERE {requests}"
)
_REQUEST_STATUS = (
    "SELECT 'status', e.id, r.number, e.at, e.by_id, e.subject, e.before, e.after, e.reason, ''"
    " FROM status_event e JOIN service_request r ON r.id = e.subject_id"
    " WHERE e.subject = 'service_request' AND e.before <> '' AND e.work_order_id IS NULL AND {requests}"
)
_REQUEST_FILES = (
    "SELECT a.kind, a.id, r.number, a.added_at, a.added_by_id, a.name, a.caption, a.stage, '', '' FROM attachment a"
    " JOIN service_request r ON r.id = a.request_id WHERE NOT a.removed AND a.work_order_id IS NULL AND {requests}"
)
_ORDERS = {
    "work_order": "?1",
    "customer": "SELECT id FROM work_order WHERE customer_id = ?1",
    "asset": "SELECT id FROM work_order WHERE asset_id = ?1",
}
_REQUESTS = {
    "work_order": "r.id = (SELECT request_id FROM work_order WHERE id = ?1)",
    "customer": "r.customer_id = ?1",
    "asset": "r.asset_id = ?1",
}
_OWN_NOTES = "SELECT 'note', id, '', at, by_id, text, '', '', '', '' FROM note WHERE {column} = ?1"


def entries(reader: Reader, subject: str, id: str, limit: int) -> list[tuple[Any, ...]]:
    """The newest `limit` entries of a work_order, customer or asset, newest first."""
    orders, requests = _ORDERS[subject], _REQUESTS[subject]
    selects = [sql.format(orders=orders) for sql in _OF_WORK_ORDERS]
    if subject != "customer":
        selects += [sql.format(orders=orders) for sql in timeline_papers.OF_WORK_ORDERS]
    selects += [sql.format(requests=requests) for sql in (_REQUEST, _REQUEST_STATUS, _REQUEST_FILES)]
    selects += [sql.format(orders=orders, requests=requests) for sql in _ASKED]
    if subject in ("customer", "asset"):
        selects.append(_OWN_NOTES.format(column=f"{subject}_id") + " AND work_order_id IS NULL")
    return reader.rows(" UNION ALL ".join(selects) + f" ORDER BY 4 DESC, 2 DESC LIMIT {limit:d}", (id,))

"""Membership: which row is in which scope and why, kept up to date in the transaction that changes the rows.

`reason (scope, rid, via)` says that a row is in a scope because the row `via` lends it (0: by itself); `scope_row` says
since when the scope shows the row, or no longer does. A row leaves a scope when its last reason is gone. What is
everybody's stays so, and has no reason written down.

A new row takes over the reasons of the row that it names (an answer those of its checklist), which is quick. Where an
anchor's own scopes or a reference change, the anchor's whole closure is walked again and compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from fieldservice.domain import records
from fieldservice.hub import slices
from fieldservice.hub.entities import Entity, Ledger, Values

HORIZON_MS = 400 * 86_400_000  # so long after it was finished, a work order stays with its technicians
_BY_ITSELF = 0
_ENDS = frozenset({"status", "finished_at", "created_by_id"})  # of a work order: who keeps it may change with them
# Files are read through rows that name them, so those are looked up by the file's SHA-256.
BLOB_LINKS = frozenset(
    "attachment.sha attachment.thumbnail_sha signature.image_sha company.logo_sha part.photo_sha part_photo.sha"
    " part_photo.thumbnail_sha article_file.sha article_file.thumbnail_sha template_file.sha".split()
)


@cache
def _own_links(table: str) -> tuple[tuple[str, str], ...]:
    """The links by which rows of this table name others, each with the field that holds it."""
    return tuple((link, _field(link)) for link in sorted(slices.LINKS | BLOB_LINKS) if link.startswith(f"{table}."))


@cache
def _lenders(link: str) -> frozenset[str]:
    """The kinds of anchors whose walk goes along this link from the named row to the naming one."""
    return frozenset(
        path.anchor
        for ways in slices.paths().values()
        for path in ways
        for step in path.steps
        if isinstance(step, slices.Members) and step.link == link
    )


@cache
def _lending_links(table: str) -> tuple[tuple[str, str], ...]:
    """Those along which an anchor's scopes come to rows of this table."""
    return tuple((link, field) for link, field in _own_links(table) if _lenders(link))


@cache
def _newest_links() -> frozenset[str]:
    return frozenset(
        step.link
        for ways in slices.paths().values()
        for path in ways
        for step in path.steps
        if isinstance(step, slices.Members) and step.newest
    )


def _field(link: str) -> str:
    return link.partition(".")[2]


@cache
def _named_table(link: str) -> str:
    """The table of the row that a link names."""
    table, _, field = link.partition(".")
    named = records.info(records.REGISTRY[table]).fields[field].refers_to
    assert named is not None, link
    return named


_CUSTOMER_LINKS = tuple(sorted({step.link for step in slices.MEMBERS["customer"]}))


class Membership:
    """Keeps reasons and memberships inside one write transaction."""

    def __init__(self, ledger: Ledger, now: int) -> None:
        self._ledger = ledger
        self._tx = ledger.tx
        self._now = now
        self._numbers: dict[str, int] = {}
        self._moved: list[tuple[Entity, str, object]] = []  # (row, link, what it named before)
        self._again: dict[int, Entity] = {}  # anchors to be walked again

    def scope_number(self, name: str) -> int:
        """The number of a scope, a new one where it has none yet."""
        if name not in self._numbers:
            row = self._tx.one("SELECT no FROM scope WHERE name = ?", (name,))
            if row is None:
                number = self._ledger.next("scope")
                self._tx.run("INSERT INTO scope (no, name) VALUES (?, ?)", (number, name))
                self._numbers[name] = number
            else:
                self._numbers[name] = int(row[0])
        return self._numbers[name]

    # What changes

    def before_change(self, entity: Entity, values: Mapping[str, object]) -> None:
        """Look at a row before fields of it change: references that slices follow, and fields that decide on them."""
        for link, field in _own_links(entity.table):
            if field in values and values[field] != entity.get(field):
                self._moved.append((entity, link, entity.get(field)))
        if slices.DECIDES.get(entity.table, frozenset()) & values.keys():
            self._decided_by(entity)
        if entity.table == "work_order" and _ENDS & values.keys():
            self._again[entity.rid] = entity

    def settle(self, fresh: list[Entity], older: list[Entity], seq: int) -> None:
        """Bring everything up to date; the rows themselves are written."""
        self._write_links(fresh)
        if older:
            self._tx.many(
                "UPDATE scope_row SET seq = ? WHERE rid = ? AND present = 1", [(seq, row.rid) for row in older]
            )
        self._by_themselves(fresh, older, seq)
        self._new_customers([row for row in fresh if row.table == "customer"], seq)
        self._inherit(fresh, seq)
        self._named_before(fresh)
        for entity in (*fresh, *older):
            if entity.table in slices.DECIDES:
                self._decided_by(entity)
        self._note_horizons([row for row in (*fresh, *older) if row.table == "work_order"])
        made = [row for row in fresh if row.table == "work_order" and slices.maker_scopes(row.values)]
        self._again.update((row.rid, row) for row in made)
        self._follow_moves()
        again, self._again = list(self._again.values()), {}
        for anchor in again:
            self._walk_again(anchor, seq)

    def tidy(self, seq: int) -> int:
        """Let go what passed its horizon; returns how many rows were looked at."""
        rows = self._tx.rows("SELECT rid FROM due WHERE at <= ? ORDER BY at LIMIT 500", (self._now,))
        for anchor in self._ledger.by_rid([rid for (rid,) in rows]):
            self._walk_again(anchor, seq)
        self._tx.many("DELETE FROM due WHERE rid = ?", rows)
        return len(rows)

    def _note_horizons(self, work_orders: list[Entity]) -> None:
        rows = [
            (row.rid, finished + HORIZON_MS)
            for row in work_orders
            if isinstance(finished := row.get("finished_at"), int)
        ]
        if rows:
            self._tx.many(
                "INSERT INTO due (rid, at) VALUES (?, ?) ON CONFLICT (rid) DO UPDATE SET at = excluded.at", rows
            )

    def _decided_by(self, entity: Entity) -> None:
        """The anchor whose scopes this row decides about."""
        if entity.table == "stock_location":
            self._again[entity.rid] = entity
            return
        for field, table in {
            "booking": (("work_order_id", "work_order"),),
            "escalation": (("work_order_id", "work_order"), ("request_id", "service_request")),
            "site": (("customer_id", "customer"),),
            "person": (("van_location_id", "stock_location"),),
        }[entity.table]:
            named = entity.get(field)
            anchor = self._ledger.find(table, named) if isinstance(named, str) else None
            if anchor is not None:
                self._again[anchor.rid] = anchor

    def _named_before(self, fresh: list[Entity]) -> None:
        """New rows that older rows name already, as after a restore: whoever reaches those reaches them too."""
        new = {row.rid for row in fresh}
        naming = self._tx.found("SELECT target, rid FROM link WHERE target IN ({marks})", [row.id for row in fresh])
        older = {target: rid for target, rid in naming if rid not in new}
        if older:
            self._look_again([*older.values(), *(row.rid for row in fresh if row.id in older)])

    def _write_links(self, fresh: Iterable[Entity]) -> None:
        rows = [
            (entity.values[field], link, entity.rid)
            for entity in fresh
            for link, field in _own_links(entity.table)
            if entity.values.get(field)
        ]
        if rows:
            self._tx.many("INSERT INTO link (target, field, rid) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", sorted(rows))

    def _follow_moves(self) -> None:
        """References that changed: anchors that reach the row, or what it named, are walked again."""
        moved, self._moved = self._moved, []
        for entity, link, before in moved:
            if before:
                self._tx.run("DELETE FROM link WHERE target = ? AND field = ? AND rid = ?", (before, link, entity.rid))
            now = entity.get(_field(link))
            if now:
                self._write_links([entity])
            if link in BLOB_LINKS:
                continue
            table = _named_table(link)
            named = [self._ledger.find(table, str(id)) for id in (before, now) if id]
            self._look_again([entity.rid] + [row.rid for row in named if row is not None])
            if entity.table in slices.ANCHORS:
                self._again[entity.rid] = entity

    def _look_again(self, rids: list[int]) -> None:
        lent = self._tx.found("SELECT DISTINCT via FROM reason WHERE rid IN ({marks}) AND via <> 0", rids)
        for anchor in self._ledger.by_rid([via for (via,) in lent] + rids):
            if anchor.table in slices.ANCHORS:
                self._again[anchor.rid] = anchor

    # Reasons

    def _by_themselves(self, fresh: list[Entity], older: list[Entity], seq: int) -> None:
        everybody = self.scope_number(slices.ALL)
        self._show([(everybody, row.rid) for row in fresh if row.table in slices.EVERYBODYS], seq)
        self._give(
            [
                (self.scope_number(scope), row.rid, _BY_ITSELF)
                for row in fresh
                if row.table not in slices.EVERYBODYS
                for scope in slices.static_scopes(row.table, row.values)
            ],
            seq,
        )
        may_move = [row for row in older if row.table not in slices.EVERYBODYS]
        had: dict[int, set[int]] = {}
        for rid, scope in self._tx.found(
            "SELECT rid, scope FROM reason WHERE via = 0 AND rid IN ({marks})", [row.rid for row in may_move]
        ):
            had.setdefault(rid, set()).add(scope)
        for row in may_move:
            wanted = {self.scope_number(scope) for scope in slices.static_scopes(row.table, row.values)}
            held = had.get(row.rid, set())
            self._give([(scope, row.rid, _BY_ITSELF) for scope in wanted - held], seq)
            self._take([(scope, row.rid, _BY_ITSELF) for scope in held - wanted], seq)

    def _new_customers(self, fresh: list[Entity], seq: int) -> None:
        """A new customer that nothing names yet is in nobody's region; others are walked."""
        if not fresh:
            return
        marks = ", ".join("?" * len(_CUSTOMER_LINKS))
        named = {
            target
            for (target,) in self._tx.found(
                f"SELECT DISTINCT target FROM link WHERE field IN ({marks}) AND target IN ({{marks}})",
                [row.id for row in fresh],
                _CUSTOMER_LINKS,
            )
        }
        nobody = self.scope_number(slices.region(None))
        self._give([(nobody, row.rid, row.rid) for row in fresh if row.id not in named], seq)
        self._again.update((row.rid, row) for row in fresh if row.id in named)

    def _inherit(self, fresh: list[Entity], seq: int) -> None:
        """New rows take over the reasons of the rows that they name; rows that name new rows come after those."""
        new = {row.id for row in fresh}
        first: dict[str, list[tuple[str, int]]] = {}
        second: dict[str, list[tuple[str, int]]] = {}
        for row in fresh:
            for link, field in _lending_links(row.table):
                named = row.values.get(field)
                if named:
                    (second if named in new else first).setdefault(link, []).append((str(named), row.rid))
        for links in (first, second):
            for link, pairs in links.items():
                self._lend(link, pairs, seq)

    def _lend(self, link: str, pairs: list[tuple[str, int]], seq: int) -> None:
        lenders = _lenders(link)
        lent: dict[str, list[tuple[int, int]]] = {}
        for id, scope, via, table in self._tx.found(
            "SELECT e.id, r.scope, r.via, a.tab FROM entity e JOIN reason r ON r.rid = e.rid"
            " JOIN entity a ON a.rid = r.via WHERE e.tab = ? AND e.id IN ({marks})",
            list(dict.fromkeys(id for id, _ in pairs)),
            (_named_table(link),),
        ):
            if table in lenders:
                lent.setdefault(id, []).append((scope, via))
        if not lent:
            return
        if link in _newest_links():
            self._look_again([via for reasons in lent.values() for _, via in reasons])
        else:
            self._give([(scope, rid, via) for id, rid in pairs for scope, via in lent.get(id, ())], seq)

    def _give(self, reasons: list[tuple[int, int, int]], seq: int) -> None:
        if not reasons:
            return
        self._tx.many("INSERT INTO reason (scope, rid, via) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", reasons)
        self._show(dict.fromkeys((scope, rid) for scope, rid, _ in reasons), seq)

    def _show(self, rows: Iterable[tuple[int, int]], seq: int) -> None:
        """These rows are in these scopes from now on, where they were not."""
        self._tx.many(
            "INSERT INTO scope_row (scope, rid, seq, present) VALUES (?, ?, ?, 1)"
            " ON CONFLICT (scope, rid) DO UPDATE SET seq = excluded.seq, present = 1 WHERE scope_row.present = 0",
            [(scope, rid, seq) for scope, rid in rows],
        )

    def _take(self, reasons: list[tuple[int, int, int]], seq: int) -> None:
        if not reasons:
            return
        self._tx.many("DELETE FROM reason WHERE scope = ? AND rid = ? AND via = ?", reasons)
        self._tx.many(
            "UPDATE scope_row SET seq = ?, present = 0 WHERE scope = ? AND rid = ? AND present = 1"
            " AND NOT EXISTS (SELECT 1 FROM reason r WHERE r.scope = scope_row.scope AND r.rid = scope_row.rid)",
            [(seq, scope, rid) for scope, rid in dict.fromkeys((scope, rid) for scope, rid, _ in reasons)],
        )

    # Closures

    def _walk_again(self, anchor: Entity, seq: int) -> None:
        had: dict[int, set[int]] = {}
        for scope, rid in self._tx.rows("SELECT scope, rid FROM reason WHERE via = ?", (anchor.rid,)):
            had.setdefault(scope, set()).add(rid)
        wanted = {self.scope_number(name) for name in self._scopes(anchor)}
        if not wanted and not had:
            return
        reached: set[int] = set()
        if wanted:
            reached.add(anchor.rid)  # a place is everybody's already; its moves find its scopes there
            self._walk([anchor], slices.MEMBERS[anchor.table], reached)
        for scope in wanted:
            self._give([(scope, rid, anchor.rid) for rid in sorted(reached - had.get(scope, set()))], seq)
        for scope, rids in had.items():
            left = rids - reached if scope in wanted else rids
            self._take([(scope, rid, anchor.rid) for rid in sorted(left)], seq)

    def _scopes(self, anchor: Entity) -> frozenset[str]:
        if anchor.table == "customer":
            return slices.customer_scopes(self._naming("site.customer_id", anchor))
        if anchor.table == "stock_location":
            holders = self._by_link("person.van_location_id", [anchor.id])
            return slices.location_scopes(anchor.values, [row.id for row in holders])
        if anchor.table == "service_request":
            return slices.owner_scopes(self._naming("escalation.request_id", anchor))
        asked = slices.owner_scopes(self._naming("escalation.work_order_id", anchor))
        finished = anchor.get("finished_at")
        if isinstance(finished, int) and finished + HORIZON_MS <= self._now:
            return asked
        booked = slices.work_order_scopes(self._naming("booking.work_order_id", anchor))
        return asked | booked | slices.maker_scopes(anchor.values)

    def _naming(self, link: str, row: Entity) -> list[Values]:
        return [each.values for each in self._by_link(link, [row.id])]

    def _by_link(self, link: str, ids: list[str]) -> list[Entity]:
        found = self._tx.found("SELECT rid FROM link WHERE field = ? AND target IN ({marks})", ids, (link,))
        return self._ledger.by_rid([rid for (rid,) in found])

    def _walk(self, rows: list[Entity], steps: Iterable[slices.Step], reached: set[int]) -> None:
        """Add to `reached` what the steps lead to from these rows; rows themselves are read only to go on from."""
        if not rows:
            return
        for step in steps:
            if isinstance(step, slices.Points):
                found = self._pointed(rows, step)
            elif step.then or step.newest:
                found = self._by_link(step.link, [row.id for row in rows])
                if step.newest:
                    found = sorted(found, key=_newest_first, reverse=True)[: step.newest + 1]
            else:
                ids = [row.id for row in rows]
                rids = self._tx.found("SELECT rid FROM link WHERE field = ? AND target IN ({marks})", ids, (step.link,))
                reached.update(rid for (rid,) in rids)
                continue
            reached.update(row.rid for row in found)
            self._walk(found, step.then, reached)

    def _pointed(self, rows: list[Entity], step: slices.Points) -> list[Entity]:
        ids = list(dict.fromkeys(str(id) for row in rows if (id := row.get(_field(step.link)))))
        self._ledger.load(step.table, ids)
        return [found for id in ids if (found := self._ledger.find(step.table, id)) is not None]


def _newest_first(row: Entity) -> tuple[int, str]:
    opened = row.get("opened_at")
    return (opened if isinstance(opened, int) else 0, row.id)

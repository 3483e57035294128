"""The hub's tables. Rows are kept generically (table, id, values), so that a newer device's fields survive here."""

from __future__ import annotations

from fieldservice.hub import accounts_schema

_TABLES = (
    "meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "counter (name TEXT PRIMARY KEY, value {big} NOT NULL)",
    # the present state of every row, with the version of each field or group that was changed since it came to be
    """entity (
        rid {big} PRIMARY KEY, tab TEXT NOT NULL, id TEXT NOT NULL, seq {big} NOT NULL,
        base_seq {big} NOT NULL, base_stream TEXT NOT NULL, base_mid {big} NOT NULL,
        base_was {big} NOT NULL, data {blob} NOT NULL, versions {blob}, UNIQUE (tab, id))""",
    # scopes by number, and which rows are (or were) in them: `seq` is when that last changed, or the row did
    "scope (no {big} PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    """scope_row (
        scope {big} NOT NULL, rid {big} NOT NULL, seq {big} NOT NULL, present INTEGER NOT NULL,
        PRIMARY KEY (rid, scope)){keyed}""",
    # why a row is in a scope: through the row `via` (0: by itself; what is everybody's for ever needs no reason)
    "reason (scope {big} NOT NULL, rid {big} NOT NULL, via {big} NOT NULL, PRIMARY KEY (rid, scope, via)){keyed}",
    # references that slices follow, and values by which likely duplicates are found
    "link (target TEXT NOT NULL, field TEXT NOT NULL, rid {big} NOT NULL, PRIMARY KEY (target, field, rid)){keyed}",
    "likeness (kind TEXT NOT NULL, value TEXT NOT NULL, rid {big} NOT NULL, PRIMARY KEY (kind, value, rid)){keyed}",
    # everything that was ever pushed, exactly once
    """mutation (
        stream TEXT NOT NULL, mid {big} NOT NULL, chain {blob} NOT NULL, seq {big}, device_id TEXT NOT NULL,
        person_id TEXT, intent TEXT NOT NULL, intent_version INTEGER NOT NULL, schema_version INTEGER NOT NULL,
        device_at {big} NOT NULL, received_at {big} NOT NULL, base {big} NOT NULL, was {big}, payload {blob} NOT NULL,
        outcome TEXT NOT NULL, code TEXT NOT NULL, params TEXT NOT NULL, because {big}, flags TEXT NOT NULL,
        PRIMARY KEY (stream, mid))""",
    """stream (
        stream TEXT PRIMARY KEY, device_id TEXT NOT NULL, parent TEXT NOT NULL, start_mid {big} NOT NULL,
        last_mid {big} NOT NULL, chain {blob} NOT NULL)""",
    # the stream with which a laptop joined: what is before it in its history was written alone
    "joined (stream TEXT PRIMARY KEY, device_id TEXT NOT NULL, accepted_at {big}, accepted_by TEXT)",
    "refused_row (stream TEXT NOT NULL, tab TEXT NOT NULL, id TEXT NOT NULL, mid {big} NOT NULL,"
    " PRIMARY KEY (stream, tab, id))",
    # rows whose slice has to be looked at again at some time, because a horizon passes
    "due (rid {big} PRIMARY KEY, at {big} NOT NULL)",
    # files that quarantined work names: taken while their laptop still can, nobody reads them before it is released
    "awaited_file (sha TEXT NOT NULL, device_id TEXT NOT NULL, PRIMARY KEY (sha, device_id))",
    # who has shown to have which file
    "delivered_file (sha TEXT NOT NULL, person_id TEXT NOT NULL, PRIMARY KEY (sha, person_id))",
    # mutations that change a row which a restored hub does not have again yet: judged when it comes
    "awaited (tab TEXT NOT NULL, id TEXT NOT NULL, stream TEXT NOT NULL, mid {big} NOT NULL,"
    " PRIMARY KEY (tab, id, stream, mid))",
    "epoch (no {big} PRIMARY KEY, id TEXT NOT NULL, fork_seq {big} NOT NULL, start_seq {big} NOT NULL)",
    "number_lease (series TEXT NOT NULL, first {big} NOT NULL, ends {big} NOT NULL, stream TEXT NOT NULL,"
    " PRIMARY KEY (series, first))",
    # what people were allowed when: a mutation is judged at the sequence number that it was based on
    "granted (person_id TEXT NOT NULL, seq {big} NOT NULL, roles TEXT NOT NULL, PRIMARY KEY (person_id, seq))",
)

_INDEXES = (
    "entity_seq ON entity (seq, rid)",
    "scope_row_seq ON scope_row (scope, seq, rid)",
    "reason_via ON reason (via, scope)",
    "mutation_seq ON mutation (seq)",
    "due_at ON due (at)",
    "stream_parent ON stream (parent)",
    "mutation_outcome ON mutation (outcome, received_at)",
)


def statements(blob: str, big: str) -> list[str]:
    """The statements that make the schema; each does nothing where its object exists.

    Tables that are little more than their key are kept in its order on SQLite, which writes them once instead of twice.
    """
    keyed = " WITHOUT ROWID" if blob == "BLOB" else ""
    tables, indexes = (*_TABLES, *accounts_schema.TABLES), (*_INDEXES, *accounts_schema.INDEXES)
    made = [f"CREATE TABLE IF NOT EXISTS {table.format(blob=blob, big=big, keyed=keyed)}" for table in tables]
    return made + [f"CREATE INDEX IF NOT EXISTS {index}" for index in indexes]

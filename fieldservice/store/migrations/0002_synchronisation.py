"""Synchronisation: conflicts, likely duplicates, balances, and what a device remembers of the hub."""

STATEMENTS = (
    "ALTER TABLE mutation ADD COLUMN stream TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE mutation ADD COLUMN base INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE mutation ADD COLUMN seq INTEGER",
    "ALTER TABLE mutation ADD COLUMN was INTEGER",
    "ALTER TABLE mutation ADD COLUMN code TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE mutation ADD COLUMN params TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE mutation ADD COLUMN because INTEGER",
    "ALTER TABLE mutation ADD COLUMN answered_at INTEGER",
    "ALTER TABLE mutation ADD COLUMN settled INTEGER NOT NULL DEFAULT 0",
    """CREATE TABLE conflict (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, tab TEXT NOT NULL DEFAULT '',
        row_id TEXT NOT NULL DEFAULT '', field_group TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT
        'values', work_order_id TEXT, base_values TEXT NOT NULL DEFAULT '{}', offered_values TEXT NOT NULL
        DEFAULT '{}', standing_values TEXT NOT NULL DEFAULT '{}', offered_by_id TEXT, offered_at INTEGER,
        offered_device TEXT NOT NULL DEFAULT '', standing_by_id TEXT, standing_at INTEGER, opened_at
        INTEGER, state TEXT NOT NULL DEFAULT 'open', choice TEXT NOT NULL DEFAULT '', decided_by_id TEXT,
        decided_at INTEGER, row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX conflict_state_opened_at ON conflict (state, opened_at)""",
    """CREATE INDEX conflict_row_id ON conflict (row_id)""",
    """CREATE TABLE possible_duplicate (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, tab TEXT NOT NULL DEFAULT
        '', first_id TEXT NOT NULL DEFAULT '', second_id TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL
        DEFAULT '', value TEXT NOT NULL DEFAULT '', found_at INTEGER, state TEXT NOT NULL DEFAULT 'open',
        choice TEXT NOT NULL DEFAULT '', decided_by_id TEXT, decided_at INTEGER, row_base INTEGER NOT NULL
        DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX possible_duplicate_state_found_at ON possible_duplicate (state, found_at)""",
    """CREATE TABLE stock_balance (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, part_id TEXT NOT NULL,
        location_id TEXT NOT NULL, lot TEXT NOT NULL DEFAULT '', serial TEXT NOT NULL DEFAULT '',
        quantity_micro INTEGER NOT NULL DEFAULT 0, last_move_at INTEGER, row_base INTEGER NOT NULL DEFAULT
        0, field_bases TEXT)""",
    """CREATE INDEX stock_balance_location_id ON stock_balance (location_id)""",
    """CREATE INDEX stock_balance_part_id ON stock_balance (part_id)""",
    """CREATE INDEX mutation_seq ON mutation (seq)""",
    """CREATE TABLE sync_stream ( no INTEGER PRIMARY KEY, stream TEXT NOT NULL UNIQUE, parent TEXT NOT NULL, mid
        INTEGER NOT NULL, chain BLOB NOT NULL)""",
    """CREATE TABLE sync_scope ( no INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, seq INTEGER NOT NULL DEFAULT 0,
        rid INTEGER NOT NULL DEFAULT 0, generation INTEGER NOT NULL DEFAULT 0, whole INTEGER NOT NULL
        DEFAULT 0)""",
    """CREATE TABLE sync_row ( tab TEXT NOT NULL, id TEXT NOT NULL, scope INTEGER NOT NULL, seq INTEGER NOT NULL,
        generation INTEGER NOT NULL, PRIMARY KEY (tab, id, scope)) WITHOUT ROWID""",
    """CREATE INDEX sync_row_scope ON sync_row (scope)""",
    """CREATE TABLE sync_log ( rid INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, detail TEXT NOT
        NULL)""",
    """CREATE TABLE blob_transfer ( sha TEXT NOT NULL, direction TEXT NOT NULL, size INTEGER NOT NULL, done INTEGER
        NOT NULL DEFAULT 0, state TEXT NOT NULL DEFAULT 'waiting', attempts INTEGER NOT NULL DEFAULT 0,
        added_at INTEGER NOT NULL, PRIMARY KEY (sha, direction)) WITHOUT ROWID""",
    """CREATE TABLE carried_mutation ( stream TEXT NOT NULL, mid INTEGER NOT NULL, message BLOB NOT NULL, state
        INTEGER NOT NULL DEFAULT 0, code TEXT NOT NULL DEFAULT '', params TEXT NOT NULL DEFAULT '', PRIMARY
        KEY (stream, mid)) WITHOUT ROWID""",
    """CREATE TABLE carried_stream (stream TEXT PRIMARY KEY, message BLOB NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE leased_block ( series TEXT NOT NULL, first INTEGER NOT NULL, ends INTEGER NOT NULL, stream TEXT
        NOT NULL, next_value INTEGER NOT NULL, PRIMARY KEY (series, first)) WITHOUT ROWID""",
)


def up(migrator: object, db: object) -> None:
    """Add the columns and tables."""
    for statement in STATEMENTS:
        db.execute_sql(statement)  # type: ignore[attr-defined]  # a migration relies on nothing but the runner

"""The warehouse: suppliers, supersession, levels, requests, pick lists, shipments, orders, receipts, counts."""

STATEMENTS = (
    "ALTER TABLE part ADD COLUMN shelf_life_days INTEGER",
    "ALTER TABLE part ADD COLUMN expiry_tracked INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE part ADD COLUMN weight_grams INTEGER",
    "ALTER TABLE part ADD COLUMN hazardous INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE part ADD COLUMN inspect_on_receipt INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE part_category ADD COLUMN archived INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE stock_location ADD COLUMN address TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE stock_location ADD COLUMN walk INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE stock_location ADD COLUMN site_id TEXT",
    "ALTER TABLE stock_move ADD COLUMN line_id TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE attachment ADD COLUMN receipt_line_id TEXT",
    "CREATE INDEX attachment_receipt_line_id ON attachment (receipt_line_id)",
    """CREATE TABLE count_entry (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, count_id TEXT NOT NULL,
        location_id TEXT NOT NULL, part_id TEXT, lot TEXT NOT NULL DEFAULT '', serial TEXT NOT NULL DEFAULT
        '', quantity_micro INTEGER NOT NULL DEFAULT 0, at INTEGER, by_id TEXT, takes_back_id TEXT, row_base
        INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX count_entry_count_id_at ON count_entry (count_id, at)""",
    """CREATE INDEX count_entry_part_id_at ON count_entry (part_id, at)""",
    """CREATE INDEX count_entry_location_id_at ON count_entry (location_id, at)""",
    """CREATE TABLE goods_receipt (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL
        DEFAULT '', purchase_order_id TEXT, supplier_id TEXT, location_id TEXT NOT NULL, delivery_note
        TEXT NOT NULL DEFAULT '', delivery_note_on TEXT, received_by_id TEXT, received_at INTEGER, note
        TEXT NOT NULL DEFAULT '', status TEXT NOT NULL DEFAULT 'open', row_base INTEGER NOT NULL DEFAULT
        0, field_bases TEXT)""",
    """CREATE INDEX goods_receipt_number ON goods_receipt (number)""",
    """CREATE INDEX goods_receipt_status ON goods_receipt (status)""",
    """CREATE INDEX goods_receipt_purchase_order_id ON goods_receipt (purchase_order_id)""",
    """CREATE TABLE goods_receipt_line (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, receipt_id TEXT NOT NULL,
        purchase_line_id TEXT, part_id TEXT NOT NULL, lot TEXT NOT NULL DEFAULT '', serial TEXT NOT NULL
        DEFAULT '', expiry TEXT, inspection TEXT NOT NULL DEFAULT '', inspected_by_id TEXT, inspected_at
        INTEGER, finding TEXT NOT NULL DEFAULT '', difference_reason TEXT NOT NULL DEFAULT '', row_base
        INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX goods_receipt_line_receipt_id ON goods_receipt_line (receipt_id)""",
    """CREATE INDEX goods_receipt_line_purchase_line_id ON goods_receipt_line (purchase_line_id)""",
    """CREATE INDEX goods_receipt_line_part_id ON goods_receipt_line (part_id)""",
    """CREATE TABLE move_cost (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, move_id TEXT NOT NULL, part_id
        TEXT NOT NULL, unit_cost_minor INTEGER NOT NULL DEFAULT 0, currency TEXT NOT NULL DEFAULT 'CNY',
        row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX move_cost_move_id ON move_cost (move_id)""",
    """CREATE INDEX move_cost_part_id ON move_cost (part_id)""",
    """CREATE TABLE old_part_step (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, part_line_id TEXT NOT NULL,
        person_id TEXT, step TEXT NOT NULL DEFAULT '', location_id TEXT, shipment_id TEXT, note TEXT NOT
        NULL DEFAULT '', at INTEGER, by_id TEXT, row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX old_part_step_part_line_id_at ON old_part_step (part_line_id, at)""",
    """CREATE TABLE part_change (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, part_id TEXT NOT NULL, kind
        TEXT NOT NULL DEFAULT '', before TEXT NOT NULL DEFAULT '', after TEXT NOT NULL DEFAULT '', currency
        TEXT NOT NULL DEFAULT '', at INTEGER, by_id TEXT, row_base INTEGER NOT NULL DEFAULT 0, field_bases
        TEXT)""",
    """CREATE INDEX part_change_part_id_at ON part_change (part_id, at)""",
    """CREATE TABLE part_code (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, part_id TEXT NOT NULL, code TEXT
        NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT '', archived INTEGER NOT NULL DEFAULT 0, row_base
        INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX part_code_part_id ON part_code (part_id)""",
    """CREATE INDEX part_code_code ON part_code (code)""",
    """CREATE TABLE part_photo (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, part_id TEXT NOT NULL, sha TEXT
        NOT NULL DEFAULT '', thumbnail_sha TEXT NOT NULL DEFAULT '', name TEXT NOT NULL DEFAULT '', place
        INTEGER NOT NULL DEFAULT 0, archived INTEGER NOT NULL DEFAULT 0, row_base INTEGER NOT NULL DEFAULT
        0, field_bases TEXT)""",
    """CREATE INDEX part_photo_part_id ON part_photo (part_id)""",
    """CREATE TABLE part_request (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL DEFAULT
        '', kind TEXT NOT NULL DEFAULT 'work_order', work_order_id TEXT, person_id TEXT, to_location_id
        TEXT, priority TEXT NOT NULL DEFAULT 'normal', needed_at INTEGER, note TEXT NOT NULL DEFAULT '',
        asked_by_id TEXT, asked_at INTEGER, status TEXT NOT NULL DEFAULT 'open', closed_at INTEGER,
        closing_reason TEXT NOT NULL DEFAULT '', row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX part_request_number ON part_request (number)""",
    """CREATE INDEX part_request_status_needed_at ON part_request (status, needed_at)""",
    """CREATE INDEX part_request_work_order_id ON part_request (work_order_id)""",
    """CREATE INDEX part_request_person_id ON part_request (person_id)""",
    """CREATE INDEX part_request_to_location_id ON part_request (to_location_id)""",
    """CREATE TABLE part_request_line (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, request_id TEXT NOT NULL,
        person_id TEXT, part_id TEXT NOT NULL, quantity_micro INTEGER NOT NULL DEFAULT 1000000, unit TEXT
        NOT NULL DEFAULT 'pcs', source_location_id TEXT, claimed_at INTEGER, replaces_part_id TEXT,
        short_micro INTEGER NOT NULL DEFAULT 0, short_reason TEXT NOT NULL DEFAULT '', status TEXT NOT NULL
        DEFAULT 'open', note TEXT NOT NULL DEFAULT '', row_base INTEGER NOT NULL DEFAULT 0, field_bases
        TEXT)""",
    """CREATE INDEX part_request_line_request_id ON part_request_line (request_id)""",
    """CREATE INDEX part_request_line_part_id_status ON part_request_line (part_id, status)""",
    """CREATE INDEX part_request_line_source_location_id_status ON part_request_line (source_location_id, status)""",
    """CREATE TABLE pick_line (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, pick_list_id TEXT NOT NULL,
        request_line_id TEXT, part_id TEXT NOT NULL, quantity_micro INTEGER NOT NULL DEFAULT 1000000, unit
        TEXT NOT NULL DEFAULT 'pcs', bin_id TEXT, lot TEXT NOT NULL DEFAULT '', serial TEXT NOT NULL DEFAULT
        '', place INTEGER NOT NULL DEFAULT 0, short_micro INTEGER NOT NULL DEFAULT 0, short_reason TEXT NOT
        NULL DEFAULT '', status TEXT NOT NULL DEFAULT 'open', row_base INTEGER NOT NULL DEFAULT 0,
        field_bases TEXT)""",
    """CREATE INDEX pick_line_pick_list_id ON pick_line (pick_list_id)""",
    """CREATE INDEX pick_line_request_line_id ON pick_line (request_line_id)""",
    """CREATE INDEX pick_line_part_id_status ON pick_line (part_id, status)""",
    """CREATE TABLE pick_list (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL DEFAULT '',
        location_id TEXT NOT NULL, to_location_id TEXT, person_id TEXT, priority TEXT NOT NULL DEFAULT
        'normal', due_at INTEGER, assigned_to_id TEXT, started_at INTEGER, parked INTEGER NOT NULL DEFAULT
        0, made_by_id TEXT, made_at INTEGER, status TEXT NOT NULL DEFAULT 'open', picked_at INTEGER,
        row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX pick_list_number ON pick_list (number)""",
    """CREATE INDEX pick_list_status_due_at ON pick_list (status, due_at)""",
    """CREATE TABLE price_break (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, supplier_part_id TEXT NOT NULL,
        from_micro INTEGER NOT NULL DEFAULT 1000000, price_minor INTEGER NOT NULL DEFAULT 0, currency TEXT
        NOT NULL DEFAULT 'CNY', archived INTEGER NOT NULL DEFAULT 0, row_base INTEGER NOT NULL DEFAULT 0,
        field_bases TEXT)""",
    """CREATE INDEX price_break_supplier_part_id ON price_break (supplier_part_id)""",
    """CREATE TABLE purchase_line (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, purchase_order_id TEXT NOT
        NULL, part_id TEXT NOT NULL, supplier_number TEXT NOT NULL DEFAULT '', quantity_micro INTEGER NOT
        NULL DEFAULT 1000000, unit TEXT NOT NULL DEFAULT 'pcs', price_minor INTEGER, pack_micro INTEGER NOT
        NULL DEFAULT 1000000, expected_on TEXT, request_line_id TEXT, closed INTEGER NOT NULL DEFAULT 0,
        archived INTEGER NOT NULL DEFAULT 0, row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX purchase_line_purchase_order_id ON purchase_line (purchase_order_id)""",
    """CREATE INDEX purchase_line_part_id_closed ON purchase_line (part_id, closed)""",
    """CREATE INDEX purchase_line_request_line_id ON purchase_line (request_line_id)""",
    """CREATE TABLE purchase_order (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL DEFAULT
        '', supplier_id TEXT NOT NULL, to_location_id TEXT, currency TEXT NOT NULL DEFAULT 'CNY', note TEXT
        NOT NULL DEFAULT '', made_by_id TEXT, made_at INTEGER, ordered_at INTEGER, expected_on TEXT, status
        TEXT NOT NULL DEFAULT 'draft', closing_reason TEXT NOT NULL DEFAULT '', row_base INTEGER NOT NULL
        DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX purchase_order_number ON purchase_order (number)""",
    """CREATE INDEX purchase_order_status_expected_on ON purchase_order (status, expected_on)""",
    """CREATE INDEX purchase_order_supplier_id ON purchase_order (supplier_id)""",
    """CREATE TABLE shipment (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL DEFAULT '',
        kind TEXT NOT NULL DEFAULT 'delivery', pick_list_id TEXT, from_location_id TEXT NOT NULL,
        to_location_id TEXT NOT NULL, supplier_id TEXT, person_id TEXT, work_order_id TEXT, carrier TEXT NOT
        NULL DEFAULT '', tracking TEXT NOT NULL DEFAULT '', boxes INTEGER NOT NULL DEFAULT 1, weight_grams
        INTEGER, note TEXT NOT NULL DEFAULT '', status TEXT NOT NULL DEFAULT 'packed', packed_by_id TEXT,
        packed_at INTEGER, shipped_at INTEGER, expected_at INTEGER, received_at INTEGER, received_by_id
        TEXT, row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX shipment_number ON shipment (number)""",
    """CREATE INDEX shipment_status_expected_at ON shipment (status, expected_at)""",
    """CREATE INDEX shipment_to_location_id_status ON shipment (to_location_id, status)""",
    """CREATE INDEX shipment_work_order_id ON shipment (work_order_id)""",
    """CREATE INDEX shipment_pick_list_id ON shipment (pick_list_id)""",
    """CREATE TABLE shipment_line (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, shipment_id TEXT NOT NULL,
        person_id TEXT, request_line_id TEXT, work_order_id TEXT, old_part_id TEXT, receipt_line_id
        TEXT, part_id TEXT, description TEXT NOT NULL DEFAULT '', quantity_micro INTEGER NOT NULL
        DEFAULT 1000000, unit TEXT NOT NULL DEFAULT 'pcs', lot TEXT NOT NULL DEFAULT '', serial TEXT NOT
        NULL DEFAULT '', expiry TEXT, box INTEGER NOT NULL DEFAULT 1, difference_reason TEXT NOT NULL
        DEFAULT '', replacement INTEGER NOT NULL DEFAULT 0, row_base INTEGER NOT NULL DEFAULT 0,
        field_bases TEXT)""",
    """CREATE INDEX shipment_line_shipment_id ON shipment_line (shipment_id)""",
    """CREATE INDEX shipment_line_request_line_id ON shipment_line (request_line_id)""",
    """CREATE INDEX shipment_line_part_id ON shipment_line (part_id)""",
    """CREATE INDEX shipment_line_old_part_id ON shipment_line (old_part_id)""",
    """CREATE INDEX shipment_line_work_order_id ON shipment_line (work_order_id)""",
    """CREATE INDEX shipment_line_receipt_line_id ON shipment_line (receipt_line_id)""",
    """CREATE TABLE stock_closing (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ends_at INTEGER, closed_at
        INTEGER, by_id TEXT, row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE TABLE stock_count (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL DEFAULT '',
        kind TEXT NOT NULL DEFAULT 'cycle', location_id TEXT NOT NULL, part_id TEXT, blind INTEGER NOT NULL
        DEFAULT 1, note TEXT NOT NULL DEFAULT '', made_by_id TEXT, made_at INTEGER, status TEXT NOT NULL
        DEFAULT 'open', posted_at INTEGER, row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX stock_count_number ON stock_count (number)""",
    """CREATE INDEX stock_count_status ON stock_count (status)""",
    """CREATE INDEX stock_count_location_id ON stock_count (location_id)""",
    """CREATE TABLE stock_level (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, part_id TEXT NOT NULL,
        location_id TEXT NOT NULL, min_micro INTEGER, max_micro INTEGER, bin_id TEXT, archived INTEGER NOT
        NULL DEFAULT 0, row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX stock_level_part_id ON stock_level (part_id)""",
    """CREATE INDEX stock_level_location_id ON stock_level (location_id)""",
    """CREATE INDEX stock_move_line_id ON stock_move (line_id)""",
    """CREATE TABLE supersession (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, part_id TEXT NOT NULL,
        replacement_id TEXT, replacement_number TEXT NOT NULL DEFAULT '', mode TEXT NOT NULL DEFAULT 'all',
        ratio_micro INTEGER NOT NULL DEFAULT 1000000, interchange TEXT NOT NULL DEFAULT 'forward',
        valid_from TEXT, use_up_first INTEGER NOT NULL DEFAULT 0, rank INTEGER NOT NULL DEFAULT 0,
        surcharge_minor INTEGER, currency TEXT NOT NULL DEFAULT 'CNY', notes TEXT NOT NULL DEFAULT '',
        source_key TEXT NOT NULL DEFAULT '', archived INTEGER NOT NULL DEFAULT 0, row_base INTEGER NOT NULL
        DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX supersession_part_id ON supersession (part_id)""",
    """CREATE INDEX supersession_replacement_id ON supersession (replacement_id)""",
    """CREATE TABLE supplier (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL DEFAULT '',
        name TEXT NOT NULL DEFAULT '', name_en TEXT NOT NULL DEFAULT '', contact_name TEXT NOT NULL DEFAULT
        '', phone TEXT NOT NULL DEFAULT '', email TEXT NOT NULL DEFAULT '', address TEXT NOT NULL DEFAULT
        '', website TEXT NOT NULL DEFAULT '', currency TEXT NOT NULL DEFAULT 'CNY', notes TEXT NOT NULL
        DEFAULT '', source_key TEXT NOT NULL DEFAULT '', archived INTEGER NOT NULL DEFAULT 0, row_base
        INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX supplier_name ON supplier (name)""",
    """CREATE INDEX supplier_source_key ON supplier (source_key)""",
    """CREATE TABLE supplier_part (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, supplier_id TEXT NOT NULL,
        part_id TEXT NOT NULL, number TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '',
        price_minor INTEGER, currency TEXT NOT NULL DEFAULT 'CNY', pack_micro INTEGER NOT NULL DEFAULT
        1000000, minimum_micro INTEGER, lead_days INTEGER, preferred INTEGER NOT NULL DEFAULT 0,
        valid_from TEXT, valid_until TEXT, source_key TEXT NOT NULL DEFAULT '', archived INTEGER NOT
        NULL DEFAULT 0, row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX supplier_part_part_id ON supplier_part (part_id)""",
    """CREATE INDEX supplier_part_supplier_id ON supplier_part (supplier_id)""",
    """CREATE INDEX supplier_part_number ON supplier_part (number)""",
    """CREATE INDEX supplier_part_source_key ON supplier_part (source_key)""",
    """CREATE INDEX stock_on_hand_negative ON stock_on_hand (location_id) WHERE quantity_micro < 0""",
    """CREATE INDEX stock_move_counts ON stock_move (part_id, at) WHERE reason IN ('count', 'opening')""",
    """CREATE INDEX part_request_line_open ON part_request_line (part_id) WHERE status = 'open'""",
    """CREATE TABLE stock_value ( part_id TEXT PRIMARY KEY, quantity_micro INTEGER NOT NULL, value_micro INTEGER
        NOT NULL, average_micro INTEGER NOT NULL, corrected_micro INTEGER NOT NULL, unpriced_micro INTEGER
        NOT NULL, late_moves INTEGER NOT NULL, last_at INTEGER NOT NULL) WITHOUT ROWID""",
    """CREATE INDEX stock_value_last_at ON stock_value (last_at)""",
    """CREATE INDEX stock_value_value ON stock_value (value_micro)""",
    """CREATE TABLE stock_age ( part_id TEXT PRIMARY KEY, last_move_at INTEGER NOT NULL, last_receipt_at INTEGER)
        WITHOUT ROWID""",
    """CREATE INDEX stock_age_last_move_at ON stock_age (last_move_at)""",
    """CREATE TABLE stock_stale ( part_id TEXT PRIMARY KEY, value INTEGER NOT NULL DEFAULT 1, age INTEGER NOT NULL
        DEFAULT 1) WITHOUT ROWID""",
    "CREATE INDEX part_minimum ON part (min_stock_micro) WHERE min_stock_micro IS NOT NULL",
    "DROP INDEX stock_move_serial",
    "DROP INDEX stock_move_work_order_id",
    "CREATE INDEX stock_move_work_order ON stock_move (work_order_id) WHERE work_order_id IS NOT NULL",
    "CREATE INDEX stock_location_code ON stock_location (code)",
    "CREATE INDEX person_number ON person (number)",
    "INSERT INTO stock_stale (part_id) SELECT DISTINCT part_id FROM stock_move",
)


def up(migrator: object, db: object) -> None:
    """Add the columns and tables."""
    for statement in STATEMENTS:
        db.execute_sql(statement)  # type: ignore[attr-defined]  # a migration relies on nothing but the runner

"""The first schema."""

STATEMENTS = (
    """CREATE TABLE asset (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, customer_id TEXT, site_id TEXT,
        product_id TEXT, parent_id TEXT, contract_id TEXT, number TEXT NOT NULL DEFAULT '', serial TEXT NOT
        NULL DEFAULT '', name TEXT NOT NULL DEFAULT '', location_note TEXT NOT NULL DEFAULT '',
        purchase_date TEXT, installed_on TEXT, warranty_months INTEGER, warranty_until TEXT, firmware TEXT
        NOT NULL DEFAULT '', running_hours INTEGER, notes TEXT NOT NULL DEFAULT '', source_key TEXT NOT NULL
        DEFAULT '', created_at INTEGER, archived INTEGER NOT NULL DEFAULT 0, row_base INTEGER NOT NULL
        DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX asset_customer_id ON asset (customer_id)""",
    """CREATE INDEX asset_serial ON asset (serial)""",
    """CREATE INDEX asset_product_id ON asset (product_id)""",
    """CREATE INDEX asset_parent_id ON asset (parent_id)""",
    """CREATE INDEX asset_site_id ON asset (site_id)""",
    """CREATE INDEX asset_source_key ON asset (source_key)""",
    """CREATE TABLE attachment (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, work_order_id TEXT, request_id
        TEXT, asset_id TEXT, checklist_id TEXT, question TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL
        DEFAULT 'photo', sha TEXT NOT NULL DEFAULT '', thumbnail_sha TEXT NOT NULL DEFAULT '', name TEXT NOT
        NULL DEFAULT '', mime TEXT NOT NULL DEFAULT '', size INTEGER NOT NULL DEFAULT 0, width INTEGER NOT
        NULL DEFAULT 0, height INTEGER NOT NULL DEFAULT 0, stage TEXT NOT NULL DEFAULT '', caption TEXT NOT
        NULL DEFAULT '', taken_at INTEGER, added_at INTEGER, added_by_id TEXT, removed INTEGER NOT NULL
        DEFAULT 0, row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX attachment_work_order_id ON attachment (work_order_id)""",
    """CREATE INDEX attachment_request_id ON attachment (request_id)""",
    """CREATE INDEX attachment_asset_id ON attachment (asset_id)""",
    """CREATE INDEX attachment_checklist_id ON attachment (checklist_id)""",
    """CREATE TABLE bom_line (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, product_id TEXT, assembly_part_id
        TEXT, part_id TEXT NOT NULL, quantity_micro INTEGER NOT NULL DEFAULT 1000000, unit TEXT NOT NULL
        DEFAULT 'pcs', position TEXT NOT NULL DEFAULT '', optional INTEGER NOT NULL DEFAULT 0, archived
        INTEGER NOT NULL DEFAULT 0, row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX bom_line_product_id ON bom_line (product_id)""",
    """CREATE INDEX bom_line_part_id ON bom_line (part_id)""",
    """CREATE INDEX bom_line_assembly_part_id ON bom_line (assembly_part_id)""",
    """CREATE TABLE booking (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, work_order_id TEXT NOT NULL,
        technician_id TEXT, starts_at INTEGER, ends_at INTEGER, status TEXT NOT NULL DEFAULT 'proposed',
        travel_started_at INTEGER, arrived_at INTEGER, work_started_at INTEGER, left_at INTEGER, travel_km
        INTEGER, outcome TEXT NOT NULL DEFAULT '', outcome_reason TEXT NOT NULL DEFAULT '', row_base INTEGER
        NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX booking_work_order_id ON booking (work_order_id)""",
    """CREATE INDEX booking_technician_id_starts_at ON booking (technician_id, starts_at)""",
    """CREATE TABLE charge (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, work_order_id TEXT NOT NULL, name
        TEXT NOT NULL DEFAULT '', quantity_micro INTEGER NOT NULL DEFAULT 1000000, unit TEXT NOT NULL
        DEFAULT '', unit_price_minor INTEGER NOT NULL DEFAULT 0, currency TEXT NOT NULL DEFAULT 'CNY',
        removed INTEGER NOT NULL DEFAULT 0, row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX charge_work_order_id ON charge (work_order_id)""",
    """CREATE TABLE checklist (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, work_order_id TEXT NOT NULL,
        template_id TEXT NOT NULL, purpose TEXT NOT NULL DEFAULT 'diagnosis', stage TEXT NOT NULL DEFAULT
        'before', added_at INTEGER, added_by_id TEXT, removed INTEGER NOT NULL DEFAULT 0, row_base INTEGER
        NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX checklist_work_order_id ON checklist (work_order_id)""",
    """CREATE TABLE checklist_answer (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, checklist_id TEXT NOT NULL,
        question TEXT NOT NULL DEFAULT '', path TEXT NOT NULL DEFAULT '', value TEXT NOT NULL DEFAULT '',
        verdict TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', at INTEGER, by_id TEXT, row_base
        INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX checklist_answer_checklist_id ON checklist_answer (checklist_id)""",
    """CREATE TABLE checklist_template (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, code TEXT NOT NULL
        DEFAULT '', version INTEGER NOT NULL DEFAULT 1, name TEXT NOT NULL DEFAULT '', name_en TEXT NOT NULL
        DEFAULT '', purpose TEXT NOT NULL DEFAULT 'diagnosis', job_types TEXT NOT NULL DEFAULT '',
        product_models TEXT NOT NULL DEFAULT '', body TEXT NOT NULL DEFAULT '', archived INTEGER NOT NULL
        DEFAULT 0, row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX checklist_template_code_version ON checklist_template (code, version)""",
    """CREATE TABLE company (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL DEFAULT '',
        name_en TEXT NOT NULL DEFAULT '', line TEXT NOT NULL DEFAULT '', line_en TEXT NOT NULL DEFAULT '',
        address TEXT NOT NULL DEFAULT '', address_en TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT
        '', email TEXT NOT NULL DEFAULT '', logo_sha TEXT NOT NULL DEFAULT '', currency TEXT NOT NULL
        DEFAULT 'CNY', old_part_days INTEGER NOT NULL DEFAULT 7, row_base INTEGER NOT NULL DEFAULT 0,
        field_bases TEXT)""",
    """CREATE TABLE contact (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, customer_id TEXT NOT NULL, site_id
        TEXT, name TEXT NOT NULL DEFAULT '', role TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '',
        email TEXT NOT NULL DEFAULT '', wechat TEXT NOT NULL DEFAULT '', is_main INTEGER NOT NULL DEFAULT 0,
        archived INTEGER NOT NULL DEFAULT 0, row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX contact_customer_id ON contact (customer_id)""",
    """CREATE INDEX contact_phone ON contact (phone)""",
    """CREATE TABLE contract (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, customer_id TEXT NOT NULL, number
        TEXT NOT NULL DEFAULT '', name TEXT NOT NULL DEFAULT '', starts_on TEXT, ends_on TEXT, covers_labour
        INTEGER NOT NULL DEFAULT 1, covers_parts INTEGER NOT NULL DEFAULT 0, covers_travel INTEGER NOT NULL
        DEFAULT 1, archived INTEGER NOT NULL DEFAULT 0, row_base INTEGER NOT NULL DEFAULT 0, field_bases
        TEXT)""",
    """CREATE INDEX contract_customer_id ON contract (customer_id)""",
    """CREATE TABLE customer (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL DEFAULT '',
        name TEXT NOT NULL DEFAULT '', name_en TEXT NOT NULL DEFAULT '', short_name TEXT NOT NULL DEFAULT
        '', kind TEXT NOT NULL DEFAULT 'company', tier TEXT NOT NULL DEFAULT 'ordinary', phone TEXT NOT NULL
        DEFAULT '', email TEXT NOT NULL DEFAULT '', website TEXT NOT NULL DEFAULT '', tax_number TEXT NOT
        NULL DEFAULT '', country TEXT NOT NULL DEFAULT '', province TEXT NOT NULL DEFAULT '', city TEXT NOT
        NULL DEFAULT '', district TEXT NOT NULL DEFAULT '', street TEXT NOT NULL DEFAULT '', postcode TEXT
        NOT NULL DEFAULT '', tags TEXT NOT NULL DEFAULT '', notes TEXT NOT NULL DEFAULT '', source_key TEXT
        NOT NULL DEFAULT '', created_at INTEGER, archived INTEGER NOT NULL DEFAULT 0, row_base INTEGER NOT
        NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX customer_name ON customer (name)""",
    """CREATE INDEX customer_number ON customer (number)""",
    """CREATE INDEX customer_phone ON customer (phone)""",
    """CREATE INDEX customer_source_key ON customer (source_key)""",
    """CREATE TABLE fault_code (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL DEFAULT
        'problem', code TEXT NOT NULL DEFAULT '', name TEXT NOT NULL DEFAULT '', name_en TEXT NOT NULL
        DEFAULT '', parent_code TEXT NOT NULL DEFAULT '', archived INTEGER NOT NULL DEFAULT 0, row_base
        INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX fault_code_kind_code ON fault_code (kind, code)""",
    """CREATE TABLE note (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, work_order_id TEXT, customer_id TEXT,
        asset_id TEXT, request_id TEXT, text TEXT NOT NULL DEFAULT '', at INTEGER, by_id TEXT, row_base
        INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX note_work_order_id ON note (work_order_id)""",
    """CREATE INDEX note_customer_id ON note (customer_id)""",
    """CREATE INDEX note_asset_id ON note (asset_id)""",
    """CREATE INDEX note_request_id ON note (request_id)""",
    """CREATE TABLE part (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL DEFAULT '', name
        TEXT NOT NULL DEFAULT '', name_en TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '',
        category_id TEXT, unit TEXT NOT NULL DEFAULT 'pcs', price_minor INTEGER, currency TEXT NOT NULL
        DEFAULT 'CNY', barcode TEXT NOT NULL DEFAULT '', tracking TEXT NOT NULL DEFAULT 'none', genuine
        INTEGER NOT NULL DEFAULT 1, supplier TEXT NOT NULL DEFAULT '', min_stock_micro INTEGER, photo_sha
        TEXT NOT NULL DEFAULT '', notes TEXT NOT NULL DEFAULT '', source_key TEXT NOT NULL DEFAULT '',
        archived INTEGER NOT NULL DEFAULT 0, row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX part_number ON part (number)""",
    """CREATE INDEX part_name ON part (name)""",
    """CREATE INDEX part_barcode ON part (barcode)""",
    """CREATE INDEX part_category_id ON part (category_id)""",
    """CREATE INDEX part_source_key ON part (source_key)""",
    """CREATE TABLE part_category (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, parent_id TEXT, name TEXT NOT
        NULL DEFAULT '', name_en TEXT NOT NULL DEFAULT '', row_base INTEGER NOT NULL DEFAULT 0, field_bases
        TEXT)""",
    """CREATE TABLE part_line (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, work_order_id TEXT NOT NULL,
        booking_id TEXT, kind TEXT NOT NULL DEFAULT 'used', part_id TEXT, used_line_id TEXT, description
        TEXT NOT NULL DEFAULT '', quantity_micro INTEGER NOT NULL DEFAULT 1000000, unit TEXT NOT NULL
        DEFAULT 'pcs', lot TEXT NOT NULL DEFAULT '', serial TEXT NOT NULL DEFAULT '', from_location_id TEXT,
        move_id TEXT, unit_price_minor INTEGER, currency TEXT NOT NULL DEFAULT 'CNY', genuine INTEGER NOT
        NULL DEFAULT 1, disposition TEXT NOT NULL DEFAULT '', tag_number TEXT NOT NULL DEFAULT '', due_on
        TEXT, handed_in_at INTEGER, at INTEGER, by_id TEXT, removed INTEGER NOT NULL DEFAULT 0, row_base
        INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX part_line_work_order_id ON part_line (work_order_id)""",
    """CREATE INDEX part_line_part_id ON part_line (part_id)""",
    """CREATE INDEX part_line_tag_number ON part_line (tag_number)""",
    """CREATE TABLE person (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL DEFAULT '', name
        TEXT NOT NULL DEFAULT '', name_en TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '', email
        TEXT NOT NULL DEFAULT '', roles TEXT NOT NULL DEFAULT '', skills TEXT NOT NULL DEFAULT '',
        service_point_id TEXT, van_location_id TEXT, archived INTEGER NOT NULL DEFAULT 0, row_base INTEGER
        NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE TABLE price (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, code TEXT NOT NULL DEFAULT '', name
        TEXT NOT NULL DEFAULT '', name_en TEXT NOT NULL DEFAULT '', unit TEXT NOT NULL DEFAULT 'h',
        amount_minor INTEGER NOT NULL DEFAULT 0, currency TEXT NOT NULL DEFAULT 'CNY', minimum_micro INTEGER
        NOT NULL DEFAULT 0, archived INTEGER NOT NULL DEFAULT 0, row_base INTEGER NOT NULL DEFAULT 0,
        field_bases TEXT)""",
    """CREATE TABLE product (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, model TEXT NOT NULL DEFAULT '', name
        TEXT NOT NULL DEFAULT '', name_en TEXT NOT NULL DEFAULT '', maker TEXT NOT NULL DEFAULT '', category
        TEXT NOT NULL DEFAULT '', warranty_months INTEGER, covers_labour INTEGER NOT NULL DEFAULT 1,
        covers_parts INTEGER NOT NULL DEFAULT 1, covers_travel INTEGER NOT NULL DEFAULT 1, archived INTEGER
        NOT NULL DEFAULT 0, row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX product_model ON product (model)""",
    """CREATE TABLE service_point (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, code TEXT NOT NULL DEFAULT '',
        name TEXT NOT NULL DEFAULT '', name_en TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '',
        country TEXT NOT NULL DEFAULT '', province TEXT NOT NULL DEFAULT '', city TEXT NOT NULL DEFAULT '',
        district TEXT NOT NULL DEFAULT '', street TEXT NOT NULL DEFAULT '', postcode TEXT NOT NULL DEFAULT
        '', latitude REAL, longitude REAL, archived INTEGER NOT NULL DEFAULT 0, row_base INTEGER NOT NULL
        DEFAULT 0, field_bases TEXT)""",
    """CREATE TABLE service_request (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL DEFAULT
        '', channel TEXT NOT NULL DEFAULT 'phone', request_type TEXT NOT NULL DEFAULT 'repair', category
        TEXT NOT NULL DEFAULT '', priority TEXT NOT NULL DEFAULT 'normal', customer_id TEXT, contact_id
        TEXT, site_id TEXT, asset_id TEXT, caller_name TEXT NOT NULL DEFAULT '', caller_phone TEXT NOT NULL
        DEFAULT '', fault TEXT NOT NULL DEFAULT '', can_stop TEXT NOT NULL DEFAULT '', wanted_at INTEGER,
        received_at INTEGER, received_by_id TEXT, status TEXT NOT NULL DEFAULT 'new', answer TEXT NOT NULL
        DEFAULT '', merged_into_id TEXT, row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX service_request_number ON service_request (number)""",
    """CREATE INDEX service_request_status_received_at ON service_request (status, received_at)""",
    """CREATE INDEX service_request_customer_id_received_at ON service_request (customer_id, received_at)""",
    """CREATE INDEX service_request_asset_id ON service_request (asset_id)""",
    """CREATE INDEX service_request_received_at ON service_request (received_at)""",
    """CREATE TABLE service_task (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, work_order_id TEXT NOT NULL,
        position INTEGER NOT NULL DEFAULT 0, title TEXT NOT NULL DEFAULT '', minutes INTEGER, status TEXT
        NOT NULL DEFAULT 'open', done_at INTEGER, done_by_id TEXT, row_base INTEGER NOT NULL DEFAULT 0,
        field_bases TEXT)""",
    """CREATE INDEX service_task_work_order_id ON service_task (work_order_id)""",
    """CREATE TABLE signature (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, work_order_id TEXT NOT NULL,
        booking_id TEXT, role TEXT NOT NULL DEFAULT 'customer', outcome TEXT NOT NULL DEFAULT 'signed', name
        TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '', image_sha TEXT NOT NULL DEFAULT '', at
        INTEGER, by_id TEXT, row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX signature_work_order_id ON signature (work_order_id)""",
    """CREATE TABLE site (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, customer_id TEXT NOT NULL,
        service_point_id TEXT, name TEXT NOT NULL DEFAULT '', country TEXT NOT NULL DEFAULT '', province
        TEXT NOT NULL DEFAULT '', city TEXT NOT NULL DEFAULT '', district TEXT NOT NULL DEFAULT '', street
        TEXT NOT NULL DEFAULT '', postcode TEXT NOT NULL DEFAULT '', access_note TEXT NOT NULL DEFAULT '',
        latitude REAL, longitude REAL, archived INTEGER NOT NULL DEFAULT 0, row_base INTEGER NOT NULL
        DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX site_customer_id ON site (customer_id)""",
    """CREATE TABLE status_event (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, work_order_id TEXT, subject
        TEXT NOT NULL DEFAULT '', subject_id TEXT NOT NULL DEFAULT '', before TEXT NOT NULL DEFAULT '',
        after TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '', at INTEGER, by_id TEXT, row_base
        INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX status_event_work_order_id ON status_event (work_order_id)""",
    """CREATE INDEX status_event_subject_id ON status_event (subject_id)""",
    """CREATE TABLE stock_location (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, code TEXT NOT NULL DEFAULT
        '', name TEXT NOT NULL DEFAULT '', name_en TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT
        'bin', parent_id TEXT, person_id TEXT, service_point_id TEXT, archived INTEGER NOT NULL DEFAULT 0,
        row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX stock_location_parent_id ON stock_location (parent_id)""",
    """CREATE INDEX stock_location_name ON stock_location (name)""",
    """CREATE INDEX stock_location_person_id ON stock_location (person_id)""",
    """CREATE TABLE stock_move (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, part_id TEXT NOT NULL,
        from_location_id TEXT NOT NULL, to_location_id TEXT NOT NULL, quantity_micro INTEGER NOT NULL
        DEFAULT 0, unit TEXT NOT NULL DEFAULT 'pcs', lot TEXT NOT NULL DEFAULT '', serial TEXT NOT NULL
        DEFAULT '', expiry TEXT, reason TEXT NOT NULL DEFAULT '', work_order_id TEXT, document TEXT NOT NULL
        DEFAULT '', reverses_id TEXT, at INTEGER, recorded_at INTEGER, by_id TEXT, row_base INTEGER NOT NULL
        DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX stock_move_part_id_at ON stock_move (part_id, at)""",
    """CREATE INDEX stock_move_work_order_id ON stock_move (work_order_id)""",
    """CREATE INDEX stock_move_serial ON stock_move (serial)""",
    """CREATE INDEX stock_move_from_location_id_at ON stock_move (from_location_id, at)""",
    """CREATE INDEX stock_move_to_location_id_at ON stock_move (to_location_id, at)""",
    """CREATE TABLE time_entry (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, work_order_id TEXT NOT NULL,
        booking_id TEXT, person_id TEXT, kind TEXT NOT NULL DEFAULT 'work', starts_at INTEGER, ends_at
        INTEGER, minutes INTEGER NOT NULL DEFAULT 0, km INTEGER, note TEXT NOT NULL DEFAULT '', removed
        INTEGER NOT NULL DEFAULT 0, row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX time_entry_work_order_id ON time_entry (work_order_id)""",
    """CREATE TABLE work_order (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL DEFAULT '',
        request_id TEXT, customer_id TEXT, contact_id TEXT, site_id TEXT, asset_id TEXT, product_id TEXT,
        job_kind TEXT NOT NULL DEFAULT 'on_site', job_type TEXT NOT NULL DEFAULT 'repair', priority TEXT NOT
        NULL DEFAULT 'normal', summary TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '',
        status TEXT NOT NULL DEFAULT 'draft', opened_at INTEGER, due_at INTEGER, finished_at INTEGER,
        closing_reason TEXT NOT NULL DEFAULT '', problem_code TEXT NOT NULL DEFAULT '', cause_code TEXT NOT
        NULL DEFAULT '', remedy_code TEXT NOT NULL DEFAULT '', problem TEXT NOT NULL DEFAULT '', cause TEXT
        NOT NULL DEFAULT '', remedy TEXT NOT NULL DEFAULT '', repair_plan TEXT NOT NULL DEFAULT '',
        repair_steps TEXT NOT NULL DEFAULT '', prevention TEXT NOT NULL DEFAULT '', functional_test TEXT NOT
        NULL DEFAULT '', functional_test_result TEXT NOT NULL DEFAULT '', firmware_before TEXT NOT NULL
        DEFAULT '', firmware_after TEXT NOT NULL DEFAULT '', running_hours INTEGER, customer_feedback TEXT
        NOT NULL DEFAULT '', entitlement TEXT NOT NULL DEFAULT '', entitlement_reason TEXT NOT NULL DEFAULT
        '', cost_minor INTEGER, currency TEXT NOT NULL DEFAULT 'CNY', component TEXT NOT NULL DEFAULT '',
        source_key TEXT NOT NULL DEFAULT '', created_by_id TEXT, state TEXT NOT NULL DEFAULT 'draft',
        technician_id TEXT, starts_at INTEGER, row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX work_order_number ON work_order (number)""",
    """CREATE INDEX work_order_opened_at ON work_order (opened_at)""",
    """CREATE INDEX work_order_state_opened_at ON work_order (state, opened_at)""",
    """CREATE INDEX work_order_state_due_at ON work_order (state, due_at)""",
    """CREATE INDEX work_order_state_finished_at ON work_order (state, finished_at)""",
    """CREATE INDEX work_order_starts_at ON work_order (starts_at)""",
    """CREATE INDEX work_order_customer_id_opened_at ON work_order (customer_id, opened_at)""",
    """CREATE INDEX work_order_customer_id_state ON work_order (customer_id, state)""",
    """CREATE INDEX work_order_asset_id_opened_at ON work_order (asset_id, opened_at)""",
    """CREATE INDEX work_order_technician_id_starts_at ON work_order (technician_id, starts_at)""",
    """CREATE INDEX work_order_request_id ON work_order (request_id)""",
    """CREATE INDEX work_order_source_key ON work_order (source_key)""",
    """CREATE TABLE mutation ( mid INTEGER PRIMARY KEY, intent TEXT NOT NULL, intent_version INTEGER NOT NULL,
        schema_version INTEGER NOT NULL, person_id TEXT, device_at INTEGER NOT NULL, row_count INTEGER NOT
        NULL, payload BLOB NOT NULL, chain BLOB NOT NULL, state INTEGER NOT NULL DEFAULT 0)""",
    """CREATE INDEX mutation_state ON mutation (state, mid)""",
    """CREATE TABLE stock_on_hand ( part_id TEXT NOT NULL, location_id TEXT NOT NULL, lot TEXT NOT NULL, serial
        TEXT NOT NULL, quantity_micro INTEGER NOT NULL, last_move_at INTEGER NOT NULL, PRIMARY KEY (part_id,
        location_id, lot, serial)) WITHOUT ROWID""",
    """CREATE INDEX stock_on_hand_location ON stock_on_hand (location_id, part_id)""",
    """CREATE INDEX stock_on_hand_serial ON stock_on_hand (serial) WHERE serial <> ''""",
    """CREATE TABLE number_block ( series TEXT PRIMARY KEY, next_value INTEGER NOT NULL, end_value INTEGER NOT
        NULL, device_code TEXT NOT NULL, incarnation TEXT NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE local_value (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID""",
    """CREATE VIRTUAL TABLE search_work_order USING fts5(text, content='', contentless_delete=1,
        prefix='1,2,3,4,5,6,7,8,9,10', tokenize="unicode61 remove_diacritics 0 tokenchars '-/'")""",
    """CREATE VIRTUAL TABLE search_service_request USING fts5(text, content='', contentless_delete=1,
        prefix='1,2,3,4,5,6,7,8,9,10', tokenize="unicode61 remove_diacritics 0 tokenchars '-/'")""",
    """CREATE VIRTUAL TABLE search_customer USING fts5(text, content='', contentless_delete=1,
        prefix='1,2,3,4,5,6,7,8,9,10', tokenize="unicode61 remove_diacritics 0 tokenchars '-/'")""",
    """CREATE VIRTUAL TABLE search_asset USING fts5(text, content='', contentless_delete=1,
        prefix='1,2,3,4,5,6,7,8,9,10', tokenize="unicode61 remove_diacritics 0 tokenchars '-/'")""",
    """CREATE VIRTUAL TABLE search_part USING fts5(text, content='', contentless_delete=1,
        prefix='1,2,3,4,5,6,7,8,9,10', tokenize="unicode61 remove_diacritics 0 tokenchars '-/'")""",
)


def up(migrator: object, db: object) -> None:
    """Create every table, index and search table."""
    for statement in STATEMENTS:
        db.execute_sql(statement)  # type: ignore[attr-defined]  # a migration relies on nothing but the runner

"""Knowledge: articles, digests of cases, diagnosis trees, escalations, suggestions; what decides among answers."""

STATEMENTS = (
    "ALTER TABLE checklist_template ADD COLUMN status TEXT NOT NULL DEFAULT 'published'",
    "ALTER TABLE checklist_answer ADD COLUMN settles TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE service_request ADD COLUMN complexity TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE service_request ADD COLUMN answered_at INTEGER",
    "ALTER TABLE service_request ADD COLUMN answered_by_id TEXT",
    "ALTER TABLE service_request ADD COLUMN first_contact INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE service_request ADD COLUMN cause_code TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE service_request ADD COLUMN remedy_code TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE fault_code ADD COLUMN position INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE fault_code ADD COLUMN maker TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE fault_code ADD COLUMN product_models TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE article (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL DEFAULT '',
        kind TEXT NOT NULL DEFAULT 'solution', language TEXT NOT NULL DEFAULT 'zh_CN', title TEXT NOT NULL
        DEFAULT '', symptom TEXT NOT NULL DEFAULT '', cause TEXT NOT NULL DEFAULT '', solution TEXT NOT NULL
        DEFAULT '', keywords TEXT NOT NULL DEFAULT '', product_models TEXT NOT NULL DEFAULT '', problem_code
        TEXT NOT NULL DEFAULT '', cause_code TEXT NOT NULL DEFAULT '', remedy_code TEXT NOT NULL DEFAULT '',
        minutes INTEGER, source TEXT NOT NULL DEFAULT '', status TEXT NOT NULL DEFAULT 'draft', version
        INTEGER NOT NULL DEFAULT 0, author_id TEXT, created_at INTEGER, reviewer_id TEXT, review_note TEXT
        NOT NULL DEFAULT '', published_at INTEGER, archived INTEGER NOT NULL DEFAULT 0, row_base INTEGER NOT
        NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX article_number ON article (number)""",
    """CREATE INDEX article_status ON article (status)""",
    """CREATE INDEX article_source ON article (source)""",
    """CREATE TABLE article_file (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article_id TEXT NOT NULL, kind
        TEXT NOT NULL DEFAULT 'photo', sha TEXT NOT NULL DEFAULT '', thumbnail_sha TEXT NOT NULL DEFAULT '',
        name TEXT NOT NULL DEFAULT '', caption TEXT NOT NULL DEFAULT '', mime TEXT NOT NULL DEFAULT '', size
        INTEGER NOT NULL DEFAULT 0, width INTEGER NOT NULL DEFAULT 0, height INTEGER NOT NULL DEFAULT 0,
        position INTEGER NOT NULL DEFAULT 0, removed INTEGER NOT NULL DEFAULT 0, row_base INTEGER NOT NULL
        DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX article_file_article_id ON article_file (article_id)""",
    """CREATE TABLE article_part (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article_id TEXT NOT NULL,
        part_id TEXT NOT NULL, quantity_micro INTEGER NOT NULL DEFAULT 1000000, note TEXT NOT NULL DEFAULT
        '', removed INTEGER NOT NULL DEFAULT 0, row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX article_part_article_id ON article_part (article_id)""",
    """CREATE INDEX article_part_part_id ON article_part (part_id)""",
    """CREATE TABLE article_use (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article_id TEXT NOT NULL,
        request_id TEXT, work_order_id TEXT, at INTEGER, by_id TEXT, row_base INTEGER NOT NULL DEFAULT 0,
        field_bases TEXT)""",
    """CREATE INDEX article_use_article_id ON article_use (article_id)""",
    """CREATE INDEX article_use_request_id ON article_use (request_id)""",
    """CREATE INDEX article_use_work_order_id ON article_use (work_order_id)""",
    """CREATE TABLE article_version (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article_id TEXT NOT NULL,
        version INTEGER NOT NULL DEFAULT 0, body TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', at
        INTEGER, by_id TEXT, row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX article_version_article_id_version ON article_version (article_id, version)""",
    """CREATE TABLE article_vote (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article_id TEXT NOT NULL,
        useful INTEGER NOT NULL DEFAULT 1, note TEXT NOT NULL DEFAULT '', at INTEGER, by_id TEXT, row_base
        INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX article_vote_article_id ON article_vote (article_id)""",
    """CREATE TABLE case_digest (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, product_id TEXT, model TEXT NOT
        NULL DEFAULT '', job_type TEXT NOT NULL DEFAULT 'repair', problem_code TEXT NOT NULL DEFAULT '',
        cause_code TEXT NOT NULL DEFAULT '', remedy_code TEXT NOT NULL DEFAULT '', symptom TEXT NOT NULL
        DEFAULT '', cause TEXT NOT NULL DEFAULT '', solution TEXT NOT NULL DEFAULT '', parts TEXT NOT NULL
        DEFAULT '', minutes INTEGER, visits INTEGER NOT NULL DEFAULT 1, solved INTEGER NOT NULL DEFAULT 1,
        tree_code TEXT NOT NULL DEFAULT '', leaf TEXT NOT NULL DEFAULT '', closed_on TEXT, row_base INTEGER
        NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX case_digest_model_problem_code ON case_digest (model, problem_code)""",
    """CREATE INDEX case_digest_problem_code ON case_digest (problem_code)""",
    """CREATE INDEX case_digest_closed_on ON case_digest (closed_on)""",
    """CREATE TABLE diagnosis_run (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, work_order_id TEXT,
        request_id TEXT, tree_id TEXT NOT NULL, started_at INTEGER, started_by_id TEXT, leaf TEXT NOT NULL DEFAULT '',
        ended_at INTEGER, removed INTEGER NOT NULL DEFAULT 0, row_base INTEGER NOT NULL DEFAULT 0,
        field_bases TEXT)""",
    """CREATE INDEX diagnosis_run_work_order_id ON diagnosis_run (work_order_id)""",
    """CREATE INDEX diagnosis_run_request_id ON diagnosis_run (request_id)""",
    """CREATE INDEX diagnosis_run_tree_id ON diagnosis_run (tree_id)""",
    """CREATE TABLE diagnosis_step (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, run_id TEXT NOT NULL, test
        TEXT NOT NULL DEFAULT '', outcome TEXT NOT NULL DEFAULT '', seconds INTEGER, note TEXT NOT NULL
        DEFAULT '', at INTEGER, by_id TEXT, row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX diagnosis_step_run_id ON diagnosis_step (run_id)""",
    """CREATE TABLE diagnosis_tree (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, code TEXT NOT NULL DEFAULT
        '', version INTEGER NOT NULL DEFAULT 1, name TEXT NOT NULL DEFAULT '', name_en TEXT NOT NULL DEFAULT
        '', product_models TEXT NOT NULL DEFAULT '', problem_codes TEXT NOT NULL DEFAULT '', body TEXT NOT
        NULL DEFAULT '', status TEXT NOT NULL DEFAULT 'published', archived INTEGER NOT NULL DEFAULT 0,
        row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX diagnosis_tree_code_version ON diagnosis_tree (code, version)""",
    """CREATE TABLE escalation (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, request_id TEXT, work_order_id
        TEXT, level TEXT NOT NULL DEFAULT 'specialist', owner_id TEXT, owner_name TEXT NOT NULL DEFAULT '',
        question TEXT NOT NULL DEFAULT '', asked_at INTEGER, asked_by_id TEXT, due_at INTEGER, answer TEXT
        NOT NULL DEFAULT '', answered_at INTEGER, status TEXT NOT NULL DEFAULT 'open', read_at INTEGER,
        read_by_id TEXT, row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX escalation_request_id ON escalation (request_id)""",
    """CREATE INDEX escalation_work_order_id ON escalation (work_order_id)""",
    """CREATE INDEX escalation_status_due_at ON escalation (status, due_at)""",
    """CREATE INDEX escalation_owner_id_status ON escalation (owner_id, status)""",
    """CREATE TABLE template_file (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, template_id TEXT NOT NULL,
        name TEXT NOT NULL DEFAULT '', sha TEXT NOT NULL DEFAULT '', mime TEXT NOT NULL DEFAULT '', size
        INTEGER NOT NULL DEFAULT 0, row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX template_file_template_id ON template_file (template_id)""",
    """CREATE TABLE triage_suggestion (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, request_id TEXT NOT NULL,
        field TEXT NOT NULL DEFAULT '', suggested TEXT NOT NULL DEFAULT '', score INTEGER NOT NULL DEFAULT
        0, chosen TEXT NOT NULL DEFAULT '', source TEXT NOT NULL DEFAULT '', at INTEGER, by_id TEXT,
        row_base INTEGER NOT NULL DEFAULT 0, field_bases TEXT)""",
    """CREATE INDEX triage_suggestion_request_id ON triage_suggestion (request_id)""",
    """CREATE INDEX triage_suggestion_field_at ON triage_suggestion (field, at)""",
    """CREATE VIRTUAL TABLE search_article USING fts5(text, content='', contentless_delete=1,
        prefix='1,2,3,4,5,6,7,8,9,10', tokenize="unicode61 remove_diacritics 0 tokenchars '-/'")""",
    """CREATE VIRTUAL TABLE search_case_digest USING fts5(text, content='', contentless_delete=1,
        prefix='1,2,3,4,5,6,7,8,9,10', tokenize="unicode61 remove_diacritics 0 tokenchars '-/'")""",
)


def up(migrator: object, db: object) -> None:
    """Add the columns and tables."""
    for statement in STATEMENTS:
        db.execute_sql(statement)  # type: ignore[attr-defined]  # a migration relies on nothing but the runner

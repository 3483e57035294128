"""The hub's tables for devices, enrolments and the audit trail; `schema.py` makes them with the others."""

from __future__ import annotations

TABLES = (
    """device (
        id TEXT PRIMARY KEY, person_id TEXT NOT NULL, name TEXT NOT NULL, platform TEXT NOT NULL,
        program TEXT NOT NULL, public_key {blob} NOT NULL, token_hash {blob} NOT NULL, next_token_hash {blob},
        certificate {blob} NOT NULL, enrolled_at {big} NOT NULL, last_seen_at {big} NOT NULL,
        lease_until {big} NOT NULL, revoked_at {big}, wiped_at {big}, waiting {big} NOT NULL)""",
    # codes are kept as hashes only: whoever reads this table can't enrol with what it holds
    """enrolment (
        id TEXT PRIMARY KEY, code_hash {blob} NOT NULL UNIQUE, person_id TEXT NOT NULL, made_by TEXT,
        made_at {big} NOT NULL, expires_at {big} NOT NULL, tries INTEGER NOT NULL, used_at {big}, device_id TEXT,
        cancelled_at {big})""",
    # each row's chain is the hash of the row and the chain before it: a row changed or taken out shows
    """audit (
        no {big} PRIMARY KEY, at {big} NOT NULL, event TEXT NOT NULL, device_id TEXT, person_id TEXT,
        address TEXT NOT NULL, details TEXT NOT NULL, chain {blob} NOT NULL)""",
    # requests of the last minutes, so that several hub processes notice a replay; of no worth in a backup
    "nonce (device_id TEXT NOT NULL, nonce TEXT NOT NULL, at {big} NOT NULL, PRIMARY KEY (device_id, nonce))",
)

INDEXES = (
    "device_person ON device (person_id)",
    "enrolment_person ON enrolment (person_id)",
    "nonce_at ON nonce (at)",
)

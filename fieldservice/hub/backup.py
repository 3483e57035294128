"""Backups of a hub: one ZIP with every row, the hub's key and its blobs, the same whichever database it runs on.

    manifest.json     format, program, when, SHA-256 and size of every other member
    rows/<table>      zstd of msgpack: batches of rows, columns in the order that the manifest names
    hub.key           so that devices' certificates stay valid
    blobs/<sha256>    photos and files, as they are

Encrypted (the ordinary case), that ZIP is the content of a sealed file (`system/sealed_stream.py`): whoever had it in
clear could read everything and speak as the hub. It is never in clear on a disk, neither way.

Rows are read in one snapshot while the hub goes on working, so a hub on SQLite moves to PostgreSQL by a backup and a
restore. A restored hub begins a new epoch: devices deliver again what the backup didn't have.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

import msgspec

from fieldservice import __version__
from fieldservice.errors import EnvironmentFault, UserError
from fieldservice.hub import epochs, schema
from fieldservice.hub.assembly import RESTORING, Assembly, lock_hub, open_hub
from fieldservice.hub.audit import COMMAND_LINE
from fieldservice.hub.blobs import HubBlobs
from fieldservice.hub.database import HubDatabase, Transaction, open_hub_database
from fieldservice.hub.identity import KEY_FILE
from fieldservice.system.atomic import disk_faults, sync_folder
from fieldservice.system.clock import Clock, SystemClock, to_ms
from fieldservice.system.sealed import PassphraseKey
from fieldservice.system.sealed_stream import SealedWriter, open_stream

FORMAT = 1
_MAGIC = b"FSHB1"
_MANIFEST = "manifest.json"
_BATCH = 2000
_PIECE = 1 << 20
_LEFT_OUT = frozenset({"nonce"})  # of no worth after minutes
_DATABASE_FILES = ("hub.db", "hub.db-wal", "hub.db-shm", KEY_FILE)

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Done:
    """What a backup or restore moved; `set_aside` is where the former hub's files went."""

    rows: int
    blobs: int
    size: int = 0
    set_aside: Path | None = None


@dataclass(frozen=True)
class Shape:
    """A table: its columns in order, and its primary key."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]


def shapes() -> list[Shape]:
    """The hub's tables, read from the statements that make them."""
    found = []
    for statement in schema.statements("BLOB", "INTEGER"):
        made = re.match(r"CREATE TABLE IF NOT EXISTS (\w+)\s*\((.*)\)(?: WITHOUT ROWID)?\s*\Z", statement, re.DOTALL)
        if made is None or made[1] in _LEFT_OUT:
            continue
        parts = [part.strip() for part in re.split(r",(?![^(]*\))", made[2])]
        columns = [part for part in parts if not re.match(r"(PRIMARY KEY|UNIQUE|CHECK)\b", part)]
        keys = [part for part in parts if part.startswith("PRIMARY KEY")]
        inline = [part.split()[0] for part in columns if "PRIMARY KEY" in part]
        key = inline or [name.strip() for name in keys[0][keys[0].index("(") + 1 : -1].split(",")]
        found.append(Shape(made[1], tuple(part.split()[0] for part in columns), tuple(key)))
    return found


def write_backup(
    assembly: Assembly, target: Path, *, key: PassphraseKey | None, say: Progress = lambda name: None
) -> Done:
    """Write the new file `target` while the hub goes on; devices then let go what it holds.

    `key` None: in clear, for everybody who gets hold of it. Raises UserError when `target` exists, EnvironmentFault for
    the disk; never leaves a half-written backup.
    """
    if target.exists():
        raise UserError("hub_admin.backup_exists", "{path} exists already. Choose another name.", path=str(target))
    unfinished = target.with_name(target.name + ".part")
    try:
        with disk_faults(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
            with open(handle, "w+b") as file:
                rows, blobs, through = _write_with(file, assembly, key, say)
                file.flush()
                os.fsync(file.fileno())
            os.replace(unfinished, target)
            sync_folder(target.parent)
    finally:
        unfinished.unlink(missing_ok=True)
    _set_meta(assembly.database, "last_backup_at", str(to_ms(assembly.clock.now())))
    assembly.hub.note_backup(through)
    assembly.audit.record("backup_written", COMMAND_LINE, rows=rows, blobs=blobs, encrypted=key is not None)
    return Done(rows, blobs, target.stat().st_size)


def restore_backup(
    backup: Path,
    folder: Path,
    database_url: str | None = None,
    *,
    passphrase: Callable[[], str] = lambda: "",
    clock: Clock | None = None,
    say: Progress = lambda name: None,
) -> Done:
    """Make the hub of a backup in `folder` (or in the empty database at `database_url`).
    `passphrase` is asked where it is encrypted.

    The backup is read through and compared with its manifest before anything is touched. Files of a hub that was in
    `folder` are set aside, never deleted. Raises UserError when a hub is running there or the database isn't empty.
    """
    clock = clock or SystemClock()
    with disk_faults(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = lock_hub(folder)
    staged = folder / RESTORING
    try:
        with disk_faults(backup), _opened(backup, passphrase) as archive:
            manifest = _checked(archive, backup, say)
            shutil.rmtree(staged, ignore_errors=True)
            staged.mkdir(mode=0o700)
            database = open_hub_database(staged, database_url)
            try:
                rows = _fill(database, archive, manifest, say)
            finally:
                database.close()
            blobs = _take_blobs(archive, manifest, folder, staged)
            (staged / KEY_FILE).write_bytes(archive.read(KEY_FILE))
        with disk_faults(folder):
            aside = _set_aside(folder, clock)
            for name in _DATABASE_FILES:
                if (staged / name).exists():
                    os.replace(staged / name, folder / name)
            sync_folder(folder)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
        lock.release()
    restored = open_hub(folder, database_url, clock=clock)
    restored.audit.record("backup_restored", COMMAND_LINE, made_at=manifest["made_at"], rows=rows, blobs=blobs)
    restored.close()
    return Done(rows, blobs, backup.stat().st_size, aside)


def is_encrypted(backup: Path) -> bool:
    """Whether a backup needs a passphrase. Raises EnvironmentFault for the disk."""
    with disk_faults(backup), backup.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def _write_with(
    file: IO[bytes], assembly: Assembly, key: PassphraseKey | None, say: Progress
) -> tuple[int, int, dict[str, int]]:
    if key is None:
        return _write(file, assembly, say)
    sealing = SealedWriter(file, _MAGIC, key, {"format": FORMAT, "made_at": to_ms(assembly.clock.now())})
    done = _write(cast("IO[bytes]", sealing), assembly, say)  # it writes, which is all that a ZIP file asks of it
    sealing.close()
    return done


def _write(file: IO[bytes], assembly: Assembly, say: Progress) -> tuple[int, int, dict[str, int]]:
    sums: dict[str, dict[str, Any]] = {}
    total = 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        with assembly.database.read() as transaction:
            through = {str(row[0]): int(row[1]) for row in transaction.rows("SELECT stream, last_mid FROM stream")}
            for shape in shapes():
                say(shape.name)
                name = f"rows/{shape.name}"
                sums[name] = _store(archive, name, _packed(transaction, shape))
                sums[name]["columns"] = shape.columns
                total += sums[name]["rows"]
        sums[KEY_FILE] = _store(archive, KEY_FILE, iter([(0, (assembly.folder / KEY_FILE).read_bytes())]))
        say("blobs")
        held = list(assembly.blobs.all())
        for sha, _size in held:
            sums[f"blobs/{sha}"] = _store(archive, f"blobs/{sha}", _read(assembly.blobs.path(sha)))
        manifest = {
            "format": FORMAT,
            "program": __version__,
            "hub_id": assembly.identity.hub_id,
            "made_at": to_ms(assembly.clock.now()),
            "members": sums,
        }
        archive.writestr(_MANIFEST, json.dumps(manifest, indent=1))
    return total, len(held), through


def _packed(transaction: Transaction, shape: Shape) -> Iterator[tuple[int, bytes]]:
    """(rows, bytes) of a table, compressed batch by batch, in the order of its key; memory stays flat."""
    import zstandard

    compressor = zstandard.ZstdCompressor(level=3).compressobj()
    columns, key = ", ".join(shape.columns), ", ".join(shape.key)
    places = [shape.columns.index(name) for name in shape.key]
    where, after = "", ()
    while True:
        rows = transaction.rows(f"SELECT {columns} FROM {shape.name}{where} ORDER BY {key} LIMIT {_BATCH}", after)
        if rows:
            packed = msgspec.msgpack.encode(rows)
            yield len(rows), compressor.compress(len(packed).to_bytes(8, "big") + packed)
        if len(rows) < _BATCH:
            yield 0, compressor.flush()
            return
        where = f" WHERE ({key}) > ({', '.join('?' * len(places))})"
        after = tuple(rows[-1][place] for place in places)


def _store(archive: zipfile.ZipFile, name: str, pieces: Iterator[tuple[int, bytes]]) -> dict[str, Any]:
    digest, size, rows = hashlib.sha256(), 0, 0
    with archive.open(name, "w", force_zip64=True) as outgoing:
        for count, piece in pieces:
            digest.update(piece)
            outgoing.write(piece)
            size += len(piece)
            rows += count
    return {"sha256": digest.hexdigest(), "size": size, "rows": rows}


def _read(path: Path) -> Iterator[tuple[int, bytes]]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield 0, piece


@contextmanager
def _opened(backup: Path, passphrase: Callable[[], str]) -> Iterator[zipfile.ZipFile]:
    encrypted = is_encrypted(backup)
    given = passphrase() if encrypted else ""
    if encrypted and not given:
        raise UserError("hub_admin.backup_locked", "{path} is encrypted. Give its passphrase.", path=str(backup))
    with backup.open("rb") as file:
        source: IO[bytes] = open_stream(backup, _MAGIC, given, file) if encrypted else file
        try:
            archive = zipfile.ZipFile(source)
        except zipfile.BadZipFile:
            raise _no_backup(backup) from None
        with archive:
            yield archive


def _no_backup(backup: Path) -> UserError:
    return UserError("hub_admin.no_backup", "{path} is not a backup of a hub.", path=str(backup))


def _checked(archive: zipfile.ZipFile, backup: Path, say: Progress) -> dict[str, Any]:
    """The manifest, once every member was read through and is what it says. Touches nothing."""
    try:
        manifest: dict[str, Any] = json.loads(archive.read(_MANIFEST))
        members = manifest["members"]
        newer = manifest["format"] > FORMAT
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile):
        raise _no_backup(backup) from None
    known = {f"rows/{shape.name}": set(shape.columns) for shape in shapes()}
    for name, facts in members.items():
        if name.startswith("rows/") and not set(facts["columns"]) <= known.get(name, set()):
            newer = True
    if newer:
        raise UserError("hub_admin.backup_newer", "This backup was made by a newer version of the program.")
    for name, facts in members.items():
        say(name)
        try:
            with archive.open(name) as file:
                digest = hashlib.sha256()
                while piece := file.read(_PIECE):
                    digest.update(piece)
        except (KeyError, zipfile.BadZipFile):
            digest = hashlib.sha256(b"missing")
        named = name.partition("/")[2] if name.startswith("blobs/") else digest.hexdigest()
        if digest.hexdigest() != facts["sha256"] or named != digest.hexdigest():
            raise EnvironmentFault(
                "hub_admin.backup_damaged",
                "The backup is damaged at “{name}”. Nothing was replaced.",
                "Take another backup.",
                name=name,
            )
    return manifest


def _fill(database: HubDatabase, archive: zipfile.ZipFile, manifest: dict[str, Any], say: Progress) -> int:
    total = 0
    with database.write() as transaction:
        if any(transaction.one(f"SELECT 1 FROM {shape.name} LIMIT 1") for shape in shapes()):
            raise UserError(
                "hub_admin.not_empty", "This database holds a hub already. Give --database-url an empty database."
            )
        for name, facts in manifest["members"].items():
            if not name.startswith("rows/"):
                continue
            table, columns = name.partition("/")[2], facts["columns"]
            say(table)
            sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
            with archive.open(name) as file:
                for rows in _batches(file):
                    transaction.many(sql, rows)
                    total += len(rows)
        epochs.begin(transaction)
    return total


def _batches(file: IO[bytes]) -> Iterator[list[tuple[Any, ...]]]:
    import zstandard

    reader = zstandard.ZstdDecompressor().stream_reader(file)
    while length := reader.read(8):
        yield msgspec.msgpack.decode(_exactly(reader, int.from_bytes(length, "big")), type=list[tuple[Any, ...]])


def _exactly(reader: Any, length: int) -> bytes:
    pieces, missing = [], length
    while missing and (piece := reader.read(missing)):
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)


def _take_blobs(archive: zipfile.ZipFile, manifest: dict[str, Any], folder: Path, staged: Path) -> int:
    blobs = HubBlobs(folder)
    names = [name for name in manifest["members"] if name.startswith("blobs/")]
    for name in names:
        sha = name.partition("/")[2]
        if blobs.size(sha) is None:
            with archive.open(name) as incoming, (staged / "blob").open("wb") as outgoing:
                shutil.copyfileobj(incoming, outgoing, _PIECE)
            blobs.put(sha, staged / "blob")
    return len(names)


def _set_aside(folder: Path, clock: Clock) -> Path | None:
    held = [folder / name for name in _DATABASE_FILES if (folder / name).exists()]
    if not held:
        return None
    aside = folder / f"before-restore-{clock.now().strftime('%Y%m%d-%H%M%S')}"
    while aside.exists():
        aside = aside.with_name(aside.name + "-")
    aside.mkdir(mode=0o700)
    for path in held:
        os.replace(path, aside / path.name)
    return aside


def _set_meta(database: HubDatabase, name: str, value: str) -> None:
    with database.write() as transaction:
        transaction.run("DELETE FROM meta WHERE name = ?", (name,))
        transaction.run("INSERT INTO meta (name, value) VALUES (?, ?)", (name, value))

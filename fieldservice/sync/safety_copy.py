"""The safety copy: undelivered work as one encrypted file on a stick or another disk, for the day the laptop is gone.

It holds the mutations that the hub has not got (and, as far as they are small, those that its backup has not got), the
facts about their streams, and the photos and files that the hub has not confirmed. A replacement laptop of the same
person takes it in with the passphrase and delivers it under the old names, so that it is applied exactly once even
when the old laptop comes back.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from fieldservice.domain.notices import CommitNotice
from fieldservice.errors import EnvironmentFault, UserError
from fieldservice.store.outbox import WAITING
from fieldservice.store.queries import blob_transfers, carried, sync_notes
from fieldservice.store.store import Store
from fieldservice.sync.blob_queue import list_all_named
from fieldservice.sync.carrying import read_mutation, read_stream, write_message
from fieldservice.sync.messages import Stream, mutation_of
from fieldservice.system.atomic import disk_faults
from fieldservice.system.blobs import Blobs
from fieldservice.system.clock import to_ms
from fieldservice.system.sealed import PassphraseKey, open_sealed, read_facts, write_sealed

SUFFIX = ".fssafety"
KEPT = 2
LARGEST = 512 * 1024 * 1024  # bytes of photos and files in one copy; changes always go in
DEBOUNCE = timedelta(seconds=20)
REST = timedelta(minutes=5)  # between two automatic copies with photos, and after a disk that was not there
_MAGIC = b"FSSC1"
_FORMAT = 1
_DELIVERED_TOO = 32 * 1024 * 1024  # bytes of changes up to which delivered ones go in as well
_BATCH = 1024 * 1024
_PIECE = 1024 * 1024
_FOLDER, _KEY, _SALT = "safety.folder", "safety.key", "safety.salt"


@dataclass(frozen=True)
class SafetyCopy:
    """A copy that was written: how much is in it, and how many photos and files found no room or can't be read."""

    path: Path
    changes: int  # undelivered ones
    files: int
    size: int
    left_out: int


@dataclass(frozen=True)
class Restored:
    """What a restore took over: changes that still had to be delivered, and photos and files."""

    changes: int
    files: int


@dataclass(frozen=True)
class CopyFacts:
    """What a safety copy says of itself without the passphrase."""

    made_at: int  # ms UTC
    laptop: str
    changes: int


class SafetyCopies:
    """The safety copies of one profile. `noticed` may come from any thread, `step` belongs to the driver's."""

    def __init__(self, store: Store, blobs: Blobs, profile_id: str, laptop: str = "") -> None:
        self._store = store
        self._blobs = blobs
        self._prefix = f"fieldservice-{profile_id[:8]}-"
        self._laptop = laptop
        self._due: datetime | None = store.clock.now()
        self._not_before: datetime | None = None
        self._last = ""
        self.problem: EnvironmentFault | None = None  # of the last automatic copy
        self.newest: SafetyCopy | None = None

    @property
    def folder(self) -> Path | None:
        """Where automatic copies go; None while there are none."""
        kept = self._store.local_value(_FOLDER)
        return Path(kept) if kept else None

    def choose(self, folder: Path, passphrase: str) -> None:
        """Write automatic copies into `folder` from now on. The passphrase is not kept: it must be remembered.

        Raises UserError for a passphrase against the rules or a folder within the profile.
        """
        if self._store.database.path.parent.resolve() in [folder.resolve(), *folder.resolve().parents]:
            raise UserError(
                "sync.copy_inside",
                "Choose a folder on a stick or another disk: this one is lost with the laptop's data.",
            )
        key = PassphraseKey.make(passphrase)
        sync_notes.remember(self._store, {_FOLDER: str(folder), _KEY: key.key.hex(), _SALT: key.salt.hex()})
        self._last, self._not_before, self._due = "", None, self._store.clock.now()

    def stop(self) -> None:
        """Write no more automatic copies; those that exist stay."""
        sync_notes.remember(self._store, {_FOLDER: None, _KEY: None, _SALT: None})
        self.problem = None

    def noticed(self, notice: CommitNotice) -> None:
        """Something was committed: a copy is due soon."""
        if self._due is None:
            self._due = self._store.clock.now() + DEBOUNCE

    def step(self, now: datetime) -> datetime:
        """Write a copy when one is due and there is something new to save; returns when to call again."""
        later = now + REST
        if self._due is None:
            return later
        if now < self._due <= now + REST:
            return self._due
        if self._not_before is not None and now < self._not_before <= now + REST:
            return self._not_before
        self._due = None
        folder = self.folder
        state = self._fingerprint()
        if folder is None or state == self._last:
            return later
        if not self._anything_waits():
            self._last = state
            return later
        try:
            self.newest = self.write(folder)
        except EnvironmentFault as fault:  # the stick is not plugged in, or full
            self.problem = fault
            self._due = self._not_before = later
            return later
        self.problem, self._last = None, state
        if self.newest.files:
            self._not_before = later
        return later

    def write(self, folder: Path, passphrase: str | None = None) -> SafetyCopy:
        """Write a copy now; the two newest in the folder are kept. Without a passphrase, that of `choose` is used.

        Raises EnvironmentFault for the disk, UserError where no passphrase was ever chosen.
        """
        key = PassphraseKey.make(passphrase) if passphrase is not None else self._chosen_key()
        now = self._store.clock.now()
        with disk_faults(folder):  # it is the folder that is missing, not the file that does not exist yet
            os.scandir(folder).close()
        list_all_named(self._store, self._blobs, now)  # what was attached a moment ago, or while no engine ran
        rows = _Contents(self._store, self._blobs)
        path = folder / f"{self._prefix}{now.strftime('%Y%m%d-%H%M%S')}{SUFFIX}"
        facts = {"format": _FORMAT, "made_at": to_ms(now), "laptop": self._laptop, "changes": rows.undelivered}
        size = write_sealed(path, _MAGIC, key, facts, rows.frames())
        self._keep_newest(folder)
        return SafetyCopy(path, rows.undelivered, rows.files, size, rows.left_out)

    def _chosen_key(self) -> PassphraseKey:
        kept = sync_notes.known(self._store, "safety.")
        if _KEY not in kept:
            raise UserError("sync.copy_passphrase", "Choose a passphrase for the safety copy first.")
        return PassphraseKey(bytes.fromhex(kept[_KEY]), bytes.fromhex(kept[_SALT]))

    def _keep_newest(self, folder: Path) -> None:
        copies = sorted(path for path in folder.iterdir() if path.name.startswith(self._prefix))
        for path in [path for path in copies if path.suffix == SUFFIX][:-KEPT]:
            path.unlink(missing_ok=True)

    def _anything_waits(self) -> bool:
        reader = self._store.read()
        return bool(sync_notes.waiting(self._store) or blob_transfers.unconfirmed(reader))

    def _fingerprint(self) -> str:
        """Changes whenever a copy would hold something else."""
        reader = self._store.read()
        last = reader.count("SELECT max(mid) FROM mutation")
        return f"{last} {sync_notes.waiting(self._store)} {len(blob_transfers.unconfirmed(reader))}"


class _Contents:
    """What goes into a copy, read as it is written."""

    def __init__(self, store: Store, blobs: Blobs) -> None:
        self._blobs = blobs
        reader = store.read()
        self.streams = [
            *carried.streams(reader).values(),
            *(write_message(Stream(stream=s, parent=p, mid=m, chain=c)) for s, p, m, c in carried.own_streams(reader)),
        ]
        only_undelivered = carried.outbox_size(reader) > _DELIVERED_TOO
        self._rows = carried.outbox_rows(reader, only_undelivered)
        self._carried = carried.own_rows(reader)
        self._shas = blob_transfers.unconfirmed(reader)
        self.undelivered = sum(row[-1] == WAITING for row in [*self._rows, *self._carried])
        self.files = self.left_out = 0

    def frames(self) -> Iterator[bytes]:
        """["s", stream facts...], ["m", [[stream, mid, message, undelivered]...]], ["b", sha, size] followed by its
        ["p", piece] frames, ["e"] at the end."""
        encode = msgspec.msgpack.Encoder().encode
        yield encode(["s", *self.streams])
        batch: list[Any] = []
        size = 0
        for row in self._mutations():
            batch.append(row)
            size += len(row[2])
            if size >= _BATCH:
                yield encode(["m", batch])
                batch, size = [], 0
        yield encode(["m", batch])
        room = LARGEST
        for sha in self._shas:
            length = self._blobs.size(sha)
            if length is None or length > room or not self._is_sound(sha):
                self.left_out += 1
                continue
            room -= length
            self.files += 1
            yield encode(["b", sha, length])
            for offset in range(0, length, _PIECE):
                yield encode(["p", self._blobs.part(sha, offset, _PIECE)])
        yield encode(["e"])

    def _is_sound(self, sha: str) -> bool:
        """A damaged photo must not cost everything else its copy."""
        try:
            self._blobs.verify(sha)
        except EnvironmentFault:
            return False
        return True

    def _mutations(self) -> Iterator[tuple[str, int, bytes, bool]]:
        for stream, mid, message, state in self._carried:
            yield stream, mid, message, state == WAITING
        for stream, *values, state in self._rows:
            mutation = mutation_of(values)
            yield stream, mutation.mid, write_message(mutation), state == WAITING


def facts_of(path: Path) -> CopyFacts:
    """What a safety copy says of itself. Raises UserError when it is none, or one of a newer program."""
    facts = read_facts(path, _MAGIC)
    _ensure_known(facts)
    try:
        return CopyFacts(int(facts["made_at"]), str(facts["laptop"]), int(facts["changes"]))
    except (KeyError, TypeError, ValueError):
        raise UserError("sealed.not_ours", "{path} is not a file of this kind.", path=str(path)) from None


def restore(store: Store, blobs: Blobs, path: Path, passphrase: str) -> Restored:
    """Take over a safety copy: what it holds is delivered with the next contact, exactly once.

    The file is read to its end before anything is kept; doing it twice does no harm. Raises UserError for a wrong
    passphrase or a damaged file, EnvironmentFault for the disk.
    """
    with path.open("rb") as file:
        opened = open_sealed(path, _MAGIC, passphrase, file)
        _ensure_known(opened.facts)
        for _frame in opened.frames:
            continue
    with path.open("rb") as file:
        return _Taking(store, blobs).take(open_sealed(path, _MAGIC, passphrase, file).frames)


class _Taking:
    """Takes the frames of a sound copy over: photos first, so that whatever is delivered has its photos here."""

    def __init__(self, store: Store, blobs: Blobs) -> None:
        self._store = store
        self._blobs = blobs
        self._facts: list[tuple[str, bytes]] = []
        self._mutations: list[tuple[str, int, bytes, bool]] = []
        self._files: list[tuple[str, str, int]] = []

    def take(self, frames: Iterator[bytes]) -> Restored:
        """Everything in the frames."""
        for frame in frames:
            kind, *rest = msgspec.msgpack.decode(frame)
            if kind == "s":
                self._facts += [(read_stream(kept).stream, kept) for kept in rest]
            elif kind == "m":
                self._mutations += [(s, m, message, bool(u)) for s, m, message, u in rest[0] if read_mutation(message)]
            elif kind == "b":
                self._take_blob(frames, *rest)
        now = to_ms(self._store.clock.now())
        known = {(s, m) for s, m, *_ in carried.outbox_rows(self._store.read(), False)}
        new = carried.keep(self._store, self._facts, [row for row in self._mutations if (row[0], row[1]) not in known])
        blob_transfers.list_transfers(self._store, self._files, now)
        sync_notes.write_log(self._store, now, "restored", {"changes": new, "files": len(self._files)})
        return Restored(new, len(self._files))

    def _take_blob(self, frames: Iterator[bytes], sha: str, size: int) -> None:
        content = _PieceReader(frames, size)
        ref = self._blobs.put(content)  # type: ignore[arg-type]  # it reads, which is all that `put` asks of a stream
        if ref.sha256 == sha:
            self._files.append((sha, blob_transfers.UP, size))


class _PieceReader:
    """The ["p", piece] frames of one blob as something to read from."""

    def __init__(self, frames: Iterator[bytes], size: int) -> None:
        self._frames = frames
        self._left = size
        self._held = b""

    def read(self, most: int) -> bytes:
        """At most `most` bytes; b"" at the end."""
        if not self._held and self._left > 0:
            self._held = msgspec.msgpack.decode(next(self._frames))[1]
            self._left -= len(self._held)
        piece, self._held = self._held[:most], self._held[most:]
        return piece


def _ensure_known(facts: dict[str, Any]) -> None:
    if facts.get("format") != _FORMAT:
        raise UserError(
            "sync.copy_newer", "This safety copy was made by a newer version of the program. Install that one."
        )

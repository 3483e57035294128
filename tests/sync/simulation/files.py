"""The same world on files: encrypted databases as the program opens them, whose logs are copied and cut by crashes."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from fieldservice.domain.records import Person
from fieldservice.errors import EnvironmentFault
from fieldservice.hub.database import SqliteHub
from fieldservice.hub.hub import Hub
from fieldservice.store import streams
from fieldservice.store.database import Database
from fieldservice.store.migrate import migrate
from fieldservice.store.numbers import HUB_CODE, HUB_DEVICE
from fieldservice.store.store import open_store
from fieldservice.sync.device import SyncDevice
from fieldservice.system.blobs import Blobs
from fieldservice.system.clock import FixedClock
from fieldservice.system.paths import Profile, open_profile
from tests.sync.memory import START, HubWorld, Laptop
from tests.sync.simulation.invariants import check_finds_nothing
from tests.sync.simulation.oracle import Violation
from tests.sync.simulation.world import World

KEY = bytes(range(32))


@cache
def _template() -> bytes:
    """A database that the migrations made."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "data.db", KEY)
        migrate(database, Path(folder) / "backups", FixedClock(START))
        database.connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()
        return (Path(folder) / "data.db").read_bytes()


class Image:
    """A database and its log as they lay on the disk at one moment, with the marker outside."""

    def __init__(self, profile: Profile) -> None:
        self.database = profile.database.read_bytes()
        log = _log(profile)
        self.log = log.read_bytes() if log.exists() else b""
        self.marker = profile.incarnation()

    def write(self, profile: Profile) -> None:
        """Put both in place of what is there."""
        for name in ("-wal", "-shm"):
            profile.database.with_name(profile.database.name + name).unlink(missing_ok=True)
        profile.database.write_bytes(self.database)
        if self.log:
            _log(profile).write_bytes(self.log)


def _log(profile: Profile) -> Path:
    return profile.database.with_name(profile.database.name + "-wal")


class FileLaptop(Laptop):
    """A laptop whose profile lies in a folder."""

    def __init__(self, folder: Path, world: HubWorld, person: Person, source: Image | None, device: Any) -> None:
        self.profile = open_profile(folder / "profile", folder / "state")
        self.profile.blobs.mkdir(parents=True, exist_ok=True)
        super().__init__(world, person, source, device)

    def open(self, source: Image | None = None) -> None:
        """Open the database (that of `source`, as its machine was; or a new one), as the program does at its start."""
        if source is None:
            self.profile.database.write_bytes(_template())
        else:
            self._close()
            source.write(self.profile)
            self._mark(source.marker)
        self._start()
        if source is None:
            self.store.database.connection().executemany(
                "INSERT INTO local_value (name, value) VALUES (?, ?)",
                [(HUB_DEVICE, self.device.id), (HUB_CODE, "")],
            )

    def _mark(self, marker: str | None) -> None:
        if marker is None:
            self.profile.marker_file.unlink(missing_ok=True)
        else:
            self.profile.marker_file.parent.mkdir(parents=True, exist_ok=True)
            self.profile.marker_file.write_text(marker, encoding="ascii")

    def _start(self) -> None:
        self.store = open_store(self.profile, KEY, self.clock, self.ids)
        self.store.actor_id = self.person.id
        self.sync = SyncDevice(self.store, self.name_of_stream)

    def _close(self) -> None:
        if hasattr(self, "store"):
            self.store.database.close()

    def image(self) -> Image:
        """Somebody copies the files while the program runs."""
        return Image(self.profile)

    def set_back(self, image: Image) -> None:
        """Restore a backup: nothing outside of the database is as it was."""
        self._close()
        image.write(self.profile)
        self._mark(None)
        self._start()

    def restart(self) -> None:
        """The program ends in one of three ways: in peace, by a crash, or with the end of its log torn off."""
        random = self.world.random
        before = self._mutations()
        left = self.image()
        kind = random.choice(("peace", "crash", "torn"))
        if kind == "torn" and left.log:
            left.log = left.log[: random.randrange(len(left.log))]
        if kind == "peace":
            self.store.close()
        else:
            self._close()
            left.write(self.profile)
        self._start()
        after = self._mutations()
        if after != before[: len(after)] or (kind != "torn" and after != before):
            raise Violation(f"after a {kind} there are the mutations {after}, and there were {before}")
        if kind == "torn":
            self._tear_a_photo()

    def _mutations(self) -> list[tuple[int, bytes]]:
        rows = self.store.database.connection().execute("SELECT mid, chain FROM mutation ORDER BY mid")
        return [(mid, bytes(chain)) for mid, chain in rows]

    def _tear_a_photo(self) -> None:
        """A file of which the end is missing is never taken for whole, and can be put again."""
        random = self.world.random
        blobs = Blobs(self.profile.blobs, KEY)
        photo = random.randbytes(random.choice((1, 100, 70_000)))
        sha = blobs.put(photo).sha256
        (file,) = [file for file in self.profile.blobs.rglob(f"*{sha[4:]}*") if file.is_file()] or [None]
        if file is not None:
            whole = file.read_bytes()
            file.write_bytes(whole[: random.randrange(len(whole))])
        with suppress(EnvironmentFault):
            if file is not None and blobs.read(sha) is not None:
                raise Violation("a torn photo was read as if it were whole")
        if file is not None:
            file.unlink()
        if blobs.read(blobs.put(photo).sha256) != photo:
            raise Violation("a photo that was put again is another one")


class FileHub(SqliteHub):
    """A hub's database in a file that can be copied and set back."""

    def __init__(self, folder: Path, saved: bytes | None) -> None:
        path = Path(tempfile.mkdtemp(dir=folder)) / "hub.db"
        if saved is not None:
            path.write_bytes(saved)
        super().__init__(path)

    def saved(self) -> bytes:
        """Everything that is in it."""
        return bytes(self._connection().serialize())

    def crash(self) -> FileHub:
        """The hub's process is killed between two steps; the files lie there as they were."""
        path = Path(str(self.path))
        log = path.with_name(path.name + "-wal")
        made = FileHub(path.parent, path.read_bytes())
        if log.exists():
            Path(str(made.path)).with_name("hub.db-wal").write_bytes(log.read_bytes())
        self.close()
        return made


class FileHubWorld(HubWorld):
    """A hub that keeps its database in a folder."""

    def __init__(self, folder: Path, seed: int, saved: bytes) -> None:
        self.folder = folder
        super().__init__(seed, saved)

    def make_database(self, saved: Any) -> Any:
        return FileHub(self.folder, saved)


class FileWorld(World):
    """One run on files."""

    def __init__(self, seed: int, steps: int = 40) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="simulation"))
        super().__init__(seed, steps)

    def make_hub(self, seed: int) -> HubWorld:
        return FileHubWorld(self.folder, seed, self.firm.saved)

    def make_laptop(self, person: Person, source: Any, device: Any) -> Laptop:
        with self._names():
            return FileLaptop(self.folder / f"m{len(self.machines)}", self.hub_world, person, source, device)

    @contextmanager
    def _names(self) -> Iterator[None]:
        """Names of streams come from the seed."""
        usual = streams.secrets
        random = self.hub_world.random
        streams.secrets = SimpleNamespace(token_hex=lambda size: f"{random.getrandbits(8 * size):0{2 * size}x}")
        try:
            yield
        finally:
            streams.secrets = usual

    def deliver_late(self) -> None:
        if self.chance(0.3):
            hub = self.hub_world
            hub.database = hub.database.crash()
            hub.hub = Hub(hub.database, hub.clock, hub.ids, self.random.getrandbits)
            self.tell("hub killed")
        super().deliver_late()

    def run(self) -> str:
        with self._names():
            history = super().run()
        check_finds_nothing(self)
        return history

    def close(self) -> None:
        super().close()
        shutil.rmtree(self.folder, ignore_errors=True)

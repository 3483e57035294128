"""An open profile and its hub: joining, the driver, the hub's own tables, safety copies.

The only door from screens to `fieldservice.sync`, as `papers` is to `printouts`. What may take as long as the network
does says so; it is called in jobs. Everything heavy is imported when a profile turns out to have a hub.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fieldservice.domain.notices import CommitNotice
from fieldservice.errors import UserError
from fieldservice.store.numbers import HUB_DEVICE

if TYPE_CHECKING:
    from fieldservice.bootstrap import Session
    from fieldservice.services.count_settling import Settling
    from fieldservice.sync.driver import SyncDriver
    from fieldservice.sync.enrolment import Enrolment
    from fieldservice.sync.opening import Synchronisation
    from fieldservice.sync.progress import SyncState
    from fieldservice.sync.safety_copy import SafetyCopies, SafetyCopy
    from fieldservice.sync.transport import HubConnection

Tell = Callable[["SyncState"], None]
_LONGEST_FETCH = timedelta(hours=3)
_STOP_S = 10.0
_FROM_HUB = "sync.pull"  # as `sync.device` calls it
_SETTLED = ("stock_move", "count_entry", "stock_count", "pick_list", "pick_line")
_COPIES_IN = "safety.folder"  # as `sync.safety_copy` keeps it: looked at without loading that


class HubLink:
    """The ties of one session. `start` begins to synchronise in the driver's thread; `stop` before the session closes.

    `tell` hears each state of synchronisation, in the thread that makes it; `on_revoked` is called in the driver's
    thread when this laptop was shut out and has delivered what waited.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._driver: SyncDriver | None = None
        self._sync: Synchronisation | None = None
        self._copies: SafetyCopies | None = None
        self._listening = False
        self._settling: Settling | None = None
        self.tell: Tell = lambda state: None
        self.on_revoked: Callable[[], None] = lambda: None

    @property
    def state(self) -> SyncState:
        """What synchronisation is doing; at rest where there is no hub."""
        from fieldservice.sync.progress import SyncState

        return self._sync.engine.state if self._sync is not None else SyncState()

    @property
    def driver(self) -> SyncDriver | None:
        """The running driver; None before `start`."""
        return self._driver

    @property
    def copies(self) -> SafetyCopies:
        """The safety copies of this profile."""
        from fieldservice.sync.safety_copy import SafetyCopies

        if self._copies is None:
            import platform

            session = self._session
            self._copies = SafetyCopies(session.store, session.context.blobs, session.profile.id, platform.node())
        return self._copies

    def joined(self) -> bool:
        """Whether this profile belongs to a hub."""
        return self._session.store.local_value(HUB_DEVICE) is not None

    def enrolment(self) -> Enrolment | None:
        """What this profile knows of its hub; None stand-alone."""
        from fieldservice.sync import enrolment

        return enrolment.current(self._session.store)

    # life

    def start(self) -> None:
        """Synchronise and write safety copies from now on, in a thread of their own; nothing where there is neither a
        hub nor a folder for copies."""
        if not self.joined() and self._session.store.local_value(_COPIES_IN) is None:
            return
        from fieldservice.sync.driver import SyncDriver
        from fieldservice.sync.opening import open_sync

        session = self._session
        if self._sync is None:
            self._sync = open_sync(session.store, session.context.blobs, session.profile, self._told)
        self._driver = SyncDriver(
            self._sync,
            session.context.clock,
            session.store.database.close,
            copies=self.copies,
            on_revoked=lambda: self.on_revoked(),
        )
        if not self._listening:
            self._listening = True
            session.store.on_commit(self._noticed)
        self._driver.start()

    def stop(self) -> None:
        """End the driver; a request under way is given up."""
        driver, self._driver = self._driver, None
        if driver is not None:
            driver.stop(_STOP_S)

    def wipe(self) -> None:
        """Destroy the profile of a laptop that was shut out; every thread's connection is closed by then."""
        from fieldservice.sync import enrolment

        if self._sync is not None:
            self._sync.link.resume()  # ending the driver gave up every request; this one more is made
            enrolment.wipe_revoked(self._session.profile, self._sync.link, self._session.close)

    # joining

    def enrol(self, text: str, name: str = "") -> Enrolment:
        """Join the hub that an invitation names: its QR text, or code and address beside one another. Takes a request.
        `name` is what people call this laptop; empty, it is named after its person.

        Raises UserError for what is no invitation or a code that doesn't work, SyncFailure when the hub is not there;
        nothing has changed then.
        """
        from fieldservice.sync import enrolment
        from fieldservice.sync.enrolment import read_invitation

        if self.joined():
            raise UserError("sync_center.joined", "This computer belongs to a hub already.")
        return enrolment.enrol(self._session.store, self._session.profile, read_invitation(text), name)

    def fetch(self, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> bool:
        """Deliver and fetch in this thread until the slice is here; what is left goes on in the driver.

        Says whether everything arrived. Photos are left to the driver: people can work without them.
        """
        from fieldservice.sync.opening import open_sync
        from fieldservice.sync.progress import PHOTOS

        session = self._session

        def tell(state: SyncState) -> None:
            progress(state.done, state.total)
            self._told(state)

        self._sync = open_sync(session.store, session.context.blobs, session.profile, tell)
        assert self._sync is not None
        engine, clock = self._sync.engine, session.context.clock
        end, failures = clock.now() + _LONGEST_FETCH, 0
        try:
            while (now := clock.now()) < end and not cancelled() and failures < 3:
                before = engine.state.problem
                wake = engine.step(now)
                if engine.state.problem is not None:
                    failures += engine.state.problem is not before
                elif wake > now or engine.state.phase == PHOTOS:
                    return True
                if wake > now:
                    time.sleep(min(max(0.0, (wake - now).total_seconds()), 0.5))
        finally:
            self._sync.link.close()
            self._sync = None  # the driver opens its own
        return False

    def rejoin(self) -> None:
        """After joining while the program runs: a driver with the hub takes the place of the one without."""
        self.stop()
        self.start()

    def waiting(self) -> int:
        """How many changes would travel."""
        from fieldservice.store.queries import sync_notes

        return sync_notes.waiting(self._session.store)

    # the hub's own tables

    def ask(self, method: str, path: str, content: object = None) -> Any:
        """One signed request of the administration (see `fieldservice.hub.server`), on a connection of its own."""
        link = self._connect()
        try:
            return link.json(method, path, content)
        finally:
            link.close()

    def ask_rows(self, *paths: str) -> list[list[dict[str, Any]]]:
        """The lists behind several paths, over one connection."""
        link = self._connect()
        try:
            return [link.json_rows("GET", path) for path in paths]
        finally:
            link.close()

    def _connect(self) -> HubConnection:
        from fieldservice.sync import enrolment

        joined = self.enrolment()
        if joined is None:
            raise UserError("sync_center.not_joined", "This computer belongs to no hub.")
        return enrolment.connect(self._session.store, self._session.profile, joined)

    # safety copies

    def make_copy(self, folder: Path, passphrase: str | None) -> SafetyCopy:
        """Write a safety copy into a folder now."""
        return self.copies.write(folder, passphrase)

    def take_over(self, copy: Path, passphrase: str) -> int:
        """Take over another laptop's safety copy; what it holds is delivered with the next contact, exactly once."""
        from fieldservice.sync.safety_copy import restore

        session = self._session
        changes = restore(session.store, session.context.blobs, copy, passphrase).changes
        if self._driver is not None:
            self._driver.network_back()
        return changes

    def keep_copies_in(self, folder: Path | None, passphrase: str) -> None:
        """Write copies there by itself from now on; None stops it."""
        if folder is None:
            self.copies.stop()
            return
        self.copies.choose(folder, passphrase)
        if self._driver is None:
            self.start()

    def _told(self, state: SyncState) -> None:
        self.tell(state)
        if state.phase == "idle" and self._settling is not None:  # everything that there is has come
            self._settling.settle()

    def _noticed(self, notice: CommitNotice) -> None:
        if notice.intent == _FROM_HUB and notice.touches(*_SETTLED):
            if self._settling is None:
                from fieldservice.services.count_settling import Settling

                self._settling = Settling(self._session.context)
            self._settling.noticed(notice)
        if self._driver is not None:
            self._driver.noticed(notice)


def newest_copy(link: HubLink) -> tuple[datetime | None, int]:
    """(when the newest safety copy of this run was written, how many changes it holds)."""
    newest = link.copies.newest
    if newest is None or not newest.path.exists():
        return None, 0
    return datetime.fromtimestamp(newest.path.stat().st_mtime).astimezone(), newest.changes

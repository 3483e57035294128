"""What drives synchronisation: one thread for the desktop, a plain loop for the command line.

This is the boundary of synchronisation: whatever is raised in its loop is a bug, is logged, and ends neither the loop
nor the program. People go on working, and the next round tries again.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from fieldservice.domain.notices import CommitNotice
from fieldservice.sync import enrolment
from fieldservice.sync.device import PULL_INTENT
from fieldservice.sync.failures import SyncFailure
from fieldservice.sync.opening import Synchronisation
from fieldservice.sync.safety_copy import SafetyCopies
from fieldservice.sync.transport import Cancelled
from fieldservice.system.clock import Clock

_log = logging.getLogger(__name__)
_AFTER_A_BUG = timedelta(minutes=1)
_LONGEST_SLEEP = 60.0  # seconds; a clock that is set forward or a laptop that slept is noticed within it
_TOKEN_LOOK = timedelta(hours=6)


class SyncDriver:
    """One thread that synchronises and writes safety copies. Every method may be called from any thread.

    `sync` None: a profile that belongs to no hub still gets its safety copies. `on_revoked` is called once, in the
    driver's thread, when this laptop was shut out and has delivered what waited; the driver has ended its loop then.
    `on_bug` gets what nobody expected.
    """

    def __init__(
        self,
        sync: Synchronisation | None,
        clock: Clock,
        close_store: Callable[[], None],
        *,
        copies: SafetyCopies | None = None,
        on_revoked: Callable[[], None] = lambda: None,
        on_bug: Callable[[Exception], None] = lambda error: None,
    ) -> None:
        self._sync = sync
        self._clock = clock
        self._close_store = close_store
        self._copies = copies
        self._on_revoked = on_revoked
        self._on_bug = on_bug
        self._wake = threading.Condition()
        self._called = False
        self._ending = False
        self._token_looked: datetime | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin. Forward commit notices to `noticed` from now on."""
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)
        self._thread.start()

    def stop(self, wait: float = 10.0) -> bool:
        """End: a request under way is given up. Says whether the thread has ended within `wait` seconds."""
        with self._wake:
            self._ending = True
            self._wake.notify_all()
        if self._sync is not None:
            self._sync.link.cancel()
        if self._thread is None:
            return True
        self._thread.join(wait)
        return not self._thread.is_alive()

    def wait(self) -> None:
        """Wait until it ends by itself (a laptop that was shut out) or by `stop`."""
        while self._thread is not None and self._thread.is_alive():
            self._thread.join(1.0)  # in pieces, so that Ctrl-C is noticed on every system

    def noticed(self, notice: CommitNotice) -> None:
        """A commit; for `store.on_commit`."""
        if self._copies is not None:
            self._copies.noticed(notice)
        if self._sync is not None:
            self._sync.noticed(notice)
        if notice.intent != PULL_INTENT:
            self._call()

    def network_back(self) -> None:
        """The network is back, or somebody asked to synchronise now."""
        self._with_engine(lambda sync: sync.engine.network_back())

    def pause(self) -> None:
        """Stop synchronising until `go_on`."""
        self._with_engine(lambda sync: sync.engine.pause())

    def go_on(self) -> None:
        """Synchronise again."""
        self._with_engine(lambda sync: sync.engine.go_on())

    def set_metered(self, metered: bool) -> None:
        """Whether the connection costs by the byte."""
        self._with_engine(lambda sync: sync.engine.set_metered(metered))

    def _with_engine(self, work: Callable[[Synchronisation], None]) -> None:
        if self._sync is not None:
            work(self._sync)
        self._call()

    def _call(self) -> None:
        with self._wake:
            self._called = True
            self._wake.notify_all()

    def _run(self) -> None:
        while not self._ending:
            try:
                wake = self._round()
            except Exception as error:  # noqa: BLE001  # the boundary of synchronisation
                _log.exception("synchronisation")
                self._on_bug(error)
                wake = self._clock.now() + _AFTER_A_BUG
            if self._sync is not None and self._sync.engine.revoked_and_drained:
                break
            self._sleep(wake)
        if self._sync is not None:
            revoked = self._sync.engine.revoked_and_drained and not self._ending
            if not revoked:
                self._sync.link.close()
        else:
            revoked = False
        self._close_store()
        if revoked:
            self._on_revoked()

    def _round(self) -> datetime:
        now = self._clock.now()
        wake = now + timedelta(seconds=_LONGEST_SLEEP)
        if self._copies is not None:
            wake = min(wake, self._copies.step(now))
        if self._sync is not None:
            wake = min(wake, self._sync.engine.step(now))
            self._look_at_token(self._sync, now)
        return wake

    def _look_at_token(self, sync: Synchronisation, now: datetime) -> None:
        """Only where the hub answered just now: a failure here must not look like one of the engine's."""
        if sync.engine.state.problem is not None or sync.engine.state.last_contact is None:
            return
        if self._token_looked is not None and abs(now - self._token_looked) < _TOKEN_LOOK:
            return
        self._token_looked = now
        try:
            enrolment.renew_token(sync.store, sync.link, now)
        except SyncFailure as failure:
            _log.info("token: %s %s", failure.kind, failure.hub_code)
        except Cancelled:
            return

    def _sleep(self, wake: datetime) -> None:
        with self._wake:
            if not self._called and not self._ending:
                self._wake.wait(max(0.0, min((wake - self._clock.now()).total_seconds(), _LONGEST_SLEEP)))
            self._called = False


def run_until_quiet(
    sync: Synchronisation,
    clock: Clock,
    *,
    most: timedelta = timedelta(hours=1),
    sleep: Callable[[float], None] = time.sleep,
    enough: Callable[[], bool] = lambda: False,
) -> bool:
    """Synchronise in this thread until nothing is left to do, or until it is `enough`; says whether that was reached.

    Gives up at the first failure that does not pass, after three that do, and after `most`.
    """
    end, failures = clock.now() + most, 0
    while (now := clock.now()) < end and failures < 3:
        before = sync.engine.state.problem
        wake = sync.engine.step(now)
        state = sync.engine.state
        if sync.engine.revoked_and_drained or enough():
            return True
        if state.problem is not None and state.problem is not before:
            failures += 1
            if isinstance(state.problem, SyncFailure) and not state.problem.passes:
                return False
        if wake > now and state.problem is None and state.last_contact is not None:
            return state.waiting == 0
        if wake > now:
            sleep(min((wake - now).total_seconds(), 30.0))
            sync.engine.network_back()
    return False

"""A laptop whose lease is over meets its hub before anything of it is shown."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

from fieldservice.store.store import Store
from fieldservice.sync import enrolment
from fieldservice.sync.driver import run_until_quiet
from fieldservice.sync.lease import Lease
from fieldservice.sync.opening import open_sync
from fieldservice.system import wipe
from fieldservice.system.blobs import Blobs
from fieldservice.system.paths import Profile

_LONGEST = timedelta(minutes=30)


def meet_hub(store: Store, blobs: Blobs, profile: Profile, sleep: Callable[[float], None] = time.sleep) -> None:
    """Meet the hub until it has renewed the lease. One that was shut out delivers what waits and is destroyed.

    Takes as long as the network does. Raises UserError: `sync.lease_over` where the profile stays locked, `sync.wiped`
    where it is no more.
    """

    def open_again() -> bool:
        return not Lease(store).is_over(store.clock.now())

    sync = open_sync(store, blobs, profile)
    if sync is not None:
        run_until_quiet(sync, store.clock, most=_LONGEST, sleep=sleep, enough=open_again)
        if sync.engine.revoked_and_drained:
            enrolment.wipe_revoked(profile, sync.link, store.close)
            raise wipe.wiped()
        sync.link.close()
    Lease(store).ensure(store.clock.now())

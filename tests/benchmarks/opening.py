"""Opening a profile with its key at hand: what a start does once the passphrase has been stretched."""

from __future__ import annotations

from pathlib import Path

from fieldservice.bootstrap import Session
from fieldservice.papers import Papers
from fieldservice.services.container import Services
from fieldservice.services.context import Context
from fieldservice.store.store import open_store
from fieldservice.system.blobs import Blobs
from fieldservice.system.clock import SystemClock, local_zone
from fieldservice.system.ids import Ids
from fieldservice.system.keys import derive
from fieldservice.system.lock import ProfileLock
from fieldservice.system.paths import open_profile

KEY = bytes(range(32))


def open_session(folder: Path) -> Session:
    """An open profile in `folder`, its key at hand: a start without the stretching of a passphrase."""
    profile = open_profile(folder / "profile", folder / "state")
    lock = ProfileLock(profile.lock_file)
    lock.acquire()
    clock = SystemClock()
    ids = Ids()
    store = open_store(profile, KEY, clock, ids)
    context = Context(store, clock, ids, Blobs(profile.blobs, derive(KEY, "blobs")), local_zone())
    store.actor_id = store.local_value("actor")
    services = Services(context)
    return Session(profile, lock, store, context, services, Papers(services))

"""The ways into a profile: make it, open it by passphrase, open it by recovery code. Called in a worker thread."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from fieldservice.bootstrap import (
    Session,
    Surroundings,
    create_session,
    is_new,
    open_session,
    recover_session,
    restore_profile,
)
from fieldservice.services import basics
from fieldservice.services.people import ROLES
from fieldservice.system.keys import KEY_FILES

_DEMO = "fieldservice.demo_data"


class Doors:
    """Opens one profile folder; whoever signs in, the session is taken from here."""

    def __init__(self, folder: Path, around: Surroundings) -> None:
        self.folder, self._around = folder, around
        self._session: Session | None = None

    def is_new(self) -> bool:
        """Whether nobody has made a profile here yet."""
        return is_new(self.folder)

    def has_demo_data(self) -> bool:
        """Whether this installation can fill a profile with demonstration data."""
        return find_spec(_DEMO) is not None and hasattr(import_module(_DEMO), "fill")

    def create(self, passphrase: str, name: str, company: str) -> str:
        """Make the profile with its first person, who has all roles; returns the recovery code."""
        session, code = create_session(self.folder, passphrase, self._around)
        self._session = session
        services = session.services
        person = services.people.add(number="E01", name=name, roles=ROLES, with_van=True)
        with session.context.begin("profile.create") as uow:
            uow.put_local("actor", person.id)
            uow.commit()
        session.store.actor_id = person.id
        if company:
            services.company.change_company(name=company)
        return code

    def join(
        self,
        passphrase: str,
        invitation: str,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
        name: str = "",
    ) -> str:
        """Make the profile of a laptop that joins a hub, and fetch its slice; returns the recovery code.

        Raises UserError or EnvironmentFault, with nothing left behind, where the hub does not take it. Once it has, a
        network that fails costs nothing: the rest arrives when the program runs.
        """
        from fieldservice.hub_link import HubLink

        session, code = create_session(self.folder, passphrase, self._around)
        self._session = session
        link = HubLink(session)
        try:
            link.enrol(invitation, name)
        except BaseException:
            self.throw_away()
            raise
        link.fetch(progress, cancelled)
        return code

    def fill_with_basics(self) -> None:
        """What an empty start needs to work at once: fault codes, checklists, the lines of a price list."""
        assert self._session is not None
        basics.put_in(self._session.context)

    def fill_with_demo_data(self, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
        """Put a demonstration firm with its customers, machines and work into the new profile."""
        assert self._session is not None
        import_module(_DEMO).fill(self._session, seed=7, progress=progress, cancelled=cancelled)

    def open(self, passphrase: str) -> None:
        """Open the profile. Raises UserError for a wrong passphrase."""
        self._session = open_session(self.folder, passphrase, self._around)

    def recover(self, code: str, new_passphrase: str) -> None:
        """Open the profile by its recovery code; the new passphrase opens it from now on."""
        self._session = recover_session(self.folder, code, new_passphrase, self._around)

    def restore(self, backup: Path) -> Path | None:
        """Put a backup in place of what is here; returns where that went."""
        return restore_profile(backup, self.folder, self._around)

    def who(self) -> str:
        """The name of the person who signed in."""
        person = self._session.context.actor() if self._session is not None else None
        return person.name if person is not None else ""

    def leave_thread(self) -> None:
        """Close this thread's connection to the database."""
        if self._session is not None:
            self._session.store.database.close()

    def throw_away(self) -> None:
        """Undo `create`: close and delete the profile that was made a moment ago and never used."""
        session = self._session
        if session is None:
            return
        self._session = None
        session.close()
        folder = session.profile.folder
        for name in ("data.db", "data.db-wal", "data.db-shm", *KEY_FILES):
            (folder / name).unlink(missing_ok=True)
        for inner in (session.profile.blobs, session.profile.backups):
            shutil.rmtree(inner, ignore_errors=True)
        session.profile.marker_file.unlink(missing_ok=True)  # else the next try finds its database missing

    def take(self) -> Session | None:
        """The open session, once; None when nobody signed in."""
        session, self._session = self._session, None
        return session

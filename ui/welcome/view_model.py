"""First start and sign-in without widgets: what is checked, what runs in the background, what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from fieldservice.errors import FieldServiceError, UserError
from fieldservice.i18n import translate
from fieldservice.system import keys
from ui.bridge.jobs import Job, JobRunner


class ProfileDoors(Protocol):
    """The ways into a profile; `ui.app.doors` has the real ones. All but the first two are slow: call them in jobs."""

    folder: Path

    def is_new(self) -> bool: ...

    def has_demo_data(self) -> bool: ...

    def create(self, passphrase: str, name: str, company: str) -> str: ...

    def join(
        self,
        passphrase: str,
        invitation: str,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
        name: str = "",
    ) -> str: ...

    def who(self) -> str: ...

    def fill_with_demo_data(self, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None: ...

    def fill_with_basics(self) -> None: ...

    def open(self, passphrase: str) -> None: ...

    def restore(self, backup: Path) -> Path | None: ...

    def recover(self, code: str, new_passphrase: str) -> None: ...

    def leave_thread(self) -> None: ...

    def throw_away(self) -> None: ...


@dataclass(frozen=True)
class NewProfile:
    """What a first start asks for."""

    name: str
    passphrase: str
    again: str
    company: str = ""
    demo: bool = False


class WelcomeModel(QObject):
    """Drives the doors in the background. Errors come as `refused(field, sentence)` beside the field they concern."""

    created = Signal(str)  # recovery code
    joined = Signal(str)  # name of the person whose laptop this is now; `created` follows
    entered = Signal()
    refused = Signal(str, str)  # field: name, passphrase, again, code or "" for the whole form
    failed = Signal(object)  # EnvironmentFault and others with a next step
    progressed = Signal(int, int)
    busy_changed = Signal(bool)
    cancelled = Signal()
    restored = Signal(object)  # folder that what was here before went to, or None

    def __init__(self, doors: ProfileDoors, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._doors, self._jobs = doors, jobs
        self._job: Job | None = None
        self._cancelled = False
        self.busy = False
        self.has_demo_data = doors.is_new() and doors.has_demo_data()
        jobs.problem.connect(self._failed)
        jobs.crashed.connect(self._crashed)

    def is_new(self) -> bool:
        """Whether this is a first start."""
        return self._doors.is_new()

    def create(self, wanted: NewProfile) -> None:
        """Check and make the profile; `created` follows with the recovery code."""
        if self.busy or not self._sound(wanted):
            return
        self._cancelled = False
        self._set_busy(True)

        def work(job: Job) -> str | None:
            code = self._doors.create(wanted.passphrase, wanted.name.strip(), wanted.company.strip())
            try:
                if wanted.demo:
                    self._doors.fill_with_demo_data(job.report, job.cancelled)
                else:
                    self._doors.fill_with_basics()
            except BaseException:
                self._doors.throw_away()  # a profile whose recovery code nobody saw must not stay
                if job.cancelled():
                    return None
                raise
            return code

        self._job = self._jobs.long(work, self._created, self._refused_whole)
        self._job.progressed.connect(self.progressed)

    def join(self, invitation: str, passphrase: str, again: str, name: str = "") -> None:
        """Make the profile of a laptop that joins a hub; `created` follows once its work has arrived. `name` is what
        people call the laptop; empty, it is named after its person."""
        if self.busy:
            return
        if not invitation.strip():
            self.refused.emit("invitation", translate("welcome", "Paste the invitation first."))
            return
        if not self._sound_passphrase(passphrase, again):
            return
        self._set_busy(True)
        self._job = self._jobs.long(
            lambda job: self._doors.join(passphrase, invitation.strip(), job.report, job.cancelled, name.strip()),
            self._joined,
            self._refused_invitation,
        )
        self._job.progressed.connect(self.progressed)

    def cancel(self) -> None:
        """Stop filling in demonstration data; what was made is thrown away."""
        if self._job is not None:
            self._job.cancel()

    def sign_in(self, passphrase: str) -> None:
        """Open the profile; `entered` follows, or `refused` beside the passphrase."""
        if self.busy:
            return
        if not passphrase:
            self.refused.emit("passphrase", translate("welcome", "Type your passphrase."))
            return
        self._set_busy(True)
        self._jobs.write(lambda: self._doors.open(passphrase), self._entered, self._refused_passphrase)

    def recover(self, code: str, passphrase: str, again: str) -> None:
        """Open the profile by the printed code with a new passphrase."""
        if self.busy or not self._sound_passphrase(passphrase, again):
            return
        self._set_busy(True)
        self._jobs.write(lambda: self._doors.recover(code, passphrase), self._entered, self._refused_code)

    def restore(self, backup: Path) -> None:
        """Put a backup in place of what is here; `restored` follows with where that went (or None)."""
        if self.busy:
            return
        self._set_busy(True)
        self._jobs.write(lambda: self._doors.restore(backup), self._restored, self._refused_whole)

    def stop(self) -> None:
        """End the background work; the worker's connection is closed."""
        self._jobs.at_thread_end(self._doors.leave_thread)
        self._jobs.stop()

    def _sound(self, wanted: NewProfile) -> bool:
        if not wanted.name.strip():
            self.refused.emit("name", translate("welcome", "Type your name; it stands on reports and in the history."))
            return False
        return self._sound_passphrase(wanted.passphrase, wanted.again)

    def _sound_passphrase(self, passphrase: str, again: str) -> bool:
        try:
            keys.check_passphrase(passphrase)
        except UserError as error:
            self.refused.emit("passphrase", error.message())
            return False
        if passphrase != again:
            self.refused.emit("again", translate("welcome", "The two passphrases differ. Type the same one twice."))
            return False
        return True

    def _created(self, code: str | None) -> None:
        self._set_busy(False)
        if code is None:
            self.cancelled.emit()
        else:
            self.created.emit(code)

    def _joined(self, code: str) -> None:
        self._set_busy(False)
        self.joined.emit(self._doors.who())
        self.created.emit(code)

    def _entered(self, _nothing: object) -> None:
        self._set_busy(False)
        self.entered.emit()

    def _restored(self, aside: Path | None) -> None:
        self._set_busy(False)
        self.restored.emit(aside)

    def _refused_passphrase(self, error: FieldServiceError) -> None:
        self._refuse("passphrase", error)

    def _refused_code(self, error: FieldServiceError) -> None:
        self._refuse("passphrase" if "passphrase" in error.code else "code", error)

    def _refused_invitation(self, error: FieldServiceError) -> None:
        self._refuse("passphrase" if "passphrase" in error.code else "invitation", error)

    def _refused_whole(self, error: FieldServiceError) -> None:
        self._refuse("passphrase" if "passphrase" in error.code else "", error)

    def _refuse(self, field: str, error: FieldServiceError) -> None:
        self._set_busy(False)
        if isinstance(error, UserError):
            self.refused.emit(field, error.message())
        else:
            self.failed.emit(error)

    def _failed(self, error: FieldServiceError) -> None:
        self._set_busy(False)
        self.failed.emit(error)

    def _crashed(self, _error: object) -> None:
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit(busy)

"""What the settings show and change, without widgets. Everything is saved as it is changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot

from fieldservice.domain.records import Company, Person, Price
from fieldservice.errors import FieldServiceError, UserError
from fieldservice.i18n import translate
from fieldservice.system import keys
from ui.bridge.jobs import Job
from ui.bridge.view_model import ViewModel

if TYPE_CHECKING:
    from fieldservice.services.people import PersonRow

CHANGERS = frozenset({"manager", "administrator"})  # whom the hub lets change what is the firm's


@dataclass(frozen=True)
class State:
    """What the sections show."""

    company: Company
    logo: bytes | None
    prices: tuple[Price, ...]
    people: tuple[PersonRow, ...]
    me: Person | None
    may_change: bool  # what is the firm's: its company, prices, codes


class SettingsModel(ViewModel):
    """Reads once, writes each change, runs backup and check beside the work."""

    WATCHES = ("company", "price", "person")

    loaded = Signal(object)  # State
    refused = Signal(str, str)  # name of a field, sentence
    saved = Signal(str)  # name of a field
    passphrase_changed = Signal()
    new_code = Signal(str)
    progressed = Signal(int, int)
    backed_up = Signal(object, int)  # file, bytes
    checked = Signal(object)  # sentences of what is wrong
    stopped = Signal()  # backup or check ended without a result

    def refresh(self) -> None:
        self.jobs.read(self._read, self._loaded, key="settings.load")

    def change_company(self, field: str, value: object) -> None:
        """Change one field of our company; `saved` or `refused` follows for "company.<field>"."""
        self._write(f"company.{field}", lambda: self.services.company.change_company(initiator=self, **{field: value}))

    def set_logo(self, picture: Path | None) -> None:
        """Keep a PNG or JPEG as the logo, or none."""

        def work() -> str:
            return self.services.company.set_logo(picture.read_bytes() if picture is not None else None)

        self._write("logo", work)

    def change_price(self, price_id: str, **fields: Any) -> None:
        """Change a line of the price list."""
        self._write(price_id, lambda: self.services.company.change_price(price_id, initiator=self, **fields))

    def change_me(self, field: str, value: object) -> None:
        """Change the name or phone of whoever works here."""
        actor = self.services.context.actor_id
        if actor is not None:
            self._write(field, lambda: self.services.people.change(actor, initiator=None, **{field: value}))

    def change_passphrase(self, now: str, new: str, again: str) -> None:
        """Let another passphrase open the profile."""
        if new != again:
            self.refused.emit("again", translate("settings", "The two passphrases differ. Type the same one twice."))
            return
        folder = self.environment.session.profile.keys
        self.jobs.write(
            lambda: keys.change_passphrase(folder, now, new), self._passphrase_changed, self._passphrase_refused
        )

    def renew_code(self, now: str) -> None:
        """A new recovery code for printing; the one before stops working."""
        folder = self.environment.session.profile.keys
        self.jobs.write(lambda: keys.renew_recovery_code(folder, now), self._new_code, self._passphrase_refused)

    def back_up(self, target: Path | None = None) -> Job:
        """Write a backup beside the work; `backed_up` follows."""
        session = self.environment.session
        return self._long(lambda job: session.back_up(target, job.report), self._backed_up)

    def check(self, repair: bool = False) -> Job:
        """Look whether the data is whole; `checked` follows."""
        session = self.environment.session
        return self._long(lambda _job: session.check(repair), self._checked)

    def _long(self, work: Callable[[Job], Any], done: Callable[[Any], None]) -> Job:
        job = self.jobs.long(work, done, self._failed)
        job.progressed.connect(self.progressed)
        return job

    def _read(self) -> State:
        company, roles = self.services.company, self.services.context.roles()
        return State(
            company.company(),
            company.logo(),
            tuple(company.prices()),
            tuple(self.services.people.all()),
            self.services.context.actor(),
            not roles or not roles.isdisjoint(CHANGERS),
        )

    def _write(self, field: str, work: Callable[[], Any]) -> None:
        reply = _Reply(self, field)
        self.jobs.write(work, reply.done, reply.refused)

    @Slot(object)
    def _loaded(self, state: State) -> None:
        self.loaded.emit(state)

    @Slot(object)
    def _passphrase_changed(self, _nothing: object) -> None:
        self.passphrase_changed.emit()

    @Slot(object)
    def _passphrase_refused(self, error: FieldServiceError) -> None:
        if isinstance(error, UserError):
            self.refused.emit("now" if error.code == "signin.wrong_passphrase" else "new", error.message())
        else:
            self.environment.messages.problem(error)

    @Slot(object)
    def _new_code(self, code: str) -> None:
        self.new_code.emit(code)

    @Slot(object)
    def _backed_up(self, result: tuple[Path, int]) -> None:
        self.backed_up.emit(*result)

    @Slot(object)
    def _checked(self, sentences: list[str]) -> None:
        self.checked.emit(sentences)

    @Slot(object)
    def _failed(self, error: FieldServiceError) -> None:
        self.stopped.emit()
        self.environment.messages.problem(error)


class _Reply:
    """Remembers which field a write was about."""

    def __init__(self, model: SettingsModel, field: str) -> None:
        self._model, self._field = model, field

    def done(self, _before: object) -> None:
        self._model.saved.emit(self._field)

    def refused(self, error: FieldServiceError) -> None:
        if isinstance(error, UserError):
            self._model.refused.emit(self._field, error.message())
        else:
            self._model.environment.messages.problem(error)

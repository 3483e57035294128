"""Joining a hub and leaving it: the key pair of this device, its token, whose laptop it is, and its end.

Everything is kept as local values in the encrypted database. The private key is made here and never leaves it.
"""

from __future__ import annotations

import platform
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from fieldservice import __version__
from fieldservice.errors import UserError
from fieldservice.i18n import language, translate
from fieldservice.store import streams
from fieldservice.store.numbers import HUB_DEVICE
from fieldservice.store.queries import sync_notes
from fieldservice.store.store import Store
from fieldservice.sync import failures, signing
from fieldservice.sync.address import check_address
from fieldservice.sync.failures import SyncFailure
from fieldservice.sync.lease import Lease
from fieldservice.sync.transport import Credentials, HubConnection
from fieldservice.system import wipe
from fieldservice.system.atomic import disk_faults, write_atomic
from fieldservice.system.clock import from_ms, to_ms
from fieldservice.system.paths import Profile

TOKEN_AGE = timedelta(days=30)  # then the device asks for a new one
_URL, _ID, _NAME, _PUBLIC = "hub.url", "hub.id", "hub.name", "hub.public_key"
_KEY, _TOKEN, _TOKEN_AT, _CERTIFICATE = "hub.key", "hub.token", "hub.token_at", "hub.certificate"
_CA, _PRIVATE_HTTP, _PERSON = "hub.ca", "hub.private_http", "hub.person"
_JOINED = "hub.joined"  # as `sync.device` reads it
_PENDING = "hub.pending_key"  # of an enrolment whose answer has not come: the same key asks again
_ACTOR = "actor"
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_SHOWN_CODE = re.compile(r"\w{4}(?:-\w{4}){3}")
_IDENTITY = (
    _URL,
    _ID,
    _NAME,
    _PUBLIC,
    _KEY,
    _TOKEN,
    _TOKEN_AT,
    _CERTIFICATE,
    _CA,
    _PRIVATE_HTTP,
    _PERSON,
    _JOINED,
    _PENDING,
)


@dataclass(frozen=True)
class Enrolment:
    """What this device knows of its hub."""

    url: str
    hub_id: str
    hub_name: str
    person_id: str
    credentials: Credentials
    ca: str  # certificates (PEM) to trust instead of the usual ones; "" for the usual
    private_http: bool
    token_at: datetime

    @property
    def hub_called(self) -> str:
        """What to call the hub: its name, or its address where nobody gave it one."""
        return self.hub_name or self.url.partition("//")[2] or self.url


@dataclass(frozen=True)
class Address:
    """Where to enrol, and how the hub is trusted."""

    url: str
    code: str
    ca: str = ""
    private_http: bool = False


def read_invitation(text: str, url: str = "") -> Address:
    """What somebody scanned, typed or pasted: the text of a QR code, or a code together with the hub's address. Either
    may stand among other words, as in the message or on the screen from which it was copied.

    Raises UserError when there is no code, or no address.
    """
    words = text.split()
    for word in words:
        scanned = signing.read_qr_text(word)
        if scanned is not None:
            return Address(*scanned)
    if not url.strip():
        url = next((word.rstrip(".,;，。；") for word in words if _ADDRESS.match(word)), "")
    shown = next((word for word in words if _SHOWN_CODE.fullmatch(word.strip(".,;:，。；："))), "")
    text = shown or " ".join(word for word in words if not _ADDRESS.match(word))
    code = signing.normal_code(text)
    if len(code) != signing.CODE_LENGTH or any(letter not in signing.CODE_ALPHABET for letter in code):
        raise UserError(
            "sync.code",
            "An enrolment code has {length} letters and digits, for example 7ZK4-M2QX-9TRB-H0DW.",
            length=signing.CODE_LENGTH,
        )
    if not url.strip():
        raise UserError("sync.no_address", "Enter the address of the hub as well. It is next to the code.")
    return Address(url.strip(), signing.shown_code(code))


def current(store: Store) -> Enrolment | None:
    """The hub that this profile belongs to; None stand-alone."""
    kept = sync_notes.known(store, "hub.")
    if not kept.get(HUB_DEVICE):
        return None
    return Enrolment(
        url=kept[_URL],
        hub_id=kept[_ID],
        hub_name=kept.get(_NAME, ""),
        person_id=kept.get(_PERSON, ""),
        credentials=Credentials(
            kept[_ID], kept[HUB_DEVICE], kept[_TOKEN], bytes.fromhex(kept[_KEY]), signing.decode(kept[_PUBLIC])
        ),
        ca=kept.get(_CA, ""),
        private_http=kept.get(_PRIVATE_HTTP) == "yes",
        token_at=from_ms(int(kept.get(_TOKEN_AT, "0"))),
    )


def connect(store: Store, profile: Profile, enrolment: Enrolment) -> HubConnection:
    """A connection to the profile's hub."""
    return HubConnection(
        enrolment.url,
        enrolment.credentials,
        store.clock,
        ca_file=_ca_file(profile, enrolment.ca),
        allow_private_http=enrolment.private_http,
    )


def enrol(store: Store, profile: Profile, address: Address, name: str = "") -> Enrolment:
    """Join the hub: this profile becomes the named person's laptop and begins a new stream of mutations.

    `name` is what people call the laptop; without one the hub names it after its person.
    Raises UserError for a code that doesn't work or an address that must not be used, SyncFailure when the hub can't be
    reached; nothing has changed then, and the same code may be tried again.
    """
    url = check_address(address.url, address.private_http)
    key = _pending_key(store)
    public = signing.public_key_of(key)
    system = f"{platform.system()} {platform.release()}".strip()
    name = name.strip() or _after_its_person()
    request = {
        "code": address.code,
        "name": name,
        "platform": system,
        "program": __version__,
        "public_key": signing.encode(public),
        "proof": signing.encode(signing.sign(key, signing.enrolment_text(address.code, public, name, system))),
    }
    link = HubConnection(
        url, None, store.clock, ca_file=_ca_file(profile, address.ca), allow_private_http=address.private_http
    )
    try:
        told = link.open_json("POST", "/enrol/v1", request)
    except SyncFailure as failure:
        if failure.hub_code == "code":
            raise UserError(
                "sync.code_refused",
                "The hub doesn't know this code: it may be mistyped, used or expired. Ask for a new one.",
            ) from failure
        raise
    finally:
        link.close()
    _ensure_same_person(store, told)
    _join(store, address, url, key, public, told)
    joined = current(store)
    if joined is None:
        raise AssertionError("it was just written")
    return joined


def _after_its_person() -> str:
    """What to call a laptop that nobody named, in the language set here; only the hub knows whose it is going to be."""
    return translate("sync", "{person}'s laptop", person="{person_en}" if language() == "en" else "{person}")


def _ensure_same_person(store: Store, told: dict[str, Any]) -> None:
    """The hub takes a history from the laptops of the person who wrote it: another one's work would be stuck here."""
    before, person = current(store), told.get("person")
    same = before is None or (isinstance(person, dict) and person.get("id") == before.person_id)
    if not same and sync_notes.waiting(store):
        raise UserError(
            "sync.other_person",
            "This laptop still holds work of another person that the hub has not got. Enrol it for that person first.",
        )


def _join(store: Store, address: Address, url: str, key: bytes, public: bytes, told: dict[str, Any]) -> None:
    try:
        person, device, hub = told["person"], str(told["device_id"]), str(told["hub_id"])
        certificate, hub_key = str(told["certificate"]), str(told["hub_public_key"])
        said = signing.certificate_text(hub, device, person["id"], public, int(told["certified_at"]))
        sound = signing.is_signed(signing.decode(hub_key), said, signing.decode(certificate))
        values = {
            HUB_DEVICE: device,
            _URL: url,
            _ID: hub,
            _NAME: str(told.get("hub_name", "")),
            _PUBLIC: hub_key,
            _KEY: key.hex(),
            _TOKEN: str(told["token"]),
            _TOKEN_AT: str(to_ms(store.clock.now())),
            _CERTIFICATE: certificate,
            _CA: address.ca,
            _PRIVATE_HTTP: "yes" if address.private_http else "",
            _PERSON: str(person["id"]),
            _ACTOR: str(person["id"]),
        }
        lease_until, hub_at = int(told["lease_until"]), int(told["hub_at"])
    except (KeyError, TypeError, ValueError) as error:
        raise SyncFailure(failures.BAD_MESSAGE, "enrolment") from error
    if not sound:
        raise SyncFailure(failures.BAD_MESSAGE, "certificate")
    _begin_stream(store)  # first: a cut in between leaves a stream more, never a device without one
    sync_notes.remember(store, {**values, _JOINED: store.stream, _PENDING: None})
    store.actor_id = values[_ACTOR]
    now = store.clock.now()
    Lease(store).contact(now, hub_at, lease_until)
    sync_notes.write_log(store, to_ms(now), "joined", {"hub": values[_NAME]})


def _begin_stream(store: Store) -> None:
    connection = store.database.connection()
    with store.database.guard():
        connection.execute("BEGIN IMMEDIATE")
        try:
            streams.begin(connection)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    store.stream = streams.current(connection)


def _pending_key(store: Store) -> bytes:
    kept = store.local_value(_PENDING)
    if kept:
        return bytes.fromhex(kept)
    key = signing.new_private_key()
    sync_notes.remember(store, {_PENDING: key.hex()})
    return key


def renew_token(store: Store, link: HubConnection, now: datetime) -> bool:
    """Exchange a token that has become old; says whether it did. The old one works until the new one was used."""
    joined = current(store)
    if joined is None or now - joined.token_at < TOKEN_AGE:
        return False
    token = str(link.json("POST", "/sync/v1/token").get("token", ""))
    if not token:
        raise SyncFailure(failures.BAD_MESSAGE, "token")
    sync_notes.remember(store, {_TOKEN: token, _TOKEN_AT: str(to_ms(now))})
    link.credentials = replace(joined.credentials, token=token)
    return True


def leave(store: Store, *, anyway: bool = False) -> int:
    """Belong to no hub any more: data and what waits stay here; returns how many changes wait.

    Raises UserError while changes wait, unless `anyway`.
    """
    waiting = sync_notes.waiting(store)
    if waiting and not anyway:
        raise UserError(
            "sync.leave_waiting",
            "Changes that the hub has not got are still here. Let them be delivered first, or make a safety copy.",
        )
    sync_notes.remember(store, {HUB_DEVICE: None, **dict.fromkeys(_IDENTITY)})
    Lease(store).forget()
    sync_notes.write_log(store, to_ms(store.clock.now()), "left")
    return waiting


def wipe_revoked(profile: Profile, link: HubConnection, close: Callable[[], None]) -> bool:
    """The end of a laptop that was shut out and has delivered what it had: destroy the profile, then tell the hub.

    `close` closes the database in every thread. Says whether the hub heard of it; nothing depends on that.
    Raises OSError for files that could not be removed; the keys are destroyed all the same.
    """
    close()
    wipe.destroy(profile)
    try:
        link.json("POST", "/sync/v1/wiped")
    except SyncFailure:
        return False
    finally:
        link.close()
    return True


def _ca_file(profile: Profile, pem: str) -> Path | None:
    """The certificates as a file, which is what `requests` takes; no secret, and needed for a wipe's last word."""
    if not pem:
        return None
    path = profile.state_folder / f"hub-ca-{profile.id}.pem"
    with disk_faults(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_atomic(path, pem.encode("utf-8"))
    return path

"""HTTP to the hub: addresses that must not be used, answers that are none, failures by what can be done about them."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from fieldservice.errors import UserError
from fieldservice.sync import failures, messages, signing
from fieldservice.sync.address import check_address
from fieldservice.sync.failures import SyncFailure
from fieldservice.sync.transport import Cancelled, Credentials, HubConnection
from fieldservice.system.clock import FixedClock, to_ms
from tests.services.conftest import MONDAY_MORNING
from tests.sync.proxy import bad_link
from tests.sync.real import Laptop, invite, make_laptop, new_person
from tests.sync.test_real_hub import clock, hub, office, url

__all__ = ["clock", "hub", "office", "url"]
HUB_KEY = bytes(range(32, 64))
CREDENTIALS = Credentials("ab" * 16, "cd" * 16, "token", bytes(range(32)), signing.public_key_of(HUB_KEY))
PULL = messages.Pull(epoch="", cursors={}, schema_version=1)
NOW = to_ms(MONDAY_MORNING)

Answer = Callable[[BaseHTTPRequestHandler], tuple[int, dict[str, str], bytes]]


def proof(request: Any, status: int, headers: dict[str, str], body: bytes, at: int = NOW, key: bytes = HUB_KEY) -> str:
    """The header with which a hub of that key proves a reply."""
    asked = signing.read_request({name.lower(): value for name, value in request.headers.items()})
    assert asked is not None
    told = {name.lower(): value for name, value in headers.items()}
    digest = signing.digest(b"" if request.command == "HEAD" else body)
    text = signing.reply_text(CREDENTIALS.hub_id, asked.device_id, asked.nonce, status, told, digest, at)
    return signing.reply_proof(at, signing.sign(key, text))


class Scripted:
    """A server that answers as it is told, and remembers what it was asked. What names no proof is signed as the hub
    signs, unless it is not to look like the hub at all.
    """

    def __init__(self) -> None:
        self.answer: Answer = lambda request: (200, {}, b"")
        self.hub_at: int | None = NOW
        self.asked: list[dict[str, str]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
                outer.asked.append(dict(self.headers.items()))
                status, headers, body = outer.answer(self)
                if signing.PROOF not in headers and outer.hub_at is not None:
                    headers = {**headers, signing.PROOF: proof(self, status, headers, body, outer.hub_at)}
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_HEAD = do_PUT = do_POST

            def log_message(self, *anything: Any) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.handle_error = lambda *anything: None  # type: ignore[method-assign]  # clients hang up on purpose
        threading.Thread(target=self.server.serve_forever, args=(0.01,)).start()  # so often it looks whether to end

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"


@pytest.fixture
def scripted() -> Iterator[Scripted]:
    made = Scripted()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def link(scripted: Scripted) -> Iterator[HubConnection]:
    made = HubConnection(scripted.url, CREDENTIALS, FixedClock(MONDAY_MORNING))
    yield made
    made.close()


def refusal(status: int, code: str, **more: str) -> Answer:
    body = json.dumps({"error": {"code": code, "sentence": "因为如此"}}).encode()
    return lambda request: (status, more, body)


def failure_of(call: Callable[[], object]) -> SyncFailure:
    with pytest.raises(SyncFailure) as caught:
        call()
    assert caught.value.message()
    assert caught.value.next_step()
    return caught.value


@pytest.mark.parametrize(
    "address",
    [
        "https://hub.example",
        "https://hub.example:8443/firm",
        "http://localhost:8520",
        "http://127.0.0.1",
        "http://[::1]:1",
    ],
)
def test_addresses_that_may_be_used(address):
    assert check_address(address + "/") == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "hub.example",
        "ftp://hub",
        "https://",
        "https://u:p@hub",
        "https://hub/?a=1",
        "https://hub:99999",
        "file:///etc",
    ],
)
def test_what_is_no_address_of_a_hub_is_refused(address):
    with pytest.raises(UserError) as caught:
        check_address(address)
    assert caught.value.code == "sync.address"


@pytest.mark.parametrize(
    "address", ["http://8.8.8.8", "http://hub.example", "http://192.168.1.7", "http://127.0.0.1.nip.io"]
)
def test_plain_http_is_for_this_machine_alone(address):
    with pytest.raises(UserError) as caught:
        check_address(address)
    assert caught.value.code == "sync.plain_http"


def test_plain_http_in_a_private_network_must_be_allowed_and_reaches_no_further():
    assert check_address("http://192.168.1.7:8520", allow_private_http=True) == "http://192.168.1.7:8520"
    with pytest.raises(UserError):
        check_address("http://8.8.8.8", allow_private_http=True)


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (401, "unknown", failures.UNKNOWN),
        (401, "signature", failures.REFUSED),
        (403, "revoked", failures.REVOKED),
        (403, "not_administrator", failures.REFUSED),
        (400, "bad_message", failures.BAD_MESSAGE),
        (408, "slow", failures.FAULT),
        (429, "too_many", failures.FAULT),
        (500, "failed", failures.FAULT),
        (503, "busy", failures.FAULT),
        (507, "full", failures.FAULT),
    ],
)
def test_each_refusal_is_of_the_kind_that_says_what_to_do(scripted, link, status, code, kind):
    scripted.answer = refusal(status, code)
    failure = failure_of(lambda: link.pull(PULL))
    assert (failure.kind, failure.hub_code) == (kind, code)
    assert failure.reason == "因为如此"


def test_how_long_a_busy_hub_wants_to_be_left_alone_is_heard(scripted, link):
    scripted.answer = refusal(503, "busy", **{"Retry-After": "42"})
    assert failure_of(lambda: link.pull(PULL)).retry_after == 42


def test_a_hotels_sign_in_page_is_not_the_hub(scripted, link):
    scripted.hub_at = None
    scripted.answer = lambda request: (200, {"Content-Type": "text/html"}, b"<html>Welcome! Room number?</html>")
    failure = failure_of(lambda: link.pull(PULL))
    assert (failure.kind, failure.hub_code) == (failures.OFFLINE, "not_the_hub")


def test_a_redirect_is_not_followed(scripted, link):
    scripted.hub_at = None
    scripted.answer = lambda request: (302, {"Location": scripted.url + "/elsewhere"}, b"")
    assert failure_of(lambda: link.pull(PULL)).kind == failures.OFFLINE
    assert len(scripted.asked) == 1


@pytest.mark.parametrize("body", [b"", b"nonsense", b"\x28\xb5\x2f\xfd" + bytes(20), messages.pack(PULL)[:-3]])
def test_a_reply_that_can_not_be_read_is_said_and_nothing_of_it_used(scripted, link, body):
    scripted.answer = lambda request: (200, {}, body)
    assert failure_of(lambda: link.pull(PULL)).kind == failures.BAD_MESSAGE


def test_a_reply_without_end_is_let_go(scripted, link):
    scripted.answer = lambda request: (200, {}, bytes(9 * 1024 * 1024))
    assert failure_of(lambda: link.pull(PULL)).kind == failures.BAD_MESSAGE


def test_nobody_there_is_offline(scripted, link):
    dead = HubConnection("http://127.0.0.1:9", CREDENTIALS, FixedClock(MONDAY_MORNING))
    assert failure_of(lambda: dead.pull(PULL)).kind == failures.OFFLINE


def test_a_wrong_clock_is_put_right_by_the_hubs_time(scripted, link):
    year = 365 * 24 * 3_600_000

    def strict(request: BaseHTTPRequestHandler) -> tuple[int, dict[str, str], bytes]:
        told = int(request.headers[signing.PROOF].partition(".")[0])
        if abs(told - NOW - year) > 300_000:
            body = json.dumps({"error": {"code": "clock", "sentence": ""}}).encode()
            return 401, {}, body
        reply = messages.Pulled(epoch="e", seq=0, scopes=[])
        return 200, {}, messages.pack(reply)

    scripted.answer, scripted.hub_at = strict, NOW + year
    assert link.pull(PULL).epoch == "e"
    assert link.skew_ms == year
    assert link.pull(PULL).epoch == "e"
    assert len(scripted.asked) == 3


def test_a_nonce_that_was_seen_is_replaced(scripted, link):
    replies = iter([refusal(409, "replayed"), refusal(409, "replayed")])

    def answer(request: BaseHTTPRequestHandler) -> tuple[int, dict[str, str], bytes]:
        found = next(replies, None)
        if found is not None:
            return found(request)
        return 200, {}, messages.pack(messages.Pulled(epoch="e", seq=0, scopes=[]))

    scripted.answer = answer
    assert link.pull(PULL).epoch == "e"
    assert len({asked[signing.PROOF].split(".")[1] for asked in scripted.asked}) == 3


def test_a_netrc_does_not_replace_the_token(scripted, link, tmp_path: Path, monkeypatch):
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login a password b\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    scripted.answer = refusal(503, "busy")
    failure_of(lambda: link.pull(PULL))
    assert scripted.asked[0]["Authorization"] == f"Bearer {CREDENTIALS.device_id}.token"


def test_a_cancelled_connection_asks_nothing(scripted, link):
    link.cancel()
    with pytest.raises(Cancelled):
        link.pull(PULL)
    assert scripted.asked == []


def test_an_idle_poll_costs_less_than_nine_hundred_bytes_on_the_wire(office: Laptop, url: str):
    office.customer("x")
    office.run(3)
    with bad_link(int(url.rpartition(":")[2]), bytes_a_second=1e9, way=0, cut=0) as line:
        office.sync.link.close()
        office.sync.link.url = f"http://127.0.0.1:{line.port}"
        before = line.requests, line.carried
        office.run(20)
        polls, carried = line.requests - before[0], line.carried - before[1]
    assert polls >= 17
    assert carried / polls <= 900


def test_an_administrator_looks_after_people_and_devices(hub, url, office: Laptop, tmp_path: Path, clock: FixedClock):
    link = office.sync.link
    person = link.json("POST", "/admin/v1/users", {"name": "钱芳", "roles": ["technician"]})
    invitation = link.json("POST", "/admin/v1/enrolments", {"person_id": person["id"]})
    assert signing.read_qr_text(invitation["qr"]) is not None
    other = make_laptop(tmp_path / "other", clock, 31)
    other.join(url, invitation["code"])
    [device] = [each for each in link.json_rows("GET", "/admin/v1/devices") if each["person_id"] == person["id"]]
    assert link.json("POST", f"/admin/v1/devices/{device['id']}/revoke")["revoked_at"] is not None
    assert link.json("POST", f"/admin/v1/devices/{device['id']}/restore")["revoked_at"] is None
    assert link.json_rows("GET", "/admin/v1/audit?most=5")
    other.close()


def test_somebody_else_is_refused_with_the_hubs_sentence(hub, url, office, tmp_path: Path, clock: FixedClock):
    other = make_laptop(tmp_path / "other", clock, 32)
    other.join(url, invite(hub, new_person(hub, "王敏", "technician")))
    failure = failure_of(lambda: other.sync.link.json_rows("GET", "/admin/v1/devices"))
    assert failure.hub_code == "not_administrator"
    assert failure.reason
    other.close()


@pytest.mark.parametrize("body", [b"[1, 2]", b'"text"', b"{", b"[" * 100_000, b"\xff"])
def test_json_of_another_shape_is_a_bad_message(scripted, link, body):
    scripted.answer = lambda request: (200, {}, body)
    assert failure_of(lambda: link.json("GET", "/admin/v1/status")).kind == failures.BAD_MESSAGE

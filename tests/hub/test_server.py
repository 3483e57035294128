"""The hub over real HTTP: what devices rely on, and what administrators do."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from fieldservice.hub.assembly import Assembly
from fieldservice.hub.backup import write_backup
from fieldservice.hub.database import fault_of
from fieldservice.hub.devices import LEASE, Device
from fieldservice.hub.server.connection import PatientProtocol
from fieldservice.hub.server.limits import ServerSettings
from fieldservice.store import outbox
from fieldservice.sync import messages, signing
from fieldservice.system.clock import FixedClock, to_ms
from fieldservice.system.ids import new_id
from tests.hub.laptop import Laptop, Reply, ask, enrolled, serving

HELLO = messages.Hello(
    program="fieldservice 9", schema_version=1, streams=[messages.Stream(stream="ab" * 16)], waiting=3
)
PULL = messages.Pull(epoch="", cursors={}, schema_version=1)


@pytest.fixture
def port(assembly: Assembly) -> Iterator[int]:
    with serving(assembly) as port:
        yield port


@pytest.fixture
def laptop(assembly: Assembly, port: int) -> Laptop:
    return enrolled(assembly, port, "陈工", "technician")


@pytest.fixture
def admin(assembly: Assembly, port: int) -> Laptop:
    return enrolled(assembly, port, "王管理", "administrator")


@pytest.fixture
def any_blob(assembly: Assembly, monkeypatch: pytest.MonkeyPatch) -> None:
    """The core says that every row names every file: what is tested here is how files travel."""
    monkeypatch.setattr(assembly.hub, "wants_blob", lambda device, sha: True)
    monkeypatch.setattr(assembly.hub, "may_read_blob", lambda device, sha: True)


def unpacked(reply: Reply, kind: type[Any]) -> Any:
    assert reply.status == 200, reply.body
    return messages.unpack(reply.body, kind)


def test_anybody_can_see_that_the_hub_is_alive(assembly: Assembly, port: int) -> None:
    reply = ask(port, "GET", "/")
    assert reply.json["hub_name"] == "测试总部"
    assert signing.read_reply_proof(reply.headers[signing.PROOF.lower()]) == (to_ms(assembly.clock.now()), b"")
    assert "server" not in reply.headers


def test_openapi_names_every_address(port: int) -> None:
    paths = ask(port, "GET", "/openapi.json").json["paths"]
    assert {"/enrol/v1", "/sync/v1/hello", "/sync/v1/push", "/sync/v1/pull", "/sync/v1/compare"} <= set(paths)
    assert {"/sync/v1/blobs/{sha}", "/admin/v1/devices", "/admin/v1/users", "/admin/v1/enrolments"} <= set(paths)


def test_the_four_conversations_answer_in_their_own_kind(laptop: Laptop) -> None:
    welcome = unpacked(laptop.say("hello", HELLO), messages.Welcome)
    unpacked(laptop.say("push", messages.Push(stream="ab" * 16, mutations=[])), messages.Pushed)
    unpacked(laptop.say("pull", PULL), messages.Pulled)
    unpacked(laptop.say("compare", messages.Compare(epoch=welcome.epoch, extents={})), messages.Compared)


def test_hello_tells_the_hub_what_waits_and_begins_the_lease_anew(
    assembly: Assembly, laptop: Laptop, clock: FixedClock
) -> None:
    clock.advance(days=3)
    laptop.say("hello", HELLO)
    device = assembly.devices.get(laptop.device_id)
    assert (device.program, device.waiting, device.lease_until) == ("fieldservice 9", 3, clock.now() + LEASE)


def test_a_wrong_clock_locks_nobody_out(laptop: Laptop) -> None:
    laptop.skew_ms = 3 * 365 * 86_400_000
    refused = laptop.say("hello", HELLO)
    assert (refused.status, refused.code) == (401, "clock")
    assert laptop.assembly is not None
    laptop.skew_ms += refused.json["hub_at"] - (to_ms(laptop.assembly.clock.now()) + laptop.skew_ms)
    assert laptop.say("hello", HELLO).status == 200


def test_the_clock_refusal_reaches_a_device_that_was_sending_a_large_body(laptop: Laptop) -> None:
    laptop.skew_ms = -86_400_000
    body = os.urandom(4_000_000)
    assert laptop.ask("POST", "/sync/v1/push", body, Content_Type=signing.MESSAGE_TYPE).code == "clock"


def test_a_few_minutes_are_tolerated(laptop: Laptop) -> None:
    laptop.skew_ms = 4 * 60_000
    assert laptop.say("pull", PULL).status == 200


def test_a_token_can_be_changed_without_a_gap(laptop: Laptop) -> None:
    old, laptop.token = laptop.token, laptop.json("POST", "/sync/v1/token").json["token"]
    assert laptop.say("pull", PULL).status == 200
    laptop.token = old
    assert laptop.say("pull", PULL).code == "unknown"


def test_a_revoked_device_is_told_wipes_and_is_forgotten(assembly: Assembly, laptop: Laptop, admin: Laptop) -> None:
    assert admin.json("POST", f"/admin/v1/devices/{laptop.device_id}/revoke").json["revoked_at"]
    assert unpacked(laptop.say("hello", HELLO), messages.Welcome).revoked
    assert unpacked(laptop.say("pull", PULL), messages.Pulled).revoked
    assert laptop.ask("GET", f"/sync/v1/blobs/{'a' * 64}").code == "revoked"
    assert laptop.json("POST", "/sync/v1/wiped").json["wiped_at"] == to_ms(assembly.clock.now())
    assert laptop.say("hello", HELLO).code == "unknown"
    events = [entry.event for entry in assembly.audit.newest()]
    assert {"device_revoked", "device_wiped"} <= set(events)


def test_a_device_that_was_not_revoked_does_not_report_a_wipe(laptop: Laptop) -> None:
    assert laptop.json("POST", "/sync/v1/wiped").code == "not_revoked"


def test_a_photo_travels_in_pieces_and_goes_on_where_it_stopped(laptop: Laptop, any_blob: None) -> None:
    content = os.urandom(2_500_000)
    path = f"/sync/v1/blobs/{hashlib.sha256(content).hexdigest()}"
    piece = signing.LARGEST_PIECE
    assert laptop.put(content, 0, content[:piece]).json == {"offset": piece, "complete": False}
    state = laptop.ask("HEAD", path)
    assert (state.headers["upload-offset"], state.headers["upload-complete"]) == (str(piece), "?0")
    again = laptop.put(content, 0, content[:piece])
    assert (again.status, again.code, again.json["offset"]) == (409, "offset", piece)
    laptop.put(content, piece, content[piece : 2 * piece])
    last = laptop.put(content, 2 * piece, content[2 * piece :])
    assert (last.status, last.json["complete"]) == (201, True)
    assert laptop.ask("HEAD", path).headers["upload-complete"] == "?1"
    assert laptop.put(content, 2 * piece, content[2 * piece :]).status == 201, "a lost reply costs nothing"

    fetched = b""
    while len(fetched) < len(content):
        reply = laptop.ask("GET", path, Range=f"bytes={len(fetched)}-")
        assert reply.status == 206
        assert reply.headers["content-range"].endswith(f"/{len(content)}")
        fetched += reply.body
    assert fetched == content


def test_a_photo_follows_the_row_that_names_it(assembly: Assembly, laptop: Laptop, admin: Laptop) -> None:
    content = os.urandom(5000)
    path = f"/sync/v1/blobs/{hashlib.sha256(content).hexdigest()}"
    assert admin.put(content, 0, content).code == "no_blob", "no row names it yet"
    row = {"sha": hashlib.sha256(content).hexdigest(), "size": 5000, "added_by_id": admin.facts["person"]["id"]}
    assert deliver(admin, "attachment.add_photo", ["i", "attachment", new_id(), row]) == [messages.APPLIED]
    assert admin.put(content, 0, content).status == 201
    assert admin.ask("GET", path).body == content
    assert laptop.ask("GET", path).code == "no_blob", "it hangs on no work order of this technician's"
    assert laptop.put(content, 0, content).code == "no_blob"


def test_devices_learn_what_the_newest_backup_holds(assembly: Assembly, admin: Laptop, tmp_path: Path) -> None:
    deliver(admin, "directory.add_customer", ["i", "customer", new_id(), {"name": "新客户"}])
    with assembly.database.read() as transaction:
        [[stream]] = transaction.rows("SELECT stream FROM stream WHERE device_id = ?", (admin.device_id,))
    hello = messages.Hello(program="test", schema_version=1, streams=[messages.Stream(stream=stream)], last_mid=1)
    assert unpacked(admin.say("hello", hello), messages.Welcome).backed_up_through.get(stream, 0) == 0
    write_backup(assembly, tmp_path / "hub.zip", key=None)
    assert unpacked(admin.say("hello", hello), messages.Welcome).backed_up_through == {stream: 1}


def deliver(laptop: Laptop, intent: str, change: list[Any]) -> list[str]:
    """Push one mutation of one change as the first of a new stream; what became of it."""
    stream = new_id()
    hello = messages.Hello(program="test", schema_version=1, streams=[messages.Stream(stream=stream)])
    assert laptop.say("hello", hello).status == 200
    payload = msgspec.msgpack.encode({"v": 1, "rows": [change]})
    chain = outbox.link(outbox.first_chain(stream), payload)
    made = messages.Mutation(
        mid=1,
        intent=intent,
        schema_version=1,
        person_id=laptop.facts["person"]["id"],
        payload=payload,
        chain=chain,
    )
    pushed = unpacked(laptop.say("push", messages.Push(stream=stream, mutations=[made])), messages.Pushed)
    return [outcome.outcome + outcome.code for outcome in pushed.outcomes]


def test_the_empty_file_travels_too(laptop: Laptop, any_blob: None) -> None:
    assert laptop.put(b"", 0, b"").status == 201
    assert laptop.ask("GET", f"/sync/v1/blobs/{hashlib.sha256(b'').hexdigest()}").body == b""


def test_a_range_beyond_the_end_is_refused(laptop: Laptop, any_blob: None) -> None:
    laptop.put(b"abc", 0, b"abc")
    path = f"/sync/v1/blobs/{hashlib.sha256(b'abc').hexdigest()}"
    assert laptop.ask("GET", path, Range="bytes=1-1").body == b"b"
    for wanted in ("bytes=3-", "bytes=-1", "bytes=2-1", "lines=1-2", "bytes=0-1,2-3", "bytes=99999999999999999999-"):
        assert laptop.ask("GET", path, Range=wanted).status in (206, 416, 200)
    assert laptop.ask("GET", path, Range="bytes=3-").status == 416


def test_an_administrator_adds_people_and_makes_codes(assembly: Assembly, port: int, admin: Laptop) -> None:
    added = admin.json("POST", "/admin/v1/users", {"name": "孙师傅", "roles": ["technician"], "number": "T7"})
    assert added.status == 201
    made = admin.json("POST", "/admin/v1/enrolments", {"person_id": added.json["id"], "hours": 2}).json
    assert signing.read_qr_text(made["qr"]) == (made["url"], made["code"])
    newcomer = Laptop(port, made["code"], "新电脑", assembly)
    assert newcomer.facts["person"]["roles"] == ["technician"]
    listed = {device["id"]: device for device in admin.json("GET", "/admin/v1/devices").json}
    assert listed[newcomer.device_id]["person"] == "孙师傅"
    assert [e["state"] for e in admin.json("GET", "/admin/v1/enrolments").json if e["id"] == made["id"]] == ["used"]
    assert made["code"] not in admin.json("GET", "/admin/v1/enrolments").body.decode()


def test_an_administrator_renames_changes_roles_and_cancels(admin: Laptop, laptop: Laptop) -> None:
    renamed = admin.json("POST", f"/admin/v1/devices/{laptop.device_id}/rename", {"name": "备用机\n"})
    assert renamed.json["name"] == "备用机"
    person_id = laptop.facts["person"]["id"]
    roles = admin.json("POST", f"/admin/v1/users/{person_id}/roles", {"roles": ["warehouse", "technician"]})
    assert roles.json["roles"] == ["technician", "warehouse"]
    made = admin.json("POST", "/admin/v1/enrolments", {"person_id": person_id}).json
    assert admin.json("DELETE", f"/admin/v1/enrolments/{made['id']}").status == 200
    assert admin.json("DELETE", f"/admin/v1/enrolments/{made['id']}").code == "no_enrolment"
    assert admin.json("POST", f"/admin/v1/users/{person_id}/archive").json["archived"] is True
    assert admin.json("POST", f"/admin/v1/users/{person_id}/restore").json["archived"] is False
    events = [entry["event"] for entry in admin.json("GET", "/admin/v1/audit").json]
    assert {"device_renamed", "user_roles", "enrolment_cancelled", "user_archived", "device_revoked"} <= set(events)


def test_the_status_counts(admin: Laptop, laptop: Laptop) -> None:
    laptop.say("hello", HELLO)
    status = admin.json("GET", "/admin/v1/status").json
    assert (status["people"], status["devices"], status["waiting_on_devices"]) == (2, 2, 3)
    assert status["audit_broken_at"] is None


def test_the_work_of_a_revoked_device_waits_until_an_administrator_has_it_judged(
    assembly: Assembly, laptop: Laptop, admin: Laptop
) -> None:
    admin.json("POST", f"/admin/v1/devices/{laptop.device_id}/revoke")
    change = ["i", "customer", new_id(), {"name": "新客户"}]
    assert deliver(laptop, "directory.add_customer", change) == [messages.QUARANTINED]
    [kept] = admin.json("GET", "/admin/v1/quarantine").json
    assert (kept["device_id"], kept["changes"]) == (laptop.device_id, 1)
    stream = kept["stream"]
    released = admin.json("POST", f"/admin/v1/quarantine/{stream}/release")
    assert released.json == {messages.REFUSED: 1}, "it is judged: a technician doesn't add customers"
    assert admin.json("GET", "/admin/v1/quarantine").json == []
    assert admin.json("POST", f"/admin/v1/quarantine/{stream}/release").code == "nothing_kept"


def test_a_failing_request_gets_an_incident_and_the_hub_goes_on(
    assembly: Assembly, laptop: Laptop, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(device: Device, message: messages.Pull) -> messages.Pulled:
        raise ZeroDivisionError("a bug")

    with monkeypatch.context() as broken, serving_with(assembly, broken, fails) as port:
        laptop.port = port
        reply = laptop.say("pull", PULL)
        assert (reply.status, reply.code) == (500, "failed")
        assert reply.json["error"]["incident"] in caplog.text
        assert laptop.say("hello", HELLO).status == 200


def serving_with(assembly: Assembly, patch: pytest.MonkeyPatch, pull: Any) -> Any:
    patch.setattr(assembly.hub, "pull", pull)
    return serving(assembly)


def test_a_database_that_went_away_is_said_and_tried_again(
    assembly: Assembly, laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(device: Device, message: messages.Pull) -> messages.Pulled:
        raise fault_of(OSError("no route"), "hub.db")

    with monkeypatch.context() as broken, serving_with(assembly, broken, away) as port:
        laptop.port = port
        reply = laptop.say("pull", PULL)
        assert (reply.status, reply.code, reply.headers["retry-after"]) == (503, "busy", "15")
        assert "no route" not in reply.body.decode()


def test_too_many_requests_of_one_device_wait(assembly: Assembly, laptop: Laptop, admin: Laptop) -> None:
    with serving(assembly, ServerSettings(rate=0.001, burst=3)) as port:
        laptop.port = admin.port = port
        assert [laptop.say("pull", PULL).status for _ in range(4)] == [200, 200, 200, 429]
        assert int(laptop.say("pull", PULL).headers["retry-after"]) > 1
        assert admin.say("pull", PULL).status == 200, "others are not held up"


def test_a_body_that_stops_arriving_is_given_up(assembly: Assembly, laptop: Laptop) -> None:
    import http.client

    with serving(assembly, ServerSettings(longest_pause=0.2)) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        headers = laptop.headers("POST", "/sync/v1/push", b"0123456789")
        connection.putrequest("POST", "/sync/v1/push")
        for name, value in {**headers, "Content-Length": "10"}.items():
            connection.putheader(name, value)
        connection.endheaders(b"01234")
        assert connection.getresponse().status == 408
        connection.close()


def test_who_connects_and_says_nothing_is_let_go(assembly: Assembly, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    monkeypatch.setattr(PatientProtocol, "HEAD_SECONDS", 0.1)
    with serving(assembly) as port:
        for said in (b"", b"GET / HTTP/1.1\r\nX-Slow: "):
            with socket.create_connection(("127.0.0.1", port), timeout=120) as line:
                line.sendall(said)
                assert line.recv(4096) == b""
        monkeypatch.setattr(PatientProtocol, "HEAD_SECONDS", 2)  # who speaks has time for it on a busy machine too
        with socket.create_connection(("127.0.0.1", port), timeout=120) as line:
            line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            assert line.recv(4096).startswith(b"HTTP/1.1 200")
            line.sendall(b"GET / HT")
            while line.recv(4096):
                continue


def test_one_device_does_not_take_all_the_room_for_large_bodies(assembly: Assembly, laptop: Laptop) -> None:
    import http.client

    with serving(assembly, ServerSettings(bodies_of_one=1)) as port:
        laptop.port = port
        body = os.urandom(600_000)
        for attempt in range(1, 20):
            slow = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
            slow.putrequest("POST", "/sync/v1/push")
            for name, value in {**laptop.headers("POST", "/sync/v1/push", body), "Content-Length": "600000"}.items():
                slow.putheader(name, value)
            slow.endheaders(body[:1000])
            time.sleep(0.05 * attempt)  # it arrives; were the second there first, the slow one would be refused
            second = laptop.ask("POST", "/sync/v1/push", body, Content_Type=signing.MESSAGE_TYPE)
            if second.status != 400:
                break
            slow.close()
        assert second.code == "too_many"
        assert laptop.say("pull", PULL).status == 200
        slow.close()

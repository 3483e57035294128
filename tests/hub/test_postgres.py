"""The same hub on PostgreSQL: what the rest proves on SQLite, several processes, and moving from one to the other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from fieldservice.cli import main
from fieldservice.errors import UserError
from fieldservice.hub.assembly import Assembly, open_hub
from fieldservice.hub.audit import COMMAND_LINE
from fieldservice.hub.backup import restore_backup, shapes, write_backup
from fieldservice.hub.devices import LEASE
from fieldservice.hub.server.limits import SharedNonces
from fieldservice.sync import messages
from fieldservice.system.clock import FixedClock, to_ms
from tests.hub.laptop import Laptop, ask, enrolled, serving
from tests.hub.processes import children
from tests.hub.test_enrolment import asking
from tests.hub.test_hub_cli import CODE, Served

PULL = messages.Pull(epoch="", cursors={}, schema_version=1)


@pytest.fixture
def big(tmp_path: Path, postgres_url: str, clock: FixedClock) -> Iterator[Assembly]:
    """A hub on PostgreSQL."""
    opened = open_hub(tmp_path / "big", postgres_url, clock=clock, name="总部")
    yield opened
    opened.close()


def test_enrolling_leasing_rotating_and_revoking(big: Assembly, clock: FixedClock) -> None:
    person = big.users.add(["technician"], COMMAND_LINE, name="陈工")
    code = big.enrolments.invite(person, COMMAND_LINE).code
    enrolled_now = big.enrolments.redeem(asking(code), COMMAND_LINE)
    again = big.enrolments.redeem(asking(code), COMMAND_LINE)
    device = again.device
    assert device.id == enrolled_now.device.id
    clock.advance(days=1)
    assert big.devices.seen(device, "2", 5).lease_until == clock.now() + LEASE
    following = big.devices.rotate(device)
    assert big.devices.with_token(device.id, again.token)
    assert big.devices.with_token(device.id, following)
    assert big.devices.with_token(device.id, again.token) is None
    revoked = big.devices.revoke(device.id, COMMAND_LINE)
    big.devices.wiped(revoked, COMMAND_LINE)
    assert big.devices.with_token(device.id, following) is None
    assert big.audit.broken() is None
    assert [pending.state for pending in big.enrolments.all()] == ["used"]


def test_a_replay_is_noticed_over_http(big: Assembly) -> None:
    with serving(big, nonces=SharedNonces(big.database)) as port:
        laptop = enrolled(big, port, "陈工", "technician")
        body = messages.pack(PULL)
        headers = {**laptop.headers("POST", "/sync/v1/pull", body), "Content-Type": "application/x-fs"}
        assert [ask(port, "POST", "/sync/v1/pull", body, headers).status for _ in range(2)] == [200, 409]
        assert laptop.json("GET", "/admin/v1/status").code == "not_administrator"


def test_several_processes_serve_one_hub(tmp_path: Path, postgres_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--data", str(tmp_path / "hub"), "--database-url", postgres_url, "--lang", "en"]
    assert main(["hub", "user", "add", "--administrator", "王管理", *where]) == 0
    code = CODE.search(capsys.readouterr().out)
    assert code is not None
    served = Served(tmp_path / "hub", "--database-url", postgres_url, "--workers", "2")
    try:
        served.wait()
        laptop = Laptop(served.port, code[1])
        assert [laptop.say("pull", PULL).status for _ in range(20)] == [200] * 20
        body = messages.pack(PULL)
        headers = {**laptop.headers("POST", "/sync/v1/pull", body), "Content-Type": "application/x-fs"}
        answers = [ask(served.port, "POST", "/sync/v1/pull", body, headers).status for _ in range(12)]
        assert answers == [200] + [409] * 11, "whichever process is asked"
        assert len(children(served.process.pid)) >= 2
    finally:
        shown = served.stop()
    assert "Traceback" not in shown, shown


def test_a_hub_moves_from_sqlite_to_postgresql_and_back(
    assembly: Assembly, tmp_path: Path, postgres_url: str, clock: FixedClock
) -> None:
    person = assembly.users.add(["technician"], COMMAND_LINE, name="陈工")
    enrolments = [assembly.enrolments.invite(person, COMMAND_LINE) for _ in range(3)]
    device = assembly.enrolments.redeem(asking(enrolments[0].code), COMMAND_LINE)
    content = b"photo"
    sha = hashlib.sha256(content).hexdigest()
    assembly.blobs.add(sha, device.device.id, 0, len(content), content)
    before = rows_of(assembly)
    write_backup(assembly, tmp_path / "one.zip", key=None)

    restore_backup(tmp_path / "one.zip", tmp_path / "big", postgres_url, clock=clock)
    big = open_hub(tmp_path / "big", postgres_url, clock=clock)
    assert same(rows_of(big), before)
    assert big.devices.with_token(device.device.id, device.token)
    assert big.blobs.read(sha, 0, 99) == content
    assert big.identity == assembly.identity
    clock.advance(seconds=1)
    write_backup(big, tmp_path / "two.zip", key=None)
    big.close()

    restore_backup(tmp_path / "two.zip", tmp_path / "small", clock=clock)
    small = open_hub(tmp_path / "small", clock=clock)
    assert same(rows_of(small), before)
    assert small.audit.broken() is None
    small.close()


def rows_of(assembly: Assembly) -> dict[str, list[tuple[object, ...]]]:
    with assembly.database.read() as transaction:
        return {
            shape.name: [
                tuple(bytes(v) if isinstance(v, memoryview) else v for v in row)
                for row in transaction.rows(
                    f"SELECT {', '.join(shape.columns)} FROM {shape.name} ORDER BY {', '.join(shape.key)}"
                )
            ]
            for shape in shapes()
        }


def same(now: dict[str, list[tuple[object, ...]]], before: dict[str, list[tuple[object, ...]]]) -> bool:
    """Equal but for what a backup and a restore write down themselves."""
    own = {"audit", "meta", "counter", "epoch"}
    return all(now[name] == rows for name, rows in before.items() if name not in own)


def test_a_restore_into_a_database_with_a_hub_is_refused(big: Assembly, tmp_path: Path, postgres_url: str) -> None:
    write_backup(big, tmp_path / "one.zip", key=None)
    with pytest.raises(UserError, match="empty database"):
        restore_backup(tmp_path / "one.zip", tmp_path / "other", postgres_url)
    assert big.identity.name == "总部"


def test_writers_aside_do_not_wait_for_the_hubs_lock(big: Assembly, clock: FixedClock) -> None:
    nonces = SharedNonces(big.database)
    now = to_ms(clock.now())
    other = open_hub(big.folder, big.database.url, clock=clock)  # type: ignore[attr-defined]
    with other.database.write():
        assert nonces.take("d", "n", now, now)
    other.close()


def test_what_postgresql_can_not_hold_is_refused_and_not_a_failure(big: Assembly) -> None:
    strange = ["\x00", "a\x00b", "\ud800", "'; DROP TABLE device; --", "%s", "?", "9" * 40]
    with serving(big, nonces=SharedNonces(big.database)) as port:
        admin = enrolled(big, port, "王管理", "administrator")
        me = admin.facts["person"]["id"]
        for text in strange:
            quoted = quote(text.encode("utf-8", "surrogatepass"))
            answers = [
                admin.json("POST", "/admin/v1/enrolments", {"person_id": text}),
                admin.json("POST", f"/admin/v1/devices/{quoted}/revoke"),
                admin.json("POST", f"/admin/v1/devices/{admin.device_id}/rename", {"name": text}),
                admin.json("POST", f"/admin/v1/users/{quoted}/archive"),
                admin.json("POST", f"/admin/v1/users/{me}/roles", {"roles": [text]}),
                admin.json("POST", "/admin/v1/users", {"name": text, "number": text, "service_point_id": text}),
                admin.json("DELETE", f"/admin/v1/enrolments/{quoted}"),
                admin.json("POST", f"/admin/v1/quarantine/{quoted}/release"),
                admin.say("hello", messages.Hello(program=text.replace("\ud800", ""), schema_version=1, streams=[])),
            ]
            assert [reply.status for reply in answers if reply.status >= 500] == [], (text, answers)
        code = big.enrolments.invite(big.users.get(me), COMMAND_LINE).code
        assert admin.enrol(code, platform="\x00").code == "proof"
        assert big.audit.broken() is None

"""A code works once; what the hub keeps of codes and tokens lets nobody in."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from fieldservice import hub as hub_package
from fieldservice.domain.records import Person
from fieldservice.errors import EnvironmentFault, UserError
from fieldservice.hub.assembly import Assembly, open_hub
from fieldservice.hub.audit import COMMAND_LINE, EVENTS, Origin
from fieldservice.hub.devices import LEASE
from fieldservice.hub.enrolment import BadCode, BadProof, Enrolled, Request
from fieldservice.hub.identity import KEY_FILE
from fieldservice.sync import signing
from fieldservice.system.clock import FixedClock, to_ms

KEY = bytes(range(32))


@pytest.fixture
def chen(assembly: Assembly) -> Person:
    return assembly.users.add(["technician"], COMMAND_LINE, name="陈工")


def asking(code: str, key: bytes = KEY, name: str = "Latitude") -> Request:
    public = signing.public_key_of(key)
    proof = signing.sign(key, signing.enrolment_text(code, public, name, "Linux"))
    return Request(code, name, "Linux", "fieldservice 1", public, proof)


def enrol(assembly: Assembly, person: Person, key: bytes = KEY) -> Enrolled:
    code = assembly.enrolments.invite(person, COMMAND_LINE).code
    return assembly.enrolments.redeem(asking(code, key), COMMAND_LINE)


def everything_kept(assembly: Assembly) -> bytes:
    with assembly.database.read() as transaction:
        rows = [transaction.rows(f"SELECT * FROM {table}") for table in ("device", "enrolment", "audit")]
    return repr(rows).encode()


def test_a_laptop_gets_a_token_and_a_certificate_that_the_hub_signed(assembly: Assembly, chen: Person) -> None:
    enrolled = enrol(assembly, chen)
    device = assembly.devices.get(enrolled.device.id)
    identity = assembly.identity
    text = signing.certificate_text(identity.hub_id, device.id, chen.id, device.public_key, to_ms(device.enrolled_at))
    assert signing.is_signed(identity.public_key, text, enrolled.certificate)
    assert (device.person_id, device.name, device.public_key) == (chen.id, "Latitude", signing.public_key_of(KEY))
    assert assembly.devices.with_token(device.id, enrolled.token) == device


def test_a_laptop_that_nobody_named_is_called_after_its_person(assembly: Assembly, chen: Person) -> None:
    names = []
    for key in (KEY, b"y" * 32, b"z" * 32):
        code = assembly.enrolments.invite(chen, COMMAND_LINE).code
        enrolled = assembly.enrolments.redeem(asking(code, key, "{person}的笔记本电脑"), COMMAND_LINE)
        names.append(assembly.devices.get(enrolled.device.id).name)
    assert names == ["陈工的笔记本电脑", "陈工的笔记本电脑 2", "陈工的笔记本电脑 3"]
    gao = assembly.users.add([], COMMAND_LINE, name="高工", name_en="Gao")
    code = assembly.enrolments.invite(gao, COMMAND_LINE).code
    enrolled = assembly.enrolments.redeem(asking(code, b"g" * 32, "{person_en}'s laptop"), COMMAND_LINE)
    assert enrolled.device.name == "Gao's laptop"


def test_a_code_works_once(assembly: Assembly, chen: Person) -> None:
    code = assembly.enrolments.invite(chen, COMMAND_LINE).code
    assembly.enrolments.redeem(asking(code), COMMAND_LINE)
    with pytest.raises(BadCode):
        assembly.enrolments.redeem(asking(code, key=b"x" * 32), COMMAND_LINE)
    assert len(assembly.devices.all()) == 1


def test_a_lost_reply_is_given_again_to_the_same_laptop_for_ten_minutes(
    assembly: Assembly, chen: Person, clock: FixedClock
) -> None:
    code = assembly.enrolments.invite(chen, COMMAND_LINE).code
    first = assembly.enrolments.redeem(asking(code), COMMAND_LINE)
    clock.advance(minutes=9)
    second = assembly.enrolments.redeem(asking(code), COMMAND_LINE)
    assert (second.device.id, second.certificate) == (first.device.id, first.certificate)
    assert assembly.devices.with_token(first.device.id, second.token)
    assert assembly.devices.with_token(first.device.id, first.token) is None
    clock.advance(minutes=2)
    with pytest.raises(BadCode):
        assembly.enrolments.redeem(asking(code), COMMAND_LINE)


def test_a_code_expires(assembly: Assembly, chen: Person, clock: FixedClock) -> None:
    code = assembly.enrolments.invite(chen, COMMAND_LINE, hours=1).code
    clock.advance(hours=1)
    with pytest.raises(BadCode):
        assembly.enrolments.redeem(asking(code), COMMAND_LINE)
    assert [pending.state for pending in assembly.enrolments.all()] == ["expired"]


def test_a_cancelled_code_works_no_longer(assembly: Assembly, chen: Person) -> None:
    made = assembly.enrolments.invite(chen, COMMAND_LINE)
    assembly.enrolments.cancel(made.id, COMMAND_LINE)
    with pytest.raises(BadCode):
        assembly.enrolments.redeem(asking(made.code), COMMAND_LINE)
    with pytest.raises(UserError, match="no open"):
        assembly.enrolments.cancel(made.id, COMMAND_LINE)


def test_a_code_dies_of_wrong_proofs(assembly: Assembly, chen: Person) -> None:
    code = assembly.enrolments.invite(chen, COMMAND_LINE).code
    stolen = replace(asking(code), public_key=signing.public_key_of(b"y" * 32))
    for _ in range(5):
        with pytest.raises(BadProof):
            assembly.enrolments.redeem(stolen, COMMAND_LINE)
    with pytest.raises(BadCode):
        assembly.enrolments.redeem(asking(code), COMMAND_LINE)


@pytest.mark.parametrize("code", ["", "0000-0000-0000-0000", "x" * 10_000, "'; DROP TABLE x; --", "\x00", "４" * 16])
def test_a_wrong_code_is_refused_and_written_down(assembly: Assembly, code: str) -> None:
    with pytest.raises(BadCode):
        assembly.enrolments.redeem(asking(code), Origin("198.51.100.7"))
    entry = assembly.audit.newest()[0]
    assert (entry.event, entry.address) == ("enrolment_refused", "198.51.100.7")


def test_a_code_is_accepted_as_people_type_it(assembly: Assembly, chen: Person) -> None:
    code = assembly.enrolments.invite(chen, COMMAND_LINE).code
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert assembly.enrolments.redeem(asking(typed), COMMAND_LINE).device.person_id == chen.id


def test_neither_codes_nor_tokens_are_kept(assembly: Assembly, chen: Person) -> None:
    made = assembly.enrolments.invite(chen, COMMAND_LINE)
    enrolled = assembly.enrolments.redeem(asking(made.code), COMMAND_LINE)
    kept = everything_kept(assembly)
    for secret in (made.code, signing.normal_code(made.code), enrolled.token):
        assert secret.encode() not in kept


def test_somebody_archived_enrols_nothing(assembly: Assembly, chen: Person) -> None:
    code = assembly.enrolments.invite(chen, COMMAND_LINE).code
    assembly.users.archive(chen.id, COMMAND_LINE)
    with pytest.raises(BadCode):
        assembly.enrolments.redeem(asking(code), COMMAND_LINE)
    with pytest.raises(UserError, match="archived"):
        assembly.enrolments.invite(assembly.users.get(chen.id), COMMAND_LINE)


def test_the_qr_code_says_where_and_what(assembly: Assembly, chen: Person) -> None:
    code = assembly.enrolments.invite(chen, COMMAND_LINE).code
    text = signing.qr_text("https://hub.example:8443/", code)
    assert text == f"fieldservice-enrol:https://hub.example:8443#{code}"
    assert signing.read_qr_text(text) == ("https://hub.example:8443", code)
    assert signing.read_qr_text("https://hub.example#" + code) is None


def test_a_rotated_token_replaces_the_old_one_only_once_it_was_used(assembly: Assembly, chen: Person) -> None:
    enrolled = enrol(assembly, chen)
    devices, device = assembly.devices, enrolled.device
    following = devices.rotate(device)
    assert devices.with_token(device.id, enrolled.token)
    assert devices.with_token(device.id, following)
    assert devices.with_token(device.id, enrolled.token) is None
    assert devices.with_token(device.id, following)


def test_each_contact_begins_the_lease_anew(assembly: Assembly, chen: Person, clock: FixedClock) -> None:
    device = enrol(assembly, chen).device
    clock.advance(days=20)
    seen = assembly.devices.seen(device, "fieldservice 2", 7)
    assert (seen.lease_until, seen.program, seen.waiting) == (clock.now() + LEASE, "fieldservice 2", 7)


def test_a_revoked_device_has_no_lease_and_wipes_once(assembly: Assembly, chen: Person, clock: FixedClock) -> None:
    enrolled = enrol(assembly, chen)
    devices = assembly.devices
    revoked = devices.revoke(enrolled.device.id, COMMAND_LINE)
    assert revoked.lease_until == clock.now() == revoked.revoked_at
    clock.advance(days=1)
    assert devices.seen(revoked).lease_until == revoked.lease_until
    assert devices.with_token(revoked.id, enrolled.token), "it still delivers its work and learns that it is revoked"
    devices.wiped(revoked, COMMAND_LINE)
    assert devices.with_token(revoked.id, enrolled.token) is None
    with pytest.raises(UserError, match="Enrol it anew"):
        devices.restore(revoked.id, COMMAND_LINE)


def test_a_revocation_can_be_taken_back(assembly: Assembly, chen: Person, clock: FixedClock) -> None:
    device = enrol(assembly, chen).device
    assembly.devices.revoke(device.id, COMMAND_LINE)
    restored = assembly.devices.restore(device.id, COMMAND_LINE)
    assert (restored.revoked_at, restored.lease_until) == (None, clock.now() + LEASE)


def test_archiving_somebody_revokes_all_their_devices(assembly: Assembly, chen: Person) -> None:
    first, second = enrol(assembly, chen), enrol(assembly, chen, b"z" * 32)
    other = enrol(assembly, assembly.users.add([], COMMAND_LINE, name="李工"), b"w" * 32)
    assembly.users.archive(chen.id, COMMAND_LINE)
    revoked = {device.id for device in assembly.devices.all() if device.revoked_at}
    assert revoked == {first.device.id, second.device.id}
    assert other.device.id not in revoked


def test_the_last_administrator_stays(assembly: Assembly) -> None:
    wang = assembly.users.add(["administrator", "manager"], COMMAND_LINE, name="王管理")
    with pytest.raises(UserError, match="only administrator"):
        assembly.users.set_roles(wang.id, ["manager"], COMMAND_LINE)
    with pytest.raises(UserError, match="only administrator"):
        assembly.users.archive(wang.id, COMMAND_LINE)
    assembly.users.add(["administrator"], COMMAND_LINE, name="赵管理")
    assert assembly.users.set_roles(wang.id, ["manager"], COMMAND_LINE).roles == "manager"


def test_an_unknown_role_is_refused(assembly: Assembly) -> None:
    with pytest.raises(UserError, match="is no role"):
        assembly.users.add(["root"], COMMAND_LINE, name="某人")
    assert assembly.users.all() == []


def test_people_and_devices_are_found_by_name_number_and_id(assembly: Assembly, chen: Person) -> None:
    device = enrol(assembly, chen).device
    assert assembly.users.named("陈工").id == assembly.users.named(chen.id).id == chen.id
    assert assembly.devices.named("latitude") == assembly.devices.named(device.id[:-4])
    assembly.users.add([], COMMAND_LINE, name="陈工")
    with pytest.raises(UserError, match="2 people"):
        assembly.users.named("陈工")
    with pytest.raises(UserError, match="nobody"):
        assembly.users.named("")


def test_the_hub_keeps_its_identity_and_hides_its_key(assembly: Assembly, clock: FixedClock) -> None:
    again = open_hub(assembly.folder, clock=clock)
    assert again.identity == assembly.identity
    assert (assembly.folder / KEY_FILE).stat().st_mode & 0o077 == 0
    again.close()


@pytest.mark.parametrize("content", [None, b"", b"zz" * 32, b"ab" * 32])
def test_a_hub_without_its_key_says_so_instead_of_making_another(
    tmp_path: Path, assembly: Assembly, clock: FixedClock, content: bytes | None
) -> None:
    key = assembly.folder / KEY_FILE
    key.unlink()
    if content is not None:
        key.write_bytes(content)
    with pytest.raises(EnvironmentFault) as caught:
        open_hub(assembly.folder, clock=clock)
    assert caught.value.code == "hub_admin.key_missing"


def test_the_audit_trail_notices_a_changed_and_a_missing_line(assembly: Assembly, chen: Person) -> None:
    enrol(assembly, chen)
    assert assembly.audit.broken() is None
    with assembly.database.write() as transaction:
        transaction.run("UPDATE audit SET person_id = 'somebody' WHERE no = 2")
    assert assembly.audit.broken() == 2
    with assembly.database.write() as transaction:
        transaction.run("DELETE FROM audit WHERE no = 1")
    assert assembly.audit.broken() == 1


def test_every_event_that_is_written_has_words() -> None:
    written = set()
    for path in Path(hub_package.__file__).parent.rglob("*.py"):
        written |= set(re.findall(r'(?:record\(|audit\.record, )\s*"(\w+)"', path.read_text(encoding="utf-8")))
    assert written == set(EVENTS)


def test_hours_beyond_a_month_are_refused(assembly: Assembly, chen: Person) -> None:
    for hours in (0, -1, 24 * 31, 10**12):
        with pytest.raises(UserError, match="hours"):
            assembly.enrolments.invite(chen, COMMAND_LINE, hours)
    made = assembly.enrolments.invite(chen, COMMAND_LINE)
    assert made.expires_at - assembly.clock.now() == timedelta(hours=24)

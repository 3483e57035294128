"""What an attacker sends is refused, written down, and the hub keeps serving."""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import socket
from collections.abc import Iterator
from ipaddress import ip_network

import msgspec
import pytest
import zstandard

from fieldservice.domain.records import Person
from fieldservice.errors import UserError
from fieldservice.hub.assembly import Assembly
from fieldservice.hub.audit import COMMAND_LINE
from fieldservice.hub.blobs import BlobLimits, HubBlobs, TooLarge, WrongDigest
from fieldservice.hub.server.guard import Guard
from fieldservice.hub.server.limits import MemoryNonces, ServerSettings, SharedNonces
from fieldservice.hub.server.workroom import Workroom
from fieldservice.sync import messages, signing
from fieldservice.system.clock import FixedClock, to_ms
from tests.hub.laptop import JSON, Laptop, ask, enrolled, serving

PULL = messages.Pull(epoch="", cursors={}, schema_version=1)
BODY = messages.pack(PULL)
TRICKS = [
    "../../hub.key",
    "..%2F..%2Fhub.key",
    "%2e%2e/%2e%2e/hub.key",
    "....//....//hub.key",
    "/etc/passwd",
    "%00" + "a" * 63,
    "A" * 64,
    "a" * 63,
    "a" * 65,
    "a" * 64 + "%0A",
    "CON",
    "a" * 4000,
    "';DROP%20TABLE%20device;--",
    "\\\\server\\share",
]


@pytest.fixture
def port(assembly: Assembly) -> Iterator[int]:
    with serving(assembly, ServerSettings(failures_a_minute=10_000)) as port:
        yield port
        assert ask(port, "GET", "/").status == 200, "the hub keeps serving"


@pytest.fixture
def laptop(assembly: Assembly, port: int) -> Laptop:
    return enrolled(assembly, port, "陈工", "technician")


def pull_headers(laptop: Laptop) -> dict[str, str]:
    return {**laptop.headers("POST", "/sync/v1/pull", BODY), "Content-Type": signing.MESSAGE_TYPE}


def test_a_request_is_taken_once(assembly: Assembly, laptop: Laptop) -> None:
    headers = pull_headers(laptop)
    assert ask(laptop.port, "POST", "/sync/v1/pull", BODY, headers).status == 200
    again = ask(laptop.port, "POST", "/sync/v1/pull", BODY, headers)
    assert (again.status, again.code) == (409, "replayed")
    assert assembly.audit.newest()[0].details == {"why": "replayed"}


def test_a_request_is_not_taken_again_after_the_hub_was_restarted(
    assembly: Assembly, laptop: Laptop, clock: FixedClock
) -> None:
    headers = pull_headers(laptop)
    assert ask(laptop.port, "POST", "/sync/v1/pull", BODY, headers).status == 200
    clock.advance(seconds=2)
    with serving(assembly) as restarted:
        assert ask(restarted, "POST", "/sync/v1/pull", BODY, headers).code == "starting"
        assert laptop.port != restarted
        laptop.port = restarted
        assert laptop.say("pull", PULL).status == 200


def test_several_hub_processes_share_what_they_have_seen(assembly: Assembly, clock: FixedClock) -> None:
    first, second = SharedNonces(assembly.database), SharedNonces(assembly.database)
    now = to_ms(clock.now())
    assert first.take("d", "n", now, now)
    assert not second.take("d", "n", now, now)
    assert second.take("e", "n", now, now)
    later = now + 11 * 60_000
    assert first.take("d", "n", later, later), "forgotten once its time would be refused anyway"


def test_memory_forgets_what_can_not_come_back() -> None:
    nonces = MemoryNonces(0)
    assert nonces.take("d", "n", 1000, 1000)
    assert not nonces.take("d", "n", 1000, 300_000)
    assert nonces.take("d", "m", 400_000, 400_000)
    assert len(nonces._seen) == 1


PARTS = ("time", "nonce", "body", "signature")  # of the header X-FS, in their order


def with_part(headers: dict[str, str], part: str, value: str | None) -> dict[str, str]:
    """The headers with one part of what is signed replaced, or (None) left out."""
    if part in ("device", "token"):
        told = headers["Authorization"].removeprefix("Bearer ").split(".")
        told[part == "token"] = value or ""
        return {**headers, "Authorization": "Bearer " + ".".join(told if value is not None else told[::-1][:1])}
    told = headers[signing.PROOF].split(".")
    told[PARTS.index(part)] = value or ""
    if value is None:
        told.remove("")
    return {**headers, signing.PROOF: ".".join(told)}


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("body", signing.digest(b"other")),
        ("time", "0"),
        ("nonce", "0" * 22),
        ("signature", signing.encode(bytes(64))),
        ("signature", ""),
        ("signature", "!!"),
        ("device", "f" * 32),
        ("device", "' OR 1=1 --"),
        ("time", "9" * 400),
        ("time", "-1"),
        ("time", "٣"),
        ("nonce", "!" * 22),
        ("token", ""),
        ("token", "A" * 43),
    ],
)
def test_a_forged_part_of_a_request_is_refused(laptop: Laptop, part: str, value: str) -> None:
    headers = with_part(pull_headers(laptop), part, value.encode().decode("latin-1"))
    reply = ask(laptop.port, "POST", "/sync/v1/pull", BODY, headers)
    assert (reply.status, reply.code in ("unknown", "signature")) == (401, True)


def test_another_way_to_sign_in_is_refused(laptop: Laptop) -> None:
    headers = {**pull_headers(laptop), "Authorization": "Basic YWRtaW46YWRtaW4="}
    assert ask(laptop.port, "POST", "/sync/v1/pull", BODY, headers).code == "unknown"


@pytest.mark.parametrize("part", ["device", *PARTS])
def test_a_missing_part_is_refused(laptop: Laptop, part: str) -> None:
    headers = with_part(pull_headers(laptop), part, None)
    assert ask(laptop.port, "POST", "/sync/v1/pull", BODY, headers).status == 401


@pytest.mark.parametrize("header", ["Authorization", signing.PROOF])
def test_a_missing_header_is_refused(laptop: Laptop, header: str) -> None:
    headers = {name: value for name, value in pull_headers(laptop).items() if name != header}
    assert ask(laptop.port, "POST", "/sync/v1/pull", BODY, headers).status == 401


def test_an_altered_body_is_refused(assembly: Assembly, laptop: Laptop) -> None:
    altered = messages.pack(messages.Pull(epoch="", cursors={}, schema_version=2))
    assert ask(laptop.port, "POST", "/sync/v1/pull", altered, pull_headers(laptop)).code == "signature"
    entry = assembly.audit.newest()[0]
    assert (entry.event, entry.device_id) == ("request_refused", laptop.device_id)


def test_a_signature_counts_for_its_own_address_method_and_hub_only(laptop: Laptop) -> None:
    headers = pull_headers(laptop)
    assert ask(laptop.port, "POST", "/sync/v1/push", BODY, headers).code == "signature"
    assert ask(laptop.port, "POST", "/sync/v1/pull?x=1", BODY, headers).code == "signature"
    assert ask(laptop.port, "PUT", "/sync/v1/pull", BODY, headers).code == "signature"
    laptop.hub_id = "0" * 32
    assert laptop.say("pull", PULL).code == "signature"


def test_a_stolen_token_is_worth_nothing_without_the_key(assembly: Assembly, laptop: Laptop) -> None:
    laptop.private_key = signing.new_private_key()
    assert laptop.say("pull", PULL).code == "signature"


def test_one_device_can_not_speak_as_another(assembly: Assembly, laptop: Laptop) -> None:
    other = enrolled(assembly, laptop.port, "李工", "technician")
    other.device_id = laptop.device_id
    assert other.say("pull", PULL).code == "unknown"
    other.token = laptop.token
    assert other.say("pull", PULL).code == "signature"


@pytest.mark.parametrize(
    ("method", "path", "what"),
    [
        ("GET", "/admin/v1/status", None),
        ("GET", "/admin/v1/devices", None),
        ("GET", "/admin/v1/users", None),
        ("GET", "/admin/v1/enrolments", None),
        ("GET", "/admin/v1/audit", None),
        ("GET", "/admin/v1/quarantine", None),
        ("POST", "/admin/v1/quarantine/x/release", None),
        ("POST", "/admin/v1/users", {"name": "x", "roles": ["administrator"]}),
        ("POST", "/admin/v1/users/{me}/roles", {"roles": ["administrator"]}),
        ("POST", "/admin/v1/users/{me}/archive", None),
        ("POST", "/admin/v1/users/{me}/restore", None),
        ("POST", "/admin/v1/enrolments", {"person_id": "{me}"}),
        ("DELETE", "/admin/v1/enrolments/x", None),
        ("POST", "/admin/v1/devices/{device}/revoke", None),
        ("POST", "/admin/v1/devices/{device}/restore", None),
        ("POST", "/admin/v1/devices/{device}/rename", {"name": "x"}),
    ],
)
def test_only_administrators_administer(
    assembly: Assembly, laptop: Laptop, method: str, path: str, what: dict[str, object] | None
) -> None:
    before = assembly.users.all(), assembly.devices.all(), len(assembly.enrolments.all())
    me = laptop.facts["person"]["id"]
    reply = laptop.json(method, path.replace("{me}", me).replace("{device}", laptop.device_id), what)
    assert (reply.status, reply.code) == (403, "not_administrator")
    assert (assembly.users.all(), assembly.devices.all(), len(assembly.enrolments.all())) == before
    assert assembly.audit.newest()[0].event == "admin_refused"


def test_somebody_who_was_an_administrator_is_none_any_more(assembly: Assembly, port: int) -> None:
    enrolled(assembly, port, "赵管理", "administrator")
    former = enrolled(assembly, port, "王管理", "administrator")
    person_id = former.facts["person"]["id"]
    assert former.json("GET", "/admin/v1/status").status == 200
    assembly.users.set_roles(person_id, ["manager"], COMMAND_LINE)
    assert former.json("GET", "/admin/v1/status").code == "not_administrator"
    assembly.devices.revoke(former.device_id, COMMAND_LINE)
    assert former.json("GET", "/admin/v1/status").code == "revoked"


def test_addresses_that_nobody_named_need_a_signature(laptop: Laptop) -> None:
    for path in ("/docs", "/redoc", "/admin", "/sync/v1/", "//sync/v1/pull", "/SYNC/V1/PULL", "/..", "/favicon.ico"):
        assert ask(laptop.port, "GET", path).status == 401, path
    for path in ("/docs", "/nowhere", "/sync/v1/pull/", "/sync/v1/blobs/"):
        assert laptop.ask("GET", path).status == 404, path


def test_a_bomb_is_refused_before_it_is_unpacked(laptop: Laptop) -> None:
    bomb = zstandard.ZstdCompressor(level=19).compress(bytes(messages.LARGEST_MESSAGE + 1))
    assert len(bomb) < 100_000
    endless = zstandard.ZstdCompressor(write_content_size=False).compress(bytes(1000))
    deep = zstandard.ZstdCompressor().compress(b"\x91" * 2_000_000)
    for body in (bomb, endless, deep, b"", b"\x00", b"PK\x03\x04", os.urandom(5000)):
        reply = laptop.ask("POST", "/sync/v1/push", body, Content_Type=signing.MESSAGE_TYPE)
        assert (reply.status, reply.code) == (400, "bad_message"), body[:20]
        assert reply.json["error"]["sentence"]


def test_values_that_are_no_message_are_refused(laptop: Laptop) -> None:
    for value in (2**64 - 1, [], {"epoch": 7}, {"epoch": "", "cursors": {"all": [2**63, 0]}, "schema_version": 10**30}):
        try:
            packed = msgspec.msgpack.encode(value)
        except OverflowError:
            packed = b"\xcf" + b"\xff" * 8
        reply = laptop.ask(
            "POST", "/sync/v1/pull", zstandard.ZstdCompressor().compress(packed), Content_Type=signing.MESSAGE_TYPE
        )
        assert reply.status == 400


def test_a_body_that_says_it_is_too_large_is_not_read(laptop: Laptop) -> None:
    too_large = (
        ("POST", "/sync/v1/push", messages.LARGEST_BODY + 1),
        ("PUT", f"/sync/v1/blobs/{'a' * 64}", signing.LARGEST_PIECE + 1),
        ("POST", "/enrol/v1", 65_537),
        ("POST", "/admin/v1/users", 10**14),
    )
    for method, path, length in too_large:
        connection = http.client.HTTPConnection("127.0.0.1", laptop.port, timeout=120)
        connection.putrequest(method, path)
        connection.putheader("Content-Length", str(length))
        connection.endheaders()
        assert connection.getresponse().status == 413, path
        connection.close()


def test_a_body_without_a_length_is_refused(laptop: Laptop) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", laptop.port, timeout=120)
    connection.request("POST", "/enrol/v1", iter([b"{}"]), JSON)
    assert connection.getresponse().status == 411
    connection.close()


@pytest.mark.parametrize("raw", [b"\x00" * 500, b"GET / HTTP/1.1\r\nX: " + b"a" * 200_000, b"POST / HTTP/1.1\r\n\r\n"])
def test_garbage_on_the_line_disturbs_nobody(port: int, raw: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=120) as line:
        try:
            line.sendall(raw)
            line.shutdown(socket.SHUT_WR)
            answer = line.recv(100)
        except OSError:  # the hub hung up
            answer = b""
        assert not answer.startswith(b"HTTP/1.1 2")


@pytest.mark.parametrize("sha", TRICKS)
def test_a_name_of_a_blob_is_never_a_path(
    assembly: Assembly, laptop: Laptop, sha: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assembly.hub, "wants_blob", lambda device, sha: True)
    monkeypatch.setattr(assembly.hub, "may_read_blob", lambda device, sha: True)
    path = f"/sync/v1/blobs/{sha}"
    for method, headers in (("GET", {}), ("HEAD", {}), ("PUT", {"Upload_Offset": "0", "Upload_Length": "3"})):
        reply = laptop.ask(method, path, b"abc" if method == "PUT" else b"", **headers)
        assert reply.status in (400, 401, 404), (method, reply.body)
        assert assembly.identity.private_key.hex().encode() not in reply.body
    made = {item.name for item in assembly.folder.rglob("*")}
    assert made <= {"hub.db", "hub.db-wal", "hub.db-shm", "hub.key"}


def test_a_blob_is_not_read_by_knowing_its_name(assembly: Assembly, laptop: Laptop) -> None:
    content = b"somebody else's photo"
    sha = hashlib.sha256(content).hexdigest()
    assembly.blobs.add(sha, "0" * 32, 0, len(content), content)
    for method in ("GET", "HEAD"):
        assert laptop.ask(method, f"/sync/v1/blobs/{sha}").status == 404
    assert laptop.put(content, 0, content).code == "no_blob", "nor does an upload tell whether it is here"


def test_a_row_of_ones_own_that_names_a_known_file_opens_nothing_until_the_file_was_shown(
    assembly: Assembly, laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = b"somebody else's photo"
    sha = hashlib.sha256(content).hexdigest()
    assembly.blobs.add(sha, "0" * 32, 0, len(content), content)
    monkeypatch.setattr(assembly.hub, "wants_blob", lambda device, sha: True)  # the row was pushed
    assert laptop.ask("GET", f"/sync/v1/blobs/{sha}").status == 404
    assert laptop.ask("HEAD", f"/sync/v1/blobs/{sha}").headers["upload-complete"] == "?0"
    assert laptop.put(content, 0, b"a guess of its size!!", sha).code == "digest"
    assert laptop.put(content, 0, content).status == 201
    assert laptop.ask("HEAD", f"/sync/v1/blobs/{sha}").headers["upload-complete"] == "?1"


@pytest.fixture
def open_blobs(assembly: Assembly, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assembly.hub, "wants_blob", lambda device, sha: True)
    monkeypatch.setattr(assembly.hub, "may_read_blob", lambda device, sha: True)


def test_content_that_is_not_what_its_name_says_is_thrown_away(
    assembly: Assembly, laptop: Laptop, open_blobs: None
) -> None:
    sha = hashlib.sha256(b"right").hexdigest()
    assert laptop.put(b"wrong", 0, b"wrong", sha).code == "digest"
    assert assembly.blobs.size(sha) is None
    assert laptop.put(b"right", 0, b"right", sha).status == 201


def test_one_device_can_not_spoil_the_upload_of_another(assembly: Assembly, laptop: Laptop, open_blobs: None) -> None:
    content = b"good first half, good second half"
    sha = hashlib.sha256(content).hexdigest()
    other = enrolled(assembly, laptop.port, "李工", "technician")
    laptop.put(content, 0, content[:10])
    assert other.put(content, 0, b"evil bytes", sha).status == 200
    assert laptop.put(content, 10, content[10:]).status == 201
    assert laptop.ask("GET", f"/sync/v1/blobs/{sha}").body == content


@pytest.mark.parametrize(
    ("offset", "length", "status"),
    [
        ("-1", "5", 400),
        ("0", "9" * 30, 400),
        ("0", "999999999999999", 413),
        ("0", "2", 413),
        ("x", "5", 400),
        ("", "5", 400),
        ("3", "8", 409),
    ],
)
def test_wrong_sizes_and_places_of_an_upload_are_refused(
    laptop: Laptop, open_blobs: None, offset: str, length: str, status: int
) -> None:
    path = f"/sync/v1/blobs/{hashlib.sha256(b'hello').hexdigest()}"
    assert laptop.ask("PUT", path, b"hello", Upload_Offset=offset, Upload_Length=length).status == status


def test_unfinished_uploads_are_bounded_and_forgotten(assembly: Assembly, clock: FixedClock) -> None:
    blobs = HubBlobs(assembly.folder, BlobLimits(largest=100, most_uploads=3))
    for number in range(3):
        blobs.add(hashlib.sha256(bytes([number])).hexdigest(), "d" * 32, 0, 10, b"abc")
    with pytest.raises(Exception, match="no room"):
        blobs.add(hashlib.sha256(b"more").hexdigest(), "d" * 32, 0, 10, b"abc")
    with pytest.raises(TooLarge):
        blobs.add(hashlib.sha256(b"big").hexdigest(), "e" * 32, 0, 101, b"abc")
    assert blobs.forget_uploads(clock.now()) == 0
    assert blobs.forget_uploads(clock.advance(days=4000)) == 3
    blobs.add(hashlib.sha256(b"more").hexdigest(), "d" * 32, 0, 10, b"abc")


def test_a_full_disk_is_said_before_it_is_full(assembly: Assembly) -> None:
    blobs = HubBlobs(assembly.folder, BlobLimits(keep_free=1 << 60))
    with pytest.raises(Exception, match="no room"):
        blobs.add("a" * 64, "d" * 32, 0, 10, b"abc")


def test_a_whole_file_of_another_content_is_not_taken_in(assembly: Assembly) -> None:
    source = assembly.folder / "file"
    source.write_bytes(b"content")
    with pytest.raises(WrongDigest):
        assembly.blobs.put("a" * 64, source)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b'{"code": 7}',
        b"\xff\xfe",
        json.dumps({"code": "A", "name": "x", "public_key": "!", "proof": "!"}).encode(),
        json.dumps({"code": "A" * 1000, "name": "x", "public_key": "", "proof": ""}).encode(),
        json.dumps({"code": "A", "name": "x", "public_key": "", "proof": "", "role": "administrator"}).encode(),
        b"[" * 50_000,
    ],
)
def test_a_request_to_enrol_that_makes_no_sense_is_refused(port: int, body: bytes) -> None:
    reply = ask(port, "POST", "/enrol/v1", body, JSON)
    assert (reply.status, reply.code) == (400, "bad_message")


def test_enrolling_with_a_foreign_key_or_a_forged_proof_is_refused(assembly: Assembly, laptop: Laptop) -> None:
    person = assembly.users.add([], COMMAND_LINE, name="新人")
    code = assembly.enrolments.invite(person, COMMAND_LINE).code
    foreign = signing.encode(signing.public_key_of(signing.new_private_key()))
    for changes in ({"public_key": foreign}, {"proof": signing.encode(bytes(64))}, {"platform": "another"}):
        assert laptop.enrol(code, **changes).code == "proof"
    for key in (bytes(32), b"\xff" * 32, b"short"):
        assert laptop.enrol(code, public_key=signing.encode(key)).code in ("proof", "code")
    assert len(assembly.devices.all()) == 1


def test_guessing_codes_is_slowed_down(assembly: Assembly, laptop: Laptop) -> None:
    with serving(assembly, ServerSettings(failures_a_minute=5)) as port:
        laptop.port = port
        answers = [laptop.enrol(signing.new_code()).code for _ in range(8)]
        assert answers == ["code"] * 5 + ["too_many"] * 3
        assert laptop.say("pull", PULL).status == 200, "a known device behind the same address goes on"
    assert sum(entry.event == "enrolment_refused" for entry in assembly.audit.newest()) == 5


def test_a_flood_of_refusals_does_not_fill_the_trail(assembly: Assembly, laptop: Laptop) -> None:
    settings = ServerSettings(failures_a_minute=3)
    with serving(assembly, settings) as port:
        answers = [ask(port, "GET", "/admin/v1/status").code for _ in range(6)]
    assert answers == ["unknown"] * 3 + ["too_many"] * 3
    assert sum(entry.event == "request_refused" for entry in assembly.audit.newest()) == 3


@pytest.mark.parametrize("name", ["x\x00y", "\u202eevil", "a" * 5000, "\x1b[2J", "<script>x</script>", "名\u2028字"])
def test_names_are_kept_as_one_printable_line(assembly: Assembly, name: str) -> None:
    person = assembly.users.add([], COMMAND_LINE, name="测试")
    try:
        assembly.users.add([], COMMAND_LINE, name=name)
    except UserError as error:
        assert error.code == "hub_admin.too_long"
    assert all(shown.name.isprintable() for shown in assembly.users.all())
    assert isinstance(assembly.users.get(person.id), Person)


def test_plain_http_is_answered_on_loopback_and_in_named_networks_only(assembly: Assembly) -> None:
    workroom = Workroom(assembly.database, 1)
    settings = ServerSettings(private_networks=(ip_network("192.168.0.0/16"), ip_network("fd00::/8")))
    guard = Guard(None, assembly, settings, MemoryNonces(0), workroom)
    for address in ("127.0.0.1", "::1", "192.168.7.9", "::ffff:192.168.1.2", "fd12::1"):
        assert guard._may_be_plain(address), address
    for address in ("10.0.0.1", "203.0.113.9", "2001:db8::1", "::ffff:8.8.8.8", "", "nonsense"):
        assert not guard._may_be_plain(address), address
    workroom.close()

"""What is not signed by the hub that a laptop joined: nothing is deleted, nothing believed, and synchronising stops."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest

from fieldservice.hub.audit import COMMAND_LINE
from fieldservice.sync import enrolment, failures, messages, signing
from fieldservice.system.clock import FixedClock
from tests.sync.real import Laptop, errors_of
from tests.sync.test_real_hub import clock, hub, office, second, url
from tests.sync.test_transport import HUB_KEY, PULL, Scripted, failure_of, link, proof, scripted

__all__ = ["clock", "hub", "link", "office", "scripted", "second", "url"]
REVOKED = messages.Pulled(epoch="e", seq=0, scopes=[], revoked=True)
WELCOME = messages.Welcome(epoch="e", seq=0, hub_at=0, received={}, lease_until=0, revoked=True)
SHUT_OUT = json.dumps({"error": {"code": "revoked", "sentence": "x"}}).encode()


@pytest.fixture
def deceived(second: Laptop, scripted: Scripted, clock: FixedClock) -> Iterator[Laptop]:
    """A laptop that has met its hub, and now reaches somebody else at its address."""
    second.run()
    second.customer("unersetzlich")
    second.sync.link.close()
    second.sync.link.url = scripted.url
    scripted.hub_at = None
    yield second


def forged(status: int, body: bytes, sign: Callable[..., str]) -> Callable[..., tuple[int, dict[str, str], bytes]]:
    """An answer to whatever is asked, with this proof."""
    return lambda request: (status, {signing.PROOF: sign(request, status, {}, body)}, body)


@pytest.mark.parametrize(
    "sign",
    [
        lambda request, status, headers, body: "1779066180000",
        lambda request, status, headers, body: proof(request, status, headers, body, key=bytes(32)),
        lambda request, status, headers, body: signing.reply_proof(1, bytes(64)),
    ],
    ids=["unsigned", "signed by another key", "nonsense"],
)
@pytest.mark.parametrize(
    ("status", "body"),
    [(200, messages.pack(WELCOME)), (200, messages.pack(REVOKED)), (403, SHUT_OUT)],
    ids=["welcome", "pulled", "refusal"],
)
def test_a_forged_revocation_deletes_nothing_and_stops_synchronising(deceived, scripted, clock, sign, status, body):
    scripted.answer = forged(status, body, sign)
    deceived.sync.engine.network_back()
    deceived.run(30)
    assert not deceived.sync.engine.revoked_and_drained
    assert errors_of(deceived).kind == failures.UNPROVEN
    assert deceived.sync.engine.state.phase == "trouble"
    assert deceived.waiting == 1 and "unersetzlich" in deceived.names()
    asked = len(scripted.asked)
    deceived.run(20)
    assert len(scripted.asked) == asked, "it asks no further, until somebody says so or an hour has passed"


def test_the_true_hub_is_believed_again_afterwards(deceived, scripted, url):
    scripted.answer = lambda request: (200, {signing.PROOF: "1"}, messages.pack(REVOKED))
    deceived.run(5)
    assert errors_of(deceived).kind == failures.UNPROVEN
    deceived.sync.link.close()
    deceived.sync.link.url = url
    deceived.sync.engine.network_back()
    deceived.run(5)
    assert errors_of(deceived) is None and deceived.waiting == 0


def test_a_revocation_that_was_true_before_proves_nothing_later(hub, second, scripted, url):
    """What the hub once said to one request is no answer to another."""
    second.run()
    device = enrolment.current(second.world.store).credentials.device_id
    hub.devices.revoke(device, COMMAND_LINE)
    heard = []
    carry = second.sync.link._carry
    second.sync.link._carry = lambda *request: heard.append(carry(*request)) or heard[-1]
    second.sync.link.pull(PULL)
    hub.devices.restore(device, COMMAND_LINE)
    again = heard[0]
    second.sync.link._carry = carry
    second.sync.link.close()
    second.sync.link.url = scripted.url
    scripted.answer = lambda request: (200, {signing.PROOF: again.headers[signing.PROOF]}, again.body)
    assert failure_of(lambda: second.sync.link.pull(PULL)).kind == failures.UNPROVEN


def test_an_acknowledgement_that_nobody_signed_delivers_nothing(deceived, scripted):
    """Work that counts as delivered, and as lying in a backup, would be let go."""
    scripted.answer = lambda request: (
        200, {signing.PROOF: "1"}, messages.pack(messages.Pushed(epoch="e", expected=99)),
    )  # fmt: skip
    deceived.run(10)
    assert deceived.waiting == 1


@pytest.mark.parametrize(
    "change",
    [
        {"status": 201},
        {"body": messages.pack(REVOKED) + b"x"},
        {"headers": {"Upload-Offset": "5"}},
        {"at": 7},
    ],
    ids=["status", "body", "headers", "time"],
)
def test_a_signature_covers_status_body_time_and_what_uploads_go_by(scripted, link, change):
    body = messages.pack(REVOKED)
    facts = {"status": 200, "headers": {}, "body": body, "at": 5, **change}
    scripted.answer = lambda request: (
        200, {signing.PROOF: "5." + proof(request, facts["status"], facts["headers"], facts["body"], facts["at"],
                                          HUB_KEY).partition(".")[2]}, body,
    )  # fmt: skip
    assert failure_of(lambda: link.pull(PULL)).kind == failures.UNPROVEN


def test_the_hubs_time_is_learned_from_a_proven_reply_only(scripted, link):
    scripted.answer = lambda request: (401, {signing.PROOF: "99"}, b'{"error": {"code": "clock"}}')
    failure_of(lambda: link.pull(PULL))
    assert link.skew_ms == 0 and len(scripted.asked) == 1


def test_every_reply_of_a_real_hub_is_proven(hub, office, url):
    office.run()
    link = office.sync.link
    assert link.json("GET", "/admin/v1/status")
    assert failure_of(lambda: link.json("GET", "/admin/v1/nothing")).hub_code == "not_found"
    sha = office.photo(b"a photo")
    office.run()
    assert link.blob_state(sha).complete
    assert link.get_piece(sha, 0, 3) == (b"a p", 7)
    assert link.blob_state("a" * 64) is None
    hub.devices.revoke(enrolment.current(office.world.store).credentials.device_id, COMMAND_LINE)
    assert failure_of(lambda: link.get_piece(sha, 0, 3)).kind == failures.REVOKED

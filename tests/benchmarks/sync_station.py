"""A laptop without a profile: it signs, asks and is answered like any other, but keeps nothing of what it gets."""

from __future__ import annotations

import secrets
from typing import Any

import msgspec

from fieldservice.domain.records import Person
from fieldservice.hub.assembly import Assembly
from fieldservice.hub.audit import COMMAND_LINE
from fieldservice.hub.enrolment import Request
from fieldservice.store import outbox
from fieldservice.store.migrate import newest_version
from fieldservice.sync import signing
from fieldservice.sync.messages import Cursor, Hello, Mutation, Pull, Pulled, Push, Stream
from fieldservice.sync.transport import Credentials, HubConnection
from fieldservice.system.clock import SystemClock, to_ms


def enrolled(assembly: Assembly, person: Person) -> Credentials:
    """A new device of a person, with its keys."""
    key = signing.new_private_key()
    public = signing.public_key_of(key)
    code = assembly.enrolments.invite(person, COMMAND_LINE).code
    proof = signing.sign(key, signing.enrolment_text(code, public, "bench", "bench"))
    made = assembly.enrolments.redeem(Request(code, "bench", "bench", "bench", public, proof), COMMAND_LINE)
    return Credentials(assembly.identity.hub_id, made.device.id, made.token, key, assembly.identity.public_key)


class Station:
    """One device's conversations. `versions`: what its next change of a row is based on."""

    def __init__(self, url: str, credentials: Credentials, person: Person) -> None:
        self.link = HubConnection(url, credentials, SystemClock())
        self.person = person
        self._stream = secrets.token_hex(16)
        self._mid = 0
        self._chain = outbox.first_chain(self._stream)
        self._epoch = ""
        self._cursors: dict[str, Cursor] = {}

    def hello(self) -> None:
        """Greet the hub."""
        streams = [Stream(stream=self._stream)]
        welcome = self.link.hello(Hello(program="bench", schema_version=newest_version(), streams=streams))
        self._epoch = welcome.epoch

    def push(self, intent: str, rows: list[list[Any]], base: int = 0) -> int:
        """Deliver one mutation; returns its place in the hub's order. Raises RuntimeError when it is not accepted."""
        payload = msgspec.msgpack.encode({"v": 1, "rows": rows})
        self._mid += 1
        self._chain = outbox.link(self._chain, payload)
        mutation = Mutation(
            mid=self._mid,
            intent=intent,
            schema_version=newest_version(),
            person_id=self.person.id,
            device_at=to_ms(SystemClock().now()),
            base=base,
            payload=payload,
            chain=self._chain,
        )
        (outcome,) = self.link.push(Push(stream=self._stream, mutations=[mutation])).outcomes
        if outcome.outcome != "applied" or outcome.seq is None:
            raise RuntimeError(f"{intent}: {outcome.outcome} {outcome.code} {outcome.params}")
        return outcome.seq

    def pull(self, most_rows: int = 2_000) -> Pulled:
        """The next rows; the cursors move on."""
        message = Pull(
            epoch=self._epoch,
            cursors=dict(self._cursors),
            answered={self._stream: self._mid},
            most_rows=most_rows,
            schema_version=newest_version(),
        )
        reply = self.link.pull(message)
        self._cursors.update((page.scope, page.cursor) for page in reply.pages)
        return reply

    def pull_all(self) -> int:
        """Pull until there is nothing more; returns how many rows came."""
        rows = 0
        while True:
            reply = self.pull()
            rows += sum(len(page.rows) for page in reply.pages)
            if not any(page.more for page in reply.pages):
                return rows

    def look_from(self, seq: int) -> None:
        """Take everything up to a place in the order as seen."""
        self._cursors["office"] = Cursor(seq, 2**62)

"""Messages that make no sense, to hubs on SQLite and on PostgreSQL: each is answered, alike on both, and work goes on.

What a forger puts into his own history must neither break a statement nor stop what stands behind it.
"""

from __future__ import annotations

from random import Random
from typing import Any

import msgspec
import pytest

from fieldservice.domain.records import Customer
from fieldservice.errors import FieldServiceError
from fieldservice.store import outbox
from fieldservice.sync import messages
from fieldservice.sync.messages import Compare, Cursor, Extent, Hello, Mutation, Pull, Push, Stream
from tests.hub.postgres import postgres
from tests.hub.postgres_world import PostgresWorld
from tests.sync.memory import HubWorld, Laptop

__all__ = ["postgres"]

HUGE = (2**31, 2**53, 2**63 - 1, 2**63, 2**64 - 1, -(2**63))
LONG = Random(1).randbytes(30_000).hex()  # no index takes it, however it is compressed
TEXTS = ("\x00", "a\x00b", LONG, "'; DROP TABLE entity; --", "%s %(x)s ? {marks}", "\ud7ff\uffff😀", "../../etc", "")
STREAM = "ab" * 16


@pytest.fixture(params=["sqlite", "postgresql"])
def world(request: pytest.FixtureRequest) -> Any:
    if request.param == "sqlite":
        yield HubWorld()
        return
    made = PostgresWorld(request.getfixturevalue("postgres"))
    yield made
    made.database.close()


class Forger(Laptop):
    """A laptop whose messages are made by hand."""

    def greet(self, **changes: Any) -> Any:
        hello = Hello(program="0", schema_version=self.store.schema_version, streams=[Stream(stream=STREAM)])
        return self.asked("hello", msgspec.structs.replace(hello, **changes))

    def asked(self, name: str, message: Any) -> Any:
        """The hub's answer, or the code with which it refuses the message; anything else is raised."""
        kind = type(message)
        try:
            arrived = messages.unpack(messages.pack(message), kind)
            return getattr(self.world.hub, name)(self.device, arrived)
        except FieldServiceError as refusal:
            return refusal.code

    def pushes(self, payload: Any, mid: int = 1, chain: bytes = b"", **changes: Any) -> Any:
        packed = payload if isinstance(payload, bytes) else msgspec.msgpack.encode({"v": 1, "rows": payload})
        mutation = Mutation(
            mid=mid,
            intent="directory.add_customer",
            schema_version=self.store.schema_version,
            person_id=self.person.id,
            payload=packed,
            chain=outbox.link(chain or outbox.first_chain(STREAM), packed),
        )
        return self.asked("push", Push(stream=STREAM, mutations=[msgspec.structs.replace(mutation, **changes)]))


@pytest.fixture
def forger(world: Any) -> Forger:
    return Forger(world, world.person("Wu", "desk,dispatcher,manager"))


def rows(name: str = "x", **values: Any) -> list[Any]:
    return [["i", "customer", "cd" * 16, {"name": name, **values}]]


def still_serves(forger: Forger) -> None:
    """An honest colleague works with the same hub, and the forger's history goes on behind what he sent."""
    honest = Laptop(forger.world, forger.world.person("Li", "desk"))
    honest.add("directory.add_customer", Customer(id=honest.ids(), name="honest"))
    honest.sync_all()
    assert honest.states() == [(1, outbox.DELIVERED, "")]


@pytest.mark.parametrize("text", TEXTS)
def test_texts_in_every_place_of_a_push(forger: Forger, text: str) -> None:
    forger.greet()
    reply = forger.pushes(rows(text), intent_version=1)
    assert reply.expected == 2, "it was answered, and the next one may come"
    chain = outbox.link(outbox.first_chain(STREAM), msgspec.msgpack.encode({"v": 1, "rows": rows(text)}))
    for mid, change in enumerate(({"intent": text}, {"person_id": text}), start=2):
        packed = msgspec.msgpack.encode({"v": 1, "rows": rows()})
        reply = forger.pushes(rows(), mid=mid, chain=chain, **change)
        assert reply if isinstance(reply, str) else reply.expected == mid + 1
        if isinstance(reply, str):
            break
        chain = outbox.link(chain, packed)
    still_serves(forger)


@pytest.mark.parametrize("number", HUGE)
@pytest.mark.parametrize("field", ["device_at", "base", "was", "intent_version", "schema_version", "mid"])
def test_numbers_beyond_all_bounds_in_a_push(forger: Forger, field: str, number: int) -> None:
    forger.greet()
    forger.pushes(rows(), **{field: number})
    still_serves(forger)


@pytest.mark.parametrize("text", TEXTS)
def test_texts_in_every_place_of_the_other_messages(forger: Forger, text: str) -> None:
    forger.greet(streams=[Stream(stream=text)], epoch=text, program=text)
    forger.greet(streams=[Stream(stream=STREAM, parent=text, chain=b"x" * 100_000)])
    forger.greet(numbers_left={text: 0})
    epoch = forger.greet().epoch
    forger.asked("push", Push(stream=text, mutations=[]))
    forger.asked("pull", Pull(epoch=epoch, cursors={text: Cursor()}, answered={text: 0}, schema_version=1))
    forger.asked("pull", Pull(epoch=text, cursors={}, schema_version=1))
    forger.asked("compare", Compare(epoch=epoch, extents={text: (Cursor(), Extent(0, 0, 0))}))
    still_serves(forger)


@pytest.mark.parametrize("number", HUGE)
def test_numbers_beyond_all_bounds_in_the_other_messages(forger: Forger, number: int) -> None:
    forger.greet(streams=[Stream(stream="cd" * 16, mid=number)])
    forger.greet(last_mid=number, device_at=number, waiting=number, numbers_left={"WO": number})
    epoch = forger.greet().epoch
    everything = {"office": Cursor(number, number), "all": Cursor(number, 0)}
    asked = Pull(epoch=epoch, cursors=everything, answered={STREAM: number}, most_rows=number, schema_version=number)
    forger.asked("pull", asked)
    compared = Compare(epoch=epoch, extents={name: (at, Extent(number, 0, 0)) for name, at in everything.items()})
    forger.asked("compare", compared)
    still_serves(forger)

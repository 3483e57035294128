"""A stand-alone installation on which several people worked joins with one of them, who is no administrator."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldservice.domain.records import Customer, Note, Person
from fieldservice.hub.assembly import Assembly
from fieldservice.hub.audit import COMMAND_LINE
from fieldservice.services.container import Services
from fieldservice.services.people import ROLES
from fieldservice.sync import messages
from fieldservice.system.clock import FixedClock
from tests.hub.laptop import enrolled
from tests.sync.real import invite, make_laptop, new_person
from tests.sync.test_real_hub import clock, hub, office, url

__all__ = ["clock", "hub", "office", "url"]


class Bench:
    """The computer in the workshop: two colleagues worked on it, then one of them joins the firm's hub with it."""

    def __init__(self, folder: Path, clock: FixedClock) -> None:
        self.laptop = make_laptop(folder, clock, 61)
        self.services = Services(self.laptop.world.context)
        self.colleague = self.services.people.add(number="B1", name="老赵", roles=ROLES)
        self.me = self.services.people.add(number="B2", name="小孙", roles=("technician",))
        self._sign_in(self.colleague)
        self.customer = self.services.directory.add_customer(name="长江轴承")
        self.machine = self.services.directory.machines.add(self.customer.id, serial="70231")
        self.note = self.laptop.add(
            "directory.add_note",
            Note(id=self.laptop.world.ids(), customer_id=self.customer.id, text="旧件在库", by_id=self.colleague.id),
        )
        self._sign_in(self.me)

    def _sign_in(self, person: Person) -> None:
        with self.services.context.begin("test.sign_in") as uow:
            uow.put_local("actor", person.id)
            uow.commit()
        self.laptop.world.store.actor_id = person.id

    @property
    def states(self) -> list[str]:
        """What became of everything that was recorded here."""
        return [change.state for change in self.services.sync_center.changes("refused")]


@pytest.fixture
def bench(tmp_path: Path, clock: FixedClock) -> Iterator[Bench]:
    made = Bench(tmp_path / "bench", clock)
    yield made
    made.laptop.close()


@pytest.fixture
def joined(bench: Bench, hub: Assembly, url: str) -> Bench:
    """The bench computer, which has joined for a technician and delivered everything."""
    bench.laptop.join(url, invite(hub, new_person(hub, "孙工", "technician")))
    bench.laptop.run()
    return bench


def test_what_colleagues_recorded_waits_for_an_administrator_and_nothing_is_lost(joined: Bench, hub: Assembly):
    standing = joined.services.sync_center.standing()
    assert (standing.waiting, standing.refused, standing.parked) == (0, 0, 0) and standing.quarantined >= 4
    assert set(joined.states) == {"quarantined"}
    assert not hub.hub.holds(joined.customer) and joined.laptop.names() == {"长江轴承"}
    waits = joined.services.sync_center.changes("refused")[0]
    assert "before this computer joined" in waits.reason and "one click" in waits.to_do
    [kept] = hub.quarantine.all()
    assert kept.before_joining and kept.changes == standing.quarantined


def test_an_administrator_accepts_it_at_once_in_the_names_of_those_who_recorded_it(joined: Bench, hub: Assembly):
    [kept] = hub.quarantine.all()
    done = hub.quarantine.release(kept.stream, COMMAND_LINE)
    assert done == {messages.APPLIED: kept.changes}
    assert hub.quarantine.all() == []
    assert all(hub.hub.holds(each) for each in (joined.customer, joined.machine, joined.note))
    with hub.database.read() as tx:
        by = dict(tx.rows("SELECT intent, person_id FROM mutation WHERE stream = ?", (kept.stream,)))
    assert by["directory.add_note"] == joined.colleague.id
    joined.laptop.sync.engine.network_back()
    joined.laptop.run()
    standing = joined.services.sync_center.standing()
    assert (standing.waiting, standing.refused, standing.quarantined) == (0, 0, 0)
    assert joined.laptop.world.read().get(Note, joined.note.id).by_id == joined.colleague.id
    assert "history_accepted" in [entry.event for entry in hub.audit.newest()]


def test_people_who_are_brought_along_bring_no_roles(joined: Bench, hub: Assembly):
    hub.quarantine.release(hub.quarantine.all()[0].stream, COMMAND_LINE)
    brought = hub.hub.person(joined.colleague.id)
    assert brought is not None and brought.name == "老赵" and not brought.roles
    joined.laptop.sync.engine.network_back()
    joined.laptop.run()
    assert not joined.laptop.world.read().get(Person, joined.colleague.id).roles


def test_work_done_after_joining_on_what_waits_is_delivered_and_stands(joined: Bench, hub: Assembly):
    laptop = joined.laptop
    mine = Note(id=laptop.world.ids(), customer_id=joined.customer.id, text="复查", by_id=laptop.world.store.actor_id)
    laptop.add("directory.add_note", mine)
    laptop.run()
    assert joined.services.sync_center.standing().refused == 0 and hub.hub.holds(mine)
    hub.quarantine.release(hub.quarantine.all()[0].stream, COMMAND_LINE)
    laptop.sync.engine.network_back()
    laptop.run()
    assert joined.states == [] and laptop.world.read().get(Customer, joined.customer.id).name == "长江轴承"


def test_what_arrives_after_it_was_accepted_is_accepted_too(bench: Bench, hub: Assembly, url: str):
    """A long history takes several deliveries; the administrator presses once."""
    bench.laptop.join(url, invite(hub, new_person(hub, "孙工", "technician")))
    sync = bench.laptop.sync
    talk = sync.engine._talk
    talk.hello()
    whole = talk._device.next_push()
    part = messages.Push(stream=whole.stream, mutations=whole.mutations[:2])
    talk._device.pushed(part, sync.link.push(part))
    hub.quarantine.release(hub.quarantine.all()[0].stream, COMMAND_LINE)
    bench.laptop.run()
    assert hub.quarantine.all() == [] and hub.hub.holds(bench.note) and bench.states == []


def test_an_administrator_who_joins_needs_nobody_else(bench: Bench, hub: Assembly, url: str):
    bench.laptop.join(url, invite(hub, new_person(hub, "孙工", "administrator", "technician")))
    bench.laptop.run()
    assert hub.quarantine.all() == [] and hub.hub.holds(bench.note) and bench.states == []


def test_nobody_calls_later_work_a_history_from_before_joining(joined: Bench, hub: Assembly):
    """A laptop joins once: naming another stream afterwards opens no second door."""
    hub.quarantine.release(hub.quarantine.all()[0].stream, COMMAND_LINE)
    device = hub.devices.get(joined.laptop.sync.enrolment.credentials.device_id)
    streams = [
        messages.Stream(stream="a" * 32),
        messages.Stream(stream="b" * 32, parent="a" * 32, mid=50, chain=b"x" * 32),
    ]
    hub.hub.hello(device, messages.Hello(program="x", schema_version=1, streams=streams, joined="b" * 32))
    with hub.database.read() as tx:
        assert len(tx.rows("SELECT stream FROM joined WHERE device_id = ?", (device.id,))) == 1


def test_another_devices_stream_is_no_way_in(joined: Bench, hub: Assembly, url: str):
    port = int(url.rpartition(":")[2])
    other = enrolled(hub, port, "别人", "technician")
    with hub.database.read() as tx:
        [(theirs,)] = tx.rows("SELECT stream FROM joined")
    hello = messages.Hello(program="x", schema_version=1, streams=[messages.Stream(stream=theirs)], joined=theirs)
    other.say("hello", hello)
    with hub.database.read() as tx:
        assert tx.rows("SELECT device_id FROM joined WHERE stream = ?", (theirs,)) != [(other.device_id,)]

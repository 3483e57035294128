"""What happens in one step of a run: people work, laptops talk, things break."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from fieldservice.domain.records import Person, ServicePoint, StockLocation
from tests.sync.simulation import decisions, knowing, work
from tests.sync.simulation.world import Machine, PowerFailures, World

Action = Callable[[World, Machine], Any]


def step(world: World) -> None:
    """One step of a run."""
    random = world.random
    habits = world.habits
    machine = random.choice(world.machines)
    kinds = {
        "talk": 45 * habits["talk"],
        "edit": 45 * habits["edit"],
        "fault": 5 * habits["fault"],
        "hub": 5 * habits["hub"],
        "pause": 4 * habits["pause"],
        "late": 8 if world.late else 0,
    }
    kind = random.choices(list(kinds), list(kinds.values()))[0]
    if kind == "talk":
        world.talk(machine)
    elif kind == "edit":
        for _ in range(random.choice((1, 1, 2, 3, 5))):
            person_works(world, machine)
    elif kind == "fault":
        chosen(world, FAULTS)(world, machine)
    elif kind == "hub":
        chosen(world, HUB)(world, machine)
    elif kind == "pause":
        world.pause()
    else:
        world.deliver_late()


def person_works(world: World, machine: Machine) -> None:
    """The person of a laptop does one thing; perhaps the power fails in the middle of it."""
    table = WORK if world.random.random() < 0.85 else decisions.WORK
    if world.knowing and table is WORK and world.chance(0.3):
        table = knowing.WORK
    action = chosen(world, table)

    def act() -> bool:
        world.try_it(lambda: action(world, machine))
        return True

    if world.with_power(machine.connection, act) is None:
        machine.restart()
        machine.noted("?", machine.seeing)
        world.tell(machine, "power failed at work")
    world.counts[action.__name__] += 1


def chosen(world: World, table: dict[Action, float]) -> Action:
    """One of the actions, by weight."""
    return world.random.choices(list(table), list(table.values()))[0]


WORK: dict[Action, float] = work.WORK


# What breaks


def restarts(world: World, machine: Machine) -> None:
    """The program ends and starts again."""
    world.tell(machine, "restarts")
    machine.restart()


def keeps_a_copy(world: World, machine: Machine) -> None:
    """Somebody copies the database away."""
    machine.images = [*machine.images[-1:], machine.laptop.image()]


def is_set_back(world: World, machine: Machine) -> None:
    """An old copy takes the place of the database, with or without the marker outside."""
    if not machine.images:
        keeps_a_copy(world, machine)
        return
    marker = world.chance(0.5)
    world.tell(machine, "set back", marker)
    world.doubles += 1
    machine.set_back(machine.images.pop(), marker)


def is_cloned(world: World, machine: Machine) -> None:
    """The same database goes on on two machines, with or without the marker outside."""
    if len(world.machines) >= 6:
        return
    world.doubles += 1
    marker = world.chance(0.5)
    twin = world.add_machine(machine.laptop.person, machine.laptop.image(), machine.laptop.device)
    twin.laptop.clock.set(machine.laptop.clock.now())
    twin.program = machine.program
    if marker:
        twin.restart()
    else:
        twin.set_back(twin.laptop.image(), False)
    world.tell(machine, "cloned", twin, marker)


def clock_jumps(world: World, machine: Machine) -> None:
    """Somebody sets the laptop's clock, or its battery was empty."""
    machine.laptop.clock.advance(timedelta(days=world.random.choice((-4000, -30, -1, 1, 30, 300))))
    world.tell(machine, "clock", machine.laptop.clock.now())


def fetches_again(world: World, machine: Machine) -> None:
    """The laptop asks whether it holds what the hub holds."""
    world.exchange(machine, "compare")


def reads_in_small_pages(world: World, machine: Machine) -> None:
    """A thin line."""
    machine.laptop.sync.most_rows = world.random.choice((1, 3, 10, 2_000))


def is_installed_anew(world: World, machine: Machine) -> None:
    """An older program, today's, or one that is newer than the hub."""
    program = world.random.choice((-1, 0, 0, 1))
    empty = not machine.rows("SELECT 1 FROM mutation LIMIT 1")
    if program >= machine.program or empty:  # programs are never older than their data
        machine.install(program)
    world.tell(machine, "program", machine.program)


FAULTS: dict[Action, float] = {
    is_installed_anew: 3,
    restarts: 4,
    keeps_a_copy: 3,
    is_set_back: 2,
    is_cloned: 1,
    clock_jumps: 2,
    fetches_again: 2,
    reads_in_small_pages: 2,
}


# What happens to the hub


def grants(world: World, machine: Machine) -> None:
    """An administrator gives or takes roles."""
    person = world.random.choice(world.firm.people[1:])
    roles = world.random.choice(
        (person.roles, person.roles, "technician", "desk", "warehouse", "technician,warehouse", "")
    )
    world.author(Person, person.id, roles=roles)


def moves_a_person(world: World, machine: Machine) -> None:
    """Somebody works for another service point, gets another van, leaves or comes back."""
    random = world.random
    person = random.choice(world.firm.people[1:])
    points = [row.id for row in world.firm.rows if isinstance(row, ServicePoint)]
    vans = [row.id for row in world.firm.rows if isinstance(row, StockLocation) and row.kind == "van"]
    change: dict[str, Any] = random.choice(
        (
            {"service_point_id": random.choice([*points, None])},
            {"van_location_id": random.choice([*vans, None])},
            {"archived": random.random() < 0.3},
        )
    )
    world.author(Person, person.id, **change)


def backs_up(world: World, machine: Machine) -> None:
    """A backup of the hub."""
    world.back_up()


def is_restored(world: World, machine: Machine) -> None:
    """The hub's machine dies; the newest backup takes its place."""
    if world.backups:
        world.restore_hub(world.backups[-1])


def revokes(world: World, machine: Machine) -> None:
    """A laptop is revoked."""
    if machine is not world.machines[0]:
        world.revoke(machine.laptop.device.id, True)


def tidies(world: World, machine: Machine) -> None:
    """The hub's timer."""
    world.with_power(world.hub_world.database._connection(), world.hub.tidy)


def is_found_again(world: World, machine: Machine) -> None:
    """A laptop that was revoked turns up; what it brought is judged like everybody's."""
    if world.devices[machine.laptop.device.id].revoked_at is not None:
        world.revoke(machine.laptop.device.id, False)


def is_upgraded(world: World, machine: Machine) -> None:
    """The hub gets the newest program."""
    world.upgrade_hub()


def years_pass(world: World, machine: Machine) -> None:
    """Old work orders leave their technicians' laptops."""
    world.hub_world.clock.advance(timedelta(days=250))


HUB: dict[Action, float] = {
    grants: 4,
    moves_a_person: 3,
    backs_up: 3,
    is_restored: 1.5,
    revokes: 0.5,
    is_found_again: 1,
    tidies: 1,
    is_upgraded: 1,
    years_pass: 0.4,
}

__all__ = ["PowerFailures", "step"]

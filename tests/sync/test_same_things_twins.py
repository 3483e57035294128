"""One customer entered on two laptops: what belongs to the second goes over through the hub, and comes back."""

from __future__ import annotations

from pathlib import Path

from fieldservice.domain.records import Customer, PossibleDuplicate, Site, WorkOrder
from fieldservice.services.container import Services
from fieldservice.services.context import Context
from fieldservice.system.blobs import Blobs
from tests.services.conftest import SHANGHAI
from tests.sync.memory import Laptop
from tests.sync.test_outbound_twins import Firm

NAME = "联拓印刷"


def services_of(laptop: Laptop, folder: Path) -> Services:
    """What the program does on a laptop."""
    blobs = Blobs(folder / laptop.person.id, bytes(32))
    return Services(Context(store=laptop.store, clock=laptop.clock, ids=laptop.ids, blobs=blobs, zone=SHANGHAI))


def test_what_belongs_to_a_twin_goes_over_on_every_laptop_and_back_from_another(tmp_path: Path):
    firm = Firm(tmp_path)
    desk, field = firm.laptops["desk"], firm.laptops["field"]
    first = firm.services["desk"].directory.add_customer(name=NAME)
    firm.meet()
    boss = Laptop(firm.world, firm.world.person("赵主管", "manager"))
    firm.laptops["boss"] = boss
    firm.meet()
    twin = Customer(id=boss.ids(), number="C-9", name=NAME)
    boss.add("directory.add_customer", twin)
    boss.add("directory.add_site", Site(id=boss.ids(), customer_id=twin.id, name="二厂"))
    firm.meet()
    firm.customer = twin
    order = firm.job()
    firm.meet()
    [task] = desk.store.read().where(PossibleDuplicate)
    assert (task.first_id, task.second_id) == (first.id, twin.id)
    firm.services["desk"].possible_duplicates.decide(task.id, "same")
    firm.meet()
    for laptop in (desk, boss, field):
        assert laptop.find(WorkOrder, order.id).customer_id == first.id
    assert [site.customer_id for site in boss.store.read().where(Site)] == [first.id]
    assert boss.find(Customer, twin.id).archived

    services_of(boss, tmp_path).possible_duplicates.decide(task.id, "open")
    firm.meet()
    for laptop in (desk, boss, field):
        assert laptop.find(WorkOrder, order.id).customer_id == twin.id
    assert not desk.find(Customer, twin.id).archived


def test_taken_back_before_the_hub_answered_it_is_as_if_it_had_never_been(tmp_path: Path):
    firm = Firm(tmp_path)
    desk = firm.laptops["desk"]
    service = firm.services["desk"]
    first = service.directory.add_customer(name=NAME)
    firm.meet()
    boss = firm.laptops["boss"] = Laptop(firm.world, firm.world.person("赵主管", "manager"))
    firm.meet()
    twin = Customer(id=boss.ids(), number="C-9", name=NAME)
    boss.add("directory.add_customer", twin)
    boss.add("directory.add_site", Site(id=boss.ids(), customer_id=twin.id, name="二厂"))
    firm.meet()
    [task] = desk.store.read().where(PossibleDuplicate)
    service.possible_duplicates.decide(task.id, "same")
    assert [site.customer_id for site in desk.store.read().where(Site)] == [first.id]
    service.possible_duplicates.decide(task.id, "open")
    firm.meet()
    for laptop in (desk, boss):
        assert [site.customer_id for site in laptop.store.read().where(Site)] == [twin.id]
        assert not laptop.find(Customer, twin.id).archived

"""One person's two laptops, and two people who publish one checklist, apart from each other; a real hub brings them
together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldservice.domain.checklist import Address, ChecklistState
from fieldservice.domain.records import ChecklistTemplate
from fieldservice.i18n import set_language
from fieldservice.services.container import Services
from fieldservice.services.context import Context
from fieldservice.system.blobs import Blobs
from tests.domain.forms import field, form_source, group, hidden
from tests.services.conftest import SHANGHAI
from tests.sync.memory import Laptop
from tests.sync.test_outbound_twins import Firm

FORM = form_source(
    group("leak", field("litres", "number"), repeat={"least": 1}), hidden("total", "sum(/data/leak/litres)")
)


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Firm]:
    set_language("en")
    yield Firm(tmp_path)
    set_language("zh_CN")


def another(firm: Firm, name: str, laptop: Laptop, folder: Path) -> Services:
    """A further laptop takes part."""
    firm.laptops[name] = laptop
    services = firm.services[name] = Services(
        Context(
            store=laptop.store, clock=laptop.clock, ids=laptop.ids, blobs=Blobs(folder / name, bytes(32)), zone=SHANGHAI
        )
    )
    firm.meet()
    return services


def test_rounds_that_one_person_adds_on_two_laptops_are_all_there_with_their_answers(
    firm: Firm, tmp_path: Path
) -> None:
    road = firm.services["field"]
    home = another(firm, "home", Laptop(firm.world, firm.technicians[0]), tmp_path)
    order = firm.job()
    template = ChecklistTemplate(id=firm.world.ids(), code="test", name="t", name_en="t", body=FORM)
    firm.world.hub.author("template.publish", [template])
    firm.meet()
    checklist = road.checklists.add(order.id, template.id).id
    firm.meet()
    for services, litres in ((road, "2"), (home, "3"), (road, "4")):
        added = services.checklists.add_round(checklist, "leak").event.address
        services.checklists.answer(checklist, Address("litres", added.path), litres)
        firm.laptops["home"].clock.advance(minutes=1)
    firm.meet()

    def state(name: str) -> ChecklistState:
        return firm.services[name].checklists.open(checklist).state

    for name in ("field", "home", "desk"):
        found = state(name)
        assert len(found.rounds("leak")) == 4
        assert found.cell(Address("total")).value == 9
        assert found.disputes() == {}
    home.checklists.remove_round(checklist, "leak", state("home").rounds("leak")[-1:])
    firm.meet()
    assert {len(state(name).rounds("leak")) for name in ("field", "home", "desk")} == {3}

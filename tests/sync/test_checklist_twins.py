"""One person's two laptops, and two people who publish one checklist, apart from each other; a real hub brings them
together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fieldservice.domain.checklist import Address, ChecklistState
from fieldservice.domain.records import ChecklistTemplate
from fieldservice.errors import UserError
from fieldservice.i18n import set_language
from fieldservice.services.checklist_templates import TemplateLine
from fieldservice.services.checklist_versions import numbers_of
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


MANAGERS = ("first", "second")
WATCHING = (*MANAGERS, "desk", "field")


@pytest.fixture
def managers(firm: Firm, tmp_path: Path) -> Firm:
    """Two managers take part, and version 1 of a checklist is published."""
    for name in MANAGERS:
        another(firm, name, Laptop(firm.world, firm.world.person(f"Manager {name}", "manager")), tmp_path)
    firm.services["first"].checklist_templates.publish(belt("wear"))
    firm.meet()
    return firm


def belt(*keys: str) -> dict[str, Any]:
    return {
        "format": 2, "rules": "xpath", "code": "belt", "names": {"en": "Belt"}, "purpose": "diagnosis",
        "items": [field(key) for key in keys],
    }  # fmt: skip


def line(firm: Firm, name: str) -> TemplateLine:
    (found,) = [each for each in firm.services[name].checklist_templates.lines() if each.code == "belt"]
    return found


def offered(firm: Firm, name: str, job: str) -> tuple[str, ...]:
    (found,) = [each for each in firm.services[name].checklists.templates(job) if each.template.code == "belt"]
    return tuple(question.key for question in found.template.questions)


@pytest.mark.parametrize("order", [MANAGERS, MANAGERS[::-1]])
def test_of_two_versions_published_apart_the_second_is_the_next_and_people_are_told(
    managers: Firm, order: tuple[str, str]
) -> None:
    job = managers.job()
    managers.meet()
    published, running = {}, {}
    for name in MANAGERS:
        templates, checklists = managers.services[name].checklist_templates, managers.services[name].checklists
        draft = templates.save_draft({**templates.data(line(managers, name).id), **belt("wear", name)})
        published[name] = templates.publish(templates.data(draft.id), draft.id).id
        running[name] = checklists.add(job.id, published[name]).id
        checklists.answer(running[name], Address(name), "worn")
    assert {line(managers, name).version for name in MANAGERS} == {2}
    for name in (*order, *order):
        managers.laptops[name].sync_all()
    managers.meet()
    newest = max(published.values())
    (other,) = set(published.values()) - {newest}
    for name in WATCHING:
        seen = line(managers, name)
        assert (seen.id, seen.version) == (newest, 3)
        assert [(apart.id, apart.version) for apart in seen.apart] == [(other, 2)]
        assert seen.apart[0].author.startswith("Manager")
        assert len({offered(managers, each, job.id) for each in WATCHING}) == 1
        views = {author: managers.services[name].checklists.open(running[author]) for author in MANAGERS}
        assert {view.version for view in views.values()} == {2, 3}
        for author, view in views.items():
            assert view.checklist.template_id == published[author]
            assert view.state.cell(Address(author)).value == "worn"


def test_whoever_publishes_next_knows_both_and_nobody_is_told_any_more(managers: Firm) -> None:
    for name in MANAGERS:
        managers.services[name].checklist_templates.publish(belt("wear", name))
    managers.meet()
    templates = managers.services["first"].checklist_templates
    (apart,) = line(managers, "first").apart
    draft = templates.save_draft(templates.data(apart.id))  # goes on with the one that is not offered
    made = templates.publish(templates.data(draft.id), draft.id)
    managers.meet()
    for name in WATCHING:
        assert (line(managers, name).id, line(managers, name).version, line(managers, name).apart) == (made.id, 4, ())


def test_a_draft_begun_before_two_versions_came_is_overtaken_by_both(managers: Firm) -> None:
    templates = managers.services["first"].checklist_templates
    draft = templates.save_draft(templates.data(line(managers, "first").id))
    for name in MANAGERS:
        managers.services[name].checklist_templates.publish(belt("wear", name))
    managers.meet()
    with pytest.raises(UserError, match="3"):
        templates.publish(templates.data(draft.id), draft.id)
    made = templates.publish(templates.data(draft.id), draft.id, over=True)
    managers.meet()
    for name in WATCHING:
        assert (line(managers, name).id, line(managers, name).version, line(managers, name).apart) == (made.id, 4, ())


def test_versions_that_three_published_apart_are_counted_the_same_everywhere() -> None:
    given = [("a", 1), ("d", 2), ("b", 2), ("c", 2), ("e", 3), ("f", 9)]
    assert numbers_of(given) == {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 9}
    assert numbers_of(reversed(given)) == numbers_of(given)

"""Two laptops that publish the same thing apart from each other: afterwards all laptops show the same edition."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldservice.domain.records import Article, Conflict
from fieldservice.i18n import set_language
from fieldservice.services.container import Services
from fieldservice.services.context import Context
from fieldservice.services.diagnosis_trees import SHIPPED
from fieldservice.services.knowledge import ArticleDraft
from fieldservice.system.blobs import Blobs
from tests.domain.forms import field
from tests.services.conftest import SHANGHAI
from tests.sync.memory import Laptop
from tests.sync.test_outbound_twins import Firm

MANAGERS = ("first", "second")


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Firm]:
    set_language("en")
    made = Firm(tmp_path)
    for name in MANAGERS:
        laptop = made.laptops[name] = Laptop(made.world, made.world.person(f"Manager {name}", "manager"))
        made.services[name] = Services(
            Context(
                store=laptop.store, clock=laptop.clock, ids=laptop.ids, blobs=Blobs(tmp_path / name, bytes(32)),
                zone=SHANGHAI,
            )
        )  # fmt: skip
    made.meet()
    yield made
    set_language("zh_CN")


@pytest.mark.parametrize("order", [MANAGERS, MANAGERS[::-1]])
def test_an_article_that_two_published_apart_reads_the_same_everywhere(firm: Firm, order: tuple[str, str]) -> None:
    made = firm.services["first"].knowledge.write(ArticleDraft(title="换皮带", solution="松开"))
    firm.meet()
    for name in MANAGERS:
        knowledge = firm.services[name].knowledge
        knowledge.change(made.id, ArticleDraft(title="换皮带", solution=f"说明 {name}"))
        knowledge.publish(made.id, f"by {name}")
    for name in (*order, *order, *order):
        firm.laptops[name].sync_all()
    firm.meet()
    read = {name: firm.services[name].knowledge.view(made.id) for name in (*MANAGERS, "field", "desk")}
    assert len({view.shown.solution for view in read.values()}) == 1
    assert {len(view.editions) for view in read.values()} == {2}
    assert len({firm.find(name, Article, made.id) for name in read}) == 1
    assert firm.laptops["first"].store.read().where(Conflict) != []  # what both wrote is asked, none is lost


@pytest.mark.parametrize("order", [MANAGERS, MANAGERS[::-1]])
def test_a_checklist_that_two_published_apart_is_offered_the_same_everywhere(
    firm: Firm, order: tuple[str, str]
) -> None:
    job = firm.job()
    firm.meet()
    for name in MANAGERS:
        firm.services[name].checklist_templates.publish(
            {
                "format": 2, "rules": "xpath", "code": "belt", "names": {"en": "Belt"}, "purpose": "diagnosis",
                "items": [field(f"asked_by_{name}")],
            }
        )  # fmt: skip
    for name in (*order, *order):
        firm.laptops[name].sync_all()
    firm.meet()
    offered = {
        tuple(
            question.key
            for choice in firm.services[name].checklists.templates(job.id)
            if choice.template.code == "belt"
            for question in choice.template.questions
        )
        for name in (*MANAGERS, "desk", "field")
    }
    assert len(offered) == 1, json.dumps(sorted(offered))


@pytest.mark.parametrize("order", [MANAGERS, MANAGERS[::-1]])
def test_a_tree_that_two_published_apart_is_followed_the_same_everywhere(firm: Firm, order: tuple[str, str]) -> None:
    shipped = json.loads((SHIPPED / "hc_not_loading.json").read_text(encoding="utf-8"))
    for name in MANAGERS:
        tree = {**shipped, "code": "belt_tree", "names": {"en": f"By {name}", "zh_CN": name}}
        del tree["version"]
        firm.services[name].diagnosis_trees.publish(tree)
    for name in (*order, *order):
        firm.laptops[name].sync_all()
    firm.meet()
    shown = {
        tuple(
            row.tree.names["en"] for row in firm.services[name].diagnosis_trees.rows() if row.tree.code == "belt_tree"
        )
        for name in (*MANAGERS, "field")
    }
    assert len(shown) == 1, shown

"""Drafts of diagnosis trees on several laptops: their author has them everywhere, colleagues see them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldservice.errors import UserError
from fieldservice.hub.shipped import put_in
from fieldservice.i18n import set_language
from fieldservice.services.container import Services
from fieldservice.services.context import Context
from fieldservice.services.diagnosis_trees import TreeRow
from fieldservice.system.blobs import Blobs
from tests.services.conftest import SHANGHAI
from tests.sync.memory import Laptop
from tests.sync.test_outbound_twins import Firm

CODE = "hc_not_loading"


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Firm]:
    """`office` and `road` are two laptops of one manager, `other` is a colleague's."""
    set_language("en")
    made = Firm(tmp_path)
    mine, theirs = made.world.person("Lin", "manager"), made.world.person("Chen", "manager")
    for name, person in (("office", mine), ("road", mine), ("other", theirs)):
        laptop = made.laptops[name] = Laptop(made.world, person)
        made.services[name] = Services(
            Context(
                store=laptop.store, clock=laptop.clock, ids=laptop.ids, blobs=Blobs(tmp_path / name, bytes(32)),
                zone=SHANGHAI,
            )
        )  # fmt: skip
    made.meet()
    made.services["office"].diagnosis_trees.install_shipped()
    made.meet()
    yield made
    set_language("zh_CN")


def row(firm: Firm, name: str, code: str = CODE) -> TreeRow:
    return next(each for each in firm.services[name].diagnosis_trees.rows() if each.tree.code == code)


def begin(firm: Firm, name: str, words: str) -> str:
    trees = firm.services[name].diagnosis_trees
    data = trees.data(row(firm, name).id)
    data["names"]["en"] = words
    return trees.save_draft(data).id


def test_a_draft_is_gone_on_with_on_the_other_laptop_and_seen_by_a_colleague(firm: Firm) -> None:
    draft = begin(firm, "office", "Half done")
    firm.meet()
    seen = {name: [(each.id, each.own) for each in row(firm, name).drafts] for name in ("office", "road", "other")}
    assert seen == {"office": [(draft, True)], "road": [(draft, True)], "other": [(draft, False)]}
    trees = firm.services["road"].diagnosis_trees
    data = trees.data(draft)
    assert data["names"]["en"] == "Half done"
    made = trees.publish(data, draft)
    firm.meet()
    assert made.id == draft
    assert {row(firm, name).tree.title("en") for name in seen} == {"Half done"}
    assert {(row(firm, name).tree.version, row(firm, name).drafts) for name in seen} == {(2, ())}


def test_an_unsound_new_tree_is_kept_as_it_is_and_offered_to_nobody(firm: Firm) -> None:
    trees = firm.services["office"].diagnosis_trees
    data = {**trees.data(""), "names": {"en": "Belt"}, "tests": [{"key": "t", "names": {}, "outcomes": []}]}
    draft = trees.save_draft(data)
    firm.meet()
    seen = row(firm, "other", data["code"])
    assert (seen.published, seen.tree.title("en"), len(seen.tree.tests)) == (False, "Belt", 1)
    assert firm.services["other"].diagnosis_trees.likelihoods(draft.id) == ()
    assert firm.services["other"].diagnosis_trees.data(draft.id)["tests"] == data["tests"]
    job = firm.job()
    firm.meet()
    offered = [each.tree.code for each in firm.services["field"].diagnosis.choices(job.id)]
    assert CODE in offered and data["code"] not in offered


def test_two_drafts_begun_apart_are_both_there_and_the_second_is_asked_before_it_goes_over(firm: Firm) -> None:
    first, second = begin(firm, "office", "By Lin"), begin(firm, "other", "By Chen")
    firm.meet()
    assert [each.id for each in row(firm, "office").drafts] == [first, second]
    assert [each.id for each in row(firm, "other").drafts] == [second, first]
    firm.services["office"].diagnosis_trees.publish(firm.services["office"].diagnosis_trees.data(first), first)
    firm.meet()
    trees = firm.services["other"].diagnosis_trees
    with pytest.raises(UserError, match="Lin published version 2 after this draft was begun"):
        trees.publish(trees.data(second), second)
    made = trees.publish(trees.data(second), second, over=True)
    firm.meet()
    assert made.version == 3 and row(firm, "office").tree.title("en") == "By Chen"
    assert firm.laptops["office"].store.read().rows("SELECT count(*) FROM conflict")[0][0] == 0


def test_a_draft_that_is_thrown_away_is_gone_everywhere_and_comes_back(firm: Firm) -> None:
    draft = begin(firm, "office", "Half done")
    firm.meet()
    firm.services["road"].diagnosis_trees.discard_draft(draft)
    firm.meet()
    assert [row(firm, name).drafts for name in ("office", "other")] == [(), ()]
    firm.services["road"].diagnosis_trees.take_up_draft(draft)
    firm.meet()
    assert [each.id for each in row(firm, "other").drafts] == [draft]


def test_what_a_job_follows_is_not_taken_back(firm: Firm) -> None:
    trees = firm.services["office"].diagnosis_trees
    draft = begin(firm, "office", "Followed")
    made = trees.publish(trees.data(draft), draft)
    job = firm.job()
    firm.meet()
    trees.withdraw(made.id)
    assert (row(firm, "office").tree.version, [each.id for each in row(firm, "office").drafts]) == (1, [draft])
    trees.publish(trees.data(draft), draft)
    firm.meet()
    firm.services["field"].diagnosis.start(job.id, row(firm, "field").id)
    firm.meet()
    with pytest.raises(UserError, match="on a job already"):
        trees.withdraw(row(firm, "office").id)


def test_whoever_edits_a_tree_goes_on_with_its_draft_their_own_first(firm: Firm) -> None:
    first, second = begin(firm, "office", "By Lin"), begin(firm, "other", "By Chen")
    firm.meet()
    for name, own in (("road", first), ("other", second)):
        trees = firm.services[name].diagnosis_trees
        draft, data = trees.to_edit(row(firm, name).id)
        assert draft == own and trees.save_draft(data, draft).id == own
    trees = firm.services["office"].diagnosis_trees
    new = trees.save_draft(trees.data(""))
    with pytest.raises(UserError, match="There is a draft with the code"):
        trees.save_draft({**trees.data(new.id), "code": CODE}, new.id)


def test_a_shipped_tree_that_a_firm_took_out_of_use_before_it_joined_stays_out_of_use(tmp_path: Path) -> None:
    made = Firm(tmp_path)
    put_in(made.world.hub)
    made.meet()
    laptop = made.laptops["office"] = Laptop(made.world, made.world.person("Lin", "manager"))
    context = Context(
        store=laptop.store, clock=laptop.clock, ids=laptop.ids, blobs=Blobs(tmp_path / "office", bytes(32)),
        zone=SHANGHAI,
    )  # fmt: skip
    made.services["office"] = Services(context)
    trees = made.services["office"].diagnosis_trees
    trees.install_shipped()
    trees.archive(row(made, "office").id)
    made.meet()
    for name in ("office", "field"):
        assert CODE not in {each.tree.code for each in made.services[name].diagnosis_trees.rows()}
    assert made.laptops["office"].store.read().rows("SELECT count(*) FROM conflict")[0][0] == 0


def test_versions_published_apart_are_counted_alike_and_what_the_newest_lacks_is_told_and_gone_on_with(
    firm: Firm,
) -> None:
    made = {}
    for name, words in (("office", "By Lin"), ("other", "By Chen")):
        trees = firm.services[name].diagnosis_trees
        made[name] = trees.publish({**trees.data(row(firm, name).id), "names": {"en": words}}).id
    firm.meet()
    first, newest = sorted(made.values())
    author = {made["office"]: "Lin", made["other"]: "Chen"}
    for name in made:
        shown = row(firm, name)
        assert (shown.id, shown.version) == (newest, 3)
        assert [(each.id, each.version, each.author) for each in shown.apart] == [(first, 2, author[first])]
    trees = firm.services["office"].diagnosis_trees
    draft, data = trees.to_edit(first)
    assert not draft and data["names"]["en"] == f"By {author[first]}"
    trees.publish(data, trees.save_draft(data).id)
    firm.meet()
    assert (row(firm, "other").version, row(firm, "other").apart) == (4, ())
    assert row(firm, "other").tree.title("en") == f"By {author[first]}"

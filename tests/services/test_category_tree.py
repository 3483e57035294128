"""The tree of categories: nothing is lost by moving or archiving, circles are impossible or at least harmless."""

from __future__ import annotations

import pytest

from fieldservice.domain.records import Part, PartCategory
from fieldservice.errors import UserError
from fieldservice.services.catalogue import Catalogue, CategoryNode
from fieldservice.services.category_tree import CategoryTree
from fieldservice.store.queries.stock import PartFilter
from tests.services.conftest import World


@pytest.fixture
def catalogue(world: World) -> Catalogue:
    return Catalogue(world.context)


@pytest.fixture
def tree(catalogue: Catalogue) -> CategoryTree:
    return catalogue.tree


def drawn(nodes: tuple[CategoryNode, ...]) -> list[object]:
    """The tree as nested lists of names with counts."""
    return [(f"{node.name} {node.parts}", drawn(node.children)) if node.children else f"{node.name} {node.parts}"
            for node in nodes]  # fmt: skip


def test_a_category_moves_with_everything_below_it(tree: CategoryTree, catalogue: Catalogue) -> None:
    cooling, oil = tree.add("冷却"), tree.add("油路")
    valves = tree.add("阀", "Valves", cooling.id)
    small = tree.add("小阀", "", valves.id)
    catalogue.add_part(number="A", name="A", category_id=small.id)
    before = tree.change(valves.id, name="阀门", name_en="Valves", parent_id=oil.id)
    assert drawn(tree.nodes()) == ["冷却 0", ("油路 1", [("阀门 1", ["小阀 1"])])]
    tree.change(valves.id, **before)
    assert drawn(tree.nodes()) == [("冷却 1", [("阀 1", ["小阀 1"])]), "油路 0"]


def test_a_category_cannot_be_moved_into_itself(tree: CategoryTree) -> None:
    above = tree.add("冷却")
    below = tree.add("阀", "", above.id)
    for place in (above.id, below.id):
        with pytest.raises(UserError) as refused:
            tree.change(above.id, name="冷却", name_en="", parent_id=place)
        assert refused.value.code == "stock.category_loop"


def test_a_name_stands_once_in_a_place_and_is_free_again_after_archiving(tree: CategoryTree) -> None:
    first = tree.add("阀")
    with pytest.raises(UserError) as refused:
        tree.add(" 阀 ")
    assert refused.value.code == "stock.category_taken"
    tree.change(first.id, name="阀", name_en="Valves", parent_id=None)
    tree.archive(first.id)
    assert tree.add("阀").id != first.id


def test_a_category_needs_a_name(tree: CategoryTree) -> None:
    with pytest.raises(UserError):
        tree.add("  ")


def test_an_archived_category_dissolves_into_the_one_above_and_comes_back_whole(
    tree: CategoryTree, catalogue: Catalogue, world: World
) -> None:
    above = tree.add("冷却")
    middle = tree.add("阀", "", above.id)
    below = tree.add("小阀", "", middle.id)
    part = catalogue.add_part(number="A", name="A", category_id=middle.id)
    catalogue.add_part(number="B", name="B", category_id=below.id)
    tree.archive(middle.id)
    assert drawn(tree.nodes()) == [("冷却 2", ["小阀 1"])]
    assert [each.name for each in catalogue.part(part.id).category_path] == ["冷却"]
    assert world.find(Part, part.id).category_id == middle.id
    listed = catalogue.parts
    found = listed.rows(listed.all_rids(PartFilter(category_ids=tree.branch(above.id))))
    assert {row.number for row in found} == {"A", "B"}
    tree.restore(middle.id)
    assert drawn(tree.nodes()) == [("冷却 2", [("阀 2", ["小阀 1"])])]


def test_categories_that_two_people_moved_into_one_another_stay_in_sight(tree: CategoryTree, world: World) -> None:
    one, other = tree.add("一"), tree.add("二")
    with world.store.begin("test.merged") as uow:  # as the hub merges two moves made apart
        uow.change(PartCategory, one.id, parent_id=other.id)
        uow.change(PartCategory, other.id, parent_id=one.id)
        uow.commit()
    assert {node.name for node in tree.nodes()} == {"一", "二"}
    assert tree.branch(one.id) == {one.id, other.id}
    assert {each.name for each in tree.path(one.id)} == {"一", "二"}
    tree.change(one.id, name="一", name_en="", parent_id=None)  # whoever sees it puts it right
    assert drawn(tree.nodes()) == [("一 0", ["二 0"])]

"""The places and commands of parts: catalogue, categories, one part, locations."""

from __future__ import annotations

from fieldservice.i18n import mark
from ui.bridge.environment import Environment, Navigator
from ui.shell.page import Page
from ui.shell.places import Command, Place


def _parts(environment: Environment) -> Page:
    from ui.parts.parts_page import PartsPage

    return PartsPage(environment)


def _part(environment: Environment) -> Page:
    from ui.parts.part_page import PartPage

    return PartPage(environment)


def _locations(environment: Environment) -> Page:
    from ui.parts.locations_page import LocationsPage

    return LocationsPage(environment)


def _categories(environment: Environment) -> Page:
    from ui.parts.categories_page import CategoriesPage

    return CategoriesPage(environment)


def _open_categories(navigator: Navigator) -> None:
    navigator.go("part_categories")


def _new_part(navigator: Navigator) -> None:
    navigator.go("parts", new=True)


def _my_van(navigator: Navigator) -> None:
    navigator.go("locations", mine=True)


PLACES: tuple[Place, ...] = (
    Place(key="parts", title=("navigation", mark("navigation", "Parts")), make=_parts, icon="package", group=2),
    Place(
        key="part", title=("parts_page", mark("parts_page", "Part")), make=_part, icon="package", parent="parts",
        single=False,
    ),
    Place(
        key="part_categories", title=("parts_page", mark("parts_page", "Categories")), make=_categories, icon="boxes",
        parent="parts",
    ),
    Place(
        key="locations", title=("navigation", mark("navigation", "Locations")), make=_locations, icon="layers",
        group=2,
    ),
)  # fmt: skip
COMMANDS: tuple[Command, ...] = (
    Command(
        words=("parts_page", mark("parts_page", "New part")),
        run=_new_part,
        icon="plus",
        more_words=("new part", "add part", "新建备件", "xinjian beijian"),
    ),
    Command(
        words=("parts_page", mark("parts_page", "Categories of parts")),
        run=_open_categories,
        icon="boxes",
        more_words=("category", "tree", "备件分类", "分类", "beijian fenlei"),
    ),
    Command(
        words=("parts_page", mark("parts_page", "My van")),
        run=_my_van,
        icon="car",
        more_words=("my van", "van stock", "我的车", "个人备件库", "wode che"),
    ),
)

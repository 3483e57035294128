"""Where an expression is worked out, and what it may ask of the checklist."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Protocol

from fieldservice.domain.checklist.xpath.atoms import Atom, Result, TreeNode


class Place(TreeNode, Protocol):
    """A node of the form itself. `rounds`: by the key of each repeat around it the node of the round it is in."""

    @property
    def rounds(self) -> Mapping[str, TreeNode]: ...

    @property
    def ordinal(self) -> int: ...


class World(Protocol):
    """What functions need of the checklist as a whole."""

    @property
    def tree(self) -> TreeNode: ...

    def list_node(self, name: str) -> TreeNode | None: ...

    def pull(self, name: str, column: str, key_column: str, key: str) -> str: ...

    def choice_title(self, key: str, value: str) -> str: ...

    def text(self, name: str) -> str: ...

    @property
    def zone(self) -> tzinfo: ...

    def now(self) -> Atom: ...

    def today(self) -> Atom: ...

    def random(self) -> float: ...

    def uuid(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Ctx:
    """Where an expression is worked out: the node in hand, the node that the rule belongs to, the place in a list."""

    world: World
    node: TreeNode
    origin: Place
    position: int = 0
    size: int = 0


Closure = Callable[[Ctx], Result]

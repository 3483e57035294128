"""The names of a form: what a path in a rule can mean, known before there is any answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fieldservice.domain.checklist.model import Question, Section


class SchemaNode:
    """The form itself (`key` is ''), a group or a question. `rounds`: the keys of the repeats around it, outermost
    first, its own included.
    """

    __slots__ = ("item", "key", "kids", "name", "rounds", "up")

    def __init__(self, key: str, name: str, item: Question | Section | None, up: SchemaNode | None) -> None:
        self.key = key
        self.name = name
        self.item = item
        self.up = up
        self.kids: dict[str, list[SchemaNode]] = {}
        around = up.rounds if up is not None else ()
        self.rounds: tuple[str, ...] = (*around, key) if self.repeats else around

    @property
    def repeats(self) -> bool:
        """Whether there may be several of it."""
        return isinstance(self.item, Section) and self.item.repeats

    @property
    def address_key(self) -> str:
        """What templates call it among what depends on what: groups with a # in front."""
        return self.key if isinstance(self.item, Question) else "#" + self.key

    def named(self, name: str) -> list[SchemaNode]:
        """Its children of that name; `*` for all."""
        return [kid for kids in self.kids.values() for kid in kids] if name == "*" else self.kids.get(name, [])

    def below(self) -> Iterator[SchemaNode]:
        """Itself and everything in it."""
        yield self
        for kid in self.named("*"):
            yield from kid.below()


class Schema:
    """All nodes of a form by key."""

    def __init__(self, root: str, items: Iterable[Question | Section]) -> None:
        self.root = SchemaNode("", root, None, None)
        self.by_key: dict[str, SchemaNode] = {}
        self._add(self.root, items)

    def _add(self, up: SchemaNode, items: Iterable[Question | Section]) -> None:
        for item in items:
            name = item.name or item.key
            node = SchemaNode(item.key, name, item, up)
            up.kids.setdefault(name, []).append(node)
            self.by_key[item.key] = node
            if isinstance(item, Section):
                self._add(node, item.items)

"""The firm's diagnosis trees: those that come with the program, those that were imported, which version is in use."""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

from fieldservice.domain.diagnosis import Candidate, Tree, standing, tree_text
from fieldservice.domain.diagnosis.editing import new_tree
from fieldservice.domain.diagnosis.review import review
from fieldservice.domain.knowledge_states import VersionState
from fieldservice.domain.records import DiagnosisTree, FaultCode, Person
from fieldservice.errors import UserError
from fieldservice.i18n import language
from fieldservice.services.basics import fixed_id
from fieldservice.services.context import Context
from fieldservice.services.diagnosis import learned_of, tree_of
from fieldservice.services.lists import Chunk, Count, Cursor, LongList
from fieldservice.store.queries import diagnosis as queries

PUBLISHERS = frozenset({"manager", "administrator"})  # as the hub's table of intents has it
SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "diagnosis"


@dataclass(frozen=True, slots=True)
class TreeRow:
    """A tree as a list shows it: its newest version, how often it was followed, how many closed cases taught it.

    `problems` are the (Chinese, English) words of the problem codes that it is for.
    """

    rid: int
    id: str
    tree: Tree
    used: int
    cases: int
    archived: bool = False
    problems: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TreeFilter:
    """Which trees a list shows. `sort`: "", "name", "used" or "cases"."""

    text: str = ""
    archived: bool = False
    sort: str = ""


class TreeList(LongList[TreeFilter, TreeRow]):
    """The list of trees; there are tens or hundreds of them, so it is read whole."""

    def __init__(self, trees: DiagnosisTrees) -> None:
        self._trees = trees

    def chunk(self, filter: TreeFilter, cursor: Cursor | None = None) -> Chunk:
        """All of them at once."""
        return Chunk(array("q", [row.rid for row in self._chosen(filter)]), None)

    def rows(self, rids: Sequence[int]) -> list[TreeRow]:
        """The rows of a page."""
        by_rid = {row.rid: row for row in self._trees.rows(archived=None)}
        return [by_rid[rid] for rid in rids if rid in by_rid]

    def count(self, filter: TreeFilter) -> Count:
        """How many."""
        return Count(len(self._chosen(filter)))

    def _chosen(self, filter: TreeFilter) -> list[TreeRow]:
        found = [row for row in self._trees.rows(archived=filter.archived) if _speaks_of(row.tree, filter.text)]
        if filter.sort == "name":
            found.sort(key=lambda row: row.tree.title("zh_CN").casefold())
        elif filter.sort:
            found.sort(key=lambda row: -(row.used if filter.sort == "used" else row.cases))
        return found


def _speaks_of(tree: Tree, text: str) -> bool:
    words = " ".join(
        (tree.code, *tree.names.values(), *tree.product_models, *tree.problem_codes, *tree.fault_words)
    ).casefold()
    return all(word in words for word in text.casefold().split())


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of trees or codes that were put in."""

    new: int
    changed: int
    same: int


class DiagnosisTrees:
    """The verbs of keeping trees; each is one unit of work."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.list = TreeList(self)

    def rows(self, archived: bool | None = False) -> list[TreeRow]:
        """The newest version of every tree in use (or out of use; None: all), by code."""
        reader = self._context.store.read()
        used, rids = queries.usage(reader), queries.newest_trees(reader, archived)
        rows = reader.many(DiagnosisTree, list(rids))
        named = {row.code: (row.name, row.name_en or row.name) for row in reader.where(FaultCode, kind="problem")}
        found = []
        for row in sorted(rows.values(), key=lambda row: row.code):
            tree = tree_of(row.body)
            cases = learned_of(reader, tree).total
            problems = tuple(named.get(code, (code, code)) for code in tree.problem_codes)
            found.append(TreeRow(rids[row.id], row.id, tree, used.get(tree.code, 0), cases, row.archived, problems))
        return found

    def likelihoods(self, tree_id: str) -> tuple[Candidate, ...]:
        """How likely each cause of a tree is before anything was tested, as closed cases teach it."""
        reader = self._context.store.read()
        tree = tree_of(reader.get(DiagnosisTree, tree_id).body)
        return standing(tree, {}, learned_of(reader, tree).priors).candidates

    def install_shipped(self, folder: Path = SHIPPED, initiator: object | None = None) -> int:
        """Store the shipped trees that are not stored yet; returns how many were new."""
        with self._context.begin("diagnosis.install", initiator) as uow:
            new = [row for row in shipped_trees(folder) if uow.find(DiagnosisTree, row.id) is None]
            uow.add_all(new)
            uow.commit()
        return len(new)

    def store(self, trees: Sequence[Tree], initiator: object | None = None) -> Stored:
        """Publish trees. One that is stored already becomes a new version where it differs; runs keep their version."""
        new = changed = same = 0
        with self._context.begin("diagnosis.store", initiator) as uow:
            versions = queries.newest_versions(uow)
            there = {
                tree.code: tree for tree in (tree_of(row.body) for row in uow.where(DiagnosisTree, archived=False))
            }
            for tree in trees:
                before = there.get(tree.code)
                if before is not None and replace(before, version=tree.version) == tree:
                    same += 1
                    continue
                version = versions.get(tree.code, 0) + 1
                changed += version > 1
                new += version == 1
                made = replace(tree, version=version)
                uow.add(_stored(made, self._context.ids()))
            uow.commit()
        return Stored(new, changed, same)

    def may_publish(self) -> bool:
        """Whether whoever works here may change what everybody works by; the hub takes it from nobody else."""
        person = self._context.store.read().find(Person, self._context.actor_id)
        roles = {role.strip() for role in person.roles.split(",")} if person is not None else set()
        return not roles or bool(roles & PUBLISHERS)

    def data(self, tree_id: str) -> dict[str, Any]:
        """A version as the object to edit; '' begins a new tree with a code that is free."""
        reader = self._context.store.read()
        if tree_id:
            found: dict[str, Any] = json.loads(tree_text(tree_of(reader.get(DiagnosisTree, tree_id).body)))
            return {"tests": [], **found}
        taken = queries.newest_versions(reader)
        return new_tree(next(code for code in map("tree_{}".format, count(1)) if code not in taken))

    def publish(self, data: dict[str, Any], *, over: bool = False, initiator: object | None = None) -> DiagnosisTree:
        """Make a tree that was edited the newest version; runs keep theirs. The inverse is `withdraw`.

        `data["version"]` is the version that the editing began with; it is absent in a new tree. Raises UserError
        "diagnosis.unsound" with the first thing that is wrong, "diagnosis.code_taken" where a new tree has the code of
        another one, and "diagnosis.overtaken" where somebody published meanwhile and `over` does not say to go on.
        """
        tree, doubts = review(data, language())
        if tree is None:
            raise UserError("diagnosis.unsound", "It can't be published: {first}", first=doubts[0].sentence())
        with self._context.begin("diagnosis.publish", initiator) as uow:
            newest = queries.newest_versions(uow).get(tree.code, 0)
            if newest and "version" not in data:
                raise UserError("diagnosis.code_taken", "Another tree has the code “{name}”.", name=tree.code)
            if newest > int(data.get("version", 0)) and not over:
                raise UserError(
                    "diagnosis.overtaken", "Version {version} was published after this one was begun.", version=newest
                )
            made = _stored(replace(tree, version=newest + 1), self._context.ids())
            uow.add(made)
            uow.commit()
        return made

    def withdraw(self, tree_id: str, initiator: object | None = None) -> None:
        """Take a publishing back: the version before it becomes the newest again, a new tree goes out of use."""
        reader = self._context.store.read()
        row = reader.get(DiagnosisTree, tree_id)
        before = [each for each in reader.where(DiagnosisTree, code=row.code) if each.version < row.version]
        if before:
            self.store([tree_of(max(before, key=lambda each: each.version).body)], initiator)
        else:
            self.archive(tree_id, initiator)

    def mark_remote(self, tree_id: str, tests: Collection[str], initiator: object | None = None) -> str:
        """Say which tests a customer can make on the phone; a new version where that changes. Returns the id of the
        version in use; the inverse is the same with the tests that were marked before."""
        with self._context.begin("diagnosis.store", initiator) as uow:
            tree = tree_of(uow.get(DiagnosisTree, tree_id).body)
            marked = replace(tree, tests=tuple(replace(test, remote=test.key in tests) for test in tree.tests))
            if marked == tree:
                return tree_id
            made = _stored(replace(marked, version=queries.newest_versions(uow)[tree.code] + 1), self._context.ids())
            uow.add(made)
            uow.commit()
        return made.id

    def archive(self, tree_id: str, initiator: object | None = None) -> None:
        """Offer a tree no more. The inverse is `restore`."""
        self._set_archived(tree_id, True, initiator)

    def restore(self, tree_id: str, initiator: object | None = None) -> None:
        """Offer it again."""
        self._set_archived(tree_id, False, initiator)

    def store_codes(self, codes: Sequence[tuple[str, str, str]], initiator: object | None = None) -> Stored:
        """Keep makers' error codes (code, Chinese, English) for looking up; one that is there gets its new words."""
        new = changed = same = 0
        with self._context.begin("diagnosis.store_codes", initiator) as uow:
            there = {row.code: row for row in uow.where(FaultCode, kind="error")}
            for code, name, name_en in codes:
                row = there.get(code)
                if row is None:
                    made = FaultCode(
                        id=fixed_id("error", code), kind="error", code=code, name=name or name_en, name_en=name_en
                    )
                    uow.add(made)
                    there[code] = made
                    new += 1
                elif (row.name, row.name_en, row.archived) == (name or name_en, name_en, False):
                    same += 1
                else:
                    uow.change(FaultCode, row.id, name=name or name_en, name_en=name_en, archived=False)
                    changed += 1
            uow.commit()
        return Stored(new, changed, same)

    def _set_archived(self, tree_id: str, archived: bool, initiator: object | None) -> None:
        with self._context.begin("diagnosis.archive" if archived else "diagnosis.restore_tree", initiator) as uow:
            uow.change(DiagnosisTree, tree_id, archived=archived)
            uow.commit()


def shipped_trees(folder: Path = SHIPPED) -> list[DiagnosisTree]:
    """The trees that the program brings along, with the same ids on every computer."""
    trees = [tree_of(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    return [_stored(tree, fixed_id(f"diagnosis/{tree.code}", str(tree.version))) for tree in trees]


def _stored(tree: Tree, id: str) -> DiagnosisTree:
    return DiagnosisTree(
        id=id,
        code=tree.code,
        version=tree.version,
        name=tree.title("zh_CN"),
        name_en=tree.title("en"),
        product_models=",".join(tree.product_models),
        problem_codes=",".join(tree.problem_codes),
        body=tree_text(tree),
        status=VersionState.PUBLISHED,
    )

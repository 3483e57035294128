"""The list of diagnosis trees: each with its newest version, how much it is used, and the drafts that there are."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from fieldservice.domain.diagnosis import Tree
from fieldservice.domain.diagnosis.editing import sketch
from fieldservice.domain.records import DiagnosisTree, FaultCode
from fieldservice.services.checklist_versions import KNEW, ApartVersion, apart_from_newest, numbers_of
from fieldservice.services.context import Context
from fieldservice.services.diagnosis_views import learned_of, tree_of
from fieldservice.services.lists import Chunk, Count, Cursor, LongList
from fieldservice.services.version_drafts import DRAFT, PUBLISHED, DraftLine, draft_lines
from fieldservice.store.queries import diagnosis as queries

PUBLISHERS = frozenset({"manager", "administrator"})  # as the hub's table of intents has it


@dataclass(frozen=True, slots=True)
class TreeRow:
    """A tree as a list shows it: its newest version, how often it was followed, how many closed cases taught it; or a
    draft where there is no version yet (then `published` is False, and `tree` says what is written so far). `apart`:
    versions that whoever published the newest one did not know.

    `problems` are the (Chinese, English) words of the problem codes that it is for; `drafts` all that there are, one's
    own first.
    """

    rid: int
    id: str
    tree: Tree
    used: int
    cases: int
    archived: bool = False
    problems: tuple[tuple[str, str], ...] = ()
    published: bool = True
    drafts: tuple[DraftLine, ...] = ()
    version: int = 0  # as everybody counts them
    apart: tuple[ApartVersion, ...] = ()


@dataclass(frozen=True, slots=True)
class TreeFilter:
    """Which trees a list shows. `sort`: "", "name", "used" or "cases"."""

    text: str = ""
    archived: bool = False
    sort: str = ""


class TreeList(LongList[TreeFilter, TreeRow]):
    """The list of trees; there are tens or hundreds of them, so it is read whole."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def chunk(self, filter: TreeFilter, cursor: Cursor | None = None) -> Chunk:
        """All of them at once."""
        return Chunk(array("q", [row.rid for row in self._chosen(filter)]), None)

    def rows(self, rids: Sequence[int]) -> list[TreeRow]:
        """The rows of a page."""
        by_rid = {row.rid: row for row in tree_rows(self._context, archived=None)}
        return [by_rid[rid] for rid in rids if rid in by_rid]

    def count(self, filter: TreeFilter) -> Count:
        """How many."""
        return Count(len(self._chosen(filter)))

    def _chosen(self, filter: TreeFilter) -> list[TreeRow]:
        found = [row for row in tree_rows(self._context, filter.archived) if _speaks_of(row.tree, filter.text)]
        if filter.sort == "name":
            found.sort(key=lambda row: row.tree.title("zh_CN").casefold())
        elif filter.sort:
            found.sort(key=lambda row: -(row.used if filter.sort == "used" else row.cases))
        return found


def tree_rows(context: Context, archived: bool | None = False) -> list[TreeRow]:
    """The newest version of every tree in use (or out of use; None: all), by code; a tree without a version has a row
    for each of its drafts. Drafts are shown to those who may publish."""
    reader = context.store.read()
    used, rids = queries.usage(reader), queries.newest_trees(reader, archived)
    versions = reader.many(DiagnosisTree, list(rids)).values()
    begun = reader.where(DiagnosisTree, status=DRAFT, archived=False, order_by="id") if may_publish(context) else []
    lines = draft_lines(context, reader, {row.id: row.body for row in begun})
    named = {row.code: (row.name, row.name_en or row.name) for row in reader.where(FaultCode, kind="problem")}
    found = []
    known = queries.published_versions(reader)
    for row in versions:
        tree, count = tree_of(row.body), numbers_of(known[row.code])[row.id]
        apart: tuple[ApartVersion, ...] = ()
        if len(known[row.code]) > 1 and f'"{KNEW}"' in row.body and may_publish(context):
            apart = apart_from_newest(reader, reader.where(DiagnosisTree, code=row.code, status=PUBLISHED))
        own = sorted((lines[each.id] for each in begun if each.code == row.code), key=lambda draft: not draft.own)
        problems = tuple(named.get(code, (code, code)) for code in tree.problem_codes)
        found.append(
            TreeRow(
                rids[row.id], row.id, tree, used.get(tree.code, 0), learned_of(reader, tree).total, row.archived,
                problems, drafts=tuple(own), version=count, apart=apart,
            )
        )  # fmt: skip
    published = queries.newest_trees(reader, None) if begun and not archived else {}
    codes = {row.code for row in reader.many(DiagnosisTree, list(published)).values()}
    draft_rids = queries.draft_rids(reader)
    for row in begun:
        if row.code not in codes and not archived:
            tree = sketch(json.loads(row.body))
            problems = tuple(named.get(code, (code, code)) for code in tree.problem_codes)
            drafts = (lines[row.id],)
            found.append(TreeRow(draft_rids[row.id], row.id, tree, 0, 0, False, problems, False, drafts))
    return sorted(found, key=lambda row: row.tree.code)


def may_publish(context: Context) -> bool:
    """Whether whoever works here may change what everybody works by; the hub takes it from nobody else."""
    roles = context.roles()
    return not roles or bool(roles & PUBLISHERS)


def _speaks_of(tree: Tree, text: str) -> bool:
    words = " ".join(
        (tree.code, *tree.names.values(), *tree.product_models, *tree.problem_codes, *tree.fault_words)
    ).casefold()
    return all(word in words for word in text.casefold().split())

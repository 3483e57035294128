"""The firm's diagnosis trees: those that come with the program, those that were imported, which version is in use."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from fieldservice.domain.diagnosis import Candidate, Tree, examine_tree, standing, tree_text
from fieldservice.domain.diagnosis.editing import new_tree, sketch
from fieldservice.domain.diagnosis.review import review
from fieldservice.domain.records import DiagnosisRun, DiagnosisTree, FaultCode
from fieldservice.errors import UserError
from fieldservice.i18n import language
from fieldservice.services.basics import fixed_id
from fieldservice.services.checklist_versions import KNEW, in_order, numbers_of_rows
from fieldservice.services.context import Context
from fieldservice.services.diagnosis import learned_of, tree_of
from fieldservice.services.diagnosis_tree_lists import TreeFilter, TreeList, TreeRow, may_publish, tree_rows
from fieldservice.services.version_drafts import (
    AUTHOR,
    BASED_ON,
    DRAFT,
    PUBLISHED,
    ensure_not_overtaken,
    ensure_only_draft,
    in_use_already,
    kept,
    marks,
    new_marks,
    published,
)
from fieldservice.store.queries import diagnosis as queries
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

__all__ = ["DiagnosisTrees", "Stored", "TreeFilter", "TreeList", "TreeRow", "shipped_trees"]

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "diagnosis"


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
        self.list = TreeList(context)

    def rows(self, archived: bool | None = False) -> list[TreeRow]:
        """The newest version of every tree in use (or out of use; None: all), by code; a tree without a version has a
        row for each of its drafts."""
        return tree_rows(self._context, archived)

    def likelihoods(self, tree_id: str) -> tuple[Candidate, ...]:
        """How likely each cause of a tree is before anything was tested, as closed cases teach it; none for a draft
        that has mistakes."""
        reader = self._context.store.read()
        row = reader.get(DiagnosisTree, tree_id)
        if row.status == DRAFT and examine_tree(row.body)[0] is None:
            return ()
        tree = tree_of(row.body)
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
                row.code: tree_of(row.body)
                for row in uow.where(DiagnosisTree, status=PUBLISHED, archived=False, order_by="version, id")
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
        return may_publish(self._context)

    # Editing

    def data(self, tree_id: str) -> dict[str, Any]:
        """A version or a draft as the object to edit; '' begins a new tree with a code that is free."""
        return self.to_edit(tree_id, version=True)[1]

    def to_edit(self, tree_id: str, *, version: bool = False) -> tuple[str, dict[str, Any]]:
        """The draft to go on with ('' where there is none yet) and what is in it. For a version that is the draft that
        there is of its tree, one's own before others', unless the `version` itself is wanted; '' begins a new tree with
        a code that is free."""
        reader = self._context.store.read()
        if not tree_id:
            taken = queries.codes(reader)
            return "", new_tree(next(code for code in map("tree_{}".format, count(1)) if code not in taken))
        row = reader.get(DiagnosisTree, tree_id)
        if row.status == PUBLISHED and not version:
            drafts = reader.where(DiagnosisTree, code=row.code, status=DRAFT, archived=False, order_by="id")
            row = min(drafts, key=lambda each: marks(each.body).get(AUTHOR) != self._context.actor_id, default=row)
        begun = row.status == DRAFT
        found: dict[str, Any] = json.loads(row.body if begun else tree_text(tree_of(row.body)))
        if not begun:  # whoever edits a version has seen which one is the newest
            found["version"] = max(numbers_of_rows(published(reader, DiagnosisTree, row.code)).values())
        return row.id if begun else "", {"tests": [], **found}

    def save_draft(self, data: dict[str, Any], draft_id: str = "", initiator: object | None = None) -> DiagnosisTree:
        """Keep what is being edited, sound or not; `draft_id` names the draft that it replaces ('' begins one, beside
        another that came meanwhile too). Raises UserError when its code was changed into that of another draft.
        """
        with self._context.begin("diagnosis.save_draft", initiator) as uow:
            if draft_id:
                ensure_only_draft(uow, DiagnosisTree, str(data.get("code", "")), draft_id)
            before = uow.find(DiagnosisTree, draft_id) if draft_id else None
            own = marks(before.body) if before is not None and before.status == DRAFT else self._new_marks(data)
            row = self._kept(uow, _draft_columns({**data, **own}), draft_id)
            uow.commit()
        return row

    def publish(
        self, data: dict[str, Any], draft_id: str = "", initiator: object | None = None, *, over: bool = False
    ) -> DiagnosisTree:
        """Make a tree that was edited the newest version; runs keep theirs. The inverse is `withdraw`.

        Raises UserError "diagnosis.unsound" with the first thing that is wrong, "diagnosis.code_taken" where a new tree
        has the code of another one, and "drafts.overtaken" where somebody published after the draft was begun and
        `over` does not say to go on.
        """
        tree, doubts = review(data, language())
        if tree is None:
            raise UserError("diagnosis.unsound", "It can't be published: {first}", first=doubts[0].sentence())
        with self._context.begin("diagnosis.publish", initiator) as uow:
            there = published(uow, DiagnosisTree, tree.code)
            newest, numbers = max(there, key=in_order, default=None), numbers_of_rows(there)
            draft = uow.find(DiagnosisTree, draft_id) if draft_id else None
            own = marks(draft.body) if draft is not None else self._new_marks(data)
            if newest is not None and not own.get(BASED_ON):
                raise UserError("diagnosis.code_taken", "Another tree has the code “{name}”.", name=tree.code)
            if newest is not None and not over:
                ensure_not_overtaken(self._context, uow, own, numbers[newest.id], newest.body)
            version = max(numbers.values(), default=0) + 1
            begun = {**own, KNEW: sorted(numbers)}
            made = self._kept(uow, _columns(replace(tree, version=version), begun), draft_id)
            uow.commit()
        return made

    def withdraw(self, tree_id: str, initiator: object | None = None) -> None:
        """Take a publishing back: it is a draft again, and the version before it is offered. Raises UserError when a
        job follows it already."""
        with self._context.begin("diagnosis.withdraw", initiator) as uow:
            row = uow.get(DiagnosisTree, tree_id)
            if _is_followed(uow, tree_id):
                raise in_use_already(row.version)
            uow.change(DiagnosisTree, tree_id, status=DRAFT)
            uow.commit()

    def discard_draft(self, draft_id: str, initiator: object | None = None) -> None:
        """Throw a draft away. The inverse is `take_up_draft`."""
        with self._context.begin("diagnosis.discard_draft", initiator) as uow:
            uow.change(DiagnosisTree, draft_id, archived=True)
            uow.commit()

    def take_up_draft(self, draft_id: str, initiator: object | None = None) -> None:
        """Take a draft up again that was thrown away."""
        with self._context.begin("diagnosis.take_up_draft", initiator) as uow:
            uow.change(DiagnosisTree, draft_id, archived=False)
            uow.commit()

    # Keeping

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

    def store_codes(
        self,
        codes: Sequence[tuple[str, str, str]],
        maker: str = "",
        models: Sequence[str] = (),
        initiator: object | None = None,
    ) -> Stored:
        """Keep error codes (code, Chinese, English) of a maker's models for looking up; one that is there gets its new
        words. The same code of another maker or of other models is another code."""
        own = maker.casefold(), ",".join(sorted(models))
        new = changed = same = 0
        with self._context.begin("diagnosis.store_codes", initiator) as uow:
            there = {
                row.code: row
                for row in uow.where(FaultCode, kind="error")
                if (row.maker.casefold(), row.product_models) == own
            }
            for code, name, name_en in codes:
                row = there.get(code)
                if row is None:
                    made = FaultCode(
                        id=fixed_id("error", "/".join(filter(None, (*own, code)))),
                        kind="error", code=code, name=name or name_en, name_en=name_en,
                        maker=maker, product_models=own[1],
                    )  # fmt: skip
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

    def _new_marks(self, data: Mapping[str, Any]) -> dict[str, Any]:
        return new_marks(self._context, int(data.get("version", 0)))

    def _kept(self, uow: UnitOfWork, columns: dict[str, Any], draft_id: str) -> DiagnosisTree:
        return kept(self._context, uow, DiagnosisTree, draft_id, columns, partial(_is_followed, uow))

    def _set_archived(self, tree_id: str, archived: bool, initiator: object | None) -> None:
        with self._context.begin("diagnosis.archive" if archived else "diagnosis.restore_tree", initiator) as uow:
            uow.change(DiagnosisTree, tree_id, archived=archived)
            uow.commit()


def shipped_trees(folder: Path = SHIPPED) -> list[DiagnosisTree]:
    """The trees that the program brings along, with the same ids on every computer."""
    trees = [tree_of(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    return [_stored(tree, fixed_id(f"diagnosis/{tree.code}", str(tree.version))) for tree in trees]


def _stored(tree: Tree, id: str) -> DiagnosisTree:
    return DiagnosisTree(id=id, **_columns(tree, {}))


def _is_followed(reader: Reader, tree_id: str) -> bool:
    return bool(reader.where(DiagnosisRun, tree_id=tree_id, limit=1))


def _columns(tree: Tree, begun: Mapping[str, Any]) -> dict[str, Any]:
    """Of a version; `begun` says who wrote it and what it was begun from, where that is known."""
    body = tree_text(tree)
    return {
        "code": tree.code,
        "version": tree.version,
        "name": tree.title("zh_CN"),
        "name_en": tree.title("en"),
        "product_models": ",".join(tree.product_models),
        "problem_codes": ",".join(tree.problem_codes),
        "body": json.dumps({**json.loads(body), **begun}, ensure_ascii=False) if begun else body,
        "status": PUBLISHED,
    }


def _draft_columns(data: dict[str, Any]) -> dict[str, Any]:
    """Of a draft, which may be unsound."""
    columns = _columns(sketch(data), {})
    return {**columns, "body": json.dumps(data, ensure_ascii=False), "status": DRAFT}

"""Articles: written by anybody, reviewed, published edition by edition, found, read, judged by those who used them.

The row of an article is what its author works on. What people read is its published edition (`ArticleVersion`): a
change of a published article waits as a draft until it is published in turn.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from fieldservice.domain.knowledge_states import ArticleState
from fieldservice.domain.records import (
    Article,
    ArticlePart,
    ArticleUse,
    ArticleVersion,
    ArticleVote,
    CaseDigest,
    FaultCode,
    Part,
    Person,
    Product,
    WorkOrder,
)
from fieldservice.errors import UserError
from fieldservice.i18n import language
from fieldservice.services.article_drafts import (
    ArticleDraft,
    WantedPart,
    checked,
    draft_in,
    edition_body,
    ensure_whole,
    put_onto,
    read_body,
)
from fieldservice.services.article_files import ArticleFiles
from fieldservice.services.article_views import ArticleView, Contribution, Edition, UsedIn
from fieldservice.services.case_digests import digest_id, digests_of
from fieldservice.services.context import Context
from fieldservice.services.lists import RecordList
from fieldservice.services.validation import tidy, tidy_lines
from fieldservice.services.work_order_lists import display_name
from fieldservice.store.queries import knowledge as queries
from fieldservice.store.queries.knowledge import ArticleFilter, ArticleRow
from fieldservice.store.queries.stock import van_and_elsewhere
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

__all__ = [
    "REVIEWERS", "ArticleDraft", "ArticleFilter", "ArticleRow", "ArticleView", "Contribution", "Edition", "Knowledge",
    "WantedPart",
]  # fmt: skip

REVIEWERS = frozenset({"manager", "administrator"})


class Knowledge:
    """The verbs of articles; each is one unit of work. `list` is the list for screens, `files` pictures and papers."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.files = ArticleFiles(context)
        self.list: RecordList[ArticleFilter, ArticleRow] = RecordList(
            context, "article", queries.article_source, queries.ARTICLE_SORTS, queries.article_rows
        )

    # Reading

    def get(self, article_id: str) -> Article:
        """An article's row. Raises UserError when it is not here."""
        return self._context.store.read().get(Article, article_id)

    def view(self, article_id: str, *, draft: bool = False) -> ArticleView:
        """An article as its page shows it; `draft`: what is being worked on instead of the edition in force."""
        reader = self._context.store.read()
        article = reader.get(Article, article_id)
        editions = self._editions(reader, article_id)
        as_draft = draft or not editions
        shown = self.draft_of(article_id) if as_draft else editions[0].draft
        known = reader.many(Part, (wanted.part_id for wanted in shown.parts))
        people = reader.many(Person, (article.author_id, article.reviewer_id))
        useful, not_useful = queries.votes_of(reader, [article_id]).get(article_id, (0, 0))
        source = reader.first(WorkOrder, number=article.source) if article.source else None
        return ArticleView(
            article,
            shown,
            tuple((wanted, known.get(wanted.part_id)) for wanted in shown.parts),
            tuple(self.files.of(article_id)),
            tuple(editions),
            people.get(article.author_id or ""),
            people.get(article.reviewer_id or ""),
            useful,
            not_useful,
            self._my_vote(reader, article_id),
            tuple(UsedIn(*row) for row in queries.used_with(reader, article.id, article.number, 20)),
            source.id if source else None,
            self._may(reader, article),
            as_draft,
        )

    def draft_of(self, article_id: str) -> ArticleDraft:
        """What is being worked on, as the editor holds it."""
        reader = self._context.store.read()
        return draft_in(reader, reader.get(Article, article_id))

    def editions(self, article_id: str) -> list[Edition]:
        """The published editions, the newest first."""
        return self._editions(self._context.store.read(), article_id)

    def counts(self) -> dict[str, int]:
        """How many articles can be read (published), wait for review (in_review), are own drafts (draft)."""
        return queries.count_states(self._context.store.read(), self._context.actor_id)

    def contributions(self) -> list[Contribution]:
        """Who contributed how much, the most first."""
        return [Contribution(*row) for row in queries.contributions(self._context.store.read())]

    def models(self) -> list[str]:
        """The models that articles can be for."""
        return queries.models(self._context.store.read())

    def parts(self, part_ids: Sequence[str]) -> list[Part]:
        """These parts, in their order, as far as they are here."""
        known = self._context.store.read().many(Part, part_ids)
        return [known[id] for id in part_ids if id in known]

    def stock_of(self, part_ids: Sequence[str]) -> dict[str, tuple[int, int]]:
        """(in the van of whoever is signed in, in all other places) in millionths, by part that there is any of."""
        actor = self._context.actor()
        return van_and_elsewhere(self._context.store.read(), part_ids, actor.van_location_id if actor else None)

    def code_names(self, draft: ArticleDraft) -> tuple[str, ...]:
        """Problem, cause and remedy by name, as far as they are coded."""
        reader = self._context.store.read()
        found = []
        for kind, code in (
            ("problem", draft.problem_code),
            ("cause", draft.cause_code),
            ("remedy", draft.remedy_code),
        ):
            row = reader.first(FaultCode, kind=kind, code=code) if code else None
            found.append(display_name(row.name, row.name_en, language()) if row is not None else code)
        return tuple(found)

    def is_reviewer(self) -> bool:
        """Whether whoever is signed in may publish."""
        return self._roles(self._context.actor()) & REVIEWERS != frozenset()

    def from_case(self, work_order_id: str) -> ArticleDraft:
        """A closed work order as an article to be, everything filled in and without whose it was."""
        reader = self._context.store.read()
        order = reader.get(WorkOrder, work_order_id)
        digest = reader.find(CaseDigest, digest_id(work_order_id))
        if digest is None:
            found = digests_of(self._context, reader, [work_order_id])
            digest = found[0][0]
        symptom, _, rest = digest.symptom.partition("\n")
        product = reader.find(Product, digest.product_id)
        wanted = json.loads(digest.parts) if digest.parts else []
        return ArticleDraft(
            kind="solution",
            language=language(),
            title=tidy(" ".join(text for text in (digest.model, symptom) if text))[:120],
            symptom=rest or symptom,
            cause=digest.cause,
            solution=digest.solution or order.repair_plan,
            product_models=product.model if product is not None else digest.model,
            problem_code=digest.problem_code,
            cause_code=digest.cause_code,
            remedy_code=digest.remedy_code,
            minutes=digest.minutes,
            parts=tuple(WantedPart(part, quantity) for part, quantity in wanted),
        )

    # Writing

    def write(self, draft: ArticleDraft, source: str = "", initiator: object | None = None) -> Article:
        """Make a draft with its final number. `source`: the number of the work order it was made from."""
        values = checked(draft)
        with self._context.begin("knowledge.write", initiator) as uow:
            made = self._add(uow, values, draft.parts, source)
            uow.commit()
        return made

    def change(
        self,
        article_id: str,
        draft: ArticleDraft,
        initiator: object | None = None,
        *,
        base: ArticleDraft | None = None,
    ) -> ArticleDraft:
        """Change what is being worked on; of a published article that becomes a draft of the next edition. Returns what
        was before. `base`, what the editor began with: what others changed since stays; raises UserError
        `knowledge.overtaken` (with `fields`) where both changed the same field."""
        with self._context.begin("knowledge.change", initiator) as uow:
            article = uow.get(Article, article_id)
            self._ensure(uow, article, "change")
            before = draft_in(uow, article)
            if base is not None:
                draft = put_onto(draft, base, before, article.number)
            values = checked(draft)
            if article.status == ArticleState.PUBLISHED and before != draft:
                values["status"] = ArticleState.DRAFT.value
            uow.change(Article, article_id, **values)
            self._set_parts(uow, article_id, draft.parts)
            uow.commit()
        return before

    def submit(self, article_id: str, initiator: object | None = None) -> Article:
        """Hand it in for review. `take_back` is the inverse."""
        with self._context.begin("knowledge.submit", initiator) as uow:
            article = uow.get(Article, article_id)
            self._ensure(uow, article, "submit")
            ensure_whole(article)
            changed = uow.change(Article, article_id, status=ArticleState.IN_REVIEW.value, review_note="")
            uow.commit()
        return changed

    def take_back(self, article_id: str, initiator: object | None = None) -> Article:
        """Go on working on what was handed in."""
        with self._context.begin("knowledge.take_back", initiator) as uow:
            changed = self._set_status(uow, article_id, "take_back", ArticleState.DRAFT)
            uow.commit()
        return changed

    def publish(self, article_id: str, note: str = "", initiator: object | None = None) -> Article:
        """Publish the next edition; `note` says what is new in it."""
        context = self._context
        with context.begin("knowledge.publish", initiator) as uow:
            article = uow.get(Article, article_id)
            self._ensure(uow, article, "publish")
            ensure_whole(article)
            now = context.now()
            version = article.version + 1
            uow.add(
                ArticleVersion(
                    id=context.ids(), article_id=article_id, version=version, body=edition_body(draft_in(uow, article)),
                    note=tidy_lines(note), at=now, by_id=context.actor_id,
                )
            )  # fmt: skip
            changed = uow.change(
                Article, article_id, status=ArticleState.PUBLISHED.value, version=version,
                reviewer_id=context.actor_id, review_note="", published_at=now,
            )  # fmt: skip
            uow.commit()
        return changed

    def send_back(self, article_id: str, remark: str, initiator: object | None = None) -> Article:
        """Give it back to its author with what is to be mended."""
        if not remark.strip():
            raise UserError("knowledge.remark", "Say what is to be mended.")
        with self._context.begin("knowledge.send_back", initiator) as uow:
            self._ensure(uow, uow.get(Article, article_id), "send_back")
            changed = uow.change(
                Article, article_id, status=ArticleState.DRAFT.value, reviewer_id=self._context.actor_id,
                review_note=tidy_lines(remark),
            )  # fmt: skip
            uow.commit()
        return changed

    def retire(self, article_id: str, initiator: object | None = None) -> Article:
        """Nobody is offered it any more. `revive` is the inverse."""
        with self._context.begin("knowledge.retire", initiator) as uow:
            changed = self._set_status(uow, article_id, "retire", ArticleState.RETIRED)
            uow.commit()
        return changed

    def revive(self, article_id: str, initiator: object | None = None) -> Article:
        """Offer it again."""
        with self._context.begin("knowledge.revive", initiator) as uow:
            after = ArticleState.PUBLISHED if uow.get(Article, article_id).version else ArticleState.DRAFT
            changed = self._set_status(uow, article_id, "revive", after)
            uow.commit()
        return changed

    def vote(
        self,
        article_id: str,
        useful: bool,
        note: str = "",
        initiator: object | None = None,
        *,
        request_id: str | None = None,
        work_order_id: str | None = None,
    ) -> None:
        """Say whether it helped; a later vote counts instead. Of a case that it helped with it counts as used there."""
        context = self._context
        with context.begin("knowledge.vote", initiator) as uow:
            article = uow.get(Article, article_id)
            if not article.version:
                raise UserError("knowledge.not_published", "This article is not published yet.")
            vote = ArticleVote(
                id=context.ids(), article_id=article_id, useful=useful, note=tidy_lines(note), at=context.now(),
                by_id=context.actor_id,
            )  # fmt: skip
            uow.add(vote)
            if useful and (request_id or work_order_id):
                uow.add(
                    ArticleUse(
                        id=context.ids(), article_id=article_id, request_id=request_id, work_order_id=work_order_id,
                        at=context.now(), by_id=context.actor_id,
                    )
                )  # fmt: skip
            uow.commit()

    # Inside

    def _add(self, uow: UnitOfWork, values: dict[str, Any], parts: Sequence[WantedPart], source: str) -> Article:
        context = self._context
        made = Article(
            id=context.ids(), number=uow.next_number("KB"), source=source, author_id=context.actor_id,
            created_at=context.now(), **values,
        )  # fmt: skip
        uow.add(made)
        self._set_parts(uow, made.id, parts)
        return made

    def _set_parts(self, uow: UnitOfWork, article_id: str, wanted: Sequence[WantedPart]) -> None:
        """Lines that are there stay the same rows, so that two people who add a part each keep both."""
        lines = {line.part_id: line for line in uow.where(ArticlePart, article_id=article_id)}
        for each in wanted:
            line = lines.pop(each.part_id, None)
            if line is None:
                uow.add(
                    ArticlePart(
                        id=self._context.ids(), article_id=article_id, part_id=each.part_id,
                        quantity_micro=each.quantity_micro, note=tidy(each.note),
                    )
                )  # fmt: skip
            else:
                uow.change(
                    ArticlePart, line.id, quantity_micro=each.quantity_micro, note=tidy(each.note), removed=False
                )
        for line in lines.values():
            uow.change(ArticlePart, line.id, removed=True)

    def _set_status(self, uow: UnitOfWork, article_id: str, verb: str, after: ArticleState) -> Article:
        self._ensure(uow, uow.get(Article, article_id), verb)
        return uow.change(Article, article_id, status=after.value)

    def _ensure(self, reader: Reader, article: Article, verb: str) -> None:
        if verb in self._may(reader, article):
            return
        if (
            verb in ("publish", "send_back", "retire", "revive")
            and not self._roles(reader.find(Person, self._context.actor_id)) & REVIEWERS
        ):
            raise UserError("knowledge.reviewers_only", "Managers and administrators review and publish articles.")
        if article.status == ArticleState.RETIRED:
            raise UserError("knowledge.retired", "{number} is retired.", number=article.number)
        raise UserError(
            "knowledge.not_now", "{number} can't be changed like that as it stands now.", number=article.number
        )

    def _may(self, reader: Reader, article: Article) -> frozenset[str]:
        actor = reader.find(Person, self._context.actor_id)
        reviews = bool(self._roles(actor) & REVIEWERS)
        own = article.author_id is None or article.author_id == self._context.actor_id
        may: set[str] = {"vote"} if article.version else set()
        if article.status == ArticleState.DRAFT:
            if own or reviews or article.version:
                may |= {"change", "submit"}
            if reviews:
                may |= {"publish", "retire"}
        elif article.status == ArticleState.IN_REVIEW:
            if own:
                may.add("take_back")
            if reviews:
                may |= {"change", "publish", "send_back"}
        elif article.status == ArticleState.PUBLISHED:
            may.add("change")
            if reviews:
                may.add("retire")
        elif reviews:
            may.add("revive")
        return frozenset(may)

    def _roles(self, actor: Person | None) -> frozenset[str]:
        return frozenset(role.strip() for role in actor.roles.split(",")) if actor is not None else frozenset()

    def _my_vote(self, reader: Reader, article_id: str) -> bool | None:
        own = reader.where(
            ArticleVote, article_id=article_id, by_id=self._context.actor_id, order_by="at DESC, rid DESC", limit=1
        )
        return own[0].useful if own else None

    def _editions(self, reader: Reader, article_id: str) -> list[Edition]:
        rows = reader.where(ArticleVersion, article_id=article_id, order_by="version DESC, id DESC")
        people = reader.many(Person, (row.by_id for row in rows))
        return [
            Edition(row.version, read_body(row.body), row.note, row.at, people.get(row.by_id or "")) for row in rows
        ]

"""What the demonstration firm has written down: an article for each usual fault, frequent questions, manuals."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from fieldservice.demo_data.build import Build
from fieldservice.demo_data.catalogue import Catalogue
from fieldservice.demo_data.content import read_json
from fieldservice.demo_data.firm import Firm
from fieldservice.domain.numbers import make_number
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import Article, ArticlePart, ArticleVersion, ArticleVote, Person
from fieldservice.services.article_drafts import ArticleDraft, WantedPart, edition_body

_FIRST = 931  # numbers of the demonstration lie below those of the program's own blocks
_MODELS = {"HC": "HC-*", "HF": "HC-*", "HV": "HC-*V", "HD": "HD-*", "LS": "LS-*"}
_TYPICAL = {"HC": "HC-75", "HF": "HC-75", "HV": "HC-75V", "HD": "HD-12", "LS": "LS-210"}
_DRAFTS, _IN_REVIEW, _RETIRED, _REVISED = (5, 19), (8, 16, 27), (33,), 6
_IN_ENGLISH = (10, 12)  # of the written ones, in a Chinese firm: the maker's own papers
_HELD = 40  # percent of the people who looked at an article and said whether it helped


def question_number(at: int) -> str:
    """The number of the article that answers a frequent question."""
    return make_number("KB", _FIRST + at)


class Articles:
    """Makes the rows."""

    def __init__(self, build: Build, firm: Firm, catalogue: Catalogue) -> None:
        self._build, self._firm, self._catalogue = build, firm, catalogue
        self._at = 0

    def tell(self) -> None:
        """Questions and manuals first, then an article for each fault."""
        for entry in read_json("articles.json"):
            english = self._build.words.language == "en" or self._at in _IN_ENGLISH
            self._add(self._written(entry, 1 if english else 0), english)
        for case in read_json("faults.json"):
            self._add(self._fault(case), self._build.words.language == "en")

    def _written(self, entry: dict[str, Any], language: int) -> ArticleDraft:
        return ArticleDraft(
            kind=entry["kind"], title=entry["title"][language], symptom=entry["symptom"][language],
            solution=entry["solution"][language], keywords=entry["keywords"], product_models=entry["models"],
        )  # fmt: skip

    def _fault(self, case: dict[str, Any]) -> ArticleDraft:
        words = self._build.words
        values = {name: (span[0] + span[1]) // 2 for name, span in case["vars"].items()}
        values |= {"t": values.get("t", 86), "d": values.get("d", 5)}
        product = self._catalogue.products[_TYPICAL[case["family"]]]
        problem, cause, remedy = case["codes"]
        steps = words(case["steps"], values)
        told = "\n".join(f"{at}. {step.strip(' 。.')}" for at, step in enumerate(_split(steps), 1))
        solution = [words(case["remedy"], values), told]
        if "prevention" in case:
            solution.append(words(["以后怎样避免：", "To prevent it: "]) + words(case["prevention"], values))
        parts = []
        for written in case.get("parts", ()):
            key, _, amount = written.rstrip("?").partition("*")
            pieces = int(amount) if amount.isdigit() else values[amount] if amount else 1
            parts.append(WantedPart(self._catalogue.find(key, product).id, pieces * MICRO))
        return ArticleDraft(
            title=words(case["summary"], values), symptom=words(case["problem"], values),
            cause=words(case["cause"], values),
            solution="\n\n".join(solution), product_models=_MODELS[case["family"]], problem_code=problem,
            cause_code=cause, remedy_code=remedy, minutes=sum(case["minutes"]) // 2, parts=tuple(parts),
        )  # fmt: skip

    def _add(self, draft: ArticleDraft, english: bool) -> None:
        build, firm, at = self._build, self._firm, self._at
        self._at += 1
        author = firm.technicians[at % len(firm.technicians)]
        written = build.at(build.today - timedelta(days=20 + (at * 37) % 600), 9 + at % 8, at * 7 % 60)
        published = written + timedelta(days=2, hours=1)
        status = (
            "draft" if at in _DRAFTS else "in_review" if at in _IN_REVIEW else "retired" if at in _RETIRED
            else "published"
        )  # fmt: skip
        out = status in ("published", "retired")
        version = (2 if at % _REVISED == 0 else 1) if out else 0
        left_out = ("parts", "language")
        fields = {name: getattr(draft, name) for name in draft.__dataclass_fields__ if name not in left_out}
        article = Article(
            id=build.id(), number=make_number("KB", _FIRST + at), language="en" if english else "zh_CN", status=status,
            version=version, author_id=author.id, created_at=written, reviewer_id=firm.manager.id if out else None,
            published_at=published if out else None, **fields,
        )  # fmt: skip
        build.add(article)
        for wanted in draft.parts:
            build.add(
                ArticlePart(
                    id=build.id(), article_id=article.id, part_id=wanted.part_id, quantity_micro=wanted.quantity_micro
                )
            )
        self._editions(article, draft, published)
        if out:
            self._votes(article, author, published)

    def _editions(self, article: Article, draft: ArticleDraft, published: datetime) -> None:
        build, words = self._build, self._build.words
        for version in range(1, article.version + 1):
            last = version == article.version
            first_words = draft if last else _shortened(draft)
            note = words(["补充了步骤和备件", "Steps and parts added"]) if version > 1 else ""
            build.add(
                ArticleVersion(
                    id=build.id(), article_id=article.id, version=version, body=edition_body(first_words), note=note,
                    at=published if last else published - timedelta(days=1), by_id=self._firm.manager.id,
                )
            )  # fmt: skip

    def _votes(self, article: Article, author: Person, published: datetime) -> None:
        rng = self._build.rng
        for person in (*self._firm.technicians, *self._firm.desk):
            if person.id == author.id or rng.randrange(100) >= _HELD:
                continue
            at = published + timedelta(days=rng.randint(1, 15), minutes=rng.randint(0, 600))
            self._build.add(
                ArticleVote(
                    id=self._build.id(), article_id=article.id, useful=rng.random() < 0.85,
                    at=min(at, self._build.now), by_id=person.id,
                )
            )  # fmt: skip


def _split(steps: str) -> list[str]:
    for mark in ("；", ";"):
        if mark in steps:
            return [step for step in steps.split(mark) if step.strip()]
    return [step for step in steps.split("，" if "，" in steps else ". ") if step.strip()]


def _shortened(draft: ArticleDraft) -> ArticleDraft:
    fields = {name: getattr(draft, name) for name in draft.__dataclass_fields__}
    return ArticleDraft(**{**fields, "solution": draft.solution.split("\n\n")[0], "parts": ()})

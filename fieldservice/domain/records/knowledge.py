"""What the firm knows: articles, closed cases, diagnosis trees and what they found, escalations, suggestions."""

from __future__ import annotations

from datetime import date, datetime

from fieldservice.domain.records.base import must_ref, record, ref


@record("article", groups={"coding": ("problem_code", "cause_code", "remedy_code")})
class Article:
    """A piece of knowledge: a case worked up, a frequent question, a manual. People read its published version."""

    id: str
    number: str = ""
    kind: str = "solution"  # solution | question | manual
    language: str = "zh_CN"
    title: str = ""
    symptom: str = ""
    cause: str = ""
    solution: str = ""  # of a frequent question: the answer
    keywords: str = ""  # error codes and other words people search for
    product_models: str = ""  # comma separated, `HC-*` a beginning; empty: all
    problem_code: str = ""
    cause_code: str = ""
    remedy_code: str = ""
    minutes: int | None = None  # the solution usually takes
    source: str = ""  # number of the work order it was made from
    status: str = "draft"  # draft | in_review | published | retired
    version: int = 0  # the published one; 0 while there is none
    author_id: str | None = ref("person")
    created_at: datetime | None = None
    reviewer_id: str | None = ref("person")
    review_note: str = ""
    published_at: datetime | None = None
    archived: bool = False


@record("article_part")
class ArticlePart:
    """A part that the solution needs."""

    id: str
    article_id: str = must_ref("article")
    part_id: str = must_ref("part")
    quantity_micro: int = 1_000_000
    note: str = ""
    removed: bool = False


@record("article_file")
class ArticleFile:
    """A picture or file of an article; its bytes are an immutable blob found by its SHA-256."""

    id: str
    article_id: str = must_ref("article")
    kind: str = "photo"  # photo | file
    sha: str = ""
    thumbnail_sha: str = ""
    name: str = ""
    caption: str = ""
    mime: str = ""
    size: int = 0
    width: int = 0
    height: int = 0
    position: int = 0
    removed: bool = False


@record("article_version", append_only=True)
class ArticleVersion:
    """An article as it was published."""

    id: str
    article_id: str = must_ref("article")
    version: int = 0
    body: str = ""  # the article's fields and parts as JSON
    note: str = ""  # what is new in it
    at: datetime | None = None
    by_id: str | None = ref("person")


@record("article_vote", append_only=True)
class ArticleVote:
    """Whether an article helped somebody; a person's latest vote counts."""

    id: str
    article_id: str = must_ref("article")
    useful: bool = True
    note: str = ""
    at: datetime | None = None
    by_id: str | None = ref("person")


@record("article_use", append_only=True)
class ArticleUse:
    """An article helped with a case. Apart from the vote, because votes are everybody's and cases are not."""

    id: str
    article_id: str = must_ref("article")
    request_id: str | None = ref("service_request")
    work_order_id: str | None = ref("work_order")
    at: datetime | None = None
    by_id: str | None = ref("person")


@record("case_digest", groups={"coding": ("problem_code", "cause_code", "remedy_code")})
class CaseDigest:
    """A closed case without whose it was, for every laptop: machine, fault, what solved it, how long, which parts.

    Its id follows from the work order's, so that two laptops that close the same one make one digest.
    """

    id: str
    product_id: str | None = ref("product")
    model: str = ""
    job_type: str = "repair"
    problem_code: str = ""
    cause_code: str = ""
    remedy_code: str = ""
    symptom: str = ""
    cause: str = ""
    solution: str = ""
    parts: str = ""  # JSON: [[part_id, quantity in millionths], ...]
    minutes: int | None = None  # at the machine, all visits together
    visits: int = 1
    solved: bool = True
    tree_code: str = ""  # the diagnosis tree that was followed, and where it ended
    leaf: str = ""
    closed_on: date | None = None


@record("diagnosis_tree")
class DiagnosisTree:
    """A version of a diagnosis tree; `body` is the format of `domain.diagnosis` as JSON text."""

    id: str
    code: str = ""
    version: int = 1
    name: str = ""
    name_en: str = ""
    product_models: str = ""  # comma separated; empty: all
    problem_codes: str = ""  # comma separated; empty: all
    body: str = ""
    status: str = "published"  # draft | published
    archived: bool = False


@record("diagnosis_run")
class DiagnosisRun:
    """A diagnosis tree being followed: on the phone with a request, and on with the work order that is made of it."""

    id: str
    work_order_id: str | None = ref("work_order")  # None while there is only the request
    request_id: str | None = ref("service_request")  # begun on the phone
    tree_id: str = must_ref("diagnosis_tree")
    started_at: datetime | None = None
    started_by_id: str | None = ref("person")
    leaf: str = ""  # the cause that was found; empty while it is open or when none was
    ended_at: datetime | None = None
    removed: bool = False


@record("diagnosis_step", append_only=True)
class DiagnosisStep:
    """The outcome of one test; a later step on the same test counts instead."""

    id: str
    run_id: str = must_ref("diagnosis_run")
    test: str = ""
    outcome: str = ""  # empty: taken back
    seconds: int | None = None  # it took
    note: str = ""
    at: datetime | None = None
    by_id: str | None = ref("person")


@record("escalation")
class Escalation:
    """A question to a specialist or to the maker, with its owner and clock, until it is handed back.

    `level` safety: no question but a warning that work can't start; `owner_name` says who was told, and it waits until
    somebody of the office has read it.
    """

    id: str
    request_id: str | None = ref("service_request")
    work_order_id: str | None = ref("work_order")
    level: str = "specialist"  # specialist | maker | safety
    owner_id: str | None = ref("person")
    owner_name: str = ""  # somebody outside the firm
    question: str = ""
    asked_at: datetime | None = None
    asked_by_id: str | None = ref("person")
    due_at: datetime | None = None
    answer: str = ""
    answered_at: datetime | None = None
    status: str = "open"  # open | answered | handed_back | withdrawn
    read_at: datetime | None = None  # a safety warning
    read_by_id: str | None = ref("person")


@record("template_file")
class TemplateFile:
    """A picture, sound or file that a checklist template names; its bytes are an immutable blob."""

    id: str
    template_id: str = must_ref("checklist_template")
    name: str = ""
    sha: str = ""
    mime: str = ""
    size: int = 0


@record("triage_suggestion", append_only=True)
class TriageSuggestion:
    """What was suggested for a field of a request, and what a person chose."""

    id: str
    request_id: str = must_ref("service_request")
    field: str = ""  # request_type | category | priority | complexity
    suggested: str = ""
    score: int = 0  # per mille
    chosen: str = ""
    source: str = ""  # model | rules | cases
    at: datetime | None = None
    by_id: str | None = ref("person")

"""Templates: every mistake is named in words with its place; the shipped ones have none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldservice.domain.checklist import ChecklistState, Job, Rank, Template, examine_template, read_template
from fieldservice.errors import UserError
from tests.domain.checklists import TODAY, names, question, section, source, template

SHIPPED = sorted((Path(__file__).resolve().parents[2] / "resources" / "checklists").glob("*.json"))


@pytest.mark.parametrize(
    ("sections", "where", "words"),
    [
        ([section("s", question("a", show_if="b = 1"))], "a", "not a question"),
        ([section("s", question("a", show_if="b=1"), question("b", show_if="a=1"))], "", "in a circle: a, b"),
        ([section("s", question("a", show_if="a=1"))], "", "in a circle"),
        ([section("s", question("a"), show_if="a=1")], "", "in a circle"),
        ([section("s", question("a"), question("a"))], "a", "used twice"),
        ([section("s", question("a", "number", min=5, max=3))], "a", "contradict"),
        ([section("s", question("a", "number", min=5, soft_min=3))], "a", "contradict"),
        ([section("s", question("a", "number", max=5, possible_max=3))], "a", "contradict"),
        ([section("s", question("a", min=5))], "a", "Only numbers have limits"),
        ([section("s", question("a", "number", min="x"))], "a", "must be a number"),
        ([section("s", question("a", "choice", choices=[]))], "a", "no choices"),
        ([section("s", question("a", "picture"))], "a", "is not known"),
        ([section("s", question("a", "computed"))], "a", "computed"),
        ([section("s", question("a", computed="1"))], "a", "computed"),
        ([section("s", question("a", "check", default="'pass'"))], "a", "default"),
        ([section("s", question("a", "note", required=True))], "a", "nothing to answer"),
        ([section("s", question("a", show_if="1 +"))], "a", "position 4"),
        ([section("s", question("1a"))], "1a", "can't be a key"),
        ([section("s", question("r"), repeat="2"), section("t", question("b", show_if="r = 1"))], "b", "repeated"),
        ([section("s", {"key": "a", "type": "text"})], "a", "no words"),
        ([section("s", question("a", hints={"fr": "x"}))], "a", "languages"),
        ([section("s")], "", "no questions"),
        (["x"], "", "not an object"),
        ([{**section("s"), "questions": ["x"]}], "s", "not an object"),
    ],
)
def test_each_mistake_is_named_with_its_place(sections: list[Any], where: str, words: str) -> None:
    found, problems = examine_template(source(*sections))
    assert found is None
    sentences = [problem.sentence() for problem in problems if problem.where == where]
    assert any(words in sentence for sentence in sentences), [problem.sentence() for problem in problems]
    assert all("{" not in problem.sentence() for problem in problems)


@pytest.mark.parametrize("text", ["", "[]", "null", "{}", '{"format": 2}', "{" * 5000, "[" * 100_000])
def test_what_is_no_template_is_refused_in_words(text: str) -> None:
    with pytest.raises(UserError) as refused:
        read_template(text)
    assert refused.value.message()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
FIELDS = st.sampled_from(
    [
        "key",
        "type",
        "names",
        "hints",
        "choices",
        "min",
        "max",
        "decimals",
        "min_photos",
        "show_if",
        "default",
        "required",
    ]
)
TOP = st.sampled_from(["code", "version", "names", "purpose", "task_types", "product_models", "minutes"])


@settings(deadline=None)
@given(broken=st.dictionaries(FIELDS, JSON, min_size=1, max_size=3), top=st.dictionaries(TOP, JSON, max_size=2))
def test_broken_templates_never_crash(broken: dict[str, Any], top: dict[str, Any]) -> None:
    found, problems = examine_template(source(section("s", {**question("a", "number"), **broken}), **top))
    assert (found is None) == bool(problems)
    assert all(problem.sentence() for problem in problems)


def test_every_problem_is_listed_and_the_first_is_said() -> None:
    text = source(section("s", question("a", "picture"), question("a")))
    assert len(examine_template(text)[1]) == 2
    with pytest.raises(UserError, match="2 in all"):
        read_template(text)


@pytest.mark.parametrize(
    ("models", "types", "model", "job", "suits"),
    [
        ([], [], "X", "repair", True),
        (["HC-*"], [], "hc-75v", "repair", True),
        (["HC-75V"], [], "HC-75VX", "repair", False),
        (["HC-75V"], [], "", "repair", False),
        ([], ["repair"], "X", "maintenance", False),
        ([], ["repair"], "X", "", True),
    ],
)
def test_a_template_suits_its_models_and_jobs(
    models: list[str], types: list[str], model: str, job: str, suits: bool
) -> None:
    found = template(section("s", question("a")), product_models=models, task_types=types)
    assert found.suits(model=model, job_type=job) is suits


HOT = {"problems": ["P03"], "words": ["高温", "trips hot"]}


@pytest.mark.parametrize(
    ("bound", "job", "rank"),
    [
        ({}, Job(), Rank(0, 0)),
        ({"product_models": ["HC-*"]}, Job(model="HC-75V", summary="trips hot"), Rank(2, 0)),
        ({"product_models": ["HC-*"], "faults": HOT}, Job(model="HC-75V", summary="Trips hot"), Rank(3, 2)),
        ({"product_models": ["HC-*"], "faults": HOT}, Job(model="HC-75V", summary="Does not load"), None),
        ({"product_models": ["HC-*"], "faults": HOT}, Job(model="HC-75V"), None),
        ({"product_models": ["HC-*"], "faults": HOT}, Job(model="LS-320", summary="trips hot"), None),
        ({"faults": HOT}, Job(summary="停机", description="报排气高温"), Rank(1, 1)),
        ({"faults": HOT}, Job(problem_code="P03", summary="停机"), Rank(1, 3)),
        ({"faults": HOT}, Job(problem_code="P06", summary="高温"), None),
        ({"faults": {"words": ["高温"]}}, Job(problem_code="P06", summary="高温"), Rank(1, 2)),
        ({"faults": HOT, "task_types": ["repair"]}, Job(job_type="maintenance", summary="高温"), None),
    ],
)
def test_a_template_ranks_by_model_and_fault_and_never_fits_another_fault(
    bound: dict[str, Any], job: Job, rank: Rank | None
) -> None:
    assert template(section("s", question("a")), **bound).rank(job) == rank


def test_a_list_for_model_and_fault_beats_one_for_the_model_and_that_one_for_the_fault() -> None:
    job = Job("repair", "HC-75V", "", "Trips hot")
    bounds: list[dict[str, Any]] = [
        {"product_models": ["HC-*"], "faults": HOT},
        {"product_models": ["HC-*"]},
        {"faults": HOT},
        {"task_types": ["repair"]},
    ]
    ranks = [template(section("s", question("a")), **bound).rank(job) for bound in bounds]
    known = [rank for rank in ranks if rank is not None]
    assert len(known) == 4 and known == sorted(known, reverse=True) and len(set(known)) == 4


@pytest.mark.parametrize("faults", [["P03"], {"problems": "P03"}, {"words": "hot"}])
def test_faults_must_be_lists_by_name(faults: object) -> None:
    found, problems = examine_template(source(section("s", question("a")), faults=faults))
    assert found is None and "must be" in problems[0].sentence()


def shipped(path: Path) -> Template:
    return read_template(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_checklist_is_sound_and_stands_in_both_languages(path: Path) -> None:
    found = shipped(path)
    assert found.code == path.stem
    named = [found.names, *(section.names for section in found.sections)]
    for each in found.questions:
        named += [each.names, *(choice.names for choice in each.choices)]
        assert not each.hints or set(each.hints) == {"zh_CN", "en"}
    assert all(each.get("zh_CN") and each.get("en") for each in named)


def test_the_shipped_checklists_are_what_the_work_needs() -> None:
    found = {path.stem: shipped(path) for path in SHIPPED}
    assert len(found) == 9
    hot = ChecklistState(found["compressor_over_temperature"], today=TODAY)
    safety = ChecklistState(found["safety_confirmation"], today=TODAY)
    assert len(hot.visible) == 10
    assert len(safety.visible) == 6 and safety.template.blocks_start and len(safety.blockers()) == 6
    assert {template.purpose for template in found.values()} >= {"safety", "diagnosis", "maintenance", "installation"}


def test_words_fall_back_to_the_language_that_is_there() -> None:
    found = read_template(
        json.dumps(
            {
                "format": 1,
                "code": "x",
                "version": 1,
                "names": names("x"),
                "sections": [section("s", {"key": "a", "type": "text", "names": {"zh_CN": "外观"}})],
            }
        )
    )
    assert found.questions[0].title("en") == "外观"

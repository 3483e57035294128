"""What articles promise: anybody writes, reviewers publish, people read what was published."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fieldservice.domain.records import Article, ArticlePart, ArticleVersion, ArticleVote, Part, Person, Product
from fieldservice.errors import UserError
from fieldservice.services.intake import Intake, RequestDraft
from fieldservice.services.knowledge import ArticleDraft, ArticleFilter, Knowledge, WantedPart
from fieldservice.services.search import Search
from fieldservice.services.subjects import subjects
from fieldservice.services.work_orders import NewWorkOrder, WorkOrders
from tests.services.conftest import World
from tests.services.field import Job, jpeg, make_job
from tests.services.test_case_digests import done

DRAFT = ArticleDraft(
    title="HC-75V 排气高温停机", symptom="满载 10 分钟后停机", cause="温控阀卡滞", solution="更换温控阀芯和密封圈",
    keywords="E109", product_models="hc-75v，HC-90", problem_code="P03", minutes=35,
)  # fmt: skip


@pytest.fixture
def manager(world: World) -> Person:
    """Somebody who reviews."""
    person: Person = world.add(Person(id=world.ids(), name="陈国栋", roles="manager"))
    return person


@pytest.fixture
def knowledge(world: World) -> Knowledge:
    return Knowledge(world.context)


def as_person(world: World, person_id: str | None) -> None:
    """Sign somebody in."""
    world.store.actor_id = person_id


def published(world: World, knowledge: Knowledge, manager: Person, draft: ArticleDraft = DRAFT) -> Article:
    """An article that the signed-in person wrote and the manager published."""
    author = world.store.actor_id
    made = knowledge.write(draft)
    knowledge.submit(made.id)
    as_person(world, manager.id)
    found = knowledge.publish(made.id)
    as_person(world, author)
    return found


def test_an_article_has_its_number_at_once_and_its_models_are_tidied(world: World, knowledge: Knowledge) -> None:
    made = knowledge.write(DRAFT)
    assert made.number.startswith("KB-") and made.status == "draft" and made.version == 0
    assert world.find(Article, made.id).product_models == "HC-75V,HC-90"


def test_only_reviewers_publish_and_authors_are_told_so(world: World, knowledge: Knowledge, manager: Person) -> None:
    made = knowledge.write(DRAFT)
    knowledge.submit(made.id)
    with pytest.raises(UserError) as refused:
        knowledge.publish(made.id)
    assert refused.value.code == "knowledge.reviewers_only"
    as_person(world, manager.id)
    done = knowledge.publish(made.id, "第一版")
    assert (done.status, done.version, done.reviewer_id) == ("published", 1, manager.id)
    assert [edition.note for edition in knowledge.editions(made.id)] == ["第一版"]


def test_readers_see_the_published_edition_while_the_next_one_is_written(
    world: World, knowledge: Knowledge, manager: Person
) -> None:
    article = published(world, knowledge, manager)
    knowledge.change(article.id, ArticleDraft(**{**_fields(DRAFT), "solution": "先清洗，再更换"}))
    assert knowledge.view(article.id).shown.solution == "更换温控阀芯和密封圈"
    assert knowledge.view(article.id, draft=True).shown.solution == "先清洗，再更换"
    assert world.find(Article, article.id).status == "draft"
    as_person(world, manager.id)
    knowledge.publish(article.id, "先清洗")
    view = knowledge.view(article.id)
    assert view.shown.solution == "先清洗，再更换"
    assert [edition.version for edition in view.editions] == [2, 1]
    assert view.editions[1].draft.solution == "更换温控阀芯和密封圈"


def test_a_list_calls_an_article_what_its_edition_calls_it_and_knows_the_new_title(
    world: World, knowledge: Knowledge, manager: Person
) -> None:
    article = published(world, knowledge, manager)
    plain = knowledge.list.rows(knowledge.list.all_rids(ArticleFilter()))
    assert [(row.title, row.new_title) for row in plain] == [(DRAFT.title, "")]
    knowledge.change(article.id, ArticleDraft(**{**_fields(DRAFT), "title": "改过的标题", "product_models": "LS-*"}))
    for state in ("published", "draft"):
        row = knowledge.list.rows(knowledge.list.all_rids(ArticleFilter(state=state)))[0]
        assert (row.title, row.new_title, row.product_models) == (DRAFT.title, "改过的标题", plain[0].product_models)
    assert [hit.title for hit in Search(world.context).find("article", article.number, 5)] == [DRAFT.title]


def _fields(draft: ArticleDraft) -> dict[str, object]:
    return {name: getattr(draft, name) for name in draft.__dataclass_fields__}


def test_sending_back_needs_a_remark_which_the_author_reads(
    world: World, knowledge: Knowledge, manager: Person
) -> None:
    made = knowledge.write(DRAFT)
    knowledge.submit(made.id)
    as_person(world, manager.id)
    with pytest.raises(UserError) as refused:
        knowledge.send_back(made.id, " ")
    assert refused.value.code == "knowledge.remark"
    knowledge.send_back(made.id, "写明阀芯型号")
    stored = world.find(Article, made.id)
    assert (stored.status, stored.review_note) == ("draft", "写明阀芯型号")


def test_an_article_without_a_solution_is_not_handed_in(knowledge: Knowledge) -> None:
    made = knowledge.write(ArticleDraft(title="怎样复位"))
    with pytest.raises(UserError) as refused:
        knowledge.submit(made.id)
    assert refused.value.code == "knowledge.no_solution"


def test_others_leave_a_draft_alone_but_may_improve_what_is_published(
    world: World, knowledge: Knowledge, manager: Person
) -> None:
    article = published(world, knowledge, manager)
    draft = knowledge.write(ArticleDraft(title="草稿", solution="x"))
    other = world.add(Person(id=world.ids(), name="孙丽", roles="technician"))
    as_person(world, other.id)
    with pytest.raises(UserError):
        knowledge.change(draft.id, DRAFT)
    knowledge.change(article.id, ArticleDraft(title="更好的标题", solution="x"))
    assert world.find(Article, article.id).title == "更好的标题"
    assert knowledge.view(article.id).shown.title == DRAFT.title


def test_what_is_retired_is_offered_to_nobody_until_it_is_revived(
    world: World, knowledge: Knowledge, manager: Person
) -> None:
    article = published(world, knowledge, manager)
    as_person(world, manager.id)
    knowledge.retire(article.id)
    assert knowledge.list.count(ArticleFilter(text="温控阀")).n == 0
    knowledge.revive(article.id)
    assert knowledge.list.count(ArticleFilter(text="温控阀")).n == 1


def test_a_persons_latest_vote_counts_and_own_votes_are_no_contribution(
    world: World, knowledge: Knowledge, manager: Person
) -> None:
    article = published(world, knowledge, manager)
    knowledge.vote(article.id, True)
    as_person(world, manager.id)
    knowledge.vote(article.id, False)
    world.clock.advance(minutes=1)
    knowledge.vote(article.id, True)
    view = knowledge.view(article.id)
    assert (view.useful, view.not_useful, view.my_vote) == (2, 0, True)
    (own,) = knowledge.contributions()
    assert (own.published, own.useful) == (1, 1)


def test_parts_of_an_article_are_found_by_number_and_can_be_taken_off(world: World, knowledge: Knowledge) -> None:
    part = world.add(Part(id=world.ids(), number="HC-2205-0417", name="温控阀芯"))
    made = knowledge.write(ArticleDraft(**{**_fields(DRAFT), "parts": (WantedPart(part.id),)}))
    wanted = ArticleFilter(text="2205", state="")
    assert knowledge.list.count(wanted).n == 1
    knowledge.change(made.id, DRAFT)
    assert knowledge.list.count(wanted).n == 0


def test_the_list_is_filtered_by_model_with_families(world: World, knowledge: Knowledge) -> None:
    for models in ("", "HC-*", "HC-75V", "LS-20"):
        knowledge.write(ArticleDraft(title=f"给 {models or '全部'}", solution="x", product_models=models))
    rows = knowledge.list.rows(knowledge.list.all_rids(ArticleFilter(state="", model="hc-75v")))
    assert sorted(row.product_models for row in rows) == ["", "HC-*", "HC-75V"]


def test_votes_without_a_time_or_of_the_same_moment_count_once_for_each_person(
    world: World, knowledge: Knowledge, manager: Person
) -> None:
    made = published(world, knowledge, manager)
    now = world.context.now()
    for at in (None, None, None, now, now):
        world.add(ArticleVote(id=world.ids(), article_id=made.id, useful=False, at=at, by_id=manager.id))
    view = knowledge.view(made.id)
    assert (view.useful, view.not_useful) == (0, 1)


@pytest.mark.parametrize("models", ["HC\\75", 'HC"75', '"]', "HC\n75", "[1", "\\", "HC-75,\\u00"])
def test_models_written_in_whatever_way_leave_the_list_readable(
    world: World, knowledge: Knowledge, models: str
) -> None:
    knowledge.write(ArticleDraft(title="换皮带", solution="x", product_models=models))
    world.add(Article(id=world.ids(), title="来自别处", product_models=models))
    knowledge.write(ArticleDraft(title="排气温度高", solution="x", product_models="HC-75V"))
    rows = knowledge.list.rows(knowledge.list.all_rids(ArticleFilter(state="", model="hc-75v")))
    assert [row.title for row in rows] == ["排气温度高"]


def test_a_closed_case_becomes_an_article_in_one_step_without_whose_it_was(world: World) -> None:
    job: Job = make_job(world)
    done(job)
    knowledge = job.services.knowledge
    made = knowledge.write(knowledge.from_case(job.work_order_id), job.order().number)
    draft = job.services.knowledge.draft_of(made.id)
    assert (draft.product_models, draft.cause_code, draft.minutes) == ("HC-75V", "C0301", 50)
    assert [each.part_id for each in draft.parts] == [job.part.id]
    assert "永盛" not in str(draft) and "王建国" not in str(draft)
    assert made.source == job.order().number
    assert job.services.knowledge.view(made.id).source_id == job.work_order_id


def test_pictures_and_papers_are_kept_with_an_article(knowledge: Knowledge, tmp_path: Path) -> None:
    made = knowledge.write(DRAFT)
    manual = tmp_path / "手册.pdf"
    manual.write_bytes(b"%PDF-1.4\n%x")
    photo = knowledge.files.add(made.id, jpeg(), "阀芯.jpg", "新旧对比")
    kept, problems = knowledge.files.add_many(made.id, [manual, tmp_path / "missing.jpg"])
    assert [file.kind for file in knowledge.files.of(made.id)] == ["photo", "file"]
    assert len(problems) == 1 and knowledge.files.content(kept[0]) == b"%PDF-1.4\n%x"
    knowledge.files.remove(photo.id)
    assert [file.name for file in knowledge.files.of(made.id)] == ["手册.pdf"]


def test_an_answer_that_names_an_article_is_told_on_its_page(
    world: World, knowledge: Knowledge, manager: Person
) -> None:
    article = published(world, knowledge, manager)
    request = Intake(world.context).take_and_answer(RequestDraft(fault="高温"), f"按 {article.number} 复位")
    assert [(case.place, case.number) for case in knowledge.view(article.id).used_in] == [("request", request.number)]
    assert (request.first_contact, request.answered_by_id) == (True, world.store.actor_id)


def test_an_article_that_helped_with_a_case_counts_as_used_with_it(
    world: World, knowledge: Knowledge, manager: Person
) -> None:
    article = published(world, knowledge, manager)
    intake = Intake(world.context)
    asked = intake.take_request(RequestDraft(fault="高温停机"))
    knowledge.vote(article.id, True, request_id=asked.id)
    order = WorkOrders(world.context).create(NewWorkOrder(summary="排气高温"))
    world.clock.advance(minutes=5)
    knowledge.vote(article.id, True, work_order_id=order.id)
    used = knowledge.view(article.id).used_in
    assert [(case.place, case.number) for case in used] == [("work_order", order.number), ("request", asked.number)]
    assert knowledge.view(article.id).useful == 1, "one person is one vote, however many cases"
    intake.answer_remotely(asked.id, f"按 {article.number} 复位")
    assert len(knowledge.view(article.id).used_in) == 2, "a case is told once"
    world.clock.advance(minutes=5)
    knowledge.vote(article.id, False)
    assert [case.number for case in knowledge.view(article.id).used_in] == [asked.number], "only what the answer names"


def test_reopening_an_answered_request_takes_it_out_of_the_first_contact_rate(world: World) -> None:
    intake = Intake(world.context)
    solved = intake.take_and_answer(RequestDraft(fault="高温"), "清洗冷却器")
    intake.take_request(RequestDraft(fault="漏油"))
    span = (world.clock.now(), world.clock.now().replace(year=2027))
    assert intake.first_contact_rate(*span) == (1, 2)
    intake.reopen(solved.id, "又停了")
    assert intake.first_contact_rate(*span) == (0, 2)


def test_an_edition_is_kept_whole_for_ever(world: World, knowledge: Knowledge, manager: Person) -> None:
    article = published(world, knowledge, manager)
    (edition,) = world.read().where(ArticleVersion, article_id=article.id)
    world.add(Product(id=world.ids(), model="HC-90"))
    assert knowledge.editions(article.id)[0].draft.minutes == 35
    assert '"title":"HC-75V 排气高温停机"' in edition.body


def test_a_change_of_an_article_is_spoken_of_as_the_article(world: World, knowledge: Knowledge) -> None:
    part = world.add(Part(id=world.ids(), number="HC-1", name="阀"))
    made = knowledge.write(ArticleDraft(title="换阀", solution="x", parts=(WantedPart(part.id),)))
    (line,) = world.read().where(ArticlePart, article_id=made.id)
    found = subjects(world.read(), [("article_part", line.id)])[("article_part", line.id)]
    assert (found.label, found.place) == (f"{made.number} 换阀", "article")


def test_what_two_people_change_of_one_article_is_kept_of_both(
    world: World, knowledge: Knowledge, manager: Person
) -> None:
    first, second = (world.add(Part(id=world.ids(), number=number, name=number)) for number in ("A-1", "B-2"))
    article = published(world, knowledge, manager)
    base = knowledge.draft_of(article.id)  # both have opened the editor on this
    knowledge.change(article.id, replace(base, cause="温控阀芯断裂", parts=(WantedPart(first.id),)), base=base)
    knowledge.change(article.id, replace(base, keywords="E109 E110", parts=(WantedPart(second.id),)), base=base)
    kept = knowledge.draft_of(article.id)
    assert (kept.cause, kept.keywords) == ("温控阀芯断裂", "E109 E110")
    assert {each.part_id for each in kept.parts} == {first.id, second.id}


def test_what_both_wrote_differently_is_asked_about_and_nothing_is_overwritten(knowledge: Knowledge) -> None:
    article = knowledge.write(DRAFT)
    base = knowledge.draft_of(article.id)
    knowledge.change(article.id, replace(base, solution="先核对传感器"), base=base)
    with pytest.raises(UserError) as refused:
        knowledge.change(article.id, replace(base, solution="再换阀芯", title="温控阀"), base=base)
    assert refused.value.code == "knowledge.overtaken" and refused.value.params["fields"] == ("solution",)
    kept = knowledge.draft_of(article.id)
    assert (kept.solution, kept.title) == ("先核对传感器", base.title)
    knowledge.change(article.id, replace(base, solution="先核对传感器"), base=base)  # the same from both is no dispute
    knowledge.change(article.id, replace(kept, solution="再换阀芯"), base=kept)  # seen, and decided
    assert knowledge.draft_of(article.id).solution == "再换阀芯"


def test_a_retired_article_says_that_it_is_retired(world: World, knowledge: Knowledge, manager: Person) -> None:
    article = published(world, knowledge, manager)
    as_person(world, manager.id)
    knowledge.retire(article.id)
    with pytest.raises(UserError) as refused:
        knowledge.change(article.id, replace(DRAFT, title="x"))
    assert refused.value.code == "knowledge.retired"


def test_voting_twice_counts_once_and_one_case_is_named_once(
    world: World, knowledge: Knowledge, manager: Person
) -> None:
    article = published(world, knowledge, manager)
    job = make_job(world)
    for useful in (True, True, False, True):
        world.clock.advance(minutes=1)
        knowledge.vote(article.id, useful, work_order_id=job.work_order_id)
    view = knowledge.view(article.id)
    assert (view.useful, view.not_useful, view.my_vote) == (1, 0, True)
    assert len(view.used_in) == 1

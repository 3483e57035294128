"""What a request probably is: from words, past cases and the firm's own model; and how good such suggestions were."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta

import pytest

from fieldservice.domain.records import Customer, FaultCode, ServiceRequest, TriageSuggestion, WorkOrder
from fieldservice.domain.triage_rules import danger, rules_for
from fieldservice.services.intake import Intake, RequestDraft
from fieldservice.services.triage import Call, Suggested, Suggestion, Triage
from fieldservice.services.triage_learning import LEAST_CASES, TriageLearning, examples
from fieldservice.store.queries import triage as queries
from tests.services.conftest import World
from tests.services.desk import make_mill

_CALLS = {
    "P08": ["主机轴封漏油", "油管接头渗油", "地上一滩油"],
    "P11": ["轴承异响", "主机有尖叫声", "风机响得厉害"],
    "P24": ["露点高，管路带水", "冷干机不制冷", "气里有水"],
}


@pytest.fixture
def triage(world: World) -> Triage:
    return Triage(world.context)


def suggested(triage: Triage, text: str, **known: object) -> dict[str, Suggestion]:
    return {each.field: each for each in triage.suggest(Call(text, **known))}  # type: ignore[arg-type]  # by name


def past(world: World, count: int, seed: int = 5) -> list[ServiceRequest]:
    """So many requests of the past; leaks are urgent, cooling is not."""
    chance = random.Random(seed)
    priorities = {"P08": "high", "P11": "normal", "P24": "low"}
    intake, made = Intake(world.context), []
    for number in range(count):
        code = chance.choice(sorted(_CALLS))
        words = f"{chance.choice(_CALLS[code])}，{number} 号机"
        made.append(intake.take_request(RequestDraft(fault=words, category=code, priority=priorities[code])))
        world.clock.advance(minutes=5)
    return made


# words


@pytest.mark.parametrize(
    ("text", "field", "label"),
    [
        ("面板显示排气温度 109 度，高温停机", "category", "P03"),
        ("There is an oil leak below the coupling", "category", "P08"),
        ("螺杆机打不上气，一直掉压", "category", "P06"),
        ("the bearing is noisy", "category", "P11"),
        ("想问一下延保多少钱", "request_type", "consultation"),
        ("新机到货，请安排安装调试", "request_type", "installation"),
        ("4000 小时了，请安排保养", "request_type", "maintenance"),
        ("We are still waiting, this is unacceptable", "request_type", "complaint"),
        ("机器报警停机了", "request_type", "repair"),
        ("能不能报个保养的价", "request_type", "maintenance"),
        ("这个月第三次坏了，再这样我们要投诉了", "request_type", "complaint"),
        ("Can you send me a quote for a maintenance contract?", "request_type", "consultation"),
        ("The bucket won\u2019t open", "request_type", "repair"),
        ("冷干机下面一滩水", "category", "P09"),
        ("远程平台上看不到 3 号机", "category", "P22"),
        ("停机三次了，车间在等气，能不能今天派人来？", "priority", "high"),
        ("控制柜里有焦糊味，还看到火花", "priority", "emergency"),
        ("不急，下个月来就行", "priority", "low"),
        ("The line is down, please come as soon as possible", "priority", "high"),
    ],
)
def test_words_that_usually_mean_something_are_enough_for_a_start(text: str, field: str, label: str) -> None:
    rule = rules_for(text, field)
    assert rule is not None and rule.label == label
    assert 0 < rule.score <= 0.8 and rule.words


def test_words_inside_other_words_say_nothing() -> None:
    assert rules_for("The firmware is dislocated", "category") is None
    assert rules_for("", "category") is None
    assert danger("The fireplace is nice") is None
    assert danger("火花塞 4 只，spark plugs") is None
    assert rules_for("Paper feeds several sheets at once", "priority") is None


def test_words_that_name_a_fault_and_nothing_else_mean_a_repair(triage: Triage) -> None:
    assert suggested(triage, "有点振动，压力起不来")["request_type"].value == "repair"
    assert suggested(triage, "控制面板的密码")["request_type"].value == "usage"


def test_a_reason_names_the_words_as_they_were_said(triage: Triage) -> None:
    assert suggested(triage, "The whole frame is vibrating badly")["category"].words == ("vibrating",)


def test_a_call_of_new_words_is_explained_by_the_past_cases_that_say_its_telling_word(
    world: World, triage: Triage
) -> None:
    past(world, 30)
    made = suggested(triage, "师傅你好，昨晚夜班发现二车间靠窗那台的底盘在漏油，不知道要不要先停下来")["category"]
    assert (made.value, made.source, made.same_words) == ("P08", "cases", True)
    assert made.words == ("漏油",) and len(made.cases) == made.of_cases >= 3
    assert all("漏油" in case.text for case in made.cases)


def test_what_a_firms_own_cases_turned_out_to_be_counts_more_than_what_words_usually_mean(
    world: World, triage: Triage
) -> None:
    intake = Intake(world.context)
    for number in range(5):
        intake.take_request(RequestDraft(fault=f"{number} 号烘箱发烫，外壳碰不得", category="P19"))
    made = suggested(triage, "我们这边白班刚接班，看到进门第一台设备发烫，麻烦安排看看")["category"]
    assert (made.value, made.source) == ("P19", "cases")


def test_danger_is_said_before_everything_else(world: World, triage: Triage) -> None:
    past(world, 60)
    triage.learning.learn()
    made = suggested(triage, "露点高，不急，下个月来就行。不过控制柜里冒烟了")["priority"]
    assert (made.value, made.source, made.words) == ("emergency", "rules", ("冒烟",))


def test_a_firms_own_codes_speak_by_their_names_and_only_codes_in_use_are_suggested(
    world: World, triage: Triage
) -> None:
    world.add(FaultCode(id=world.ids(), kind="problem", code="X1", name="纱线断头", name_en="Yarn breaks"))
    assert suggested(triage, "细纱机老是纱线断头")["category"].value == "X1"
    assert suggested(triage, "The yarn breaks all the time")["category"].value == "X1"
    assert "category" not in suggested(triage, "主机轴封漏油")  # P08 is not in this firm's table


def test_a_machine_that_stands_still_at_a_key_account_is_an_emergency(world: World, triage: Triage) -> None:
    mill = make_mill(world)
    with world.store.begin("test") as uow:
        uow.change(Customer, mill.customer.id, tier="high")
        uow.commit()
    made = suggested(triage, "开不起来", asset_id=mill.asset.id, can_stop="stopped")["priority"]
    assert (made.value, set(made.facts)) == ("emergency", {"stopped", "high_tier"})
    assert "priority" not in suggested(triage, "开不起来", asset_id=mill.asset.id)


def test_too_few_words_get_no_suggestion(triage: Triage) -> None:
    for text in ("", " ", "漏", "？？", "\n\t"):
        assert triage.suggest(Call(text)) == ()


@pytest.mark.parametrize(
    "text", ["\ud800漏油", "x" * 50_000, "'; DROP TABLE service_request; --", "\x00\x01", '"OR" *']
)
def test_any_text_is_answered(world: World, triage: Triage, text: str) -> None:
    past(world, 10)
    triage.suggest(Call(text))


# past cases


def test_past_cases_that_agree_suggest_what_they_turned_out_to_be(world: World, triage: Triage) -> None:
    intake = Intake(world.context)
    for number in range(5):
        intake.take_request(RequestDraft(fault=f"细纱机罗拉打滑 {number}", category="P13"))
    intake.take_request(RequestDraft(fault="罗拉打滑打不起来", category=""))
    made = suggested(triage, "今天罗拉打滑，纱线粗细不匀")["category"]
    assert (made.value, made.source, len(made.cases), made.of_cases) == ("P13", "cases", 5, 5)
    assert made.cases[0].number.startswith("SR-")


def test_a_request_is_no_case_of_its_own(world: World, triage: Triage) -> None:
    made = [Intake(world.context).take_request(RequestDraft(fault="罗拉打滑", category="P13")) for _ in range(3)]
    assert suggested(triage, "罗拉打滑")["category"].source == "cases"
    assert "category" not in suggested(triage, "罗拉打滑", request_id=made[0].id)


def test_what_the_technician_found_counts_more_than_what_was_taken_down(world: World, triage: Triage) -> None:
    mill = make_mill(world)
    taken = Intake(world.context).take_and_qualify(
        RequestDraft(asset_id=mill.asset.id, fault="排气温度高", category="P03")
    )
    with world.store.begin("test") as uow:
        uow.change(WorkOrder, taken.work_order.id, problem_code="P19")
        uow.commit()
    (case,) = queries.newest_cases(world.read(), 10)
    assert (case.category, case.model, case.work_order_id) == ("P19", mill.product.model, taken.work_order.id)
    assert queries.last_category(world.read(), mill.asset.id) == "P19"


def test_jobs_without_a_request_teach_as_well_and_cancelled_requests_do_not(world: World) -> None:
    mill = make_mill(world)
    world.add(
        WorkOrder(
            id=world.ids(), number="WO-1", customer_id=mill.customer.id, asset_id=mill.asset.id, job_type="inspection",
            description="季度巡检", problem_code="P28",
        )
    )  # fmt: skip
    request = Intake(world.context).take_request(RequestDraft(fault="误报"))
    Intake(world.context).cancel(request.id, "误报")
    (case,) = queries.newest_cases(world.read(), 10)
    (example,) = examples([case], {"P28"})
    assert example.labels == {"request_type": "maintenance", "category": "P28", "priority": "normal"}
    assert "model:" + mill.product.model in example.facts
    (other,) = examples([case], set())
    assert "category" not in other.labels  # a code that is not in use any more


# the model


def test_the_model_learns_from_the_firms_own_requests(world: World, triage: Triage) -> None:
    past(world, 90)
    assert triage.learning.due() and triage.learning.learn()
    made = suggested(triage, "3 号机轴封漏油，地上一滩油")
    assert (made["category"].value, made["category"].source) == ("P08", "model")
    assert made["priority"].value == "high"
    assert made["category"].score > 0.6 and made["category"].words
    assert {case.category for case in made["category"].cases} == {"P08"}


def test_a_text_of_unknown_words_is_no_sure_guess_whatever_the_model_says(world: World, triage: Triage) -> None:
    past(world, 90)
    triage.learning.learn()
    made = suggested(triage, "请问贵公司周六上班吗，我们想来参观学习一下")
    assert all(each.source != "model" or each.score < 0.6 for each in made.values())


def test_learning_is_due_again_only_with_enough_new_requests(world: World, triage: Triage) -> None:
    past(world, LEAST_CASES - 1)
    assert not triage.learning.due()
    past(world, 1, seed=1)
    assert triage.learning.due() and triage.learning.learn()
    assert not triage.learning.due()
    past(world, 24, seed=2)
    assert not triage.learning.due()
    past(world, 1, seed=3)
    assert triage.learning.due()


def test_the_model_is_kept_encrypted_and_found_by_the_next_start(world: World, triage: Triage) -> None:
    past(world, 60)
    triage.learning.learn()
    sha = json.loads(world.store.local_value("triage.model") or "")["sha"]
    assert world.context.blobs.exists(sha)
    assert not any(b"FSTM" in path.read_bytes() for path in world.profile.blobs.rglob("*") if path.is_file())
    again = TriageLearning(world.context).model()
    assert again is not None and again.texts == 60


@pytest.mark.parametrize("harm", ["missing", "damaged", "another"])
def test_a_missing_or_damaged_model_is_learned_again_and_suggestions_go_on_without_it(world: World, harm: str) -> None:
    past(world, 60)
    TriageLearning(world.context).learn()
    sha = json.loads(world.store.local_value("triage.model") or "")["sha"]
    (path,) = [path for path in world.profile.blobs.rglob("*") if path.is_file()]
    if harm == "missing":
        world.context.blobs.delete(sha)
    elif harm == "damaged":
        path.write_bytes(path.read_bytes()[:-40])
    else:
        other = world.context.blobs.put(b"FSTM but no model").sha256
        with world.store.begin("triage.keep_model") as uow:
            held = json.loads(world.store.local_value("triage.model") or "")
            uow.put_local("triage.model", json.dumps({**held, "sha": other}))
            uow.commit()
    triage = Triage(world.context)
    assert suggested(triage, "主机轴封漏油")["category"].value == "P08"
    assert triage.learning.model() is None and triage.learning.due()
    assert triage.learning.learn() and triage.learning.model() is not None


@pytest.mark.parametrize("held", ['{"sha": "", "of_a_newer_program": 1}', '{"sha": 7}', "[1, 2]", "nonsense"])
def test_what_another_version_kept_of_the_model_stands_in_nobodys_way(world: World, triage: Triage, held: str) -> None:
    with world.store.begin("test") as uow:
        uow.put_local("triage.model", held)
        uow.commit()
    assert suggested(triage, "主机轴封漏油")["category"].source == "rules"
    assert triage.learning.due() in (True, False)


def test_only_the_newest_model_stays_on_the_disk(world: World, triage: Triage) -> None:
    past(world, 50)
    triage.learning.learn()
    past(world, 30, seed=9)
    triage.learning.learn()
    assert sum(path.is_file() for path in world.profile.blobs.rglob("*")) == 1


def test_learning_leaves_nothing_in_the_outbox(world: World, triage: Triage) -> None:
    past(world, 50)
    before = world.last_mid()
    triage.learning.learn()
    assert world.last_mid() == before


# how good suggestions were


def take(world: World, fault: str, *suggestions: Suggested, **fields: str) -> ServiceRequest:
    return Intake(world.context).take_request(RequestDraft(fault=fault, suggested=suggestions, **fields))  # type: ignore[arg-type]  # by name


def test_what_was_suggested_and_chosen_is_kept_with_the_request_and_never_changed(world: World) -> None:
    made = take(world, "漏油", Suggested("category", "P08", 0.914, "model", "P11"), category="P11")
    (row,) = world.read().where(TriageSuggestion, request_id=made.id)
    assert (row.field, row.suggested, row.score, row.chosen, row.source) == ("category", "P08", 914, "P11", "model")
    assert (row.at, row.by_id) == (world.clock.now(), world.store.actor_id)


def test_accuracy_is_counted_by_month_and_field_against_what_it_turned_out_to_be(world: World, triage: Triage) -> None:
    world.clock.set(datetime(2026, 4, 30, 17, tzinfo=UTC))  # already the first of May in Shanghai
    take(world, "漏油", Suggested("category", "P08", 0.9, "model", "P08"), category="P08")
    take(world, "漏油", Suggested("category", "P08", 0.9, "model", "P11"), category="P11")
    take(world, "漏油", Suggested("priority", "high", 0.5, "rules", "normal"))
    undecided = take(world, "漏油", Suggested("complexity", "simple", 0.5, "model", ""))
    assert undecided.complexity == ""
    since, until = world.clock.now() - timedelta(days=5), world.clock.now() + timedelta(days=5)
    found = triage.accuracy(since, until)
    assert [(each.month.month, each.field, each.count, each.right) for each in found] == [
        (5, "category", 2, 1),
        (5, "priority", 1, 0),
    ]
    assert found[0].share == 0.5
    assert triage.accuracy(until, until + timedelta(days=1)) == []


def test_a_category_is_right_when_the_technician_found_it_whatever_was_chosen(world: World, triage: Triage) -> None:
    mill = make_mill(world)
    kept = (Suggested("category", "P08", 0.9, "model", "P11"),)
    taken = Intake(world.context).take_and_qualify(
        RequestDraft(asset_id=mill.asset.id, fault="漏油", category="P11", suggested=kept)
    )
    span = (world.clock.now() - timedelta(days=1), world.clock.now() + timedelta(days=1))
    assert triage.accuracy(*span)[0].right == 0
    with world.store.begin("test") as uow:
        uow.change(WorkOrder, taken.work_order.id, problem_code="P08")
        uow.commit()
    assert triage.accuracy(*span)[0].right == 1

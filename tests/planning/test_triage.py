"""A model of labelled texts: what it learns, what it says of itself, and how it is kept."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import numpy as np
import pytest

from fieldservice.planning.triage import features
from fieldservice.planning.triage.evaluation import FIELD, evaluate, judged, learn, split, without_repeats
from fieldservice.planning.triage.model import FORMAT, MAGIC, ModelDamaged, TriageModel
from fieldservice.planning.triage.training import Example, Settings, train

REPAIRS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "service_records"

_HOT = [
    "排气温度 {n} 度，高温报警停机",
    "机头温度高，跳停",
    "开机半小时就高温",
    "exhaust temperature {n} degrees, stopped",
]
_LEAK = [
    "机器下面漏油，地上一滩",
    "油封处渗油 {n} 天了",
    "主机轴封漏油",
    "oil is leaking below the machine since {n} days",
]
_NOISE = ["运行时有异响", "轴承声音大，像敲击", "噪音比上周大 {n} 分贝", "loud knocking noise from the bearing"]


def cases(count: int, seed: int = 3) -> list[Example]:
    """Made up calls; those about heat are urgent."""
    chance = random.Random(seed)
    made = []
    for _ in range(count):
        label, calls = chance.choice([("hot", _HOT), ("leak", _LEAK), ("noise", _NOISE)])
        text = chance.choice(calls).format(n=chance.randint(2, 120)) + chance.choice(["", "，请尽快", " please", "。"])
        made.append(Example(text, {"category": label, "priority": "high" if label == "hot" else "normal"}))
    return made


def test_new_words_about_a_known_thing_are_told_apart_in_chinese_and_english() -> None:
    model = train(cases(300))
    assert model is not None
    for text, label in (
        ("空压机温度太高，停机了", "hot"),
        ("轴封那里漏油", "leak"),
        ("有异响，敲击声", "noise"),
        ("oil leaking", "leak"),
        ("the bearing is knocking", "noise"),
    ):
        assert model.guess(text)["category"][0].label == label
        assert model.best(text, "category") == label
    assert model.guess("温度高")["priority"][0].label == "high"


def test_the_same_examples_give_the_same_model_byte_for_byte() -> None:
    first, second = train(cases(150)), train(cases(150))
    assert first is not None and second is not None
    assert first.to_bytes() == second.to_bytes()


def test_scores_are_shares_and_the_likeliest_stands_first() -> None:
    model = train(cases(300))
    assert model is not None
    scores = [guess.score for guess in model.guess("漏油")["category"]]
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) == pytest.approx(1)
    assert 0.5 < scores[0] < 1


def test_a_text_in_which_nothing_is_known_gets_no_guess() -> None:
    model = train(cases(100))
    assert model is not None
    assert model.guess("") == {}
    assert model.guess("?!…") == {}
    assert model.best("", "category") in ("hot", "leak", "noise")


@pytest.mark.parametrize(
    ("text", "label", "word"),
    [("今天早上主机轴封漏油很多", "leak", "漏油"), ("there is oil leaking again", "leak", "leaking")],
)
def test_the_words_that_spoke_for_a_guess_are_named(text: str, label: str, word: str) -> None:
    model = train(cases(300))
    assert model is not None
    said = model.explain(text, "category", label, {"漏油", "轴封", "异响"})
    assert word in said
    assert len(said) <= 3
    assert all(each in features.fold(text) for each in said)
    without = model.explain(text, "category", label)
    assert without and all(each in features.fold(text) and len(each) <= 12 for each in without)


def test_nothing_is_explained_that_the_model_does_not_know() -> None:
    model = train(cases(60))
    assert model is not None
    assert model.explain("漏油", "category", "fire") == []
    assert model.explain("漏油", "colour", "red") == []
    assert model.explain("", "category", "leak") == []


def test_what_is_known_besides_the_text_counts_as_well() -> None:
    made = [
        Example("机器有问题", {"category": "pump" if n % 2 else "dryer"}, (f"model:{'P' if n % 2 else 'D'}",))
        for n in range(80)
    ]
    model = train(made)
    assert model is not None
    assert model.guess("机器有问题", ("model:P",))["category"][0].label == "pump"
    assert model.guess("机器有问题", ("model:D",))["category"][0].label == "dryer"


def test_a_saved_model_says_the_same() -> None:
    model = train(cases(200))
    assert model is not None
    kept = TriageModel.from_bytes(model.to_bytes())
    assert kept.texts == 200
    for text in ("漏油", "temperature high", "异响"):
        before, after = model.guess(text)["category"], kept.guess(text)["category"]
        assert [guess.label for guess in before] == [guess.label for guess in after]
        assert [guess.score for guess in after] == pytest.approx([guess.score for guess in before], abs=2e-3)
        assert kept.explain(text, "category", before[0].label) == model.explain(text, "category", before[0].label)


def test_any_damage_to_the_file_is_noticed() -> None:
    model = train(cases(60))
    assert model is not None
    data = model.to_bytes()
    assert data.startswith(MAGIC)
    newer = MAGIC + (FORMAT + 1).to_bytes(2, "big") + data[6:]
    turned = bytearray(data)
    turned[len(data) // 2] ^= 1
    for bad in (b"", data[:-1], data[:40], newer, bytes(turned), b"PK" + data[2:], bytes(500)):
        with pytest.raises(ModelDamaged):
            TriageModel.from_bytes(bad)


def test_one_label_alone_is_nothing_to_learn() -> None:
    assert train([]) is None
    assert train([Example("漏油", {"category": "leak"})] * 20) is None
    assert train([Example("漏油", {})] * 20) is None
    assert train([Example("漏油", {"a": "x"}), Example("异响", {"a": "y"})], Settings(least=2)) is None


def test_labels_that_few_texts_have_are_found_with_a_balance() -> None:
    made = cases(400)
    rare = [Example("漏气，管接头有声音", {"category": "gas"}), Example("管路漏气", {"category": "gas"})]
    model = train([*made, *rare], Settings(balance=0.5))
    assert model is not None
    assert model.best("管接头漏气", "category") == "gas"


def test_a_text_of_new_words_is_not_familiar() -> None:
    model = train(cases(300))
    assert model is not None
    assert model.familiar("主机轴封漏油") > 0.9
    assert model.familiar("想请贵公司报价，谢谢") < 0.3
    assert model.familiar("") == 0


def test_each_field_learns_from_the_texts_that_have_it() -> None:
    made = [Example(e.text, {"category": e.labels["category"]}) for e in cases(200, seed=8)]
    model = train([*made, *cases(100)])
    assert model is not None
    assert sum(model.heads["category"].seen) == 300 and sum(model.heads["priority"].seen) == 100
    assert model.best("轴封漏油", "category") == "leak" and model.best("高温停机", "priority") == "high"
    alone = train([Example(e.text, {"category": e.labels["category"]}) for e in [*made, *cases(100)]])
    assert alone is not None
    for text in ("漏油", "异响", "温度高"):
        both = model.guess(text)["category"][0], alone.guess(text)["category"][0]
        assert both[0].label == both[1].label and both[0].score == pytest.approx(both[1].score, abs=0.15)


def test_a_long_text_is_read_only_in_part() -> None:
    model = train(cases(60))
    assert model is not None
    assert model.guess("漏油" + " x" * 200_000)["category"][0].label == "leak"
    assert model.guess("\ud800 漏油 \x00")["category"]  # half a character, as a damaged paste brings it


def test_training_can_be_called_off() -> None:
    class Enough(Exception):
        pass

    def stop() -> None:
        raise Enough

    with pytest.raises(Enough):
        train(cases(60), Settings(breathe=stop))


def test_numbers_in_pieces_are_alike_and_in_words_are_not() -> None:
    assert set(features.pieces_of(["e07"])[0]) == set(features.pieces_of(["e08"])[0])
    assert features.word_hash("e07") != features.word_hash("e08")
    assert features.words_of(features.tokens("排气温度 109 度")) == ["排气", "气温", "温度", "109", "度"]


def test_the_texts_that_say_the_same_are_counted_once() -> None:
    rows = without_repeats([("Broken  Iron", "a"), ("broken iron", "b"), ("", "c"), ("x", " "), ("ｘ", "d")])
    assert rows == [("Broken  Iron", "a"), ("ｘ", "d")]
    assert split([("t", "l")] * 10)[1] == [("t", "l")] * 2


def test_accuracy_and_macro_f1_and_confusions_are_counted_as_books_say() -> None:
    found = judged(["a", "a", "b"], ["a", "a", "b", "c"], ["a", "b", "b", "a"])
    assert found.accuracy == 0.5
    # a: 1 of 2 said, 1 of 2 true -> 0.5; b: 1 of 2 said, 1 of 1 true -> 2/3; c: 0
    assert found.macro_f1 == pytest.approx((0.5 + 2 / 3 + 0) / 3)
    assert found.commonest == 0.5
    assert [(c.true, c.said, c.count) for c in found.confusions] == [("a", "b", 1), ("c", "a", 1)]


def test_a_model_is_judged_on_texts_it_has_not_seen() -> None:
    rows = without_repeats([(example.text, example.labels["category"]) for example in cases(2000)])
    found = evaluate(*split(rows))
    assert found is not None
    assert found.trained + found.tested == len(rows)
    assert found.accuracy > 0.95 > found.commonest


@pytest.mark.parametrize("count", [600])
def test_scores_of_real_repairs_are_about_as_often_right_as_they_say(count: int) -> None:
    path = REPAIRS / "openrepair_wales.csv"
    if not path.exists():
        pytest.skip("the repairs of Wales are not here")
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = sorted(csv.DictReader(file), key=lambda row: row["event_date"])[-6 * count :]
    learned, tried = split(without_repeats([(row["problem"], row["product_category"]) for row in table]))
    model = learn(learned)
    assert model is not None
    top = [(model.guess(text).get(FIELD) or [None])[0] for text, _ in tried]
    known = [(guess, label) for guess, (_, label) in zip(top, tried, strict=True) if guess is not None]
    said = np.mean([guess.score for guess, _ in known])
    right = np.mean([guess.label == label for guess, label in known])
    assert abs(said - right) < 0.08
    sure = [guess.label == label for guess, label in known if guess.score > 0.8]
    assert np.mean(sure) > right

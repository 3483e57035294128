"""Makers' error codes and codes of findings beside a machine: what its own maker means, what its own cases end in."""

from __future__ import annotations

from datetime import date

from fieldservice.domain.records import Asset, CaseDigest, Product, WorkOrder
from fieldservice.services.diagnosis import Diagnosis, MakerCode
from fieldservice.services.diagnosis_trees import DiagnosisTrees
from tests.services.field import Job
from tests.services.test_diagnosis import a_tree, diagnosis, job, put

__all__ = ["diagnosis", "job"]


def test_makers_error_codes_are_looked_up_in_what_the_customer_said(job: Job, diagnosis: Diagnosis) -> None:
    trees = DiagnosisTrees(job.world.context)
    assert trees.store_codes([("E096", "", "Upper heater"), ("P0100", "空气流量计", "Air flow")]).new == 2
    assert trees.store_codes([("E096", "", "Upper heater"), ("P0100", "空气流量", "Air flow")]).changed == 1
    assert [found.code for found in diagnosis.meaning("面板显示e096，停机")] == ["E096"]
    assert diagnosis.meaning("面板无显示") == []
    assert diagnosis.meaning("显示 E096 和 p0100。") == [
        MakerCode("E096", "Upper heater", "Upper heater", ""),
        MakerCode("P0100", "空气流量", "Air flow", ""),
    ]


def of_machine(job: Job, **fields: str) -> None:
    """Say what model and whose the machine of the job is."""
    order = job.world.read().get(WorkOrder, job.work_order_id)
    product = str(job.world.read().get(Asset, str(order.asset_id)).product_id)
    with job.world.context.begin("test.model") as uow:
        uow.change(Product, product, **fields)
        uow.commit()


def test_the_same_code_of_two_makers_means_what_the_machines_maker_means_by_it(job: Job, diagnosis: Diagnosis) -> None:
    trees = DiagnosisTrees(job.world.context)
    trees.store_codes([("E003", "", "Ignition failure")], "Navien")
    trees.store_codes([("E003", "", "Sensor open")], "Haichang")
    trees.store_codes([("E003", "", "Fan blocked")], "Haichang", ["LS-*"])
    trees.store_codes([("E003", "", "Anything"), ("E004", "", "Leak")])
    assert trees.store_codes([("E003", "", "Ignition failed")], "NAVIEN").changed == 1

    def said(text: str = "E003 E004") -> list[tuple[str, str]]:
        return [(found.name_en, found.maker) for found in diagnosis.meaning(text, job.work_order_id)]

    of_machine(job, maker="Haichang Compressors Ltd", model="HC-75V")
    assert said() == [("Sensor open", "Haichang"), ("Leak", "")]
    of_machine(job, maker="Haichang", model="LS-200")
    assert said() == [("Fan blocked", "Haichang"), ("Leak", "")], "its model says more than its maker"
    of_machine(job, maker="Navien", model="NPE-240A")
    assert said() == [("Ignition failed", "Navien"), ("Leak", "")]
    of_machine(job, maker="Bosch", model="B1")
    assert said() == [("Anything", ""), ("Leak", "")]
    of_machine(job, maker="", model="")
    assert {maker for _name, maker in said("E003")} == {"", "Navien", "Haichang"}, "nobody knows whose it is"


def test_the_codes_that_cases_of_the_model_end_in_come_before_those_of_its_line(job: Job, diagnosis: Diagnosis) -> None:
    of_machine(job, model="HC-75V")
    closed = [("HC-75V", "P03", "C0302")] + [("HC-37V", "P06", "C0601")] * 3 + [("LS-200", "P24", "C2401")]
    with job.world.context.begin("test.cases") as uow:
        for model, problem, cause in closed:
            uow.add(
                CaseDigest(
                    id=job.world.context.ids(), model=model, problem_code=problem, cause_code=cause,
                    closed_on=date(2026, 4, 1),
                )
            )  # fmt: skip
        uow.commit()
    usual = diagnosis.usual_codes(job.work_order_id)
    assert sorted(usual, key=lambda key: -usual[key])[:2] == [("problem", "P03"), ("cause", "C0302")]
    assert {key for key in usual if key[0] == "problem"} == {("problem", "P03"), ("problem", "P06")}
    of_machine(job, model="")
    assert diagnosis.usual_codes(job.work_order_id) == {}


def test_a_makers_tree_is_offered_for_its_machines_alone(job: Job, diagnosis: Diagnosis) -> None:
    for maker in ("Navien", "Rinnai"):
        put(job, a_tree(code=f"code_{maker}", maker=maker, faults={"words": ["E003"]}))
    with job.world.context.begin("test.words") as uow:
        uow.change(WorkOrder, job.work_order_id, summary="Display shows E003", problem_code="")
        uow.commit()

    def offered() -> set[str]:
        choices = diagnosis.choices(job.work_order_id)
        return {choice.tree.maker for choice in choices if choice.rank is not None and choice.tree.maker}

    of_machine(job, maker="Rinnai")
    assert offered() == {"Rinnai"}
    of_machine(job, maker="")
    assert offered() == {"Navien", "Rinnai"}

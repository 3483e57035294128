"""Whenever the power fails in a visit: the acknowledged is there, the rest is gone whole, the file is sound."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from fieldservice.domain.checklist import Address
from fieldservice.domain.records import (
    Attachment,
    Booking,
    ChecklistAnswer,
    ChecklistTemplate,
    PartLine,
    Signature,
    StockMove,
    WorkOrder,
)
from fieldservice.services.container import Services
from fieldservice.store.check import check
from fieldservice.system.clock import FixedClock
from fieldservice.system.ids import SeededIds
from tests.domain.forms import field, form_source, group, hidden
from tests.journeys.killed_visit import open_world
from tests.services.conftest import MONDAY_MORNING, World, make_world
from tests.services.field import make_job

ROOT = Path(__file__).resolve().parents[2]
FORM = form_source(
    group("leak", field("litres", "number"), repeat={"least": 1}), hidden("total", "sum(/data/leak/litres)")
)
LEAST_COMMITS = 22  # a visit of fewer steps than this would test less than it says

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


@pytest.fixture(scope="module", params=["before", "after"])
def killed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path, int, int]:
    """(moment, folder, number of commits of a visit, mutations before it), after dying at each of them."""
    root = tmp_path_factory.mktemp(f"killed_{request.param}")
    world = make_world(root / "profile", root / "state", FixedClock(MONDAY_MORNING), SeededIds(3))
    job = make_job(world)
    form = ChecklistTemplate(id=world.ids(), code="test", name="漏油", purpose="diagnosis", body=FORM)
    world.add(form)
    names = {
        "form": form.id,
        "work_order": job.work_order_id,
        "booking": job.booking_id,
        "technician": job.technician.id,
        "part": job.part.id,
    }
    (root / "job.json").write_text(json.dumps(names), encoding="utf-8")
    mutations = world.last_mid()
    world.store.close()
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.killed_visit", str(root), request.param],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    outcome = json.loads(done.stdout.splitlines()[-1])
    assert outcome["exit"] == 0, done.stderr
    return request.param, root, outcome["commits"], mutations


@pytest.fixture
def survivors(killed: tuple[str, Path, int, int]) -> Iterator[list[tuple[int, World, list[list[Any]]]]]:
    """(commit at which it died, the profile opened again, what had been acknowledged)."""
    _, root, commits, _ = killed
    worlds = []
    for number in range(1, commits + 1):
        log = root / str(number) / "acknowledged"
        lines = log.read_text(encoding="utf-8").splitlines()
        worlds.append((number, open_world(root / str(number), 1_000 + number), [json.loads(line) for line in lines]))
    yield worlds
    for _, world, _ in worlds:
        world.store.close()


def test_a_visit_was_killed_at_every_one_of_its_commits(killed: tuple[str, Path, int, int]) -> None:
    assert killed[2] >= LEAST_COMMITS


def test_exactly_the_committed_units_of_work_are_there(
    killed: tuple[str, Path, int, int], survivors: list[tuple[int, World, list[list[Any]]]]
) -> None:
    moment, _, _, mutations = killed
    for number, world, acknowledged in survivors:
        committed = number - (moment == "before")
        assert world.last_mid() - mutations == committed, number
        assert len(acknowledged) == number - 1, number


def test_everything_acknowledged_is_there(survivors: list[tuple[int, World, list[list[Any]]]]) -> None:
    for number, world, acknowledged in survivors:
        reader = world.read()
        answers = [[row.checklist_id, row.question, row.value] for row in reader.where(ChecklistAnswer)]
        for kind, what in acknowledged:
            if kind == "answer":
                assert what in answers, number
            elif kind == "photo":
                photo = reader.get(Attachment, what)
                assert len(world.context.blobs.read(photo.sha)) == photo.size, number
            elif kind == "part":
                assert not reader.get(PartLine, what).removed, number
            elif kind == "signature":
                assert world.context.blobs.read(reader.get(Signature, what).image_sha), number
            elif kind == "finding":
                assert reader.where(WorkOrder)[0].cause == what, number
            else:
                steps = ["proposed", "accepted", "travelling", "on_site", "working", "left"]
                assert steps.index(reader.where(Booking)[0].status) >= steps.index(what), number


def test_a_part_line_never_stands_without_its_stock_move(
    survivors: list[tuple[int, World, list[list[Any]]]],
) -> None:
    for number, world, _ in survivors:
        lines = world.read().where(PartLine, kind="used")
        moves = world.read().where(StockMove, reason="used")
        assert [line.move_id for line in lines] == [move.id for move in moves], number


def test_the_database_is_whole(survivors: list[tuple[int, World, list[list[Any]]]]) -> None:
    for number, world, _ in survivors:
        assert [finding.sentence for finding in check(world.store)] == [], number


def test_every_photo_that_a_row_names_is_on_the_disk(survivors: list[tuple[int, World, list[list[Any]]]]) -> None:
    for number, world, _ in survivors:
        named = [row.sha for row in world.read().where(Attachment)]
        report = world.context.blobs.verify_all(named)
        assert (report.missing, report.damaged) == ((), ()), number


def test_numbers_given_out_before_the_failure_are_not_given_out_again(
    survivors: list[tuple[int, World, list[list[Any]]]],
) -> None:
    for number, world, acknowledged in survivors:
        tags = [row.tag_number for row in world.read().where(PartLine, kind="removed")]
        with world.store.begin("test.number") as uow:
            fresh = uow.next_number("OP")
        assert fresh not in tags, (number, len(acknowledged))


def test_a_form_with_rounds_opens_with_all_that_was_acknowledged(
    survivors: list[tuple[int, World, list[list[Any]]]],
) -> None:
    compared = 0
    for number, world, acknowledged in survivors:
        said = [what for kind, what in acknowledged if kind == "answer"]
        litres = [Decimal(what[2]) for what in said if what[1] == "litres"]
        if not litres:
            continue
        order = world.read().where(WorkOrder)[0]
        views = Services(world.context).checklists.of_work_order(order.id)
        (state,) = [view.state for view in views if view.template.format == 2]
        first = [] if any(what[1:] == ["leak", "false"] for what in said) else litres[:1]
        there = [state.cell(Address("litres", (index,))).value for index in state.rounds("leak")]
        assert {*first, *litres[1:]} <= {0, *there} or (0 not in state.rounds("leak") and len(there) == 1), number
        assert state.cell(Address("total")).value == sum(value for value in there if isinstance(value, Decimal)), number
        compared += 1
    assert compared > 5

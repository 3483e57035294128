"""A visit that dies: run as a program, it carries out one visit again and again and kills itself at each commit.

    python -m tests.journeys.killed_visit FOLDER (before | after)

FOLDER holds a prepared profile (`profile`, `state`) and `job.json`. For the k-th commit of the visit a copy of it is
made as FOLDER/<k>, and a forked child carries the visit out there until SIGKILL strikes right before or right after
that COMMIT. Each step that the services have acknowledged is a line of FOLDER/<k>/acknowledged.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from fieldservice.domain.checklist import Address
from fieldservice.services.container import Services
from fieldservice.system.clock import FixedClock
from fieldservice.system.ids import SeededIds
from tests.services.conftest import MONDAY_MORNING, World, make_world
from tests.services.field import jpeg, signature_png

Acknowledge = Callable[[str, Any], None]


def open_world(folder: Path, seed: int) -> World:
    """The prepared profile, opened again."""
    clock = FixedClock(MONDAY_MORNING + timedelta(hours=1))
    return make_world(folder / "profile", folder / "state", clock, SeededIds(seed, clock))


def carry_out(world: World, job: dict[str, str], acknowledge: Acknowledge) -> None:
    """The visit, step by step; each is acknowledged when the service has returned."""
    services = Services(world.context)
    order, booking = job["work_order"], job["booking"]
    world.store.actor_id = job["technician"]
    services.bookings.accept(booking)
    acknowledge("status", "accepted")
    services.visits.start_travel(booking)
    acknowledge("status", "travelling")
    world.clock.advance(minutes=41)
    services.visits.arrive(booking, travel_km=38)
    acknowledge("status", "on_site")
    for view in services.checklists.of_work_order(order):
        if view.template.purpose == "safety":
            for item in view.state.items():
                services.checklists.answer(view.checklist.id, item.address, "pass")
                acknowledge("answer", [view.checklist.id, item.address.key, '"pass"'])
    services.visits.start_work(booking)
    acknowledge("status", "working")
    diagnosis = services.checklists.of_work_order(order)[1].checklist
    services.checklists.answer(diagnosis.id, Address("discharge"), "109", note="满载 10 分钟")
    acknowledge("answer", [diagnosis.id, "discharge", "109"])
    form = services.checklists.add(order, job["form"]).id
    acknowledge("status", "working")
    path: tuple[int, ...] = (0,)
    for litres in ("2", "3.5"):
        if litres == "3.5":
            path = services.checklists.add_round(form, "leak").event.address.path
            acknowledge("answer", [form, "leak", "true"])
        services.checklists.answer(form, Address("litres", path), litres)
        acknowledge("answer", [form, "litres", litres])
    services.checklists.remove_round(form, "leak", (0,))
    acknowledge("answer", [form, "leak", "false"])
    photo = services.attachments.add_photo(jpeg(), "a.jpg", stage="before", work_order_id=order)
    acknowledge("photo", photo.id)
    used = services.part_usage.use_part(order, job["part"], booking_id=booking)
    acknowledge("part", used.line.id)
    old = services.part_usage.remove_part(order, "return", used_line_id=used.line.id, booking_id=booking)
    acknowledge("part", old.id)
    services.work_orders.change(order, cause="阀芯卡滞", remedy="更换阀芯", functional_test_result="pass")
    acknowledge("finding", "阀芯卡滞")
    world.clock.advance(minutes=50)
    signature = services.signatures.sign(order, "customer", "王建国", signature_png(), booking)
    acknowledge("signature", signature.id)
    services.visits.leave(booking, "done", then="complete")
    acknowledge("status", "left")


def _die_at(world: World, wanted: int, moment: str) -> None:
    """SIGKILL at the wanted commit: `before` strikes when SQLite is handed COMMIT, `after` when it has returned."""
    seen = 0

    def count(*_: object) -> None:
        nonlocal seen
        seen += 1
        if seen == wanted:
            os.kill(os.getpid(), signal.SIGKILL)

    if moment == "after":
        world.store.on_commit(count)
        return
    connection = world.store.database.connection()
    connection.set_trace_callback(lambda sql: count() if sql.strip().upper() == "COMMIT" else None)


def _child(folder: Path, job: dict[str, str], wanted: int, moment: str) -> None:
    world = open_world(folder, wanted)
    log = os.open(folder / "acknowledged", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    _die_at(world, wanted, moment)
    carry_out(world, job, lambda kind, what: (os.write(log, json.dumps([kind, what]).encode() + b"\n"), None)[1])
    os._exit(0)


def main(root: Path, moment: str) -> None:
    """Kill the visit at its first commit, its second, ... until one goes through to the end."""
    job = json.loads((root / "job.json").read_text(encoding="utf-8"))
    wanted = 0
    while True:
        wanted += 1
        folder = root / str(wanted)
        folder.mkdir()
        for part in ("profile", "state"):
            shutil.copytree(root / part, folder / part)
        child = os.fork()
        if child == 0:
            try:
                _child(folder, job, wanted, moment)
            finally:
                os._exit(1)
        status = os.waitpid(child, 0)[1]
        if os.WIFEXITED(status):
            print(json.dumps({"exit": os.WEXITSTATUS(status), "commits": wanted - 1}))
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

"""What becomes of a checklist on a job when its template is archived or taken back meanwhile."""

from __future__ import annotations

import json

from fieldservice.domain.checklist import Address
from fieldservice.domain.records import Checklist
from fieldservice.domain.records import ChecklistTemplate as Row
from fieldservice.services.checklist_templates import ChecklistTemplates, counted
from fieldservice.services.checklists import ChecklistView
from tests.domain.forms import field
from tests.services.conftest import World
from tests.services.field import make_job


def form(*keys: str) -> dict[str, object]:
    return {
        "format": 2, "rules": "xpath", "code": "belt", "names": {"en": "Belt", "zh_CN": "皮带"}, "purpose": "diagnosis",
        "items": [field(key) for key in keys],
    }  # fmt: skip


def shown(world: World, view: ChecklistView) -> list[str]:
    return [item.address.key for item in view.state.items()]


def test_an_archived_template_is_filled_to_the_end_on_the_job_that_has_it(world: World) -> None:
    job = make_job(world)
    templates = job.services.checklist_templates
    row = templates.publish(form("wear", "tension"))
    made = job.services.checklists.add(job.work_order_id, row.id)
    templates.archive(row.id)
    job.services.checklists.answer(made.id, Address("wear"), "little")
    view = next(v for v in job.services.checklists.of_work_order(job.work_order_id) if v.checklist.id == made.id)
    assert shown(world, view) == ["wear", "tension"]
    assert view.state.cell(Address("wear")).value == "little"
    offered = [choice.template.code for choice in job.services.checklists.templates(job.work_order_id)]
    assert "belt" not in offered


def test_editing_a_version_that_was_taken_back_leaves_it_alone_on_the_job_that_got_it_meanwhile(world: World) -> None:
    job = make_job(world)
    templates: ChecklistTemplates = job.services.checklist_templates
    row = templates.publish(form("wear", "tension"))
    templates.withdraw(row.id, keep=True)
    # A laptop that did not know yet put it on a job; that came with synchronisation.
    made = world.add(Checklist(id=world.ids(), work_order_id=job.work_order_id, template_id=row.id))
    job.services.checklists.answer(made.id, Address("wear"), "little")
    draft = templates.save_draft(form("other"), row.id)
    view = next(v for v in job.services.checklists.of_work_order(job.work_order_id) if v.checklist.id == made.id)
    assert shown(world, view) == ["wear", "tension"]
    assert draft.id != row.id
    assert templates.save_draft(form("other", "more"), draft.id).id == draft.id
    published = templates.publish(form("other", "more"), draft.id)
    assert world.find(Row, row.id).body != published.body
    view = next(v for v in job.services.checklists.of_work_order(job.work_order_id) if v.checklist.id == made.id)
    assert view.state.cell(Address("wear")).value == "little"


def test_the_head_of_a_table_is_not_counted_as_a_question(world: World) -> None:
    choices = [{"key": key, "names": {"en": key}} for key in ("yes", "no")]
    head = field("reserved_name_for_field_list_labels_1", "choice", choices=choices, appearance="label")
    data = {**form("wear"), "items": [head, field("wear", "choice", choices=choices, appearance="list-nolabel")]}
    assert counted(json.dumps(data)) == 1

"""One old part in the drawer: what it is, where, its next step, and its way so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldservice.domain.formats import format_date, format_moment
from fieldservice.domain.old_part_steps import NEXT, TO_COME, UNDONE, step_word
from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.i18n import translate
from ui.directory.words import name_of
from ui.kit.buttons import Button, MenuButton
from ui.kit.drawer import Drawer
from ui.kit.labels import Label, rule
from ui.kit.panels import KeyValues, SectionHeader, row
from ui.kit.timeline import Timeline, TimelineEntry
from ui.returns import dialogs, words
from ui.returns.view_model import OldPartDetail

if TYPE_CHECKING:
    from ui.returns.page import OldPartsPage

C = "old_parts_page"
Act = tuple[str, str, Callable[[], object]]  # words, icon, what is done
# In which order steps are offered: the first that may follow is the next one.
_ORDER = {
    False: ("handed_over",),
    True: ("received", "inspected", "to_vendor", "repaired", "scrapped", "to_customer", "lost"),
}
_AFTER_REPAIR = ("repaired", "scrapped", "to_customer", "lost")  # of what comes back from the supplier


def fill_sheet(page: OldPartsPage, drawer: Drawer, shown: OldPartDetail) -> None:
    """Fill the drawer, whose body is empty."""
    line, body = shown.line, drawer.page.body
    drawer.set_title(line.tag_number, words.step_pill(shown.step))
    name = name_of(shown.part) or line.description
    number = shown.part.number if shown.part is not None else ""
    body.addWidget(Label(f"{number} {name}".strip(), "lead", strong=True, wrap=True))
    if shown.ageing:
        body.addWidget(Label(shown.ageing, "body", "danger" if shown.days_overdue > 0 else "muted"))
    if shown.told:
        body.addWidget(Label(shown.told, "body", "warn", wrap=True))
    _add_buttons(page, drawer, shown)
    body.addWidget(rule(edge=True))
    _add_facts(page, drawer, shown)
    body.addWidget(rule(edge=True))
    body.addWidget(SectionHeader(translate(C, "Its way"), step="body"))
    timeline = Timeline((), page=100)
    timeline.set_entries(_entries(page, shown))
    body.addWidget(timeline)


def acts(page: OldPartsPage, shown: OldPartDetail) -> list[Act]:
    """What may be done with it now, the next step first."""
    model, environment, id = page.old_parts, page.environment, shown.line.id
    offered: dict[str, Act] = {
        "handed_over": (
            translate(C, "Send it back…"), "truck",
            lambda: page.ask(dialogs.hand_over(page, environment, model, shown)),
        ),
        "received": (
            translate(C, "Receive"), "package-check", lambda: model.receive(shown.line.tag_number, id),
        ),
        "inspected": (
            translate(C, "Record the finding…"), "package-search",
            lambda: page.ask(dialogs.finding(page, environment, model, shown)),
        ),
        "to_vendor": (
            translate(C, "Send it to the supplier…"), "factory",
            lambda: page.ask(dialogs.to_vendor(page, environment, model, shown)),
        ),
        "repaired": (
            translate(C, "Repaired, back to stock…"), "hammer",
            lambda: page.ask(dialogs.repaired(page, environment, model, shown)),
        ),
        "scrapped": (translate(C, "Scrap"), "trash-2", lambda: model.scrap(id)),
        "to_customer": (translate(C, "Give it to the customer"), "user-round", lambda: model.to_customer(id)),
        "lost": (
            translate(C, "Write it off as lost…"), "circle-question-mark",
            lambda: page.ask(dialogs.lost(page, environment, model, shown)),
        ),
    }  # fmt: skip
    allowed = NEXT.get(shown.step, frozenset())
    wanted = [step for step in _ORDER[page.is_keeper()] if step in allowed]
    if shown.step == "to_vendor":
        wanted = [step for step in _AFTER_REPAIR if step in wanted]
    if shown.step == "inspected":
        wanted = [step for step in wanted if step != "inspected"]
    around = model.around
    if "to_vendor" in wanted and around is not None and not around.suppliers:
        wanted.remove("to_vendor")
    if "repaired" in wanted and shown.part is None:
        wanted.remove("repaired")
    return [offered[step] for step in wanted]


def _add_buttons(page: OldPartsPage, drawer: Drawer, shown: OldPartDetail) -> None:
    found = acts(page, shown)
    line: list[Button] = []
    if found:
        text, icon, act = found[0]
        primary = Button(text, "primary", icon=icon, on_click=act)
        primary.set_wide()
        drawer.page.body.addLayout(row(primary))
    line.append(Button(translate(C, "Print the tag"), icon="printer", on_click=lambda: page.print_tag(shown.line.id)))
    more = MenuButton("", "secondary", 32, "ellipsis", translate(C, "More"))
    for text, icon, act in found[1:]:
        more.add(text, act, icon)
    if page.is_keeper() and shown.steps and not (shown.steps[-1].note == UNDONE and not shown.steps[-1].step):
        id = shown.line.id
        undo = page.environment.services.old_parts.undo
        more.add(
            translate(C, "Take the last step back"), lambda: page.old_parts.step("undo", lambda: undo(id)), "undo-2"
        )
    if more.menu_of().actions():
        line.append(more)
    drawer.page.body.addLayout(row(*line, None))


def _add_facts(page: OldPartsPage, drawer: Drawer, shown: OldPartDetail) -> None:
    line, context = shown.line, page.environment.services.context
    facts = KeyValues()
    facts.add(translate(C, "Owed by"), name_of(shown.owed_by))
    if line.due_on is not None and shown.step in TO_COME:
        facts.add(translate(C, "Due"), format_date(line.due_on, page.old_parts.today()))
    facts.add(translate(C, "Quantity"), format_quantity(Quantity(line.quantity_micro, line.unit)))
    if line.serial:
        facts.add(translate(C, "Serial number"), line.serial)
    if line.lot:
        facts.add(translate(C, "Lot"), line.lot)
    if shown.location is not None:
        facts.add(translate(C, "Lies in"), name_of(shown.location))
    if shown.work_order is not None:
        id = shown.work_order.id
        facts.add(
            translate(C, "Work order"),
            shown.work_order.number,
            link=lambda: page.environment.navigator.go("work_order", id=id, tab="parts"),
        )
    if line.at is not None:
        facts.add(translate(C, "Taken out"), format_moment(line.at, context.now(), context.zone))
    drawer.page.body.addWidget(facts)


def _entries(page: OldPartsPage, shown: OldPartDetail) -> list[TimelineEntry]:
    context = page.environment.services.context
    now, zone = context.now(), context.zone
    entries = []
    for step in reversed(shown.steps):
        undone = step.note == UNDONE
        when = format_moment(step.at, now, zone) if step.at is not None else ""
        text = translate(C, "Taken back: {step}", step=step_word(step.step)) if undone else step_word(step.step)
        note = "" if undone else step.note
        icon = "undo-2" if undone else words.STEP_ICONS.get(step.step, "circle-dot")
        entries.append(TimelineEntry(words.comma().join(each for each in (text, note) if each), when, icon))
    if not shown.steps and shown.line.handed_in_at is not None:  # handed in without a step
        when = format_moment(shown.line.handed_in_at, now, zone)
        entries.append(TimelineEntry(step_word("received"), when, words.STEP_ICONS["received"]))
    if shown.line.at is not None:
        who = name_of(shown.owed_by)
        second = words.comma().join(each for each in (format_moment(shown.line.at, now, zone), who) if each)
        entries.append(TimelineEntry(translate(C, "Taken out of the machine"), second, "wrench"))
    return entries

"""Two people answered the same question of a checklist apart from each other: both answers are kept, and they are asked
once which one counts. What they say is one more answer, which settles it for both.

In the inbox of decisions these stand beside the conflicts that the hub finds; their ids begin with `answers:`.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from fieldservice.domain.checklist import Address, AnswerEvent, ChecklistState, address, value_text
from fieldservice.domain.records import Checklist, Person, WorkOrder
from fieldservice.domain.words import word
from fieldservice.errors import UserError
from fieldservice.i18n import language, translate
from fieldservice.services.checklist_states import keep_events, state_of
from fieldservice.services.context import Context
from fieldservice.services.decisions import InboxRow, OpenedConflict, Side
from fieldservice.services.field_values import Reading
from fieldservice.services.subjects import person_name, subjects
from fieldservice.store.queries import checklists as queries
from fieldservice.store.reader import Reader
from fieldservice.system.clock import to_ms

_C = "conflicts"
PREFIX = "answers:"
ASKED_FOR = timedelta(days=30)  # after a job is finished nobody is asked any more


class AnswerDisputes:
    """Finds what people answered differently, and settles it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def inbox(self, only_of: str | None) -> list[InboxRow]:
        """What waits to be settled, newest first; of one person, or of everybody (None)."""
        reader = self._context.store.read()
        found: list[InboxRow] = []
        for checklist, state in self._checklists(reader):
            for place, answers in state.disputes().items():
                if only_of is None or any(answer.by == only_of for answer in answers):
                    found.append(self._row(reader, checklist, state, place, answers))
        return sorted(found, key=lambda row: row.opened_at or self._context.now(), reverse=True)

    def waiting(self, only_of: str | None) -> int:
        """How many wait."""
        reader = self._context.store.read()
        disputes = [answers for _checklist, state in self._checklists(reader) for answers in state.disputes().values()]
        return sum(only_of is None or any(answer.by == only_of for answer in answers) for answers in disputes)

    def opened(self, id: str) -> OpenedConflict:
        """Both answers in words. Raises UserError when it was settled meanwhile."""
        reader = self._context.store.read()
        checklist, state, place, answers = self._found(reader, id)
        row = self._row(reader, checklist, state, place, answers)
        counting = state.cell(place).event
        standing = next((answer for answer in answers if answer == counting), answers[0])
        offered = next(answer for answer in answers if answer.says != standing.says)
        people = reader.many(Person, [standing.by, offered.by])
        question = next(each for each in state.template.questions if each.key == place.key)
        actor = self._context.actor_id

        def side(key: str, answer: AnswerEvent) -> Side:
            words = value_text(question, answer.value, language())
            verdict = word("verdict", answer.verdict) if answer.verdict else ""
            counts = translate(_C, "Counts meanwhile: of the booked technician, or the latest.")
            told = translate(_C, "The answer counts for everybody from the next contact on.")
            return Side(
                key,
                Reading(words or verdict, note=answer.note, lead=verdict if words and verdict != words else ""),
                {},
                by=people.get(answer.by),
                mine=answer.by == actor,
                at=answer.at,
                consequence=counts if key == "standing" else told,
            )

        base = Side(
            "base",
            Reading(translate(_C, "Not answered")),
            {},
            consequence=translate(_C, "The question is open again for both."),
        )
        pair = [side("offered", offered), side("standing", standing)]
        pair.sort(key=lambda each: not each.mine)  # one's own in the first place
        work_order = reader.find(WorkOrder, checklist.work_order_id)
        theirs = pair[1].by
        return OpenedConflict(
            row,
            "checklist_answer",
            "value",
            (base, *pair),
            translate(_C, "Two people answered this question without knowing of each other."),
            state_key=work_order.state if work_order else "",
            other_phone=theirs.phone if theirs is not None and not pair[1].mine else "",
        )

    def decide(self, id: str, choice: str, initiator: object | None = None) -> None:
        """Settle it: `offered`, `standing`, or `base` for neither. It is added to the record, nothing is changed."""
        if choice not in ("offered", "standing", "base"):
            raise ValueError(choice)
        with self._context.begin("checklist.decide", initiator) as uow:
            checklist, state, place, answers = self._found(uow, id)
            counting = state.cell(place).event
            standing = next((answer for answer in answers if answer == counting), answers[0])
            chosen: AnswerEvent | None = None
            if choice != "base":
                differs = next(answer for answer in answers if answer.says != standing.says)
                chosen = standing if choice == "standing" else differs
            at = max(self._context.agreed_now(), *(answer.at for answer in answers))  # also over a clock that is ahead
            answered = state.decide(place, chosen, at=at, by=self._context.actor_id or "")
            keep_events(self._context, uow, checklist.id, [answered.event, *answered.also])
            uow.commit()

    def _checklists(self, reader: Reader) -> list[tuple[Checklist, ChecklistState]]:
        since = to_ms(self._context.now() - ASKED_FOR)
        found = []
        for id in queries.answered_by_several(reader, since):
            checklist = reader.get(Checklist, id)
            found.append((checklist, state_of(self._context, reader, checklist)))
        return found

    def _found(self, reader: Reader, id: str) -> tuple[Checklist, ChecklistState, Address, list[AnswerEvent]]:
        _, checklist_id, question, path = id.split(":", 3)
        checklist = reader.find(Checklist, checklist_id)
        place = address(question, path)
        if checklist is not None:
            state = state_of(self._context, reader, checklist)
            answers = state.disputes().get(place)
            if answers:
                return checklist, state, place, answers
        raise UserError("conflicts.settled", "This was settled meanwhile.")

    def _row(
        self,
        reader: Reader,
        checklist: Checklist,
        state: ChecklistState,
        place: Address,
        answers: list[AnswerEvent],
    ) -> InboxRow:
        about = subjects(reader, [("work_order", checklist.work_order_id)])["work_order", checklist.work_order_id]
        actor = self._context.actor_id
        mine = any(answer.by == actor for answer in answers)
        other = next((answer for answer in answers if answer.by != actor), answers[0])
        question = next(each for each in state.template.questions if each.key == place.key)
        people = reader.many(Person, [other.by])
        opened: datetime | None = answers[0].at
        return InboxRow(
            f"{PREFIX}{checklist.id}:{place.key}:{place.path_text}",
            about,
            question.title(language()),
            "answers",
            mine,
            person_name(people.get(other.by)) or translate(_C, "a colleague"),
            opened,
            "open",
        )

"""Safety and diagnosis: one question at a time or all; an answer is on disk before the next question appears."""

from __future__ import annotations

from fieldservice.domain.formats import format_clock
from fieldservice.i18n import language, translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button
from ui.kit.choices import SegmentedChoice
from ui.kit.focus import holds_focus
from ui.kit.panels import column
from ui.kit.stepper import ProgressSegments
from ui.visit.card import QuestionCard
from ui.visit.companions import Companions
from ui.visit.form_languages import FormLanguages
from ui.visit.photo_view_model import Added
from ui.visit.question_list import QuestionList, nothing_here
from ui.visit.questions import Entry, Key, Listing, entries, first_open, loose_rounds, position
from ui.visit.rows import QuestionRow
from ui.visit.step import StepPanel
from ui.visit.typed_ahead import TypedAhead
from ui.visit.view_model import ChecklistView, Need, Outcome, Snapshot, VisitViewModel
from ui.visit.words import joined, step_title

ONE, ALL = "one", "all"
_FOLD_FROM = 3  # so many passed questions in a row become one line


class ChecklistStep(StepPanel):
    """The questions of a step; `KEY` names it."""

    KEY = "diagnose"

    def __init__(self, environment: Environment, visit: VisitViewModel) -> None:
        super().__init__(environment, visit)
        self.card: QuestionCard | None = None
        self.listed = Listing()
        self._current: Key | None = None
        self._folded = True
        self._going: int = 0  # the person asked to go on while an answer was still on its way to the disk
        self._companions = Companions(visit, self)
        self._companions.entered.connect(self._turn_to)
        self._companions.moved.connect(self.step_by)
        self._stale = False  # a new snapshot is not laid out yet
        self._typed_ahead = TypedAhead(self)
        self._saved = ""
        self.mode = SegmentedChoice(self.modes(), ONE, name=translate("visit", "How questions are shown"))
        self.mode.changed.connect(self._mode_changed)
        self.head.addWidget(self.mode)
        self._languages = FormLanguages(visit)
        self.head.addWidget(self._languages)
        self.above.addWidget(self._languages.notice)
        layout = column(spacing=0)
        self.body.addLayout(layout)
        self._list = QuestionList(layout, self)
        self._list.chosen.connect(self.go_to)
        self._list.unfolded.connect(self._unfold)
        self._list.round_wanted.connect(self._round)
        self.extra = column(spacing=12)  # what a step shows below its questions
        self.body.addLayout(self.extra)
        self.body.addStretch(1)
        self.back_button = Button(
            translate("visit", "Previous"), size=56, icon="chevron-left", on_click=lambda: self.step_by(-1)
        )
        self.progress = ProgressSegments()
        self.foot_row.addWidget(self.back_button)
        self.foot_row.addWidget(self.progress, 1)
        self.foot_row.addWidget(self.primary_button)

    def heading(self) -> str:
        return step_title(self.KEY)

    def modes(self) -> list[tuple[str, str]]:
        """The ways in which the step shows itself."""
        return [(ONE, translate("visit", "One by one")), (ALL, translate("visit", "All"))]

    # ---- showing

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self.listed = entries(snapshot, self.KEY)
        if position(self.listed, self._current) < 0:
            chosen = first_open(self.listed)
            self._current = chosen.key if chosen is not None else None
        titles: list[str] = []
        for view in self.listed.views:
            version = translate("visit", "version {version}", version=view.version)
            words = joined(view.template.title(language()), version)
            if words not in titles:
                titles.append(words)
        self.detail.setText(titles[0] if len(titles) == 1 else "")
        self.mode.setVisible(len(self.listed) > 1)
        if self.visit.answered_here(self.card.entry.key if self.card is not None else None):
            self._stale = True  # `took` follows at once and lays out what comes then
        else:
            self._lay_out(snapshot)
        self._tell_progress()
        self._name_primary()

    def _lay_out(self, snapshot: Snapshot) -> None:
        keep = self.card is not None and self.card.entry.key == self._current
        at = position(self.listed, self._current)
        wording = self.listed[at].wording if at >= 0 else ""
        if keep and self.card is not None and self.card.entry.wording != wording:
            keep = False
            self.card = None
        kept = self.card if keep else None
        if not keep and self._current in self._companions.cards:
            kept = self._companions.cards[self._current]
        elif not keep and self.card is not None and not snapshot.finished and not self._companions.cards:
            if at >= 0 and self.card.fits(self.listed[at]):
                kept = self.card
                kept.turn_to(self.listed[at])
        focused = kept is None and self.card is not None and holds_focus(self.card)
        self._stale = False
        self.card = kept
        self._list.read_only = snapshot.finished
        self._languages.show_entry(self.listed[at] if at >= 0 else None)
        if at >= 0:
            self._make_card(self.listed[at], snapshot)
        together = self._companions.of(self.listed, at, self.card, snapshot.finished)
        loose = loose_rounds(snapshot, self.KEY)
        views = {view.checklist.id: view for view in (*self.listed.views, *(view for view, _parts in loose))}
        several = {id: self._list_title(view) for id, view in views.items()} if len(views) > 1 else {}
        if self.listed:
            self._list.show_around(self.listed, at, self.card, self._folded_entries(at), several, together, loose)
        elif loose:
            self._list.show_loose(loose, several)
        else:
            self._list.show_all(nothing_here(snapshot))
        if focused and self.card is not None:
            self.card.focus()

    def clear_questions(self, but: QuestionCard | None = None) -> None:
        """Take the questions off the screen, all `but` one."""
        self._list.clear(but)
        self.card = but

    def _list_title(self, view: ChecklistView) -> str:
        after = view.checklist.stage == "after"
        title = view.template.title(language())
        return joined(title, translate("visit", "after the repair") if after else "")

    @property
    def rows(self) -> list[QuestionRow]:
        """The questions that are one line each now."""
        return self._list.rows

    def _make_card(self, entry: Entry, snapshot: Snapshot) -> None:
        if self.card is None:
            self.card = QuestionCard(self.visit, entry, snapshot.finished)
            self.card.moved.connect(self.step_by)
        elif self.card.entry != entry:
            self.card.show_entry(entry)

    def _turn_to(self, key: Key, card: QuestionCard) -> None:
        """Within a group on one screen, the question that has the focus is the current one."""
        self._current, self.card = key, card
        self._name_primary()
        self.words_changed.emit()

    def _round(self, checklist: str, section: str, path: tuple[int, ...], there: bool) -> None:
        self.flush()
        (self.visit.add_round if there else self.visit.remove_round)(checklist, section, path)

    def _folded_entries(self, at: int) -> list[Entry]:
        """Passed questions at the top that stand well before the current one."""
        if not self._folded or self.mode.value() == ALL or len(self.listed.views) > 1:
            return []
        found: list[Entry] = []
        for entry in self.listed[: max(0, at - 2)]:
            if entry.item.cell.verdict != "pass" or entry.missing is not None or not entry.item.number:
                break
            found.append(entry)
        return found if len(found) >= _FOLD_FROM else []

    def _unfold(self) -> None:
        self._folded = False
        self._lay_out(self.snapshot)

    def _mode_changed(self, _mode: object) -> None:
        self._lay_out(self.snapshot)
        self.entered()

    # ---- moving

    def entered(self) -> None:
        if self.card is not None:
            self.card.focus()
            self._reveal()
        else:
            self.primary_button.setFocus()

    def go_to(self, key: Key) -> None:
        """Make a question the current one; what is typed in the one before is handed over first."""
        self.flush()
        self._going = 0
        self._typed_ahead.take()
        self._current = key
        self._lay_out(self.snapshot)
        self._name_primary()
        if self.isVisible():  # an answer may arrive when another step is in view, and keys are meant for that one
            self.entered()
        self.words_changed.emit()

    def step_by(self, by: int) -> None:
        """Go to the question before or after; after the last one forward, the primary action gets the focus."""
        if by > 0 and self.card is not None:
            if self.card.commit() or self.visit.saving:
                self._going = by
                self._typed_ahead.begin()
                return
            if self.card.editor.unsaved:
                return  # what is typed can't be taken, and the field says why
        at = position(self.listed, self._current) + by
        if 0 <= at < len(self.listed):
            self.go_to(self.listed[at].key)
        elif by > 0:
            self.primary_button.setFocus()

    def primary(self) -> None:
        if self.card is not None and self.card.commit():
            self._going = 1
            self._typed_ahead.begin()
            return
        if self.card is not None and self.card.editor.unsaved:
            return  # what is typed can't be taken, and the field says why
        at = position(self.listed, self._current)
        if self._all_answered() or at == len(self.listed) - 1 or not self.listed:
            self.finish()
        else:
            self.step_by(1)

    def finish(self) -> None:
        """The questions are done: go on."""
        self.wanted.emit("")

    def show_need(self, need: Need) -> None:
        if need.checklist_id is not None and need.place is not None:
            self.go_to((need.checklist_id, need.place))
            if need.code == "note" and self.card is not None:
                self.card.show_note(True)

    def took(self, outcome: Outcome) -> bool:
        if self._stale and self.card is not None:
            at = position(self.listed, self.card.entry.key)
            if at >= 0:
                self.card.show_entry(self.listed[at])
        dealt = self._deal(outcome)
        if self._stale:
            self._lay_out(self.snapshot)
        return dealt

    def _deal(self, outcome: Outcome) -> bool:
        if isinstance(outcome.result, Added) and isinstance(outcome.passed, tuple):
            if self.card is not None and outcome.result.problems:
                self.card.refuse("\n".join(outcome.result.problems))
            return True
        if outcome.error is None and outcome.what in ("add_round", "remove_round", "restore_round"):
            self._round_changed(outcome)
            return True
        if outcome.what not in ("answer", "annotate", "take_answer_back") or outcome.passed is None:
            return False
        checklist, place, advance = outcome.passed
        here = self.card is not None and self.card.entry.key == (checklist, place)
        if outcome.error is not None:
            self._going = 0
            self._typed_ahead.take()
            if not here or self.card is None:
                return False
            self.card.refuse(outcome.error.message())
            return True
        self._tell_saved((checklist, place))
        going, self._going = self._going or int(advance), 0
        if going and (not here or self.visit.saving):
            self._going = going
            return True
        keys = self._typed_ahead.take()
        if going:
            self._go_on(going)
        if self.card is not None and self.card.takes_typing():  # where keys answer, they wait for eyes on the question
            self._typed_ahead.replay(keys)
        return True

    def _round_changed(self, outcome: Outcome) -> None:
        if outcome.what == "add_round":
            place = outcome.result.event.address
            inside = (
                entry
                for entry in self.listed
                if entry.view.checklist.id == outcome.passed
                and any(part.path == place.path and part.section.key == place.key for part in entry.above)
            )
            first = next(inside, None)
            if first is not None:
                self.go_to(first.key)
        elif outcome.what == "remove_round":
            checklist, section, path = outcome.passed
            self.environment.messages.say(
                translate("visit", "The round was taken away. Its answers are kept."),
                lambda: self.visit.restore_round(checklist, section, path),
            )

    def _go_on(self, by: int) -> None:
        assert self.card is not None
        if self.card.entry.wants_note:
            self.card.show_note(True)
            self._reveal()
            return
        at = position(self.listed, self._current)
        later = next((each for each in self.listed[at + 1 :] if each.open or each.missing is not None), None)
        following = self.listed[at + by : at + by + 1]
        if following and (following[0].open or following[0].missing is not None or not self._all_answered()):
            target = following[0] if following[0].open or later is None else later
            self.go_to(target.key)
        elif following and not self._all_answered():
            self.go_to(following[0].key)
        else:
            self._name_primary()
            if self.isVisible():
                self.primary_button.setFocus()

    def flush(self) -> None:
        for card in {
            id(card): card for card in (self.card, *self._companions.cards.values()) if card is not None
        }.values():
            card.commit()

    def judge(self, number: int) -> bool:
        """Ctrl+1 to Ctrl+4, whatever has the focus."""
        return self.card is not None and not self.visit.saving and self.card.judge(number)

    def _reveal(self) -> None:
        if self.card is not None:
            self.bring_in(self.card)

    # ---- words

    def hints(self) -> list[tuple[str, str]]:
        typing = self.card is not None and self.card.editor.enter() is not None
        hints = [("PgUp PgDn" if typing else "← →", translate("visit", "change question"))]
        if self.card is not None and self.card.editor.searches:
            hints.append(("↑ ↓ Enter", translate("visit", "choose")))
        several = self.card.answer_keys() if self.card is not None else 0
        if several:
            keys = " ".join(str(key) for key in range(1, several + 1))
            hints.append((f"Ctrl {keys}" if typing else keys, translate("visit", "answer")))
        hints.append(("Enter", translate("visit", "next question")))
        return hints

    def note(self) -> str:
        return self._saved

    def _all_answered(self) -> bool:
        return self.listed.all_answered

    def _tell_saved(self, key: Key) -> None:
        at = position(self.listed, key)
        number = self.listed[at].item.number if at >= 0 else 0
        clock = format_clock(self.visit.now(), self.visit.zone)
        self._saved = translate("visit", "Question {number} saved {time}", number=number, time=clock)
        self.words_changed.emit()

    def _tell_progress(self) -> None:
        states = self.listed.states
        words = translate("visit", "{done} of {total} answered", done=self.listed.answered, total=len(states))
        failed = states.count("fail")
        if failed:
            words = joined(words, translate("visit", "%n failed", n=failed))
        self.progress.set_states(states, words if states else "")
        at = position(self.listed, self._current)
        self.back_button.setEnabled(at > 0)

    def _name_primary(self) -> None:
        at = position(self.listed, self._current)
        self.back_button.setEnabled(at > 0)
        if self._all_answered() or at == len(self.listed) - 1 or not self.listed:
            self.set_primary(*self.finish_words())
            return
        self.set_primary(translate("visit", "Next: {question}", question=_short(self.listed[at + 1].title)))

    def finish_words(self) -> tuple[str, bool]:
        """The primary action once the questions are done, and whether it can be done."""
        return translate("visit", "Next: {step}", step=step_title("parts")), True


def _short(title: str) -> str:
    limit = 14 if language() == "zh_CN" else 30
    return title if len(title) <= limit else title[: limit - 1].rstrip(" ，（(") + "…"

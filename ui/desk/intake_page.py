"""Taking a call: one form that finds customer, machine and open jobs while it is filled in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldservice.domain.formats import format_clock
from fieldservice.domain.words import word
from fieldservice.i18n import mark, translate
from ui.bridge.environment import Environment
from ui.desk import words
from ui.desk.dialogs import AnswerDialog
from ui.desk.form import Chosen
from ui.desk.intake_beside import BesidePanel, rail
from ui.desk.intake_fields import IntakeFields
from ui.desk.intake_parts import CallStrip, CompletenessBar, parked_words
from ui.desk.intake_view_model import Completeness, IntakeViewModel, Parked
from ui.desk.remote_card import RemoteCard
from ui.desk.remote_view_model import Finding, RemoteViewModel
from ui.kit.buttons import Button, MenuButton
from ui.kit.labels import IconLabel, Label
from ui.kit.panels import ScrollPage, column, panel, row
from ui.kit.theme import current
from ui.kit.tips import plain_tip
from ui.shell.page import Page

# Widths of the rail by the width of the window below which they hold.
_RAILS = ((1140, 288), (1366, 348))
_WIDE_RAIL = 424
_MISSING = {
    "channel": mark("desk", "channel"),
    "request_type": mark("desk", "type"),
    "priority": mark("desk", "priority"),
    "customer": mark("desk", "customer"),
    "contact": mark("desk", "contact"),
    "phone": mark("desk", "phone"),
    "asset": mark("desk", "machine"),
    "fault": mark("desk", "fault"),
    "wanted": mark("desk", "wanted time"),
    "can_stop": mark("desk", "can it stand still"),
}


class IntakePage(Page):
    """The form, the strip above it that says whose call it is, what is known beside it, what to do below it."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.vm = IntakeViewModel(environment)
        self.view_model = self.vm
        context = environment.services.context
        self._now, self._zone = context.now, context.zone
        self.fields = IntakeFields(self.vm)
        from ui.knowledge.similar_panel import SimilarPanel  # the list of requests loads this module for its words

        self.similar = SimilarPanel(environment, answers=True, narrow=True)
        self.remote_model = RemoteViewModel(environment, self)
        self.checks = RemoteCard(self.remote_model)
        self.beside = BesidePanel(self._now, self._zone, (self.checks, self.similar))
        self._completeness: Completeness | None = None
        self._dialog: AnswerDialog | None = None
        self._lay_out()
        self._connect()

    def open(self, **params: object) -> None:
        """`request_id` corrects a request, `asset_id` or `customer_id` begins one, `draft` resumes a parked one."""
        self.vm.open(**params)

    def focus_first(self) -> None:
        self.fields.focus_next()

    def may_leave(self) -> bool:
        self.vm.keep_draft()
        return True

    def hints(self) -> list[tuple[str, str]]:
        return [
            ("Tab", translate("desk", "next field")),
            ("Enter", translate("desk", "take the first match")),
            ("Ctrl+J", translate("triage", "take the suggestions")),
            ("F9", translate("desk", "park this call")),
            ("Ctrl+Enter", translate("desk", "submit")),
        ]

    # building

    def _lay_out(self) -> None:
        outer = column(self)
        outer.addWidget(self._strip())
        middle = row(spacing=0)
        form = panel("raised")
        left = column(form)
        self.room = ScrollPage(gutter=0, spacing=0, name=translate("desk", "Request"))
        self.room.add(self.fields)
        left.addWidget(self.room, 1)
        left.addWidget(self._foot())
        self._rail = rail()
        inside = column(self._rail)
        inside.addWidget(self.beside)
        middle.addWidget(form, 1)
        middle.addWidget(self._rail)
        outer.addLayout(middle, 1)

    def _strip(self) -> QWidget:
        theme = current()
        self._call = CallStrip()
        self._saved = Label("", "small", "muted")
        self.parked = MenuButton("", "secondary", 28)
        self.parked.hide()
        self.park = Button(translate("desk", "Park, take the next call"), size=28, key="F9", on_click=self.vm.park)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, theme.px(12), 0)
        line.setSpacing(theme.px(12))
        line.addWidget(self._call, 1)
        for widget in (self._saved, self.parked, self.park):
            line.addWidget(widget)
        bar = panel("foot")
        bar.setFixedHeight(theme.px(44))
        bar.setLayout(line)
        return bar

    def _foot(self) -> QWidget:
        theme = current()
        self.done = Label("", strong=True)
        self.missing = Label("", "body", "muted", elide=True)
        self.bar = CompletenessBar()
        self.remote = Button(translate("desk", "Solved remotely…"), size=36, on_click=lambda: self._answer())
        self.save = Button(translate("desk", "Only record"), "quiet", 36, on_click=self._save)
        self.submit = Button(
            translate("desk", "Submit for dispatch"), "primary", 36, key="Ctrl+Return", on_click=self._submit
        )
        self._fit_buttons()
        self._icon = IconLabel("circle-half", "muted")
        words_line = row(self._icon, self.done, self.missing)
        words_line.setStretch(2, 1)
        told = column(spacing=6)
        told.addStretch(1)
        told.addLayout(words_line)
        told.addWidget(self.bar)
        told.addStretch(1)
        line = row(self.save, self.remote, self.submit, spacing=8)
        line.insertLayout(0, told, 1)
        line.setContentsMargins(theme.px(32), 0, theme.px(32), 0)
        self._foot_line = line
        foot = panel("foot")
        foot.setFixedHeight(theme.px(68))
        foot.setLayout(line)
        return foot

    def _fit_buttons(self) -> None:
        """Their words are never shortened: what is missing, at their left, is."""
        for button in (self.save, self.remote, self.submit):
            button.setMinimumWidth(button.sizeHint().width())

    def _connect(self) -> None:
        vm = self.vm
        for key, call in (
            ("Ctrl+Enter", self._submit),
            ("Ctrl+J", self.fields.suggestions.take_all),
            ("Ctrl+V", self._paste),
        ):
            shortcut = QShortcut(QKeySequence(key), self, call)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        vm.opened.connect(self._form_opened)
        vm.filled.connect(self._show_call)
        vm.beside_changed.connect(self.beside.show_beside)
        vm.completeness_changed.connect(self._show_completeness)
        vm.completeness_changed.connect(self._show_similar)
        self.remote_model.kept.connect(self._keep_checks)
        self.checks.solved.connect(self._answer)
        vm.saved.connect(self._show_saved)
        vm.parked_changed.connect(self._show_parked)
        vm.sent.connect(self._was_sent)
        vm.refused.connect(self._was_refused)
        vm.busy_changed.connect(lambda busy: self.submit.setEnabled(not busy))
        self.fields.channel.changed.connect(lambda _value: self._show_call())
        self.fields.contact.changed.connect(self._show_call)
        self.fields.suggestions.case_asked.connect(lambda place, id: self.environment.navigator.go(place, id=id))
        self.beside.merge_asked.connect(self._merge)
        self.similar.article_chosen.connect(self._answer_with)
        self.beside.open_asked.connect(lambda place, id: self.environment.navigator.go(place, id=id))

    # what is shown

    def _form_opened(self) -> None:
        correcting = bool(self.vm.form.request_id)
        self.park.setVisible(not correcting)
        self.save.setText(translate("desk", "Save the corrections") if correcting else translate("desk", "Only record"))
        self._fit_buttons()
        self._saved.setText("")
        self._show_call()
        if self.isVisible():
            self.fields.focus_next()

    def _show_call(self) -> None:
        form = self.vm.form
        customer, contact = form.customer or {}, form.contact or {}
        new = form.new_customer or {}
        who = contact.get("name") or form.contact_text
        phone = form.phone or contact.get("phone", "") or new.get("phone", "")
        name = words.name_of(customer.get("name", "") or new.get("name", ""), customer.get("name_en", ""))
        tier = word("tier", "high") if customer.get("tier") == "high" else ""
        self._call.show_call(
            words.CHANNEL_ICONS.get(form.channel, "inbox"),
            word("channel", form.channel),
            [part for part in (phone, who) if part],
            words.side_by_side(contact.get("role", ""), name, tier),
        )

    def _show_saved(self, at: datetime) -> None:
        if not self.vm.form.is_empty():
            self._saved.setText(translate("desk", "Draft saved {clock}", clock=format_clock(at, self._zone)))

    def _show_parked(self, parked: Sequence[Parked]) -> None:
        menu = self.parked.menu_of()
        menu.clear()
        for entry in parked:
            self.parked.add(parked_words(entry), partial(self.vm.resume, entry.id), "phone")
        self.parked.setText(translate("desk", "%n parked", n=len(parked)))
        self.parked.updateGeometry()
        self.parked.setVisible(bool(parked))

    def _show_completeness(self, found: Completeness) -> None:
        self._completeness = found
        self.done.setText(translate("desk", "Complete {done} / {total}", done=found.done, total=found.total))
        missing = words.join([translate("desk", _MISSING[name]) for name in found.missing])
        self.missing.setText(translate("desk", "still missing: {list}", list=missing) if missing else "")
        self.done.setToolTip(plain_tip(self.missing.text()))
        self._icon.set_icon("circle-check" if not missing else "circle-half", "ok" if not missing else "warn")
        self.bar.show_share(found.done / found.total, not missing)

    # what the person does

    def _submit(self) -> None:
        if self._phones_are_sound():
            self.vm.submit()

    def _save(self) -> None:
        if self._phones_are_sound():
            self.vm.save_request()

    def _answer(self, words_: str = "", finding: Finding | None = None) -> None:
        if not self._phones_are_sound():
            return
        codes, form = self.remote_model.codes, self.vm.form
        self._dialog = AnswerDialog(codes, self, words_, not form.request_id, finding, form.category)
        self._dialog.given.connect(self.vm.answer)
        self._dialog.open()

    def _answer_with(self, _id: str, number: str, title: str) -> None:
        self._answer(translate("desk", "By article {number}: {title}", number=number, title=title))

    def _show_similar(self, _found: object = None) -> None:
        form = self.vm.form
        self.similar.show_words(form.fault, (form.asset or {}).get("id", ""))
        self.remote_model.of_form(form)

    def _keep_checks(self, checks: list[Chosen]) -> None:
        """What the customer answers is on disk before the next question is read out."""
        self.vm.changed(checks=checks)
        self.vm.keep_draft()

    def _merge(self, work_order_id: str, _number: str) -> None:
        if self._phones_are_sound():
            self.vm.merge(work_order_id)

    def _paste(self) -> None:
        if not self.fields.paste():
            from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

            focused = QApplication.focusWidget()
            if isinstance(focused, (QLineEdit, QPlainTextEdit)):
                focused.paste()

    def _phones_are_sound(self) -> bool:
        for field in (self.fields.phone, self.fields.new_customer.phone):
            if field.isVisibleTo(self) and not field.check_value_only():
                field.focus()
                return False
        return True

    def _was_sent(self, what: str, id: str, number: str) -> None:
        sentence = (
            translate("desk", "{number} is ready for dispatch.", number=number)
            if what == "work_order"
            else translate("desk", "{number} is on record.", number=number)
        )
        self._call.show_sent(sentence, lambda: self.environment.navigator.go(what, id=id))
        self.fields.customer.focus()

    def _was_refused(self, field: str, sentence: str) -> None:
        if not field:
            self.environment.messages.say(sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme, window = current(), self.window().width()
        wide = next((rail for below, rail in _RAILS if window < theme.px(below)), _WIDE_RAIL)
        self._rail.setFixedWidth(theme.px(wide))
        narrow = wide == _RAILS[0][1]
        self.missing.setVisible(not narrow)  # three letters of it say nothing: then they are in the tip
        for layout, gutter in ((self.fields.layout(), 20 if narrow else 32), (self._foot_line, 12 if narrow else 32)):
            assert layout is not None
            margins = layout.contentsMargins()
            layout.setContentsMargins(theme.px(gutter), margins.top(), theme.px(gutter), margins.bottom())

"""The page of one work order: what it is, the one next step, five facts, tabs, everything that happened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldservice.domain.states import FINISHED_STATES
from fieldservice.domain.words import word
from fieldservice.i18n import language, translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button, IconButton, MenuButton
from ui.kit.feedback import EmptyState
from ui.kit.labels import IconLabel, Label, rule
from ui.kit.panels import Breadcrumb, FactStrip, ScrollPage, Tabs, clear_layout, column, panel, row
from ui.kit.pills import Pill
from ui.kit.shortcuts import Shortcuts
from ui.kit.status import PillSpec
from ui.kit.theme import current
from ui.safety.banner import Warnings
from ui.shell.page import Page
from ui.work_orders import overview, tabs, words
from ui.work_orders.actions import Actions
from ui.work_orders.detail_view_model import Listing, Opened, WorkOrderDetail, WorkOrderViewModel
from ui.work_orders.finding import FindingCard
from ui.work_orders.menu import fill_menu
from ui.work_orders.photos_tab import PhotosTab
from ui.work_orders.timeline_panel import TimelinePanel
from ui.work_orders.views import view_words

C = "work_orders"

TABS = ("overview", "diagnosis", "parts", "time", "photos", "charges", "report")


class WorkOrderPage(Page):
    """Widgets of the detail page; what it shows is the view model's."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.vm = WorkOrderViewModel(environment, self)
        self.view_model = self.vm
        self._context = environment.services.context
        self.steps = Actions(self, environment, self.vm.verbs)
        self.detail: WorkOrderDetail | None = None
        self.finding: FindingCard | None = None
        self._note_wanted = False
        self._build()
        self.vm.opened.connect(self._opened)
        self.vm.missing.connect(self._missing)
        self.vm.attached.connect(self._attached)
        self.vm.stepTo.connect(lambda id, listing: environment.navigator.go("work_order", id=id, listing=listing))
        self.vm.load_codes()

    # what the shell asks

    def open(self, **params: object) -> None:
        """Show the work order `id`, at a `tab`; `listing` is the list around it, `note` begins a new note."""
        id, tab, listing = str(params.get("id", "")), str(params.get("tab", "")), params.get("listing")
        self._note_wanted = bool(params.get("note"))
        if id != self.vm.id:
            self._leave_finding()
            self.timeline.leave()
            self.tabs.set_current("overview")
        if tab in TABS:
            self.tabs.set_current(tab)
        self.vm.open(id, listing if isinstance(listing, Listing) else None)
        self.warnings.vm.beside(work_order_id=id)
        self._show_breadcrumb("")

    def hints(self) -> list[tuple[str, str]]:
        found = [("E", translate(C, "edit")), ("N", translate(C, "note")), ("Ctrl P", translate(C, "report"))]
        if self.vm.listing is not None:
            found.insert(0, ("J / K", translate(C, "next, previous")))
        return found

    def focus_first(self) -> None:
        if not self._note_wanted:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def may_leave(self) -> bool:
        if self.finding is not None:
            self.finding.save_draft()
        self.timeline.save_draft()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.timeline.fit(self.window().width())

    # building

    def _build(self) -> None:
        theme = current()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.breadcrumb = Breadcrumb([("", "")])
        self.breadcrumb.chosen.connect(self._go_breadcrumb)
        self.title = Label("", "title", elide=True)
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.pill = Pill(PillSpec(""), large=True)
        self.primary = Button("", "primary", 36, on_click=self.act)
        self.printer = IconButton("printer", translate(C, "Print the report"), size=36, on_click=self.open_report)
        self.menu = MenuButton("", "quiet", 36, "ellipsis", name=translate(C, "More"))
        self._title_row = row(self.title, self.pill, None, self.printer, self.menu, self.primary, spacing=12)
        self.number = Label("", "body", strong=True, selectable=True)
        self.origin = Label("", "body", "muted", elide=True)
        self.reason = Label("", "body", "muted")
        second = row(self.number, self.origin, self.reason, spacing=8)
        second.setStretch(1, 1)
        self.facts = FactStrip()
        self.tabs = Tabs()
        self.tabs.setAccessibleName(translate(C, "Parts of the work order"))
        self.tabs.chosen.connect(lambda _key: self._show_tab())
        head = QWidget()
        top = column(head)
        top.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), 0)
        top.setSpacing(theme.px(4))
        top.addWidget(self.breadcrumb)
        top.addLayout(self._title_row)
        top.addLayout(second)
        top.addSpacing(theme.px(8))
        self.warnings = Warnings(self.environment)
        top.addWidget(self.warnings)
        top.addWidget(self.facts)
        top.addWidget(self.tabs)
        self.body = ScrollPage(gutter=24, spacing=12, name=translate(C, "Work order"))
        self.timeline = TimelinePanel(self.vm, self.environment)
        lower = row(self.body, self.timeline, spacing=0)
        lower.setStretch(0, 1)
        self.whole = panel("surface")
        inside = column(self.whole)
        inside.addWidget(head)
        inside.addWidget(rule(edge=True))
        inside.addLayout(lower, 1)
        self.gone = EmptyState(
            "clipboard-list",
            translate(C, "This work order is not here"),
            translate(C, "It may have been on another device, or its number was mistyped."),
            translate(C, "Back to the list"),
            lambda: self.environment.navigator.go("work_orders"),
        )
        self.gone.hide()
        outer = column(self)
        outer.addWidget(self.whole, 1)
        outer.addWidget(self.gone, 1)
        keys = Shortcuts(self)
        keys.add("J", translate(C, "next"), lambda: self.vm.step(1))
        keys.add("K", translate(C, "previous"), lambda: self.vm.step(-1))
        keys.add("E", translate(C, "edit"), self.edit)
        keys.add("N", translate(C, "note"), self.write_note)
        keys.add("A", translate(C, "next step"), self.act)
        keys.add("Ctrl+P", translate(C, "report"), self.open_report)

    # showing

    @Slot(object)
    def _opened(self, opened: Opened) -> None:
        self.gone.hide()
        self.whole.show()
        self.detail = detail = opened.detail
        order = detail.work_order
        self.title.setText(order.summary or translate(C, "No fault described yet"))
        self.title.updateGeometry()
        self.pill.set_spec(words.state_pill(detail.state))
        self.number.setText(order.number)
        self.origin.setText(self._origin(detail))
        self.reason.setText(order.closing_reason)
        self.reason.setVisible(bool(order.closing_reason))
        self.primary.setText(self.steps.words_of(detail))
        self.primary.setAccessibleName(self.primary.text().rstrip("…"))
        self.primary.set_icon(words.action_icon(str(detail.action)))
        self.printer.setVisible(str(detail.action) != "print_report")
        fill_menu(self.menu, detail, self.steps, self)
        self._show_facts(detail)
        self._show_tabs(detail)
        self._show_breadcrumb(order.number)
        self.timeline.show_entries(opened.entries)
        if not (self.finding is not None and self.finding.editing):
            self._show_tab()
        elif self.finding is not None:
            self.finding.show_detail(detail, self._found_by(detail))
        if self._note_wanted:
            self._note_wanted = False
            self.write_note()

    @Slot(object)
    def _missing(self, _error: object) -> None:
        self.detail = None
        self.whole.hide()
        self.gone.show()

    def _origin(self, detail: WorkOrderDetail) -> str:
        order, request = detail.work_order, detail.request
        now, zone = self._context.now(), self._context.zone
        parts = [word("job_type", order.job_type)]
        if order.priority != "normal":
            parts.append(word("priority", order.priority))
        opened = words.moment(order.opened_at, now, zone)
        if request is not None:
            channel = word("channel", request.channel)
            parts.append(translate(C, "from request {number}, {channel}", number=request.number, channel=channel))
        parts.append(opened)
        return (", " if language() == "en" else "，").join(part for part in parts if part)

    def _show_facts(self, detail: WorkOrderDetail) -> None:
        order = detail.work_order
        now, zone = self._context.now(), self._context.zone
        self.facts.clear()
        left = words.time_left(detail.state, order.opened_at, order.due_at, order.finished_at, now)
        finished = detail.state in FINISHED_STATES
        label = translate(C, "Finished on") if finished else translate(C, "Due")
        at = words.moment(order.finished_at if finished else order.due_at, now, zone)
        self.facts.add(label, left or "", at or translate(C, "no date agreed"))
        self.facts.add(translate(C, "Coverage"), coverage_line(detail.entitlement.kind), detail.entitlement_reason)
        customer, contact, asset = detail.customer, detail.contact, detail.asset
        go = self.environment.navigator.go
        who = " ".join(part for part in (contact.name, contact.phone) if part) if contact else ""
        tier = word("tier", customer.tier) if customer and customer.tier == "high" else ""
        comma = ", " if language() == "en" else "，"
        self.facts.add(
            translate(C, "Customer"),
            words.name_of(customer),
            comma.join(part for part in (tier, who) if part),
            link=(lambda: go("customer", id=customer.id)) if customer else None,
        )
        model = detail.product.model if detail.product else ""
        about = []
        if asset is not None:
            about.append(translate(C, "S/N {serial}", serial=asset.serial) if asset.serial else "")
            about.append(f"{asset.running_hours:,} h" if asset.running_hours is not None else "")
        self.facts.add(
            translate(C, "Asset"),
            words.asset_words(model, asset.name, asset.serial) if asset else "",
            comma.join(part for part in about if part) or translate(C, "no machine named"),
            link=(lambda: go("asset", id=asset.id)) if asset else None,
        )
        planned = words.moment(detail.starts_at, now, zone)
        nobody = translate(C, "not booked yet") if not finished else ""
        self.facts.add(translate(C, "Technician"), words.name_of(detail.technician), planned or nobody)

    def _show_tabs(self, detail: WorkOrderDetail) -> None:
        progress = [view.state.progress() for view in detail.checklists]
        answered = sum(one.answered for one in progress)
        total = sum(one.total for one in progress)
        shown: list[tuple[str, str, int | str | None, bool]] = [
            ("overview", translate(C, "Overview"), None, False),
            ("diagnosis", translate(C, "Diagnosis"), f"{answered}/{total}" if total else None, False),
            ("parts", translate(C, "Parts"), len(detail.parts) or None, False),
            ("time", translate(C, "Time and travel"), None, False),
            ("photos", translate(C, "Photos"), len(detail.photos) + len(detail.files) or None, False),
            ("charges", translate(C, "Charges"), None, False),
            ("report", translate(C, "Report"), None, False),
        ]
        self.tabs.set_views(shown)

    def _show_tab(self) -> None:
        detail = self.detail
        if detail is None:
            return
        self._leave_finding()
        clear_layout(self.body.body)
        for widget in self._tab_widgets(self.tabs.current(), detail):
            self.body.add(widget)
        self.body.finish()

    def _tab_widgets(self, key: str, detail: WorkOrderDetail) -> list[QWidget]:
        now, zone = self._context.now(), self._context.zone
        editable = detail.state not in FINISHED_STATES
        if key == "diagnosis":
            return [*tabs.diagnosis(detail, now, zone)]
        if key == "parts":
            from ui.warehouse.requests_card import RequestsCard

            asked = RequestsCard(self.environment, detail.work_order.id, editable)
            return [overview.parts_card(detail, prices=True), asked]
        if key == "time":
            return [*tabs.times(detail, now, zone, self._correct_time if editable else None)]
        if key == "photos":
            return [PhotosTab(self.vm, detail, editable)]
        if key == "charges":
            return [*tabs.charges(detail)]
        if key == "report":
            return [*tabs.report(detail, now, zone, lambda kind: self.steps.report(detail, kind))]
        self.finding = FindingCard(self.vm, editable)
        self.finding.show_detail(detail, self._found_by(detail))
        work = overview.work_card(detail)
        checklist = overview.checklist_card(detail, lambda: self._choose_tab("diagnosis"))
        lower = overview.side_by_side(checklist, overview.feedback_card(detail))
        beside = self._knowledge(detail, editable)
        return [self.finding, *beside, overview.parts_card(detail), lower, *([work] if work is not None else [])]

    def _knowledge(self, detail: WorkOrderDetail, editable: bool) -> list[QWidget]:
        """What solved faults like this one, and whom to ask; of a finished order only what was asked."""
        from ui.knowledge.escalation_rows import EscalationCard
        from ui.knowledge.similar_panel import SimilarPanel

        id = detail.work_order.id
        asked = EscalationCard(self.environment, work_order_id=id, editable=editable)
        if not editable:
            return [asked]
        similar = SimilarPanel(self.environment, editable=True)
        similar.show_work_order(id)
        return [similar, asked]

    def _found_by(self, detail: WorkOrderDetail) -> str:
        order = detail.work_order
        if not (order.problem or order.problem_code or order.cause or order.cause_code):
            return ""
        return words.name_of(detail.technician)

    def _leave_finding(self) -> None:
        if self.finding is not None:
            self.finding.save_draft()
            self.finding = None

    def _choose_tab(self, key: str) -> None:
        self.tabs.set_current(key)
        self._show_tab()

    def _show_breadcrumb(self, number: str) -> None:
        steps = [("work_orders", translate(C, "Work orders"))]
        listing = self.vm.listing
        if listing is not None:
            steps.append((f"view:{listing.view}", view_words(listing.view)))
            at, count = f"{listing.position + 1:,}", f"{len(listing.rids):,}"
            steps.append(("", translate(C, "{position} of {count}", position=at, count=count)))
        else:
            steps.append(("", number))
        self.breadcrumb.set_steps(steps)

    def _go_breadcrumb(self, key: str) -> None:
        if key.startswith("view:"):
            self.environment.navigator.go("work_orders", view=key.removeprefix("view:"))
        else:
            self.environment.navigator.go("work_orders")

    # acting

    def act(self) -> None:
        """The one next step."""
        if self.detail is not None:
            self.steps.run(self.detail)

    def open_report(self) -> None:
        """The service report, ready to print."""
        if self.detail is not None:
            self.steps.report(self.detail)

    def edit(self) -> None:
        """Change the finding in place."""
        if self.detail is None or self.detail.state in FINISHED_STATES:
            return
        if self.tabs.current() != "overview":
            self._choose_tab("overview")
        if self.finding is not None:
            self.finding.edit()

    def write_note(self) -> None:
        """Put the cursor into a new note."""
        self.timeline.note.focus()

    def edit_details(self) -> None:
        """What the work order is about, in a form."""
        from ui.work_orders.edit_dialog import EditDialog

        if self.detail is not None:
            self.steps.dialog = EditDialog(self, self.environment, self.detail, self.vm.verbs)
            self.steps.dialog.open()

    def _correct_time(self, entry_id: str) -> None:
        from ui.work_orders.time_dialog import TimeDialog

        entry = next((entry for entry in self.detail.times if entry.id == entry_id), None) if self.detail else None
        if entry is not None:
            self.steps.dialog = TimeDialog(self, self.environment, entry, self.vm.verbs)
            self.steps.dialog.open()

    @Slot(object)
    def _attached(self, outcomes: list[object]) -> None:
        failed = [str(getattr(outcome, "sentence", "")) for outcome in outcomes if not getattr(outcome, "ok", False)]
        if failed:
            self.environment.messages.say(failed[0])
        else:
            self.environment.messages.say(translate(C, "%n files were added.", len(outcomes)))


def coverage_line(kind: str) -> QWidget:
    """The coverage as a line of the fact strip: icon and word, without the pill's edge."""
    spec = words.entitlement_pill(kind)
    tone = spec.tone if spec.tone == "ok" else "text"
    holder = QWidget()
    line = row(IconLabel(spec.icon, tone), Label(spec.text, "body", tone, strong=True), None, spacing=6)
    holder.setLayout(line)
    holder.setFixedHeight(current().line_height("body"))
    return holder

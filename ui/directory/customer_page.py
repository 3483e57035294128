"""One customer."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Slot

from fieldservice.domain.words import word
from fieldservice.i18n import language, translate
from ui.bridge.environment import Environment
from ui.directory import words
from ui.directory.customer_dialogs import customer_fields
from ui.directory.customer_parts import PeopleCard, SitesCard, contact_dialog, site_dialog
from ui.directory.customer_view_model import CustomerViewModel, Opened
from ui.directory.customers_view_model import email_sentence
from ui.directory.detail import DetailPage, TableCard, rows_of
from ui.directory.edit_card import EditCard
from ui.directory.form import Form
from ui.directory.history import timeline_entries
from ui.directory.record_dialog import RecordDialog
from ui.kit.buttons import Button, MenuButton
from ui.kit.fields import TextArea, TextField
from ui.kit.panels import row
from ui.kit.timeline import TimelineEntry

C = "directory_page"

_PROFILE = (
    "name name_en short_name tier phone email website tax_number province city district street postcode tags notes"
).split()


class CustomerPage(DetailPage):
    """Profile, contacts, sites, machines, open jobs, and one timeline of every interaction."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.customer = CustomerViewModel(environment, self)
        self.view_model = self.customer
        self.dialog: RecordDialog | None = None
        self._jobs: list[str] = []
        self._machines: list[str] = []
        self._build_cards()
        self._connect()
        self.shortcuts.add("E", translate(C, "edit"), self.profile.edit)
        self.shortcuts.add("N", translate(C, "note"), self._focus_note)
        self.shortcuts.add("R", translate(C, "new request"), self._request)
        self.shortcuts.add("A", translate(C, "add asset"), self._add_asset)

    def open(self, **params: object) -> None:
        self.customer.open(str(params.get("id", "")))

    def may_leave(self) -> bool:
        self.profile.put_away()
        return True

    def _build_cards(self) -> None:
        self.jobs = TableCard(
            translate(C, "Open jobs"),
            rows_of(
                ("number", translate(C, "Number"), 116, "record", False),
                ("state", translate(C, "State"), 150 if language() == "en" else 124, "pill", False),
                ("what", translate(C, "Fault"), 160, "text", True),
                ("asset", translate(C, "Asset"), 130, "text", False),
                ("technician", translate(C, "Technician"), 90, "text", False),
            ),
            translate(C, "No open jobs."),
        )
        self.assets = TableCard(
            translate(C, "Assets"),
            rows_of(
                ("serial", translate(C, "Serial number"), 120, "record", False),
                ("asset", translate(C, "Asset"), 150, "text", True),
                ("coverage", translate(C, "Coverage"), 124, "pill", False),
                ("site", translate(C, "Site"), 140, "text", False),
                ("last", translate(C, "Last job"), 120, "muted", False),
            ),
            translate(C, "No machines are recorded for this customer yet."),
            translate(C, "Add asset"),
        )
        self.contacts = PeopleCard()
        self.sites = SitesCard()
        self.profile = EditCard(translate(C, "Profile"), self.environment, self._profile_form)
        pair = row(self.contacts, self.sites, spacing=12)
        pair.setStretch(0, 1)
        pair.setStretch(1, 1)
        self.body.add(self.jobs)
        self.body.add(self.assets)
        self.body.body.addLayout(pair)
        self.body.add(self.profile)
        self.body.finish()

    def _connect(self) -> None:
        vm = self.customer
        vm.opened.connect(self._show)
        vm.missing.connect(self._missing)
        vm.older.connect(self._older)
        vm.verbs.done.connect(self._done)
        vm.verbs.refused.connect(self._refused)
        self.side.older_requested.connect(vm.load_older)
        self.side.note.sent.connect(vm.add_note)
        self.profile.saved.connect(vm.change)
        self.jobs.opened.connect(lambda at: self.environment.navigator.go("work_order", id=self._jobs[at]))
        self.assets.opened.connect(lambda at: self.environment.navigator.go("asset", id=self._machines[at]))
        assert self.assets.button is not None
        self.assets.button.clicked.connect(lambda _checked=False: self._add_asset())
        self.contacts.added.connect(lambda: self._open(contact_dialog(self, self.environment, vm, None)))
        self.contacts.edited.connect(lambda contact: self._open(contact_dialog(self, self.environment, vm, contact)))
        self.contacts.removed.connect(vm.archive_contact)
        self.sites.added.connect(lambda: self._open(site_dialog(self, self.environment, vm, None)))
        self.sites.edited.connect(lambda site: self._open(site_dialog(self, self.environment, vm, site)))
        self.sites.removed.connect(vm.archive_site)

    def _profile_form(self, form: Form) -> None:
        customer_fields(form)
        form.add("postcode", TextField(translate(C, "Postcode"), max_length=20))
        form.add("email", TextField(translate(C, "E-mail"), validator=email_sentence, max_length=120))
        form.add("website", TextField(translate(C, "Website"), max_length=200))
        form.add("tax_number", TextField(translate(C, "Tax number"), max_length=40))
        form.add("tags", TextField(translate(C, "Tags"), placeholder=translate(C, "separated by commas")), 2)
        form.add("notes", TextArea(translate(C, "Remark"), rows=2), 2)

    # showing

    @Slot(object)
    def _show(self, opened: Opened) -> None:
        self.show_content()
        detail = opened.detail
        customer, context = detail.customer, self.environment.services.context
        now, zone = context.now(), context.zone
        line = words.listed((customer.number, words.address(customer), customer.phone))
        self.heading.set(
            [("customers", translate(C, "Customers")), ("", words.name_of(customer))],
            words.name_of(customer),
            line,
            [words.tier_pill(customer.tier), words.archived_pill() if customer.archived else None],
        )
        self._buttons(customer.archived)
        self._facts(opened)
        self._jobs = [job.id for job in detail.open_jobs.work_orders]
        self.jobs.show_rows(
            [
                (
                    job.number,
                    words.state_pill(job.state),
                    job.summary,
                    words.asset_words(job.model, job.asset_name, job.asset_serial),
                    words.both(job.technician, job.technician_en),
                )
                for job in detail.open_jobs.work_orders
            ],
            f"{len(self._jobs):,}" if self._jobs else "",
        )
        self._machines = [asset.id for asset in detail.assets]
        self.assets.show_rows(
            [
                (
                    asset.serial,
                    words.asset_words(asset.model, asset.name, ""),
                    words.coverage_pill(detail.entitlements.get(asset.id)),
                    asset.site_name or asset.location_note,
                    words.day(asset.last_job_at, now, zone),
                )
                for asset in detail.assets
            ],
            f"{len(self._machines):,}" if self._machines else "",
        )
        self.contacts.show_contacts(detail.contacts)
        self.sites.show_sites(detail.sites)
        self._profile(customer)
        self.side.show_entries(timeline_entries(opened.entries, now, zone), opened.more)
        self.side.show_notes(
            [
                TimelineEntry(
                    line.note.text,
                    words.dotted((words.moment(line.note.at, now, zone), words.name_of(line.by))),
                    "sticky-note",
                )
                for line in detail.notes
            ]
        )

    def _buttons(self, archived: bool) -> None:
        if archived == self._buttons_for:
            return
        self._buttons_for = archived
        more = MenuButton("", "secondary", 36, "ellipsis", translate(C, "More"))
        more.add(translate(C, "Edit the profile"), self.profile.edit, "pencil")
        more.add(translate(C, "Add contact…"), self.contacts.added.emit, "contact")
        more.add(translate(C, "Add site…"), self.sites.added.emit, "map-pin")
        more.add_separator()
        if archived:
            more.add(translate(C, "Bring back from the archive"), self.customer.restore, "archive")
            back = Button(translate(C, "Bring back"), "primary", 36, on_click=self.customer.restore)
            self.heading.set_buttons([more, back])
            return
        more.add(translate(C, "Archive"), self.customer.archive, "archive")
        primary = Button(translate(C, "New request"), "primary", 36, icon="plus", on_click=self._request)
        self.heading.set_buttons([more, primary])

    def _facts(self, opened: Opened) -> None:
        detail, context = opened.detail, self.environment.services.context
        now, zone = context.now(), context.zone
        main = detail.contacts[0] if detail.contacts else None
        self.facts.clear()
        self.facts.add(
            translate(C, "Contact"),
            words.listed((main.name, main.role)) if main else "",
            main.phone if main else translate(C, "nobody yet"),
        )
        covered = sum(1 for e in detail.entitlements.values() if e.kind in ("in_warranty", "contract"))
        assets = f"{len(detail.assets):,}"
        self.facts.add(translate(C, "Assets"), assets, translate(C, "{count} covered", count=covered))
        open_requests = len(detail.open_jobs.requests)
        second = translate(C, "%n requests wait", open_requests) if open_requests else ""
        self.facts.add(translate(C, "Open jobs"), f"{len(detail.open_jobs.work_orders):,}", second)
        last = max((asset.last_job_at for asset in detail.assets if asset.last_job_at), default=None)
        total = translate(C, "%n jobs altogether", detail.jobs_total)
        self.facts.add(translate(C, "Last job"), words.day(last, now, zone), total)
        today = now.astimezone(zone).date()
        running = [c for c in detail.contracts if (c.ends_on is None or c.ends_on >= today)]
        contract = running[0] if running else None
        until = words.plain_day(contract.ends_on) if contract else ""
        self.facts.add(
            translate(C, "Contract"),
            contract.number or contract.name if contract else translate(C, "none"),
            translate(C, "until {day}", day=until) if until else "",
        )

    def _profile(self, customer: Any) -> None:
        facts = self.profile.facts
        facts.clear()
        facts.add(translate(C, "Name"), customer.name, words.dotted((customer.short_name,)))
        if customer.name_en:
            facts.add(translate(C, "English name"), customer.name_en, wrap=True)
        facts.add(translate(C, "Tier"), word("tier", customer.tier))
        facts.add(translate(C, "Telephone"), customer.phone)
        facts.add(translate(C, "E-mail"), customer.email)
        facts.add(translate(C, "Address"), words.listed((words.address(customer), customer.postcode)), wrap=True)
        if customer.website:
            facts.add(translate(C, "Website"), customer.website)
        if customer.tax_number:
            facts.add(translate(C, "Tax number"), customer.tax_number)
        facts.add(translate(C, "Tags"), words.listed(tag.strip() for tag in customer.tags.split(",")))
        facts.add(translate(C, "Remark"), customer.notes, wrap=True)
        self.profile.set_record(f"customer.{customer.id}", {name: getattr(customer, name) for name in _PROFILE})

    @Slot(object)
    def _missing(self, _error: Any) -> None:
        self.show_missing(
            "users", translate(C, "This customer is not here"), translate(C, "All customers"), "customers"
        )

    # doing

    @Slot(str, object, object)
    def _done(self, what: str, _result: object, undo: object) -> None:
        if what == "changed":
            self.profile.finish()
        elif what == "noted":
            self.side.note.set_value("")
        elif self.dialog is not None and what in ("contact_saved", "site_saved"):
            self.dialog.finish()
        said = {
            "changed": translate(C, "The profile is saved."),
            "archived": translate(C, "The customer is archived."),
            "restored": translate(C, "The customer is back in the lists."),
            "noted": translate(C, "The note is kept."),
            "contact_saved": translate(C, "The contact is saved."),
            "contact_removed": translate(C, "The contact is taken off the list."),
            "site_saved": translate(C, "The site is saved."),
            "site_removed": translate(C, "The site is taken off the list."),
        }[what]
        self.environment.messages.say(said, undo if callable(undo) else None)

    @Slot(str, object)
    def _refused(self, what: str, error: Any) -> None:
        if what in ("contact_saved", "site_saved") and self.dialog is not None and self.dialog.show_problem(error):
            return
        if what == "changed" and self.profile.show_problem(error):
            return
        self.environment.messages.problem(error)

    def _open(self, dialog: RecordDialog) -> None:
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.open()

    def _request(self) -> None:
        self.environment.navigator.go("new_request", customer_id=self.customer.id)

    def _add_asset(self) -> None:
        from ui.directory.asset_dialogs import NewAssetDialog

        shown = self.customer.shown
        if shown is None:
            return
        dialog = NewAssetDialog(self, self.environment, shown.detail.customer, self._asset_added)
        self._open(dialog)

    def _asset_added(self, id: str) -> None:
        self.environment.messages.say(translate(C, "The asset is added."))
        self.environment.navigator.go("asset", id=id)

    def _focus_note(self) -> None:
        self.side.note.focus()

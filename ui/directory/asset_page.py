"""One machine."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog

from fieldservice.domain.formats import format_number
from fieldservice.domain.quantity import Quantity, format_micro, format_quantity
from fieldservice.i18n import language, translate
from ui.bridge.environment import Environment
from ui.directory import words
from ui.directory.asset_dialogs import MoveDialog, NewAssetDialog, apply_choices, asset_fields, asset_values
from ui.directory.asset_files import FilesCard
from ui.directory.asset_view_model import AssetViewModel, Opened
from ui.directory.detail import DetailPage, TableCard, rows_of
from ui.directory.edit_card import EditCard
from ui.directory.history import timeline_entries
from ui.kit.buttons import Button, MenuButton
from ui.kit.timeline import TimelineEntry

C = "directory_page"

_DATA = (
    "serial name product_id site_id location_note purchase_date installed_on warranty_until running_hours firmware"
    " number notes"
).split()


class AssetPage(DetailPage):
    """Coverage, data, structure, bill of material with stock, history and files of a machine."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.asset = AssetViewModel(environment, self)
        self.view_model = self.asset
        self.dialog: QDialog | None = None
        self._jobs: list[str] = []
        self._family: list[str] = []
        self._parts: list[str] = []
        self._build_cards()
        self._connect()
        self.shortcuts.add("E", translate(C, "edit"), self.edit)
        self.shortcuts.add("M", translate(C, "move"), self.move_asset)
        self.shortcuts.add("N", translate(C, "note"), lambda: self.side.note.focus())
        self.shortcuts.add("R", translate(C, "new request"), self._request)

    def open(self, **params: object) -> None:
        self.asset.open(str(params.get("id", "")))

    def may_leave(self) -> bool:
        self.data.put_away()
        return True

    def edit(self) -> None:
        """Open the data for editing."""
        self.body.verticalScrollBar().setValue(0)
        self.data.edit()

    def _build_cards(self) -> None:
        self.data = EditCard(translate(C, "Data"), self.environment, self._data_form, 112)
        self.history = TableCard(
            translate(C, "History of jobs"),
            rows_of(
                ("date", translate(C, "Date"), 124, "muted", False),
                ("number", translate(C, "Number"), 112, "record", False),
                ("state", translate(C, "State"), 150 if language() == "en" else 120, "pill", False),
                ("found", translate(C, "What was found"), 150, "text", True),
                ("remedy", translate(C, "Remedy"), 150, "text", True),
                ("technician", translate(C, "Technician"), 88, "text", False),
            ),
            translate(C, "No jobs were done on this machine yet."),
        )
        self.structure = TableCard(
            translate(C, "Structure"),
            rows_of(
                ("relation", translate(C, "Relation"), 120, "muted", False),
                ("serial", translate(C, "Serial number"), 124, "record", False),
                ("asset", translate(C, "Asset"), 160, "text", True),
                ("open", translate(C, "Open jobs"), 84, "number", False),
            ),
            translate(C, "This machine is not part of another one and has no parts of its own on record."),
            translate(C, "Add part of it"),
        )
        self.bom = TableCard(
            translate(C, "Bill of material"),
            rows_of(
                ("position", translate(C, "BOM position"), 100, "muted", False),
                ("number", translate(C, "Part number"), 128, "record", False),
                ("name", translate(C, "Name"), 160, "text", True),
                ("quantity", translate(C, "Quantity"), 84, "number", False),
                ("stock", translate(C, "In stock"), 84, "number", False),
            ),
            translate(C, "No parts are listed for this model yet."),
        )
        self.files = FilesCard(self.asset)
        for card in (self.data, self.history, self.structure, self.bom, self.files):
            self.body.add(card)
        self.body.finish()

    def _connect(self) -> None:
        vm, go = self.asset, self.environment.navigator.go
        vm.opened.connect(self._show)
        vm.missing.connect(self._missing)
        vm.older.connect(self._older)
        vm.verbs.done.connect(self._done)
        vm.verbs.refused.connect(self._refused)
        self.side.older_requested.connect(vm.load_older)
        self.side.note.sent.connect(vm.add_note)
        self.data.saved.connect(lambda changes: vm.change(asset_values(changes)))
        self.history.opened.connect(lambda at: go("work_order", id=self._jobs[at]))
        self.structure.opened.connect(lambda at: go("asset", id=self._family[at]))
        self.bom.opened.connect(lambda at: go("part", id=self._parts[at]))
        assert self.structure.button is not None
        self.structure.button.clicked.connect(lambda _checked=False: self.add_child())

    def _data_form(self, form: Any) -> None:
        asset_fields(form)
        if self.asset.shown is not None:
            apply_choices(form, self.asset.shown.choices)

    # showing

    @Slot(object)
    def _show(self, opened: Opened) -> None:
        self.show_content()
        detail, context = opened.detail, self.environment.services.context
        asset, now, zone = detail.asset, context.now(), context.zone
        model = detail.product.model if detail.product else ""
        title = words.asset_words(model, asset.name, asset.serial)
        kind = words.name_of(detail.product)
        serial = translate(C, "Serial number {serial}", serial=asset.serial) if asset.serial else ""
        place = words.listed((detail.site.name if detail.site else "", asset.location_note))
        self.heading.set(
            [("assets", translate(C, "Assets")), ("", asset.serial or asset.name)],
            title,
            words.listed((serial, kind, place)),
            [words.coverage_pill(detail.entitlement), words.archived_pill() if asset.archived else None],
        )
        self._buttons(asset.archived)
        self._facts(detail)
        self._data_facts(detail)
        if self.data.form is not None:
            apply_choices(self.data.form, opened.choices)
        self.data.set_record(f"asset.{asset.id}", {name: getattr(asset, name) for name in _DATA})
        self._jobs = [job.id for job in detail.history]
        self.history.show_rows(
            [
                (
                    words.day(job.opened_at, now, zone),
                    job.number,
                    words.state_pill(job.state),
                    job.problem or job.summary,
                    job.remedy,
                    words.both(job.technician, job.technician_en),
                )
                for job in detail.history
            ],
            self._of(len(detail.history), detail.jobs_total),
        )
        self._show_structure(detail)
        self._parts = [line.part_id for line in detail.bom]
        self.bom.show_rows(
            [
                (
                    words.listed((line.position, translate(C, "optional") if line.optional else "")),
                    line.part_number,
                    words.both(line.part_name, line.part_name_en),
                    format_quantity(Quantity(line.quantity_micro, line.unit)),
                    format_micro(line.on_hand_micro),
                )
                for line in detail.bom
            ],
            words.listed((model, f"{len(self._parts):,}" if self._parts else "")),
            [line.on_hand_micro <= 0 for line in detail.bom],
        )
        self.files.show_attachments(detail.attachments)
        self.side.show_entries(timeline_entries(opened.entries, now, zone), opened.more)
        self.side.show_notes(
            [
                TimelineEntry(
                    note.text, words.dotted((words.moment(note.at, now, zone), words.name_of(by))), "sticky-note"
                )
                for note, by in detail.notes
            ]
        )

    def _of(self, shown: int, total: int) -> str:
        if total > shown:
            return translate(C, "the newest {shown} of {total}", shown=shown, total=f"{total:,}")
        return f"{total:,}" if total else ""

    def _show_structure(self, detail: Any) -> None:
        family = [(translate(C, "Part of"), detail.parent)] if detail.parent else []
        family += [(translate(C, "Has as a part"), child) for child in detail.children]
        self._family = [row.id for _relation, row in family]
        self.structure.show_rows(
            [
                (
                    relation,
                    row.serial,
                    words.asset_words(row.model, row.name, row.serial),
                    f"{row.open_jobs:,}" if row.open_jobs else "",
                )
                for relation, row in family
            ]
        )

    def _buttons(self, archived: bool) -> None:
        if archived == self._buttons_for:
            return
        self._buttons_for = archived
        more = MenuButton("", "secondary", 36, "ellipsis", translate(C, "More"))
        more.add(translate(C, "Edit the data"), self.edit, "pencil")
        more.add(translate(C, "Move to another customer or site…"), self.move_asset, "arrow-left-right")
        more.add(translate(C, "Add part of it…"), self.add_child, "plus")
        more.add(translate(C, "Add photos or files…"), self.files.choose, "paperclip")
        more.add(translate("labels", "Labels…"), self._labels, "tag")
        more.add_separator()
        if archived:
            back = Button(translate(C, "Bring back"), "primary", 36, on_click=self.asset.restore)
            self.heading.set_buttons([more, back])
            return
        more.add(translate(C, "Archive"), self.asset.archive, "archive")
        words_of_primary = translate(C, "New request for this machine")
        primary = Button(words_of_primary, "primary", 36, icon="plus", on_click=self._request)
        self.heading.set_buttons([more, primary])

    def _facts(self, detail: Any) -> None:
        asset, go = detail.asset, self.environment.navigator.go
        context = self.environment.services.context
        self.facts.clear()
        pill = words.coverage_pill(detail.entitlement)
        self.facts.add(translate(C, "Coverage"), pill.text if pill else "", detail.entitlement.reason)
        customer = detail.customer
        if customer is not None:
            self.facts.add(
                translate(C, "Customer"),
                words.name_of(customer),
                words.address(customer),
                link=lambda: go("customer", id=customer.id),
            )
        site = detail.site.name if detail.site else ""
        self.facts.add(translate(C, "Site"), site, asset.location_note)
        hours = f"{format_number(asset.running_hours)} h" if asset.running_hours is not None else ""
        firmware = translate(C, "Firmware {version}", version=asset.firmware) if asset.firmware else ""
        self.facts.add(translate(C, "Running hours"), hours, firmware)
        contract = detail.contract
        until = words.plain_day(contract.ends_on) if contract else ""
        self.facts.add(
            translate(C, "Contract"),
            (contract.number or contract.name) if contract else translate(C, "none"),
            translate(C, "until {day}", day=until) if until else "",
        )
        last = detail.history[0] if detail.history else None
        self.facts.add(
            translate(C, "Last job"),
            words.day(last.opened_at, context.now(), context.zone) if last else "",
            translate(C, "%n jobs altogether", detail.jobs_total),
        )

    def _data_facts(self, detail: Any) -> None:
        asset, facts = detail.asset, self.data.facts
        facts.clear()
        product = detail.product
        facts.add(translate(C, "Serial number"), asset.serial)
        model = words.listed((product.model, words.name_of(product), product.maker)) if product else ""
        facts.add(translate(C, "Model"), model)
        facts.add(translate(C, "Purchased"), words.plain_day(asset.purchase_date))
        facts.add(translate(C, "Installed"), words.plain_day(asset.installed_on))
        facts.add(translate(C, "Warranty"), self._warranty(detail.warranty_from, detail.warranty_until))
        facts.add(translate(C, "Firmware"), asset.firmware)
        if asset.number:
            facts.add(translate(C, "Customer's number"), asset.number)
        facts.add(translate(C, "Remark"), asset.notes, wrap=True)

    def _warranty(self, start: date | None, end: date | None) -> str:
        if end is None:
            return ""
        if start is None:
            return translate(C, "until {day}", day=words.plain_day(end))
        return translate(C, "{start} to {end}", start=words.plain_day(start), end=words.plain_day(end))

    @Slot(object)
    def _missing(self, _error: Any) -> None:
        self.show_missing("cog", translate(C, "This machine is not here"), translate(C, "All assets"), "assets")

    # doing

    @Slot(str, object, object)
    def _done(self, what: str, result: Any, undo: object) -> None:
        if what == "changed":
            self.data.finish()
        elif what == "noted":
            self.side.note.set_value("")
        elif what == "attached":
            failed = [outcome.sentence for outcome in result if not outcome.ok]
            said = " ".join(failed) if failed else translate(C, "%n files are attached.", len(result))
            self.environment.messages.say(said)
            return
        sentence = {
            "changed": translate(C, "The data is saved."),
            "moved": translate(C, "The machine is moved."),
            "archived": translate(C, "The machine is archived."),
            "restored": translate(C, "The machine is back in the lists."),
            "noted": translate(C, "The note is kept."),
            "detached": translate(C, "The file is taken off."),
        }[what]
        self.environment.messages.say(sentence, undo if callable(undo) else None)

    @Slot(str, object)
    def _refused(self, what: str, error: Any) -> None:
        if what != "changed" or not self.data.show_problem(error):
            self.environment.messages.problem(error)

    def move_asset(self) -> None:
        """Ask where it goes."""
        if self.asset.shown is not None:
            self._open(MoveDialog(self, self.environment, self.asset.shown.detail, self.asset.move))

    def add_child(self) -> None:
        """Add a machine that is a part of this one."""
        shown = self.asset.shown
        if shown is None or shown.detail.customer is None:
            return
        detail = shown.detail
        self._open(NewAssetDialog(self, self.environment, detail.customer, self._child_added, detail.asset))

    def _child_added(self, _id: str) -> None:
        self.environment.messages.say(translate(C, "The part of this machine is added."))

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()

    def _request(self) -> None:
        self.environment.navigator.go("new_request", asset_id=self.asset.id)

    def _labels(self) -> None:
        self.environment.navigator.go("labels", kind="asset", id=self.asset.id)

"""The fields of the intake form, from who is calling to the photos."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldservice.domain.words import choices, word
from fieldservice.i18n import translate
from ui.desk import words
from ui.desk.field_lines import in_one_line, pasted, show_in, typed
from ui.desk.intake_newcomers import NewAssetCard, NewCustomerCard
from ui.desk.intake_view_model import AssetMatch, CallerMatch, Contact, IntakeViewModel
from ui.desk.suggestions import asset_suggestion, caller_suggestion, machine_title
from ui.desk.triage_bar import FIELD_NAMES, TriageBar, category_words
from ui.desk.triage_view_model import Suggestion as Guessed
from ui.kit.choices import ChoiceField, SegmentedChoice
from ui.kit.dates import DateTimeField
from ui.kit.fields import TextArea, TextField
from ui.kit.labels import Label
from ui.kit.panels import column, row
from ui.kit.photos import Photo, PhotoStrip
from ui.kit.search import SearchField, Suggestion
from ui.kit.theme import current

CHANNELS = ("phone", "chat", "email", "web", "counter", "on_site")
_NEW = "new"
_CHOICES = ("request_type", "category", "priority", "complexity", "job_kind", "can_stop")


class IntakeFields(QWidget):
    """Shows the view model's form and tells it every change."""

    merged_asked = Signal()

    def __init__(self, view_model: IntakeViewModel) -> None:
        super().__init__()
        self._vm = view_model
        self._contacts: list[Contact] = []
        self._showing = False
        self.setAcceptDrops(True)
        self._build()
        self._lay_out()
        self._connect()

    # building

    def _build(self) -> None:
        self.title = Label(translate("desk", "New request"), "title")
        self.channel = SegmentedChoice(
            [(key, word("channel", key)) for key in CHANNELS], "phone", name=translate("desk", "Channel")
        )
        self.customer = SearchField(
            translate("desk", "Customer"), translate("desk", "Phone, name or number, of a machine too"), "users"
        )
        self.contact = SearchField(
            translate("desk", "Contact"), translate("desk", "Who is calling"), "user", min_length=0
        )
        self.asset = SearchField(
            translate("desk", "Machine: serial number or what they call it, or scan it"),
            translate("desk", "Serial number, name or model"),
            "scan-barcode",
            min_length=0,
        )
        self.new_customer = NewCustomerCard(self._vm)
        self.new_asset = NewAssetCard(self._vm)
        self.fault = TextArea(
            translate("desk", "Fault, in the customer's own words"),
            placeholder=translate("desk", "What happens, since when, what the display says"),
            rows=3,
            max_rows=8,
        )
        self.wanted = DateTimeField(translate("desk", "Wanted on site by"))
        stops = [("", "—"), ("yes", translate("desk", "Yes"))]
        stops += [("stopped", translate("desk", "It stands still already")), ("no", translate("desk", "No"))]
        self.can_stop = ChoiceField(translate("desk", "Can it stand still?"), stops, "")
        self.phone = TextField(
            translate("desk", "Phone on site"), max_length=60, validator=lambda v: self._vm.phone_sentence(str(v))
        )
        self.request_type = ChoiceField(translate("desk", "Type"), choices("request_type"), "repair")
        self.category = ChoiceField(translate("triage", "Fault"), [("", "—")], "")
        self.priority = ChoiceField(translate("desk", "Priority"), choices("priority"), "normal")
        self.complexity = ChoiceField(translate("triage", "Complexity"), [("", "—"), *choices("complexity")], "")
        self.suggestions = TriageBar()
        self.job_kind = ChoiceField(translate("desk", "Where"), choices("job_kind"), "on_site")
        self.photos = PhotoStrip(translate("desk", "Add photo"))
        self.photos_label = Label(translate("desk", "Photos, drop them here or paste with Ctrl+V"), "small", "muted")

    def _lay_out(self) -> None:
        theme = current()
        body = column(self, spacing=14)
        head = row(self.title, None, Label(translate("desk", "Channel"), "small", "muted"), self.channel)
        body.addLayout(head)
        body.addWidget(self.new_customer)
        body.addLayout(in_one_line(self.customer, self.contact))
        body.addWidget(self.asset)
        body.addWidget(self.new_asset)
        body.addWidget(self.fault)
        body.addWidget(self.suggestions)
        body.addLayout(in_one_line(self.request_type, self.category, self.priority, self.complexity))
        body.addLayout(in_one_line(self.wanted, self.can_stop, self.phone, self.job_kind, first=3))
        photos = column(spacing=4)
        photos.addWidget(self.photos_label)
        photos.addWidget(self.photos)
        body.addLayout(photos)
        body.addStretch(1)
        body.setContentsMargins(theme.px(32), theme.px(12), theme.px(32), theme.px(16))

    def _connect(self) -> None:
        vm = self._vm
        self.channel.changed.connect(lambda value: self._tell(channel=value))
        self.customer.queried.connect(vm.find_callers)
        self.customer.taken.connect(self._customer_taken)
        self.customer.cleared.connect(lambda: vm.forget("customer"))
        self.customer.changed.connect(lambda: self._tell(customer_text=typed(self.customer)))
        self.customer.submitted.connect(lambda text: vm.begin_new("customer", text))
        self.contact.queried.connect(self._suggest_contacts)
        self.contact.taken.connect(self._contact_taken)
        self.contact.cleared.connect(lambda: vm.forget("contact"))
        self.contact.changed.connect(lambda: self._tell(contact_text=typed(self.contact)))
        self.contact.submitted.connect(lambda _text: self.asset.focus())
        self.asset.queried.connect(vm.find_assets)
        self.asset.taken.connect(self._asset_taken)
        self.asset.cleared.connect(lambda: vm.forget("asset"))
        self.asset.changed.connect(lambda: self._tell(asset_text=typed(self.asset)))
        self.asset.submitted.connect(lambda text: vm.begin_new("asset", text))
        self.fault.changed.connect(lambda: self._tell(fault=self.fault.edit.toPlainText()))
        self.phone.changed.connect(lambda: self._tell(phone=self.phone.edit.text()))
        for name in _CHOICES:
            field = getattr(self, name)
            field.changed.connect(lambda name=name, field=field: self._choose(name, str(field.value() or "")))
        self.wanted.changed.connect(self._wanted_changed)
        self.wanted.committed.connect(self._wanted_changed)
        self.photos.add_requested.connect(self._choose_files)
        self.photos.removed.connect(vm.remove_photo)
        vm.triage.categories_changed.connect(self._show_categories)
        vm.triage.suggested.connect(self._show_suggestions)
        self.suggestions.taken.connect(self.take_suggested)
        vm.opened.connect(self.show_form)
        vm.filled.connect(self.show_chosen)
        vm.callers_found.connect(self._show_callers)
        vm.assets_found.connect(self._show_assets)
        vm.contacts_changed.connect(self._contacts_came)
        vm.photos_changed.connect(self._show_photos)
        vm.refused.connect(self._show_refusal)

    # showing

    def show_form(self) -> None:
        """Show all of the view model's form."""
        form = self._vm.form
        self._showing = True
        self.title.setText(
            translate("desk", "Correct the request") if form.request_id else translate("desk", "New request")
        )
        self.channel.set_value(form.channel)
        for field in (self.fault, self.phone, *(getattr(self, name) for name in _CHOICES)):
            field.set_error("")
        self.fault.set_value(form.fault)
        self.phone.set_value(form.phone)
        self._show_choices()
        self._show_wanted()
        self._contacts = []
        self._showing = False
        self.show_chosen()
        if form.phone:
            self.phone.check_value_only()

    def _show_choices(self) -> None:
        for name in _CHOICES:
            getattr(self, name).set_value(getattr(self._vm.form, name))
        self._show_values()

    def _show_values(self) -> None:
        self.suggestions.show_values(self._suggestible(), self._vm.form.decided.split())

    def _suggestible(self) -> dict[str, str]:
        return {name: getattr(self._vm.form, name) for name in FIELD_NAMES}

    def _show_suggestions(self, found: Sequence[Guessed]) -> None:
        self.suggestions.show_suggestions(found, self._suggestible(), self._vm.form.decided.split())

    def _show_categories(self, categories: dict[str, tuple[str, str]]) -> None:
        """The codes in use, and one that the form holds already even if it is not in use any more."""
        kept = self._vm.form.category
        known = [(code, category_words(code, categories)) for code in categories]
        gone = [(kept, kept)] if kept and kept not in categories else []
        self.category.set_choices([("", "—"), *known, *gone])
        self.category.set_value(kept)
        self.suggestions.set_categories(categories)

    def take_suggested(self, values: dict[str, str]) -> None:
        """A person took suggestions: the form holds them now, as if they had been chosen in their fields."""
        self._vm.changed(**values)
        self._show_choices()

    def show_chosen(self) -> None:
        """Show customer, contact and machine as they are chosen or being made."""
        form = self._vm.form
        self._showing = True
        customer, contact, asset = form.customer, form.contact, form.asset
        show_in(
            self.customer,
            Suggestion(customer["id"], words.name_of(customer["name"], customer.get("name_en", "")))
            if customer
            else None,
            form.customer_text,
        )
        person = words.side_by_side(contact["name"], contact.get("phone", "")) if contact else ""
        told = Suggestion(contact["id"], person) if contact else None
        show_in(self.contact, told, form.contact_text)
        machine = Suggestion(asset["id"], machine_title(asset)) if asset else None
        show_in(self.asset, machine, form.asset_text)
        self.new_customer.show_values(form.new_customer)
        self.new_asset.show_values(form.new_asset)
        self.customer.setVisible(form.new_customer is None)
        self.asset.setVisible(form.new_asset is None)
        phone = (contact or {}).get("phone", "")
        self.phone.edit.setPlaceholderText(
            translate("desk", "Empty: {phone}", phone=phone) if phone else translate("desk", "Such as 025-52101234")
        )
        self._showing = False

    def focus_next(self) -> None:
        """Put the focus into the first field that the call needs next."""
        form = self._vm.form
        if form.customer is None and form.new_customer is None and form.asset is None:
            self.customer.focus()
        elif form.new_customer is not None and not form.new_customer["name"]:
            self.new_customer.name.focus()
        elif form.asset is None and form.new_asset is None:
            self.asset.focus()
            if not self.asset.text() and form.customer is not None:
                self.asset.set_text("")  # lists the machines of the customer at once
        elif not form.fault.strip():
            self.fault.focus()
        else:
            self.wanted.focus()

    # what the person does

    def _tell(self, **values: object) -> None:
        if not self._showing:
            self._vm.changed(**values)
            self._show_values()

    def _choose(self, name: str, value: str) -> None:
        decided = self._vm.form.decided.split()
        if name in FIELD_NAMES and name not in decided:
            decided.append(name)
        self._tell(**{name: value, "decided": " ".join(decided)})

    def _wanted_changed(self) -> None:
        value = self.wanted.value()
        self._tell(
            wanted_date=self.wanted.edit.text(),
            wanted_time=self.wanted.clock.text(),
            wanted_at=value.isoformat() if value else "",
        )

    def _customer_taken(self, chosen: Suggestion) -> None:
        if isinstance(chosen.id, CallerMatch):
            self._vm.take_caller(chosen.id)
        elif isinstance(chosen.id, AssetMatch):
            self._vm.take_asset(chosen.id)
        elif isinstance(chosen.id, tuple):
            self._vm.begin_new("customer", str(chosen.id[1]))
        self.focus_next()

    def _contact_taken(self, chosen: Suggestion) -> None:
        if isinstance(chosen.id, Contact):
            self._vm.take_contact(chosen.id)
        self.focus_next()

    def _asset_taken(self, chosen: Suggestion) -> None:
        if isinstance(chosen.id, AssetMatch):
            self._vm.take_asset(chosen.id)
            self.fault.focus()
        elif isinstance(chosen.id, tuple):
            self._vm.begin_new("asset", str(chosen.id[1]))
            self.new_asset.focus_first()

    def _suggest_contacts(self, text: str, ticket: int) -> None:
        wanted = text.casefold()
        found = [c for c in self._contacts if wanted in c.name.casefold() or wanted in c.phone or wanted in c.role]
        self.contact.show_results(
            ticket,
            [
                Suggestion(c, words.found_in(c.name, text), words.side_by_side(c.role, c.phone), icon="user")
                for c in found
            ],
        )
        if not found and text:
            self.contact.set_status(translate("desk", "A new name"))

    # what the view model found

    def _show_callers(self, ticket: int, found: Sequence[CallerMatch | AssetMatch]) -> None:
        text = self.customer.text()
        rows = [
            caller_suggestion(m, text) if isinstance(m, CallerMatch) else asset_suggestion(m, text, True)
            for m in found[:7]
        ]
        if text:
            sentence = translate("desk", "New customer: {words}", words=text)
            rows.append(Suggestion((_NEW, text), sentence, icon="user-plus"))
        self.customer.show_results(ticket, rows)

    def _show_assets(self, ticket: int, found: Sequence[AssetMatch]) -> None:
        text, form = self.asset.text(), self._vm.form
        rows = [asset_suggestion(match, text, form.customer is None) for match in found[:7]]
        if text:
            sentence = translate("desk", "New machine: {words}", words=text)
            rows.append(Suggestion((_NEW, text), sentence, icon="plus"))
        self.asset.show_results(ticket, rows)
        if form.customer is not None and form.asset is None and text:
            here, total = len(found), int(form.customer.get("assets") or 0)
            theirs = all(match.asset.customer_id == form.customer["id"] for match in found)
            if theirs and total:
                self.asset.set_status(translate("desk", "{total} here, {found} match", total=total, found=here))

    def _contacts_came(self, contacts: list[Contact]) -> None:
        self._contacts = contacts

    def _show_refusal(self, name: str, sentence: str) -> None:
        field = {"customer": self.customer, "asset": self.asset, "fault": self.fault, "phone": self.phone}.get(name)
        if name == "customer" and self._vm.form.new_customer is not None:
            self.new_customer.name.set_error(sentence)
            self.new_customer.name.focus()
        elif name == "asset" and self._vm.form.new_asset is not None:
            self.new_asset.serial.set_error(sentence)
            self.new_asset.focus_first()
        elif field is not None:
            field.set_error(sentence)
            field.focus()

    # photos

    def _show_photos(self, photos: Sequence[tuple[str, bytes, str]]) -> None:
        self.photos.set_photos([Photo(key, QImage.fromData(data), name) for key, data, name in photos])

    def _choose_files(self) -> None:
        title = translate("desk", "Choose photos")
        names, _kind = QFileDialog.getOpenFileNames(
            self, title, "", translate("desk", "Pictures") + " (*.jpg *.jpeg *.png *.webp *.heic *.bmp *.tif *.tiff)"
        )
        self._vm.add_files([Path(name) for name in names])

    def paste(self) -> bool:
        """Attach a picture or files from the clipboard; False when it holds neither."""
        paths, picture = pasted()
        if paths:
            self._vm.add_files(paths)
        elif picture:
            self._vm.add_picture(picture, translate("desk", "Pasted picture") + ".png")
        return bool(paths or picture)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._vm.add_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def _show_wanted(self) -> None:
        form = self._vm.form
        if form.wanted_date or form.wanted_time:
            self.wanted.set_value(None)
            self.wanted.edit.setText(form.wanted_date)
            self.wanted.clock.setText(form.wanted_time)
        else:
            self.wanted.set_value(datetime.fromisoformat(form.wanted_at) if form.wanted_at else None)
        self.wanted.set_error("")

"""The forms of first start and sign-in. They hold fields and say what was asked; the model does the rest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from fieldservice.i18n import translate
from ui.kit.buttons import Button
from ui.kit.choices import SegmentedChoice
from ui.kit.feedback import Note
from ui.kit.fields import Field, TextField
from ui.kit.labels import IconLabel, Label, Link
from ui.kit.panels import column, panel, row
from ui.kit.theme import current
from ui.welcome.view_model import NewProfile

_LONGEST_PHRASE = 1024


class Form(QWidget):
    """A title, a sentence, fields, one primary button. Enter in a field goes to the next empty one or sends."""

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        self.fields: dict[str, TextField] = {}
        self.optional: set[str] = set()  # fields that Enter passes over
        self.stack = column(self, spacing=16)
        self.title = Label(title, "title", strong=True, wrap=True)
        self.stack.addWidget(self.title)
        self.stack.addWidget(Label(sentence, "body", "muted", wrap=True))
        self.note = Note("", "danger")
        self.note.hide()
        self.stack.addWidget(self.note)

    def add_field(self, name: str, field: TextField) -> TextField:
        """Append a field that errors can be shown beside."""
        self.fields[name] = field
        self.stack.addWidget(field)
        field.edit.returnPressed.connect(self._next)
        return field

    def add_passphrase(self, name: str, label: str, hint: str = "") -> None:
        """Append a field whose text is hidden."""
        self.add_field(name, TextField(label, icon="key-round", hint=hint, password=True, max_length=_LONGEST_PHRASE))

    def add_new_passphrase(self, label: str) -> None:
        """Append the two fields of a passphrase that is being chosen."""
        self.add_passphrase("passphrase", label, translate("welcome", "at least 8 characters"))
        self.add_passphrase("again", translate("welcome", "The same again"))

    def refuse(self, name: str, sentence: str) -> None:
        """Show one sentence beside its field, or above all."""
        field = self.fields.get(name)
        self.note.setVisible(field is None)
        if field is None:
            self.note.set(sentence, "danger")
            return
        field.set_error(sentence)
        field.focus()
        field.edit.selectAll()

    def send(self) -> None:
        """Ask for what the form is for."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """The first empty field."""
        for field in self.fields.values():
            if not field.value():
                field.focus()
                return

    def typed(self) -> dict[str, object]:
        """What is in the fields, to be put into the same form in another language."""
        return {name: field.value() for name, field in self.fields.items()}

    def put_back(self, typed: dict[str, object]) -> None:
        """Fill in what `typed` remembered."""
        for name, value in typed.items():
            if name in self.fields:
                self.fields[name].set_value(value)

    def _next(self) -> None:
        for name, field in self.fields.items():
            if name in self.optional:
                continue
            if field.isVisible() and not field.value() and isinstance(field, Field) and field.label.text():
                if field.edit.hasFocus():
                    break
                field.focus()
                return
        self.send()


class FirstRunForm(Form):
    """Name, passphrase twice, demonstration data or an empty start."""

    def __init__(
        self,
        has_demo: bool,
        on_create: Callable[[NewProfile], None],
        on_restore: Callable[[], object],
        on_join: Callable[[], object],
    ) -> None:
        super().__init__(
            translate("welcome", "Welcome"),
            translate(
                "welcome", "This takes a minute and needs no network. Everything stays on this computer, encrypted."
            ),
        )
        self._on_create = on_create
        self.add_field("name", TextField(translate("welcome", "Your name"), icon="user", max_length=60))
        self.add_new_passphrase(translate("welcome", "Passphrase"))
        self.stack.addWidget(
            Label(
                translate(
                    "welcome",
                    "The passphrase encrypts your data and opens it. Four words are easy to remember and hard to"
                    " guess. Nobody can look it up for you.",
                ),
                "small",
                "muted",
                wrap=True,
            )
        )
        self.start: SegmentedChoice | None = None
        if has_demo:
            choices = [
                (True, translate("welcome", "With demonstration data")),
                (False, translate("welcome", "Empty")),
            ]
            self.start = SegmentedChoice(choices, True, name=translate("welcome", "How to start"))
            self.start.changed.connect(self._start_changed)
            box = column(spacing=4)
            box.addWidget(Label(translate("welcome", "How to start"), "small", "muted"))
            box.addWidget(self.start)
            self.stack.addLayout(box)
        company = TextField(translate("welcome", "Name of your company"), icon="building-2", max_length=120)
        self.add_field("company", company)
        company.setVisible(not has_demo)
        self.primary = Button(translate("welcome", "Create and continue"), "primary", 36, on_click=self.send)
        restore = Link(translate("welcome", "Restore a backup…"))
        restore.clicked.connect(on_restore)
        self.join = Link(translate("welcome", "Join your firm's hub…"))
        self.join.clicked.connect(on_join)
        self.stack.addLayout(row(self.join, restore, None, self.primary, spacing=16))

    def send(self) -> None:
        demo = self.start is not None and bool(self.start.value())
        for field in self.fields.values():
            field.set_error("")
        self._on_create(
            NewProfile(
                name=self.fields["name"].value(),
                passphrase=self.fields["passphrase"].value(),
                again=self.fields["again"].value(),
                company="" if demo else self.fields["company"].value(),
                demo=demo,
            )
        )

    def typed(self) -> dict[str, object]:
        start = self.start.value() if self.start is not None else False
        return {**super().typed(), "start": start}

    def put_back(self, typed: dict[str, object]) -> None:
        super().put_back(typed)
        if self.start is not None and "start" in typed:
            self.start.set_value(typed["start"])
            self._start_changed(typed["start"])

    def _start_changed(self, demo: object) -> None:
        self.fields["company"].setVisible(not demo)


class JoinForm(Form):
    """The invitation of the firm's hub and a passphrase: everything else comes from the hub."""

    def __init__(self, on_join: Callable[[str, str, str, str], None], on_back: Callable[[], object]) -> None:
        super().__init__(
            translate("welcome", "Join your firm's hub"),
            translate(
                "welcome",
                "Paste the invitation that your administrator sent you, or scan its QR code. Your work arrives on this"
                " computer, encrypted with your passphrase.",
            ),
        )
        self._on_join = on_join
        self.add_field(
            "invitation",
            TextField(
                translate("welcome", "Invitation"),
                placeholder=translate("welcome", "the whole invitation, or its code and the hub's address"),
                icon="qr-code",
                max_length=600,
            ),
        )
        self.add_new_passphrase(translate("welcome", "Passphrase"))
        self.optional.add("laptop")
        self.add_field(
            "laptop",
            TextField(
                translate("welcome", "Name of this laptop"),
                placeholder=translate("welcome", "left empty, it is named after you"),
                icon="laptop",
                max_length=60,
            ),
        )
        back = Button(translate("welcome", "Back"), "quiet", 36, on_click=on_back)
        self.primary = Button(translate("welcome", "Join"), "primary", 36, on_click=self.send)
        self.stack.addLayout(row(back, None, self.primary))

    def send(self) -> None:
        for field in self.fields.values():
            field.set_error("")
        self._on_join(*(self.fields[name].value() for name in ("invitation", "passphrase", "again", "laptop")))


class SignInForm(Form):
    """The passphrase, and a way out for those who forgot it."""

    def __init__(
        self,
        person: str,
        folder: str,
        on_open: Callable[[str], None],
        on_forgotten: Callable[[], None],
        on_restore: Callable[[], object],
    ) -> None:
        title = translate("welcome", "Welcome back, {name}", name=person)
        super().__init__(
            title if person else translate("welcome", "Welcome back"),
            translate("welcome", "Your data is in {folder}.", folder=folder),
        )
        self._on_open = on_open
        self.add_passphrase("passphrase", translate("welcome", "Passphrase"))
        forgotten = Link(translate("welcome", "Forgotten?"))
        forgotten.clicked.connect(on_forgotten)
        self.primary = Button(translate("welcome", "Open"), "primary", 36, on_click=self.send)
        restore = Link(translate("welcome", "Restore a backup…"))
        restore.clicked.connect(on_restore)
        self.stack.addLayout(row(forgotten, restore, None, self.primary, spacing=16))

    def send(self) -> None:
        self.fields["passphrase"].set_error("")
        self._on_open(self.fields["passphrase"].value())


class RecoverForm(Form):
    """The printed recovery code and a new passphrase."""

    def __init__(self, on_recover: Callable[[str, str, str], None], on_back: Callable[[], None]) -> None:
        super().__init__(
            translate("welcome", "Open with the recovery code"),
            translate("welcome", "Type the code that was shown when this computer was set up. Nothing stored is lost."),
        )
        self._on_recover = on_recover
        self.add_field(
            "code",
            TextField(
                translate("welcome", "Recovery code"),
                placeholder="XXXXX-XXXXX-XXXXX-…",
                icon="life-buoy",
                max_length=200,
            ),
        )
        self.add_new_passphrase(translate("welcome", "New passphrase"))
        back = Button(translate("welcome", "Back"), "quiet", 36, on_click=on_back)
        self.primary = Button(translate("welcome", "Set passphrase and open"), "primary", 36, on_click=self.send)
        self.stack.addLayout(row(back, None, self.primary))

    def send(self) -> None:
        for field in self.fields.values():
            field.set_error("")
        values = (self.fields[name].value() for name in ("code", "passphrase", "again"))
        self._on_recover(*values)


class CodePanel(Form):
    """The recovery code, shown once: copy, print, save; then go on."""

    def __init__(
        self,
        code: str,
        on_print: Callable[[], object],
        on_save: Callable[[], object],
        on_done: Callable[[], object],
        done_words: str,
    ) -> None:
        super().__init__(
            translate("welcome", "Your recovery code"),
            translate(
                "welcome",
                "If the passphrase is forgotten, only this code opens your data. It is shown this once. Print it and"
                " keep it where you keep contracts.",
            ),
        )
        self.code = code
        box = panel("card")
        lines = column(box, 16, 4)
        groups = code.split("-")
        half = (len(groups) + 1) // 2
        for part in (groups[:half], groups[half:]):
            words = Label("-".join(part), "title", strong=True, selectable=True)
            lines.addWidget(words)
        box.setAccessibleName(translate("welcome", "Recovery code") + " " + code)
        self.stack.addWidget(box)
        self.copied = row(IconLabel("check", "ok"), Label(translate("welcome", "Copied"), "body", "muted"), None)
        self._copied_holder = QWidget()
        self._copied_holder.setLayout(self.copied)
        self._copied_holder.setMinimumHeight(current().px(20))
        self._copied_holder.hide()
        self.stack.addLayout(
            row(
                Button(translate("welcome", "Print…"), icon="printer", on_click=on_print),
                Button(translate("welcome", "Save to a file…"), icon="save", on_click=on_save),
                Button(translate("welcome", "Copy"), icon="copy", on_click=self._copy),
                None,
            )
        )
        self.stack.addWidget(self._copied_holder)
        self._done = on_done
        self.primary = Button(done_words, "primary", 36, on_click=self.send)
        self.stack.addLayout(row(None, self.primary))

    def send(self) -> None:
        self._done()

    def focus_first(self) -> None:
        self.primary.setFocus()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.code)
        self._copied_holder.show()

"""The card by which a stand-alone installation joins the firm's hub; it says what will happen before it does."""

from __future__ import annotations

from fieldservice.errors import EnvironmentFault, FieldServiceError
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.bridge.sync import Joined
from ui.kit.buttons import Button
from ui.kit.feedback import Note, ProgressPanel
from ui.kit.fields import TextField
from ui.kit.labels import IconLabel, Label
from ui.kit.panels import Card, row
from ui.sync.join_view_model import JoinViewModel

_C = "sync_center"


class JoinCard(Card):
    """Paste the invitation, press the button, watch it arrive."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(translate(_C, "Join your firm's hub"), spacing=12)
        self._environment = environment
        self.model = JoinViewModel(environment, self)
        self.note = Note("")
        self.note.hide()
        self.add(self.note)
        self.add(
            Label(
                translate(
                    _C,
                    "With a hub, colleagues see what you do and you see what they do. You go on working without a"
                    " network as before.",
                ),
                wrap=True,
            )
        )
        self._will = [Label("", wrap=True) for _ in range(4)]
        for icon, label in zip(("send", "layers", "user", "shield-check"), self._will, strict=True):
            line = row(IconLabel(icon, "muted"), spacing=10)
            line.addWidget(label, 1)
            self.add_layout(line)
        self._will[1].setText(
            translate(_C, "What the firm has already comes up as a task: a person says whether it is the same.")
        )
        self._will[2].setText(
            translate(_C, "From then on this computer works for the person whom the invitation names.")
        )
        self._will[3].setText(
            translate(
                _C,
                "What you may not bring in yourself, such as colleagues' records, waits until an administrator accepts"
                " it with one click.",
            )
        )
        self._say_count(0)
        self.code = TextField(
            translate(_C, "Invitation"),
            placeholder=translate(_C, "Paste the invitation, or scan its QR code"),
            icon="qr-code",
            max_length=600,
        )
        self.name = TextField(
            translate(_C, "Name of this laptop"),
            placeholder=translate(_C, "left empty, it is named after its person"),
            icon="laptop",
            max_length=60,
        )
        for field in (self.code, self.name):
            field.edit.returnPressed.connect(self._join)
            self.add(field)
        self.primary = Button(translate(_C, "Join"), "primary", 36, on_click=self._join)
        self.add_layout(row(None, self.primary))
        self.progress = ProgressPanel(translate(_C, "Your work is arriving"))
        self.progress.hide()
        self.add(self.progress)
        self.progress.cancelled.connect(self.model.cancel)
        self.model.counted.connect(self._say_count)
        self.model.progressed.connect(self._progressed)
        self.model.joined.connect(self._joined)
        self.model.refused.connect(self._refused)
        self.model.failed.connect(self._failed)

    def open(self) -> None:
        """Ask again how much there is to deliver."""
        self.model.count()

    def _say_count(self, records: int) -> None:
        if records:
            words = translate(_C, "%n changes of yours are delivered to the hub. Nothing is taken away here.", records)
        else:
            words = translate(_C, "Nothing of yours is taken away here.")
        self._will[0].setText(words)

    def _join(self) -> None:
        self.note.hide()
        self.code.set_error("")
        self.model.join(str(self.code.value()), str(self.name.value()))
        self._set_busy(self.model.busy)

    def _set_busy(self, busy: bool) -> None:
        self.primary.setEnabled(not busy)
        self.code.setEnabled(not busy)
        self.name.setEnabled(not busy)
        self.progress.setVisible(busy)
        if busy:
            self.progress.set_progress(0, 0)

    def _progressed(self, done: int, total: int) -> None:
        self.progress.set_progress(done, total)

    def _joined(self, joined: Joined) -> None:
        self._set_busy(False)
        self.code.set_value("")
        self._environment.sync.tied.emit()
        if joined.person_id and self._environment.program is not None:
            self._environment.program.work_as(joined.person_id)
        self._environment.messages.say(
            translate(_C, "This computer has joined {hub}. It works for {person} now.", hub=joined.hub,
                      person=joined.person)
        )  # fmt: skip

    def _refused(self, sentence: str) -> None:
        self._set_busy(False)
        self.code.set_error(sentence)
        self.code.focus()

    def _failed(self, error: FieldServiceError) -> None:
        self._set_busy(False)
        words = error.next_step() if isinstance(error, EnvironmentFault) else ""
        self.note.set(words, "warn", lead=error.message())
        self.note.show()

"""What the customer gets, and their signature on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QLabel

from fieldservice.domain.coding import CAUSE, PROBLEM, REMEDY, Code, CodeTable
from fieldservice.domain.formats import format_minutes
from fieldservice.domain.money import format_money
from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.domain.words import word
from fieldservice.i18n import language, translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button
from ui.kit.feedback import Note
from ui.kit.fields import TextArea, TextField
from ui.kit.labels import IconLabel, Label
from ui.kit.panels import Card, KeyValues, column, row
from ui.kit.signature import SignaturePad
from ui.kit.theme import current
from ui.my_day.dialogs import ReasonDialog
from ui.visit import words
from ui.visit.sign_view_model import SignViewModel
from ui.visit.step import StepPanel
from ui.visit.view_model import Outcome, Snapshot, VisitViewModel


def report_summary(card: KeyValues, snapshot: Snapshot, codes: Sequence[Code]) -> None:
    """What stands on the report, in a few lines; a finding that has a code alone in the code's words."""
    detail = snapshot.detail
    order = detail.work_order
    card.clear()
    minutes = {kind: sum(entry.minutes for entry in detail.times if entry.kind == kind) for kind in ("work", "travel")}
    used = [
        f"{words.part_name(view.part, view.line.description)} "
        f"{format_quantity(Quantity(view.line.quantity_micro, view.line.unit))}"
        for view in detail.parts
        if view.line.kind == "used"
    ]
    spent = words.joined(
        translate("visit", "work {span}", span=format_minutes(minutes["work"])) if minutes["work"] else "",
        translate("visit", "travel {span}", span=format_minutes(minutes["travel"])) if minutes["travel"] else "",
    )
    table = CodeTable(codes)

    def found(kind: str) -> str:
        code = table.find(kind, getattr(order, f"{kind}_code"))
        return getattr(order, kind) or (code.title(language()) if code is not None else "")

    test = word("verdict", order.functional_test_result) if order.functional_test_result else ""
    rows = (
        (translate("visit", "Problem"), found(PROBLEM)),
        (translate("visit", "Cause"), found(CAUSE)),
        (translate("visit", "Remedy"), found(REMEDY)),
        (translate("visit", "Parts"), words.listed(*used)),
        (translate("visit", "Time"), spent),
        (translate("visit", "Functional test"), words.joined(test, order.functional_test)),
        (translate("visit", "To pay"), format_money(detail.charges.payable)),
    )
    for label, value in rows:
        if value:
            card.add(label, value, wrap=True)


class ReportStep(StepPanel):
    """What the customer gets."""

    KEY = "report"

    def __init__(self, environment: Environment, visit: VisitViewModel) -> None:
        super().__init__(environment, visit)
        self.lines = KeyValues(label_width=110, spacing=10)
        card = Card(translate("visit", "On the report"))
        card.add(self.lines)
        self.body.addWidget(card)
        self.feedback = TextArea(translate("visit", "What the customer says"), rows=2)
        self.feedback.committed.connect(self.flush)
        self.body.addWidget(self.feedback)
        self.body.addStretch(1)
        self.look = Button(
            translate("visit", "Look at the report"), size=56, icon="file-text", key="Ctrl+P", on_click=self._look
        )
        self.foot_row.addWidget(self.look)
        self.foot_row.addStretch(1)
        self.foot_row.addWidget(self.primary_button)

    def heading(self) -> str:
        return words.step_title(self.KEY)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        report_summary(self.lines, snapshot, self.visit.codes)
        if not self.feedback.edit.hasFocus():
            self.feedback.set_value(snapshot.detail.work_order.customer_feedback)
        self.feedback.set_read_only(snapshot.finished)
        self.set_primary(translate("visit", "Next: {step}", step=words.step_title("signature")))

    def flush(self) -> None:
        if self.visit.snapshot is None or self.snapshot.finished:
            return
        if self.feedback.value() != self.snapshot.detail.work_order.customer_feedback:
            self.visit.change(customer_feedback=self.feedback.value())

    def _look(self) -> None:
        self.flush()
        self.environment.navigator.go("report", work_order_id=self.snapshot.visit.work_order_id, kind="service_report")


class SignatureStep(StepPanel):
    """The customer signs; absent or declined is said just as easily."""

    KEY = "signature"

    def __init__(self, environment: Environment, visit: VisitViewModel) -> None:
        super().__init__(environment, visit)
        theme = current()
        self.sign = SignViewModel(visit)
        self.dialog: ReasonDialog | None = None
        self._again = False
        self.changed = Note("", "warn")
        self.changed.hide()
        self.lines = KeyValues(label_width=110, spacing=6)
        summary = Card(translate("visit", "They sign for"))
        summary.add(self.lines)
        self.signed = Card(translate("visit", "Signed"))
        self._picture = QLabel()
        self._picture.setFixedHeight(theme.px(110))
        self._who = Label("", "lead")
        self.signed.add(self._picture)
        self.technician = Button(translate("visit", "Sign as technician"), size=44, icon="signature")
        self.technician.clicked.connect(self._as_technician)
        self.again = Button(translate("visit", "Sign again"), size=44, on_click=self._sign_again)
        self._done_icon = IconLabel("circle-check", "ok", 20)
        self.signed.add_layout(row(self._done_icon, self._who, None, self.technician, self.again))
        self.name = TextField(translate("visit", "Name of the person who signs"), required=True, height=44)
        self.pad = SignaturePad(translate("visit", "Signature of the customer"))
        self.pad.setFixedHeight(theme.px(200))
        self.pad.changed.connect(self._drawn)
        self._clear = Button(translate("visit", "Clear"), "quiet", 44, "rotate-ccw", on_click=self.pad.clear)
        self.absent = Button(translate("visit", "Nobody there to sign"), size=44, on_click=self._absent)
        self.declined = Button(translate("visit", "Does not want to sign…"), size=44, on_click=self._ask_why)
        self.asking = column(spacing=12)
        self._asked = (self.name, self.pad)
        for widget in (self.changed, self.signed, summary, self.name, self.pad):
            self.body.addWidget(widget)
        self._others = row(self.absent, self.declined, None, self._clear)
        self.body.addLayout(self._others)
        self.body.addStretch(1)
        self.leave = Button(
            translate("visit", "Next: {step}", step=words.step_title("leave")), size=56, trailing_icon="arrow-right"
        )
        self.leave.clicked.connect(lambda: self.wanted.emit("leave"))
        self.foot_row.addStretch(1)
        self.foot_row.addWidget(self.leave)
        self.foot_row.addWidget(self.primary_button)
        self._role = "customer"

    def heading(self) -> str:
        return words.step_title(self.KEY)

    def _asks(self) -> bool:
        signature = self.snapshot.detail.signatures.get("customer")
        return not self.snapshot.finished and (
            self._again
            or self._role == "technician"
            or signature is None
            or self.snapshot.detail.changed_since_signature
        )

    def show_snapshot(self, snapshot: Snapshot) -> None:
        report_summary(self.lines, snapshot, self.visit.codes)
        detail = snapshot.detail
        signature = detail.signatures.get("customer")
        asks = self._asks()
        customer = self._role == "customer"
        if not self.name.value() and customer:
            self.name.set_value(detail.contact.name if detail.contact is not None else "")
        self.changed.setVisible(detail.changed_since_signature and not snapshot.finished)
        self.changed.set(
            translate("visit", "The report was changed after the customer signed it. Let them sign again."), "warn"
        )
        for widget in (self.name, self.pad, self._clear):
            widget.setVisible(asks)
        for button in (self.absent, self.declined):
            button.setVisible(asks and customer)
        self.signed.setVisible(signature is not None)
        if signature is not None:
            self._show_signature(snapshot)
        has_own = "technician" in detail.signatures
        self.technician.setVisible(not snapshot.finished and customer and not has_own and signature is not None)
        self.again.setVisible(signature is not None and not asks and not snapshot.finished)
        self.leave.setVisible(not asks)
        self._drawn()

    def _show_signature(self, snapshot: Snapshot) -> None:
        signature = snapshot.detail.signatures["customer"]
        when = words.when(signature.at, self.visit.now(), self.visit.zone)
        if signature.outcome == "signed":
            self._who.setText(words.joined(signature.name, when))
        else:
            self._who.setText(words.joined(word("signature", signature.outcome), signature.reason, when))
        image = QImage.fromData(snapshot.signature_png) if snapshot.signature_png else QImage()
        self._picture.setVisible(not image.isNull())
        if not image.isNull():
            self._picture.setPixmap(on_paper(image, current().px(100)))

    def _drawn(self) -> None:
        if self.visit.snapshot is None:
            return
        if not self._asks():
            self.set_primary(translate("visit", "Print the report"), icon="printer")
            return
        self.set_primary(translate("visit", "Keep signature"), not self.pad.is_empty(), "check")

    def entered(self) -> None:
        if self._asks():
            self.pad.setFocus()
            pad, clear = self.pad, self._clear
            QTimer.singleShot(0, pad, lambda: self.pane.ensureWidgetVisible(clear, 0, 24))
        else:
            self.primary_button.setFocus()

    def primary(self) -> None:
        if not self._asks():
            order = self.snapshot.visit.work_order_id
            self.environment.navigator.go("report", work_order_id=order, kind="service_report")
            return
        if self.pad.is_empty() or not self.name.check():
            return
        self.sign.sign(self._role, self.name.value(), self.pad.png())

    def _sign_again(self) -> None:
        self._again = True
        self._role = "customer"
        self.pad.clear()
        self.show_snapshot(self.snapshot)
        self.entered()

    def _as_technician(self) -> None:
        self._role = "technician"
        person = self.snapshot.detail.people.get(self.snapshot.path.booking.technician_id or "")
        self.name.set_value(person.name if person is not None else "")
        self.pad.clear()
        self.show_snapshot(self.snapshot)
        self.entered()

    def _absent(self) -> None:
        self.sign.absent()

    def _ask_why(self) -> None:
        usual = (
            translate("visit", "Wants to check with the boss first"),
            translate("visit", "Does not agree with the charges"),
            translate("visit", "Is not content with the repair"),
        )
        self.dialog = ReasonDialog(
            translate("visit", "Customer does not sign"),
            translate("visit", "The report says so, with the reason."),
            translate("visit", "Record"),
            usual,
            lambda reason: self.sign.declined(reason, self.name.value()),
            self.window(),
        )
        self.dialog.open()

    def took(self, outcome: Outcome) -> bool:
        if outcome.what != "sign" or outcome.error is not None:
            return False
        self._again = False
        self._role = "customer"
        self.pad.clear()
        self.show_snapshot(self.snapshot)
        self.entered()
        return True


def on_paper(image: QImage, height: int) -> QPixmap:
    """Ink on white, as it will be printed, whatever the theme."""
    room = QSize(height * 4, height)
    shown = image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    paper = QPixmap(shown.size())
    paper.fill(current().color("paper"))
    painter = QPainter(paper)
    painter.drawImage(0, 0, shown)
    painter.end()
    return paper

"""An enrolment code on screen: as a QR code to scan, as text to copy and send. It can be read only now."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from fieldservice.domain.formats import format_moment
from fieldservice.i18n import translate
from printouts.codes import qr_rectangles
from ui.bridge.sync import HubInvitation
from ui.kit.buttons import Button
from ui.kit.dialogs import Dialog
from ui.kit.labels import Label
from ui.kit.panels import column, row
from ui.kit.theme import current

_C = "devices"
_SIDE = 216


class QrCode(QWidget):
    """A QR code in ink on paper, in both themes: scanners read dark on light."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        side = current().px(_SIDE)
        self.setFixedSize(side, side)
        self.setAccessibleName(translate(_C, "QR code of the invitation"))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        painter.fillRect(self.rect(), theme.color("paper"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("ink"))
        for left, top, width, height in qr_rectangles(self._text, 0, 0, self.width()):
            painter.drawRect(QRectF(left, top, width, height))


class InvitationDialog(Dialog):
    """Show it, copy it, close."""

    def __init__(
        self, invitation: HubInvitation, person: str, now: datetime, zone: tzinfo, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            translate(_C, "Invitation for {name}", name=person),
            parent,
            560,
            translate(
                _C,
                "On the new laptop: start the program, choose “Join your firm's hub…”, then scan this code or paste the"
                " text. It works once.",
            ),
        )
        self.invitation = invitation
        words = column(spacing=8)
        words.addWidget(Label(translate(_C, "Code"), "small", "muted"))
        words.addWidget(Label(invitation.code, "title", selectable=True))
        words.addWidget(Label(translate(_C, "Whole invitation, to send"), "small", "muted"))
        text = Label(invitation.text, "small", wrap=True, selectable=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(text)
        self.copy = Button(translate(_C, "Copy the invitation"), icon="copy", on_click=self._copy)
        words.addLayout(row(self.copy, None))
        until = format_moment(invitation.expires_at, now, zone)
        words.addWidget(Label(translate(_C, "It works until {time}.", time=until), "small", "muted"))
        words.addStretch(1)
        both = row(QrCode(invitation.text), spacing=20)
        both.addLayout(words, 1)
        self.add_layout(both)
        self.add_action(translate(_C, "Done"), self.accept, "primary")

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.invitation.text)
        self.copy.setText(translate(_C, "Copied"))
        self.copy.set_icon("check")

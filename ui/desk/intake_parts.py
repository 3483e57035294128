"""Parts of the intake page: whose call it is, how complete the record is, what a parked call was about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldservice.i18n import translate
from ui.desk import words
from ui.desk.draft_book import Parked
from ui.kit import paint
from ui.kit.labels import IconLabel, Label, Link
from ui.kit.panels import row
from ui.kit.theme import current


def parked_words(parked: Parked) -> str:
    """Whose call was parked and what it was about, in one line."""
    form = parked.form
    customer = form.customer or form.new_customer or {}
    who = (form.contact or {}).get("name", "") or form.contact_text
    name = words.name_of(customer.get("name", ""), customer.get("name_en", "")) or form.customer_text
    phone = form.phone or customer.get("phone", "") or (form.contact or {}).get("phone", "")
    said = words.first_line(form.fault)
    return words.side_by_side(who or phone, name, said[:40]) or translate("desk", "A call without details")


class CallStrip(QWidget):
    """Whose call it is; after sending, what became of the last one."""

    def __init__(self) -> None:
        super().__init__()
        theme = current()
        self._icon = IconLabel("phone", "ok")
        self._lead = Label("", strong=True)
        self._who = Label("", "body")
        self._about = Label("", "body", "muted", elide=True)
        self.link = Link(translate("desk", "Open it"))
        self.link.hide()
        self._open: object = None
        self.link.clicked.connect(self._opened)
        line = row(self._icon, self._lead, self._who, self._about, self.link, spacing=10)
        line.setStretch(3, 1)
        line.setContentsMargins(theme.px(32), 0, 0, 0)
        self.setLayout(line)
        self._sent_sentence = ""

    def show_call(self, icon: str, lead: str, who: Sequence[str], about: str) -> None:
        """The call at hand; right after sending, what became of the last call stays until there is a next one."""
        if self._sent_sentence and not who and not about:
            return
        self._sent_sentence = ""
        self._icon.set_icon(icon, "ok")
        self._lead.setText(lead)
        self._who.setText("   ".join(who))
        self._who.setVisible(bool(who))
        self._about.setText(about)
        self._about.updateGeometry()
        self.link.hide()

    def show_sent(self, sentence: str, on_open: object) -> None:
        """The last call is done; a link opens what came of it."""
        self._sent_sentence = sentence
        self._open = on_open
        self._icon.set_icon("circle-check", "ok")
        self._lead.setText(sentence)
        self._who.hide()
        self._about.setText("")
        self.link.show()

    def _opened(self) -> None:
        if callable(self._open):
            self._open()

    def paintEvent(self, event: QPaintEvent) -> None:
        bar = QRect(0, 0, current().px(4), self.height())
        QPainter(self).fillRect(bar, current().color("ok-mark"))


class CompletenessBar(QWidget):
    """A thin bar: amber while something is missing, green when complete."""

    def __init__(self) -> None:
        super().__init__()
        self._share, self._whole = 0.0, False
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(current().px(220), current().px(4))

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(60), current().px(4))

    def show_share(self, share: float, whole: bool) -> None:
        """Fill `share` of it."""
        self._share, self._whole = share, whole
        self.setAccessibleName(f"{round(share * 100)} %")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        paint.box(painter, self.rect(), theme.color("sunken"), None, 2)
        filled = QRect(0, 0, round(self.width() * self._share), self.height())
        if filled.width():
            paint.box(painter, filled, theme.color("ok-mark" if self._whole else "warn-mark"), None, 2)

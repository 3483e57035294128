"""Help: topics at the left with a search, the page at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.help.style import dress
from ui.help.view_model import Topic, holding, topic_of, topics
from ui.kit.fields import TextField
from ui.kit.labels import Label, rule
from ui.kit.panels import column, row
from ui.kit.theme import current
from ui.shell.page import Page

_TOPIC = Qt.ItemDataRole.UserRole


class HelpPage(Page):
    """`open(topic=...)` takes a topic or the key of the place that help was asked for."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        theme = current()
        self._topics = topics()
        self.search = TextField("", placeholder=translate("help", "Search the help"), icon="search")
        self.search.edit.textChanged.connect(self._find)
        self.search.edit.returnPressed.connect(self._to_page)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(translate("help", "Topics"))
        self.list.setStyleSheet(
            f"QListWidget {{ background: transparent; }} QListWidget::item {{ padding: "
            f"{theme.px(7)}px {theme.px(10)}px; border-radius: {theme.px(5)}px; }}"
        )
        self.list.currentItemChanged.connect(self._show_current)
        self.nothing = Label(translate("help", "No page has these words."), "small", "muted", wrap=True)
        self.nothing.hide()
        left = QWidget()
        left.setFixedWidth(theme.px(240))
        side = column(left, 16, 12)
        side.addWidget(Label(translate("help", "Help"), "title", strong=True))
        side.addWidget(self.search)
        side.addWidget(self.nothing)
        side.addWidget(self.list, 1)
        self.browser = QTextBrowser()
        self.browser.setFrameShape(QFrame.Shape.NoFrame)
        self.browser.setOpenLinks(False)
        self.browser.setStyleSheet("QTextBrowser { border: 0; border-radius: 0; padding: 0; background: transparent; }")
        self.browser.anchorClicked.connect(self._follow)
        self.browser.setMaximumWidth(theme.px(860))
        whole = row(left, rule(vertical=True, edge=True), self.browser, spacing=0)
        whole.setStretch(2, 1000)
        whole.addStretch(1)
        self.setLayout(whole)
        self._find("")

    def open(self, **params: object) -> None:
        wanted = params.get("topic")
        key = topic_of(str(wanted)) if wanted else self.topic() or topic_of("")
        self.search.set_value("")
        self._find("")
        for index in range(self.list.count()):
            if self.list.item(index).data(_TOPIC) == key:
                self.list.setCurrentRow(index)

    def focus_first(self) -> None:
        self.search.focus()

    def hints(self) -> list[tuple[str, str]]:
        return [("Alt+←", translate("help", "back"))]

    def topic(self) -> str:
        """The key of the page in view."""
        item = self.list.currentItem()
        return str(item.data(_TOPIC)) if item is not None else ""

    def _find(self, words: str) -> None:
        here = self.topic()
        found = holding(self._topics, words)
        self.list.blockSignals(True)
        self.list.clear()
        for topic in found:
            item = QListWidgetItem(topic.title)
            item.setData(_TOPIC, topic.key)
            self.list.addItem(item)
        keys = [topic.key for topic in found]
        self.list.setCurrentRow(keys.index(here) if here in keys else 0)
        self.list.blockSignals(False)
        self.nothing.setVisible(not found)
        if found:
            self._show_current()

    def _show_current(self) -> None:
        topic = next((topic for topic in self._topics if topic.key == self.topic()), None)
        if topic is not None:
            self._show(topic)

    def _show(self, topic: Topic) -> None:
        document = QTextDocument(self.browser)
        document.setMarkdown(topic.text)
        dress(document)
        self.browser.setDocument(document)
        words = self.search.value()
        if words:
            self.browser.find(words.split()[0])
        else:
            self.browser.moveCursor(QTextCursor.MoveOperation.Start)

    def _to_page(self) -> None:
        self.browser.setFocus()

    def _follow(self, link: QUrl) -> None:
        if link.scheme() == "topic":
            self.environment.navigator.go("help", topic=link.path())
        elif link.scheme() == "place":
            self.environment.navigator.go(link.path())

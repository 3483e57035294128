"""Settings: tabs of cards, saved as they are changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.fields import Field
from ui.kit.labels import Label, rule
from ui.kit.panels import ScrollPage, Tabs, column, row
from ui.kit.theme import current
from ui.settings.about import AboutSection
from ui.settings.codes import CodesSection
from ui.settings.company import CompanySection
from ui.settings.data import DataSection
from ui.settings.general import GeneralSection
from ui.settings.hub import HubSection
from ui.settings.prices import PricesSection
from ui.settings.section import Section
from ui.settings.suggestions import SuggestionsSection
from ui.settings.view_model import SettingsModel
from ui.shell.page import Page


class SettingsPage(Page):
    """One tab a section; the section is part of the address: go("settings", section="data")."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        theme = current()
        self.model = SettingsModel(environment, self)
        self.view_model = self.model
        makers: dict[str, tuple[str, Callable[[Environment, SettingsModel], Section]]] = {
            "general": (translate("settings", "You and this computer"), GeneralSection),
            "company": (translate("settings", "Company"), CompanySection),
            "prices": (translate("settings", "Price list"), PricesSection),
            "codes": (translate("fault_codes", "Fault codes"), CodesSection),
            "suggestions": (translate("triage", "Suggestions"), SuggestionsSection),
            "data": (translate("settings", "Data and backup"), DataSection),
            "hub": (translate("sync_center", "Hub"), HubSection),
            "about": (translate("settings", "About"), AboutSection),
        }
        self.sections: dict[str, Section] = {}
        self.tabs = Tabs()
        self.stack = QStackedWidget()
        whole = column(self)
        head = QWidget()
        line = row(Label(translate("settings", "Settings"), "title", strong=True), None)
        line.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), 0)
        head.setLayout(line)
        whole.addWidget(head)
        tabs = row(self.tabs, None)
        tabs.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        whole.addLayout(tabs)
        whole.addWidget(rule(edge=True))
        whole.addWidget(self.stack, 1)
        for key, (words, make) in makers.items():
            section = make(environment, self.model)
            page = ScrollPage(max_width=760, name=words)
            page.add(section)
            page.finish()
            parent = page.inner.parentWidget()
            holder = parent.layout() if parent is not None else None
            if isinstance(holder, QHBoxLayout):  # the cards stand at the left, below the title
                holder.setStretch(0, 1000)
                holder.addStretch(1)
            self.sections[key] = section
            self.stack.addWidget(page)
        self.tabs.set_views([(key, words, None, False) for key, (words, _make) in makers.items()], "general")
        self.tabs.chosen.connect(self._show)
        self.model.loaded.connect(self._fill)
        self.model.refused.connect(self._refused)
        self.model.saved.connect(self._saved)

    def open(self, **params: object) -> None:
        section = params.get("section")
        if isinstance(section, str) and section in self.sections:
            self._show(section)
        self.model.refresh()

    def may_leave(self) -> bool:
        """What is typed in the field in view is taken over before the page goes."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        return True

    def focus_first(self) -> None:
        self.tabs.setFocus()

    def _show(self, key: str) -> None:
        self.tabs.set_current(key)
        self.stack.setCurrentIndex(list(self.sections).index(key))

    def _fill(self, state: object) -> None:
        for section in self.sections.values():
            section.fill(state)  # type: ignore[arg-type]  # the signal carries a State

    def _field(self, name: str) -> Field | None:
        for section in self.sections.values():
            if name in section.fields:
                return section.fields[name]
        return None

    def _refused(self, name: str, sentence: str) -> None:
        field = self._field(name)
        if field is not None:
            field.set_error(sentence)
        else:
            self.environment.messages.say(sentence)

    def _saved(self, name: str) -> None:
        field = self._field(name)
        if field is not None:
            field.set_error("")

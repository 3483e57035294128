"""The knowledge base: articles found while one types, filtered by kind and model; what waits for review."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from fieldservice.domain.formats import format_models
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory.list_page import RecordListPage
from ui.kit.buttons import Button, Menu
from ui.kit.drawer import Drawer
from ui.kit.feedback import EmptyState
from ui.kit.labels import Label, Link
from ui.kit.models import Column, IconText, Marked, Row
from ui.kit.panels import FactStrip, clear_layout, row
from ui.kit.photos import FlowLayout
from ui.kit.pills import SavedViews
from ui.kit.theme import current
from ui.knowledge import words
from ui.knowledge.marked import MarkedLabel
from ui.knowledge.view_model import STATES, ArticleRow, ArticleView, KnowledgeViewModel, Unsaved, marked_parts

C = "knowledge"
_MOST_PEOPLE = 5
_MOST_UNSAVED = 8


class KnowledgePage(RecordListPage):
    """Search as you type; Space previews, Enter reads."""

    NAME = "knowledge"

    def __init__(self, environment: Environment) -> None:
        self.knowledge = KnowledgeViewModel(environment)
        self.states = SavedViews()
        self.people, self._contributed = FactStrip(), QWidget()
        self.unsaved, self._begun = FlowLayout(spacing=12), QWidget()
        super().__init__(environment, self.knowledge)
        self.states.setAccessibleName(translate(C, "State"))
        self.states.chosen.connect(self.knowledge.choose_state)
        box = row(self.people)
        box.setContentsMargins(current().px(16), 0, current().px(16), current().px(10))
        self._contributed.setLayout(box)
        self._contributed.hide()
        self.add_banner(self._contributed)
        begun = row()
        begun.setContentsMargins(current().px(16), 0, current().px(16), current().px(10))
        begun.addLayout(self.unsaved, 1)
        self._begun.setLayout(begun)
        self._begun.hide()
        self.add_banner(self._begun)
        self._show_states({})
        self.knowledge.aroundLoaded.connect(self._show_around)
        self.shortcuts.add("N", translate(C, "write an article"), self.write)

    def open(self, **params: object) -> None:
        state, text = params.get("view"), params.get("text")
        if isinstance(text, str):
            self.search.set_value(text)
            self.list.narrow(text=text)
        if isinstance(state, str) and state in STATES:
            self.states.set_current(state)
            self.knowledge.choose_state(state)
        else:
            super().open(**params)

    def focus_first(self) -> None:
        self.search.focus()

    def title(self) -> str:
        return translate(C, "Knowledge")

    def search_words(self) -> str:
        return translate(C, "Fault, error code, part number")

    def head_views(self) -> list[QWidget]:
        return [self.states]

    def head_buttons(self) -> list[Button]:
        write = Button(translate(C, "Write an article"), "primary", 32, "plus", on_click=self.write)
        write.show_key("N")
        return [write]

    def write(self) -> None:
        """Begin a new article."""
        self.environment.navigator.go("article_edit")

    def columns(self) -> list[Column]:
        return [
            Column("title", translate(C, "Article"), 330, stretch=True),
            Column("kind", translate(C, "Kind"), 152, sortable=False),
            Column("models", translate(C, "For"), 150, sortable=False, kind="muted"),
            Column("votes", translate(C, "Helped"), 104, sortable=False, kind="muted"),
            Column("state", translate(C, "State"), 124, sortable=False, kind="pill"),
            Column("author", translate(C, "Author"), 104, sortable=False),
            Column("at", translate(C, "Date"), 112, kind="muted"),
            Column("number", translate(C, "Number"), 110, kind="muted"),
        ]

    def sorts(self) -> dict[str, str]:
        return {"title": "title", "number": "number", "at": "newest"}

    def descending(self) -> frozenset[str]:
        return frozenset({"newest"})

    def cells(self, row: Any) -> Row:
        context = self.environment.services.context
        return (
            Marked(marked_parts(self._title_of(row), self.list.filter.text)),
            IconText(words.KIND_ICONS.get(row.kind, "book-open"), words.kind_word(row.kind)),
            format_models(row.product_models),
            words.votes_words(row.useful, row.not_useful),
            words.row_pill("published" if self._is_only_read(row) else row.status, row.version),
            words.both(row.author, row.author_en),
            words.day(row.changed_at, context.now(), context.zone),
            row.number,
        )

    def _is_only_read(self, row: ArticleRow) -> bool:
        """Whether it is listed for reading, by somebody who does not edit it: nothing is said of a change under way."""
        around = self.knowledge.around
        edits = around is not None and (around.is_reviewer or around.person_id == row.author_id)
        return self.list.filter.state == "published" and bool(row.version) and not edits

    def _title_of(self, row: ArticleRow) -> str:
        if not row.new_title or self._is_only_read(row):
            return row.title
        return translate(C, "{title} (new: {new})", title=row.title, new=row.new_title)

    def chips(self) -> list[tuple[str, str, bool]]:
        filter = self.list.filter
        kind = words.kind_word(filter.kind) if filter.kind else translate(C, "all")
        model = filter.model or translate(C, "all")
        chips = [
            ("kind", translate(C, "Kind: {value}", value=kind), bool(filter.kind)),
            ("model", translate(C, "Model: {value}", value=model), bool(filter.model)),
        ]
        if filter.language:
            said = translate(C, words.LANGUAGES[filter.language])
            chips.append(("language", translate(C, "Language: {value}", value=said), True))
        else:
            chips.append(("language", translate(C, "Language: {value}", value=translate(C, "all")), False))
        around = self.knowledge.around
        if filter.author_id and filter.state != "draft" and around is not None:
            who = next((each for each in around.contributions if each.person_id == filter.author_id), None)
            name = words.both(who.name, who.name_en) if who is not None else ""
            chips.append(("author_id", translate(C, "Author: {value}", value=name), True))
        return chips

    def fill_menu(self, key: str, menu: Menu) -> None:
        filter, narrow = self.list.filter, self.list.narrow
        if key == "kind":
            for kind in ("", *words.KINDS):
                said = words.kind_word(kind) if kind else translate(C, "All kinds")
                self.choice(menu, said, filter.kind == kind, partial(narrow, kind=kind))
        elif key == "language":
            for language in ("", *words.LANGUAGES):
                said = translate(C, words.LANGUAGES[language]) if language else translate(C, "All languages")
                self.choice(menu, said, filter.language == language, partial(narrow, language=language))
        elif key == "author_id":
            self.choice(menu, translate(C, "Everybody"), False, partial(narrow, author_id=None))
        else:
            self.choice(menu, translate(C, "All models"), not filter.model, partial(narrow, model=""))
            menu.addSeparator()
            for model in self.knowledge.around.models if self.knowledge.around is not None else []:
                self.choice(menu, model, filter.model == model, partial(narrow, model=model))

    def filter_off(self, key: str) -> None:
        self.list.narrow(**{key: None if key == "author_id" else ""})

    @Slot()
    def _filter_changed(self) -> None:
        super()._filter_changed()
        self._show_contributed()
        self._show_unsaved()

    def is_filtered(self) -> bool:
        return super().is_filtered() or self.list.filter.state != "published"

    def clear_filters(self) -> None:
        self.states.set_current("published")
        self.knowledge.choose_state("published")
        super().clear_filters()

    def empty_state(self, filtered: bool) -> QWidget:
        if filtered and self.list.filter.state == "in_review" and not self.list.filter.text:
            return EmptyState(
                "eye", translate(C, "Nothing waits for review"),
                translate(C, "What colleagues hand in appears here until somebody publishes it or sends it back."),
            )  # fmt: skip
        if filtered and self.list.filter.state == "draft" and not self.list.filter.text:
            return EmptyState(
                "pencil", translate(C, "You have no saved drafts"),
                translate(C, "What you write and save without handing it in appears here."),
                translate(C, "Write an article"), self.write,
            )  # fmt: skip
        return super().empty_state(filtered)

    def nothing_yet(self) -> QWidget:
        return EmptyState(
            "book-open",
            translate(C, "Nothing has been written down yet"),
            translate(C, "A closed work order becomes an article in one step: open it and choose “Make an article”."),
            translate(C, "Write an article"),
            self.write,
        )

    def open_record(self, id: str) -> None:
        draft = self.list.filter.state in ("draft", "in_review")
        self.environment.navigator.go("article", id=id, draft=draft, query=self.list.filter.text)

    def fill_drawer(self, drawer: Drawer, shown: ArticleView) -> None:
        article, body, text = shown.article, drawer.page.body, self.list.filter.text
        status = article.status if shown.is_draft_shown or article.status == "retired" else "published"
        drawer.set_title(article.number, words.row_pill(status, article.version))
        body.addWidget(MarkedLabel(shown.shown.title, text, "lead", strong=True))
        about = (words.kind_word(article.kind), format_models(shown.shown.product_models))
        body.addWidget(Label(words.dotted(about), "small", "muted", wrap=True))
        read = Button(translate(C, "Read it"), icon="book-open", on_click=partial(self.open_record, article.id))
        body.addWidget(read)
        for label, said in (
            (translate(C, "Symptom"), shown.shown.symptom),
            (translate(C, "Cause"), shown.shown.cause),
            (translate(C, "Answer") if article.kind == "question" else translate(C, "Solution"), shown.shown.solution),
        ):
            if said:
                body.addWidget(Label(label, "small", "muted"))
                body.addWidget(MarkedLabel(said, text))
        parts = [(wanted, part) for wanted, part in shown.parts if part is not None]
        if parts:
            body.addWidget(Label(translate(C, "Parts"), "small", "muted"))
        for wanted, part in parts:
            amount = Label(f"×{words.amount(wanted.quantity_micro, part.unit)}", "body", "muted")
            line = row(MarkedLabel(f"{part.number}  {words.name_of(part)}", text), amount, spacing=12)
            line.setStretch(0, 1)
            body.addLayout(line)

    # what surrounds the list

    @Slot()
    def _show_around(self) -> None:
        around = self.knowledge.around
        assert around is not None
        self._show_states(around.counts)
        self._filter_changed()
        self.people.clear()
        for each in around.contributions[:_MOST_PEOPLE]:
            second = translate(C, "helped %n times", n=each.useful)
            if each.drafts:
                second = words.listed((second, translate(C, "%n being written", n=each.drafts)))
            self.people.add(
                words.both(each.name, each.name_en), translate(C, "%n articles", n=each.published), second,
                partial(self.list.narrow, author_id=each.person_id),
            )  # fmt: skip
        self._show_contributed()

    def _show_contributed(self) -> None:
        """Who wrote how much stands above the whole list; while one looks for something, the list has the room."""
        around = self.knowledge.around
        self._contributed.setVisible(around is not None and bool(around.contributions) and not self.is_filtered())

    def _show_unsaved(self) -> None:
        """Beside one's own drafts stands what was begun on this computer and not saved yet."""
        around = self.knowledge.around
        found = around.unsaved if around is not None and self.list.filter.state == "draft" else ()
        self._begun.setVisible(bool(found))
        clear_layout(self.unsaved)
        if found:
            self.unsaved.addWidget(Label(translate(C, "Begun on this computer, not saved:"), "body", "muted"))
        for each in found[:_MOST_UNSAVED]:
            said = each.title or each.source or translate(C, "Article without a title")
            link = Link(said)
            link.clicked.connect(partial(self._go_on, each))
            self.unsaved.addWidget(link)

    def _go_on(self, begun: Unsaved) -> None:
        self.environment.navigator.go("article_edit", id=begun.id, work_order_id=begun.work_order_id)

    def _show_states(self, counts: dict[str, int]) -> None:
        def number(state: str) -> str | None:
            return str(counts[state]) if counts.get(state) else None

        self.states.set_views(
            [
                ("published", translate(C, "To read"), number("published"), False),
                ("in_review", translate(C, "In review"), number("in_review"), False),
                ("draft", translate(C, "My drafts"), number("draft"), False),
                ("retired", translate(C, "Retired"), None, False),
            ],
            self.list.filter.state,
        )

"""An article to read: what is wrong, why, what helps, with which parts; whether it helped; its editions."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QWidget

from fieldservice.domain.formats import format_models
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.bridge.stored import FileAccess
from ui.directory.detail import Heading
from ui.kit.buttons import Button, MenuButton
from ui.kit.dialogs import Dialog
from ui.kit.feedback import EmptyState, Note
from ui.kit.labels import ElidedLink, IconLabel, Label, Link, rule
from ui.kit.panels import Card, KeyValues, ScrollPage, clear_layout, column, panel, row
from ui.kit.photos import Photo, PhotoStrip
from ui.kit.shortcuts import Shortcuts
from ui.kit.theme import current
from ui.knowledge import words
from ui.knowledge.article_view_model import ArticleView, ArticleViewModel, Shown
from ui.knowledge.dialogs import EditionDialog, PublishDialog, SendBackDialog, section
from ui.knowledge.marked import MarkedLabel
from ui.shell.page import Page
from ui.shell.viewing import FileOpener

C = "knowledge"
_SIDE, _SIDE_NARROW, _NARROW_BELOW = 320, 264, 1180
_LONGEST_TITLE = 64
_READING = 820  # wider lines are hard to read


class ArticlePage(Page):
    """The text at the left, what belongs to it at the right."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.vm = ArticleViewModel(environment, self)
        self.view_model = self.vm
        self.query = ""
        self.dialog: Dialog | None = None
        self.opener = FileOpener(FileAccess(self.vm), self)
        self._images: dict[str, QImage] = {}
        self._strip: PhotoStrip | None = None
        self._build()
        self.vm.loaded.connect(self._show)
        self.vm.missing.connect(self._missing)
        self.vm.picturesLoaded.connect(self._pictures)
        self.vm.verbs.done.connect(self._done)
        self.vm.verbs.refused.connect(self._refused)

    def open(self, **params: object) -> None:
        """Show the article `id`; `draft` what is being worked on; the words of `query` stand out. `request_id` and
        `work_order_id`: the case that it is read for."""
        self.query = str(params.get("query") or "")
        self._images = {}
        case = {name: str(params.get(name) or "") or None for name in ("request_id", "work_order_id")}
        self.vm.open(str(params.get("id") or ""), bool(params.get("draft")), **case)

    def hints(self) -> list[tuple[str, str]]:
        view = self.vm.shown.view if self.vm.shown is not None else None
        possible = {"E": view is not None and "change" in view.may, "Y": view is not None and _is_judged(view)}
        return [hint for hint in self.keys.hints() if possible[hint[0]]]

    def focus_first(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = current()
        narrow = self.window().width() < theme.px(_NARROW_BELOW)
        self._side.setFixedWidth(theme.px(_SIDE_NARROW if narrow else _SIDE))

    # building

    def _build(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.heading = Heading(lambda _key: self.environment.navigator.go("knowledge"))
        self.text = ScrollPage(gutter=24, spacing=14, max_width=_READING, name=translate(C, "Article"))
        self._side = panel("rail")
        inside = column(self._side)
        self.beside = ScrollPage(gutter=16, spacing=12, name=translate(C, "About the article"))
        inside.addWidget(self.beside)
        lower = row(self.text, self._side, spacing=0)
        lower.setStretch(0, 1)
        self.whole = panel("raised")
        box = column(self.whole)
        box.addWidget(self.heading)
        box.addWidget(rule(edge=True))
        box.addLayout(lower, 1)
        self.gone = EmptyState(
            "book-open",
            translate(C, "This article is not here"),
            translate(C, "It may have been withdrawn, or this computer has not received it yet."),
            translate(C, "To the articles"),
            lambda: self.environment.navigator.go("knowledge"),
        )
        self.gone.hide()
        outer = column(self)
        outer.addWidget(self.whole, 1)
        outer.addWidget(self.gone, 1)
        self.keys = Shortcuts(self)
        self.keys.add("E", translate(C, "edit"), self.edit)
        self.keys.add("Y", translate(C, "it helped"), lambda: self._vote(True))

    # showing

    @Slot(object)
    def _missing(self, _error: object) -> None:
        self.whole.hide()
        self.gone.show()

    @Slot(object)
    def _show(self, shown: Shown) -> None:
        self.gone.hide()
        self.whole.show()
        view = shown.view
        article = view.article
        line = words.dotted(
            (article.number, words.kind_word(view.shown.kind), format_models(view.shown.product_models))
        )
        steps = [("knowledge", translate(C, "Knowledge")), ("", article.number)]
        title = view.shown.title
        self.heading.title.setToolTip(title)
        title = title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…"
        self.heading.set(steps, title, line, [words.state_pill(article.status, article.version)])
        self.heading.set_buttons(self._buttons(view))
        self.words_changed.emit()
        clear_layout(self.text.body)
        for widget in self._told(shown):
            self.text.add(widget)
        self.text.finish()
        clear_layout(self.beside.body)
        for card in self._cards(shown):
            self.beside.add(card)
        self.beside.finish()
        self.vm.load_pictures([file for file in view.files if file.id not in self._images])

    def _buttons(self, view: ArticleView) -> list[QWidget]:
        may, made = view.may, list[QWidget]()
        more = MenuButton("", "quiet", 36, "ellipsis", name=translate(C, "More"))
        if view.article.version and not view.is_draft_shown and view.article.status in ("draft", "in_review"):
            more.add(translate(C, "Read what is being worked on"), lambda: self.vm.open(self.vm.id, True), "pencil")
        if view.is_draft_shown and view.article.version:
            more.add(translate(C, "Read the edition in force"), lambda: self.vm.open(self.vm.id), "book-open")
        if "take_back" in may:
            more.add(translate(C, "Take it back from review"), self.vm.take_back, "undo-2")
        if "retire" in may:
            more.add(translate(C, "Retire it"), self.vm.retire, "archive")
        if not more.menu_of().isEmpty():
            made.append(more)
        if "change" in may:
            edit = Button(translate(C, "Edit"), size=36, icon="pencil", on_click=self.edit)
            edit.show_key("E")
            made.append(edit)
        if "send_back" in may:
            made.append(Button(translate(C, "Send back…"), size=36, icon="undo-2", on_click=self.send_back))
        if "publish" in may:
            made.append(Button(translate(C, "Publish…"), "primary", 36, "circle-check", on_click=self.publish))
        elif "submit" in may:
            hand_in = Button(translate(C, "Hand in for review"), "primary", 36, "send", on_click=self.vm.submit)
            made.append(hand_in)
        if "revive" in may:
            made.append(Button(translate(C, "Use it again"), "primary", 36, "rotate-ccw", on_click=self.vm.revive))
        return made

    def _told(self, shown: Shown) -> list[QWidget]:
        view, query = shown.view, self.query
        draft, made = view.shown, list[QWidget]()
        if view.article.review_note and view.article.status == "draft":
            said = translate(C, "Sent back: {remark}", remark=view.article.review_note)
            made.append(Note(said, "warn"))
        if view.is_draft_shown and view.article.version:
            made.append(Note(translate(C, "This is being worked on. Others still read the edition in force.")))
        question = draft.kind == "question"
        for label, text in (
            (translate(C, "Question") if question else translate(C, "Symptom"), draft.symptom),
            (translate(C, "Cause"), draft.cause),
            (translate(C, "Answer") if question else translate(C, "Solution"), draft.solution),
        ):
            if text:
                made.append(section(label, MarkedLabel(text, query)))
        if view.files:
            made.append(self._files(view))
        if _is_judged(view):
            made.append(self._votes(view))
        return made

    def _files(self, view: ArticleView) -> QWidget:
        strip = PhotoStrip(read_only=True)
        self._strip = strip
        strip.opened.connect(self._open_file)
        self._fill_strip(view)
        return section(translate(C, "Pictures and papers"), strip)

    def _fill_strip(self, view: ArticleView) -> None:
        if self._strip is None:
            return
        self._strip.set_photos(
            [
                Photo(
                    file.id, self._images.get(file.id, QImage()), file.caption or file.name,
                    "image" if file.kind == "photo" else "file-text",
                )
                for file in view.files
            ]
        )  # fmt: skip

    def _votes(self, view: ArticleView) -> QWidget:
        holder = panel("calm-card")
        yes = Button(translate(C, "Yes, it helped"), size=36, icon="check", on_click=lambda: self._vote(True))
        yes.show_key("Y")
        no = Button(translate(C, "No"), size=36, icon="x", on_click=lambda: self._vote(False))
        chosen = {True: translate(C, "You said: it helped."), False: translate(C, "You said: it did not help.")}
        said = chosen[view.my_vote] if view.my_vote is not None else ""
        asked = Label(translate(C, "Did this help?"), strong=True)
        line = row(asked, Label(said, "body", "muted", elide=True), yes, no, spacing=12, margins=12)
        line.setStretch(1, 1)
        holder.setLayout(line)
        return holder

    def _cards(self, shown: Shown) -> list[QWidget]:
        view, made = shown.view, list[QWidget]()
        draft = view.shown
        if view.parts:
            card = Card(translate(C, "Parts"), padding=14, spacing=8)
            for wanted, part in view.parts:
                if part is not None:
                    card.add(self._part(part, wanted.quantity_micro, shown.stock.get(part.id, (0, 0))))
            made.append(card)
        facts = Card(translate(C, "About"), padding=14)
        values = KeyValues(76)
        if draft.minutes:
            values.add(translate(C, "Usually takes"), translate(C, "%n minutes", n=draft.minutes))
        for label, name in zip(
            (translate(C, "Problem"), translate(C, "Cause"), translate(C, "Remedy")), shown.codes, strict=True
        ):
            if name:
                values.add(label, name, wrap=True)
        values.add(translate(C, "Helped"), words.votes_words(view.useful, view.not_useful), wrap=True)
        values.add(translate(C, "Author"), words.name_of(view.author))
        if view.reviewer is not None and view.article.version:
            values.add(translate(C, "Reviewed by"), words.name_of(view.reviewer))
        context = self.environment.services.context
        if view.article.published_at is not None:
            at = words.moment(view.article.published_at, context.now(), context.zone)
            values.add(translate(C, "Published"), at, wrap=True)
        if view.source_id is not None:
            go = partial(self.environment.navigator.go, "work_order", id=view.source_id)
            values.add(translate(C, "Made from"), view.article.source, link=go)
        if draft.keywords:
            values.add(translate(C, "Keywords"), draft.keywords, wrap=True)
        facts.add(values)
        made.append(facts)
        if view.used_in:
            card = Card(translate(C, "Helped with"), str(len(view.used_in)), padding=14, spacing=6)
            for case in view.used_in[:5]:
                link = ElidedLink(f"{case.number}  {case.about}")
                link.clicked.connect(partial(self.environment.navigator.go, case.place, id=case.id))
                card.add(link)
            made.append(card)
        if view.editions:
            card = Card(translate(C, "Editions"), padding=14, spacing=6)
            for at_, edition in enumerate(view.editions[:6]):
                opener = Link(translate(C, "Edition {edition}", edition=edition.version))
                opener.clicked.connect(partial(self._open_edition, view, at_))
                said = words.dotted((words.moment(edition.at, context.now(), context.zone), edition.note))
                line = row(opener, Label(said, "small", "muted", elide=True))
                line.setStretch(1, 1)
                card.add_layout(line)
            made.append(card)
        return made

    def _part(self, part: Any, quantity: int, stock: tuple[int, int]) -> QWidget:
        holder = QWidget()
        inside = column(holder, spacing=1)
        link = ElidedLink(words.name_of(part))
        link.clicked.connect(partial(self.environment.navigator.go, "part", id=part.id))
        amount = Label(f"×{words.amount(quantity, part.unit)}", "body", "muted")
        first = row(IconLabel("package", "muted"), link, amount)
        first.setStretch(1, 1)
        inside.addLayout(first)
        here, elsewhere = stock
        said = [part.number]
        if here > 0:
            said.append(translate(C, "{quantity} in the van", quantity=words.amount(here, part.unit)))
        said.append(
            translate(C, "{quantity} in stock", quantity=words.amount(elsewhere, part.unit))
            if elsewhere > 0 else translate(C, "not in stock")
        )  # fmt: skip
        inside.addWidget(Label(words.dotted(said), "small", "muted" if here or elsewhere else "danger", wrap=True))
        return holder

    # acting

    def edit(self) -> None:
        """Open the editor."""
        if self.vm.shown is not None and "change" in self.vm.shown.view.may:
            self.environment.navigator.go("article_edit", id=self.vm.id)

    def publish(self) -> None:
        """Ask what is new, then publish."""
        if self.vm.shown is not None:
            dialog = PublishDialog(self.vm.shown.view.article.version, self)
            dialog.answered.connect(self.vm.publish)
            self.dialog = dialog
            dialog.open()

    def send_back(self) -> None:
        """Ask what is to be mended."""
        dialog = SendBackDialog(self)
        dialog.answered.connect(self.vm.send_back)
        self.dialog = dialog
        dialog.open()

    def _vote(self, useful: bool) -> None:
        if self.vm.shown is not None and _is_judged(self.vm.shown.view):
            self.vm.vote(useful)

    def _open_edition(self, view: ArticleView, at: int) -> None:
        self.dialog = EditionDialog(view.editions, at, self)
        self.dialog.open()

    def _open_file(self, id: str) -> None:
        if self.vm.shown is not None:
            self.opener.open_one(id, {file.id: self.vm.stored(file) for file in self.vm.shown.view.files})

    @Slot(object)
    def _pictures(self, found: dict[str, bytes]) -> None:
        self._images.update((id, QImage.fromData(content)) for id, content in found.items())
        if self.vm.shown is not None:
            self._fill_strip(self.vm.shown.view)

    @Slot(str, object, object)
    def _done(self, what: str, _made: Any, undo: Any) -> None:
        said = {
            "vote": translate(C, "Thank you. Colleagues see how many it helped."),
            "submit": translate(C, "It waits for review now."),
            "take_back": translate(C, "You can work on it again."),
            "publish": translate(C, "It is published. Everybody finds it from now on."),
            "send_back": translate(C, "It is with its author again."),
            "retire": translate(C, "Nobody is offered it any more."),
            "revive": translate(C, "It is in use again."),
        }[what]
        self.environment.messages.say(said, undo)

    @Slot(str, object)
    def _refused(self, _what: str, error: Any) -> None:
        self.environment.messages.problem(error)


def _is_judged(view: ArticleView) -> bool:
    """Whether it can be said that it helped: of what is published, not of words that are being worked on."""
    return "vote" in view.may and not view.is_draft_shown

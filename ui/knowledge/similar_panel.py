"""Beside an open fault: what solved others like it, how often and how long it took, with which parts; what to read."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QRect, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldservice.domain.formats import format_date, format_percent
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit import paint
from ui.kit.buttons import Button
from ui.kit.labels import ElidedLink, IconLabel, Label, Link, rule
from ui.kit.panels import Card, column, row
from ui.kit.theme import current
from ui.knowledge import words
from ui.knowledge.similar_view_model import Comparison, FittingArticle, SimilarCase, SimilarViewModel, Solution

C = "knowledge"
_SHOWN, _MOST_CASES, _MOST_PARTS = 3, 8, 4


class SimilarPanel(QWidget):
    """Two cards: similar cases, and articles that fit. `editable`: what is found can be taken over and asked for.

    `article_chosen(id, number, title)` comes instead of opening the article where somebody answers with it."""

    article_chosen = Signal(str, str, str)
    filled = Signal(object)  # Comparison

    def __init__(
        self, environment: Environment, *, editable: bool = False, answers: bool = False, narrow: bool = False
    ) -> None:
        super().__init__()
        self._narrow = narrow
        self.takes_over = True  # what solved a case may become this one's finding; not before anybody has looked
        self._environment, self._editable, self._answers = environment, editable, answers
        self.vm = SimilarViewModel(environment, self)
        self.vm.compared.connect(self._show)
        self.vm.verbs.done.connect(self._done)
        self.vm.verbs.refused.connect(self._refused)
        self._open: set[int] = set()
        self._all = False
        self.cases = Card(translate(C, "Similar cases"), " ", padding=0, spacing=0)
        self.articles = Card(translate(C, "Articles that fit"), " ", padding=14, spacing=8)
        inside = column(self, spacing=12)
        inside.addWidget(self.cases)
        inside.addWidget(self.articles)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    def show_work_order(self, id: str) -> None:
        """Compare the fault of a work order."""
        self.vm.of_work_order(id)

    def show_request(self, id: str) -> None:
        """Compare the fault of a request."""
        self.vm.of_request(id)

    def show_words(self, text: str, asset_id: str = "") -> None:
        """Compare what is being typed."""
        self.vm.of_words(text, asset_id)
        if not text.strip():
            self.hide()

    # showing

    @Slot(object)
    def _show(self, found: Comparison) -> None:
        assert self.cases.header is not None and self.articles.header is not None
        self.cases.clear()
        self.articles.clear()
        self.cases.header.set(translate(C, "Similar cases"), self._counted(found))
        if not found.total:
            self._add_padded(Label(self._nothing(found), "body", "muted", wrap=True))
        shown = found.solutions if self._all else found.solutions[:_SHOWN]
        for at, solution in enumerate(shown):
            if at:
                self.cases.add(rule())
            self.cases.add(self._solution(at, solution, found))
        if len(found.solutions) > len(shown):
            more = Link(translate(C, "%n more solutions", n=len(found.solutions) - len(shown)))
            more.clicked.connect(self._show_all)
            self._add_padded(more)
        for article in found.articles:
            self.articles.add(self._article(article))
        self.articles.setVisible(bool(found.articles))
        self.show()
        self.filled.emit(found)

    def _counted(self, found: Comparison) -> str:
        if not found.total:
            return ""
        said = translate(C, "%n compared", n=found.total)
        if found.same_model:
            return words.listed((said, translate(C, "{count} on {model}", count=found.same_model, model=found.model)))
        return said

    def _nothing(self, found: Comparison) -> str:
        if found.model:
            return translate(
                C, "No closed case is like this one, neither on {model} nor on machines of its kind.", model=found.model
            )
        return translate(C, "No closed case is like this one. It may help to name the machine.")

    def _solution(self, at: int, solution: Solution, found: Comparison) -> QWidget:
        holder = QWidget()
        inside = column(holder, spacing=6)
        theme = current()
        inside.setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(12))
        title = Label(solution.title or translate(C, "Nothing was written down"), "body", strong=True, wrap=True)
        share = Label(translate(C, "{count} of {all}", count=solution.count, all=found.total), "body", strong=True)
        share.setToolTip(translate(C, "So many of the similar cases were solved like this."))
        head = row(title, share)
        head.setStretch(0, 1)
        inside.addLayout(head)
        inside.addWidget(ShareBar(solution.count / max(found.total, 1)))
        inside.addWidget(Label(self._second(solution), "small", "muted", wrap=True))
        for part in solution.parts[:_MOST_PARTS]:
            inside.addLayout(self._part(part, found))
        buttons = self._buttons(solution, found)
        opened = at in self._open
        said = translate(C, "Hide the cases") if opened else translate(C, "The %n cases", n=len(solution.cases))
        cases = Link(said)
        cases.clicked.connect(partial(self._toggle, at))
        if self._narrow and len(buttons) > 1:  # the column beside a visit has no room for all in one line
            inside.addLayout(row(buttons.pop(0), None, cases))
            inside.addLayout(row(*buttons, None))
        else:
            inside.addLayout(row(*buttons, None, cases))
        if at in self._open:
            for case in solution.cases[:_MOST_CASES]:
                inside.addWidget(self._case(case))
        return holder

    def _second(self, solution: Solution) -> str:
        parts = [solution.cause_name if solution.cause_name != solution.title else ""]
        if solution.minutes:
            parts.append(translate(C, "usually %n minutes", n=solution.minutes))
        if solution.unsolved:
            parts.append(translate(C, "%n closed without a fix", n=solution.unsolved))
        return words.dotted(parts)

    def _part(self, part: Any, found: Comparison) -> Any:
        full = f"{part.part.number}  {words.name_of(part.part)}"
        name = Label(words.name_of(part.part) if self._narrow else full, "body", elide=True)
        name.setToolTip(full)
        wanted = words.amount(part.quantity_micro, part.part.unit)
        if part.other_model:
            said, tone = translate(C, "size for {model}", model=part.other_model), "muted"
        elif found.person_has_van and part.in_van_micro >= part.quantity_micro:
            said, tone = (
                translate(C, "{quantity} in the van", quantity=words.amount(part.in_van_micro, part.part.unit)),
                "ok",
            )
        elif part.elsewhere_micro > 0:
            said = translate(C, "{quantity} in stock", quantity=words.amount(part.elsewhere_micro, part.part.unit))
            tone = "warn" if found.person_has_van else "ok"
        else:
            said, tone = translate(C, "not in stock"), "danger"
        icon = IconLabel("package", "muted")
        counted = row(Label(f"×{wanted}", "small", "muted"), Label(said, "small", tone))
        if not self._narrow:
            line = row(icon, name, counted)
            line.setStretch(1, 1)
            return line
        counted.addStretch(1)  # a narrow column has no room for name and numbers in one line
        texts = column(spacing=1)
        texts.addWidget(name)
        texts.addLayout(counted)
        line = row(icon, texts)
        line.setStretch(1, 1)
        return line

    def _buttons(self, solution: Solution, found: Comparison) -> list[QWidget]:
        if not self._editable or not self.vm.work_order_id:
            return []
        made: list[QWidget] = []
        if self.takes_over and (solution.cause_code or solution.remedy_code or solution.cause or solution.remedy):
            take = Button(translate(C, "Take over"), size=28, icon="clipboard-check")
            take.setToolTip(translate(C, "Put problem, cause and remedy into the finding"))
            take.clicked.connect(partial(self.vm.take_over, solution))
            made.append(take)
        if any(part.in_van_micro < part.quantity_micro and not part.other_model for part in solution.parts):
            ask = Button(translate(C, "Ask for the parts"), size=28, icon="package-plus")
            ask.clicked.connect(partial(self.vm.ask_for_parts, solution))
            made.append(ask)
        return made

    def _case(self, case: SimilarCase) -> QWidget:
        holder = QWidget()
        inside = column(holder, spacing=1)
        digest = case.digest
        day = format_date(digest.closed_on) if digest.closed_on is not None else ""
        about = words.dotted(
            (digest.model, day, translate(C, "%n min", n=digest.minutes) if digest.minutes else "",
             "" if digest.solved else translate(C, "not solved"))
        )  # fmt: skip
        if case.work_order_id is not None:
            link = ElidedLink(case.number)
            link.clicked.connect(partial(self._environment.navigator.go, "work_order", id=case.work_order_id))
            line = row(link, Label(about, "small", "muted", elide=True))
            line.setStretch(1, 1)
            inside.addLayout(line)
        else:
            inside.addWidget(Label(about, "small", "muted", elide=True))
        told = Label(digest.symptom.replace("\n", " "), "small", elide=True)
        told.setToolTip(digest.symptom)
        inside.addWidget(told)
        return holder

    def _article(self, article: FittingArticle) -> QWidget:
        holder = QWidget()
        link = ElidedLink(article.title)
        link.setToolTip(article.title)
        link.clicked.connect(partial(self._environment.navigator.go, "article", id=article.article_id, **self.vm.case))
        second = words.dotted(
            (article.number, words.kind_word(article.kind),
             translate(C, "helped %n people", n=article.useful) if article.useful else "")
        )  # fmt: skip
        text = column(spacing=1)
        text.addWidget(link)
        text.addWidget(Label(second, "small", "muted", elide=True))
        line = row(IconLabel(words.KIND_ICONS.get(article.kind, "book-open"), "muted"), text)
        line.setStretch(1, 1)
        if self._answers:
            answer = Button(translate(C, "Answer with it"), size=28)
            answer.clicked.connect(partial(self.article_chosen.emit, article.article_id, article.number, article.title))
            line.addWidget(answer)
        holder.setLayout(line)
        return holder

    def _add_padded(self, widget: QWidget) -> None:
        holder = QWidget()
        inside = column(holder, 14)
        inside.addWidget(widget)
        self.cases.add(holder)

    # acting

    def _toggle(self, at: int) -> None:
        self._open ^= {at}
        if self.vm.shown is not None:
            self._show(self.vm.shown)

    def _show_all(self) -> None:
        self._all = True
        if self.vm.shown is not None:
            self._show(self.vm.shown)

    @Slot(str, object, object)
    def _done(self, what: str, made: Any, undo: Any) -> None:
        if what == "take_over":
            said = translate(C, "Problem, cause and remedy are in the finding.")
        else:
            said = translate(C, "{number}: %n parts are asked for.", n=len(made.lines), number=made.request.number)
        self._environment.messages.say(said, undo)

    @Slot(str, object)
    def _refused(self, _what: str, error: Any) -> None:
        self._environment.messages.problem(error)


class ShareBar(QWidget):
    """How many of the cases, as a bar."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = min(max(share, 0.0), 1.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(format_percent(share))

    def sizeHint(self) -> QSize:
        return QSize(current().px(120), current().px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        paint.box(painter, self.rect(), theme.color("sunken"), None, 2)
        width = round(self.width() * self._share)
        if width:
            paint.box(painter, QRect(0, 0, width, self.height()), theme.color("accent"), None, 2)

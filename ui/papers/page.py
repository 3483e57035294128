"""The report page: a paper as it will be printed, one key to print it, one to save it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from fieldservice.domain.paper_kinds import BATCH, WORDS
from fieldservice.i18n import language as current_language
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button, IconButton, MenuButton
from ui.kit.choices import SegmentedChoice
from ui.kit.feedback import EmptyState, Note
from ui.kit.labels import Label, Link
from ui.kit.panels import Breadcrumb, column, panel, row
from ui.kit.pdf_view import PdfView
from ui.kit.shortcuts import Shortcuts
from ui.kit.theme import current
from ui.papers.printing import Printer, SystemPrinter
from ui.papers.view_model import Paper, PapersViewModel
from ui.shell.page import Page

_PLACE_OF = {  # where the thing is worked on that a paper of the warehouse is about
    "pick_list": "pick_list",
    "delivery_note": "shipment",
    "transfer_note": "shipment",
    "return_note": "shipment",
    "goods_receipt": "goods_receipt",
    "count_sheet": "stock_count",
    "old_part_tag": "old_parts",
    "purchase_order": "purchase_order",
}
_CUSTOMER_FROM = 980  # narrower, the number of the paper needs the room of the customer's name


class ReportPage(Page):
    """`printer` may be replaced before printing."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.vm = PapersViewModel(environment)
        self.view_model = self.vm
        self.printer: Printer = SystemPrinter()
        self._saved_path: Path | None = None
        self._print_when_ready = self._open_when_saved = False
        self._build()
        Shortcuts(self).add("Escape", translate("papers_page", "back"), environment.navigator.back)
        self.vm.started.connect(self._show_started)
        self.vm.rendered.connect(self._show_paper)
        self.vm.saved.connect(self._was_saved)

    def open(self, **params: object) -> None:
        """`work_order_id`, or `id` (an id or a number) of the warehouse's papers; `kind`: one of `paper_kinds.KINDS`;
        `language`: of the paper."""
        language = str(params.get("language") or self.environment.settings.get("papers.language", ""))
        self._print_when_ready = False
        self._saved_path = None
        self._shown_for = ""
        self.note_box.hide()
        self.vm.open(
            str(params.get("work_order_id") or params.get("id") or ""),
            str(params.get("kind") or ""),
            language or current_language(),
        )

    def focus_first(self) -> None:
        self.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    def hints(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+P", translate("papers_page", "print")),
            ("Ctrl+S", translate("papers_page", "save PDF")),
            ("+ / -", translate("papers_page", "zoom")),
            ("PgUp / PgDn", translate("papers_page", "pages")),
            ("Esc", translate("papers_page", "back")),
        ]

    # building

    def _build(self) -> None:
        theme = current()
        self._shown_for = ""
        self.crumbs = Breadcrumb([("", "")])
        self.crumbs.chosen.connect(self._open_record)
        self.title = Label("", "title")
        self.about = Label("", "body", "muted", elide=True)
        kinds = [
            ("service_report", translate("papers_page", "Service report")),
            ("job_sheet", translate("papers_page", "Job sheet")),
        ]
        self.kind = SegmentedChoice(kinds, name=translate("papers_page", "Paper"))
        self.kind.changed.connect(lambda kind: self.vm.choose(kind=str(kind)))
        languages = [("zh_CN", "中文"), ("en", "English")]
        self.language = SegmentedChoice(languages, name=translate("papers_page", "Language of the paper"))
        self.language.changed.connect(self._choose_language)
        self.more = MenuButton(translate("papers_page", "More"))
        self.more.add(translate("papers_page", "Print on another printer…"), self.print_elsewhere, "printer")
        self.more.add(translate("papers_page", "Save and open…"), self.save_and_open, "external-link")
        self.more.add(translate("papers_page", "Open the folder of the PDFs"), self.open_folder, "folder-open")
        self.save = Button(translate("papers_page", "Save PDF"), icon="file-down", key="Ctrl+S", on_click=self.save_as)
        self.print = Button(
            translate("papers_page", "Print"), "primary", 32, "printer", key="Ctrl+P", on_click=self.print_paper
        )
        for button in (self.more, self.save, self.print):
            button.setMinimumWidth(button.sizeHint().width())
        head = panel("raised")
        self._head = inside = column(head, spacing=6)
        inside.setContentsMargins(theme.px(24), theme.px(10), theme.px(24), theme.px(12))
        inside.addWidget(self.crumbs)
        line = row(self.title, self.about, self.kind, self.language, self.more, self.save, self.print, spacing=10)
        line.setStretch(1, 1)
        inside.addLayout(line)
        self.note_box = QWidget()
        self._notes = column(self.note_box)
        self._notes.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(8))
        self.note_box.hide()
        self.preview = PdfView()
        self.waiting = EmptyState(
            "file-text",
            translate("papers_page", "The paper is being drawn"),
            translate("papers_page", "It takes a moment when there are many photos."),
        )
        self.body = QStackedWidget()
        self.body.addWidget(self.waiting)
        self.body.addWidget(self.preview)
        backing = panel("sunken")
        column(backing).addWidget(self.body)
        outer = column(self)
        outer.addWidget(head)
        outer.addWidget(self.note_box)
        outer.addWidget(backing, 1)
        outer.addWidget(self._foot())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = current()
        narrow = self.width() < theme.px(_CUSTOMER_FROM)
        self.about.setVisible(not narrow)
        self._head.setContentsMargins(theme.px(12 if narrow else 24), theme.px(10), theme.px(16), theme.px(12))

    def _foot(self) -> QWidget:
        theme = current()
        self.pages = Label("", "body", "muted")
        self.zoom = Label("", "body", "muted")
        self.preview.page_changed.connect(self._show_page)
        self.preview.zoom_changed.connect(self._show_zoom)
        self.fit = Link(translate("papers_page", "Fit the width"))
        self.fit.clicked.connect(lambda: self.preview.set_zoom(0))
        step = self.preview.step_zoom
        smaller = IconButton("zoom-out", translate("papers_page", "Smaller"), on_click=lambda: step(-1))
        larger = IconButton("zoom-in", translate("papers_page", "Larger"), on_click=lambda: step(1))
        line = row(self.pages, None, self.fit, smaller, self.zoom, larger)
        line.setContentsMargins(theme.px(24), 0, theme.px(16), 0)
        foot = panel("foot")
        foot.setFixedHeight(theme.px(40))
        foot.setLayout(line)
        self._show_zoom(0)
        return foot

    # showing

    def _show_started(self) -> None:
        self.kind.setVisible(not self.vm.of_warehouse)
        if not self.vm.of_warehouse:
            self.kind.set_value(self.vm.kind)
        self.language.set_value(self.vm.language)
        if self.vm.paper is None:
            self.body.setCurrentWidget(self.waiting)

    def _show_paper(self, paper: Paper) -> None:
        what = self._kind_words()
        if self.vm.of_warehouse:
            steps = [
                ("", translate("papers_page", "Warehouse papers")),
                (_PLACE_OF[paper.kind], paper.number),
                ("", what),
            ]
            self.crumbs.set_steps(steps)
        else:
            orders = translate("papers_page", "Work order {number}", number=paper.number)
            self.crumbs.set_steps([("work_order", orders), ("", what)])
        self.title.setText(translate("papers_page", "{paper} {number}", paper=what, number=paper.number))
        self.about.setText(paper.about)
        self.about.updateGeometry()
        place = f"{self.vm.id} {paper.kind} {paper.language}"
        self.preview.show_pdf(paper.pdf, keep_place=place == self._shown_for)
        self._shown_for = place
        self.body.setCurrentWidget(self.preview)
        if paper.changed:
            sentence = translate(
                "papers_page", "Show the customer what is different, and let them sign again if they should."
            )
            lead = translate("papers_page", "This report was changed after the customer signed it.")
            self._say(Note(sentence, "warn", lead))
        else:
            self.note_box.hide()
        if self._print_when_ready:
            self._print_when_ready = False
            self.print_paper()

    def _open_record(self, place: str) -> None:
        paper = self.vm.paper
        if not place:
            self.environment.navigator.back()
        elif place == "work_order":
            self.environment.navigator.go(place, id=self.vm.id)
        elif paper is not None and BATCH in paper.record_id:
            self.environment.navigator.go("warehouse_queue")  # where the counts of a batch wait
        elif paper is not None:
            self.environment.navigator.go(place, id=paper.record_id)

    def _kind_words(self) -> str:
        return translate("papers_page", WORDS[self.vm.kind])

    def _say(self, note: Note) -> None:
        from ui.kit.panels import clear_layout

        clear_layout(self._notes)
        self._notes.addWidget(note)
        self.note_box.show()

    def _show_page(self, page: int, pages: int) -> None:
        self._show_zoom(self.preview.zoom())
        self.pages.setText(translate("papers_page", "Page {page} of {pages}", page=page, pages=pages) if pages else "")

    def _show_zoom(self, zoom: float) -> None:
        self.zoom.setText(f"{round(self.preview.shown_zoom() * 100)} %")
        self.fit.setVisible(zoom != 0)

    def _choose_language(self, language: object) -> None:
        self.environment.settings.set("papers.language", str(language))
        self.vm.choose(language=str(language))

    # doing

    def print_paper(self) -> None:
        """Print on the printer remembered for this kind of paper, else on one that is chosen now."""
        if self.vm.paper is None:
            self._print_when_ready = True  # the key was quicker than the paper
            return
        names = self.printer.names()
        if not names:
            sentence = translate("papers_page", "Save the paper as a PDF and print it from another computer.")
            lead = translate("papers_page", "This computer has no printer.")
            act = translate("papers_page", "Save PDF")
            self._say(Note(sentence, "warn", lead, "printer", act, self.save_as))
            return
        remembered = self.vm.printer_name()
        name = remembered if remembered in names else self.printer.choose(self, remembered)
        if name:
            self._print_on(name)

    def print_elsewhere(self) -> None:
        """Choose another printer; this kind of paper is printed there from now on."""
        if self.vm.paper is None or not self.printer.names():
            self.print_paper()
            return
        name = self.printer.choose(self, self.vm.printer_name())
        if name:
            self._print_on(name)

    def _print_on(self, name: str) -> None:
        paper = self.vm.paper
        if paper is None:
            return
        self.setCursor(Qt.CursorShape.WaitCursor)
        printed = self.printer.print(self.preview.document, name, paper.file_name.removesuffix(".pdf"))
        self.unsetCursor()
        if not printed:
            lead = translate("papers_page", "{printer} did not take the paper.", printer=name)
            sentence = translate("papers_page", "Switch the printer on, or save the paper as a PDF.")
            act = translate("papers_page", "Save PDF")
            self._say(Note(sentence, "warn", lead, "printer", act, self.save_as))
            return
        self.vm.remember_printer(name)
        self.environment.messages.say(
            translate("papers_page", "{number} was sent to {printer}.", number=paper.number, printer=name)
        )

    def save_as(self) -> None:
        """Ask for a file and write the PDF."""
        paper = self.vm.paper
        if paper is None:
            return
        title = translate("papers_page", "Save PDF")
        wanted = str(self.vm.folder() / paper.file_name)
        name, _kind = QFileDialog.getSaveFileName(self, title, wanted, "PDF (*.pdf)")
        if name:
            self.vm.save(Path(name if name.lower().endswith(".pdf") else f"{name}.pdf"))
        else:
            self._open_when_saved = False

    def save_and_open(self) -> None:
        """Ask for a file, write the PDF and show it in the system's program for PDFs."""
        self._open_when_saved = True
        self.save_as()

    def open_folder(self) -> None:
        """Show the folder of the PDFs in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.vm.folder())))

    def _was_saved(self, path: Path) -> None:
        self._saved_path = path
        if self._open_when_saved:
            self._open_when_saved = False
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        self.environment.messages.say(translate("papers_page", "Saved as {name}.", name=path.name))

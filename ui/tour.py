"""The tour: every place and dialog with the demonstration data, off screen, one PNG each, and the papers as PNG pages.

A feature adds pictures by `ui/<feature>/tour.py` with `SHOTS: tuple[Shot, ...]`; a place without one is pictured as its
address alone shows it. Whoever changes a screen looks at its picture in both languages and both themes.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from fieldservice import i18n

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication, QWidget

    from fieldservice.bootstrap import Session
    from fieldservice.demo_data import DemoFacts
    from fieldservice.system.clock import Clock
    from ui.app.desktop import Desktop
    from ui.welcome.window import WelcomeWindow

_DEMO_JOBS = 400  # enough for full screens; the whole firm takes longer
_MOST_WAIT_S = 20.0


@dataclass(frozen=True)
class Tour:
    """What a shot may use: the open desktop and what the demonstration made."""

    desktop: Desktop
    facts: DemoFacts

    def go(self, place: str, **params: object) -> None:
        """Open a place and wait until it shows what it read; what was searched for is forgotten."""
        self.desktop.window.top_bar.search.close_list()
        self.desktop.window.go(place, **params)
        self.settle()

    def settle(self, calm: int = 12) -> None:
        """Wait until nothing is under way and everything is painted: until it was so `calm` times in a row."""
        from PySide6.QtWidgets import QApplication

        until = time.monotonic() + _MOST_WAIT_S
        quiet = 0
        while quiet < calm and time.monotonic() < until:
            QApplication.processEvents()
            quiet = quiet + 1 if self.desktop.jobs.idle() else 0
            time.sleep(0.01)

    def meet_hub(self) -> None:
        """Let it look as if this laptop had been offline and met its hub a moment ago; once is enough."""
        from fieldservice.demo_data.meeting import meet

        session, facts = self.desktop.session, self.facts
        if not session.services.sync_center.standing().joined:
            meet(session.context, facts.technician_id, facts.dispatcher_id, facts.desk_id)
            self.settle()

    def answer_apart(self, checklist_id: str, question: str, reading: str) -> None:
        """The dispatcher recorded another reading than the technician, on a laptop without a network."""
        from fieldservice.demo_data.meeting import answer_apart

        answer_apart(self.desktop.session.context, checklist_id, question, Decimal(reading), self.facts.dispatcher_id)

    def fill_hub(self) -> None:
        """Let it look as if everything but the photos had been delivered, because the hub has no room for them."""
        from fieldservice.demo_data.meeting import run_out_of_room

        run_out_of_room(self.desktop.session.context)


@dataclass(frozen=True)
class Shot:
    """A picture: `prepare` brings the screen into view; the widget it returns is taken, else the window."""

    name: str
    prepare: Callable[[Tour], QWidget | None]
    place: str = ""  # only where this place exists


def make(out: Path, language: str | None, theme: str, scale: float, size: tuple[int, int], only: str = "") -> int:
    """Write the pictures to `out` in one language or (None) both; returns 1 when a picture could not be made."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    out.mkdir(parents=True, exist_ok=True)
    failures: list[str] = []
    for chosen in (language,) if language else i18n.LANGUAGES:
        i18n.set_language(chosen)
        with opened(chosen, theme, scale, size) as tour:
            prefix = f"{chosen}-{theme}"
            failures += _take_all(tour, shots(), out, prefix, only)
            failures += _papers(tour, out, chosen, only)
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


@contextmanager
def opened(
    language: str, theme: str, scale: float, size: tuple[int, int], clock: Clock | None = None, jobs: int = _DEMO_JOBS
) -> Iterator[Tour]:
    """A desktop with demonstration data of so many jobs on a profile in a temporary folder; `clock` tells another time
    than now."""
    from fieldservice.bootstrap import Surroundings, create_session, surroundings
    from fieldservice.demo_data import fill
    from fieldservice.system.settings import Settings
    from ui.app.desktop import Desktop
    from ui.app.start import application

    here = surroundings()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        around = Surroundings(clock or here.clock, here.ids, here.zone, place / "state")
        session, _code = create_session(place / "profile", "tour passphrase", around)
        facts = fill(session, seed=7, language=language, jobs=jobs)
        _sign_in(session, facts.technician_id)
        settings = Settings(place / "settings.json")
        settings.language, settings.theme = language, theme
        settings.set("scale", scale)
        app = application()
        desktop = Desktop(session, settings, app)
        try:
            desktop.window.resize(*size)
            desktop.window.show()
            desktop.window.activateWindow()
            yield Tour(desktop, facts)
        finally:
            desktop.close()
            desktop.window.close()
            _forget(app)


def shots() -> list[Shot]:
    """The shell's own shots and those of every feature, in the order of the navigation."""
    from ui.shell.registry import FEATURES

    found = list(_shell_shots())
    for feature in FEATURES:
        if find_spec(feature) is not None and find_spec(f"{feature}.tour") is not None:
            found += import_module(f"{feature}.tour").SHOTS
    named = {shot.name.partition("-")[0] for shot in found}
    return found + [shot for shot in _place_shots() if shot.name not in named]


def _take_all(tour: Tour, wanted: Iterable[Shot], out: Path, prefix: str, only: str) -> list[str]:
    failures = []
    for shot in wanted:
        if only not in shot.name or (shot.place and shot.place not in tour.desktop.places):
            continue
        crashes: list[object] = []
        tour.desktop.jobs.crashed.connect(crashes.append)
        widget = shot.prepare(tour)
        tour.settle()
        taken = (widget or tour.desktop.window).grab()
        file = out / f"{shot.name}-{prefix}.png"
        if crashes or not taken.save(str(file)):
            failures.append(f"{file.name}: {crashes[0] if crashes else 'not written'}")
        else:
            print(file)
        tour.desktop.jobs.crashed.disconnect(crashes.append)
        if widget is not None and widget is not tour.desktop.window and widget.isWindow():
            widget.close()
        if tour.desktop.person is not None and tour.desktop.person.id != tour.facts.technician_id:
            tour.desktop.work_as(tour.facts.technician_id)  # a shot of somebody else's screens
            tour.settle()
    return failures


def _shell_shots() -> Iterator[Shot]:
    yield Shot("welcome-first-run", lambda tour: _welcome(tour, "profile-of-a-new-user"))
    yield Shot("welcome-sign-in", lambda tour: _welcome(tour, "profile"))
    yield Shot("welcome-forgotten", lambda tour: _welcome(tour, "profile", forgotten=True))
    yield Shot("welcome-join", _welcome_join)
    yield Shot("welcome-code", _welcome_code)
    yield Shot("palette-empty", lambda tour: _palette(tour, ""))
    yield Shot("palette-found", lambda tour: _palette(tour, "高温" if i18n.language() == "zh_CN" else "high temp"))
    for section in ("general", "company", "prices", "data", "hub", "about"):
        yield Shot(f"settings-{section}", partial(_open, place="settings", params={"section": section}))
    for topic in ("first_steps", "keyboard"):
        yield Shot(f"help-{topic}", partial(_open, place="help", params={"topic": topic}))
    yield Shot("notice-crash", _crash_notice)
    yield Shot("notice-fault", _fault_notice)


def _place_shots() -> Iterator[Shot]:
    """Each agreed place with an address that the demonstration data has."""
    addresses: tuple[tuple[str, Callable[[Tour], dict[str, object]]], ...] = (
        ("my_day", lambda tour: {}),
        ("requests", lambda tour: {}),
        ("new_request", lambda tour: {"asset_id": tour.facts.asset_id}),
        ("work_orders", lambda tour: {}),
        ("work_order", lambda tour: {"id": tour.facts.waiting_work_order_id}),
        ("visit", lambda tour: {"booking_id": tour.facts.next_visit_id}),
        ("customers", lambda tour: {}),
        ("customer", lambda tour: {"id": tour.facts.customer_id}),
        ("assets", lambda tour: {}),
        ("asset", lambda tour: {"id": tour.facts.asset_id}),
        ("parts", lambda tour: {}),
        ("locations", lambda tour: {}),
        ("report", lambda tour: {"work_order_id": tour.facts.waiting_work_order_id, "kind": "service_report"}),
        ("import", lambda tour: {}),
    )
    for place, address in addresses:
        yield Shot(place, partial(_open, place=place, params=address), place)


def _open(tour: Tour, place: str, params: dict[str, object] | Callable[[Tour], dict[str, object]]) -> None:
    tour.go(place, **(params(tour) if callable(params) else params))


def _welcome(tour: Tour, folder: str, forgotten: bool = False) -> WelcomeWindow:
    from fieldservice.bootstrap import surroundings
    from ui.app.doors import Doors
    from ui.welcome.window import WelcomeWindow

    profile = tour.desktop.session.profile.folder.with_name(folder)
    tour.desktop.settings.set("people", {str(profile): "赵雨桐" if i18n.language() == "zh_CN" else "Zhao Yutong"})
    window = WelcomeWindow(Doors(profile, surroundings()), tour.desktop.settings, lambda: None)
    if forgotten:
        window.show_recovery()
    window.show()
    return window


def _welcome_join(tour: Tour) -> QWidget:
    window = _welcome(tour, "profile-of-a-new-user")
    window.show_join()
    return window


def _welcome_code(tour: Tour) -> QWidget:
    from fieldservice.system.recovery_code import format_code

    window = _welcome(tour, "profile-of-a-new-user")
    window.show_code(format_code(bytes(range(20))))
    return window


def _palette(tour: Tour, words: str) -> None:
    tour.desktop.window.activateWindow()
    tour.go(tour.desktop.home())
    tour.desktop.window.search()
    box = tour.desktop.window.top_bar.search
    box.edit.setText(words)
    box.edit.textEdited.emit(words)
    tour.settle()


def _crash_notice(tour: Tour) -> QWidget | None:
    tour.desktop.window.top_bar.search.close_list()
    tour.desktop.messages.crash(tour.desktop.session.profile.logs / "crash-20260518-093000-a1b2c3.txt")
    return tour.desktop.messages.dialog


def _fault_notice(tour: Tour) -> QWidget | None:
    from fieldservice.errors import EnvironmentFault

    tour.desktop.messages.problem(
        EnvironmentFault(
            "store.disk_full",
            "The disk is full or can't be written, so the last change could not be saved."
            " Everything before it is safe.",
            "Free some space on the disk that holds {folder}, then try again.",
            folder=str(tour.desktop.session.profile.folder),
        )
    )
    return tour.desktop.messages.dialog


def _papers(tour: Tour, out: Path, language: str, only: str) -> list[str]:
    """The papers of the demonstration's work order, page by page."""
    failures = []
    for kind in ("service_report", "job_sheet"):
        if only not in kind:
            continue
        pdf = tour.desktop.session.papers.render(kind, tour.facts.waiting_work_order_id, language)
        (out / f"{kind}-{language}.pdf").write_bytes(pdf)
        for number, image in enumerate(page_images(pdf), start=1):
            file = out / f"{kind}-{language}-page{number}.png"
            if image.save(str(file)):
                print(file)
            else:
                failures.append(f"{file.name}: not written")
    return failures


def page_images(pdf: bytes, width: int = 1240) -> list[QImage]:
    """The pages of a PDF as QImages on white (Qt renders them transparent)."""
    from PySide6.QtCore import QBuffer, QByteArray, QSize
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtPdf import QPdfDocument

    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    images: list[QImage] = []
    for number in range(document.pageCount()):
        points = document.pagePointSize(number)
        drawn = document.render(number, QSize(width, round(width * points.height() / points.width())))
        page = QImage(drawn.size(), QImage.Format.Format_RGB32)
        page.fill(0xFFFFFFFF)
        painter = QPainter(page)
        painter.drawImage(0, 0, drawn)
        painter.end()
        images.append(page)
    document.close()
    return images


def _sign_in(session: Session, person_id: str) -> None:
    with session.context.begin("tour.sign_in") as uow:
        uow.put_local("actor", person_id)
        uow.commit()
    session.store.actor_id = person_id


def _forget(app: QApplication) -> None:
    app.processEvents()

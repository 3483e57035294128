"""A warehouse keeper's desktop: the firm of the services' tests, shown in the real window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from fieldservice.bootstrap import Session, Surroundings, create_session
from fieldservice.domain.records import COMPANY_ID, Company, Person, Supplier
from fieldservice.system.clock import FixedClock
from fieldservice.system.ids import SeededIds
from fieldservice.system.settings import Settings
from tests.services.conftest import MONDAY_MORNING, SHANGHAI, World
from tests.services.warehouse import MICRO, Firm, make_firm
from tests.ui.inputs import Inputs
from tests.ui.rest import come_to_rest
from ui.app.desktop import Desktop
from ui.warehouse.bench_page import BenchPage
from ui.warehouse.queue_page import QueuePage


@dataclass
class WarehouseWorld:
    """The desktop, and the firm behind it."""

    desktop: Desktop
    session: Session
    clock: FixedClock
    firm: Firm

    def settle(self) -> None:
        """Let every job finish and its result be shown."""
        come_to_rest(self.desktop.jobs)

    def inputs(self) -> Inputs:
        """A counter of inputs."""
        return Inputs(self.settle)

    def queue(self) -> QueuePage:
        """The home."""
        page = self.desktop.window.page
        assert isinstance(page, QueuePage)
        return page

    def bench(self) -> BenchPage:
        """The bench in view."""
        page = self.desktop.window.page
        assert isinstance(page, BenchPage)
        return page

    def said(self) -> tuple[str, str]:
        """What the scan line of the bench says of the last scan: verdict and words."""
        result = self.bench().line.result
        return result.verdict, result.words

    def sign_in(self, person: Person) -> None:
        """Somebody else works at this computer."""
        self.desktop.work_as(person.id)
        self.settle()

    def order(self, *lines: tuple[str, int]) -> str:
        """Parts with these numbers are ordered from a supplier and expected today; returns the order's id."""
        services = self.session.services
        supplier = self.firm.world.add(Supplier(id=self.session.context.ids(), number="S1", name="衡川制造"))
        order = services.purchasing.create(supplier.id, self.firm.central.id)
        for number, pieces in lines:
            services.purchasing.add_line(order.id, self.firm.parts[number].id, pieces * MICRO)
        services.purchasing.order(order.id, self.clock.now().date())
        self.settle()
        return order.id

    def close(self) -> None:
        """End everything; the window goes too, so that the next test's has the focus."""
        self.desktop.close()
        self.desktop.window.hide()
        self.desktop.window.deleteLater()
        QApplication.processEvents()


def make_warehouse_world(
    folder: Path, app: QApplication, theme: str = "light", size: tuple[int, int] = (1440, 900)
) -> WarehouseWorld:
    """The real desktop of the keeper 黄建明, shown."""
    ids, clock = SeededIds(17), FixedClock(MONDAY_MORNING)
    session, _code = create_session(
        folder / "profile", "a long passphrase for tests", Surroundings(clock, ids, SHANGHAI, folder / "state")
    )
    world = World(session.profile, clock, ids, session.store, session.context)
    firm = make_firm(world)
    firm.services = session.services
    world.add(Company(id=COMPANY_ID, name="衡川机电服务", name_en="Hengchuan Service"))
    with session.store.begin("test.sign_in") as uow:
        uow.put_local("actor", firm.keeper.id)
        uow.commit()
    session.store.actor_id = firm.keeper.id
    settings = Settings(folder / "settings.json")
    settings.theme = theme
    desktop = Desktop(session, settings, app)
    desktop.open()
    desktop.window.showNormal()  # the screen of tests is small, so it opened maximized
    desktop.window.resize(*size)
    made = WarehouseWorld(desktop, session, clock, firm)
    made.settle()
    desktop.window.activateWindow()
    made.settle()
    return made

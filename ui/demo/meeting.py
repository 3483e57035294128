"""Two laptops and a hub: the office and a technician without a network work at one job, meet, and lose nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from fieldservice import i18n
from fieldservice.i18n import mark, translate
from ui.demo.drawings import text_of
from ui.demo.laptop import Laptop
from ui.demo.office import Office
from ui.demo.stage import Stage, ensure, failed, only, words
from ui.demo.visit import VisitSteps
from ui.tour import Tour

if TYPE_CHECKING:
    from fieldservice.bootstrap import Session
    from fieldservice.domain.records import WorkOrder

_PASSPHRASE = "demonstration passphrase"
_ADMINISTRATOR = ("郑文静", "Zheng Wenjing")
_HUB = mark("demo_run", "Hengchuan hub")
_HOURS_OF_OFFICE, _HOURS_OF_TECHNICIAN = 9_318, 9_381  # misheard on the phone, and read from the controller
_WAY = (35, 24)  # minutes, kilometres


class Meeting:
    """The steps in their order. `office` becomes the laptop of the firm's administrator. Close it at the end."""

    def __init__(self, office: Stage) -> None:
        from fieldservice.hub.server.nearby import NearbyHub
        from fieldservice.hub_link import HubLink

        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.clock, self.pictures, self.facts = office.clock, office.pictures, office.tour.facts
        self.hub = NearbyHub(Path(self._folder.name) / "hub", words(_HUB), self.clock)
        self.office = Laptop(office, HubLink(office.tour.desktop.session))
        self.technician: Laptop | None = None
        self.order_id = self.booking_id = ""

    def __enter__(self) -> Meeting:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End both laptops' synchronisation, the technician's window, and the hub."""
        self.office.link.stop()
        if self.technician is not None:
            desktop = self.technician.stage.tour.desktop
            desktop.close()
            desktop.window.close()
        self.hub.close()
        self._folder.cleanup()

    def perform(self) -> None:
        """All of it, in order."""
        self.join()
        self.enrol()
        self.plan()
        self.lose_the_network()
        self.work_offline()
        self.change_meanwhile()
        self.finish_offline()
        self.meet()
        self.decide()
        self.print()

    @property
    def road(self) -> Laptop:
        """The technician's laptop."""
        if self.technician is None:
            raise failed("laptop")
        return self.technician

    def order_at(self, laptop: Laptop) -> WorkOrder:
        """The job as a laptop knows it."""
        return laptop.stage.services.work_order_details.detail(self.order_id).work_order

    # the steps

    def join(self) -> None:
        """The stand-alone installation of the office joins the hub and delivers everything that it holds."""
        office, stage = self.office, self.office.stage
        self.clock.advance(minutes=8)
        stage.go("sync")
        page: Any = stage.tour.desktop.window.page
        office.wait_for(lambda: page.join is not None, translate("demo_run", "the office has joined"))
        page.join.code.set_value(self.hub.invite_administrator(*_ADMINISTRATOR))
        office.picture("office_joins")
        travelling = office.standing.waiting
        before = stage.tour.desktop.session.context.actor_id
        page.join.model.refused.connect(stage.refused)
        page.join.model.failed.connect(lambda error: stage.refused(error.message()))
        page.join.primary.click()
        context = stage.tour.desktop.session.context
        office.wait_for(lambda: context.actor_id != before, translate("demo_run", "the office has joined"))
        office.synchronise()
        ensure(office.standing.refused == 0, translate("demo_run", "the hub takes everything"))
        stage.go("sync", tab="delivered")
        office.picture("office_joined")
        stage.say(translate("demo_run", "The office has joined the hub; %n changes are delivered.", n=travelling))

    def enrol(self) -> None:
        """The technician's new laptop is enrolled by a code and filled with what concerns him."""
        stage = self.office.stage
        stage.go("devices")
        stage.model("DevicesViewModel").invite(self.facts.technician_id)
        stage.settle()
        dialog: Any = stage.tour.desktop.window.page.dialog  # type: ignore[union-attr]
        stage.picture("office_invites", dialog)
        invitation: str = dialog.invitation.text
        dialog.accept()
        session = self._first_start(invitation)
        self.technician = self._opened(session)
        self.technician.synchronise()
        self.road.stage.go("my_day")
        self.road.picture("technician_my_day")
        self.road.stage.say(translate("demo_run", "The technician's new laptop is enrolled and holds his work."))

    def plan(self) -> None:
        """The office takes a request and books the technician; both synchronise."""
        office = Office(self.office.stage)
        self.clock.advance(minutes=5)
        self.order_id = office.take_the_call(self._machine(), "office_request")
        self.clock.advance(minutes=3)
        self.booking_id = office.book(self.order_id, self.facts.technician_id, 30)
        self.office.synchronise()
        self.office.stage.go("work_order", id=self.order_id)
        self.office.picture("office_booked")
        self.road.synchronise()
        self.road.stage.go("my_day")
        self.road.picture("technician_got_it")
        self.road.stage.say(translate("demo_run", "The office booked the visit; it is on the technician's laptop."))

    def lose_the_network(self) -> None:
        """The technician is where there is no network."""
        self.hub.road.shut()
        self.road.find_no_network()

    def work_offline(self) -> None:
        """The first half of the visit."""
        visit = VisitSteps(self.road.stage, self.booking_id)
        visit.travel(*_WAY)
        visit.confirm_safety()
        visit.diagnose()
        self.road.picture("technician_offline")
        visit.use_a_part()
        self.road.stage.say(translate("demo_run", "The technician works in a cellar without a network."))

    def change_meanwhile(self) -> None:
        """The office writes to the same job: the priority is its own business, the running hours are not."""
        stage = self.office.stage
        stage.go("work_order", id=self.order_id)
        page: Any = stage.tour.desktop.window.page
        page.edit_details()
        dialog = page.steps.dialog
        dialog.hours.set_value(_HOURS_OF_OFFICE)
        dialog.priority.set_value("emergency")
        stage.settle()
        stage.picture("office_changes", dialog)
        dialog.save()
        stage.settle()
        self.office.synchronise()
        self.office.picture("office_changed")
        stage.say(translate("demo_run", "Meanwhile the office raised the priority and entered the running hours."))

    def finish_offline(self) -> None:
        """The second half of the visit: findings, photos, signature."""
        visit = VisitSteps(self.road.stage, self.booking_id)
        visit.write_up(_HOURS_OF_TECHNICIAN)
        self.road.picture("technician_photos")
        visit.sign()
        self.road.picture("technician_signature")
        visit.leave()
        self.road.stage.go("sync", tab="waiting")
        self.road.picture("technician_waiting")
        self.road.stage.say(
            translate("demo_run", "Signed and left without a network: %n changes wait.", n=self.road.standing.waiting)
        )

    def meet(self) -> None:
        """The network is back: everything travels, and one field is left for people."""
        self.clock.advance(minutes=25)
        self.hub.road.open()
        self.road.synchronise()
        self.office.synchronise()
        self.road.synchronise()  # what became of it at the hub
        ensure(self.office.standing.undecided == 1, translate("demo_run", "one field is to be decided"))
        for photo in self.office.stage.services.work_order_details.detail(self.order_id).photos:
            blobs = self.office.stage.tour.desktop.session.context.blobs
            ensure(blobs.exists(photo.sha), translate("demo_run", "the photos are at the office"))
        self.road.stage.go("sync", tab="delivered")
        self.road.picture("technician_delivered")
        self.office.stage.say(translate("demo_run", "Everything has arrived; one field was changed by both."))

    def decide(self) -> None:
        """One key decides for the value that was read from the controller."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        office, stage = self.office, self.office.stage
        stage.go("conflicts")
        office.picture("office_conflict")
        window, page = stage.tour.desktop.window, stage.tour.desktop.window.page
        assert page is not None
        window.activateWindow()
        page.focus_first()
        stage.settle()
        place = next(n for n, card in enumerate(page.cards) if card.side.key == "offered")  # type: ignore[attr-defined]
        QTest.keyClick(page, getattr(Qt.Key, f"Key_{place}"))
        office.wait_for(lambda: office.standing.undecided == 0, translate("demo_run", "the conflict is decided"))
        office.picture("office_decided")
        office.synchronise()
        self.road.synchronise()
        for laptop in (office, self.road):
            held = self.order_at(laptop)
            ensure(
                held.running_hours == _HOURS_OF_TECHNICIAN and held.priority == "emergency",
                translate("demo_run", "both laptops show the same"),
            )
        stage.say(translate("demo_run", "Decided by one key; both laptops show the same."))

    def print(self) -> None:
        """The office opens the record and prints it."""
        office, stage = self.office, self.office.stage
        stage.go("work_order", id=self.order_id)
        office.picture("office_work_order")
        stage.go("report", work_order_id=self.order_id, kind="service_report")
        office.picture("office_record")
        file = self.pictures.folder / "service_report_office.pdf"
        model = stage.model("PapersViewModel")
        model.save(file)
        stage.settle()
        ensure(file.exists(), translate("demo_run", "the record is printed"))
        written = "".join(text_of(file).split())
        finding = "".join((self.order_at(self.road).cause or "?").split())
        ensure(finding in written, translate("demo_run", "the record holds what the technician wrote"))
        stage.say(translate("demo_run", "The office prints the record that the technician wrote without a network."))

    # tools

    def _machine(self) -> str:
        """A machine of the firm that works, of a kind whose parts the van carries."""
        from fieldservice.domain.records import Asset, Contact, Product, WorkOrder

        reader = self.office.stage.tour.desktop.session.store.read()
        for product in reader.where(Product, model="HC-55"):
            for asset in reader.where(Asset, product_id=product.id, archived=False):
                open_work = [order for order in reader.where(WorkOrder, asset_id=asset.id) if order.finished_at is None]
                contacts = reader.where(Contact, customer_id=asset.customer_id, archived=False)
                if contacts and not open_work and asset.id != self.facts.asset_id:
                    return asset.id
        raise failed("HC-55")

    def _first_start(self, invitation: str) -> Session:
        """The program's first start on the technician's laptop, through its own window."""
        from fieldservice.bootstrap import Surroundings, surroundings
        from fieldservice.system.settings import Settings
        from ui.app.doors import Doors
        from ui.welcome.window import WelcomeWindow

        folder, here = Path(self._folder.name) / "laptop", surroundings()
        doors = Doors(folder / "profile", Surroundings(self.clock, here.ids, here.zone, folder / "state"))
        settings = Settings(folder / "settings.json")
        settings.language, settings.theme = i18n.language(), self.office.stage.tour.desktop.settings.theme
        welcome = WelcomeWindow(doors, settings, lambda: None)
        refused: list[str] = []
        welcome.model.refused.connect(lambda field, sentence: refused.append(sentence))
        welcome.model.failed.connect(lambda error: refused.append(error.message()))
        welcome.model.created.connect(lambda code: refused.clear())
        welcome.show_join()
        form: Any = welcome.form
        for name, value in (("invitation", invitation), ("passphrase", _PASSPHRASE), ("again", _PASSPHRASE)):
            form.fields[name].set_value(value)
        welcome.show()
        self.office.stage.settle()
        self.pictures.take(welcome, "technician_joins")
        form.send()
        self.office.wait_for(
            lambda: bool(refused) or not welcome.model.busy, translate("demo_run", "the laptop is enrolled")
        )
        if refused:
            self.office.stage.refused(only(refused, ""))
            self.office.stage.settle()
        welcome.close()
        session = doors.take()
        if session is None:
            raise failed("profile")
        return session

    def _opened(self, session: Session) -> Laptop:
        """The window of the technician's laptop."""
        from fieldservice.hub_link import HubLink
        from fieldservice.system.settings import Settings
        from ui.app.desktop import Desktop

        office = self.office.stage.tour.desktop
        settings = Settings(session.profile.folder.parent / "settings.json")
        settings.language, settings.theme = i18n.language(), office.settings.theme
        desktop = Desktop(session, settings, office.app)
        desktop.window.resize(office.window.size())
        desktop.window.show()
        laptop = Laptop(Stage(Tour(desktop, self.facts), self.clock, self.pictures), HubLink(session))
        laptop.link.start()
        return laptop

"""Today: the first technician's day in full, the colleagues under way, what waits, what comes in at the desk."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from fieldservice.demo_data.album import Album
from fieldservice.demo_data.build import Build
from fieldservice.demo_data.content import pick_weighted, read_json
from fieldservice.demo_data.customers import HERO_SERIAL, Owner
from fieldservice.demo_data.firm import Firm
from fieldservice.demo_data.history import due_maintenance, fitting_cases
from fieldservice.demo_data.jobs import Job, Teller, Told
from fieldservice.demo_data.stock import Ledger
from fieldservice.domain.records import Asset, Booking, Person, WorkOrder

_LONGEST = 450  # minutes from the first visit of the day to now, and from now to the last, in an ordinary day


class Today:
    """Makes the open work. Times are measured from now, drawn together where the day is too short for them."""

    def __init__(
        self, build: Build, firm: Firm, owners: list[Owner], teller: Teller, ledger: Ledger, album: Album,
        families: dict[str, str],
    ) -> None:  # fmt: skip
        self._build, self._firm, self._owners = build, firm, owners
        self._teller, self._ledger, self._album, self._families = teller, ledger, album, families
        self._phrases = read_json("jobs.json")
        midnight = build.at(build.today, 0)
        gone = (build.now - midnight) / timedelta(minutes=1)
        left = (build.at(build.today + timedelta(days=1), 0) - build.now) / timedelta(minutes=1)
        self._past, self._future = min(1.0, gone / _LONGEST), min(1.0, max(0.0, left - 20) / _LONGEST)
        self.waiting: WorkOrder | None = None
        self.next_visit: Booking | None = None

    def tell(self) -> None:
        """Everything of today and the days to come."""
        self._hero_day()
        self._hero_tomorrow()
        self._colleagues()
        self._pool()
        self._desk()

    def _ago(self, minutes: float) -> datetime:
        return self._build.now - timedelta(minutes=minutes * self._past)

    def _ahead(self, minutes: float) -> datetime:
        at = self._build.now + timedelta(minutes=minutes * self._future)
        round_up = timedelta(minutes=-at.minute % 10 if self._future == 1.0 else 0)
        return (at + round_up).replace(second=0, microsecond=0)

    def _before(self, at: datetime, hours: float) -> datetime:
        """A working hour some time before: nobody calls the desk at four in the morning."""
        zone = self._build.context.zone
        local = (at - timedelta(hours=hours)).astimezone(zone)
        while not 8 <= local.hour < 18:
            local -= timedelta(hours=1)
        return local.astimezone(at.tzinfo)

    def _case(self, summary: str) -> dict[str, Any]:
        found: dict[str, Any] = next(case for case in read_json("faults.json") if case["summary"][0] == summary)
        return found

    # ---- the day that is told in full

    def _hero_day(self) -> None:
        hero = self._firm.technicians[0]
        maintenance = next(c for c in self._phrases["maintenance"]["HC"] if c.get("checklist"))
        done = self._told(2, 0, "maintenance", maintenance, self._before(self._build.now, 70), asked=True)
        booking = self._done(done, hero, self._ago(330), 95, 38)
        self._album.after_maintenance(done, booking, hero)
        self._wait_for_valve(hero)
        rising = self._told(
            1, 0, "repair", self._case("加载不上，储气罐掉压"), self._ago(170), "emergency", due=self._ahead(65)
        )
        self.next_visit = self._planned(rising, hero, self._ahead(40), 90, "accepted", self._ago(120))
        self._teller.note(rising, self._phrases["notes"][2], self._ago(110), self._firm.dispatcher.id)
        self._teller.close(rising)
        frequent = self._told(
            3, 0, "repair", self._case("加卸载频繁"), self._before(self._build.now, 26), due=self._ahead(275)
        )
        self._planned(frequent, hero, self._ahead(190), 50, "accepted", self._ago(200))
        self._teller.close(frequent)
        drain = self._told(4, 1, "repair", self._case("自动排水器堵"), self._ago(100), due=self._ahead(430))
        self._planned(drain, hero, self._ahead(260), 30, "proposed", self._ago(15))
        self._teller.close(drain)
        van = self._firm.vans[hero.id]
        for told in (rising, drain):
            for part, pieces in self._teller.wanted_parts(told):
                self._ledger.later(self._build.now, partial(self._ledger.stock_van, part, van, pieces, self._build.now))

    def _wait_for_valve(self, hero: Person) -> None:
        """The machine that trips: found, but the part is not in the van."""
        case = self._case("排气高温停机")
        machine = next(a for a in self._owners[0].assets if a.serial == HERO_SERIAL)
        job = Job(self._owners[0], machine, "repair", case, self._ago(235), "emergency", due=self._ago(115))
        told = self._teller.qualify(self._teller.start(job, {"t": 109, "ok": 87, "in": 41, "q": 4, "d": 5}, call=0))
        reason = self._build.words(self._phrases["wait_parts"][1])
        arrived = self._ago(141)
        booking = self._teller.book(
            told, hero, self._ago(145), 90, "left", self._ago(215),
            times=(self._ago(182), arrived, self._ago(133), self._ago(48)), outcome="not_done", reason=reason, km=27,
        )  # fmt: skip
        assert booking.left_at is not None
        self._teller.checklists(told, hero, self._ago(139))
        self._teller.find(told, tested=False)
        told.fields.pop("remedy", None)
        told.fields.pop("remedy_code", None)
        told.fields.pop("repair_steps", None)
        told.fields["repair_plan"] = self._build.words(
            [
                "更换温控阀芯和密封圈，吹扫冷却器，满载试机。",
                "Replace valve core and seals, blow out the cooler, test at full load.",
            ]
        )
        self._teller.move(told, "waiting_parts", booking.left_at, hero.id, reason)
        tomorrow = self._build.at(self._build.today + timedelta(days=1), 8, 40)
        self._planned(told, hero, tomorrow, 100, "accepted", self._ago(30))
        self._teller.note(
            told,
            ["王科长说备用机能顶到明天中午。", "Mr Wang says the spare machine will do until noon tomorrow."],
            self._ago(45), hero.id,
        )  # fmt: skip
        core = next(part for part, _ in self._teller.wanted_parts(told) if part.name.startswith("温控阀芯"))
        early = self._ago(400) - timedelta(hours=3)
        self._ledger.later(early, partial(self._ledger.give_back, core, self._firm.vans[hero.id], early))
        self._album.over_temperature(told, booking, hero)
        self.waiting = self._teller.close(told)
        # The same call came a second time, from the shift leader.
        again = Job(self._owners[0], machine, "repair", case, self._ago(90), "high", "chat")
        self._teller.request(
            again,
            self._build.words(["2 号机还没好吗？车间在催。", "Is unit 2 not ready yet? The workshop is pressing."]),
            told.contact_id, "merged", self._ago(90), merged=told, complete=False,
        )  # fmt: skip

    def _hero_tomorrow(self) -> None:
        hero, build = self._firm.technicians[0], self._build
        day = build.today + timedelta(days=1)
        service = self._phrases["maintenance"]["HC"][0]
        told = self._told(1, 1, "maintenance", service, self._before(build.now, 30))
        self._planned(told, hero, build.at(day, 13, 30), 80, "accepted", self._ago(240))
        self._teller.close(told)
        leak = self._told(
            2, 1, "repair", self._case("主机轴封漏油"), self._before(build.now, 20), due=build.at(day, 18)
        )
        self._planned(leak, hero, build.at(day, 15, 30), 150, "proposed", self._ago(60))
        self._teller.close(leak)

    # ---- the others

    def _colleagues(self) -> None:
        plans = (
            (1, "working", "accepted"), (2, "travelling", "accepted"), (3, "on_site", "proposed"),
            (4, "done", "accepted"), (5, "done", "proposed"), (6, "working", "accepted"), (7, "accepted", "accepted"),
            (8, "waiting_customer", "travelling"), (9, "done", "accepted"),
        )  # fmt: skip
        for index, first, second in plans:
            technician = self._firm.technicians[index]
            self._now_with(technician, first, 60 + index * 17)
            if second == "travelling":
                self._now_with(technician, second, 30)
                continue
            told = self._any(technician, self._before(self._build.now, 20 + index))
            self._planned(told, technician, self._ahead(100 + index * 22), 80, second, self._ago(150))
            self._teller.close(told)

    def _now_with(self, technician: Person, how: str, minutes: int) -> None:
        """A visit of today that has got as far as `how`."""
        told = self._any(technician, self._ago(minutes + 130), high=True)
        if how == "done":
            self._done(told, technician, self._ago(minutes + 160), 70, 12 + minutes % 30)
            return
        if how == "accepted":
            self._planned(told, technician, self._ahead(25), 90, "accepted", self._ago(minutes))
            self._teller.close(told)
            return
        km = 10 + minutes % 35
        travel, arrived = self._ago(minutes + 30), self._ago(minutes)
        work = self._ago(minutes - 8)
        if how == "waiting_customer":
            reason = self._build.words(self._phrases["wait_customer"][0])
            left = self._ago(minutes - 45)
            self._teller.book(
                told, technician, arrived, 60, "left", self._ago(minutes + 70), times=(travel, arrived, work, left),
                outcome="not_done", reason=reason, km=km,
            )  # fmt: skip
            self._teller.find(told, tested=False)
            self._teller.move(told, "waiting_customer", left, technician.id, reason)
        else:
            times: dict[str, tuple[datetime | None, datetime | None, datetime | None, datetime | None]] = {
                "travelling": (self._ago(18), None, None, None),
                "on_site": (travel, self._ago(6), None, None),
                "working": (travel, arrived, work, None),
            }
            starts = self._ahead(15) if how == "travelling" else arrived
            self._teller.book(
                told, technician, starts, 90, how, self._ago(minutes + 70), times=times[how],
                km=None if how == "travelling" else km,
            )  # fmt: skip
            if how == "working":
                self._teller.checklists(told, technician, arrived)
        self._teller.close(told)

    def _pool(self) -> None:
        """What nobody has been sent to, what waits, and what is planned for the next days."""
        build, rng = self._build, self._build.rng
        for number in range(7):
            told = self._any(rng.choice(self._firm.technicians[1:]), self._ago(25 + number * 45), high=number in (1, 4))
            if number == 5:
                self._declined(told)
            self._teller.close(told)
        for number in range(4):
            owner = rng.choice([owner for owner in self._owners[5:] if owner.assets])
            asset = rng.choice(owner.assets)
            case = pick_weighted(rng, fitting_cases(self._family(asset), build.today.month))
            job = Job(owner, asset, "repair", case, self._ago(20 + number * 35), asked=False)
            self._teller.close(self._teller.start(job))
        for number in range(5):
            told = self._any(rng.choice(self._firm.technicians[1:]), self._before(build.now, 50 + number * 22))
            waits = "waiting_parts" if number < 3 else "waiting_customer"
            reason = build.words(rng.choice(self._phrases["wait_parts" if number < 3 else "wait_customer"]))
            at = min(told.fields["opened_at"] + build.minutes(90, 300), build.now)
            self._teller.move(told, waits, at, self._firm.dispatcher.id, reason)
            self._teller.close(told)
        given_up = self._any(self._firm.technicians[3], self._before(build.now, 27))
        reason, at = build.words(self._phrases["incomplete"][0]), self._before(build.now, 22)
        self._teller.move(given_up, "closed_incomplete", at, self._firm.dispatcher.id, reason)
        self._teller.close(given_up, at, reason)
        for number in range(14):
            technician = self._firm.technicians[1 + number % 9]
            day = build.today + timedelta(days=1 + number // 5)
            told = self._any(technician, self._before(build.now, 18 + number), planned=True)
            starts = build.at(day, (8, 10, 13, 15)[number % 4], 30)
            status = "accepted" if number % 3 else "proposed"
            self._planned(told, technician, starts, 90, status, self._ago(100 + number))
            self._teller.close(told)

    def _declined(self, told: Told) -> None:
        technician = self._firm.of_point(told.job.owner.point)[0]
        reason = self._build.words(["上一单来不及结束。", "The job before will not be finished in time."])
        self._teller.book(told, technician, self._ahead(60), 90, "declined", self._ago(50), reason=reason)

    def _desk(self) -> None:
        """Requests that nobody has taken up yet."""
        build, rng = self._build, self._build.rng
        told: set[str] = set()
        for number in range(9):
            owner = rng.choice([owner for owner in self._owners[5:] if owner.assets])
            asset, contact = rng.choice(owner.assets), rng.choice(owner.contacts)
            fresh = [c for c in fitting_cases(self._family(asset), build.today.month) if c["summary"][0] not in told]
            if not fresh:
                continue
            case = pick_weighted(rng, fresh)
            told.add(case["summary"][0])
            values = {name: rng.randint(*span) for name, span in case["vars"].items()}
            received = self._ago(4 + number * 17)
            priority = ("high", "normal", "normal", "emergency")[number % 4]
            channel = ("phone", "chat", "email", "phone", "web")[number % 5]
            job = Job(owner, asset, "repair", case, received, priority, channel, due=received + timedelta(hours=6))
            text = build.words(case["calls"][number % len(case["calls"])], values)
            self._teller.request(job, text, contact.id, "new", received, complete=number % 3 != 0)

    # ---- small pieces

    def _family(self, asset: Asset) -> str:
        return self._families[asset.product_id or ""]

    def _told(
        self, owner: int, machine: int, job_type: str, case: dict[str, Any], opened: datetime, priority: str = "normal",
        *, asked: bool = True, due: datetime | None = None,
    ) -> Told:  # fmt: skip
        place = self._owners[owner]
        job = Job(place, place.assets[machine], job_type, case, opened, priority, asked=asked, due=due)
        return self._teller.qualify(self._teller.start(job))

    def _any(self, technician: Person, opened: datetime, *, high: bool = False, planned: bool = False) -> Told:
        """A job of the technician's own region."""
        build, rng = self._build, self._build.rng
        near = [
            owner for owner in self._owners[5:]
            if owner.assets and technician.service_point_id == self._firm.points[owner.point].id
        ]  # fmt: skip
        owner = rng.choice(near or [owner for owner in self._owners[5:] if owner.assets])
        asset = rng.choice(owner.assets)
        family = self._family(asset)
        due = due_maintenance(family, asset.running_hours or 0)
        if planned and due and rng.random() < 0.6:
            case = pick_weighted(rng, due)
            job = Job(owner, asset, "maintenance", case, opened)
        else:
            case = pick_weighted(rng, fitting_cases(family, build.today.month))
            job = Job(owner, asset, "repair", case, opened, "high" if high else "normal", rng.choice(("phone", "chat")))
        return self._teller.qualify(self._teller.start(job))

    def _planned(
        self, told: Told, technician: Person, starts: datetime, minutes: int, status: str, booked: datetime
    ) -> Booking:
        booked = max(booked, told.fields["opened_at"])
        self._teller.tasks(told, None, None)
        return self._teller.book(told, technician, starts, minutes, status, booked)

    def _done(self, told: Told, technician: Person, starts: datetime, minutes: int, km: int) -> Booking:
        arrived = starts + timedelta(minutes=4 * self._past)
        work = arrived + timedelta(minutes=6 * self._past)
        left = work + timedelta(minutes=minutes * self._past)
        travel = starts - timedelta(minutes=36 * self._past)
        booked = min(max(self._before(travel, 1), told.fields["opened_at"]), travel)
        booking = self._teller.book(
            told, technician, starts, minutes + 20, "left", booked,
            times=(travel, arrived, work, left), outcome="done", km=km,
        )  # fmt: skip
        self._teller.find(told)
        self._teller.use_parts(told, technician, booking, left)
        self._teller.tasks(told, left, technician)
        self._teller.checklists(told, technician, arrived)
        self._teller.sign(told, booking, left, technician)
        self._teller.move(told, "completed", left, technician.id)
        self._teller.close(told, left)
        return booking

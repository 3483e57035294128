"""Two years of work up to yesterday, told job by job in the order in which they were opened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from fieldservice.demo_data.articles import question_number
from fieldservice.demo_data.build import Build, Cancelled
from fieldservice.demo_data.catalogue import Catalogue
from fieldservice.demo_data.content import pick_weighted, read_json
from fieldservice.demo_data.customers import Owner, hours_on
from fieldservice.demo_data.firm import Firm
from fieldservice.demo_data.jobs import Job, Teller, Told
from fieldservice.domain.records import Asset, Booking, Person

DAYS = 730
_SLOTS = ((8, 30), (10, 30), (13, 30), (15, 45))
_CALL_HOURS = (8, 8, 9, 9, 9, 10, 10, 11, 13, 14, 15, 16)
_CHANNELS = ("phone", "phone", "phone", "chat", "chat", "email", "web")
_BUSY_MONTHS = {6: 1.35, 7: 1.6, 8: 1.6, 9: 1.25, 1: 0.85, 2: 0.6}


class Diary:
    """Which technician is free when; four visits a day."""

    def __init__(self, build: Build) -> None:
        self._build = build
        self._taken: dict[str, set[tuple[date, int]]] = defaultdict(set)

    def next_visit(self, technicians: list[Person], after: datetime, slots: int) -> tuple[Person, datetime] | None:
        """The first free visit of one of them before today; None when there is none."""
        day = self._build.local_day(after)
        while day < self._build.today:
            if day.weekday() < 6:
                for slot in range(len(_SLOTS) - slots + 1):
                    starts = self._build.at(day, *_SLOTS[slot])
                    if starts < after + timedelta(minutes=40):
                        continue
                    for person in self._build.rng.sample(technicians, len(technicians)):
                        wanted = {(day, slot + more) for more in range(slots)}
                        if wanted.isdisjoint(self._taken[person.id]):
                            self._taken[person.id] |= wanted
                            return person, starts
            day += timedelta(days=1)
        return None


class History:
    """Makes the jobs of the past."""

    def __init__(self, build: Build, firm: Firm, catalogue: Catalogue, owners: list[Owner], teller: Teller) -> None:
        self._build, self._firm, self._catalogue, self._teller = build, firm, catalogue, teller
        self._machines = [(owner, asset) for owner in owners for asset in owner.assets]
        self._diary = Diary(build)
        self._phrases = read_json("jobs.json")

    def tell(self, jobs: int) -> Iterator[int]:
        """Tell about so many jobs; yields how many are told."""
        for count, job in enumerate(sorted(self._plan(jobs), key=lambda job: job.opened), 1):
            if job.asked and job.job_type == "repair":
                self._besides(job)
            self._tell(job)
            if count % 100 == 0:
                if self._build.cancelled():
                    raise Cancelled
                yield count

    # ---- what happened when

    def _plan(self, jobs: int) -> list[Job]:
        rng, today = self._build.rng, self._build.today
        first = today - timedelta(days=DAYS)
        planned = [
            self._installation(owner, asset)
            for owner, asset in self._machines
            if asset.parent_id is None and asset.installed_on and first < asset.installed_on < today - timedelta(days=3)
        ]
        days = [first + timedelta(days=number) for number in range(DAYS - 2)]
        weights = [
            (0.12 if day.weekday() == 6 else 0.5 if day.weekday() == 5 else 1.0)
            * _BUSY_MONTHS.get(day.month, 1.0) * (0.75 + 0.25 * position / DAYS)
            for position, day in enumerate(days)
        ]  # fmt: skip
        for day in rng.choices(days, weights, k=jobs - len(planned)):
            owner, asset = rng.choice(self._machines)
            for _ in range(20):
                if asset.installed_on is not None and asset.installed_on < day - timedelta(days=20):
                    break
                owner, asset = rng.choice(self._machines)
            else:
                continue
            planned.append(self._job(owner, asset, day))
        return planned

    def _opened(self, day: date) -> datetime:
        return self._build.at(day, self._build.rng.choice(_CALL_HOURS), self._build.rng.randint(0, 59))

    def _job(self, owner: Owner, asset: Asset, day: date) -> Job:
        rng = self._build.rng
        family = self._catalogue.families[asset.product_id or ""]
        opened = self._opened(day)
        kind = rng.random()
        cases: list[dict[str, Any]] = []
        if kind < 0.1 and owner.contract is not None:
            return Job(owner, asset, "inspection", self._phrases["inspection"], opened, "low", asked=rng.random() < 0.3)
        if kind < 0.4:
            cases = due_maintenance(family, hours_on(asset, self._build.today, day))
        if kind < 0.4 and cases:
            case = pick_weighted(rng, cases)
            return Job(owner, asset, "maintenance", case, opened, "normal", rng.choice(_CHANNELS), rng.random() < 0.5)
        case = pick_weighted(rng, fitting_cases(family, day.month))
        priority = rng.choices(("emergency", "high", "normal", "low"), (1, 3, 8, 1))[0]
        if case["stopped"] > 0.6 and rng.random() < 0.6:
            priority = "emergency" if owner.customer.tier == "high" else "high"
        return Job(owner, asset, "repair", case, opened, priority, rng.choice(_CHANNELS))

    def _installation(self, owner: Owner, asset: Asset) -> Job:
        assert asset.installed_on is not None
        opened = self._build.at(asset.installed_on, 8, self._build.rng.randint(0, 20))
        return Job(owner, asset, "installation", self._phrases["installation"], opened, "normal", "email", True)

    def _besides(self, job: Job) -> None:
        """Questions that were answered on the phone, and calls that were taken back."""
        rng, words = self._build.rng, self._build.words
        chance = rng.random()
        if chance > 0.13:
            return
        contact = rng.choice(job.owner.contacts)
        opened = job.opened - self._build.minutes(30, 300)
        question = Job(job.owner, job.asset, "repair", job.case, opened, "low", job.channel)
        if chance < 0.11:
            number = rng.randrange(len(self._phrases["questions"]))
            asked, answer = self._phrases["questions"][number], self._phrases["answers"][number]
            usage = Job(job.owner, job.asset, "usage", job.case, opened, "low", "phone")
            told = words(["（{number}）", " ({number})"], {"number": question_number(number)})
            self._teller.request(usage, words(asked), contact.id, "answered", opened, answer=words(answer) + told)
            return
        values = {name: rng.randint(*span) for name, span in job.case["vars"].items()}
        reason = words(rng.choice(self._phrases["cancelled"]))
        self._teller.request(
            question, words(job.case["calls"][0], values), contact.id, "cancelled", opened, reason=reason
        )

    # ---- how it went

    def _tell(self, job: Job) -> None:
        rng, teller = self._build.rng, self._teller
        least, most = job.case["minutes"]
        minutes = rng.randint(least, most)
        visit = self._visit(job, job.opened, minutes)
        if visit is None:
            return
        told = teller.qualify(teller.start(job))
        chance = rng.random()
        if chance < 0.02 and job.job_type != "installation":
            self._cancel(told)
            return
        if chance < 0.09 and job.job_type == "repair" and self._second_visit(told, visit, minutes):
            return
        technician, starts = visit
        booking = self._go(told, technician, starts, minutes, job.opened + self._build.minutes(15, 30), "done")
        self._finish(told, technician, booking, incomplete=chance > 0.985 and job.job_type == "repair")

    def _visit(self, job: Job, after: datetime, minutes: int) -> tuple[Person, datetime] | None:
        own = self._firm.of_point(job.owner.point)
        wait = timedelta(hours=0 if job.priority in ("emergency", "high") else self._build.rng.choice((0, 4, 20, 26)))
        if job.job_type == "maintenance":
            wait = timedelta(days=self._build.rng.randint(1, 6))
        return self._diary.next_visit(own, after + wait, min(4, -(-minutes // 100)))

    def _go(
        self, told: Told, technician: Person, starts: datetime, minutes: int, booked: datetime, outcome: str,
        reason: str = "",
    ) -> Booking:  # fmt: skip
        rng = self._build.rng
        km = rng.randint(6, 58)
        arrived = starts + self._build.minutes(-14, 22)
        travel = arrived - timedelta(minutes=10 + round(km * 1.1))
        work = arrived + self._build.minutes(4, 12)
        left = work + timedelta(minutes=minutes if outcome == "done" else rng.randint(20, 45))
        return self._teller.book(
            told, technician, starts, minutes, "left", min(booked, travel - timedelta(minutes=5)),
            times=(travel, arrived, work, left), outcome=outcome, reason=reason, km=km,
        )  # fmt: skip

    def _second_visit(self, told: Told, visit: tuple[Person, datetime], minutes: int) -> bool:
        """Parts were missing the first time."""
        technician, starts = visit
        again = self._diary.next_visit([technician], starts + timedelta(hours=20), min(4, -(-minutes // 100)))
        if again is None:
            return False
        words, rng = self._build.words, self._build.rng
        reason = words(rng.choice(self._phrases["wait_parts"]))
        booked = told.job.opened + self._build.minutes(15, 30)
        first = self._go(told, technician, starts, minutes, booked, "not_done", reason)
        assert first.left_at is not None
        self._teller.move(told, "waiting_parts", first.left_at, technician.id, reason)
        second = self._go(told, technician, again[1], minutes, first.left_at + self._build.minutes(20, 90), "done")
        self._teller.move(told, "qualified", second.work_started_at or again[1], technician.id)
        self._finish(told, technician, second, incomplete=False)
        return True

    def _cancel(self, told: Told) -> None:
        reason = self._build.words(self._build.rng.choice(self._phrases["cancelled"]))
        at = told.fields["opened_at"] + self._build.minutes(30, 400)
        self._teller.move(told, "cancelled", at, self._firm.dispatcher.id, reason)
        self._teller.close(told, at, reason)

    def _finish(self, told: Told, technician: Person, booking: Booking, *, incomplete: bool) -> None:
        teller, rng, now = self._teller, self._build.rng, self._build.now
        left, work = booking.left_at, booking.work_started_at
        assert left is not None and work is not None
        age = (now - left).days
        teller.find(told, tested=not incomplete)
        if not incomplete:
            teller.use_parts(told, technician, booking, left - timedelta(minutes=10))
        if age < 200:
            teller.tasks(told, None if incomplete else left, technician)
        if age < 400 and rng.random() < (0.5 if told.job.case.get("checklist") else 0.04):
            teller.checklists(told, technician, work - timedelta(minutes=4))
        if age < 500 and rng.random() < 0.7:
            teller.sign(told, booking, left - timedelta(minutes=2), technician)
        if rng.random() < 0.08:
            teller.note(told, rng.choice(self._phrases["notes"]), left, technician.id)
        reason = self._build.words(rng.choice(self._phrases["incomplete"])) if incomplete else ""
        teller.move(told, "closed_incomplete" if incomplete else "completed", left, technician.id, reason)
        reviewed = self._morning_after(left)
        if reviewed < now and (age > 6 or rng.random() < 0.5):
            teller.move(told, "reviewed", reviewed, self._firm.manager.id)
            if age > 45:
                teller.move(told, "archived", reviewed + timedelta(days=30), self._firm.manager.id)
        teller.close(told, left, reason)

    def _morning_after(self, at: datetime) -> datetime:
        day = self._build.local_day(at) + timedelta(days=1)
        while day.weekday() > 4:
            day += timedelta(days=1)
        return self._build.at(day, 9, self._build.rng.randint(5, 55))


def due_maintenance(family: str, hours: int) -> list[dict[str, Any]]:
    """The kinds of maintenance that a machine with so many running hours may be due for; none for a new one."""
    cases = read_json("jobs.json")["maintenance"]["HC" if family == "HV" else family]
    return [case for case in cases if hours >= case.get("from_hours", 0)]


def fitting_cases(family: str, month: int) -> list[dict[str, Any]]:
    """The cases that happen to such a machine in such a month, their weights by season."""
    own = {"HC": ("HC", "HF"), "HV": ("HC", "HV"), "HD": ("HD",), "LS": ("LS",)}[family]
    hot, cold = month in (6, 7, 8, 9), month in (12, 1, 2)
    found = []
    for case in read_json("faults.json"):
        if case["family"] not in own or (case["season"] == "summer" and not hot):
            continue
        factor = {"hot": 2.2 if hot else 0.6, "summer": 2.0, "cold": 2.0 if cold else 0.7}.get(case["season"], 1.0)
        found.append({**case, "weight": case["weight"] * factor})
    return found

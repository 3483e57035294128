"""What documents are made from: plain values that a service gathers and `printouts` lays out.

Texts are finished content (what people typed, names in the language wanted); labels, dates, numbers and money are put
into words by the printout. Empty texts and None mean "not known" and are left out of the paper.
Datetimes are aware (UTC as stored); they are printed in `timezone`, or in the machine's own zone where it is None.
Money is in minor units (fen, cents) of `currency`. Images are upright JPEG or PNG bytes.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

PaperVerdict = Literal["pass", "fail", "partial", "not_applicable"]
PhotoStage = Literal["before", "during", "after", "other"]
SignatureOutcome = Literal["signed", "absent", "declined"]
SignatureRole = Literal["customer", "technician"]
EntitlementKind = Literal["warranty", "contract", "chargeable", "goodwill", "unknown"]


@dataclass(frozen=True, slots=True)
class PaperCompany:
    """The head of every document: who we are."""

    name: str
    line: str = ""
    address: str = ""
    phone: str = ""
    logo: bytes | None = None


@dataclass(frozen=True, slots=True)
class PaperCustomer:
    """Whom the job is for and where."""

    name: str
    contact: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class PaperAsset:
    """The machine. `running_hours` is a whole or decimal number; firmware as the machine shows it."""

    model: str
    name: str = ""
    serial: str = ""
    purchased: dt.date | None = None
    running_hours: float | None = None
    firmware_before: str = ""
    firmware_after: str = ""


@dataclass(frozen=True, slots=True)
class PaperEntitlement:
    """Who pays, and why: `headline` ("保内，不收费"), `reason` ("整机质保到 2027 年 3 月 31 日")."""

    kind: EntitlementKind
    headline: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PaperTimes:
    """When we came and finished, what was promised (None: no promise), remarks such as a pause that did not count."""

    requested: dt.datetime | None = None
    channel: str = ""
    arrived: dt.datetime | None = None
    arrive_by: dt.datetime | None = None
    finished: dt.datetime | None = None
    finish_by: dt.datetime | None = None
    arrived_note: str = ""
    finished_note: str = ""


@dataclass(frozen=True, slots=True)
class PaperFindings:
    """Problem, cause, remedy and what belongs to them, as the technician wrote it."""

    problem: str = ""
    cause: str = ""
    plan: str = ""
    remedy: str = ""
    steps: tuple[str, ...] = ()
    prevention: str = ""


@dataclass(frozen=True, slots=True)
class PaperTest:
    """The functional test after the repair."""

    text: str
    verdict: PaperVerdict | None = None
    started: dt.datetime | None = None
    finished: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class PaperCheckRow:
    """One question: values with unit ("109 ℃"), limit ("75–95"), verdicts before and after the repair."""

    number: str
    title: str
    limit: str = ""
    before: str = ""
    before_verdict: PaperVerdict | None = None
    after: str = ""
    after_verdict: PaperVerdict | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PaperCheckSection:
    """Rows under one section title ("" for a checklist without sections)."""

    title: str
    rows: tuple[PaperCheckRow, ...]


@dataclass(frozen=True, slots=True)
class PaperChecklist:
    """One checklist as answered; `subtitle` says which version and who answered."""

    name: str
    sections: tuple[PaperCheckSection, ...]
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class PaperPart:
    """A part used: `quantity` with its unit ("1 件"), `old_part` says what became of the one taken out."""

    number: str
    name: str
    quantity: str
    lot_or_serial: str = ""
    old_part: str = ""


@dataclass(frozen=True, slots=True)
class PaperTime:
    """A line of work or travel: `what` ("人工" / "路程"), who, when (`date`), `minutes`, `distance_km`."""

    what: str
    who: str = ""
    date: dt.date | None = None
    minutes: int | None = None
    distance_km: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PaperCharge:
    """A line to pay: `amount` before and `covered` the part of it that warranty or contract takes (minor units)."""

    description: str
    amount: int
    covered: int = 0
    quantity: str = ""
    unit_price: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PaperCharges:
    """All lines and what is to be paid in the end; `total` is given because rounding and tax are decided elsewhere."""

    lines: tuple[PaperCharge, ...]
    total: int
    currency: str = "CNY"
    note: str = ""


@dataclass(frozen=True, slots=True)
class PaperPhoto:
    """A picture with its caption; bytes that can't be read become a worded box."""

    image: bytes
    caption: str = ""
    stage: PhotoStage = "other"
    taken: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class PaperSignature:
    """A signature, or that there is none and why (`reason`)."""

    role: SignatureRole
    name: str
    outcome: SignatureOutcome
    image: bytes | None = None
    signed: dt.datetime | None = None
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PaperFeedback:
    """What the customer said: `score` of `scale`, and words."""

    score: int | None = None
    scale: int = 5
    words: str = ""


@dataclass(frozen=True, slots=True)
class ServiceReport:
    """The record of a finished (or unfinished) visit that the customer keeps."""

    number: str
    date: dt.date
    company: PaperCompany
    customer: PaperCustomer
    asset: PaperAsset | None = None
    entitlement: PaperEntitlement | None = None
    times: PaperTimes = PaperTimes()
    technicians: tuple[str, ...] = ()
    findings: PaperFindings = PaperFindings()
    test: PaperTest | None = None
    checklists: tuple[PaperChecklist, ...] = ()
    parts: tuple[PaperPart, ...] = ()
    work_times: tuple[PaperTime, ...] = ()
    charges: PaperCharges | None = None
    photos: tuple[PaperPhoto, ...] = ()
    signatures: tuple[PaperSignature, ...] = ()
    feedback: PaperFeedback | None = None
    unresolved: str = ""
    closing_note: str = ""
    timezone: dt.tzinfo | None = None

    @property
    def code(self) -> str:
        """What the QR code says: `FS1:` and the number."""
        return f"FS1:{self.number}"


@dataclass(frozen=True, slots=True)
class PaperHistory:
    """An earlier job on the same machine."""

    date: dt.date
    number: str
    problem: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class PaperPartToTake:
    """A part the job will probably need: `quantity` with its unit, `place` where it is now."""

    number: str
    name: str
    quantity: str
    place: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class JobSheet:
    """What a technician takes along: who, where, what is wrong, what to take and to check, room to write."""

    number: str
    date: dt.date
    company: PaperCompany
    customer: PaperCustomer
    asset: PaperAsset | None = None
    entitlement: PaperEntitlement | None = None
    times: PaperTimes = PaperTimes()
    priority: str = ""
    job_type: str = ""
    scheduled_from: dt.datetime | None = None
    scheduled_until: dt.datetime | None = None
    technicians: tuple[str, ...] = ()
    problem: str = ""
    access: str = ""
    notes: str = ""
    tasks: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    parts: tuple[PaperPartToTake, ...] = ()
    checklists: tuple[PaperChecklist, ...] = ()
    history: tuple[PaperHistory, ...] = ()
    timezone: dt.tzinfo | None = None

    @property
    def code(self) -> str:
        """What the QR code says: `FS1:` and the number."""
        return f"FS1:{self.number}"

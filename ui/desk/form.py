"""What the intake form holds while it is being filled in, as plain values that a draft can keep."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any

from fieldservice.domain.scans import word_of

Chosen = dict[str, str]  # what was taken from the directory: its id and the words that show it

# Which field a refusal belongs to, by the beginning of its code.
_FIELD_OF = (
    ("intake.no_fault", "fault"),
    ("directory.phone", "phone"),
    ("intake.no_customer", "customer"),
    ("status.no_customer", "customer"),
    ("status.no_fault", "fault"),
    ("intake.asset_unnamed", "asset"),
    ("directory.no_name", "customer"),
)


@dataclass
class IntakeForm:
    """One call. Texts are kept as typed, also what has not been found yet: a draft brings everything back."""

    channel: str = "phone"
    request_type: str = "repair"
    category: str = ""  # code of the fault
    complexity: str = ""  # simple | normal | complex
    priority: str = "normal"
    job_kind: str = "on_site"
    can_stop: str = ""
    fault: str = ""
    phone: str = ""
    wanted_date: str = ""
    wanted_time: str = ""
    wanted_at: str = ""  # ISO 8601, UTC; empty while date and time make no sense
    customer: Chosen | None = None  # id, name, name_en, tier, number, assets
    customer_text: str = ""
    contact: Chosen | None = None  # id, name, role, phone
    contact_text: str = ""
    asset: Chosen | None = None  # id, model, name, serial, place
    asset_text: str = ""
    new_customer: Chosen | None = None  # name, phone, city, street
    new_asset: Chosen | None = None  # serial, name, product_id, location_note
    photos: list[Chosen] = field(default_factory=list)  # sha, thumbnail, name, kind
    suggested: list[Chosen] = field(default_factory=list)  # field, value, score, source: what was suggested last
    decided: str = ""  # names of the fields that a person chose by hand: no suggestion takes them over
    checks: list[Chosen] = field(default_factory=list)  # tree, test, outcome, at: answered on the phone
    request_id: str = ""  # a request that is being corrected; empty for a new one
    started_at: str = ""
    saved_at: str = ""

    def is_empty(self) -> bool:
        """Whether nothing worth keeping was typed or chosen."""
        plain = IntakeForm(
            started_at=self.started_at, saved_at=self.saved_at, channel=self.channel, decided=self.decided
        )
        return self == plain

    def to_values(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return asdict(self)

    @classmethod
    def from_values(cls, values: dict[str, Any]) -> IntakeForm:
        """Back from JSON; whatever an older or damaged draft holds that does not fit is left out."""
        form = cls()
        for each in fields(cls):
            value, plain = values.get(each.name), getattr(form, each.name)
            if (isinstance(plain, str) and isinstance(value, str)) or (plain is None and _is_chosen(value)):
                setattr(form, each.name, value)
            elif isinstance(plain, list) and isinstance(value, list):
                setattr(form, each.name, [entry for entry in value if _is_chosen(entry)])
        return form


def _is_chosen(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(k, str) and isinstance(v, str) for k, v in value.items())


def new_customer(text: str) -> Chosen:
    """A customer nobody knows yet, from what was typed to find it: mostly digits are a phone number."""
    digits = sum(sign.isdigit() for sign in text)
    is_number = digits >= max(4, len(text.replace(" ", "")) // 2 + 1)
    return {"name": "" if is_number else text, "phone": text if is_number else "", "city": "", "street": ""}


def new_asset(text: str) -> Chosen:
    """A machine nobody knows yet, from what was typed or scanned: Latin signs with a digit are a serial number."""
    text = word_of(text)
    is_serial = text.isascii() and any(sign.isdigit() for sign in text)
    serial, name = (text, "") if is_serial else ("", text)
    return {"serial": serial, "name": name, "product_id": "", "location_note": ""}


def field_of(code: str) -> str:
    """The field that a refusal belongs to; empty for none in particular."""
    return next((name for beginning, name in _FIELD_OF if code.startswith(beginning)), "")

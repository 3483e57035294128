"""Our own company as papers show it, the price list for work and travel, and the fault codes."""

from __future__ import annotations

from typing import Any

from fieldservice.domain.records import COMPANY_ID, Company, FaultCode, Price
from fieldservice.errors import UserError
from fieldservice.services.context import Context
from fieldservice.services.editing import changed_fields, checked, tidied

_COMPANY_FIELDS = frozenset("name name_en line line_en address address_en phone email currency old_part_days".split())
_PRICE_FIELDS = frozenset("code name name_en unit amount_minor currency minimum_micro archived".split())
_CODE_FIELDS = frozenset("kind code name name_en parent_code archived".split())
_KINDS = ("problem", "cause", "remedy")
CODE_ORDER = "kind, position = 0, position, code, rid"  # as people ordered them, the others by their code
_LARGEST_LOGO = 2 * 1024 * 1024
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


class CompanyService:
    """The verbs; each is one unit of work. A verb that changes a record returns what its fields held before."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def company(self) -> Company:
        """Our company; empty until it is filled in."""
        return self._context.company()

    def logo(self) -> bytes | None:
        """The logo's picture (PNG or JPEG), or None."""
        sha = self.company().logo_sha
        return self._context.blobs.read(sha) if sha and self._context.blobs.exists(sha) else None

    def change_company(self, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Change what papers show; returns what it was."""
        values = checked(tidied(fields, _COMPANY_FIELDS))
        if values.get("old_part_days", 1) < 0:
            raise UserError("directory.negative", "This number can't be below zero.")
        return self._change("company.change", values, initiator)

    def set_logo(self, picture: bytes | None, initiator: object | None = None) -> str:
        """Keep a PNG or JPEG of at most 2 MB as the logo, or none; returns the SHA-256 of the one before."""
        sha = ""
        if picture is not None:
            if not picture.startswith(_PICTURES):
                raise UserError("directory.logo_kind", "The logo must be a PNG or JPEG picture.")
            if len(picture) > _LARGEST_LOGO:
                raise UserError("directory.logo_size", "The logo is larger than 2 MB. Choose a smaller picture.")
            sha = self._context.blobs.put(picture).sha256
        return str(self._change("company.set_logo", {"logo_sha": sha}, initiator)["logo_sha"])

    def _change(self, intent: str, values: dict[str, Any], initiator: object | None) -> dict[str, Any]:
        with self._context.begin(intent, initiator) as uow:
            before = uow.find(Company, COMPANY_ID)
            if before is None:
                uow.add(Company(id=COMPANY_ID, **values))
                before = Company(id=COMPANY_ID)
            else:
                uow.change(Company, COMPANY_ID, **values)
            uow.commit()
        return {name: getattr(before, name) for name in values}

    # Price list

    def prices(self, archived: bool = False) -> list[Price]:
        """The price list in its order."""
        return self._context.store.read().where(Price, archived=archived)

    def add_price(self, initiator: object | None = None, **fields: Any) -> Price:
        """Add a line. Raises UserError without a name or for a negative amount, or when the code is in use."""
        values = self._price(fields)
        if not values.get("name"):
            raise UserError("directory.no_name", "Enter the name.")
        with self._context.begin("company.add_price", initiator) as uow:
            if values.get("code") and uow.first(Price, code=values["code"], archived=False):
                raise UserError(
                    "directory.code_exists", "The code {written} is in use already.", written=values["code"]
                )
            made = Price(id=self._context.ids(), **values)
            uow.add(made)
            uow.commit()
        return made

    def change_price(self, price_id: str, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Change a line (`archived=True` takes it out); returns what it held."""
        return changed_fields(self._context, "company.change_price", Price, price_id, self._price(fields), initiator)

    def _price(self, fields: dict[str, Any]) -> dict[str, Any]:
        values = checked(tidied(fields, _PRICE_FIELDS), ("name",))
        if values.get("amount_minor", 0) < 0 or values.get("minimum_micro", 0) < 0:
            raise UserError("directory.negative", "This number can't be below zero.")
        return values

    # Fault codes

    def fault_codes(self, kind: str = "", parent_code: str | None = None, *, archived: bool = False) -> list[FaultCode]:
        """Codes of a kind (problem | cause | remedy, "" all three) in their order; with `parent_code` those under it
        and the generic ones. `archived`: those that are out of use, too, which older records name."""
        reader = self._context.store.read()
        found: list[FaultCode] = []
        for each in (kind,) if kind else _KINDS:
            found += reader.where(FaultCode, kind=each, order_by=CODE_ORDER)
        return [
            code
            for code in found
            if (archived or not code.archived) and (parent_code is None or code.parent_code in ("", parent_code))
        ]

    def add_fault_code(self, initiator: object | None = None, **fields: Any) -> FaultCode:
        """Add a code. Raises UserError without code or name, or when the code exists."""
        values = checked(tidied(fields, _CODE_FIELDS), ("name",))
        if values.get("kind", "problem") not in _KINDS:
            raise ValueError(f"unknown kind {values['kind']!r}")
        if not values.get("code") or not values.get("name"):
            raise UserError("directory.no_code", "Enter the code and what it means.")
        with self._context.begin("company.add_fault_code", initiator) as uow:
            family = uow.where(FaultCode, kind=values.get("kind", "problem"), order_by="archived")
            same = next((row for row in family if row.code == values["code"]), None)
            if same is not None and same.archived:
                raise UserError(
                    "directory.code_archived",
                    "The code {written} is out of use. Use it again instead of adding it.",
                    written=values["code"],
                )
            if same is not None:
                raise UserError(
                    "directory.code_exists", "The code {written} is in use already.", written=values["code"]
                )
            last = max((row.position for row in family), default=0)
            made = FaultCode(id=self._context.ids(), position=last + 1 if last else 0, **values)
            uow.add(made)
            uow.commit()
        return made

    def change_fault_code(self, code_id: str, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Change a code (`archived=True` takes it out); returns what it held."""
        values = checked(tidied(fields, _CODE_FIELDS), ("name",))
        return changed_fields(self._context, "company.change_fault_code", FaultCode, code_id, values, initiator)

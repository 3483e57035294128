"""Frozen records, one class a table; see `base` for what a record is."""

from fieldservice.domain.records.base import REGISTRY, REQUIRED, RecordInfo, info, replaced
from fieldservice.domain.records.checklists import Checklist, ChecklistAnswer, ChecklistTemplate
from fieldservice.domain.records.equipment import Asset, Contract, FaultCode, Price, Product
from fieldservice.domain.records.party import COMPANY_ID, Company, Contact, Customer, Person, ServicePoint, Site
from fieldservice.domain.records.stock import (
    BomLine,
    Part,
    PartCategory,
    PartLine,
    StockLocation,
    StockMove,
)
from fieldservice.domain.records.sync import Conflict, PossibleDuplicate, StockBalance
from fieldservice.domain.records.work import (
    Attachment,
    Booking,
    Charge,
    Note,
    ServiceRequest,
    ServiceTask,
    Signature,
    StatusEvent,
    TimeEntry,
    WorkOrder,
)

__all__ = [
    "COMPANY_ID",
    "REGISTRY",
    "REQUIRED",
    "Asset",
    "Attachment",
    "BomLine",
    "Booking",
    "Charge",
    "Checklist",
    "ChecklistAnswer",
    "ChecklistTemplate",
    "Company",
    "Conflict",
    "Contact",
    "Contract",
    "Customer",
    "FaultCode",
    "Note",
    "Part",
    "PartCategory",
    "PartLine",
    "Person",
    "PossibleDuplicate",
    "Price",
    "Product",
    "RecordInfo",
    "ServicePoint",
    "ServiceRequest",
    "ServiceTask",
    "Signature",
    "Site",
    "StatusEvent",
    "StockBalance",
    "StockLocation",
    "StockMove",
    "TimeEntry",
    "WorkOrder",
    "info",
    "replaced",
]

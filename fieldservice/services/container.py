"""All services of a session, built with one context."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from fieldservice.services.context import Context

if TYPE_CHECKING:
    from fieldservice.services.attachments import Attachments
    from fieldservice.services.availability import Availability
    from fieldservice.services.bookings import Bookings
    from fieldservice.services.case_digests import CaseDigests
    from fieldservice.services.catalogue import Catalogue
    from fieldservice.services.catalogue_supply import CatalogueSupply
    from fieldservice.services.charging import Charging
    from fieldservice.services.checklist_templates import ChecklistTemplates
    from fieldservice.services.checklists import Checklists
    from fieldservice.services.company import CompanyService
    from fieldservice.services.conflicts import Conflicts
    from fieldservice.services.count_planning import CountPlanning
    from fieldservice.services.counting import Counting
    from fieldservice.services.diagnosis import Diagnosis
    from fieldservice.services.diagnosis_trees import DiagnosisTrees
    from fieldservice.services.directory import Directory
    from fieldservice.services.drafts import Drafts
    from fieldservice.services.escalations import Escalations
    from fieldservice.services.inspection import Inspection
    from fieldservice.services.intake import Intake
    from fieldservice.services.knowledge import Knowledge
    from fieldservice.services.labels import LabelMaker
    from fieldservice.services.old_parts import OldParts
    from fieldservice.services.part_requests import PartRequests
    from fieldservice.services.part_usage import PartUsage
    from fieldservice.services.people import People
    from fieldservice.services.pick_scanning import PickScanning
    from fieldservice.services.picking import Picking
    from fieldservice.services.possible_duplicates import PossibleDuplicates
    from fieldservice.services.purchasing import Purchasing
    from fieldservice.services.put_away import PutAway
    from fieldservice.services.receipt_undo import ReceiptUndo
    from fieldservice.services.receiving import Receiving
    from fieldservice.services.reports import Reports
    from fieldservice.services.request_offers import RequestOffers
    from fieldservice.services.restocking import Restocking
    from fieldservice.services.scanning import Scanning
    from fieldservice.services.search import Search
    from fieldservice.services.shipping import Shipping
    from fieldservice.services.signatures import Signatures
    from fieldservice.services.similar_cases import SimilarCases
    from fieldservice.services.stock_reports import StockReports
    from fieldservice.services.suppliers import Suppliers
    from fieldservice.services.sync_center import SyncCenter
    from fieldservice.services.time_entries import TimeEntries
    from fieldservice.services.timeline import Timeline
    from fieldservice.services.triage import Triage
    from fieldservice.services.valuation import Valuation
    from fieldservice.services.visits import Visits
    from fieldservice.services.warehouse_papers import WarehousePapers
    from fieldservice.services.warehouse_queue import WarehouseQueue
    from fieldservice.services.work_order_details import WorkOrderDetails
    from fieldservice.services.work_order_lists import WorkOrderLists
    from fieldservice.services.work_orders import WorkOrders


class Services:
    """One of each; made when first used, because a start needs few of them."""

    def __init__(self, context: Context) -> None:
        self.context = context

    @cached_property
    def intake(self) -> Intake:
        """Service requests: taking, finding, answering, merging."""
        from fieldservice.services.intake import Intake

        return Intake(self.context)

    @cached_property
    def drafts(self) -> Drafts:
        """Half-filled forms, kept on this device."""
        from fieldservice.services.drafts import Drafts

        return Drafts(self.context)

    @cached_property
    def directory(self) -> Directory:
        """Customers, contacts, sites, assets, products, contracts."""
        from fieldservice.services.directory import Directory

        return Directory(self.context)

    @cached_property
    def search(self) -> Search:
        """Search over everything."""
        from fieldservice.services.search import Search

        return Search(self.context)

    @cached_property
    def catalogue(self) -> Catalogue:
        """Parts, locations, stock."""
        from fieldservice.services.catalogue import Catalogue

        return Catalogue(self.context)

    @cached_property
    def company(self) -> CompanyService:
        """Our own company, price list, fault codes."""
        from fieldservice.services.company import CompanyService

        return CompanyService(self.context)

    @cached_property
    def people(self) -> People:
        """Our own people and service points."""
        from fieldservice.services.people import People

        return People(self.context)

    @cached_property
    def work_orders(self) -> WorkOrders:
        """Work orders: made, filled in, moved through their life cycle."""
        from fieldservice.services.work_orders import WorkOrders

        return WorkOrders(self.context)

    @cached_property
    def bookings(self) -> Bookings:
        """Appointments of technicians."""
        from fieldservice.services.bookings import Bookings

        return Bookings(self.context)

    @cached_property
    def work_order_lists(self) -> WorkOrderLists:
        """Lists of work orders and their counts."""
        from fieldservice.services.work_order_lists import WorkOrderLists

        return WorkOrderLists(self.context)

    @cached_property
    def work_order_details(self) -> WorkOrderDetails:
        """Everything that belongs to one work order."""
        from fieldservice.services.work_order_details import WorkOrderDetails

        return WorkOrderDetails(self.context)

    @cached_property
    def time_entries(self) -> TimeEntries:
        """Time and travel on a work order."""
        from fieldservice.services.time_entries import TimeEntries

        return TimeEntries(self.context)

    @cached_property
    def charging(self) -> Charging:
        """What the customer pays."""
        from fieldservice.services.charging import Charging

        return Charging(self.context)

    @cached_property
    def visits(self) -> Visits:
        """The technician's day and the path of a visit."""
        from fieldservice.services.visits import Visits

        return Visits(self.context)

    @cached_property
    def checklists(self) -> Checklists:
        """Answering checklists."""
        from fieldservice.services.checklists import Checklists

        return Checklists(self.context)

    @cached_property
    def checklist_templates(self) -> ChecklistTemplates:
        """Keeping checklist templates."""
        from fieldservice.services.checklist_templates import ChecklistTemplates

        return ChecklistTemplates(self.context)

    @cached_property
    def diagnosis(self) -> Diagnosis:
        """Following diagnosis trees."""
        from fieldservice.services.diagnosis import Diagnosis

        return Diagnosis(self.context)

    @cached_property
    def diagnosis_trees(self) -> DiagnosisTrees:
        """Keeping diagnosis trees and makers' error codes."""
        from fieldservice.services.diagnosis_trees import DiagnosisTrees

        return DiagnosisTrees(self.context)

    @cached_property
    def part_usage(self) -> PartUsage:
        """Parts used and removed on a work order."""
        from fieldservice.services.part_usage import PartUsage

        return PartUsage(self.context)

    @cached_property
    def attachments(self) -> Attachments:
        """Photos and files."""
        from fieldservice.services.attachments import Attachments

        return Attachments(self.context)

    @cached_property
    def signatures(self) -> Signatures:
        """Signatures, or the record of why there is none."""
        from fieldservice.services.signatures import Signatures

        return Signatures(self.context)

    @cached_property
    def timeline(self) -> Timeline:
        """Everything that happened."""
        from fieldservice.services.timeline import Timeline

        return Timeline(self.context)

    @cached_property
    def triage(self) -> Triage:
        """What a request probably is, suggested from its words and the past."""
        from fieldservice.services.triage import Triage

        return Triage(self.context)

    @cached_property
    def reports(self) -> Reports:
        """What the printed papers say."""
        from fieldservice.services.reports import Reports

        return Reports(self.context)

    @cached_property
    def sync_center(self) -> SyncCenter:
        """What waits for delivery, what was delivered, what was not accepted."""
        from fieldservice.services.sync_center import SyncCenter

        return SyncCenter(self.context)

    @cached_property
    def conflicts(self) -> Conflicts:
        """The inbox of real disagreements."""
        from fieldservice.services.conflicts import Conflicts

        return Conflicts(self.context)

    @cached_property
    def possible_duplicates(self) -> PossibleDuplicates:
        """Rows that may be the same thing."""
        from fieldservice.services.possible_duplicates import PossibleDuplicates

        return PossibleDuplicates(self.context)

    @cached_property
    def scanning(self) -> Scanning:
        """From a scanned code to the thing it names."""
        from fieldservice.services.scanning import Scanning

        return Scanning(self.context)

    @cached_property
    def suppliers(self) -> Suppliers:
        """Suppliers, their offers and how well they deliver."""
        from fieldservice.services.suppliers import Suppliers

        return Suppliers(self.context)

    @cached_property
    def purchasing(self) -> Purchasing:
        """What should be ordered, and orders to suppliers."""
        from fieldservice.services.purchasing import Purchasing

        return Purchasing(self.context)

    @cached_property
    def receiving(self) -> Receiving:
        """Deliveries: scanned, inspected, put away."""
        from fieldservice.services.receiving import Receiving

        return Receiving(self.context)

    @cached_property
    def count_planning(self) -> CountPlanning:
        """What a count would be, and beginning it."""
        from fieldservice.services.count_planning import CountPlanning

        return CountPlanning(self.context)

    @cached_property
    def receipt_undo(self) -> ReceiptUndo:
        """Taking a whole receipt back."""
        from fieldservice.services.receipt_undo import ReceiptUndo

        return ReceiptUndo(self.context)

    @cached_property
    def inspection(self) -> Inspection:
        """Saying what inspection found of what came."""
        from fieldservice.services.inspection import Inspection

        return Inspection(self.context)

    @cached_property
    def put_away(self) -> PutAway:
        """Putting away what stands in receiving."""
        from fieldservice.services.put_away import PutAway

        return PutAway(self.context)

    @cached_property
    def counting(self) -> Counting:
        """Counts of stock."""
        from fieldservice.services.counting import Counting

        return Counting(self.context)

    @cached_property
    def old_parts(self) -> OldParts:
        """Old parts on their way back."""
        from fieldservice.services.old_parts import OldParts

        return OldParts(self.context)

    @cached_property
    def availability(self) -> Availability:
        """What can be had of a part, where, and how sure that is."""
        from fieldservice.services.availability import Availability

        return Availability(self.context)

    @cached_property
    def valuation(self) -> Valuation:
        """What stock is worth."""
        from fieldservice.services.valuation import Valuation

        return Valuation(self.context)

    @cached_property
    def part_requests(self) -> PartRequests:
        """Parts asked for, claimed, given up."""
        from fieldservice.services.part_requests import PartRequests

        return PartRequests(self.context)

    @cached_property
    def restocking(self) -> Restocking:
        """Filling vans and warehouses up."""
        from fieldservice.services.restocking import Restocking

        return Restocking(self.context, self.part_requests)

    @cached_property
    def picking(self) -> Picking:
        """Waves, pick lists, picks."""
        from fieldservice.services.picking import Picking

        return Picking(self.context)

    @cached_property
    def pick_scanning(self) -> PickScanning:
        """The scan line of the picking bench."""
        from fieldservice.services.pick_scanning import PickScanning

        return PickScanning(self.context, self.picking)

    @cached_property
    def shipping(self) -> Shipping:
        """Delivery notes: packed, sent, received, sent back."""
        from fieldservice.services.shipping import Shipping

        return Shipping(self.context)

    @cached_property
    def catalogue_supply(self) -> CatalogueSupply:
        """Further codes, supersession, levels, use of parts."""
        from fieldservice.services.catalogue_supply import CatalogueSupply

        return CatalogueSupply(self.context)

    @cached_property
    def stock_reports(self) -> StockReports:
        """On hand, movement, value, age of stock."""
        from fieldservice.services.stock_reports import StockReports

        return StockReports(self.context, self.valuation, self.catalogue_supply)

    @cached_property
    def labels(self) -> LabelMaker:
        """What stands on labels."""
        from fieldservice.services.labels import LabelMaker

        return LabelMaker(self.context)

    @cached_property
    def warehouse_papers(self) -> WarehousePapers:
        """What the warehouse's printed papers say."""
        from fieldservice.services.warehouse_papers import WarehousePapers

        return WarehousePapers(self.context)

    @cached_property
    def request_offers(self) -> RequestOffers:
        """What somebody who asks for parts is offered."""
        from fieldservice.services.request_offers import RequestOffers

        return RequestOffers(self.context)

    @cached_property
    def warehouse_queue(self) -> WarehouseQueue:
        """The tasks that wait in the warehouse."""
        from fieldservice.services.warehouse_queue import WarehouseQueue

        return WarehouseQueue(
            self.context, self.catalogue.stock, self.picking, self.shipping, self.purchasing, self.receiving,
            self.counting, self.put_away,
        )  # fmt: skip

    @cached_property
    def case_digests(self) -> CaseDigests:
        """What closed cases say to everybody."""
        from fieldservice.services.case_digests import CaseDigests

        return CaseDigests(self.context)

    @cached_property
    def similar_cases(self) -> SimilarCases:
        """What solved faults like this one."""
        from fieldservice.services.similar_cases import SimilarCases

        return SimilarCases(self.context)

    @cached_property
    def knowledge(self) -> Knowledge:
        """Articles: written, reviewed, published, found, used."""
        from fieldservice.services.knowledge import Knowledge

        return Knowledge(self.context)

    @cached_property
    def escalations(self) -> Escalations:
        """Questions to specialists and to makers."""
        from fieldservice.services.escalations import Escalations

        return Escalations(self.context)

"""All services of a session, built with one context."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from fieldservice.services.context import Context
from fieldservice.services.knowledge_services import KnowledgeServices
from fieldservice.services.warehouse_services import WarehouseServices

if TYPE_CHECKING:
    from fieldservice.services.attachments import Attachments
    from fieldservice.services.bookings import Bookings
    from fieldservice.services.charging import Charging
    from fieldservice.services.checklists import Checklists
    from fieldservice.services.company import CompanyService
    from fieldservice.services.conflicts import Conflicts
    from fieldservice.services.directory import Directory
    from fieldservice.services.drafts import Drafts
    from fieldservice.services.file_sweep import FileSweep
    from fieldservice.services.intake import Intake
    from fieldservice.services.part_usage import PartUsage
    from fieldservice.services.people import People
    from fieldservice.services.possible_duplicates import PossibleDuplicates
    from fieldservice.services.reports import Reports
    from fieldservice.services.search import Search
    from fieldservice.services.signatures import Signatures
    from fieldservice.services.sync_center import SyncCenter
    from fieldservice.services.time_entries import TimeEntries
    from fieldservice.services.timeline import Timeline
    from fieldservice.services.visits import Visits
    from fieldservice.services.work_order_details import WorkOrderDetails
    from fieldservice.services.work_order_lists import WorkOrderLists
    from fieldservice.services.work_orders import WorkOrders


class Services(WarehouseServices, KnowledgeServices):
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
    def file_sweep(self) -> FileSweep:
        """Removing photos and files that nothing names any more."""
        from fieldservice.services.file_sweep import FileSweep

        return FileSweep(self.context)

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

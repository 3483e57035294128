"""The services of the warehouse, made when first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from fieldservice.services.context import Context

if TYPE_CHECKING:
    from fieldservice.services.availability import Availability
    from fieldservice.services.catalogue import Catalogue
    from fieldservice.services.catalogue_supply import CatalogueSupply
    from fieldservice.services.count_planning import CountPlanning
    from fieldservice.services.counting import Counting
    from fieldservice.services.inspection import Inspection
    from fieldservice.services.labels import LabelMaker
    from fieldservice.services.old_parts import OldParts
    from fieldservice.services.part_history import PartHistory
    from fieldservice.services.part_requests import PartRequests
    from fieldservice.services.pick_scanning import PickScanning
    from fieldservice.services.picking import Picking
    from fieldservice.services.purchasing import Purchasing
    from fieldservice.services.put_away import PutAway
    from fieldservice.services.receipt_undo import ReceiptUndo
    from fieldservice.services.receiving import Receiving
    from fieldservice.services.request_offers import RequestOffers
    from fieldservice.services.restocking import Restocking
    from fieldservice.services.scanning import Scanning
    from fieldservice.services.shipping import Shipping
    from fieldservice.services.stock_reports import StockReports
    from fieldservice.services.suppliers import Suppliers
    from fieldservice.services.valuation import Valuation
    from fieldservice.services.warehouse_papers import WarehousePapers
    from fieldservice.services.warehouse_queue import WarehouseQueue


class WarehouseServices:
    """Stock, requests, picking, purchasing, counting, papers."""

    context: Context

    @cached_property
    def catalogue(self) -> Catalogue:
        """Parts, locations, stock."""
        from fieldservice.services.catalogue import Catalogue

        return Catalogue(self.context)

    @cached_property
    def part_history(self) -> PartHistory:
        """What happened to a part."""
        from fieldservice.services.part_history import PartHistory

        return PartHistory(self.context)

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

"""The five kinds of records of `sync_world.write_records`, with the fields that it fills, as Morango has them."""

from __future__ import annotations

import os
import uuid

from django.db import models
from morango.models.core import SyncableModel


class Synced(SyncableModel):
    """What all have in common: one partition, ids made here."""

    morango_profile = "bench"

    class Meta:
        abstract = True

    def calculate_source_id(self, *args, **kwargs):
        """Morango makes the id from this."""
        return uuid.uuid4().hex

    def calculate_partition(self, *args, **kwargs):
        """Everything is in the partition of the root certificate."""
        return os.environ["MORANGO_SIDE_PARTITION"]


class Customer(Synced):
    """A customer."""

    morango_model_name = "customer"
    number = models.CharField(max_length=100, db_index=True)
    name = models.CharField(max_length=200)
    city = models.CharField(max_length=100, blank=True)
    phone = models.CharField(max_length=100, blank=True)


class Asset(Synced):
    """A machine."""

    morango_model_name = "asset"
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE)
    serial = models.CharField(max_length=100, db_index=True)
    name = models.CharField(max_length=200)


class Part(Synced):
    """A spare part."""

    morango_model_name = "part"
    number = models.CharField(max_length=100, db_index=True)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    price_minor = models.IntegerField(default=0)


class WorkOrder(Synced):
    """A job."""

    morango_model_name = "workorder"
    number = models.CharField(max_length=100, db_index=True)
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE)
    asset = models.ForeignKey(Asset, on_delete=models.CASCADE)
    summary = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    opened_at = models.DateTimeField()
    status = models.CharField(max_length=30)


class Note(Synced):
    """A remark."""

    morango_model_name = "note"
    work_order = models.ForeignKey(WorkOrder, on_delete=models.CASCADE)
    text = models.TextField()
    at = models.DateTimeField()

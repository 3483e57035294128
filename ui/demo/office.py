"""What the service desk and the dispatcher do: take a call, book somebody, print the papers."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from fieldservice.i18n import mark, translate
from ui.demo.stage import Stage, only, words

if TYPE_CHECKING:
    from ui.desk.intake_view_model import IntakeViewModel

_FAULT = mark(
    "demo_run", "Half an hour after the morning start it overheats and stops, with 109 °C discharge temperature."
)


class Office:
    """Steps at the office's computer."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def take_the_call(self, asset_id: str, picture: str = "request") -> str:
        """Somebody calls about a machine; returns the work order."""
        stage = self._stage
        serial = stage.services.directory.machines.detail(asset_id).asset.serial
        stage.go("new_request")
        model: IntakeViewModel = stage.model("IntakeViewModel")
        found: list[Any] = []
        contacts: list[Any] = []
        model.assets_found.connect(lambda ticket, matches: found.extend(matches))
        model.contacts_changed.connect(contacts.extend)
        model.find_assets(serial, 1)
        stage.settle()
        model.take_asset(only((match for match in found if match.asset.id == asset_id), serial))
        stage.settle()
        model.take_contact(only(contacts, "contact"))
        model.changed(fault=words(_FAULT), priority="high", can_stop="stopped", phone="138 0000 4471")
        model.opened.emit()
        stage.picture(picture)
        sent: list[tuple[str, str, str]] = []
        model.sent.connect(lambda what, id, number: sent.append((what, id, number)))
        model.refused.connect(lambda field, sentence: stage.refused(sentence))
        model.submit()
        stage.settle()
        _what, work_order_id, number = only(sent, "work order")
        stage.say(translate("demo_run", "Request taken by phone for {serial}; {number} is ready for dispatch.",
                            serial=serial, number=number))  # fmt: skip
        return work_order_id

    def book(self, work_order_id: str, technician_id: str, minutes: int) -> str:
        """Send a technician in so many minutes, for two hours; returns the booking."""
        from ui.work_orders.book_view_model import BookViewModel

        stage = self._stage
        detail = stage.services.work_order_details.detail(work_order_id)
        model = BookViewModel(stage.tour.desktop.environment, detail)
        booked: list[Any] = []
        model.booked.connect(booked.append)
        model.failed.connect(lambda error: stage.refused(error.message()))
        starts = stage.clock.now() + timedelta(minutes=minutes)
        model.book(technician_id, starts, starts + timedelta(hours=2))
        stage.settle()
        booking_id: str = only(booked, "booking").booking.id
        return booking_id

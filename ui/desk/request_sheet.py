"""The parts in which a request is shown, in the drawer of the list and on its own page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from typing import Any

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from fieldservice.domain.words import word
from fieldservice.i18n import translate
from ui.desk import words
from ui.desk.request_view_model import RequestDetail
from ui.kit.labels import ElidedLink, Label
from ui.kit.panels import KeyValues
from ui.kit.photos import Photo, PhotoStrip
from ui.kit.timeline import Timeline, TimelineEntry

Go = Callable[[str, str], object]  # place, id
_CAN_STOP = ("yes", "no", "stopped")


class RequestSheet:
    """Makes the widgets; `now` and `zone` are for times in words, `go` opens what a link names."""

    def __init__(self, now: Callable[[], datetime], zone: tzinfo, go: Go) -> None:
        self._now, self._zone, self._go = now, zone, go

    def moment(self, at: datetime | None) -> str:
        """When, in words."""
        return words.moment(at, self._now(), self._zone)

    def summary(self, detail: RequestDetail) -> str:
        """Priority, type, channel and when, in one line."""
        request = detail.request
        received = translate(
            "desk",
            "{channel} {moment}",
            channel=word("channel", request.channel),
            moment=self.moment(request.received_at),
        )
        return words.side_by_side(
            word("priority", request.priority), word("request_type", request.request_type), received
        )

    def facts(self, detail: RequestDetail) -> KeyValues:
        """Whom and what it concerns."""
        request, customer, contact = detail.request, detail.customer, detail.contact
        facts = KeyValues(76)
        if customer is not None:
            tier = word("tier", "high") if customer.tier == "high" else ""
            name = words.name_of(customer.name, customer.name_en)
            facts.add(translate("desk", "Customer"), _link(name, lambda: self._go("customer", customer.id)), tier)
        else:
            facts.add(translate("desk", "Customer"), "")
        role = contact.role if contact else ""
        facts.add(translate("desk", "Contact"), words.side_by_side(request.caller_name, role), wrap=True)
        facts.add(translate("desk", "Phone"), request.caller_phone)
        if detail.asset is not None:
            asset, model = detail.asset, detail.product.model if detail.product else ""
            title = words.machine_words(model, asset.name) or asset.serial
            serial = asset.serial if title != asset.serial else ""
            facts.add(translate("desk", "Machine"), _link(title, lambda: self._go("asset", asset.id)), serial)
        else:
            facts.add(translate("desk", "Machine"), "")
        if detail.site is not None:
            facts.add(translate("desk", "Site"), detail.site.name, wrap=True)
        if detail.entitlement is not None:
            facts.add(translate("desk", "Coverage"), words.coverage_pill(detail.entitlement))
        if detail.category != ("", ""):
            facts.add(translate("triage", "Fault"), words.name_of(*detail.category), wrap=True)
        if request.complexity:
            facts.add(translate("triage", "Complexity"), word("complexity", request.complexity))
        if request.wanted_at is not None:
            facts.add(translate("desk", "Wanted by"), self.moment(request.wanted_at))
        if request.can_stop in _CAN_STOP:
            facts.add(translate("desk", "Stand still"), stop_words(request.can_stop))
        if detail.work_order is not None:
            order = detail.work_order
            facts.add(
                translate("desk", "Work order"),
                order.number,
                word("work_order", order.state),
                link=lambda: self._go("work_order", order.id),
            )
        if detail.received_by is not None:
            by = words.name_of(detail.received_by.name, detail.received_by.name_en)
            facts.add(translate("desk", "Taken by"), by)
        return facts

    def said(self, detail: RequestDetail) -> list[QWidget]:
        """The customer's words, and the answer."""
        shown: list[QWidget] = [Label(detail.request.fault, wrap=True, selectable=True)]
        if detail.request.answer:
            shown.append(Label(translate("desk", "Solved remotely"), "small", "muted"))
            shown.append(Label(detail.request.answer, wrap=True, selectable=True))
        return shown

    def photos(self, photos: Sequence[tuple[str, bytes, str]], on_open: Callable[[str], object]) -> PhotoStrip:
        """The photos of the request."""
        strip = PhotoStrip(read_only=True)
        strip.set_photos([Photo(key, QImage.fromData(data), caption) for key, data, caption in photos])
        strip.opened.connect(on_open)
        return strip

    def timeline(self, detail: RequestDetail) -> Timeline:
        """What became of it, newest first."""
        happened: list[tuple[Any, TimelineEntry]] = []
        for event in detail.events:
            who = words.name_of(event.by.name, event.by.name_en) if event.by else ""
            second = " · ".join(filter(None, (self.moment(event.at), who)))
            happened.append((event.at, TimelineEntry(_event_words(event, detail), second, *_event_look(event.after))))
        for note in detail.notes:
            happened.append((note.at, TimelineEntry(note.text, self.moment(note.at), "message-square")))
        happened.reverse()
        happened.sort(key=lambda pair: pair[0], reverse=True)
        return Timeline([entry for _at, entry in happened])


def _link(words_: str, on_click: Callable[[], object]) -> ElidedLink:
    link = ElidedLink(words_)
    link.clicked.connect(on_click)
    return link


def stop_words(key: str) -> str:
    """Whether the machine may stand still."""
    if key == "yes":
        return translate("desk", "Yes")
    return translate("desk", "It stands still already") if key == "stopped" else translate("desk", "No")


def _event_words(event: Any, detail: RequestDetail) -> str:
    order = detail.work_order.number if detail.work_order else ""
    if event.after == "new":
        said = translate("desk", "Opened again") if event.before else translate("desk", "Request taken")
    elif event.after == "accepted" and order:
        said = translate("desk", "Work order {number} made", number=order)
    elif event.after == "merged" and order:
        said = translate("desk", "Merged into {number}", number=order)
    else:
        said = word("service_request", event.after)
    return translate("desk", "{what}: {reason}", what=said, reason=event.reason) if event.reason else said


def _event_look(after: str) -> tuple[str, str]:
    looks = {
        "new": ("inbox", "muted"),
        "accepted": ("clipboard-check", "ok"),
        "answered": ("headset", "ok"),
        "merged": ("merge", "muted"),
        "cancelled": ("ban", "muted"),
    }
    return looks.get(after, ("circle-dot", "muted"))

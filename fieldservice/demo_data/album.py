"""Photos on a few recent work orders, drawn, and put where photos of the camera go."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from fieldservice.demo_data import pictures
from fieldservice.demo_data.build import Build
from fieldservice.demo_data.content import Pair
from fieldservice.demo_data.jobs import Told
from fieldservice.domain.records import Attachment, Booking, Person
from fieldservice.system.media import prepare_photo


class Album:
    """Draws a picture when it is needed and keeps it encrypted like any other."""

    def __init__(self, build: Build) -> None:
        self._build = build

    def keep(self, data: bytes) -> str:
        """Put a blob; one that was not there before is taken away again should the fill be rolled back."""
        blobs = self._build.context.blobs
        before = len(self._build.blobs)
        ref = blobs.put(data)
        if ref.sha256 not in self._build.blobs[:before]:
            self._build.blobs.append(ref.sha256)
        return ref.sha256

    def over_temperature(self, told: Told, booking: Booking, technician: Person) -> None:
        """What the technician saw at the machine that trips."""
        temperature = told.values["t"]
        rows = [
            (self._build.words(["型号", "Model"]), told.product.model),
            (self._build.words(["序列号", "Serial no."]), told.job.asset.serial),
            (self._build.words(["功率", "Power"]), "75 kW"),
            (self._build.words(["压力", "Pressure"]), "0.8 MPa"),
        ]
        display = self._build.words([f"高温停机  {temperature} ℃", f"HIGH TEMP  {temperature} °C"])
        lines = [display, "T1  109 ℃", "P1  0.00 MPa", "11420 h"]
        at = (booking.arrived_at or self._build.now) + timedelta(minutes=1)
        for draw, name, stage, caption in (
            (lambda: pictures.panel(lines, alarm=True), "panel.jpg", "before", ["面板报警", "Alarm on the panel"]),
            (lambda: pictures.name_plate(rows), "plate.jpg", "label", ["铭牌", "Name plate"]),
            (lambda: pictures.cooler(clean=False), "cooler.jpg", "before", ["冷却器积灰", "Dust on the cooler"]),
            (pictures.valve, "valve.jpg", "before", ["拆下的温控阀芯", "The valve core taken out"]),
        ):
            self._add(told, technician, draw, name, stage, caption, min(at, self._build.now))

    def after_maintenance(self, told: Told, booking: Booking, technician: Person) -> None:
        """The machine after its maintenance."""
        at = booking.left_at or self._build.now
        display = self._build.words(["运行  加载", "RUNNING  LOADED"])
        lines = [display, "T1  86 ℃", "P1  0.72 MPa", f"{told.job.asset.running_hours} h"]
        self._add(
            told, technician, lambda: pictures.panel(lines, alarm=False), "after.jpg", "after",
            ["保养后运行参数", "Readings after the maintenance"], at,
        )  # fmt: skip
        self._add(
            told, technician, lambda: pictures.cooler(clean=True), "clean.jpg", "after",
            ["冷却器已吹扫", "Cooler blown out"], at,
        )  # fmt: skip

    def _add(
        self, told: Told, technician: Person, draw: Callable[[], bytes], name: str, stage: str, caption: Pair,
        at: datetime,
    ) -> None:  # fmt: skip
        photo = prepare_photo(draw(), name, self._build.context.zone)
        self._build.add(
            Attachment(
                id=self._build.id(), work_order_id=told.id, sha=self.keep(photo.data),
                thumbnail_sha=self.keep(photo.thumbnail), name=photo.name, mime=photo.mime, size=len(photo.data),
                width=photo.width, height=photo.height, stage=stage, caption=self._build.words(caption), taken_at=at,
                added_at=at, added_by_id=technician.id,
            )
        )  # fmt: skip

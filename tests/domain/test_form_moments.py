"""Moments in the rules of forms: seen by the clock of the laptop, as ODK sees them by that of the phone."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from fieldservice.domain.checklist import Address, ChecklistState, Value, decode, encode
from tests.domain.forms import field, form, hidden

NIGHT = datetime(2026, 5, 13, 17, 5, tzinfo=UTC)  # 01:05 of the 14th in Shanghai
# Between these New York's clocks go on.
BEFORE, AFTER = datetime(2026, 3, 8, 6, 30, tzinfo=UTC), datetime(2026, 3, 8, 7, 30, tzinfo=UTC)


def worked_out(rule: str, now: datetime, zone: str, answer: Value = None) -> Value:
    """What a rule gives on a laptop of that zone at that time; `answer` is what /data/d holds."""
    here = now.astimezone(ZoneInfo(zone))
    state = ChecklistState(
        form(field("d", "datetime"), hidden("out", rule)), today=here.date(), now=here, language="en"
    )
    if answer is not None:
        state.answer(Address("d"), answer, at=now)
    return state.values().get(Address("out"))


@pytest.mark.parametrize(
    ("rule", "now", "zone", "expected"),
    [
        ("format-date-time(now(), '%Y-%m-%d %H:%M')", NIGHT, "Asia/Shanghai", "2026-05-14 01:05"),
        ("format-date-time(now(), '%Y-%m-%d %H:%M')", NIGHT, "UTC", "2026-05-13 17:05"),
        ("format-date-time(now(), '%Y-%m-%d %H:%M')", NIGHT, "Asia/Kolkata", "2026-05-13 22:35"),
        ("format-date-time(now(), '%H:%M')", BEFORE, "America/New_York", "01:30"),
        ("format-date-time(now(), '%H:%M')", AFTER, "America/New_York", "03:30"),
        ("string(today())", NIGHT, "Asia/Shanghai", "2026-05-14"),
        ("string(today())", NIGHT, "America/New_York", "2026-05-13"),
        ("string(now())", NIGHT, "Asia/Shanghai", "2026-05-14"),
        ("format-date-time('2026-05-13T17:05:00.000Z', '%e %H:%M')", NIGHT, "Asia/Shanghai", "14 01:05"),
        ("format-date-time('2026-05-13T17:05:00.000Z', '%e %H:%M')", NIGHT, "Asia/Kolkata", "13 22:35"),
        ("format-date-time('2026-05-13T19:05:00+02:00', '%e %H:%M')", NIGHT, "America/New_York", "13 13:05"),
        ("format-date-time('2026-01-13T19:05:00+02:00', '%e %H:%M')", NIGHT, "America/New_York", "13 12:05"),
        ("format-date-time('2026-05-14T01:05:00', '%e %H:%M')", NIGHT, "America/New_York", "14 01:05"),
        ("format-date('2026-05-13T17:05:00Z', '%Y-%m-%d')", NIGHT, "Asia/Shanghai", "2026-05-14"),
        ("string(date('2026-05-13T17:05:00Z'))", NIGHT, "Asia/Shanghai", "2026-05-14"),
        ("string(date('2026-05-13T17:05:00Z') = today())", NIGHT, "Asia/Shanghai", "true"),
        ("string(date('2026-05-13T17:05:00Z') > date('2026-05-13'))", NIGHT, "UTC", "false"),
        ("string(now() > date('2026-05-13'))", NIGHT, "Asia/Shanghai", "true"),
        ("string(decimal-time('2026-05-13T16:00:00Z'))", NIGHT, "Asia/Shanghai", "0"),
        ("string(decimal-time('2026-05-13T00:30:00Z') * 24)", NIGHT, "Asia/Kolkata", "6"),
        ("string(decimal-date-time('1970-01-02T04:00:00Z'))", NIGHT, "Asia/Shanghai", "1.5"),
        ("string(decimal-date-time('1970-01-02T12:00:00'))", NIGHT, "Asia/Kolkata", "1.5"),
        ("string(round((decimal-date-time(now()) - decimal-date-time('2026-05-13T16:05:00Z')) * 24, 6))", NIGHT,
         "Asia/Shanghai", "1"),
        ("string(round((decimal-date-time('2026-03-08T03:30:00') - decimal-date-time('2026-03-08T01:30:00')) * 24, 6))",
         AFTER, "America/New_York", "1"),
        ("format-date-time(date-time(decimal-date-time('2026-03-08T03:30:00')), '%d %H:%M')", AFTER,
         "America/New_York", "08 03:30"),
    ],
)  # fmt: skip
def test_rules_see_moments_by_the_clock_of_the_laptop(rule: str, now: datetime, zone: str, expected: str) -> None:
    assert worked_out(rule, now, zone) == expected


@pytest.mark.parametrize(("zone", "shown"), [("Asia/Shanghai", "14 01:05"), ("America/New_York", "13 13:05")])
def test_a_moment_that_another_laptop_stored_is_the_same_moment_here(zone: str, shown: str) -> None:
    stored = encode(worked_out("now()", NIGHT, "Asia/Shanghai"))
    answer = decode("datetime", stored)
    assert stored == '"2026-05-14T01:05:00+08:00"'
    assert answer == NIGHT
    assert worked_out("format-date-time(/data/d, '%e %H:%M')", NIGHT, zone, answer) == shown
    assert worked_out("string(decimal-date-time(/data/d) = decimal-date-time(now()))", NIGHT, zone, answer) == "true"


def test_the_hour_that_is_set_back_is_two_hours() -> None:
    first, second = datetime(2026, 11, 1, 5, 30, tzinfo=UTC), datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    rule = "string(round((decimal-date-time(now()) - decimal-date-time(/data/d)) * 24, 6))"
    answer = decode("datetime", encode(worked_out("now()", first, "America/New_York")))
    assert worked_out(rule, second, "America/New_York", answer) == "1"

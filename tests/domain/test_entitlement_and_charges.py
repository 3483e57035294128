"""Who pays, to the day, and how much, to the cent."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldservice.domain.charges import ExtraUsed, PartUsed, PriceLine, TimeUsed, Usage, charge
from fieldservice.domain.coding import CAUSE, PROBLEM, REMEDY, CodeTable, Finding
from fieldservice.domain.default_codes import default_codes
from fieldservice.domain.entitlement import (
    ContractCover,
    Coverage,
    Entitlement,
    WarrantyTerms,
    advise_part,
    entitle,
    last_day,
)
from fieldservice.domain.money import Money
from fieldservice.domain.quantity import MICRO
from fieldservice.errors import UserError

TERMS = WarrantyTerms(36)
BOUGHT = Coverage(purchase_date=date(2024, 4, 1), terms=TERMS)
CONTRACT = ContractCover(date(2026, 1, 1), date(2026, 12, 31), number="MC-1")


@pytest.mark.parametrize(
    ("coverage", "on", "kind"),
    [
        (BOUGHT, date(2024, 3, 31), "out_of_warranty"),
        (BOUGHT, date(2024, 4, 1), "in_warranty"),
        (BOUGHT, date(2027, 3, 31), "in_warranty"),
        (BOUGHT, date(2027, 4, 1), "out_of_warranty"),
        (Coverage(contract=CONTRACT), date(2025, 12, 31), "unknown"),
        (Coverage(contract=CONTRACT), date(2026, 1, 1), "contract"),
        (Coverage(contract=CONTRACT), date(2026, 12, 31), "contract"),
        (Coverage(contract=CONTRACT), date(2027, 1, 1), "out_of_warranty"),
        (Coverage(contract=ContractCover(None, None)), date(2030, 1, 1), "contract"),
        (Coverage(warranty_until=date(2026, 5, 1)), date(2026, 5, 1), "in_warranty"),
        (Coverage(warranty_until=date(2026, 5, 1)), date(2026, 5, 2), "out_of_warranty"),
        (Coverage(), date(2026, 5, 1), "unknown"),
        (Coverage(purchase_date=date(2026, 1, 1)), date(2026, 5, 1), "unknown"),
        (Coverage(purchase_date=date(2026, 1, 1), warranty_months=0, terms=TERMS), date(2026, 5, 1), "out_of_warranty"),
        (Coverage(date(2020, 1, 1), terms=TERMS, contract=CONTRACT), date(2026, 5, 1), "contract"),
        (Coverage(date(2020, 1, 1), installed_on=date(2024, 1, 1), terms=TERMS), date(2026, 5, 1), "in_warranty"),
    ],
)
def test_coverage_holds_from_the_first_to_the_last_day(coverage: Coverage, on: date, kind: str) -> None:
    decision = entitle(coverage, on)
    assert decision.kind == kind
    for language in ("zh_CN", "en"):
        assert decision.reason_in(language) and "{" not in decision.reason_in(language)


def test_the_reason_names_the_last_day() -> None:
    decision = entitle(BOUGHT, date(2026, 5, 14))
    assert decision.until == date(2027, 3, 31)
    assert decision.reason_in("zh_CN") == "整机质保到 2027年3月31日。"
    assert decision.reason == "The warranty runs until 31 Mar 2027."


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 12, 1), 1, date(2024, 12, 31)),
        (date(2024, 4, 1), 36, date(2027, 3, 31)),
    ],
)
def test_months_end_the_day_before_or_on_the_last_day_of_a_short_month(start: date, months: int, last: date) -> None:
    assert last_day(start, months) == last


@given(start=st.dates(date(1990, 1, 1), date(2090, 1, 1)), months=st.integers(1, 240))
def test_a_longer_warranty_never_ends_earlier(start: date, months: int) -> None:
    assert last_day(start, months) < last_day(start, months + 1)
    assert last_day(start, months) <= last_day(start + timedelta(days=1), months)


def test_a_contract_adds_what_the_warranty_leaves_out() -> None:
    coverage = Coverage(
        date(2026, 1, 1),
        terms=WarrantyTerms(12, covers_labour=True, covers_parts=True, covers_travel=False),
        contract=CONTRACT,
    )
    assert entitle(coverage, date(2026, 5, 1)).covers_travel
    assert not entitle(coverage, date(2025, 12, 31)).covers_travel


def test_parts_that_are_not_genuine_warn_or_block_only_under_warranty() -> None:
    inside, outside = entitle(BOUGHT, date(2026, 1, 1)), entitle(BOUGHT, date(2028, 1, 1))
    warned = advise_part(inside, genuine=False)
    blocked = advise_part(inside, genuine=False, block=True)
    assert warned is not None and not warned.blocks and warned.sentence
    assert blocked is not None and blocked.blocks
    assert advise_part(outside, genuine=False, block=True) is None
    assert advise_part(inside, genuine=True, block=True) is None


def test_an_asset_with_foreign_parts_keeps_its_cover_and_carries_a_warning() -> None:
    decision = entitle(Coverage(date(2026, 1, 1), terms=TERMS, parts_genuine=False), date(2026, 2, 1))
    assert decision.kind == "in_warranty"
    assert decision.warning_in("zh_CN") == "曾装用非原厂件，请核实是否仍在保内。"


PRICES = [
    PriceLine("labour", "h", Money(18_000), MICRO, {"zh_CN": "人工", "en": "Labour"}),
    PriceLine("travel_visit", "visit", Money(12_000)),
    PriceLine("travel_km", "km", Money(250)),
]
USAGE = Usage(
    times=(TimeUsed("work", 50), TimeUsed("work", 25), TimeUsed("wait", 90), TimeUsed("travel", 41, km=38)),
    visits=1,
    parts=(
        PartUsed("HC-1", "valve", MICRO, "pcs", Money(68_000)),
        PartUsed("X", "copy", MICRO, "pcs", Money(9_900), False),
    ),
    extras=(ExtraUsed("crane", MICRO, "", Money(50_000)),),
)
ALL = Entitlement("in_warranty", None, True, True, True)
NONE = Entitlement("out_of_warranty")


def test_without_cover_the_customer_pays_all() -> None:
    sheet = charge(PRICES, USAGE, NONE, language="en")
    assert [(line.name, line.amount.minor) for line in sheet.lines] == [
        ("Labour", 22_500), ("travel_visit", 12_000), ("travel_km", 9_500), ("valve", 68_000), ("copy", 9_900),
        ("crane", 50_000),
    ]  # fmt: skip
    assert sheet.payable == sheet.total == Money(171_900)
    assert sheet.saved == Money(0)


def test_the_warranty_saves_all_but_foreign_parts_and_extras() -> None:
    sheet = charge(PRICES, USAGE, ALL)
    assert sheet.payable == Money(59_900)
    assert sheet.saved == Money(112_000)


def test_a_short_visit_is_charged_the_minimum() -> None:
    sheet = charge(PRICES, Usage(times=(TimeUsed("work", 10),)), NONE)
    assert sheet.total == Money(18_000)


def test_what_has_no_price_is_named_instead_of_being_free() -> None:
    usage = Usage((TimeUsed("work", 10, "labour_overtime"),), 1, (PartUsed("P-1", "p", MICRO, "pcs", None),))
    assert charge([], usage, NONE).unpriced == ("labour_overtime", "P-1")


def test_a_price_in_another_currency_is_refused() -> None:
    with pytest.raises(UserError):
        charge([PriceLine("labour", "h", Money(1, "USD"))], Usage((TimeUsed("work", 10),)), NONE)


@given(
    minutes=st.lists(st.integers(0, 600), max_size=4),
    parts=st.lists(st.tuples(st.integers(0, 10**8), st.integers(0, 10**7), st.booleans()), max_size=6),
    covers=st.tuples(st.booleans(), st.booleans(), st.booleans()),
)
def test_covered_and_payable_always_make_up_the_total(
    minutes: list[int], parts: list[tuple[int, int, bool]], covers: tuple[bool, bool, bool]
) -> None:
    used = tuple(PartUsed("p", "p", micro, "pcs", Money(price), genuine) for micro, price, genuine in parts)
    usage = Usage(tuple(TimeUsed("work", m) for m in minutes), len(minutes), used)
    sheet = charge(PRICES, usage, Entitlement("in_warranty", None, *covers))
    assert sheet.saved + sheet.payable == sheet.total
    assert all(line.covered + line.payable == line.amount for line in sheet.lines)


def test_the_shipped_codes_are_thirty_problems_with_causes_in_both_languages() -> None:
    codes = default_codes()
    table = CodeTable(codes)
    problems = table.options(PROBLEM)
    assert len(problems) == 30
    assert len({(code.kind, code.code) for code in codes}) == len(codes)
    for code in codes:
        assert code.names["zh_CN"] and code.names["en"]
        assert not code.parent or table.find(PROBLEM if code.kind == CAUSE else CAUSE, code.parent)
    assert all(any(c.parent == p.code for c in table.options(CAUSE, p.code)) for p in problems)


def test_causes_and_remedies_are_offered_own_first_then_generic() -> None:
    table = CodeTable(default_codes())
    causes = [code.code for code in table.options(CAUSE, "P03")]
    assert causes[0] == "C0301" and "C9001" in causes and "C0401" not in causes
    assert table.options(REMEDY, "C0301")[0].code == "R0301"


@pytest.mark.parametrize(
    ("finding", "code"),
    [
        (Finding("P03", "C0301", "R0301"), None),
        (Finding("P03", "C9001", "R01"), None),
        (Finding(), None),
        (Finding("P04", "C0301"), "domain.cause_of_other_problem"),
        (Finding("P03", "C0302", "R0301"), "domain.remedy_of_other_cause"),
        (Finding("P99"), "domain.unknown_code"),
    ],
)
def test_codes_that_do_not_belong_together_are_refused(finding: Finding, code: str | None) -> None:
    table = CodeTable(default_codes())
    if code is None:
        table.check(finding)
        return
    with pytest.raises(UserError) as refused:
        table.check(finding)
    assert refused.value.code == code

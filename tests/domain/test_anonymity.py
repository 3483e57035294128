"""What a digest of a case never says: whose it was."""

from __future__ import annotations

import pytest

from fieldservice.domain.anonymity import GAP, Scrubber, names_of_firm


def test_names_that_are_known_are_taken_out_however_they_are_written() -> None:
    scrub = Scrubber([*names_of_firm("江宁永盛纺织有限公司"), "永盛纺织", "Yongsheng Textile", "王建国", "23081147"])
    told = scrub("江宁永盛纺织 2 号机（23081147）高温，王建国报修。yongsheng  textile called.")
    assert told == f"{GAP} 2 号机（{GAP}）高温，{GAP}报修。{GAP} called."


@pytest.mark.parametrize(
    "text",
    [
        "13812344471", "138 1234 4471", "+86 138-1234-4471", "025-5210 1234", "wang.jg@yongsheng.com",
        "+49 30 1234 5678", "王经理", "李师傅", "赵工", "Mr. Wang", "滨江大道88号", "WO-100001-9", "序列号 HC75V0031",
        "12 Baker Street",
    ],
)  # fmt: skip
def test_what_looks_like_a_phone_an_address_or_a_person_is_taken_out(text: str) -> None:
    scrub = Scrubber([])
    assert scrub(f"联系 {text} 后复位") == f"联系 {GAP} 后复位"


@pytest.mark.parametrize(
    "text",
    [
        "满载 10 分钟排气温度升到 109 ℃，报警停机", "更换温控阀芯 HC-2205-0417，补油 4 L", "变频器报 F0002，施工后复位",
        "主机总成更换，电工检查，人工复位", "6205-2RS bearing, 380 V, 50 Hz, 0.75 MPa", "张紧皮带，王牌螺栓 M10",
        "任何工况下都一样，江水冷却", "Navien E003, 1622-0871-00",
        "TRACK MOTOR GUARD BOLTS SNAPPED OFF", "SNUBBER worn, S/N unreadable",
    ],
)  # fmt: skip
def test_what_was_wrong_stays_readable(text: str) -> None:
    assert Scrubber([])(text) == text


def test_a_short_name_does_not_tear_holes_into_words() -> None:
    assert (
        Scrubber(["Li", "高", "ABB"])("Limit switch, 高温, ABBA, ABB drive") == f"Limit switch, 高温, ABBA, {GAP} drive"
    )

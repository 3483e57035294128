"""The warehouse's papers with plausible content, in both languages, and as long and as bare as they get."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from typing import Any

from fieldservice.domain.warehouse_papers import (
    CountSheetPaper,
    GoodsReceiptPaper,
    OldPartTag,
    PaperArrival,
    PaperCounted,
    PaperDifference,
    PaperGoods,
    PaperOrdered,
    PaperParty,
    PaperPick,
    PaperShipped,
    PickListPaper,
    PurchaseOrderPaper,
    ShipmentPaper,
)
from printouts import count_sheet, goods_receipt, old_part_tag, pick_list, purchase_order, shipment_note
from tests.printouts.samples import CHINA, COMPANY_EN, COMPANY_ZH, at

DAY = dt.date(2026, 5, 14)
_PARTS = (
    ("HC-2205-0417", "温控阀芯（71 ℃）", "Thermostatic valve element, 71 °C", "A-12-03", "L240518", ""),
    ("HC-1613-9501", "空气滤芯", "Air filter element", "A-12-07", "", ""),
    ("HC-2901-0525", "油气分离器芯", "Oil separator element", "B-03-11", "L240301", ""),
    ("6215-7161-00", "压缩机专用油 20 L", "Compressor oil, 20 L", "C-01-01", "260101", ""),
    ("HC-1089-0575", "压力传感器", "Pressure sensor", "D-07-02-4", "", "PS2604417"),
)


def zh(language: str) -> bool:
    """Whether the paper is Chinese."""
    return language == "zh_CN"


def goods(index: int, language: str, pieces: int = 2) -> PaperGoods:
    """One of five parts."""
    number, name, name_en, _, lot, serial = _PARTS[index % len(_PARTS)]
    unit = "件" if zh(language) else ("pc" if pieces == 1 else "pcs")
    expiry = dt.date(2027, 12, 31) if index % len(_PARTS) == 3 else None
    return PaperGoods(number, name if zh(language) else name_en, f"{pieces} {unit}", lot, serial, expiry)


def bin_of(index: int) -> str:
    """Where it lies."""
    return _PARTS[index % len(_PARTS)][3]


def company(language: str) -> Any:
    """The firm's head."""
    return COMPANY_ZH if zh(language) else COMPANY_EN


def warehouse(language: str) -> PaperParty:
    """The central warehouse."""
    if zh(language):
        return PaperParty("南京中心库", "NJ", "黄建明", "025-5210 3300", "南京市江宁区将军大道 55 号 3 号库")
    return PaperParty("Nanjing central", "NJ", "Huang Jianming", "025-5210 3300", "Hall 3, 55 Jiangjun Avenue, Nanjing")


def van(language: str) -> PaperParty:
    """A technician's van."""
    return (
        PaperParty("3 号车", "V3", "周立峰", "138 5188 4471")
        if zh(language)
        else PaperParty("Van 3", "V3", "Zhou Lifeng")
    )


def picks(language: str = "zh_CN", **more: Any) -> PickListPaper:
    """A walk with five stops, one of them short."""
    lines = [
        PaperPick(bin_of(index), goods(index, language), "WO-104832-6" if index % 2 == 0 else "", picked=index == 0)
        for index in range(5)
    ]
    lines[1] = dataclasses.replace(lines[1], in_bin=goods(1, language, 1).quantity)
    lines[2] = dataclasses.replace(
        lines[2], short=goods(2, language, 1).quantity, short_reason="包装破损" if zh(language) else "Package damaged"
    )
    values: dict[str, Any] = {
        "recipient": "周立峰" if zh(language) else "Zhou Lifeng",
        "picker": "陈晓东" if zh(language) else "Chen Xiaodong",
        "priority": "紧急" if zh(language) else "Emergency",
        "due": at(14, 11, 30),
        "weight": "24.6 kg",
        "lines": tuple(lines),
        "timezone": CHINA,
    }
    return PickListPaper("PK-20417-3", DAY, company(language), warehouse(language), van(language), **{**values, **more})


def shipment(language: str = "zh_CN", **more: Any) -> ShipmentPaper:
    """Two boxes to a van."""
    values: dict[str, Any] = {
        "kind": "delivery",
        "recipient": "周立峰" if zh(language) else "Zhou Lifeng",
        "pick_list": "PK-20417-3",
        "boxes": 2,
        "weight": "24.6 kg",
        "carrier": "顺丰速运" if zh(language) else "SF Express",
        "tracking": "SF1402288417",
        "shipped": at(14, 12, 10),
        "expected": at(15, 9, 0),
        "packed_by": "黄建明" if zh(language) else "Huang Jianming",
        "note": "油桶请直立运输。" if zh(language) else "Keep the oil upright.",
        "lines": tuple(
            PaperShipped(goods(index, language), 1 + index // 3, "WO-104832-6" if index < 2 else "")
            for index in range(5)
        ),
        "timezone": CHINA,
    }
    return ShipmentPaper(
        "DN-20917-4", DAY, company(language), source=warehouse(language), to=van(language), **{**values, **more}
    )


def received(language: str = "zh_CN") -> ShipmentPaper:
    """A transfer that arrived with a difference."""
    sent = shipment(language, kind="transfer", received=at(15, 9, 20), received_by=van(language).contact, carrier="")
    lines = [dataclasses.replace(line, received=line.goods.quantity) for line in sent.lines]
    why = "箱体破损，少 1 件" if zh(language) else "Box damaged, one is missing"
    lines[2] = dataclasses.replace(lines[2], received=goods(2, language, 1).quantity, why=why)
    return dataclasses.replace(sent, lines=tuple(lines))


def receipt(language: str = "zh_CN", **more: Any) -> GoodsReceiptPaper:
    """A delivery with differences of each kind and each result of inspection."""
    chinese = zh(language)
    lines = [
        PaperArrival(goods(index, language, 4), goods(index, language, 5 if index == 1 else 4).quantity, bin_of(index))
        for index in range(5)
    ]
    finding = "密封面划伤" if chinese else "Sealing face scratched"
    lines[0] = dataclasses.replace(
        lines[0], inspection="failed", passed=goods(0, language, 3).quantity, failed=goods(0, language, 1).quantity,
        finding=finding, inspector="黄建明，5 月 14 日 14:05" if chinese else "Huang Jianming, 14 May 14:05",
    )  # fmt: skip
    lines[2] = dataclasses.replace(lines[2], inspection="passed", passed=goods(2, language, 4).quantity)
    lines[3] = dataclasses.replace(lines[3], goods=goods(3, language, 5))
    lines[4] = dataclasses.replace(lines[4], ordered="", inspection="pending", place="")
    one, four, five = (goods(1, language, pieces).quantity for pieces in (1, 4, 5))
    lacking = "供应商缺货" if chinese else "Out of stock"
    differences = (
        PaperDifference("less", lines[1].goods.number, lines[1].goods.name, five, four, f"−{one}", lacking),
        PaperDifference("more", lines[3].goods.number, lines[3].goods.name, four, five, f"+{one}"),
        PaperDifference("not_ordered", lines[4].goods.number, lines[4].goods.name, "", four, f"+{four}"),
    )  # fmt: skip
    values: dict[str, Any] = {
        "supplier": supplier(language),
        "order": "PO-30117-8",
        "delivery_note": "SH-2026-0514-07",
        "received": at(14, 13, 40),
        "received_by": "黄建明" if chinese else "Huang Jianming",
        "lines": tuple(lines),
        "differences": differences,
        "compared": True,
        "timezone": CHINA,
    }
    return GoodsReceiptPaper("RC-10041-5", DAY, company(language), warehouse(language), **{**values, **more})


def supplier(language: str) -> PaperParty:
    """Who sells the parts."""
    if zh(language):
        return PaperParty(
            "衡川压缩机制造（无锡）有限公司", "S017", "钱进", "0510-8520 1188", "无锡市新吴区长江路 21 号"
        )
    return PaperParty(
        "Hengchuan Compressors (Wuxi) Co., Ltd.", "S017", "Qian Jin", "+86 510 8520 1188", "21 Changjiang Road, Wuxi"
    )


def count(language: str = "zh_CN", **more: Any) -> CountSheetPaper:
    """Five lines in five bins."""
    values: dict[str, Any] = {
        "scope": "A 区、B 区" if zh(language) else "Zones A and B",
        "made_by": "黄建明" if zh(language) else "Huang Jianming",
        "lines": tuple(PaperCounted(bin_of(index), goods(index, language, 3 + index)) for index in range(5)),
    }
    return CountSheetPaper("CC-517-2", DAY, company(language), warehouse(language), **{**values, **more})


def tag(language: str = "zh_CN", **more: Any) -> OldPartTag:
    """A tag as a technician ties it on."""
    chinese = zh(language)
    values: dict[str, Any] = {
        "part": "温控阀芯（71 ℃）" if chinese else "Thermostatic valve element, 71 °C",
        "part_number": "HC-2205-0417",
        "quantity": "1 件" if chinese else "1 pc",
        "lot_or_serial": "L220117",
        "customer": "江宁永盛纺织有限公司" if chinese else "Jiangning Yongsheng Textile Co., Ltd.",
        "machine": "HC-75V 螺杆空压机，23081147" if chinese else "HC-75V screw compressor, 23081147",
        "fault": "开机 20 分钟后排气温度 109 ℃，高温停机" if chinese else "Shuts down at 109 °C after 20 minutes",
        "work_order": "WO-104832-6",
        "technician": "周立峰" if chinese else "Zhou Lifeng",
        "removed": dt.date(2026, 5, 14),
        "due": dt.date(2026, 5, 28),
    }
    return OldPartTag("OP-7015-3", DAY, company(language), **{**values, **more})


def order(language: str = "zh_CN", **more: Any) -> PurchaseOrderPaper:
    """Five lines, one of them sold by the ten."""
    prices = (28_600, 12_900, 96_000, 118_000, 64_050)
    lines = [
        PaperOrdered(goods(index, language, 10), f"WX-{4417 + index}", price, "", price * 10)
        for index, price in enumerate(prices)
    ]
    lines[1] = dataclasses.replace(lines[1], price_for=goods(1, language, 10).quantity, amount=12_900)
    values: dict[str, Any] = {
        "deliver_to": warehouse(language),
        "buyer": "赵玉兰" if zh(language) else "Zhao Yulan",
        "expected": dt.date(2026, 5, 25),
        "total": sum(line.amount or 0 for line in lines),
        "note": "请随货附合格证。" if zh(language) else "Please enclose the certificates.",
        "lines": tuple(lines),
    }
    return PurchaseOrderPaper("PO-30117-8", DAY, company(language), supplier(language), **{**values, **more})


def render_tag(paper: OldPartTag, language: str) -> bytes:
    """One tag."""
    return old_part_tag.render([paper], language)


Render = Callable[[Any, str], bytes]
# what it is called -> how it is made, how it is drawn, the number in its code
EVERY: dict[str, tuple[Callable[..., Any], Render, str]] = {
    "pick_list": (picks, pick_list.render, "PK-20417-3"),
    "delivery_note": (shipment, shipment_note.render, "DN-20917-4"),
    "received_transfer": (received, shipment_note.render, "DN-20917-4"),
    "goods_receipt": (receipt, goods_receipt.render, "RC-10041-5"),
    "count_sheet": (count, count_sheet.render, "CC-517-2"),
    "old_part_tag": (tag, render_tag, "OP-7015-3"),
    "purchase_order": (order, purchase_order.render, "PO-30117-8"),
}
_BOXED = ("delivery_note", "received_transfer")
LONG = "这是一个名称非常长的备件用来检验表格的换行与分页" * 13


def nasty(name: str) -> Any:
    """The same paper with 120 lines, names of 300 Chinese characters among them, and no logo."""
    paper = EVERY[name][0]("zh_CN")
    bare = dataclasses.replace(paper.company, logo=None)
    if name == "old_part_tag":
        return dataclasses.replace(paper, company=bare, part=LONG[:300], customer=LONG[:300], fault=LONG[:300])
    lines = []
    for index in range(120):
        line = paper.lines[index % len(paper.lines)]
        named = dataclasses.replace(line.goods, number=f"HC-{index:04d}")
        if index % 40 == 7:
            named = dataclasses.replace(named, name=LONG[:300], number=f"HC-{index:04d}-" + "X" * 60, lot="L" * 60)
        line = dataclasses.replace(line, goods=named)
        lines.append(dataclasses.replace(line, box=1 + index // 60) if name in _BOXED else line)
    return dataclasses.replace(paper, company=bare, lines=tuple(lines))

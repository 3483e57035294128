"""Papers as tests, the benchmark and the eye need them: a whole report in both languages, and parts of it."""

from __future__ import annotations

import datetime as dt
import io
from typing import cast

from fieldservice.domain.papers import (
    JobSheet,
    PaperAsset,
    PaperCharge,
    PaperCharges,
    PaperChecklist,
    PaperCheckRow,
    PaperCheckSection,
    PaperCompany,
    PaperCustomer,
    PaperEntitlement,
    PaperFeedback,
    PaperFindings,
    PaperHistory,
    PaperPart,
    PaperPartToTake,
    PaperPhoto,
    PaperSignature,
    PaperTest,
    PaperTime,
    PaperTimes,
    PhotoStage,
    ServiceReport,
)

CHINA = dt.timezone(dt.timedelta(hours=8))


def at(day: int, hour: int, minute: int) -> dt.datetime:
    """A moment in May 2026, Chinese time."""
    return dt.datetime(2026, 5, day, hour, minute, tzinfo=CHINA)


def photo(colour: tuple[int, int, int], size: tuple[int, int] = (800, 600), kind: str = "JPEG") -> bytes:
    """A picture with a dark square in it."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", size, colour)
    ImageDraw.Draw(image).rectangle((size[0] // 4, size[1] // 4, size[0] // 2, size[1] // 2), fill=(40, 44, 52))
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def scribble() -> bytes:
    """A signature: dark blue strokes on a clear ground."""
    from PIL import Image, ImageDraw

    image = Image.new("RGBA", (600, 200), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    points = [(30, 150), (90, 40), (140, 160), (200, 60), (260, 150), (330, 50), (380, 160), (470, 90), (560, 130)]
    draw.line(points, fill=(20, 30, 70, 255), width=6, joint="curve")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def logo() -> bytes:
    """A square mark."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (240, 240), (24, 29, 36))
    draw = ImageDraw.Draw(image)
    for box in ((70, 60, 95, 180), (145, 60, 170, 180), (70, 108, 170, 132)):
        draw.rectangle(box, fill=(255, 255, 255))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


COMPANY_ZH = PaperCompany(
    "衡川机电服务有限公司",
    "空压机、冷水机、干燥机的安装、维修与保养",
    "南京市江宁区诚信大道 990 号",
    "025-5210 8800",
    logo(),
)
COMPANY_EN = PaperCompany(
    "Hengchuan Service Ltd",
    "Compressors, chillers and dryers: installation, repair, maintenance",
    "990 Chengxin Avenue, Jiangning, Nanjing",
    "025-5210 8800",
    logo(),
)

_CHECKS_ZH = (
    ("外观与漏油检查", "", "无泄漏", "pass", "无泄漏", "pass", ""),
    ("油位（停机 5 分钟后）", "", "中线以上", "pass", "中线以上", "pass", ""),
    ("进气过滤器压差", "≤ 5", "2.1 kPa", "pass", "", None, ""),
    ("冷却器表面积灰", "", "轻微", "partial", "已吹扫", "pass", "压缩空气吹扫两遍"),
    ("冷却风扇运转电流", "3.0–3.8", "3.4 A", "pass", "3.4 A", "pass", ""),
    ("排气温度，满载 10 分钟", "75–95", "109 ℃", "fail", "87 ℃", "pass", ""),
    ("温控阀动作，水浴 71 ℃ 开启", "71 ± 2", "卡滞，不开", "fail", "70.5 ℃ 开启", "pass", ""),
    ("温度传感器与点温枪的差", "≤ 2", "0.6 ℃", "pass", "", None, ""),
    ("油过滤器压差", "≤ 1.7", "0.8 bar", "pass", "", None, ""),
    ("停机与复位功能", "", "正常", "not_applicable", "正常", "pass", ""),
)
_CHECKS_EN = (
    ("Look and oil leaks", "", "no leak", "pass", "no leak", "pass", ""),
    ("Oil level, 5 min after stop", "", "above middle", "pass", "above middle", "pass", ""),
    ("Inlet filter pressure drop", "≤ 5", "2.1 kPa", "pass", "", None, ""),
    ("Dust on the cooler", "", "slight", "partial", "blown out", "pass", "Blown out twice with compressed air"),
    ("Fan current", "3.0–3.8", "3.4 A", "pass", "3.4 A", "pass", ""),
    ("Discharge temperature, 10 min at full load", "75–95", "109 °C", "fail", "87 °C", "pass", ""),
    ("Thermostatic valve opens at 71 °C", "71 ± 2", "stuck", "fail", "70.5 °C", "pass", ""),
    ("Sensor against infrared thermometer", "≤ 2", "0.6 °C", "pass", "", None, ""),
    ("Oil filter pressure drop", "≤ 1.7", "0.8 bar", "pass", "", None, ""),
    ("Stop and reset", "", "works", "not_applicable", "works", "pass", ""),
)


def _rows(checks: tuple[tuple, ...]) -> tuple[PaperCheckRow, ...]:
    return tuple(
        PaperCheckRow(str(number), title, limit, before, verdict, after, second, note)
        for number, (title, limit, before, verdict, after, second, note) in enumerate(checks, 1)
    )


def checklist(language: str) -> PaperChecklist:
    """Ten answered questions."""
    if language == "zh_CN":
        return PaperChecklist("空压机高温", (PaperCheckSection("", _rows(_CHECKS_ZH)),), "第 6 版。周立峰逐题记录")
    return PaperChecklist(
        "Compressor runs hot", (PaperCheckSection("", _rows(_CHECKS_EN)),), "version 6, answered by Zhou Lifeng"
    )


def report(language: str = "zh_CN", **changes: object) -> ServiceReport:
    """A whole report of two pages."""
    zh = language == "zh_CN"
    shots = tuple(
        PaperPhoto(photo(colour), caption, cast(PhotoStage, stage), at(15, 9, minute))
        for colour, caption, stage, minute in (
            ((200, 205, 212), "面板报警" if zh else "panel alarm", "before", 2),
            ((186, 178, 164), "换下的温控阀芯，卡滞" if zh else "old valve element, stuck", "during", 12),
            ((214, 218, 222), "新阀芯与密封圈" if zh else "new element and seals", "during", 20),
            ((196, 202, 208), "满载 15 分钟后 87 ℃" if zh else "87 °C after 15 min", "after", 58),
        )
    )
    fields: dict[str, object] = {
        "number": "WO-104832-6",
        "date": dt.date(2026, 5, 15),
        "company": COMPANY_ZH if zh else COMPANY_EN,
        "customer": PaperCustomer(
            "江宁永盛纺织有限公司", "王建国，设备科", "138 0000 4471", "江宁滨江开发区丽水大街 1186 号，2 号厂房"
        )
        if zh
        else PaperCustomer(
            "Yongsheng Textiles",
            "Wang Jianguo, plant office",
            "138 0000 4471",
            "1186 Lishui Street, building 2, Nanjing",
        ),
        "asset": PaperAsset(
            "HC-75V",
            "变频螺杆空压机，2 号机" if zh else "variable-speed screw compressor, no. 2",
            "23081147",
            dt.date(2024, 4, 1),
            11426,
            "3.2.1",
            "3.2.1",
        ),
        "entitlement": PaperEntitlement("warranty", "保内，不收费", "整机质保到 2027 年 3 月 31 日")
        if zh
        else PaperEntitlement("warranty", "In warranty, free", "Whole machine until 31 Mar 2027"),
        "times": PaperTimes(
            at(14, 9, 24),
            "电话" if zh else "phone",
            at(14, 10, 58),
            at(14, 11, 24),
            at(15, 10, 5),
            None,
            "",
            "待件时间不计，用时 3 小时 12 分" if zh else "3 h 12 min without waiting for parts",
        ),
        "technicians": ("周立峰",) if zh else ("Zhou Lifeng",),
        "findings": PaperFindings(
            "满载运行约 10 分钟后排气温度升到 109 ℃，报警停机，复位后重复出现。",
            "温控阀芯卡在关闭位置，热油不经冷却器直接回主机。冷却器进口只有 41 ℃，水浴试验 71 ℃ 不开启。",
            "",
            "更换温控阀芯和密封圈，补油 4 L，吹扫冷却器。满载试机 15 分钟，排气温度稳定在 87 ℃。",
            (),
            "油已运行 3,980 小时，请在 6 月 10 日前换油；2 号机冷却器每季度吹扫一次。",
        )
        if zh
        else PaperFindings(
            "Discharge temperature rises to 109 °C after about 10 min at full load; alarm, stop, again after reset.",
            "The thermostatic valve is stuck closed: hot oil returns without passing the cooler.",
            "",
            "Valve element and seals replaced, 4 L of oil added, cooler blown out. Stable at 87 °C after 15 min.",
            ("Stop, release pressure, lock out", "Replace element and seals", "Run at full load"),
            "The oil has run 3,980 hours: change it before 10 June. Blow out the cooler every quarter.",
        ),
        "test": PaperTest(
            "满载 15 分钟，排气温度稳定在 87 ℃，上限 95 ℃。"
            if zh
            else "15 min at full load, stable at 87 °C, limit 95 °C.",
            "pass",
            at(15, 9, 43),
            at(15, 9, 58),
        ),
        "checklists": (checklist(language),),
        "parts": (
            PaperPart("HC-2205-0417", "温控阀芯 71 ℃（原厂）", "1 件", "2603", "由我司带回，旧件签 OP-7731-2"),
            PaperPart("HC-2205-0093", "密封圈套件，温控阀", "1 套", "2511", "现场报废，客户已知"),
            PaperPart("HC-1100-0046", "合成螺杆油", "4 L", "26A18", ""),
        )
        if zh
        else (
            PaperPart("HC-2205-0417", "Valve element 71 °C (genuine)", "1 pc", "2603", "taken along, tag OP-7731-2"),
            PaperPart("HC-2205-0093", "Seal kit", "1 set", "2511", "scrapped on site"),
            PaperPart("HC-1100-0046", "Synthetic screw oil", "4 L", "26A18", ""),
        ),
        "work_times": (
            PaperTime("人工" if zh else "Work", "周立峰" if zh else "Zhou Lifeng", dt.date(2026, 5, 14), 97),
            PaperTime("人工" if zh else "Work", "周立峰" if zh else "Zhou Lifeng", dt.date(2026, 5, 15), 95),
            PaperTime("路程" if zh else "Travel", "周立峰" if zh else "Zhou Lifeng", dt.date(2026, 5, 15), 80, 76),
        ),
        "charges": PaperCharges(
            (
                PaperCharge("人工" if zh else "Work", 64000, 64000, "3 小时 12 分" if zh else "3 h 12 min"),
                PaperCharge("路程" if zh else "Travel", 22800, 22800, "76 公里" if zh else "76 km"),
                PaperCharge("备件" if zh else "Parts", 74800, 74800, "3 项" if zh else "3 lines"),
            ),
            0,
        ),
        "photos": shots,
        "signatures": (
            PaperSignature("customer", "王建国" if zh else "Wang Jianguo", "signed", scribble(), at(15, 10, 12)),
            PaperSignature("technician", "周立峰" if zh else "Zhou Lifeng", "signed", scribble(), at(15, 10, 14)),
        ),
        "feedback": PaperFeedback(
            5, 5, "讲得清楚，提前打了招呼，没有耽误夜班。" if zh else "Well explained, no night shift lost."
        ),
        "closing_note": "同一故障 90 天内再次出现，免费上门。"
        if zh
        else "If the fault returns within 90 days we come for free.",
        "timezone": CHINA,
    }
    return ServiceReport(**{**fields, **changes})  # type: ignore[arg-type]  # a table of fields keeps samples short


def job_sheet(language: str = "zh_CN", **changes: object) -> JobSheet:
    """A job sheet for tomorrow's visit."""
    zh = language == "zh_CN"
    whole = report(language)
    fields: dict[str, object] = {
        "number": whole.number,
        "date": dt.date(2026, 5, 14),
        "company": whole.company,
        "customer": whole.customer,
        "asset": whole.asset,
        "entitlement": whole.entitlement,
        "times": PaperTimes(at(14, 9, 24), "电话" if zh else "phone"),
        "priority": "紧急" if zh else "Urgent",
        "job_type": "故障维修" if zh else "Repair",
        "scheduled_from": at(14, 10, 30),
        "scheduled_until": at(14, 12, 30),
        "technicians": whole.technicians,
        "problem": whole.findings.problem,
        "access": "2 号门登记，穿防静电鞋" if zh else "Register at gate 2, wear antistatic shoes",
        "notes": "",
        "tasks": ("查高温原因", "满载试机 15 分钟") if zh else ("Find out why it runs hot", "Run 15 min at full load"),
        "skills": ("螺杆机 2 级",) if zh else ("Screw compressors, level 2",),
        "parts": (
            PaperPartToTake(
                "HC-2205-0417",
                "温控阀芯 71 ℃" if zh else "Valve element 71 °C",
                "1 件" if zh else "1 pc",
                "本人车上" if zh else "your van",
                "同类故障 5 次中用了 4 次" if zh else "used in 4 of 5 similar cases",
            ),
            PaperPartToTake(
                "HC-1100-0046",
                "合成螺杆油" if zh else "Synthetic screw oil",
                "4 L",
                "南京网点" if zh else "Nanjing point",
            ),
        ),
        "checklists": (checklist(language),),
        "history": (
            PaperHistory(
                dt.date(2025, 11, 3),
                "WO-098120-3",
                "排气温度偏高" if zh else "Runs warm",
                "吹扫冷却器" if zh else "Cooler blown out",
            ),
        ),
        "timezone": CHINA,
    }
    return JobSheet(**{**fields, **changes})  # type: ignore[arg-type]  # a table of fields keeps samples short

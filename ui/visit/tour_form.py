"""Pictures of an imported form being filled: a question of every kind, several on one screen, rounds, media, another
language."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from ui.tour import Shot, Tour

if TYPE_CHECKING:
    from ui.visit.checklist_step import ChecklistStep

_CODE = "tour_intake"


def _words(zh: str, en: str) -> dict[str, str]:
    return {"zh_CN": zh, "en": en}


def _ask(key: str, kind: str, zh: str, en: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "type": kind, "names": _words(zh, en), **more}


def _choices(*rows: tuple[str, str, str, str]) -> list[dict[str, Any]]:
    return [{"key": key, "names": _words(zh, en), "verdict": verdict} for key, zh, en, verdict in rows]


_STATES = _choices(
    ("good", "完好", "Sound", "pass"), ("worn", "磨损", "Worn", "partial"), ("broken", "损坏", "Broken", "fail")
)
_PLACES = _choices(
    ("joints", "管接头", "Pipe joints", ""), ("valve", "排污阀", "Drain valve", ""), ("cooler", "冷却器", "Cooler", ""),
    ("seal", "轴封", "Shaft seal", ""), ("tank", "油气桶", "Oil tank", ""),
    ("filter", "油过滤器座", "Oil filter seat", ""),
)  # fmt: skip
_FOUND = _choices(("yes", "有", "Yes", ""), ("no", "无", "No", ""), ("unclear", "看不清", "Unclear", ""))
_TEMPERS = _choices(
    ("1", "很不满意", "Very poor", ""), ("2", "不满意", "Poor", ""), ("3", "一般", "Fair", ""),
    ("4", "满意", "Good", ""), ("5", "很满意", "Very good", ""),
)  # fmt: skip
_STEPS = _choices(
    ("pressure", "先看储气罐压力", "Pressure of the receiver", ""), ("sound", "再听加载声", "Sound when it loads", ""),
    ("valve", "后拆电磁阀", "Solenoid valve taken out", ""), ("line", "最后查管网", "Pipes of the plant", ""),
)  # fmt: skip
FORM: dict[str, Any] = {
    "format": 2, "rules": "xpath", "code": _CODE, "version": 3,
    "names": _words("空压站交接表", "Compressor room handover"), "purpose": "diagnosis",
    "fail_needs_note": True, "languages": ["zh_CN", "en", "Français (fr)"], "default_language": "zh_CN",
    "lists": {"states": _STATES, "places": _PLACES, "steps": _STEPS, "found": _FOUND, "tempers": _TEMPERS},
    "items": [
        {
            "group": True, "key": "outside", "names": _words("外观", "Outside"),
            "items": [
                _ask("told", "note", "先看铭牌，再开始检查。漏油地面要先铺吸油毡。",
                     "Read the name plate first. Lay mats where oil has leaked.",
                     media={"image": {"zh_CN": "plate.png", "en": "plate.png"}}),
                _ask("belt", "choice", "皮带状态", "Belt", list="states", required=True,
                     hints=_words("停机、上锁以后再看", "Only when stopped and locked")),
                _ask("leaks", "multi_choice", "渗漏部位", "Where it leaks", list="places"),
                _ask("tension", "number", "皮带张力", "Belt tension", unit="N", decimals=0,
                     min=180, max=240, soft_min=190, soft_max=230, scale_min=100, scale_max=320),
                _ask("share", "number", "加载率", "Share of time on load", unit="%", decimals=0,
                     parameters={"start": "0", "end": "100", "step": "5"}),
            ],
        },
        {
            "group": True, "key": "plate", "names": _words("铭牌", "Name plate"), "appearance": "field-list",
            "items": [
                _ask("serial", "scan", "序列号", "Serial number", required=True),
                _ask("built", "date", "出厂日期", "Built on"),
                _ask("checked", "time", "检查时刻", "Checked at"),
                _ask("remarks", "text", "铭牌上的其他内容", "What else it says"),
            ],
        },
        {
            "group": True, "key": "round", "names": _words("巡视", "Walk round"), "appearance": "field-list",
            "items": [
                _ask("seen", "choice", "机房里看到", "Seen in the room", list="found", appearance="label"),
                _ask("puddles", "choice", "地面积水或积油", "Water or oil on the floor", list="found",
                     appearance="list-nolabel"),
                _ask("noises", "choice", "异常声响", "Unusual noises", list="found", appearance="list-nolabel"),
                _ask("smell", "choice", "焦味", "A burnt smell", list="found", appearance="list-nolabel"),
                _ask("since", "date", "上次大修", "Last overhaul", appearance="month-year"),
            ],
        },
        {
            "group": True, "key": "bearing", "names": _words("轴承测点", "Bearing"),
            "repeat": {"least": 1, "most": 8},
            "items": [
                _ask("heat", "number", "轴承温度", "Bearing temperature", unit="℃", decimals=0,
                     max=85, scale_min=20, scale_max=120),
                _ask("noise", "choice", "轴承声音", "Sound of the bearing", list="states"),
            ],
        },
        {
            "group": True, "key": "end", "names": _words("交接", "Handover"),
            "items": [
                _ask("temper", "choice", "当班人员对机组的评价", "What the shift thinks of the machine", list="tempers",
                     appearance="likert"),
                _ask("order", "rank", "检查的先后", "Order of the checks", list="steps"),
                _ask("where", "geopoint", "机房位置", "Where the room is"),
                _ask("photos", "photo", "机组照片", "Photos of the machine", min_photos=2),
                _ask("film", "video", "运行录像", "Film of it running"),
                _ask("agreed", "acknowledge", "已向客户说明停机风险", "The risk of standing still was explained"),
                _ask("signed", "signature", "当班人员签名", "Signature of the shift"),
            ],
        },
    ],
}  # fmt: skip
_SWAHILI = {
    "format": 2, "rules": "xpath", "code": "tour_swahili", "version": 1, "purpose": "diagnosis",
    "names": {"Swahili (sw)": "Ukaguzi wa pampu"}, "languages": ["Swahili (sw)", "Français (fr)"],
    "default_language": "Swahili (sw)",
    "items": [
        {"key": "pampu", "type": "choice",
         "names": {"Swahili (sw)": "Hali ya pampu", "Français (fr)": "État de la pompe"},
         "choices": [
             {"key": "nzuri", "names": {"Swahili (sw)": "Nzuri", "Français (fr)": "Bonne"}, "verdict": "pass"},
             {"key": "mbaya", "names": {"Swahili (sw)": "Mbaya", "Français (fr)": "Mauvaise"}, "verdict": "fail"},
         ]},
        {"key": "maji", "type": "number",
         "names": {"Swahili (sw)": "Kiwango cha maji", "Français (fr)": "Niveau d'eau"}},
    ],
}  # fmt: skip


def _put_on(tour: Tour, data: dict[str, Any]) -> str:
    """Publish a form and put it on the visit's job once; returns its checklist."""
    from ui.demo.drawings import panel_photo

    services, booking = tour.desktop.session.services, tour.facts.next_visit_id
    order = services.visits.visit(booking).work_order_id
    found = next((v for v in services.checklists.of_work_order(order) if v.template.code == data["code"]), None)
    if found is not None:
        return found.checklist.id
    row = services.checklist_templates.publish(json.loads(json.dumps(data)))
    if data["code"] == _CODE:
        services.template_files.add(row.id, services.template_files.take_in({"plate.png": panel_photo(82, 7859)}))
    return services.checklists.add(order, row.id).id


def _question(tour: Tour, key: str, data: dict[str, Any] = FORM, answers: tuple[tuple[str, object], ...] = ()) -> None:
    from fieldservice.domain.checklist import Address
    from ui.visit.tour import at_work, open_visit

    at_work(tour)
    checklist = _put_on(tour, data)
    step: Any = open_visit(tour, "diagnose").steps["diagnose"]
    for question, value in answers:
        tour.desktop.session.services.checklists.answer(checklist, Address(question), value)
    tour.settle()
    _go(step, key)
    tour.settle()


def _go(step: ChecklistStep, key: str) -> None:
    step.go_to(next(entry.key for entry in step.listed if entry.question.key == key))


def _photos(tour: Tour) -> None:
    from ui.demo.drawings import panel_photo

    _question(tour, "photos")
    step: Any = tour.desktop.window.page.steps["diagnose"]  # type: ignore[union-attr]  # the visit that was opened
    step.card.editor.take_files([panel_photo(88, 7859)])


def _take_off(tour: Tour) -> None:
    """The visit goes on without the forms."""
    services, booking = tour.desktop.session.services, tour.facts.next_visit_id
    for view in services.checklists.of_work_order(services.visits.visit(booking).work_order_id):
        if view.template.code.startswith("tour_"):
            services.checklists.remove(view.checklist.id)
    tour.settle()


_KINDS: tuple[tuple[str, tuple[tuple[str, object], ...]], ...] = (
    ("told", ()),
    ("belt", (("belt", "worn"),)),
    ("leaks", (("leaks", ("joints", "cooler")),)),
    ("tension", (("tension", "268"),)),
    ("share", (("share", "65"),)),
    ("serial", ()),
    ("heat", ()),
    ("noises", (("puddles", "no"), ("smell", "yes"))),
    ("since", (("since", "2019-03-01"),)),
    ("temper", (("temper", "4"),)),
    ("order", ()),
    ("where", ()),
    ("film", ()),
    ("agreed", ()),
    ("signed", ()),
)
SHOTS: tuple[Shot, ...] = (
    *(Shot(f"visit-form-{key}", partial(_question, key=key, answers=answers)) for key, answers in _KINDS),
    Shot("visit-form-photos", _photos),
    Shot("visit-form-foreign", partial(_question, key="pampu", data=_SWAHILI)),
    Shot("visit-form-none", _take_off),
)

"""The places and commands of labels."""

from __future__ import annotations

from fieldservice.i18n import mark
from ui.bridge.environment import Environment, Navigator
from ui.shell.page import Page
from ui.shell.places import Command, Place


def _labels(environment: Environment) -> Page:
    from ui.labels.page import LabelsPage

    return LabelsPage(environment)


def _picture(environment: Environment) -> Page:
    from ui.labels.picture_page import PicturePage

    return PicturePage(environment)


def _print(navigator: Navigator) -> None:
    navigator.go("labels")


def _badges(navigator: Navigator) -> None:
    navigator.go("labels", badges=True)


def _read(navigator: Navigator) -> None:
    navigator.go("read_code")


PLACES: tuple[Place, ...] = (
    Place(key="labels", title=("labels", mark("labels", "Labels")), make=_labels, icon="tag", parent="parts"),
    Place(
        key="read_code", title=("labels", mark("labels", "Read a code from a picture")), make=_picture,
        icon="scan-qr-code", parent="parts",
    ),
)  # fmt: skip
COMMANDS: tuple[Command, ...] = (
    Command(
        words=("labels", mark("labels", "Print labels…")),
        run=_print,
        icon="tag",
        more_words=("labels", "qr", "打标签", "标签", "二维码", "biaoqian"),
    ),
    Command(
        words=("labels", mark("labels", "Print badges of our people…")),
        run=_badges,
        icon="id-card",
        more_words=("badge", "people", "staff card", "工牌", "胸卡", "人员标签", "gongpai"),
    ),
    Command(
        words=("labels", mark("labels", "Read a code from a picture…")),
        run=_read,
        icon="scan-qr-code",
        more_words=("scan picture", "barcode", "识别图片", "扫图片", "saoma"),
    ),
)

"""`fieldservice --self-test`: whether an installation has all its parts, among them what PyInstaller can't see."""

from __future__ import annotations

import json
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from fieldservice.bootstrap import Surroundings, create_session, surroundings
from fieldservice.domain.records import Customer
from fieldservice.errors import UserError
from fieldservice.i18n import set_language, translate
from fieldservice.store import check as checks


def self_test() -> int:
    """Try what needs files and libraries beside the program's own modules, print what is missing, or `ok`."""
    with tempfile.TemporaryDirectory() as folder:
        problems = [*_storing(Path(folder)), *_forms(Path(folder)), *_learning(), *_pictures(), *_words(), *_screens()]
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        return 1
    print("ok")
    return 0


def _storing(place: Path) -> list[str]:
    """An encrypted profile is made, a record written and found."""
    around = surroundings()
    inner = Surroundings(around.clock, around.ids, around.zone, place / "state")
    session, _code = create_session(place / "profile", "self test passphrase", inner)
    with session.store.begin("self_test") as uow:
        uow.add(Customer(id=around.ids(), number=uow.next_number("C"), name="自检客户"))
        uow.commit()
    found = session.store.read().rows("SELECT rowid FROM search_customer WHERE search_customer MATCH '\"自检\"'")
    problems = [finding.sentence for finding in checks.check(session.store)]
    session.close()
    return problems if found else [*problems, "searching does not work"]


def _forms(place: Path) -> list[str]:
    """A checklist leaves as an XLSForm and comes back: spreadsheets are written and read, and pyxform has its files."""
    from fieldservice.domain.checklist.upgrading import upgraded
    from fieldservice.exchange.xlsform.checking import read_checked
    from fieldservice.exchange.xlsform.writing import write_form
    from fieldservice.services.checklists import shipped_templates

    data = upgraded(json.loads(shipped_templates()[0].body))
    write_form(data, place / "form.xlsx")
    try:
        _reading, template = read_checked(place / "form.xlsx")
    except UserError as error:
        return [f"forms can't be read: {error}"]
    return [] if template.code == data["code"] else ["forms come back changed"]


def _learning() -> list[str]:
    """This installation can learn from past requests."""
    from fieldservice.planning.triage.training import Example, train

    cases = [Example("轴封漏油", {"category": "leak"}), Example("轴承异响", {"category": "noise"})]
    model = train(cases * 5)
    return [] if model is not None and model.best("漏油", "category") == "leak" else ["learning does not work"]


def _pictures() -> list[str]:
    """A phone's photo is read, and the code in a picture."""
    import pillow_heif
    import zxingcpp
    from PIL import Image

    from fieldservice.exchange.pictures import codes_in_picture
    from fieldservice.system.media import prepare_photo

    seen = zxingcpp.create_barcode("FS-1", zxingcpp.BarcodeFormat.QRCode).to_image(scale=8)
    picture = Image.fromarray(seen).convert("RGB")
    png, heic = BytesIO(), BytesIO()
    picture.save(png, "PNG")
    pillow_heif.from_pillow(picture).save(heic)
    problems = [] if codes_in_picture(png.getvalue()) == ["FS-1"] else ["codes in pictures can't be read"]
    photo = prepare_photo(heic.getvalue(), "photo.heic")
    return problems if photo.data else [*problems, "photos of phones can't be read"]


def _words() -> list[str]:
    set_language("zh_CN")
    words = translate("cli", "The data is whole: file, references, sums, states, changes and search index.")
    return ["translations are missing"] if words.isascii() else []


def _screens() -> list[str]:
    """What the screen side says of its fonts, icons and themes, and the papers of theirs."""
    from ui.self_test import problems

    return problems()

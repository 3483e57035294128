"""The language of texts whose column names none."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldservice.exchange.xlsform.reading import read_form
from fieldservice.exchange.xlsform.writing import write_form
from tests.exchange.test_xlsform import File, form, question


@pytest.mark.parametrize(
    ("label", "language"),
    [("油温是否正常", "zh_CN"), ("Oil temperature", "en"), ("Température de l’huile é è", "default")],
)
def test_texts_without_a_language_are_taken_for_what_they_are_written_in(file: File, label: str, language: str) -> None:
    data = read_form(form(file, [{"type": "text", "name": "a", "label": label}])).data
    assert question(data, "a")["names"] == {language: label}


@pytest.mark.parametrize(
    ("labels", "language", "sure"),
    [
        (("What is the name of the customer?", "How many pumps are there?", "Select the type of oil"), "en", True),
        (("Quel est le nom du client ?", "Combien de pompes avez-vous ?", "Choisir la marque"), "Français (fr)", False),
        (("Cual es el nombre del cliente", "Cuantas bombas tiene", "Fecha de la visita"), "Español (es)", False),
        (("Wie ist der Name", "Wie viele Pumpen sind im Haus", "Datum und Uhrzeit"), "Deutsch (de)", False),
        (("Jina la mteja ni nani", "Idadi ya pampu", "Tarehe ya ziara"), "Kiswahili (sw)", False),
        (("Kehu mingcheng", "Shebei bianhao", "Lianxi dianhua", "Beizhu"), "zh_CN", False),
        (("客户名称", "Model", "设备编号"), "zh_CN", True),
        (("お客様の名前", "型番"), "日本語 (ja)", True),
        (("Имя клиента", "Номер насоса"), "default", False),
        (("Pump", "Oil"), "en", False),
        (("A", "The ${q0} and <b>x</b>"), "en", False),
    ],
)
def test_a_language_that_no_column_names_is_guessed_and_a_doubtful_guess_says_so(
    file: File, labels: tuple[str, ...], language: str, sure: bool
) -> None:
    lines = [{"type": "text", "name": f"q{at}", "label": label} for at, label in enumerate(labels)]
    reading = read_form(form(file, lines))
    assert reading.languages == (language,)
    assert reading.unnamed is not None and reading.unnamed.sure is sure
    assert (language in reading.offered_languages) is not sure


def test_a_language_that_a_person_names_is_taken_and_goes_back_named(file: File, tmp_path: Path) -> None:
    path = form(file, [{"type": "text", "name": "a", "label": "Kehu"}])
    reading = read_form(path, "Polski (pl)")
    assert reading.languages == ("Polski (pl)",)
    assert reading.offered_languages == ()
    write_form(reading.data, tmp_path / "again.xlsx")
    assert read_form(tmp_path / "again.xlsx").data == reading.data


def test_a_form_that_names_its_languages_leaves_no_doubt(file: File) -> None:
    reading = read_form(form(file, [{"type": "text", "name": "a", "label::Polski (pl)": "Nazwa"}]))
    assert reading.unnamed is None
    assert reading.offered_languages == ()

"""The command line as people and scripts use it: real processes on a real profile, sentences and exit codes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fieldservice.bootstrap import Session, create_session, open_session, surroundings
from fieldservice.cli import main
from fieldservice.domain.records import Asset, Attachment, Part
from fieldservice.services.work_orders import NewWorkOrder
from fieldservice.store.check import check

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "four small words 四个短词"
PARTS = "物料编码,名称,单价\nHC-1,温控阀芯,128.50\nHC-2,密封圈,面议\nHC-3,油滤芯,215\n"


class Shop:
    """A profile on disk, and the program run on it from a shell."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.profile = folder / "profile"
        self.secret = folder / "passphrase.txt"
        self.secret.write_text(PASSPHRASE + "\n", encoding="utf-8")
        session, _code = create_session(self.profile, PASSPHRASE, surroundings())
        session.close()

    def options(self) -> list[str]:
        return ["--lang", "en", "--profile", str(self.profile), "--passphrase-file", str(self.secret)]

    def run(self, *arguments: str | Path, options: list[str] | None = None) -> subprocess.CompletedProcess[str]:
        """`python -m fieldservice ...` in a process of its own."""
        command, *rest = map(str, arguments)
        done = subprocess.run(
            [sys.executable, "-m", "fieldservice", command, *(self.options() if options is None else options), *rest],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done

    @contextmanager
    def opened(self) -> Iterator[Session]:
        session = open_session(self.profile, PASSPHRASE, surroundings())
        try:
            yield session
        finally:
            session.close()

    def table(self, text: str = PARTS, name: str = "parts.csv") -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


@pytest.fixture
def nasty(shared_data: Path) -> Callable[[str], Path]:
    def find(name: str) -> Path:
        path = shared_data / "nasty" / name
        if not path.exists():
            pytest.skip(f"{name} is not among the real data")
        return path

    return find


def test_a_dry_run_says_what_would_happen_and_changes_nothing(shop: Shop) -> None:
    done = shop.run("import", shop.table(), "--as", "parts", "--dry-run")
    assert done.returncode == 0
    assert "2 rows can be imported." in done.stdout
    assert "面议" in done.stdout and "Nothing was changed." in done.stdout
    with shop.opened() as session:
        assert session.store.read().where(Part) == []


def test_an_import_says_its_counts_and_leaves_the_refused_rows_in_a_file(shop: Shop) -> None:
    refused = shop.folder / "wrong.csv"
    done = shop.run("import", shop.table(), "--as", "parts", "--errors", refused)
    assert done.returncode == 0
    assert "2 rows added, 0 updated, 0 unchanged, 1 refused." in done.stdout
    assert "HC-2" in refused.read_text("utf-8-sig")
    corrected = refused.read_text("utf-8-sig").replace("面议", "6")
    again = shop.run("import", shop.table(corrected, "corrected.csv"), "--as", "parts")
    assert "1 rows added" in again.stdout or "1 row added" in again.stdout
    with shop.opened() as session:
        assert {part.number for part in session.store.read().where(Part)} == {"HC-1", "HC-2", "HC-3"}


def test_one_bad_row_can_take_the_file_with_it(shop: Shop) -> None:
    done = shop.run("import", shop.table(), "--as", "parts", "--together", "file")
    assert done.returncode == 1
    assert "0 rows added" in done.stdout
    assert (shop.folder / "parts-refused.csv").exists()


def test_an_ending_that_cannot_be_written_is_refused_before_anything_is_imported(shop: Shop) -> None:
    done = shop.run("import", shop.table(), "--as", "parts", "--errors", "wrong.txt")
    assert done.returncode == 1
    assert ".xlsx" in done.stderr
    with shop.opened() as session:
        assert session.store.read().where(Part) == []


def test_a_wrong_passphrase_is_one_sentence(shop: Shop) -> None:
    shop.secret.write_text("something else", encoding="utf-8")
    done = shop.run("check")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.strip() == "The passphrase is not right. Check the keyboard layout and Caps Lock."


def test_a_profile_that_is_not_there_is_said_and_not_made(shop: Shop) -> None:
    nowhere = shop.folder / "nowhere"
    options = ["--lang", "en", "--profile", str(nowhere), "--passphrase-file", str(shop.secret)]
    done = shop.run("check", options=options)
    assert done.returncode == 1
    assert "There is no profile in" in done.stderr
    assert not nowhere.exists()


def test_the_language_can_be_chosen(shop: Shop) -> None:
    options = [*shop.options()[2:], "--lang", "zh_CN"]
    done = shop.run("import", shop.table(), "--as", "parts", "--dry-run", options=options)
    assert "可以导入" in done.stdout


def test_a_second_program_on_the_same_profile_is_refused_in_words(shop: Shop) -> None:
    with shop.opened():
        done = shop.run("import", shop.table(), "--as", "parts")
    assert done.returncode == 1
    assert "already open on this profile" in done.stderr


def test_wrong_use_is_exit_code_2(shop: Shop) -> None:
    done = shop.run("import", shop.table(), "--as", "nonsense")
    assert done.returncode == 2
    assert "customers" in done.stderr


def test_attach_says_for_each_file_what_became_of_it(shop: Shop, nasty: Callable[[str], Path]) -> None:
    with shop.opened() as session:
        number = session.services.work_orders.create(NewWorkOrder(summary="Overheats")).number
    blank = shop.folder / "blank.jpg"
    blank.write_bytes(b"")
    good = nasty("images_pillow/images/hopper_orientation_2.jpg")
    broken = nasty("images_pillow/images/broken.png")
    paper = nasty("pdf_pypdf/pypdf/resources/issue-297.pdf")
    done = shop.run("attach", good, broken, blank, paper, shop.folder / "gone.jpg", "--to", number)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[-1] == "2 of 5 files attached."
    for line, name in zip(lines, (good.name, broken.name, blank.name, paper.name, "gone.jpg"), strict=False):
        assert name in line
    with shop.opened() as session:
        assert {row.name for row in session.store.read().where(Attachment)} == {good.name, paper.name}
        assert check(session.store) == []


def test_attach_to_a_number_that_does_not_exist_attaches_nothing(shop: Shop) -> None:
    picture = shop.folder / "a.jpg"
    picture.write_bytes(b"\xff\xd8\xff")
    done = shop.run("attach", picture, "--to", "WO-99999")
    assert (done.returncode, done.stderr.strip()) == (1, "There is no work order WO-99999.")


def test_a_backup_brings_back_what_was_there(shop: Shop) -> None:
    shop.run("import", shop.table(), "--as", "parts")
    copy = shop.folder / "kept.fsbackup"
    made = shop.run("backup", copy)
    assert made.returncode == 0 and copy.stat().st_size > 0
    shop.run("import", shop.table("物料编码,名称\nHC-9,皮带\n", "more.csv"), "--as", "parts")
    restored = shop.run("restore", copy)
    assert restored.returncode == 0, restored.stderr
    with shop.opened() as session:
        assert {part.number for part in session.store.read().where(Part)} == {"HC-1", "HC-3"}
    whole = shop.run("check")
    assert whole.returncode == 0, whole.stdout


def test_a_backup_that_is_none_is_refused_and_the_profile_stays(shop: Shop) -> None:
    shop.run("import", shop.table(), "--as", "parts")
    done = shop.run("restore", shop.table("no backup", "wrong.fsbackup"))
    assert done.returncode == 1 and done.stderr.strip()
    with shop.opened() as session:
        assert len(session.store.read().where(Part)) == 2


def test_the_self_test_of_a_whole_installation_says_ok(shop: Shop) -> None:
    done = shop.run("--self-test", options=[])
    assert (done.returncode, done.stdout.strip()) == (0, "ok"), done.stderr


def test_the_inventree_files_and_the_excavators_go_in(shop: Shop, shared_data: Path) -> None:
    folder = shared_data / "parts" / "inventree_demo"
    for kind in ("parts", "stock", "bom"):
        done = shop.run("import", folder / f"csv_{kind}.csv", "--as", kind)
        assert done.returncode == 0, done.stderr
    done = shop.run("import", folder / "csv_companies.csv", "--as", "customers")
    assert done.returncode == 0, done.stderr
    orders = shared_data / "service_records" / "excavators-cleaned.csv"
    mapping = ROOT / "resources" / "demo" / "mappings" / "excavators.json"
    done = shop.run("import", orders, "--as", "work-orders", "--mapping", mapping)
    assert "5484 rows added" in done.stdout.replace(",", "", 1) or "5,484" in done.stdout, done.stdout
    whole = shop.run("check")
    assert whole.returncode == 0, whole.stdout
    with shop.opened() as session:
        assert {asset.serial for asset in session.store.read().where(Asset)} >= set("ABCDE")
        assert session.store.read().count("SELECT count(*) FROM part") == 414


def test_every_nasty_file_gives_counts_or_a_sentence(
    shop: Shop, nasty: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    files = [
        path for folder in ("csv_xlsx", "encodings") for path in sorted(nasty(folder).rglob("*")) if path.is_file()
    ]
    assert files
    for path in files:
        code = main(["import", *shop.options(), str(path), "--as", "parts", "--dry-run"])
        said = capsys.readouterr()
        assert code in (0, 1), path.name
        assert "Nothing was changed." in said.out or said.err.strip().endswith("."), (path.name, said)

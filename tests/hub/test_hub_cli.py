"""`fieldservice hub` as an administrator types it: sentences, exit codes, and a hub that answers while it is used."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldservice.cli import main
from fieldservice.hub.assembly import open_hub
from fieldservice.sync import messages, signing
from tests.hub.laptop import Laptop, ask

ROOT = Path(__file__).resolve().parents[2]
CODE = re.compile(r"^ {4}([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})$", re.MULTILINE)


def codes_in_blocks(shown: str) -> list[str]:
    """What a scanner reads from a screenful of half blocks, dark on light."""
    zxingcpp = pytest.importorskip("zxingcpp", reason="zxing-cpp is not installed")
    from PIL import Image

    lines = [line for line in shown.splitlines() if len(line) > 30 and set(line) <= set(" ▀▄█")]
    rows = [[char in chars for char in line] for line in lines for chars in ("▀█", "▄█")]
    picture = Image.new("L", (len(rows[0]), len(rows)), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            picture.putpixel((x, y), 0 if dark else 255)
    large = picture.resize((picture.width * 6, picture.height * 6), Image.Resampling.NEAREST)
    return [found.text for found in zxingcpp.read_barcodes(large)]


class Shell:
    """Runs `fieldservice hub` in this process."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data = data
        self._capsys = capsys

    def __call__(self, *arguments: str | Path, ends: int = 0) -> str:
        """What it prints (both streams); fails unless it ends with `ends`."""
        verb = [str(argument) for argument in arguments]
        code = main(["hub", *verb, "--data", str(self.data), "--lang", "en"])
        shown = self._capsys.readouterr()
        assert code == ends, shown
        return shown.out + shown.err


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "hub", capsys)


@pytest.fixture
def office(shell: Shell) -> Shell:
    """A hub with an administrator."""
    shell("user", "add", "--administrator", "王管理")
    return shell


def test_the_first_administrator_gets_a_code(shell: Shell) -> None:
    shown = shell("user", "add", "--administrator", "王管理", "--url", "https://hub.example/")
    code = CODE.search(shown)
    assert code is not None
    assert "Hub: https://hub.example" in shown
    assert "administrator" in shell("user", "list")


def test_the_printed_squares_read_as_the_code(shell: Shell) -> None:
    shown = shell("user", "add", "--administrator", "王管理", "--url", "https://hub.example")
    code = CODE.search(shown)
    assert code is not None
    assert codes_in_blocks(shown) == [signing.qr_text("https://hub.example", code[1])]


def test_people_are_added_changed_archived_and_brought_back(office: Shell) -> None:
    office("user", "add", "陈工", "--roles", "technician", "--number", "T1")
    assert "technician, warehouse" in office("user", "roles", "T1", "warehouse,technician")
    assert "archived" in office("user", "archive", "陈工")
    assert re.search("陈工 +technician, warehouse +archived", office("user", "list"))
    assert "is back" in office("user", "restore", "T1")


def test_devices_are_listed_renamed_and_revoked(office: Shell) -> None:
    from fieldservice.hub.audit import COMMAND_LINE
    from tests.hub.test_enrolment import asking

    shown = office("enroll", "王管理")
    code = CODE.search(shown)
    assert code is not None
    hub = open_hub(office.data)
    hub.enrolments.redeem(asking(code[1]), COMMAND_LINE)
    hub.close()
    assert "in use" in office("device", "list")
    assert "Latitude is called 备用机 now" in office("device", "rename", "latitude", "备用机")
    assert "wipes itself" in office("device", "revoke", "备用机")
    assert "revoked" in office("device", "list")
    assert "in use again" in office("device", "restore", "备用机")
    assert "Device revoked" in office("audit")
    assert office("quarantine", "list").startswith("Device")
    assert "Nothing of this device" in office("quarantine", "release", "备用机", ends=1)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["quarantine", "release", "nothing"], "no device"),
        (["enroll", "nobody"], "nobody called"),
        (["device", "revoke", "nothing"], "no device"),
        (["user", "roles", "王管理", "manager"], "only administrator"),
        (["user", "add", "x", "--roles", "king"], "is no role"),
        (["user", "add", "王管理"], "already"),
        (["user", "add", "  "], "Enter the person's name"),
        (["enroll", "王管理", "--hours", "0"], "1 to 720 hours"),
        (["serve", "--host", "0.0.0.0"], "this machine only"),
        (["serve", "--host", "0.0.0.0", "--allow-private-network", "8.8.8.0/24"], "not a private network"),
        (["serve", "--host", "0.0.0.0", "--allow-private-network", "0.0.0.0/0"], "not a private network"),
        (["serve", "--allow-private-network", "house"], "not a network"),
        (["serve", "--workers", "2"], "need PostgreSQL"),
        (["serve", "--workers", "0"], "at least 1"),
        (["serve", "--cert", "x.pem"], "needs its key"),
        (["serve", "--cert", "x.pem", "--key", "y.pem"], "can't be used"),
        (["status", "--database-url", "mysql://x"], "postgresql://"),
        (["restore", "nothing.zip"], "not there"),
    ],
)
def test_what_can_not_be_done_is_said_in_a_sentence(office: Shell, arguments: list[str], sentence: str) -> None:
    assert sentence in office(*arguments, ends=1)


def test_a_hub_that_is_not_there_is_not_made_by_mistake(shell: Shell) -> None:
    assert "There is no hub" in shell("status", ends=1)
    assert not shell.data.exists()


def test_without_a_folder_the_command_says_what_is_missing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FIELDSERVICE_HUB_DATA", raising=False)
    assert main(["hub", "status", "--lang", "en"]) == 1
    assert "--data DIR" in capsys.readouterr().err


def test_without_the_server_packages_the_command_says_how_to_get_them(
    office: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    import importlib.util

    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert "pip install 'fieldservice[hub]'" in office("serve", ends=1)
    assert "pip install 'fieldservice[hub]'" in office("status", "--database-url", "postgresql://x", ends=1)
    assert "administrator" in office("user", "list")


def test_a_backup_brings_everything_back(office: Shell, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = b"a photo"
    hub = open_hub(office.data)
    sha = hashlib.sha256(content).hexdigest()
    hub.blobs.add(sha, "d" * 32, 0, len(content), content)
    hub.close()
    file = tmp_path / "copies" / "hub.zip"
    key = tmp_path / "backup.key"
    assert "keep a copy away" in office("backup-key", key)
    assert "Backup written" in office("backup", file, "--passphrase-file", key)
    assert "exists already" in office("backup", file, "--passphrase-file", key, ends=1)
    assert file.stat().st_mode & 0o077 == 0

    other = Shell(tmp_path / "other", capsys)
    assert "1 files" in other("restore", file, "--passphrase-file", key)
    restored = open_hub(other.data)
    assert restored.blobs.read(sha, 0, 100) == content
    assert [person.name for person in restored.users.all()] == ["王管理"]
    assert restored.identity.hub_id == open_identity(office.data)
    assert restored.audit.broken() is None
    restored.close()


def open_identity(folder: Path) -> str:
    hub = open_hub(folder)
    hub.close()
    return hub.identity.hub_id


def test_a_restore_begins_a_new_epoch_above_every_number_given_out(office: Shell, tmp_path: Path) -> None:
    before = epoch_and_seq(office.data)
    office("backup", tmp_path / "hub.zip", "--unencrypted")
    office("user", "add", "后来的人")
    office("restore", tmp_path / "hub.zip")
    after = epoch_and_seq(office.data)
    assert after[0] != before[0]
    assert after[1] >= before[1] + 2**32
    assert "后来的人" not in office("user", "list")
    [aside] = office.data.glob("before-restore-*")
    assert {item.name for item in aside.iterdir()} >= {"hub.db", "hub.key"}


def epoch_and_seq(folder: Path) -> tuple[str, int]:
    hub = open_hub(folder)
    with hub.database.read() as transaction:
        epoch = transaction.one("SELECT id FROM epoch ORDER BY no DESC LIMIT 1")
        seq = transaction.one("SELECT value FROM counter WHERE name = 'seq'")
    hub.close()
    assert epoch is not None
    assert seq is not None
    return epoch[0], seq[0]


def test_a_damaged_backup_replaces_nothing(office: Shell, tmp_path: Path) -> None:
    file = tmp_path / "hub.zip"
    assert "whoever gets this file" in office("backup", file, "--unencrypted")
    whole = file.read_bytes()
    at = whole.index(b"rows/audit") + 60
    for damaged in (whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :], whole[: len(whole) // 2], b"", b"PK" * 99):
        file.write_bytes(damaged)
        shown = office("restore", file, ends=1)
        assert "damaged" in shown or "not a backup" in shown
    assert "王管理" in office("user", "list")
    assert not list(office.data.glob("before-restore-*"))


def test_what_devices_may_let_go_is_what_the_backup_holds(office: Shell, tmp_path: Path) -> None:
    office("backup", tmp_path / "hub.zip", "--unencrypted")
    assert re.search(r"Newest backup +20\d\d-", office("status"))
    hub = open_hub(office.data)
    with hub.database.read() as transaction:
        noted = transaction.one("SELECT value FROM meta WHERE name = 'backed_up_through'")
    hub.close()
    assert noted is not None


class Served:
    """`fieldservice hub serve` in a process of its own."""

    def __init__(self, data: Path, *options: str) -> None:
        self.port = free_port()
        command = [sys.executable, "-m", "fieldservice", "hub", "serve", "--data", str(data), "--lang", "en"]
        self.process = subprocess.Popen(
            [*command, "--port", str(self.port), *options],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert self.process.stdout is not None
        self.first = self.process.stdout.readline()

    def wait(self) -> None:
        """Until it answers."""
        import time

        for _ in range(2_400):
            try:
                if ask(self.port, "GET", "/").status == 200:
                    return
            except OSError:
                assert self.process.poll() is None, self.process.communicate()[0]
                time.sleep(0.05)
        raise AssertionError("the hub never answered")

    def stop(self) -> str:
        """Ctrl+C; what else it printed."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.communicate(timeout=120)[0]


def free_port() -> int:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@pytest.fixture
def served(office: Shell) -> Iterator[Served]:
    running = Served(office.data)
    yield running
    running.stop()


def test_a_served_hub_answers_while_it_is_administered(office: Shell, served: Served) -> None:
    served.wait()
    assert f"http://127.0.0.1:{served.port}" in served.first
    shown = office("enroll", "王管理")
    code = CODE.search(shown)
    assert code is not None
    assert f"Hub: http://127.0.0.1:{served.port}" in shown
    laptop = Laptop(served.port, code[1])
    pull = messages.Pull(epoch="", cursors={}, schema_version=1)
    assert laptop.say("pull", pull).status == 200
    office("device", "revoke", laptop.device_id)
    answer = messages.unpack(laptop.say("pull", pull).body, messages.Pulled)
    assert answer.revoked
    assert "running already" in office("serve", ends=1)
    assert "running already" in office("restore", "x.zip", ends=1)
    assert "can't listen" in Shell(office.data / "second", office._capsys)("serve", "--port", str(served.port), ends=1)
    assert "Traceback" not in served.stop()
    assert served.process.returncode in (0, 1)


def test_over_tls_the_same_hub_is_reached_by_https_only(office: Shell, tmp_path: Path) -> None:
    import http.client
    import ssl

    cert, key = certificate(tmp_path)
    served = Served(office.data, "--cert", str(cert), "--key", str(key), "--host", "127.0.0.1")
    try:
        context = ssl.create_default_context(cafile=str(cert))
        for _ in range(2_400):
            connection = http.client.HTTPSConnection("localhost", served.port, context=context, timeout=120)
            try:
                connection.request("GET", "/")
                assert connection.getresponse().status == 200
                break
            except ConnectionRefusedError:
                import time

                time.sleep(0.05)
            finally:
                connection.close()
        with pytest.raises((OSError, http.client.HTTPException)):
            ask(served.port, "GET", "/")
    finally:
        served.stop()


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for localhost that signed itself."""
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    secret = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(secret.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(secret, hashes.SHA256())
    )
    cert, key = folder / "cert.pem", folder / "key.pem"
    cert.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    key.write_bytes(
        secret.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return cert, key

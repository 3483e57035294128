"""A hub in threads of this process, answering on loopback: for the demonstration and its tests.

It has several doors, so that one laptop can be without a network while another one is not.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from pathlib import Path

import uvicorn

from fieldservice.hub.assembly import Assembly, open_hub
from fieldservice.hub.audit import COMMAND_LINE
from fieldservice.hub.server.app import make_app
from fieldservice.hub.server.limits import ServerSettings
from fieldservice.hub.server.serve import ServeOptions, uvicorn_options
from fieldservice.sync.signing import qr_text
from fieldservice.system.clock import Clock

_HOST = "127.0.0.1"


class Door:
    """One address of a hub. It stays the same however often the door is shut and opened again."""

    def __init__(self, assembly: Assembly, settings: ServerSettings | None = None) -> None:
        self._assembly, self._settings = assembly, settings
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self._port = 0
        self.open()

    @property
    def url(self) -> str:
        """How laptops reach it."""
        return f"http://{_HOST}:{self._port}"

    def open(self) -> None:
        """Answer from now on. Raises OSError when somebody else took the port meanwhile."""
        options = uvicorn_options(ServeOptions(folder="", port=self._port))
        options.pop("factory")
        listening = socket.socket()
        if os.name == "posix":  # connections of a moment ago must not keep it from its own port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((_HOST, self._port))
        self._port = listening.getsockname()[1]
        self._server = uvicorn.Server(uvicorn.Config(make_app(self._assembly, self._settings), **options))
        self._thread = threading.Thread(target=self._server.run, args=([listening],), name="hub", daemon=True)
        self._thread.start()
        while not self._server.started and self._thread.is_alive():
            time.sleep(0.005)

    def shut(self) -> None:
        """Answer nobody any more. Harmless when called again."""
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._thread.join()
        self._server = self._thread = None


class NearbyHub:
    """A hub in a folder: `office` is the door that those in the firm use, `road` that of those under way."""

    def __init__(self, folder: Path, name: str, clock: Clock) -> None:
        self.assembly: Assembly = open_hub(folder, clock=clock, name=name)
        self.road = Door(self.assembly)
        # invitations that are made in the office name the door that is reached from everywhere
        self.office = Door(self.assembly, ServerSettings(public_url=self.road.url))

    def invite_administrator(self, name: str, name_en: str) -> str:
        """Add the firm's first person; returns the invitation for their computer, as its QR code holds it."""
        roles = ("administrator", "desk", "dispatcher")
        person = self.assembly.users.add(roles, COMMAND_LINE, name=name, name_en=name_en, number="E00")
        return qr_text(self.office.url, self.assembly.enrolments.invite(person, COMMAND_LINE).code)

    def close(self) -> None:
        """Shut both doors and close the database."""
        self.office.shut()
        self.road.shut()
        self.assembly.close()

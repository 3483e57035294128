"""A hub in a thread of this process, answering on loopback: for the demonstration and for tests that need a real one."""

from __future__ import annotations

import socket
import threading
import time
from pathlib import Path

import uvicorn

from fieldservice.hub.assembly import Assembly, open_hub
from fieldservice.hub.audit import COMMAND_LINE
from fieldservice.hub.server.app import make_app
from fieldservice.hub.server.serve import ServeOptions, uvicorn_options
from fieldservice.sync.signing import qr_text
from fieldservice.system.clock import Clock

_HOST = "127.0.0.1"


class NearbyHub:
    """Make it, `start` it, and `stop` it as often as the network is to be gone; its address stays. `close` at the end."""

    def __init__(self, folder: Path, name: str, clock: Clock) -> None:
        self.assembly: Assembly = open_hub(folder, clock=clock, name=name)
        self._port = 0
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """How laptops reach it; known from the first start on."""
        return f"http://{_HOST}:{self._port}"

    def start(self) -> None:
        """Answer from now on. Raises OSError when somebody else took the port meanwhile."""
        options = uvicorn_options(ServeOptions(folder="", port=self._port))
        options.pop("factory")
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # its own connections of a moment ago
        listening.bind((_HOST, self._port))
        self._port = listening.getsockname()[1]
        self._server = uvicorn.Server(uvicorn.Config(make_app(self.assembly), **options))
        self._thread = threading.Thread(target=self._server.run, args=([listening],), name="hub", daemon=True)
        self._thread.start()
        while not self._server.started and self._thread.is_alive():
            time.sleep(0.005)

    def stop(self) -> None:
        """Answer nobody any more."""
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._thread.join()
        self._server = self._thread = None

    def invite_administrator(self, name: str, name_en: str) -> str:
        """Add the firm's first person; returns the invitation for their computer, as its QR code holds it."""
        roles = ("administrator", "desk", "dispatcher")
        person = self.assembly.users.add(roles, COMMAND_LINE, name=name, name_en=name_en)
        return qr_text(self.url, self.assembly.enrolments.invite(person, COMMAND_LINE).code)

    def close(self) -> None:
        """Stop, and close the database."""
        self.stop()
        self.assembly.close()

"""One program a profile: a second start brings the first window to the front and ends."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from fieldservice.system.lock import ProfileLock

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_LOCK = "window.lock"
_WAIT_MS = 500
# Qt's network library takes as long to load as a page to be built, so listening begins when a window is up.
LISTEN_AFTER_MS = 500
_PATIENCE_S = 3.0
_PAUSE_S = 0.1


def server_name(folder: Path) -> str:
    """The name under which the program on that profile listens."""
    return "fieldservice-" + hashlib.sha256(os.fsencode(folder)).hexdigest()[:20]


def bring_first_to_front(folder: Path, patience_s: float = _PATIENCE_S) -> bool:
    """Ask the program that is open on this profile to show itself; False when none answers.

    One that was started a moment ago may not listen yet, so it is asked again for `patience_s`.
    """
    from PySide6.QtNetwork import QLocalSocket

    end = monotonic() + patience_s
    while True:
        socket = QLocalSocket()
        socket.connectToServer(server_name(folder))
        if socket.waitForConnected(_WAIT_MS):
            break
        if monotonic() >= end:
            return False
        sleep(_PAUSE_S)
    socket.write(b"show")
    socket.waitForBytesWritten(_WAIT_MS)
    socket.disconnectFromServer()
    return True


class FirstInstance(QObject):
    """The only program with a window on a profile, from the first moment on; it hears of second starts a little after
    it has been given its `window`.

    Raises UserError `system.already_open` when there is one already. Where listening fails, a second start can't bring
    this window to the front, but still finds the profile taken.
    """

    def __init__(self, folder: Path, listen_after_ms: int = LISTEN_AFTER_MS) -> None:
        super().__init__()
        self._window: QWidget | None = None
        self._folder = folder
        self._listen_after_ms = listen_after_ms
        self._server: QLocalServer | None = None
        self._lock = ProfileLock(folder / _LOCK)
        self._lock.acquire()

    @property
    def window(self) -> QWidget | None:
        """What a second start brings to the front."""
        return self._window

    @window.setter
    def window(self, window: QWidget) -> None:
        if self._window is None:
            QTimer.singleShot(self._listen_after_ms, self, self.listen)
        self._window = window

    def listen(self) -> None:
        """Hear of second starts from now on."""
        if self._server is not None:
            return
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._show)
        if not self._server.listen(server_name(self._folder)):
            QLocalServer.removeServer(server_name(self._folder))  # left behind by a program that was killed
            self._server.listen(server_name(self._folder))

    def close(self) -> None:
        """Stop listening and let the next program be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.release()

    def _show(self) -> None:
        connection = self._server.nextPendingConnection() if self._server is not None else None
        if connection is not None:
            connection.disconnected.connect(connection.deleteLater)
        if self.window is None:
            return
        if self.window.isMinimized():
            self.window.showNormal()
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

"""One program a profile: a second start brings the first window to the front and ends."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

_WAIT_MS = 500


def server_name(folder: Path) -> str:
    """The name under which the program on that profile listens."""
    return "fieldservice-" + hashlib.sha256(os.fsencode(folder)).hexdigest()[:20]


def bring_first_to_front(folder: Path) -> bool:
    """Ask the program that is open on this profile to show itself; False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(folder))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(b"show")
    socket.waitForBytesWritten(_WAIT_MS)
    socket.disconnectFromServer()
    return True


class FirstInstance(QObject):
    """Listens for second starts. Where listening fails, the profile's lock still keeps a second program out."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.window: QWidget | None = None
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._show)
        if not self._server.listen(server_name(folder)):
            QLocalServer.removeServer(server_name(folder))  # left behind by a program that was killed
            self._server.listen(server_name(folder))

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _show(self) -> None:
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.disconnected.connect(connection.deleteLater)
        if self.window is None:
            return
        if self.window.isMinimized():
            self.window.showNormal()
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

"""Notices that the network is back, so that what waits is delivered at once instead of at the next try."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtNetwork import QNetworkInformation

from ui.bridge.sync import SyncBridge


class NetworkWatch(QObject):
    """Where the system tells nothing about its network, the driver's own rhythm has to do."""

    def __init__(self, sync: SyncBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sync = sync
        if QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability):
            information = QNetworkInformation.instance()
            if information is not None:
                information.reachabilityChanged.connect(self.changed)

    @Slot(QNetworkInformation.Reachability)
    def changed(self, reachability: QNetworkInformation.Reachability) -> None:
        """Any network may lead to the hub: a firm's own need not reach the internet."""
        if reachability in _LEADS_SOMEWHERE:
            self._sync.synchronise_now()


_LEADS_SOMEWHERE = frozenset(
    {
        QNetworkInformation.Reachability.Online,
        QNetworkInformation.Reachability.Site,
        QNetworkInformation.Reachability.Local,
    }
)

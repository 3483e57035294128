"""What ties the screens to synchronisation says the same on both sides, and the network's return is passed on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtNetwork import QNetworkInformation

from fieldservice.store.queries.blob_transfers import Outstanding
from fieldservice.sync import failures, progress
from fieldservice.sync.failures import SyncFailure
from fieldservice.sync.progress import SyncState
from ui.app.network import NetworkWatch
from ui.app.ties import moment_of
from ui.bridge import sync as bridge
from ui.bridge.sync import Moment, SyncBridge
from ui.sync.stand_ins import RememberingDriver

AT = datetime(2026, 5, 18, 1, 0, tzinfo=UTC)


def test_screens_and_driver_name_the_same_phases() -> None:
    named = {bridge.IDLE, bridge.PAUSED, bridge.TROUBLE, bridge.REVOKED, *bridge.WORKING}
    assert named == set(progress.PHASES)


@pytest.mark.parametrize(("kind", "offline"), [(failures.OFFLINE, True), (failures.FAULT, False)])
def test_only_a_hub_that_nobody_reaches_is_being_offline(kind: str, offline: bool) -> None:
    state = SyncState(progress.TROUBLE, 3, 14, 90.0, 5, Outstanding(2, 9), problem=SyncFailure(kind), next_try=AT)
    moment = moment_of(state)
    assert (moment.offline, moment.done, moment.total, moment.seconds_left) == (offline, 3, 14, 90.0)
    assert moment.problem is state.problem and moment.next_try == AT


@pytest.mark.parametrize(("name", "asked"), [("Online", ["now"]), ("Site", ["now"]), ("Disconnected", [])])
def test_the_network_coming_back_starts_at_once(qapp: object, name: str, asked: list[str]) -> None:
    driver = RememberingDriver(Moment())
    watch = NetworkWatch(SyncBridge(bridge.SyncTies(driver)))
    watch.changed(QNetworkInformation.Reachability[name])
    assert driver.asked == asked


def test_a_stand_alone_profile_has_nothing_to_run() -> None:
    quiet = SyncBridge()
    quiet.synchronise_now()
    quiet.set_paused(True)
    assert not quiet.running and quiet.moment() == Moment()

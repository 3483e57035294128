"""A laptop of the demonstration that belongs to a hub: it synchronises when the demonstration says so."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldservice.errors import UserError
from fieldservice.i18n import translate
from ui.demo.stage import Stage, ensure

if TYPE_CHECKING:
    from fieldservice.hub_link import HubLink
    from fieldservice.services.sync_center import Standing
    from ui.bridge.sync import Moment

_MOST_WAIT_S = 60.0
_PAINTED_S = 0.5  # status bar and sync centre gather what happens for a moment before they read


class Laptop:
    """A stage and its ties to the hub."""

    def __init__(self, stage: Stage, link: HubLink) -> None:
        from ui.app.ties import ties_of

        self.stage, self.link = stage, link
        desktop = stage.tour.desktop
        desktop.environment.sync.tie(ties_of(link, desktop.session))
        desktop.end_sync = link.stop

    @property
    def standing(self) -> Standing:
        """How delivery stands."""
        return self.stage.services.sync_center.standing()

    @property
    def sentence(self) -> str:
        """What the bar at the foot of the window says of it."""
        return self.stage.tour.desktop.window.status_bar.delivery.text()

    def synchronise(self) -> None:
        """Deliver and fetch everything. Raises what the hub or the network says against it."""
        moment = self._meet()
        if moment.problem is not None:
            raise moment.problem
        ensure(self.standing.waiting == 0, translate("demo_run", "all changes are delivered"))

    def find_no_network(self) -> None:
        """Try to synchronise where there is no network: nothing is lost, and the bar says so."""
        ensure(self._meet().offline, translate("demo_run", "the network is gone"))

    def wait_for(self, done: Callable[[], bool], what: str) -> None:
        """Let the window work until something has become true. Raises UserError when it does not."""
        until = time.monotonic() + _MOST_WAIT_S
        while not done():
            if time.monotonic() > until:
                raise UserError("demo_run.broken", "A step did not keep its promise: {what}", what=what)
            self.stage.settle()

    def painted(self) -> None:
        """Let what was said about delivery arrive on the screen."""
        until = time.monotonic() + _PAINTED_S
        while time.monotonic() < until:
            self.stage.settle()

    def picture(self, name: str) -> None:
        """Keep what the window shows, with the sentence about delivery as it stands."""
        self.painted()
        self.stage.picture(name)

    def _meet(self) -> Moment:
        """One round with the hub, whatever comes of it."""
        bridge, clock = self.stage.tour.desktop.environment.sync, self.stage.clock
        clock.advance(minutes=2)  # beyond every pause that the driver may have been told of before
        bridge.synchronise_now()

        def at_rest() -> bool:
            moment = bridge.moment()
            resting = moment.phase in ("idle", "trouble")
            return resting and moment.next_try is not None and moment.next_try > clock.now()

        self.wait_for(at_rest, translate("demo_run", "synchronising comes to an end"))
        self.painted()
        return bridge.moment()

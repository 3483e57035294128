"""`fieldservice demo`: the main job from the call to the signed report, then two laptops and a hub, all off screen.

Each step is done by the view model of the page that is in view, as a person's click would; each leaves a picture.
The clock is told, so that the way, the work and the report take the time that they would take.
"""

from ui.demo.performance import perform

__all__ = ["perform"]

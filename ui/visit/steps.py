"""Which panel shows which step."""

from __future__ import annotations

from importlib import import_module

from ui.bridge.environment import Environment
from ui.visit.step import StepPanel
from ui.visit.view_model import VisitViewModel

_PANELS = {
    "travel": ("way_steps", "TravelStep"),
    "arrive": ("way_steps", "ArriveStep"),
    "safety": ("question_steps", "SafetyStep"),
    "diagnose": ("question_steps", "DiagnoseStep"),
    "parts": ("parts_step", "PartsStep"),
    "work": ("work_step", "WorkStep"),
    "test": ("test_step", "TestStep"),
    "photos": ("photos_step", "PhotosStep"),
    "report": ("sign_steps", "ReportStep"),
    "signature": ("sign_steps", "SignatureStep"),
    "leave": ("way_steps", "LeaveStep"),
}


def make_step(key: str, environment: Environment, visit: VisitViewModel) -> StepPanel:
    """Build a step when it is first opened."""
    module, name = _PANELS[key]
    panel: StepPanel = getattr(import_module(f"ui.visit.{module}"), name)(environment, visit)
    return panel

"""The services of diagnosis and knowledge, made when first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from fieldservice.services.context import Context

if TYPE_CHECKING:
    from fieldservice.services.case_digests import CaseDigests
    from fieldservice.services.checklist_templates import ChecklistTemplates
    from fieldservice.services.diagnosis import Diagnosis
    from fieldservice.services.diagnosis_trees import DiagnosisTrees
    from fieldservice.services.escalations import Escalations
    from fieldservice.services.fault_codes import FaultCodes
    from fieldservice.services.knowledge import Knowledge
    from fieldservice.services.remote_checks import RemoteChecks
    from fieldservice.services.safety_warnings import SafetyWarnings
    from fieldservice.services.similar_cases import SimilarCases
    from fieldservice.services.template_files import TemplateFiles
    from fieldservice.services.triage import Triage


class KnowledgeServices:
    """Templates, diagnosis trees, suggestions, cases, articles, questions to specialists."""

    context: Context

    @cached_property
    def checklist_templates(self) -> ChecklistTemplates:
        """Keeping checklist templates."""
        from fieldservice.services.checklist_templates import ChecklistTemplates

        return ChecklistTemplates(self.context)

    @cached_property
    def template_files(self) -> TemplateFiles:
        """Pictures, sounds and films of checklist templates."""
        from fieldservice.services.template_files import TemplateFiles

        return TemplateFiles(self.context)

    @cached_property
    def diagnosis(self) -> Diagnosis:
        """Following diagnosis trees."""
        from fieldservice.services.diagnosis import Diagnosis

        return Diagnosis(self.context)

    @cached_property
    def fault_codes(self) -> FaultCodes:
        """The list of problems, causes and remedies."""
        from fieldservice.services.fault_codes import FaultCodes

        return FaultCodes(self.context)

    @cached_property
    def remote_checks(self) -> RemoteChecks:
        """What to go through with a customer on the phone."""
        from fieldservice.services.remote_checks import RemoteChecks

        return RemoteChecks(self.context)

    @cached_property
    def diagnosis_trees(self) -> DiagnosisTrees:
        """Keeping diagnosis trees and makers' error codes."""
        from fieldservice.services.diagnosis_trees import DiagnosisTrees

        return DiagnosisTrees(self.context)

    @cached_property
    def triage(self) -> Triage:
        """What a request probably is, suggested from its words and the past."""
        from fieldservice.services.triage import Triage

        return Triage(self.context)

    @cached_property
    def case_digests(self) -> CaseDigests:
        """What closed cases say to everybody."""
        from fieldservice.services.case_digests import CaseDigests

        return CaseDigests(self.context)

    @cached_property
    def similar_cases(self) -> SimilarCases:
        """What solved faults like this one."""
        from fieldservice.services.similar_cases import SimilarCases

        return SimilarCases(self.context)

    @cached_property
    def knowledge(self) -> Knowledge:
        """Articles: written, reviewed, published, found, used."""
        from fieldservice.services.knowledge import Knowledge

        return Knowledge(self.context)

    @cached_property
    def escalations(self) -> Escalations:
        """Questions to specialists and to makers."""
        from fieldservice.services.escalations import Escalations

        return Escalations(self.context)

    @cached_property
    def safety_warnings(self) -> SafetyWarnings:
        """Visits that can't start because something is not safe."""
        from fieldservice.services.safety_warnings import SafetyWarnings

        return SafetyWarnings(self.context)

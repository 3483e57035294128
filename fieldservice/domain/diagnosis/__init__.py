"""Diagnosis trees: causes, tests that tell them apart, the next best test. Start with `read_tree` and `standing`."""

from fieldservice.domain.diagnosis.learning import Learned, PastCase, learn
from fieldservice.domain.diagnosis.model import (
    CHECK,
    NONE_OF_THESE,
    TRIAL,
    UNCLEAR,
    Cause,
    DiagnosticTest,
    LeafPart,
    Outcome,
    Tree,
    machine_rank,
)
from fieldservice.domain.diagnosis.reading import examine_tree, read_tree, tree_text
from fieldservice.domain.diagnosis.reasoning import Candidate, NextTest, Standing, standing

__all__ = [
    "CHECK",
    "NONE_OF_THESE",
    "TRIAL",
    "UNCLEAR",
    "Candidate",
    "Cause",
    "DiagnosticTest",
    "LeafPart",
    "Learned",
    "NextTest",
    "Outcome",
    "PastCase",
    "Standing",
    "Tree",
    "examine_tree",
    "learn",
    "machine_rank",
    "read_tree",
    "standing",
    "tree_text",
]

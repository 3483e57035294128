"""Checklists: templates with rules, answering them, verdicts. Start with `read_template` and `ChecklistState`."""

from fieldservice.domain.checklist.engine import Cell
from fieldservice.domain.checklist.events import AnswerEvent, effective_answers
from fieldservice.domain.checklist.judging import (
    judge,
    limit_signs,
    limit_words,
    parse_value,
    reason,
    value_text,
)
from fieldservice.domain.checklist.lacking import Missing
from fieldservice.domain.checklist.model import Choice, Job, Limits, Question, Rank, Section, Template
from fieldservice.domain.checklist.outline import AddRound, Heading, Item
from fieldservice.domain.checklist.progress import Progress
from fieldservice.domain.checklist.state import Answered, ChecklistState
from fieldservice.domain.checklist.template import Problem, examine_template, read_template
from fieldservice.domain.checklist.values import Address, Value, address, decode, encode

__all__ = [
    "AddRound",
    "Address",
    "AnswerEvent",
    "Answered",
    "Cell",
    "ChecklistState",
    "Choice",
    "Heading",
    "Item",
    "Job",
    "Limits",
    "Missing",
    "Problem",
    "Progress",
    "Question",
    "Rank",
    "Section",
    "Template",
    "Value",
    "address",
    "decode",
    "effective_answers",
    "encode",
    "examine_template",
    "judge",
    "limit_signs",
    "limit_words",
    "parse_value",
    "read_template",
    "reason",
    "value_text",
]

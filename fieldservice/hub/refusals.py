"""Verdicts on mutations; `fieldservice.domain.refusals` has the sentence of each code."""

from __future__ import annotations

from dataclasses import dataclass, field

from fieldservice.domain.refusals import NEWER_SCHEMA


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the hub thinks of a mutation. `flags` of an accepted one: "lapsed" (field work under a grant that has ended
    since), "joined" (history that somebody else recorded, brought along by an administrator)."""

    ok: bool = True
    code: str = ""
    params: dict[str, str] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()

    @property
    def hold(self) -> bool:
        """Neither accepted nor refused: the device is to keep it waiting."""
        return self.code == NEWER_SCHEMA


ACCEPTED = Verdict()
_LONGEST_PARAM = 60  # a name that a forger chose is shown no longer than this


def refused(code: str, **params: object) -> Verdict:
    """A refusal; parameters are cut to what a sentence can hold."""
    return Verdict(False, code, {name: str(value)[:_LONGEST_PARAM] for name, value in params.items()})

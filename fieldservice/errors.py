"""The two families of errors that people see; everything else is a bug.

`UserError`: what was asked can't be done as things stand; the person can change that.
`EnvironmentFault`: the machine stands in the way (disk, permissions, damaged file); it names a next step.

Sentences are English source texts with `{name}` fields; the translation context is the part of the code before
the dot, so `UserError("visit.not_arrived", "...")` is translated in the context `visit`.
"""

from __future__ import annotations

from typing import Any

from fieldservice.i18n import translate


class FieldServiceError(Exception):
    """Base of the errors with a sentence for people; `code` is stable, for tests and logs."""

    def __init__(self, code: str, text: str, **params: Any) -> None:
        super().__init__(code, text, params)
        self.code = code
        self.text = text
        self.params = params

    def message(self) -> str:
        """The sentence in the language that is set now."""
        return translate(self.code.partition(".")[0], self.text, **self.params)

    def __str__(self) -> str:
        return self.message()


class UserError(FieldServiceError):
    """What was asked can't be done as things stand; nothing has changed."""


class EnvironmentFault(FieldServiceError):
    """The machine stands in the way; `next_step()` says what to do about it."""

    def __init__(self, code: str, text: str, next_step: str, **params: Any) -> None:
        super().__init__(code, text, **params)
        self.next_step_text = next_step

    def next_step(self) -> str:
        """What the person can do now, as a sentence in the language that is set."""
        return translate(self.code.partition(".")[0], self.next_step_text, **self.params)

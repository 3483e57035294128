"""What can be imported: the kinds of tables and, for each, the fields with the headings people give them.

The synonyms are what spreadsheets and ERP exports in China and elsewhere really write; `normalised` makes them
comparable (case, spaces, underscores, brackets and required-marks don't count). Labels and help are translated when
shown (`label_text`). Texts of choices: code -> what people write for it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from fieldservice.i18n import translate

FieldType = Literal["text", "quantity", "whole", "money", "date", "datetime", "bool", "choice"]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a row can say. `synonyms` by likelihood; `limit` in characters; `filter_only` chooses rows;
    `within`: a pattern whose first group is the value, so that a text without it says nothing."""

    key: str
    label: str
    synonyms: tuple[str, ...]
    type: FieldType = "text"
    required: bool = False
    help: str = ""
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    limit: int = 200
    filter_only: bool = False
    within: str = ""

    def label_text(self) -> str:
        """The field's name in the language that is set."""
        return translate("importing", self.label)

    def help_text(self) -> str:
        """What belongs into the field, as a sentence; `""` when its name says it."""
        return translate("importing", self.help) if self.help else ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of table. `one_of`: groups of which at least one field must be filled in each row; `identity`: what makes
    a row the same as one imported before (tried in order; the first that is filled counts). A row that fills none of
    `silent_without` has nothing to say of this kind (most parts are replaced by nothing) and is left out."""

    key: str
    label: str
    fields: tuple[Field, ...]
    one_of: tuple[tuple[str, ...], ...]
    identity: tuple[tuple[str, ...], ...]
    unique: bool = False  # two rows of one table with the same identity are a mistake
    silent_without: tuple[str, ...] = ()

    def label_text(self) -> str:
        """The kind's name in the language that is set."""
        return translate("importing", self.label)

    def field(self, key: str) -> Field | None:
        """The field called `key`."""
        return next((each for each in self.fields if each.key == key), None)


_BRACKETS = re.compile(r"[(\[【（〔<《{].*?[)\]】）〕>》}]")
_FILLERS = re.compile(r"[\W_]+")


def normalised(heading: str) -> str:
    """A heading for comparing: NFKC, lower case, without brackets and their content, spaces, signs and stars."""
    text = unicodedata.normalize("NFKC", heading).casefold()
    return _FILLERS.sub("", _BRACKETS.sub("", text)) or _FILLERS.sub("", text)


def kinds() -> tuple[Kind, ...]:
    """All kinds of tables that can be imported, in the order in which a firm loads them."""
    # Declared in modules that need `Field` from here.
    from fieldservice.exchange.fields_catalogue import BOM, PARTS, STOCK
    from fieldservice.exchange.fields_customers import ASSETS, CUSTOMERS
    from fieldservice.exchange.fields_supply import LOCATIONS, SUPERSESSION, SUPPLIER_PARTS, SUPPLIERS
    from fieldservice.exchange.fields_work import WORK_ORDERS

    supply = (SUPPLIERS, SUPPLIER_PARTS, SUPERSESSION)
    return (CUSTOMERS, ASSETS, PARTS, LOCATIONS, STOCK, BOM, *supply, WORK_ORDERS)


def kind_of(key: str) -> Kind:
    """The kind called `key`; KeyError is a bug in the caller."""
    return {kind.key: kind for kind in kinds()}[key]


@cache
def _known_headings() -> frozenset[str]:
    fields = [each for kind in kinds() for each in kind.fields]
    return frozenset(normalised(word) for each in fields for word in (*each.synonyms, each.key))


def is_known_heading(text: str) -> bool:
    """Whether some field is called like this in some table: settles which row is the header."""
    return len(text) <= 60 and normalised(text) in _known_headings()

"""Making field declarations short, and the fields that several kinds share."""

from __future__ import annotations

from fieldservice.exchange.fields import Field, FieldType
from fieldservice.i18n import mark

NOTE_LIMIT = 10_000


def declare(
    key: str,
    label: str,
    synonyms: str,
    type: FieldType = "text",
    *,
    required: bool = False,
    help: str = "",
    choices: dict[str, tuple[str, ...]] | None = None,
    limit: int = 200,
    filter_only: bool = False,
    within: str = "",
) -> Field:
    """A field; synonyms are parted by `|`."""
    words = tuple(synonyms.split("|"))
    return Field(key, label, words, type, required, help, choices or {}, limit, filter_only, within)


CURRENCY = declare(
    "currency",
    mark("importing", "Currency"),
    "currency|currency code|币种|货币|币别|结算币种",
    limit=3,
    help=mark("importing", "Three letters such as CNY; the company's own currency where it is blank."),
)
SOURCE_KEY = declare(
    "source_key",
    mark("importing", "Key in the other system"),
    "pk|id|uuid|guid|external id|record id|internal id|主键|内码|系统编号|外部编号|来源编号",
    help=mark("importing", "Lets a later import of the same table update these records."),
)


def notes_field(synonyms: str) -> Field:
    """The field for remarks."""
    return declare("notes", mark("importing", "Notes"), synonyms, limit=NOTE_LIMIT)

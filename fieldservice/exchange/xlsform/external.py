"""Lists and tables that are files beside a form: CSV, ODK's XML instances, GeoJSON."""

from __future__ import annotations

import csv
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from fieldservice.domain.checklist.lists import Rows
from fieldservice.errors import UserError
from fieldservice.exchange.encodings import detect_encoding, sniff_delimiter
from fieldservice.exchange.recognise import recognise

MOST_ROWS = 100_000
MOST_BYTES = 20_000_000
MOST_COLUMNS = 200
_SAMPLE = 1 << 16
_MEGABYTE = 1_000_000


def read_rows(path: Path) -> Rows:
    """The rows of a file by its ending. Raises UserError: which file, and what is wrong with it."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UserError(
                "xlsform.list_too_large",
                "{file} has {size} MB; a list may have {most} MB at most. Leave out the columns that the form does not"
                " read, or split it.",
                file=path.name, size=-(-path.stat().st_size // _MEGABYTE), most=MOST_BYTES // _MEGABYTE,
            )  # fmt: skip
        records = _RECORDS.get(path.suffix.lower(), _csv_records)(path)
        return _gathered(path, records)
    except OSError as error:
        raise UserError(
            "xlsform.unreadable", "{file} can't be read: {reason}", file=path.name, reason=error.strerror or str(error)
        ) from error


def _gathered(path: Path, records: Iterator[dict[str, str]]) -> Rows:
    columns: dict[str, None] = {}
    found: list[dict[str, str]] = []
    for record in records:
        if not any(record.values()):
            continue
        columns.update(dict.fromkeys(record))
        found.append(record)
        if len(found) > MOST_ROWS or len(columns) > MOST_COLUMNS:
            raise UserError(
                "xlsform.list_too_long",
                "{file} has too many rows or columns; a list may have {rows} rows and {columns} columns at most.",
                file=path.name, rows=f"{MOST_ROWS:,}", columns=MOST_COLUMNS,
            )  # fmt: skip
    if not found:
        raise UserError("xlsform.list_empty", "{file} has no rows below its headings.", file=path.name)
    return Rows(tuple(columns), [tuple(record.get(column, "") for column in columns) for record in found])


def _csv_records(path: Path) -> Iterator[dict[str, str]]:
    if recognise(path) != "text":
        raise _not_a_list(path)
    encoding = detect_encoding(path)
    with path.open(encoding=encoding, errors="replace", newline="") as stream:
        sample = stream.read(_SAMPLE)
        stream.seek(0)
        reader = csv.reader(stream, delimiter=sniff_delimiter(sample.rpartition("\n")[0] or sample))
        try:
            headings = [cell.strip().lstrip("\ufeff") for cell in next(reader, [])]
            for row in reader:
                yield _by_heading(headings, row)
        except csv.Error as error:
            raise _not_a_list(path) from error


def _by_heading(headings: list[str], row: Iterable[str]) -> dict[str, str]:
    record: dict[str, str] = {}
    for heading, cell in zip(headings, row, strict=False):
        if heading:
            record.setdefault(heading, cell.strip())
    return {heading: record.get(heading, "") for heading in headings if heading}


def _xml_records(path: Path) -> Iterator[dict[str, str]]:
    content = path.read_bytes()
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise _not_a_list(path)
    try:
        root = ET.fromstring(content)
    except (ET.ParseError, ValueError, RecursionError) as error:
        raise _not_a_list(path) from error
    for item in root:
        yield {_local(cell.tag): (cell.text or "").strip() for cell in item}


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _geojson_records(path: Path) -> Iterator[dict[str, str]]:
    try:
        data: Any = json.loads(path.read_bytes().decode(detect_encoding(path), "replace"))
    except (ValueError, RecursionError) as error:
        raise _not_a_list(path) from error
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list):
        raise _not_a_list(path)
    for feature in features:
        if not isinstance(feature, dict):
            raise _not_a_list(path)
        properties = feature.get("properties")
        record = {str(name): _said(value) for name, value in properties.items()} if isinstance(properties, dict) else {}
        if feature.get("id") is not None:
            record["id"] = _said(feature["id"])
        yield record | {"geometry": _place(feature.get("geometry"))}


def _said(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _place(geometry: object) -> str:
    """Points as ODK writes them: "latitude longitude altitude accuracy", several with semicolons."""
    if not isinstance(geometry, dict):
        return ""
    points = geometry.get("coordinates")
    while isinstance(points, list) and points and isinstance(points[0], list) and isinstance(points[0][0], list):
        points = points[0]  # the outer ring of a shape
    if not isinstance(points, list) or not points:
        return ""
    several = points if isinstance(points[0], list) else [points]
    return "; ".join(
        f"{point[1]} {point[0]} {point[2] if len(point) > 2 else 0} 0"
        for point in several
        if isinstance(point, list) and len(point) > 1
    )


def _not_a_list(path: Path) -> UserError:
    return UserError(
        "xlsform.not_a_list",
        "{file} can't be read as a list: it must be a CSV table with headings, an XML or a GeoJSON list.",
        file=path.name,
    )


_RECORDS = {".xml": _xml_records, ".geojson": _geojson_records, ".json": _geojson_records}

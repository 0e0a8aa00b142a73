"""Tables as people keep them: CSV in whatever encoding, or the first sheet of an Excel workbook, as rows of text under their headings."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

MOST_ROWS = 20_000
ENCODINGS = ("utf-8-sig", "gb18030", "utf-16")
_ZIP = b"PK\x03\x04"


class NoTable(ValueError):
    """This file holds no table that can be read."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number as the spreadsheet shows it, and its cells by heading."""

    no: int
    cells: dict[str, str]


def lines_of(data: bytes) -> list[Line]:
    """The rows below the heading row; empty rows are left out. NoTable when there is none, or more than 20,000 rows."""
    rows = _workbook(data) if data.startswith(_ZIP) else _csv(data)
    found: list[Line] = []
    headings: list[str] = []
    for no, row in enumerate(rows, start=1):
        if not any(row):
            continue
        if not headings:
            headings = [cell.lower() for cell in row]
            continue
        if len(found) >= MOST_ROWS:
            raise NoTable
        found.append(Line(no, dict(zip(headings, row, strict=False))))
    if not found:
        raise NoTable
    return found


def _csv(data: bytes) -> Iterator[list[str]]:
    text = _decoded(data)
    try:
        dialect = csv.Sniffer().sniff(text[:8192], delimiters=",;\t")
    except csv.Error:
        dialect = csv.excel
    try:
        for row in csv.reader(io.StringIO(text), dialect):
            yield [cell.strip() for cell in row]
    except csv.Error:
        raise NoTable from None


def _decoded(data: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NoTable


def _workbook(data: bytes) -> Iterator[list[str]]:
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet: Iterable[tuple[Any, ...]] = book.worksheets[0].iter_rows(values_only=True)
        for row in sheet:
            yield [_text(cell) for cell in row]
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, IndexError, OSError):
        raise NoTable from None


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).strip()

"""Count the cells of an Excel sheet that hold an error, which the reader gives as blank."""

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_CELL = re.compile(rb'<c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]+[0-9]+)"[^>]*>.*?<v>([^<]*)</v>', re.S)
"""A cell of type "e" (error) with its reference and what it shows.

Sources: ECMA-376-1:2016, Office Open XML, 18.18.11 ST_CellType.
"""


def cell_errors(path: Path, sheet: str) -> list[tuple[str, str]]:
    """Give each cell that holds an error, as its reference and what it shows, such as "#N/A".

    Args:
        path: The workbook.
        sheet: Name of the sheet; one that the workbook has.
    """
    with zipfile.ZipFile(path) as package:
        found = _CELL.findall(package.read(_part_of(package, sheet)))
    return [(reference.decode(), shown.decode()) for reference, shown in found]


def _part_of(package: zipfile.ZipFile, sheet: str) -> str:
    """Give the name of the package's part that holds the sheet."""
    book = ElementTree.fromstring(package.read("xl/workbook.xml"))
    links = {s.get("name"): s.get(_LINK) for s in book.iter(f"{_MAIN}sheet")}
    parts = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {r.get("Id"): r.get("Target") or "" for r in parts.iter(f"{_PACKAGE}Relationship")}
    target = targets[links[sheet]]
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"

"""Finding every problem code in the code, and the one line that says what it means.

A code is a constant of a module with a docstring below it:

    NOT_THERE = "TW401"
    \"\"\"No file where one should be.\"\"\"

or the CODE of a module whose first line says the meaning, or an argument of a class whose
docstring explains its attributes.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from reference.markdown import parsed

_CODE = re.compile(r"TW\d{3}")


@dataclass(frozen=True, slots=True)
class Declared:
    """One place that declares a code.

    Attributes:
        code: Such as TW203.
        meaning: One line, or None where none stands with it.
        place: File and line, below src/tradewind.
    """

    code: str
    meaning: str | None
    place: str


def declared_codes(source: Path) -> list[Declared]:
    """List all declarations of codes below a folder, by code and place."""
    modules = {
        path.relative_to(source).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(source.rglob("*.py"))
    }
    attributes = _attributes_of_classes(modules.values())
    found = (
        declared
        for name, module in modules.items()
        for declared in (*_constants(module, name), *_arguments(module, name, attributes))
    )
    return sorted(found, key=lambda declared: (declared.code, declared.place))


def _constants(module: ast.Module, name: str) -> Iterator[Declared]:
    """Find `NAME = "TW401"` with the docstring below it."""
    for statement, below in pairwise([*module.body, None]):
        match statement:
            case ast.Assign(targets=[ast.Name(id=constant)], value=ast.Constant(value=str(code))):
                if _CODE.fullmatch(code):
                    meaning = _text(below)
                    if meaning is None and constant == "CODE":
                        meaning = ast.get_docstring(module)
                    yield _declared(code, meaning, f"{name}:{statement.lineno}")


def _arguments(
    module: ast.Module, name: str, attributes: dict[str, dict[str, str]]
) -> Iterator[Declared]:
    """Find codes that are given as arguments."""
    for call in ast.walk(module):
        if not isinstance(call, ast.Call):
            continue
        explained = attributes.get(call.func.id, {}) if isinstance(call.func, ast.Name) else {}
        given = [("", argument) for argument in call.args]
        given += [(keyword.arg or "", keyword.value) for keyword in call.keywords]
        for keyword, value in given:
            match value:
                case ast.Constant(value=str(code)) if _CODE.fullmatch(code):
                    yield _declared(code, explained.get(keyword), f"{name}:{value.lineno}")


def _attributes_of_classes(modules: Iterable[ast.Module]) -> dict[str, dict[str, str]]:
    """Give the explained attributes of every class, by the name of the class."""
    return {
        found.name: parsed(ast.get_docstring(found) or "").entries("Attributes")
        for module in modules
        for found in ast.walk(module)
        if isinstance(found, ast.ClassDef)
    }


def _text(statement: ast.stmt | None) -> str | None:
    match statement:
        case ast.Expr(value=ast.Constant(value=str(text))):
            return text
    return None


def _declared(code: str, meaning: str | None, place: str) -> Declared:
    return Declared(code, parsed(meaning).summary if meaning else None, place)

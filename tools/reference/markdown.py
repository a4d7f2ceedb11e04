"""Small parts of Markdown: tables, and docstrings in Google style as prose and lists."""

import inspect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_SECTION = re.compile(r"(Args|Attributes|Returns|Yields|Raises|Examples|Sources):")
_ENTRY = re.compile(r"(\w+): (.*)")


@dataclass(frozen=True, slots=True)
class Docstring:
    """A docstring in parts.

    Attributes:
        summary: Its first line.
        text: The paragraphs between the first line and the first section.
        sections: The lines of each section by its name, without their indentation.
    """

    summary: str
    text: str
    sections: dict[str, str]

    def entries(self, section: str) -> dict[str, str]:
        """Give the entries of a section such as Args, by name, each on one line."""
        found: dict[str, str] = {}
        name = ""
        for line in self.sections.get(section, "").splitlines():
            if match := _ENTRY.match(line):
                name, found[match[1]] = match[1], match[2]
            elif name:
                found[name] = f"{found[name]} {line.strip()}"
        return found


def docstring_of(thing: object) -> Docstring:
    """Take the docstring of a module, class or function apart."""
    return parsed(inspect.getdoc(thing) or "")


def parsed(text: str) -> Docstring:
    """Take a docstring apart, whose lines after the first may be indented."""
    lines = inspect.cleandoc(text).splitlines()
    sections: dict[str, list[str]] = {"": []}
    name = ""
    for line in lines[1:]:
        if match := _SECTION.fullmatch(line):
            name = match[1]
        sections.setdefault(name, []).append(line)
    text = "\n".join(sections.pop("")).strip()
    written = {
        name: inspect.cleandoc("\n".join(["", *part[1:]])) for name, part in sections.items()
    }
    return Docstring(lines[0] if lines else "", text, written)


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table."""
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(f"| {' | '.join(_in_cell(text) for text in line)} |" for line in lines)


def code(text: str, language: str) -> str:
    """Write a block of code."""
    return f"```{language}\n{text.rstrip()}\n```"


def page(title: str, source: str, *parts: str) -> str:
    """Write a page that says from which part of the code it was made."""
    note = f"<!-- Made by `make docs` from {source}; do not edit. -->"
    return "\n\n".join([f"# {title}", note, *(part for part in parts if part)]) + "\n"


def _in_cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")

"""Write the report of a backtest to one HTML file, whole or not at all."""

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup, escape

from tradewind.files.exports.replacing import failures_as_problems, replacing
from tradewind.files.report.page import page_of
from tradewind.measuring.proof import Proof
from tradewind.problems import InvalidInput, Place, Problem

NOT_A_PAGE = "TW845"
"""A report whose name does not end like a web page."""

A_FOLDER = "TW846"
"""A folder where the report should be written."""

NO_FOLDER = "TW847"
"""A report in a folder that does not exist."""

ENDINGS = (".html", ".htm")
_TEMPLATE = "page.html.jinja"
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""What no page may hold, whatever a name holds."""


def write_report(proof: Proof, path: Path, *, simulated: str | None) -> None:
    """Write a proof as one page that needs nothing else; a file that stands there is replaced.

    The page loads nothing, runs nothing, and is the same for the same proof.

    Args:
        proof: What the backtest found.
        path: A .html or .htm file.
        simulated: That the data are simulated, in a sentence; None or empty where they are real.

    Raises:
        InvalidInput: The ending is another, the folder is missing, or a folder stands in the
            file's place.
        OutsideWorldFailed: The disk is full, read-only or failing, or a right is missing.
    """
    check_report(path)
    page = report(proof, simulated=simulated).encode()
    with replacing(path) as stream:
        stream.write(page)


def check_report(path: Path) -> None:
    """Refuse a path that no report can have, before anything is computed for it.

    Raises:
        InvalidInput: It ends neither in .html nor in .htm, the folder is missing, or a folder
            stands in the file's place.
        OutsideWorldFailed: The folder may not be looked into, or the name is too long.
    """
    with failures_as_problems(path):
        problems = tuple(_refusals(path))
    if problems:
        raise InvalidInput(problems)


def report(proof: Proof, *, simulated: str | None) -> str:
    """Give the page of a proof as text; the same proof gives the same text."""
    room = files("tradewind.files.report")
    environment = Environment(
        loader=DictLoader({_TEMPLATE: room.joinpath(_TEMPLATE).read_text("utf-8")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["with_code"] = with_code
    style = Markup(room.joinpath("style.css").read_text("utf-8"))
    page = page_of(proof, simulated=simulated)
    text = environment.get_template(_TEMPLATE).render(page=page, style=style).lstrip()
    return _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", text)


def with_code(text: str) -> Markup:
    """Set apart what stands between backquotes, and escape all of it.

    Examples:
        >>> with_code("Run `a <b>` & wait.")
        Markup('Run <code>a &lt;b&gt;</code> &amp; wait.')
    """
    parts = text.split("`")
    if len(parts) % 2 == 0:  # a single backquote opens nothing
        return escape(text)
    return Markup().join(
        Markup("<code>{}</code>").format(part) if position % 2 else escape(part)
        for position, part in enumerate(parts)
    )


def _refusals(path: Path) -> Iterator[Problem]:
    place = Place(str(path))
    if path.suffix.lower() not in ENDINGS:
        what = f'"{path.name}" does not end like a web page.'
        yield Problem(NOT_A_PAGE, place, what, "Let the name end in .html.")
    if path.is_dir():
        fix = f'Name a file inside it, such as "{path / "backtest.html"}".'
        yield Problem(A_FOLDER, place, f'"{path}" is a folder.', fix)
    elif not path.parent.is_dir():
        what = f'The folder "{path.parent}" does not exist.'
        fix = f'Make the folder with `mkdir -p "{path.parent}"`, or name another file.'
        yield Problem(NO_FOLDER, place, what, fix)

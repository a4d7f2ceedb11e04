"""Whether the parts that measuring is built on are installed."""

from tradewind.workflows.extras import refuse_without

PARTS = ("jinja2", "matplotlib", "numpy", "scipy")
"""Modules that `tradewind[measure]` installs."""


def refuse_without_measure_extra(command: str) -> None:
    """Stop where a part of `tradewind[measure]` is not installed.

    Args:
        command: The command that was called, such as `tradewind backtest`.

    Raises:
        InvalidInput: One is missing; names it, and what installs it.
    """
    refuse_without(PARTS, extra="measure", work="Measuring", command=command)

"""What `tradewind demo` wrote, and what to try with it."""

from collections.abc import Iterator

from rich.text import Text

from tradewind.cli.rendering.words import joined
from tradewind.cli.suggestions import command
from tradewind.simulating.pair import LOUD_ACCOUNT_ID, QUIET_ACCOUNT_ID
from tradewind.workflows.demo import DemoResult
from tradewind.workflows.simulated import NOTICE


def demo_summary(result: DemoResult) -> Iterator[Text]:
    """Give what was written, and commands that show what Tradewind does with it."""
    market, folder = result.market, result.folder
    rows = [f"{market.rows[name]:,} {name}" for name in market.tables]
    yield Text(f"Wrote {joined(rows)} to {market.folder}.", style="bold")
    yield Text(f"{NOTICE} It ends on {market.ends_on}.")
    yield Text("Next:", style="bold")
    for words, why in (
        (("score", "--as-of", str(market.ends_on)), "score it as of its last day"),
        (("list", "--top", "15"), "the best accounts"),
        (("explain", QUIET_ACCOUNT_ID), "a quiet company that grows"),
        (("explain", LOUD_ACCOUNT_ID), "an eager one that shrinks: which is the better account?"),
        (("match",), "find the account of every lead"),
        (("score", "--scorecard", "leads", "--as-of", str(market.ends_on)), "score the people"),
        (("list", "--leads", "--top", "15"), "whom to call"),
        (("backtest",), "does the score find who buys?"),
    ):
        yield Text(f"  {command(*words, project=folder)}").append(f"   {why}", style="dim")

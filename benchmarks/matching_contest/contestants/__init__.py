"""All contestants, in the order of a table; a new one is a module beside this and a line here.

Each is imported in a process of its own only, by the Python of its environment.
"""

from dataclasses import dataclass
from importlib import import_module

from matching_contest.interface import Contestant


@dataclass(frozen=True, slots=True)
class Entry:
    """A contestant as it is announced.

    Attributes:
        name: What the tables and `--contestants` call it.
        module: Module beside this one, whose `CONTESTANT` it is.
        environment: Environment that it needs, by the name in `environments`; None for ours.
        family: Entries of one family are variants; a table shows the best of them.
        pairs_at_most: How many leads times accounts it is given; the leads are cut to fit. None
            for no limit.
    """

    name: str
    module: str
    environment: str | None
    family: str
    pairs_at_most: int | None = None

    def enter(self) -> Contestant:
        """Import the contestant."""
        found: Contestant = import_module(f"matching_contest.contestants.{self.module}").CONTESTANT
        return found


TRADEWIND = Entry("tradewind", "tradewind_match", None, "tradewind")
ENTRIES = (
    TRADEWIND,
    Entry("exact name", "exact_name", "names", "exact name"),
    Entry("rapidfuzz WRatio", "fuzzy_wratio", "names", "rapidfuzz", 20_000_000),
    Entry("rapidfuzz token sort", "fuzzy_token_sort", "names", "rapidfuzz", 20_000_000),
    Entry("rapidfuzz token set", "fuzzy_token_set", "names", "rapidfuzz", 20_000_000),
    Entry("3-grams and rerank", "grams", "names", "3-grams and rerank"),
    Entry("Splink", "splink_duckdb", "names", "Splink"),
    Entry("emm", "ing_emm", "emm", "emm", 50_000_000),
    Entry("name_matching", "name_matching_package", "names", "name_matching", 15_000_000),
)

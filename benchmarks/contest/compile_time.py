"""How long compiling 200 components takes, in milliseconds: `python -m contest.compile_time`."""

import time
from pathlib import Path
from statistics import median

from contest.interface import AS_OF
from contest.market import SCORECARD
from tradewind.compiling.compile import compile_scorecard
from tradewind.files.scorecard_file import read_scorecard
from tradewind.project.bound import BoundColumn, BoundProject, BoundTable
from tradewind.project.canonical import Kind
from tradewind.scorecard.card import Dimension, Scorecard

TIMES = 10
COPIES = 5
"""Copies of the forty components, which make two hundred."""
KINDS = {"number": Kind.NUMBER, "text": Kind.TEXT, "yes_no": Kind.YES_NO, "date": Kind.DATE}


def two_hundred() -> Scorecard:
    """Give the scorecard `forty` with each component five times, under names of their own."""
    card = read_scorecard(Path(SCORECARD), shown_as=SCORECARD.name).card
    dimensions = {}
    for name, dimension in card.dimensions.items():
        parts = dimension.all_profiles[""].components
        many = tuple(
            part.model_copy(update={"name": f"{part.name} {copy}"})
            for copy in range(1, COPIES + 1)
            for part in parts
        )
        dimensions[name] = Dimension(weight=dimension.weight, components=many)
    return card.model_copy(update={"dimensions": dimensions})


def bound_project(card: Scorecard) -> BoundProject:
    """Bind every column of the scorecard to a source column of its name."""
    uses = {use.column: KINDS[use.use] for _, use in card.column_uses()}
    labels = dict.fromkeys(("account_id", "name", "domain", "owner"), Kind.TEXT)
    seen = dict.fromkeys(("first_seen_at", "last_seen_at"), Kind.DATE)
    products = {"account_id": Kind.TEXT, "product": Kind.TEXT, **seen}
    return BoundProject(_table("accounts", {**labels, **uses}), _table("technologies", products))


def _table(name: str, kinds: dict[str, Kind]) -> BoundTable:
    columns = {
        column: BoundColumn(column, f'"{column}"', kind, column) for column, kind in kinds.items()
    }
    return BoundTable(name, f"source_{name}", columns)


def main() -> None:
    """Print the median."""
    card = two_hundred()
    project = bound_project(card)
    print(median(_milliseconds(card, project) for _ in range(TIMES)))


def _milliseconds(card: Scorecard, project: BoundProject) -> float:
    fresh = card.model_copy()  # so that nothing worked out before is reused
    started = time.perf_counter()
    compile_scorecard(fresh, project, as_of=AS_OF)
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()

"""Whether the data hold what a question asks for at all."""

from collections.abc import Iterator, Mapping, Sequence

from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import expression, identifier
from tradewind.engines.interface import Engine
from tradewind.measuring.observations import Question
from tradewind.problems import InvalidInput, Place, PlaceMap, Problem, counted
from tradewind.project.bound import BoundTable
from tradewind.store.feedback_ledger import Feedback
from tradewind.workflows.backtesting.dates import Reach
from tradewind.workflows.backtesting.deals import DEALS, WRITTEN

NO_OUTCOMES = "TW825"
"""Nothing happened that the question asks for, or nothing says when it did."""
NOTHING_COUNTS = "TW826"
"""No account, opportunity or opinion counts at any snapshot."""
UNDATED = "TW830"
"""No opportunity has a date, so nothing is as of then."""
_TABLE = ("tables", "opportunities")


def refuse_without_outcomes(
    engine: Engine, question: Question, reach: Reach | None, places: PlaceMap
) -> None:
    """Stop where the opportunities cannot answer the question.

    Args:
        engine: The engine that holds `DEALS`.
        question: What is asked; one about opportunities.
        reach: Of what time they tell; None where none has a date.
        places: Places in tradewind.yaml.

    Raises:
        InvalidInput: What is asked for never happened, or nothing says when.
    """
    ((written,),) = engine.rows(f"SELECT COUNT(*) FROM {WRITTEN}")
    if not written:
        what, fix = "There are no opportunities.", "Bind a source that has some."
        raise InvalidInput([Problem(NO_OUTCOMES, places.at(*_TABLE), what, fix)])
    ((won, won_dated, opened, ended),) = engine.rows(
        "SELECT COUNT(*) FILTER (WHERE outcome = 'won'), "
        "COUNT(*) FILTER (WHERE outcome = 'won' AND closed IS NOT NULL), COUNT(opened), "
        f"COUNT(*) FILTER (WHERE outcome <> 'open') FROM {DEALS}"
    )
    problems: Iterator[Problem] = iter(())
    if question == "buys" and not won_dated:
        problems = _no_wins(won, places)
    elif question == "opens" and not opened:
        problems = _no_openings(places)
    elif question == "wins":
        problems = _no_ends(ended, opened, reach, places)
    if found := list(problems):
        raise InvalidInput(found)


def _no_wins(won: int, places: PlaceMap) -> Iterator[Problem]:
    if not won:
        what = "No opportunity was won by the data's end, so nothing tells a good score from a bad."
        fix = "Bind `outcome:` so that what was won says won, or ask `--question opens`."
        yield Problem(NO_OUTCOMES, places.at(*_TABLE, "columns", "outcome"), what, fix)
        return
    what = f"None of {counted(won, 'won opportunity', 'won opportunities')} says when it was won."
    fix = (
        "Bind `closed_at:`, say how its dates are written with `dates:`, or ask `--question wins`, "
        "which can do without."
    )
    yield Problem(NO_OUTCOMES, places.at(*_TABLE, "columns", "closed_at"), what, fix)


def _no_openings(places: PlaceMap) -> Iterator[Problem]:
    what = "No opportunity says when it was opened."
    fix = (
        "Bind `opened_at:`, say how its dates are written with `dates:`, or ask `--question buys`."
    )
    yield Problem(NO_OUTCOMES, places.at(*_TABLE, "columns", "opened_at"), what, fix)


def _no_ends(ended: int, opened: int, reach: Reach | None, places: PlaceMap) -> Iterator[Problem]:
    if not ended:
        what = "No opportunity was won or lost by the data's end."
        fix = "Bind `outcome:` to an expression that gives won, lost or open."
        yield Problem(NO_OUTCOMES, places.at(*_TABLE, "columns", "outcome"), what, fix)
    elif not opened and reach is not None:
        what = "Opportunities say when they were closed, and none when it was opened."
        fix = "Bind `opened_at:`, or ask `--question buys`."
        yield Problem(NO_OUTCOMES, places.at(*_TABLE, "columns", "opened_at"), what, fix)


def refuse_without_accounts(engine: Engine, accounts: BoundTable, places: PlaceMap) -> None:
    """Stop where no opportunity is one of an account that there is.

    Raises:
        InvalidInput: None names an account, or only such as the accounts table does not have.
    """
    account_id = expression(read_if_there(accounts, "account_id", "text"))
    ((deals, placed),) = engine.rows(
        "SELECT COUNT(*), COUNT(*) FILTER (WHERE account_id IN "
        f"(SELECT {account_id} FROM {identifier(accounts.relation)})) FROM {DEALS}"
    )
    if deals and not placed:
        none = f"None of {counted(int(deals), 'opportunity', 'opportunities')}"
        what = f"{none} names an account that the accounts table has."
        fix = "Bind `account_id:` of the opportunities to the ids that the accounts table has."
        place = places.at(*_TABLE, "columns", "account_id")
        raise InvalidInput([Problem(NO_OUTCOMES, place, what, fix)])


def refuse_without_opinions(said: Sequence[Feedback]) -> None:
    """Stop where nobody has said whether an account is good or bad.

    Raises:
        InvalidInput: There is no such opinion.
    """
    if not any(one.verdict in ("good", "bad") for one in said):
        what = "Nobody has said of any account whether it is good or bad."
        fix = "Collect opinions with `tradewind feedback ACCOUNT good`, or `bad`, first."
        raise InvalidInput([Problem(NO_OUTCOMES, Place("--question"), what, fix)])


def nothing_counts(left_out: Mapping[str, int]) -> InvalidInput:
    """Say that no row is left, and why."""
    reasons = ", ".join(f"{n:,} {words}" for words, n in left_out.items())
    what = "Nothing counts at any snapshot" + (f"; left out: {reasons}." if reasons else ".")
    fix = "Ask for other snapshots with `--from` and `--to`, or see `--include`."
    return InvalidInput([Problem(NOTHING_COUNTS, Place("tradewind backtest"), what, fix)])


def undated(places: PlaceMap) -> Problem:
    """Warn that opportunities have no dates at all."""
    return Problem(
        UNDATED,
        places.at(*_TABLE),
        "No opportunity has a date: all are judged by the scores of now, which may know how they "
        "ended.",
        "Bind `opened_at:` and `closed_at:` to test what was known then.",
        severity="warning",
    )

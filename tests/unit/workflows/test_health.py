"""Drift that was planted is told, what is stable is not, and what is old is."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from support.checkups import CARD, written
from tradewind.problems import InvalidInput
from tradewind.store.backtest_ledger import BacktestLedger, BacktestRecord
from tradewind.store.local import STORE_FOLDER
from tradewind.workflows.backtesting.deals import BEFORE_ALL_DATA
from tradewind.workflows.backtesting.deals import NO_OPPORTUNITIES as NO_DEALS
from tradewind.workflows.checkup.between_dates import NOTHING_BETWEEN
from tradewind.workflows.checkup.converting import NO_OPPORTUNITIES, TOO_EARLY
from tradewind.workflows.checkup.findings.completeness_fell import COMPLETENESS_FELL
from tradewind.workflows.checkup.findings.component_shifted import COMPONENT_SHIFTED
from tradewind.workflows.checkup.findings.conversion_changed import CONVERSION_CHANGED
from tradewind.workflows.checkup.findings.data_begin_late import DATA_BEGIN_LATE
from tradewind.workflows.checkup.findings.file_differs import FILE_DIFFERS
from tradewind.workflows.checkup.findings.published_long_ago import PUBLISHED_LONG_AGO
from tradewind.workflows.checkup.findings.score_shifted import SCORE_SHIFTED
from tradewind.workflows.checkup.findings.tested_long_ago import BACKTESTED_LONG_AGO
from tradewind.workflows.checkup.findings.tier_share_moved import TIER_SHARE_MOVED
from tradewind.workflows.checkup.of_accounts import SCORES_PEOPLE
from tradewind.workflows.health import HealthResult, health
from tradewind.workflows.projects.current_values import CURRENT_VALUES
from tradewind.workflows.score import score

SINCE, AS_OF = datetime(2025, 3, 1, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC)
ACCOUNTS = 600


def _accounts() -> str:
    rows = (f"a{place},{['Software', 'Mining'][place % 2]},20" for place in range(ACCOUNTS))
    return "\n".join(["account_id,industry,employees", *rows]) + "\n"


def _versions(*, growing: int) -> Iterator[str]:
    """Give a history in which so many accounts grow beyond 50 people, one after the other."""
    yield "account_id,valid_from,industry,employees"
    for place in range(ACCOUNTS):
        industry = ["Software", "Mining"][place % 2]
        yield f"a{place},2024-01-01,{industry},{20 + 200 * (place % 10 == 0)}"
        if place % 10 and place < growing:
            day = SINCE + timedelta(days=1 + place * 360 // max(growing, 1))
            yield f"a{place},{day.date()},{industry},300"


def _project(folder: Path, *, growing: int = 0, **tables: str) -> Path:
    history = "\n".join(_versions(growing=growing)) + "\n"
    return written(folder, accounts=_accounts(), account_history=history, **tables)


def _codes(result: HealthResult) -> list[str]:
    return [problem.code for problem in result.findings]


def _deals(before: int, after: int) -> str:
    """Win so many of the big accounts before and after the latest snapshots."""
    rows, big = ["opportunity_id,account_id,opened_at,closed_at,outcome"], range(0, ACCOUNTS, 10)
    for place, day, count in ((0, "2025-06-10", before), (1, "2025-12-20", after)):
        chosen = [*big][place::2][:count]
        rows += [f"o{one},a{one},{day},{day},won" for one in chosen]
    ends = [f"{day},a299,{day},,open" for day in ("2025-03-01", "2026-03-01")]
    return "\n".join([*rows, *ends]) + "\n"


def test_a_market_that_stands_still_is_silent(tmp_path: Path) -> None:
    """Nothing shifted; only that nothing was published and tested is said."""
    result = health(_project(tmp_path), since=SINCE, as_of=AS_OF)

    assert _codes(result) == [PUBLISHED_LONG_AGO, BACKTESTED_LONG_AGO]
    assert result.drift.score is not None and result.drift.score.index == 0
    assert result.converting.why_not == NO_OPPORTUNITIES
    assert len(result.moments) == 13


def test_what_no_history_tells_does_not_pass_for_stable(tmp_path: Path) -> None:
    """Today's values stand at both dates, so a shift could not be seen."""
    result = health(written(tmp_path, accounts=_accounts()), since=SINCE, as_of=AS_OF)

    assert _codes(result)[0] == CURRENT_VALUES
    assert "No account history has employees, industry" in result.findings[0].what
    assert "no drift of them can be seen" in result.findings[0].what


def test_components_that_no_history_tells_of_are_unseen(tmp_path: Path) -> None:
    """They have no index, and neither has a score that rests on nothing else."""
    result = health(written(tmp_path, accounts=_accounts()), since=SINCE, as_of=AS_OF)

    assert (result.drift.score, result.drift.components) == (None, ())
    assert [one.component for one in result.drift.unseen] == ["size", "sector"]
    assert 'nor of 2 components: "size", "sector"' in result.findings[0].what
    rows = [row for row in result.table.arrow.to_pylist() if row["what"] == "component"]
    assert [(row["name"], row["index"], row["level"]) for row in rows] == [
        ("size", None, "unseen"),
        ("sector", None, "unseen"),
    ]
    assert [one["name"] for one in result.to_dict()["unseen"]] == ["size", "sector"]


def test_what_a_history_tells_of_is_seen_beside_what_it_does_not(tmp_path: Path) -> None:
    """The history has the size alone."""
    versions = "".join(f"a{place},2024-01-01,20\n" for place in range(ACCOUNTS))
    history = f"account_id,valid_from,employees\n{versions}"

    folder = written(tmp_path, accounts=_accounts(), account_history=history)
    result = health(folder, since=SINCE, as_of=AS_OF)

    assert [one.component for one in result.drift.components] == ["size"]
    assert [one.component for one in result.drift.unseen] == ["sector"]
    assert result.drift.score is not None


PROFILED = """\
version: 1
name: checked
dimensions:
  fit:
    profiles:
      makers:
        where: {industry: [Software]}
        components: [{name: size, number: employees, bands: {"<50": 2, ">=50": 10}}]
      miners:
        where: {industry: [Mining]}
        components: [{name: crew, number: employees, bands: {"<50": 2, ">=50": 10}}]
tiers: {A: 70, B: 40, C: 0}
"""


def test_components_of_a_profile_count_the_accounts_that_it_is_for(tmp_path: Path) -> None:
    """Half of the accounts are in software; that the miners grow is no shift of theirs."""
    history = "\n".join(
        line for line in _versions(growing=300) if not line.endswith("Software,300")
    )
    folder = written(tmp_path, card=PROFILED, accounts=_accounts(), account_history=f"{history}\n")

    size, crew = health(folder, since=SINCE, as_of=AS_OF).drift.components

    assert (size.label, crew.label) == ("size (makers)", "crew (miners)")
    assert (size.stability.first, size.stability.second) == (300, 300)
    assert (size.stability.level, crew.stability.level) == ("stable", "strong")


def test_planted_growth_fires_for_the_score_its_component_and_the_best_tier(
    tmp_path: Path,
) -> None:
    """Half of the accounts grow: the score, the size and the share of tier A all say so."""
    result = health(_project(tmp_path, growing=300), since=SINCE, as_of=AS_OF)

    assert _codes(result)[:3] == [
        SCORE_SHIFTED,
        TIER_SHARE_MOVED,
        COMPONENT_SHIFTED,
    ]
    (best, *_) = result.drift.tiers
    assert best.trend.values[0] < best.trend.values[-1]
    assert 'of "size"' in result.findings[2].what and "from 10%" in result.findings[2].what


def test_blanks_that_spread_lower_completeness(tmp_path: Path) -> None:
    """The latest versions of a third of the accounts know no size."""
    folder = _project(tmp_path, growing=200)
    path = folder / "account_history.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",300", ","), encoding="utf-8")

    result = health(folder, since=SINCE, as_of=AS_OF)

    assert COMPLETENESS_FELL in _codes(result)


def test_a_tier_that_converts_less_lately_is_told(tmp_path: Path) -> None:
    """Tier A won half of its accounts at first and none lately."""
    folder = _project(tmp_path, opportunities=_deals(30, 0))

    result = health(folder, since=SINCE, as_of=AS_OF)

    assert _codes(result)[0] == CONVERSION_CHANGED
    assert result.findings[0].what.startswith("Tier A converts less lately: 0% of")


def test_few_outcomes_conclude_nothing(tmp_path: Path) -> None:
    """Two wins and none are no change."""
    folder = _project(tmp_path, opportunities=_deals(2, 0))

    result = health(folder, since=SINCE, as_of=AS_OF)

    assert CONVERSION_CHANGED not in _codes(result)
    assert result.converting.late_to == datetime(2025, 12, 1, tzinfo=UTC)


def test_opportunities_that_tell_nothing_are_told_with_what_to_do(tmp_path: Path) -> None:
    """Why no tier's conversion is known stands in its place; the warning says the way out."""
    deals = "opportunity_id,account_id,opened_at\no1,a1,2026-05-01\n"
    folder = _project(tmp_path, opportunities=deals)

    result = health(folder, since=SINCE, as_of=AS_OF)

    (problem,) = (one for one in result.warnings if one.code == NO_DEALS)
    assert result.converting.why_not == problem.what
    assert (problem.severity, problem.fix[:14]) == ("warning", "Bind `outcome:")


def test_opportunities_after_the_later_date_are_told_by_its_option(tmp_path: Path) -> None:
    """It is `--as-of` here that says up to when something is known."""
    deals = "opportunity_id,account_id,opened_at,closed_at,outcome\no1,a1,2026-05-01,,open\n"
    folder = _project(tmp_path, opportunities=deals)

    result = health(folder, since=SINCE, as_of=AS_OF)

    (problem,) = (one for one in result.warnings if one.code == BEFORE_ALL_DATA)
    assert problem.fix == "Give `--as-of` a date after 2026-05-01, or leave it out."


def test_where_no_horizon_is_over_it_says_so(tmp_path: Path) -> None:
    """Two months of data are less than the horizon."""
    folder = _project(tmp_path, opportunities=_deals(5, 0))

    result = health(folder, since=AS_OF - timedelta(days=60), as_of=AS_OF)

    assert result.converting.why_not == TOO_EARLY


def test_an_edited_file_is_told_first(tmp_path: Path) -> None:
    """What is published is by another version, and its date is the later one."""
    folder = _project(tmp_path)
    score(folder, as_of=AS_OF)
    card = folder / "scorecards/checked.yaml"
    card.write_text(CARD.replace("A: 70", "A: 75"), encoding="utf-8")

    result = health(folder, since=SINCE)

    assert _codes(result)[0] == FILE_DIFFERS
    assert (result.as_of, result.is_published) == (AS_OF, False)
    assert result.days_since_published == 0


@pytest.mark.parametrize(
    ("days_ago", "is_same", "said"),
    [(3, True, None), (3, False, "was edited since"), (400, True, "was last tested 400 days ago")],
)
def test_the_last_backtest_is_told(
    tmp_path: Path, days_ago: int, is_same: bool, said: str | None
) -> None:
    """One of long ago counts as old, and so does one of another version."""
    folder = _project(tmp_path)
    content_hash = health(folder, since=SINCE, as_of=AS_OF).hash
    made_at = datetime.now(UTC) - timedelta(days=days_ago, minutes=1)
    BacktestLedger(folder / STORE_FOLDER).add(
        BacktestRecord(
            backtest_id="b1",
            scorecard="checked",
            hash=content_hash if is_same else "other",
            made_at=made_at,
            version="1",
            question="buys",
            first=SINCE,
            last=AS_OF,
            horizon_days=90,
            summary={},
        )
    )

    result = health(folder, since=SINCE, as_of=AS_OF)

    tested = [one.what for one in result.findings if one.code == BACKTESTED_LONG_AGO]
    assert bool(tested) == (said is not None)
    assert said is None or said in tested[0]


def test_accounts_count_from_when_they_were_entered(tmp_path: Path) -> None:
    """Of three accounts one was entered in between."""
    accounts = "account_id,industry,employees,created_at\n"
    accounts += "a1,Software,20,2020-01-01\na2,Software,20,2025-08-15\na3,Software,20,\n"

    result = health(written(tmp_path, accounts=accounts), since=SINCE, as_of=AS_OF)

    assert (result.drift.accounts[0], result.drift.accounts[-1]) == (2, 3)


def test_an_empty_table_of_accounts_has_nothing_to_compare(tmp_path: Path) -> None:
    """There is no share, no trend and no index."""
    folder = written(tmp_path, accounts="account_id,industry,employees\n")

    result = health(folder, since=SINCE, as_of=AS_OF)

    assert result.drift.score is None
    assert result.drift.components == ()
    assert result.to_dict()["completeness"]["values"] == [None] * 13


def test_one_tier_holds_all_at_all_times(tmp_path: Path) -> None:
    """Its share cannot move."""
    folder = _project(tmp_path, growing=300, card=CARD.replace("{A: 70, B: 40, C: 0}", "{A: 0}"))

    result = health(folder, since=SINCE, as_of=AS_OF)

    assert TIER_SHARE_MOVED not in _codes(result)


def test_a_new_beginning_of_events_is_named_as_the_reason(tmp_path: Path) -> None:
    """Events that begin ten days before the earlier date make scores rise by themselves."""
    card = CARD.replace(
        "tiers:",
        "  use:\n    components:\n"
        "      - {name: visits, events: {kind: visit}, each: 5, window: 365d, at_most: 10}\n"
        "tiers:",
    )
    days = [(SINCE + timedelta(days=place - 10)).date() for place in range(ACCOUNTS)]
    rows = [f"e{place},a{place},visit,{day}" for place, day in enumerate(days)]
    events = "\n".join(["event_id,account_id,kind,occurred_at", *rows]) + "\n"

    result = health(_project(tmp_path, card=card, events=events), since=SINCE, as_of=AS_OF)

    assert _codes(result)[0] == DATA_BEGIN_LATE
    assert "as of 2025-03-01 up to 97% of what" in result.findings[0].what


def test_without_a_date_it_goes_back_a_year_or_as_far_as_the_data(tmp_path: Path) -> None:
    """The history begins in 2024, so that a year is there; of two years it is not."""
    folder = _project(tmp_path)

    assert health(folder, as_of=AS_OF).since == SINCE
    first = datetime(2024, 1, 1, tzinfo=UTC)
    assert health(folder, as_of=first + timedelta(days=100)).since == first


def test_dates_that_leave_nothing_are_refused(tmp_path: Path) -> None:
    """The earlier date must be before the later one."""
    with pytest.raises(InvalidInput, match="is not before 2026-03-01") as refused:
        health(_project(tmp_path), since=AS_OF, as_of=AS_OF)

    assert refused.value.problems[0].code == NOTHING_BETWEEN


def test_scorecards_of_people_are_refused(tmp_path: Path) -> None:
    """Only accounts have tiers over time here."""
    card = CARD.replace("name: checked\n", "name: checked\nscores: people\n", 1)

    with pytest.raises(InvalidInput, match="scores people") as refused:
        health(_project(tmp_path, card=card, people="person_id\np1\n"))

    assert refused.value.problems[0].code == SCORES_PEOPLE


def test_the_compared_lines_are_rows(tmp_path: Path) -> None:
    """The score, each component, each tier, completeness and each tier's conversion."""
    folder = _project(tmp_path, opportunities=_deals(5, 5))

    rows = health(folder, since=SINCE, as_of=AS_OF).table.rows()

    assert [row["what"] for row in rows] == [
        "score",
        *["component"] * 2,
        *["tier"] * 3,
        "completeness",
        *["conversion"] * 3,
    ]


def test_where_nothing_is_published_the_opportunities_say_the_later_date(tmp_path: Path) -> None:
    """The last of them was opened on the first of March."""
    folder = _project(tmp_path, opportunities=_deals(1, 1))

    assert health(folder).as_of == AS_OF


def test_outcomes_after_the_later_date_do_not_count(tmp_path: Path) -> None:
    """As of September, what was won in December is not known."""
    folder = _project(tmp_path, opportunities=_deals(15, 15))

    told = health(folder, since=SINCE, as_of=datetime(2025, 9, 1, tzinfo=UTC)).converting

    assert told.late_to == datetime(2025, 6, 1, tzinfo=UTC)

"""What a backtest cannot answer is refused with what to do; oddities are counted."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from support.backtest_worlds import CARD, World, random_world
from tradewind.problems import InvalidInput
from tradewind.workflows.score import score

END = datetime(2025, 12, 30, tzinfo=UTC)
PEOPLE_CARD = """\
version: 1
name: leads
scores: people
dimensions:
  fit:
    components: [{name: title, category: title, values: {CEO: 10}}]
tiers: {A: 5, B: 0}
"""


@pytest.fixture
def world() -> World:
    """Give a world whose opportunities can be changed."""
    return random_world(5)


def without(column: str, world: World) -> None:
    """Take a column out of the opportunities."""
    for row in world.opportunities:
        row.pop(column, None)


def refusal(gather: Any, folder: Path, **asked: Any) -> str:
    """Give the code and the words with which a backtest is refused."""
    with pytest.raises(InvalidInput) as refused, gather(folder, **asked):
        pass
    return "\n".join(map(str, refused.value.problems))


def test_a_project_without_opportunities_is_refused(
    gather: Any, world: World, tmp_path: Path
) -> None:
    """Nothing tells what happened."""
    folder = world.write(tmp_path)
    file = folder / "tradewind.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("  opportunities: {source: opportunities.csv}\n", ""), "utf-8")

    found = refusal(gather, folder)

    assert "TW824" in found
    assert "Add `opportunities:`" in found


@pytest.mark.parametrize(
    ("change", "question", "words"),
    [
        (lambda row: row | {"closed_at": ""}, "buys", "says when it was won"),
        (lambda row: row | {"outcome": "lost"}, "buys", "No opportunity was won"),
        (lambda row: row | {"opened_at": ""}, "opens", "No opportunity says when it was opened"),
        (lambda row: row | {"opened_at": ""}, "wins", "none when it was opened"),
        (lambda row: row | {"outcome": "open"}, "wins", "No opportunity was won or lost"),
    ],
)
def test_a_question_that_nothing_answers_is_refused(
    gather: Any,
    world: World,
    tmp_path: Path,
    change: Callable[[dict[str, str]], dict[str, str]],
    question: str,
    words: str,
) -> None:
    """The message says what is missing, and what else can be asked."""
    world.opportunities = [change(row) for row in world.opportunities]

    found = refusal(gather, world.write(tmp_path), question=question)

    assert "TW825" in found
    assert words in found


def test_opportunities_of_accounts_that_nobody_has_are_refused(
    gather: Any, world: World, tmp_path: Path
) -> None:
    """Else every account would be one that did not buy."""
    world.opportunities = [row | {"account_id": "nobody"} for row in world.opportunities]

    found = refusal(gather, world.write(tmp_path))

    assert "names an account that the accounts table has" in found
    assert "Bind `account_id:`" in found


def test_some_opportunities_of_nobody_are_counted(
    gather: Any, world: World, tmp_path: Path
) -> None:
    """They are an outcome of none."""
    world.opportunities[0] |= {"account_id": "nobody", "outcome": "open", "opened_at": "2025-03-01"}

    with gather(world.write(tmp_path), data_until=END) as found:
        left_out = found.tested.left_out

    assert left_out["opportunities of accounts that the accounts table does not have"] > 0


def test_a_table_without_opportunities_is_refused(
    gather: Any, world: World, tmp_path: Path
) -> None:
    """The message does not speak of wins, where there is nothing at all."""
    folder = world.write(tmp_path)
    path = folder / "opportunities.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")

    assert "There are no opportunities." in refusal(gather, folder)


def test_an_end_before_all_data_is_refused(gather: Any, world: World, tmp_path: Path) -> None:
    """Nothing is known by then."""
    found = refusal(gather, world.write(tmp_path), data_until=datetime(2019, 1, 1, tzinfo=UTC))

    assert "TW831" in found
    assert "after 2019-01-01" in found


def test_opportunities_that_do_not_say_how_they_ended_are_refused(
    gather: Any, world: World, tmp_path: Path
) -> None:
    """Without outcomes there is nothing to test on."""
    without("outcome", world)

    assert "do not say how they ended" in refusal(gather, world.write(tmp_path))


def test_nothing_that_counts_is_refused_with_the_reasons(
    gather: Any, world: World, tmp_path: Path
) -> None:
    """Where every account is a customer, the message says so."""
    world.history = world.history[-1:]
    for row in world.accounts:
        row |= {"is_customer": "yes", "created_at": "", "industry": "Software"}
    won_by_others = [row for row in world.opportunities if row["outcome"] == "won"]
    for row in won_by_others:
        row["account_id"] = "nobody"

    found = refusal(gather, world.write(tmp_path), data_until=END)

    assert "TW826" in found
    assert "rows of accounts that are customers today, and won nothing in the data" in found


def test_opinions_of_nobody_are_refused(gather: Any, world: World, tmp_path: Path) -> None:
    """The message names the command that collects them."""
    assert "tradewind feedback" in refusal(gather, world.write(tmp_path), question="liked")


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ({"question": "buy"}, "Write buys."),
        ({"include": ("customer",)}, "Write customers."),
        ({"include": ("x", "y")}, "Write one of customers, open, gated."),
        ({"data_until": datetime(2026, 12, 1, tzinfo=UTC)}, "Write 2026-11-01 or an earlier date"),
    ],
)
def test_an_unknown_choice_is_refused_with_the_nearest(
    gather: Any, world: World, tmp_path: Path, wish: dict[str, Any], words: str
) -> None:
    """As on the command line."""
    assert words in refusal(gather, world.write(tmp_path), **wish)


def test_a_scorecard_of_people_is_refused(gather: Any, world: World, tmp_path: Path) -> None:
    """Only accounts can be tested on what accounts did next."""
    folder = world.write(tmp_path)
    (folder / "scorecards" / "leads.yaml").write_text(PEOPLE_CARD, encoding="utf-8")

    assert "TW827" in refusal(gather, folder, scorecards=("leads",))


def test_a_scorecard_named_twice_is_refused(gather: Any, world: World, tmp_path: Path) -> None:
    """By its name and by that of its file."""
    folder = world.write(tmp_path)

    assert "TW829" in refusal(gather, folder, scorecards=("size", "size.yaml"))


def test_what_does_not_count_of_opportunities_is_counted(
    gather: Any, world: World, tmp_path: Path
) -> None:
    """Each oddity has its words and its number."""
    rows = world.opportunities
    rows[3] |= {"amount": "5000000000000000", "currency": "USD"}
    backwards = [
        row
        for row in rows
        if row["outcome"] in ("won", "lost") and row["closed_at"] and row["opened_at"]
    ]
    early = sum(row["closed_at"] < row["opened_at"] <= "2025-12-30" for row in backwards)

    with gather(world.write(tmp_path), data_until=END) as found:
        counted = found.tested.left_out

    assert counted["opportunities closed before they were opened"] == early > 0
    assert counted["renewals"] == sum(row["kind"] == "renewal" for row in rows)
    assert counted["amounts in another currency than USD"] == sum(
        row["currency"] == "EUR" for row in rows
    )
    assert counted["amounts that are negative"] == sum(row["amount"][:1] == "-" for row in rows)
    assert counted["amounts above 1,000,000,000,000"] == 1
    assert found.deals.currency == "USD"


def test_the_data_end_is_the_latest_date_that_is_not_in_the_future(
    gather: Any, world: World, tmp_path: Path
) -> None:
    """A closing in the year 2999 is a slip, and an expected closing is no outcome."""
    world.opportunities[0] |= {"outcome": "won", "closed_at": "2999-01-01"}
    world.opportunities[1] |= {"outcome": "open", "closed_at": "2026-10-01", "opened_at": ""}

    with gather(world.write(tmp_path)) as found:
        end = found.observations.data_end

    dates = [row["opened_at"] for row in world.opportunities]
    dates += [row["closed_at"] for row in world.opportunities if row["outcome"] in ("won", "lost")]
    assert f"{end:%Y-%m-%d}" == max(one for one in dates if one < "2900")


def test_without_any_date_the_scores_of_now_judge_and_that_is_said(
    gather: Any, world: World, tmp_path: Path
) -> None:
    """There is one snapshot, every column counts as today's, and a warning stands first."""
    for row in world.opportunities:
        row |= {"opened_at": "", "closed_at": ""}

    with gather(world.write(tmp_path), question="wins") as found:
        shares = {load().from_today for load in found.columns}

    assert len(found.observations.moments) == 1
    assert [one.code for one in found.tested.problems] == ["TW830"]
    assert shares == {1.0}


def test_the_scorecard_as_published_is_a_ranking_of_its_own(
    gather: Any, world: World, tmp_path: Path
) -> None:
    """What was published is scored at every snapshot, too; the same content is not."""
    folder = world.write(tmp_path)
    score(folder)
    with gather(folder, data_until=END) as found:
        same = found
    file = folder / "scorecards" / "size.yaml"
    file.write_text(CARD.replace("{0: 0, 1000: 1000}", "{0: 1000, 1000: 0}"), encoding="utf-8")

    with gather(folder, data_until=END) as found:
        rankings = found.observations.rankings

    assert "as published" not in same.observations.rankings
    assert same.tested.left_out["ranking as published: it is what is tested"] == 1
    known = ~np.isnan(rankings["company size"])
    assert (rankings["as published"][known] == 1000 - rankings["size"][known]).all()
    assert "as published" in found.tested.baselines


def test_a_published_scorecard_that_cannot_be_computed_is_left_out_and_said(
    gather: Any, world: World, tmp_path: Path
) -> None:
    """A column that is gone stops that ranking, and nothing else."""
    folder = world.write(tmp_path)
    file = folder / "scorecards" / "size.yaml"
    for row in world.accounts:
        row["gone"] = "5"
    world.write(folder)
    file.write_text(CARD.replace("number: employees", "number: gone"), encoding="utf-8")
    score(folder)
    for row in world.accounts:
        row.pop("gone")
    world.write(folder)

    with gather(folder, data_until=END) as found:
        rankings = found.observations.rankings

    assert "as published" not in rankings
    assert [one.code for one in found.tested.problems] == ["TW833"]


def test_other_scorecards_are_rankings_in_the_order_of_their_names(
    gather: Any, world: World, tmp_path: Path
) -> None:
    """The first named is tested."""
    folder = world.write(tmp_path)
    other = CARD.replace("name: size", "name: other").replace("{A: 600, B: 300, C: 0}", "{B: 0}")
    (folder / "scorecards" / "other.yaml").write_text(other, encoding="utf-8")

    with gather(folder, scorecards=("other", "size"), data_until=END) as found:
        rankings = found.observations.rankings

    names = ["other", "size", "most recent activity", "company size", "random"]
    assert list(rankings) == names
    assert found.observations.tiers == ("B",)

"""The worked examples that scoring guides publish, each as a folder of files below tests/cases."""

import csv
import shutil
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

import tradewind
from tradewind import Explanation

FOLDER = Path(__file__).parents[1] / "cases"
CASES = sorted(path.parent for path in FOLDER.glob("*/expected.csv"))
KEYS = ("account_id", "as_of", "score")
TEXTS = ("qualification", "why")
"""Columns of words: what a person is, and the reason."""
Row = dict[str, str]


def expected_by_moment(case: Path) -> dict[str, list[Row]]:
    """Read what a case expects: rows by the moment that the score is as of."""
    by_moment: dict[str, list[Row]] = defaultdict(list)
    with (case / "expected.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            by_moment[row["as_of"]].append(row)
    return by_moment


def copied(case: Path, target: Path) -> Path:
    """Make a project of a case: its tables, its tradewind.yaml and its scorecards."""
    shutil.copytree(case, target)
    (target / "scorecards").mkdir(exist_ok=True)
    (target / "scorecard.yaml").rename(target / "scorecards" / "scorecard.yaml")
    return target


def published(explanation: Explanation, column: str) -> Decimal | str | None:
    """Give what the receipt says under a column of `expected.csv`.

    That is `score`, the contribution of a component, `NAME note` for what the receipt says
    about it, or `NAME score` for the own score of a dimension. None stands for a line that the
    receipt does not have, or a score that is unknown.
    """
    receipt = explanation.receipt
    lines = {line.component: line for one in receipt.dimensions for line in one.contributions}
    told: dict[str, Decimal | str | None] = {"score": receipt.score}
    told |= {name: line.contribution for name, line in lines.items()}
    told |= {f"{name} note": line.note for name, line in lines.items()}
    told |= {f"{one.name} score": one.score for one in receipt.dimensions}
    if (found := receipt.qualification) is not None:
        told |= {"qualification": found.word, "why": found.reason}
    return told.get(column)


def differences(explanation: Explanation, row: Row) -> Iterator[str]:
    """Say in a sentence what a receipt gives other than the case's file expects."""
    about = f"{explanation.name} as of {row['as_of']}"
    for column, written in row.items():
        if column in ("person_id", *KEYS[:2]):
            continue
        found = published(explanation, column)
        is_note = column.endswith(" note") or column in TEXTS
        number = Decimal(written) if written and not is_note else None
        if (found or "") != written if is_note else found != number:
            yield f'{about}: "{column}" should be {written or "empty"}, and is {found}.'


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_published_examples_score_as_they_were_worked_by_hand(case: Path, tmp_path: Path) -> None:
    """Each case's scores and contributions are those of its README, in every decimal."""
    project = copied(case, tmp_path / case.name)
    found: list[str] = []

    for written, rows in expected_by_moment(case).items():
        moment = datetime.fromisoformat(written)
        tradewind.score(project=project, scorecard="scorecard", as_of=moment)
        for row in rows:
            key = row.get("person_id") or row["account_id"]
            explanation = tradewind.explain(key, project=project, scorecard="scorecard")
            found.extend(differences(explanation, row))

    story = (case / "README.md").read_text(encoding="utf-8")
    assert not found, "\n".join(["", *found, "", "The story:", story])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_case_is_a_folder_that_a_marketer_can_read(case: Path) -> None:
    """It has a story with a heading, a scorecard, its tables, and what is expected of whom."""
    names = {path.name for path in case.iterdir()}

    assert names >= {"README.md", "scorecard.yaml", "tradewind.yaml", "accounts.csv"}
    assert (case / "README.md").read_text(encoding="utf-8").startswith("# ")
    for rows in expected_by_moment(case).values():
        assert all(
            {"person_id", *KEYS} - row.keys() in ({"person_id"}, {"account_id"}) for row in rows
        )


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Explanation, Explanation]:
    """Give the receipts of the demo's enthusiastic company and of its quiet one."""
    folder = tmp_path_factory.mktemp("pair") / "demo"
    tradewind.demo(folder, accounts=50)
    tradewind.score(project=folder, as_of=datetime(2026, 6, 30, tzinfo=UTC))
    loud, quiet = (tradewind.explain(key, project=folder) for key in ("A0000001", "A0000002"))
    return loud, quiet


def test_by_engagement_alone_the_enthusiastic_director_leads(
    pair: tuple[Explanation, Explanation],
) -> None:
    """Larkmoor's sales director makes more noise than the whole other company."""
    loud, quiet = (Decimal(str(published(one, "engagement score"))) for one in pair)

    assert loud > quiet + 50


def test_by_account_score_the_quiet_company_leads(pair: tuple[Explanation, Explanation]) -> None:
    """Stillmere is a tier A account; Larkmoor is not."""
    loud, quiet = pair

    assert loud.receipt.score is not None
    assert quiet.receipt.score is not None
    assert quiet.receipt.score > loud.receipt.score + 20
    assert quiet.receipt.tier == "A" != loud.receipt.tier


def test_the_receipts_of_the_two_directors_say_why(pair: tuple[Explanation, Explanation]) -> None:
    """Growth and news speak for the quiet company; shrinking and layoffs against the loud one."""
    loud, quiet = pair
    for_it = ("growth in 12 months", "new head of sales", "new markets, offices and money")
    against_it = ("growth in 12 months", "layoffs and market exits")

    assert all(Decimal(str(published(quiet, name))) > 5 for name in for_it)
    assert all(Decimal(str(published(loud, name))) < 0 for name in against_it)
    assert [gate.name for gate in loud.receipt.gates] == ["shrinking"]
    assert quiet.receipt.gates == ()

"""What a project says of the time after the snapshots changes nothing of a backtest."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import tradewind
from support.later_facts import LaterFacts
from tradewind.measuring.observations import Question
from tradewind.measuring.proof import Proof

LAST, ENDED = datetime(2025, 9, 1, tzinfo=UTC), datetime(2025, 11, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def then(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a demo project whose scorecard reads nothing but what was known then."""
    folder = tmp_path_factory.mktemp("ahead") / "then"
    tradewind.demo(folder, accounts=1_200)
    card = folder / "scorecards" / "growth.yaml"
    text = card.read_text(encoding="utf-8")
    card.write_text("".join(text.split("            seen_within: 730d\n")), encoding="utf-8")
    return folder


def proof_of(folder: Path, question: Question) -> Proof:
    """Backtest six snapshots, the last of which has its horizon over on the day `ENDED`."""
    proof = tradewind.backtest(
        folder,
        scorecards=["growth"],
        start=datetime(2025, 4, 1, tzinfo=UTC),
        end=LAST,
        data_until=ENDED,
        question=question,
        rounds=40,
    ).proof
    # What is left out counts what came later, too.
    return replace(proof, left_out={})


@pytest.mark.parametrize(("question", "seed"), [("buys", 1), ("opens", 2), ("wins", 3)])
def test_whatever_comes_later_changes_no_number(
    then: Path, tmp_path: Path, question: Question, seed: int
) -> None:
    """Other rows and values in all tables, a published run and an opinion leave all as it was."""
    now = tmp_path / "now"
    shutil.copytree(then, now)
    LaterFacts(now / "data", known=LAST, ended=ENDED, seed=seed).plant()
    tradewind.score(now, scorecard="growth")
    tradewind.feedback("A0000001", "bad", project=now)

    proof = proof_of(then, question)

    assert proof.enough != "withheld"
    assert "TW809" not in {one.code for one in proof.findings}
    assert proof_of(now, question) == proof

"""A run says where nobody at any account counts."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tradewind.workflows.score import score

Write = Callable[[Mapping[str, str]], Path]
AS_OF = datetime(2026, 3, 31, tzinfo=UTC)
FILES = {
    "tradewind.yaml": "version: 1\nname: few\ntables:\n  accounts: {source: accounts.csv}\n"
    "  people: {source: people.csv}\n  events: {source: events.csv}\n",
    "accounts.csv": "account_id,name\na1,Birch\na2,Maple\n",
    "people.csv": "person_id,account_id,role,seniority\np1,a1,champion,vp\n",
    "events.csv": "event_id,stream,kind,person_id,occurred_at\ne1,engagement,demo,p1,2025-01-01\n",
}
CARD = "name: c\ndesirable: 5\ndimensions:\n  d:\n    components:\n      - {name: it, %s}\n"


@pytest.mark.parametrize(
    ("written", "is_said"),
    [
        ("people: {where: {seniority: vp}}, ramp: {0: 0, 9: 9}", False),
        ("people: {where: {seniority: manager}}, ramp: {0: 0, 9: 9}", True),
        ("people: {engaged_within: 30d}, ramp: {0: 0, 9: 9}", True),
        ("people: {engaged_within: 2y}, ramp: {0: 0, 9: 9}", False),
        ("buying_group: {roles: {user: 1, champion: 1}}", False),
        ("buying_group: {roles: {user: 1, champion: 1}, engaged_within: 30d}", True),
        ("seniority: {vp: 5}, where: {role: user}", True),
    ],
)
def test_a_component_for_which_nobody_counts_is_named(
    write: Write, written: str, is_said: bool
) -> None:
    """Whether by a test that nobody passes, or because nobody was engaged in time."""
    project = write({**FILES, "scorecards/c.yaml": CARD % written})

    found = [one for one in score(project=project, as_of=AS_OF).warnings if one.code == "TW498"]

    assert [one.what for one in found] == ['No account has anybody who counts for "it".'] * is_said

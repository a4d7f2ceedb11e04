"""A receipt says what of the evidence is not the account's own."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import tradewind

Write = Callable[[Mapping[str, str]], Path]
CARD = """\
version: 1
name: groups
way: points
dimensions:
  all:
    components:
      - {name: demos, events: {kind: demo}, each: 5, hierarchy: roll_up}
      - {name: crm, technology: [SAP, HubSpot], hierarchy: inherit}
      - {name: tools, technology_count: any, bands: {"<1": 0, ">=1": 3}, hierarchy: roll_up}
      - {name: visitors, events: {kind: visit}, count: people, each: 1, hierarchy: roll_up}
desirable: 5
"""
FILES = {
    "tradewind.yaml": """\
version: 1
name: few
tables:
  accounts: {source: accounts.csv}
  events: {source: events.csv}
  technologies: {source: technologies.csv}
""",
    "accounts.csv": "account_id,name,parent_id\ntop,Top,\nde,Top DE,top\nfr,Top FR,top\n",
    "events.csv": """\
event_id,account_id,person_id,kind,occurred_at
e1,top,,demo,2026-01-01
e2,de,,demo,2026-01-02
e3,fr,,demo,2026-01-03
e4,de,p1,visit,2026-01-03
e5,top,p1,visit,2026-01-04
""",
    "technologies.csv": "account_id,product\ntop,SAP\nde,HubSpot\nfr,Excel\n",
    "scorecards/groups.yaml": CARD,
}


def lines(project: Path, account: str) -> dict[str, tuple[object, str]]:
    """Give what each line of a receipt says was seen, and its note."""
    receipt = tradewind.explain(account, project=project).receipt
    return {
        line.component: (line.seen, line.note)
        for dimension in receipt.dimensions
        for line in dimension.contributions
    }


def test_the_receipt_says_how_much_is_at_relatives(write: Write) -> None:
    """Rows and relatives by number, products that only they have, people once."""
    project = write(FILES)
    tradewind.score(project=project)

    top, de = lines(project, "top"), lines(project, "de")

    assert top["demos"][0] == "3 events, latest 2026-01-03; 2 of them at 2 subsidiaries"
    assert de["demos"][0] == "1 event, latest 2026-01-02"
    assert (top["crm"][0], de["crm"][0]) == ("SAP", "SAP, at a parent")
    assert top["tools"][0] == "3 products; 2 of them only at subsidiaries"
    assert top["visitors"][0] == "1 event, latest 2026-01-04; with those of 1 subsidiary"


def test_a_past_score_says_that_parents_are_todays(write: Write) -> None:
    """Unless an account history tells them."""
    project = write(FILES)
    past = datetime(2026, 1, 2, 12, tzinfo=UTC)
    tradewind.score(project=project, as_of=past)

    assert lines(project, "top")["demos"][1] == "today's parents, not as of"

    history = "account_id,valid_from,parent_id\nde,2025-01-01,top\nde,2026-02-01,fr\n"
    history += "top,2025-01-01,\nfr,2025-01-01,\n"
    bound = FILES["tradewind.yaml"] + "  account_history: {source: history.csv}\n"
    (project / "history.csv").write_text(history)
    (project / "tradewind.yaml").write_text(bound)
    tradewind.score(project=project, as_of=past)

    assert lines(project, "top")["demos"] == (
        "2 events, latest 2026-01-02; 1 of them at 1 subsidiary",
        "",
    )

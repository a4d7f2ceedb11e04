"""Matching what changed gives what matching everything gives, and answers survive both."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.leads import write_project
from support.trying import tries
from tradewind.workflows.match import match
from tradewind.workflows.match_apply import match_apply

Row = tuple[str, ...]
NAMES = ("Larkmoor Ltd", "Larkmoor Software", "Stillmere GmbH", "Stilmere", "Global Trading", "")
DOMAINS = ("larkmoor.example", "still.example", "gmail.com", "")
COUNTRIES = ("Germany", "France", "")
CITIES = ("Bonn", "Paris", "")
DAYS = ("2026-01-01", "2026-02-01", "")

account_facts = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(DOMAINS),
    st.sampled_from(COUNTRIES),
    st.sampled_from(CITIES),
    st.sampled_from(("yes", "no", "")),
    st.sampled_from(DAYS),
)
person_facts = st.tuples(
    st.sampled_from(("", "", "", "A1", "A2")),
    st.sampled_from([f"ann@{domain}" if domain else "" for domain in DOMAINS]),
    st.sampled_from(NAMES),
    st.sampled_from(COUNTRIES),
    st.sampled_from(CITIES),
)


@st.composite
def states(draw: st.DrawFn) -> list[tuple[list[Row], list[Row]]]:
    """Draw accounts and people, and the same after a few changes."""
    accounts: list[Row] = [
        (f"A{n}", *draw(account_facts)) for n in range(1, draw(st.integers(2, 9)))
    ]
    people: list[Row] = [(f"L{n}", *draw(person_facts)) for n in range(1, draw(st.integers(2, 9)))]
    found = [(accounts, people)]
    for _ in range(2):
        accounts = draw(changed(accounts, "A", account_facts))
        people = draw(changed(people, "L", person_facts))
        found.append((accounts, people))
    return found


@st.composite
def changed(
    draw: st.DrawFn, rows: Sequence[Row], letter: str, facts: st.SearchStrategy[Any]
) -> list[Row]:
    """Draw a copy of the rows in which few are other ones, are gone, or are new."""
    kept: list[Row] = []
    for row in rows:
        fate = draw(st.integers(0, 9))
        if fate == 1:
            kept.append((row[0], *draw(facts)))
        elif fate == 2:
            # Only what breaks ties, or what a person typed last.
            kept.append((*row[:-1], draw(st.sampled_from(DAYS if letter == "A" else CITIES))))
        elif fate != 3:
            kept.append(row)
    if draw(st.booleans()):
        kept.append((f"{letter}9{len(rows)}", *draw(facts)))
    return kept or list(rows)


@settings(max_examples=tries(8), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=states(), says=st.lists(st.sampled_from(("yes", "no", "none", "A1", "")), max_size=4))
def test_what_changed_and_everything_give_the_same(
    drawn: list[tuple[list[Row], list[Row]]], says: list[str]
) -> None:
    """Whatever changes between runs, and whatever people answered after the first."""
    with TemporaryDirectory() as name:
        project = Path(name)
        for number, (accounts, people) in enumerate(drawn):
            write_project(project, accounts=accounts, people=people, events=[])
            again = match(project)

            anew = match(project, full=True)

            assert again.decisions.arrow == anew.decisions.arrow
            if number == 0:
                answer(project, says)


def answer(project: Path, says: Sequence[str]) -> None:
    """Answer the first leads that have a proposed account."""
    rows = match(project).decisions.rows()
    proposed = [row for row in rows if row["account_id"]][: len(says)]
    lines = [
        f"{row['lead_id']},{said},{row['account_id']}\n"
        for row, said in zip(proposed, says, strict=False)
        if said != "A1"
    ]
    sheet = project / "answers.csv"
    sheet.write_text("lead_id,answer,account_id\n" + "".join(lines))
    if lines:
        match_apply(sheet, project, who="Ann")

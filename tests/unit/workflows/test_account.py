"""The page of one account: everything that is known of it, or why it is not."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import pytest

from tradewind.problems import InvalidInput
from tradewind.workflows.account import account
from tradewind.workflows.match import match
from tradewind.workflows.score import score

Write = Callable[[Mapping[str, str]], Path]
YAML = """\
version: 1
name: page
tables:
  accounts: {source: accounts.csv}
  people: {source: people.csv}
  events: {source: events.csv}
  opportunities: {source: opportunities.csv}
  technologies: {source: technologies.csv}
"""
ACCOUNTS = """\
account_id,name,domain,country,city,owner,employees,industry,is_customer,parent_id
a1,Ann Pumps Ltd,annpumps.example,France,Lyon,Zoe,50,Software,no,a2
a2,Bob Holding AG,bob.example,,,Zoe,500,Internet,yes,
a3,Ann Pumps Iberia,annpumpsiberia.example,,,,,,,a1
a4,Quorlat Freight,quorlat.example,,,,,,,
"""
PEOPLE = """\
person_id,account_id,name,title,email,company_name
p1,a1,Ines,Directrice des achats,ines@annpumps.example,
p2,a1,Omar,,omar@annpumps.example,
p3,a2,Ute,CEO,ute@bob.example,
l1,,Lea,Einkäuferin,lea@annpumps.example,Ann Pumps
"""
EVENTS = """\
event_id,stream,kind,account_id,person_id,occurred_at
e1,engagement,web_visit,,p1,2026-03-01
e2,engagement,demo_request,,p1,2026-03-20
e3,engagement,web_visit,,p1,2999-01-01
e4,engagement,web_visit,,l1,2026-03-25
"""
OPPORTUNITIES = """\
opportunity_id,account_id,opened_at,closed_at,outcome,amount,kind,owner
o1,a1,2026-03-02,,open,1000,new,Zoe
o2,a1,2026-03-03,,open,5000,expansion,
o3,a1,2025-01-01,2025-02-01,lost,10,new,
o3,a1,2025-01-01,,open,10,new,
o4,a2,2026-03-03,,open,7,new,
"""
CATALOGUE = """\
products:
  Salesforce: {relation: complement, say: You run it.}
"""
CARD = """\
name: few
dimensions: {fit: {components: [{name: size, number: employees, ramp: {0: 0, 500: 10}}]}}
tiers: {A: 60, B: 0}
"""
FILES = {
    "tradewind.yaml": YAML,
    "accounts.csv": ACCOUNTS,
    "people.csv": PEOPLE,
    "events.csv": EVENTS,
    "opportunities.csv": OPPORTUNITIES,
    "technologies.csv": "account_id,product,last_seen_at\na1,Salesforce,\n",
    "technologies.yaml": CATALOGUE,
    "scorecards/few.yaml": CARD,
}


@pytest.fixture
def project(write: Write) -> Path:
    """Give a project in which everything is known of one account."""
    return write(FILES)


def test_people_have_what_their_titles_tell_and_what_they_did_last(project: Path) -> None:
    """Those who were heard of last come first; what is dated in the future is left out."""
    first, second = account("a1", project).people.rows

    assert (first.name, first.role, first.seniority) == ("Ines", "purchaser", "director")
    assert (first.touched_by, first.touches) == ("demo_request", 2)
    assert first.touched_at is not None
    assert first.touched_at.date().isoformat() == "2026-03-20"
    assert (second.name, second.role, second.touched_at) == ("Omar", None, None)


def test_a_matched_lead_is_one_of_the_people(project: Path) -> None:
    """It is marked; contacts are not."""
    match(project)

    people = account("a1", project).people.rows

    assert {one.name: one.is_matched for one in people} == {
        "Lea": True,
        "Ines": False,
        "Omar": False,
    }


def test_open_opportunities_come_by_size_each_once(project: Path) -> None:
    """What ended is counted beside them, and open rows of it do not count."""
    deals = account("a1", project).opportunities

    assert [(one.opportunity_id, one.amount) for one in deals.rows] == [("o2", 5000), ("o1", 1000)]
    assert deals.note == "Before: 1 lost."


def test_plays_and_relatives_stand_on_the_page(project: Path) -> None:
    """The parent, those it owns, and the reasons to call."""
    page = account("annpumps.example", project)

    assert [(one.play, one.say) for one in page.plays.rows] == [("complement", "You run it.")]
    assert [(one.relation, one.account_id) for one in page.family.rows] == [
        ("parent", "a2"),
        ("subsidiary", "a3"),
    ]
    assert page.facts["city"] == "Lyon"


def test_without_scores_and_matches_it_says_what_would_give_them(project: Path) -> None:
    """Each with its command."""
    page = account("Ann Pumps Ltd", project)

    assert page.explanation is None
    assert page.no_score is not None
    assert page.no_score.fix == "Run `tradewind score`."
    assert page.near_misses.absent is not None
    assert page.near_misses.absent.fix == "Run `tradewind match`."
    assert page.people.note == "No lead scores: publish those of a scorecard with `scores: people`."


def test_without_tables_it_says_which_are_missing(write: Write) -> None:
    """The page of a project that has accounts only."""
    few = "version: 1\nname: few\ntables: {accounts: {source: accounts.csv}}\n"
    page = account("a1", write({**FILES, "tradewind.yaml": few}))

    for section in (page.people, page.opportunities, page.plays):
        assert section.absent is not None
        assert section.absent.fix.startswith("Bind `")


def test_a_published_score_and_the_tiers_of_relatives_are_shown(
    project: Path, as_of: datetime
) -> None:
    """With the receipt behind it."""
    score(project, as_of=as_of)

    page = account("a1", project)

    assert page.explanation is not None
    assert page.explanation.receipt.tier == "B"
    assert [one.tier for one in page.family.rows] == ["A", "unscored"]
    assert page.to_dict()["score"]["account_id"] == "a1"


def test_an_account_that_is_newer_than_its_scores_has_none(project: Path, as_of: datetime) -> None:
    """It is found in the accounts, and the page says why there is no score."""
    score(project, as_of=as_of)
    with (project / "accounts.csv").open("a", encoding="utf-8") as file:
        file.write("a9,New Ltd,new.example,,,,,,,\n")

    page = account("a9", project)

    assert page.no_score is not None
    assert "was not there" in page.no_score.why


def test_an_unknown_account_is_a_problem_that_names_the_nearest(project: Path) -> None:
    """As everywhere."""
    with pytest.raises(InvalidInput, match=r"TW511\n.*Bob Holdin.*\n.*a2 \(Bob Holding AG\)"):
        account("Bob Holdin", project)


def test_people_without_an_id_are_each_a_person(project: Path) -> None:
    """Of a repeated id one row is shown, the same whatever the order of the file."""
    rows = [",a1,Xavier,,,", ",a1,Yann,,,", "p9,a1,Zita,CEO,,", "p9,a1,Zita,CFO,,"]
    header, *people = PEOPLE.splitlines()

    for lines in ([*people, *rows], [*reversed(rows), *people]):
        (project / "people.csv").write_text("\n".join([header, *lines]), encoding="utf-8")
        page = account("a1", project)

        found = sorted((one.name, one.title) for one in page.people.rows if one.touches == 0)
        assert found == [("Omar", None), ("Xavier", None), ("Yann", None), ("Zita", "CEO")]


def test_an_amount_has_its_currency(project: Path) -> None:
    """Where several stand side by side, their order by number is said to be no more than that."""
    deals = "opportunity_id,account_id,outcome,amount,currency\no1,a1,open,900,EUR\n"
    deals += "o2,a1,open,1000,JPY\no3,a1,open,,\no4,a2,open,5,EUR\n"
    (project / "opportunities.csv").write_text(deals, encoding="utf-8")

    several, one = account("a1", project).opportunities, account("a2", project).opportunities

    assert [(row.amount, row.currency) for row in several.rows] == [
        (1000, "JPY"),
        (900, "EUR"),
        (None, None),
    ]
    assert several.note == "Amounts are in several currencies, and ordered by number: EUR, JPY."
    assert (one.rows[0].currency, one.note) == ("EUR", None)

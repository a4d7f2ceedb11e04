"""Accounts by play: who is listed, with which evidence, and who is left out."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tradewind.problems import InvalidInput
from tradewind.workflows.plays import PlaysResult, plays
from tradewind.workflows.score import score

Write = Callable[[Mapping[str, str]], Path]
AS_OF = datetime(2026, 3, 31, tzinfo=UTC)
FILES = {
    "tradewind.yaml": """\
version: 1
name: p
tables:
  accounts: {source: accounts.csv}
  technologies: {source: technologies.csv}
""",
    "accounts.csv": """\
account_id,name,owner,is_customer,industry,size
rival,Rival Ltd,Zoe,no,Software,1
old,Old AG,Yan,no,Software,2
both,Both SA,Zoe,,Software,3
crm,Crm Inc,Yan,no,Software,4
customer,Customer KG,Zoe,yes,Software,5
classic,Classic BV,Yan,yes,Software,6
former,Former SE,Yan,no,Software,7
gone,Gone GmbH,Zoe,no,Software,8
barred,Barred plc,Zoe,no,Gambling,9
nobody,Nobody Ltd,Zoe,yes,Software,9
""",
    "technologies.csv": """\
account_id,product,first_seen_at,last_seen_at
rival,Planny,2024-01-01,2026-03-01
old,Sheets,2020-01-01,
both,Plancrest,2025-01-01,2026-03-21
both,Sheets,2023-01-01,2026-02-01
crm,SFDC,2024-01-01,2026-03-31
crm,Salesforce,2022-01-01,2026-01-01
crm,Zoho,2026-04-01,
customer,Salesforce,,
customer,Ours Cloud,2025-01-01,
classic,Ours Classic,2021-01-01,
classic,Ours Maps,2021-01-01,
former,Ours Classic,2021-01-01,2026-03-01
gone,Plancrest,2020-01-01,2025-03-30
barred,Plancrest,2024-01-01,
stranger,Plancrest,2024-01-01,
""",
    "technologies.yaml": """\
products:
  Salesforce: {aliases: [SFDC], category: CRM, relation: complement, say: Inside your CRM.}
  Zoho: {category: CRM, relation: complement}
  Plancrest: {aliases: [Planny], category: planning, relation: competitor}
  Sheets: {category: planning, relation: legacy}
  Ours Classic: {relation: own, upgrade_to: Ours Cloud}
  Ours Cloud: {relation: own}
  Ours Maps: {relation: own, say: See it on a map.}
""",
    "scorecards/g.yaml": """\
name: g
gates:
  - {name: bar, when: {industry: Gambling}, then: exclude, reason: we do not}
dimensions: {fit: {components: [{name: size, number: size, ramp: {0: 0, 10: 10}}]}}
tiers: {A: 50, B: 0}
""",
}


@pytest.fixture
def project(write: Write) -> Path:
    """Give a project with an account for every case."""
    return write(FILES)


def rows(result: PlaysResult) -> list[dict[str, Any]]:
    """Give the rows of a result."""
    return result.plays.rows()


def listed(result: PlaysResult) -> list[tuple[str, str]]:
    """Give the account and the play of every row."""
    return [(row["account_id"], row["play"]) for row in rows(result)]


def test_plays_are_listed_by_urgency_then_by_score(project: Path) -> None:
    """Legacy tools, rivals, upsell, cross-sell, complement; in each the best first."""
    score(project, as_of=AS_OF)

    found = plays(project, as_of=AS_OF)

    assert listed(found) == [
        ("both", "displace"),
        ("old", "displace"),
        ("rival", "displace"),
        ("classic", "upsell"),
        ("customer", "cross-sell"),
        ("crm", "complement"),
    ]
    assert [(row["score"], row["tier"]) for row in rows(found)][:2] == [(30, "B"), (20, "B")]


def test_a_row_has_the_evidence_of_its_most_urgent_product(project: Path) -> None:
    """All products that give the play are named, in the order of urgency."""
    (found,) = [row for row in rows(plays(project, as_of=AS_OF)) if row["account_id"] == "both"]

    assert (found["products"], found["category"], found["offer"]) == (
        "Sheets, Plancrest",
        "planning",
        None,
    )
    assert found["first_seen_at"] == datetime(2023, 1, 1, tzinfo=UTC)
    assert (found["last_seen_at"], found["days_since_seen"]) == (
        datetime(2026, 2, 1, tzinfo=UTC),
        58,
    )
    assert found["say"] == "You still run Sheets; we can show you what takes its place."


def test_names_of_one_product_are_one_piece_of_evidence(project: Path) -> None:
    """From the first sighting under any name to the last; what is seen later is not known yet."""
    (found,) = rows(plays(project, play="complement", as_of=AS_OF))

    assert (found["products"], found["say"]) == ("Salesforce", "Inside your CRM.")
    assert found["first_seen_at"] == datetime(2022, 1, 1, tzinfo=UTC)
    assert found["days_since_seen"] == 0


def test_customers_get_what_they_lack(project: Path) -> None:
    """A successor is an upsell and no cross-sell; a former customer gets neither."""
    upsell = rows(plays(project, play="upsell", as_of=AS_OF))
    cross = rows(plays(project, play="cross-sell", as_of=AS_OF))

    assert [(row["account_id"], row["offer"], row["last_seen_at"]) for row in upsell] == [
        ("classic", "Ours Cloud", None)
    ]
    assert [(row["account_id"], row["offer"], row["say"]) for row in cross] == [
        ("customer", "Ours Maps", "See it on a map.")
    ]


def test_where_nobody_says_who_is_a_customer_running_ours_is_enough(write: Write) -> None:
    """And whoever runs what we enhance is worth a call."""
    accounts = FILES["accounts.csv"].replace("is_customer", "is_partner")

    found = plays(write(FILES | {"accounts.csv": accounts}), as_of=AS_OF)

    assert ("former", "upsell") in listed(found)
    assert ("customer", "complement") in listed(found)


def test_what_is_left_out_is_counted(project: Path) -> None:
    """Excluded accounts, sightings too old, and accounts that nobody knows."""
    score(project, as_of=AS_OF)

    left = plays(project, as_of=AS_OF).left

    assert (left.excluded, left.too_old, left.unknown) == (1, 1, 1)


def test_the_age_that_counts_can_be_set(write: Write) -> None:
    """By the option, by the catalogue, or a year."""
    shorter = "seen_within: 20d\n" + FILES["technologies.yaml"]
    project = write(FILES | {"technologies.yaml": shorter})

    by_file = plays(project, play="displace", as_of=AS_OF)
    by_option = plays(project, play="displace", as_of=AS_OF, seen_within="10y")

    assert (by_file.seen_within_days, by_option.seen_within_days) == (20, 3650)
    assert ("rival", "displace") not in listed(by_file)
    assert ("gone", "displace") in listed(by_option)


def test_later_scores_are_not_used(project: Path) -> None:
    """They rest on what was not known yet; nobody is excluded by them either."""
    score(project, as_of=datetime(2026, 4, 1, tzinfo=UTC))

    found = plays(project, as_of=AS_OF)

    assert found.run is None
    assert found.later_run is not None
    assert ("barred", "displace") in listed(found)
    assert rows(found)[0]["score"] is None


def test_the_last_scores_by_the_moment_are_used(project: Path) -> None:
    """Later scores were published since, but those of the moment are there, too."""
    score(project, as_of=AS_OF)
    score(project, as_of=datetime(2026, 4, 1, tzinfo=UTC))

    found = plays(project, as_of=AS_OF)

    assert found.run is not None
    assert found.run.as_of == AS_OF
    assert found.later_run is None


def test_rows_are_narrowed_and_counted(project: Path) -> None:
    """By owner and tier; the limit cuts, and says how many there were."""
    score(project, as_of=AS_OF)

    assert listed(plays(project, as_of=AS_OF, owner="Zoe", tier="B")) == [
        ("both", "displace"),
        ("rival", "displace"),
    ]
    cut = plays(project, as_of=AS_OF, limit=2)
    assert (len(cut.plays), cut.matching) == (2, 6)


def test_a_team_that_wants_no_number_gets_none(write: Write) -> None:
    """The order stays that of the scores."""
    card = FILES["scorecards/g.yaml"].replace("tiers: {A: 50, B: 0}", "desirable: 50")
    project = write(FILES | {"scorecards/g.yaml": card})
    score(project, as_of=AS_OF)

    found = plays(project, as_of=AS_OF)

    assert found.hides_number
    assert "score" not in found.plays.columns
    assert rows(found)[0]["tier"] == "not desirable"


def test_the_rows_can_be_exported(project: Path, tmp_path: Path) -> None:
    """With every row, and what a spreadsheet would run made harmless."""
    found = plays(project, as_of=AS_OF, output=tmp_path / "plays.csv")

    text = (tmp_path / "plays.csv").read_text(encoding="utf-8")
    assert found.output == tmp_path / "plays.csv"
    assert text.startswith("account_id,name,owner,score,tier,play,products,category,offer,")
    assert len(text.splitlines()) == 1 + found.matching


def test_a_catalogue_inside_the_scorecard_serves_as_well(write: Write) -> None:
    """Where the project has no technologies.yaml."""
    inline = "".join(f"  {line}\n" for line in FILES["technologies.yaml"].splitlines())
    card = f"{FILES['scorecards/g.yaml']}technologies:\n{inline}"
    files = {**FILES, "scorecards/g.yaml": card}
    del files["technologies.yaml"]

    assert ("old", "displace") in listed(plays(write(files), as_of=AS_OF))


BAD = [
    ({}, {"play": "dispalce"}, 'TW580\n  "dispalce" is no play.\n  fix: Write displace.'),
    ({"technologies.yaml": ""}, {}, "technologies.yaml TW103"),
    (
        {"technologies.yaml": "products: {a: {relation: own}}"},
        {"play": "displace"},
        "TW583\n  No product has a relation that gives displace.",
    ),
    ({"technologies.yaml": "products: {a: {}}"}, {}, "gives any play"),
    (
        {"tradewind.yaml": "name: p\ntables: {accounts: {source: accounts.csv}}"},
        {},
        "TW582\n  Plays need to know which products accounts run",
    ),
    (
        {"accounts.csv": "account_id\na\na\n"},
        {},
        "TW452",
    ),
    ({}, {"seen_within": "3"}, 'TW584\n  "3" has no unit.\n  fix: Write days'),
    ({}, {"tier": "A"}, "TW585\n  No scores were published"),
    ({}, {"owner": "Zoé"}, '"Zoé" owns no account.\n  fix: Write "Zoe".'),
    ({}, {"scorecard": "h"}, "TW510"),
]


@pytest.mark.parametrize(("files", "options", "shown"), BAD)
def test_what_cannot_be_done_is_said(
    write: Write, files: dict[str, str], options: dict[str, str], shown: str
) -> None:
    """With a fix, before anything is listed."""
    project = write(FILES | files)

    with pytest.raises(InvalidInput) as raised:
        plays(project, as_of=AS_OF, **options)  # type: ignore[arg-type]  # as the cases say

    assert shown in str(raised.value)


def test_an_unknown_tier_is_told_with_the_nearest(project: Path) -> None:
    """As `list` does."""
    score(project, as_of=AS_OF)

    with pytest.raises(InvalidInput, match='"b" is no tier of the published scores'):
        plays(project, as_of=AS_OF, tier="b")


def test_without_any_catalogue_it_says_what_to_write(write: Write) -> None:
    """Neither a file, nor one inside the scorecard, nor a scorecard."""
    project = write({name: text for name, text in FILES.items() if name != "technologies.yaml"})

    with pytest.raises(InvalidInput, match="TW581\n  Nothing says what the products"):
        plays(project, as_of=AS_OF)
    (project / "scorecards" / "g.yaml").unlink()
    with pytest.raises(InvalidInput, match="TW581"):
        plays(project, as_of=AS_OF)


def test_a_negative_limit_is_a_mistake_of_the_program(project: Path) -> None:
    """The command line does not let it through."""
    with pytest.raises(ValueError, match="limit is negative: -1"):
        plays(project, limit=-1)


def test_a_scorecard_of_people_has_no_plays(write: Write) -> None:
    """Instead of plays without scores, the problem says what to name."""
    tables = FILES["tradewind.yaml"] + "  people: {source: people.csv}\n"
    card = "name: leads\nscores: people\ntiers: {A: 50, B: 0}\ndimensions: {fit: {components: "
    card += "[{name: cfo, category: title, values: {CFO: 9}}]}}\n"
    people = {"people.csv": "person_id,title\np1,CFO\n", "scorecards/leads.yaml": card}
    project = write({**FILES, **people, "tradewind.yaml": tables})
    score(project, scorecard="leads")

    with pytest.raises(InvalidInput, match='TW492\n  "leads" scores people, and plays'):
        plays(project, scorecard="leads")

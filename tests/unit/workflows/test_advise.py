"""Advice on what to score: the figures of a business, and what they speak for."""

from collections.abc import Callable, Mapping
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from tradewind.cli.rendering.advise import advice_view
from tradewind.problems import InvalidInput
from tradewind.workflows.advise import advise
from tradewind.workflows.advising.business_figures import Figure

Write = Callable[[Mapping[str, str]], Path]
YAML = """\
version: 1
name: advised
tables:
  accounts: {source: accounts.csv}
  people: {source: people.csv}
  events: {source: events.csv}
  opportunities: {source: opportunities.csv}
"""
HEAD = "opportunity_id,account_id,opened_at,closed_at,outcome,amount\n"


def files(deals: list[str], people_each: int = 2) -> dict[str, str]:
    """Give a project of 30 accounts with so many people each, who all did something in January."""
    accounts = [f"a{number}" for number in range(30)]
    people = [(f"{one}-{number}", one) for one in accounts for number in range(people_each)]
    return {
        "tradewind.yaml": YAML,
        "accounts.csv": "account_id\n" + "\n".join(accounts),
        "people.csv": "person_id,account_id\n" + "\n".join(map(",".join, people)) + "\nlead,\n",
        "events.csv": "person_id,kind,occurred_at\n"
        + "\n".join(f"{person},web_visit,2025-01-01" for person, _ in people),
        "opportunities.csv": HEAD + "\n".join(deals),
    }


def deal(number: int, *, days: int = 10, amount: object = 1000, outcome: str = "won") -> str:
    """Write a deal of an account, opened in March."""
    closed = f"2025-03-{1 + days:02}" if days < 30 else f"2025-06-{days - 91:02}"
    return f"o{number},a{number % 30},2025-03-01,{closed},{outcome},{amount}"


def by_name(project: Path) -> dict[str, Figure]:
    """Give the figures by their names."""
    return {one.rule.key: one for one in advise(project).figures.figures}


def test_small_quick_deals_of_single_people_speak_for_leads(write: Write) -> None:
    """Each figure has its number, its median and what it speaks for."""
    project = write(files([deal(number) for number in range(30)], people_each=1))

    advice, figures = advise(project), by_name(project)

    assert advice.fits == "leads"
    assert (figures["deal_size"].count, figures["deal_size"].median) == (30, 1000)
    assert (figures["cycle"].median, figures["cycle"].side) == (10, "leads")
    assert (figures["buying_group"].median, figures["buying_group"].side) == (1, "leads")
    assert (figures["several_deals"].median, figures["several_deals"].side) == (0, "leads")


def test_large_slow_deals_of_groups_speak_for_accounts(write: Write) -> None:
    """The quartiles stand beside the median."""
    deals = [deal(number, days=100, amount=60_000 + 1000 * number) for number in range(60)]
    project = write(files(deals, people_each=4))

    advice, figures = advise(project), by_name(project)

    assert advice.fits == "accounts"
    assert figures["cycle"].median == 100
    assert figures["deal_size"].quartiles == (74_750, 104_250)
    assert (figures["several_deals"].count, figures["several_deals"].median) == (30, 100)
    assert (advice.figures.people, advice.figures.leads) == (121, 1)


def test_too_few_deals_tell_nothing(write: Write) -> None:
    """Their number is told, and no median."""
    project = write(files([deal(number) for number in range(19)]))

    figure = by_name(project)["cycle"]

    assert (figure.count, figure.median, figure.side) == (19, None, None)


def test_bad_deals_are_left_out_and_counted(write: Write) -> None:
    """Negative amounts, closings before openings or in the future, and other words."""
    deals = [deal(number) for number in range(30)]
    deals += [
        deal(30, amount=-5),
        deal(31, amount=0),
        deal(32, amount="?"),
        "o33,a1,2025-03-01,2025-02-01,won,1",
        "o34,a1,2025-03-01,2999-02-01,won,1",
        "o35,a1,,2025-02-01,won,1",
        deal(36, outcome="maybe"),
        deal(36, outcome="maybe"),
    ]
    left_out = advise(write(files(deals))).figures.left_out

    assert left_out == {
        "won for an amount that is negative": 1,
        "won for an amount of zero": 1,
        "won for an amount that is unknown": 1,
        "won before they were opened": 1,
        "won in the future": 1,
        "won without a readable opening or closing": 1,
        "neither won, lost nor open": 1,
    }


def test_what_is_not_bound_is_said_and_the_rest_still_told(write: Write) -> None:
    """Without people and events there is no buying group."""
    lines = [line for line in YAML.splitlines() if "people" not in line and "events" not in line]
    project = write(
        files([deal(number) for number in range(30)]) | {"tradewind.yaml": "\n".join(lines)}
    )

    figures = by_name(project)

    assert figures["people_per_account"].absent == "no people are bound"
    assert figures["cycle"].median == 10


def test_without_deals_and_people_there_is_nothing_to_advise_on(write: Write) -> None:
    """It says what to bind."""
    project = write(
        files([])
        | {"tradewind.yaml": "version: 1\nname: n\ntables: {accounts: {source: accounts.csv}}\n"}
    )

    with pytest.raises(InvalidInput, match=r"TW640\n.*\n.*Bind `opportunities:` and `people:`"):
        advise(project)


def test_a_scorecard_of_people_that_is_there_is_named(write: Write) -> None:
    """Nobody is told to write one anew."""
    card = "name: leads\nscores: people\ntiers: {A: 5, B: 0}\ndimensions: {fit: {components: "
    card += "[{name: cfo, category: title, values: {CFO: 9}}]}}\n"
    deals = [deal(number) for number in range(30)]

    advice = advise(write({**files(deals, people_each=1), "scorecards/leads.yaml": card}))

    assert advice.people_scorecard == "leads"
    told = Console(width=110, record=True, file=StringIO())
    told.print(advice_view(advice, width=110, project=Path()))
    assert "tradewind score --scorecard leads" in told.export_text()


def test_deal_sizes_are_of_one_currency_and_the_others_are_counted(write: Write) -> None:
    """Those in the commonest one, whatever its case; cycles and customers rest on all."""
    deals = [f"{deal(number)},{'eur' if number % 2 else 'EUR'}" for number in range(30)]
    deals += [f"{deal(30 + number, amount=900_000)},JPY" for number in range(3)]
    deals += [f"{deal(40, amount=7)},"]
    project = write(files(deals))
    rows = (project / "opportunities.csv").read_text()
    (project / "opportunities.csv").write_text(rows.replace("amount\n", "amount,currency\n"))

    figures, left_out = by_name(project), advise(project).figures.left_out

    size = figures["deal_size"]
    assert (size.count, size.median, size.quartiles) == (30, 1000, (1000, 1000))
    assert (size.currency, figures["cycle"].count, figures["cycle"].currency) == ("EUR", 34, None)
    assert left_out == {
        "won for an amount in another currency than EUR": 3,
        "won for an amount without a currency, where most are in EUR": 1,
    }


def test_the_median_deal_is_told_with_its_currency(write: Write) -> None:
    """Where the data name one."""
    deals = [f"{deal(number)},EUR" for number in range(30)]
    project = write(files(deals))
    rows = (project / "opportunities.csv").read_text()
    (project / "opportunities.csv").write_text(rows.replace("amount\n", "amount,currency\n"))

    told = Console(width=110, record=True, file=StringIO())
    told.print(advice_view(advise(project), width=110, project=Path()))

    assert "1000 EUR" in told.export_text()

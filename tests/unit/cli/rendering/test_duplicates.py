"""Groups of duplicates in a terminal: each entry on a line, and under it why it is there."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.console import Group as Lines
from rich.console import RenderableType

from tradewind.cli.rendering.duplicates import duplicates_view, tell_of_duplicates
from tradewind.matching.duplicate_pairs import Crowd, Pair
from tradewind.matching.duplicates import Duplicates, Group, Member
from tradewind.workflows.duplicates import DuplicatesResult, _rows
from tradewind.workflows.results.tables import Table

Plain = Callable[[RenderableType, int], str]
LEVELS = {"domain": "same", "name": "same, rare", "country": "same", "city": None, "phone": None}
BITS = {"domain": 13.0, "name": 13.0, "country": 2.0, "city": 0.0, "phone": 0.0}
PAIR = Pair("A1", "A2", 22.0, LEVELS, BITS)
ORIGINAL = Member(
    "A1", "Ålesund Shipping\x1b[31m", "alesund.example", "Norway", None, True, 3, True, None
)
COPY = replace(ORIGINAL, account_id="A2", name=None, domain=None, is_original=False, pair=PAIR)
GROUP = Group((ORIGINAL, COPY), "customer first", (PAIR,))
AT_80 = """\
1. A1  Ålesund Shipping\\x1b[31m                                  alesund.example
     likely the original, by: customer first
   A2  no name
     over 99.9% alike: the same domain; the same name, of rare words; the same
     country"""


def result_of(*groups: Group, crowds: tuple[Crowd, ...] = ()) -> DuplicatesResult:
    """Give a result with some groups among a hundred accounts."""
    found = Duplicates(groups, 100, 0, crowds, len(crowds), 0)
    return DuplicatesResult(found, Table(_rows(found)), 0.95, (), None, 0)


def test_a_group_fits_a_narrow_terminal(plain: Plain) -> None:
    """Entries on a line each, the evidence folded under them, controls made harmless."""
    assert plain(Lines(*duplicates_view((GROUP,), width=80)), 80) == AT_80


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal(plain: Plain, width: int) -> None:
    """Names and domains are cut, ids are not."""
    long = replace(ORIGINAL, name="Société " * 20, domain="very-long-domain" * 9 + ".example")

    printed = plain(
        Lines(*duplicates_view((replace(GROUP, members=(long, COPY)),), width=width)), width
    )

    assert max(map(len, printed.splitlines())) <= width
    assert "A1" in printed


def test_a_large_group_is_cut_and_counted(plain: Plain) -> None:
    """Files have all members."""
    many = tuple(replace(COPY, account_id=f"B{n:02}") for n in range(40))

    printed = plain(Lines(*duplicates_view((Group((ORIGINAL, *many), None, ()),), width=80)), 80)

    assert printed.splitlines()[-1] == "   and 29 accounts more"


def test_what_was_left_out_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """Crowds by name, so that somebody mends them; and how many groups are not shown."""
    crowd = Crowd("domain", "bazaar.com", 3000, "s1")

    tell_of_duplicates(result_of(GROUP, GROUP, crowds=(crowd,)), shown=1)

    said = " ".join(capsys.readouterr().err.split())
    assert "3,000 accounts share the domain bazaar.com, such as s1: too many to be one" in said
    assert "1 more are not shown." in said


def test_no_duplicates_are_good_news(capsys: pytest.CaptureFixture[str]) -> None:
    """It says among how many accounts."""
    tell_of_duplicates(result_of(), shown=25)

    assert (
        "No two accounts look like one company (100 accounts compared)." in capsys.readouterr().err
    )

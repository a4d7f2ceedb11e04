"""The reference pages say what the code says."""

import pytest
import typer

from reference.cli_page import commands_page
from reference.pages import PAGES, Page
from reference.problem_codes import declared_codes
from reference.problems_page import SOURCE
from support.documents import ROOT

FOLDER = ROOT / "docs" / "reference"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.file)
def test_a_reference_page_is_what_the_code_gives(page: Page) -> None:
    """Whoever changes what a page tells runs `make docs` and commits the page with it."""
    committed = (FOLDER / page.file).read_text(encoding="utf-8")

    assert committed == page.write(), "Run `make docs`."


def test_the_reference_folder_holds_nothing_else() -> None:
    """A page whose subject is gone goes too."""
    assert {path.name for path in FOLDER.iterdir()} == {page.file for page in PAGES}


def test_every_problem_code_has_a_meaning() -> None:
    """A code says in one line, where it is declared, what is wrong."""
    declared = declared_codes(SOURCE)
    explained = {one.code for one in declared if one.meaning}

    assert [f"{one.code} {one.place}" for one in declared if one.code not in explained] == []


def test_the_page_of_the_command_line_shows_usage_options_and_defaults() -> None:
    """Every command has its usage line and its options with their defaults."""
    app = typer.Typer()

    @app.command()
    def score(account: str, top: int = typer.Option(15, help="How many to show.")) -> None:
        """Score the accounts."""

    @app.command()
    def check() -> None:
        """Find problems."""

    page = commands_page(app)

    assert "## tradewind score\n\nScore the accounts." in page
    assert "```text\ntradewind score [OPTIONS]" in page
    assert "| `--top <int>` | How many to show. [default: 15] |" in page
    assert "## tradewind check\n\nFind problems." in page

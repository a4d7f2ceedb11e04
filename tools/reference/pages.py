"""All reference pages: their file names, what they are about, and how each is written."""

from collections.abc import Callable
from dataclasses import dataclass

from reference.api_page import api_page
from reference.cli_page import cli_page
from reference.components_page import components_page
from reference.markdown import page
from reference.matching_yaml_page import matching_yaml_page
from reference.problems_page import problems_page
from reference.schema import scorecard_schema
from reference.scorecard_page import scorecard_page
from reference.sql_page import sql_page
from reference.titles_yaml_page import titles_yaml_page
from reference.tradewind_yaml_page import tradewind_yaml_page


@dataclass(frozen=True, slots=True)
class Page:
    """One file in docs/reference."""

    file: str
    about: str
    write: Callable[[], str]


def _index() -> str:
    lines = [f"- [{made.file}]({made.file}): {made.about}" for made in PAGES if made is not INDEX]
    return page("Reference", "the code", "\n".join(lines))


INDEX = Page("README.md", "This list.", _index)
PAGES = (
    INDEX,
    Page("scorecard.md", "every key of a scorecard, ranges, conditions, tiers.", scorecard_page),
    Page("components.md", "the kinds of component.", components_page),
    Page("scorecard.schema.json", "the scorecard's form for editors.", scorecard_schema),
    Page("tradewind-yaml.md", "every key of tradewind.yaml, and our tables.", tradewind_yaml_page),
    Page("matching-yaml.md", "every key of matching.yaml.", matching_yaml_page),
    Page("titles-yaml.md", "every key of titles.yaml, and how its words work.", titles_yaml_page),
    Page("sql-functions.md", "what SQL expressions in bindings may hold.", sql_page),
    Page("problems.md", "every problem code.", problems_page),
    Page("cli.md", "every command and option.", cli_page),
    Page("python-api.md", "every public function and class.", api_page),
)

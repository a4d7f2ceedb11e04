"""The page of tradewind.yaml: its keys, and the canonical tables that it binds."""

from reference.markdown import code, docstring_of, page, table
from reference.words import key_table
from tradewind.files.project_file import parse_project
from tradewind.project.bindings import Project, TableBinding
from tradewind.project.canonical import CANONICAL_TABLES, CanonicalTable
from tradewind.project.sources import DuckdbSource, FileSource

EXAMPLE = """\
version: 1
name: acme
tables:
  accounts:
    source: data/accounts.csv
    columns:
      account_id: Account ID
      name: Account Name
      revenue: amount_musd * 1000000
  technologies:
    source: {database: warehouse.duckdb, table: crm.technologies}
"""


def tradewind_yaml_page() -> str:
    """Write the page; its example is read as a user's file would be."""
    parse_project(EXAMPLE)
    return page(
        "tradewind.yaml",
        "src/tradewind/project",
        "`tradewind.yaml` says where your tables are and what their columns mean.\n"
        "`tradewind init` writes it from your files.",
        code(EXAMPLE, "yaml"),
        *("## The whole", key_table(Project)),
        *("## A table", docstring_of(TableBinding).summary, key_table(TableBinding)),
        "A column of yours that already has our name needs no binding.\n"
        "Columns that are not bound keep their own names, and scorecards can use them.\n"
        "What an expression may hold is listed in [SQL in bindings](sql-functions.md).",
        *_source("A file source", FileSource),
        *_source("A database source", DuckdbSource),
        *("## The canonical tables", "A star marks a column that must be there."),
        *(part for known in CANONICAL_TABLES.values() for part in _canonical(known)),
    )


def _source(title: str, model: type[FileSource] | type[DuckdbSource]) -> tuple[str, ...]:
    about = docstring_of(model)
    return f"## {title}", about.summary, about.text, key_table(model)


def _canonical(known: CanonicalTable) -> tuple[str, ...]:
    rows = (
        (
            f"`{column.name}`" + (" *" if column.required else ""),
            str(column.kind).replace("yes_no", "yes or no"),
            column.meaning,
        )
        for column in known.columns
    )
    columns = table(("column", "kind", "what it is"), rows)
    return f"### {known.name}", f"One row is {known.grain}.", columns

"""The statement in other engines' dialects: sqlglot's work, with our few overrides."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlglot import exp

DIALECTS = (
    "duckdb",
    "postgres",
    "spark",
    "snowflake",
    "bigquery",
    "databricks",
    "redshift",
    "trino",
)
"""The dialects that statements are written in, by sqlglot's names."""


EPOCH_SECONDS = {
    "spark": "UNIX_MICROS(CAST({} AS TIMESTAMP)) / 1000000E0",
    "databricks": "UNIX_MICROS(CAST({} AS TIMESTAMP)) / 1000000E0",
    "bigquery": "UNIX_MICROS(CAST({} AS TIMESTAMP)) / 1000000e0",
    "snowflake": "DATE_PART(EPOCH_MICROSECOND, CAST({} AS TIMESTAMP_TZ)) / 1000000e0",
    "trino": "TO_UNIXTIME(CAST({} AS TIMESTAMP))",
}
"""Seconds since 1970 of a date or moment, as each dialect writes them."""


def translated(sql: str, dialect: str) -> str:
    """Write a statement of ours in another dialect, with its comments.

    Args:
        sql: A statement in DuckDB's dialect.
        dialect: One of `DIALECTS`.

    Raises:
        ValueError: The dialect is none of ours.
    """
    if dialect not in DIALECTS:
        raise ValueError(f'"{dialect}" is not one of {", ".join(DIALECTS)}')
    if dialect == "duckdb":
        return sql
    import sqlglot

    tree = sqlglot.parse_one(sql, read="duckdb")
    _take_off_idle_brackets(tree)
    _replace_seconds(tree, dialect)
    _adapt_patterns(tree, dialect)
    if dialect == "postgres":
        _adapt_to_postgres(tree)
    return tree.sql(dialect=dialect, pretty=True) + "\n"


def _take_off_idle_brackets(tree: "exp.Expr") -> None:
    """Leave only the brackets that stand beside an operator, where they fix the order."""
    from sqlglot import exp

    for bracket in list(tree.find_all(exp.Paren)):
        inner, around = bracket.this, bracket.parent
        encloses = isinstance(around, exp.Alias | exp.Func | exp.If | exp.Where | exp.Paren)
        # sqlglot counts some operators, such as AND, among the functions.
        if isinstance(inner, exp.Column) or (encloses and not isinstance(around, exp.Binary)):
            bracket.replace(inner)


def _replace_seconds(tree: "exp.Expr", dialect: str) -> None:
    """Write EPOCH (seconds since 1970 with their fractions) where sqlglot loses the fractions."""
    import sqlglot
    from sqlglot import exp

    template = EPOCH_SECONDS.get(dialect)
    if template is None:
        return
    for call in list(tree.find_all(exp.TimeToUnix)):
        written = template.format(call.this.sql(dialect=dialect))
        call.replace(sqlglot.parse_one(written, read=dialect))


REPLACE_ALL = frozenset({"snowflake", "bigquery", "redshift", "trino"})
"""Dialects that replace every occurrence of a pattern and know no flag `g`."""


def _adapt_patterns(tree: "exp.Expr", dialect: str) -> None:
    """Find patterns anywhere in a text and replace all their occurrences, as DuckDB does.

    Snowflake's REGEXP_LIKE holds the pattern against the whole text.
    """
    from sqlglot import exp

    if dialect in REPLACE_ALL:
        for call in tree.find_all(exp.RegexpReplace):
            call.set("modifiers", None)
    if dialect == "snowflake":
        for test in list(tree.find_all(exp.RegexpLike)):
            place = exp.Anonymous(this="REGEXP_INSTR", expressions=[test.this, test.expression])
            test.replace(exp.GT(this=place, expression=exp.Literal.number(0)))


def _adapt_to_postgres(tree: "exp.Expr") -> None:
    """Keep the steps apart, guard casts of text, and compare account ids byte by byte.

    PostgreSQL otherwise folds all steps into one, repeating every term wherever it is used;
    it has no TRY_CAST; and it orders text by the collation of the database.
    """
    from sqlglot import exp

    for step in tree.find_all(exp.CTE):
        step.set("materialized", True)
    for cast in list(tree.find_all(exp.TryCast)):
        cast.replace(_guarded(cast))
    for compared in [*tree.find_all(exp.Ordered), *tree.find_all(exp.Min)]:
        key = compared.this
        if isinstance(key, exp.Column) and _is_text(key.name):
            byte_by_byte = exp.to_identifier("C", quoted=True)
            compared.set("this", exp.Collate(this=key.copy(), expression=byte_by_byte))


def _is_text(column: str) -> bool:
    """Tell whether a column of ours that is ordered or compared holds text."""
    return column == "account_id" or column.endswith("_key") or column.startswith("text_")


def _guarded(cast: "exp.TryCast") -> "exp.Expr":
    """Cast where PostgreSQL (16 and later) says that the text is valid; null elsewhere."""
    from sqlglot import exp

    type_name = exp.Literal.string(cast.to.sql(dialect="postgres").lower())
    is_valid = exp.Anonymous(this="pg_input_is_valid", expressions=[cast.this.copy(), type_name])
    return exp.Case(ifs=[exp.If(this=is_valid, true=exp.Cast(this=cast.this.copy(), to=cast.to))])

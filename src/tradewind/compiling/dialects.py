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
    if dialect == "postgres":
        tree = _for_postgres(tree)
    return tree.sql(dialect=dialect, pretty=True) + "\n"


def _for_postgres(tree: "exp.Expr") -> "exp.Expr":
    """Keep the steps apart, guard casts of text, and compare account ids byte by byte.

    PostgreSQL otherwise folds all steps into one, repeating every term wherever it is used;
    it has no TRY_CAST; and it orders text by the collation of the database.
    """
    from sqlglot import exp

    for step in tree.find_all(exp.CTE):
        step.set("materialized", True)
    for cast in list(tree.find_all(exp.TryCast)):
        cast.replace(_guarded(cast))
    for order in list(tree.find_all(exp.Ordered)):
        if isinstance(order.this, exp.Column) and order.this.name == "account_id":
            order.set(
                "this",
                exp.Collate(this=order.this.copy(), expression=exp.to_identifier("C", quoted=True)),
            )
    return tree


def _guarded(cast: "exp.TryCast") -> "exp.Expression":
    """Cast where PostgreSQL (16 and later) says that the text is valid; null elsewhere."""
    from sqlglot import exp

    type_name = exp.Literal.string(cast.to.sql(dialect="postgres").lower())
    is_valid = exp.Anonymous(this="pg_input_is_valid", expressions=[cast.this.copy(), type_name])
    return exp.Case(ifs=[exp.If(this=is_valid, true=exp.Cast(this=cast.this.copy(), to=cast.to))])

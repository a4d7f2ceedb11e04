"""Check a user's query of a DuckDB file: one SELECT over tables of that file, nothing else."""

from collections.abc import Iterable

from sqlglot import TokenType, exp, parse, tokenize
from sqlglot.errors import ParseError, SqlglotError
from sqlglot.optimizer.scope import traverse_scope

from tradewind.engines.sources.codes import BAD_QUERY, NO_SUCH_PART
from tradewind.engines.sources.finding import nearest
from tradewind.engines.sources.interface import SourceFile

_BEGINNINGS = (TokenType.SELECT, TokenType.WITH, TokenType.FROM, TokenType.L_PAREN)
_STATEMENTS = (exp.DDL, exp.DML, exp.Command, exp.Copy, exp.Attach, exp.Detach, exp.Pragma)
_OTHER_STATEMENTS = (exp.Describe, exp.Summarize, exp.Show, exp.Set, exp.Into, exp.Use)
_ENVIRONMENT = ("getenv", "getvariable", "current_setting", "query", "query_table")
_FIX = "Write one SELECT over tables of this database, without files or table functions."


def checked_query(
    file: SourceFile, query: str, *, catalog: str, tables: Iterable[tuple[str, str]]
) -> str:
    """Give `query` with every table named in full, so that it reads `catalog` and nothing else.

    Args:
        file: The database file, for messages.
        query: What the user wrote.
        catalog: Name under which the database is attached.
        tables: Schema and name of every table and view of the database.

    Raises:
        InvalidInput: The text is not SQL, not one SELECT, or names what is not in the database.
    """
    tree = _parsed(file, query)
    known = {(schema.lower(), name.lower()) for schema, name in tables}
    for table in _real_tables(tree):
        if not isinstance(table.this, exp.Identifier) or table.catalog:
            raise _refused(file, f'"{table.sql(dialect="duckdb")}" is not a table of it')
        schema = table.db or "main"
        if (schema.lower(), table.name.lower()) not in known:
            raise no_such_table(file, table.name, schema=table.db, tables=tables)
        table.set("db", exp.to_identifier(schema, quoted=True))
        table.set("catalog", exp.to_identifier(catalog, quoted=True))
    return tree.sql(dialect="duckdb", pretty=True)


def no_such_table(
    file: SourceFile, name: str, *, schema: str, tables: Iterable[tuple[str, str]]
) -> Exception:
    """Give the error for a table that the database does not have, with the nearest one."""
    written = f"{schema}.{name}" if schema else name
    names = [table if owner == "main" else f"{owner}.{table}" for owner, table in tables]
    near = nearest(written, names)
    shown = ", ".join(sorted(names)[:10]) or "none: the database is empty"
    fix = f'Write "{near}".' if near else f"Write one of its tables: {shown}."
    return file.refusal(NO_SUCH_PART, f'There is no table "{written}" in "{file.written}".', fix)


def _parsed(file: SourceFile, query: str) -> exp.Query:
    try:
        tokens = tokenize(query, read="duckdb")
        if not tokens or tokens[0].token_type not in _BEGINNINGS:
            raise _refused(file, "it does not begin with SELECT, WITH or FROM")
        statements = [tree for tree in parse(query, read="duckdb") if tree is not None]
    except ParseError as error:
        place = error.errors[0] if error.errors else {}
        where = f"near line {place.get('line')}, column {place.get('col')}"
        raise _refused(file, f"it cannot be read as SQL {where}") from None
    except SqlglotError:
        raise _refused(file, "it cannot be read as SQL; a quote may be open") from None
    tree = statements[0]
    if len(statements) != 1:
        raise _refused(file, f"it has {len(statements)} statements")
    if not isinstance(tree, exp.Query):
        raise _refused(file, "it is not a SELECT")
    _refuse_other_than_reading(file, tree)
    return tree


def _refuse_other_than_reading(file: SourceFile, tree: exp.Query) -> None:
    for node in tree.walk():
        if isinstance(node, (*_STATEMENTS, *_OTHER_STATEMENTS)) and not isinstance(node, exp.Query):
            raise _refused(file, f'it holds "{node.sql(dialect="duckdb")[:60]}"')
        if isinstance(node, exp.Func) and _name_of(node) in _ENVIRONMENT:
            raise _refused(file, f'it calls "{_name_of(node)}"')


def _name_of(call: exp.Func) -> str:
    name = call.name if isinstance(call, exp.Anonymous) else call.sql_name()
    return name.lower()


def _real_tables(tree: exp.Query) -> list[exp.Table]:
    """Give the tables that are not names of the query's own WITH clauses."""
    seen = {
        id(source): source
        for scope in traverse_scope(tree)
        for source in scope.sources.values()
        if isinstance(source, exp.Table)
    }
    named = {cte.alias.lower() for cte in tree.find_all(exp.CTE)}
    rest = [
        t for t in tree.find_all(exp.Table) if id(t) not in seen and t.name.lower() not in named
    ]
    return [*seen.values(), *rest]


def _refused(file: SourceFile, reason: str) -> Exception:
    return file.refusal(BAD_QUERY, f"The query cannot be used: {reason}.", _FIX)

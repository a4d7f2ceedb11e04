import duckdb
import pytest

from tradewind.engines.sources.definition import identifier, kind_of, literal, select
from tradewind.project.canonical import Kind


@pytest.mark.parametrize(
    ("type_name", "kind"),
    [
        ("VARCHAR", Kind.TEXT),
        ("UUID", Kind.TEXT),
        ("ENUM('a', 'b')", Kind.TEXT),
        ("TINYINT", Kind.NUMBER),
        ("UBIGINT", Kind.NUMBER),
        ("HUGEINT", Kind.NUMBER),
        ("FLOAT", Kind.NUMBER),
        ("DECIMAL(18,4)", Kind.NUMBER),
        ("DATE", Kind.DATE),
        ("TIMESTAMP", Kind.DATE),
        ("TIMESTAMP_NS", Kind.DATE),
        ("TIMESTAMP WITH TIME ZONE", Kind.DATE),
        ("BOOLEAN", Kind.YES_NO),
        ("TIME", Kind.OTHER),
        ("INTERVAL", Kind.OTHER),
        ("BLOB", Kind.OTHER),
        ("JSON", Kind.OTHER),
        ("DECIMAL(18,4)[]", Kind.OTHER),
        ("STRUCT(a INTEGER)", Kind.OTHER),
        ("MAP(VARCHAR, INTEGER)", Kind.OTHER),
    ],
)
def test_every_type_has_one_kind(type_name: str, kind: Kind) -> None:
    """What a scorecard cannot use is `other`, never a guess."""
    assert kind_of(type_name) is kind


@pytest.mark.parametrize("text", ["it's", 'say "hi"', "a\nb", "é", "'; DROP TABLE x; --"])
def test_names_and_texts_survive_quoting(text: str) -> None:
    """Whatever a user's column is called, it is a name and nothing else."""
    with duckdb.connect() as connection:
        found = connection.execute(f"SELECT {literal(text)} AS {identifier(text)}")
        names = [column[0] for column in found.description or []]

        assert (names, found.fetchall()) == ([text], [(text,)])


@pytest.mark.parametrize(
    ("type_name", "value", "read"),
    [
        ("SMALLINT", "32767", 32767),
        ("UINTEGER", "0", 0),
        ("VARCHAR", "\u00a0\u3000", None),
        ("VARCHAR", "", None),
        ("VARCHAR", "\u00e9", "\u00e9"),
        ("DOUBLE", "-1", None),
        ("DECIMAL(9,2)", "-1", None),
        ("VARCHAR", " -1 ", None),
        ("VARCHAR", "-10", "-10"),
        ("VARCHAR", " \t\n", None),
        ("BOOLEAN", "true", True),
    ],
)
def test_unknown_values_become_null(type_name: str, value: str, read: object) -> None:
    """-1 stands for unknown whatever the type of the column."""
    rows = f"(SELECT CAST({literal(value)} AS {type_name}) AS v)"
    with duckdb.connect() as connection:
        found = connection.execute(select(rows, {"v": type_name}, missing_values=("-1",)))

        assert found.fetchall() == [(read,)]


def test_small_whole_numbers_do_not_overflow() -> None:
    """A million times a small integer is a number, not an error."""
    rows = "(SELECT CAST(3000 AS SMALLINT) AS v, CAST(1 AS UINTEGER) AS u)"
    statement = select(rows, {"v": "SMALLINT", "u": "UINTEGER"}, missing_values=())
    with duckdb.connect() as connection:
        found = connection.execute(f"SELECT v * 1000000, u - 2 FROM ({statement})")

        assert found.fetchall() == [(3_000_000_000, -1)]

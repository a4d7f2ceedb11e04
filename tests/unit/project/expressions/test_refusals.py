"""What a binding may not be, each with its code and its way out."""

import pytest

from tradewind.problems import InvalidInput, Place, Problem
from tradewind.project.canonical import Kind
from tradewind.project.expressions.reading import read_expression

COLUMNS: dict[str, Kind] = {
    "Industry": Kind.TEXT,
    "Account Name": Kind.TEXT,
    "hq-country": Kind.TEXT,
    "group": Kind.TEXT,
    "dup": Kind.TEXT,
    "DUP": Kind.TEXT,
    "n": Kind.NUMBER,
    "d": Kind.DATE,
    "ok": Kind.YES_NO,
    "tags": Kind.OTHER,
}
REFUSED: tuple[tuple[str, str, str, str], ...] = (
    ("", "TW310", "empty", "Write a column"),
    (" \n ", "TW310", "empty", "Write a column"),
    ("n + " * 2500 + "n", "TW310", "10,001 characters", "Prepare the column"),
    ("'a\x00'", "TW310", r"\x00", "Take it out"),
    ("'\ud800'", "TW310", r"\ud800", "Take it out"),
    ("'abc", "TW311", "'abc does not end", "Close the quote"),
    ("(n", "TW311", "(n cannot be read", "Write one value"),
    ("n )", "TW311", 'at ")"', "Write one value"),
    ("n n", "TW311", 'operator is missing before "n"', "Write the operator"),
    ("n, d", "TW311", "n, d is not one value", "Write one value"),
    ("n as total", "TW311", '"total"', "Write the operator"),
    ("case when n", "TW311", "cannot be read", "Write one value"),
    ("left()", "TW311", "cannot be read", "Write one value"),
    ("select 1", "TW312", "select 1 is a statement", "Write one value"),
    ("drop table t", "TW312", "drop table t is a statement", "Write one value"),
    ("n from t", "TW312", "is a query with FROM", "Write one value"),
    ("distinct n", "TW312", "is a query with DISTINCT", "Write one value"),
    ("n; drop table t", "TW312", "a semicolon", "Write one value"),
    ("n;", "TW312", "a semicolon", "Write one value"),
    ("n -- more", "TW312", 'comment "more"', "after # in the file"),
    ("/* ; */ n", "TW312", 'comment ";"', "after # in the file"),
    ("(select 1)", "TW312", "(SELECT 1) is a subquery", "columns of this source only"),
    ("n in (select 1)", "TW312", "is a subquery", "columns of this source only"),
    ("exists (select 1)", "TW312", "is a subquery", "columns of this source only"),
    ("n = any (select 1)", "TW312", "is a subquery", "columns of this source only"),
    ("sum(n)", "TW312", "SUM(n) is an aggregate", "one row only"),
    ("count(*)", "TW312", "COUNT(*) is an aggregate", "one row only"),
    ("max(n) filter (where ok)", "TW312", "is an aggregate", "one row only"),
    ("row_number() over ()", "TW312", "is a window", "one row only"),
    ("sum(n) over (order by d)", "TW312", "is a window", "one row only"),
    ("*", "TW312", "* is a star", "Name one column"),
    ("columns('n')", "TW312", "is a star", "Name one column"),
    ("?", "TW312", "? is a placeholder", "Write the value itself"),
    ("$1 + n", "TW312", "$1 is a placeholder", "Write the value itself"),
    ("#1", "TW312", "#1 is a placeholder", "Write the value itself"),
    ("tags[1]", "TW312", "tags[1] is a part", "Name a column alone"),
    ("t.n", "TW312", "t.n is a part", "in double quotes where the name has a dot"),
    ("tags.first", "TW312", "tags.first is a part", "Name a column alone"),
    ("t.*", "TW312", "is a star", "Name one column"),
    ("[1, 2]", "TW312", "is a part or a list", "Name a column alone"),
    ("{'a': n}", "TW312", "is a part or a list", "Name a column alone"),
    ("tags -> 'a'", "TW312", "is a part or a list", "Name a column alone"),
    ("(n, d)", "TW312", "(n, d) is a part or a list", "Name a column alone"),
    ("d + interval 1 day", "TW312", "INTERVAL '1' DAY is an interval", "days_since"),
    ("e'abc'", "TW312", "special notation", "single quotes"),
    ("$$abc$$", "TW312", "special notation", "single quotes"),
    ("Indutry", "TW313", '"Indutry" is not a column', "Write `Industry`"),
    ("lower(Indutry)", "TW313", '"Indutry" is not a column', "Write Industry."),
    ("Acount Name", "TW313", '"Acount Name" is not a column', "Write `Account Name`"),
    ("hq-contry", "TW313", '"hq-contry" is not a column', "Write `hq-country`"),
    ("lower(Account Name)", "TW313", "Account Name stands without", 'Write "Account Name"'),
    ("upper(hq-country)", "TW313", "hq-country stands without", 'Write "hq-country"'),
    ('lower("acount name")', "TW313", '"acount name" is not', 'Write "Account Name".'),
    ('Industry = "Wholesale"', "TW313", '"Wholesale" is not', "a text stands in single quotes"),
    ("Dup", "TW313", '"Dup" can be any of the columns "dup", "DUP"', "exactly as the source"),
    ("trim(Dup)", "TW313", '"Dup" can be any', "exactly as the source"),
    ("lowr(Industry)", "TW314", "LOWR(Industry) is not among", "Write LOWER."),
    ("getenv('HOME')", "TW314", "GETENV('HOME')", "Use one of ABS, CEIL, COALESCE"),
    ("read_text('/etc/passwd')", "TW314", "READ_TEXT", "Use one of ABS"),
    ("read_csv('x.csv')", "TW314", "READ_CSV", "Use one of ABS"),
    ("query('select 1')", "TW314", "QUERY", "Use one of ABS"),
    ("current_date", "TW314", "CURRENT_DATE", "a score is as of a date"),
    ("year(now())", "TW314", "NOW()", "a score is as of a date"),
    ("today()", "TW314", "CURRENT_DATE", "a score is as of a date"),
    ("random()", "TW314", "RANDOM()", "the same input must always give the same score"),
    ("uuid()", "TW314", "UUID()", "the same input must always give the same score"),
    ("n % 2", "TW314", "n % 2", "engines differ"),
    ("n // 2", "TW314", "n // 2", "engines differ"),
    ("power(n, 2)", "TW314", "POWER(n, 2)", "engines differ"),
    ("ln(n)", "TW314", "LN(n)", "bands and ramps"),
    ("sqrt(n)", "TW314", "SQRT(n)", "bands and ramps"),
    ("regexp_matches(Industry, 'a')", "TW314", "REGEXP_MATCHES", "regular expressions"),
    ("Industry ~ 'a'", "TW314", "", "regular expressions"),
    ("Industry similar to 'a'", "TW314", "", "regular expressions"),
    ("date_diff('day', d, d)", "TW314", "DATE_DIFF", "days_since"),
    ("Industry collate nocase", "TW314", "COLLATE", "Use one of"),
    ("list_transform(tags, x -> x)", "TW314", "LIST_TRANSFORM", "Use one of"),
    ("n between symmetric 1 and 2", "TW314", "uses symmetric", "plain form"),
    ("n in tags", "TW314", "uses field", "plain form"),
    ("Industry like 'a!%' escape '!'", "TW314", "ESCAPE", "Use one of"),
    ("Industry < 'm'", "TW315", "is text, which has no order", "CAST(… AS DOUBLE)"),
    ("greatest(Industry, 'm')", "TW315", "GREATEST of text", "CAST(… AS DOUBLE)"),
    ("ok < true", "TW315", "is yes or no, which has no order", "CAST"),
    ("n = d", "TW315", '"n" is a number and "d" is a date', "CAST"),
    ("coalesce(n, ok)", "TW315", '"n" is a number and "ok" is yes or no', "CAST"),
    ("coalesce(n, 'n/a')", "TW315", "'n/a' stands where a number", "Write a number"),
    ("ok = 'perhaps'", "TW315", "'perhaps' stands where yes or no", "TRUE or FALSE"),
    ("d - d", "TW315", '"d" is a date, and a number is needed', "YEAR(…)"),
    ("n + ok", "TW315", '"ok" is yes or no, and a number is needed', "CASE WHEN"),
    ("lower(n)", "TW315", '"n" is a number, and text is needed', "CAST(… AS VARCHAR)"),
    ("cast(d as varchar)", "TW315", '"d" is a date, and text is needed', "YEAR(…)"),
    ("n and ok", "TW315", '"n" is a number, and yes or no is needed', "… > 0"),
    ("n + null", "TW315", "NULL stands where a number", "Write a number"),
    ("n = null", "TW315", "NULL is compared", "IS NULL"),
    ("lower(tags)", "TW315", '"tags" holds a list or structure', "in the source"),
    ("cast(n as decimal(18, 2))", "TW316", "DECIMAL(18, 2)", "ROUND(…, 2)"),
    ("n::float", "TW316", "REAL", "Write DOUBLE"),
    ("cast(n as int[])", "TW316", "INT[]", "Write"),
    ("cast(n as blob)", "TW316", "BLOB", "Write"),
    ("tags::json", "TW316", "JSON", "Write one of VARCHAR"),
    ("d > 'yesterday'", "TW317", "'yesterday' stands where a date", "'2026-03-31'"),
    ("date '2026-02-30'", "TW317", "'2026-02-30'", "year first"),
    ("left(Industry, n)", "TW317", '"n" stands where the number of characters', "from 0"),
    ("left(Industry, -1)", "TW317", "-1 stands where", "from 0 to 10,000"),
    ("substring(Industry, 0)", "TW317", "the first character", "from 1"),
    ("split_part(Industry, '', 1)", "TW317", "the delimiter", "single quotes"),
    ("replace(Industry, n, '')", "TW317", "the text to replace", "single quotes"),
    ("Industry like Industry", "TW317", "the pattern", "single quotes"),
    (r"Industry like 'a\%'", "TW317", "holds a backslash", "CONTAINS"),
    ("n in (1, n)", "TW317", "not followed by a list of values", "IN ('won', 'lost')"),
    ("n is 5", "TW317", "IS is followed by 5", "IS NULL"),
    ("round(n, n)", "TW317", "the number of places", "from 0 to 9"),
    ("date_trunc('week', d)", "TW317", "WEEK", "YEAR, QUARTER, MONTH, DAY"),
    ("extract(dow from d)", "TW317", "DOW", "YEAR, QUARTER, MONTH, DAY"),
    ("1e400 + n", "TW317", "1e400 is beyond", "smaller"),
    ("(" * 26 + "n" + ")" * 26, "TW318", "more than 25 levels", "Split it"),
    ("(" * 4000 + "n", "TW318", "more than 25 levels", "Split it"),
    ("case " * 26 + "n", "TW318", "more than 25 levels", "Split it"),
    ("- " * 200 + "n", "TW318", "more than 100 levels", "Split it"),
    ("- " * 4000 + "n", "TW318", "levels", "Split it"),
    ("n" + " + n" * 101, "TW318", "more than 100 levels", "Split it"),
    ("not " * 2000 + "ok", "TW318", "levels", "Split it"),
    ("least(" * 12 + "n, Industry::int" + ", Industry::int)" * 12, "TW318", "characters of SQL",
     "Prepare the column"),
)  # fmt: skip


def problems_of(written: str) -> tuple[Problem, ...]:
    """Give the problems of a binding that is refused."""
    with pytest.raises(InvalidInput, match="TW31") as refusal:
        read_expression(written, columns=COLUMNS, place=Place("tradewind.yaml", 3, 9))
    return refusal.value.problems


@pytest.mark.parametrize(("written", "code", "what", "fix"), REFUSED)
def test_each_refusal_says_what_is_wrong_and_what_to_write(
    written: str, code: str, what: str, fix: str
) -> None:
    """There is one problem, with its code, the value quoted, and the way out."""
    (problem,) = problems_of(written)

    assert problem.code == code
    assert what in problem.what
    assert fix in problem.fix


def test_every_missing_column_and_function_of_an_expression_is_told_at_once() -> None:
    """A user repairs all of it in one go."""
    problems = problems_of('lower(Indutry) || foo || lowr("bar baz") || sum(n)')

    assert [problem.code for problem in problems] == ["TW312", "TW313", "TW313", "TW314"]


def test_no_message_says_more_than_one_line() -> None:
    """Whatever is quoted, what and fix stay on their lines."""
    for written, *_ in REFUSED:
        for problem in problems_of(written):
            assert "\n" not in problem.what + problem.fix, written
            assert "\x1b" not in problem.what

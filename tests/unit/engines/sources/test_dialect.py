import pytest

from tradewind.engines.sources.dialect import ONE_COLUMN, dialect_of


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2,5\n", ";"),
        ("a\tb\n1, 2\t3\n", "\t"),
        ("a|b|c\n1|2;3|4\n", "|"),
        ('a;"b,c,d"\n1;2\n', ";"),
        ('"x;y",b\n1,2\n', ","),
        ("name, first;phone\nDoe, Jo;1\nRoe;2\n", ";"),
        ("a,b,c\n1,2\n1,2,3,4\n", ","),
        ("name\nAcme, Inc\nFoo; Bar\n", ONE_COLUMN),
        ("name", ONE_COLUMN),
        ("a;b;c", ";"),
        ('a,"b\n;;;;;\nc",d\n1,2,3\n', ","),
    ],
)
def test_the_delimiter_is_the_one_that_makes_even_rows(text: str, delimiter: str) -> None:
    """The header must be parted, and the rows must have as many cells."""
    assert dialect_of(text, is_whole=True, delimiter=None).delimiter == delimiter


def test_an_incomplete_last_record_is_not_counted() -> None:
    """Where the text is cut, the row that is cut says nothing."""
    text = "a;b\n1;2\n3;4\n" + "5,6,7,8,9"

    assert dialect_of(text, is_whole=False, delimiter=None).delimiter == ";"


@pytest.mark.parametrize(
    ("text", "escape"),
    [
        ('a,b\n"say \\"hi\\", ok",2\n', "\\"),
        ('a,b\n"c:\\dir\\",2\n', '"'),
        ('a,b\n"say ""hi""",2\n', '"'),
        ('a,b\n"\\\\","x"\n"y","""z"\n', '"'),
    ],
)
def test_backslashes_escape_only_where_the_text_breaks_without(text: str, escape: str) -> None:
    """Text that follows the rule of doubled quotes is read by it."""
    assert dialect_of(text, is_whole=True, delimiter=None).escape == escape

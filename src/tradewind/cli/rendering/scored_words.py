"""What the rows of scores are called: accounts, or people."""

from tradewind.problems import counted


def row_words(count: int, *, of_people: bool) -> str:
    """Count accounts, or people.

    Examples:
        >>> row_words(1, of_people=True), row_words(1200, of_people=True)
        ('1 person', '1,200 people')
        >>> row_words(2, of_people=False)
        '2 accounts'
    """
    return counted(count, "person", "people") if of_people else counted(count, "account")


def one_row(*, of_people: bool) -> str:
    """Give the word for one of them."""
    return "person" if of_people else "account"


def key_of(*, of_people: bool) -> str:
    """Give the column of their ids."""
    return "person_id" if of_people else "account_id"

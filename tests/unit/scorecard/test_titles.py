"""Titles in six languages: what they tell, and how many of them are read right."""

import csv
from pathlib import Path

import pytest

from tradewind.scorecard.title_words import built_in, vocabulary_of
from tradewind.scorecard.titles import SENIORITIES, Titled, TitleWords, read_title

LISTS = Path(__file__).resolve().parent / "titles"
WORDS = vocabulary_of()


def read(title: str | None) -> tuple[str | None, str | None]:
    """Give the level and the function of a title by the built-in words."""
    found = read_title(title, WORDS)
    return found.seniority, found.function


def share_right(name: str) -> float:
    """Give the share of a list's titles of which both level and function are read right."""
    with (LISTS / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    right = [
        read(row["title"]) == (row["seniority"] or None, row["function"] or None) for row in rows
    ]
    return sum(right) / len(right)


def test_the_titles_that_were_worked_on_are_read_right() -> None:
    """All 217 of them."""
    assert share_right("worked_on") == 1


def test_nine_of_ten_titles_that_nobody_worked_on_are_read_right() -> None:
    """They were written down before any title was read, and no word was added for them."""
    assert share_right("held_out") >= 0.9


@pytest.mark.parametrize(
    ("title", "seniority"),
    [
        ("Vice President", "vp"),
        ("Chief of Staff", "director"),
        ("Staff Engineer", "senior"),
        ("Product Manager", "staff"),
        ("Senior Product Manager", "senior"),
        ("VP, Product Manager", "vp"),
        ("Projektleiterin", "staff"),
        ("Assistant to the CEO", "staff"),
        ("Owner and Sales Manager", "owner"),
    ],
)
def test_the_longer_phrase_keeps_its_words_and_the_highest_level_counts(
    title: str, seniority: str
) -> None:
    """A president is no vice president, and who assists the CEO is none."""
    assert read(title)[0] == seniority


@pytest.mark.parametrize(
    "title",
    [
        "Geschäftsführer",
        "GESCHÄFTSFÜHRER",
        "Geschaeftsfuehrer",
        "Geschaftsfuhrer",
        "geschäftsführer/in",
    ],
)
def test_case_and_accents_make_no_difference(title: str) -> None:
    """Umlauts may be written out or lost."""
    assert read(title) == ("c-level", "general management")


@pytest.mark.parametrize("title", [None, "", "  ", "-", "n/a", "asdf", "总经理", "🙂", "CEO " * 51])
def test_what_is_no_title_tells_nothing(title: str | None) -> None:
    """Nor does a text of more than 200 letters, or one in other letters."""
    assert read_title(title, WORDS) == Titled()


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Founder", "economic buyer"),
        ("CFO", "economic buyer"),
        ("Head of Finance", "economic buyer"),
        ("Procurement Director", "purchaser"),
        ("VP Marketing", "decision maker"),
        ("IT Manager", "technical evaluator"),
        ("Sales Manager", "influencer"),
        ("Sales Representative", "user"),
        ("Sales", None),
    ],
)
def test_roles_follow_from_level_and_function(title: str, role: str | None) -> None:
    """The first rule that fits counts; without a level there is mostly none."""
    assert read_title(title, WORDS).role == role


def test_words_of_a_project_come_before_the_built_in_ones() -> None:
    """A phrase that it moves tells the new level; all others stay."""
    own = TitleWords.model_validate(
        {
            "seniority": {"manager": ["product manager"], "director": ["häuptling"]},
            "functions": {"sustainability": "esg"},
            "roles": [{"role": "guide", "words": "wegweiser"}],
            "ignore": "sales director",
        }
    )
    words = vocabulary_of(own)

    assert read_title("Product Manager", words).seniority == "manager"
    assert read_title("Haeuptling ESG Finance", words) == Titled(
        "director", "sustainability", "decision maker"
    )
    assert read_title("Wegweiser", words).role == "guide"
    assert read_title("Sales Director", words) == Titled()
    assert read_title("CEO", words).seniority == "c-level"


def test_words_of_a_project_may_be_the_only_ones() -> None:
    """Then nothing else is read."""
    own = TitleWords.model_validate({"extends": "nothing", "seniority": {"vp": "boss"}})

    assert read_title("Boss of Sales, CEO", vocabulary_of(own)) == Titled("vp")


def test_every_built_in_phrase_has_one_meaning() -> None:
    """No phrase stands below two levels or two functions; all levels have words."""
    words = built_in()

    assert tuple(words.seniority) == SENIORITIES
    for section in (words.seniority, words.functions):
        phrases = [phrase for own in section.values() for phrase in own]
        assert len(phrases) == len(set(phrases))

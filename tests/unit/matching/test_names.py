"""Reading company names: what is left of one, and what is the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewind.matching.legal_forms import without_legal_form
from tradewind.matching.names import MOST_READINGS, read_name
from tradewind.matching.words import LONGEST_NAME, MOST_WORDS, plain_words_of, words_of

SAME = [
    ("SMITH A O CORP", "A. O. Smith", {"smith", "ao"}),
    ("L3HARRIS TECHNOLOGIES, INC. /DE/", "L3Harris Technologies", {"l3harris", "technology"}),
    ("US BANCORP \\DE\\", "U.S. Bancorp", {"usa", "bancorp"}),
    ("Travelers Companies (The)", "The Travelers Companies, Inc.", {"traveler", "company"}),
    ("Barnes & Noble", "Barnes and Noble Inc", {"barnes", "noble"}),
    ("Müller und Söhne GmbH", "Muller & Sohne", {"muller", "sohne"}),
    ("Intl Widget Mfg Svcs", "International Widget Manufacturing Services", None),
    ("Lowe's", "Lowes Ltd.", {"lowes"}),
    ("株式会社トヨタ", "toyota", {"toyota"}),
    ("ООО Яндекс", "Yandeks", {"yandeks"}),
    ("Bosch Deutschland GmbH", "Bosch Germany", {"bosch", "@de"}),
    ("Alphabet Inc. (Class A)", "Alphabet", {"alphabet"}),
    ("Novo Nordisk A/S", "NOVO NORDISK", {"novo", "nordisk"}),
]


@pytest.mark.parametrize(("one", "other", "words"), SAME)
def test_two_spellings_of_one_name_have_the_same_words(
    one: str, other: str, words: set[str] | None
) -> None:
    """Whatever stands around a name and however it is ordered, its telling words are the same."""
    assert set(read_name(one)[0]) == set(read_name(other)[0])
    assert words is None or set(read_name(one)[0]) == words


@pytest.mark.parametrize(
    "form",
    ["Inc.", "GmbH & Co. KG", "S. de R.L. de C.V.", "Sp. z o.o.", "Pty Ltd", "A/S", "Oyj", "Tbk"],
)
def test_a_legal_form_at_the_end_is_no_part_of_the_name(form: str) -> None:
    """The forms of many countries are taken off."""
    assert read_name(f"Zephyrix {form}") == (("zephyrix",),)


def test_a_word_that_is_also_a_form_stays_where_it_is_the_name() -> None:
    """SAS is a company and a French form; SAP SE is SAP."""
    assert without_legal_form(("sas",)) == ("sas",)
    assert without_legal_form(("sap", "se")) == ("sap",)


@pytest.mark.parametrize("text", ["Inc.", "Ltd", "---", "🚀", "", "Freelance", "self-employed"])
def test_a_text_that_names_no_company_has_no_reading(text: str) -> None:
    """Only legal form, only signs, and words for having no company say nothing."""
    assert read_name(text) == ()


def test_a_second_name_is_a_reading_of_its_own() -> None:
    """A name after "formerly", and the acronym in brackets, may be what the other side has."""
    assert read_name("Blue Sky Ltd (formerly Azure Inc)") == (("blue", "sky"), ("azure",))
    assert ("ibm",) in read_name("International Business Machines (IBM)")


def test_brackets_that_tell_two_companies_apart_are_kept() -> None:
    """Asian Hotels (East) is not Asian Hotels (West)."""
    east, west = read_name("Asian Hotels (East) Ltd"), read_name("Asian Hotels (West) Ltd")

    assert not set(east) & set(west)


def test_a_country_is_marked_only_at_the_end() -> None:
    """Bosch Germany is at home as Bosch; the Bank of China and China Steel are not elsewhere."""
    assert read_name("Bosch Germany")[0] == ("bosch", "@de")
    assert read_name("Bank of China")[0] == ("bank", "of", "china")
    assert read_name("China Steel")[0] == ("china", "steel")


def test_endless_names_are_cut() -> None:
    """Ten thousand letters, words or brackets give few words and few readings."""
    for text in ("x" * 10_000, "ab " * 5_000, "(" * 10_000, "a (b) " * 2_000, "dba " * 3_000):
        readings = read_name(text)

        assert len(readings) <= MOST_READINGS
        assert all(len(words) <= MOST_WORDS for words in readings)
        assert all(len(word) <= LONGEST_NAME for words in readings for word in words)


def test_initials_are_joined_and_apostrophes_left_out() -> None:
    """J. P. Morgan, JP Morgan and J.P. Morgan are one."""
    assert len({words_of(text) for text in ("J. P. Morgan", "JP Morgan", "J.P. Morgan")}) == 1
    assert words_of("L'Oréal") == ("loreal",)


@given(text=st.text(alphabet="abX01 ,.&+-", max_size=30))
def test_plain_texts_have_the_same_words_either_way(text: str) -> None:
    """Whatever the letters and signs of a plain text, the shorter way gives the same words."""
    assert plain_words_of(text) == words_of(text)

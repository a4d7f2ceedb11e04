"""Countries and cities as keys."""

import pytest

from tradewind.matching.places import city_of, country_of


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Germany", "DE"),
        ("DE", "DE"),
        ("Deutschland", "DE"),
        ("GER", "DE"),
        ("deu", "DE"),
        ("Österreich", "AT"),
        ("U.S.A.", "US"),
        ("United States of America", "US"),
        ("UK", "GB"),
        ("日本", "JP"),
        ("Côte d'Ivoire", "CI"),
        ("Ruritania", "ruritania"),
        ("n/a", None),
        ("", None),
        ("49", None),
        ("x" * 10_000, None),
        (None, None),
    ],
)
def test_a_country_has_one_key_however_it_is_written(typed: str | None, code: str | None) -> None:
    """Codes, English and native names agree; a name that is not known stays itself."""
    assert country_of(typed) == code


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("München", "munich"),
        ("Muenchen", "munich"),
        ("Munich, Germany", "munich"),
        ("ZÜRICH", "zurich"),
        ("Köln", "cologne"),
        ("St. Gallen", "st gallen"),
        ("🚀", None),
        ("", None),
    ],
)
def test_a_city_has_one_key_in_several_languages(typed: str, key: str | None) -> None:
    """Umlauts, case, a state after a comma and stated names of other languages agree."""
    assert city_of(typed) == key

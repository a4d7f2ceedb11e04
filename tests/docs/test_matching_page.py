"""The page about matching says what the code does."""

from support.documents import ROOT
from tradewind.matching.readings import MEANINGS, Reading
from tradewind.matching.settings import TIE_RULES, MatchSettings
from tradewind.matching.weights import LEVELS, PRIOR

PAGE = (ROOT / "docs" / "matching.md").read_text(encoding="utf-8")
USED = (Reading.COMPANY, Reading.ROLE, Reading.EDUCATION, Reading.EMPTY)


def test_the_table_of_weights_is_that_of_the_code() -> None:
    """Every level stands there with its bits, and no other."""
    expected = [
        f"| {part} | {level} | {weighed.bits:+g} | {weighed.meaning} |"
        for part, levels in LEVELS.items()
        if part != "website"
        for level, weighed in levels.items()
    ]

    shown = PAGE.split("| part | level | bits |")[1].split("\n\n")[0].splitlines()[2:]
    assert shown == expected
    assert LEVELS["website"] == LEVELS["domain"]


def test_what_is_left_out_is_listed_with_its_reason() -> None:
    """Every reading that is no evidence has its row."""
    for reading in Reading:
        row = f"| `{reading.value}` | {MEANINGS[reading]} |"
        assert (row in PAGE) == (reading not in USED)


def test_rules_for_ties_stand_in_their_order() -> None:
    """The list is that of the settings."""
    places = [PAGE.index(f"{nth}. **{rule}**:") for nth, rule in enumerate(TIE_RULES, 1)]

    assert places == sorted(places)


def test_thresholds_and_the_prior_are_those_of_the_settings() -> None:
    """Numbers in running text are the defaults."""
    settings = MatchSettings()

    assert f"the probability is at least {settings.match_at:g}" in PAGE
    assert f"the probability is at least {settings.review_at:g}" in PAGE
    assert f"less than {settings.margin:g} bits behind the best" in PAGE
    assert f"which is {PRIOR:g} bits".replace("-", "−") in PAGE

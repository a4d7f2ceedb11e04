"""Sales qualified or nurture: whether a person is handed to sales, and why.

A person is sales qualified who is not excluded, has a score of at least `at_least`, and passes
every test of `when`. The reason names all that qualified, or the first thing that failed: an
exclusion, then the score, then the tests in the order of the file. Unknown does not qualify.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from tradewind.scorecard.components.interface import Value
from tradewind.scorecard.conditions import AnyOf, WrittenCondition
from tradewind.scorecard.facts import RawValue, text_in
from tradewind.scorecard.words_of_tests import plain_number, said_of

SALES_QUALIFIED = "sales qualified"
NURTURE = "nurture"
QUALIFICATION_COLUMNS = ("qualification", "qualification_reason")
"""The columns of scores in which a qualification stands."""
NO_SCORE = "no score, because nothing is known"
HIDDEN = {"≥": "score high enough", "<": "score too low"}
"""What is said of the score to a team that wants no number."""


class SalesQualified(BaseModel):
    """Who is handed to sales; whoever is not stays with marketing (nurture)."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    at_least: Value | None = Field(default=None, description="The lowest score that qualifies.")
    when: WrittenCondition | None = Field(
        default=None,
        description="What must hold as well, such as {account.tier(growth): [A, B]}; an unknown "
        "value does not qualify.",
    )

    @model_validator(mode="after")
    def _asks_for_something(self) -> "SalesQualified":
        if self.at_least is None and self.when is None:
            raise ValueError("neither `at_least` nor `when` is given; give one of them, or both")
        return self


@dataclass(frozen=True, slots=True)
class Qualification:
    """What a person is, and why.

    Attributes:
        is_qualified: Whether the person is sales qualified; else the person is nurtured.
        reason: All that qualified, or the first thing that failed.
    """

    is_qualified: bool
    reason: str

    @property
    def word(self) -> str:
        """`sales qualified` or `nurture`."""
        return SALES_QUALIFIED if self.is_qualified else NURTURE


def qualification(
    rule: SalesQualified,
    score: Decimal | None,
    attributes: Mapping[str, RawValue],
    *,
    exclusions: Iterable[str],
    hides_number: bool = False,
) -> Qualification:
    """Tell whether a person is sales qualified, by the book.

    Args:
        rule: Who is.
        score: The person's score; None where nothing is known.
        attributes: Columns of the person and of the account.
        exclusions: The reasons of the gates that exclude the person.
        hides_number: Whether the scorecard is for a team that wants no number.

    Examples:
        >>> rule = SalesQualified(at_least=60, when={"account.tier(growth)": ["A", "B"]})
        >>> qualification(rule, Decimal(72), {"account.tier(growth)": "A"}, exclusions=()).reason
        'score 72 ≥ 60, account.tier(growth) is A'
        >>> qualification(rule, Decimal("59.5"), {}, exclusions=()).reason
        'score 59.5 < 60'
    """
    for reason in exclusions:
        return Qualification(False, f"excluded: {reason}")
    passed = []
    if rule.at_least is not None:
        if score is None:
            return Qualification(False, NO_SCORE)
        sign = "≥" if score >= rule.at_least else "<"
        lowest = plain_number(rule.at_least)
        said = HIDDEN[sign] if hides_number else f"score {plain_number(score)} {sign} {lowest}"
        if sign == "<":
            return Qualification(False, said)
        passed.append(said)
    for column, test in rule.when.tests if rule.when else ():
        held = test.holds(attributes.get(column))
        words = said_of(column, test)
        if not held:
            return Qualification(False, words.unknown if held is None else words.failed)
        text = f"{column} is {text_in(attributes.get(column))}"
        passed.append(text if isinstance(test, AnyOf) else words.passed)
    return Qualification(True, ", ".join(passed))

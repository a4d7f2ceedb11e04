"""Conditions in a closed form: `{industry: [Software], employees: "100..499", domain: known}`.

A condition is true, false, or unknown (None): a test of an unknown value is unknown, and a
condition is unknown when no test is false and at least one is unknown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal, Protocol

from pydantic import BeforeValidator

from tradewind.scorecard.facts import RawValue, number_in, text_in, yes_no_in
from tradewind.scorecard.intervals import Interval, interval, looks_like_interval


class Test(Protocol):
    """One test of one column."""

    def holds(self, raw: RawValue) -> bool | None:
        """Tell whether the value passes; None where it is unknown."""
        ...


@dataclass(frozen=True, slots=True)
class AnyOf:
    """The text is one of these, compared exactly."""

    values: tuple[str, ...]

    def holds(self, raw: RawValue) -> bool | None:
        """Tell whether the text is among the values; None where it is unknown."""
        text = text_in(raw)
        return None if text is None else text in self.values


@dataclass(frozen=True, slots=True)
class InRange:
    """The number lies in the interval."""

    interval: Interval

    def holds(self, raw: RawValue) -> bool | None:
        """Tell whether the number lies in it; None where it is unknown."""
        number = number_in(raw)
        return None if number is None else self.interval.holds(number)


@dataclass(frozen=True, slots=True)
class IsYes:
    """The yes/no value is the wanted one."""

    wanted: bool

    def holds(self, raw: RawValue) -> bool | None:
        """Tell whether the value is the wanted one; None where it is unknown."""
        answer = yes_no_in(raw)
        return None if answer is None else answer is self.wanted


@dataclass(frozen=True, slots=True)
class IsKnown:
    """There is a value (`known`), or there is none (`unknown`)."""

    wanted: bool

    def holds(self, raw: RawValue) -> bool:
        """Tell whether a value is there as wanted; this is never unknown."""
        return (text_in(raw) is not None) is self.wanted


@dataclass(frozen=True, slots=True)
class Not:
    """The other test fails; unknown stays unknown."""

    test: "AnyOf | InRange | IsYes | IsKnown"

    def holds(self, raw: RawValue) -> bool | None:
        """Tell the opposite of the other test; None where that is unknown."""
        held = self.test.holds(raw)
        return None if held is None else not held


AnyTest = AnyOf | InRange | IsYes | IsKnown | Not


Use = Literal["number", "text", "yes_no", "date"]
"""As what a column is read."""


def use_of(test: AnyTest) -> Use:
    """Tell as what a test reads its column."""
    match test:
        case Not():
            return use_of(test.test)
        case InRange():
            return "number"
        case IsYes():
            return "yes_no"
        case _:
            return "text"


@dataclass(frozen=True, slots=True)
class Condition:
    """Tests of columns, all of which must hold."""

    tests: tuple[tuple[str, AnyTest], ...]

    def holds(self, attributes: Mapping[str, RawValue]) -> bool | None:
        """Tell whether all tests hold; None where that is unknown.

        Examples:
            >>> condition({"employees": ">=100", "industry": ["Software"]}).holds(
            ...     {"employees": 250, "industry": None}
            ... ) is None
            True
        """
        held = [test.holds(attributes.get(column)) for column, test in self.tests]
        if any(answer is False for answer in held):
            return False
        return None if None in held else True


def condition(written: Mapping[str, Any]) -> Condition:
    """Read a condition from its written form.

    Raises:
        ValueError: A test is in none of the known forms, or there is no test at all.
    """
    if not isinstance(written, Mapping) or not written:
        raise ValueError("a condition needs at least one test, such as {domain: known}")
    return Condition(tuple((str(column), _test(value)) for column, value in written.items()))


def _is_text(written: Any) -> bool:
    """Tell whether a list's item can stand for a text; a number stands for its digits."""
    if isinstance(written, str):
        return bool(written.strip(" ")) and written not in ("known", "unknown")
    return isinstance(written, int | Decimal) and not isinstance(written, bool)


def _test(written: Any) -> AnyTest:
    match written:
        case bool():
            return IsYes(written)
        case "known" | "unknown":
            return IsKnown(written == "known")
        case {"not": unwanted} if len(written) == 1:
            test = _test(unwanted)
            if isinstance(test, Not):
                raise ValueError("`not` stands once")
            return Not(test)
        case int() | Decimal():
            return InRange(interval(str(written)))
        case str() if looks_like_interval(written):
            found = interval(written)
            if found.is_empty:
                raise ValueError(f'no number lies in "{written}"')
            return InRange(found)
        case str() if written.strip(" "):
            return AnyOf((written.strip(" "),))
        case list() | tuple() if written and all(_is_text(item) for item in written):
            return AnyOf(tuple(str(item).strip(" ") for item in written))
    raise ValueError(
        f'"{written}" is not a test; write a text, a list of texts, a range such as ">=100", '
        "true, false, known, unknown, or {not: …}"
    )


WrittenCondition = Annotated[Condition, BeforeValidator(condition)]
"""A condition as a field of a model, read from its written form."""

"""What every rule offers, and how rules find what they point at."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from tradewind.problems import Path, PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.interface import Component
from tradewind.scorecard.curves import Band, Bands, Ramp

Rule = Callable[[Scorecard, PlaceMap], Iterator[Problem]]
"""Finds one kind of problem in a scorecard that has the right shape."""


def component_curves(card: Scorecard) -> Iterator[tuple[Path, Bands | Ramp]]:
    """Go through the curves of all components that have one, with the components' paths."""
    for placed in card.placed():
        if placed.component.curve is not None:
            yield placed.path, placed.component.curve


def banded(card: Scorecard) -> Iterator[tuple[Path, list[Band]]]:
    """Go through the bands that hold a number, ascending, with the components' paths."""
    for path, curve in component_curves(card):
        held = (
            [band for band in curve.bands if not band.interval.is_empty]
            if isinstance(curve, Bands)
            else []
        )
        if held:
            yield path, held


def loose(text: str) -> str:
    """Give a text without case and with single blanks, for likeness only."""
    return " ".join(text.split()).casefold()


def any_of(names: Iterable[str]) -> str:
    """Quote names as a fix does that lets people choose.

    Examples:
        >>> any_of(["fit"]), any_of(["fit", "intent", "growth"])
        ('"fit"', '"fit", "intent" or "growth"')
    """
    *first, last = (f'"{name}"' for name in names)
    return f"{', '.join(first)} or {last}" if first else last


def written_values(component: Component) -> Iterator[tuple[Path, Decimal]]:
    """Go through all values that a component may give, each with its path below the component.

    The value of a fact that is unknown is among them where it is a number.
    """
    for name, field in type(component).model_fields.items():
        key, held = field.alias or name, getattr(component, name)
        match held:
            case Decimal() if name != "weight":
                yield (key,), held
            case Bands():
                yield from (((key, band.written), band.value) for band in held.bands)
            case Ramp():
                yield from (((key, str(number)), value) for number, value in held.points)
            case dict():
                yield from (((key, text), value) for text, value in held.items())


def shown(number: Decimal) -> str:
    """Write a number as people do, without an exponent or idle zeros.

    Examples:
        >>> shown(Decimal("1E+3")), shown(Decimal("2.50")), shown(Decimal(7))
        ('1000', '2.5', '7')
    """
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

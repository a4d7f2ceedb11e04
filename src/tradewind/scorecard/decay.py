"""Decay as people write it: `{half_life: 30d}`, `{linear: 90d}`, steps, or a window."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from fractions import Fraction
from itertools import pairwise
from typing import Any

from tradewind.scorecard.decay_kinds import HalfLife, Linear, Step, Steps, Window
from tradewind.scorecard.durations import days_in
from tradewind.scorecard.percentages import share_in

AnyDecay = HalfLife | Linear | Steps | Window
"""Each gives `share_at` an age in days, and its `lifespan_days` (None: it never quite ends)."""

_FORMS = {
    "half_life": "{half_life: 30d}",
    "linear": "{linear: 90d} or {linear: {lose: 50%, every: 1 month}}",
    "steps": "{steps: [{within: 45d, share: 1}, {within: 90d, share: 50%}]}",
    "window": "{window: 30d}",
}


def decay(written: Any) -> AnyDecay:
    """Read a decay, given as a mapping with one key that names its kind.

    Known are `{half_life: 30d}`, `{linear: 90d}`, `{linear: {lose: 50%, every: 1 month}}`,
    `{steps: [{within: 45d, share: 1}, …]}` and `{window: 30d}`.

    Raises:
        ValueError: It is none of these, has several kinds or an unknown key, a length of time
            cannot be read, steps do not ascend, or a share lies outside 0 to 1.

    Examples:
        >>> decay({"linear": {"lose": "50%", "every": "1 month"}})
        Linear(lifespan_days=60.0)
    """
    if not isinstance(written, Mapping) or not written:
        raise ValueError(
            f"{_quoted(written)} is not a decay; write one such as {_FORMS['half_life']}"
        )
    for key in written:
        _must_be_known(key, _FORMS)
    if len(written) > 1:
        raise ValueError(f"a decay is of one kind, not {_joined(written, 'and')}; keep one of them")
    ((kind, value),) = written.items()
    match kind:
        case "half_life":
            return HalfLife(_days(kind, value))
        case "linear":
            return Linear(_lifespan(value))
        case "window":
            return Window(_days(kind, value))
        case _:
            return Steps(_steps(value))


def _lifespan(written: Any) -> float:
    """Read the days of a linear decay, or work them out from its loss in a length of time."""
    if not isinstance(written, Mapping):
        return _days("linear", written)
    _must_have("linear", written, ("lose", "every"), _FORMS["linear"])
    try:
        lost = share_in(written["lose"])
    except ValueError as refused:
        raise ValueError(f"`lose`: {refused}") from None
    if not lost:
        raise ValueError(f'`lose`: "{written["lose"]}" loses nothing; write a share such as 50%')
    return float(Fraction(_days("every", written["every"])) / Fraction(lost))


def _steps(written: Any) -> tuple[Step, ...]:
    if not isinstance(written, list | tuple) or not written:
        raise ValueError(
            f"`steps`: {_quoted(written)} is not a list of steps; write {_FORMS['steps']}"
        )
    steps = tuple(_step(one) for one in written)
    for (earlier, later), (_, said) in zip(pairwise(steps), pairwise(written), strict=True):
        if later.within_days <= earlier.within_days:
            raise ValueError(
                f'`within`: "{said["within"]}" does not come after the step before it; '
                "write the steps from the youngest age to the oldest"
            )
    if not any(step.share for step in steps):
        raise ValueError("no step has a share above 0; write one such as {within: 45d, share: 1}")
    return steps


def _step(written: Any) -> Step:
    example = "{within: 45d, share: 1}"
    if not isinstance(written, Mapping):
        raise ValueError(f"{_quoted(written)} is not a step; write one such as {example}")
    _must_have("steps", written, ("within", "share"), example)
    try:
        share = share_in(written["share"])
    except ValueError as refused:
        raise ValueError(f"`share`: {refused}") from None
    return Step(_days("within", written["within"]), float(share))


def _days(key: str, written: Any) -> float:
    try:
        return days_in(written)
    except ValueError as refused:
        raise ValueError(f"`{key}`: {refused}") from None


def _must_have(thing: str, written: Mapping[Any, Any], keys: tuple[str, ...], form: str) -> None:
    for key in written:
        _must_be_known(key, keys)
    for key in keys:
        if key not in written:
            raise ValueError(f"`{thing}` has no `{key}`; write {form}")


def _must_be_known(key: Any, known: Mapping[str, str] | tuple[str, ...]) -> None:
    if key not in known:
        near = get_close_matches(str(key).lower(), known, n=1)
        fix = f"write `{near[0]}`" if near else f"write {_joined(known, 'or')}"
        raise ValueError(f'"{key}" is not a key of a decay; {fix}')


def _quoted(written: Any) -> str:
    match written:
        case Mapping():
            return "a mapping" if written else "an empty mapping"
        case list() | tuple():
            return "a list" if written else "an empty list"
    return f'"{written}"'


def _joined(keys: Iterable[Any], word: str) -> str:
    *first, last = (f"`{key}`" for key in keys)
    return f"{', '.join(first)} {word} {last}" if first else last

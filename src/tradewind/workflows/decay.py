"""Show how the points of a component's events wear away."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path

from tradewind.files.scorecard_file import ScorecardFile
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.scorecard.card import Placed
from tradewind.scorecard.components.occurring import OccurrenceComponent
from tradewind.scorecard.durations import MOST_DAYS
from tradewind.scorecard.occurrences import GRAINS_PER_POINT
from tradewind.scorecard.rounding import whole
from tradewind.workflows.projects.opening import chosen_scorecard, project_file_in
from tradewind.workflows.results.readable_days import readable_days, usual_days

NO_SUCH_COMPONENT = "TW540"
"""The scorecard has no component of that name."""
DOES_NOT_DECAY = "TW541"
"""The component looks at no dated facts, so it has no decay to show."""
SEVERAL_COMPONENTS = "TW542"
"""Several components that decay have that name."""
DAYS_OUT_OF_RANGE = "TW543"
"""The number of days to show is below 1 or above a hundred years."""

DAYS_WITHOUT_EDGES = 120
"""Days that are shown of what never wears away."""


@dataclass(frozen=True, slots=True)
class AgedValue:
    """What is left of one event at an age.

    Attributes:
        age_days: Its age.
        share: The share that is left, 0–1, by window and decay together.
        points: What it gives, rounded to hundred-millionths as scores add it; None where a
            curve over the number of events gives the points.
        note: What happens at this age; empty where nothing does.
    """

    age_days: float
    share: float
    points: Decimal | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DecayCurve:
    """How one event of a component wears away.

    Attributes:
        scorecard: Name of the scorecard.
        label: The component's dimension, profile (where it stands in one) and name.
        component: The component.
        days: The last age that is shown.
    """

    scorecard: str
    label: str
    component: OccurrenceComponent
    days: int

    def at(self, age_days: float, note: str = "") -> AgedValue:
        """Give what is left at an age."""
        share, each = self.component.share_at(age_days), self.component.each
        if each is None:
            return AgedValue(age_days, share, None, note)
        grains = whole(float(each * GRAINS_PER_POINT) * share)
        return AgedValue(age_days, share, Decimal(grains).scaleb(-8), note)

    @property
    def readable(self) -> tuple[AgedValue, ...]:
        """What is left at the ages that people read, each with its note."""
        one = self.component
        ages = readable_days(one.decay, one.window_days, days=self.days)
        return tuple(self.at(age, note) for age, note in ages.items())

    @property
    def daily(self) -> tuple[AgedValue, ...]:
        """What is left on every day, from 0."""
        return tuple(self.at(float(day)) for day in range(self.days + 1))


def decay(
    scorecard: str, component: str, project: str | Path = ".", *, days: int | None = None
) -> DecayCurve:
    """Show how what one event gives wears away.

    Args:
        scorecard: Name of a scorecard of the project, or of its file.
        component: Name of a component, with its dimension (and profile) before it where several
            have that name, such as "engagement/demo asked".
        project: The project's folder.
        days: The last age to show; None for some more than it takes to wear away.

    Raises:
        InvalidInput: There is no such scorecard or component, several components have that
            name, it does not decay, or the days lie outside 1 to 36500.
        OutsideWorldFailed: A file cannot be read.
    """
    folder = Path(project)
    project_file_in(folder)  # a missing project is said before a missing scorecard
    file = chosen_scorecard(folder, scorecard)
    if days is not None and not 1 <= days <= MOST_DAYS:
        raise InvalidInput([_out_of_range(days)])
    placed, found = _chosen(file, component)
    usual = usual_days(found.decay, found.window_days) or DAYS_WITHOUT_EDGES
    return DecayCurve(file.card.name, _label(placed), found, days or min(usual, MOST_DAYS))


def _chosen(file: ScorecardFile, wanted: str) -> tuple[Placed, OccurrenceComponent]:
    everything = tuple(file.card.placed())
    meant = [one for one in everything if wanted in (one.component.name, _label(one))]
    if not meant:
        low = wanted.strip().lower()
        meant = [
            one
            for one in everything
            if low in (one.component.name.strip().lower(), _label(one).strip().lower())
        ]
    decaying = [
        (one, one.component) for one in meant if isinstance(one.component, OccurrenceComponent)
    ]
    if len(decaying) == 1:
        return decaying[0]
    others = [one for one in everything if isinstance(one.component, OccurrenceComponent)]
    if decaying:
        raise InvalidInput([_several(file, wanted, [one for one, _ in decaying])])
    if meant:
        raise InvalidInput([_no_decay(file, meant[0], others)])
    raise InvalidInput([_none(file, wanted, others)])


def _label(placed: Placed) -> str:
    parts = (placed.dimension, placed.profile, placed.component.name)
    return "/".join(part for part in parts if part)


def _none(file: ScorecardFile, wanted: str, others: Sequence[Placed]) -> Problem:
    known = {one.component.name.lower(): one.component.name for one in others}
    near = get_close_matches(wanted.strip().lower(), known, n=1)
    what = f'The scorecard "{file.card.name}" has no component "{wanted}".'
    fix = f'Write "{known[near[0]]}".' if near else _any_of(others)
    return Problem(NO_SUCH_COMPONENT, Place(file.places.file), what, fix)


def _no_decay(file: ScorecardFile, placed: Placed, others: Sequence[Placed]) -> Problem:
    kind = placed.component.kind
    what = f'"{placed.component.name}" does not decay: `{kind}` looks at no dated facts.'
    return Problem(DOES_NOT_DECAY, file.places.at(*placed.path), what, _any_of(others))


def _any_of(others: Sequence[Placed]) -> str:
    if not others:
        return "Add a component with `events:` and `decay: {half_life: 30d}` to the scorecard."
    names = list(dict.fromkeys(f'"{one.component.name}"' for one in others))
    return f"Name one that decays: {', '.join(names[:5])}{', …' if len(names) > 5 else ''}."


def _several(file: ScorecardFile, wanted: str, meant: Sequence[Placed]) -> Problem:
    labels = list(dict.fromkeys(f'"{_label(one)}"' for one in meant))
    what = f'"{wanted}" is the name of {len(meant)} components of the scorecard.'
    fix = f"Write {' or '.join(labels)}." if len(labels) > 1 else "Give each a name of its own."
    return Problem(SEVERAL_COMPONENTS, file.places.at(*meant[0].path), what, fix)


def _out_of_range(days: int) -> Problem:
    what = f'"{days}" is not a number of days that can be shown.'
    return Problem(
        DAYS_OUT_OF_RANGE, Place("--days"), what, f"Write a number from 1 to {MOST_DAYS}."
    )

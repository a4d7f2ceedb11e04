"""The names of a statement's columns: which column holds which part of a scorecard."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tradewind.scorecard.card import UNNAMED, Profile, Scorecard, Scores
from tradewind.scorecard.components import COMPONENT_KINDS
from tradewind.scorecard.components.days_since import DaysSinceComponent
from tradewind.scorecard.components.interface import ColumnUse, Component, TableUse
from tradewind.scorecard.qualification import QUALIFICATION_COLUMNS

LABELS: Mapping[Scores, tuple[str, ...]] = {
    "accounts": ("name", "domain", "owner"),
    "people": (
        "name",
        "title",
        "email",
        "company_name",
        "account_of_person",
        "name_of_account",
        "owner",
    ),
}
"""Columns that say which account or person a row is; null where its table has no such column."""
ROW_KEYS: Mapping[Scores, str] = {"accounts": "account_id", "people": "person_id"}
"""The column that holds the id of what is scored."""
LONGEST_STEM = 40
"""Engines cut names at 63 bytes; a stem gets endings and a number."""


@dataclass(frozen=True, slots=True)
class ComponentColumns:
    """A component and its place in the statement; the names of its columns derive from a stem."""

    component: Component
    stem: str
    share: int
    is_always_known: bool = False

    @property
    def known(self) -> str:
        """Value of the known fact, before `missing`; the value itself where that is `skip`."""
        return f"{self.stem}_value" if self.is_skipped_if_missing else f"{self.stem}_known"

    @property
    def value(self) -> str:
        """Value 0–10 (or points); null where the component does not count."""
        return f"{self.stem}_value"

    @property
    def points(self) -> str:
        """Contribution to the score."""
        return f"{self.stem}_points"

    def measured(self, ending: str) -> str:
        """What it measured in another table, under the ending that its kind gives."""
        return f"{self.stem}_{ending}"

    @property
    def is_skipped_if_missing(self) -> bool:
        """Whether an unknown fact takes the component out of the count."""
        return self.component.value_if_missing is None


@dataclass(frozen=True, slots=True)
class ProfileColumns:
    """A profile and its place in the statement."""

    name: str
    profile: Profile
    stem: str
    parts: tuple[ComponentColumns, ...]

    @property
    def fits(self) -> str:
        """Whether the profile is for the account; null where that is unknown."""
        return f"{self.stem}_fits"

    @property
    def counted(self) -> str:
        """Sum of the shares that count."""
        return f"{self.stem}_counted"

    @property
    def known(self) -> str:
        """Sum of the shares whose facts are known."""
        return f"{self.stem}_known_share"

    @property
    def weighted(self) -> str:
        """Sum of value times share."""
        return f"{self.stem}_weighted"

    @property
    def own(self) -> str:
        """Own score in ten-thousandths; null where the profile cannot be judged."""
        return f"{self.stem}_own"

    @property
    def total_share(self) -> int:
        """Sum of all shares."""
        return sum(part.share for part in self.parts)


@dataclass(frozen=True, slots=True)
class DimensionColumns:
    """A dimension and its place in the statement."""

    name: str
    stem: str
    share: int
    profiles: tuple[ProfileColumns, ...]

    @property
    def has_choice(self) -> bool:
        """Whether a profile must be chosen, or may not fit."""
        return len(self.profiles) > 1 or self.profiles[0].profile.where is not None

    @property
    def has_profiles(self) -> bool:
        """Whether the profiles have names."""
        return self.profiles[0].name != UNNAMED

    def named(self, ending: str) -> str:
        """Give the name of one of the dimension's own columns."""
        return f"{self.stem}_{ending}"


@dataclass(frozen=True, slots=True)
class Layout:
    """All names of a scorecard's statement.

    Attributes:
        dimensions: In the order of the file.
        gates: For each gate, the column that tells whether it closed.
        reads: For each column of the accounts table and use, the column it is read into.
        ages: For each date column whose age counts, the column that holds the age in days.
        table_reads: For each column of another table that a filter reads, the same.
        scores: Whether the rows are accounts or people.
    """

    dimensions: tuple[DimensionColumns, ...]
    gates: tuple[str, ...]
    reads: dict[ColumnUse, str] = field(default_factory=dict)
    ages: dict[str, str] = field(default_factory=dict)
    table_reads: dict[TableUse, str] = field(default_factory=dict)
    scores: Scores = "accounts"

    @property
    def labels(self) -> tuple[str, ...]:
        """Columns that say which account or person a row is."""
        return LABELS[self.scores]

    @property
    def key(self) -> str:
        """The column that holds the id of a row, in its table and in the result.

        Between the two every step has it as account_id.
        """
        return ROW_KEYS[self.scores]

    def components(self) -> Iterator[ComponentColumns]:
        """Go through all components."""
        for dimension in self.dimensions:
            for profile in dimension.profiles:
                yield from profile.parts


_FIXED = frozenset({
    "account_id", "account_key", "account_of_person", "account_rank", "account_written",
    "age_days", "attributes_from", "cap_units", "cell", "closed", "completeness",
    "completeness_units", "copies", "copy_number", "counted_by", "counted_from",
    "day_number", "days_since_like", "domain",
    "event_key", "event_written",
    "events_counted", "events_in_sight", "events_of_nobody", "events_repeated",
    "family_key", "first_seen", "inside_units", "is_excluded", "known", "known_account",
    "known_share", "last_seen", "levels_away", "link_key", "link_parent",
    "later_accounts", "left_units", "lowest_position", "lowest_units", "name", "occurred",
    "opened", "opportunity_key", "other_accounts", "outcome_then", "outcome_written", "owner",
    "person_key", "person_of_account", "person_written", "product_name", "quantity", "rank",
    "ranked_accounts",
    "raw_score", "raw_units", "row_account", "same_accounts", "score", "score_units",
    "settled", "tier",
    "topic_name", "valid_from", "valid_to",
})  # fmt: skip
"""Names of the columns that every statement may have."""
_OF_RESULT: Mapping[Scores, frozenset[str]] = {
    "accounts": frozenset(),
    "people": frozenset({"person_id", "account_name", *QUALIFICATION_COLUMNS}),
}
"""Names of columns that the results of scorecards of people have beside them."""
_ENDINGS = (
    "best", "closed", "closed_by_columns", "counted", "exact", "fits", "fits_none", "held", "kept",
    "known", "known_share", "margin", "mark", "own", "points", "profile", "runner_up",
    "score", "second", "second_kept", "seen", "unit_given", "unit_place", "unit_role", "units",
    "value", "weighted",
    *(ending for kind in COMPONENT_KINDS.values() for ending in kind.measured),
    *(f"unit_{ending}" for kind in COMPONENT_KINDS.values() for ending in kind.measured),
)  # fmt: skip
"""What a stem gets behind it to name a column."""


class _Stems:
    """Plain names of which no column has been made before, nor can be."""

    def __init__(self, scores: Scores) -> None:
        self._taken: set[str] = {*_FIXED, *LABELS[scores], *_OF_RESULT[scores]}

    def of(self, label: str) -> str:
        plain = re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")[:LONGEST_STEM] or "x"
        stem = f"n{plain}" if plain[0].isdigit() else plain
        name, number = stem, 1
        while not self._taken.isdisjoint(_columns_of(name)):
            number += 1
            name = f"{stem}_{number}"
        self._taken |= _columns_of(name)
        return name


def _columns_of(stem: str) -> set[str]:
    return {stem, *(f"{stem}_{ending}" for ending in _ENDINGS)}


def layout_of(
    card: Scorecard, carried: Iterable[ColumnUse] = (), tables: Collection[str] = ()
) -> Layout:
    """Name all columns; the same scorecard gives the same names.

    Args:
        card: The scorecard.
        carried: Columns to read although the scorecard does not use them.
        tables: The canonical tables that are bound.
    """
    stems = _Stems(card.scores)
    dimension_stems = {name: stems.of(name) for name in card.dimensions}
    placed = {one.path: one for one in card.placed()}
    components = {path: stems.of(one.component.name) for path, one in placed.items()}
    dimensions = []
    for name, dimension in card.dimensions.items():
        profiles = []
        for profile_name, profile in dimension.all_profiles.items():
            shares = iter(card.shares.components[name, profile_name])
            parts = tuple(
                ComponentColumns(
                    one.component,
                    components[path],
                    next(shares),
                    one.component.is_always_known and one.component.table in tables,
                )
                for path, one in placed.items()
                if (one.dimension, one.profile) == (name, profile_name)
            )
            label = f"{profile_name} profile" if profile_name else f"{name} only"
            profiles.append(ProfileColumns(profile_name, profile, stems.of(label), parts))
        share = card.shares.dimensions[name]
        dimensions.append(DimensionColumns(name, dimension_stems[name], share, tuple(profiles)))
    gates = tuple(stems.of(f"gate {gate.name}") + "_closed" for gate in card.gates)
    uses = dict.fromkeys([*(use for _, use in card.column_uses()), *carried])
    reads = {use: stems.of(f"{use.column} as {use.use}") for use in uses}
    dated = [one.component for one in placed.values()]
    ages = {
        component.days_since: stems.of(f"days since {component.days_since}")
        for component in dated
        if isinstance(component, DaysSinceComponent)
    }
    table_reads = {
        use: stems.of(f"{use.use} {use.table} {use.column}")
        for use in dict.fromkeys(use for _, use in card.table_uses())
    }
    return Layout(tuple(dimensions), gates, reads, ages, table_reads, card.scores)

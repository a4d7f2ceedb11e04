"""The scorecard: dimensions, profiles, components, gates and tiers, as read from its file."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import gcd
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from tradewind.problems import Path
from tradewind.scorecard.catalogue import Catalogue
from tradewind.scorecard.components import AnyComponent
from tradewind.scorecard.components.interface import (
    ColumnUse,
    Completion,
    Component,
    TableUse,
    Value,
    Weight,
)
from tradewind.scorecard.conditions import Condition, WrittenCondition, use_of
from tradewind.scorecard.gates import Gate
from tradewind.scorecard.group_caps import GroupCap
from tradewind.scorecard.qualification import SalesQualified
from tradewind.scorecard.rounding import UNITS_PER_POINT
from tradewind.scorecard.tiers import AnyTiers, Cell, cell, flag, tiers, usual_cell
from tradewind.scorecard.titles import TitleWords

Way = Literal["average", "points"]
Combination = Literal["weighted", "minimum"]
Scores = Literal["accounts", "people"]
"""What a scorecard scores."""
LARGEST_VALUES = {"average": Decimal(10), "points": Decimal(1000)}
"""The largest value (and, below zero, the smallest) of a component, by way of adding."""
UNNAMED = ""
"""The name of the one profile of a dimension that has none."""


_SAME_FORM = WithJsonSchema({"type": "object", "additionalProperties": {"type": "object"}})
"""Scorecards inside a scorecard, whose form is that of the whole file."""


class _CardModel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Profile(_CardModel):
    """One description of the ideal customer: for whom it holds, and its components."""

    where: WrittenCondition | None = Field(
        default=None, description="Accounts that the profile is for; all where it is left out."
    )
    components: tuple[AnyComponent, ...] = Field(min_length=1, description="Its components.")
    caps: tuple[GroupCap, ...] = Field(
        default=(), description="The most that groups of its components add (way: points)."
    )

    def completed(self, by: Completion) -> "Profile":
        """Give it with every component as it stands in its scorecard."""
        parts = tuple(component.completed(by) for component in self.components)
        return self.model_copy(update={"components": parts})


class Dimension(_CardModel):
    """A group of components with a score of its own, such as fit."""

    weight: Weight = Field(
        default=Decimal(1),
        description="Share of the score, relative to the other dimensions (way: average).",
    )
    components: tuple[AnyComponent, ...] | None = Field(
        default=None, min_length=1, description="Its components, where there are no profiles."
    )
    caps: tuple[GroupCap, ...] = Field(
        default=(), description="The most that groups of its components add (way: points)."
    )
    profiles: dict[str, Profile] | None = Field(
        default=None,
        min_length=1,
        description="Several descriptions of the ideal customer; an account keeps its best.",
    )

    @model_validator(mode="after")
    def _has_components_or_profiles(self) -> "Dimension":
        if (self.components is None) == (self.profiles is None):
            raise ValueError("give either `components` or `profiles`")
        if self.profiles and self.caps:
            raise ValueError(
                "`caps` stand beside the components that they cap; move them into their profile"
            )
        if self.profiles and UNNAMED in self.profiles:
            raise ValueError("a profile has no name; write one before its colon")
        return self

    def completed(self, by: Completion) -> "Dimension":
        """Give it with every component as it stands in its scorecard."""
        if self.profiles is not None:
            held = {name: profile.completed(by) for name, profile in self.profiles.items()}
            return self.model_copy(update={"profiles": held})
        parts = tuple(component.completed(by) for component in self.components or ())
        return self.model_copy(update={"components": parts})

    @property
    def all_profiles(self) -> dict[str, Profile]:
        """The profiles by name; components without a profile are those of an unnamed one."""
        if self.profiles is not None:
            return self.profiles
        assert self.components is not None, "the validator saw to it"
        return {UNNAMED: Profile.model_construct(components=self.components, caps=self.caps)}


@dataclass(frozen=True, slots=True)
class Placed:
    """A component with the dimension and the profile it stands in, and its path in the file."""

    dimension: str
    profile: str
    component: Component
    path: Path


class Scorecard(_CardModel):
    """A file that says how accounts, or people, are scored."""

    version: Literal[1] = Field(default=1, description="Version of this file's form.")
    name: Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[\w][\w .-]*$")] = Field(
        description="Name of the scorecard."
    )
    description: str = Field(default="", description="What it is for, in words.")
    scores: Scores = Field(
        default="accounts",
        description="`accounts`, or `people`, whose columns are theirs and `account.COLUMN`.",
    )
    scale: Literal[10, 100] = Field(default=100, description="The highest score: 10 or 100.")
    way: Way = Field(
        default="average",
        description="`average`: values 0–10 by weight; `points`: points add to a base.",
    )
    combine: Combination = Field(
        default="weighted",
        description="`weighted`: the dimensions share the score; `minimum`: the lowest of their "
        "own scores is the score.",
    )
    base: Value = Field(default=Decimal(0), description="Points before any component (points).")
    at_least: Value | None = Field(default=None, description="The lowest score; 0 (average).")
    at_most: Value | None = Field(default=None, description="The highest score; scale (average).")
    gates: tuple[Gate, ...] = Field(default=(), description="Rules outside the points.")
    dimensions: dict[str, Dimension] = Field(min_length=1, description="The dimensions by name.")
    technologies: Catalogue | None = Field(
        default=None,
        description="Products, their aliases, categories and relations to us, where no "
        "technologies.yaml of the project says them.",
    )
    titles: TitleWords | None = Field(
        default=None,
        description="The words by which job titles are read, where no titles.yaml of the project "
        "says them.",
    )
    tiers: Annotated[AnyTiers, BeforeValidator(lambda written: tiers(written))] | None = Field(
        default=None, description="Tiers by score, by share or by capacity, best first."
    )
    desirable: Value | None = Field(
        default=None, description="Instead of tiers: from this score on an account is desirable."
    )
    cell: Annotated[Cell, BeforeValidator(lambda written: cell(written))] | None = Field(
        default=None, description="Two dimensions whose labels make a cell such as A1."
    )

    sales_qualified: SalesQualified | None = Field(
        default=None, description="Who of the people is handed to sales (scores: people)."
    )
    scorecards: Annotated[dict[str, "Scorecard"] | None, _SAME_FORM] = Field(
        default=None,
        description="The other scorecards that this one uses, by name, where they are not files "
        "of the project.",
    )

    @model_validator(mode="after")
    def _completes_its_components(self) -> "Scorecard":
        by = Completion(LARGEST_VALUES[self.way], self.technologies)
        completed = {name: one.completed(by) for name, one in self.dimensions.items()}
        object.__setattr__(self, "dimensions", completed)  # the one moment before it is frozen
        return self

    @model_validator(mode="after")
    def _has_one_kind_of_tiers(self) -> "Scorecard":
        if (self.tiers is None) == (self.desirable is None):
            raise ValueError("give either `tiers` or `desirable`")
        return self

    @property
    def cuts(self) -> AnyTiers:
        """The tiers, or the two that a flag makes."""
        if self.tiers is not None:
            return self.tiers
        assert self.desirable is not None, "the validator saw to it"
        return flag("desirable", self.desirable)

    @property
    def cells(self) -> Cell | None:
        """The cell, the usual one where fit and engagement exist, or None."""
        if self.cell is not None or self.way == "points":
            return self.cell
        return usual_cell(self.scale) if {"fit", "engagement"} <= self.dimensions.keys() else None

    @property
    def bounds(self) -> tuple[Decimal | None, Decimal | None]:
        """The lowest and the highest score; None where there is no such bound."""
        if self.way == "points":
            return self.at_least, self.at_most
        lowest = Decimal(0) if self.at_least is None else self.at_least
        return lowest, Decimal(self.scale) if self.at_most is None else self.at_most

    def placed(self) -> Iterator[Placed]:
        """Go through all components in the order of the file."""
        for dimension_name, dimension in self.dimensions.items():
            for profile_name, profile in dimension.all_profiles.items():
                inner: Path = ("profiles", profile_name) if profile_name else ()
                for position, component in enumerate(profile.components):
                    path = ("dimensions", dimension_name, *inner, "components", position)
                    yield Placed(dimension_name, profile_name, component, path)

    def conditions(self) -> Iterator[tuple[Path, Condition]]:
        """Go through the conditions of profiles, gates and qualification, with their paths."""
        for dimension_name, dimension in self.dimensions.items():
            for profile_name, profile in (dimension.profiles or {}).items():
                if profile.where is not None:
                    path = ("dimensions", dimension_name, "profiles", profile_name, "where")
                    yield path, profile.where
        for position, gate in enumerate(self.gates):
            if gate.when is not None:
                yield ("gates", position, "when"), gate.when
        if self.sales_qualified is not None and self.sales_qualified.when is not None:
            yield ("sales_qualified", "when"), self.sales_qualified.when

    def column_uses(self) -> Iterator[tuple[Path, ColumnUse]]:
        """Go through all columns that it reads of what it scores, with their paths."""
        for placed in self.placed():
            for use in placed.component.column_uses:
                yield (*placed.path, placed.component.kind), use
            for use in placed.component.parent_uses:
                yield (*placed.path, "hierarchy"), use
        for path, condition in self.conditions():
            for column, test in condition.tests:
                yield (*path, column), ColumnUse(column, use_of(test))

    def table_uses(self) -> Iterator[tuple[Path, TableUse]]:
        """Go through all columns of other tables that its components' filters read."""
        for placed in self.placed():
            for use in placed.component.table_uses:
                yield (*placed.path, placed.component.kind), use

    @cached_property
    def shares(self) -> "Shares":
        """The weights as whole numbers, as the arithmetic uses them."""
        return Shares.of(self)


@dataclass(frozen=True, slots=True)
class Shares:
    """Weights as whole numbers without a common divisor, so that doubles hold them exactly.

    In a `points` scorecard, which has no weights, a component's share is its span in
    ten-thousandths and a dimension's that of its widest profile; only completeness uses them.

    Attributes:
        components: By dimension and profile, a share for each component.
        dimensions: By dimension.
    """

    components: dict[tuple[str, str], tuple[int, ...]]
    dimensions: dict[str, int]

    @classmethod
    def of(cls, card: Scorecard) -> "Shares":
        """Work out the shares of a scorecard."""
        weights = {
            (dimension_name, profile_name): [
                part.weight if card.way == "average" else part.span for part in profile.components
            ]
            for dimension_name, dimension in card.dimensions.items()
            for profile_name, profile in dimension.all_profiles.items()
        }
        if card.way == "average":
            dimensions = _whole_shares([part.weight for part in card.dimensions.values()])
            components = {key: _whole_shares(parts) for key, parts in weights.items()}
            return cls(components, dict(zip(card.dimensions, dimensions, strict=True)))
        spans = {
            key: tuple(max(1, int(part * UNITS_PER_POINT)) for part in parts)
            for key, parts in weights.items()
        }
        widest = {
            name: max(sum(parts) for (dimension, _), parts in spans.items() if dimension == name)
            for name in card.dimensions
        }
        return cls(spans, widest)


def _whole_shares(weights: list[Decimal]) -> tuple[int, ...]:
    hundredths = [int(weight * 100) for weight in weights]
    divisor = gcd(*hundredths) or 1
    return tuple(share // divisor for share in hundredths)

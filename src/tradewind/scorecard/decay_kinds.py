"""The kinds of decay: what share of its first value a dated fact keeps as it ages."""

from dataclasses import dataclass

MOST_HALF_LIVES = 1000
"""Beyond it 0.5 ** x is taken for 0: it is below 1e-301 there, and PostgreSQL refuses what is
too small for a double instead of giving 0."""


@dataclass(frozen=True, slots=True)
class HalfLife:
    """Half of what is left goes in every half-life; it never quite ends.

    Sources:
        SharpSpring, "Lead Score Decay" (help centre, article 115001035847): the half-life is
        the time after which a lead's score is half as valuable. GTM Clarity, "Engagement
        Scoring": multiplier = 2^(−days since / half-life days), 30 days by default.
    """

    half_life_days: float

    def share_at(self, age_days: float) -> float:
        """Give 0.5 ** (age / half-life), with exactly these two operations in doubles.

        Args:
            age_days: Days since the fact; 0 or more.

        Examples:
            >>> [HalfLife(30.0).share_at(age) for age in (0, 30, 90)]
            [1.0, 0.5, 0.125]
        """
        if age_days > self.last_day:
            return 0.0
        return float(0.5 ** (age_days / self.half_life_days))

    @property
    def last_day(self) -> float:
        """The age up to which the power is computed; beyond it the share is 0."""
        return MOST_HALF_LIVES * self.half_life_days

    @property
    def lifespan_days(self) -> None:
        """None: it never quite ends."""
        return None


@dataclass(frozen=True, slots=True)
class Linear:
    """The same amount goes every day, until nothing is left at the end of the lifespan.

    Sources:
        CaliberMind, "Engagement Scoring Time Decay": Inbound30 gives all points on the first
        day, half of them on day 15 and none on day 30. LeadVibe, glossary, "Score Decay": in
        HubSpot's lead scoring of 2025 all events of a group lose, linearly, a percentage every
        1, 3, 6 or 12 months; so a loss of 50% a month is a lifespan of two months.
    """

    lifespan_days: float

    def share_at(self, age_days: float) -> float:
        """Give 1 − age / lifespan, with exactly these two operations in doubles, 0 at least.

        Args:
            age_days: Days since the fact; 0 or more.

        Examples:
            >>> round(9 * Linear(90.0).share_at(3), 10)
            8.7
        """
        return 0.0 if age_days >= self.lifespan_days else 1.0 - age_days / self.lifespan_days


@dataclass(frozen=True, slots=True)
class Step:
    """Up to an age, inclusive, a share of the first value (0–1) is left."""

    within_days: float
    share: float


@dataclass(frozen=True, slots=True)
class Steps:
    """Absolute shares of the first value up to ascending ages; nothing after the last one.

    Sources:
        Marketo Nation, "Lead Score Decay" (thread 10709): campaigns that lower a score after
        30, 45 or 180 days. Shares of the first value instead of deductions keep the result
        independent of the day on which such a campaign happens to run.
    """

    steps: tuple[Step, ...]

    def share_at(self, age_days: float) -> float:
        """Give the share of the first step whose age is not exceeded.

        Args:
            age_days: Days since the fact; 0 or more.

        Examples:
            >>> steps = Steps((Step(45.0, 1.0), Step(90.0, 0.625), Step(180.0, 0.25)))
            >>> [40 * steps.share_at(age) for age in (45, 45.5, 180, 181)]
            [40.0, 25.0, 10.0, 0.0]
        """
        return next((step.share for step in self.steps if age_days <= step.within_days), 0.0)

    @property
    def lifespan_days(self) -> float:
        """The end of the last step that leaves anything."""
        return max((step.within_days for step in self.steps if step.share), default=0.0)


@dataclass(frozen=True, slots=True)
class Window:
    """All of it up to an age, inclusive, and nothing after.

    Sources:
        Xcellimark, "Control Lead Score Durations with Decay & Timeframe Settings": HubSpot takes
        an event's points away after its time frame, which excludes a decay there; a component
        here can have both.
    """

    days: float

    def share_at(self, age_days: float) -> float:
        """Give 1 within the window and 0 after it.

        Args:
            age_days: Days since the fact; 0 or more.

        Examples:
            >>> Window(30.0).share_at(30), Window(30.0).share_at(30.5)
            (1.0, 0.0)
        """
        return 1.0 if age_days <= self.days else 0.0

    @property
    def lifespan_days(self) -> float:
        """The window."""
        return self.days

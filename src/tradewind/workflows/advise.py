"""Say whether lead scoring, account scoring or both fit a business, from its own figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tradewind.problems import InvalidInput, Problem
from tradewind.workflows.advising.business_figures import Figure, Figures, figures_of
from tradewind.workflows.advising.rules_of_thumb import LEAST, Side, verdict
from tradewind.workflows.projects.opening import OpenProject, opened
from tradewind.workflows.projects.whole_scorecards import readable_scorecards

NOTHING_TO_ADVISE = "TW640"
"""Advice needs opportunities or people, and neither is bound."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What fits the business, and what that rests on.

    Attributes:
        fits: What to score; None where too little is known to say.
        figures: The figures of the business.
        looked_at: When they were worked out (UTC).
        people_scorecard: Name of the project's first scorecard that scores people; None without.
    """

    fits: Side | None
    figures: Figures
    looked_at: datetime
    people_scorecard: str | None = None

    @property
    def sentence(self) -> str:
        """The advice in one plain sentence."""
        return _SENTENCES[self.fits]

    def to_dict(self) -> dict[str, Any]:
        """Give the documented JSON form."""
        return {
            "fits": self.fits,
            "sentence": self.sentence,
            "least_values": LEAST,
            "figures": [_figure(one) for one in self.figures.figures],
            "people": self.figures.people,
            "leads": self.figures.leads,
            "left_out": dict(self.figures.left_out),
            "looked_at": self.looked_at,
        }


_SENTENCES: Mapping[Side | None, str] = {
    "both": "Score both: accounts to choose where to spend time, and leads to choose whom to call "
    "there first.",
    "accounts": "Score accounts: whole companies buy from you, and a single lead's score sees only "
    "a part of them.",
    "leads": "Score leads: single people decide quickly, and an account's score would add little.",
    None: "Too little is known to say whether to score leads, accounts or both.",
}


def advise(project: str | Path = ".") -> Advice:
    """Say whether lead scoring, account scoring or both fit this business.

    Args:
        project: The project's folder.

    Raises:
        InvalidInput: The project has problems, or neither opportunities nor people are bound.
        OutsideWorldFailed: A source cannot be reached.
    """
    now = datetime.now(UTC)
    with opened(Path(project), tables=("accounts", "people", "opportunities", "events")) as found:
        problems = [one for one in found.problems if one.severity == "error"]
        if not problems and not {"people", "opportunities"} & found.tables.keys():
            problems = [_nothing(found)]
        if problems:
            raise InvalidInput(problems)
        figures = figures_of(found, now=now)
    sides = [one.side for one in figures.figures if one.side is not None]
    return Advice(verdict(sides), figures, now, _people_scorecard(Path(project)))


def _people_scorecard(folder: Path) -> str | None:
    cards = (file.card for file in readable_scorecards(folder))
    return next((card.name for card in cards if card.scores == "people"), None)


def _nothing(project: OpenProject) -> Problem:
    return Problem(
        NOTHING_TO_ADVISE,
        project.file.places.at("tables"),
        "Neither opportunities nor people are bound, so nothing tells how this business sells.",
        "Bind `opportunities:` and `people:` in tradewind.yaml.",
    )


def _figure(figure: Figure) -> dict[str, Any]:
    rule = figure.rule
    low, high = figure.quartiles or (None, None)
    return {
        "name": rule.key,
        "count": figure.count,
        "median": figure.median,
        "lower_quartile": low,
        "upper_quartile": high,
        "speaks_for": figure.side,
        "absent": figure.absent,
        "currency": figure.currency,
        "leads_to": rule.leads_to,
        "accounts_from": rule.accounts_from,
        "why": rule.why,
        "source": rule.source,
    }

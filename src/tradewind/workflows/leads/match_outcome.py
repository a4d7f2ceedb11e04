"""How many leads ended where, by whose word and for what reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tradewind.engines.interface import Engine
from tradewind.problems import Place, Problem, counted
from tradewind.workflows.answers.standing_answers import Standing
from tradewind.workflows.leads.settled_matches import SETTLED

GONE_ACCOUNT = "TW621"
"""People named an account for a lead that is not there any more; the answer is kept."""
MOST_LISTED = 5


@dataclass(frozen=True, slots=True)
class MatchOutcome:
    """What became of all leads, after people's answers.

    Attributes:
        leads: People without an account.
        matched: Leads that belong to an account.
        review: Leads whose best account somebody has to look at.
        unmatched: Leads without an account.
        reasons: Why leads have none: the reason, without what it says of a single lead, to their
            number, the most frequent first.
        by_people: Leads that people settled or refused, by verdict: confirmed, assigned, refused.
        without_effect: Leads about which people's answers say something that changes nothing, as
            they belong to an account by now, or are gone.
    """

    leads: int
    matched: int
    review: int
    unmatched: int
    reasons: Mapping[str, int]
    by_people: Mapping[str, int]
    without_effect: int

    def to_dict(self) -> dict[str, Any]:
        """Give the documented JSON form."""
        return {
            "leads": self.leads,
            "matched": self.matched,
            "review": self.review,
            "unmatched": self.unmatched,
            "reasons": dict(self.reasons),
            "by_people": dict(self.by_people),
            "answers_without_effect": self.without_effect,
        }


def outcome_of(engine: Engine, held: Mapping[str, Standing]) -> MatchOutcome:
    """Count the settled matches of an engine.

    Args:
        engine: The engine that holds the relation of settled matches.
        held: What people's answers say, by lead.
    """
    ends = dict(engine.rows(f"SELECT decision, COUNT(*) FROM {SETTLED} GROUP BY 1"))
    reasons = engine.rows(
        f"SELECT split_part(reason, ': ', 1), COUNT(*) FROM {SETTLED} "
        "WHERE decision = 'none' AND verdict IS NULL GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    people = engine.rows(
        f"SELECT verdict, COUNT(*) FROM {SETTLED} WHERE verdict IS NOT NULL GROUP BY 1 ORDER BY 1"
    )
    ((met,),) = engine.rows(
        f"SELECT COUNT(*) FROM {SETTLED} SEMI JOIN match_answers_held USING (lead_id)"
    )
    return MatchOutcome(
        leads=sum(ends.values()),
        matched=ends.get("match", 0),
        review=ends.get("review", 0),
        unmatched=ends.get("none", 0),
        reasons=dict(reasons),
        by_people=dict(people),
        without_effect=len(held) - met,
    )


def gone_accounts(engine: Engine, held: Mapping[str, Standing]) -> Iterator[Problem]:
    """Say which answers name an account that is not there any more."""
    rows = engine.rows(f"SELECT lead_id FROM {SETTLED} WHERE is_gone ORDER BY lead_id")
    answers = [answer for (lead,) in rows if (answer := held[lead].settled)]
    if not answers:
        return
    told = [f'"{one.account_id}" for {one.person_id}' for one in answers[:MOST_LISTED]]
    named = ", ".join(told)
    more = f" and {len(answers) - MOST_LISTED:,} more" if len(answers) > MOST_LISTED else ""
    yield Problem(
        GONE_ACCOUNT,
        Place(answers[0].source),
        f"{counted(len(answers), 'answer names', 'answers name')} an account that is not there any "
        f"more: {named}{more}. The answers are kept, and these leads have no account.",
        "Answer them anew, or take the answers back with `undo`: `tradewind match --answers`.",
        severity="warning",
    )

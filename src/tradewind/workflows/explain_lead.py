"""Explain the match of one lead: its evidence line by line, the runner-up, and people's answers."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from tradewind.compiling.write import literal
from tradewind.matching.domain_lists import DomainLists, lists_of
from tradewind.matching.domains import read_website
from tradewind.matching.emails import domain_of_email
from tradewind.matching.readings import MEANINGS
from tradewind.matching.weights import PARTS
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.workflows.finding.nearest import Near, named, nearest
from tradewind.workflows.leads.evidence_words import meaning
from tradewind.workflows.leads.lead_explanation import Candidate, EvidenceLine, LeadExplanation
from tradewind.workflows.leads.match_store import OpenMatching, current_matching
from tradewind.workflows.leads.settled_matches import SETTLED
from tradewind.workflows.match_extra import refuse_without_extra

NO_SUCH_LEAD = "TW622"
"""No lead has that person_id or e-mail address."""
SEVERAL_LEADS = "TW623"
"""Several leads have that e-mail address."""
MOST_LISTED = 5
_TEXTS = ("email", "company_name", "website", "country", "city", "phone")
_LEAD_WORDS: Mapping[str, str] = {
    "domain": "email",
    "website": "website",
    "name": "company_name",
    "country": "country",
    "city": "city",
    "phone": "phone",
}
"""Which words of the lead a part of the evidence looks at."""


def explain_lead(lead: str, project: str | Path = ".") -> LeadExplanation:
    """Explain the match of one lead, from the current matching.

    Args:
        lead: Its person_id or its e-mail address.
        project: The project's folder.

    Raises:
        InvalidInput: Leads were never matched, or no lead or several fit.
        OutsideWorldFailed: The store cannot be read.
    """
    refuse_without_extra()
    with current_matching(Path(project)) as opened:
        return _explained(opened, _found(opened, lead))


def leads_meant(text: str, project: str | Path = ".") -> tuple[str, ...]:
    """Give the leads that have a text for their person_id, or else for their e-mail address.

    None where leads were never matched.

    Raises:
        OutsideWorldFailed: The store cannot be read.
    """
    try:
        with current_matching(Path(project)) as opened:
            return tuple(_meant(opened, text))
    except InvalidInput:
        return ()  # what is wrong with matching.yaml is told by `match`


def _found(opened: OpenMatching, wanted: str) -> str:
    ids = _meant(opened, wanted)
    if len(ids) == 1:
        return ids[0]
    near = nearest_leads(opened, wanted)
    raise InvalidInput([_several(wanted, ids) if ids else no_such_lead(wanted, near)])


def _meant(opened: OpenMatching, wanted: str) -> list[str]:
    text = literal(wanted)
    is_the_address = f"lower(trim(email)) = lower(trim({text})) AND trim({text}) <> ''"
    return _ids(opened, f"lead_id = {text}") or _ids(opened, is_the_address)


def _ids(opened: OpenMatching, condition: str) -> list[str]:
    rows = opened.seen.engine.rows(
        f"SELECT lead_id FROM {opened.seen.relations['leads']} WHERE {condition} "
        "ORDER BY lead_id LIMIT 50"
    )
    return [lead_id for (lead_id,) in rows]


def _explained(opened: OpenMatching, lead_id: str) -> LeadExplanation:
    seen = opened.seen
    opened.settle(lead_id)
    key = f"WHERE lead_id = {literal(lead_id)}"
    (lead,) = seen.engine.arrow(f"SELECT * FROM {seen.relations['leads']} {key}").to_pylist()
    (row,) = seen.engine.arrow(f"SELECT * FROM {SETTLED} {key}").to_pylist()
    account_id = row["account_id"]
    account = _account(opened, account_id)
    return LeadExplanation(
        lead_id=lead_id,
        lead={name: lead[name] for name in _TEXTS},
        decision=row["decision"],
        account_id=account_id,
        account_name=account["name"] if account else None,
        reason=row["reason"],
        tie_rule=row["tie_rule"],
        best=_candidate(opened, lead, account_id),
        runner_up=_candidate(opened, lead, row["runner_up_id"]),
        answers=tuple(one for one in opened.answers[::-1] if one.person_id == lead_id),
        matched_at=seen.matching.finished_at,
    )


def _account(opened: OpenMatching, account_id: str | None) -> dict[str, Any] | None:
    if account_id is None:
        return None
    found = opened.seen.engine.arrow(
        f"SELECT * FROM {opened.seen.relations['accounts']} "
        f"WHERE account_id = {literal(account_id)}"
    ).to_pylist()
    return found[0] if found else None


def _candidate(
    opened: OpenMatching, lead: Mapping[str, Any], account_id: str | None
) -> Candidate | None:
    account = _account(opened, account_id)
    if account is None or account_id is None:
        return None
    found = opened.seen.engine.arrow(
        f"SELECT * FROM {opened.seen.relations['pairs']} WHERE lead_id = "
        f"{literal(lead['lead_id'])} AND account_id = {literal(account_id)}"
    ).to_pylist()
    if not found:
        return None
    pair = found[0]
    lists = lists_of(opened.settings)
    lines = tuple(_line(part, pair, lead, account, lists) for part in PARTS)
    weight = _bits(pair["weight"])
    return Candidate(
        account_id=account_id,
        name=account["name"],
        prior=weight - sum((line.bits for line in lines), Decimal()),
        lines=lines,
        weight=weight,
        probability=pair["probability"],
    )


def _line(
    part: str,
    pair: Mapping[str, Any],
    lead: Mapping[str, Any],
    account: Mapping[str, Any],
    lists: DomainLists,
) -> EvidenceLine:
    level = pair[f"{part}_level"]
    written = lead[_LEAD_WORDS[part]]
    own = account[part] if part in account else account["domain"]
    words = meaning(part, level) if level else _unknown(part, written, own, lists)
    return EvidenceLine(part, level, words, written, own, _bits(pair[f"{part}_bits"]))


def _unknown(part: str, lead: str | None, account: str | None, lists: DomainLists) -> str:
    """Say why a part tells nothing."""
    if lead is None:
        return "unknown of the lead"
    if part in ("domain", "website"):
        read = domain_of_email(lead, lists) if part == "domain" else read_website(lead, lists)
        if not read.reading.is_evidence:
            return MEANINGS[read.reading]
    return "unknown of the account" if account is None else "tells nothing"


def _bits(number: float) -> Decimal:
    return Decimal(f"{number:.2f}")


def _several(wanted: str, ids: list[str]) -> Problem:
    listed = ", ".join(ids[:MOST_LISTED]) + (", …" if len(ids) > MOST_LISTED else "")
    what = f'"{wanted}" is the e-mail address of several leads: {listed}.'
    return Problem(SEVERAL_LEADS, Place("leads"), what, f"Name one by its id, such as {ids[0]}.")


def nearest_leads(opened: OpenMatching, wanted: str) -> list[Near]:
    """Give the leads that may be meant, the nearest first, as `nearest` does."""
    leads = opened.seen.relations["leads"]
    return nearest(
        opened.seen.engine,
        leads,
        wanted,
        terms=("lead_id", "email"),
        key="lead_id",
        name="email",
        kind="lead",
    )


def no_such_lead(wanted: str, near: Sequence[Near], *, is_scored: bool = True) -> Problem:
    """Say that no lead goes by a text.

    Args:
        wanted: What somebody wrote.
        near: The leads that may be meant.
        is_scored: Whether accounts or people were scored, who could be meant otherwise.
    """
    listed = f"Name one of the nearest: {named(near)}" if near else ""
    fix = listed or "List the leads with `tradewind match -o leads.csv`"
    more = "" if is_scored else ", and no scores have been published"
    return Problem(
        NO_SUCH_LEAD,
        Place("leads"),
        f'No lead has the person_id or the e-mail address "{wanted}"{more}.',
        f"{fix}." if is_scored else f"{fix}, or run `tradewind score` to explain accounts.",
    )

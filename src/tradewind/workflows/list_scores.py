"""List the current scores, best first, narrowed as the reader wants."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tradewind.compiling.attributes import OF_EVERY_ROW
from tradewind.compiling.layout import layout_of
from tradewind.compiling.write import identifier, literal
from tradewind.engines.sources.definition import kind_of
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.scorecard.card import Scores
from tradewind.scorecard.tiers import EXCLUDED, UNSCORED
from tradewind.store.interface import Run, RunTable
from tradewind.workflows.differences.then_and_now import OTHER_ROWS
from tradewind.workflows.finding.wrong_choices import no_such
from tradewind.workflows.results.narrowing import KeptColumn, narrowing_term
from tradewind.workflows.results.shown_columns import SHOWN_LABELS, SHOWN_STANDING
from tradewind.workflows.results.tables import Table
from tradewind.workflows.runs.published import PublishedRun, current_run

NO_SUCH_TIER = "TW520"
"""`--tier` names none of the scorecard's tiers."""
NO_SUCH_OWNER = "TW521"
"""`--owner` names nobody who owns an account."""
BAD_WHERE = "TW522"
"""`--where` is not a test of a kept column."""
_OF_EVERY_ROW = frozenset({*OF_EVERY_ROW, "account_of_person"})
"""Columns of the kept attributes that are none."""


@dataclass(frozen=True, slots=True)
class ListResult:
    """Some of the current scores.

    Attributes:
        run: The run they are of.
        scores: One row per account: rank (among all scored ones; null without a score),
            account_id, name, owner, score, tier, cell, completeness and the dimensions' own
            scores and profiles; best first. One row per person where people were scored:
            person_id, name, title, email, company_name, account_id, account_name, owner, and
            qualification and qualification_reason after the tier.
        matching: How many accounts fit, of which `scores` may hold the first only.
        hides_number: Whether the scorecard is for a team that wants no number.
    """

    run: Run
    scores: Table
    matching: int
    hides_number: bool


def list_scores(
    project: str | Path = ".",
    *,
    scorecard: str | None = None,
    leads: bool = False,
    top: int | None = None,
    tier: str | None = None,
    owner: str | None = None,
    where: str | Sequence[str] = (),
) -> ListResult:
    """List the current scores, best first.

    Args:
        project: The project's folder.
        scorecard: Name of the scorecard; None for the one of accounts (or people) published last.
        leads: Whether to list people instead of accounts.
        top: How many accounts (or people) at most; None for all.
        tier: Only accounts of this tier; `excluded` and `unscored` are tiers, too.
        owner: Only accounts of this owner.
        where: Tests of kept columns that must all hold, such as `industry=Software,Internet`,
            `employees>=100`, `employees=100..499`, `created_at=2026-03-31`, `country!=France` or
            `domain=known`.

    Raises:
        InvalidInput: Nothing was published, or a tier, an owner or a column is unknown.
        OutsideWorldFailed: The store cannot be read.
        ValueError: `top` is negative.
    """
    if top is not None and top < 0:
        raise ValueError(f"top is negative: {top}")
    published = current_run(Path(project), scorecard, scores="people" if leads else "accounts")
    try:
        if leads and not published.run.of_people:
            raise InvalidInput([_not_of_people(published)])
        tests = [where] if isinstance(where, str) else list(where)
        conditions = _conditions(published, tier=tier, owner=owner, where=tests)
        return _listed(published, conditions, top)
    finally:
        published.engine.close()


def _listed(published: PublishedRun, conditions: list[str], top: int | None) -> ListResult:
    card = published.scorecard.card
    dimensions = layout_of(card).dimensions
    there = _described(published, "scores", "s")
    columns = list(SHOWN_LABELS[card.scores])
    columns += [name for name in SHOWN_STANDING if name in there]
    columns += [one.named("score") for one in dimensions]
    columns += [one.named("profile") for one in dimensions if one.has_profiles]
    shown = ", ".join(
        f"s.{identifier(_inner(name, card.scores))} AS {identifier(name)}" for name in columns
    )
    ranked = (
        "CASE WHEN is_excluded OR score IS NULL THEN NULL ELSE "
        "ROW_NUMBER() OVER (ORDER BY is_excluded, score DESC NULLS LAST, account_id) END AS rank"
    )
    scores = f"(SELECT *, {ranked} FROM {published.relation('scores')})"
    chosen = (
        f"FROM {scores} AS s JOIN {published.relation('attributes')} AS a USING (account_id) "
        f"WHERE {' AND '.join(conditions) or 'TRUE'}"
    )
    limit = f" LIMIT {int(top)}" if top is not None else ""
    table = published.engine.arrow(
        f"SELECT s.rank, {shown} {chosen} "
        f"ORDER BY s.is_excluded, s.score DESC NULLS LAST, s.account_id{limit}"
    )
    ((matching,),) = published.engine.rows(f"SELECT COUNT(*) {chosen}")
    return ListResult(published.run, Table(table), matching, card.desirable is not None)


def _conditions(
    published: PublishedRun, *, tier: str | None, owner: str | None, where: list[str]
) -> list[str]:
    found: list[str] = []
    problems: list[Problem] = []
    if tier is not None:
        names = (*published.scorecard.card.cuts.names, EXCLUDED, UNSCORED)
        if tier not in names:
            what = f'"{tier}" is no tier of the published scores.'
            problems.append(no_such(NO_SUCH_TIER, "--tier", what, tier, names))
        found.append(f"s.tier = {literal(tier)}")
    if owner is not None:
        owners = [str(row[0]) for row in published.engine.rows(_owners(published))]
        if owner not in owners:
            what = f'"{owner}" is no owner of the published scores.'
            problems.append(no_such(NO_SUCH_OWNER, "--owner", what, owner, owners))
        found.append(f"s.owner = {literal(owner)}")
    for written in where:
        try:
            found.append(narrowing_term(written, _kept_columns(published)))
        except ValueError as mistake:
            problems.append(_bad_where(written, str(mistake)))
    if problems:
        raise InvalidInput(problems)
    return found


def _owners(published: PublishedRun) -> str:
    scores = published.relation("scores")
    return f"SELECT DISTINCT owner FROM {scores} WHERE owner IS NOT NULL ORDER BY owner"


def _kept_columns(published: PublishedRun) -> dict[str, KeptColumn]:
    """Give the columns that a test may name: attributes, and what the scores say themselves."""
    attributes = _described(published, "attributes", "a")
    scores = _described(published, "scores", "s")
    kept = {name: column for name, column in attributes.items() if name not in _OF_EVERY_ROW}
    of = published.scorecard.card.scores
    labels = {name: _inner(name, of) for name in (*SHOWN_LABELS[of], "domain", *SHOWN_STANDING)}
    return kept | {name: scores[inner] for name, inner in labels.items() if inner in scores}


def _inner(label: str, scores: Scores) -> str:
    """Give the column of a published table, as a run is read, that holds a label."""
    inner = {"person_id": "account_id", "account_id": "account_of_person"}
    return inner.get(label, label) if scores == "people" else label


def _described(published: PublishedRun, table: RunTable, alias: str) -> dict[str, KeptColumn]:
    rows = published.engine.rows(f"DESCRIBE SELECT * FROM {published.relation(table)}")
    return {
        str(name): KeptColumn(f"{alias}.{identifier(str(name))}", kind_of(str(type_name)))
        for name, type_name, *_ in rows
    }


def _not_of_people(published: PublishedRun) -> Problem:
    return Problem(
        OTHER_ROWS,
        Place("--leads"),
        f'The scorecard "{published.run.scorecard}" scores accounts.',
        "Leave `--leads` out, or name a scorecard with `scores: people`.",
    )


def _bad_where(written: str, reason: str) -> Problem:
    return Problem(
        BAD_WHERE,
        Place("--where"),
        f'"{written}" is not a test: {reason}.',
        "Write one such as industry=Software, employees>=100 or domain=known.",
    )

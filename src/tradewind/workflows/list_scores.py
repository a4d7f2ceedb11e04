"""List the current scores, best first, narrowed as the reader wants."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from tradewind.compiling.attributes import attribute_names
from tradewind.compiling.conditions import condition_term
from tradewind.compiling.layout import layout_of
from tradewind.compiling.nodes import Checked, Node
from tradewind.compiling.write import expression, identifier, literal
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.scorecard.components.interface import Use
from tradewind.scorecard.conditions import Condition, condition
from tradewind.scorecard.tiers import EXCLUDED, UNSCORED
from tradewind.store.interface import Run
from tradewind.workflows.published import PublishedRun, current_run
from tradewind.workflows.tables import Table

NO_SUCH_TIER = "TW520"
"""`--tier` names none of the scorecard's tiers."""
NO_SUCH_OWNER = "TW521"
"""`--owner` names nobody who owns an account."""
BAD_WHERE = "TW522"
"""`--where` is not a test of a kept column."""

_WHERE = re.compile(r"\s*(?P<column>.+?)\s*(?P<sign><=|>=|!=|=|<|>)\s*(?P<value>.+?)\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ListResult:
    """Some of the current scores.

    Attributes:
        run: The run they are of.
        scores: One row per account: rank (among all scored ones; null without a score),
            account_id, name, owner, score, tier, cell, completeness and the dimensions' own
            scores and profiles; best first.
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
    top: int | None = None,
    tier: str | None = None,
    owner: str | None = None,
    where: str | Sequence[str] = (),
) -> ListResult:
    """List the current scores, best first.

    Args:
        project: The project's folder.
        scorecard: Name of the scorecard; None for the one published last.
        top: How many accounts at most; None for all.
        tier: Only accounts of this tier; `excluded` and `unscored` are tiers, too.
        owner: Only accounts of this owner.
        where: Tests of kept columns that must all hold, such as `industry=Software,Internet`,
            `employees>=100`, `employees=100..499`, `country!=France` or `domain=known`.

    Raises:
        InvalidInput: Nothing was published, or a tier, an owner or a column is unknown.
        OutsideWorldFailed: The store cannot be read.
    """
    published = current_run(Path(project), scorecard)
    try:
        tests = [where] if isinstance(where, str) else list(where)
        conditions = _conditions(published, tier=tier, owner=owner, where=tests)
        return _listed(published, conditions, top)
    finally:
        published.engine.close()


def _listed(published: PublishedRun, conditions: list[str], top: int | None) -> ListResult:
    card = published.scorecard.card
    dimensions = layout_of(card).dimensions
    columns = ["account_id", "name", "owner", "score", "tier", "cell", "completeness"]
    columns += [one.named("score") for one in dimensions]
    columns += [one.named("profile") for one in dimensions if one.has_profiles]
    shown = ", ".join(f"s.{identifier(name)}" for name in columns)
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
            problems.append(_unknown(NO_SUCH_TIER, "--tier", tier, list(names), "tier"))
        found.append(f"s.tier = {literal(tier)}")
    if owner is not None:
        owners = [str(row[0]) for row in published.engine.rows(_owners(published))]
        if owner not in owners:
            problems.append(_unknown(NO_SUCH_OWNER, "--owner", owner, owners, "owner"))
        found.append(f"s.owner = {literal(owner)}")
    for written in where:
        try:
            found.append(_test(published, written))
        except ValueError as mistake:
            problems.append(_bad_where(written, str(mistake)))
    if problems:
        raise InvalidInput(problems)
    return found


def _owners(published: PublishedRun) -> str:
    scores = published.relation("scores")
    return f"SELECT DISTINCT owner FROM {scores} WHERE owner IS NOT NULL ORDER BY owner"


def _test(published: PublishedRun, written: str) -> str:
    kept = _kept_columns(published)

    def column(name: str, use: Use) -> Node:
        for label in (name, f"{name} ({use})"):
            if label in kept:
                return Checked(kept[label])
        near = get_close_matches(name, kept, n=1)
        raise ValueError(
            f'"{name}" is not a kept column; write {near[0] if near else ", ".join(sorted(kept))}'
        )

    return expression(condition_term(_condition(written), column))


def _condition(written: str) -> Condition:
    match = _WHERE.fullmatch(written)
    if match is None:
        raise ValueError("it has no sign such as = or >=")
    column, sign, value = match["column"], match["sign"], match["value"]
    if sign in ("<", "<=", ">", ">="):
        return condition({column: f"{sign}{value}"})
    test = _value(value)
    return condition({column: {"not": test} if sign == "!=" else test})


def _value(written: str) -> object:
    if written in ("true", "false"):
        return written == "true"
    texts = [text.strip() for text in written.split(",")]
    return texts if len(texts) > 1 else written


def _kept_columns(published: PublishedRun) -> dict[str, str]:
    """Give the columns that a test may name, with their terms."""
    layout = layout_of(published.scorecard.card)
    names = set(attribute_names(layout).values())
    relation = published.relation("attributes")
    described = published.engine.rows(f"DESCRIBE SELECT * FROM {relation}")
    names |= {str(row[0]) for row in described}
    names -= {"run_id", "scorecard", "scorecard_hash", "as_of", "account_id"}
    kept = {name: f"a.{identifier(name)}" for name in names}
    labels = ("account_id", "name", "domain", "owner", "tier", "cell", "score", "completeness")
    return kept | {label: f"s.{identifier(label)}" for label in labels}


def _unknown(code: str, option: str, value: str, known: list[str], word: str) -> Problem:
    near = get_close_matches(value, known, n=1)
    listed = f"{', '.join(known[:8])}{', …' if len(known) > 8 else ''}"
    return Problem(
        code,
        Place(option),
        f'"{value}" is no {word} of the published scores.',
        f'Write "{near[0]}".' if near else f"Write one of {listed}.",
    )


def _bad_where(written: str, reason: str) -> Problem:
    return Problem(
        BAD_WHERE,
        Place("--where"),
        f'"{written}" is not a test: {reason}.',
        "Write one such as industry=Software, employees>=100 or domain=known.",
    )

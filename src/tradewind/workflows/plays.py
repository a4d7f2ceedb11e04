"""List accounts by play: who runs what we enhance, replace or build upon, and what to say."""

from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path

from tradewind.compiling.write import literal
from tradewind.files.technologies_file import TECHNOLOGIES_FILE
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.scorecard.catalogue import Catalogue
from tradewind.scorecard.durations import days_in
from tradewind.scorecard.moments import in_utc
from tradewind.scorecard.plays import PLAYS, Reason, reasons_of
from tradewind.scorecard.tiers import UNSCORED
from tradewind.store.interface import Run
from tradewind.workflows.checks.account_ids import account_ids
from tradewind.workflows.checks.interface import DataInSight
from tradewind.workflows.differences.then_and_now import OTHER_ROWS
from tradewind.workflows.finding.finding_plays import NO_SCORES, Ground, Left, found, lay_out
from tradewind.workflows.finding.wrong_choices import no_such
from tradewind.workflows.list_scores import NO_SUCH_OWNER, NO_SUCH_TIER
from tradewind.workflows.projects.catalogues import catalogue_of
from tradewind.workflows.projects.opening import OpenProject, opened
from tradewind.workflows.results.exporting import exported
from tradewind.workflows.results.output_paths import check_output
from tradewind.workflows.results.tables import Table
from tradewind.workflows.runs.published import (
    NOTHING_PUBLISHED,
    PublishedRun,
    current_run,
    last_run_by,
)

NO_SUCH_PLAY = "TW580"
"""`--play` names no play."""
NO_TECHNOLOGIES = "TW582"
"""Plays need a technologies table, and none is bound."""
NO_RELATION = "TW583"
"""The catalogue gives no product a relation that the wanted plays need."""
BAD_SEEN_WITHIN = "TW584"
"""`--seen-within` is not a length of time."""
NO_TIERS_YET = "TW585"
"""`--tier` is given, but no scores were published that the moment may use."""

USUAL_DAYS = 365.0
"""How old the latest sighting of a product may be where nobody says else."""


@dataclass(frozen=True, slots=True)
class PlaysResult:
    """Accounts by play.

    Attributes:
        plays: One row per account and play, the most urgent first, then by score: account_id,
            name, owner, score, tier, play, products (in use), category, offer (what it lacks;
            null where the play needs none), first_seen_at and last_seen_at of the first product
            (null: always known; still in use), days_since_seen, say.
        matching: How many fit, of which `plays` may hold the first only.
        as_of: The moment whose knowledge was used, in UTC.
        seen_within_days: How old the latest sighting of a product may be.
        left: What was left out.
        run: The published run whose scores are shown; None without one.
        later_run: A published run that rests on later knowledge and was not used, or None.
        hides_number: Whether the scorecard is for a team that wants no number.
        output: The file that was exported, or None.
        made_harmless: Texts of that file that a spreadsheet would have run as a formula.
    """

    plays: Table
    matching: int
    as_of: datetime
    seen_within_days: float
    left: Left
    run: Run | None
    later_run: Run | None
    hides_number: bool
    output: Path | None = None
    made_harmless: int = 0


def plays(
    project: str | Path = ".",
    *,
    play: str | None = None,
    owner: str | None = None,
    tier: str | None = None,
    limit: int | None = None,
    as_of: datetime | None = None,
    seen_within: str | None = None,
    scorecard: str | None = None,
    output: str | Path | None = None,
) -> PlaysResult:
    """List accounts by play, with the evidence and the sentence a rep can say.

    Args:
        project: The project's folder.
        play: Only this play: complement, displace, upsell or cross-sell.
        owner: Only accounts of this owner.
        tier: Only accounts of this tier of the published scores.
        limit: How many rows at most; None for all.
        as_of: The moment whose knowledge may be used; UTC where it has no time zone; None for
            now.
        seen_within: How old the latest sighting of a product may be, such as 365d; None for
            what the catalogue says, or 365 days.
        scorecard: Name of the scorecard whose scores are shown; None for the one published last.
        output: File to export the rows to: .csv, .parquet, .json or .xlsx.

    Raises:
        InvalidInput: The project, its catalogue or an option has problems.
        OutsideWorldFailed: A source, the store or the output cannot be reached.
        ValueError: `limit` is negative.
    """
    if limit is not None and limit < 0:
        raise ValueError(f"limit is negative: {limit}")
    folder = Path(project)
    if output is not None:
        check_output(Path(output), folder)
    moment = in_utc(as_of or datetime.now(UTC))
    catalogue = catalogue_of(folder, scorecard)
    reasons = _reasons(catalogue, play)
    days = _days(seen_within, catalogue)
    published = _published(folder, scorecard)
    used = last_run_by(published.run, folder, moment) if published else None
    try:
        with opened(folder, tables=("accounts", "technologies")) as in_sight:
            ground = _ground(in_sight, catalogue, used)
            lay_out(ground, reasons, as_of=moment, seen_within_days=days)
            conditions = _conditions(in_sight, used, owner=owner, tier=tier)
            rows, matching, left = found(in_sight.engine, play, conditions, limit)
    finally:
        for one in (published, used):
            if one is not None:
                one.engine.close()
    hides_number = used is not None and used.scorecard.card.desirable is not None
    if hides_number:
        rows = rows.drop_columns(["score"])
    treated = 0
    if output is not None:
        about = {"plays": play or "all", "as_of": moment.date().isoformat()}
        treated = exported(rows, Path(output), folder=folder, content="Plays", about=about)
    return PlaysResult(
        plays=Table(rows),
        matching=matching,
        as_of=moment,
        seen_within_days=days,
        left=left,
        run=used.run if used else None,
        later_run=published.run if published and not used else None,
        hides_number=hides_number,
        output=Path(output) if output is not None else None,
        made_harmless=treated,
    )


def _reasons(catalogue: Catalogue, play: str | None) -> tuple[Reason, ...]:
    """Give all plays of a catalogue, where it has the wanted one."""
    if play is not None and play not in PLAYS:
        near = get_close_matches(play.lower(), PLAYS, n=1)
        fix = f"Write {near[0]}." if near else f"Write one of {', '.join(PLAYS)}."
        raise InvalidInput([Problem(NO_SUCH_PLAY, Place("--play"), f'"{play}" is no play.', fix)])
    reasons = reasons_of(catalogue)
    if not any(play in (None, reason.play) for reason in reasons):
        what = f"No product has a relation that gives {'any play' if play is None else play}."
        raise InvalidInput([Problem(NO_RELATION, Place(TECHNOLOGIES_FILE), what, _NEEDED[play])])
    return reasons


_NEEDED = {
    None: "Write `relation: complement` below the products that you enhance.",
    "complement": "Write `relation: complement` below the products that you enhance.",
    "displace": "Write `relation: competitor` or `legacy` below the products you replace.",
    "upsell": "Write `upgrade_to` below a product of your own.",
    "cross-sell": "Write `relation: own` below two products of your own.",
}
"""What to write into the catalogue so that it gives a play."""


def _days(seen_within: str | None, catalogue: Catalogue) -> float:
    if seen_within is None:
        return USUAL_DAYS if catalogue.seen_within is None else catalogue.seen_within
    try:
        return days_in(seen_within)
    except ValueError as mistake:
        said, _, fix = str(mistake).partition("; ")
        fix = f"{fix[:1].upper()}{fix[1:]}."
        raise InvalidInput(
            [Problem(BAD_SEEN_WITHIN, Place("--seen-within"), f"{said}.", fix)]
        ) from None


def _published(folder: Path, scorecard: str | None) -> PublishedRun | None:
    """Open the current run; None where nothing was published and nobody named a scorecard."""
    try:
        published = current_run(folder, scorecard)
    except InvalidInput as refused:
        if scorecard is None and all(one.code == NOTHING_PUBLISHED for one in refused.problems):
            return None
        raise
    if published.run.of_people:
        published.engine.close()
        raise InvalidInput([_scores_people(published.run.scorecard)])
    return published


def _scores_people(scorecard: str) -> Problem:
    return Problem(
        OTHER_ROWS,
        Place("--scorecard"),
        f'"{scorecard}" scores people, and plays are listed by account.',
        "Name a scorecard of accounts, or leave `--scorecard` out for the one published last.",
    )


def _ground(project: OpenProject, catalogue: Catalogue, used: PublishedRun | None) -> Ground:
    """Give the tables, where nothing about them stands in the way."""
    accounts = project.bound.accounts
    data = DataInSight(project.engine, project.tables, project.file.places, None)
    problems = [one for one in account_ids(data) if one.severity == "error"]
    technologies = project.tables.get("technologies")
    if technologies is None:
        what = "Plays need to know which products accounts run, and no table says it."
        fix = "Bind a technologies table in tradewind.yaml."
        problems.append(Problem(NO_TECHNOLOGIES, project.file.places.at("tables"), what, fix))
    if problems or technologies is None:
        raise InvalidInput(problems)
    scores = used.relation("scores") if used else NO_SCORES
    return Ground(project.engine, accounts, technologies, catalogue, scores)


def _conditions(
    project: OpenProject, used: PublishedRun | None, *, owner: str | None, tier: str | None
) -> list[str]:
    conditions, problems = [], []
    if owner is not None:
        statement = "SELECT DISTINCT owner FROM play_accounts WHERE owner IS NOT NULL ORDER BY 1"
        owners = [str(row[0]) for row in project.engine.rows(statement)]
        if owner not in owners:
            what = f'"{owner}" owns no account.'
            problems.append(no_such(NO_SUCH_OWNER, "--owner", what, owner, owners))
        conditions.append(f"owner = {literal(owner)}")
    if tier is not None and used is None:
        what = "No scores were published that tell a tier at this moment."
        fix = "Run `tradewind score` as of that moment or an earlier one."
        problems.append(Problem(NO_TIERS_YET, Place("--tier"), what, fix))
    elif tier is not None and used is not None:
        names = [*used.scorecard.card.cuts.names, UNSCORED]
        if tier not in names:
            what = f'"{tier}" is no tier of the published scores.'
            problems.append(no_such(NO_SUCH_TIER, "--tier", what, tier, names))
        conditions.append(f"tier = {literal(tier)}")
    if problems:
        raise InvalidInput(problems)
    return conditions

"""List how all accounts changed since a date, and why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from tradewind.compiling.layout import layout_of
from tradewind.compiling.write import literal
from tradewind.engines.interface import Engine
from tradewind.problems import InvalidInput
from tradewind.scorecard.moments import in_utc
from tradewind.scorecard.tiers import EXCLUDED, UNSCORED
from tradewind.store.local import STORE_FOLDER, LocalStore
from tradewind.workflows.differences.change_parts import PARTS, STATES, Part, part_terms
from tradewind.workflows.differences.score_states import ScoreStates, score_states, tables_of
from tradewind.workflows.differences.strongest_line import strongest_lines
from tradewind.workflows.differences.then_and_now import ThenAndNow, then_and_now
from tradewind.workflows.differences.tier_moves import MOVES, Move, move_term
from tradewind.workflows.finding.wrong_choices import no_such
from tradewind.workflows.projects.opening import opened
from tradewind.workflows.results.exporting import exported
from tradewind.workflows.results.output_paths import check_output
from tradewind.workflows.results.tables import Table
from tradewind.workflows.runs.published import current_run
from tradewind.workflows.runs.row_keys import by_account_id, with_own_key
from tradewind.workflows.steps import unheard

NO_SUCH_TIER = "TW592"
"""`--tier` names no tier of the scores then or now."""
NO_SUCH_OWNER = "TW593"
"""`--owner` names nobody who owns an account."""
CHANGED = "changed_accounts"
"""The relation of all accounts with their parts."""
CHOSEN = "chosen_accounts"
"""The relation of those that are shown."""
NUMBERS = ("score_then", *PARTS, "score_now", "change", "why_change")
"""The columns that a team gets not to see that wants no number."""


@dataclass(frozen=True, slots=True)
class ChangesSummary:
    """All accounts that were asked for, counted.

    Attributes:
        accounts: How many accounts there are, then or now.
        changed: How many of them have another score now, or another tier, came or went.
        moves: How many made each move.
        by_part: What each part did to the accounts that went up or down in tier: the sum of its
            points, whatever their sign.
    """

    accounts: int
    changed: int
    moves: Mapping[Move, int]
    by_part: Mapping[Part, Decimal]

    @property
    def tier_moves(self) -> int:
        """How many are in another tier than they were."""
        return sum(count for move, count in self.moves.items() if move not in _NO_TIER_MOVES)

    @property
    def most_of_it(self) -> Part | None:
        """The part that did most to those that went up or down; None where nothing did."""
        part = max(PARTS, key=lambda part: self.by_part[part])
        return part if self.by_part[part] else None


_NO_TIER_MOVES = ("same", "new", "gone")


@dataclass(frozen=True, slots=True)
class ChangesResult:
    """How accounts changed between two moments.

    Attributes:
        ends: The two moments.
        changes: One row per account that changed, the largest change first: account_id, name,
            owner, move, tier_then, tier_now, score_then, time, events, data, scorecard (the four
            parts; null where one of its ends has no score), score_now, change, why (the line of
            the receipt that moved most) and why_change (by how many points). Of a scorecard
            without numbers, the numbers are left out.
        matching: How many fit, of which `changes` may hold the first only.
        summary: All accounts that were asked for, counted.
        is_coarse: Whether rounding, bounds and gates are one line.
        hides_number: Whether the scorecard is for a team that wants no number.
        output: The file that was exported, or None.
        made_harmless: Texts of that file that a spreadsheet would have run as a formula.
    """

    ends: ThenAndNow
    changes: Table
    matching: int
    summary: ChangesSummary
    is_coarse: bool
    hides_number: bool
    output: Path | None = None
    made_harmless: int = 0


def changes(
    since: datetime,
    project: str | Path = ".",
    *,
    tier_moves: bool = False,
    owner: str | None = None,
    tier: str | None = None,
    limit: int | None = None,
    scorecard: str | None = None,
    output: str | Path | None = None,
    progress: Callable[[str], None] | None = None,
) -> ChangesResult:
    """List how all accounts changed since a date, and why.

    Args:
        since: The date; UTC where it has no time zone. What was published last as of it, or
            earlier, is compared with the current scores.
        project: The project's folder.
        tier_moves: Whether to list only accounts that are in another tier than they were.
        owner: Only accounts of this owner.
        tier: Only accounts that were in this tier, or are.
        limit: How many rows at most; None for all.
        scorecard: Name of the scorecard; None for the one published last.
        output: File to export the rows to: .csv, .parquet, .json or .xlsx.
        progress: Called with the name of each step when it begins.

    Raises:
        InvalidInput: Nothing was published, or nothing later than the date; a tier or an owner
            is unknown; or the states between cannot be computed with the tables of today.
        OutsideWorldFailed: A source, the store or the output cannot be reached.
        ValueError: `limit` is negative.
    """
    if limit is not None and limit < 0:
        raise ValueError(f"limit is negative: {limit}")
    folder, step = Path(project), progress or unheard
    if output is not None:
        check_output(Path(output), Path(project))
    current = current_run(folder, scorecard)
    try:
        ends = then_and_now(folder, current, in_utc(since))
    finally:
        current.engine.close()
    with opened(folder, tables=tables_of(ends)) as in_sight:
        engine = in_sight.engine
        states = score_states(in_sight, ends, step)
        step("comparing")
        engine.execute(_changed(states, ends, _labels(folder, ends)))
        conditions = _conditions(engine, ends, owner=owner, tier=tier)
        summary = _summary(engine, conditions)
        conditions.append(_LISTED_MOVES if tier_moves else _CHANGED)
        matching = _chosen(engine, conditions, limit)
        rows = with_own_key(engine.arrow(_shown(states)), layout_of(ends.now.card.card).key)
    hides_number = ends.now.card.card.desirable is not None
    if hides_number:
        rows = rows.drop_columns([name for name in NUMBERS if name in rows.column_names])
    treated = 0
    if output is not None:
        step("writing the file")
        about = {
            "scorecard": ends.now.card.card.name,
            "since": ends.then.as_of.date().isoformat(),
            "as_of": ends.now.as_of.date().isoformat(),
        }
        treated = exported(rows, Path(output), folder=folder, content="Changes", about=about)
    return ChangesResult(
        ends=ends,
        changes=Table(rows),
        matching=matching,
        summary=summary,
        is_coarse=states.is_coarse,
        hides_number=hides_number,
        output=Path(output) if output is not None else None,
        made_harmless=treated,
    )


_LISTED_MOVES = f"move NOT IN ({', '.join(map(literal, _NO_TIER_MOVES))})"
_CHANGED = "(move <> 'same' OR score_then IS DISTINCT FROM score_now)"


def _labels(folder: Path, ends: ThenAndNow) -> str:
    """Write the query of every account's name and owner: those of now, or of then if it is gone."""
    store = LocalStore(folder / STORE_FOLDER)
    runs = [ends.now.run, ends.then.run]
    links = store.links(ends.now.card.card.name)
    key = layout_of(ends.now.card.card).key
    files = [
        f"read_parquet({literal(str(store.path_of(run, 'scores')))})"
        for run in runs
        if run is not None and links[run.run_id].is_whole
    ]
    read = [
        f'SELECT account_id, "name", "owner", {place} AS place FROM {by_account_id(file, key)}'
        for place, file in enumerate(files)
    ]
    if len(read) == 1:
        return read[0]
    gone = f"{read[1]} ANTI JOIN ({read[0]}) AS later USING (account_id)"
    return f"{read[0]} UNION ALL {gone}"


def _changed(states: ScoreStates, ends: ThenAndNow, labels: str) -> str:
    """Write the statement that makes one row per account of then or now."""
    relation = {state: f"{states.relations[state]} AS {state}" for state in STATES}
    both = f"{relation['p1']} FULL JOIN {relation['p0']} USING (account_id)"
    between = " ".join(f"LEFT JOIN {relation[state]} USING (account_id)" for state in STATES[1:-1])
    parts = ", ".join(f"{term} AS {part}" for part, term in part_terms().items())
    move = move_term("p0.tier", "p1.tier", ends.now.card.card.cuts.names)
    return f"""CREATE TEMP TABLE {CHANGED} AS
SELECT account_id, labels.name, labels.owner, {move} AS move, p0.tier AS tier_then,
  p1.tier AS tier_now, p0.score AS score_then, {parts}, p1.score AS score_now,
  p1.score - p0.score AS change
FROM {both} {between} LEFT JOIN ({labels}) AS labels USING (account_id)"""


def _conditions(
    engine: Engine, ends: ThenAndNow, *, owner: str | None, tier: str | None
) -> list[str]:
    found, problems = ["TRUE"], []
    if owner is not None:
        statement = f"SELECT DISTINCT owner FROM {CHANGED} WHERE owner IS NOT NULL ORDER BY 1"
        owners = [str(row[0]) for row in engine.rows(statement)]
        if owner not in owners:
            what = f'"{owner}" owns no account, neither then nor now.'
            problems.append(no_such(NO_SUCH_OWNER, "--owner", what, owner, owners))
        found.append(f"owner = {literal(owner)}")
    if tier is not None:
        cuts = (ends.now.card.card.cuts, ends.then.card.card.cuts)
        tiers = list(dict.fromkeys(name for one in cuts for name in one.names))
        if tier not in (*tiers, EXCLUDED, UNSCORED):
            what = f'"{tier}" is no tier of the scores, neither then nor now.'
            known = [*tiers, EXCLUDED, UNSCORED]
            problems.append(no_such(NO_SUCH_TIER, "--tier", what, tier, known))
        found.append(f"{literal(tier)} IN (tier_then, tier_now)")
    if problems:
        raise InvalidInput(problems)
    return found


def _summary(engine: Engine, conditions: list[str]) -> ChangesSummary:
    where = " AND ".join(conditions)
    found = engine.rows(f"SELECT move, count(*) FROM {CHANGED} WHERE {where} GROUP BY move")
    sums = ", ".join(f"sum(abs({part})) FILTER (move IN ('up', 'down'))" for part in PARTS)
    changed = f"count(*) FILTER ({_CHANGED})"
    ((changed_count, *amounts),) = engine.rows(
        f"SELECT {changed}, {sums} FROM {CHANGED} WHERE {where}"
    )
    by_move = {str(move): int(count) for move, count in found}
    return ChangesSummary(
        accounts=sum(by_move.values()),
        changed=changed_count,
        moves={move: by_move.get(move, 0) for move in MOVES},
        by_part={part: amount or Decimal(0) for part, amount in zip(PARTS, amounts, strict=True)},
    )


def _chosen(engine: Engine, conditions: list[str], limit: int | None) -> int:
    """Lay out the accounts that are shown, and give how many fit."""
    where = " AND ".join(conditions)
    ((matching,),) = engine.rows(f"SELECT count(*) FROM {CHANGED} WHERE {where}")
    first = f" LIMIT {int(limit)}" if limit is not None else ""
    engine.execute(
        f"CREATE TEMP TABLE {CHOSEN} AS SELECT * FROM {CHANGED} WHERE {where} "
        f"ORDER BY abs(change) DESC NULLS LAST, account_id{first}"
    )
    return int(matching)


def _shown(states: ScoreStates) -> str:
    why = strongest_lines(
        CHOSEN,
        (states.relations["p0"], states.lines["p0"]),
        (states.relations["p1"], states.lines["p1"]),
    )
    return (
        f"SELECT {CHOSEN}.*, why, why_change FROM {CHOSEN} LEFT JOIN ({why}) AS told "
        "USING (account_id) ORDER BY abs(change) DESC NULLS LAST, account_id"
    )

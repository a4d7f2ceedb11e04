"""Compare two scorecards on the same data: who would move tier, before anything is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tradewind.compiling.layout import ROW_KEYS
from tradewind.engines.interface import Engine
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.scorecard.moments import in_utc
from tradewind.workflows.differences.score_comparison import (
    AFTER,
    BEFORE,
    GroupCount,
    TierCount,
    changed_accounts,
    changed_count,
    compare,
    lay_out,
    moves,
    owner_counts,
    profile_counts,
    qualified_counts,
    tier_counts,
)
from tradewind.workflows.differences.scorecard_differences import differences
from tradewind.workflows.differences.then_and_now import OTHER_ROWS
from tradewind.workflows.differences.tier_moves import Move
from tradewind.workflows.finding.named_scorecards import (
    ON_DISK,
    PUBLISHED,
    NamedScorecard,
    scorecard_named,
)
from tradewind.workflows.projects.compiled_for import compiled_for, tables_read_by
from tradewind.workflows.projects.opening import opened
from tradewind.workflows.projects.own_history import bind_own_history
from tradewind.workflows.results.exporting import exported
from tradewind.workflows.results.output_paths import check_output
from tradewind.workflows.results.tables import Table
from tradewind.workflows.runs.row_keys import with_own_key
from tradewind.workflows.steps import unheard

NUMBERS = ("score_before", "score_after", "change", "why_change")
"""The columns that a team gets not to see that wants no number."""


@dataclass(frozen=True, slots=True)
class DiffResult:
    """Two scorecards on the same data.

    Attributes:
        as_of: The moment whose knowledge was used, in UTC.
        before: The one scorecard.
        after: The other.
        differences: In what their files differ, in words.
        accounts: How many accounts were scored.
        changed: How many get another score or another tier.
        moves: How many make each move.
        tiers: How many accounts have which tiers; only pairs that occur.
        owners: The accounts by owner, those with the most moves first.
        profiles: The accounts by the profile that they keep, of every dimension with profiles.
        changes: One row per account with another score or tier, the largest change first:
            account_id, name, owner, move, tier_before, tier_after, score_before, score_after,
            change, why (the line of the receipt that moves most) and why_change. Of a scorecard
            without numbers, the numbers are left out.
        hides_number: Whether one of the scorecards is for a team that wants no number.
        qualified: How many people become sales qualified, and how many are not any more; None
            where one of the scorecards does not say who is.
        output: The file that was exported, or None.
        made_harmless: Texts of that file that a spreadsheet would have run as a formula.
    """

    as_of: datetime
    before: NamedScorecard
    after: NamedScorecard
    differences: tuple[str, ...]
    accounts: int
    changed: int
    moves: Mapping[Move, int]
    tiers: tuple[TierCount, ...]
    owners: tuple[GroupCount, ...]
    profiles: tuple[GroupCount, ...]
    changes: Table
    hides_number: bool
    qualified: tuple[int, int] | None = None
    output: Path | None = None
    made_harmless: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Give the documented JSON form; numbers are decimals of four places."""
        return {
            "as_of": self.as_of,
            "before": {"scorecard": self.before.label, "hash": self.before.file.hash},
            "after": {"scorecard": self.after.label, "hash": self.after.file.hash},
            "differences": list(self.differences),
            "accounts": self.accounts,
            "changed": self.changed,
            "moves": dict(self.moves),
            **self._qualified(),
            "tiers": [
                {"before": one.before, "after": one.after, "accounts": one.accounts}
                for one in self.tiers
            ],
            "owners": [{"owner": one.name, **_counts(one)} for one in self.owners],
            "profiles": [
                {"dimension": one.dimension, "profile": one.name}
                | _counts(one)
                | {"switched": one.switched}
                for one in self.profiles
            ],
            "changes": self.changes.rows(),
        }

    def _qualified(self) -> dict[str, int]:
        names = ("sales_qualified", "not_any_more")
        return dict(zip(names, self.qualified, strict=True)) if self.qualified else {}


def _counts(group: GroupCount) -> dict[str, Any]:
    names = ("accounts", "up", "down", "otherwise")
    return {name: getattr(group, name) for name in names}


def diff(
    before: str | None = None,
    after: str | None = None,
    project: str | Path = ".",
    *,
    scorecard: str | None = None,
    as_of: datetime | None = None,
    limit: int | None = None,
    output: str | Path | None = None,
    progress: Callable[[str], None] | None = None,
) -> DiffResult:
    """Score all accounts by two scorecards, and compare; nothing is published.

    Args:
        before: `published`, `on disk`, the name of a scorecard or of its file, or the beginning
            of the hash of a published version; None for `published`.
        after: The same; None for `on disk`. Where only one is given, it is compared with what is
            published.
        project: The project's folder.
        scorecard: Name of the scorecard that `published` and `on disk` are of.
        as_of: The moment whose knowledge may be used; UTC where it has no time zone; None for
            now.
        limit: How many accounts at most; None for all.
        output: File to export the accounts to: .csv, .parquet, .json or .xlsx.
        progress: Called with the name of each step when it begins.

    Raises:
        InvalidInput: There is no such scorecard, or a scorecard or the data have problems that
            stop scoring.
        OutsideWorldFailed: A source, the store or the output cannot be reached.
        ValueError: `limit` is negative.
    """
    if limit is not None and limit < 0:
        raise ValueError(f"limit is negative: {limit}")
    if before is not None and after is None:
        before, after = PUBLISHED, before
    folder, step = Path(project), progress or unheard
    if output is not None:
        check_output(Path(output), Path(project))
    old = scorecard_named(folder, before or PUBLISHED, scorecard)
    new = scorecard_named(folder, after or ON_DISK, scorecard or old.file.card.name)
    if old.file.card.scores != new.file.card.scores:
        raise InvalidInput([_other_rows(old, new)])
    now = datetime.now(UTC)
    moment = in_utc(as_of) if as_of else now
    tables = (*tables_read_by(old.file.card), *tables_read_by(new.file.card))
    with opened(folder, tables=tuple(dict.fromkeys(tables))) as in_sight:
        for one, relation in ((old, BEFORE), (new, AFTER)):
            bind_own_history(in_sight, one.file.card, as_of=moment, now=now)
            step(f"checking {one.label}")
            compiled_for(in_sight, one.file, as_of=moment, keeps_attributes=False)
            step(f"scoring by {one.label}")
            lay_out(in_sight.engine, in_sight.bound, one.file.card, moment, relation)
        step("comparing")
        result = _compared(in_sight.engine, old, new, moment, limit)
    if output is None:
        return result
    step("writing the file")
    about = {"before": old.label, "after": new.label, "as_of": moment.date().isoformat()}
    treated = exported(
        result.changes.arrow, Path(output), folder=folder, content="Differences", about=about
    )
    return replace(result, output=Path(output), made_harmless=treated)


def _other_rows(old: NamedScorecard, new: NamedScorecard) -> Problem:
    return Problem(
        OTHER_ROWS,
        Place(new.file.places.file),
        f"{old.label} scores {old.file.card.scores}, and {new.label} scores "
        f"{new.file.card.scores}.",
        "Name two scorecards that score the same.",
    )


def _compared(
    engine: Engine,
    old: NamedScorecard,
    new: NamedScorecard,
    moment: datetime,
    limit: int | None,
) -> DiffResult:
    cards = old.file.card, new.file.card
    compare(engine, *cards)
    counts = moves(engine)
    key = ROW_KEYS[new.file.card.scores]
    rows = with_own_key(engine.arrow(changed_accounts(*cards, engine, limit)), key)
    hides_number = any(card.desirable is not None for card in cards)
    return DiffResult(
        as_of=moment,
        before=old,
        after=new,
        differences=differences(old.file, new.file),
        accounts=sum(counts.values()),
        changed=changed_count(engine),
        moves=counts,
        tiers=tuple(tier_counts(engine, *cards)),
        owners=owner_counts(engine),
        profiles=tuple(profile_counts(engine, cards[1])),
        changes=Table(rows.drop_columns(list(NUMBERS)) if hides_number else rows),
        hides_number=hides_number,
        qualified=qualified_counts(engine, *cards),
    )

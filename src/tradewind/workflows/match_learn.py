"""Learn from people's answers what each kind of agreement weighs, and write it down."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from tradewind.files.exports.replacing import replacing
from tradewind.files.matching_file import MATCHING_FILE, read_matching
from tradewind.files.matching_writer import with_weights
from tradewind.matching.learning import AnsweredPair, LearnedLevel, learn_weights
from tradewind.matching.weights import PARTS
from tradewind.workflows.answers.standing_answers import Standing
from tradewind.workflows.leads.match_store import OpenMatching, current_matching
from tradewind.workflows.match_extra import refuse_without_extra

_ANSWERED = "match_answered_pairs"


@dataclass(frozen=True, slots=True)
class LearnResult:
    """What people's answers say about the weights of the evidence.

    Attributes:
        levels: One record per part and level, also for those that stay.
        confirmed: Confirmed pairs that were learned from.
        refused: Refused pairs that were learned from.
        unseen: Answered pairs whose evidence the current matching does not keep.
        file: The project's matching.yaml.
        is_written: Whether it was written; not where nothing new was learned.
    """

    levels: tuple[LearnedLevel, ...]
    confirmed: int
    refused: int
    unseen: int
    file: Path
    is_written: bool

    @property
    def changed(self) -> tuple[LearnedLevel, ...]:
        """The levels whose weight is another one now."""
        return tuple(one for one in self.levels if one.new_bits != one.old_bits)


def match_learn(project: str | Path = ".", *, dry_run: bool = False) -> LearnResult:
    """Learn weights from all answers that hold, and write them to matching.yaml.

    A confirmed or assigned account is a confirmed pair. A refused account is a refused pair, and
    so is the account that matching proposed where people named another one, or none.

    Args:
        project: The project's folder.
        dry_run: Whether only to look at what would be written.

    Raises:
        InvalidInput: Leads were never matched, or matching.yaml is wrong.
        OutsideWorldFailed: The store cannot be read, or matching.yaml cannot be written.
    """
    refuse_without_extra()
    folder = Path(project)
    with current_matching(folder) as opened:
        settings = opened.settings
        told = dict(_told(opened))
        pairs = _answered(opened, told)
    levels = learn_weights(pairs, current=settings.weights, prior=settings.prior)
    new: dict[str, dict[str, float]] = {}
    for one in levels:
        if one.new_bits != one.old_bits:
            new.setdefault(one.part, {})[one.level] = one.new_bits
    file = folder / MATCHING_FILE
    if new and not dry_run:
        text = with_weights(read_matching(folder).text, new)
        with replacing(file) as stream:
            stream.write(text.encode())
    confirmed = sum(pair.is_confirmed for pair in pairs)
    return LearnResult(
        levels=levels,
        confirmed=confirmed,
        refused=len(pairs) - confirmed,
        unseen=len(told) - len(pairs),
        file=file,
        is_written=bool(new) and not dry_run,
    )


def _told(opened: OpenMatching) -> Iterator[tuple[tuple[str, str], bool]]:
    """Give the pairs of a lead and an account that people said yes or no to."""
    engine = opened.seen.engine
    engine.load("match_told_leads", pa.table({"lead_id": pa.array([*opened.held], pa.string())}))
    proposed = engine.rows(
        f"SELECT lead_id, account_id FROM {opened.seen.relations['decisions']} "
        "SEMI JOIN match_told_leads USING (lead_id) WHERE account_id IS NOT NULL"
    )
    by_lead: Mapping[str, str] = dict(proposed)
    for lead, standing in opened.held.items():
        yield from _said(lead, standing, by_lead.get(lead))


def _said(
    lead: str, standing: Standing, proposed: str | None
) -> Iterator[tuple[tuple[str, str], bool]]:
    for refused in standing.refused:
        yield (lead, refused), False
    settled = standing.settled
    if settled is None:
        return
    if proposed is not None and proposed != settled.account_id:
        yield (lead, proposed), False
    if settled.account_id is not None:
        yield (lead, settled.account_id), True


def _answered(opened: OpenMatching, told: Mapping[tuple[str, str], bool]) -> list[AnsweredPair]:
    """Give the told pairs whose evidence the matching keeps, with their levels."""
    rows = {
        "lead_id": pa.array([lead for lead, _ in told], pa.string()),
        "account_id": pa.array([account for _, account in told], pa.string()),
        "is_confirmed": pa.array([*told.values()], pa.bool_()),
    }
    opened.seen.engine.load(_ANSWERED, pa.table(rows))
    levels = ", ".join(f"{part}_level" for part in PARTS)
    found = opened.seen.engine.rows(
        f"SELECT is_confirmed, {levels} FROM {opened.seen.relations['pairs']} "
        f"JOIN {_ANSWERED} USING (lead_id, account_id) ORDER BY lead_id, account_id"
    )
    return [AnsweredPair(dict(zip(PARTS, row[1:], strict=True)), row[0]) for row in found]

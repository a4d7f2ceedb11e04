"""What feedback is about: an account, and the score and tier that were published of it."""

from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from tradewind.compiling.write import literal
from tradewind.engines.duckdb import DuckdbEngine
from tradewind.files.scorecard_file import parse_scorecard
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.store.interface import Run
from tradewind.store.local import STORE_FOLDER, LocalStore
from tradewind.workflows.differences.then_and_now import OTHER_ROWS
from tradewind.workflows.finding.finding_accounts import (
    account_in,
    named_accounts,
    nearest_accounts,
)
from tradewind.workflows.finding.nearest import named
from tradewind.workflows.projects.opening import opened
from tradewind.workflows.runs.past import run_rows
from tradewind.workflows.runs.published import NOTHING_PUBLISHED, PublishedRun, current_run


@dataclass(frozen=True, slots=True)
class Judged:
    """An account's score as people saw it.

    Attributes:
        scorecard: The scorecard; None where none was published.
        run_id: The run, or None.
        score: The score; None without one, and for a team that wants no number.
        tier: The tier; None without one.
    """

    scorecard: str | None = None
    run_id: str | None = None
    score: Decimal | None = None
    tier: str | None = None


@dataclass(frozen=True, slots=True)
class AccountsInSight:
    """The accounts that feedback may be about: those of the published scores, or of the tables.

    Attributes:
        store: The project's store.
        engine: The engine that holds the accounts.
        relation: The text that names them in a FROM clause: account_id, name, domain.
        published: The current run; None where none was published.
    """

    store: LocalStore
    engine: DuckdbEngine
    relation: str
    published: PublishedRun | None

    def found(self, wanted: str, *, spoken_of: Container[str]) -> str:
        """Give the id of the account that a person means by its id, domain or name.

        Args:
            wanted: What the person wrote.
            spoken_of: Ids that are known though the account may be gone.

        Raises:
            InvalidInput: No account or several accounts fit; lists the nearest, or those that do.
        """
        try:
            return account_in(self.engine, self.relation, wanted)
        except InvalidInput:
            if wanted in spoken_of:
                return wanted
            raise

    def names(self, account_ids: Iterable[str]) -> dict[str, str | None]:
        """Give the names of those of the accounts that are there."""
        if not (listed := ", ".join(map(literal, account_ids))):
            return {}
        rows = self.engine.rows(
            f"SELECT account_id, name FROM {self.relation} WHERE account_id IN ({listed})"
        )
        return dict(rows)

    def nearest(self, account_id: str) -> str:
        """Name the accounts that may be meant by an id that is none; empty where none is near."""
        return named(nearest_accounts(self.engine, self.relation, account_id))

    def has_run(self, run_id: str) -> bool:
        """Whether a run of that id was ever published."""
        return self.store.run(run_id) is not None

    def judged(self, account_ids: Iterable[str], run_id: str | None = None) -> Mapping[str, Judged]:
        """Give how accounts stood in a run, or in the current one.

        An account that the run has not, or of whose run nothing is kept, has no score.

        Args:
            account_ids: The accounts.
            run_id: The run; None for the current one, which also stands for a run of people.
        """
        current = self.published.run if self.published else None
        run = current if run_id is None else self.store.run(run_id)
        if run is not None and run.of_people:
            run = current
        asked = list(account_ids)
        if run is None:
            return dict.fromkeys(asked, Judged())
        stood = self._stood(run, asked)
        hides_number = self._card(run).desirable is not None
        found: dict[str, Judged] = {}
        for account_id in asked:
            score, tier = stood.get(account_id, (None, None))
            shown = None if hides_number else score
            found[account_id] = Judged(run.scorecard, run.run_id, shown, tier)
        return found

    def _stood(
        self, run: Run, account_ids: list[str]
    ) -> dict[str, tuple[Decimal | None, str | None]]:
        if not (listed := ", ".join(map(literal, account_ids))):
            return {}
        if self.published is not None and run.run_id == self.published.run.run_id:
            scores = self.published.relation("scores")
        else:
            try:
                scores = run_rows(self.store, self.engine, run).scores
            except InvalidInput:
                return {}  # compacted: what the account's score was then is not kept
        rows = self.engine.rows(
            f"SELECT account_id, score, tier FROM {scores} WHERE account_id IN ({listed})"
        )
        return {account_id: (score, tier) for account_id, score, tier in rows}

    def _card(self, run: Run) -> Scorecard:
        version = self.store.scorecard_version(run.hash)
        assert version is not None, "a run is published with its scorecard"
        return parse_scorecard(version.text, shown_as=f"scorecard {version.name}").card


@contextmanager
def accounts_in_sight(folder: Path, scorecard: str | None = None) -> Iterator[AccountsInSight]:
    """Open the accounts of a project, and let go of them at the end.

    Args:
        folder: The project's folder.
        scorecard: Name of the scorecard that feedback is about; None for the one of accounts
            published last or, where none was, no score at all.

    Raises:
        InvalidInput: Nothing was published of the named scorecard, or it scores people; or
            nothing was published at all, and the project has problems.
        OutsideWorldFailed: The store or a source cannot be read.
    """
    store = LocalStore(folder / STORE_FOLDER)
    try:
        published = current_run(folder, scorecard)
    except InvalidInput as refused:
        if scorecard is not None or refused.problems[0].code != NOTHING_PUBLISHED:
            raise
        with opened(folder, tables=("accounts",), with_matches=False) as project:
            yield AccountsInSight(
                store, project.engine, named_accounts(project.bound.accounts), None
            )
        return
    try:
        if published.run.of_people:
            raise InvalidInput([of_people(published.run)])
        yield AccountsInSight(store, published.engine, published.relation("scores"), published)
    finally:
        published.engine.close()


def of_people(run: Run) -> Problem:
    """Say that a scorecard scores people, of whom nobody gives feedback."""
    return Problem(
        OTHER_ROWS,
        Place("--scorecard"),
        f'The scorecard "{run.scorecard}" scores people; feedback is about accounts.',
        "Name a scorecard of accounts, or leave `--scorecard` out.",
    )

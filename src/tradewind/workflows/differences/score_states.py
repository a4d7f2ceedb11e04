"""Lay out the states between two published scores, each as a relation of the engine."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from tradewind.compiling.compile import compile_scorecard
from tradewind.compiling.knowledge import Knowledge
from tradewind.compiling.layout import layout_of
from tradewind.compiling.write import identifier, literal
from tradewind.files.scorecard_file import ScorecardFile
from tradewind.problems import InvalidInput, Problem
from tradewind.project.bound import BoundProject
from tradewind.scorecard.tiers import TiersByScore
from tradewind.store.local import STORE_FOLDER, LocalStore
from tradewind.workflows.differences.change_parts import State
from tradewind.workflows.differences.score_lines import Line, lined, lines_of
from tradewind.workflows.differences.then_and_now import SINCE, Endpoint, ThenAndNow
from tradewind.workflows.projects.compiled_for import compiled_for, tables_read_by
from tradewind.workflows.projects.one_account import narrowed, needs_others, needs_relatives
from tradewind.workflows.projects.opening import OpenProject
from tradewind.workflows.projects.own_history import bind_own_history
from tradewind.workflows.runs.kept_columns import kept_columns
from tradewind.workflows.runs.past import run_rows
from tradewind.workflows.runs.row_keys import by_account_id

NOT_COMPUTABLE = "TW591"
"""The scorecard that was published then cannot be computed with the tables of today."""
STANDING = "account_id, score, tier, is_excluded"


@dataclass(frozen=True, slots=True)
class ScoreStates:
    """The states, ready to be queried.

    Attributes:
        relations: The relation of each state; one row per account: account_id, score, tier,
            is_excluded, and the lines where they are laid out.
        lines: For each state, its lines; `line_0` of its relation is the first of them.
        is_coarse: Whether rounding, bounds and gates are one line.
    """

    relations: Mapping[State, str]
    lines: Mapping[State, tuple[Line, ...]]
    is_coarse: bool


def tables_of(ends: ThenAndNow) -> tuple[str, ...]:
    """Give the canonical tables that either scorecard reads."""
    both = (*tables_read_by(ends.then.card.card), *tables_read_by(ends.now.card.card))
    return tuple(dict.fromkeys(both))


def score_states(
    project: OpenProject,
    ends: ThenAndNow,
    step: Callable[[str], None],
    *,
    only: str | None = None,
    has_lines: bool = False,
) -> ScoreStates:
    """Compute the states between then and now.

    Args:
        project: The project, with all tables open that either scorecard reads.
        ends: The two ends.
        step: Called with the name of each step when it begins.
        only: The one account that is wanted; None for all.
        has_lines: Whether the computed states have their lines; what was published always has.

    Raises:
        InvalidInput: A scorecard cannot be computed with the tables of today, or what was
            published then is not kept any more.
        OutsideWorldFailed: A file of the store is missing, or memory or disk is spent.
    """
    now = datetime.now(UTC)
    for end in (ends.then, ends.now):
        bind_own_history(project, end.card.card, as_of=ends.then.as_of, now=now)
    step("checking the data")
    _check(project, ends)
    layer = _Layer(project, ends, only, has_lines)
    step("reading what was published")
    layer.publish("p1", ends.now)
    if ends.then.run is not None:
        layer.publish("p0", ends.then)
    for state, card, at, name in _chain(ends):
        step(name)
        layer.compute(state, card, at)
    layer.close()
    return ScoreStates(layer.relations, layer.lines, layer.is_coarse)


def _check(project: OpenProject, ends: ThenAndNow) -> None:
    compiled_for(project, ends.now.card, as_of=ends.now.as_of, keeps_attributes=False)
    if ends.has_one_scorecard:
        return
    try:
        compiled_for(project, ends.then.card, as_of=ends.now.as_of, keeps_attributes=False)
    except InvalidInput as refused:
        errors = [one for one in refused.problems if one.severity == "error"]
        raise InvalidInput(_not_computable(one, ends.then) for one in errors) from refused


def _not_computable(problem: Problem, then: Endpoint) -> Problem:
    return Problem(
        NOT_COMPUTABLE,
        problem.place,
        f"The scorecard that was published as of {then.as_of:%Y-%m-%d} cannot be computed with "
        f"the tables of today: {problem.what}",
        f"Bind in tradewind.yaml what it needs, or name a later date with `{SINCE}`.",
    )


def _chain(ends: ThenAndNow) -> list[tuple[State, ScorecardFile, Knowledge, str]]:
    then, now = ends.then.as_of, ends.now.as_of
    before, after = ends.then.card, ends.now.card
    return [
        ("x0", before, Knowledge.at(then), "computing the scores of then"),
        ("x1", before, Knowledge(now, then, then), "letting time pass"),
        ("x2", before, Knowledge(now, now, then), "adding the new events"),
        ("x3", before, Knowledge.at(now), "adding the other data"),
        ("x4", after, Knowledge.at(now), "changing the scorecard"),
    ]


class _Layer:
    """Makes the relations, one state at a time."""

    def __init__(
        self, project: OpenProject, ends: ThenAndNow, only: str | None, has_lines: bool
    ) -> None:
        self.relations: dict[State, str] = {}
        self.lines: dict[State, tuple[Line, ...]] = {}
        self._engine = project.engine
        self._ends = ends
        self._only = only
        self._has_lines = has_lines
        self._store = LocalStore(project.folder / STORE_FOLDER)
        self._links = self._store.links(ends.now.card.card.name)
        self.is_coarse = not all(map(self._is_whole, (ends.then, ends.now)))
        self._bound = project.bound
        self._narrow: BoundProject | None = None
        self._made: dict[str, State] = {}

    def _is_whole(self, end: Endpoint) -> bool:
        return end.run is None or self._links[end.run.run_id].is_whole

    def publish(self, state: State, end: Endpoint) -> None:
        """Lay out what was published."""
        card = end.card.card
        rows = self._wide_rows(end) if self._is_whole(end) else self._kept_rows(end)
        query = lined(card, rows, is_coarse=self.is_coarse)
        self.lines[state] = lines_of(card, is_coarse=self.is_coarse)
        self.relations[state] = f"({query})"
        if self._only is not None:
            self._table(state, f"{query} WHERE account_id = {literal(self._only)}")

    def _wide_rows(self, end: Endpoint) -> str:
        assert end.run is not None, "it was published"
        key = layout_of(end.card.card).key
        scores, points = (
            by_account_id(f"read_parquet({literal(str(self._store.path_of(end.run, table)))})", key)
            for table in ("scores", "contributions")
        )
        own = "* EXCLUDE (run_id, scorecard, scorecard_hash, as_of)"
        return f"(FROM {scores} JOIN (SELECT {own} FROM {points}) USING (account_id))"

    def _kept_rows(self, end: Endpoint) -> str:
        """Put the rows of a run together whose tables were compacted away."""
        assert end.run is not None, "it was published"
        rows = run_rows(self._store, self._engine, end.run)
        columns = kept_columns(layout_of(end.card.card)).components
        wide = ", ".join(
            f"max(points) FILTER (key = {literal(key)}) AS {identifier(column)}"
            for key, column in columns.items()
        )
        points = f"SELECT account_id, {wide} FROM {rows.contributions} GROUP BY account_id"
        return (
            f"(FROM (SELECT {STANDING} FROM {rows.scores}) LEFT JOIN ({points}) USING (account_id))"
        )

    def compute(self, state: State, file: ScorecardFile, at: Knowledge) -> None:
        """Compute a state; a state that cannot differ from one before it is that one."""
        card = file.card
        self.lines[state] = lines_of(card, is_coarse=self.is_coarse)
        compiled = compile_scorecard(card, self._project_for(file), as_of=at, carried=None)
        told = f"{file.hash}\n{_without_comments(compiled.sql)}"
        if told in self._made:
            self.relations[state] = self.relations[self._made[told]]
            return
        self._made[told] = state
        rows = by_account_id(f"(\n{compiled.sql})", compiled.layout.key)
        query = f"SELECT {STANDING} FROM {rows}"
        if self._has_lines or (state == "x0" and self._ends.is_recomputed):
            query = lined(card, rows, is_coarse=self.is_coarse)
        if self._only is not None:
            query += f" WHERE account_id = {literal(self._only)}"
        self._table(state, query)

    def _project_for(self, file: ScorecardFile) -> BoundProject:
        if self._only is None or needs_others(file.card) or self._needs_ranks():
            return self._bound
        if self._narrow is None:
            cards = (self._ends.then.card.card, self._ends.now.card.card)
            self._narrow = narrowed(
                self._bound,
                self._engine,
                self._only,
                with_relatives=any(map(needs_relatives, cards)),
            )
        return self._narrow

    def _needs_ranks(self) -> bool:
        """Tell whether the tier of then is to be computed, and depends on other accounts."""
        cuts = self._ends.then.card.card.cuts
        return self._ends.is_recomputed and not isinstance(cuts, TiersByScore)

    def close(self) -> None:
        """Where nothing was published by then, what is computed stands for it."""
        if self._ends.is_recomputed:
            now = self.relations["p1"]
            self.lines["p0"] = self.lines["x0"]
            self.relations["p0"] = (
                f"(SELECT x0.* FROM {self.relations['x0']} AS x0 "
                f"SEMI JOIN {now} AS p1 USING (account_id))"
            )

    def _table(self, state: State, query: str) -> None:
        self._engine.execute(f"CREATE TEMP TABLE state_{state} AS\n{query}")
        self.relations[state] = f"state_{state}"


def _without_comments(sql: str) -> str:
    return "\n".join(line for line in sql.splitlines() if not line.lstrip().startswith("--"))

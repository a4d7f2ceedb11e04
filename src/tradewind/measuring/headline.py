"""The result of a backtest in one sentence: the first thing that a reader must know."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tradewind.measuring.baseline_names import RANDOM
from tradewind.measuring.chance import CHANCE, LEAST_AUC, beats_chance
from tradewind.measuring.estimates import Estimate
from tradewind.measuring.findings.too_good import HIGHEST_AUC
from tradewind.measuring.observations import PER_CASE, Question
from tradewind.measuring.percentages import share_written
from tradewind.measuring.proof import LEAST_POSITIVES, GroupProof, Proof, RankingProof
from tradewind.measuring.question_words import days_written
from tradewind.measuring.ratios import times_written
from tradewind.measuring.unscored import Unscored
from tradewind.problems import counted


@dataclass(frozen=True, slots=True)
class _Words:
    """How a question is spoken of: what is counted, and what happens to it."""

    one: str
    several: str
    did: str
    in_tier: str
    times: tuple[str, str]


_WORDS: dict[Question, _Words] = {
    "buys": _Words(
        "account", "accounts", "bought", "Accounts in", ("case of a win", "cases of a win")
    ),
    "opens": _Words(
        "account",
        "accounts",
        "opened an opportunity",
        "Accounts in",
        ("case of an opening", "cases of an opening"),
    ),
    "wins": _Words("opportunity", "opportunities", "were won", "Opportunities in", ("win", "wins")),
    "liked": _Words(
        "verdict", "verdicts", "were liked", "Accounts in", ("good verdict", "good verdicts")
    ),
}


@dataclass(frozen=True, slots=True)
class StandingOut:
    """How the best tier that has rows stands out, and what ranks behind all tiers.

    Attributes:
        against_rest: Its conversion over that of all other rows; None where there is no ratio.
        against_scored: The same over that of the other rows with a score.
        unscored: The rows without a score; None where there are none.
    """

    against_rest: Estimate | None = None
    against_scored: Estimate | None = None
    unscored: Unscored | None = None


def headline_of(proof: Proof, standing_out: StandingOut) -> str:
    """Say in one sentence what a backtest found, the most important first.

    The order: that numbers are withheld; that nothing (or not this scorecard) beats chance; that
    it is too good to be true; that a baseline beats it; how much better it is. Nothing is said to
    be better or worse unless an interval says so. Where the order of all rows is no better than
    chance, but the best tier is better than others, both are said.

    Args:
        proof: All numbers; the headline that it has is not looked at.
        standing_out: How the best tier stands out.
    """
    if proof.enough == "withheld":
        return _withheld(proof)
    tested, *others = proof.rankings
    said = (
        _no_better_than_chance(proof, standing_out)
        or _too_good(tested)
        or _beaten(tested, others)
        or "; ".join(_how_good(proof, standing_out.against_rest))
    )
    few = counted(proof.positives, *_WORDS[proof.question].times)
    return f"{said}; all this rests on only {few}." if proof.enough == "thin" else f"{said}."


def _withheld(proof: Proof) -> str:
    words, rows = _WORDS[proof.question], _rows(proof)
    one, several = words.times
    if proof.n == 0:
        return f"Numbers are withheld: there is no {words.one} to measure."
    if proof.positives == proof.n:
        said = f"there are only {several} among {rows}, so that none can rank before another"
        return f"Numbers are withheld: {said}."
    count = f"only {counted(proof.positives, one, several)}" if proof.positives else f"no {one}"
    return f"Numbers are withheld: {count} among {rows}; it takes at least {LEAST_POSITIVES}."


def _no_better_than_chance(proof: Proof, standing_out: StandingOut) -> str | None:
    tested, *others = proof.rankings
    if beats_chance(tested):
        return None
    but = "; ".join(_but(proof, standing_out))
    said = _weak(tested, others, over=" over all rows" if but else "")
    return f"{said}; {but}" if but else said


def _weak(tested: RankingProof, others: Sequence[RankingProof], *, over: str) -> str:
    if better := _best(one for one in others if beats_chance(one)):
        return f"{_of_weak(tested, over)}; {better.name} does better, with {_auc(better.auc)}"
    start = _none_beats_chance((tested, *others), over)
    if tested.auc.high is not None and tested.auc.high < CHANCE:
        return f"{start}: {_of_weak(tested)}"
    rival = _best(one for one in others if one.name != RANDOM)
    said = f"{start}: {tested.name} has an AUC of {_with_ends(tested.auc)}"
    if rival is None:
        return said
    return f"{said}, and the best other, {rival.name}, {_with_ends(rival.auc)}"


def _but(proof: Proof, standing_out: StandingOut) -> Iterator[str]:
    """Say what an order no better than chance hides: a good best tier, and whom it ranks last."""
    words, unscored = _WORDS[proof.question], standing_out.unscored
    tier = next((one for one in proof.tiers if one.n), None)
    if tier is not None and _is_above(standing_out.against_rest, 1.0):
        than = _than_the_rest(proof, tier, standing_out.against_rest)
        yield f"but {_of_tier(words, tier)} {than}"
    elif (
        tier is not None
        and standing_out.against_scored is not None
        and _is_above(standing_out.against_scored, 1.0)
    ):
        than = f"{_times(standing_out.against_scored)} as often as the others with a score"
        yield f"but {_of_tier(words, tier)} {than}"
    elif unscored is None or not unscored.converts_as_often:
        return
    if unscored is not None and unscored.positives:
        have = "row has" if unscored.n == 1 else "rows have"
        at = share_written(unscored.conversion.value)
        of_scored = share_written(unscored.of_scored.value)
        yield (
            f"{unscored.n:,} {have} no score, rank last and convert at {at}, "
            f"those with one at {of_scored}"
        )


def _of_tier(words: _Words, tier: GroupProof) -> str:
    return f"{words.in_tier[0].lower()}{words.in_tier[1:]} tier {tier.name} {words.did}"


def _none_beats_chance(rankings: Sequence[RankingProof], over: str) -> str:
    start = f"No ranking beats chance here{over}"
    if any(one.auc.low is not None and one.auc.low > CHANCE for one in rankings):
        return f"{start} by more than a little"
    if rankings[0].auc.value >= LEAST_AUC:
        return f"No ranking beats chance beyond doubt here{over}"
    return start


def _of_weak(tested: RankingProof, over: str = "") -> str:
    if tested.auc.high is not None and tested.auc.high < CHANCE:
        return f"{tested.name} ranks the wrong way round, with {_auc(tested.auc)}"
    if tested.auc.holds(CHANCE) and tested.auc.value >= LEAST_AUC:
        return f"{tested.name} cannot be told from chance here{over}, with {_auc(tested.auc)}"
    does = "no" if tested.auc.holds(CHANCE) else "little"
    return f"{tested.name} does {does} better than chance here{over}, with {_auc(tested.auc)}"


def _too_good(tested: RankingProof) -> str | None:
    if tested.auc.value <= HIGHEST_AUC:
        return None
    return (
        f"Too good to be true: {tested.name} has {_auc(tested.auc)}; look first for a field "
        "that is filled in after the outcome"
    )


def _beaten(tested: RankingProof, others: Sequence[RankingProof]) -> str | None:
    ahead = [one for one in others if one.is_baseline and one.is_better_than_tested]
    best = _best(ahead)
    if best is None:
        return None
    return f"{best.name} ranks better than {tested.name}: {_pair(best, tested)}"


def _how_good(proof: Proof, against_rest: Estimate | None) -> Iterator[str]:
    tested, *others = proof.rankings
    better, against = _how_much_better(proof, against_rest), _against_the_best(tested, others)
    yield better
    # Where there is nothing to hold it against, its AUC is told once.
    if _auc(tested.auc) not in better or _auc(tested.auc) not in against:
        yield against


def _how_much_better(proof: Proof, against_rest: Estimate | None) -> str:
    words, tested = _WORDS[proof.question], proof.rankings[0]
    tier = next((one for one in proof.tiers if one.n), None)
    if tier is not None and _is_above(against_rest or tier.lift, 1.0):
        start = f"{words.in_tier} tier {tier.name} {words.did}"
        return f"{start} {_than_the_rest(proof, tier, against_rest)} ({_context(proof)})"
    tenth = tested.lift[0.1]
    if _is_above(tenth, 1.0):
        start = f"The best tenth of {words.several} by {tested.name} {words.did}"
        return f"{start} {_times(tenth)} as often as all of them ({_context(proof)})"
    unsure = f"neither a tier nor a best tenth can be told from the rest ({_context(proof)})"
    return f"{tested.name} ranks better than chance, with {_auc(tested.auc)}, but {unsure}"


def _than_the_rest(proof: Proof, tier: GroupProof, against_rest: Estimate | None) -> str:
    rest, positives = proof.n - tier.n, proof.positives - tier.positives
    of_tier = share_written(tier.positives / tier.n)
    if against_rest is None or not positives:
        return f"in {of_tier} of cases, and the rest in none"
    of_rest = share_written(positives / rest)
    return f"{_times(against_rest)} as often as the rest: {of_tier} against {of_rest}"


def _against_the_best(tested: RankingProof, others: Sequence[RankingProof]) -> str:
    rival = _best(one for one in others if one.name != RANDOM)
    if rival is None or rival.ahead is None:
        return f"{tested.name} has {_auc(tested.auc)}"
    if _is_above(rival.ahead, 0.0):
        return f"it ranks better than {rival.name}, the best other: {_pair(tested, rival)}"
    if rival.is_better_than_tested:
        return f"{rival.name} ranks better still: {_pair(rival, tested)}"
    return f"whether it ranks better than {rival.name} cannot be told: {_pair(tested, rival)}"


def _best(rankings: Iterable[RankingProof]) -> RankingProof | None:
    return max(rankings, key=lambda one: one.auc.value, default=None)


def _is_above(estimate: Estimate | None, bound: float) -> bool:
    return estimate is not None and estimate.low is not None and estimate.low > bound


def _pair(better: RankingProof, worse: RankingProof) -> str:
    return f"AUC {better.auc.value:.2f} against {worse.auc.value:.2f}"


def _auc(auc: Estimate) -> str:
    return f"an AUC of {_with_ends(auc)}"


def _with_ends(auc: Estimate) -> str:
    if auc.low is None or auc.high is None:
        return f"{auc.value:.2f}"
    return f"{auc.value:.2f} ({auc.low:.2f} to {auc.high:.2f})"


def _times(ratio: Estimate) -> str:
    if ratio.low is None:
        return f"{times_written(ratio.value)} times"
    ends = f"to {times_written(ratio.high)}" if ratio.high is not None else "or more"
    return f"{times_written(ratio.value)} times ({times_written(ratio.low)} {ends})"


def _rows(proof: Proof) -> str:
    words = _WORDS[proof.question]
    if proof.question in PER_CASE:
        return counted(proof.n, words.one, words.several)
    accounts = counted(proof.accounts, words.one, words.several)
    return f"{accounts} at {counted(len(proof.moments), 'date')}"


def _context(proof: Proof) -> str:
    within = "" if proof.question in PER_CASE else f", within {days_written(proof.horizon_days)}"
    return f"{_rows(proof)}{within}"

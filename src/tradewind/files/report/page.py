"""What the report's page says: one record, from which the template only writes."""

from collections.abc import Iterator
from dataclasses import dataclass

from tradewind.files.report.method import Step, method
from tradewind.files.report.numbers import SPACE, day, days, estimated, share, whole
from tradewind.files.report.sections import Section, sections
from tradewind.files.report.words import capitalized, is_per_case, words_of
from tradewind.measuring.chance import CHANCE, LEAST_AUC, beats_chance
from tradewind.measuring.findings.too_good import HIGHEST_AUC
from tradewind.measuring.proof import LEAST_POSITIVES, Proof
from tradewind.measuring.question_words import days_written
from tradewind.problems import Problem, counted
from tradewind.version import __version__

MOST_SHOWN_FIRST = 3
"""Findings that are told at the top; the rest stand with them further down."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the headline comes to, for those who read no further.

    Attributes:
        word: In a few words.
        tone: `signal`, `doubt`, `chance` or `withheld`; the style gives each a look.
    """

    word: str
    tone: str


@dataclass(frozen=True, slots=True)
class Page:
    """All that stands on the page, in its order.

    Attributes:
        title: The page's name.
        simulated: That the data are simulated, in a sentence; empty where they are real.
        verdict: What the headline comes to.
        headline: The result in one sentence.
        question: What was asked.
        facts: Labels with what was tested, on what.
        first: The most important findings.
        sections: What was measured; none where numbers are withheld.
        withheld: Why there are no numbers; empty where there are.
        findings: All findings, with what to do.
        left_out: What did not count, and how many.
        method: How it was computed.
        again: Labels with what is needed to compute it again.
    """

    title: str
    simulated: str
    verdict: Verdict
    headline: str
    question: str
    facts: tuple[tuple[str, str], ...]
    first: tuple[Problem, ...]
    sections: tuple[Section, ...]
    withheld: str
    findings: tuple[Problem, ...]
    left_out: tuple[tuple[str, str], ...]
    method: tuple[Step, ...]
    again: tuple[tuple[str, str], ...]


def page_of(proof: Proof, *, simulated: str | None) -> Page:
    """Make the page of a proof.

    Args:
        proof: What the backtest found.
        simulated: That the data are simulated, in a sentence; None or empty where they are real.
    """
    words = words_of(proof)
    is_withheld = proof.enough == "withheld"
    return Page(
        title=f"Backtest of {proof.scorecard}",
        simulated=simulated or "",
        verdict=verdict(proof),
        headline=proof.headline,
        question=capitalized(words.asked),
        facts=tuple(_facts(proof)),
        first=proof.findings[:MOST_SHOWN_FIRST],
        sections=() if is_withheld else tuple(sections(proof)),
        withheld=_withheld(proof) if is_withheld else "",
        findings=proof.findings,
        left_out=tuple((what, whole(count)) for what, count in proof.left_out.items()),
        method=method(proof),
        again=tuple(_again(proof)),
    )


def verdict(proof: Proof) -> Verdict:
    """Judge a proof in the order of its headline: chance first, then what else is in doubt."""
    if proof.enough == "withheld" or not proof.rankings:
        word = "Nothing to tell apart" if _happened_in_all(proof) else "Too few to tell"
        return Verdict(word, "withheld")
    tested, *others = proof.rankings
    if tested.auc.holds(CHANCE) and tested.auc.value >= LEAST_AUC:
        return Verdict("Cannot be told from chance", "chance")
    if tested.auc.holds(CHANCE) or tested.auc.value < CHANCE:
        return Verdict("No better than chance", "chance")
    if not beats_chance(tested):
        return Verdict("Hardly better than chance", "chance")
    if tested.auc.value > HIGHEST_AUC:
        return Verdict("Too good to be true", "doubt")
    if any(one.is_baseline and one.is_better_than_tested for one in others):
        return Verdict("Better than chance, but not than a baseline", "doubt")
    if proof.enough == "thin":
        return Verdict("Better than chance, on few cases", "doubt")
    return Verdict("Better than chance", "signal")


def _happened_in_all(proof: Proof) -> bool:
    return 0 < proof.n == proof.positives


def _withheld(proof: Proof) -> str:
    """Say why there are no numbers, as the headline does."""
    rows = counted(proof.n, "row")
    if proof.n == 0:
        return "There is no row to measure."
    if _happened_in_all(proof):
        happened = "the only row" if proof.n == 1 else f"all {rows}"
        return (
            f"It happened in {happened}, so that none can rank before another. "
            "Numbers take rows in which it did not happen, too, so none are given."
        )
    if not proof.positives:
        return (
            f"It happened in none of {rows}; at least {LEAST_POSITIVES} are needed. "
            "So no numbers are given."
        )
    return (
        f"It happened in {counted(proof.positives, 'row')} only; at least {LEAST_POSITIVES} are "
        "needed, and rows in which it did not. Numbers on so few would mislead, so none are given."
    )


def _facts(proof: Proof) -> Iterator[tuple[str, str]]:
    words = words_of(proof)
    first, last = proof.moments[0], proof.moments[-1]
    dates = day(first) if first == last else f"from {day(first)} to {day(last)}"
    yield "Snapshots", f"{len(proof.moments)}, {dates}" if len(proof.moments) > 1 else dates
    if not is_per_case(proof):
        yield "Horizon", days(proof.horizon_days)
    yield "Outcomes known until", day(proof.data_end)
    yield "Tested on", f"{whole(proof.n)} {words.rows}"
    yield "Different accounts", whole(proof.accounts)
    yield capitalized(words.successes), whole(proof.positives)
    if proof.base_rate is not None:
        yield capitalized(words.share), estimated(proof.base_rate, share)
    if proof.capacity is not None and not is_per_case(proof):
        yield "Worked at each snapshot", counted(proof.capacity, "account")


def _again(proof: Proof) -> Iterator[tuple[str, str]]:
    yield "Scorecard", proof.scorecard
    yield "Hash of its content", proof.hash
    if others := [one.name for one in proof.rankings[1:] if not one.is_baseline]:
        yield "Other scorecards", ", ".join(others)
    yield "Question", proof.question
    if proof.include:
        yield "Included", ", ".join(proof.include)
    yield "Snapshots (UTC)", ", ".join(f"{one:%Y-%m-%d}" for one in proof.moments)
    yield "Horizon", days_written(proof.horizon_days).replace(" ", SPACE)
    yield "Data until (UTC)", f"{proof.data_end:%Y-%m-%d %H:%M}"
    if proof.capacity is not None:
        yield "Worked at each snapshot", str(proof.capacity)
    yield "Rounds of the bootstrap", str(proof.rounds)
    yield "Seed", str(proof.seed)
    yield "Tradewind", __version__

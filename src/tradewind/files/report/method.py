"""How a proof was computed, in words and with sources, so that somebody else can do it again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tradewind.files.report.numbers import day, days
from tradewind.files.report.words import capitalized, is_per_case, words_of
from tradewind.measuring.proof import LEAST_POSITIVES, THIN_POSITIVES, Calibration, Proof

_INCLUDED = {
    "customers": "accounts that were customers then",
    "open": "accounts with an open opportunity",
    "gated": "accounts that a gate excludes",
}
"""What counts only where it is asked for, by what asks for it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the computation.

    Attributes:
        name: What is computed.
        how: How, in words.
        source: Where the formula is from; empty where it is a definition of this page.
    """

    name: str
    how: str
    source: str = ""


def method(proof: Proof) -> tuple[Step, ...]:
    """Give the steps by which the numbers of this proof came about."""
    return (*_rows(proof), *_rankings(proof), *_deals(proof))


def _rows(proof: Proof) -> Iterator[Step]:
    words = words_of(proof)
    yield Step(
        "As of then",
        "Every account is scored at each snapshot with what was known at that moment. "
        "Whatever became known later counts only as an outcome.",
    )
    if is_per_case(proof):
        how = (
            f"A row is one of the {words.rows}. It is judged by its account's score at the last "
            "snapshot before it."
        )
        if "gated" in proof.include:
            how += f" {capitalized(_INCLUDED['gated'])} count, too, as was asked."
    else:
        how = (
            f"A row is an account at a snapshot. {_counts(proof)} "
            f"The outcome is looked for in the {days(proof.horizon_days)} after the snapshot."
        )
    yield Step("Rows", how)
    yield Step(
        "Enough",
        f"With fewer than {LEAST_POSITIVES} {words.successes} no numbers are given, with fewer "
        f"than {THIN_POSITIVES} they are marked thin.",
    )
    yield Step(
        "Intervals (95%) of shares",
        "Wilson's interval, on the number of rows divided by the design effect, at least 1: "
        "snapshots of one account are not independent.",
        "E. B. Wilson, Probable inference, JASA 22 (1927), 209–212. E. L. Korn and B. I. Graubard, "
        "Confidence intervals for proportions with small expected number of positive counts "
        "estimated from survey data, Survey Methodology 24 (1998), 193–201.",
    )
    yield Step(
        "Other intervals (95%)",
        f"From {proof.rounds:,} rounds of the bootstrap, with the seed {proof.seed}. Each round "
        "draws accounts with replacement, all rows of an account together, and the same accounts "
        "for all rankings, so that differences have intervals of their own. The ends are "
        "percentiles of the rounds, corrected for bias and skewness (BCa) and moved outwards where "
        "few accounts have a row in which it happened.",
        "B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993), 14.3. "
        "T. C. Hesterberg, What teachers should know about the bootstrap, The American "
        "Statistician 69 (2015), 371–386.",
    )


def _counts(proof: Proof) -> str:
    """Say which accounts count at a snapshot, and which of them only because it was asked for."""
    left_out = [words for key, words in _INCLUDED.items() if key not in proof.include]
    included = [words for key, words in _INCLUDED.items() if key in proof.include]
    said = []
    if left_out:
        said.append(f"{capitalized(_listed(left_out))} do not count.")
    if included:
        said.append(f"{capitalized(_listed(included))} count, too, as was asked.")
    return " ".join(said)


def _listed(several: Sequence[str]) -> str:
    *first, last = several
    return f"{', '.join(first)} and {last}" if first else last


def _rankings(proof: Proof) -> Iterator[Step]:
    words = words_of(proof)
    yield Step(
        "AUC",
        "How often a row where it happened ranks above one of the same snapshot where it did not; "
        "ties count half. 0.5 is chance, 1 is perfect.",
        "J. A. Hanley and B. J. McNeil, The meaning and use of the area under a ROC curve, "
        "Radiology 143 (1982), 29–36.",
    )
    yield Step(
        "Average precision",
        f"At each of the {words.successes}, the share of {words.successes} among the other rows "
        "that rank at least as high; then the mean of these shares. A ranking that knows nothing "
        "has the conversion of all.",
        "C. D. Manning, P. Raghavan and H. Schütze, Introduction to Information Retrieval (2008), "
        "8.4.",
    )
    yield Step(
        "Lift and capture",
        f"The best 10, 20 or 30% of each snapshot are worked; ties share the cut evenly. "
        f"Capture is their share of all {words.successes}. Lift is their conversion over the "
        "conversion of all.",
        "C. X. Ling and C. Li, Data mining for direct marketing, KDD-98, 73–79.",
    )
    yield Step(
        "Baselines",
        "All rankings are judged on the same rows; what a ranking does not know ranks last. "
        "Random is worked out exactly, not drawn.",
    )
    if proof.work and proof.capacity is not None:
        yield Step(
            "What the team finds",
            f"At each snapshot the best {proof.capacity:,} that were not worked within the last "
            f"{days(proof.horizon_days)} are worked. What follows among them is added up and "
            "counted for a year of 365.25 days.",
        )


def _deals(proof: Proof) -> Iterator[Step]:
    if proof.deals_by_tier:
        yield Step(
            "Deal size",
            "Mean and median of the known amounts of won deals, without renewals. A deal belongs "
            "to the score that its account had at the last snapshot before the deal was opened. "
            "Amounts are skewed: the interval of a mean is from a bootstrap of its t, that of a "
            "median from plain percentiles, both drawing accounts.",
            "B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993), 12.5, 13.3.",
        )
    if proof.cycles_by_tier:
        yield Step(
            "Sales cycle",
            "Kaplan–Meier: a deal still open counts as lasting at least until the data's end. The "
            "median is the first day on which at most half are open, and its interval is where "
            "the ends of the curve's interval (Greenwood's variance of log(−log S)) fall to half. "
            "Medians of won and of lost deals alone have intervals by order statistics.",
            "E. L. Kaplan and P. Meier, Nonparametric estimation from incomplete observations, "
            "JASA 53 (1958), 457–481. J. D. Kalbfleisch and R. L. Prentice, The Statistical "
            "Analysis of Failure Time Data (1980), 1.3. R. Brookmeyer and J. Crowley, A confidence "
            "interval for the median survival time, Biometrics 38 (1982), 29–41. H. A. David and "
            "H. N. Nagaraja, Order Statistics (2003), 7.1.",
        )
    if proof.calibration is not None:
        yield _calibration(proof.calibration)


def _calibration(calibration: Calibration) -> Step:
    before = f"the rows whose horizon was over before {day(calibration.tested_from)}"
    expected = (
        f"that ten points double the odds; only their level is fitted, to {before}"
        if calibration.way == "points"
        else f"what a logistic curve of the score says that was fitted to {before}"
    )
    return Step(
        "Calibration",
        f"Expected is {expected}. It is compared with the rows since then, in groups of about "
        "equal size. The Brier score is the mean squared difference of the expected share and the "
        "outcome (1 or 0).",
        "G. W. Brier, Verification of forecasts expressed in terms of probability, Monthly "
        "Weather Review 78 (1950), 1–3.",
    )

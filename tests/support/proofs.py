"""Proofs written by hand, as backtests of a good, a useless, a thin and a hopeless scorecard."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal

from support.proof_parts import about, cycles, deals, groups, ranking, share, work
from tradewind.measuring.proof import Calibration, CalibrationRow, Curve, Proof, WorkProof
from tradewind.problems import Place, Problem

MOMENTS = tuple(
    datetime(2025 + month // 12, month % 12 + 1, 1, tzinfo=UTC) for month in range(4, 16)
)
"""First of May 2025 to first of April 2026."""
DATA_END = datetime(2026, 6, 30, tzinfo=UTC)
_HASH = "8c1f0a7be2d94c5f3a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b"


def finding(code: str, what: str, fix: str, *, line: int | None = None) -> Problem:
    """Give a warning about the scorecard."""
    place = Place("scorecards/growth.yaml", line, None if line is None else 15)
    return Problem(code, place, what, fix, "warning")


def calibration(way: Literal["points", "earlier"] = "earlier") -> Calibration:
    """Give five rows of scores that mean what they say, but for the last."""
    expected = (0.006, 0.013, 0.024, 0.048, 0.121)
    seen = ((9, 2_136), (29, 2_136), (49, 2_136), (107, 2_136), (198, 2_136))
    rows = tuple(
        CalibrationRow(f"{100 * one:.1f}%", one, share(*counts))
        for one, counts in zip(expected, seen, strict=True)
    )
    return Calibration(
        way=way,
        rows=rows,
        brier=about(0.0331, 0.0304, 0.0357, 10_680),
        brier_of_rate=about(0.0355, 0.0326, 0.0385, 10_680),
        expected=452.8,
        seen=392,
        tested_from=MOMENTS[6],
    )


def good_proof() -> Proof:
    """Give the proof of a scorecard that works: 21,360 rows, 612 wins, and two findings."""
    base = 612 / 21_360
    tiers = {"A": (214, 2_136), "B": (201, 4_272), "C": (128, 6_408), "D": (69, 8_544)}
    bands = {
        "90–100": (61, 392),
        "80–90": (84, 910),
        "70–80": (98, 1_740),
        "60–70": (107, 2_630),
        "50–60": (92, 3_310),
        "40–50": (74, 3_480),
        "30–40": (51, 3_390),
        "20–30": (29, 2_900),
        "10–20": (13, 1_818),
        "0–10": (3, 790),
    }
    return Proof(
        scorecard="growth",
        hash=_HASH,
        question="buys",
        moments=MOMENTS,
        horizon_days=90.0,
        data_end=DATA_END,
        n=21_360,
        accounts=1_931,
        positives=612,
        enough="enough",
        headline=(
            "Accounts of tier A bought 12.4 times as often as those of tier D: "
            "10% against 0.8% within 90 days."
        ),
        base_rate=share(612, 21_360),
        tiers=groups(tiers, base),
        bands=groups(bands, base),
        high_against_low=about(12.41, 9.4, 16.6),
        rankings=(
            ranking("growth", (0.764, 0.741, 0.787), is_baseline=False),
            ranking(
                "growth-2024", (0.742, 0.718, 0.766), ahead=(0.022, 0.004, 0.041), is_baseline=False
            ),
            ranking("as published", (0.748, 0.723, 0.771), ahead=(0.016, -0.003, 0.035)),
            ranking(
                "most recent activity",
                (0.661, 0.632, 0.689),
                ahead=(0.103, 0.074, 0.133),
                known=0.83,
            ),
            ranking(
                "company size", (0.602, 0.571, 0.633), ahead=(0.162, 0.125, 0.199), known=0.971
            ),
            replace(
                ranking("random", (0.5, 0.5, 0.5), ahead=(0.264, 0.241, 0.287)),
                gains=Curve((0.0, 1.0), (0.0, 1.0)),
            ),
        ),
        capacity=200,
        work=_work(),
        deals_by_tier=(
            deals("all", 640, 48_210, 31_500, known=598),
            deals("A", 214, 61_900, 42_000, known=203),
            deals("B", 201, 47_300, 30_000, known=188),
            deals("C", 128, 38_600, 24_500, known=119),
            deals("D", 69, 29_900, 19_000, known=62),
        ),
        deals_by_band=(
            deals("all", 640, 48_210, 31_500, known=598),
            deals("90–100", 61, 71_000, 50_500),
        ),
        cycles_by_tier=(
            cycles("all", 1_702, 214, 96.0, 78.0, 121.0),
            cycles("A", 498, 71, 71.0, 62.0, 88.0),
            cycles("B", 511, 66, 92.0, 80.0, 114.0),
            cycles("C", 401, 44, 118.0, 95.0, 140.0),
            cycles("D", 212, 33, 163.0, 121.0, 190.0),
        ),
        cycles_by_band=(
            cycles("all", 1_702, 214, 96.0, 78.0, 121.0),
            cycles("90–100", 130, 18, 64.0, 55.0, 80.0),
        ),
        currency="EUR",
        calibration=calibration(),
        findings=_findings(),
        left_out=LEFT_OUT,
        rounds=1_000,
        seed=7,
    )


LEFT_OUT = {
    "snapshots whose horizon reaches past the end of the data": 3,
    "accounts that were customers at a snapshot": 1_412,
    "accounts with an open opportunity at a snapshot": 903,
    "opportunities closed before they were opened": 17,
    "deals with a negative amount": 4,
}


def _findings() -> tuple[Problem, ...]:
    return (
        finding(
            "TW809",
            "1 attribute of 6 is taken at today's value, which may know what happened since: "
            '"tickets" in 64% of the rows.',
            "Bind account_history, so that scores use what was known then; until then read all "
            "numbers as too good.",
        ),
        finding(
            "TW814",
            '"partner" has one and the same value in 98.4% of the rows.',
            'Take "partner" out of the scorecard: it cannot sort them.',
            line=41,
        ),
    )


def _work() -> tuple[WorkProof, ...]:
    said = (
        "At 200 accounts a month this ranking finds {} more wins a year than working {}: {} to {}."
    )
    return (
        work("growth", (182, 160, 205), (10_050_000, 8_600_000, 11_600_000)),
        work(
            "growth-2024",
            (173, 151, 196),
            (9_400_000, 8_000_000, 10_900_000),
            more=(9, 1, 18),
            more_revenue=(650_000, -120_000, 1_400_000),
            sentence=said.format(9, 'by "growth-2024"', 1, 18),
        ),
        work(
            "as published",
            (176, 154, 199),
            (9_700_000, 8_300_000, 11_200_000),
            more=(6, -3, 15),
            more_revenue=(350_000, -400_000, 1_100_000),
            sentence=said.format(6, "as published", -3, 15),
        ),
        work(
            "most recent activity",
            (151, 130, 172),
            (7_900_000, 6_700_000, 9_200_000),
            more=(31, 19, 44),
            more_revenue=(2_150_000, 1_200_000, 3_150_000),
            sentence=said.format(31, "by most recent activity", 19, 44),
        ),
        work(
            "company size",
            (148, 127, 170),
            (9_100_000, 7_700_000, 10_500_000),
            more=(34, 21, 47),
            more_revenue=(950_000, -200_000, 2_100_000),
            sentence=said.format(34, "by company size", 21, 47),
        ),
        work(
            "random",
            (69, 63, 75),
            (3_330_000, 2_900_000, 3_800_000),
            more=(113, 92, 135),
            more_revenue=(6_720_000, 5_400_000, 8_100_000),
            sentence=said.format(113, "at random", 92, 135),
        ),
    )


def no_signal_proof() -> Proof:
    """Give the proof of a scorecard that is no better than chance, by opportunity."""
    tiers = {"A": (1_040, 1_650), "B": (1_061, 1_681), "C": (1_069, 1_690), "D": (1_068, 1_690)}
    n, positives = 6_711, 4_238
    base = positives / n
    rankings = (
        ranking("fit", (0.493, 0.479, 0.507), is_baseline=False, n=n, base=base),
        ranking(
            "company size", (0.506, 0.492, 0.52), ahead=(-0.013, -0.032, 0.007), n=n, base=base
        ),
        ranking("random", (0.5, 0.5, 0.5), ahead=(-0.007, -0.021, 0.007), n=n, base=base),
    )
    return Proof(
        scorecard="fit",
        hash=_HASH[::-1],
        question="wins",
        moments=MOMENTS,
        horizon_days=90.0,
        data_end=DATA_END,
        n=n,
        accounts=85,
        positives=positives,
        enough="enough",
        headline="No ranking beats chance: the AUC of fit is 0.49, and its interval holds 0.5.",
        base_rate=share(positives, n),
        tiers=groups(tiers, base),
        bands=groups({"50–60": (2_101, 3_331), "40–50": (2_137, 3_380)}, base),
        high_against_low=about(0.997, 0.95, 1.05, n),
        rankings=rankings,
        deals_by_tier=(deals("all", 4_238, 2_361, 1_117), deals("A", 1_040, 2_390, 1_122)),
        cycles_by_tier=(cycles("all", 6_711, 2_089, 52.0, 57.0, 14.0),),
        findings=(
            finding(
                "TW801",
                '"fit" sorts no better than chance: its AUC is 0.49 (95% interval 0.48 to 0.51, '
                "n = 6,711); chance gives 0.50.",
                "Do not work by this score; look for what told apart those where it happened.",
            ),
        ),
        left_out={"opportunities that are still open": 2_089},
        rounds=1_000,
        seed=7,
    )


def thin_proof() -> Proof:
    """Give a proof on 23 positives: numbers, but wide ones."""
    base = 23 / 1_160
    return replace(
        good_proof(),
        n=1_160,
        accounts=204,
        positives=23,
        enough="thin",
        headline=(
            "Accounts of tier A bought 4.9 times as often as those of tier D, "
            "but 23 wins are few: 1.2 to 19."
        ),
        base_rate=share(23, 1_160),
        tiers=groups({"A": (8, 116), "B": (8, 232), "C": (2, 348), "D": (5, 464)}, base),
        bands=groups(
            {"60–80": (9, 140), "40–60": (10, 480), "20–40": (4, 540), "0–20": (0, 0)}, base
        ),
        high_against_low=about(4.9, 1.2, 19.0, 580),
        rankings=(
            ranking("growth", (0.68, 0.55, 0.81), is_baseline=False, n=1_160, base=base),
            ranking("random", (0.5, 0.5, 0.5), ahead=(0.18, 0.05, 0.31), n=1_160, base=base),
        ),
        capacity=10,
        work=(
            work("growth", (7.1, 2.2, 13.4)),
            work(
                "random",
                (2.4, 1.4, 3.4),
                more=(4.7, 0.1, 10.8),
                sentence="At 10 accounts a month this ranking finds 4.7 more wins a year than "
                "working at random: 0.1 to 10.8.",
            ),
        ),
        deals_by_tier=(deals("all", 23, 31_000, 24_000, known=1), deals("C", 2, 0, 0, known=0)),
        deals_by_band=(),
        cycles_by_tier=(
            cycles("all", 40, 31, 140.0, 120.0, None),
            cycles("D", 3, 9, None, None, None),
        ),
        cycles_by_band=(),
        currency=None,
        calibration=None,
        findings=(
            finding(
                "TW803",
                "All numbers are thin: an opportunity was won in only 23 of 1,160 rows, and "
                "fewer than 40 leave wide intervals.",
                "Begin earlier with `--from`, take a longer `--horizon`, or ask "
                "`--question opens`.",
            ),
        ),
    )


def withheld_proof() -> Proof:
    """Give a proof with 6 positives, whose numbers are withheld."""
    return Proof(
        scorecard="growth",
        hash=_HASH,
        question="buys",
        moments=MOMENTS[-2:],
        horizon_days=90.0,
        data_end=DATA_END,
        n=340,
        accounts=180,
        positives=6,
        enough="withheld",
        headline="6 wins are too few to tell anything; at least 10 are needed.",
        capacity=20,
        findings=(
            finding(
                "TW802",
                "Numbers are withheld: an opportunity was won in only 6 of 340 rows, and fewer "
                "than 10 prove nothing.",
                "Begin earlier with `--from`, take a longer `--horizon`, or ask "
                "`--question opens`.",
            ),
        ),
        left_out={"snapshots whose horizon reaches past the end of the data": 3},
        rounds=1_000,
        seed=7,
    )


def all_proofs() -> Sequence[Proof]:
    """Give one of each."""
    return good_proof(), no_signal_proof(), thin_proof(), withheld_proof()

"""The chart of conversion by tier, or by band of scores."""

from collections.abc import Sequence

from tradewind.files.report.charts.drawing import chart
from tradewind.files.report.charts.interface import Chart, Table
from tradewind.files.report.charts.rows import Line, Row, draw_rows, height_of, top_of
from tradewind.files.report.numbers import NOTHING, estimated, share, whole
from tradewind.files.report.words import capitalized
from tradewind.measuring.estimates import Estimate
from tradewind.measuring.proof import GroupProof
from tradewind.measuring.question_words import QuestionWords
from tradewind.measuring.ratios import times_written

TIER = "tier"
"""What `by` is for tiers, each of which is named even where it is empty."""


def conversion(
    key: str, groups: Sequence[GroupProof], words: QuestionWords, *, by: str, base: Estimate | None
) -> Chart | None:
    """Draw which share of each group did what is asked, with its interval.

    Args:
        key: The chart's name in the page.
        groups: Tiers or bands, the best first.
        words: The words of the question.
        by: What the groups are: `tier` or `score`.
        base: The share of all rows, drawn as a line; None for no line.

    Returns:
        The chart; None where no group has a row. Empty tiers are drawn as empty; empty bands
        stand in the table only.
    """
    if not any(group.conversion for group in groups):
        return None
    rows = [_row(group) for group in groups if group.conversion or by == TIER]
    line = Line(base.value, f"all: {share(base.value)}") if base is not None else None
    return chart(
        key,
        lambda axes: draw_rows(axes, rows, write=share, x_label=words.share, mark="bar", line=line),
        title=f"{capitalized(words.share)}, by {by}",
        caption=_finding(groups, words),
        table=_table(groups, words, by),
        height=height_of(rows, line),
        margins=(4, 6, 40, top_of(line)),
    )


def _row(group: GroupProof) -> Row:
    if group.conversion is None:
        return Row(group.name, "none", None, "tested")
    return Row(
        group.name,
        f"{estimated(group.conversion, share)}, n {whole(group.n)}",
        group.conversion,
        "tested",
    )


def _finding(groups: Sequence[GroupProof], words: QuestionWords) -> str:
    filled = [group for group in groups if group.conversion is not None]
    best, worst = filled[0], filled[-1]
    if best is worst or best.conversion is None or worst.conversion is None:
        return f"All {words.rows} stand in one group, so there is nothing to compare."
    return (
        f"{share(best.conversion.value)} of {best.name} {words.did}, and "
        f"{share(worst.conversion.value)} of {worst.name}."
    )


def _table(groups: Sequence[GroupProof], words: QuestionWords, by: str) -> Table:
    return Table(
        f"Conversion by {by}",
        (by, words.rows, "different accounts", words.successes, "share", "lift"),
        tuple(
            (
                group.name,
                whole(group.n),
                whole(group.accounts),
                whole(group.positives),
                estimated(group.conversion, share),
                estimated(group.lift, times_written) if group.lift else NOTHING,
            )
            for group in groups
        ),
        "Lift is the share of the group over the share of all.",
    )

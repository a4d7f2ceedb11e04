"""The charts of what a team finds in a year that works the best of each ranking."""

from collections.abc import Mapping
from dataclasses import dataclass

from tradewind.files.report.charts.drawing import chart
from tradewind.files.report.charts.interface import Chart, Table
from tradewind.files.report.charts.rows import Row, draw_rows, height_of
from tradewind.files.report.numbers import Write, estimated, few, money
from tradewind.files.report.words import capitalized
from tradewind.measuring.estimates import Estimate
from tradewind.measuring.proof import WorkProof
from tradewind.measuring.question_words import QuestionWords


@dataclass(frozen=True, slots=True)
class _Found:
    """What is found by one ranking, and how much more by the tested one."""

    ranking: str
    found: Estimate
    more: Estimate | None


def wins(
    work: tuple[WorkProof, ...], words: QuestionWords, roles: Mapping[str, str]
) -> Chart | None:
    """Draw the wins a year by ranking; None where no work was measured."""
    found = [_Found(one.ranking, one.wins, one.more_wins) for one in work]
    return _chart("wins", found, f"{words.successes} a year", roles, write=few, on_axis=few)


def revenue(
    work: tuple[WorkProof, ...], roles: Mapping[str, str], currency: str | None
) -> Chart | None:
    """Draw the revenue a year by ranking; None where no amounts are known."""
    found = [_Found(one.ranking, one.revenue, one.more_revenue) for one in work if one.revenue]
    what = f"revenue a year{f', {currency}' if currency else ''}"
    return _chart("revenue", found, what, roles, write=money(currency), on_axis=money(None))


def _chart(
    key: str,
    found: list[_Found],
    what: str,
    roles: Mapping[str, str],
    *,
    write: Write,
    on_axis: Write,
) -> Chart | None:
    if not found:
        return None
    rows = [
        Row(one.ranking, estimated(one.found, write), one.found, roles.get(one.ranking, "baseline"))
        for one in found
    ]
    name = what.partition(",")[0]
    return chart(
        key,
        lambda axes: draw_rows(axes, rows, write=on_axis, x_label=what, mark="bar", line=None),
        title=f"What the team finds: {name}, by ranking",
        caption=f"{capitalized(name)} when working by {found[0].ranking}: {rows[0].said}.",
        table=Table(
            f"What the team finds: {name}",
            ("ranking", name, "more by the tested scorecard"),
            tuple(
                (one.ranking, estimated(one.found, write), estimated(one.more, write))
                for one in found
            ),
        ),
        height=height_of(rows, None),
        margins=(4, 10, 40, 4),
    )

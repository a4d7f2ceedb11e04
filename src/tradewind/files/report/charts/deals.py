"""The chart of deal sizes by tier."""

from tradewind.files.report.charts.drawing import chart
from tradewind.files.report.charts.interface import Chart, Table
from tradewind.files.report.charts.rows import Line, Row, draw_rows, height_of, top_of
from tradewind.files.report.numbers import Write, estimated, money, whole
from tradewind.measuring.heavy_tails import SEE_MEDIAN, hangs_on_few
from tradewind.measuring.proof import ALL, DealSizes

"""The group of all deals, which comes first."""


def deal_sizes(deals: tuple[DealSizes, ...], currency: str | None) -> Chart | None:
    """Draw the median deal of each tier; None where fewer than two tiers have one."""
    write = money(currency)
    known = [one for one in deals if one.name != ALL and one.median is not None]
    if len(known) < 2:
        return None
    every = next((one.median for one in deals if one.name == ALL), None)
    rows = [_row(one, write) for one in known]
    line = Line(every.value, f"all: {write(every.value)}") if every is not None else None
    x_label = f"median amount of won deals{f', {currency}' if currency else ''}"
    return chart(
        "deals",
        lambda axes: draw_rows(
            axes, rows, write=money(None), x_label=x_label, mark="dot", line=line
        ),
        title="Median deal, by tier",
        caption=_finding(known, write),
        table=deals_table(deals, write, by="tier"),
        height=height_of(rows, line),
        margins=(4, 22, 40, top_of(line)),
    )


def _row(deals: DealSizes, write: Write) -> Row:
    median = deals.median
    said = "" if median is None else f"{write(median.value)}, {whole(median.n)} deals"
    return Row(deals.name, said, median, "tested")


def _finding(known: list[DealSizes], write: Write) -> str:
    best, worst = known[0], known[-1]
    return (
        f"Half of the won deals of {best.name} are above {estimated(best.median, write)}, "
        f"of {worst.name} above {estimated(worst.median, write)}."
    )


def deals_table(deals: tuple[DealSizes, ...], write: Write, *, by: str) -> Table:
    """Give all deal sizes as a table.

    Args:
        deals: The groups.
        write: Writes amounts.
        by: What the groups are: `tier` or `score`.
    """
    return Table(
        f"Deal size by {by}",
        (by, "won deals", "with an amount", "median", "mean", "total"),
        tuple(
            (
                one.name,
                whole(one.won),
                _with_amount(one),
                estimated(one.median, write),
                _mean(one, write),
                write(one.total),
            )
            for one in deals
        ),
    )


def _mean(deals: DealSizes, write: Write) -> str:
    if deals.mean is not None and hangs_on_few(deals.mean):
        return f"{write(deals.mean.value)} ({SEE_MEDIAN})"
    return estimated(deals.mean, write)


def _with_amount(deals: DealSizes) -> str:
    if deals.median is not None:
        return whole(deals.median.n)
    return "fewer than 2" if deals.won else "0"

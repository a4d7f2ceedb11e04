"""The components of a first scorecard: which columns, and values to start from."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tradewind.project.canonical import CANONICAL_TABLES, Kind
from tradewind.project.recognising.first_bands import band_edges, band_ranges, rising_values
from tradewind.project.recognising.first_categories import category, is_writable, ordered
from tradewind.project.recognising.first_component import (
    FirstComponent,
    FirstValue,
    component_name,
    known_share_of,
    weight_of,
)
from tradewind.project.recognising.headers import parted, words_of
from tradewind.project.recognising.summaries import AccountsSummary, ColumnSummary
from tradewind.project.recognising.wording import can_be_written

MOST_ACTIVE = 6
"""Components in the first scorecard; what comes after them is offered in comments."""
_RARELY_KNOWN = 0.05
_FIRST = ("industry", "employees", "revenue", "country")
_YEAR = "founded_year"
_NEVER = frozenset(
    {"account_id", "name", "domain", "city", "parent_id", "owner", "is_customer", "created_at"}
)
"""Columns that say who an account is or what became of it, not whether it fits."""
_NO_MEASURE = frozenset(
    parted(
        "id ids key phone fax zip postal postcode code latitude longitude lat lng lon "
        "street address description email url symbol isin score rank tier created modified updated"
    )
)
"""Words in the name of a column that is no attribute of a company."""


def first_components(
    accounts: AccountsSummary,
) -> tuple[tuple[FirstComponent, ...], tuple[FirstComponent, ...]]:
    """Choose the components of a first scorecard.

    Returns:
        Those to score by, and those to offer in comments; both are empty where no column and no
        technology can be used.
    """
    found = _with_unique_names(_all(accounts))
    return tuple(found[:MOST_ACTIVE]), tuple(found[MOST_ACTIVE:])


def _with_unique_names(components: Iterable[FirstComponent]) -> list[FirstComponent]:
    found: dict[str, FirstComponent] = {}
    for one in components:
        name, copy = one.name, 2
        while name in found:
            name, copy = f"{one.name} {copy}", copy + 1
        found[name] = replace(one, name=name)
    return list(found.values())


def _all(accounts: AccountsSummary) -> Iterator[FirstComponent]:
    """Go through all usable columns, those that a first scorecard needs most first."""
    usable = [column for column in accounts.columns if _is_usable(column)]
    by_name = {column.name: column for column in usable}
    for name in _FIRST:
        if name in by_name and (component := _component(by_name[name], accounts)):
            yield component
    if any(map(is_writable, accounts.products)):
        yield _technology(accounts)
    if (last := by_name.get("last_activity_at")) and last.kind is Kind.DATE:
        yield _days_since(last)
    others = [column for column in usable if column.name not in {*_FIRST, "last_activity_at"}]
    built = [one for column in others if (one := _component(column, accounts))]
    yield from sorted(built, key=lambda one: (not one.varies, one.kind == "yes_no"))


def _is_usable(column: ColumnSummary) -> bool:
    ours = CANONICAL_TABLES["accounts"].column(column.name) is not None
    named_badly = not ours and bool(_NO_MEASURE & set(words_of(column.name)))
    known = column.known_share >= _RARELY_KNOWN and column.distinct > 1
    writable = can_be_written(column.name) and bool(column.name.strip())
    return known and writable and not named_badly and column.name not in _NEVER


def _component(column: ColumnSummary, accounts: AccountsSummary) -> FirstComponent | None:
    match column.kind:
        case Kind.NUMBER:
            return _number(column)
        case Kind.TEXT:
            return ordered(column) or category(column, accounts)
        case Kind.YES_NO:
            return _yes_no(column)
        case _:
            return None


def _number(column: ColumnSummary) -> FirstComponent | None:
    edges = band_edges(column.deciles)
    if not edges:
        return None
    ranges = band_ranges(edges)
    values = zip(ranges, rising_values(len(ranges)), strict=True)
    remarks = [
        f"{known_share_of(column)}; half of them have {_shown(column, column.deciles[5])} or less.",
        "Later counts for more here: turn the values round where you sell to older companies."
        if column.name == _YEAR
        else "More counts for more here: turn the values round, or raise the middle, where you "
        "sell to smaller ones.",
    ]
    if column.name == "revenue":
        remarks.append("Check the unit: these are the numbers as they stand in the source.")
    written = tuple(FirstValue(text, value) for text, value in values)
    return FirstComponent(
        component_name(column), "number", (column.name,), weight_of(column), written, tuple(remarks)
    )


def _yes_no(column: ColumnSummary) -> FirstComponent:
    share = "" if column.yes_share is None else f"; yes for {column.yes_share:.0%} of them"
    remarks = (
        f"{known_share_of(column)}{share}.",
        "Yes counts for a little more here: change these.",
    )
    values = (FirstValue("yes", 6), FirstValue("no", 4))
    return FirstComponent(component_name(column), "yes_no", (column.name,), 1, values, remarks)


def _technology(accounts: AccountsSummary) -> FirstComponent:
    products = [one for one in accounts.products if is_writable(one)][:3]
    counts = ", ".join(f"{one.value} at {one.accounts:,}" for one in products)
    remarks = (
        f"The most frequent products: {counts}.",
        "Name the products that yours works with or replaces; any of them is enough.",
    )
    values = (FirstValue("present", 8), FirstValue("absent", 4))
    return FirstComponent(
        "technology", "technology", tuple(one.value for one in products), 2, values, remarks
    )


def _days_since(column: ColumnSummary) -> FirstComponent:
    ranges = zip(("<30", "30..89", "90..364", ">=365"), (10, 6, 3, 0), strict=True)
    values = tuple(FirstValue(text, value) for text, value in ranges)
    span = f"; from {column.first} to {column.last}" if column.first and column.last else ""
    remarks = (f"{known_share_of(column)}{span}.", "Days from that date to the as-of moment.")
    return FirstComponent(
        component_name(column), "days_since", (column.name,), 1, values, remarks, is_engagement=True
    )


def _shown(column: ColumnSummary, number: float) -> str:
    return f"{number:.10g}" if column.name == _YEAR else f"{number:,.10g}"

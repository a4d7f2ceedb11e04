"""The first scorecard is valid, fits the columns, and claims no more than the counts tell."""

from hypothesis import given
from hypothesis import strategies as st

from tradewind.files.first_scorecard import render_first_scorecard
from tradewind.files.scorecard_file import parse_scorecard
from tradewind.problems import Problem
from tradewind.project.canonical import Kind
from tradewind.project.recognising.summaries import AccountsSummary, ColumnSummary, ValueCount
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.rules import problems_of
from tradewind.scorecard.tiers import TiersByScore

EMPLOYEES = ColumnSummary(
    "employees",
    Kind.NUMBER,
    0.9,
    50,
    deciles=(1, 8, 11, 19, 48, 90, 210, 400, 990, 5000, 90000),
)
names = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=30)
counts = st.builds(ValueCount, names, st.integers(1, 999), st.integers(0, 50), st.integers(50, 99))
columns = st.one_of(
    st.builds(
        lambda name, numbers: ColumnSummary(name, Kind.NUMBER, 1.0, 9, deciles=tuple(numbers)),
        names,
        st.lists(st.floats(-1e12, 1e12), min_size=11, max_size=11).map(sorted),
    ),
    st.builds(
        lambda name, top: ColumnSummary(name, Kind.TEXT, 0.5, 30, top=tuple(top)),
        st.one_of(names, st.sampled_from(["industry", "country"])),
        st.lists(counts, max_size=12, unique_by=lambda one: one.value.strip(" ")),
    ),
    st.builds(ColumnSummary, names, st.sampled_from(Kind), st.just(1.0), st.integers(0, 5)),
)


def _text(*found: ColumnSummary, **more: object) -> str:
    written = render_first_scorecard("first", AccountsSummary(85, found, **more))  # type: ignore[arg-type]  # named by each test
    assert isinstance(written, str), written
    return written


def _card(text: str) -> Scorecard:
    return parse_scorecard(text, shown_as="first.yaml").card


def _industry(*top: ValueCount, distinct: int = 3) -> ColumnSummary:
    return ColumnSummary("industry", Kind.TEXT, 1.0, distinct, top=top)


@given(found=st.lists(columns, max_size=9), products=st.lists(counts, max_size=4))
def test_whatever_the_columns_the_scorecard_is_valid(
    found: list[ColumnSummary], products: list[ValueCount]
) -> None:
    """Any columns give a scorecard that the reader accepts, or a problem that says why not."""
    usable = [one for one in found if all(value.value.strip(" ") for value in one.top)]
    named = tuple(one for one in products if one.value.strip(" "))
    summary = AccountsSummary(85, tuple(usable), named, won=30, closed=100)

    written = render_first_scorecard("first", summary)

    if isinstance(written, Problem):
        assert written.fix
    else:
        read = parse_scorecard(written, shown_as="first.yaml")
        found_wrong = problems_of(read.card, read.places)
        assert not [problem for problem in found_wrong if problem.severity == "error"]


def test_usual_columns_give_a_scorecard_without_a_warning() -> None:
    """Neutral values alone are nothing to complain of."""
    industry = _industry(ValueCount("Retail", 17), ValueCount("Media", 9), distinct=40)

    read = parse_scorecard(_text(industry, EMPLOYEES), shown_as="first.yaml")

    assert problems_of(read.card, read.places) == []


def test_numbers_get_bands_at_round_edges() -> None:
    """Bands rise from quantile to quantile, cut at numbers that people would choose."""
    text = _text(EMPLOYEES)

    assert '"<10": 2\n' in text
    assert '"10..49": 4\n' in text
    assert '">=1000": 10\n' in text
    assert "employees: known for 90% of the accounts; half of them have 90 or less." in text


def test_categories_without_outcomes_are_neutral_and_keep_the_accounts_apart() -> None:
    """All values are 5, except one placeholder that the file owns up to."""
    text = _text(_industry(ValueCount("Retail", 17), ValueCount("Media", 9), ValueCount("#1", 2)))

    assert "Retail: 10  # 17 accounts" in text
    assert "The first value is 10 only to keep the accounts apart" in text
    assert "Media: 5  # 9 accounts" in text
    assert '"#1": 5' in text
    assert "change these to what you look for" in text


def test_counts_that_suffice_move_a_value() -> None:
    """A value won more often beyond chance gets 8, one won less often 2, a thin one stays 5."""
    text = _text(
        _industry(
            ValueCount("Media", 5, won=4, closed=4),
            ValueCount("Retail", 20, won=20, closed=200),
            ValueCount("Software", 9, won=180, closed=200),
        ),
        won=204,
        closed=404,
    )

    assert text.index("Software: 8  # 9 accounts; won 90% of 200") < text.index("Retail: 2")
    assert "Media: 5  # 5 accounts; only 4 closed opportunities" in text


def test_counts_that_tell_nothing_apart_leave_all_values_neutral() -> None:
    """Shares that differ by chance alone give no points, and the file says so."""
    text = _text(
        _industry(
            ValueCount("Retail", 17, won=63, closed=100), ValueCount("Media", 9, won=60, closed=100)
        ),
        EMPLOYEES,
        won=123,
        closed=200,
    )

    assert "No value is won more or less often than all beyond chance" in " ".join(
        text.replace("#", "").split()
    )
    assert "Retail: 5  # 17 accounts; won 63% of 100" in text


def test_every_tier_can_be_reached() -> None:
    """While neutral values keep scores low, the tiers are cut lower, and the file says so."""
    text = _text(_industry(ValueCount("Retail", 17), ValueCount("Media", 9)), EMPLOYEES)
    tiers = _card(text).tiers

    assert isinstance(tiers, TiersByScore)
    assert [int(cut) for _, cut in tiers.lowest_scores] == [65, 50, 40, 0]
    assert "scores lie between 25 and 75" in " ".join(text.replace("#", "").split())


def test_ranges_written_as_text_rise_with_their_size() -> None:
    """A column of ranges is a category whose values follow the order of the ranges."""
    bands = ("1,000+", "<50", "200-999", "50-199")
    top = tuple(ValueCount(text, 9) for text in bands)

    text = _text(ColumnSummary("employee_band", Kind.TEXT, 1.0, 4, top=top))

    keys = ('"<50": 2', '"50-199": 5', '"200-999": 7', '"1,000+": 10')
    assert [text.index(key) for key in keys] == sorted(text.index(key) for key in keys)


def test_activity_makes_a_dimension_of_its_own() -> None:
    """The last activity counts as engagement beside the fit."""
    active = ColumnSummary("last_activity_at", Kind.DATE, 0.8, 40, first="2024-01-01", last="2025")

    card = _card(_text(EMPLOYEES, active))

    assert {name: part.weight for name, part in card.dimensions.items()} == {
        "fit": 70,
        "engagement": 30,
    }


def test_technologies_are_named_by_frequency() -> None:
    """The three most frequent products stand in one component."""
    products = tuple(ValueCount(name, 30) for name in ("SAP", "a: b", "Oracle", "Excel"))

    text = _text(EMPLOYEES, products=products)

    assert 'technology: [SAP, "a: b", Oracle]' in text


def test_further_columns_are_offered_and_can_be_taken() -> None:
    """Columns beyond the first six stand in comments that are components once uncommented."""
    more = [
        ColumnSummary(f"column_{letter}", Kind.YES_NO, 1.0, 2, yes_share=0.4)
        for letter in "abcdefg"
    ]

    text = _text(EMPLOYEES, *more)
    taken = text.replace("      # - name", "      - name").replace("      #   ", "        ")

    assert len(_card(text).dimensions["fit"].components or ()) == 6
    assert len(_card(taken).dimensions["fit"].components or ()) == 8


def test_gates_that_are_offered_can_be_taken() -> None:
    """The commented gates are valid once uncommented."""
    customer = ColumnSummary("is_customer", Kind.YES_NO, 1.0, 2)
    domain = ColumnSummary("domain", Kind.TEXT, 1.0, 85)

    text = _text(EMPLOYEES, customer, domain)
    taken = text.replace("# gates:", "gates:").replace("#   - {", "  - {")

    assert [gate.name for gate in _card(taken).gates] == ["customer", "no website"]


def test_ids_and_names_alone_cannot_be_scored() -> None:
    """A table of keys and names gives a problem that names its columns."""
    found = tuple(ColumnSummary(name, Kind.TEXT, 1.0, 85) for name in ("account_id", "name"))

    problem = render_first_scorecard("first", AccountsSummary(85, found))

    assert isinstance(problem, Problem)
    assert problem.what == (
        'No column of the accounts table can be scored; it has "account_id", "name".'
    )


def test_table_without_rows_cannot_be_scored() -> None:
    """Without rows there is nothing to fit a scorecard to."""
    problem = render_first_scorecard("first", AccountsSummary(0, (EMPLOYEES,)))

    assert isinstance(problem, Problem)
    assert "has no rows" in problem.what

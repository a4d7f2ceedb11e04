"""What is guessed follows from headers and values together, and everything unclear is said."""

from collections.abc import Callable

import pytest

from tradewind.project.canonical import Kind
from tradewind.project.recognising.guesses import how_sure
from tradewind.project.recognising.recognise import recognise
from tradewind.project.recognising.references import Overlap, Side
from tradewind.project.recognising.samples import TableSample

MakeTable = Callable[..., TableSample]

ACCOUNTS = {
    "account_id": ("a1", "a2", "a3"),
    "name": ("Acme", "Brook", "Cedar"),
    "industry": ("Retail", "Retail", "Media"),
    "employees": ("10", "20", "30"),
}
DEALS = {
    "deal_id": ("d1", "d2", "d3"),
    "deal_stage": ("Won", "Lost", "Open"),
    "amount": ("1", "2", "3"),
    "close_date": ("2025-01-01", "2025-01-02", None),
}


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("products.csv", {"product": ("A", "B"), "series": ("x", "y"), "price": ("1", "2")}),
        ("sales_teams.csv", {"sales_agent": ("Ana", "Ben"), "manager": ("Cy", "Cy")}),
        ("data_dictionary.csv", {"Table": ("a", "b"), "Field": ("c", "d"), "Text": ("e", "f")}),
        ("ids.csv", {"customer_id": ("1", "2"), "opportunity_id": ("3", "4")}),
        ("orders.csv", {"order_id": ("1", "2"), "company": ("x", "y"), "product": ("p", "q")}),
        ("empty.csv", {}),
    ],
)
def test_other_tables_are_none_of_ours(name: str, columns: object, table: MakeTable) -> None:
    """Products, teams, dictionaries and bare lists of ids are told apart, with a reason."""
    (guess,) = recognise([table(name, columns)]).tables

    assert guess.table is None
    assert guess.reasons


def test_unique_name_stands_in_for_missing_key(table: MakeTable) -> None:
    """Without an id, the account's unique name is the key, and is likely rather than sure."""
    columns = {key: values for key, values in ACCOUNTS.items() if key != "account_id"}

    guess = recognise([table("accounts.csv", columns)]).bound("accounts")

    assert guess is not None
    assert (guess.columns[0].column, guess.columns[0].binding) == ("account_id", "name")
    assert how_sure(guess.columns[0].confidence) == "likely"


def test_key_that_repeats_is_unsure_and_counted(table: MakeTable) -> None:
    """A key that rows share is bound only as a guess that counts the rows that share it."""
    columns = {**ACCOUNTS, "account_id": ("a1", "a1", None), "name": ("Acme", "Acme", "Cedar")}

    guess = recognise([table("accounts.csv", columns)]).bound("accounts")

    assert guess is not None
    assert how_sure(guess.columns[0].confidence) == "unsure"
    assert "1 rows repeat a value, 1 have none" in guess.columns[0].reason


def test_band_written_as_text_is_no_number_of_employees(table: MakeTable) -> None:
    """Ranges such as 200-499 stay unbound, and the missing column points to them."""
    columns = {key: values for key, values in ACCOUNTS.items() if key != "employees"}
    columns["Employees"] = ("200-499", "500-999", "1-10")

    guess = recognise([table("accounts.csv", columns)]).bound("accounts")

    assert guess is not None
    assert guess.binding("employees") is None
    assert next(one for one in guess.unbound).name == "Employees"
    (missing,) = [one for one in guess.missing if one.column.name == "employees"]
    assert 'holds "200-499", not a number' in missing.hint


def test_values_that_do_not_fit_are_counted(table: MakeTable) -> None:
    """A column that mostly holds numbers is bound, with the number of values that are none."""
    columns = {**ACCOUNTS, "employees": ("10", "20", "many")}

    guess = recognise([table("accounts.csv", columns)]).bound("accounts")

    assert guess is not None
    employees = guess.binding("employees")
    assert employees is not None
    assert employees.notes == ("1 of 3 sampled values are not a number",)


def test_decimal_commas_are_rewritten(table: MakeTable) -> None:
    """Numbers such as 1.250,50 get an expression that turns them into plain ones."""
    columns = {**ACCOUNTS, "revenue": ("1.250,50", "300,5", "7.000.000,00")}

    guess = recognise([table("accounts.csv", columns)]).bound("accounts")

    assert guess is not None
    revenue = guess.binding("revenue")
    assert revenue is not None
    assert revenue.binding == "REPLACE(REPLACE(\"revenue\", '.', ''), ',', '.')"


def test_reference_that_matches_partly_is_counted(table: MakeTable) -> None:
    """Accounts that an opportunity names and that do not exist are counted in a note."""
    deals = {**DEALS, "account": ("a1", "a3", "a9")}

    found = recognise([table("accounts.csv", ACCOUNTS), table("deals.csv", deals)])
    guess = found.bound("opportunities")

    assert guess is not None
    account = guess.binding("account_id")
    assert account is not None
    assert account.reason == '2 of 3 different values are keys of accounts ("account_id")'
    assert account.notes == ("1 of 3 name none of the accounts",)


def test_reference_that_never_matches_is_missing_with_a_hint(table: MakeTable) -> None:
    """A column that names no known account is not bound, and the reason is said."""
    deals = {**DEALS, "account_id": ("x", "y", "z")}

    found = recognise([table("accounts.csv", ACCOUNTS), table("deals.csv", deals)])
    guess = found.bound("opportunities")

    assert guess is not None
    assert guess.binding("account_id") is None
    hint = next(one.hint for one in guess.missing if one.column.name == "account_id")
    assert hint == 'hardly a value of "account_id" is a key of accounts ("account_id")'


def test_counts_of_the_whole_tables_are_used_where_given(table: MakeTable) -> None:
    """A counter that sees all rows replaces the count within the samples."""
    deals = {**DEALS, "account_id": ("x", "y", "z")}
    asked: list[tuple[Side, Side]] = []

    def count(child: Side, parent: Side) -> Overlap:
        asked.append((child, parent))
        return Overlap(matched=90, total=100)

    tables = [table("accounts.csv", ACCOUNTS), table("deals.csv", deals)]
    guess = recognise(tables, count_overlap=count).bound("opportunities")

    assert guess is not None
    assert (Side("deals.csv", "account_id"), Side("accounts.csv", "account_id")) in asked
    account = guess.binding("account_id")
    assert account is not None
    assert account.reason.startswith("90 of 100 different values")


def test_table_that_others_refer_to_is_bound_first(table: MakeTable) -> None:
    """Of leads and contacts those are bound that the events name; the others say why not."""
    people = {"contact_id": ("c1", "c2"), "job_title": ("CFO", "CTO"), "email": (None, None)}
    leads = {"lead_id": ("l1", "l2"), "account_id": ("a1", "a2"), "contact_id": ("c1", "c2")}
    touches = {
        "touch_id": ("t1", "t2"),
        "lead_id": ("l1", "l2"),
        "touch_type": ("call", "mail"),
        "touch_timestamp": ("2025-01-01", "2025-01-02"),
    }

    found = recognise(
        [table("contacts.csv", people), table("leads.csv", leads), table("touches.csv", touches)]
    )

    assert found.bound("people") is found.tables[1]
    assert "as it is referred to by touches.csv; only this one has" in str(
        found.tables[0].passed_over
    )


def test_files_with_the_same_columns_suggest_a_glob(table: MakeTable) -> None:
    """Two parts of one export are best bound together by a glob."""
    first, second = table("accounts_1.csv", ACCOUNTS), table("accounts_2.csv", ACCOUNTS)

    found = recognise([first, second])

    assert "a glob for both files" in str(found.tables[1].passed_over)


def test_technologies_are_bound_to_accounts_by_domain(table: MakeTable) -> None:
    """Where a vendor names the account by its domain, the unique domain is the key."""
    accounts = {**ACCOUNTS, "domain": ("a.example.com", "b.example.com", "c.example.com")}
    installs = {
        "domain": ("a.example.com", "b.example.com", "a.example.com"),
        "technology": ("Oracle", "SAP", "SAP"),
        "first_detected": ("2024-01-01", "2024-02-01", "2024-03-01"),
    }

    found = recognise([table("accounts.csv", accounts), table("installs.csv", installs)])
    owner, guess = found.bound("accounts"), found.bound("technologies")

    assert owner is not None
    assert guess is not None
    assert owner.columns[0].binding == "domain"
    assert [one.column for one in guess.columns] == ["account_id", "product", "first_seen_at"]


def test_kinds_of_unbound_text_columns_are_read_from_values(table: MakeTable) -> None:
    """A text format's column that holds numbers, dates or yes and no is named as such."""
    columns = {
        **ACCOUNTS,
        "stores": ("1", "2", "3"),
        "renewal": ("2025-01-01", "2025-01-02", None),
        "partner": ("yes", "no", "no"),
        "note": ("x", "y", "z"),
    }

    guess = recognise([table("accounts.csv", columns)]).bound("accounts")

    assert guess is not None
    assert {one.name: one.kind for one in guess.unbound} == {
        "stores": Kind.NUMBER,
        "renewal": Kind.DATE,
        "partner": Kind.YES_NO,
        "note": Kind.TEXT,
    }


def test_header_without_rows_is_recognised(table: MakeTable) -> None:
    """A table without rows is bound by its names alone."""
    columns: dict[str, tuple[str, ...]] = dict.fromkeys(ACCOUNTS, ())

    guess = recognise([table("accounts.csv", columns)]).bound("accounts")

    assert guess is not None
    assert [one.column for one in guess.columns] == ["account_id", "name", "industry", "employees"]


def test_column_with_signs_that_nobody_can_see_is_not_bound(table: MakeTable) -> None:
    """A name that our files cannot hold is left unbound; the key is looked for elsewhere."""
    columns = {"account_id\x00": ("a1", "a2", "a3"), **ACCOUNTS}
    del columns["account_id"]

    guess = recognise([table("accounts.csv", columns)]).bound("accounts")

    assert guess is not None
    assert [one.name for one in guess.unbound] == ["account_id\x00"]
    assert guess.columns[0].binding == "name"

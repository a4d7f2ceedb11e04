"""The exports that people have are bound right without a hand edit."""

from collections.abc import Callable, Mapping, Sequence

import pytest

from tradewind.problems import Place
from tradewind.project.expressions.reading import read_expression
from tradewind.project.recognising.recognise import recognise
from tradewind.project.recognising.samples import TableSample

Cells = Sequence[str | None]
Columns = Mapping[str, Cells]
MakeTable = Callable[..., TableSample]

NAMES = ("Acme Ltd", "Brook AG", "Cedar SA")
SITES = ("www.acme.example.com", "https://brook.example.org", "cedar.example.net")
SF_IDS = ("001A000001aBcD1IAK", "001A000001aBcD2IAK", "001A000001aBcD3IAK")
GUIDS = ("9f0c-01", "9f0c-02", "9f0c-03")
HS_IDS = ("17001", "17002", "17003")
SIZES = ("120", "4,500", "38")
MONEY = ("12000000", "950000000", "3100000")
FIELDS = ("Software", "Manufacturing", "Retail")
LANDS = ("United States", "Germany", "France")
DAYS = ("2025-03-01", "2025-04-11", "2025-05-21")
NONE: Cells = (None, None, None)

ACCOUNTS: dict[str, tuple[Columns, dict[str, str]]] = {
    "salesforce api": (
        {
            "Id": SF_IDS,
            "IsDeleted": ("0", "0", "0"),
            "Name": NAMES,
            "Type": ("Customer - Direct", "Prospect", "Prospect"),
            "ParentId": (None, SF_IDS[0], None),
            "BillingCity": ("Austin", "Köln", "Lyon"),
            "BillingCountry": LANDS,
            "Website": SITES,
            "Industry": FIELDS,
            "AnnualRevenue": MONEY,
            "NumberOfEmployees": SIZES,
            "OwnerId": ("005A1", "005A2", "005A1"),
            "CreatedDate": ("2024-01-05T10:00:00.000Z",) * 3,
            "LastActivityDate": DAYS,
        },
        {
            "account_id": "Id",
            "name": "Name",
            "domain": "Website",
            "country": "BillingCountry",
            "city": "BillingCity",
            "industry": "Industry",
            "employees": "NumberOfEmployees",
            "revenue": "AnnualRevenue",
            "parent_id": "ParentId",
            "owner": "OwnerId",
            "is_customer": "CASE WHEN \"Type\" = 'Customer - Direct' THEN TRUE "
            'WHEN "Type" IS NOT NULL THEN FALSE END',
            "created_at": "CreatedDate",
            "last_activity_at": "LastActivityDate",
        },
    ),
    "salesforce labels": (
        {
            "Account ID": SF_IDS,
            "Account Owner": ("Ana Ruiz", "Ben Ode", "Ana Ruiz"),
            "Account Name": NAMES,
            "Billing Country": LANDS,
            "Annual Revenue": MONEY,
            "Employees": SIZES,
            "Website": SITES,
            "Last Activity": DAYS,
        },
        {
            "account_id": "Account ID",
            "name": "Account Name",
            "domain": "Website",
            "country": "Billing Country",
            "employees": "Employees",
            "revenue": "Annual Revenue",
            "owner": "Account Owner",
            "last_activity_at": "Last Activity",
        },
    ),
    "hubspot labels": (
        {
            "Record ID": HS_IDS,
            "Company name": NAMES,
            "Company owner": ("Ana Ruiz", "Ben Ode", "Ana Ruiz"),
            "Create Date": DAYS,
            "Last Activity Date": DAYS,
            "City": ("Austin", "Köln", "Lyon"),
            "Country/Region": LANDS,
            "Industry": FIELDS,
            "Company Domain Name": ("acme.example.com", "brook.example.org", "cedar.example.net"),
            "Website URL": SITES,
            "Number of Employees": SIZES,
            "Annual Revenue": MONEY,
            "Total Revenue": ("10", "20", "30"),
            "Lifecycle Stage": ("Customer", "Lead", "Opportunity"),
            "Close Date": (DAYS[0], None, None),
        },
        {
            "account_id": "Record ID",
            "name": "Company name",
            "domain": "Company Domain Name",
            "country": "Country/Region",
            "city": "City",
            "industry": "Industry",
            "employees": "Number of Employees",
            "revenue": "Annual Revenue",
            "owner": "Company owner",
            "is_customer": "CASE WHEN \"Lifecycle Stage\" = 'Customer' THEN TRUE "
            'WHEN "Lifecycle Stage" IS NOT NULL THEN FALSE END',
            "created_at": "Create Date",
            "last_activity_at": "Last Activity Date",
        },
    ),
    "hubspot names": (
        {
            "hs_object_id": HS_IDS,
            "name": NAMES,
            "domain": ("acme.example.com", "brook.example.org", "cedar.example.net"),
            "numberofemployees": SIZES,
            "annualrevenue": MONEY,
            "country": LANDS,
            "industry": ("COMPUTER_SOFTWARE", "MACHINERY", "RETAIL"),
            "hubspot_owner_id": ("71", "72", "71"),
            "createdate": DAYS,
            "notes_last_updated": DAYS,
        },
        {
            "account_id": "hs_object_id",
            "name": "name",
            "domain": "domain",
            "country": "country",
            "industry": "industry",
            "employees": "numberofemployees",
            "revenue": "annualrevenue",
            "owner": "hubspot_owner_id",
            "created_at": "createdate",
            "last_activity_at": "notes_last_updated",
        },
    ),
    "dynamics labels": (
        {
            "(Do Not Modify) Account": GUIDS,
            "(Do Not Modify) Row Checksum": ("aa==", "bb==", "cc=="),
            "(Do Not Modify) Modified On": DAYS,
            "Account Name": NAMES,
            "Main Phone": ("+1 555 1", "+49 1", "+33 1"),
            "Address 1: City": ("Austin", "Köln", "Lyon"),
            "Address 1: Country/Region": LANDS,
            "No. of Employees": SIZES,
            "Annual Revenue": MONEY,
            "Industry": FIELDS,
            "Website": SITES,
        },
        {
            "account_id": "(Do Not Modify) Account",
            "name": "Account Name",
            "domain": "Website",
            "country": "Address 1: Country/Region",
            "city": "Address 1: City",
            "phone": "Main Phone",
            "industry": "Industry",
            "employees": "No. of Employees",
            "revenue": "Annual Revenue",
        },
    ),
    "dynamics names": (
        {
            "accountid": GUIDS,
            "name": NAMES,
            "websiteurl": SITES,
            "address1_country": LANDS,
            "numberofemployees": SIZES,
            "revenue": MONEY,
            "industrycode": ("6", "14", "27"),
            "parentaccountid": (None, GUIDS[0], None),
            "ownerid": ("u1", "u2", "u1"),
            "createdon": DAYS,
        },
        {
            "account_id": "accountid",
            "name": "name",
            "domain": "websiteurl",
            "country": "address1_country",
            "industry": "industrycode",
            "employees": "numberofemployees",
            "revenue": "revenue",
            "parent_id": "parentaccountid",
            "owner": "ownerid",
            "created_at": "createdon",
        },
    ),
    "plain english": (
        {
            "\ufeffFirm": NAMES,
            "Sector": FIELDS,
            "Head-count": SIZES,
            "Turnover (m EUR)": ("12", "950", "3.1"),
            "URL": SITES,
            "HQ": LANDS,
            "year.established": ("1996", "2004", "2017"),
        },
        {
            "account_id": "\ufeffFirm",
            "name": "\ufeffFirm",
            "domain": "URL",
            "country": "HQ",
            "industry": "Sector",
            "employees": "Head-count",
            "revenue": "Turnover (m EUR)",
            "founded_year": "year.established",
        },
    ),
    "german": (
        {
            "Kundennummer": ("K1", "K2", "K3"),
            "Firma": NAMES,
            "Branche": FIELDS,
            "Land": ("Deutschland", "Frankreich", "Schweiz"),
            "Mitarbeiterzahl": SIZES,
            "Umsatz [EUR]": MONEY,
            "Webseite": SITES,
        },
        {
            "account_id": "Kundennummer",
            "name": "Firma",
            "domain": "Webseite",
            "country": "Land",
            "industry": "Branche",
            "employees": "Mitarbeiterzahl",
            "revenue": "Umsatz [EUR]",
        },
    ),
}

WON_LOST_OPEN = ("Closed Won", "Closed Lost", "Negotiation")
DEALS: dict[str, tuple[Columns, dict[str, str]]] = {
    "salesforce api": (
        {
            "Id": ("006A1", "006A2", "006A3"),
            "AccountId": (SF_IDS[0], SF_IDS[1], SF_IDS[2]),
            "Name": ("Acme 1", "Brook 1", "Cedar 1"),
            "StageName": WON_LOST_OPEN,
            "Amount": ("100.5", "2000", "7000"),
            "CurrencyIsoCode": ("EUR", "USD", "EUR"),
            "CloseDate": DAYS,
            "Type": ("New Customer", "Existing Customer - Upgrade", None),
            "IsClosed": ("true", "true", "false"),
            "IsWon": ("true", "false", "false"),
            "OwnerId": ("005A1", "005A2", "005A1"),
            "CreatedDate": DAYS,
        },
        {
            "opportunity_id": "Id",
            "account_id": "AccountId",
            "opened_at": "CreatedDate",
            "closed_at": 'CASE WHEN "IsClosed" = \'true\' THEN "CloseDate" END',
            "outcome": "CASE WHEN \"IsWon\" = 'true' THEN 'won' WHEN \"IsClosed\" = 'true' "
            "THEN 'lost' WHEN \"IsClosed\" IS NOT NULL THEN 'open' END",
            "amount": "Amount",
            "currency": "CurrencyIsoCode",
            "kind": "CASE WHEN \"Type\" = 'New Customer' THEN 'new' "
            "WHEN \"Type\" = 'Existing Customer - Upgrade' THEN 'expansion' END",
            "owner": "OwnerId",
        },
    ),
    "salesforce labels": (
        {
            "Opportunity ID": ("006A1", "006A2", "006A3"),
            "Account ID": SF_IDS,
            "Account Name": NAMES,
            "Opportunity Name": ("Acme 1", "Brook 1", "Cedar 1"),
            "Stage": WON_LOST_OPEN,
            "Close Date": (DAYS[0], DAYS[1], None),
            "Created Date": DAYS,
            "Amount": ("100", "2000", "7000"),
            "Opportunity Currency": ("EUR", "USD", "EUR"),
            "Opportunity Owner": ("Ana Ruiz", "Ben Ode", "Ana Ruiz"),
        },
        {
            "opportunity_id": "Opportunity ID",
            "account_id": "Account ID",
            "opened_at": "Created Date",
            "closed_at": "Close Date",
            "outcome": "CASE WHEN \"Stage\" = 'Closed Won' THEN 'won' WHEN \"Stage\" = "
            "'Closed Lost' THEN 'lost' WHEN \"Stage\" IS NOT NULL THEN 'open' END",
            "amount": "Amount",
            "currency": "Opportunity Currency",
            "owner": "Opportunity Owner",
        },
    ),
    "hubspot labels": (
        {
            "Record ID": ("901", "902", "903"),
            "Deal Name": ("Acme 1", "Brook 1", "Cedar 1"),
            "Deal Stage": ("Closed won", "Closed lost", "Contract sent"),
            "Close Date": (DAYS[0], DAYS[1], None),
            "Create Date": DAYS,
            "Amount": ("100", "2000", None),
            "Currency": ("EUR", "USD", "EUR"),
            "Deal owner": ("Ana Ruiz", "Ben Ode", "Ana Ruiz"),
            "Associated Company IDs": (f"{HS_IDS[0]};{HS_IDS[2]}", HS_IDS[1], HS_IDS[2]),
            "Associated Company": NAMES,
        },
        {
            "opportunity_id": "Record ID",
            "account_id": "TRIM(SPLIT_PART(\"Associated Company IDs\", ';', 1))",
            "opened_at": "Create Date",
            "closed_at": "Close Date",
            "outcome": "CASE WHEN \"Deal Stage\" = 'Closed won' THEN 'won' WHEN \"Deal Stage\" = "
            "'Closed lost' THEN 'lost' WHEN \"Deal Stage\" IS NOT NULL THEN 'open' END",
            "amount": "Amount",
            "currency": "Currency",
            "owner": "Deal owner",
        },
    ),
    "hubspot names": (
        {
            "hs_object_id": ("901", "902", "903"),
            "dealname": ("Acme 1", "Brook 1", "Cedar 1"),
            "dealstage": ("closedwon", "closedlost", "contractsent"),
            "closedate": (DAYS[0], DAYS[1], None),
            "createdate": DAYS,
            "amount": ("100", "2000", None),
            "deal_currency_code": ("EUR", "USD", "EUR"),
            "dealtype": ("newbusiness", "existingbusiness", None),
            "hubspot_owner_id": ("71", "72", "71"),
            "associatedcompanyid": HS_IDS,
        },
        {
            "opportunity_id": "hs_object_id",
            "account_id": "associatedcompanyid",
            "opened_at": "createdate",
            "closed_at": "closedate",
            "outcome": "CASE WHEN \"dealstage\" = 'closedwon' THEN 'won' WHEN \"dealstage\" = "
            "'closedlost' THEN 'lost' WHEN \"dealstage\" IS NOT NULL THEN 'open' END",
            "amount": "amount",
            "currency": "deal_currency_code",
            "kind": "CASE WHEN \"dealtype\" = 'newbusiness' THEN 'new' "
            "WHEN \"dealtype\" = 'existingbusiness' THEN 'expansion' END",
            "owner": "hubspot_owner_id",
        },
    ),
    "dynamics names": (
        {
            "opportunityid": ("o1", "o2", "o3"),
            "name": ("Acme 1", "Brook 1", "Cedar 1"),
            "customerid": GUIDS,
            "estimatedclosedate": DAYS,
            "actualclosedate": (DAYS[0], DAYS[1], None),
            "estimatedvalue": ("100", "2000", "7000"),
            "actualvalue": ("110", None, None),
            "transactioncurrencyid": ("c1", "c2", "c1"),
            "statecode": ("1", "2", "0"),
            "createdon": DAYS,
            "ownerid": ("u1", "u2", "u1"),
        },
        {
            "opportunity_id": "opportunityid",
            "account_id": "customerid",
            "opened_at": "createdon",
            "closed_at": "actualclosedate",
            "outcome": "CASE WHEN \"statecode\" = '0' THEN 'open' WHEN \"statecode\" = '1' "
            "THEN 'won' WHEN \"statecode\" = '2' THEN 'lost' END",
            "amount": 'COALESCE("actualvalue", "estimatedvalue")',
            "currency": "transactioncurrencyid",
            "owner": "ownerid",
        },
    ),
}


@pytest.mark.parametrize("export", ACCOUNTS)
def test_accounts_of_every_export_are_bound(export: str, table: MakeTable) -> None:
    """Each column of an accounts export is bound to what it is, and nothing else is bound."""
    columns, expected = ACCOUNTS[export]

    guess = recognise([table("export.csv", columns)]).bound("accounts")

    assert guess is not None
    assert {one.column: one.binding for one in guess.columns} == expected


@pytest.mark.parametrize("export", DEALS)
def test_opportunities_of_every_export_are_bound(export: str, table: MakeTable) -> None:
    """Opportunities are bound to the accounts of the same export, and the accounts stay bound."""
    columns, expected = DEALS[export]
    accounts, keys = ACCOUNTS[export]

    found = recognise([table("1.csv", accounts), table("2.csv", columns)])
    guess, owner = found.bound("opportunities"), found.bound("accounts")

    assert guess is not None
    assert owner is not None
    assert {one.column: one.binding for one in guess.columns} == expected
    assert owner.columns[0].binding == keys["account_id"]


DYNAMICS_LABELS: Columns = {
    "(Do Not Modify) Opportunity": ("o1", "o2", "o3"),
    "Topic": ("a", "b", "c"),
    "Potential Customer": NAMES,
    "Est. Close Date": DAYS,
    "Est. Revenue": ("100", "2000", "7000"),
    "Actual Revenue": ("110", None, None),
    "Status": ("Won", "Lost", "Open"),
    "Currency": ("Euro", "US Dollar", "Euro"),
}


def test_dynamics_labels_refer_to_accounts_by_name(table: MakeTable) -> None:
    """Where all other tables name the account, its unique name is the key, not its id."""
    columns, _ = ACCOUNTS["dynamics labels"]

    found = recognise([table("Accounts.xlsx", columns), table("Opps.xlsx", DYNAMICS_LABELS)])
    accounts, opportunities = found.bound("accounts"), found.bound("opportunities")

    assert accounts is not None
    assert opportunities is not None
    assert accounts.columns[0].binding == "Account Name"
    assert "referred to by it in Opps.xlsx" in accounts.columns[0].reason
    assert {one.column: one.binding for one in opportunities.columns} == {
        "opportunity_id": "(Do Not Modify) Opportunity",
        "account_id": "Potential Customer",
        "closed_at": "CASE WHEN \"Status\" = 'Won' OR \"Status\" = 'Lost' "
        'THEN "Est. Close Date" END',
        "outcome": "CASE WHEN \"Status\" = 'Won' THEN 'won' WHEN \"Status\" = 'Lost' THEN 'lost' "
        "WHEN \"Status\" IS NOT NULL THEN 'open' END",
        "amount": 'COALESCE("Actual Revenue", "Est. Revenue")',
        "currency": "Currency",
    }


@pytest.mark.parametrize("header", ["Währung", "Devise", "Moneda", "Valuta", "Deal Currency"])
def test_a_currency_is_found_by_its_name_in_other_languages(header: str, table: MakeTable) -> None:
    """German, French, Spanish and Italian exports name it, and HubSpot after the word deal."""
    columns, _ = DEALS["salesforce labels"]
    renamed = {
        header if name == "Opportunity Currency" else name: columns[name] for name in columns
    }

    guess = recognise([table("deals.csv", renamed)]).bound("opportunities")

    assert guess is not None
    assert {one.column: one.binding for one in guess.columns}["currency"] == header


PEOPLE: dict[str, tuple[Columns, dict[str, str]]] = {
    "salesforce contacts": (
        {
            "Id": ("003A1", "003A2", "003A3"),
            "AccountId": SF_IDS,
            "LastName": ("Ito", "Lang", "Roux"),
            "FirstName": ("Mei", "Udo", "Zoé"),
            "MailingCountry": LANDS,
            "Email": ("mei@acme.example.com", "udo@brook.example.org", None),
            "Title": ("CFO", "Buyer", "CTO"),
            "CreatedDate": DAYS,
        },
        {
            "person_id": "Id",
            "account_id": "AccountId",
            "name": "TRIM(COALESCE(\"FirstName\", '') || ' ' || COALESCE(\"LastName\", ''))",
            "email": "Email",
            "country": "MailingCountry",
            "title": "Title",
            "created_at": "CreatedDate",
        },
    ),
    "salesforce leads": (
        {
            "Id": ("00QA1", "00QA2", "00QA3"),
            "FirstName": ("Mei", "Udo", "Zoé"),
            "LastName": ("Ito", "Lang", "Roux"),
            "Title": ("CFO", "Buyer", "CTO"),
            "Company": ("Acme", "brook ag", "?"),
            "Country": LANDS,
            "Email": ("mei@acme.example.com", "udo@brook.example.org", None),
            "Industry": FIELDS,
            "AnnualRevenue": MONEY,
            "NumberOfEmployees": SIZES,
            "Status": ("Open - Not Contacted", "Qualified", "Unqualified"),
            "IsConverted": ("false", "true", "false"),
            "ConvertedAccountId": (None, SF_IDS[1], None),
            "CreatedDate": DAYS,
        },
        {
            "person_id": "Id",
            "account_id": "ConvertedAccountId",
            "name": "TRIM(COALESCE(\"FirstName\", '') || ' ' || COALESCE(\"LastName\", ''))",
            "email": "Email",
            "company_name": "Company",
            "country": "Country",
            "title": "Title",
            "created_at": "CreatedDate",
        },
    ),
}


@pytest.mark.parametrize("export", PEOPLE)
def test_people_of_salesforce_are_bound(export: str, table: MakeTable) -> None:
    """Contacts and leads are people, leads with firmographics too."""
    columns, expected = PEOPLE[export]
    accounts, _ = ACCOUNTS["salesforce api"]

    guess = recognise([table("1.csv", columns), table("2.csv", accounts)]).bound("people")

    assert guess is not None
    assert {one.column: one.binding for one in guess.columns} == expected


@pytest.mark.parametrize("columns", [one for one, _ in [*ACCOUNTS.values(), *DEALS.values()]])
def test_every_guess_is_an_expression_that_bindings_may_hold(
    columns: Columns, table: MakeTable
) -> None:
    """What is guessed can be read as a binding of the same source, and gives the right kind."""
    sample = table("export.csv", {**columns, "Umsatz": ("1.250,50", "7,5", "3,25")})
    kinds = {column.name: column.kind for column in sample.columns}
    (guess,) = recognise([sample]).tables

    for one in guess.columns:
        read = read_expression(one.binding, columns=kinds, place=Place("tradewind.yaml"))

        assert set(read.columns_used) == set(one.uses)
        assert read.is_bare_column == (one.binding in kinds)

"""Columns by which leads are matched and titles judged are found in exports of people."""

from collections.abc import Callable

import pytest

from tradewind.project.recognising.recognise import recognise
from tradewind.project.recognising.samples import TableSample

MakeTable = Callable[..., TableSample]
HUBSPOT = {
    "Record ID": ("1", "2", "3"),
    "Email": ("a@x.example", "b@y.example", "c@z.example"),
    "Company name": ("X", "Y", "Z"),
    "Website URL": ("x.example", "y.example", "z.example"),
    "City": ("Lyon", "Rome", "Bern"),
    "Phone Number": ("+33 1 23 45 67 89", "+39 06 1234567", "+41 31 123 45 67"),
    "Job Title": ("CEO", "Buyer", "VP Sales"),
    "Employment Role": ("general_management", "purchasing", "sales"),
    "Employment Seniority": ("executive", "entry", "vp"),
}
SALESFORCE = {
    "Lead ID": ("00Q1", "00Q2", "00Q3"),
    "Email": ("a@x.example", "b@y.example", "c@z.example"),
    "Company": ("X", "Y", "Z"),
    "Website": ("x.example", "y.example", "z.example"),
    "Title": ("CEO", "Buyer", "VP Sales"),
    "Department": ("Board", "Purchasing", "Sales"),
    "Phone": ("+33 1 23 45 67 89", "+39 06 1234567", "+41 31 123 45 67"),
}


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (
            HUBSPOT,
            {
                "website": "Website URL",
                "city": "City",
                "phone": "Phone Number",
                "function": "Employment Role",
                "seniority": "Employment Seniority",
            },
        ),
        (SALESFORCE, {"website": "Website", "function": "Department", "phone": "Phone"}),
    ],
    ids=["HubSpot", "Salesforce"],
)
def test_people_of_a_crm_keep_what_matching_and_roles_need(
    columns: object, expected: dict[str, str], table: MakeTable
) -> None:
    """Under the names that the CRM gives them."""
    guess = recognise([table("contacts.csv", columns)]).bound("people")

    assert guess is not None
    bound = {one.column: one.binding for one in guess.columns}
    assert {name: bound.get(name) for name in expected} == expected

"""The two companies that every guide to account scoring tells of, with fixed facts.

Larkmoor has an enthusiastic sales director and lays people off. Stillmere hardly looks at us,
and hires, opens markets and has a new head of sales. By engagement Larkmoor leads; by fit and
signals Stillmere is the better account. Country, industry, technologies, intent and revenue
per employee are the same.
"""

from tradewind.simulating.parameters import HISTORY_DAYS

LOUD_ACCOUNT_ID = "A0000001"
LOUD_NAME = "Larkmoor Software Ltd"
QUIET_ACCOUNT_ID = "A0000002"
QUIET_NAME = "Stillmere Software Ltd"

_LAST_DAY = HISTORY_DAYS - 1

_TRAITS: dict[str, tuple[str, str]] = {
    "name": (f"'{LOUD_NAME}'", f"'{QUIET_NAME}'"),
    "stem": ("'Larkmoor'", "'Stillmere'"),
    "word": ("'Software'", "'Software'"),
    "domain": ("'larkmoor.example'", "'stillmere.example'"),
    "country": ("'United Kingdom'", "'United Kingdom'"),
    "code": ("'uk'", "'uk'"),
    "city": ("'Leeds'", "'Bristol'"),
    "industry": ("'Software'", "'Software'"),
    "industry_effect": ("1.2", "1.2"),
    "country_effect": ("0.4", "0.4"),
    "crm": ("'Salesforce'", "'Salesforce'"),
    "crm_effect": ("0.5", "0.5"),
    "has_old_planner": ("true", "true"),
    "has_rival_planner": ("false", "false"),
    "employees": ("420", "390"),
    "revenue": ("75600000", "70200000"),
    "age_years": ("14", "12"),
    "growth_pct": ("-17.5", "24.0"),
    "open_jobs": ("2", "31"),
    "trigger_1_day": ("NULL", f"{_LAST_DAY - 40}"),
    "trigger_1_kind": ("NULL", "'new_head_of_sales'"),
    "trigger_1_lift": ("0", "1.8"),
    "trigger_2_day": ("NULL", f"{_LAST_DAY - 25}"),
    "trigger_2_kind": ("NULL", "'market_entry'"),
    "trigger_2_lift": ("0", "1.4"),
    "setback_day": (f"{_LAST_DAY - 35}", "NULL"),
    "standing_readiness": ("0.0", "0.0"),
    "chattiness": ("2.5", "-1.5"),
    "hidden_fit": ("0.0", "0.0"),
    "created_day": ("-300", "-300"),
    "contacts": ("0", "0"),
    "is_dark": ("true", "true"),
}
"""Each trait of Larkmoor and of Stillmere, as SQL. They have no drawn contacts and events."""

PEOPLE: tuple[tuple[int, int, str, str, str, str, int], ...] = (
    (1, 1, "Robin", "Ashdown", "Sales Director", "champion", 100),
    (1, 2, "Petra", "Vance", "Chief Financial Officer", "economic buyer", 400),
    (2, 1, "Imogen", "Hale", "Head of Revenue Operations", "champion", 100),
    (2, 2, "Conrad", "Lisle", "VP Sales", "decision maker", 400),
)
"""Account number, number of the contact, given name, family name, title, role, days ago."""

_LOUD_DAYS = (2, 3, 5, 6, 8, 9, 12, 13, 15, 16, 19, 20, 22, 26, 27, 29, 33, 34, 40, 43, 47, 54)
_LOUD_KINDS = ("web_visit", "pricing_page_visit", "email_open", "content_download", "web_visit")

EVENTS: tuple[tuple[int, str, str, int | None, int, int, int | None], ...] = (
    *(
        (1, "engagement", _LOUD_KINDS[index % 5], 1, ago, 0, 6 if index % 5 == 0 else None)
        for index, ago in enumerate(_LOUD_DAYS)
    ),
    (1, "engagement", "demo_request", 1, 4, 0, None),
    (1, "engagement", "demo_request", 1, 36, 0, None),
    (1, "engagement", "webinar_attended", 1, 11, 0, None),
    (1, "engagement", "webinar_attended", 1, 32, 0, None),
    (1, "signal", "layoffs", None, 35, 1, 60),
    (1, "signal", "layoffs", None, 160, 2, 25),
    (2, "engagement", "email_open", 1, 18, 0, None),
    (2, "engagement", "web_visit", None, 30, 0, 2),
    (2, "engagement", "web_visit", 1, 61, 0, 1),
    (2, "signal", "new_head_of_sales", None, 40, 6, None),
    (2, "signal", "market_entry", None, 25, 0, None),
    (2, "signal", "new_office", None, 70, 10, None),
    (2, "signal", "hiring", None, 14, 1, 12),
    (2, "signal", "hiring", None, 45, 1, 9),
    *((n, "intent", "sales planning", None, 24, 4, 62) for n in (1, 2)),
    *((n, "intent", "quota management", None, 52, 4, 48) for n in (1, 2)),
)
"""Account number, stream, kind, contact, days ago, days until it was known, quantity."""


HISTORY: tuple[tuple[int, int, int, int, int, float], ...] = (
    (1, 729, 498, 89_600_000, 12, 2.0),
    (1, 400, 509, 91_600_000, 9, 2.2),
    (1, 250, 505, 91_600_000, 7, 1.4),
    (1, 160, 480, 91_600_000, 4, -3.6),
    (1, 35, 420, 75_600_000, 2, -17.5),
    (2, 729, 268, 48_200_000, 8, 12.0),
    (2, 456, 300, 54_000_000, 11, 13.5),
    (2, 380, 314, 54_000_000, 14, 17.2),
    (2, 273, 338, 60_800_000, 19, 26.1),
    (2, 91, 371, 66_800_000, 26, 23.7),
    (2, 14, 390, 70_200_000, 31, 24.0),
)
"""Account number, days ago, employees, revenue, open jobs, growth of 12 months in percent."""


def replaced_traits() -> str:
    """Write the traits of the pair as the replacements of a SELECT over rows 1 and 2."""
    return ",\n    ".join(
        f"CASE n WHEN 1 THEN {loud} ELSE {quiet} END AS {trait}"
        for trait, (loud, quiet) in _TRAITS.items()
    )


def _value(value: str | float | None) -> str:
    if value is None:
        return "NULL"
    return f"'{value}'" if isinstance(value, str) else str(value)


def _rows(rows: tuple[tuple[str | float | None, ...], ...]) -> str:
    return ",\n  ".join(f"({', '.join(_value(value) for value in row)})" for row in rows)


def people_rows() -> str:
    """Write the contacts of the pair: one row per contact."""
    columns = "n, k, given_name, family_name, title, role, days_ago"
    return f"(VALUES\n  {_rows(PEOPLE)}\n) AS pair_people({columns})"


def event_rows() -> str:
    """Write the events of the pair: one row per event, numbered from 1."""
    numbered = tuple((number, *row) for number, row in enumerate(EVENTS, start=1))
    columns = "number, n, stream, kind, person_k, days_ago, known_after_days, quantity"
    return f"(VALUES\n  {_rows(numbered)}\n) AS pair_events({columns})"


def history_rows() -> str:
    """Write the versions of the pair's attributes: one row per version."""
    columns = "n, days_ago, employees, revenue, open_jobs, employees_growth_12m_pct"
    return f"(VALUES\n  {_rows(HISTORY)}\n) AS pair_history({columns})"

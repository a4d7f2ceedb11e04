"""The canonical tables: what every user's tables are bound to."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What the values of a column are, whatever the file or database calls them."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"
    OTHER = "other"
    """Lists, structures, binary: present in a source, of no use to a scorecard."""


@dataclass(frozen=True, slots=True)
class CanonicalColumn:
    """One column of a canonical table.

    `required` columns must be bound for the table to be of use.
    """

    name: str
    kind: Kind
    meaning: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class CanonicalTable:
    """One canonical table: its name, its grain and its columns."""

    name: str
    grain: str
    columns: tuple[CanonicalColumn, ...]

    def column(self, name: str) -> CanonicalColumn | None:
        """Give the column of that name, or None where the table has no such column."""
        return next((column for column in self.columns if column.name == name), None)


def _table(name: str, grain: str, *columns: tuple[str, Kind, str]) -> CanonicalTable:
    """Build a table whose required columns are marked with a star after the name."""
    return CanonicalTable(
        name,
        grain,
        tuple(
            CanonicalColumn(label.removesuffix("*"), kind, meaning, label.endswith("*"))
            for label, kind, meaning in columns
        ),
    )


ACCOUNTS = _table(
    "accounts",
    "one company",
    ("account_id*", Kind.TEXT, "Key of the account, unique in the table."),
    ("name", Kind.TEXT, "Name of the company as people write it."),
    ("domain", Kind.TEXT, "Web address or domain of the company."),
    ("country", Kind.TEXT, "Country of the head office."),
    ("city", Kind.TEXT, "City of the head office."),
    ("phone", Kind.TEXT, "Telephone number of the company."),
    ("aliases", Kind.TEXT, "Other names of the company, parted by ; or |."),
    ("other_domains", Kind.TEXT, "Its other domains, parted by ; , | or blanks."),
    ("industry", Kind.TEXT, "Industry, in the words of the source."),
    ("employees", Kind.NUMBER, "Number of people employed."),
    ("revenue", Kind.NUMBER, "Revenue of a year, in the currency of the source."),
    ("founded_year", Kind.NUMBER, "Year in which the company was founded."),
    ("parent_id", Kind.TEXT, "account_id of the company that owns this one."),
    ("owner", Kind.TEXT, "The rep who works the account."),
    ("is_customer", Kind.YES_NO, "Whether the company buys from us today."),
    ("created_at", Kind.DATE, "When the account was entered."),
    ("last_activity_at", Kind.DATE, "When anybody last touched the account."),
)
PEOPLE = _table(
    "people",
    "one lead or contact",
    ("person_id*", Kind.TEXT, "Key of the person, unique in the table."),
    ("account_id", Kind.TEXT, "The account of a contact; null for a lead."),
    ("name", Kind.TEXT, "Full name."),
    ("email", Kind.TEXT, "E-mail address."),
    ("company_name", Kind.TEXT, "Company as the person or a rep typed it."),
    ("website", Kind.TEXT, "Web address of the company, as the person typed it."),
    ("country", Kind.TEXT, "Country of the person."),
    ("city", Kind.TEXT, "City of the person."),
    ("phone", Kind.TEXT, "Telephone number of the person."),
    ("title", Kind.TEXT, "Job title as written."),
    ("role", Kind.TEXT, "Role in a purchase, such as decision maker."),
    ("function", Kind.TEXT, "Part of the company where the person works, such as finance."),
    ("seniority", Kind.TEXT, "How high the person stands, such as director."),
    ("created_at", Kind.DATE, "When the person was entered."),
)
OPPORTUNITIES = _table(
    "opportunities",
    "one possible sale to an account",
    ("opportunity_id*", Kind.TEXT, "Key of the opportunity, unique in the table."),
    ("account_id", Kind.TEXT, "The account it is for."),
    ("opened_at", Kind.DATE, "When it was opened."),
    ("closed_at", Kind.DATE, "When it was won or lost; null while open."),
    ("outcome", Kind.TEXT, "One of won, lost, open."),
    ("amount", Kind.NUMBER, "Value of the deal, in its currency."),
    ("currency", Kind.TEXT, "Currency of the amount, as its ISO 4217 code."),
    ("kind", Kind.TEXT, "One of new, expansion, renewal."),
    ("owner", Kind.TEXT, "The rep who works it."),
)
EVENTS = _table(
    "events",
    "one dated fact about an account or a person",
    ("event_id", Kind.TEXT, "Key of the event; of several rows with one key, one counts."),
    ("stream", Kind.TEXT, "One of engagement, intent, signal."),
    ("kind", Kind.TEXT, "What happened, such as demo_request."),
    ("account_id", Kind.TEXT, "The account, where it is known."),
    ("person_id", Kind.TEXT, "The person who did it, where it is known."),
    ("occurred_at", Kind.DATE, "When it happened."),
    ("known_at", Kind.DATE, "When we came to know; null means when it happened."),
    ("quantity", Kind.NUMBER, "How much or how many; null means one."),
)
TECHNOLOGIES = _table(
    "technologies",
    "one product at one account",
    ("account_id*", Kind.TEXT, "The account that runs the product."),
    ("product*", Kind.TEXT, "Name of the product."),
    ("category", Kind.TEXT, "What kind of product it is."),
    ("first_seen_at", Kind.DATE, "First sighting; null means always known."),
    ("last_seen_at", Kind.DATE, "Latest sighting; null means still in use."),
)
ACCOUNT_HISTORY = _table(
    "account_history",
    "one version of the attributes of one account",
    ("account_id*", Kind.TEXT, "The account."),
    ("valid_from*", Kind.DATE, "From when the attributes held."),
    ("valid_to", Kind.DATE, "Until when; null means still."),
)

CANONICAL_TABLES: dict[str, CanonicalTable] = {
    table.name: table
    for table in (ACCOUNTS, PEOPLE, OPPORTUNITIES, EVENTS, TECHNOLOGIES, ACCOUNT_HISTORY)
}

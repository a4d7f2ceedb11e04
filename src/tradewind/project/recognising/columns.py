"""Bind the columns of one source that refer to no other table."""

from tradewind.project.canonical import CANONICAL_TABLES, Kind
from tradewind.project.recognising.candidates import Candidate
from tradewind.project.recognising.categories import customer_guess, deal_kind_guess
from tradewind.project.recognising.expressions import cases, identifier, literal
from tradewind.project.recognising.guesses import ColumnGuess
from tradewind.project.recognising.headers import key_of
from tradewind.project.recognising.samples import ColumnSample
from tradewind.project.recognising.tables import Reading, first_and_last_name
from tradewind.project.recognising.values import is_dotted_number, is_number, known_words

REFERENCES = {
    "accounts": ("parent_id",),
    "people": ("account_id",),
    "opportunities": ("account_id",),
    "events": ("account_id", "person_id"),
    "technologies": ("account_id",),
    "account_history": ("account_id",),
}
"""Columns that hold the keys of another table; only that table's values decide."""
_ESTIMATED_AMOUNTS = {"actualvalue": "estimatedvalue", "actualrevenue": "estrevenue"}


def plain_columns(reading: Reading, *, key: str) -> dict[str, ColumnGuess]:
    """Bind every column but the key and the references, each source column once at most.

    Args:
        reading: The source as a canonical table.
        key: Name of the source column that is the table's key; only a `name`, `domain` or
            `email` may share it. Empty where there is no key.
    """
    apart = {next(iter(_names(reading))), *REFERENCES[reading.table]} - {"product"}
    special = _special(reading)
    bound: dict[str, ColumnGuess] = {guess.column: guess for guess in special}
    used = {name for guess in special for name in guess.uses if guess.column not in _SHARING}
    for one in sorted(reading.found, key=lambda one: -one.confidence):
        column, name = one.fit.column, one.source.name
        shares_key = name == key and column not in ("name", "domain", "email", "company_name")
        taken = column in bound or name in used or column in apart or shares_key
        if one.confidence > 0 and not taken and column not in _WORDED.get(reading.table, ()):
            bound[column] = _guess(one)
            used.add(name)
    return bound


_SHARING = ("closed_at", "outcome")
"""Bound by expressions over columns that other bindings may read too."""
_WORDED = {"opportunities": ("outcome", "kind")}
"""Columns with a closed set of words: bound by what the words say, never by name alone."""


def _names(reading: Reading) -> list[str]:
    return [column.name for column in CANONICAL_TABLES[reading.table].columns]


def _guess(one: Candidate) -> ColumnGuess:
    column, source = one.fit.column, one.source
    notes = (one.note,) if one.note else ()
    binding, extra = source.name, ""
    if column in ("employees", "revenue", "amount", "quantity") and _has_decimal_commas(source):
        quoted = identifier(source.name)
        binding = f"REPLACE(REPLACE({quoted}, '.', ''), ',', '.')"
        extra = "; its numbers have a decimal comma"
    if column == "revenue":
        notes = (*notes, "check the unit: a table in thousands or millions needs a factor")
    return ColumnGuess(
        column, binding, (source.name,), one.confidence, one.fit.reason + extra, notes
    )


def _has_decimal_commas(column: ColumnSample) -> bool:
    values = known_words(column)
    dotted = sum(is_dotted_number(value) and not is_number(value) for value in values)
    plain = sum(is_number(value) and "." in value and "," not in value for value in values)
    return column.kind is Kind.TEXT and dotted > plain and dotted > 0


def _special(reading: Reading) -> list[ColumnGuess]:
    if reading.table == "accounts":
        return [guess for guess in (_customer(reading),) if guess]
    if reading.table == "people":
        return [guess for guess in (_full_name(reading),) if guess]
    if reading.table == "events":
        return [guess for guess in (_stream(reading),) if guess]
    if reading.table != "opportunities":
        return []
    found = (
        reading.outcome.guess if reading.outcome else None,
        deal_kind_guess(reading.found),
        _closed_at(reading),
        _amount(reading),
    )
    return [guess for guess in found if guess]


def _customer(reading: Reading) -> ColumnGuess | None:
    return None if reading.candidates_for("is_customer") else customer_guess(reading.sample)


def _full_name(reading: Reading) -> ColumnGuess | None:
    parts = first_and_last_name(reading.sample)
    named = any(key_of(one.source.name) != "name" for one in reading.candidates_for("name"))
    if parts is None or named:
        return None
    first, last = (f"COALESCE({identifier(part)}, '')" for part in parts)
    return ColumnGuess(
        "name", f"TRIM({first} || ' ' || {last})", parts, 0.95, "first and last name together"
    )


def _stream(reading: Reading) -> ColumnGuess | None:
    if reading.candidates_for("stream"):
        return None
    return ColumnGuess(
        "stream",
        literal("engagement"),
        (),
        0.5,
        "no column names the stream, and activities of people are engagement",
        ("write 'intent' or 'signal' where these rows are topics that surge or company news",),
    )


def _closed_at(reading: Reading) -> ColumnGuess | None:
    """Keep the expected close date of an open opportunity out: it is not known to have closed."""
    likely = reading.candidates_for("closed_at")
    if not likely or reading.outcome is None:
        return None
    best, outcome = likely[0], reading.outcome
    early = sum(
        value is not None and bool(value.strip(" ")) and not over
        for value, over in zip(best.source.values, outcome.over, strict=True)
    )
    if not early:
        return None
    return ColumnGuess(
        "closed_at",
        cases((outcome.is_over, identifier(best.source.name))),
        tuple(dict.fromkeys((*outcome.reads, best.source.name))),
        best.confidence * 0.95,
        f"{best.fit.reason}, only where the opportunity is won or lost",
        (f"{early:,} sampled open ones have a date as well: it is the expected one",),
    )


def _amount(reading: Reading) -> ColumnGuess | None:
    """Take what was earned, and what is expected where nothing was earned yet."""
    by_key = {key_of(one.source.name): one for one in reading.candidates_for("amount")}
    for earned, expected in _ESTIMATED_AMOUNTS.items():
        if earned in by_key and expected in by_key:
            names = by_key[earned].source.name, by_key[expected].source.name
            binding = f"COALESCE({', '.join(identifier(name) for name in names)})"
            reason = "the actual amount, and the estimated one where there is none"
            return ColumnGuess("amount", binding, names, 0.9, reason)
    return None

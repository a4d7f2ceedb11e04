"""Columns whose words have to be translated: whether an account buys, and a deal's kind."""

from collections.abc import Callable, Iterable

from tradewind.project.recognising.candidates import Candidate
from tradewind.project.recognising.expressions import cases, identifier, is_any, literal
from tradewind.project.recognising.guesses import ColumnGuess
from tradewind.project.recognising.headers import key_of, parted, words_of
from tradewind.project.recognising.samples import ColumnSample, TableSample
from tradewind.project.recognising.values import known_words
from tradewind.project.recognising.wording import listed

_CUSTOMER_COLUMNS = parted(
    "accounttype companytype type lifecyclestage customertypecode relationshiptype "
    "customerstatus accountstatus customertype status"
)
_CUSTOMER_WORDS = frozenset(parted("customer client evangelist kunde cliente"))
_NOT_YET = frozenset(parted("prospect prospective former ex lost past potential target no non not"))
_EXPANSION = frozenset(
    parted("existing expansion upsell upgrade crosssell cross addon add existingbusiness")
)
_RENEWAL = frozenset(parted("renewal renew renewed verlangerung"))
_NEW = frozenset(parted("new newbusiness newlogo neukunde nouveau nuevo"))
_FEW = 30
"""A column with more different values than this is no list of kinds."""


def customer_guess(sample: TableSample) -> ColumnGuess | None:
    """Read from a type or stage, such as "Customer - Direct", whether an account buys today."""
    by_key = {key_of(column.name): column for column in reversed(sample.columns)}
    for column in (by_key[key] for key in _CUSTOMER_COLUMNS if key in by_key):
        seen = sorted(set(known_words(column)))
        customers = [text for text in seen if _is_customer(text)]
        if not customers or len(seen) > _FEW:
            continue
        quoted = identifier(column.name)
        binding = cases((is_any(quoted, customers), "TRUE"), (f"{quoted} IS NOT NULL", "FALSE"))
        reason = f"{listed(customers)} read as customers"
        return ColumnGuess("is_customer", binding, (column.name,), 0.7, reason)
    return None


def deal_kind_guess(found: Iterable[Candidate]) -> ColumnGuess | None:
    """Read new, expansion and renewal from the words of a column."""
    for column in (one.source for one in found if one.fit.column == "kind"):
        seen = sorted(set(known_words(column)))
        read = {text: _deal_kind(text) for text in seen[: _FEW + 1]}
        if len(seen) > _FEW or not any(read.values()):
            continue
        return _translated(column, read)
    return None


def _translated(column: ColumnSample, read: dict[str, str | None]) -> ColumnGuess:
    if all(text == kind for text, kind in read.items()):
        return ColumnGuess("kind", column.name, (column.name,), 0.95, "the words are ours")
    quoted = identifier(column.name)
    branches = [
        (is_any(quoted, [text for text, kind in read.items() if kind == wanted]), literal(wanted))
        for wanted in ("new", "expansion", "renewal")
        if wanted in read.values()
    ]
    unread = [text for text, kind in read.items() if kind is None]
    notes = (f"left unknown: {listed(unread)}",) if unread else ()
    reason = "its words for new, existing and renewed business"
    return ColumnGuess("kind", cases(*branches), (column.name,), 0.7, reason, notes)


def _is_customer(text: str) -> bool:
    words = set(words_of(text))
    return bool(words & _CUSTOMER_WORDS) and not words & _NOT_YET


def _deal_kind(text: str) -> str | None:
    words = {*words_of(text), key_of(text)}
    order: tuple[tuple[str, Callable[[set[str]], object]], ...] = (
        ("renewal", _RENEWAL.intersection),
        ("expansion", _EXPANSION.intersection),
        ("new", _NEW.intersection),
    )
    return next((kind for kind, holds in order if holds(words)), None)

"""What became of an opportunity: reading won, lost and open from the words of a source."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tradewind.project.canonical import Kind
from tradewind.project.recognising.candidates import Candidate
from tradewind.project.recognising.expressions import cases, identifier, is_any, literal
from tradewind.project.recognising.guesses import ColumnGuess
from tradewind.project.recognising.headers import key_of, parted
from tradewind.project.recognising.samples import ColumnSample, TableSample
from tradewind.project.recognising.values import is_yes_no, known_words
from tradewind.project.recognising.wording import listed

_WON = frozenset(parted("won win closedwon gewonnen gagne gagnee ganado ganada vinto"))
_LOST = frozenset(
    parted(
        "lost loss lose closedlost verloren perdu perdue perdido perdida canceled cancelled "
        "abandoned dead rejected disqualified outsold"
    )
)
_OPEN = frozenset(parted("open offen ouvert ouverte abierto abierta"))
_WON_FLAGS = ("iswon", "isclosedwon", "hsisclosedwon", "won")
_CLOSED_FLAGS = ("isclosed", "isdealclosed", "hsisclosed", "closed")
_STATE_CODES = {"0": "open", "1": "won", "2": "lost"}
"""Microsoft, "Opportunity table/entity reference", statecode: 0 Open, 1 Won, 2 Lost."""
_YES = ("true", "t", "yes", "y", "1")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the outcome is read.

    Attributes:
        guess: The binding of `outcome`.
        is_over: SQL condition that holds for won and lost opportunities.
        reads: The columns of the source that this condition reads.
        over: For each sampled row whether it is won or lost.
    """

    guess: ColumnGuess
    is_over: str
    reads: tuple[str, ...]
    over: tuple[bool, ...]


def outcome_of(text: str) -> str | None:
    """Read `won`, `lost` or `open` from a stage or status; None where no word decides.

    Examples:
        >>> outcome_of("Closed Won"), outcome_of("closedlost"), outcome_of("6 - Negotiation")
        ('won', 'lost', None)
    """
    words = set(re.split(r"[^a-zà-ÿ]+", text.casefold().replace("é", "e")))
    compact = key_of(text)
    if words & _WON or compact in _WON:
        return None if "not" in words else "won"
    if words & _LOST or compact in _LOST:
        return "lost"
    return "open" if words & _OPEN else None


def read_outcome(sample: TableSample, found: Iterable[Candidate]) -> Outcome | None:
    """Find out how a table says what became of its opportunities.

    The CRM's own flags decide before words of a stage; a date of winning is the last resort.
    """
    named = [candidate.source for candidate in found if candidate.fit.column == "outcome"]
    return (
        _from_flags(sample)
        or next(filter(None, (_from_words(column) for column in named)), None)
        or next(filter(None, (_from_codes(column) for column in named)), None)
        or _from_date(sample)
    )


def _from_words(column: ColumnSample) -> Outcome | None:
    seen = sorted(set(known_words(column)))
    read = {text: outcome_of(text) for text in seen}
    won = [text for text in seen if read[text] == "won"]
    lost = [text for text in seen if read[text] == "lost"]
    if not won and not lost:
        return None
    quoted = identifier(column.name)
    branches = [
        (is_any(quoted, texts), word) for texts, word in ((won, "won"), (lost, "lost")) if texts
    ]
    rest = [text for text in seen if text not in won and text not in lost]
    expression = cases(
        *((condition, literal(word)) for condition, word in branches),
        (f"{quoted} IS NOT NULL", literal("open")),
    )
    is_sure = bool(won and lost)
    guess = ColumnGuess(
        "outcome",
        column.name if {*seen} <= {"won", "lost", "open"} else expression,
        (column.name,),
        0.95 if is_sure else 0.7,
        f"{listed(won)} read as won, {listed(lost)} as lost",
        (f"every other value counts as open: {listed(rest)}",) if rest else (),
    )
    over = frozenset(won + lost)
    is_over = " OR ".join(condition for condition, _ in branches)
    rows = tuple(value is not None and value.strip(" ") in over for value in column.values)
    return Outcome(guess, is_over, (column.name,), rows)


def _from_flags(sample: TableSample) -> Outcome | None:
    by_key = {key_of(column.name): column for column in reversed(sample.columns)}
    won = next((by_key[key] for key in _WON_FLAGS if key in by_key), None)
    closed = next((by_key[key] for key in _CLOSED_FLAGS if key in by_key), None)
    if won is None or closed is None or not (_is_flag(won) and _is_flag(closed)):
        return None
    guess = ColumnGuess(
        "outcome",
        cases(
            (_is_yes(won), literal("won")),
            (_is_yes(closed), literal("lost")),
            (f"{identifier(closed.name)} IS NOT NULL", literal("open")),
        ),
        (won.name, closed.name),
        0.95,
        "the flags for won and closed; closed and not won is lost",
    )
    rows = tuple(str(value).strip(" ").casefold() in _YES for value in closed.values)
    return Outcome(guess, _is_yes(closed), (closed.name,), rows)


def _from_codes(column: ColumnSample) -> Outcome | None:
    seen = set(known_words(column))
    if key_of(column.name) != "statecode" or not seen or not seen <= _STATE_CODES.keys():
        return None
    quoted = identifier(column.name)
    if column.kind is Kind.NUMBER:
        compared = {word: f"{quoted} = {code}" for code, word in _STATE_CODES.items()}
    else:
        compared = {word: is_any(quoted, [code]) for code, word in _STATE_CODES.items()}
    guess = ColumnGuess(
        "outcome",
        cases(*((condition, literal(word)) for word, condition in compared.items())),
        (column.name,),
        0.9,
        "the state codes of Dynamics: 0 open, 1 won, 2 lost",
    )
    rows = tuple(value is not None and value.strip(" ") in ("1", "2") for value in column.values)
    return Outcome(guess, f"{compared['won']} OR {compared['lost']}", (column.name,), rows)


def _from_date(sample: TableSample) -> Outcome | None:
    names = ("wondate", "datewon", "wonat", "wonon")
    column = next((one for one in sample.columns if key_of(one.name) in names), None)
    if column is None:
        return None
    known = f"{identifier(column.name)} IS NOT NULL"
    guess = ColumnGuess(
        "outcome",
        cases((known, literal("won"))),
        (column.name,),
        0.5,
        "a date of winning means won",
        ("nothing tells lost from open opportunities",),
    )
    rows = tuple(value is not None for value in column.values)
    return Outcome(guess, known, (column.name,), rows)


def _is_flag(column: ColumnSample) -> bool:
    values = known_words(column)
    return column.kind is Kind.YES_NO or (bool(values) and all(map(is_yes_no, values)))


def _is_yes(column: ColumnSample) -> str:
    quoted = identifier(column.name)
    if column.kind is Kind.YES_NO:
        return quoted
    seen = sorted(text for text in set(known_words(column)) if text.casefold() in _YES)
    if column.kind is Kind.NUMBER:
        return f"{quoted} = 1"
    return is_any(quoted, seen or ["true"])

"""Judge the rows of a sheet of answers: each one an answer, an open row, or a problem."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from operator import itemgetter

from tradewind.problems import InvalidInput, Place, Problem
from tradewind.store.matchings import Answer, Verdict
from tradewind.workflows.answers.answer_sheet import WrittenRow

UNREADABLE_ANSWER = "TW620"
"""A row of answers that cannot be read; nothing of the sheet is taken then."""
_YES, _NO = frozenset({"yes", "y", "true"}), frozenset({"no", "n", "false"})
_NONE, _UNDO = "none", "undo"
_MOST_COMPARED = 2_000
"""Ids among which the nearest is looked for; among more, one slip has too many neighbours."""


@dataclass(frozen=True, slots=True)
class Known:
    """What answers may name.

    Attributes:
        leads: Leads of the current matching, and those that were answered before.
        accounts: Accounts of the current matching.
    """

    leads: frozenset[str]
    accounts: frozenset[str]


def answers_in(
    rows: Sequence[WrittenRow], known: Known, *, file: str, who: str | None, at: datetime
) -> list[Answer]:
    """Read the answers of a sheet; rows that were left open are none.

    Args:
        rows: The rows as written.
        known: What they may name.
        file: The sheet, as answers and problems name it.
        who: Who answered; None where nobody knows.
        at: Now.

    Returns:
        The answers in the order of the rows; the same answer about the same lead once.

    Raises:
        InvalidInput: Rows cannot be read, or say different things about one lead; carries all.
    """
    problems: list[Problem] = []
    taken: dict[str, list[tuple[int, Answer]]] = {}
    for row in rows:
        if row.answer is None:
            continue
        said = _said(row, known, file)
        if isinstance(said, Problem):
            problems.append(said)
            continue
        verdict, lead, account = said
        answer = Answer(lead, verdict, account, who, at, file, row.note)
        before = taken.setdefault(lead, [])
        against = [number for number, one in before if _contradicts(one, answer)]
        if against:
            problems.append(_differs(row, against[0], file))
        elif not any(_says_the_same(one, answer) for _, one in before):
            before.append((row.number, answer))
    if problems:
        raise InvalidInput(problems)
    in_order = sorted((pair for pairs in taken.values() for pair in pairs), key=itemgetter(0))
    return [answer for _, answer in in_order]


def _contradicts(one: Answer, other: Answer) -> bool:
    """Tell whether two answers about one lead cannot both hold; of one sheet none comes later."""
    verdicts = {one.verdict, other.verdict}
    if verdicts == {"refused"}:
        return False
    if "undone" in verdicts:
        return len(verdicts) > 1
    is_about_one_account = one.account_id == other.account_id
    return is_about_one_account if "refused" in verdicts else not is_about_one_account


def _says_the_same(one: Answer, other: Answer) -> bool:
    """Tell whether two answers about one lead, of which none contradicts the other, are one."""
    is_one_verdict = (one.verdict == "refused") == (other.verdict == "refused")
    return is_one_verdict and one.account_id == other.account_id


def _said(row: WrittenRow, known: Known, file: str) -> tuple[Verdict, str, str | None] | Problem:
    lead = _known_id(row.lead_id, known.leads)
    if lead is None:
        return _unknown_lead(row, known, file)
    word = (row.answer or "").casefold()
    if word == _UNDO:
        return "undone", lead, None
    if word == _NONE:
        return "assigned", lead, None
    if word in _YES | _NO:
        account = _known_id(row.account_id, known.accounts)
        if row.account_id is None:
            what = f'The answer "{row.answer}" is about no account: `account_id` is empty.'
            return _unreadable(row, file, what, "Write the id of the account as the answer.")
        if word in _NO:
            return "refused", lead, account or row.account_id
        return ("confirmed", lead, account) if account else _gone(row, row.account_id, known, file)
    account = _known_id(row.answer, known.accounts)
    if account is None:
        return _no_answer(row, known, file)
    is_proposed = account == _known_id(row.account_id, known.accounts)
    return ("confirmed" if is_proposed else "assigned"), lead, account


def _known_id(written: str | None, known: frozenset[str]) -> str | None:
    """Give the id that is meant, without the apostrophe that kept it from being a formula."""
    if written is None:
        return None
    plain = written.removeprefix("'")
    return written if written in known else plain if plain in known else None


def _unreadable(row: WrittenRow, file: str, what: str, fix: str) -> Problem:
    fix = fix.removesuffix(".")
    return Problem(
        UNREADABLE_ANSWER, Place(file, row.number), what, f"{fix}; then apply the file again."
    )


def _unknown_lead(row: WrittenRow, known: Known, file: str) -> Problem:
    if row.lead_id is None:
        what = f'The answer "{row.answer}" is about no lead: `lead_id` is empty.'
        return _unreadable(row, file, what, "Write the lead's id, or empty the answer.")
    what = f'"{row.lead_id}" is not a lead that was matched.'
    return _unreadable(row, file, what, _nearest(row.lead_id, known.leads) or "Empty the answer.")


def _gone(row: WrittenRow, account: str, known: Known, file: str) -> Problem:
    what = f'The account "{account}" is not among the accounts that leads were matched with.'
    fix = _nearest(account, known.accounts)
    other = "Write the id of an account that is there, or empty the answer."
    return _unreadable(row, file, what, fix or other)


def _no_answer(row: WrittenRow, known: Known, file: str) -> Problem:
    what = f'"{row.answer}" is no answer, and no account has that id.'
    near = _nearest(row.answer or "", known.accounts)
    fix = near or "Write yes, no, none, undo, or the id of an account."
    return _unreadable(row, file, what, fix)


def _nearest(written: str, known: frozenset[str]) -> str | None:
    """Give the fix that names the nearest id; None where none is near, or several are."""
    near = [one for one in known if _loosely(one) == _loosely(written)]
    if not near and len(known) <= _MOST_COMPARED:
        near = get_close_matches(written, sorted(known), n=2, cutoff=0.85)
    return f'Write "{near[0]}", if that is meant.' if len(near) == 1 else None


def _loosely(id_: str) -> str:
    """Give an id without what a spreadsheet changes: capitals, and zeros at the front."""
    return id_.casefold().lstrip("0")


def _differs(row: WrittenRow, number: int, file: str) -> Problem:
    what = f'The answer "{row.answer}" about "{row.lead_id}" is not that of row {number}.'
    return _unreadable(row, file, what, "Empty one of the two.")


def counts_of(answers: Sequence[Answer]) -> Mapping[str, int]:
    """Count answers by their verdict, in the order in which they are told."""
    verdicts: Iterator[Verdict] = iter(("confirmed", "assigned", "refused", "undone"))
    return {one: sum(answer.verdict == one for answer in answers) for one in verdicts}

"""People with the account of their match: what scoring and `tradewind sql` read of leads.

A lead has no account of its own; its match says which one is meant. The matches are those of
today, whatever moment is scored: nothing tells which lead was matched to whom at an earlier
moment, as it is with every value of a person.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import expression, identifier, literal
from tradewind.project.bound import BoundColumn, BoundTable
from tradewind.project.canonical import Kind
from tradewind.store.local import STORE_FOLDER
from tradewind.store.local_matchings import LocalMatchings
from tradewind.workflows.answers.standing_answers import Standing, standings

RELATION = "matched_people"
"""The relation that scoring reads instead of the people's own."""
_COLUMN = "account_or_match"


@dataclass(frozen=True, slots=True)
class MatchedPeople:
    """The people, read with the accounts of their matches.

    Attributes:
        table: The bound table; its account_id is the person's own, or else the match's.
        view: The statement that makes its relation, as text that can be pasted.
    """

    table: BoundTable
    view: str


def matched_people(folder: Path, people: BoundTable) -> MatchedPeople | None:
    """Lay the project's matches and people's answers over the people.

    Args:
        folder: The project's folder.
        people: The people as they are bound.

    Returns:
        The people with their matches; None where leads were never matched nor answered.

    Raises:
        OutsideWorldFailed: The store cannot be read.
    """
    store = LocalMatchings(folder / STORE_FOLDER)
    current = store.current()
    held = standings(store.answers())
    if current is None and not held:
        return None
    file = store.path_of(current, "decisions") if current else None
    return _laid_over(people, file, list(held.values()))


def _laid_over(people: BoundTable, file: Path | None, held: Sequence[Standing]) -> MatchedPeople:
    whose, lead, match = (
        _free_name(people, name) for name in (_COLUMN, "matched_lead_id", "matched_account_id")
    )
    own = expression(read_if_there(people, "account_id", "text"))
    person = expression(read_if_there(people, "person_id", "text"))
    matches = "\n  UNION ALL\n".join(_matches(file, held))
    source = identifier(people.relation)
    view = (
        f"CREATE OR REPLACE VIEW {RELATION} AS\n"
        f"SELECT {source}.*, COALESCE({own}, {match}) AS {whose}\nFROM {source}\n"
        f"LEFT JOIN (\n{matches}\n) AS matches ({lead}, {match}) ON {lead} = {person};"
    )
    written = people.columns.get("account_id")
    told = "the match of the lead" if written is None else f"{written.source}, or the lead's match"
    account = BoundColumn("account_id", whose, Kind.TEXT, told)
    columns = {**people.columns, "account_id": account}
    return MatchedPeople(replace(people, relation=RELATION, columns=columns), view)


def _matches(file: Path | None, held: Sequence[Standing]) -> Iterator[str]:
    """Write the queries of a lead and its account: as people said, or else as was decided."""
    settled = [one.settled for one in held if one.settled]
    if file is not None:
        tests = ["decision = 'match'"]
        if settled:
            leads = ", ".join(literal(answer.person_id) for answer in settled)
            tests.append(f"lead_id NOT IN ({leads})")
        refused = [
            f"({literal(one.person_id)}, {literal(account)})"
            for one in held
            for account in one.refused
            if one.settled is None
        ]
        if refused:
            tests.append(f"(lead_id, account_id) NOT IN ({', '.join(refused)})")
        where = "\n    AND ".join(tests)
        path = literal(file.as_posix())
        yield f"  SELECT lead_id, account_id FROM read_parquet({path})\n  WHERE {where}"
    named = [
        f"({literal(answer.person_id)}, {literal(answer.account_id)})"
        for answer in settled
        if answer.account_id is not None
    ]
    if named:
        yield f"  VALUES {', '.join(named)}"
    elif file is None:
        yield "  SELECT CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR) WHERE FALSE"


def _free_name(people: BoundTable, wanted: str) -> str:
    """Give a name that no column of the people's source has."""
    taken = {name.casefold() for name in people.columns}
    number = 1
    name = wanted
    while name in taken:
        number += 1
        name = f"{wanted}_{number}"
    return name

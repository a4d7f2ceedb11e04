"""Say what reaches an account by the match of a lead, which is today's at every snapshot."""

from collections.abc import Iterator

from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import expression, identifier
from tradewind.problems import Problem, counted
from tradewind.project.binding import bind
from tradewind.project.bound import BoundTable
from tradewind.scorecard.card import Scorecard
from tradewind.workflows.projects.opening import OpenProject

MATCHED_SINCE = "TW838"
"""People or events count for an account by a match, which may be later than the snapshots."""
_MATCHED = "backtest_matched_leads"


def matched_since(project: OpenProject, card: Scorecard) -> Iterator[Problem]:
    """Warn where components look at people or events that have their account by a match alone.

    Nothing tells when a lead was matched first, so that its match counts at every snapshot.

    Args:
        project: The open project, as its sources were opened.
        card: The tested scorecard.
    """
    people = project.tables.get("people")
    if people is None or people.relation == project.relations["people"].name:
        return  # nobody was ever matched
    cards = (card, *(card.scorecards or {}).values())
    components = [placed.component for one in cards for placed in one.placed()]
    reads_people = any(one.table == "people" for one in components)
    reads_events = any(one.event_needs is not None for one in components)
    if not (reads_people or reads_events):
        return
    _lay_out_matched(project, people)
    ((leads,),) = project.engine.rows(f"SELECT COUNT(*) FROM {_MATCHED}")
    events = _events_of_matched(project) if reads_events and leads else 0
    found = [
        *([counted(int(leads), "person", "people")] if reads_people and leads else []),
        *([counted(events, "event")] if events else []),
    ]
    if found:
        yield Problem(
            MATCHED_SINCE,
            project.file.places.at("tables", "people"),
            f"Accounts have {' and '.join(found)} by the match of a lead alone. Matches are "
            "today's at every snapshot: a lead that was matched later was not known to belong to "
            "its account then.",
            "Read what rests on them as somewhat too good, or compare with a scorecard without "
            "these components by a further `--scorecard`.",
            severity="warning",
        )


def _lay_out_matched(project: OpenProject, people: BoundTable) -> None:
    """Collect the people who have an account, and none of their own."""
    relation = project.relations["people"]
    own = bind(
        "people",
        project.file.project.tables["people"],
        relation=relation.name,
        columns=relation.columns,
        at=project.file.places,
    ).table
    assert own is not None, "it was bound when it was opened"
    project.engine.execute(
        f"CREATE OR REPLACE TEMP TABLE {_MATCHED} AS {_placed(people)} EXCEPT {_placed(own)}"
    )


def _placed(people: BoundTable) -> str:
    person, account = (_text(people, column) for column in ("person_id", "account_id"))
    return (
        f"SELECT {person} AS person FROM {identifier(people.relation)} WHERE {account} IS NOT NULL"
    )


def _events_of_matched(project: OpenProject) -> int:
    """Count the events that name no account, and one of these people."""
    events = project.tables.get("events")
    if events is None:
        return 0
    ((count,),) = project.engine.rows(
        f"SELECT COUNT(*) FROM {identifier(events.relation)} "
        f"WHERE {_text(events, 'account_id')} IS NULL "
        f"AND {_text(events, 'person_id')} IN (SELECT person FROM {_MATCHED})"
    )
    return int(count)


def _text(table: BoundTable, column: str) -> str:
    return expression(read_if_there(table, column, "text"))

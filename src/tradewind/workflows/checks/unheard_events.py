"""Kinds of events and topics of intent that a scorecard names and no event has."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import expression, identifier
from tradewind.problems import Path, Problem
from tradewind.scorecard.components.days_since_event import DaysSinceEventComponent
from tradewind.scorecard.components.event_rows import EventFilter
from tradewind.scorecard.components.events import EventsComponent
from tradewind.scorecard.components.intent import IntentComponent
from tradewind.scorecard.components.interface import Component
from tradewind.scorecard.components.people_rows import PeopleRowsComponent
from tradewind.scorecard.components.surge import SurgeComponent
from tradewind.workflows.checks.interface import DataInSight

UNHEARD_KIND = "TW467"
"""A scorecard names a kind of event that no event has."""
UNHEARD_TOPIC = "TW468"
"""A scorecard names a topic of intent that no reading has."""
MOST_KINDS = 10_000
"""With more kinds than this a column holds no kinds; they are not searched."""


@dataclass(frozen=True, slots=True)
class _Named:
    """Kinds of one component.

    Attributes:
        path: The list's path, below the component.
        code: The code of the problem.
        word: What one of them is called.
        kinds: Them, in the order of the file.
        streams: The streams they are sought in; None for all.
    """

    path: Path
    code: str
    word: str
    kinds: tuple[str, ...]
    streams: tuple[str, ...] | None


def unheard_events(data: DataInSight) -> Iterator[Problem]:
    """Find kinds and topics that no event has, and name the nearest that one has."""
    events = data.tables.get("events")
    if data.scorecard is None or events is None or "kind" not in events.columns:
        return
    named = [
        (placed.path, found)
        for placed in data.scorecard.card.placed()
        if (found := _named(placed.component)) is not None
    ]
    there = _kinds_by_stream(data) if named else []
    for path, found in named if there else ():
        streams = found.streams
        sought = {kind for stream, kind in there if streams is None or stream in streams}
        for position, kind in enumerate(found.kinds):
            if kind not in sought:
                yield Problem(
                    code=found.code,
                    place=data.scorecard.places.at(*path, *found.path, position),
                    what=_what(found, kind),
                    fix=_fix(kind, sought, [one for one, other in there if other == kind]),
                    severity="warning",
                )


def _named(component: Component) -> _Named | None:
    match component:
        case IntentComponent():
            wanted = component.intent
            topics, stream = _trimmed(wanted.topics), _trimmed(wanted.stream)
            return _Named(("intent", "topics"), UNHEARD_TOPIC, "topic", topics, stream)
        case EventsComponent():
            return _kinds(("events",), component.events)
        case SurgeComponent():
            return _kinds(("surge",), component.surge)
        case DaysSinceEventComponent():
            return _kinds(("days_since_event",), component.days_since_event)
        case PeopleRowsComponent():
            return _kinds(component.engaged_by_path, component.engagement.engaged_by)
        case _:
            return None


def _kinds(path: Path, picked: EventFilter | None) -> _Named | None:
    if picked is None or picked.kinds is None:
        return None
    streams = None if picked.stream is None else _trimmed(picked.stream)
    return _Named((*path, "kind"), UNHEARD_KIND, "kind", _trimmed(picked.kinds), streams)


def _trimmed(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text.strip(" ") for text in texts)


def _what(named: _Named, kind: str) -> str:
    where = "" if named.streams is None else f" of the stream {' or '.join(named.streams)}"
    return f'No event{where} has the {named.word} "{kind}".'


def _fix(kind: str, sought: set[str], streams: list[str | None]) -> str:
    elsewhere = [stream for stream in streams if stream is not None]
    if elsewhere:
        return f"Write `stream: {elsewhere[0]}`, where it stands."
    near = get_close_matches(kind, sorted(sought), n=1)
    return f'Write "{near[0]}".' if near else "Take it out, or leave it for events to come."


def _kinds_by_stream(data: DataInSight) -> list[tuple[str | None, str]]:
    events = data.tables["events"]
    stream, kind = (
        expression(read_if_there(events, column, "text")) for column in ("stream", "kind")
    )
    rows = data.engine.rows(
        f"SELECT {stream}, {kind} FROM {identifier(events.relation)} WHERE {kind} IS NOT NULL "
        f"GROUP BY 1, 2 ORDER BY 1, 2 LIMIT {MOST_KINDS + 1}"
    )
    return [] if len(rows) > MOST_KINDS else [(stream, str(kind)) for stream, kind in rows]

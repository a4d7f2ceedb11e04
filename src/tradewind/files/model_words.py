"""What people call the things that our models describe, and what belongs at keys of theirs."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from tradewind.scorecard.components.interface import Component

THINGS: Mapping[str, str] = {
    "Scorecard": "scorecard",
    "Dimension": "dimension",
    "Profile": "profile",
    "Gate": "gate",
    "Cap": "cap",
    "LeaveOut": "dimension to leave out",
    "GroupCap": "cap of a group",
    "SalesQualified": "rule of who is sales qualified",
    "EventFilter": "filter of events",
    "OpportunityFilter": "filter of opportunities",
    "IntentFilter": "filter of intent",
    "Catalogue": "catalogue of technologies",
    "Product": "product",
    "TitleWords": "file of words for titles",
    "RoleRule": "rule of roles",
    "Project": "project",
    "BuyingGroup": "buying group",
    "BuyingRole": "role of a buying group",
    "PeopleSelection": "selection of people",
    "TableBinding": "table",
    "FileSource": "file source",
    "DuckdbSource": "DuckDB source",
    "MatchSettings": "file of settings for matching",
}
"""The words for models; a kind of component has its own."""

_PRODUCTS = "`any`, a list of products, {relation: competitor} or {category: CRM}"
_LENGTH = "a length of time such as 90d"

FORMS: Mapping[str, str] = {
    "missing": "a value, `neutral` or `skip`",
    "then": "`exclude`, {cap: 40} or {leave_out: engagement}",
    "source": "a path, or a mapping with `file` or `database`",
    "technology": "a product, a list of products, {relation: competitor} or {category: CRM}",
    "technology_count": _PRODUCTS,
    "of": _PRODUCTS,
    "early_adopter": _PRODUCTS,
    "aliases": "a name or a list of names",
    "events": "a filter such as {kind: demo_request}",
    "opportunities": "a filter such as {outcome: won}",
    "intent": "a filter such as {topics: [sales planning]}",
    "surge": "a filter such as {stream: engagement}",
    "kind": "a kind, or a list of kinds",
    "stream": "a stream, or a list of streams",
    "topics": "a topic, or a list of topics",
    "outcome": "won, lost or open, or a list of these",
    "caps": "a list such as [{name: visits, components: [pages, papers], at_most: 12}]",
    "products": "a mapping such as {Salesforce: {relation: complement}}",
    "seen_within": _LENGTH,
    "within": _LENGTH,
    "gone_after": _LENGTH,
    "window": _LENGTH,
    "once_within": _LENGTH,
    "recent": _LENGTH,
    "before": _LENGTH,
    "over": _LENGTH,
}
"""What belongs at keys whose model cannot say it."""


def thing(model: type[BaseModel]) -> str:
    """Give the word for what a model describes, such as "number component"."""
    if issubclass(model, Component):
        return f"{model.kind} component"
    return THINGS.get(model.__name__, model.__name__)


def with_article(noun: str) -> str:
    """Put "a" or "an" before a word.

    Examples:
        >>> with_article("events component"), with_article("number component")
        ('an events component', 'a number component')
    """
    return f"{'an' if noun[:1] in 'aeio' else 'a'} {noun}"


def quoted(written: Any) -> str:
    """Quote a value, shortened; name a list and a mapping as such."""
    match written:
        case dict():
            return "A mapping"
        case list():
            return "A list"
        case None:
            return "Nothing"
    text = plain(written)
    return f'"{text if len(text) <= 60 else text[:59] + "…"}"'


def plain(written: Any) -> str:
    """Give a value as it stands in a file."""
    return str(written).lower() if isinstance(written, bool) else str(written)

"""The names by which exports call our columns, one module for each canonical table."""

from tradewind.project.recognising.vocabulary import (
    account_history,
    accounts,
    events,
    opportunities,
    people,
    technologies,
)
from tradewind.project.recognising.vocabulary.interface import Names, Vocabulary

VOCABULARIES: dict[str, Vocabulary] = {
    module.VOCABULARY.table: module.VOCABULARY
    for module in (accounts, people, opportunities, events, technologies, account_history)
}

__all__ = ["VOCABULARIES", "Names", "Vocabulary"]

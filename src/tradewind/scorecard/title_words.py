"""The built-in words of job titles, in English, German, French, Spanish, Italian and Dutch.

A project's titles.yaml extends or replaces them. Words are written with their accents; a title may
lack them. `*` stands for any letters at the start or the end of a word.

Managers of a thing (product, project, account, customer success, community …) are staff, because
they lead no people; with `senior` before it, such a title is senior. `Leiter`, `head of` and
`hoofd` lead a department and are directors; whoever leads a team or a project is less.
"""

from collections.abc import Mapping
from functools import cache

from tradewind.scorecard.title_functions import FUNCTIONS
from tradewind.scorecard.title_levels import LEVELS
from tradewind.scorecard.titles import TitleWords, Vocabulary

ROLES = (
    {"role": "economic buyer", "seniority": ["owner"]},
    {
        "role": "economic buyer",
        "seniority": ["c-level"],
        "functions": ["finance", "general management"],
    },
    {"role": "economic buyer", "seniority": ["vp", "director"], "functions": ["finance"]},
    {"role": "purchaser", "functions": ["procurement"]},
    {"role": "decision maker", "seniority": ["c-level", "vp", "director"]},
    {
        "role": "technical evaluator",
        "seniority": ["manager", "senior", "staff"],
        "functions": ["IT", "engineering", "data"],
    },
    {"role": "influencer", "seniority": ["manager", "senior"]},
    {"role": "user", "seniority": ["staff", "intern"]},
)
"""Roles in a purchase by level and function. A champion cannot be told from a title: it is what a
person does.

Sources:
    F. E. Webster and Y. Wind, "A General Model for Understanding Organizational Buying Behavior",
    Journal of Marketing 36 (2), 1972: users, influencers, buyers, deciders. Salesforce, "Contact
    roles" (economic buyer, decision maker, technical buyer, influencer, business user).
"""
IGNORED = (
    "office of the ceo, office of the cto, office of the cfo, office of the president, "
    "vice president(s), vice président(e), vice präsident(in), vice presidente, vice presidenta, "
    "business partner, channel partner, partner manager, partner marketing, partner sales, "
    "partner account, partner development, partner success, partner program(s), "
    "partner relations, partner enablement, partner operations, partner solutions, "
    "partner engineer, partner management, partner director, strategic partner, process owner, "
    "talent acquisition partner, people partner, lead generation, lead gen"
)


def _parted(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


def _all(words: Mapping[str, Mapping[str, str]]) -> dict[str, list[str]]:
    """Join the words of all languages; a word that two languages share counts once."""
    return {
        told: list(dict.fromkeys(word for one in languages.values() for word in _parted(one)))
        for told, languages in words.items()
    }


@cache
def built_in() -> TitleWords:
    """Give the built-in words."""
    return TitleWords.model_validate(
        {
            "extends": "nothing",
            "seniority": _all(LEVELS),
            "functions": _all(FUNCTIONS),
            "roles": ROLES,
            "ignore": _parted(IGNORED),
        }
    )


@cache
def _usual() -> Vocabulary:
    return Vocabulary(TitleWords(), built_in)


def vocabulary_of(words: TitleWords | None = None) -> Vocabulary:
    """Give the built-in words, or those of a file before them or in their place."""
    return _usual() if words is None else Vocabulary(words, built_in)

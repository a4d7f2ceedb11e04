"""What each kind of agreement between a lead and an account weighs, and why.

A weight is a log2 likelihood ratio: how much likelier this agreement is where the account is the
lead's than where it is another account that came up for that lead. Weights of the parts add up;
`PRIOR` is the weight before any evidence.

Where the values come from: they are set by judgement and held to measurements, not estimated, for
an estimate from one data set carries its peculiarities into all others. Held to means:

- what is as good as certain by itself (own domain; the same rare name; rare words that only one
  account has) passes the default threshold of 4.25 bits alone, and everything else needs a second
  agreement: so `PRIOR` and one such level are between 4.5 and 8 bits;
- one agreement and one contradiction of equal rank (the own domain of one account, the exact name
  of another) leave both within `MatchSettings.margin`, and so go to review;
- on 20,000 leads generated from 26,269 listed companies with an error model, the prior and "same,
  rare" measured together 8.2 bits (here 8.0), the same country 2.0 (2.0), the same city 3.6 (2.5,
  as country and city are not independent), a known domain that is none of the account's -5.7
  (-4.5, as people do change domains), a telephone number is held below a domain, as restaurants
  in one building share theirs.

A project's own answers replace them: see `learning.py`.

Sources:
    I. P. Fellegi and A. B. Sunter, "A Theory for Record Linkage", Journal of the American
    Statistical Association 64 (1969), equations 13-15: the weights and their sum.
"""

from collections.abc import Mapping
from dataclasses import dataclass

PRIOR = -6.0
"""Weight before any evidence, in bits: one of 64 accounts with some likeness is the lead's, so
that a weak agreement alone does not even reach review. Judgement, as above."""

PARTS = ("domain", "website", "name", "country", "city", "phone")
"""The parts of the evidence, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Level:
    """One kind of agreement: its weight in bits, and what it means in the field's words."""

    bits: float
    meaning: str


_DOMAINS: Mapping[str, Level] = {
    "same": Level(13.5, "the account's own domain"),
    "other host": Level(10.5, "the account's own domain, another part of it"),
    "other domain": Level(10.5, "another domain of the account"),
    "known contact": Level(9.0, "a domain of the account's known contacts"),
    "spells the name": Level(7.0, "a domain that spells the account's name"),
    "same label": Level(5.0, "the account's domain under another ending"),
    "different": Level(-4.5, "none of the account's domains"),
}

LEVELS: Mapping[str, Mapping[str, Level]] = {
    "domain": _DOMAINS,
    "website": _DOMAINS,
    "name": {
        "same, rare": Level(14.0, "the same name, of rare words"),
        "same, common": Level(8.0, "the same name, of common words"),
        "alike, rare": Level(10.5, "the same rare words, apart from words most companies use"),
        "alike, common": Level(6.0, "the same common words, apart from words most companies use"),
        "spelling, rare": Level(10.5, "the same rare words, spelt a little differently"),
        "spelling, common": Level(6.0, "the same common words, spelt a little differently"),
        "acronym": Level(6.0, "the first letters of the other's words"),
        "part, rare": Level(
            10.5, "all words of one are in the other, rare ones, and in no other account's name"
        ),
        "part, common": Level(5.0, "all words of one are in the other, common ones"),
        "some words": Level(0.0, "some words in common"),
        "different": Level(-2.5, "no words in common"),
    },
    "country": {
        "same": Level(2.0, "the same country"),
        "different": Level(-1.5, "another country"),
    },
    "city": {
        "same": Level(2.5, "the same city"),
        "different": Level(-2.0, "another city"),
    },
    "phone": {
        "same": Level(7.0, "the same telephone number"),
        "different": Level(-2.0, "another telephone number"),
    },
}
"""Per part its levels, each with its weight; a part that is unknown on either side has no level."""


def bits_of(part: str, level: str, overrides: Mapping[str, Mapping[str, float]]) -> float:
    """Give the weight of a level, as overridden or by default.

    Examples:
        >>> bits_of("country", "same", {}), bits_of("country", "same", {"country": {"same": 3}})
        (2.0, 3)
    """
    return overrides.get(part, {}).get(level, LEVELS[part][level].bits)

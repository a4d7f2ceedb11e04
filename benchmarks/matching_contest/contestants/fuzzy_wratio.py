"""rapidfuzz with its scorer WRatio."""

from matching_contest.contestants.fuzzy import Fuzzy

CONTESTANT = Fuzzy("WRatio")

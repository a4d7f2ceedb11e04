"""rapidfuzz with its scorer token_sort_ratio."""

from matching_contest.contestants.fuzzy import Fuzzy

CONTESTANT = Fuzzy("token_sort_ratio")

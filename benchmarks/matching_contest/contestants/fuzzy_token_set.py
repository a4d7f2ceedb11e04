"""rapidfuzz with its scorer token_set_ratio."""

from matching_contest.contestants.fuzzy import Fuzzy

CONTESTANT = Fuzzy("token_set_ratio")

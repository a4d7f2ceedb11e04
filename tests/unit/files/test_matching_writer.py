"""Learned weights are written into matching.yaml, and what people wrote stays."""

import pytest

from tradewind.files.matching_file import parse_matching
from tradewind.files.matching_writer import with_weights
from tradewind.problems import InvalidInput

OURS = """\
# ours
version: 1
match_at: 0.90   # bold
weights:   # by hand
  country: {same: 3}  # since May
  name:
    "same, rare": 10 # quoted
free_mail: [a.example, "b.example"]
"""


def test_a_project_without_the_file_gets_one() -> None:
    """It can be read again, and says where it came from."""
    text = with_weights(None, {"name": {"same, rare": 12.35}, "city": {"same": -1.0}})

    assert "`tradewind match --learn`" in text
    weights = parse_matching(text).settings.weights
    assert weights == {"name": {"same, rare": 12.35}, "city": {"same": -1.0}}


def test_comments_and_all_other_keys_stay() -> None:
    """Only the weights that were learned change."""
    text = with_weights(OURS, {"name": {"same, rare": 12.35}, "country": {"different": -1.1}})

    changed = OURS.replace("10 # quoted", "12.35 # quoted")
    assert text == changed.replace("{same: 3}", "{same: 3, different: -1.1}").replace("}  #", "} #")


def test_weights_are_written_the_same_twice() -> None:
    """Learning the same again changes nothing in the file."""
    once = with_weights(OURS, {"city": {"same": 4.25}})

    assert with_weights(once, {"city": {"same": 4.25}}) == once


def test_a_file_that_cannot_be_read_is_not_written() -> None:
    """Its mistakes are told first."""
    with pytest.raises(InvalidInput, match="TW125"):
        with_weights("matchat: 1\n", {"city": {"same": 4.25}})

"""Changes in words."""

from tradewind.cli.rendering.change_words import moves_sentence, tier_words


def test_moves_are_counted_in_one_sentence() -> None:
    """Up and down always; what else there was only where there was any."""
    moves = {"up": 201, "down": 211, "excluded": 3, "new": 2, "same": 1000}

    said = moves_sentence(moves, 415, "1,417 accounts")  # type: ignore[arg-type]  # the keys are moves

    assert said == ("415 of 1,417 accounts changed tier: 201 up, 211 down, 3 now excluded, 2 new")


def test_a_move_shows_both_tiers_and_a_stay_one() -> None:
    """Accounts that came or went say so."""
    words = [tier_words(*tiers).plain for tiers in (("B", "A"), ("A", "A"), (None, "C"))]

    assert words == ["B → A", "A", "not there → C"]
    assert tier_words("C", None).plain == "C → gone"

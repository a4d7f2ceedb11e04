"""The words: enough of them, and weights that share out every slot."""

from tradewind.simulating.vocabulary import SLOTS, read_vocabulary


def test_no_two_combinations_give_the_same_stem() -> None:
    """First, middle and last parts spell each stem in one way only."""
    words = read_vocabulary().words

    stems = {
        first + middle + last
        for first in words["stem_firsts"]
        for middle in words["stem_middles"]
        for last in words["stem_lasts"]
    }

    assert len(stems) == read_vocabulary().stems == 98_304


def test_the_names_of_the_pair_are_nobody_elses() -> None:
    """No drawn stem spells Larkmoor or Stillmere."""
    words = read_vocabulary().words

    assert not any(
        name.startswith(tuple(words["stem_firsts"])) for name in ("Larkmoor", "Stillmere")
    )


def test_weights_share_out_every_slot() -> None:
    """Weights of countries and industries are thousandths; of titles and triggers, hundredths."""
    words = read_vocabulary().words

    sums = {
        name: sum(row["weight"] for row in words[name])
        for name in ("countries", "industries", "titles", "triggers")
    }

    assert sums == {"countries": SLOTS, "industries": SLOTS, "titles": 100, "triggers": 100}

"""Recognise all tables of a user together: what each is, and what its columns are."""

from collections.abc import Mapping, Sequence

from tradewind.project.canonical import CANONICAL_TABLES
from tradewind.project.recognising.account_keys import choose_account_key
from tradewind.project.recognising.choosing import choose
from tradewind.project.recognising.columns import REFERENCES, plain_columns
from tradewind.project.recognising.dates import date_order
from tradewind.project.recognising.guesses import ColumnGuess, Recognition, TableGuess
from tradewind.project.recognising.keys import KEYS, Key, keys
from tradewind.project.recognising.leftovers import missing_columns, unbound_columns
from tradewind.project.recognising.missing_words import missing_words
from tradewind.project.recognising.references import CountOverlap, overlaps_of_samples
from tradewind.project.recognising.samples import TableSample
from tradewind.project.recognising.tables import Reading, read_table
from tradewind.project.recognising.ties import through_people, tie


def recognise(
    samples: Sequence[TableSample], *, count_overlap: CountOverlap | None = None
) -> Recognition:
    """Say what each table is, and what each of our columns is in it.

    Args:
        samples: The tables, each under a name of its own.
        count_overlap: Counts how many different values of one column occur in another; by
            default within the samples, which is exact only where these hold all rows.

    Returns:
        One guess for each sample, in the order given. Of several tables of one kind the best
        is bound; the others say why they were passed over.
    """
    count = count_overlap or overlaps_of_samples({sample.name: sample for sample in samples})
    readings = [read_table(sample) for sample in samples]
    choices = choose(readings, count)
    chosen = {table: choice.reading for table, choice in choices.items()}
    key_of_table = _keys(chosen, [one for one in readings if one.is_one], count)
    guesses = []
    for reading in readings:
        if not reading.is_one:
            guesses.append(_none_of_ours(reading))
        elif chosen[reading.table] is not reading:
            guesses.append(
                _passed_over(reading, choices[reading.table].passed_over[reading.sample.name])
            )
        else:
            guesses.append(_bound(reading, chosen, key_of_table, count))
    return Recognition(tuple(guesses))


def _keys(
    chosen: Mapping[str, Reading], recognised: Sequence[Reading], count: CountOverlap
) -> dict[str, Key | None]:
    others = [one for one in recognised if one.table != "accounts"]
    return {
        table: choose_account_key(reading, others, count)
        if table == "accounts"
        else next(iter(keys(reading)), None)
        for table, reading in chosen.items()
    }


def _none_of_ours(reading: Reading) -> TableGuess:
    nearest = f"nearest to {reading.table}" if reading.points > 0 else "no usual column name in it"
    lacks = tuple(f"no column for {lacking}" for lacking in reading.lacks)
    return TableGuess(
        reading.sample.name,
        reading.sample.row_count,
        None,
        reading.confidence,
        (nearest, *(lacks or ("too little in it says so",))) if reading.points > 0 else (nearest,),
        unbound=unbound_columns(reading, used=()),
    )


def _passed_over(reading: Reading, why: str) -> TableGuess:
    return TableGuess(
        reading.sample.name,
        reading.sample.row_count,
        reading.table,
        reading.confidence,
        reading.reasons,
        passed_over=why,
        unbound=unbound_columns(reading, used=()),
    )


def _bound(
    reading: Reading,
    chosen: Mapping[str, Reading],
    key_of_table: Mapping[str, Key | None],
    count: CountOverlap,
) -> TableGuess:
    key = key_of_table.get(reading.table)
    bound = plain_columns(reading, key=key.column.name if key else "")
    if key:
        bound[KEYS[reading.table]] = _key_guess(KEYS[reading.table], key)
    hints: dict[str, str] = {}
    for column in REFERENCES[reading.table]:
        guess, hint = tie(reading, column, chosen, key_of_table, count)
        if guess:
            bound[column] = guess
        hints[column] = hint or through_people(reading, chosen, key_of_table, count)
    in_order = [column.name for column in CANONICAL_TABLES[reading.table].columns]
    guesses = tuple(bound[column] for column in in_order if column in bound)
    return TableGuess(
        reading.sample.name,
        reading.sample.row_count,
        reading.table,
        reading.confidence,
        reading.reasons,
        columns=guesses,
        missing=missing_columns(reading, bound, hints),
        unbound=unbound_columns(reading, used={name for guess in guesses for name in guess.uses}),
        dates=date_order(reading.sample),
        missing_words=missing_words(reading.sample),
    )


def _key_guess(column: str, key: Key) -> ColumnGuess:
    notes = () if key.is_unique else ("`tradewind check` lists the rows that share a key",)
    name = key.column.name
    return ColumnGuess(column, name, (name,), key.confidence, key.reason, notes)

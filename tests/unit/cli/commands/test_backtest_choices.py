"""The command line offers what the workflow takes."""

import inspect
from typing import get_args

from tradewind.cli.commands.backtest import Included, Question, backtest_command
from tradewind.measuring.observations import Question as AskedOfRows
from tradewind.measuring.settings import Settings
from tradewind.workflows.backtest import backtest
from tradewind.workflows.backtesting.asking import LEAST_ROUNDS
from tradewind.workflows.backtesting.eligibility import INCLUDED


def test_the_words_of_options_are_those_of_the_workflow() -> None:
    """Every question and every kind of account, and no other."""
    assert {one.value for one in Question} == set(get_args(AskedOfRows))
    assert tuple(one.value for one in Included) == INCLUDED


def test_what_is_left_out_means_the_same_at_every_door() -> None:
    """Rounds and seed have one usual value."""
    command = inspect.signature(backtest_command).parameters
    verb = inspect.signature(backtest).parameters

    for name in ("rounds", "seed"):
        usual = getattr(Settings(), name)
        assert command[name].default == verb[name].default == usual


def test_the_fewest_rounds_are_the_same_at_every_door() -> None:
    """The option refuses what the workflow refuses."""
    option = inspect.signature(backtest_command).parameters["rounds"].annotation.__metadata__[0]

    assert option.min == LEAST_ROUNDS

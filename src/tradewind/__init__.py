"""Rank companies by fit and readiness to buy, with receipts that add up.

Each public function is one verb, the same that the command line has. They load what they need
when they are first used, so that importing Tradewind is quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tradewind.problems import InvalidInput, OutsideWorldFailed, Place, Problem
from tradewind.version import __version__

if TYPE_CHECKING:
    from tradewind.workflows.check import CheckResult, check
    from tradewind.workflows.columns import ColumnsResult, columns
    from tradewind.workflows.demo import DemoResult, demo
    from tradewind.workflows.explain import Explanation, explain
    from tradewind.workflows.init import InitResult, init
    from tradewind.workflows.list_scores import ListResult, list_scores
    from tradewind.workflows.plays import PlaysResult, plays
    from tradewind.workflows.score import ScoreResult, score
    from tradewind.workflows.sql import sql

__all__ = [
    "CheckResult",
    "ColumnsResult",
    "DemoResult",
    "Explanation",
    "InitResult",
    "InvalidInput",
    "ListResult",
    "OutsideWorldFailed",
    "Place",
    "PlaysResult",
    "Problem",
    "ScoreResult",
    "__version__",
    "check",
    "columns",
    "demo",
    "explain",
    "init",
    "list_scores",
    "plays",
    "score",
    "sql",
]

_MODULE_OF = {
    "CheckResult": "check",
    "ColumnsResult": "columns",
    "DemoResult": "demo",
    "Explanation": "explain",
    "InitResult": "init",
    "ListResult": "list_scores",
    "PlaysResult": "plays",
    "ScoreResult": "score",
}


def __getattr__(name: str) -> Any:
    """Load a verb or its result when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'tradewind' has no attribute {name!r}")
    module = import_module(f"tradewind.workflows.{_MODULE_OF.get(name, name)}")
    found = getattr(module, name)
    globals()[name] = found
    return found

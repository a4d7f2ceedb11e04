"""Rank companies by fit and readiness to buy, with receipts that add up.

Each public function is one verb, the same that the command line has. They load what they need
when they are first used, so that importing Tradewind is quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tradewind.problems import InvalidInput, OutsideWorldFailed, Place, Problem
from tradewind.version import __version__

if TYPE_CHECKING:
    from tradewind.workflows.account import AccountPage, account
    from tradewind.workflows.advise import Advice, advise
    from tradewind.workflows.backtest import BacktestResult, backtest
    from tradewind.workflows.changes import ChangesResult, changes
    from tradewind.workflows.check import CheckResult, check
    from tradewind.workflows.columns import ColumnsResult, columns
    from tradewind.workflows.compact import CompactResult, compact
    from tradewind.workflows.decay import DecayCurve, decay
    from tradewind.workflows.demo import DemoResult, demo
    from tradewind.workflows.diff import DiffResult, diff
    from tradewind.workflows.differences.why import Why
    from tradewind.workflows.duplicates import DuplicatesResult, duplicates
    from tradewind.workflows.explain import Explanation, explain
    from tradewind.workflows.explain_lead import explain_lead
    from tradewind.workflows.explain_since import explain_since
    from tradewind.workflows.feedback import FeedbackResult, feedback
    from tradewind.workflows.feedback_apply import FeedbackApplyResult, feedback_apply
    from tradewind.workflows.feedback_list import FeedbackListResult, feedback_list
    from tradewind.workflows.feedback_sheet import FeedbackSheetResult, feedback_sheet
    from tradewind.workflows.gaps import GapsResult, gaps
    from tradewind.workflows.health import HealthResult, health
    from tradewind.workflows.history import HistoryResult, history
    from tradewind.workflows.init import InitResult, init
    from tradewind.workflows.leads.lead_explanation import LeadExplanation
    from tradewind.workflows.list_scores import ListResult, list_scores
    from tradewind.workflows.match import MatchResult, match
    from tradewind.workflows.match_answers import AnswersResult, match_answers
    from tradewind.workflows.match_apply import ApplyResult, match_apply
    from tradewind.workflows.match_learn import LearnResult, match_learn
    from tradewind.workflows.match_review import ReviewResult, match_review
    from tradewind.workflows.plays import PlaysResult, plays
    from tradewind.workflows.rollback import RollbackResult, rollback
    from tradewind.workflows.score import ScoreResult, score
    from tradewind.workflows.sql import sql
    from tradewind.workflows.versions import Version, version_text, versions

__all__ = [
    "AccountPage",
    "Advice",
    "AnswersResult",
    "ApplyResult",
    "BacktestResult",
    "ChangesResult",
    "CheckResult",
    "ColumnsResult",
    "CompactResult",
    "DecayCurve",
    "DemoResult",
    "DiffResult",
    "DuplicatesResult",
    "Explanation",
    "FeedbackApplyResult",
    "FeedbackListResult",
    "FeedbackResult",
    "FeedbackSheetResult",
    "GapsResult",
    "HealthResult",
    "HistoryResult",
    "InitResult",
    "InvalidInput",
    "LeadExplanation",
    "LearnResult",
    "ListResult",
    "MatchResult",
    "OutsideWorldFailed",
    "Place",
    "PlaysResult",
    "Problem",
    "ReviewResult",
    "RollbackResult",
    "ScoreResult",
    "Version",
    "Why",
    "__version__",
    "account",
    "advise",
    "backtest",
    "changes",
    "check",
    "columns",
    "compact",
    "decay",
    "demo",
    "diff",
    "duplicates",
    "explain",
    "explain_lead",
    "explain_since",
    "feedback",
    "feedback_apply",
    "feedback_list",
    "feedback_sheet",
    "gaps",
    "health",
    "history",
    "init",
    "list_scores",
    "match",
    "match_answers",
    "match_apply",
    "match_learn",
    "match_review",
    "plays",
    "rollback",
    "score",
    "sql",
    "version_text",
    "versions",
]

_MODULE_OF = {
    "AccountPage": "account",
    "Advice": "advise",
    "AnswersResult": "match_answers",
    "ApplyResult": "match_apply",
    "BacktestResult": "backtest",
    "ChangesResult": "changes",
    "CheckResult": "check",
    "ColumnsResult": "columns",
    "CompactResult": "compact",
    "DecayCurve": "decay",
    "DemoResult": "demo",
    "DiffResult": "diff",
    "DuplicatesResult": "duplicates",
    "Explanation": "explain",
    "FeedbackApplyResult": "feedback_apply",
    "FeedbackListResult": "feedback_list",
    "FeedbackResult": "feedback",
    "FeedbackSheetResult": "feedback_sheet",
    "GapsResult": "gaps",
    "HealthResult": "health",
    "HistoryResult": "history",
    "InitResult": "init",
    "LeadExplanation": "leads.lead_explanation",
    "LearnResult": "match_learn",
    "ListResult": "list_scores",
    "MatchResult": "match",
    "PlaysResult": "plays",
    "ReviewResult": "match_review",
    "RollbackResult": "rollback",
    "ScoreResult": "score",
    "Version": "versions",
    "Why": "differences.why",
    "backtest": "backtest",
    "feedback": "feedback",
    "feedback_apply": "feedback_apply",
    "feedback_list": "feedback_list",
    "feedback_sheet": "feedback_sheet",
    "gaps": "gaps",
    "health": "health",
    "version_text": "versions",
}


def __getattr__(name: str) -> Any:
    """Load a verb or its result when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'tradewind' has no attribute {name!r}")
    module = import_module(f"tradewind.workflows.{_MODULE_OF.get(name, name)}")
    found = getattr(module, name)
    globals()[name] = found
    return found

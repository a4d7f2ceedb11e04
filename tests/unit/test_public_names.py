"""The public names of the package, loaded when they are first used."""

import inspect
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import tradewind

VERBS = (
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
)
COMMANDS = Path(tradewind.__file__).parent / "cli" / "commands"
SLOW = (
    "duckdb",
    "pyarrow",
    "sqlglot",
    "pydantic",
    "pandas",
    "polars",
    "xlsxwriter",
    "rapidfuzz",
    "numpy",
    "scipy",
)


@pytest.mark.parametrize("name", tradewind.__all__)
def test_every_public_name_can_be_loaded_and_says_what_it_is(name: str) -> None:
    """Verbs, results and problems; each has a docstring of its own."""
    found = getattr(tradewind, name)

    assert name == "__version__" or inspect.getdoc(found)


def test_every_verb_is_public() -> None:
    """What the command line can do, Python can."""
    commands = {command.stem for command in COMMANDS.glob("[a-z]*.py")} - {"list"}

    assert commands | set(VERBS) <= set(tradewind.__all__)
    assert {name for name in tradewind.__all__ if name[0].islower()} == set(VERBS)


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_is_typed_throughout(name: str) -> None:
    """Every parameter and the result, which is a frozen value or text."""
    verb: Any = getattr(tradewind, name)

    signature = inspect.signature(verb)

    assert signature.return_annotation is not inspect.Signature.empty
    parameters = signature.parameters.values()
    assert all(one.annotation is not inspect.Parameter.empty for one in parameters)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """As for any module."""
    with pytest.raises(AttributeError, match="no attribute 'scores'"):
        _ = tradewind.scores


def test_importing_it_loads_nothing_slow() -> None:
    """Engines and files are loaded by the verb that needs them."""
    program = f"import sys, tradewind; print([n for n in {SLOW!r} if n in sys.modules])"

    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )

    assert loaded.stdout.strip() == "[]"

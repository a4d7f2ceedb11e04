"""The evidence of a pair in plain words: what the level of a part means."""

from tradewind.compiling.write import literal
from tradewind.matching.weights import LEVELS


def evidence_term(part: str, *, pairs: str) -> str:
    """Write the SQL term of a part's evidence, such as "the same city (+4.00)"; null if unknown.

    Args:
        part: The part.
        pairs: The name of the relation of pairs.
    """
    level, bits = f"{pairs}.{part}_level", f"{pairs}.{part}_bits"
    words = " ".join(
        f"WHEN {literal(name)} THEN {literal(one.meaning)}" for name, one in LEVELS[part].items()
    )
    signed = f"printf('%+.2f', CAST({bits} AS DOUBLE))"
    return f"CASE {level} {words} ELSE {level} END || ' (' || {signed} || ')'"


def meaning(part: str, level: str) -> str:
    """Give what a level of a part means, or its name where this version knows no such level."""
    known = LEVELS.get(part, {}).get(level)
    return level if known is None else known.meaning

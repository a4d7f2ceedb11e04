"""SQL expressions for bindings, as text that a person can read and change."""

from collections.abc import Iterable


def identifier(column: str) -> str:
    """Quote the name of a source's column.

    Examples:
        >>> identifier("Deal Stage")
        '"Deal Stage"'
    """
    return '"' + column.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Quote a text.

    Examples:
        >>> literal("l'Or")
        "'l''Or'"
    """
    return "'" + text.replace("'", "''") + "'"


def is_any(expression: str, texts: Iterable[str]) -> str:
    """Compare an expression with one or several texts, exactly.

    Examples:
        >>> print(is_any('"Stage"', ["Won"]), is_any('"Stage"', ["Won", "Signed"]), sep="; ")
        "Stage" = 'Won'; "Stage" IN ('Won', 'Signed')
    """
    listed = [literal(text) for text in texts]
    if len(listed) == 1:
        return f"{expression} = {listed[0]}"
    return f"{expression} IN ({', '.join(listed)})"


def cases(*branches: tuple[str, str]) -> str:
    """Write a CASE of conditions and results; without a match it gives null."""
    lines = " ".join(f"WHEN {condition} THEN {result}" for condition, result in branches)
    return f"CASE {lines} END"

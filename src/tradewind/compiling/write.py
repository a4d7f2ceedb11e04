"""From a plan to the text of one statement, in DuckDB's dialect."""

import re
from decimal import Decimal

from tradewind.compiling import nodes

WIDTH = 100


def identifier(name: str) -> str:
    """Quote a name; the only way a name enters a statement.

    Examples:
        >>> print(identifier('the "best" one'))
        "the ""best"" one"
    """
    return '"' + name.replace('"', '""') + '"'


def literal(value: str | int | Decimal | float | bool) -> str:
    """Write a value; the only way a value enters a statement.

    Whole numbers and short decimals stand as they are; doubles have an exponent, so that no
    engine takes them for decimals.

    Examples:
        >>> literal("it's"), literal(Decimal("7.50")), literal(0.1), literal(-3)
        ("'it''s'", '7.5', '0.1e0', '(-3)')
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    text = _digits(value)
    return f"({text})" if text.startswith("-") else text


def _digits(value: int | Decimal | float) -> str:
    if isinstance(value, float):
        return _double(value)
    if isinstance(value, Decimal):
        plain = format(value.normalize(), "f")
        return plain if len(plain) <= 17 else _digits(float(value))
    return str(value)


def _double(value: float) -> str:
    text = repr(value)
    if "e" in text:
        return text
    whole = text.removesuffix(".0")
    stem = whole.rstrip("0")
    zeros = len(whole) - len(stem)
    return f"{stem}e{zeros}" if "." not in whole and zeros > 8 else f"{whole}e0"


def statement(plan: nodes.Plan) -> str:
    """Write the plan as one statement: a WITH clause of its steps, each under its comment."""
    *before, last = plan.steps
    parts = [f"-- {line}" for line in plan.title.splitlines()]
    if before:
        parts.append("WITH")
        written = [
            f"{_comment(step)}{step.name} AS (\n{_indented(_select(step))}\n)" for step in before
        ]
        parts.append(",\n".join(written))
    parts.append(f"{_comment(last)}{_select(last)}")
    return "\n".join(parts) + "\n"


def _comment(step: nodes.Step) -> str:
    return f"-- {step.comment}\n"


_LINE_BREAK = re.compile(r"""('(?:[^']|'')*'|"(?:[^"]|"")*")|\n""")


def _indented(text: str) -> str:
    """Indent all lines, but not what follows a line break inside a name or a text."""
    return "  " + _LINE_BREAK.sub(lambda found: found[1] or "\n  ", text)


def _select(step: nodes.Step) -> str:
    everything = f"{_name(step.source)}.*" if step.joins else "*"
    shown = [everything] if step.keeps else []
    shown += [f"{expression(term)} AS {_name(alias)}" for alias, term in step.columns]
    lines = ["SELECT", ",\n".join(_indented(line) for line in shown), f"FROM {_name(step.source)}"]
    for join in step.joins:
        keys = " AND ".join(
            f"{join.step}.{_name(key)} = {_name(step.source)}.{_name(to)}"
            for key, to in ((join.key, join.to), *join.also)
        )
        lines.append(f"LEFT JOIN {join.step} ON {keys}")
    if step.each is not None:
        rows = ", ".join(f"({literal(number)})" for number in step.each.numbers)
        lines.append(f"CROSS JOIN (VALUES {rows}) AS each_number({_name(step.each.name)})")
    if step.where is not None:
        lines.append(f"WHERE {expression(step.where)}")
    if step.grouped_by:
        lines.append("GROUP BY " + ", ".join(expression(term) for term in step.grouped_by))
    return "\n".join(lines)


_QUOTED_NAME = re.compile(r'"(?:[^"]|"")*"')
_PLAIN_NAME = re.compile(r"[a-z_][a-z0-9_]*")
_RESERVED = frozenset(
    {"name", "owner", "domain", "group", "order", "user", "left", "right", "end", "all"}
)


def _name(name: str) -> str:
    """Leave a plain name of ours unquoted, for the reader; quote every other."""
    plain = _PLAIN_NAME.fullmatch(name) and "_" in name and name not in _RESERVED
    return name if plain else identifier(name)


def expression(node: nodes.Node) -> str:
    """Write one term."""
    match node:
        case nodes.Column(name):
            return _name(name)
        case nodes.Text(value) | nodes.Number(value) | nodes.Truth(value):
            return literal(value)
        case nodes.Null():
            return "NULL"
        case nodes.Checked(sql):
            return sql if _QUOTED_NAME.fullmatch(sql) else f"({sql})"
        case nodes.Pair(left, sign, right):
            return f"({expression(left)} {sign} {expression(right)})"
        case nodes.All(terms):
            return _joined(terms, " AND ", "TRUE")
        case nodes.Either(terms):
            return _joined(terms, " OR ", "FALSE")
        case nodes.Opposite(term):
            return f"(NOT {expression(term)})"
        case nodes.IsNull(term):
            return f"({expression(term)} IS NULL)"
        case nodes.IsIn(term, values):
            return f"({expression(term)} IN ({', '.join(literal(text.value) for text in values)}))"
        case nodes.Case():
            return _case(node)
        case nodes.Call("COUNT_DISTINCT", (term,)):
            return f"COUNT(DISTINCT {expression(term)})"
        case nodes.Call(function, terms):
            return f"{function}({', '.join(expression(term) for term in terms)})"
        case nodes.Cast(term, type_name):
            return f"CAST({expression(term)} AS {type_name})"
        case nodes.TotalOf(step, term):
            return f"(SELECT SUM({expression(term)}) FROM {_name(step)})"
        case nodes.Window():
            return _window(node)


def _joined(terms: tuple[nodes.Node, ...], word: str, empty: str) -> str:
    if len(terms) < 2:
        return expression(terms[0]) if terms else empty
    return f"({word.join(expression(term) for term in terms)})"


def _case(node: nodes.Case) -> str:
    branches = [
        f"WHEN {_bare(expression(when))} THEN {expression(then)}" for when, then in node.branches
    ]
    if not isinstance(node.otherwise, nodes.Null):
        branches.append(f"ELSE {expression(node.otherwise)}")
    one_line = f"CASE {' '.join(branches)} END"
    if len(one_line) <= WIDTH and "\n" not in one_line:
        return one_line
    return "CASE\n" + "\n".join(_indented(branch) for branch in branches) + "\nEND"


def _bare(text: str) -> str:
    """Take off one pair of brackets that encloses the whole text."""
    if not text.startswith("("):
        return text
    depth = 0
    for position, character in enumerate(text):
        if character in "'\"":
            return text
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth == 0:
            return text[1:-1] if position == len(text) - 1 else text
    return text


def _window(node: nodes.Window) -> str:
    inside = []
    if node.groups:
        inside.append("PARTITION BY " + ", ".join(expression(term) for term in node.groups))
    if node.order:
        order = ", ".join(f"{expression(term)} {direction}" for term, direction in node.order)
        inside.append(f"ORDER BY {order}")
    counted = "*" if node.function == "COUNT" else ""
    if node.term is not None:
        counted = expression(node.term)
    return f"{node.function}({counted}) OVER ({' '.join(inside)})"

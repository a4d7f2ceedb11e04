"""How texts and comments stand in a YAML file that people read and change."""

import json
import re
import textwrap

WIDTH = 98
"""Characters in a line of a written file."""
_PLAIN = re.compile(r"[^\W\d][\w./()&%-]*(?: [\w./()&%-]+)*")
_RESERVED = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf"})
"""Words that one YAML version or another reads as something else than text."""


def scalar(text: str) -> str:
    """Write a text so that every YAML reader gives it back, unquoted where that is safe.

    Examples:
        >>> print(scalar("Account Name"), scalar("yes"), scalar("a: b"), scalar("1"))
        Account Name "yes" "a: b" "1"
    """
    if _PLAIN.fullmatch(text) and text.casefold() not in _RESERVED and text.isprintable():
        return text
    return "".join(map(_escaped, json.dumps(text, ensure_ascii=False)))


def comment(text: str, *, indent: int = 0, hanging: int = 0) -> list[str]:
    """Write a comment on as many lines as it needs.

    Args:
        text: What it says; line ends and control signs become blanks.
        indent: Blanks before the sign `#`.
        hanging: Blanks before the second and every later line's text.
    """
    line = "".join(sign if sign.isprintable() else " " for sign in text)
    start = " " * indent + "# "
    return textwrap.wrap(
        " ".join(line.split()),
        WIDTH,
        initial_indent=start,
        subsequent_indent=start + " " * hanging,
        break_on_hyphens=False,
    )


def entry(key: str, value: str, remark: str = "", *, indent: int = 0) -> list[str]:
    """Write `key: value` with a remark behind it, or above it where the line is too long.

    Args:
        key: The key, as it is to stand in the file.
        value: The value, as it is to stand in the file.
        remark: What to say about it; nothing where it is empty.
        indent: Blanks before the key.
    """
    line = f"{' ' * indent}{key}: {value}"
    if not remark:
        return [line]
    above = comment(remark, indent=indent)
    behind = f"{line}  {above[0].strip()}"
    if len(above) == 1 and len(behind) <= WIDTH:
        return [behind]
    return [*above, line]


def folded(key: str, value: str, *, indent: int = 0) -> list[str]:
    """Write a text on lines of its own, without quotes, that a reader joins with single blanks.

    A short text without quotation marks stays behind its key, and so does one that such a block
    cannot hold exactly (line ends, blanks side by side).
    """
    written = scalar(value)
    one_line = f"{' ' * indent}{key}: {written}"
    reads_well = len(one_line) <= WIDTH and "\\" not in written
    if reads_well or not value.isprintable() or "" in value.split(" "):
        return [one_line]
    margin = " " * (indent + 2)
    wrapped = textwrap.wrap(
        value,
        WIDTH,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [f"{' ' * indent}{key}: >-", *wrapped]


def _escaped(sign: str) -> str:
    if sign.isprintable():
        return sign
    code = ord(sign)
    return (
        f"\\x{code:02x}"
        if code < 0x100
        else f"\\u{code:04x}"
        if code < 0x10000
        else f"\\U{code:08x}"
    )

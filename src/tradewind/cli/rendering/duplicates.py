"""Groups of accounts that are likely one company: the entries, and what speaks for it."""

from collections.abc import Iterator
from pathlib import Path

from rich.padding import Padding
from rich.text import Text

from tradewind.cli.rendering.problems import warning_texts
from tradewind.cli.rendering.report_terminal import report_terminal
from tradewind.cli.rendering.written_files import file_texts
from tradewind.cli.terminal import tell, visible
from tradewind.matching.duplicates import Group, Member
from tradewind.problems import counted
from tradewind.workflows.duplicates import DuplicatesResult

_GAP = 2
_LONGEST_ID = 20
_LARGEST_SHOWN = 12
"""Members of one group that are shown; files have them all."""
_LEAST_OF_A_TEXT = 12
_MOST_CROWDS = 5


def print_duplicates(result: DuplicatesResult, *, limit: int, project: Path) -> None:
    """Print the first groups, as wide as the terminal."""
    terminal = report_terminal(project)
    for line in duplicates_view(result.found.groups[:limit], width=terminal.width):
        terminal.print(line)


def duplicates_view(groups: tuple[Group, ...], *, width: int) -> Iterator[Text | Padding]:
    """Give for each group its entries, the likely original first, and under each why."""
    shown = [one for group in groups for one in group.members[:_LARGEST_SHOWN]]
    if not shown:
        return
    indent = len(str(len(groups))) + 2
    ids = min(_LONGEST_ID, max(len(visible(one.account_id)) for one in shown))
    room = max(width - indent - ids - 2 * _GAP, 2 * _LEAST_OF_A_TEXT)
    domains = min(room * 2 // 5, max(len(visible(one.domain or "")) for one in shown))
    sizes = (ids, room - domains, domains)
    for number, group in enumerate(groups, start=1):
        for place, member in enumerate(group.members[:_LARGEST_SHOWN]):
            label = f"{number}." if place == 0 else ""
            yield _entry(label.ljust(indent), member, sizes)
            why = Text(_why(group, member), style="italic")
            yield Padding(why, (0, 0, 0, indent + _GAP), expand=False)
        if len(group.members) > _LARGEST_SHOWN:
            rest = f"and {counted(len(group.members) - _LARGEST_SHOWN, 'account')} more"
            yield Padding(Text(rest, style="dim"), (0, 0, 0, indent), expand=False)


def _entry(label: str, member: Member, sizes: tuple[int, int, int]) -> Text:
    line = Text(label, style="dim")
    texts = (
        Text(visible(member.account_id), "dim"),
        Text(visible(member.name or "no name"), "bold" if member.is_original else "default"),
        Text(visible(member.domain or ""), "cyan"),
    )
    for text, size in zip(texts, sizes, strict=True):
        text.truncate(size, overflow="ellipsis", pad=True)
        line.append_text(text).append(" " * _GAP)
    line.rstrip()
    return line


def _why(group: Group, member: Member) -> str:
    if member.pair is None:
        if group.rule is None:
            return "no rule tells which is the original; the first by account_id"
        return f"likely the original, by: {group.rule}"
    whom = "" if member.alike_to == group.members[0].account_id else f" to {member.alike_to}"
    return f"{_percent(member.pair.probability)} alike{whom}: {member.pair.evidence}"


def _percent(probability: float) -> str:
    """Write a probability so that it never reads as certainty.

    Examples:
        >>> _percent(0.9562), _percent(0.9999999)
        ('95.6%', 'over 99.9%')
    """
    return "over 99.9%" if probability > 0.999 else f"{int(probability * 1000) / 10:g}%"


def tell_of_duplicates(result: DuplicatesResult, *, shown: int | None) -> None:
    """Say beside the groups how many there are, what was left out, and what to do.

    Args:
        result: What was found.
        shown: How many groups were printed at most; None where all were written.
    """
    tell(*_beside(result, shown))


def _beside(result: DuplicatesResult, shown: int | None) -> Iterator[Text]:
    found = result.found
    compared = f"{counted(found.accounts, 'account')} compared"
    if found.groups:
        entries = counted(found.spare, "entry too many", "entries too many")
        groups = counted(len(found.groups), "group")
        yield Text(f"{groups} of likely duplicates, {entries} ({compared}).", style="bold")
    else:
        yield Text(f"No two accounts look like one company ({compared}).", style="bold")
    if shown is not None and len(found.groups) > shown:
        fix = "All of them: --format csv, -o FILE, or a larger --limit."
        yield Text(f"{len(found.groups) - shown:,} more are not shown. {fix}", style="dim")
    yield from file_texts(result.output, result.made_harmless)
    yield from _left_out(result)
    yield from warning_texts(result.warnings, all_of_them="tradewind check")
    if found.groups:
        yield Text("Nothing was merged: merge in the source what you find right.", style="dim")


def _left_out(result: DuplicatesResult) -> Iterator[Text]:
    found = result.found
    if found.within_families:
        pairs = counted(found.within_families, "pair")
        yield Text(f"{pairs} of parents and subsidiaries left out: those are no duplicates.")
    for crowd in found.crowds[:_MOST_CROWDS]:
        shared = visible(crowd.shared)
        yield Text(
            f"{counted(crowd.accounts, 'account')} share the {crowd.kind} {shared}, such as "
            f"{visible(crowd.an_account)}: too many to be one company, so sharing it does not "
            "count.",
            style="yellow",
        )
    if found.all_crowds > _MOST_CROWDS:
        rest = found.all_crowds - _MOST_CROWDS
        yield Text(f"{rest:,} more such domains and names: --format json.", style="yellow")
    if found.nameless:
        accounts = counted(found.nameless, "account")
        yield Text(f"{accounts} without a usable name and domain could not be compared.")

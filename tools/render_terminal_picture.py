"""Draw docs/images/terminal.svg from real output: the best demo accounts, and one receipt.

Run it with `.venv/bin/python tools/render_terminal_picture.py` after what the commands print has
changed.
"""

import re
import tempfile
from datetime import UTC, datetime, time
from html import unescape
from io import StringIO
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from tradewind import demo, explain, list_scores, score
from tradewind.cli.rendering.ranking import ranking_view
from tradewind.cli.rendering.receipt import receipt_view
from tradewind.workflows.simulated import NOTICE

PICTURE = Path("docs/images/terminal.svg")
WIDTH = 104
ACCOUNT = "A0000001"
FONT = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"
THEME = TerminalTheme(
    background=(24, 27, 33),
    foreground=(220, 223, 228),
    normal=[
        (62, 68, 81),
        (240, 113, 120),
        (126, 200, 120),
        (235, 203, 110),
        (97, 160, 235),
        (205, 140, 225),
        (95, 200, 210),
        (220, 223, 228),
    ],
)

_BLANK = "&#160;"
_TEXT = re.compile(
    r'<text (?P<before>[^>]*?)x="(?P<x>[\d.]+)"(?P<between>[^>]*?)textLength="(?P<length>[\d.]+)"'
    rf"(?P<after>[^>]*)>(?P<blanks>(?:{_BLANK})*)(?P<text>[^<]*)</text>"
)


def main() -> None:
    """Score a demo market, and draw what a rep sees."""
    console = Console(record=True, width=WIDTH, file=StringIO(), markup=False, highlight=False)
    with tempfile.TemporaryDirectory() as folder:
        market = demo(Path(folder) / "acme").market
        project = market.folder.parent
        score(project, as_of=datetime.combine(market.ends_on, time(), UTC))
        grid, _ = ranking_view(list_scores(project, top=8), width=WIDTH)
        _typed(console, "tradewind list --top 8")
        console.print(Text(NOTICE, style="dim italic"))
        console.print(grid)
        console.print()
        _typed(console, f"tradewind explain {ACCOUNT}")
        console.print(receipt_view(explain(ACCOUNT, project), width=WIDTH, simulated=NOTICE))
    drawn = console.export_svg(title="tradewind", theme=THEME, unique_id="tradewind")
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(_without_blanks_in_front(_with_own_fonts(drawn)), encoding="utf-8")
    print(f"wrote {PICTURE}")


def _typed(console: Console, command: str) -> None:
    console.print(Text("$ ", style="bold green").append(command, style="bold default"))


def _with_own_fonts(svg: str) -> str:
    """Take out the fonts that would be fetched from the network, and name those at hand."""
    local = re.sub(r"@font-face\s*\{[^}]*\}", "", svg)
    return re.sub(r"font-family: Fira Code[^;]*;", f"font-family: {FONT};", local)


def _without_blanks_in_front(svg: str) -> str:
    """Move each text to its first sign, as some programs leave out the blanks before it."""
    return _TEXT.sub(_moved, svg)


def _moved(match: re.Match[str]) -> str:
    blanks = match["blanks"].count(_BLANK)
    if not match["text"].strip():
        return ""
    length = float(match["length"])
    cell = length / sum(map(cell_len, unescape(match["blanks"] + match["text"])))
    x = float(match["x"]) + blanks * cell
    left = length - blanks * cell
    return (
        f'<text {match["before"]}x="{x:.1f}"{match["between"]}textLength="{left:.1f}"'
        f"{match['after']}>{match['text']}</text>"
    )


if __name__ == "__main__":
    main()

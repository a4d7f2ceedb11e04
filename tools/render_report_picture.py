"""Draw docs/images/backtest.png from a real report: its headline, and its first charts.

A demo market of 20,000 accounts is made and tested in a temporary folder, and Chromium takes a
picture of the page, as it looks by day. The picture has its headline, what to know before relying
on it, conversion by tier, and gains; what lies between these is left out, lest it gets too long.

Nothing runs this but a person: run `.venv/bin/python tools/render_report_picture.py` after the
page has changed, and look at what it drew. It takes less than a minute, and Chromium (or Google
Chrome) must be installed.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from tradewind import backtest, demo

PICTURE = Path("docs/images/backtest.png")
ACCOUNTS = 20_000
WIDTH, HEIGHT = 1_096, 1_355
"""Of the window: as wide as the page gets, and down to the end of both charts."""
SHARPNESS = 1.5
"""Dots of the picture per dot of the window, so that small letters can be read."""
COLOURS = 128
MOST_BYTES = 200_000
SHORTER = """
main { display: grid; grid-template-columns: 1fr 1fr; column-gap: 2.5rem; }
header { grid-column: 1 / -1; }
nav, details, .open, section, .charts figure:nth-of-type(n + 2) { display: none; }
section[aria-labelledby="conversion"], section[aria-labelledby="rankings"] { display: block; }
h2 { margin-top: 1rem; }
"""
"""Style that leaves out what the picture does not show, and puts the two charts side by side."""
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND"
"""No names are resolved, so nothing goes out."""


def main() -> None:
    """Test a scorecard on a demo market, and take a picture of the page."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("Chromium is not installed, so there is nothing to take a picture with.")
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "acme"
        demo(project, accounts=ACCOUNTS)
        page = Path(folder) / "backtest.html"
        print(backtest(project, scorecards=("growth",), report=page).proof.headline)
        _write(_photographed(page, Path(folder), chromium))
    size = PICTURE.stat().st_size
    print(f"wrote {PICTURE}, {size:,} bytes")
    if size > MOST_BYTES:
        sys.exit(f"It is larger than {MOST_BYTES:,} bytes: take fewer colours.")


def _photographed(page: Path, folder: Path, chromium: str) -> Path:
    """Take a picture of a page, made shorter, with a browser that has never been used."""
    written = page.read_text(encoding="utf-8")
    page.write_text(written.replace("</style>", f"{SHORTER}</style>", 1), encoding="utf-8")
    taken = folder / "taken.png"
    options = (
        *("--headless", "--no-sandbox", "--hide-scrollbars", OFFLINE),
        f"--user-data-dir={folder / 'profile'}",
        f"--window-size={WIDTH},{HEIGHT}",
        f"--force-device-scale-factor={SHARPNESS}",
        f"--screenshot={taken}",
    )
    subprocess.run(
        [chromium, *options, page.as_uri()], capture_output=True, timeout=120, check=True
    )
    return taken


def _write(taken: Path) -> None:
    """Write the picture with few colours, of which a page with charts has no more."""
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(taken) as picture:
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()

"""The report in a real browser, opened from the disk; skipped where Chromium is not installed."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest

from support.proofs import good_proof
from tradewind.files.report.write_report import write_report

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--enable-logging=stderr",
)
"""No sandbox, because tests may run as root; no names are resolved, so nothing goes out."""

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


@dataclass(frozen=True, slots=True)
class Opened:
    """What a browser made of a page, and what it wrote to its console."""

    page: str
    console: list[str]


Open = Callable[..., Opened]


@pytest.fixture
def browse(tmp_path: Path) -> Open:
    """Give a function that opens a file in a browser with a new profile."""

    def browse(file: Path, *options: str) -> Opened:
        profile = f"--user-data-dir={tmp_path / 'profile'}"
        done = subprocess.run(
            [str(CHROMIUM), *QUIET, profile, *options, file.as_uri()],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=120,
            check=True,
        )
        lines = [line for line in done.stderr.splitlines() if ":CONSOLE" in line]
        return Opened(unescape(done.stdout), lines)

    return browse


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Give the written report of a good proof."""
    write_report(good_proof(), tmp_path / "report.html", simulated=None)
    return tmp_path / "report.html"


def test_the_report_opens_from_disk_and_asks_for_nothing(report: Path, browse: Open) -> None:
    """The page is shown whole; its policy reports every request or script, and none is."""
    opened = browse(report, "--dump-dom")

    assert opened.console == []
    assert good_proof().headline in opened.page
    assert opened.page.count("<svg") == 9


def test_the_policy_of_the_page_would_tell_of_a_request(report: Path, browse: Open) -> None:
    """A picture and a script smuggled into the page are refused, and the console says so."""
    smuggled = '<img src="https://example.com/a.png"><script>document.title = "ran"</script></main>'
    report.write_text(report.read_text("utf-8").replace("</main>", smuggled), "utf-8")

    opened = browse(report, "--dump-dom")

    assert len(opened.console) == 2
    assert "<title>Backtest of growth</title>" in opened.page


def test_the_report_prints(report: Path, browse: Open, tmp_path: Path) -> None:
    """The page becomes a PDF of a few pages."""
    printed = tmp_path / "report.pdf"

    browse(report, f"--print-to-pdf={printed}")

    assert printed.read_bytes().startswith(b"%PDF")

"""What the documents say is true: their code runs, their links lead somewhere."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.documents import ROOT, Block, anchors, blocks, documents, links, named

RUN = {"bash", "console", "python"}
SHOWN = {"text", "yaml", "json", "sql", "csv", "toml", "pycon", "make"}
LONGEST_RUN_SECONDS = 300
WITH_CODE = [
    path for path in documents() if named(path) == "README.md" or named(path).startswith("docs/")
]
FOLDER_MARK = ".folder-after-the-last-block"


def _shell_lines(block: Block) -> str:
    """Give the commands of a block: in `console`, the lines after a prompt."""
    if block.language != "console":
        return block.text
    prompted = [re.match(r"[$>] (.*)", line) for line in block.text.splitlines()]
    return "\n".join(match[1] for match in prompted if match)


def _run(block: Block, home: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a block; what a shell block leaves as its folder is noted in the home folder."""
    mark = home / FOLDER_MARK
    code = f"trap 'pwd > \"{mark}\"' EXIT\nset -euo pipefail\n{_shell_lines(block)}"
    command = [sys.executable, "-c", block.text] if block.language == "python" else ["bash"]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    plain = {"PATH": path, "HOME": str(home), "COLUMNS": "100", "TERM": "dumb", "NO_COLOR": "1"}
    return subprocess.run(
        command,
        cwd=folder,
        env=os.environ | plain,
        input=None if block.language == "python" else code,
        stdin=subprocess.DEVNULL if block.language == "python" else None,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=LONGEST_RUN_SECONDS,
    )


def _as_pattern(shown: str) -> str:
    """Give a pattern for shown output: `…` stands for anything, blanks at line ends for nothing."""
    lines = "\n".join(line.rstrip() for line in shown.strip().splitlines())
    return re.escape(lines).replace("…", ".*?")


@pytest.mark.parametrize("path", WITH_CODE, ids=named)
def test_the_code_of_a_document_runs_in_its_order(path: Path, tmp_path: Path) -> None:
    """Whoever follows a document from its top, in an empty folder, sees what it promises."""
    home = folder = tmp_path
    output = ""
    for block in blocks(path):
        where = f"{named(path)}:{block.line}"
        if "not run" in block.directives:
            continue
        if "file" in block.directives:
            written = folder / block.directives["file"]
            written.parent.mkdir(parents=True, exist_ok=True)
            written.write_text(block.text, encoding="utf-8")
        elif "prints" in block.directives:
            assert re.search(_as_pattern(block.text), output, re.DOTALL), f"{where}\n{output}"
        elif block.language in RUN:
            done = _run(block, home, folder)
            wanted = int(block.directives.get("exits", "0"))
            assert done.returncode == wanted, f"{where} exits {done.returncode}\n{done.stdout}"
            output = "\n".join(line.rstrip() for line in done.stdout.splitlines())
            mark = home / FOLDER_MARK
            folder = Path(mark.read_text(encoding="utf-8").strip()) if mark.exists() else folder


@pytest.mark.parametrize("path", documents(), ids=named)
def test_every_block_names_its_language_and_why_it_does_not_run(path: Path) -> None:
    """No block escapes being run by a missing word."""
    for block in blocks(path):
        assert block.language in RUN | SHOWN, f"{named(path)}:{block.line}: ```{block.language}"
        assert block.directives.get("not run") != "", f"{named(path)}:{block.line}: no reason"


@pytest.mark.parametrize("path", documents(), ids=named)
def test_every_link_inside_the_repository_leads_somewhere(path: Path) -> None:
    """Relative links point at files that exist, and at headings that stand in them."""
    for link in links(path):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), f"{named(path)}: {link} does not exist"
        assert target.is_relative_to(ROOT), f"{named(path)}: {link} is outside the repository"
        if anchor and target.suffix == ".md":
            assert anchor in anchors(target), f"{named(path)}: {link} has no such heading"


def test_every_page_can_be_reached_from_the_readme_or_the_index() -> None:
    """A page that no link leads to is a page that nobody reads."""
    reached = {ROOT / "README.md", ROOT / "docs" / "README.md"}
    ahead = [path for path in reached if path.exists()]
    while ahead:
        path = ahead.pop()
        targets = {(path.parent / link.partition("#")[0]).resolve() for link in links(path)}
        new = {target for target in targets - reached if target.suffix == ".md" and target.exists()}
        reached |= new
        ahead.extend(new)

    lonely = [named(path) for path in WITH_CODE if path not in reached]

    assert lonely == []


def test_the_changelog_has_a_place_for_what_is_not_released_yet() -> None:
    """Every change adds its line under "Unreleased"."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert re.search(r"^## \[?Unreleased\]?$", text, re.MULTILINE)

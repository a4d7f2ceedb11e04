"""Reading the repository's Markdown documents: code blocks with directives, headings, links."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).resolve().parent.parent.parent
_DIRECTIVE = re.compile(r"<!--\s*(file|not run|exits|prints)(?::\s*(.*?))?\s*-->")
_HTML_ADDRESS = re.compile(r"(?:href|src)=\"([^\"]+)\"")
_HTML_ANCHOR = re.compile(r"(?:id|name)=\"([^\"]+)\"")


@dataclass(frozen=True, slots=True)
class Block:
    """One block of code, and what the comments right above it say.

    Attributes:
        line: Line of its opening fence, counted from 1.
        language: The word after the fence; empty where there is none.
        text: The code.
        directives: Of `file`, `not run`, `exits` and `prints`, those that stand above it.
    """

    line: int
    language: str
    text: str
    directives: dict[str, str]


@cache
def committed_files() -> tuple[Path, ...]:
    """List the files that git knows or would add."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    paths = (ROOT / name for name in listed.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def documents() -> list[Path]:
    """List all Markdown files."""
    return [path for path in committed_files() if path.suffix == ".md"]


def named(path: Path) -> str:
    """Give the path below the repository."""
    return path.relative_to(ROOT).as_posix()


def blocks(path: Path) -> list[Block]:
    """List the code blocks of a document in their order."""
    found, directives = [], dict[str, str]()
    for token in _tokens(path):
        if token.type == "html_block":
            directives |= dict(_DIRECTIVE.findall(token.content))
        elif token.type == "fence":
            line = (token.map or [0])[0] + 1
            found.append(Block(line, token.info.strip(), token.content, directives))
            directives = {}
        elif token.nesting >= 0 and token.type != "inline":
            directives = {}
    return found


def links(path: Path) -> Iterator[str]:
    """Go through the addresses of all links and pictures of a document."""
    for token in _tokens(path):
        for part in (token, *(token.children or ())):
            if part.type in ("link_open", "image"):
                yield str(part.attrs.get("href") or part.attrs.get("src"))
            elif part.type in ("html_block", "html_inline"):
                yield from _HTML_ADDRESS.findall(part.content)


def anchors(path: Path) -> set[str]:
    """List the names that links can point at within a document, as code hosts make them."""
    names, seen = set[str](), Counter[str]()
    tokens = _tokens(path)
    for token, following in zip(tokens, [*tokens[1:], Token("", "", 0)], strict=True):
        names |= set(_HTML_ANCHOR.findall(token.content))
        if token.type == "heading_open":
            text = "".join(part.content for part in following.children or ())
            slug = re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")
            names.add(f"{slug}-{seen[slug]}" if seen[slug] else slug)
            seen[slug] += 1
    return names


@cache
def _tokens(path: Path) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(path.read_text(encoding="utf-8"))

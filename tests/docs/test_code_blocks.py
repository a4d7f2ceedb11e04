"""Code blocks of documents, and the directives above them, are read as CONTRIBUTING.md says."""

from pathlib import Path

from support.documents import anchors, blocks, links

DOCUMENT = """
# A page, with `code`

<!-- file: scorecards/growth.yaml -->
```yaml
name: growth
```

<!-- exits: 1 -->

```bash
tradewind check
```

<!-- not run: needs a network -->

Words between a comment and a block part them.

- In a list:
  ```python
  print(1)
  ```

[there](other.md#top) and ![a picture](picture.svg) and <a href="third.md">third</a>

## Twice
## Twice
"""


def _written(folder: Path) -> Path:
    path = folder / "page.md"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path


def test_blocks_come_in_order_with_the_directives_right_above_them(tmp_path: Path) -> None:
    """A directive belongs to the next block, with nothing but blank lines between."""
    found = blocks(_written(tmp_path))

    assert [(block.language, block.directives) for block in found] == [
        ("yaml", {"file": "scorecards/growth.yaml"}),
        ("bash", {"exits": "1"}),
        ("python", {}),
    ]
    assert found[2].text == "print(1)\n"
    assert found[0].line == 5


def test_links_pictures_and_html_addresses_are_found(tmp_path: Path) -> None:
    """Every way to write a relative address is checked."""
    assert list(links(_written(tmp_path))) == ["other.md#top", "picture.svg", "third.md"]


def test_headings_give_anchors_and_repeated_ones_are_numbered(tmp_path: Path) -> None:
    """Anchors are those that code hosts make from headings."""
    assert anchors(_written(tmp_path)) == {"a-page-with-code", "twice", "twice-1"}

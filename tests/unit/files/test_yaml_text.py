"""Text that is written into a YAML file comes back from it unchanged."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from tradewind.files.yaml_reading import read_yaml
from tradewind.files.yaml_text import comment, folded, scalar

texts = st.text(st.characters(blacklist_categories=["Cs"]), max_size=60)


def _loaded(text: str) -> Any:
    return YAML(typ="safe").load(text)


@given(text=texts)
def test_every_text_comes_back_from_every_place(text: str) -> None:
    """As a value, as a key and in a list, a text is read as it was written."""
    written = f"value: {scalar(text)}\n{scalar('k' + text)}: 1\nlist: [{scalar(text)}]\n"

    assert _loaded(written) == {"value": text, "k" + text: 1, "list": [text]}


@pytest.mark.parametrize(
    "text",
    ["yes", "1", "a: b", "#x", "", " x ", "null", "1e5", "2026-01-01", "é", "a\nb", '"', "~"],
)
def test_words_with_a_meaning_of_their_own_stay_texts(text: str) -> None:
    """What YAML could take for something else is quoted, for our reader and for others."""
    read = read_yaml(f"value: {scalar(text)}\n", shown_as="tradewind.yaml")

    assert read.value == {"value": text}


@given(words=st.lists(st.text("ab'\"(), =", max_size=9), max_size=40))
def test_folded_text_comes_back_whole(words: list[str]) -> None:
    """A long expression is read as the one line that it is."""
    text = " ".join(words)

    assert _loaded("\n".join(folded("x", text, indent=4))) == {"x": text}


@given(text=texts)
def test_comment_says_nothing_to_yaml(text: str) -> None:
    """Whatever stands in a comment, it never becomes content."""
    written = "\n".join(["a: 1", *comment(text, indent=2, hanging=2), "b: 2"])

    assert _loaded(written) == {"a": 1, "b": 2}

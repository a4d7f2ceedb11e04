"""Write learned weights into matching.yaml; what people wrote there, and why, stays."""

import io
from collections.abc import Mapping

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from tradewind.files.matching_file import parse_matching

_HEADER = """\
# How leads are matched to accounts; see docs/matching.md for all keys.
# The weights were learned by `tradewind match --learn` from what people answered.
version: 1
"""
_WIDTH = 98


def with_weights(text: str | None, weights: Mapping[str, Mapping[str, float]]) -> str:
    """Give the text of matching.yaml with weights set; everything else stays, comments too.

    Args:
        text: The file as it is; None where the project has none.
        weights: Per part and level the bits to write.

    Raises:
        InvalidInput: The text is no matching.yaml.
    """
    parse_matching(text or _HEADER)
    yaml = _round_trip()
    written: CommentedMap = yaml.load(text or _HEADER)
    parts = written.setdefault("weights", CommentedMap())
    for part, levels in weights.items():
        kept = parts.setdefault(part, CommentedMap())
        for level, bits in levels.items():
            kept[level] = bits
    stream = io.StringIO()
    yaml.dump(written, stream)
    parse_matching(stream.getvalue())
    return stream.getvalue()


def _round_trip() -> YAML:
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = _WIDTH
    return yaml

"""What the columns of a run's files mean, as it is written into each of the files.

A later scorecard has other columns, and a later Tradewind may name them otherwise; whoever reads
an old run asks its files and not the scorecard.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tradewind.compiling.attributes import attribute_names
from tradewind.compiling.layout import Layout
from tradewind.compiling.write import literal
from tradewind.engines.interface import Engine
from tradewind.scorecard.components.interface import ColumnUse
from tradewind.workflows.runs.row_keys import ACCOUNT

KEY = "columns"
"""The key of the file's metadata under which the columns stand."""


@dataclass(frozen=True, slots=True)
class KeptColumns:
    """Which column of a run's files holds what.

    Attributes:
        dimensions: The column of each dimension's own score, by the dimension's name.
        components: The column of each component's points, by `component_key`.
        attributes: What each attribute is, by the name of its column: a column of what is
            scored, and as what it was read.
        key: The column of the id of what is scored: account_id, or person_id.
    """

    dimensions: Mapping[str, str]
    components: Mapping[str, str]
    attributes: Mapping[str, ColumnUse]
    key: str = ACCOUNT

    @property
    def written(self) -> str:
        """The columns as JSON."""
        uses = {name: [use.column, use.use] for name, use in self.attributes.items()}
        kept = {
            "dimensions": dict(self.dimensions),
            "components": dict(self.components),
            "attributes": uses,
            **({} if self.key == ACCOUNT else {"key": self.key}),
        }
        return json.dumps(kept, ensure_ascii=False)


def component_key(dimension: str, profile: str, component: str) -> str:
    r"""Name a component whatever the column it stands in; the profile is left out without a name.

    Examples:
        >>> component_key("fit", "software", "size"), component_key("fit", "", "a/b")
        ('fit/software/size', 'fit/a\\/b')
    """
    parts = [dimension, *([profile] if profile else []), component]
    return "/".join(part.replace("\\", "\\\\").replace("/", "\\/") for part in parts)


def component_name(key: str) -> str:
    r"""Give the component's own name back.

    Examples:
        >>> component_name("fit/software/size"), component_name("fit/a\\/b")
        ('size', 'a/b')
    """
    name = key.replace("\\\\", "\0").replace("\\/", "\1").rsplit("/", 1)[-1]
    return name.replace("\1", "/").replace("\0", "\\")


def kept_columns(layout: Layout) -> KeptColumns:
    """Give the columns of a run that is published with this layout."""
    return KeptColumns(
        dimensions={one.name: one.named("score") for one in layout.dimensions},
        components={
            component_key(dimension.name, profile.name, part.component.name): part.points
            for dimension in layout.dimensions
            for profile in dimension.profiles
            for part in profile.parts
        },
        attributes={name: use for use, name in attribute_names(layout).items()},
        key=layout.key,
    )


def columns_in(engine: Engine, paths: list[Path]) -> dict[str, KeptColumns]:
    """Read the columns of several Parquet files, by path; without those that do not tell."""
    if not paths:
        return {}
    listed = ", ".join(literal(str(path)) for path in paths)
    rows = engine.rows(
        f"SELECT file_name, decode(value) FROM parquet_kv_metadata([{listed}]) "
        f"WHERE decode(key) = {literal(KEY)}"
    )
    return {str(path): _read(str(written)) for path, written in rows}


def _read(written: str) -> KeptColumns:
    kept = json.loads(written)
    return KeptColumns(
        dimensions=kept["dimensions"],
        components=kept["components"],
        attributes={name: ColumnUse(*use) for name, use in kept["attributes"].items()},
        key=kept.get("key", ACCOUNT),
    )

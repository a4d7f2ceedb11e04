"""What tradewind.yaml says: for each canonical table its source and its bound columns."""

from pydantic import BaseModel, ConfigDict, Field

from tradewind.project.canonical import CANONICAL_TABLES
from tradewind.project.sources import Source


class TableBinding(BaseModel):
    """One canonical table: where it comes from, and what its columns are in the source.

    Columns of the source that are not bound keep their own names.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: Source = Field(description="A file path, or a mapping that describes the source.")
    columns: dict[str, str] = Field(
        default_factory=dict,
        description="Our column: a column of the source, or an SQL expression over its columns.",
    )


class Project(BaseModel):
    """A user's project: the content of tradewind.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int = Field(default=1, ge=1, le=1, description="Version of this file's form.")
    name: str = Field(min_length=1, description="Name of the project.")
    tables: dict[str, TableBinding] = Field(
        description=f"The bound tables: {', '.join(CANONICAL_TABLES)}."
    )

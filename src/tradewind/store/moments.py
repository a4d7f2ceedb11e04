"""How the ledger writes moments."""

from datetime import UTC, datetime


def written(moment: datetime) -> str:
    """Write a moment as text in UTC, so that texts sort as the moments do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")

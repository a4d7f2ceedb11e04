"""The products of an account, each once, whatever it is called and however often it was seen."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tradewind.scorecard.catalogue import Catalogue
from tradewind.scorecard.facts import SECONDS_A_DAY, Adoption, Sighting
from tradewind.scorecard.moments import moment_in


@dataclass(frozen=True, slots=True)
class Installed:
    """One product at one account.

    Attributes:
        product: Its name in the catalogue, or as it was seen where the catalogue lacks it.
        first_seen: Seconds since 1970 of its first sighting; None means it was always known.
        last_seen: Seconds since 1970 of its latest sighting; None means it is still in use.
        adoption: Where the account stands among all that have it; None where nobody asked.
        is_own: Whether it was seen at the account itself, not at its relatives alone.
    """

    product: str
    first_seen: float | None
    last_seen: float | None
    adoption: Adoption | None = None
    is_own: bool = True

    def was_seen_within(self, days: float | None, as_of: datetime) -> bool:
        """Tell whether its latest sighting is at most so many days old; None sets no limit."""
        if days is None or self.last_seen is None:
            return True
        return self.last_seen >= as_of.timestamp() - days * SECONDS_A_DAY


def installed(
    sightings: Iterable[Sighting], catalogue: Catalogue | None, as_of: datetime
) -> tuple[Installed, ...] | None:
    """Give the products of an account that had been seen by the as-of moment.

    Args:
        sightings: Rows of the technologies table.
        catalogue: Tells under which names a product is seen; None where names stand for
            themselves.
        as_of: The moment; what was first seen later is not known yet.

    Returns:
        One entry per product, in the order in which the rows first name them; None where no
        row is known, because then nobody looked. Rows without a name are known, but no product.
    """
    known = [sighting for sighting in sightings if was_known(sighting, as_of)]
    if not known:
        return None
    by_product: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in known:
        name = sighting.product.strip(" ")
        if name:
            by_product[catalogue.product_of(name) if catalogue else name].append(sighting)
    return tuple(_joined(product, rows) for product, rows in by_product.items())


def was_known(sighting: Sighting, as_of: datetime) -> bool:
    """Tell whether a sighting had been made by the as-of moment."""
    first_seen_at = moment_in(sighting.first_seen_at)
    return first_seen_at is None or first_seen_at <= as_of


def _joined(product: str, rows: list[Sighting]) -> Installed:
    first = [_seconds(row.first_seen_at) for row in rows]
    last = [_seconds(row.last_seen_at) for row in rows]
    return Installed(
        product,
        first_seen=None if None in first else min(one for one in first if one is not None),
        last_seen=None if None in last else max(one for one in last if one is not None),
        adoption=next((row.adoption for row in rows if row.adoption is not None), None),
        is_own=any(row.at is None for row in rows),
    )


def _seconds(raw: datetime | None) -> float | None:
    moment = moment_in(raw)
    return None if moment is None else moment.timestamp()

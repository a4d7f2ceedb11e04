"""How early an account takes up products, compared with all accounts that have the same ones.

For one product, let n accounts have it with a known first sighting, `later` of the others have
seen it first after this account did, and `same` at the same moment. The account's percentile is

    100 · (later + same/2) / (n − 1)

so the first of all has 100, the last has 0, and all who came together share one number. It is
taken only where n is at least 5, rounded to hundred-millionths so that sums are exact whatever
their order. The index of an account is the mean over its products; unknown where no product
qualifies.

The reading: 50 is the middle of those who have the products, above about 80 are those who tend
to be first. It is the mean rank of a sighting, not of a purchase: products that a scanner found
on its first day all share a moment.

Sources:
    The index is our own definition. That adopters can be ordered by the time at which they
    adopt, and that the earliest sixth buys for other reasons than the rest: E. M. Rogers,
    Diffusion of Innovations, 5th edition, 2003, chapter 7. To count half of the equals:
    I. D. J. Bross, How to use ridit analysis, Biometrics 14, 1958, pages 18-38.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from tradewind.scorecard.catalogue import Catalogue
from tradewind.scorecard.facts import Adoption, Sighting
from tradewind.scorecard.installed import Installed, installed
from tradewind.scorecard.rounding import whole

FEWEST_ACCOUNTS = 5
"""Below this many accounts that have a product, a rank among them says next to nothing."""
GRAINS_PER_PERCENT = 100_000_000
"""Hundred-millionths in one percent; the sum over a hundred thousand products stays exact."""


def percentile_grains(adoption: Adoption) -> int | None:
    """Give the percentile in hundred-millionths; None where too few accounts have the product.

    Examples:
        >>> percentile_grains(Adoption(later=3, same=1, others=4))
        8750000000
        >>> percentile_grains(Adoption(later=3, same=0, others=3)) is None
        True
    """
    if adoption.others + 1 < FEWEST_ACCOUNTS:
        return None
    ahead = adoption.later + adoption.same * 0.5
    return whole(ahead * float(100 * GRAINS_PER_PERCENT) / adoption.others)


def early_adopter_index(products: Iterable[Installed]) -> tuple[float, int] | None:
    """Give the mean percentile, 0–100, and of how many products; None where none qualifies."""
    asked = (one.adoption for one in products)
    found = [percentile_grains(one) for one in asked if one is not None]
    grains = [one for one in found if one is not None]
    if not grains:
        return None
    return float(sum(grains)) / len(grains) / GRAINS_PER_PERCENT, len(grains)


def with_adoptions(
    market: Mapping[str, Iterable[Sighting]], catalogue: Catalogue | None, as_of: datetime
) -> dict[str, tuple[Sighting, ...]]:
    """Tell for every sighting of a market where its account stands with that product.

    Args:
        market: The sightings of every account that is known to have any product.
        catalogue: Tells under which names a product is seen; None where names stand for
            themselves.
        as_of: The moment; accounts that are first seen later to have a product do not count.

    Returns:
        The same sightings; those of a product with a known first sighting have an adoption.
    """
    rows = {account: tuple(sightings) for account, sightings in market.items()}
    firsts: dict[str, list[float]] = defaultdict(list)
    own: dict[tuple[str, str], float] = {}
    for account, sightings in rows.items():
        for one in installed(sightings, catalogue, as_of) or ():
            if one.first_seen is not None:
                firsts[one.product].append(one.first_seen)
                own[account, one.product] = one.first_seen
    ordered = {product: sorted(moments) for product, moments in firsts.items()}
    return {
        account: tuple(_placed(one, account, own, ordered, catalogue) for one in sightings)
        for account, sightings in rows.items()
    }


def _placed(
    sighting: Sighting,
    account: str,
    own: Mapping[tuple[str, str], float],
    ordered: Mapping[str, list[float]],
    catalogue: Catalogue | None,
) -> Sighting:
    name = sighting.product.strip(" ")
    product = catalogue.product_of(name) if catalogue else name
    first_seen = own.get((account, product))
    if first_seen is None:
        return sighting
    moments = ordered[product]
    after = bisect_right(moments, first_seen)
    same = after - bisect_left(moments, first_seen) - 1
    return replace(sighting, adoption=Adoption(len(moments) - after, same, len(moments) - 1))

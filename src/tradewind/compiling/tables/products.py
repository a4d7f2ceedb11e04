"""The products of every account, each once, and how early each account took them up."""

from collections.abc import Iterable

from tradewind.compiling.nodes import (
    Call,
    Case,
    Cast,
    Column,
    IsIn,
    IsNull,
    Node,
    Null,
    Number,
    Opposite,
    Pair,
    Step,
    Text,
    Window,
)
from tradewind.compiling.tables.hierarchy import LEVELS_AWAY
from tradewind.scorecard.catalogue import Catalogue
from tradewind.scorecard.components.early_adopter import EarlyAdopterComponent
from tradewind.scorecard.components.interface import Component
from tradewind.scorecard.components.products import ProductsComponent

ACCOUNT, PRODUCT = Column("account_key"), Column("product_name")
FIRST_SEEN, LAST_SEEN = Column("first_seen"), Column("last_seen")
LATER, SAME, OTHERS = Column("later_accounts"), Column("same_accounts"), Column("other_accounts")


def steps_for(
    components: Iterable[Component], source: str, *, in_families: bool = False
) -> list[Step]:
    """Give the steps that some components of one scorecard need.

    Args:
        components: Those that look at the products of an account, each product once.
        source: The step of the known sightings.
        in_families: Whether these are also those of relatives, and say how far away they are.
    """
    parts = [one for one in components if isinstance(one, ProductsComponent)]
    ranks = any(isinstance(one, EarlyAdopterComponent) for one in parts)
    return product_steps(source, parts[0].catalogue, ranks=ranks, in_families=in_families)


def product_steps(
    source: str, catalogue: Catalogue | None, *, ranks: bool, in_families: bool = False
) -> list[Step]:
    """Give the steps whose last one has a row per product of an account.

    Args:
        source: The step of the known sightings.
        catalogue: Tells under which names a product is seen; None where names stand for
            themselves.
        ranks: Whether to tell how early every account had a product among all that have it.
        in_families: Whether the sightings are also those of relatives.
    """
    steps: list[Step] = []
    away = (LEVELS_AWAY,) if in_families else ()
    if catalogue is not None and any(True for _ in catalogue.other_names()):
        steps.append(_named(source, catalogue, away))
        source = steps[-1].name
    steps.append(_installed(source, away))
    if ranks:
        steps.append(_ranked(steps[-1].name))
    return steps


def _named(source: str, catalogue: Catalogue, away: tuple[Column, ...]) -> Step:
    branches: list[tuple[Node, Node]] = []
    for product in catalogue.products:
        own, *aliases = catalogue.names_of(product)
        if aliases:
            branches.append((IsIn(PRODUCT, tuple(map(Text, aliases))), Text(own)))
    return Step(
        name="named_products",
        comment="Every product under its name in the catalogue.",
        columns=(
            ("account_key", ACCOUNT),
            ("product_name", Case(tuple(branches), PRODUCT)),
            ("first_seen", FIRST_SEEN),
            ("last_seen", LAST_SEEN),
            *((one.name, one) for one in away),
        ),
        source=source,
    )


def _installed(source: str, away: tuple[Column, ...]) -> Step:
    return Step(
        name="installed_products",
        comment="Each product of an account once; an unknown date of any sighting stays unknown.",
        columns=(
            ("account_key", ACCOUNT),
            ("product_name", PRODUCT),
            ("first_seen", _where_all_known("MIN", FIRST_SEEN)),
            ("last_seen", _where_all_known("MAX", LAST_SEEN)),
            *((one.name, Call("MIN", (one,))) for one in away),
        ),
        source=source,
        where=Opposite(IsNull(ACCOUNT)),
        grouped_by=(ACCOUNT, PRODUCT),
    )


def _where_all_known(end: str, moment: Column) -> Node:
    """Give the first or last moment; null where a row has none: always known, or still in use."""
    found = Call("MIN" if end == "MIN" else "MAX", (moment,))
    all_known = Pair(Call("COUNT", (moment,)), "=", Call("COUNT", (Number(1),)))
    return Case(((all_known, found),), Null())


def _ranked(source: str) -> Step:
    """Count, for each product, the other accounts that had it later, at once, and at all."""
    comparable = (PRODUCT, IsNull(FIRST_SEEN))
    ranks: dict[str, Window] = {
        LATER.name: Window("RANK", comparable, ((FIRST_SEEN, "DESC"),)),
        SAME.name: Window("COUNT", (PRODUCT, FIRST_SEEN)),
        OTHERS.name: Window("COUNT", comparable),
    }
    columns = tuple(
        (name, Cast(Pair(window, "-", Number(1)), "DOUBLE")) for name, window in ranks.items()
    )
    return Step(
        name="ranked_products",
        comment="For each product the other accounts where it was first seen later, and at once.",
        columns=columns,
        source=source,
        keeps=True,
    )

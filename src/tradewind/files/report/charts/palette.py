"""The colours of the charts: roles, which the page's style turns into colours of its theme."""

from tradewind.measuring.proof import RankingProof

_ROLES = (
    "ink",
    "muted",
    "grid",
    "tested",
    "other-1",
    "other-2",
    "other-3",
    "baseline",
    *(f"tier-{number}" for number in range(1, 7)),
)

COLOURS = {role: f"#fe{number:02x}fe" for number, role in enumerate(_ROLES)}
"""A colour by role that stands in the drawing, until `themed` puts the role in its place."""

DASHES: tuple[str | tuple[int, tuple[float, ...]], ...] = (
    "solid",
    (0, (5.0, 1.6)),
    (0, (5.0, 1.6, 1.2, 1.6)),
    (0, (1.6, 1.4)),
    (0, (8.0, 2.0, 1.2, 2.0, 1.2, 2.0)),
    (0, (2.6, 2.6)),
)
"""How lines differ beside their colour, so that no one needs to tell colours apart."""


def themed(style: str) -> str:
    """Put roles in place of the colours of a style.

    Examples:
        >>> themed(f"fill: {COLOURS['ink']}; stroke-width: 2")
        'fill: var(--ink); stroke-width: 2'
    """
    for role, colour in COLOURS.items():
        style = style.replace(colour, f"var(--{role})")
    return style


def tier_colour(position: int) -> str:
    """Give the colour of a tier by its position; after the sixth they begin anew."""
    return COLOURS[f"tier-{position % 6 + 1}"]


def ranking_roles(rankings: tuple[RankingProof, ...]) -> dict[str, str]:
    """Give each ranking its role: the tested one first, other scorecards, baselines muted."""
    roles: dict[str, str] = {}
    others = 0
    for ranking in rankings:
        if not roles:
            roles[ranking.name] = "tested"
        elif ranking.is_baseline:
            roles[ranking.name] = "baseline"
        else:
            roles[ranking.name] = f"other-{others % 3 + 1}"
            others += 1
    return roles

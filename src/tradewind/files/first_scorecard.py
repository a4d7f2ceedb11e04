"""Write a first scorecard, fitted to the columns that exist, with a comment at every choice."""

import math
from collections.abc import Sequence

from tradewind.files.yaml_text import comment, entry, scalar
from tradewind.problems import Place, Problem, counted
from tradewind.project.recognising.first_component import FirstComponent
from tradewind.project.recognising.first_components import first_components
from tradewind.project.recognising.summaries import AccountsSummary

NOTHING_TO_SCORE = "TW390"
"""An accounts table to which no first scorecard can be fitted."""

_SCALE = 100
_CUTS = {"A": 0.75, "B": 0.5, "C": 0.25}
_USUAL_LOWEST, _USUAL_HIGHEST = 20, 85
"""Where the scores reach from there to there, the usual cuts serve."""
_PLACEHOLDER = 10
_FIT, _ENGAGEMENT = 70, 30


def render_first_scorecard(
    name: str, accounts: AccountsSummary, *, project_file: str = "tradewind.yaml"
) -> str | Problem:
    """Write the text of a first scorecard.

    Args:
        name: Name of the scorecard.
        accounts: What the accounts table holds.
        project_file: The file to change where no column can be used.

    Returns:
        The file's text, ending with a line end; or the problem, where nothing can be scored.
    """
    active, offered = first_components(accounts) if accounts.row_count else ((), ())
    if not active:
        return _nothing_to_score(accounts, project_file)
    raised = None if any(one.varies for one in active) else active[0]
    lines = [
        *comment(
            "A first scorecard, written by `tradewind init` from "
            f"{counted(accounts.row_count, 'account')}."
        ),
        *comment(
            "It ranks by what the columns hold, not yet by whom you look for: change the values "
            "(0 to 10, or down to -10) and the weights, then run `tradewind check` and "
            "`tradewind score`."
        ),
        "version: 1",
        f"name: {scalar(name)}",
        f"scale: {_SCALE}",
        "way: average",
        "",
        *_gates(accounts),
        "dimensions:",
    ]
    fit = [one for one in active if not one.is_engagement]
    engagement = [one for one in active if one.is_engagement]
    shares = (_FIT, _ENGAGEMENT) if fit and engagement else (_SCALE, _SCALE)
    for title, components, weight in zip(
        ("fit", "engagement"), (fit, engagement), shares, strict=True
    ):
        if components:
            lines += _dimension(title, weight, components, raised)
    lines += _offered(offered, bool(engagement))
    lines += ["", *_tiers(*_reach(((fit, shares[0]), (engagement, shares[1])), raised))]
    return "\n".join(lines) + "\n"


def _dimension(
    title: str, weight: int, components: Sequence[FirstComponent], raised: FirstComponent | None
) -> list[str]:
    lines = [f"  {title}:", f"    weight: {weight}", "    components:"]
    for component in components:
        lines += _component(component, is_raised=component is raised)
    return lines


def _component(component: FirstComponent, *, is_raised: bool) -> list[str]:
    lines = [line for remark in component.remarks for line in comment(remark, indent=6)]
    if is_raised:
        lines += comment(
            f"The first value is {_PLACEHOLDER} only to keep the accounts apart: put your own "
            "best there.",
            indent=6,
        )
    lines += [f"      - name: {scalar(component.name)}", f"        weight: {component.weight}"]
    lines.append(f"        {component.kind}: {_looks_at(component)}")
    if component.kind in ("yes_no", "technology"):
        return [*lines, *(f"        {one.label}: {one.value}" for one in component.values)]
    lines.append("        values:" if component.kind == "category" else "        bands:")
    for place, one in enumerate(component.values):
        value = _PLACEHOLDER if is_raised and place == 0 else one.value
        key = scalar(one.label) if component.kind == "category" else f'"{one.label}"'
        lines += entry(key, str(value), one.remark, indent=10)
    if component.otherwise is not None:
        lines.append(f"        otherwise: {component.otherwise}  # every text that is not listed")
    return lines


def _looks_at(component: FirstComponent) -> str:
    if component.kind == "technology":
        return f"[{', '.join(scalar(product) for product in component.looks_at)}]"
    return scalar(component.looks_at[0])


def _gates(accounts: AccountsSummary) -> list[str]:
    """Write gates that many teams want, as comments: they change who is ranked at all."""
    wanted = []
    if accounts.column("is_customer"):
        wanted.append(
            "- {name: customer, when: {is_customer: true}, then: exclude, reason: buys already}"
        )
    if accounts.column("domain"):
        wanted.append(
            "- {name: no website, when: {domain: unknown}, then: {cap: 60}, reason: hard to reach}"
        )
    if not wanted:
        return []
    lead = comment("Rules outside the points; take the signs # away from those that you want:")
    return [*lead, "# gates:", *(f"#   {gate}" for gate in wanted), ""]


def _offered(components: Sequence[FirstComponent], has_engagement: bool) -> list[str]:
    if not components:
        return []
    where = "under fit" if has_engagement else "above"
    lines = comment(
        f"More columns could count; move what you want among the components {where}:", indent=6
    )
    for component in components:
        for line in _component(component, is_raised=False):
            is_comment = line.lstrip().startswith("#")
            lines.append(line if is_comment else f"      # {line[6:]}")
    return lines


def _reach(
    groups: Sequence[tuple[Sequence[FirstComponent], int]], raised: FirstComponent | None
) -> tuple[float, float]:
    """Give the lowest and the highest score of an account of which everything is known."""
    ends = [0.0, 0.0]
    weights = sum(share for components, share in groups if components)
    for components, share in groups:
        total = sum(one.weight for one in components)
        for one in components:
            worth = one.weight * share * _SCALE / (10 * weights * total)
            ends[0] += worth * one.lowest
            ends[1] += worth * (_PLACEHOLDER if one is raised else one.highest)
    return ends[0], ends[1]


def _tiers(lowest: float, highest: float) -> list[str]:
    """Cut at the quarters of the scale, or of what can be reached while values are neutral."""
    lead: list[str] = []
    if lowest > _USUAL_LOWEST or highest < _USUAL_HIGHEST:
        lead = comment(
            f"While values are neutral scores lie between {lowest:.0f} and {highest:.0f}; once you "
            "have set them, {A: 75, B: 50, C: 25, D: 0} are the usual cuts."
        )
    else:
        lowest, highest = 0.0, float(_SCALE)
    cuts = {tier: _rounded(lowest + share * (highest - lowest)) for tier, share in _CUTS.items()}
    written = ", ".join(f"{tier}: {cut}" for tier, cut in cuts.items())
    return [*lead, f"tiers: {{{written}, D: 0}}"]


def _rounded(score: float) -> int:
    """Round up to a multiple of five, so that the tier below stays within reach."""
    return math.ceil(round(score, 6) / 5) * 5


def _nothing_to_score(accounts: AccountsSummary, project_file: str) -> Problem:
    if not accounts.row_count:
        return Problem(
            NOTHING_TO_SCORE,
            Place(project_file),
            "The accounts table has no rows, so no first scorecard can be fitted to it.",
            "Put at least one account under the header, then run `tradewind init` again.",
        )
    columns = ", ".join(f'"{column.name}"' for column in accounts.columns[:10]) or "none"
    return Problem(
        NOTHING_TO_SCORE,
        Place(project_file),
        f"No column of the accounts table can be scored; it has {columns}.",
        "Bind industry, employees, revenue or country, or add a column that says what a company "
        "is like.",
    )

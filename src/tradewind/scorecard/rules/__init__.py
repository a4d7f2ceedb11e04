"""Rules that a scorecard of the right shape must still keep; one module each.

A new rule is a new module with a CODE and a function whose docstring says the rule in one line,
and a line in RULES.
"""

from tradewind.problems import PlaceMap, Problem, in_reading_order
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.rules.blank_names import blank_names
from tradewind.scorecard.rules.bounds_upside_down import bounds_upside_down
from tradewind.scorecard.rules.caps_without_effect import caps_without_effect
from tradewind.scorecard.rules.cells_of_dimensions import cells_of_dimensions
from tradewind.scorecard.rules.components_of_accounts import components_of_accounts
from tradewind.scorecard.rules.components_without_effect import components_without_effect
from tradewind.scorecard.rules.conditions_on_texts import conditions_on_texts
from tradewind.scorecard.rules.contradicting_catalogue import contradicting_catalogue
from tradewind.scorecard.rules.contradicting_titles import contradicting_titles
from tradewind.scorecard.rules.dimensions_of_gates import dimensions_of_gates
from tradewind.scorecard.rules.empty_bands import empty_bands
from tradewind.scorecard.rules.gaps_between_bands import gaps_between_bands
from tradewind.scorecard.rules.groups_of_caps import groups_of_caps
from tradewind.scorecard.rules.interface import Rule
from tradewind.scorecard.rules.keys_of_the_other_way import keys_of_the_other_way
from tradewind.scorecard.rules.names_alike import names_alike
from tradewind.scorecard.rules.numbers_too_large import numbers_too_large
from tradewind.scorecard.rules.overlapping_bands import overlapping_bands
from tradewind.scorecard.rules.profiles_alike import profiles_alike
from tradewind.scorecard.rules.qualification_of_accounts import qualification_of_accounts
from tradewind.scorecard.rules.recent_beyond_before import recent_beyond_before
from tradewind.scorecard.rules.repeated_names import repeated_names
from tradewind.scorecard.rules.repeated_technologies import repeated_technologies
from tradewind.scorecard.rules.repeated_topics import repeated_topics
from tradewind.scorecard.rules.roles_alike import roles_alike
from tradewind.scorecard.rules.roles_that_want_nobody import roles_that_want_nobody
from tradewind.scorecard.rules.scorecards_in_circles import scorecards_in_circles
from tradewind.scorecard.rules.scorecards_of_the_other_kind import scorecards_of_the_other_kind
from tradewind.scorecard.rules.selected_products import selected_products
from tradewind.scorecard.rules.seniorities_unknown import seniorities_unknown
from tradewind.scorecard.rules.shares_for_percentages import shares_for_percentages
from tradewind.scorecard.rules.texts_alike import texts_alike
from tradewind.scorecard.rules.thresholds_that_all_reach import thresholds_that_all_reach
from tradewind.scorecard.rules.tiers_of_other_scorecards import tiers_of_other_scorecards
from tradewind.scorecard.rules.unknown_scorecards import unknown_scorecards
from tradewind.scorecard.rules.unreachable_tiers import unreachable_tiers
from tradewind.scorecard.rules.values_out_of_range import values_out_of_range
from tradewind.scorecard.rules.weights_of_zero import weights_of_zero

RULES: tuple[Rule, ...] = (
    overlapping_bands,
    gaps_between_bands,
    empty_bands,
    values_out_of_range,
    weights_of_zero,
    keys_of_the_other_way,
    bounds_upside_down,
    repeated_names,
    names_alike,
    blank_names,
    texts_alike,
    repeated_technologies,
    profiles_alike,
    components_without_effect,
    numbers_too_large,
    conditions_on_texts,
    unreachable_tiers,
    caps_without_effect,
    cells_of_dimensions,
    dimensions_of_gates,
    groups_of_caps,
    contradicting_catalogue,
    contradicting_titles,
    selected_products,
    repeated_topics,
    thresholds_that_all_reach,
    recent_beyond_before,
    shares_for_percentages,
    roles_that_want_nobody,
    roles_alike,
    seniorities_unknown,
    unknown_scorecards,
    scorecards_in_circles,
    scorecards_of_the_other_kind,
    tiers_of_other_scorecards,
    components_of_accounts,
    qualification_of_accounts,
)


def problems_of(card: Scorecard, at: PlaceMap) -> list[Problem]:
    """Hold a scorecard against all rules; the problems come in the order of the file."""
    return list(in_reading_order(problem for rule in RULES for problem in rule(card, at)))

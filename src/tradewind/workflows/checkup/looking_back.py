"""How much of the past that a component looks at lies before the events begin."""

import numpy as np

from tradewind.scorecard.components.interface import Component
from tradewind.scorecard.components.occurring import OccurrenceComponent

_AGES = 1_000
"""Ages at which the weight of events is looked at, evenly between now and the oldest."""


def missing_share(component: Component, covered_days: float) -> float:
    """Give the part (0–1) of a component's past that lies before the first event.

    It is what events of that time would weigh, by decay and window, of the weight of all events
    that the component looks at, if they came evenly. It is 0 of a component that does not look at
    events, or looks back without end and without decay.

    Args:
        component: The component.
        covered_days: Days from the first event to the moment of the score.
    """
    need = component.event_needs
    if need is None or need.oldest_days is None:
        return 0.0
    ages = (np.arange(_AGES) + 0.5) / _AGES * need.oldest_days
    weights = np.ones(_AGES)
    if isinstance(component, OccurrenceComponent):
        weights = np.array([component.share_at(float(age)) for age in ages])
    return float(weights[ages > covered_days].sum() / weights.sum()) if weights.any() else 0.0

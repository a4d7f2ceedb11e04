"""The kinds of component, told apart by the key that names what they look at."""

from typing import Annotated, Any

from pydantic import Discriminator, Tag

from tradewind.scorecard.components.buying_group import BuyingGroupComponent
from tradewind.scorecard.components.category import CategoryComponent
from tradewind.scorecard.components.days_since import DaysSinceComponent
from tradewind.scorecard.components.days_since_event import DaysSinceEventComponent
from tradewind.scorecard.components.early_adopter import EarlyAdopterComponent
from tradewind.scorecard.components.events import EventsComponent
from tradewind.scorecard.components.growth import GrowthComponent
from tradewind.scorecard.components.intent import IntentComponent
from tradewind.scorecard.components.interface import Component
from tradewind.scorecard.components.number import NumberComponent
from tradewind.scorecard.components.opportunities import OpportunitiesComponent
from tradewind.scorecard.components.people import PeopleComponent
from tradewind.scorecard.components.seniority import SeniorityComponent
from tradewind.scorecard.components.surge import SurgeComponent
from tradewind.scorecard.components.technology import TechnologyComponent
from tradewind.scorecard.components.technology_changes import TechnologyChangesComponent
from tradewind.scorecard.components.technology_count import TechnologyCountComponent
from tradewind.scorecard.components.yes_no import YesNoComponent

COMPONENT_KINDS: dict[str, type[Component]] = {
    kind.kind: kind
    for kind in (
        NumberComponent,
        CategoryComponent,
        YesNoComponent,
        TechnologyComponent,
        TechnologyCountComponent,
        TechnologyChangesComponent,
        EarlyAdopterComponent,
        DaysSinceComponent,
        GrowthComponent,
        OpportunitiesComponent,
        EventsComponent,
        DaysSinceEventComponent,
        IntentComponent,
        SurgeComponent,
        PeopleComponent,
        BuyingGroupComponent,
        SeniorityComponent,
    )
}


def kind_of(written: Any) -> str | None:
    """Tell the kind of a component as written, or None where no key names one."""
    if isinstance(written, Component):
        return written.kind
    keys = written if isinstance(written, dict) else ()
    return next((kind for kind in COMPONENT_KINDS if kind in keys), None)


AnyComponent = Annotated[
    Annotated[NumberComponent, Tag(NumberComponent.kind)]
    | Annotated[CategoryComponent, Tag(CategoryComponent.kind)]
    | Annotated[YesNoComponent, Tag(YesNoComponent.kind)]
    | Annotated[TechnologyComponent, Tag(TechnologyComponent.kind)]
    | Annotated[TechnologyCountComponent, Tag(TechnologyCountComponent.kind)]
    | Annotated[TechnologyChangesComponent, Tag(TechnologyChangesComponent.kind)]
    | Annotated[EarlyAdopterComponent, Tag(EarlyAdopterComponent.kind)]
    | Annotated[DaysSinceComponent, Tag(DaysSinceComponent.kind)]
    | Annotated[GrowthComponent, Tag(GrowthComponent.kind)]
    | Annotated[OpportunitiesComponent, Tag(OpportunitiesComponent.kind)]
    | Annotated[EventsComponent, Tag(EventsComponent.kind)]
    | Annotated[IntentComponent, Tag(IntentComponent.kind)]
    | Annotated[SurgeComponent, Tag(SurgeComponent.kind)]
    | Annotated[DaysSinceEventComponent, Tag(DaysSinceEventComponent.kind)]
    | Annotated[PeopleComponent, Tag(PeopleComponent.kind)]
    | Annotated[BuyingGroupComponent, Tag(BuyingGroupComponent.kind)]
    | Annotated[SeniorityComponent, Tag(SeniorityComponent.kind)],
    Discriminator(kind_of),
]

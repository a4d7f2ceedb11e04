"""The files of the demo project beside its scorecards: tradewind.yaml and technologies.yaml."""

from collections.abc import Mapping

PROJECT = """\
# The demo project: a simulated market. Every company and person in it is invented.
version: 1
name: demo

tables:
  # The columns already carry our names, so nothing needs to be bound.
  accounts:
    source:
      file: {accounts}
      missing_values: [n/a]
    columns:
      industry: trim(industry)
  people:
    source: {people}
  opportunities:
    source: {opportunities}
  events:
    source: {events}
  technologies:
    source: {technologies}
  # What the accounts table said at any time before; scores as of an earlier day read it.
  account_history:
    source: {account_history}
    columns:
      industry: trim(industry)
"""

TECHNOLOGIES = """\
# What the products that companies run are to the demo's seller; `tradewind plays` goes by it.
version: 1
seen_within: 365d   # for plays: what nobody has seen for longer does not count
products:
  Territoria Desktop:
    category: Sales planning
    relation: legacy
    say: You still plan territories on a desktop; we keep the plan where your CRM is.
  Plancrest Cloud:
    category: Sales planning
    relation: competitor
    say: You plan with Plancrest; ask us what changes when the plan lives inside the CRM.
  Salesforce:
    aliases: [salesforce.com, SFDC]
    category: CRM
    relation: complement
    say: You run Salesforce; we plan territories inside it.
  HubSpot: {category: CRM, relation: complement}
  Microsoft Dynamics 365: {category: CRM}
"""


def project_text(tables: Mapping[str, str]) -> str:
    """Write the demo's tradewind.yaml.

    Args:
        tables: For each canonical table its path or glob, relative to the project.
    """
    return PROJECT.format(**tables)

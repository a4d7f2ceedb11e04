"""The files of the demo project: its tradewind.yaml and its scorecard."""

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
"""

SCORECARD = """\
# How the demo's seller picks accounts: who is like its best customers (fit), and who is
# looking at it now (engagement). Change a number and run `tradewind score` again.
version: 1
name: growth
description: Accounts that resemble our best customers and show interest now.
scale: 100

gates:
  - name: public sector
    when: {industry: [Public Sector]}
    then: exclude
    reason: buys by tender, and we do not answer tenders
  - name: shrinking
    when: {employees_growth_12m_pct: "<-10"}
    then: {cap: 60}
    reason: lost more than a tenth of its people in a year

dimensions:
  fit:
    weight: 65
    profiles:
      mid-market software:
        where: {industry: [Software, Internet]}
        components:
          - name: headcount
            weight: 3
            number: employees
            bands: {"<20": 1, "20..99": 6, "100..999": 10, "1000..4999": 7, ">=5000": 3}
          - name: growth in 12 months
            weight: 3
            number: employees_growth_12m_pct
            ramp: {-20: -5, 0: 3, 20: 10}
          - name: runs a CRM we complement
            weight: 3
            technology: [Salesforce, HubSpot]
            seen_within: 730d
          - name: runs the tool we replace
            weight: 2
            technology: Territoria Desktop
          - name: country
            weight: 1
            category: country
            values: {United States: 10, United Kingdom: 9, Germany: 7, France: 6}
            otherwise: 4
      established enterprise:
        components:
          - name: headcount
            weight: 3
            number: employees
            bands: {"<250": 0, "250..999": 5, "1000..9999": 9, ">=10000": 7}
          - name: revenue
            weight: 2
            number: revenue
            ramp: {1000000: 0, 50000000: 6, 500000000: 9}
          - name: industry
            weight: 2
            category: industry
            values: {Financial Services: 9, Telecommunications: 8, Manufacturing: 6, Software: 8}
            otherwise: 3
            missing: neutral
          - name: no rival installed
            weight: 1
            technology: Plancrest Cloud
            present: 0
            absent: 9
          - name: open jobs
            weight: 1
            number: open_jobs
            ramp: {0: 2, 50: 9}
  engagement:
    weight: 35
    components:
      - name: pricing page visits in 90 days
        weight: 2
        number: pricing_visits_90d
        bands: {"<1": 0, "1..2": 6, ">=3": 10}
      - name: demo requests in 90 days
        weight: 3
        number: demo_requests_90d
        bands: {"<1": 0, ">=1": 10}
      - name: site visits in 90 days
        weight: 1
        number: site_visits_90d
        ramp: {0: 0, 10: 6, 40: 10}
      - name: last activity
        weight: 2
        days_since: last_activity_at
        bands: {"<14": 10, "14..44": 7, "45..119": 3, ">=120": 0}
        missing: 0

tiers: {A: 70, B: 50, C: 30, D: 0}
"""


def project_text(tables: Mapping[str, str]) -> str:
    """Write the demo's tradewind.yaml.

    Args:
        tables: For each canonical table its path or glob, relative to the project.
    """
    return PROJECT.format(**tables)

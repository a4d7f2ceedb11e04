"""The scorecards of the demo project: one of accounts, and one of people that uses it."""

GROWTH = """\
# How the demo's seller picks accounts: who is like its best customers (fit), where something
# has happened that makes a company plan anew (signals), and who looks at it (engagement).
# Change a number and run `tradewind score` again.
version: 1
name: growth
description: Accounts that resemble our best customers, and have a reason to buy now.
scale: 100

gates:
  - name: public sector
    when: {industry: [Public Sector]}
    then: exclude
    reason: buys by tender, and we do not answer tenders
  - name: shrinking
    when: {employees_growth_12m_pct: "<-10"}
    then: {cap: 35}
    reason: lost more than a tenth of its people in a year

dimensions:
  fit:
    weight: 50
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
  signals:
    weight: 30
    components:
      # What several sources report within 14 days of each other is one piece of news.
      - name: new head of sales
        weight: 3
        events: {stream: signal, kind: new_head_of_sales}
        each: 10
        once_within: 14d
        decay: {half_life: 90d}
        window: 365d
      - name: new markets, offices and money
        weight: 3
        events: {stream: signal, kind: [market_entry, new_office, funding]}
        each: 8
        at_most: 10
        once_within: 14d
        decay: {half_life: 90d}
        window: 365d
      - name: hiring
        weight: 1
        events: {stream: signal, kind: hiring}
        each: 4
        at_most: 10
        once_within: 14d
        decay: {linear: 180d}
      - name: layoffs and market exits
        weight: 2
        events: {stream: signal, kind: [layoffs, market_exit]}
        each: -10
        once_within: 14d
        decay: {half_life: 120d}
        window: 365d
  engagement:
    weight: 20
    components:
      - name: demo requests
        weight: 3
        events: {stream: engagement, kind: demo_request}
        each: 6
        at_most: 10
        decay: {half_life: 30d}
      - name: pricing page visits
        weight: 2
        events: {stream: engagement, kind: pricing_page_visit}
        each: 4
        per_person_per_day: 4
        at_most: 10
        decay: {linear: 90d}
      - name: webinars and downloads
        weight: 2
        events: {stream: engagement, kind: [webinar_attended, content_download]}
        each: 5
        at_most: 10
        decay: {steps: [{within: 30d, share: 100%}, {within: 90d, share: 50%}]}
      - name: days on our site
        weight: 1
        events: {stream: engagement, kind: web_visit}
        count: days
        ramp: {0: 0, 3: 6, 10: 10}
        window: 60d

tiers: {A: 40, B: 30, C: 15, D: 0}
"""


LEADS = """\
# Whom to call: who the person is (profile), what the person did (engagement), and what the
# account is worth (company), which is its score by growth.yaml.
version: 1
name: leads
description: People worth a call now, leads and contacts alike.
scores: people
scale: 100

gates:
  - name: student
    when: {title: [Student]}
    then: exclude
    reason: reads for a degree, and buys nothing

dimensions:
  profile:
    weight: 40
    components:
      - name: seniority
        weight: 2
        category: seniority
        values: {c-level: 10, vp: 10, director: 8, manager: 6, senior: 4, staff: 3}
        otherwise: 0
        missing: 2
      - name: function
        weight: 1
        category: function
        values: {sales: 10, finance: 6, marketing: 5, operations: 5}
        otherwise: 2
        missing: 2
  engagement:
    weight: 35
    components:
      - name: demo requests
        weight: 3
        events: {kind: demo_request}
        each: 8
        at_most: 10
        decay: {half_life: 30d}
      - name: pricing page visits
        weight: 2
        events: {kind: pricing_page_visit}
        each: 4
        at_most: 10
        decay: {linear: 90d}
      - name: webinars and downloads
        weight: 1
        events: {kind: [webinar_attended, content_download]}
        each: 5
        at_most: 10
        decay: {half_life: 60d}
  company:
    weight: 25
    components:
      - name: the account's score
        number: account.score(growth)
        ramp: {0: 0, 60: 10}
        missing: 0

sales_qualified:
  at_least: 30
  when: {account.tier(growth): [A, B]}

tiers: {A: 50, B: 35, C: 20, D: 0}
"""

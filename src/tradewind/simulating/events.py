"""The events: what people did, what they read about, and what companies announced."""

from tradewind.simulating.formulas import readiness
from tradewind.simulating.pair import event_rows
from tradewind.simulating.parameters import HISTORY_DAYS, Parameters
from tradewind.simulating.people import contact_created_day
from tradewind.simulating.randomness import Draws

LAST_DAY = HISTORY_DAYS - 1

_ENGAGEMENT_KINDS = """CASE
    WHEN pick < 0.008 + 0.030 * heat THEN 'demo_request'
    WHEN pick < 0.050 + 0.110 * heat THEN 'pricing_page_visit'
    WHEN pick < 0.11 + 0.12 * heat THEN 'content_download'
    WHEN pick < 0.16 + 0.12 * heat THEN 'webinar_attended'
    WHEN pick < 0.26 + 0.10 * heat THEN 'email_click'
    WHEN pick < 0.55 THEN 'email_open'
    ELSE 'web_visit' END"""
"""The hotter a company is (0 to 1), the larger the share of demo requests and price pages."""


def _working_day(draws: Draws, day: str) -> str:
    """Write a day, moved from the weekend to the Thursday or Friday before, five times in six."""
    return (
        f"({day} - CASE WHEN isodow(on_day({day})) > 5"
        f" AND {draws.share('weekday', of='event')} < 0.83 THEN 2 ELSE 0 END)"
    )


def _office_second(draws: Draws) -> str:
    return f"28800 + {draws.below('second', 36000, of='event')}"


def engagement(draws: Draws, parameters: Parameters) -> str:
    """Write what people of accounts did: more from chatty companies, and more when ready.

    Grain: one row per event. `person_k` is null for a visitor who is not identified, and
    before the contact was entered.
    """
    p, event = parameters, {"of": "event"}
    return f"""
WITH tried AS (
  SELECT *, unnest(range(1, 1 + least(160, floor(exp({p.engagement_size_ln}
    + {p.engagement_per_chattiness} * chattiness)))::BIGINT)) AS number
  FROM company WHERE NOT is_dark AND NOT is_duplicate
),
numbered AS (
  SELECT *, {draws.nth("engagement", "number")} AS event FROM tried
),
on_a_day AS (
  SELECT *, {draws.below("day", HISTORY_DAYS, **event)} AS any_day FROM numbered
),
working AS (
  SELECT *, {_working_day(draws, "any_day")} AS day FROM on_a_day
),
heated AS (
  SELECT *, {readiness(p, "day")} AS readiness FROM working
),
kept AS (
  SELECT *, logistic(readiness) AS heat, {draws.share("kind", **event)} AS pick,
    1 + floor(contacts * pow({draws.share("who", **event)}, 2))::BIGINT AS k
  FROM heated
  WHERE day >= greatest(0, created_day)
    AND {draws.share("happens", **event)}
      < least(1, exp({p.engagement_per_readiness} * (readiness - 1)))
),
named AS (
  SELECT *, {_ENGAGEMENT_KINDS} AS kind FROM kept
)
SELECT n, number, 'engagement' AS stream, kind,
  CASE WHEN contacts > 0 AND {contact_created_day(draws, "k")} <= day
    AND (kind <> 'web_visit' OR {draws.share("identified", **event)} < 0.6) THEN k END AS person_k,
  day, {_office_second(draws)} AS second, day AS known_day,
  CASE WHEN kind IN ('web_visit', 'pricing_page_visit')
    THEN 1 + floor(9 * pow({draws.share("pages", **event)}, 3))::BIGINT END AS quantity
FROM named
"""


def intent(draws: Draws, parameters: Parameters) -> str:
    """Write the weekly readings of topics, known some days after the week; quantity is 0-100."""
    event = {"of": "event"}
    return f"""
WITH numbered AS (
  SELECT *, {draws.nth("intent", "k")} AS event
  FROM (SELECT *, unnest(range(1, 15)) AS k FROM company WHERE n > 2 AND NOT is_duplicate)
),
weekly AS (
  SELECT *, 7 * {draws.below("week", HISTORY_DAYS // 7, **event)} AS day FROM numbered
),
heated AS (
  SELECT *, {readiness(parameters, "day")} AS readiness FROM weekly
)
SELECT n, 1000 + k AS number, 'intent' AS stream,
  {draws.pick("topic", "intent_topics", **event)} AS kind, day, 0 AS second,
  day + 3 + {draws.below("delay", 7, **event)} AS known_day,
  greatest(5, least(100, round(45 + 18 * readiness + 12 * {draws.normal("score", **event)}
    )))::BIGINT AS quantity
FROM heated CROSS JOIN word_list
WHERE day >= created_day AND {draws.share("surges", **event)} < logistic(-1.6 + 1.2 * readiness)
"""


def signals(draws: Draws) -> str:
    """Write what companies announced: four in five triggers and setbacks, and much that is idle.

    `quantity` is the number of jobs of hirings and layoffs, and millions raised of fundings.
    """
    event = {"of": "event"}
    return f"""
WITH happened AS (
  SELECT n, entity, employees, created_day, 1 AS k, trigger_1_kind AS kind, trigger_1_day AS day
  FROM company WHERE n > 2 AND NOT is_duplicate
  UNION ALL SELECT n, entity, employees, created_day, 2, trigger_2_kind, trigger_2_day
  FROM company WHERE n > 2 AND NOT is_duplicate
  UNION ALL SELECT n, entity, employees, created_day, 3,
    CASE WHEN {draws.share("market exit")} < 0.3 THEN 'market_exit' ELSE 'layoffs' END, setback_day
  FROM company WHERE n > 2 AND NOT is_duplicate
  UNION ALL SELECT n, entity, employees, created_day, k,
    CASE WHEN {draws.share("idle kind", of=draws.nth("signal", "k"))}
      < logistic(growth_pct / 10.0::DOUBLE) THEN 'hiring' ELSE 'product_launch' END,
    {draws.below("idle day", HISTORY_DAYS, of=draws.nth("signal", "k"))}
  FROM (SELECT *, unnest(range(4, 4 + {draws.below("idle signals", 4)})) AS k
    FROM company WHERE n > 2 AND NOT is_duplicate)
),
numbered AS (
  SELECT *, {draws.nth("signal", "k")} AS event FROM happened
)
SELECT n, 2000 + k AS number, 'signal' AS stream, kind, day, {_office_second(draws)} AS second,
  day + CASE WHEN {draws.share("late", **event)} < 0.55 THEN 0
    ELSE 1 + {draws.below("delay", 45, **event)} END AS known_day,
  CASE kind WHEN 'hiring' THEN ceil(employees * 0.06 * {draws.share("jobs", **event)})
    WHEN 'layoffs' THEN ceil(employees * (0.03 + 0.15 * {draws.share("jobs", **event)}))
    WHEN 'funding' THEN ceil(2 + employees * 0.05 * {draws.share("jobs", **event)})
  END::BIGINT AS quantity
FROM numbered
WHERE day >= greatest(0, created_day) AND (k > 3 OR {draws.share("recorded", **event)} < 0.8)
"""


def meetings(draws: Draws) -> str:
    """Write the meetings of opportunities; more where it was won, which a backtest must notice."""
    event = {"of": "event"}
    return f"""
WITH numbered AS (
  SELECT *, {draws.number("meeting", of="nth(n::UBIGINT % 4294967296::UBIGINT, k * 10 + m)")}
    AS event
  FROM (SELECT *, coalesce(close_day, {LAST_DAY}) AS until_day,
      unnest(range(1, CASE outcome WHEN 'won' THEN 5 WHEN 'lost' THEN 3 ELSE 2 END)) AS m
    FROM opportunity)
)
SELECT n, 3000 + k * 10 + m AS number, 'engagement' AS stream, 'meeting' AS kind,
  open_day + {draws.below("day", "until_day - open_day + 1", **event)} AS day,
  {_office_second(draws)} AS second, day AS known_day
FROM numbered
"""


def lead_engagement(draws: Draws) -> str:
    """Write what leads did, from the day they came; these events have no account."""
    event = {"of": "event"}
    return f"""
WITH numbered AS (
  SELECT *, {draws.nth("lead event", "k", of="person")} AS event
  FROM (SELECT *, unnest(range(1, 2
    + floor(7 * pow({draws.share("lead events", of="person")}, 2))::BIGINT)) AS k FROM lead)
),
heated AS (
  SELECT *, logistic(readiness_at_end) AS heat, {draws.share("kind", **event)} AS pick,
    created_day + CASE WHEN k = 1 THEN 0 ELSE floor(least(120, {LAST_DAY} - created_day)
      * pow({draws.share("later", **event)}, 2))::BIGINT END AS day
  FROM numbered
)
SELECT number AS lead_number, k AS number, 'engagement' AS stream,
  CASE WHEN k = 1 THEN 'form_filled' ELSE {_ENGAGEMENT_KINDS} END AS kind, day,
  {_office_second(draws)} AS second, day AS known_day
FROM heated
"""


def pair_events() -> str:
    """Write the fixed events of the two companies of the pair that are in the market."""
    return f"""
SELECT n, number, stream, kind, person_k, {LAST_DAY} - days_ago AS day,
  36000 + 60 * number AS second, {LAST_DAY} - days_ago + known_after_days AS known_day, quantity
FROM {event_rows()} JOIN company USING (n)
"""


def events(draws: Draws, parameters: Parameters) -> str:
    """Write all events of a slice that were known by the last day.

    Grain: one row per event: n or lead_number, number (unique with either), stream, kind,
    person_k, day, second, known_day, quantity.
    """
    parts = (
        engagement(draws, parameters),
        intent(draws, parameters),
        signals(draws),
        meetings(draws),
        lead_engagement(draws),
        pair_events(),
    )
    united = "\nUNION ALL BY NAME\n".join(f"SELECT * FROM ({part})" for part in parts)
    return f"SELECT * FROM ({united}) WHERE known_day <= {LAST_DAY}"


def events_table() -> str:
    """Write the query of the events table over `event`.

    Grain: one row per event; those of accounts first, by account, then those of leads.
    """
    return """
SELECT CASE WHEN n IS NULL THEN 'E' || lead_id_of(lead_number) ELSE 'E' || account_id_of(n) END
    || '-' || number AS event_id,
  stream, kind, account_id_of(n) AS account_id,
  CASE WHEN n IS NULL THEN lead_id_of(lead_number) ELSE contact_id_of(n, person_k) END
    AS person_id,
  at_time(day, second) AS occurred_at,
  CASE WHEN known_day = day THEN at_time(day, second) ELSE at_time(known_day, 21600) END
    AS known_at,
  quantity
FROM event ORDER BY n NULLS LAST, lead_number, number
"""

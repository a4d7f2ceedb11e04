-- Simulated events in the order of a log, one row per delivery from `first` up to `last`.
-- Of 1,000 deliveries one repeats an earlier event to the letter, as webhooks that are tried again
-- do; five are of accounts that are unknown; about four in a hundred happened after 2026-06-30, and
-- some that happened before became known after.
WITH deliveries AS (
  SELECT CASE WHEN share(delivery, 1) < 0.001
    THEN greatest(0, delivery - 1 - CAST(5000 * share(delivery, 2) AS BIGINT)) ELSE delivery END AS n
  FROM range(getvariable('first'), getvariable('last')) AS numbers(delivery)
),
drawn AS (
  SELECT
    n,
    share(n, 3) AS kind_drawn,
    -- eight of ten accounts can have events; the busiest hundredth of these has a tenth of all
    CAST(floor(0.8 * getvariable('accounts') * power(share(n, 4), 2)) AS BIGINT) AS busy,
    -- from 2024-07-20 to 2026-07-20, ever more densely
    TIMESTAMP '2024-07-20' + to_microseconds(
      CAST(730 * 86400e6 * power(n / getvariable('events'), 0.7) AS BIGINT)) AS occurred_at
  FROM deliveries
),
kinds AS (
  SELECT
    *,
    CASE
      WHEN kind_drawn < 0.280 THEN 'page_view' WHEN kind_drawn < 0.460 THEN 'email_open'
      WHEN kind_drawn < 0.610 THEN 'email_sent' WHEN kind_drawn < 0.690 THEN 'topic_reading'
      WHEN kind_drawn < 0.760 THEN 'trial_login' WHEN kind_drawn < 0.815 THEN 'email_click'
      WHEN kind_drawn < 0.855 THEN 'pricing_visit' WHEN kind_drawn < 0.895 THEN 'call_logged'
      WHEN kind_drawn < 0.925 THEN 'content_download' WHEN kind_drawn < 0.950 THEN 'list_import'
      WHEN kind_drawn < 0.968 THEN 'webinar_attended' WHEN kind_drawn < 0.983 THEN 'email_bounce'
      WHEN kind_drawn < 0.989 THEN 'demo_request' WHEN kind_drawn < 0.997 THEN 'news_mention'
      WHEN kind_drawn < 0.999 THEN 'funding' ELSE 'layoffs' END AS kind,
    -- a number without common divisors spreads the busy accounts over all
    (busy * 7368787) % getvariable('accounts')
      + CASE WHEN share(n, 5) < 0.005 THEN getvariable('accounts') ELSE 0 END AS account
  FROM drawn
)
SELECT
  -- an odd factor modulo 2^64 gives every event an id of its own, in no order
  printf('E%016x', CAST((CAST(n + 1 AS HUGEINT) * 11400714819323198485) % 18446744073709551616 AS UBIGINT))
    AS event_id,
  CASE WHEN kind IN ('funding', 'layoffs', 'news_mention') THEN 'signal'
    WHEN kind = 'topic_reading' THEN 'intent' ELSE 'engagement' END AS stream,
  kind,
  printf('A%08d', account) AS account_id,
  CASE WHEN kind NOT IN ('funding', 'layoffs', 'news_mention', 'topic_reading')
    THEN printf('P%08d-%d', account, CAST(6 * power(share(n, 6), 2) AS BIGINT)) END AS person_id,
  occurred_at,
  -- most are known at once; the others after minutes, days, or a month
  CASE WHEN share(n, 7) < 0.3
    THEN occurred_at + to_seconds(CAST(60 + 30 * 86400 * power(share(n, 8), 4) AS BIGINT)) END AS known_at,
  CASE WHEN kind IN ('trial_login', 'topic_reading', 'webinar_attended') AND share(n, 9) < 0.9
    THEN CAST(1 + 19 * power(share(n, 10), 3) AS BIGINT) END AS quantity
FROM kinds

-- Simulated accounts, one row per account from `first` up to (not including) `last`.
-- Each column is a function of the account's number and the seed, so that parts can be made alone.
SELECT
  printf('A%08d', n) AS account_id,
  'Company ' || n AS name,
  'company-' || n || '.example' AS domain,
  'rep ' || (n % 40) AS owner,
  -- a tenth to a quarter of the facts is unknown, as in a CRM that people fill by hand
  CASE WHEN share(n, 1) < 0.88 THEN 1 + CAST(exp(share(n, 2) * share(n, 3) * 11) AS BIGINT) END AS employees,
  CASE WHEN share(n, 4) < 0.80
    THEN round((1 + exp(share(n, 2) * share(n, 3) * 11)) * (40000 + 160000 * share(n, 5)), -3) END AS revenue,
  CASE WHEN share(n, 6) < 0.75 THEN round((share(n, 7) + share(n, 8) + share(n, 9) - 1.3) * 40, 1) END
    AS employees_growth_12m_pct,
  CASE WHEN share(n, 10) < 0.85 THEN 2024 - CAST(70 * power(share(n, 11), 2) AS BIGINT) END AS founded_year,
  CASE WHEN share(n, 12) < 0.92 THEN ['Software', 'Internet', 'Financial Services',
    'Telecommunications', 'Media', 'Professional Services', 'Manufacturing', 'Public Sector',
    'Education', 'Health Care', 'Energy', 'Logistics', 'Construction', 'Retail']
    [1 + CAST(floor(14 * share(n, 13)) AS BIGINT)] END AS industry,
  CASE WHEN share(n, 14) < 0.95 THEN ['United States', 'United Kingdom', 'Canada', 'Germany',
    'Netherlands', 'France', 'Sweden', 'Australia', 'India', 'Switzerland', 'Spain', 'Brazil']
    [1 + CAST(floor(12 * power(share(n, 15), 1.7)) AS BIGINT)] END AS country,
  CASE WHEN share(n, 16) < 0.90 THEN ['Boston', 'Austin', 'London', 'Berlin', 'Amsterdam', 'Paris',
    'Toronto', 'Stockholm', 'Zurich', 'Madrid'][1 + CAST(floor(10 * share(n, 17)) AS BIGINT)] END AS city,
  CASE WHEN share(n, 18) < 0.98 THEN share(n, 19) < 0.12 END AS is_customer,
  CASE WHEN share(n, 20) < 0.85 THEN CAST(12 * power(share(n, 21), 3) AS BIGINT) END AS site_visits_90d,
  CASE WHEN share(n, 20) < 0.85 THEN CAST(5 * power(share(n, 22), 4) AS BIGINT) END AS pricing_visits_90d,
  CASE WHEN share(n, 20) < 0.85 THEN CAST(1.4 * power(share(n, 23), 6) AS BIGINT) END AS demo_requests_90d,
  CASE WHEN share(n, 24) < 0.80 THEN CAST(9 * power(share(n, 25), 2) AS BIGINT) END AS email_opens_90d,
  CASE WHEN share(n, 26) < 0.78 THEN CAST(80 * power(share(n, 27), 4) AS BIGINT) END AS open_jobs,
  CASE WHEN share(n, 28) < 0.70 THEN CAST(5 * power(share(n, 29), 3) AS BIGINT) END AS open_support_tickets,
  CASE WHEN share(n, 30) < 0.80 THEN DATE '2026-06-30' - CAST(700 * power(share(n, 31), 2) AS INTEGER) END
    AS last_activity_at,
  DATE '2026-06-30' - CAST(2500 * share(n, 32) AS INTEGER) AS created_at
FROM range(getvariable('first'), getvariable('last')) AS numbers(n)

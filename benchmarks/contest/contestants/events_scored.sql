-- The scorecard of events.yaml, written by hand for DuckDB; one row per account.
-- It asks for two views, crm_accounts (the files) and events_summed (with evidence or without).
-- Rounding and the order of sums are those of handwritten.sql.
WITH sums AS (
  FROM events_summed
),
accounts AS (
  SELECT
    account_id, name, domain, owner, employees, revenue, founded_year, employees_growth_12m_pct,
    nullif(trim(industry), '') AS industry, nullif(trim(country), '') AS country,
    nullif(trim(city), '') AS city, is_customer,
    site_visits_90d, pricing_visits_90d, demo_requests_90d, email_opens_90d,
    open_jobs, open_support_tickets,
    DATE '2026-06-30' - last_activity_at AS idle_days,
    DATE '2026-06-30' - created_at AS days_known,
    sums.* EXCLUDE (account_id)
  FROM crm_accounts LEFT JOIN sums USING (account_id)
),
valued AS (
  SELECT
    *,
    coalesce(employees_growth_12m_pct < -10, FALSE) AS gate_shrinking_closed,
    -- fit
    CASE WHEN employees IS NULL THEN NULL WHEN employees < 20 THEN 1 WHEN employees < 100 THEN 6
      WHEN employees < 1000 THEN 10 WHEN employees < 5000 THEN 7 ELSE 3 END AS headcount_band_value,
    CASE WHEN employees IS NULL THEN NULL WHEN employees <= 0 THEN 0
      WHEN employees <= 500 THEN floor((employees * 0.016e0) * 1e4 + 0.5) / 1e4
      WHEN employees <= 5000 THEN floor((8 + (employees - 500) * 0.00044444444444444447e0) * 1e4 + 0.5) / 1e4
      ELSE 10 END AS headcount_ramp_value,
    CASE WHEN employees IS NULL THEN 5 WHEN employees < 30 THEN 0 ELSE 10 END AS sales_team_value,
    CASE WHEN revenue IS NULL THEN NULL WHEN revenue < 1000000 THEN 1
      WHEN revenue < 10000000 THEN 5 WHEN revenue < 100000000 THEN 9 ELSE 7 END AS revenue_band_value,
    CASE WHEN revenue IS NULL THEN NULL WHEN revenue <= 1000000 THEN 0
      WHEN revenue <= 50000000 THEN floor(((revenue - 1000000) * 1.2244897959183673e-07) * 1e4 + 0.5) / 1e4
      WHEN revenue <= 500000000 THEN floor((6 + (revenue - 50000000) * 6.666666666666667e-09) * 1e4 + 0.5) / 1e4
      ELSE 9 END AS revenue_ramp_value,
    CASE WHEN employees_growth_12m_pct IS NULL THEN NULL
      WHEN employees_growth_12m_pct < 0 THEN 0 WHEN employees_growth_12m_pct < 5 THEN 4
      WHEN employees_growth_12m_pct < 15 THEN 7 ELSE 10 END AS growth_band_value,
    CASE WHEN employees_growth_12m_pct IS NULL THEN NULL
      WHEN employees_growth_12m_pct <= -20 THEN -5
      WHEN employees_growth_12m_pct <= 0 THEN floor((-5 + (employees_growth_12m_pct + 20) * 0.4e0) * 1e4 + 0.5) / 1e4
      WHEN employees_growth_12m_pct <= 20 THEN floor((3 + employees_growth_12m_pct * 0.35e0) * 1e4 + 0.5) / 1e4
      ELSE 10 END AS growth_ramp_value,
    CASE WHEN founded_year IS NULL THEN 4 WHEN founded_year < 1980 THEN 3
      WHEN founded_year < 2000 THEN 5 WHEN founded_year < 2015 THEN 8 ELSE 10 END AS founded_value,
    CASE WHEN founded_year IS NULL THEN NULL WHEN founded_year <= 1950 THEN 2
      WHEN founded_year <= 2000 THEN floor((2 + (founded_year - 1950) * 0.08e0) * 1e4 + 0.5) / 1e4
      WHEN founded_year <= 2020 THEN floor((6 + (founded_year - 2000) * 0.2e0) * 1e4 + 0.5) / 1e4
      ELSE 10 END AS maturity_ramp_value,
    CASE WHEN industry IS NULL THEN NULL WHEN industry IN ('Software', 'Internet') THEN 10
      WHEN industry = 'Financial Services' THEN 8 WHEN industry = 'Telecommunications' THEN 7
      WHEN industry IN ('Media', 'Professional Services') THEN 6
      WHEN industry = 'Manufacturing' THEN 4 ELSE 2 END AS industry_value,
    CASE WHEN industry IS NULL THEN NULL WHEN industry = 'Public Sector' THEN 0
      WHEN industry = 'Education' THEN 2 WHEN industry = 'Health Care' THEN 3
      WHEN industry = 'Energy' THEN 4 ELSE 8 END AS committee_value,
    CASE WHEN industry IS NULL THEN 6.5 WHEN industry = 'Manufacturing' THEN 10
      WHEN industry = 'Logistics' THEN 9 WHEN industry IN ('Construction', 'Health Care') THEN 8
      WHEN industry = 'Telecommunications' THEN 7 ELSE 3 END AS field_reps_value,
    CASE WHEN country IS NULL THEN NULL WHEN country = 'United States' THEN 10
      WHEN country IN ('United Kingdom', 'Canada') THEN 9
      WHEN country IN ('Germany', 'Netherlands') THEN 7
      WHEN country IN ('France', 'Sweden') THEN 6 ELSE 4 END AS country_value,
    CASE WHEN country IS NULL THEN NULL
      WHEN country IN ('United States', 'United Kingdom', 'Canada', 'Australia') THEN 10
      WHEN country = 'India' THEN 8 WHEN country = 'Germany' THEN 9
      WHEN country = 'Switzerland' THEN 7 ELSE 2 END AS our_language_value,
    CASE WHEN city IS NULL THEN NULL WHEN city IN ('Boston', 'Austin', 'London') THEN 10
      WHEN city IN ('Berlin', 'Amsterdam') THEN 8 ELSE 3 END AS our_city_value,
    CASE WHEN is_customer IS NULL THEN NULL WHEN is_customer THEN 3 ELSE 7 END AS customer_value,
    CASE WHEN employees IS NULL THEN 0 ELSE 7 END
      + CASE WHEN revenue IS NULL THEN 0 ELSE 5 END
      + CASE WHEN employees_growth_12m_pct IS NULL THEN 0 ELSE 5 END
      + CASE WHEN founded_year IS NULL THEN 0 ELSE 2 END
      + CASE WHEN industry IS NULL THEN 0 ELSE 7 END
      + CASE WHEN country IS NULL THEN 0 ELSE 3 END
      + CASE WHEN city IS NULL THEN 0 ELSE 1 END
      + CASE WHEN is_customer IS NULL THEN 0 ELSE 2 END AS fit_known,
    4 + CASE WHEN employees IS NULL THEN 0 ELSE 6 END
      + CASE WHEN revenue IS NULL THEN 0 ELSE 5 END
      + CASE WHEN employees_growth_12m_pct IS NULL THEN 0 ELSE 5 END
      + CASE WHEN founded_year IS NULL THEN 0 ELSE 1 END
      + CASE WHEN industry IS NULL THEN 0 ELSE 5 END
      + CASE WHEN country IS NULL THEN 0 ELSE 3 END
      + CASE WHEN city IS NULL THEN 0 ELSE 1 END
      + CASE WHEN is_customer IS NULL THEN 0 ELSE 2 END AS fit_counted,
    -- engagement: hundred-millionths to four places, then the bounds; no event is 0
    greatest(least(floor(coalesce(page_views_grains, 0) / 1e4 + 0.5) / 1e4, 10), 0) AS page_views_value,
    greatest(least(floor(coalesce(mails_grains, 0) / 1e4 + 0.5) / 1e4, 6), 0) AS mails_value,
    greatest(least(floor(coalesce(pricing_visits_grains, 0) / 1e4 + 0.5) / 1e4, 10), 0) AS pricing_visits_value,
    greatest(least(floor(coalesce(trial_logins_grains, 0) / 1e4 + 0.5) / 1e4, 10), 0) AS trial_logins_value,
    greatest(least(floor(coalesce(downloads_grains, 0) / 1e4 + 0.5) / 1e4, 8), 0) AS downloads_value,
    greatest(least(floor(coalesce(webinars_grains, 0) / 1e4 + 0.5) / 1e4, 10), 0) AS webinars_value,
    greatest(least(floor(coalesce(demo_requests_grains, 0) / 1e4 + 0.5) / 1e4, 10), 0) AS demo_requests_value,
    greatest(least(floor(coalesce(topics_grains, 0) / 1e4 + 0.5) / 1e4, 9), 0) AS topics_value,
    greatest(least(floor(coalesce(funding_grains, 0) / 1e4 + 0.5) / 1e4, 10), 0) AS funding_value,
    greatest(least(floor(coalesce(layoffs_grains, 0) / 1e4 + 0.5) / 1e4, 0), -10) AS layoffs_value,
    -- activity
    CASE WHEN site_visits_90d IS NULL THEN NULL WHEN site_visits_90d < 1 THEN 0
      WHEN site_visits_90d < 3 THEN 4 WHEN site_visits_90d < 6 THEN 7 ELSE 10 END AS site_visits_band_value,
    CASE WHEN site_visits_90d IS NULL THEN NULL WHEN site_visits_90d <= 0 THEN 0
      WHEN site_visits_90d <= 3 THEN floor((site_visits_90d * 2e0) * 1e4 + 0.5) / 1e4
      WHEN site_visits_90d <= 10 THEN floor((6 + (site_visits_90d - 3) * 0.5714285714285714e0) * 1e4 + 0.5) / 1e4
      ELSE 10 END AS site_visits_ramp_value,
    CASE WHEN pricing_visits_90d IS NULL THEN NULL WHEN pricing_visits_90d < 1 THEN 0
      WHEN pricing_visits_90d < 3 THEN 6 ELSE 10 END AS pricing_visits_band_value,
    CASE WHEN pricing_visits_90d IS NULL THEN NULL WHEN pricing_visits_90d <= 0 THEN 0
      WHEN pricing_visits_90d <= 1 THEN floor((pricing_visits_90d * 5e0) * 1e4 + 0.5) / 1e4
      WHEN pricing_visits_90d <= 4 THEN floor((5 + (pricing_visits_90d - 1) * 1.6666666666666667e0) * 1e4 + 0.5) / 1e4
      ELSE 10 END AS pricing_visits_ramp_value,
    CASE WHEN demo_requests_90d IS NULL THEN NULL WHEN demo_requests_90d < 1 THEN 0 ELSE 10 END AS demos_entered_value,
    CASE WHEN email_opens_90d IS NULL THEN NULL WHEN email_opens_90d < 1 THEN 1
      WHEN email_opens_90d < 3 THEN 4 WHEN email_opens_90d < 6 THEN 6 ELSE 8 END AS email_opens_band_value,
    CASE WHEN email_opens_90d IS NULL THEN NULL WHEN email_opens_90d <= 0 THEN 0
      WHEN email_opens_90d <= 2 THEN floor((email_opens_90d * 2.5e0) * 1e4 + 0.5) / 1e4
      WHEN email_opens_90d <= 6 THEN floor((5 + (email_opens_90d - 2) * 1e0) * 1e4 + 0.5) / 1e4
      ELSE 9 END AS email_opens_ramp_value,
    CASE WHEN open_jobs IS NULL THEN NULL WHEN open_jobs < 1 THEN 1 WHEN open_jobs < 5 THEN 4
      WHEN open_jobs < 20 THEN 8 ELSE 10 END AS open_jobs_band_value,
    CASE WHEN open_jobs IS NULL THEN 5.5 WHEN open_jobs <= 0 THEN 2
      WHEN open_jobs <= 50 THEN floor((2 + open_jobs * 0.14e0) * 1e4 + 0.5) / 1e4 ELSE 9 END AS open_jobs_ramp_value,
    CASE WHEN open_support_tickets IS NULL THEN NULL WHEN open_support_tickets < 1 THEN 10
      WHEN open_support_tickets < 3 THEN 6 ELSE 1 END AS support_tickets_value,
    CASE WHEN idle_days IS NULL THEN 0 WHEN idle_days < 14 THEN 10 WHEN idle_days < 45 THEN 7
      WHEN idle_days < 120 THEN 3 ELSE 0 END AS last_activity_band_value,
    CASE WHEN idle_days IS NULL THEN NULL WHEN idle_days <= 0 THEN 10
      WHEN idle_days <= 30 THEN floor((10 - idle_days * 0.13333333333333333e0) * 1e4 + 0.5) / 1e4
      WHEN idle_days <= 180 THEN floor((6 - (idle_days - 30) * 0.04e0) * 1e4 + 0.5) / 1e4
      ELSE 0 END AS last_activity_ramp_value,
    CASE WHEN idle_days IS NULL THEN NULL WHEN idle_days < 365 THEN 8 ELSE 0 END AS quiet_for_long_value,
    CASE WHEN days_known IS NULL THEN NULL WHEN days_known < 90 THEN 10
      WHEN days_known < 365 THEN 6 ELSE 3 END AS new_in_the_crm_value,
    CASE WHEN site_visits_90d IS NULL THEN 0 ELSE 3 END
      + CASE WHEN pricing_visits_90d IS NULL THEN 0 ELSE 4 END
      + CASE WHEN demo_requests_90d IS NULL THEN 0 ELSE 5 END
      + CASE WHEN email_opens_90d IS NULL THEN 0 ELSE 2 END
      + CASE WHEN open_jobs IS NULL THEN 0 ELSE 3 END
      + CASE WHEN open_support_tickets IS NULL THEN 0 ELSE 1 END
      + CASE WHEN idle_days IS NULL THEN 0 ELSE 5 END
      + CASE WHEN days_known IS NULL THEN 0 ELSE 1 END AS activity_known,
    4 + CASE WHEN site_visits_90d IS NULL THEN 0 ELSE 3 END
      + CASE WHEN pricing_visits_90d IS NULL THEN 0 ELSE 4 END
      + CASE WHEN demo_requests_90d IS NULL THEN 0 ELSE 5 END
      + CASE WHEN email_opens_90d IS NULL THEN 0 ELSE 2 END
      + CASE WHEN open_jobs IS NULL THEN 0 ELSE 2 END
      + CASE WHEN open_support_tickets IS NULL THEN 0 ELSE 1 END
      + CASE WHEN idle_days IS NULL THEN 0 ELSE 2 END
      + CASE WHEN days_known IS NULL THEN 0 ELSE 1 END AS activity_counted
  FROM accounts
),
weighed AS (
  SELECT
    *,
      (((coalesce(headcount_band_value * 4, 0) + coalesce(headcount_ramp_value * 2, 0))
        + (sales_team_value + coalesce(revenue_band_value * 3, 0)))
      + ((coalesce(revenue_ramp_value * 2, 0) + coalesce(growth_band_value * 3, 0))
        + (coalesce(growth_ramp_value * 2, 0) + founded_value)))
    + (((coalesce(maturity_ramp_value, 0) + coalesce(industry_value * 4, 0))
        + (coalesce(committee_value, 0) + field_reps_value * 2))
      + ((coalesce(country_value * 2, 0) + coalesce(our_language_value, 0))
        + (coalesce(our_city_value, 0) + coalesce(customer_value * 2, 0)))) AS fit_weighted,
      ((page_views_value * 2 + mails_value)
      + (pricing_visits_value * 4
        + (trial_logins_value * 5 + downloads_value * 2)))
    + ((webinars_value * 2 + demo_requests_value * 6)
      + (topics_value * 2
        + (funding_value * 2 + layoffs_value * 2))) AS engagement_weighted,
      ((coalesce(site_visits_band_value * 2, 0)
        + (coalesce(site_visits_ramp_value, 0) + coalesce(pricing_visits_band_value * 3, 0)))
      + ((coalesce(pricing_visits_ramp_value, 0) + coalesce(demos_entered_value * 5, 0))
        + (coalesce(email_opens_band_value, 0) + coalesce(email_opens_ramp_value, 0))))
    + ((coalesce(open_jobs_band_value * 2, 0)
        + (open_jobs_ramp_value + coalesce(support_tickets_value, 0)))
      + ((last_activity_band_value * 3 + coalesce(last_activity_ramp_value, 0))
        + (coalesce(quiet_for_long_value, 0) + coalesce(new_in_the_crm_value, 0)))) AS activity_weighted
  FROM valued
),
divided AS (
  -- Of every dimension something always counts, so all three do, with 2, 2 and 1 of 5.
  SELECT
    *,
    fit_counted * 5 AS fit_divisor,
    140 AS engagement_divisor,
    activity_counted * 5 AS activity_divisor,
    floor(fit_weighted * 100000 / fit_counted + 0.5) / 1e4 AS fit_score,
    floor(engagement_weighted * 100000 / 28 + 0.5) / 1e4 AS engagement_score,
    floor(activity_weighted * 100000 / activity_counted + 0.5) / 1e4 AS activity_score
  FROM weighed
),
summed AS (
  SELECT
    *,
    floor(fit_weighted * 200000 / fit_divisor + 0.5) AS sum_to_fit,
    floor(fit_weighted * 200000 / fit_divisor
      + engagement_weighted * 200000 / engagement_divisor + 0.5) AS sum_to_engagement,
    floor(fit_weighted * 200000 / fit_divisor
      + engagement_weighted * 200000 / engagement_divisor
      + activity_weighted * 100000 / activity_divisor + 0.5) AS sum_to_activity,
    floor((2 * fit_known / 32 + 2 + activity_known / 24) * 10000 / 5 + 0.5) / 1e4 AS completeness
  FROM divided
),
scored AS (
  SELECT
    *,
    sum_to_activity / 1e4 AS raw_score,
    greatest(least(raw_score, CASE WHEN gate_shrinking_closed THEN 60 ELSE 100 END), 0) AS score
  FROM summed
)
SELECT
  account_id, name, domain, owner,
  CAST(score AS DECIMAL(18, 4)) AS score,
  CASE WHEN score >= 60 THEN 'A' WHEN score >= 45 THEN 'B'
    WHEN score >= 30 THEN 'C' ELSE 'D' END AS tier,
  CASE WHEN fit_score >= 75 THEN 'A' WHEN fit_score >= 50 THEN 'B'
    WHEN fit_score >= 25 THEN 'C' ELSE 'D' END
  || CASE WHEN engagement_score >= 75 THEN '1'
    WHEN engagement_score >= 50 THEN '2' WHEN engagement_score >= 25 THEN '3' ELSE '4' END AS cell,
  CAST(completeness AS DECIMAL(18, 4)) AS completeness,
  CAST(raw_score AS DECIMAL(18, 4)) AS raw_score,
  gate_shrinking_closed, FALSE AS is_excluded,
  CAST(fit_score AS DECIMAL(18, 4)) AS fit_score,
  CAST(sum_to_fit / 1e4 AS DECIMAL(18, 4)) AS fit_points,
  CAST(engagement_score AS DECIMAL(18, 4)) AS engagement_score,
  CAST((sum_to_engagement - sum_to_fit) / 1e4 AS DECIMAL(18, 4)) AS engagement_points,
  CAST(activity_score AS DECIMAL(18, 4)) AS activity_score,
  CAST((sum_to_activity - sum_to_engagement) / 1e4 AS DECIMAL(18, 4)) AS activity_points,
  CAST(headcount_band_value AS DECIMAL(18, 4)) AS headcount_band_value,
  CAST(floor(headcount_band_value * 800000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS headcount_band_points,
  CAST(headcount_ramp_value AS DECIMAL(18, 4)) AS headcount_ramp_value,
  CAST(floor(headcount_ramp_value * 400000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS headcount_ramp_points,
  CAST(sales_team_value AS DECIMAL(18, 4)) AS sales_team_value,
  CAST(floor(sales_team_value * 200000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS sales_team_points,
  CAST(revenue_band_value AS DECIMAL(18, 4)) AS revenue_band_value,
  CAST(floor(revenue_band_value * 600000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS revenue_band_points,
  CAST(revenue_ramp_value AS DECIMAL(18, 4)) AS revenue_ramp_value,
  CAST(floor(revenue_ramp_value * 400000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS revenue_ramp_points,
  CAST(growth_band_value AS DECIMAL(18, 4)) AS growth_band_value,
  CAST(floor(growth_band_value * 600000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS growth_band_points,
  CAST(growth_ramp_value AS DECIMAL(18, 4)) AS growth_ramp_value,
  CAST(floor(growth_ramp_value * 400000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS growth_ramp_points,
  CAST(founded_value AS DECIMAL(18, 4)) AS founded_value,
  CAST(floor(founded_value * 200000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4)) AS founded_points,
  CAST(maturity_ramp_value AS DECIMAL(18, 4)) AS maturity_ramp_value,
  CAST(floor(maturity_ramp_value * 200000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS maturity_ramp_points,
  CAST(industry_value AS DECIMAL(18, 4)) AS industry_value,
  CAST(floor(industry_value * 800000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS industry_points,
  CAST(committee_value AS DECIMAL(18, 4)) AS committee_value,
  CAST(floor(committee_value * 200000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS committee_points,
  CAST(field_reps_value AS DECIMAL(18, 4)) AS field_reps_value,
  CAST(floor(field_reps_value * 400000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS field_reps_points,
  CAST(country_value AS DECIMAL(18, 4)) AS country_value,
  CAST(floor(country_value * 400000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS country_points,
  CAST(our_language_value AS DECIMAL(18, 4)) AS our_language_value,
  CAST(floor(our_language_value * 200000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS our_language_points,
  CAST(our_city_value AS DECIMAL(18, 4)) AS our_city_value,
  CAST(floor(our_city_value * 200000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS our_city_points,
  CAST(customer_value AS DECIMAL(18, 4)) AS customer_value,
  CAST(floor(customer_value * 400000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS customer_points,
  CAST(page_views_value AS DECIMAL(18, 4)) AS page_views_value,
  CAST(floor(page_views_value * 400000 / engagement_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS page_views_points,
  CAST(mails_value AS DECIMAL(18, 4)) AS mails_value,
  CAST(floor(mails_value * 200000 / engagement_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS mails_points,
  CAST(pricing_visits_value AS DECIMAL(18, 4)) AS pricing_visits_value,
  CAST(floor(pricing_visits_value * 800000 / engagement_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS pricing_visits_points,
  CAST(trial_logins_value AS DECIMAL(18, 4)) AS trial_logins_value,
  CAST(floor(trial_logins_value * 1000000 / engagement_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS trial_logins_points,
  CAST(downloads_value AS DECIMAL(18, 4)) AS downloads_value,
  CAST(floor(downloads_value * 400000 / engagement_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS downloads_points,
  CAST(webinars_value AS DECIMAL(18, 4)) AS webinars_value,
  CAST(floor(webinars_value * 400000 / engagement_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS webinars_points,
  CAST(demo_requests_value AS DECIMAL(18, 4)) AS demo_requests_value,
  CAST(floor(demo_requests_value * 1200000 / engagement_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS demo_requests_points,
  CAST(topics_value AS DECIMAL(18, 4)) AS topics_value,
  CAST(floor(topics_value * 400000 / engagement_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS topics_points,
  CAST(funding_value AS DECIMAL(18, 4)) AS funding_value,
  CAST(floor(funding_value * 400000 / engagement_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS funding_points,
  CAST(layoffs_value AS DECIMAL(18, 4)) AS layoffs_value,
  CAST(floor(layoffs_value * 400000 / engagement_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS layoffs_points,
  CAST(site_visits_band_value AS DECIMAL(18, 4)) AS site_visits_band_value,
  CAST(floor(site_visits_band_value * 200000 / activity_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS site_visits_band_points,
  CAST(site_visits_ramp_value AS DECIMAL(18, 4)) AS site_visits_ramp_value,
  CAST(floor(site_visits_ramp_value * 100000 / activity_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS site_visits_ramp_points,
  CAST(pricing_visits_band_value AS DECIMAL(18, 4)) AS pricing_visits_band_value,
  CAST(floor(pricing_visits_band_value * 300000 / activity_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS pricing_visits_band_points,
  CAST(pricing_visits_ramp_value AS DECIMAL(18, 4)) AS pricing_visits_ramp_value,
  CAST(floor(pricing_visits_ramp_value * 100000 / activity_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS pricing_visits_ramp_points,
  CAST(demos_entered_value AS DECIMAL(18, 4)) AS demos_entered_value,
  CAST(floor(demos_entered_value * 500000 / activity_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS demos_entered_points,
  CAST(email_opens_band_value AS DECIMAL(18, 4)) AS email_opens_band_value,
  CAST(floor(email_opens_band_value * 100000 / activity_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS email_opens_band_points,
  CAST(email_opens_ramp_value AS DECIMAL(18, 4)) AS email_opens_ramp_value,
  CAST(floor(email_opens_ramp_value * 100000 / activity_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS email_opens_ramp_points,
  CAST(open_jobs_band_value AS DECIMAL(18, 4)) AS open_jobs_band_value,
  CAST(floor(open_jobs_band_value * 200000 / activity_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS open_jobs_band_points,
  CAST(open_jobs_ramp_value AS DECIMAL(18, 4)) AS open_jobs_ramp_value,
  CAST(floor(open_jobs_ramp_value * 100000 / activity_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS open_jobs_ramp_points,
  CAST(support_tickets_value AS DECIMAL(18, 4)) AS support_tickets_value,
  CAST(floor(support_tickets_value * 100000 / activity_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS support_tickets_points,
  CAST(last_activity_band_value AS DECIMAL(18, 4)) AS last_activity_band_value,
  CAST(floor(last_activity_band_value * 300000 / activity_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS last_activity_band_points,
  CAST(last_activity_ramp_value AS DECIMAL(18, 4)) AS last_activity_ramp_value,
  CAST(floor(last_activity_ramp_value * 100000 / activity_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS last_activity_ramp_points,
  CAST(quiet_for_long_value AS DECIMAL(18, 4)) AS quiet_for_long_value,
  CAST(floor(quiet_for_long_value * 100000 / activity_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS quiet_for_long_points,
  CAST(new_in_the_crm_value AS DECIMAL(18, 4)) AS new_in_the_crm_value,
  CAST(floor(new_in_the_crm_value * 100000 / activity_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS new_in_the_crm_points
FROM scored

-- The scorecard of forty.yaml, written by hand for DuckDB; one row per account.
-- It asks for two views of the files, crm_accounts and crm_technologies.
-- Rounding is floor(x + 0.5) and sums are added in pairs, as the scorecard is defined: with round()
-- or another order of the doubles one score in a thousand would differ by 0.0001.
WITH technologies AS (
  SELECT
    account_id,
    bool_or(product IN ('Salesforce', 'HubSpot')
      AND (last_seen_at IS NULL OR last_seen_at >= DATE '2024-06-30')) AS has_our_crm,
    bool_or(product IN ('Microsoft Dynamics 365', 'Zoho CRM', 'Pipedrive')) AS has_other_crm,
    bool_or(product = 'Territoria Desktop'
      AND (last_seen_at IS NULL OR last_seen_at >= DATE '2025-06-30')) AS has_old_tool,
    bool_or(product = 'Plancrest Cloud') AS has_rival,
    bool_or(product IN ('Outreach', 'Gong')) AS has_sales_engagement,
    bool_or(product IN ('Marketo', 'Mailchimp')) AS has_marketing_tool,
    bool_or(product IN ('Snowflake', 'BigQuery')) AS has_warehouse,
    bool_or(product IN ('Tableau', 'Power BI')) AS has_reporting_tool,
    bool_or(product IN ('SAP S/4HANA', 'NetSuite')
      AND (last_seen_at IS NULL OR last_seen_at >= DATE '2024-06-30')) AS has_planning_in_erp,
    bool_or(product = 'Slack') AS has_works_in_slack
  FROM crm_technologies
  WHERE first_seen_at IS NULL OR first_seen_at <= DATE '2026-06-30'
  GROUP BY account_id
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
    technologies.* EXCLUDE (account_id)
  FROM crm_accounts LEFT JOIN technologies USING (account_id)
),
valued AS (
  SELECT
    account_id, name, domain, owner,
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
    -- technology
    CASE WHEN has_our_crm IS NULL THEN NULL WHEN has_our_crm THEN 10 ELSE 0 END AS our_crm_value,
    CASE WHEN has_other_crm IS NULL THEN NULL WHEN has_other_crm THEN 6 ELSE 0 END AS other_crm_value,
    CASE WHEN has_old_tool IS NULL THEN NULL WHEN has_old_tool THEN 10 ELSE 0 END AS old_tool_value,
    CASE WHEN has_rival IS NULL THEN NULL WHEN has_rival THEN 0 ELSE 9 END AS no_rival_value,
    CASE WHEN has_sales_engagement IS NULL THEN NULL WHEN has_sales_engagement THEN 9 ELSE 2 END AS sales_engagement_value,
    CASE WHEN has_marketing_tool IS NULL THEN 5.5 WHEN has_marketing_tool THEN 8 ELSE 3 END AS marketing_tool_value,
    CASE WHEN has_warehouse IS NULL THEN NULL WHEN has_warehouse THEN 10 ELSE 3 END AS warehouse_value,
    CASE WHEN has_reporting_tool IS NULL THEN NULL WHEN has_reporting_tool THEN 8 ELSE 4 END AS reporting_tool_value,
    CASE WHEN has_planning_in_erp IS NULL THEN NULL WHEN has_planning_in_erp THEN 7 ELSE 4 END AS planning_in_erp_value,
    CASE WHEN has_works_in_slack IS NULL THEN NULL WHEN has_works_in_slack THEN 8 ELSE 5 END AS works_in_slack_value,
    CASE WHEN has_our_crm IS NULL THEN 0 ELSE 19 END AS technology_known,
    1 + CASE WHEN has_our_crm IS NULL THEN 0 ELSE 18 END AS technology_counted,
    -- engagement
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
    CASE WHEN demo_requests_90d IS NULL THEN NULL WHEN demo_requests_90d < 1 THEN 0 ELSE 10 END AS demo_requests_value,
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
      + CASE WHEN days_known IS NULL THEN 0 ELSE 1 END AS engagement_known,
    4 + CASE WHEN site_visits_90d IS NULL THEN 0 ELSE 3 END
      + CASE WHEN pricing_visits_90d IS NULL THEN 0 ELSE 4 END
      + CASE WHEN demo_requests_90d IS NULL THEN 0 ELSE 5 END
      + CASE WHEN email_opens_90d IS NULL THEN 0 ELSE 2 END
      + CASE WHEN open_jobs IS NULL THEN 0 ELSE 2 END
      + CASE WHEN open_support_tickets IS NULL THEN 0 ELSE 1 END
      + CASE WHEN idle_days IS NULL THEN 0 ELSE 2 END
      + CASE WHEN days_known IS NULL THEN 0 ELSE 1 END AS engagement_counted
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
      ((coalesce(our_crm_value * 4, 0) + coalesce(other_crm_value, 0))
      + (coalesce(old_tool_value * 3, 0)
        + (coalesce(no_rival_value * 3, 0) + coalesce(sales_engagement_value, 0))))
    + ((marketing_tool_value + coalesce(warehouse_value * 2, 0))
      + (coalesce(reporting_tool_value, 0)
        + (coalesce(planning_in_erp_value * 2, 0) + coalesce(works_in_slack_value, 0)))) AS technology_weighted,
      ((coalesce(site_visits_band_value * 2, 0)
        + (coalesce(site_visits_ramp_value, 0) + coalesce(pricing_visits_band_value * 3, 0)))
      + ((coalesce(pricing_visits_ramp_value, 0) + coalesce(demo_requests_value * 5, 0))
        + (coalesce(email_opens_band_value, 0) + coalesce(email_opens_ramp_value, 0))))
    + ((coalesce(open_jobs_band_value * 2, 0)
        + (open_jobs_ramp_value + coalesce(support_tickets_value, 0)))
      + ((last_activity_band_value * 3 + coalesce(last_activity_ramp_value, 0))
        + (coalesce(quiet_for_long_value, 0) + coalesce(new_in_the_crm_value, 0)))) AS engagement_weighted,
    CASE WHEN fit_counted > 0 THEN 9 ELSE 0 END
      + CASE WHEN technology_counted > 0 THEN 4 ELSE 0 END
      + CASE WHEN engagement_counted > 0 THEN 7 ELSE 0 END AS weight
  FROM valued
),
divided AS (
  SELECT
    *,
    nullif(fit_counted, 0) * nullif(weight, 0) AS fit_divisor,
    nullif(technology_counted, 0) * nullif(weight, 0) AS technology_divisor,
    nullif(engagement_counted, 0) * nullif(weight, 0) AS engagement_divisor,
    floor(fit_weighted * 100000 / nullif(fit_counted, 0) + 0.5) / 1e4 AS fit_score,
    floor(technology_weighted * 100000 / nullif(technology_counted, 0) + 0.5) / 1e4 AS technology_score,
    floor(engagement_weighted * 100000 / nullif(engagement_counted, 0) + 0.5) / 1e4 AS engagement_score
  FROM weighed
),
summed AS (
  SELECT
    *,
    floor(coalesce(fit_weighted * 900000 / fit_divisor, 0) + 0.5) AS sum_to_fit,
    floor(coalesce(fit_weighted * 900000 / fit_divisor, 0)
      + coalesce(technology_weighted * 400000 / technology_divisor, 0) + 0.5) AS sum_to_technology,
    floor(coalesce(fit_weighted * 900000 / fit_divisor, 0)
      + coalesce(technology_weighted * 400000 / technology_divisor, 0)
      + coalesce(engagement_weighted * 700000 / engagement_divisor, 0) + 0.5) AS sum_to_engagement,
    floor((
      CASE WHEN fit_counted > 0 THEN 9 * fit_known / 32 ELSE 0 END
      + CASE WHEN technology_counted > 0 THEN 4 * technology_known / 19 ELSE 0 END
      + CASE WHEN engagement_counted > 0 THEN 7 * engagement_known / 24 ELSE 0 END
    ) * 10000 / 20 + 0.5) / 1e4 AS completeness
  FROM divided
),
scored AS (
  SELECT
    *,
    CASE WHEN weight > 0 THEN sum_to_engagement / 1e4 END AS raw_score,
    greatest(least(raw_score, CASE WHEN gate_shrinking_closed THEN 60 ELSE 100 END), 0) AS score
  FROM summed
)
SELECT
  account_id, name, domain, owner,
  CAST(score AS DECIMAL(18, 4)) AS score,
  CASE WHEN score IS NULL THEN 'unscored' WHEN score >= 70 THEN 'A' WHEN score >= 50 THEN 'B'
    WHEN score >= 30 THEN 'C' ELSE 'D' END AS tier,
  CASE WHEN fit_score IS NULL THEN '?' WHEN fit_score >= 75 THEN 'A' WHEN fit_score >= 50 THEN 'B'
    WHEN fit_score >= 25 THEN 'C' ELSE 'D' END
  || CASE WHEN engagement_score IS NULL THEN '?' WHEN engagement_score >= 75 THEN '1'
    WHEN engagement_score >= 50 THEN '2' WHEN engagement_score >= 25 THEN '3' ELSE '4' END AS cell,
  CAST(completeness AS DECIMAL(18, 4)) AS completeness,
  CAST(raw_score AS DECIMAL(18, 4)) AS raw_score,
  gate_shrinking_closed, FALSE AS is_excluded,
  CAST(fit_score AS DECIMAL(18, 4)) AS fit_score,
  CAST(sum_to_fit / 1e4 AS DECIMAL(18, 4)) AS fit_points,
  CAST(technology_score AS DECIMAL(18, 4)) AS technology_score,
  CAST((sum_to_technology - sum_to_fit) / 1e4 AS DECIMAL(18, 4)) AS technology_points,
  CAST(engagement_score AS DECIMAL(18, 4)) AS engagement_score,
  CAST((sum_to_engagement - sum_to_technology) / 1e4 AS DECIMAL(18, 4)) AS engagement_points,
  CAST(headcount_band_value AS DECIMAL(18, 4)) AS headcount_band_value,
  CAST(floor(headcount_band_value * 3600000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS headcount_band_points,
  CAST(headcount_ramp_value AS DECIMAL(18, 4)) AS headcount_ramp_value,
  CAST(floor(headcount_ramp_value * 1800000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS headcount_ramp_points,
  CAST(sales_team_value AS DECIMAL(18, 4)) AS sales_team_value,
  CAST(floor(sales_team_value * 900000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS sales_team_points,
  CAST(revenue_band_value AS DECIMAL(18, 4)) AS revenue_band_value,
  CAST(floor(revenue_band_value * 2700000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS revenue_band_points,
  CAST(revenue_ramp_value AS DECIMAL(18, 4)) AS revenue_ramp_value,
  CAST(floor(revenue_ramp_value * 1800000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS revenue_ramp_points,
  CAST(growth_band_value AS DECIMAL(18, 4)) AS growth_band_value,
  CAST(floor(growth_band_value * 2700000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS growth_band_points,
  CAST(growth_ramp_value AS DECIMAL(18, 4)) AS growth_ramp_value,
  CAST(floor(growth_ramp_value * 1800000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS growth_ramp_points,
  CAST(founded_value AS DECIMAL(18, 4)) AS founded_value,
  CAST(floor(founded_value * 900000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4)) AS founded_points,
  CAST(maturity_ramp_value AS DECIMAL(18, 4)) AS maturity_ramp_value,
  CAST(floor(maturity_ramp_value * 900000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS maturity_ramp_points,
  CAST(industry_value AS DECIMAL(18, 4)) AS industry_value,
  CAST(floor(industry_value * 3600000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS industry_points,
  CAST(committee_value AS DECIMAL(18, 4)) AS committee_value,
  CAST(floor(committee_value * 900000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS committee_points,
  CAST(field_reps_value AS DECIMAL(18, 4)) AS field_reps_value,
  CAST(floor(field_reps_value * 1800000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS field_reps_points,
  CAST(country_value AS DECIMAL(18, 4)) AS country_value,
  CAST(floor(country_value * 1800000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS country_points,
  CAST(our_language_value AS DECIMAL(18, 4)) AS our_language_value,
  CAST(floor(our_language_value * 900000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS our_language_points,
  CAST(our_city_value AS DECIMAL(18, 4)) AS our_city_value,
  CAST(floor(our_city_value * 900000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS our_city_points,
  CAST(customer_value AS DECIMAL(18, 4)) AS customer_value,
  CAST(floor(customer_value * 1800000 / fit_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS customer_points,
  CAST(our_crm_value AS DECIMAL(18, 4)) AS our_crm_value,
  CAST(floor(our_crm_value * 1600000 / technology_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS our_crm_points,
  CAST(other_crm_value AS DECIMAL(18, 4)) AS other_crm_value,
  CAST(floor(other_crm_value * 400000 / technology_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS other_crm_points,
  CAST(old_tool_value AS DECIMAL(18, 4)) AS old_tool_value,
  CAST(floor(old_tool_value * 1200000 / technology_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS old_tool_points,
  CAST(no_rival_value AS DECIMAL(18, 4)) AS no_rival_value,
  CAST(floor(no_rival_value * 1200000 / technology_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS no_rival_points,
  CAST(sales_engagement_value AS DECIMAL(18, 4)) AS sales_engagement_value,
  CAST(floor(sales_engagement_value * 400000 / technology_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS sales_engagement_points,
  CAST(marketing_tool_value AS DECIMAL(18, 4)) AS marketing_tool_value,
  CAST(floor(marketing_tool_value * 400000 / technology_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS marketing_tool_points,
  CAST(warehouse_value AS DECIMAL(18, 4)) AS warehouse_value,
  CAST(floor(warehouse_value * 800000 / technology_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS warehouse_points,
  CAST(reporting_tool_value AS DECIMAL(18, 4)) AS reporting_tool_value,
  CAST(floor(reporting_tool_value * 400000 / technology_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS reporting_tool_points,
  CAST(planning_in_erp_value AS DECIMAL(18, 4)) AS planning_in_erp_value,
  CAST(floor(planning_in_erp_value * 800000 / technology_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS planning_in_erp_points,
  CAST(works_in_slack_value AS DECIMAL(18, 4)) AS works_in_slack_value,
  CAST(floor(works_in_slack_value * 400000 / technology_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS works_in_slack_points,
  CAST(site_visits_band_value AS DECIMAL(18, 4)) AS site_visits_band_value,
  CAST(floor(site_visits_band_value * 1400000 / engagement_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS site_visits_band_points,
  CAST(site_visits_ramp_value AS DECIMAL(18, 4)) AS site_visits_ramp_value,
  CAST(floor(site_visits_ramp_value * 700000 / engagement_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS site_visits_ramp_points,
  CAST(pricing_visits_band_value AS DECIMAL(18, 4)) AS pricing_visits_band_value,
  CAST(floor(pricing_visits_band_value * 2100000 / engagement_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS pricing_visits_band_points,
  CAST(pricing_visits_ramp_value AS DECIMAL(18, 4)) AS pricing_visits_ramp_value,
  CAST(floor(pricing_visits_ramp_value * 700000 / engagement_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS pricing_visits_ramp_points,
  CAST(demo_requests_value AS DECIMAL(18, 4)) AS demo_requests_value,
  CAST(floor(demo_requests_value * 3500000 / engagement_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS demo_requests_points,
  CAST(email_opens_band_value AS DECIMAL(18, 4)) AS email_opens_band_value,
  CAST(floor(email_opens_band_value * 700000 / engagement_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS email_opens_band_points,
  CAST(email_opens_ramp_value AS DECIMAL(18, 4)) AS email_opens_ramp_value,
  CAST(floor(email_opens_ramp_value * 700000 / engagement_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS email_opens_ramp_points,
  CAST(open_jobs_band_value AS DECIMAL(18, 4)) AS open_jobs_band_value,
  CAST(floor(open_jobs_band_value * 1400000 / engagement_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS open_jobs_band_points,
  CAST(open_jobs_ramp_value AS DECIMAL(18, 4)) AS open_jobs_ramp_value,
  CAST(floor(open_jobs_ramp_value * 700000 / engagement_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS open_jobs_ramp_points,
  CAST(support_tickets_value AS DECIMAL(18, 4)) AS support_tickets_value,
  CAST(floor(support_tickets_value * 700000 / engagement_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS support_tickets_points,
  CAST(last_activity_band_value AS DECIMAL(18, 4)) AS last_activity_band_value,
  CAST(floor(last_activity_band_value * 2100000 / engagement_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS last_activity_band_points,
  CAST(last_activity_ramp_value AS DECIMAL(18, 4)) AS last_activity_ramp_value,
  CAST(floor(last_activity_ramp_value * 700000 / engagement_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS last_activity_ramp_points,
  CAST(quiet_for_long_value AS DECIMAL(18, 4)) AS quiet_for_long_value,
  CAST(floor(quiet_for_long_value * 700000 / engagement_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS quiet_for_long_points,
  CAST(new_in_the_crm_value AS DECIMAL(18, 4)) AS new_in_the_crm_value,
  CAST(floor(new_in_the_crm_value * 700000 / engagement_divisor + 0.5) / 1e4 AS DECIMAL(18, 4))
    AS new_in_the_crm_points
FROM scored

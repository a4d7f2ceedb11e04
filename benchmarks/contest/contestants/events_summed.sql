-- What the events of every account add up to, in hundred-millionths of a point by component; one
-- row per account with events that count. It asks for the view events_live.
-- SUM(x) FILTER (WHERE …) is a twentieth slower than SUM(CASE WHEN …). EXP would save 0.06 seconds
-- of POW's 0.09 over seven million events; POW is how a half-life is defined.
WITH aged AS (
  SELECT *, (epoch(TIMESTAMP '2026-06-30') - epoch(occurred_at)) / 86400 AS age FROM events_live
)
SELECT
  account_id,
  sum(CASE WHEN kind = 'page_view' THEN floor(50000000e0 * pow(0.5e0, age / 14) + 0.5) END) AS page_views_grains,
  sum(CASE WHEN kind IN ('email_open', 'email_click') THEN floor(40000000e0 * (1 - age / 60) + 0.5) END) AS mails_grains,
  sum(CASE WHEN kind = 'pricing_visit' THEN floor(200000000e0 * pow(0.5e0, age / 21) + 0.5) END) AS pricing_visits_grains,
  sum(CASE WHEN kind = 'trial_login'
    THEN floor(coalesce(quantity, 1) * 25000000e0 * pow(0.5e0, age / 30) + 0.5) END) AS trial_logins_grains,
  sum(CASE WHEN kind = 'content_download'
    THEN CASE WHEN age <= 45 THEN 200000000e0 WHEN age <= 90 THEN 125000000e0 ELSE 50000000e0 END END) AS downloads_grains,
  sum(CASE WHEN kind = 'webinar_attended' THEN floor(400000000e0 * (1 - age / 60) + 0.5) END) AS webinars_grains,
  sum(CASE WHEN kind = 'demo_request' THEN floor(600000000e0 * pow(0.5e0, age / 30) + 0.5) END) AS demo_requests_grains,
  sum(CASE WHEN kind = 'topic_reading'
    THEN floor(coalesce(quantity, 1) * 30000000e0 * pow(0.5e0, age / 20) + 0.5) END) AS topics_grains,
  sum(CASE WHEN kind = 'funding' THEN CASE WHEN age <= 60 THEN 800000000e0 ELSE 400000000e0 END END) AS funding_grains,
  sum(CASE WHEN kind = 'layoffs' THEN -600000000e0 END) AS layoffs_grains
FROM aged
GROUP BY account_id

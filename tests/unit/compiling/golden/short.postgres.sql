/* Scorecard short: the score of every account as of 2026-03-31T12:30:15.250000+00:00. */
/* Scores and contributions are whole ten-thousandths until the last step, which makes */
/* them decimals of four places; FLOOR(x + 0.5) is the one rounding, alike on all engines. */
WITH bound_accounts /* Accounts under our names, columns read as they are used; one row per account. */ AS MATERIALIZED (
  SELECT
    CASE
      WHEN (
        "Account ID" LIKE ' %'
      )
      OR (
        "Account ID" LIKE '% '
      )
      OR (
        "Account ID" = ''
      )
      THEN NULLIF(TRIM(' ' FROM "Account ID"), '')
      ELSE "Account ID"
    END AS account_id,
    CAST(NULL AS TEXT) AS "name",
    CAST(NULL AS TEXT) AS "domain",
    CAST(NULL AS TEXT) AS "owner",
    CASE
      WHEN (
        CAST("Employees" AS DOUBLE PRECISION) >= (
          -1.7976931348623157e+308
        )
      )
      AND (
        CAST("Employees" AS DOUBLE PRECISION) <= 1.7976931348623157e+308
      )
      THEN CAST("Employees" AS DOUBLE PRECISION)
    END AS employees_as_number,
    CASE
      WHEN (
        CAST("growth" AS DOUBLE PRECISION) >= (
          -1.7976931348623157e+308
        )
      )
      AND (
        CAST("growth" AS DOUBLE PRECISION) <= 1.7976931348623157e+308
      )
      THEN CAST("growth" AS DOUBLE PRECISION)
    END AS growth_as_number,
    CAST(DATE_PART('epoch', "last_activity_at") AS DOUBLE PRECISION) AS last_activity_at_as_date,
    CASE
      WHEN (
        "industry" LIKE ' %'
      ) OR (
        "industry" LIKE '% '
      ) OR (
        "industry" = ''
      )
      THEN NULLIF(TRIM(' ' FROM "industry"), '')
      ELSE "industry"
    END AS industry_as_text
  FROM source_accounts
  WHERE
    NOT (
      CASE
        WHEN (
          "Account ID" LIKE ' %'
        )
        OR (
          "Account ID" LIKE '% '
        )
        OR (
          "Account ID" = ''
        )
        THEN NULLIF(TRIM(' ' FROM "Account ID"), '')
        ELSE "Account ID"
      END IS NULL
    )
), read_technologies /* The products under our names, dates in seconds; one row per product and account. */ AS MATERIALIZED (
  SELECT
    CASE
      WHEN (
        "account_id" LIKE ' %'
      )
      OR (
        "account_id" LIKE '% '
      )
      OR (
        "account_id" = ''
      )
      THEN NULLIF(TRIM(' ' FROM "account_id"), '')
      ELSE "account_id"
    END AS account_key,
    CASE
      WHEN (
        "product" LIKE ' %'
      ) OR (
        "product" LIKE '% '
      ) OR (
        "product" = ''
      )
      THEN NULLIF(TRIM(' ' FROM "product"), '')
      ELSE "product"
    END AS product_name,
    CAST(NULL AS DOUBLE PRECISION) AS first_seen,
    CAST(DATE_PART('epoch', "last_seen_at") AS DOUBLE PRECISION) AS last_seen
  FROM source_technologies
), known_technologies /* The products that had been seen by the as-of moment. */ AS MATERIALIZED (
  SELECT
    *
  FROM read_technologies
  WHERE
    (
      first_seen IS NULL
    ) OR (
      first_seen <= 1774960215.25e0
    )
), read_opportunities /* The opportunities under our names, dates in seconds; one row per opportunity. */ AS MATERIALIZED (
  SELECT
    CASE
      WHEN (
        "AccountId" LIKE ' %'
      )
      OR (
        "AccountId" LIKE '% '
      )
      OR (
        "AccountId" = ''
      )
      THEN NULLIF(TRIM(' ' FROM "AccountId"), '')
      ELSE "AccountId"
    END AS account_key,
    CASE
      WHEN (
        "Id" LIKE ' %'
      ) OR (
        "Id" LIKE '% '
      ) OR (
        "Id" = ''
      )
      THEN NULLIF(TRIM(' ' FROM "Id"), '')
      ELSE "Id"
    END AS opportunity_key,
    CAST(DATE_PART('epoch', "CreatedDate") AS DOUBLE PRECISION) AS "opened",
    CAST(DATE_PART('epoch', "CloseDate") AS DOUBLE PRECISION) AS "closed",
    CASE
      WHEN (
        "StageName" LIKE ' %'
      )
      OR (
        "StageName" LIKE '% '
      )
      OR (
        "StageName" = ''
      )
      THEN NULLIF(TRIM(' ' FROM "StageName"), '')
      ELSE "StageName"
    END AS outcome_written
  FROM source_opportunities
), known_opportunities /* The opportunities that had been opened by the as-of moment, as they stood then. */ AS MATERIALIZED (
  SELECT
    *,
    CASE
      WHEN (
        outcome_written <> 'open'
      ) AND (
        "closed" <= 1774960215.25e0
      )
      THEN outcome_written
      ELSE 'open'
    END AS outcome_then,
    CASE
      WHEN (
        outcome_written <> 'open'
      ) AND (
        "closed" <= 1774960215.25e0
      )
      THEN "closed"
      ELSE "opened"
    END AS "settled"
  FROM read_opportunities
  WHERE
    (
      NOT (
        account_key IS NULL
      )
    )
    AND (
      "opened" <= 1774960215.25e0
    )
    AND (
      outcome_written IN ('won', 'lost', 'open')
    )
    AND (
      (
        outcome_written = 'open'
      ) OR (
        NOT (
          "closed" IS NULL
        )
      )
    )
), aged_opportunities /* The days since each was closed, or opened where it was open then. */ AS MATERIALIZED (
  SELECT
    *,
    CAST((
      1774960215.25e0 - "settled"
    ) AS DOUBLE PRECISION) / 86400e0 AS age_days
  FROM known_opportunities
), numbered_opportunities /* Rows of the same opportunity_id are numbered, closed ones and late ones first. */ AS MATERIALIZED (
  SELECT
    *,
    ROW_NUMBER() OVER (
      PARTITION BY opportunity_key
      ORDER BY CASE WHEN outcome_then = 'open' THEN 0 ELSE 1 END DESC NULLS LAST, "settled" DESC NULLS LAST, outcome_then DESC NULLS LAST
    ) AS copy_number
  FROM aged_opportunities
), distinct_opportunities /* Each opportunity_id once; opportunities without an id all stay. */ AS MATERIALIZED (
  SELECT
    *
  FROM numbered_opportunities
  WHERE
    (
      copy_number = 1
    ) OR (
      opportunity_key IS NULL
    )
), read_events /* The events, columns read as they are used, dates in seconds; one row per event. */ AS MATERIALIZED (
  SELECT
    CASE
      WHEN (
        "account_id" LIKE ' %'
      )
      OR (
        "account_id" LIKE '% '
      )
      OR (
        "account_id" = ''
      )
      THEN NULLIF(TRIM(' ' FROM "account_id"), '')
      ELSE "account_id"
    END AS account_key,
    CAST(DATE_PART('epoch', "occurred_at") AS DOUBLE PRECISION) AS "occurred",
    CAST(DATE_PART('epoch', "known_at") AS DOUBLE PRECISION) AS "known",
    CASE
      WHEN (
        (
          "event_id" LIKE ' %'
        ) OR (
          "event_id" = ''
        )
      )
      AND (
        TRIM(' ' FROM "event_id") = ''
      )
      THEN NULL
      ELSE "event_id"
    END AS event_written,
    CASE
      WHEN (
        "person_id" LIKE ' %'
      )
      OR (
        "person_id" LIKE '% '
      )
      OR (
        "person_id" = ''
      )
      THEN NULLIF(TRIM(' ' FROM "person_id"), '')
      ELSE "person_id"
    END AS person_key,
    CASE
      WHEN (
        "kind" LIKE ' %'
      ) OR (
        "kind" LIKE '% '
      ) OR (
        "kind" = ''
      )
      THEN NULLIF(TRIM(' ' FROM "kind"), '')
      ELSE "kind"
    END AS text_events_kind,
    CASE
      WHEN (
        "stream" LIKE ' %'
      ) OR (
        "stream" LIKE '% '
      ) OR (
        "stream" = ''
      )
      THEN NULLIF(TRIM(' ' FROM "stream"), '')
      ELSE "stream"
    END AS text_events_stream
  FROM source_events
), known_events /* The events that had happened, were known by then, and may still count. */ AS MATERIALIZED (
  SELECT
    *
  FROM read_events
  WHERE
    (
      "occurred" <= 1774960215.25e0
    )
    AND (
      (
        "known" IS NULL
      ) OR (
        "known" <= 1774960215.25e0
      )
    )
    AND CASE
      WHEN text_events_kind IN ('demo_request')
      THEN (
        CAST((
          1774960215.25e0 - "occurred"
        ) AS DOUBLE PRECISION) / 86400e0
      ) <= 934.8116177946017e0
      WHEN text_events_kind IN ('web_visit')
      THEN (
        CAST((
          1774960215.25e0 - "occurred"
        ) AS DOUBLE PRECISION) / 86400e0
      ) <= 90e0
      ELSE FALSE
    END
), tested_events /* Which components pick the event, each with a bit; an unknown test picks none. */ AS MATERIALIZED (
  SELECT
    *,
    COALESCE(event_written, CAST(GEN_RANDOM_UUID() AS TEXT)) AS event_key,
    CAST(CASE WHEN text_events_kind IN ('demo_request') THEN 1 ELSE 0 END + CASE
      WHEN (
        text_events_stream IN ('engagement')
      )
      AND (
        text_events_kind IN ('web_visit')
      )
      THEN 2
      ELSE 0
    END AS BIGINT) AS picked_by_1
  FROM known_events
), distinct_events /* One row per event_id: when it first happened, and how many rows it had. */ AS MATERIALIZED (
  SELECT
    MIN(account_key COLLATE "C") AS account_key,
    MIN(person_key COLLATE "C") AS person_key,
    BIT_AND(picked_by_1) AS picked_by_1,
    MIN("occurred") AS "occurred",
    CAST((
      1774960215.25e0 - MIN("occurred")
    ) AS DOUBLE PRECISION) / 86400e0 AS age_days,
    CAST(COUNT(event_key) AS DOUBLE PRECISION) AS "copies"
  FROM tested_events
  GROUP BY
    event_key
), summed_technologies /* What the components ask of the products; one row per account with any. */ AS MATERIALIZED (
  SELECT
    account_key AS account_key,
    COALESCE(
      MIN(
        CASE
          WHEN (
            product_name = 'Salesforce'
          )
          AND (
            (
              last_seen IS NULL
            ) OR (
              last_seen >= 1743424215.25e0
            )
          )
          THEN 1
          WHEN (
            product_name = 'HubSpot'
          )
          AND (
            (
              last_seen IS NULL
            ) OR (
              last_seen >= 1743424215.25e0
            )
          )
          THEN 2
        END
      ),
      0
    ) AS crm_seen
  FROM known_technologies
  GROUP BY
    account_key
), given_events /* What each row gives to each component; null where it does not count. */ AS MATERIALIZED (
  SELECT
    *,
    CASE
      WHEN (
        (
          picked_by_1 & 1
        ) <> 0
      ) AND (
        age_days <= 934.8116177946017e0
      )
      THEN FLOOR(
        (
          600000000e0 * CAST(CASE
            WHEN age_days <= 30000e0
            THEN POWER(0.5e0, (
              CAST(age_days AS DOUBLE PRECISION) / 30e0
            ))
            WHEN age_days > 30000e0
            THEN 0e0
          END AS DOUBLE PRECISION)
        ) + 0.5e0
      )
    END AS demo_asked_unit_grains
  FROM distinct_events
), summed_events /* The events of every component, added up; one row per account with any. */ AS MATERIALIZED (
  SELECT
    account_key AS account_key,
    SUM(demo_asked_unit_grains) AS demo_asked_grains,
    CAST(COUNT(demo_asked_unit_grains) AS DOUBLE PRECISION) AS demo_asked_count,
    MAX(CASE WHEN NOT (
      demo_asked_unit_grains IS NULL
    ) THEN "occurred" END) AS demo_asked_latest,
    SUM("copies") AS events_counted,
    SUM("copies" - 1) AS events_repeated
  FROM given_events
  GROUP BY
    account_key
), grouped_person_days /* What person days add, one row for each of them and account. */ AS MATERIALIZED (
  SELECT
    account_key AS account_key,
    person_key AS person_key,
    FLOOR(CAST("occurred" AS DOUBLE PRECISION) / 86400e0) AS day_number,
    SUM(
      CASE
        WHEN (
          (
            picked_by_1 & 2
          ) <> 0
        ) AND (
          age_days <= 90e0
        )
        THEN 100000000e0
      END
    ) AS pages_read_unit_grains,
    MAX(
      CASE
        WHEN (
          (
            picked_by_1 & 2
          ) <> 0
        ) AND (
          age_days <= 90e0
        )
        THEN "occurred"
      END
    ) AS pages_read_unit_latest,
    SUM(
      CASE
        WHEN (
          (
            picked_by_1 & 2
          ) <> 0
        ) AND (
          age_days <= 90e0
        )
        THEN 1e0
      END
    ) AS pages_read_unit_count,
    MAX(
      CASE
        WHEN (
          (
            picked_by_1 & 2
          ) <> 0
        ) AND (
          age_days <= 90e0
        )
        THEN CAST(CASE
          WHEN age_days >= 90e0
          THEN 0e0
          ELSE 1e0 - (
            CAST(age_days AS DOUBLE PRECISION) / 90e0
          )
        END AS DOUBLE PRECISION)
      END
    ) AS pages_read_unit_share
  FROM distinct_events
  GROUP BY
    account_key,
    person_key,
    FLOOR(CAST("occurred" AS DOUBLE PRECISION) / 86400e0)
), summed_person_days /* The same for events capped by person and day. */ AS MATERIALIZED (
  SELECT
    account_key AS account_key,
    SUM(
      CASE
        WHEN pages_read_unit_count > 0
        THEN FLOOR(
          (
            GREATEST(-300000000e0, LEAST(pages_read_unit_grains, 300000000e0)) * pages_read_unit_share
          ) + 0.5e0
        )
      END
    ) AS pages_read_grains,
    SUM(CASE WHEN pages_read_unit_count > 0 THEN pages_read_unit_count END) AS pages_read_count,
    MAX(pages_read_unit_latest) AS pages_read_latest
  FROM grouped_person_days
  GROUP BY
    account_key
), given_opportunities /* What each row gives to each component; null where it does not count. */ AS MATERIALIZED (
  SELECT
    *,
    CASE
      WHEN (
        (
          outcome_then IN ('won')
        ) AND TRUE
      ) AND (
        age_days <= 1095e0
      )
      THEN 500000000e0
    END AS bought_before_unit_grains
  FROM distinct_opportunities
), summed_opportunities /* The opportunities of every component, added up; one row per account. */ AS MATERIALIZED (
  SELECT
    account_key AS account_key,
    SUM(bought_before_unit_grains) AS bought_before_grains,
    CAST(COUNT(bought_before_unit_grains) AS DOUBLE PRECISION) AS bought_before_count,
    MAX(CASE WHEN NOT (
      bought_before_unit_grains IS NULL
    ) THEN "settled" END) AS bought_before_latest
  FROM given_opportunities
  GROUP BY
    account_key
), aged_accounts /* The days from each date to the as-of moment. */ AS MATERIALIZED (
  SELECT
    *,
    CAST((
      1774960215.25e0 - last_activity_at_as_date
    ) AS DOUBLE PRECISION) / 86400e0 AS days_since_last_activity_at
  FROM bound_accounts
), valued_accounts /* The value of every component; null where the fact is unknown. */ AS MATERIALIZED (
  SELECT
    aged_accounts.*,
    employees_as_number >= 500 AS big_profile_fits,
    CASE WHEN industry_as_text IN ('Gambling') THEN TRUE ELSE FALSE END AS gate_rival_closed,
    CASE WHEN growth_as_number < 0 THEN TRUE ELSE FALSE END AS gate_shrinking_closed,
    crm_seen AS crm_seen,
    COALESCE(demo_asked_grains, 0e0) AS demo_asked_grains,
    COALESCE(demo_asked_count, 0e0) AS demo_asked_count,
    demo_asked_latest AS demo_asked_latest,
    COALESCE(pages_read_grains, 0e0) AS pages_read_grains,
    COALESCE(pages_read_count, 0e0) AS pages_read_count,
    pages_read_latest AS pages_read_latest,
    COALESCE(bought_before_grains, 0e0) AS bought_before_grains,
    COALESCE(bought_before_count, 0e0) AS bought_before_count,
    bought_before_latest AS bought_before_latest,
    COALESCE(events_counted, 0e0) AS events_counted,
    COALESCE(events_repeated, 0e0) AS events_repeated,
    (
      SELECT
        SUM(events_counted)
      FROM summed_events
    ) AS events_in_sight,
    (
      SELECT
        SUM(CASE WHEN account_key IS NULL THEN events_counted ELSE 0e0 END)
      FROM summed_events
    ) AS events_of_nobody,
    CAST(CASE
      WHEN employees_as_number IS NULL
      THEN NULL
      WHEN employees_as_number < 500
      THEN 0
      WHEN employees_as_number < 1000
      THEN 6
      ELSE 10
    END AS DOUBLE PRECISION) AS size_value,
    CAST(CASE
      WHEN growth_as_number IS NULL
      THEN NULL
      WHEN growth_as_number <= 0
      THEN 0
      WHEN growth_as_number <= 0.2
      THEN CAST(FLOOR(
        (
          (
            0e0 + (
              (
                growth_as_number - 0e0
              ) * 50e0
            )
          ) * 10000
        ) + 0.5e0
      ) AS DOUBLE PRECISION) / 10000
      ELSE 10
    END AS DOUBLE PRECISION) AS growth_known,
    CAST(CASE WHEN crm_seen IS NULL THEN NULL WHEN crm_seen > 0 THEN 10 ELSE 0 END AS DOUBLE PRECISION) AS crm_value,
    CAST(CASE
      WHEN days_since_last_activity_at IS NULL
      THEN NULL
      WHEN days_since_last_activity_at < 30
      THEN 10
      ELSE 0
    END AS DOUBLE PRECISION) AS last_activity_value,
    CAST(GREATEST(
      0e0,
      LEAST(
        100000e0,
        FLOOR((
          CAST(COALESCE(demo_asked_grains, 0e0) AS DOUBLE PRECISION) / 10000
        ) + 0.5e0)
      )
    ) AS DOUBLE PRECISION) / 10000 AS demo_asked_value,
    CAST(GREATEST(
      0e0,
      LEAST(
        80000e0,
        FLOOR((
          CAST(COALESCE(pages_read_grains, 0e0) AS DOUBLE PRECISION) / 10000
        ) + 0.5e0)
      )
    ) AS DOUBLE PRECISION) / 10000 AS pages_read_value,
    CAST(GREATEST(
      0e0,
      LEAST(
        100000e0,
        FLOOR(
          (
            CAST(COALESCE(bought_before_grains, 0e0) AS DOUBLE PRECISION) / 10000
          ) + 0.5e0
        )
      )
    ) AS DOUBLE PRECISION) / 10000 AS bought_before_value
  FROM aged_accounts
  LEFT JOIN summed_technologies
    ON summed_technologies.account_key = aged_accounts.account_id
  LEFT JOIN summed_events
    ON summed_events.account_key = aged_accounts.account_id
  LEFT JOIN summed_person_days
    ON summed_person_days.account_key = aged_accounts.account_id
  LEFT JOIN summed_opportunities
    ON summed_opportunities.account_key = aged_accounts.account_id
), filled_accounts /* Unknown facts get the value that the component states for them. */ AS MATERIALIZED (
  SELECT
    *,
    COALESCE(growth_known, 5) AS growth_value
  FROM valued_accounts
), judged_accounts /* For every profile the shares of what counts, and the sum of value times share. */ AS MATERIALIZED (
  SELECT
    *,
    CAST(CASE WHEN size_value IS NULL THEN 0 ELSE 1 END AS DOUBLE PRECISION) AS big_profile_counted,
    CASE WHEN size_value IS NULL THEN 0e0 ELSE size_value * 1 END AS big_profile_weighted,
    CAST(1 + CASE WHEN crm_value IS NULL THEN 0 ELSE 1 END AS DOUBLE PRECISION) AS small_profile_counted,
    CAST(CASE WHEN growth_known IS NULL THEN 0 ELSE 1 END + CASE WHEN crm_value IS NULL THEN 0 ELSE 1 END AS DOUBLE PRECISION) AS small_profile_known_share,
    (
      growth_value * 1
    ) + CASE WHEN crm_value IS NULL THEN 0e0 ELSE crm_value * 1 END AS small_profile_weighted,
    CAST(3 + CASE WHEN last_activity_value IS NULL THEN 0 ELSE 1 END AS DOUBLE PRECISION) AS engagement_only_counted,
    (
      CASE WHEN last_activity_value IS NULL THEN 0e0 ELSE last_activity_value * 1 END + (
        demo_asked_value * 1
      )
    ) + (
      (
        pages_read_value * 1
      ) + (
        bought_before_value * 1
      )
    ) AS engagement_only_weighted
  FROM filled_accounts
), profiled_accounts /* Every profile's own score in ten-thousandths; null where it does not apply. */ AS MATERIALIZED (
  SELECT
    *,
    CASE
      WHEN big_profile_fits AND (
        big_profile_counted > 0
      )
      THEN FLOOR(
        (
          CAST((
            big_profile_weighted * 100000
          ) AS DOUBLE PRECISION) / big_profile_counted
        ) + 0.5e0
      )
    END AS big_profile_own,
    CASE
      WHEN small_profile_counted > 0
      THEN FLOOR(
        (
          CAST((
            small_profile_weighted * 100000
          ) AS DOUBLE PRECISION) / small_profile_counted
        ) + 0.5e0
      )
    END AS small_profile_own,
    CASE
      WHEN engagement_only_counted > 0
      THEN FLOOR(
        (
          CAST((
            engagement_only_weighted * 100000
          ) AS DOUBLE PRECISION) / engagement_only_counted
        ) + 0.5e0
      )
    END AS engagement_only_own
  FROM judged_accounts
), best_profiles /* The best own score among the profiles of a dimension. */ AS MATERIALIZED (
  SELECT
    *,
    GREATEST(COALESCE(big_profile_own, -1e15), COALESCE(small_profile_own, -1e15)) AS fit_best
  FROM profiled_accounts
), kept_profiles /* Which profile that is: the first of equals. */ AS MATERIALIZED (
  SELECT
    *,
    CASE
      WHEN fit_best = (
        -1e15
      )
      THEN NULL
      WHEN big_profile_own = fit_best
      THEN 1
      WHEN small_profile_own = fit_best
      THEN 2
    END AS fit_kept,
    FALSE AS fit_fits_none
  FROM best_profiles
), second_profiles /* The next best own score. */ AS MATERIALIZED (
  SELECT
    *,
    GREATEST(
      CASE
        WHEN COALESCE(fit_kept, 0) = 1
        THEN -1e15
        ELSE COALESCE(big_profile_own, -1e15)
      END,
      CASE
        WHEN COALESCE(fit_kept, 0) = 2
        THEN -1e15
        ELSE COALESCE(small_profile_own, -1e15)
      END
    ) AS fit_second,
    CASE
      WHEN NOT (
        fit_best = (
          -1e15
        )
      )
      THEN fit_best
      WHEN fit_fits_none
      THEN 0e0
    END AS fit_own
  FROM kept_profiles
), runner_up_profiles /* Which profile that is. */ AS MATERIALIZED (
  SELECT
    *,
    CASE
      WHEN fit_second = (
        -1e15
      )
      THEN NULL
      WHEN (
        COALESCE(fit_kept, 0) <> 1
      ) AND (
        big_profile_own = fit_second
      )
      THEN 1
      WHEN (
        COALESCE(fit_kept, 0) <> 2
      ) AND (
        small_profile_own = fit_second
      )
      THEN 2
    END AS fit_second_kept
  FROM second_profiles
), shared_accounts /* The shares of the dimensions that are known. */ AS MATERIALIZED (
  SELECT
    *,
    CAST(CASE WHEN (
      NOT (
        fit_kept IS NULL
      )
    ) OR fit_fits_none THEN 3 ELSE 0 END + CASE WHEN NOT (
      engagement_only_own IS NULL
    ) THEN 2 ELSE 0 END AS DOUBLE PRECISION) AS known_share
  FROM runner_up_profiles
), contributed_accounts /* Every contribution in ten-thousandths, and every dimension's part unrounded. */ AS MATERIALIZED (
  SELECT
    *,
    CASE
      WHEN fit_kept = 1
      THEN FLOOR(
        (
          CAST((
            size_value * 300000
          ) AS DOUBLE PRECISION) / (
            big_profile_counted * known_share
          )
        ) + 0.5e0
      )
    END AS size_units,
    CASE
      WHEN fit_kept = 2
      THEN FLOOR(
        (
          CAST((
            growth_value * 300000
          ) AS DOUBLE PRECISION) / (
            small_profile_counted * known_share
          )
        ) + 0.5e0
      )
    END AS growth_units,
    CASE
      WHEN fit_kept = 2
      THEN FLOOR(
        (
          CAST((
            crm_value * 300000
          ) AS DOUBLE PRECISION) / (
            small_profile_counted * known_share
          )
        ) + 0.5e0
      )
    END AS crm_units,
    COALESCE(
      CASE
        WHEN fit_kept = 1
        THEN CASE
          WHEN big_profile_counted > 0
          THEN CAST((
            big_profile_weighted * 300000
          ) AS DOUBLE PRECISION) / (
            big_profile_counted * known_share
          )
        END
        WHEN fit_kept = 2
        THEN CASE
          WHEN small_profile_counted > 0
          THEN CAST((
            small_profile_weighted * 300000
          ) AS DOUBLE PRECISION) / (
            small_profile_counted * known_share
          )
        END
      END,
      0e0
    ) AS fit_exact,
    FLOOR(
      (
        CAST((
          last_activity_value * 200000
        ) AS DOUBLE PRECISION) / (
          engagement_only_counted * known_share
        )
      ) + 0.5e0
    ) AS last_activity_units,
    FLOOR(
      (
        CAST((
          demo_asked_value * 200000
        ) AS DOUBLE PRECISION) / (
          engagement_only_counted * known_share
        )
      ) + 0.5e0
    ) AS demo_asked_units,
    FLOOR(
      (
        CAST((
          pages_read_value * 200000
        ) AS DOUBLE PRECISION) / (
          engagement_only_counted * known_share
        )
      ) + 0.5e0
    ) AS pages_read_units,
    FLOOR(
      (
        CAST((
          bought_before_value * 200000
        ) AS DOUBLE PRECISION) / (
          engagement_only_counted * known_share
        )
      ) + 0.5e0
    ) AS bought_before_units,
    COALESCE(
      CASE
        WHEN engagement_only_counted > 0
        THEN CAST((
          engagement_only_weighted * 200000
        ) AS DOUBLE PRECISION) / (
          engagement_only_counted * known_share
        )
      END,
      0e0
    ) AS engagement_exact
  FROM shared_accounts
), totalled_accounts /* The dimensions' parts and the score before bounds and gates, in ten-thousandths. */ AS MATERIALIZED (
  SELECT
    *,
    FLOOR(fit_exact + 0.5e0) AS fit_units,
    FLOOR((
      fit_exact + engagement_exact
    ) + 0.5e0) - FLOOR(fit_exact + 0.5e0) AS engagement_units,
    CASE
      WHEN known_share > 0
      THEN FLOOR((
        fit_exact + engagement_exact
      ) + 0.5e0)
    END AS raw_units,
    FLOOR(
      (
        CAST((
          (
            (
              0e0 + CASE
                WHEN fit_fits_none
                THEN 3e0
                ELSE CASE
                  WHEN fit_kept = 1
                  THEN CAST((
                    3 * big_profile_counted
                  ) AS DOUBLE PRECISION) / 1
                  WHEN fit_kept = 2
                  THEN CAST((
                    3 * small_profile_known_share
                  ) AS DOUBLE PRECISION) / 2
                  ELSE 0e0
                END
              END
            ) + CASE
              WHEN NOT (
                engagement_only_own IS NULL
              )
              THEN CAST((
                2 * engagement_only_counted
              ) AS DOUBLE PRECISION) / 4
              ELSE 0e0
            END
          ) * 10000
        ) AS DOUBLE PRECISION) / 5
      ) + 0.5e0
    ) AS completeness_units
  FROM contributed_accounts
), barred_accounts /* The score without the dimensions that gates leave out; caps and exclusions. */ AS MATERIALIZED (
  SELECT
    *,
    raw_units AS left_units,
    LEAST(CASE WHEN gate_shrinking_closed THEN 600000e0 ELSE 1e15 END, 1e15) AS cap_units,
    gate_rival_closed AS is_excluded
  FROM totalled_accounts
), bounded_accounts /* The score inside the bounds of the scale. */ AS MATERIALIZED (
  SELECT
    *,
    CASE
      WHEN left_units > 1000000e0
      THEN 1000000e0
      WHEN left_units < 0e0
      THEN 0e0
      ELSE left_units
    END AS inside_units
  FROM barred_accounts
), gated_accounts /* The score in ten-thousandths, after bounds, caps and exclusions. */ AS MATERIALIZED (
  SELECT
    *,
    CASE
      WHEN is_excluded
      THEN 0e0
      ELSE CASE WHEN inside_units > cap_units THEN cap_units ELSE inside_units END
    END AS score_units
  FROM bounded_accounts
), ranked_by_score /* The rank of every account among those with a score. */ AS MATERIALIZED (
  SELECT
    *,
    RANK() OVER (
      PARTITION BY (
        (
          NOT is_excluded
        ) AND (
          NOT (
            score_units IS NULL
          )
        )
      )
      ORDER BY score_units DESC NULLS LAST
    ) AS account_rank,
    COUNT(*) OVER (
      PARTITION BY (
        (
          NOT is_excluded
        ) AND (
          NOT (
            score_units IS NULL
          )
        )
      )
    ) AS ranked_accounts
  FROM gated_accounts
)
/* What is published; one row per account, decimals of four places. */
SELECT
  account_id AS account_id,
  "name" AS "name",
  "domain" AS "domain",
  "owner" AS "owner",
  CAST(CAST(score_units AS DOUBLE PRECISION) / 10000 AS DECIMAL(18, 4)) AS "score",
  CASE
    WHEN is_excluded
    THEN 'excluded'
    WHEN score_units IS NULL
    THEN 'unscored'
    WHEN (
      (
        account_rank - 1
      ) * 10000
    ) < (
      1000 * ranked_accounts
    )
    THEN 'A'
    ELSE 'B'
  END AS "tier",
  CAST(CASE
    WHEN fit_own IS NULL
    THEN '?'
    WHEN fit_own >= 750000
    THEN 'A'
    WHEN fit_own >= 500000
    THEN 'B'
    WHEN fit_own >= 250000
    THEN 'C'
    ELSE 'D'
  END || CASE
    WHEN engagement_only_own IS NULL
    THEN '?'
    WHEN engagement_only_own >= 750000
    THEN '1'
    WHEN engagement_only_own >= 500000
    THEN '2'
    WHEN engagement_only_own >= 250000
    THEN '3'
    ELSE '4'
  END AS TEXT) AS "cell",
  CAST(CAST(completeness_units AS DOUBLE PRECISION) / 10000 AS DECIMAL(18, 4)) AS "completeness",
  CAST(CAST(raw_units AS DOUBLE PRECISION) / 10000 AS DECIMAL(18, 4)) AS raw_score,
  is_excluded AS is_excluded,
  CAST(CAST(fit_own AS DOUBLE PRECISION) / 10000 AS DECIMAL(18, 4)) AS fit_score,
  CAST(CAST(fit_units AS DOUBLE PRECISION) / 10000 AS DECIMAL(18, 4)) AS fit_points,
  CASE
    WHEN (
      NOT (
        fit_kept IS NULL
      )
    ) OR fit_fits_none
    THEN CASE WHEN fit_kept = 1 THEN 'big' WHEN fit_kept = 2 THEN 'small' END
  END AS fit_profile,
  CASE WHEN fit_second_kept = 1 THEN 'big' WHEN fit_second_kept = 2 THEN 'small' END AS fit_runner_up,
  CAST(CAST(CASE WHEN fit_second = (
    -1e15
  ) THEN NULL ELSE fit_best - fit_second END AS DOUBLE PRECISION) / 10000 AS DECIMAL(18, 4)) AS fit_margin,
  CAST(CAST(engagement_only_own AS DOUBLE PRECISION) / 10000 AS DECIMAL(18, 4)) AS engagement_score,
  CAST(CAST(engagement_units AS DOUBLE PRECISION) / 10000 AS DECIMAL(18, 4)) AS engagement_points,
  gate_rival_closed AS gate_rival_closed,
  gate_shrinking_closed AS gate_shrinking_closed,
  CAST(size_value AS DECIMAL(18, 4)) AS size_value,
  CAST(CAST(size_units AS DOUBLE PRECISION) / 10000 AS DECIMAL(18, 4)) AS size_points,
  CAST(growth_value AS DECIMAL(18, 4)) AS growth_value,
  CAST(CAST(growth_units AS DOUBLE PRECISION) / 10000 AS DECIMAL(18, 4)) AS growth_points,
  CAST(crm_value AS DECIMAL(18, 4)) AS crm_value,
  CAST(CAST(crm_units AS DOUBLE PRECISION) / 10000 AS DECIMAL(18, 4)) AS crm_points,
  CAST(last_activity_value AS DECIMAL(18, 4)) AS last_activity_value,
  CAST(CAST(last_activity_units AS DOUBLE PRECISION) / 10000 AS DECIMAL(18, 4)) AS last_activity_points,
  CAST(demo_asked_value AS DECIMAL(18, 4)) AS demo_asked_value,
  CAST(CAST(demo_asked_units AS DOUBLE PRECISION) / 10000 AS DECIMAL(18, 4)) AS demo_asked_points,
  CAST(pages_read_value AS DECIMAL(18, 4)) AS pages_read_value,
  CAST(CAST(pages_read_units AS DOUBLE PRECISION) / 10000 AS DECIMAL(18, 4)) AS pages_read_points,
  CAST(bought_before_value AS DECIMAL(18, 4)) AS bought_before_value,
  CAST(CAST(bought_before_units AS DOUBLE PRECISION) / 10000 AS DECIMAL(18, 4)) AS bought_before_points,
  events_counted AS events_counted,
  events_repeated AS events_repeated,
  events_in_sight AS events_in_sight,
  events_of_nobody AS events_of_nobody,
  crm_seen AS crm_seen,
  demo_asked_grains AS demo_asked_grains,
  demo_asked_count AS demo_asked_count,
  demo_asked_latest AS demo_asked_latest,
  pages_read_grains AS pages_read_grains,
  pages_read_count AS pages_read_count,
  pages_read_latest AS pages_read_latest,
  bought_before_grains AS bought_before_grains,
  bought_before_count AS bought_before_count,
  bought_before_latest AS bought_before_latest,
  employees_as_number AS employees_as_number,
  growth_as_number AS growth_as_number,
  last_activity_at_as_date AS last_activity_at_as_date,
  industry_as_text AS industry_as_text
FROM ranked_by_score

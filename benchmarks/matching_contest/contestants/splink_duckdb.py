"""Splink on DuckDB: a Fellegi-Sunter model that it trains without labels, as it suggests."""

from typing import Any

from matching_contest.contestants.domain_first import accounts_by_domain, hosts_of, texts
from matching_contest.contestants.plain_names import plain
from matching_contest.contestants.rival_packages import package
from matching_contest.interface import Answer, Tables

RARE_WORD_ACCOUNTS = 50
"""A word that more accounts have is no key for candidates."""

SUPPORT = ("country", "city", "phone")
SAMPLED_PAIRS = 2e6
_NAME_LEVELS = (0.95, 0.88, 0.8, 0.7)


class SplinkDuckdb:
    """Exact, Jaro-Winkler and Jaccard levels for names; equality for all else."""

    def prepare(self) -> None:
        """Import what is needed."""
        package("splink.comparison_library")
        _ = package("splink").DuckDBAPI  # imported when it is first asked for
        plain("Warm Ltd")

    def match(self, tables: Tables) -> list[Answer]:
        """Train, predict, and take the candidate of the highest weight."""
        splink = package("splink")
        leads, accounts = _rows(tables)
        used = [name for name in ("domain", *SUPPORT) if _is_known(leads, accounts, name)]
        api = splink.DuckDBAPI()
        linker = splink.Linker(
            [
                api.register(leads, dataset_display_name="a_leads"),
                api.register(accounts, dataset_display_name="b_accounts"),
            ],
            _settings(used),
            log_level="ERROR",
        )
        _train(linker, used)
        pairs = linker.inference.predict(threshold_match_weight=-20).as_duckdbpyrelation()
        best = pairs.aggregate(
            "unique_id_l, arg_max(unique_id_r, match_weight), max(match_weight)", "unique_id_l"
        ).fetchall()
        found = {lead: (account, float(weight)) for lead, account, weight in best}
        return [
            Answer(lead, *found.get(lead, (None, float("-inf"))))
            for lead in texts(tables.leads, "lead_id")
        ]


def _settings(used: list[str]) -> Any:
    splink = package("splink")
    cl, levels = (package(f"splink.comparison{part}_library") for part in ("", "_level"))
    jaccard = (
        "len(list_intersect(words_l, words_r))"
        " / len(list_distinct(list_concat(words_l, words_r))) >= 0.6"
    )
    name = cl.CustomComparison(
        output_column_name="name",
        comparison_levels=[
            levels.NullLevel("name"),
            levels.ExactMatchLevel("name", term_frequency_adjustments=True),
            levels.JaroWinklerLevel("name", _NAME_LEVELS[0]),
            levels.CustomLevel(jaccard, label_for_charts="most words"),
            *(levels.JaroWinklerLevel("name", least) for least in _NAME_LEVELS[1:]),
            levels.ElseLevel(),
        ],
    )
    block_on = splink.block_on
    keys = [block_on("name"), block_on("rare_words", arrays_to_explode=["rare_words"])]
    return splink.SettingsCreator(
        link_type="link_only",
        comparisons=[name, *(cl.ExactMatch(part) for part in used)],
        blocking_rules_to_generate_predictions=[
            *([block_on("domain")] if "domain" in used else []),
            *keys,
        ],
        retain_intermediate_calculation_columns=False,
        retain_matching_columns=False,
    )


def _train(linker: Any, used: list[str]) -> None:
    block_on = package("splink").block_on
    linker.training.estimate_probability_two_random_records_match([block_on("name")], recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=SAMPLED_PAIRS, seed=1)
    keys = ["domain"] if "domain" in used else ["first_word"]
    for key in [*keys, *(["name"] if used else [])]:
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(key))


def _rows(tables: Tables) -> tuple[Any, Any]:
    """Give leads and accounts with the columns that the model reads."""
    from collections import Counter

    on_domain = accounts_by_domain(tables)
    hosts = [
        next((host for host in hosts_of(email, site) if host in on_domain), None)
        for email, site in zip(
            texts(tables.leads, "email"), texts(tables.leads, "website"), strict=True
        )
    ]
    host_of_account = {one: host for host, near in on_domain.items() for one in near}
    account_ids = texts(tables.accounts, "account_id")
    names = [plain(name) for name in texts(tables.accounts, "name")]
    often = Counter(word for name in names for word in set(name.split()))
    return (
        _table(
            tables.leads,
            texts(tables.leads, "lead_id"),
            [plain(name) for name in texts(tables.leads, "company_name")],
            hosts,
            often,
        ),
        _table(
            tables.accounts,
            account_ids,
            names,
            [host_of_account.get(one) for one in account_ids],
            often,
        ),
    )


def _table(source: Any, ids: list[str], names: list[str], hosts: list[Any], often: Any) -> Any:
    import pyarrow as pa

    words = [sorted(set(name.split())) for name in names]
    rare = [[word for word in row if often[word] <= RARE_WORD_ACCOUNTS] for row in words]
    support = {name: _folded(texts(source, name), name) for name in SUPPORT}
    return pa.table(
        {
            "unique_id": ids,
            "name": pa.array([name or None for name in names], pa.string()),
            "first_word": pa.array(
                [name.split()[0] if name else None for name in names], pa.string()
            ),
            "words": pa.array(words, pa.list_(pa.string())),
            "rare_words": pa.array(rare, pa.list_(pa.string())),
            "domain": pa.array(hosts, pa.string()),
            **{name: pa.array(column, pa.string()) for name, column in support.items()},
        }
    )


def _folded(column: list[str], name: str) -> list[str | None]:
    """Give small letters; of telephone numbers, the digits."""
    if name == "phone":
        return ["".join(filter(str.isdigit, one)) or None if one else None for one in column]
    return [one.strip().casefold() or None if one else None for one in column]


def _is_known(leads: Any, accounts: Any, name: str) -> bool:
    return all(table.column(name).null_count < table.num_rows for table in (leads, accounts))


CONTESTANT = SplinkDuckdb()

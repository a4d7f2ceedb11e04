"""ING's entity matching model, trained on names that its own noiser spoils, as it suggests.

It asks for labelled names to train on. Contestants see no truth, so it trains on the accounts' own
names with emm's own noise, as its example does.
"""

from typing import Any

from matching_contest.contestants.domain_first import answers
from matching_contest.contestants.plain_names import plain
from matching_contest.contestants.rival_packages import package
from matching_contest.interface import Answer, Tables

TRAINING_NAMES = 1_500
NEGATIVE_SHARE = 0.5
NOISE = 0.3
SEED = 42
INDEXERS = [
    {"type": "cosine_similarity", "tokenizer": "words", "ngram": 1, "num_candidates": 10},
    {"type": "cosine_similarity", "tokenizer": "characters", "ngram": 2, "num_candidates": 10},
    {"type": "sni", "window_length": 3},
]


class IngEmm:
    """Its three kinds of candidates and its classifier, on pandas."""

    def prepare(self) -> None:
        """Import what is needed."""
        import rapidfuzz  # noqa: F401  # so that its import is not timed

        package("emm")
        plain("Warm Ltd")

    def match(self, tables: Tables) -> list[Answer]:
        """Fit on the accounts, train, and take the best candidate of each lead."""
        import pandas as pd

        accounts = pd.DataFrame(
            {
                "Index": range(tables.accounts.num_rows),
                "Name": [name or "" for name in tables.accounts.column("name").to_pylist()],
            }
        )
        wanted = pd.DataFrame(
            {
                "lead": range(tables.leads.num_rows),
                "Name": tables.leads.column("company_name").to_pylist(),
            }
        ).dropna()
        found = _trained(accounts).transform(wanted.reset_index(drop=True))
        best = found[found["best_match"]]
        account_ids = tables.accounts.column("account_id").to_pylist()
        lead_ids = tables.leads.column("lead_id").to_pylist()
        by_name = {
            lead_ids[int(lead)]: (account_ids[int(account)], 100 * float(score))
            for lead, account, score in zip(
                best["lead"], best["gt_entity_id"], best["nm_score"], strict=True
            )
            if account is not None and account == account
        }
        return answers(tables, by_name=by_name)


def _trained(accounts: Any) -> Any:
    model = package("emm").PandasEntityMatching(
        {
            "name_only": True,
            "entity_id_col": "Index",
            "name_col": "Name",
            "indexers": INDEXERS,
            "supervised_on": False,
            "with_legal_entity_forms_match": True,
            "carry_on_cols": ["lead"],
        }
    )
    model.fit(accounts)
    noiser = package("emm.data.noiser").create_noiser(accounts["Name"], NOISE, "all", SEED)
    sample = accounts.sample(min(TRAINING_NAMES, len(accounts)), random_state=SEED)
    spoiled = sample.assign(Name=[noiser.noise(name) for name in sample["Name"]])
    model.fit_classifier(spoiled, create_negative_sample_fraction=NEGATIVE_SHARE)
    return model


CONTESTANT = IngEmm()

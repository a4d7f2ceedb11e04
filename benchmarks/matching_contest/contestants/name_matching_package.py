"""The package name_matching, with its settings for company names."""

from matching_contest.contestants.domain_first import answers
from matching_contest.contestants.plain_names import plain
from matching_contest.contestants.rival_packages import package
from matching_contest.interface import Answer, Tables


class NameMatching:
    """Its cosine of 2- and 3-grams, then its five distances."""

    def prepare(self) -> None:
        """Import what is needed."""
        import rapidfuzz  # noqa: F401  # so that its import is not timed

        package("name_matching.name_matcher")
        plain("Warm Ltd")

    def match(self, tables: Tables) -> list[Answer]:
        """Take the account that it names."""
        import pandas as pd

        accounts = pd.DataFrame({"name": tables.accounts.column("name").to_pylist()}).fillna("")
        leads = pd.DataFrame({"name": tables.leads.column("company_name").to_pylist()}).dropna()
        matcher = package("name_matching.name_matcher").NameMatcher(
            legal_suffixes=True, common_words=True, top_n=10, verbose=False
        )
        matcher.load_and_process_master_data("name", accounts)
        found = matcher.match_names(leads, "name")
        account_ids = tables.accounts.column("account_id").to_pylist()
        lead_ids = tables.leads.column("lead_id").to_pylist()
        by_name = {
            lead_ids[int(lead)]: (account_ids[int(account)], float(score))
            for lead, account, score in zip(
                found.index, found["match_index"], found["score"], strict=True
            )
            if account == account
        }
        return answers(tables, by_name=by_name)


CONTESTANT = NameMatching()

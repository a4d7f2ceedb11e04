"""Equal names after legal forms are stripped; of several accounts, the one in the same country."""

from collections import defaultdict

from matching_contest.contestants.domain_first import answers
from matching_contest.contestants.plain_names import plain
from matching_contest.interface import Answer, Tables


class ExactName:
    """A dictionary of plain names."""

    def prepare(self) -> None:
        """Import what cleans names."""
        import rapidfuzz  # noqa: F401  # so that its import is not timed

        plain("Warm Ltd")

    def match(self, tables: Tables) -> list[Answer]:
        """Look every lead's plain name up."""
        accounts: dict[str, list[tuple[str | None, str]]] = defaultdict(list)
        for row in tables.accounts.select(["account_id", "name", "country"]).to_pylist():
            accounts[plain(row["name"])].append((row["country"], row["account_id"]))
        by_name = {}
        for row in tables.leads.select(["lead_id", "company_name", "country"]).to_pylist():
            wanted = plain(row["company_name"])
            near = accounts.get(wanted) if wanted else None
            if near:
                same = [one for country, one in near if country == row["country"]]
                by_name[row["lead_id"]] = ((same or [near[0][1]])[0], 100.0)
        return answers(tables, by_name=by_name)


CONTESTANT = ExactName()

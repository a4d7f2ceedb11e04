"""One scorer of rapidfuzz over all pairs of plain names; its variants are modules beside this."""

from matching_contest.contestants.domain_first import answers
from matching_contest.contestants.plain_names import plain
from matching_contest.interface import Answer, Tables

ROWS_AT_ONCE = 500


class Fuzzy:
    """All leads against all accounts, in blocks of rows, on all cores."""

    def __init__(self, scorer: str) -> None:
        """Take a scorer by its name in `rapidfuzz.fuzz`."""
        self._scorer = scorer

    def prepare(self) -> None:
        """Import what is needed."""
        import rapidfuzz.process  # noqa: F401  # so that its import is not timed

        plain("Warm Ltd")

    def match(self, tables: Tables) -> list[Answer]:
        """Take the account of the highest ratio."""
        from rapidfuzz import fuzz
        from rapidfuzz.process import cdist

        accounts = tables.accounts.column("account_id").to_pylist()
        choices = [plain(name) for name in tables.accounts.column("name").to_pylist()]
        leads = tables.leads.column("lead_id").to_pylist()
        wanted = [plain(name) for name in tables.leads.column("company_name").to_pylist()]
        named = [place for place, name in enumerate(wanted) if name]
        scorer = getattr(fuzz, self._scorer)
        by_name = {}
        for first in range(0, len(named), ROWS_AT_ONCE):
            block = named[first : first + ROWS_AT_ONCE]
            ratios = cdist([wanted[place] for place in block], choices, scorer=scorer, workers=-1)
            for place, best, row in zip(block, ratios.argmax(axis=1), ratios, strict=True):
                by_name[leads[place]] = (accounts[best], float(row[best]))
        return answers(tables, by_name=by_name)

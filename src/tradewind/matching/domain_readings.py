"""Read every e-mail address and website once, and those that need no mending by their host."""

from collections.abc import Callable

import pyarrow as pa

from tradewind.matching.domain_lists import DomainLists
from tradewind.matching.domains import CompanyDomain, judge, page_or_site, read_website
from tradewind.matching.emails import domain_of_email
from tradewind.matching.hosts import read_host
from tradewind.matching.interface import Bench
from tradewind.matching.memory import DOMAINS, keep_domains_of
from tradewind.matching.readings import Reading

_BATCH_ROWS = 10_000
"""Texts read at a time, so that few of them are Python strings at once."""

_HOST = "[A-Za-z0-9-]+([.][A-Za-z0-9-]+)*[.][A-Za-z]{2,}"
_SIMPLE_EMAIL = f"""length(text) < 255 AND NOT suffix(lower(text), '.invalid')
      AND regexp_full_match(text, '[A-Za-z0-9][A-Za-z0-9._+-]*@{_HOST}')"""
_SIMPLE_SITE = f"""length(text) < 255
      AND regexp_full_match(text, '(https?://)?{_HOST}(/[A-Za-z0-9._/-]*)?')"""
_SITE_HOST = "lower(regexp_extract(text, '^(?:https?://)?([^/]+)', 1))"
_HAS_PATH = "regexp_matches(text, '[^/:]/+[^/]')"

_SCHEMA = pa.schema(
    [(name, pa.string()) for name in ("kind", "key", "reading", "domain", "host", "shown")]
)


def keyed_emails(rows: str) -> str:
    """Add to a query's rows, which have `text`, by what that e-mail address is read.

    Returns:
        The rows with `kind` and `key`, as in `match_domain_readings`, and `person`: what stands
        before the @ where only the host is read; null where `key` is the whole text.
    """
    return f"""SELECT *, CASE WHEN simple THEN 'host' ELSE 'email' END AS kind,
  CASE WHEN simple THEN lower(split_part(text, '@', 2)) ELSE text END AS key,
  CASE WHEN simple THEN lower(split_part(split_part(text, '@', 1), '+', 1)) END AS person
FROM (SELECT *, {_SIMPLE_EMAIL} AS simple FROM ({rows}) WHERE text IS NOT NULL)"""


def keyed_websites(rows: str) -> str:
    """Add to a query's rows, which have `text`, by what (`kind`, `key`) that website is read."""
    return f"""SELECT *,
  CASE WHEN NOT simple THEN 'website' WHEN {_HAS_PATH} THEN 'page' ELSE 'host' END AS kind,
  CASE WHEN simple THEN regexp_replace({_SITE_HOST}, '^www[.]([^.]+[.])', '\\1')
    ELSE text END AS key
FROM (SELECT *, {_SIMPLE_SITE} AS simple FROM ({rows}) WHERE text IS NOT NULL)"""


def read_keys(bench: Bench, keys: str, lists: DomainLists) -> None:
    """Make `match_domain_readings(kind, key, reading, domain, host, shown)`: one row per key.

    Only keys that are not in memory (`memory.py`) cost anything; all of the memory is there.

    Args:
        bench: Where the table is made.
        keys: A query of distinct `kind` and `key`. A `host` and a `page` (a host with a path)
            are names in lower case; an `email` and a `website` are texts as people type them.
        lists: What is known of domains beforehand.
    """

    def read_simple(key: str) -> CompanyDomain:
        host = read_host(key)
        return CompanyDomain(host, shown=key) if isinstance(host, Reading) else judge(host, lists)

    readers: dict[str, Callable[[str], CompanyDomain]] = {
        "host": read_simple,
        "page": lambda key: page_or_site(read_simple(key), has_path=True),
        "email": lambda key: domain_of_email(key, lists),
        "website": lambda key: read_website(key, lists),
    }
    keep_domains_of(bench, lists)
    new = bench.arrow(f"FROM ({keys}) ANTI JOIN {DOMAINS} USING (kind, key)")
    batches = new.to_batches(max_chunksize=_BATCH_ROWS)
    tables = [_SCHEMA.empty_table(), *(_read_batch(batch, readers) for batch in batches)]
    bench.load("match_new_domains", pa.concat_tables(tables))
    bench.execute(f"INSERT INTO {DOMAINS} FROM match_new_domains")
    bench.execute("DROP TABLE match_new_domains")
    bench.execute(f"CREATE OR REPLACE TEMP VIEW match_domain_readings AS FROM {DOMAINS}")


def _read_batch(
    batch: pa.RecordBatch, readers: dict[str, Callable[[str], CompanyDomain]]
) -> pa.Table:
    kinds, keys = (batch.column(name).to_pylist() for name in ("kind", "key"))
    # plain texts, not the records: those would be kept and searched by the garbage collector
    rows = [_texts(readers[kind](key)) for kind, key in zip(kinds, keys, strict=True)]
    read = zip(*rows, strict=True) if rows else [()] * 4
    columns = (kinds, keys, *read)
    return pa.table([pa.array(column, pa.string()) for column in columns], schema=_SCHEMA)


def _texts(read: CompanyDomain) -> tuple[str, str | None, str | None, str | None]:
    return read.reading.value, read.domain, read.host, read.shown

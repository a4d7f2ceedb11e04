"""A million leads and accounts, made of real words: companies in the shape of listed ones.

A name is a first word, mostly one or two further words, and a legal form; words are as frequent as
among listed companies. Half of the first words are new: the front of one and the end of another.
Domains are the first words, or all words, under the endings of listed companies.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from matching_contest.datasets.listed_companies import doubtless, firms_in, generated
from matching_contest.interface import Task
from matching_contest.mistakes.lead import Firm
from matching_contest.mistakes.legal_forms import parted
from matching_contest.mistakes.names import without_accents

SEED = 19
NEW_WORD_SHARE = 0.5
SECOND_WORD_SHARE = 0.9
THIRD_WORD_SHARE = 0.4
ABSENT_SHARE = 0.10


def task(folder: Path, *, size: int, progress: Callable[[str], None]) -> Task:
    """Make as many leads as accounts; a tenth of the leads' companies have no account."""
    progress(f"Making {size:,} companies")
    firms = made_firms(doubtless(firms_in(folder / "company_domain_names.csv")), size=size)
    progress(f"Making {size:,} leads")
    return generated(firms, firms[: int(size * (1 - ABSENT_SHARE))], leads=size)


def made_firms(real: Sequence[Firm], *, size: int) -> list[Firm]:
    """Make companies; no two have the same words or the same domain."""
    draw = Random(SEED)
    bare = [parted(firm.name) for firm in real]
    names = [words for words in (name.split() for name, _ in bare) if words]
    forms = [form or "" for _, form in bare]
    firsts = [words[0] for words in names if len(words[0]) > 3 and words[0].isalpha()]
    others = [word for words in names for word in words[1:] if word.isalnum() and len(word) > 1]
    found: list[Firm] = []
    taken: set[str] = set()
    while len(found) < size:
        words = _words(firsts, others, draw)
        place = draw.choice(real)
        ending = place.domain.partition(".")[2]
        label = _label(words[:1] if draw.random() < 0.4 else words)
        key, domain = " ".join(words).casefold(), f"{label}.{ending}"
        if not label or key in taken or domain in taken:
            continue
        taken |= {key, domain}
        name = " ".join([*words, draw.choice(forms)]).strip()
        found.append(Firm(domain, name, domain, place.country, place.city))
    return found


def _words(firsts: Sequence[str], others: Sequence[str], draw: Random) -> list[str]:
    first = draw.choice(firsts)
    if draw.random() < NEW_WORD_SHARE:
        end = draw.choice(firsts)
        first = first[: (len(first) + 1) // 2] + end[len(end) // 2 :].lower()
    words = [first]
    for share in (SECOND_WORD_SHARE, THIRD_WORD_SHARE):
        if draw.random() < share:
            words.append(draw.choice(others))
    return words


def _label(words: Sequence[str]) -> str:
    text = without_accents("".join(words)).lower()
    return "".join(letter for letter in text if letter.isascii() and letter.isalnum())

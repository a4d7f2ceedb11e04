"""The error model does the same for the same seed, and what it says it does."""

from random import Random

import pytest
from matching_contest.mistakes.abbreviations import shortened
from matching_contest.mistakes.addresses import KINDS, email, kind_of_address
from matching_contest.mistakes.lead import Firm, made_lead
from matching_contest.mistakes.legal_forms import parted
from matching_contest.mistakes.letters import slip
from matching_contest.mistakes.names import typed, without_accents

FIRM = Firm("elva.se", "Elvå Medical Technologies AB (publ)", "elva.se", "Sweden", "Lund")
OTHER = Firm("brisk.it", "Brisk S.p.A.", "brisk.it", "Italy", None)


def test_a_lead_follows_from_its_seed_alone() -> None:
    """The same generator state gives the same lead, and another one another."""
    first, again, other = (made_lead("L1", FIRM, OTHER, Random(seed)) for seed in (5, 5, 6))

    assert first == again
    assert first != other


def test_a_blank_name_needs_an_address_that_shows_the_company() -> None:
    """Of a thousand leads without a name, each has its own domain or its website."""
    leads = [made_lead("L1", FIRM, OTHER, Random(seed)) for seed in range(3_000)]
    blank = [lead for lead in leads if lead.row[2] is None]

    assert len(blank) > 50
    assert all("elva.se" in f"{lead.row[1]} {lead.row[3]}".lower() for lead in blank)


def test_the_shares_of_addresses_add_up_to_one() -> None:
    """Every lead has one kind of address."""
    assert sum(share for _, share in KINDS) == pytest.approx(1)


def test_kinds_of_addresses_are_as_frequent_as_stated() -> None:
    """Of 10,000 draws, some 1,700 are free-mail addresses."""
    draw = Random(1)

    free = sum(kind_of_address(draw) == "free-mail" for _ in range(10_000))

    assert 1_600 < free < 1_800


@pytest.mark.parametrize(
    ("kind", "ending"),
    [("own domain", "@elva.se"), ("sub-domain", ".elva.se"), ("another firm's", "@brisk.it")],
)
def test_an_address_is_at_the_domain_of_its_kind(kind: str, ending: str) -> None:
    """A sub-domain ends in the firm's domain, and a wrong address in the other firm's."""
    address = email(kind, FIRM.domain, OTHER.domain, Random(2))

    assert address is not None
    assert address.lower().endswith(ending)


@pytest.mark.parametrize(
    ("name", "bare", "form"),
    [
        ("Anpec Electronics Corporation", "Anpec Electronics", "Corporation"),
        ("Balnibarbi Co.,Ltd.", "Balnibarbi", "Co.,Ltd."),
        ("Swedbank AB (publ)", "Swedbank", "AB (publ)"),
        ("Aegean Airlines", "Aegean Airlines", None),
        ("Limited", "Limited", None),
    ],
)
def test_a_name_is_parted_from_its_legal_form(name: str, bare: str, form: str | None) -> None:
    """The longest form at the end goes; a name that is nothing else stays."""
    assert parted(name) == (bare, form)


def test_a_slip_changes_a_little_and_never_the_first_letter() -> None:
    """One slip leaves out, doubles, swaps or replaces; the length changes by one at most."""
    slips = {slip("Talend", Random(seed)) for seed in range(200)}

    assert len(slips) > 10
    assert all(one[0] == "T" and abs(len(one) - 6) <= 1 for one in slips)


def test_short_texts_have_no_slips() -> None:
    """Three letters with a slip could be anything."""
    assert slip("ABB", Random(1)) == "ABB"


def test_words_are_shortened_and_written_out() -> None:
    """One word of each name can be shortened, or written out."""
    assert shortened("Alder International", Random(1)) == "Alder Intl"
    assert shortened("Alder Intl", Random(1)) == "Alder International"


def test_accents_are_dropped_and_letters_stay() -> None:
    """Marks go; letters that are not a plain letter with a mark stay."""
    assert without_accents("Elvå Łódź Ørsted") == "Elva Łodz Ørsted"


def test_what_was_done_to_a_name_is_said() -> None:
    """Of 500 typed names, those of three capitals say that they are acronyms."""
    told = [typed("Hindustan Construction Works Limited", None, Random(n)) for n in range(500)]
    acronyms = [done for text, done in told if text.strip().lower() == "hcw"]

    assert acronyms
    assert all(done[0] == "acronym" for done in acronyms)

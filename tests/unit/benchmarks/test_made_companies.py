"""Companies and leads of the scale contest are the same for a seed, with one true account."""

from matching_contest.datasets.listed_companies import doubtless, generated
from matching_contest.datasets.made_companies import made_firms
from matching_contest.mistakes.lead import Firm


def firm(company: str, name: str) -> Firm:
    """Give a listed company."""
    return Firm(company, name, company, "Sweden", None)


LISTED = [
    firm("aldertech.se", "Aldertech Marine Systems AB"),
    firm("brisk.it", "Briskora Foods S.p.A."),
    firm("corvane.com", "Corvane Mining Limited"),
    firm("dunmore.com.au", "Dunmore Gold Limited"),
    firm("evalo.de", "Evalo Medical Technology AG"),
]


def test_made_companies_follow_from_the_seed() -> None:
    """Two calls give the same companies."""
    assert made_firms(LISTED, size=40) == made_firms(LISTED, size=40)


def test_no_two_made_companies_share_a_domain_or_a_name() -> None:
    """Each company can be told by its domain, and by its whole name."""
    made = made_firms(LISTED, size=60)

    assert len({one.domain for one in made}) == 60
    assert len({one.name.casefold() for one in made}) == 60


def test_leads_of_companies_without_account_have_no_right_answer() -> None:
    """Their company is unknown in the truth; that of all others is among the accounts."""
    task = generated(LISTED, LISTED[:3], leads=50)
    companies = set(task.truth.company_of_lead.values())

    assert companies == {None, "aldertech.se", "brisk.it", "corvane.com"}


def test_leads_come_only_from_companies_without_doubt() -> None:
    """Shared domains, shared names and listing noise are accounts, and never sources."""
    doubtful = [
        firm("shared.com", "Ferrow Fund Ltd"),
        firm("shared.com", "Ganter Ltd"),
        firm("one.com", "Harrow Limited"),
        firm("two.com", "HARROW Ltd."),
        firm("noise.co.ke", "Iveagh Plc Ord 5.00"),
    ]

    assert doubtless([*LISTED, *doubtful]) == LISTED

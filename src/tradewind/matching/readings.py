"""How a text that should name a domain was read: usable or not, and why, in one word."""

from enum import StrEnum


class Reading(StrEnum):
    """What became of the text of an e-mail address or a website."""

    COMPANY = "company"
    ROLE = "role"
    EDUCATION = "education"
    EMPTY = "empty"
    NO_AT = "no_at"
    SEVERAL = "several"
    MALFORMED = "malformed"
    INTERNAL = "internal"
    UNKNOWN_ENDING = "unknown_ending"
    SHARED_HOST = "shared_host"
    PLATFORM = "platform"
    FREE_MAIL = "free_mail"
    THROW_AWAY = "throw_away"
    OWN_COMPANY = "own_company"
    STUDIED_THERE = "studied_there"

    @property
    def is_evidence(self) -> bool:
        """Whether the domain may tie a lead to an account."""
        return self in _EVIDENCE


_EVIDENCE = frozenset({Reading.COMPANY, Reading.ROLE, Reading.EDUCATION})

MEANINGS: dict[Reading, str] = {
    Reading.COMPANY: "the domain of a company",
    Reading.ROLE: "a role such as info@ or sales@: the domain tells the company, not a person",
    Reading.EDUCATION: "a school or university, taken as the organisation it is",
    Reading.EMPTY: "nothing, or a word that stands for nothing, such as n/a",
    Reading.NO_AT: "an e-mail address without @",
    Reading.SEVERAL: "several addresses of different companies, or two @ in one",
    Reading.MALFORMED: "signs or lengths that no domain can have; nothing is guessed",
    Reading.INTERNAL: "an IP address, a name without an ending, or one kept for private use",
    Reading.UNKNOWN_ENDING: "an ending that does not exist, such as .con",
    Reading.SHARED_HOST: "an ending under which others have their names, such as github.io",
    Reading.PLATFORM: "a page on a platform, such as linkedin.com/company/acme",
    Reading.FREE_MAIL: "a provider of free mail, which anybody may use",
    Reading.THROW_AWAY: "a provider of throw-away addresses",
    Reading.OWN_COMPANY: "a domain of your own company",
    Reading.STUDIED_THERE: "students or alumni: it tells where one studied, not where one works",
}
"""What each reading means, as the end of a sentence: "1,204 e-mails have …"."""

"""How leads are matched to accounts: what a project may set in matching.yaml."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from tradewind.matching.weights import LEVELS, PRIOR

TieRule = Literal[
    "country and city",
    "customer first",
    "open opportunity",
    "most contacts",
    "most recently active",
    "oldest",
]
"""The rules by which one of several equal accounts is chosen."""

TIE_RULES: tuple[TieRule, ...] = (
    "country and city",
    "customer first",
    "open opportunity",
    "most contacts",
    "most recently active",
    "oldest",
)
"""The order in which they are asked unless a project says otherwise."""


class MatchSettings(BaseModel):
    """Thresholds, the order of the rules for ties, lists of domains, and weights."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = Field(default=1, description="Version of this form of the file.")
    match_at: float = Field(
        default=0.95,
        gt=0,
        lt=1,
        description="Probability from which a pair matches without being looked at.",
    )
    review_at: float = Field(
        default=0.25, gt=0, lt=1, description="Probability from which a pair is put up for review."
    )
    margin: float = Field(
        default=3.0,
        ge=0,
        description="Bits by which the best account must lead the next, or they are a tie.",
    )
    ties: tuple[TieRule, ...] = Field(
        default=TIE_RULES, description="Rules that break ties, the first first."
    )
    free_mail: tuple[str, ...] = Field(
        default=(), description="More domains that give addresses to anybody, such as gmail.com."
    )
    throwaway: tuple[str, ...] = Field(
        default=(), description="More domains of throw-away addresses."
    )
    company_domains: tuple[str, ...] = Field(
        default=(), description="Domains that are companies although a list calls them free mail."
    )
    own_domains: tuple[str, ...] = Field(
        default=(), description="Domains of your own company; they say nothing about an account."
    )
    role_addresses: tuple[str, ...] = Field(
        default=(), description="More names before the @ that are a desk's, such as info."
    )
    weights: dict[str, dict[str, float]] = Field(
        default_factory=dict,
        description="Per part, the weight in bits of levels that shall not have their default.",
    )
    prior: float = Field(
        default=PRIOR, description="Weight in bits before any evidence is looked at."
    )

    @model_validator(mode="after")
    def _is_of_one_piece(self) -> "MatchSettings":
        if self.review_at > self.match_at:
            raise ValueError("`review_at` must not be above `match_at`")
        if len(set(self.ties)) < len(self.ties):
            raise ValueError("`ties` names a rule twice")
        for part, levels in self.weights.items():
            if part not in LEVELS:
                raise ValueError(f"`weights` has no part {part!r}; the parts are {list(LEVELS)}")
            for level in levels:
                if level not in LEVELS[part]:
                    known = list(LEVELS[part])
                    raise ValueError(f"{part!r} has no level {level!r}; its levels are {known}")
        return self

"""Job titles: what level, what part of the company and what role in a purchase they tell."""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from tradewind.scorecard.title_phrases import Phrase, phrases, words_of
from tradewind.scorecard.title_readings import Readings, joined

Seniority = Literal["owner", "c-level", "vp", "director", "manager", "senior", "staff", "intern"]
"""How high a person stands, highest first.

owner: owns or founded the company, or is a partner of it. c-level: board and chief officers.
vp: vice presidents. director: directors and heads of a department. manager: leads a team.
senior: leads by knowledge, without a team of their own. staff: all others at work.
intern: in training.

Sources:
    LinkedIn, "Targeting options for LinkedIn advertisements: job seniority" (owner, partner, CXO,
    VP, director, manager, senior, entry, training); ZoomInfo, "Management level" (C-level,
    VP-level, director, manager, non-manager). Our words are those that both share.
"""
SENIORITIES: tuple[Seniority, ...] = get_args(Seniority)
LONGEST_TITLE = 200
"""Letters of the longest text that is read as a title; a longer one is a letter or a biography."""


def _phrases(written: Any) -> Any:
    items = written if isinstance(written, list | tuple) else [written]
    if any(not isinstance(item, str | Phrase) for item in items):
        raise ValueError("words of titles are texts; write a phrase or a list of phrases")
    read = [(item,) if isinstance(item, Phrase) else phrases(item) for item in items]
    return tuple(dict.fromkeys(one for some in read for one in some))


def _levels(written: Any) -> Any:
    for key in written if isinstance(written, dict) else ():
        if key not in SENIORITIES:
            near = get_close_matches(str(key).lower(), SENIORITIES, n=1)
            fix = f"write `{near[0]}`" if near else f"write one of {', '.join(SENIORITIES)}"
            raise ValueError(f"`{key}` is no level; {fix}")
    return written


_TEXT_OR_LIST = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
Phrases = Annotated[tuple[Phrase, ...], BeforeValidator(_phrases), WithJsonSchema(_TEXT_OR_LIST)]
Name = Annotated[str, Field(pattern=r"^\w[\w .&/-]{0,59}$")]


class RoleRule(BaseModel):
    """Who has a role in purchases: those with a word in their title, or by level and function."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    role: Name = Field(description="The role, such as decision maker.")
    words: Phrases = Field(default=(), description="Words of a title that tell the role.")
    seniority: tuple[Seniority, ...] = Field(
        default=(), description="Levels that have it; all where it is left out."
    )
    functions: tuple[Name, ...] = Field(
        default=(), description="Functions that have it; all where it is left out."
    )

    @model_validator(mode="after")
    def _has_one_ground(self) -> "RoleRule":
        if bool(self.words) == bool(self.seniority or self.functions):
            raise ValueError("give either `words`, or `seniority` and `functions`")
        return self

    def holds(self, seniority: str | None, function: str | None) -> bool:
        """Tell whether level and function give the role; words are another matter."""
        if self.words:
            return False
        at_level = not self.seniority or seniority in self.seniority
        return at_level and (not self.functions or function in self.functions)


class TitleWords(BaseModel):
    """The words by which titles are read."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    version: Literal[1] = Field(default=1, description="Version of this file's form.")
    extends: Literal["built-in", "nothing"] = Field(
        default="built-in",
        description="`built-in`: these words come before the built-in ones; `nothing`: they are "
        "the only ones.",
    )
    seniority: Annotated[dict[Seniority, Phrases], BeforeValidator(_levels)] = Field(
        default_factory=dict, description="The words of each level."
    )
    functions: dict[Name, Phrases] = Field(
        default_factory=dict,
        description="The words of each part of the company; of several in one title the first of "
        "this list counts.",
    )
    roles: tuple[RoleRule, ...] = Field(
        default=(), description="Who has which role in purchases; the first rule that fits counts."
    )
    ignore: Phrases = Field(
        default=(), description="Phrases that tell nothing, and whose words are not read alone."
    )


@dataclass(frozen=True, slots=True)
class Titled:
    """What a title tells; None where it does not.

    Attributes:
        seniority: One of `SENIORITIES`.
        function: A part of the company, such as finance.
        role: A role in purchases, such as decision maker.
    """

    seniority: str | None = None
    function: str | None = None
    role: str | None = None


@dataclass(frozen=True)
class Vocabulary:
    """All words by which titles are read; put together when the first title is.

    A phrase that stands in both tells what the first words say.

    Attributes:
        first: The words of a project.
        built_in: Gives the words of the package.
    """

    first: TitleWords
    built_in: Callable[[], TitleWords]

    @cached_property
    def seniority(self) -> Readings:
        """What titles tell of the level, highest first."""
        levels = {level: self.first.seniority.get(level, ()) for level in SENIORITIES}
        ignored = (self.first.ignore, self._then.ignore)
        return joined(levels, self._then.seniority, ignored, order=SENIORITIES)

    @cached_property
    def functions(self) -> Readings:
        """What titles tell of the part of the company, those of the project first."""
        ignored = (self.first.ignore, self._then.ignore)
        return joined(self.first.functions, self._then.functions, ignored)

    @cached_property
    def roles(self) -> tuple[RoleRule, ...]:
        """The rules of roles, those with words first."""
        rules = (*self.first.roles, *self._then.roles)
        return tuple(sorted(rules, key=lambda rule: not rule.words))

    @cached_property
    def _then(self) -> TitleWords:
        return self.built_in() if self.first.extends == "built-in" else TitleWords()

    def role_of(self, seniority: str | None, function: str | None) -> str | None:
        """Give the role that level and function have, or None."""
        fitting = (rule.role for rule in self.roles if rule.holds(seniority, function))
        return next(fitting, None)


def read_title(title: str | None, words: Vocabulary) -> Titled:
    """Read a job title: the definition, to which the statement is held.

    A phrase tells its level or function unless it stands inside a longer phrase of another one:
    `president` does not in `vice president`. Of several levels the highest counts, of several
    functions the first in the list. A phrase that ends in `…` comes before all others, because
    what follows it is another person's title: `assistant to the CEO`. Case and accents make no
    difference.

    Args:
        title: The title as written; None, a blank, or more than 200 letters tell nothing.
        words: The words to read it by.
    """
    if title is None or len(title) > LONGEST_TITLE:
        return Titled()
    written = words_of(title)
    seniority = words.seniority.told_by(written)
    function = words.functions.told_by(written)
    for rule in words.roles:
        if any(one.stands_in(written) for one in rule.words):
            return Titled(seniority, function, rule.role)
    return Titled(seniority, function, words.role_of(seniority, function))

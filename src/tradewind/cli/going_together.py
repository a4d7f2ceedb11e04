"""Which options of a command go together, where it does several things."""

from collections.abc import Mapping, Sequence

from tradewind.problems import InvalidInput, Place, Problem

ONE_AT_A_TIME = "TW624"
"""Options of one command that do not go together."""


def refuse_several(asked: Sequence[str]) -> None:
    """Stop where two things are asked at once.

    Args:
        asked: The options that say what to do.

    Raises:
        InvalidInput: There are several.
    """
    if len(asked) > 1:
        what = f"{' and '.join(asked)} are different things to do."
        fix = "Run the command once for each."
        raise InvalidInput([Problem(ONE_AT_A_TIME, Place(asked[1]), what, fix)])


def refuse_idle(given: Sequence[str], asked: str, used_by: Mapping[str, tuple[str, ...]]) -> None:
    """Stop where an option would do nothing, such as a dry run that is none.

    Args:
        given: The options beside what is asked.
        asked: The option that says what to do; empty where none does.
        used_by: Which of the things to do heed an option; "" is what the command does by itself.

    Raises:
        InvalidInput: One would do nothing; carries all of them.
    """
    problems = []
    for option in given:
        users = used_by[option]
        if asked in users:
            continue
        beside = [f"with {user}" if user else "by itself" for user in users]
        what = f"{option} does nothing beside {asked}." if asked else f"{option} goes {beside[0]}."
        fix = f"Leave it out, or give it {' or '.join(beside)}."
        problems.append(Problem(ONE_AT_A_TIME, Place(option), what, fix))
    if problems:
        raise InvalidInput(problems)

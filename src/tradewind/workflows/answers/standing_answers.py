"""What holds of people's answers about leads: the last word on each, and what was refused."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tradewind.store.matchings import Answer


@dataclass(frozen=True, slots=True)
class Standing:
    """What people's answers say of one lead now.

    Attributes:
        person_id: The lead.
        settled: The answer that names the lead's account, or says that it belongs to none; None
            where accounts were refused only.
        refused: The answers that refuse an account, by account, the latest of each.
    """

    person_id: str
    settled: Answer | None
    refused: Mapping[str, Answer]

    @property
    def latest(self) -> Answer:
        """The answer that was given last of those that hold."""
        return max([*([self.settled] if self.settled else []), *self.refused.values()], key=_when)


def standings(answers: Iterable[Answer]) -> dict[str, Standing]:
    """Give what holds of each lead about which anything holds.

    A later answer is the last word: another account takes the place of the one before, a refusal
    of the settled account unsettles the lead, and `undone` takes back all that was said.

    Args:
        answers: All answers, in the order in which they were taken.
    """
    found: dict[str, Standing] = {}
    for answer in answers:
        if answer.verdict == "undone":
            found.pop(answer.person_id, None)
        else:
            before = found.get(answer.person_id, Standing(answer.person_id, None, {}))
            found[answer.person_id] = _with(before, answer)
    return found


def _with(before: Standing, answer: Answer) -> Standing:
    if answer.verdict != "refused":
        kept = {id_: one for id_, one in before.refused.items() if id_ != answer.account_id}
        return replace(before, settled=answer, refused=kept)
    account = answer.account_id
    assert account is not None, "a refusal names an account"
    settled = before.settled
    if settled is not None and settled.account_id == account:
        settled = None
    return replace(before, settled=settled, refused={**before.refused, account: answer})


def is_said_already(standing: Standing | None, answer: Answer) -> bool:
    """Tell whether an answer changes nothing.

    Args:
        standing: What holds of the lead; None where nothing does.
        answer: The answer.
    """
    if standing is None:
        return answer.verdict == "undone"
    if answer.verdict == "undone":
        return False
    if answer.verdict == "refused":
        is_settled_there = standing.settled and standing.settled.account_id == answer.account_id
        return answer.account_id in standing.refused and not is_settled_there
    return standing.settled is not None and standing.settled.account_id == answer.account_id


def _when(answer: Answer) -> tuple[str, str]:
    return answer.answered_at.isoformat(), answer.verdict

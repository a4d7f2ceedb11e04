"""The last word of people about a lead holds, and refusals add up."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tradewind.store.matchings import Answer, Verdict
from tradewind.workflows.answers.standing_answers import is_said_already, standings

MORNING = datetime(2026, 1, 31, 6, 0, tzinfo=UTC)


def said(*answers: tuple[str, Verdict, str | None]) -> list[Answer]:
    """Give answers, a minute apart."""
    return [
        Answer(lead, verdict, account, "Ann", MORNING + timedelta(minutes=minute), "r.csv")
        for minute, (lead, verdict, account) in enumerate(answers)
    ]


def test_the_last_named_account_holds() -> None:
    """Another account takes the place of the one before."""
    answers = said(("L1", "confirmed", "A1"), ("L1", "assigned", "A2"))

    assert standings(answers)["L1"].settled == answers[1]


def test_a_lead_may_belong_to_no_account() -> None:
    """That is an answer as good as any."""
    (answer,) = said(("L1", "assigned", None))

    assert standings([answer])["L1"].settled == answer


def test_refusals_of_several_accounts_add_up() -> None:
    """Each stays refused, and the lead stays unsettled."""
    answers = said(("L1", "refused", "A1"), ("L1", "refused", "A2"))

    found = standings(answers)["L1"]

    assert (found.settled, set(found.refused)) == (None, {"A1", "A2"})
    assert found.latest == answers[1]


def test_refusing_the_settled_account_unsettles() -> None:
    """Whoever said yes may say no."""
    found = standings(said(("L1", "confirmed", "A1"), ("L1", "refused", "A1")))["L1"]

    assert (found.settled, set(found.refused)) == (None, {"A1"})


def test_confirming_a_refused_account_ends_the_refusal() -> None:
    """Whoever said no may say yes."""
    found = standings(said(("L1", "refused", "A1"), ("L1", "confirmed", "A1")))["L1"]

    assert found.settled is not None
    assert found.refused == {}


def test_undo_takes_back_all_that_was_said_of_the_lead() -> None:
    """Of other leads it takes back nothing."""
    answers = said(("L1", "confirmed", "A1"), ("L2", "refused", "A1"), ("L1", "undone", None))

    assert set(standings(answers)) == {"L2"}


def test_what_holds_already_is_not_said_again() -> None:
    """So a sheet can be taken twice."""
    answers = said(("L1", "confirmed", "A1"), ("L2", "refused", "A2"), ("L3", "undone", None))
    held = standings(answers)

    assert all(is_said_already(held.get(one.person_id), one) for one in answers)


def test_a_change_of_mind_is_new() -> None:
    """Another account, a refusal of the settled one, and taking back change something."""
    confirmed, other, refusal, back = said(
        ("L1", "confirmed", "A1"),
        ("L1", "assigned", "A2"),
        ("L1", "refused", "A1"),
        ("L1", "undone", None),
    )
    held = standings([confirmed])["L1"]

    assert not any(is_said_already(held, one) for one in (other, refusal, back))
    assert not is_said_already(None, replace(refusal))

"""matching.yaml is read with every mistake at its place."""

from pathlib import Path

import pytest

from tradewind.files.matching_file import MATCHING_FILE, parse_matching, read_matching
from tradewind.matching.settings import MatchSettings
from tradewind.problems import InvalidInput


def test_a_project_without_the_file_has_the_settings_of_the_package(tmp_path: Path) -> None:
    """The file is optional."""
    file = read_matching(tmp_path)

    assert (file.settings, file.text) == (MatchSettings(), None)


def test_the_file_is_read(tmp_path: Path) -> None:
    """Numbers, lists and weights reach the settings."""
    text = "match_at: 0.9\nfree_mail: [x.example]\nweights:\n  country: {same: 3.5}\n"
    (tmp_path / MATCHING_FILE).write_text(text)

    file = read_matching(tmp_path)

    assert file.settings.match_at == 0.9
    assert file.settings.free_mail == ("x.example",)
    assert file.settings.weights == {"country": {"same": 3.5}}
    assert file.text == text


@pytest.mark.parametrize(
    ("text", "code", "place", "what", "fix"),
    [
        ("matchat: 1", "TW125", "1:1", "`matchat` is not a key of a file of settings", "match_at"),
        ("match_at: high", "TW126", "1:11", '"high" stands where a number belongs', "a number"),
        ("free_mail: a.de", "TW126", "1:12", "where a list belongs", "Write a list: [a.de]."),
        ("match_at: 2", "TW127", "1:11", '"2" is not below 1', "below 1"),
        ("margin: -1", "TW127", "1:9", '"-1" is below the lowest', "at least 0"),
        ("prior: 1e400", "TW127", "1:8", "more than any evidence weighs", "at most 100"),
        ("ties: [customers first]", "TW126", "1:8", "cannot be", "customer first"),
        ("ties: [oldest, oldest]", "TW128", "1:16", '"oldest" stands twice', "Delete"),
        ("review_at: 0.5\nmatch_at: 0.2", "TW128", "1:12", "above 0.2", "at most 0.2"),
        ("review_at: 0.99", "TW128", "1:12", "above 0.95", "at most 0.95"),
        ("weights:\n  nam: {x: 1}", "TW125", "2:3", "not a part of the evidence", "name"),
        ("weights:\n  city: {sane: 1}", "TW125", "2:10", "not a level of the city", "same"),
        ("weights:\n  city: {same: x}", "TW126", "2:16", "where a number belongs", "a number"),
        ("own_domains: [Acme Inc]", "TW126", "1:15", '"Acme Inc" is not a domain', "after the @"),
        ("free_mail: [a.com, gmail]", "TW126", "1:20", '"gmail" is not a domain', "acme.com"),
        ("company_domains: ['']", "TW126", "1:19", '"" is not a domain', "acme.com"),
        ("throwaway: [WWW.x.com]", "TW126", "1:13", '"WWW.x.com" is not a domain', "after the @"),
        ("prior:", "TW129", "1:1", "`prior` has no value", "delete it"),
    ],
)
def test_every_mistake_has_its_place_and_fix(
    text: str, code: str, place: str, what: str, fix: str
) -> None:
    """Each is told where it stands, with what to write."""
    with pytest.raises(InvalidInput, match=code) as refused:
        parse_matching(text)

    (problem,) = refused.value.problems
    assert str(problem.place) == f"matching.yaml:{place}"
    assert what in problem.what
    assert fix in problem.fix


def test_an_empty_file_says_what_is_enough() -> None:
    """A version; a name belongs to scorecards only."""
    with pytest.raises(InvalidInput, match=r"TW103\n.*is empty.\n.*at least `version: 1`\."):
        parse_matching("# nothing yet\n")

    assert parse_matching("version: 1\n").settings == MatchSettings()


def test_all_mistakes_are_told_at_once() -> None:
    """One reading is enough."""
    with pytest.raises(InvalidInput, match="TW125") as refused:
        parse_matching("matchat: 1\nmargin: -1\nweights: {nam: {}}\nties: [oldest, oldest]\n")

    assert [one.code for one in refused.value.problems] == ["TW125", "TW127", "TW125", "TW128"]

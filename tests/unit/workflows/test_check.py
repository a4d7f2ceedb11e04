"""All problems of a project at once."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tradewind.problems import Problem
from tradewind.workflows.check import check

Write = Callable[[Mapping[str, str]], Path]


def of_code(problems: tuple[Problem, ...], code: str) -> list[Problem]:
    """Give the problems of one code."""
    return [problem for problem in problems if problem.code == code]


def test_a_good_project_has_no_errors_and_says_what_was_looked_at(few: Path) -> None:
    """Tables with their rows, and scorecards."""
    found = check(few)

    assert found.problems == ()
    assert found.checked == ("accounts: 6 rows", "technologies: 5 rows", "scorecard few")


def test_all_kinds_of_problems_are_found_at_once_and_sorted(
    write: Write, files: dict[str, str]
) -> None:
    """From YAML, scorecards, bindings, sources and data, in the order of files and lines."""
    files["tradewind.yaml"] += "  people: {source: gone.csv}\n"
    files["scorecards/few.yaml"] = files["scorecards/few.yaml"].replace("industry:", "industy:")
    files["scorecards/wrong.yaml"] = "name: wrong\ncolour: red\n"
    files["scorecards/zero.yaml"] = files["scorecards/few.yaml"].replace("weight: 60", "weight: 0")
    files["accounts.csv"] += "a1,Copy,,,n/a,,,soon,,\n"

    found = check(write(files)).problems

    places = [problem.place.order for problem in found]
    assert places == sorted(places)
    assert {problem.place.file for problem in found} >= {"tradewind.yaml", "scorecards/wrong.yaml"}
    codes = {problem.code for problem in found}
    assert codes >= {"TW201", "TW215", "TW232", "TW401", "TW451", "TW452"}


def test_an_unknown_column_has_its_place_and_the_nearest_name(
    write: Write, files: dict[str, str]
) -> None:
    """In components and in conditions, each where it is written."""
    files["scorecards/few.yaml"] = files["scorecards/few.yaml"].replace(
        "number: employees", "number: employes"
    )

    (problem,) = check(write(files)).problems

    assert str(problem) == (
        "scorecards/few.yaml:13:45 TW232\n"
        '  "employes" is not a column of the accounts table.\n'
        '  fix: Write "employees".'
    )


def test_duplicate_ids_are_counted_and_named(write: Write, files: dict[str, str]) -> None:
    """Five of them with their copies, those with the most first, and how many more there are."""
    copies = [f"a{number},,,,,,,,,\n" for number in (1, 1, 2, 3, 4, 5, 6)]
    files["accounts.csv"] += "".join(copies)

    (problem,) = of_code(check(write(files)).problems, "TW452")

    assert problem.severity == "error"
    assert problem.place.line == 6
    for part in ("6 account ids", '"a1" (3 times), "a2" (2 times)', "and 1 more"):
        assert part in problem.what


def test_accounts_without_an_id_are_counted(write: Write, files: dict[str, str]) -> None:
    """They are left out, and it is said."""
    files["accounts.csv"] += " ,Nobody,,,,,,,,\n,Nobody else,,,,,,,,\n"

    (problem,) = check(write(files)).problems

    assert (problem.code, problem.severity) == ("TW453", "warning")
    assert "2 accounts" in problem.what


def test_unreadable_values_are_counted_with_an_example(write: Write, files: dict[str, str]) -> None:
    """Numbers, dates and yes or no of each column that is used as such, at its table."""
    files["accounts.csv"] += (
        "b1,,,,many,,perhaps,31/03/2026,,\nb2,,,,many,,,2026-02-30,,\nb3,,,,,,,,,\n"
    )

    found = of_code(check(write(files)).problems, "TW451")

    assert [problem.severity for problem in found] == ["warning"] * 3
    numbers, answers, dates = sorted(problem.what for problem in found)
    assert '"employees"' in numbers.replace(answers, "") or '"employees"' in answers
    text = " ".join((numbers, answers, dates))
    assert '2 values of "employees"' in text
    assert '"many"' in text
    assert '1 value of "is_customer"' in text
    assert '2 values of "last_activity_at"' in text


def test_an_unreadable_value_of_a_kept_column_counts_though_no_scorecard_reads_it(
    write: Write, files: dict[str, str]
) -> None:
    """Columns under our names are kept beside the scores, so that they matter too."""
    files["accounts.csv"] = files["accounts.csv"].replace("2e6", "2 millions")
    files["scorecards/few.yaml"] = files["scorecards/few.yaml"].replace(
        "number: revenue", "number: score"
    )

    found = of_code(check(write(files)).problems, "TW451")

    assert any('"revenue"' in problem.what and '"2 millions"' in problem.what for problem in found)


def test_a_text_spelt_otherwise_than_in_the_scorecard_is_a_warning(
    write: Write, files: dict[str, str]
) -> None:
    """Case and blanks only; the place is that of the text's list in the scorecard."""
    files["accounts.csv"] += "b1,,,,,software,,,,\nb2,,,,,SOFT WARE,,,,\n"
    files["technologies.csv"] += "a3,salesforce,,\n"

    found = of_code(check(write(files)).problems, "TW454")

    assert len(found) == 2
    assert {problem.severity for problem in found} == {"warning"}
    assert any('"software" in 1 row' in problem.what for problem in found)
    assert any('"salesforce" in 1 row' in problem.what for problem in found)


def test_technologies_without_a_table_are_a_warning(write: Write, files: dict[str, str]) -> None:
    """The component is unknown for everybody, which is said at its place."""
    files["tradewind.yaml"] = files["tradewind.yaml"].split("  technologies")[0]

    (problem,) = check(write(files)).problems

    assert (problem.code, problem.severity, problem.place.line) == ("TW233", "warning", 14)


def test_one_scorecard_can_be_checked_alone(write: Write, files: dict[str, str]) -> None:
    """Problems of the others are left out."""
    files["scorecards/wrong.yaml"] = "name: wrong\n"

    assert check(write(files), scorecard="few").problems == ()
    assert check(write(files), scorecard="few").checked[-1] == "scorecard few"


def test_problems_of_data_are_said_once_for_several_scorecards(
    write: Write, files: dict[str, str]
) -> None:
    """Two scorecards that read one column do not double its warning."""
    files["scorecards/again.yaml"] = files["scorecards/few.yaml"].replace("name: few", "name: two")
    files["accounts.csv"] += "b1,,,,many,,,,,\n"

    assert len(check(write(files)).problems) == 1


def test_without_accounts_there_is_nothing_to_score(write: Write, files: dict[str, str]) -> None:
    """The problem stands at `tables:`, and the other tables are still opened."""
    files["tradewind.yaml"] = "name: few\ntables:\n  technologies: {source: technologies.csv}\n"

    found = check(write(files))

    assert [problem.code for problem in found.errors] == ["TW321"]
    assert "technologies: 5 rows" in found.checked


def test_a_folder_without_a_project_is_a_problem(tmp_path: Path) -> None:
    """The fix is the command that starts one."""
    found = check(tmp_path)

    assert len(found.errors) == 1
    assert "tradewind init" in found.errors[0].fix


def test_a_text_that_no_row_has_is_named_with_the_nearest(
    write: Write, files: dict[str, str]
) -> None:
    """A misspelt category would give nobody its value."""
    card = files["scorecards/few.yaml"]
    assert "Software" in card
    files["scorecards/few.yaml"] = card.replace("Software", "Sofware")

    found = of_code(check(write(files)).problems, "TW456")

    assert found
    assert {problem.fix for problem in found} == {'Write "Software".'}
    assert {problem.severity for problem in found} == {"warning"}


def test_two_scorecards_of_one_name_are_refused(write: Write, files: dict[str, str]) -> None:
    """The scores of one would replace those of the other."""
    files["scorecards/second.yaml"] = files["scorecards/few.yaml"]

    (problem,) = of_code(check(write(files)).problems, "TW234")

    assert problem.place.file == "scorecards/second.yaml"
    assert "scorecards/few.yaml" in problem.what


def test_numbers_of_employees_that_are_not_whole_are_said(tmp_path: Path) -> None:
    """4.712 is most likely 4712 with a dot between the thousands."""
    (tmp_path / "a.csv").write_text("account_id,employees\na1,4.712\na2,12\n", encoding="utf-8")
    (tmp_path / "tradewind.yaml").write_text(
        "version: 1\nname: p\ntables: {accounts: {source: a.csv}}\n", encoding="utf-8"
    )

    (problem,) = of_code(check(tmp_path).problems, "TW457")

    assert problem.what == '1 number of employees not whole, such as "4.712".'


def test_a_project_without_a_scorecard_is_a_problem(write: Write, files: dict[str, str]) -> None:
    """`score` would have nothing to go by."""
    del files["scorecards/few.yaml"]

    assert of_code(check(write(files)).problems, "TW230")


def test_a_missing_source_is_shown_where_it_is_named(write: Write, files: dict[str, str]) -> None:
    """The place to repair is the line of tradewind.yaml."""
    files["tradewind.yaml"] += "  people: {source: gone.csv}\n"

    (problem,) = of_code(check(write(files)).problems, "TW401")

    assert problem.place.file == "tradewind.yaml"
    assert problem.place.line == len(files["tradewind.yaml"].splitlines())
    assert "gone.csv" in problem.what

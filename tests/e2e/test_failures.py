"""What goes wrong: one clear message, the exit code of its kind, and nothing on stdout."""

import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("explain", "Stilmere Softwar"), 1, "A0000002 (Stillmere Software Ltd)"),
        (("list", "--tier", "Z"), 1, '"Z" is no tier of the published scores.'),
        (("list", "--owner", "Nobody"), 1, '"Nobody" is no owner'),
        (("list", "--where", "employes>10"), 1, "employees"),
        (("list", "--scorecard", "nix"), 1, 'No scores of a scorecard "nix"'),
        (("score", "--scorecard", "grwth"), 1, "fix: Write growth."),
        (("score", "--output", "scores.doc"), 1, "fix: Let the name end in"),
        (("sql", "--dialect", "oracle"), 1, '"oracle" is not a dialect'),
        (("score", "--as-of", "30.06.2026"), 2, "Write one such as"),
        (("list", "--top", "0"), 2, "--top"),
        (("list", "--format", "xml"), 2, "--format"),
        (("lst",), 2, "lst"),
        (("explain",), 2, "WHO"),
    ],
)
def test_a_mistake_is_said_with_its_exit_code(
    tradewind: Run, scored_demo: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    """Problems of the input end with 1, wrong usage with 2; the message names the way out."""
    done = tradewind(*arguments, TRADEWIND_PROJECT=str(scored_demo))

    assert done.returncode == code
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("command", ["check", "score", "list", "columns", "sql"])
def test_a_missing_project_is_a_problem(tradewind: Run, tmp_path: Path, command: str) -> None:
    """Every command says what is missing and what to run."""
    done = tradewind(command, "--project", tmp_path / "nowhere")

    assert done.returncode == 1
    assert "fix: " in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_in_place_of_the_store_stops_publishing(tradewind: Run, tmp_path: Path) -> None:
    """The outside world stands in the way: exit code 3."""
    tradewind("demo", tmp_path / "demo", "--accounts", 20)
    (tmp_path / "demo" / "store").write_text("not a folder")

    done = tradewind("score", "--project", tmp_path / "demo")

    assert done.returncode == 3
    assert 'Move or rename "' in done.stderr
    assert "Traceback" not in done.stderr


def test_errors_of_a_project_end_with_1(tradewind: Run, own_demo: Path) -> None:
    """`check` prints them as its result; `score` prints them beside it, and publishes nothing."""
    card = own_demo / "scorecards" / "growth.yaml"
    card.write_text(card.read_text().replace("number: employees\n", "number: employes\n"))

    checked, scored = (tradewind(verb, "--project", own_demo) for verb in ("check", "score"))

    assert (checked.returncode, scored.returncode) == (1, 1)
    assert 'fix: Write "employees".' in checked.stdout
    assert 'fix: Write "employees".' in scored.stderr
    assert scored.stdout == ""
    assert checked.stdout.splitlines()[-1].startswith("2 errors")


def test_many_warnings_are_counted_after_the_first(tradewind: Run, own_demo: Path) -> None:
    """Scoring goes on; the first warnings are shown, and the command for the others."""
    rows = (own_demo / "data" / "accounts.csv").read_text(encoding="utf-8").splitlines()
    names = rows[0].split(",")
    extra = dict.fromkeys(names, "rubbish") | {"account_id": "X1", "name": "Broken"}
    rows.append(",".join(extra[name] for name in names))
    (own_demo / "data" / "accounts.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")

    done = tradewind("score", "--project", own_demo, "--as-of", "2026-06-30")

    assert done.returncode == 0
    assert done.stderr.count(" warning\n") == 5
    assert f"more: tradewind check --project {own_demo}" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("form", ["csv", "json", "table"])
def test_a_full_disk_behind_stdout_is_the_outside_world(
    shell: Run, scored_demo: Path, form: str
) -> None:
    """What cannot be written is said, with exit code 3."""
    done = shell(f'tradewind list --format {form} --project "{scored_demo}" > /dev/full')

    assert done.returncode == 3
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_closed_stdout_is_no_bug(shell: Run, scored_demo: Path) -> None:
    """A service may start the command without any stdout."""
    done = shell(f'tradewind list --project "{scored_demo}" >&-')

    assert done.returncode in (0, 3)
    assert "bug" not in done.stderr


def test_ctrl_c_ends_with_one_line(program: Path, tmp_path: Path) -> None:
    """Whatever is being computed stops at once, and nothing half-made stays."""
    command = [str(program), "demo", str(tmp_path / "big"), "--accounts", "400000"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        while process.poll() is None and not (tmp_path / "big" / "data").exists():
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)

    assert process.returncode == 130
    assert said == "Stopped. What was published before is untouched.\n"
    assert not list(tmp_path.rglob("*.parquet"))

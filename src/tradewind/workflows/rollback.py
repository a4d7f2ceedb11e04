"""Bring back a published version of a scorecard: its file, and its scores."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tradewind.files.exports.replacing import failures_as_problems, replacing
from tradewind.files.scorecard_file import FOLDER, parse_scorecard, scorecard_files
from tradewind.store.interface import RUN_TABLES, Run, ScorecardVersion
from tradewind.store.local import STORE_FOLDER, LocalStore
from tradewind.workflows.projects.whole_scorecards import as_written
from tradewind.workflows.versions import files_on_disk, found_version, latest_run


@dataclass(frozen=True, slots=True)
class RollbackResult:
    """What a rollback does, or has done.

    Attributes:
        hash: Hash of the version.
        scorecard: Name of the scorecard.
        run: The version's latest run, whose scores are current again.
        file: The scorecard's file, with the version's text.
        backup: Where the file's text of before is saved; None where it was published itself, or
            there was no file.
        changes_file: Whether the file's text is another than before.
        changes_current: Whether other scores were current before.
        holds: The scorecards that the text holds because it uses them, and the project has them
            no more as they were then.
    """

    hash: str
    scorecard: str
    run: Run
    file: Path
    backup: Path | None
    changes_file: bool
    changes_current: bool
    holds: tuple[str, ...] = ()


def rollback(prefix: str, project: str | Path = ".", *, dry_run: bool = False) -> RollbackResult:
    """Write a published version back to its file, and make its latest scores current again.

    The scores are those of that run; `tradewind score` scores today's data with the version. A
    text that was never published is saved beside the file first.

    Args:
        prefix: The beginning of the version's hash, of six signs at least.
        project: The project's folder.
        dry_run: Whether to tell what would be done, and do nothing.

    Raises:
        InvalidInput: No version, or several, have such a hash; names the nearest.
        OutsideWorldFailed: The store or the file cannot be written; then nothing was changed.
    """
    folder = Path(project)
    store = LocalStore(folder / STORE_FOLDER)
    version = found_version(store, prefix)
    run = latest_run(store, version)
    for table in RUN_TABLES:
        store.path_of(run, table)
    file = _file_of(folder, version)
    with failures_as_problems(file):
        before = file.read_bytes() if file.exists() else None
    text = as_written(folder, version.text).encode()
    current = store.current(version.name)
    result = RollbackResult(
        hash=version.hash,
        scorecard=version.name,
        run=run,
        file=file,
        backup=_backup_of(folder, store, file, before),
        changes_file=before != text,
        changes_current=current is None or current.run_id != run.run_id,
        holds=_held_in(text),
    )
    if not dry_run:
        _do(store, text, result, before)
    return result


def _held_in(text: bytes) -> tuple[str, ...]:
    """Name the other scorecards that a scorecard's text holds."""
    return tuple(parse_scorecard(text.decode(), shown_as="scorecard").card.scorecards or ())


def _do(store: LocalStore, text: bytes, result: RollbackResult, before: bytes | None) -> None:
    if result.changes_file:
        if result.backup is not None and before is not None:
            with failures_as_problems(result.backup), result.backup.open("xb") as saved:
                saved.write(before)
        _write(result.file, text)
    if result.changes_current:
        try:
            with store.turn():
                store.make_current(result.run, at=datetime.now(UTC))
        except BaseException:
            _put_back(result, before)
            raise


def _put_back(result: RollbackResult, before: bytes | None) -> None:
    """Undo what was done to the file, as the scores of before stay current."""
    if result.changes_file and before is not None:
        _write(result.file, before)
        if result.backup is not None:
            result.backup.unlink(missing_ok=True)
    elif result.changes_file:
        result.file.unlink(missing_ok=True)


def _write(file: Path, text: bytes) -> None:
    with failures_as_problems(file):
        file.parent.mkdir(exist_ok=True)
    with replacing(file) as stream:
        stream.write(text)


def _backup_of(folder: Path, store: LocalStore, file: Path, before: bytes | None) -> Path | None:
    """Name the file that a text is to be saved to; None where the store has it, to the letter."""
    published = {one.text for one in store.scorecard_versions()}
    published |= {as_written(folder, text) for text in published}
    if before is None or before in {text.encode() for text in published}:
        return None
    return next(path for path in _backups(file) if not path.exists())


def _backups(file: Path) -> Iterator[Path]:
    yield file.with_name(f"{file.name}.bak")
    number = 2
    while True:
        yield file.with_name(f"{file.name}.{number}.bak")
        number += 1


def _file_of(folder: Path, version: ScorecardVersion) -> Path:
    """Find the scorecard's file: by the name inside it, which one that is broken may have, too."""
    read = files_on_disk(folder)
    for shown, file in read:
        if file.card.name == version.name:
            return folder / shown
    readable = {folder / shown for shown, _ in read}
    named = re.compile(rf"^name:\s*[\"']?{re.escape(version.name)}[\"']?\s*$", re.MULTILINE)
    for path in scorecard_files(folder):
        if path not in readable:
            with failures_as_problems(path):
                if named.search(path.read_text(encoding="utf-8", errors="replace")):
                    return path
    return _new_file(folder, version.name)


def _new_file(folder: Path, name: str) -> Path:
    plain = re.sub(r"[^\w-]+", "-", name.lower()).strip("-") or "scorecard"
    names = [plain, *(f"{plain}-{number}" for number in range(2, 1000))]
    paths = (folder / FOLDER / f"{one}.yaml" for one in names)
    return next(path for path in paths if not path.exists())

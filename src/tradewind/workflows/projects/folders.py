"""The folder of a project: whether it is there at all, which every verb asks first."""

from difflib import get_close_matches
from pathlib import Path

from tradewind.problems import InvalidInput, Place, Problem

NO_PROJECT_FOLDER = "TW392"
"""The folder of the project does not exist, or is a file."""


def check_project_folder(folder: Path) -> None:
    """Make sure that a project's folder exists; what must be in it is told by who reads it.

    Raises:
        InvalidInput: There is no such folder, or it is a file.
    """
    if folder.is_dir():
        return
    what, fix = (
        (f'"{folder}" is a file.', f'Name the folder that it is in: "{folder.parent}".')
        if folder.exists()
        else (f'The folder "{folder}" does not exist.', _fix(folder))
    )
    raise InvalidInput([Problem(NO_PROJECT_FOLDER, Place("--project"), what, fix)])


def _fix(folder: Path) -> str:
    """Name the folder most like the first part that does not exist."""
    missing = next((one for one in reversed((folder, *folder.parents)) if not one.exists()), folder)
    try:
        beside = [one.name for one in missing.parent.iterdir() if one.is_dir()]
    except OSError:
        beside = []
    near = get_close_matches(missing.name, beside, n=1)
    if near:
        return f'Write "{missing.parent / near[0] / folder.relative_to(missing)}".'
    return (
        f'Name a folder that is there, or begin one with `tradewind init "{folder}" --from FILE…`.'
    )

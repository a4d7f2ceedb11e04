"""What is committed can be read by a stranger on another machine, and can be installed there."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from support.documents import ROOT, committed_files, named

REGISTRIES = ("pypi", "pythonhosted", "npmjs", "registry.yarnpkg", "crates", "debian", "anaconda")
HOST = re.compile(rf"(?:{'|'.join(REGISTRIES)})\.(?:org|com|io)\b", re.IGNORECASE)
MACHINE_PATH = re.compile(r"(?<![\w.\-])/(?:work|root|tmp/bash_jobs)(?![\w\-])")
PIN = re.compile(r"[a-z0-9-]+==[0-9][0-9a-z.+!]*( ; [^/]+)?")


def _pins(file: str) -> dict[str, str]:
    lines = (ROOT / "requirements" / file).read_text(encoding="utf-8").splitlines()
    pinned = (line.partition(";")[0].strip().partition("==") for line in lines if line[0] != "#")
    return {name: version for name, _, version in pinned}


def test_no_line_names_a_package_registry_or_a_path_of_one_machine() -> None:
    """Where packages come from is set up on each machine, never in the repository."""
    found = [
        f"{named(path)}:{number}: {line.strip()[:80]}"
        for path in committed_files()
        if b"\0" not in (content := path.read_bytes())
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), start=1)
        if HOST.search(line) or MACHINE_PATH.search(line)
    ]

    assert found == []


@pytest.mark.parametrize("file", ["runtime.txt", "dev.txt"])
def test_a_lock_file_holds_names_and_versions_only(file: str) -> None:
    """Each line is `name==version`, with an environment marker where one is needed."""
    lines = (ROOT / "requirements" / file).read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if line[0] != "#" and not PIN.fullmatch(line)] == []


def test_the_lock_files_agree_with_each_other() -> None:
    """What is needed to run has the same version with the tests' parts and without them."""
    assert _pins("runtime.txt").items() <= _pins("dev.txt").items()


@pytest.mark.parametrize("file", ["runtime.txt", "dev.txt"])
def test_every_declared_dependency_is_locked_at_a_version_that_fits(file: str) -> None:
    """A dependency that is added or raised in pyproject.toml needs `make lock`."""
    with (ROOT / "pyproject.toml").open("rb") as opened:
        project = tomllib.load(opened)["project"]
    extras = project["optional-dependencies"].values() if file == "dev.txt" else ()
    declared = [Requirement(line) for group in (project["dependencies"], *extras) for line in group]
    pins = _pins(file)

    unlocked = [
        str(wanted)
        for wanted in declared
        if wanted.name != "tradewind"
        and not wanted.specifier.contains(pins.get(canonicalize_name(wanted.name), "0"))
    ]

    assert unlocked == []

"""Write requirements/runtime.txt and requirements/dev.txt from a fresh resolution.

The package index that pip is set up with is asked for the newest versions that fit pyproject.toml.
Only names, versions and environment markers are written: never where a package came from.
It runs on the oldest Python that we support, because what fits there also fits newer ones.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
BUILD_PARTS = ("hatchling", "editables")
"""What an editable installation of the project is built with."""
PLATFORMS = (("linux", "Linux", "posix"), ("darwin", "Darwin", "posix"), ("win32", "Windows", "nt"))
OLDEST_PYTHON = (3, 11)
PYTHONS = ("3.11", "3.12", "3.13")
HEADER = "# Made by `make lock`; do not edit.\n"


@dataclass(frozen=True, slots=True)
class Resolution:
    """What pip would install here.

    Attributes:
        versions: Version of each package, by its canonical name.
        elsewhere: Requirements that hold on another platform or Python only, by canonical name.
    """

    versions: Mapping[str, str]
    elsewhere: Mapping[str, Requirement]


def main() -> None:
    """Resolve everything once, then the runtime part within that."""
    if sys.version_info[:2] != OLDEST_PYTHON:
        oldest = ".".join(map(str, OLDEST_PYTHON))
        sys.exit(f"Lock on Python {oldest}: make lock PYTHON=python{oldest}")
    folder = ROOT / "requirements"
    folder.mkdir(exist_ok=True)
    dev = folder / "dev.txt"
    _write(dev, _lines(_resolved([".[dev]", *BUILD_PARTS]), within=None))
    _write(folder / "runtime.txt", _lines(_resolved([".", *BUILD_PARTS], within=dev), within=dev))


def _write(path: Path, lines: list[str]) -> None:
    path.write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"wrote {path.relative_to(ROOT)}: {len(lines)} packages")


def _lines(resolution: Resolution, *, within: Path | None) -> list[str]:
    lines = [f"{name}=={version}" for name, version in resolution.versions.items()]
    for name, requirement in resolution.elsewhere.items():
        version = _resolved([f"{name}{requirement.specifier}"], within=within).versions[name]
        lines.append(f"{name}=={version} ; {requirement.marker}")
    return sorted(lines)


def _resolved(wanted: list[str], *, within: Path | None = None) -> Resolution:
    """Ask pip what it would install in an empty environment."""
    report = _report(wanted, within)
    items = [item["metadata"] for item in report["install"]]
    versions: dict[str, str] = {
        canonicalize_name(item["name"]): item["version"]
        for item in items
        if item["name"] != "tradewind"
    }
    return Resolution(versions, _elsewhere(items, known=versions))


def _report(wanted: list[str], within: Path | None) -> dict[str, Any]:
    limits = ["-c", str(within)] if within else []
    with NamedTemporaryFile(suffix=".json") as report:
        options = ["--dry-run", "--ignore-installed", "-qq", "--report", report.name]
        command = [sys.executable, "-m", "pip", "install", *options, *limits, *wanted]
        subprocess.run(command, cwd=ROOT, check=True)
        read: dict[str, Any] = json.loads(Path(report.name).read_text(encoding="utf-8"))
    return read


def _elsewhere(
    items: Iterable[Mapping[str, Any]], *, known: Mapping[str, str]
) -> dict[str, Requirement]:
    """Find requirements that do not hold here, but do on a platform and Python we support."""
    found: dict[str, Requirement] = {}
    for item in items:
        for written in item.get("requires_dist", ()):
            requirement = Requirement(written)
            name = canonicalize_name(requirement.name)
            if name not in known and requirement.marker and _holds_elsewhere(requirement.marker):
                found.setdefault(name, requirement)
    return found


def _holds_elsewhere(marker: Marker) -> bool:
    return any(
        marker.evaluate(
            {
                "sys_platform": platform,
                "platform_system": system,
                "os_name": os_name,
                "python_version": python,
                "python_full_version": f"{python}.0",
                "extra": "",
            }
        )
        for (platform, system, os_name), python in product(PLATFORMS, PYTHONS)
    )


if __name__ == "__main__":
    main()

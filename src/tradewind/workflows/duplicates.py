"""Report accounts that are likely one company under several entries; nothing is merged."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from tradewind.files.matching_file import read_matching
from tradewind.problems import InvalidInput, Problem
from tradewind.workflows.leads.match_inputs import REPEATED_ACCOUNTS, TABLES, make_inputs
from tradewind.workflows.match_extra import refuse_without_extra
from tradewind.workflows.projects.opening import OpenProject, opened
from tradewind.workflows.results.exporting import exported
from tradewind.workflows.results.output_paths import check_output
from tradewind.workflows.results.tables import Table
from tradewind.workflows.steps import Listener, unheard

if TYPE_CHECKING:
    from tradewind.matching.duplicate_pairs import Crowd, Pair
    from tradewind.matching.duplicates import Duplicates, Group, Member

NOTHING_TO_COMPARE = "TW434"
"""The accounts have neither names nor domains, so nothing tells which are alike."""
USUAL_LEAST = 0.95
"""The probability from which on two accounts are reported where nobody says else."""
_COLUMNS = {
    "group": pa.int64(),
    "account_id": pa.string(),
    "name": pa.string(),
    "domain": pa.string(),
    "country": pa.string(),
    "city": pa.string(),
    "is_customer": pa.bool_(),
    "contacts": pa.int64(),
    "is_original": pa.bool_(),
    "why_original": pa.string(),
    "alike_to": pa.string(),
    "probability": pa.float64(),
    "weight": pa.float64(),
    "evidence": pa.string(),
}


@dataclass(frozen=True, slots=True)
class DuplicatesResult:
    """Accounts that are likely one company.

    Attributes:
        found: The groups, and what was left out.
        rows: One row per account of a group, the surest group first, in it the likely original
            first: group (from 1), account_id, name, domain, country, city, is_customer, contacts,
            is_original, why_original (the rule that tells it; null where none does), alike_to
            (the account it is held against), probability (0–1), weight (bits), evidence (a
            sentence), and for domain, name, country, city and phone the level and the bits.
        at_least: The probability from which on a pair counted.
        warnings: How odd rows were treated.
        output: The file that was exported, or None.
        made_harmless: Texts of that file that a spreadsheet would have run as a formula.
    """

    found: "Duplicates"
    rows: Table
    at_least: float
    warnings: tuple[Problem, ...]
    output: Path | None
    made_harmless: int

    def to_dict(self) -> dict[str, Any]:
        """Give the documented JSON form."""
        found = self.found
        return {
            "accounts": found.accounts,
            "at_least": self.at_least,
            "groups": [_group_form(group) for group in found.groups],
            "within_families": found.within_families,
            "crowds": [_crowd_form(crowd) for crowd in found.crowds],
            "all_crowds": found.all_crowds,
            "nameless": found.nameless,
            "warnings": [
                {"code": one.code, "what": one.what, "fix": one.fix} for one in self.warnings
            ],
        }


def duplicates(
    project: str | Path = ".",
    *,
    at_least: float = USUAL_LEAST,
    output: str | Path | None = None,
    memory: str | None = None,
    progress: Listener | None = None,
) -> DuplicatesResult:
    """Find accounts that are likely one company: by domain, name, country, city and phone.

    Parents and subsidiaries are no duplicates. Nothing is merged; the report says which account
    is likely the original, by the rules for ties of matching.yaml.

    Args:
        project: The project's folder.
        at_least: The probability, between 0 and 1, from which on a pair counts.
        output: File to export the rows to: .csv, .parquet, .json or .xlsx.
        memory: Memory that may be used, such as 8GB, beyond which it spills to disk; None for
            four fifths of the machine's.
        progress: Called with the name of each step when it begins.

    Raises:
        InvalidInput: The project or matching.yaml have problems, the accounts have neither names
            nor domains, or the parts that matching needs are not installed.
        OutsideWorldFailed: A file or a disk stands in the way.
        ValueError: `at_least` is not between 0 and 1.
    """
    if not 0 < at_least < 1:
        raise ValueError(f"at_least is not between 0 and 1: {at_least}")
    refuse_without_extra()
    from tradewind.matching.duplicates import find_duplicates

    folder, step = Path(project), progress or unheard
    if output is not None:
        check_output(Path(output), Path(project))
    settings = read_matching(folder).settings
    step("reading the sources")
    with opened(folder, tables=TABLES, memory=memory, with_matches=False) as in_project:
        _refuse_without_evidence(in_project)
        made = make_inputs(in_project, now=datetime.now(UTC))
        found = find_duplicates(in_project.engine, settings, at_least=at_least, progress=step)
    rows = _rows(found)
    treated = 0
    if output is not None:
        step("writing the file")
        about = {"duplicates": "accounts", "at least": f"{at_least:g}"}
        treated = exported(rows, Path(output), folder=folder, content="Duplicates", about=about)
    return DuplicatesResult(
        found=found,
        rows=Table(rows),
        at_least=at_least,
        # What is odd about people tells nothing about accounts.
        warnings=(
            *in_project.problems,
            *(one for one in made if one.code == REPEATED_ACCOUNTS),
        ),
        output=Path(output) if output is not None else None,
        made_harmless=treated,
    )


def _refuse_without_evidence(project: OpenProject) -> None:
    """Stop where no column tells accounts apart."""
    accounts = project.bound.accounts
    if accounts.columns.keys() & {"name", "domain"}:
        return
    raise InvalidInput(
        [
            Problem(
                NOTHING_TO_COMPARE,
                project.file.places.at("tables", "accounts"),
                "The accounts have neither name nor domain, so nothing tells which are alike.",
                "Bind `name` or `domain` below `columns:` of the accounts.",
            )
        ]
    )


def _rows(found: "Duplicates") -> pa.Table:
    from tradewind.matching.duplicate_pairs import PARTS

    listed = [
        _row(number, group, member)
        for number, group in enumerate(found.groups, start=1)
        for member in group.members
    ]
    parts = {
        f"{part}_{ending}": kind
        for part in PARTS
        for ending, kind in (("level", pa.string()), ("bits", pa.float64()))
    }
    return pa.Table.from_pylist(listed, schema=pa.schema(_COLUMNS | parts))


def _row(number: int, group: "Group", member: "Member") -> dict[str, Any]:
    return {"group": number, **_member_form(group, member), **dict(_parts_of(member.pair))}


def _parts_of(pair: "Pair | None") -> Iterator[tuple[str, Any]]:
    for part, level in pair.levels.items() if pair else ():
        yield f"{part}_level", level
        yield f"{part}_bits", pair.bits[part] if pair else None


def _member_form(group: "Group", member: "Member") -> dict[str, Any]:
    pair = member.pair
    return {
        "account_id": member.account_id,
        "name": member.name,
        "domain": member.domain,
        "country": member.country,
        "city": member.city,
        "is_customer": member.is_customer,
        "contacts": member.contacts,
        "is_original": member.is_original,
        "why_original": group.rule if member.is_original else None,
        "alike_to": member.alike_to,
        "probability": round(pair.probability, 6) if pair else None,
        "weight": pair.weight if pair else None,
        "evidence": pair.evidence if pair else None,
    }


def _group_form(group: "Group") -> dict[str, Any]:
    return {
        "probability": round(group.probability, 6),
        "original": group.members[0].account_id,
        "why_original": group.rule,
        "members": [_member_form(group, member) for member in group.members],
        "pairs": [_pair_form(pair) for pair in group.pairs],
    }


def _pair_form(pair: "Pair") -> Mapping[str, Any]:
    return {
        "accounts": sorted((pair.one, pair.other)),
        "probability": round(pair.probability, 6),
        "weight": pair.weight,
        "evidence": pair.evidence,
        "parts": {
            part: {"level": level, "bits": pair.bits[part]} for part, level in pair.levels.items()
        },
    }


def _crowd_form(crowd: "Crowd") -> Mapping[str, Any]:
    return {
        "kind": crowd.kind,
        "shared": crowd.shared,
        "accounts": crowd.accounts,
        "an_account": crowd.an_account,
    }
